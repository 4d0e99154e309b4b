import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { firefoxPath } from '../support/browsers.ts';
import { launchFirefox } from '../support/firefox.ts';
import { type TestSite, testSite } from '../support/site.ts';

const isThere = firefoxPath() !== undefined;
let browser: Browser;
let site: TestSite;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  if (!isThere) return;
  browser = await launchFirefox();
  site = await testSite();
});
afterAll(async () => {
  if (!isThere) return;
  await browser.close();
  await site.stop();
});
beforeEach(async () => {
  context = await browser.createBrowserContext();
  page = await context.newPage();
  await page.setViewport({ width: 1280, height: 800 });
});
afterEach(() => context.close());

/** A control within banner or panel, through the shadow root. */
const inside = (surface: 'banner' | 'panel', selector: string): string => `[data-samtykke-${surface}] >>> ${selector}`;

async function open(path: string): Promise<void> {
  await page.goto(site.address + path);
  await page.waitForFunction(() => document.querySelector('[data-samtykke-message][role=status]') !== null);
}
const click = (surface: 'banner' | 'panel', selector: string): Promise<void> =>
  page.locator(inside(surface, selector)).click();
const gone = (surface: 'banner' | 'panel'): Promise<unknown> =>
  page.waitForFunction((name) => !document.querySelector(`[data-samtykke-${name}]`), {}, surface);
const allows = (purpose: string, provider?: string): Promise<boolean> =>
  page.evaluate((name, by) => window.samtykke.allows(name, by), purpose, provider);
const choiceCookie = async (): Promise<string | undefined> =>
  (await context.cookies()).find(({ name }) => name === 'consent')?.value;
const status = async (): Promise<string> => {
  await page.goto(`${site.address}/samtykke/policy/no`);
  // By its parts: what is not laid out yet has no spaces between them.
  return page.$$eval('[data-samtykke-status] :is(dt, dd)', (parts) => parts.map((each) => each.textContent).join(' '));
};

describe.skipIf(!isThere)('in Firefox', () => {
  describe.each(['/', '/script'])('a visit to %s', (path) => {
    it('shows the banner at first and keeps everything off', async () => {
      await open(path);
      const text = await page.$eval(inside('banner', '.card'), (card) => (card as HTMLElement).innerText);
      expect(text).toContain('Vi (Night Stage Nord AS og Night Stage Live AS)');
      expect([await allows('analytics'), await allows('essential'), await choiceCookie()]).toEqual([
        false,
        true,
        undefined,
      ]);
    });

    it('accepts', async () => {
      await open(path);
      await click('banner', '[data-samtykke-accept]');
      await gone('banner');
      expect([await allows('analytics'), await allows('personalised')]).toEqual([true, false]);
      expect(await status()).toContain('Statistikk Tillatt');
    });

    it('refuses, and is not asked again', async () => {
      await open(path);
      await click('banner', '[data-samtykke-refuse]');
      await gone('banner');
      expect(await choiceCookie()).toMatch(/functionality!analytics!personalised\.\./);
      await open(path);
      expect(await page.$('[data-samtykke-banner]')).toBeNull();
    });

    it('chooses by provider, changes, and withdraws', async () => {
      await open(path);
      await click('banner', '[data-samtykke-manage]');
      await click('panel', '[name="purpose.analytics"][value="some"]');
      await click('panel', '[name="provider.analytics"][value="hotjar"]');
      await click('panel', '[data-samtykke-save]');
      await gone('panel');
      expect([await allows('analytics', 'hotjar'), await allows('analytics', 'google')]).toEqual([true, false]);
      await page.evaluate(() => {
        document.cookie = '_hjid=1; max-age=1000';
        document.cookie = '_ga_V6B1R508XB=1; max-age=1000';
      });
      expect((await context.cookies()).map(({ name }) => name).sort()).toEqual(['_hjid', 'consent']);
      expect(await page.evaluate(() => window.samtykke.withdraw())).toBe(true);
      expect((await context.cookies()).map(({ name }) => name)).toEqual(['consent']);
    });
  });

  it('caps a lifetime and keeps undeclared storage out', async () => {
    await open('/');
    await page.evaluate(() => {
      document.cookie = 'forcedesktop=1; max-age=99999999';
      document.cookie = 'rogue=1';
      localStorage.setItem('rogue', '1');
      localStorage.other = '1';
    });
    const cookies = await context.cookies();
    expect(cookies.map(({ name }) => name)).toEqual(['forcedesktop']);
    expect(Math.abs((cookies[0]?.expires ?? 0) - Date.now() / 1000 - 3_600)).toBeLessThan(60);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('reaches another tab', async () => {
    await open('/');
    const other = await context.newPage();
    await other.goto(`${site.address}/script`);
    await other.waitForFunction(() => document.querySelector('[data-samtykke-banner]') !== null);
    await page.bringToFront();
    await click('banner', '[data-samtykke-accept]');
    await gone('banner');
    await other.waitForFunction(
      () => window.samtykke.allows('analytics') && !document.querySelector('[data-samtykke-banner]'),
    );
  });
});
