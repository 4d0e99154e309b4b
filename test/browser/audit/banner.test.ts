/** Banners of all kinds in a real browser: what they look like, and what only looks like one. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findWithdrawal, lookAtBanner, lookAtSettings } from '../../../src/audit/banner/index.ts';
import type { BannerLook, Control } from '../../../src/audit/observation.ts';
import { type BannerSite, bannerSite } from '../../support/banner-site.ts';
import { launchChromium, pagesAgain } from '../../support/browsers.ts';

let browser: Browser;
let site: BannerSite;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), bannerSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

const inPage = pagesAgain(() => browser);
const opened = <T>(name: string, work: (page: Page, context: BrowserContext) => Promise<T>): Promise<T> =>
  inPage(async (page) => {
    await page.goto(site.at(name));
    return work(page, page.context());
  });

const look = (name: string, patienceMilliseconds = 4_000): Promise<BannerLook | undefined> =>
  opened(name, (page) => lookAtBanner(page, { patienceMilliseconds }));

const meant = (controls: readonly Control[] = []): readonly string[] => controls.map(({ means }) => means);

/** Page, what its first layer offers in order, the share of the window that it takes, whether the page scrolls. */
const BANNERS: readonly (readonly [name: string, offers: string, covers: number, scrolls: boolean])[] = [
  ['one-sdk', 'policy settings refuse accept', 0.25, true],
  ['bot-dialog', 'choice choice choice choice unclear refuse save accept', 0.39, true],
  ['shadow-root', 'policy policy settings refuse accept', 1, false],
  ['message-frame', 'settings accept', 0.4, true],
  ['french-host', 'refuse settings accept', 1, true],
  ['cc-modal', 'policy accept refuse settings', 0.12, true],
  ['k-notice', 'settings refuse accept', 0.09, true],
  ['modal-dialog', 'refuse accept', 1, true],
  ['links-only', 'accept refuse policy', 0.05, true],
  ['no-refusal', 'accept settings', 0.15, true],
  ['pre-ticked', 'choice choice choice accept save', 0.11, true],
  ['wall', 'accept unclear', 1, false],
  ['finnish', 'refuse settings accept', 0.15, true],
  ['japanese', 'policy accept refuse settings', 0.15, true],
  ['fading', 'refuse accept', 0.15, true],
  ['late', 'refuse accept', 0.15, true],
  ['closed-root', 'refuse accept', 0.15, true],
  ['in-flow', 'accept refuse unclear', 0.25, true],
  ['notice-cross', 'close', 0.1, true],
  ['are-you-sure', 'accept refuse', 0.15, true],
];

// Most of the time a banner is waited for: several pages side by side.
describe.concurrent('what a banner looks like', () => {
  it.each(BANNERS)('reads %s', async (name, offers, covers, scrolls) => {
    const seen = await look(name);
    expect(seen?.found).toBe('looks');
    expect(meant(seen?.controls).join(' ')).toBe(offers);
    expect(Math.abs((seen?.covers ?? 0) - covers)).toBeLessThan(0.06);
    expect(seen?.scrolls).toBe(scrolls);
  });

  it('tells how a refusal stands out beside an acceptance', async () => {
    const { controls = [] } = (await look('links-only')) ?? {};
    const [accept, refuse] = controls;
    expect([accept?.isButton, refuse?.isButton]).toEqual([false, false]);
    expect([accept?.colour, refuse?.colour]).toEqual(['rgb(255, 255, 0)', 'rgb(136, 136, 136)']);
    expect([accept?.background, refuse?.background]).toEqual(['rgb(34, 34, 34)', 'rgb(34, 34, 34)']);
    expect(accept?.contrast).toBeGreaterThan(14);
    expect(refuse?.contrast).toBeLessThan(4.5);
    expect([accept?.fontSizePixels, refuse?.fontSizePixels]).toEqual([16, 11]);
  });

  it('tells a button from words that can be pressed', async () => {
    const { controls = [] } = (await look('one-sdk')) ?? {};
    const byText = new Map(controls.map((each) => [each.text, each.isButton]));
    expect(byText.get('Accept All Cookies')).toBe(true);
    expect(byText.get('Reject All')).toBe(true);
    expect(byText.get('Cookies Settings')).toBe(false);
  });

  it('tells what is ticked beforehand and what cannot be changed', async () => {
    const { controls = [] } = (await look('pre-ticked')) ?? {};
    const choices = controls.filter(({ means }) => means === 'choice');
    expect(choices.map(({ text, checked, disabled = false }) => [text, checked, disabled])).toEqual([
      ['Nødvendige', true, true],
      ['Statistik', true, false],
      ['Markedsføring', true, false],
    ]);
  });

  it('places what stands in a frame in the window of the page', async () => {
    const seen = await look('message-frame');
    expect(seen?.box.y).toBeGreaterThanOrEqual(480);
    expect(seen?.controls.every(({ box }) => box.y > 480 && box.y + box.height <= 800)).toBe(true);
  });

  it('changes nothing in the page and presses nothing', async () => {
    await opened('bot-dialog', async (page, context) => {
      const before = await page.evaluate(() => [document.documentElement.outerHTML, Object.keys(globalThis).join()]);
      await lookAtBanner(page, {});
      expect(await page.evaluate(() => [document.documentElement.outerHTML, Object.keys(globalThis).join()])).toEqual(
        before,
      );
      expect(await context.cookies()).toEqual([]);
    });
  });

  it('leaves no trace in a page with a closed root', async () => {
    await opened('closed-root', async (page) => {
      const names = (): Promise<string> => page.evaluate(() => Object.getOwnPropertyNames(globalThis).join());
      const before = await names();
      await lookAtBanner(page, { patienceMilliseconds: 500 });
      expect(await names()).toBe(before);
    });
  });

  it('takes a picture where it is asked to, under a name', async () => {
    const pictures: string[] = [];
    const screenshot = async (name: string): Promise<string> => {
      pictures.push(name);
      return `${name}.png`;
    };
    const seen = await opened('finnish', (page) => lookAtBanner(page, { screenshot }));
    expect(seen?.screenshot).toBe('banner.png');
    expect(pictures).toEqual(['banner']);
  });

  it('goes on without a picture that cannot be taken', async () => {
    const screenshot = (): Promise<string> => Promise.reject(new Error('no room'));
    const seen = await opened('finnish', (page) => lookAtBanner(page, { screenshot }));
    expect(seen?.found).toBe('looks');
    expect(seen).not.toHaveProperty('screenshot');
  });
});

describe.concurrent('a second layer', () => {
  it.each([
    ['one-sdk', 'accept choice choice choice refuse save'],
    ['shadow-root', 'choice choice choice refuse save accept'],
    ['message-frame', 'choice choice refuse save'],
    ['no-refusal', 'choice choice choice save accept'],
    ['japanese', 'choice choice choice save'],
  ])('is opened and read: %s', async (name, offers) => {
    const seen = await opened(name, (page) => lookAtSettings(page, {}));
    expect(meant(seen).join(' ')).toBe(offers);
  });

  it('is not there where nothing opens one', async () => {
    expect(await opened('modal-dialog', (page) => lookAtSettings(page, {}))).toBeUndefined();
    expect(await opened('like-app', (page) => lookAtSettings(page, { patienceMilliseconds: 300 }))).toBeUndefined();
  });
});

describe.concurrent('what is no consent banner', () => {
  it.each([
    ['like-newsletter'],
    ['like-age-gate'],
    ['like-chat'],
    ['like-header'],
    ['like-app'],
    ['like-push'],
    ['like-terms'],
    ['like-policy'],
    ['like-region'],
  ])('is not taken for one: %s', async (name) => {
    expect(await look(name, 600)).toBeUndefined();
  });

  it('is a banner that was answered', async () => {
    await opened('one-sdk', async (page, context) => {
      await context.addCookies([{ name: 'choice', value: 'accept', url: page.url() }]);
      await page.reload();
      expect(await lookAtBanner(page, { patienceMilliseconds: 600 })).toBeUndefined();
    });
  });
});

describe.concurrent('a way to withdraw', () => {
  const answered = (name: string): Promise<boolean> =>
    opened(name, async (page, context) => {
      await context.addCookies([{ name: 'choice', value: 'accept', url: page.url() }]);
      await page.reload();
      return findWithdrawal(page, {});
    });

  it.each([['one-sdk'], ['bot-dialog'], ['shadow-root'], ['french-host'], ['cc-modal'], ['k-notice'], ['japanese']])(
    'is found in a footer or on a floating button: %s',
    async (name) => {
      expect(await answered(name)).toBe(true);
    },
  );

  it.each([['late'], ['pre-ticked'], ['in-flow'], ['like-header']])(
    'is missed where there is none: %s',
    async (name) => {
      expect(await answered(name)).toBe(false);
    },
  );
});
