/** Banner, panel and status as a visitor finds them, by what they see and by the stable hooks. */
// Declares `window.samtykke` and its event.

import type { BrowserContext, Locator, Page } from 'playwright-core';
import type {} from '../../src/browser/index.ts';

export const banner = (page: Page): Locator => page.locator('[data-samtykke-banner] .card');
export const panel = (page: Page): Locator => page.locator('[data-samtykke-panel] form');
export const accept = (within: Locator): Locator => within.locator('[data-samtykke-accept]');
export const refuse = (within: Locator): Locator => within.locator('[data-samtykke-refuse]');
export const manage = (within: Locator): Locator => within.locator('[data-samtykke-manage]');
export const save = (within: Locator): Locator => within.locator('[data-samtykke-save]');

/** Presses a button of the banner, and waits until the answer is taken. */
export async function answerBanner(page: Page, button: typeof accept): Promise<void> {
  await button(banner(page)).click();
  await banner(page).waitFor({ state: 'detached' });
}

/** Picks an answer of a purpose in the panel. */
export const answer = (within: Locator, purpose: string, value: 'none' | 'all' | 'some'): Locator =>
  within.locator(`[name="purpose.${purpose}"][value="${value}"]`);

export async function cookieNames(context: BrowserContext): Promise<readonly string[]> {
  // What a page has just written may still be on its way to the browser; a page that reads waits for it.
  for (const page of context.pages()) await page.evaluate(() => document.cookie).catch(() => '');
  return (await context.cookies()).map(({ name }) => name).sort();
}

export async function choiceCookie(context: BrowserContext): Promise<string | undefined> {
  return (await context.cookies()).find(({ name }) => name === 'consent')?.value;
}

/** What holds, as the page's script says. */
export const allows = (page: Page, purpose: string, provider?: string): Promise<boolean> =>
  page.evaluate(([name, by]) => window.samtykke.allows(name as string, by), [purpose, provider] as const);

/** Waits until the second part of the script has taken over. */
export const whenReady = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector('[data-samtykke-message][role=status]') !== null);
