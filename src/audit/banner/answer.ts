import type { Page } from 'playwright-core';
import type { Answered } from '../observation.ts';
import type { BannerConfig, Wish } from './config.ts';

/**
 * Answers the banner of an opened page as a visitor would, or, for `withdraw`, opens what the site offers for it.
 * `answered` is said only where what was asked is gone afterwards. Never throws for what a page does.
 */
export async function answerBanner(_page: Page, _wish: Wish, _config: BannerConfig): Promise<Answered> {
  return { kind: 'no-banner' };
}

/** Whether an opened page offers a way to withdraw: a link or button for it, without any banner in view. Presses nothing. */
export async function findWithdrawal(_page: Page, _config: BannerConfig): Promise<boolean> {
  return false;
}
