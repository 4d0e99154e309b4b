export { answerBanner } from './answer.ts';
export { type Autoconsent, loadAutoconsent, type NoAutoconsent } from './autoconsent.ts';
export type { BannerConfig, BannerSelectors, Wish } from './config.ts';
export { lookAtBanner, lookAtSettings } from './look.ts';
export { meaningOf } from './meaning.ts';
export { findWithdrawal } from './withdrawal.ts';
