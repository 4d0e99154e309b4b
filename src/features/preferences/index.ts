export { type ChoiceName, type ChoiceValues, type Picked, type Preferences, preferences } from './choices.ts';
export {
  type GuestFavourites,
  guestFavourites,
  type ItemListOptions,
  type Live,
  type RecentlyViewed,
  recentlyViewed,
} from './items.ts';
