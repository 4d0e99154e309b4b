import type { Page } from 'playwright-core';
import type { BannerLook, Control } from '../observation.ts';
import type { BannerConfig } from './config.ts';

/**
 * What the consent banner of an opened page looks like, before it is answered. Waits for one to appear, and presses
 * nothing.
 *
 * @returns nothing where no banner came in time. Never throws for what a page does.
 */
export async function lookAtBanner(_page: Page, _config: BannerConfig): Promise<BannerLook | undefined> {
  return undefined;
}

/**
 * What can be pressed in the second layer. Opens it, and leaves it open: the page is used up for other answers.
 *
 * @returns nothing where there is no way to it. Never throws for what a page does.
 */
export async function lookAtSettings(_page: Page, _config: BannerConfig): Promise<readonly Control[] | undefined> {
  return undefined;
}
