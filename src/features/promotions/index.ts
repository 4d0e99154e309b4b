export {
  type Audience,
  type Campaign,
  type CampaignCookies,
  type CampaignsOptions,
  type CampaignVisit,
  campaigns,
} from './campaigns.ts';
export {
  type CardCookies,
  type CardProgress,
  type CardStatus,
  type CardStep,
  type CardValidation,
  cardValidation,
} from './card-validation.ts';
export { dismissal, type Message, type MessageOptions, type MessageView, signOutOffer } from './messages.ts';
export type { Claim, ClaimToken, Spin } from './spin.ts';
export type { Seat, Turn, TurnWindow, WheelState } from './turn.ts';
export { type Wheel, wheel } from './wheel.ts';
export type { WheelView, WheelVisitor } from './wheel-features.ts';
export type { Odds, Prize, WheelCookies, WheelOptions } from './wheel-settings.ts';
