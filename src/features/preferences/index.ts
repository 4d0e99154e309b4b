export {
  type ChoiceName,
  type ChoiceValues,
  type Picked,
  type Preferences,
  type PreferencesOptions,
  preferences,
} from './choices.ts';
export {
  type GuestFavourites,
  guestFavourites,
  type ItemListOptions,
  type Live,
  type RecentlyViewed,
  recentlyViewed,
} from './items.ts';
