/** The banners of the small sites are as they say: seen by a plain browser, without any auditor. */
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type BannerStyle, HONEST } from '../../support/planted-site/banner.ts';
import { HONEST_BANNERS, TRICKY_BANNERS } from '../../support/planted-site/banner-sites.ts';
import { newPlainVisitor, openPlainly } from '../../support/planted-site/plain-visitor.ts';
import { type PlantedSite, plantedSite } from '../../support/planted-site/planted-site.ts';
import { freePort } from '../../support/postgres.ts';

const SITES = [...HONEST_BANNERS, ...TRICKY_BANNERS];
const styleOf = (id: string): BannerStyle => SITES.find((each) => each.id === id)?.options.style ?? HONEST;

let browser: Browser;
let port: number;
beforeAll(async () => {
  port = await freePort();
  browser = await openPlainly(port);
});
afterAll(() => browser.close());

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Opened {
  readonly page: Page;
  readonly site: PlantedSite;
  readonly style: BannerStyle;
  /** Where the banner is looked for. */
  readonly within: Page | FrameLocator;
}

async function open(id: string, state: 'before' | 'gpc' = 'before'): Promise<Opened> {
  const { options, start } = SITES.find((each) => each.id === id) ?? { options: { parts: [] }, start: undefined };
  const site = await plantedSite({ ...options, port });
  const context = await newPlainVisitor(browser, state);
  closing.push(async () => {
    await context.close();
    await site.stop();
  });
  const page = await context.newPage();
  await page.goto(start ?? site.origin);
  await page.waitForTimeout(300);
  const style = styleOf(id);
  return { page, site, style, within: style.place === 'frame' ? page.frameLocator('iframe') : page };
}

const button = ({ within }: Opened, name: string): Locator => within.getByText(name, { exact: true });
const area = async (locator: Locator): Promise<number> => {
  const box = await locator.boundingBox();
  return box ? box.width * box.height : 0;
};

describe('honest banners', () => {
  it.each(HONEST_BANNERS.filter(({ id }) => id !== 'opt-out').map(({ id }) => id))(
    'offer refusal as well as consent in the first layer: %s',
    async (id) => {
      const opened = await open(id);
      const { words } = opened.style;
      const [accept, refuse] = [button(opened, words.accept), button(opened, words.refuse)];
      const size = async (each: Locator): Promise<string> =>
        each.evaluate((it) => getComputedStyle(it).fontSize + it.tagName);
      expect(await size(refuse)).toBe(await size(accept));
      await button(opened, words.settings).click();
      expect(await opened.within.locator('input[type=checkbox]:checked').count()).toBe(0);
      await refuse.click();
      await opened.page.goto(`${opened.site.origin}/product`);
      await opened.page.waitForTimeout(300);
      expect(await accept.count()).toBe(0);
      await opened.page.locator('#cookie-settings').click();
      await accept.click();
      expect(await opened.page.evaluate(() => document.cookie)).toContain('shop_consent=f1.a1.m1.p0');
    },
  );

  it('come by http where the site is asked for so', async () => {
    const { page, site } = await open('beside-newsletter');
    expect(page.url()).toBe('https://shop.test/');
    expect(site.seen.hits[0]).toMatchObject({ scheme: 'http', host: 'shop.test', path: '/' });
  });

  it('ask nobody where they need not', async () => {
    const { page } = await open('opt-out');
    expect(await page.evaluate(() => document.cookie)).toContain('_tq=');
  });

  it('heed the signal', async () => {
    const { page } = await open('opt-out', 'gpc');
    expect(await page.evaluate(() => document.cookie)).not.toContain('_tq=');
  });
});

describe('tricky banners', () => {
  it('none asks nobody', async () => {
    const { page } = await open('none');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate(() => document.cookie)).toContain('visit_count=1');
  });

  it('refusal-in-second-layer has a button that refuses behind the settings only', async () => {
    const opened = await open('refusal-in-second-layer');
    expect(await button(opened, 'Reject all').count()).toBe(0);
    await button(opened, 'Settings').click();
    expect(await button(opened, 'Reject all').count()).toBe(1);
  });

  it('refusal-nowhere has none at all', async () => {
    const opened = await open('refusal-nowhere');
    await button(opened, 'Einstellungen').click();
    expect(await button(opened, 'Alle ablehnen').count()).toBe(0);
    expect(await button(opened, 'Auswahl speichern').count()).toBe(1);
  });

  it.each(['loud', 'loud-in-french'])('%s shows what accepts many times as large as what refuses', async (id) => {
    const opened = await open(id);
    const { accept, refuse } = opened.style.words;
    expect(await area(button(opened, accept))).toBeGreaterThan(4 * (await area(button(opened, refuse))));
  });

  it('ticked has every box ticked', async () => {
    const opened = await open('ticked');
    await button(opened, 'Innstillinger').click();
    expect(await opened.within.locator('input[type=checkbox]:checked').count()).toBe(4);
  });

  it('wall lies over the page, which does not scroll', async () => {
    const { page } = await open('wall');
    const over = await page.evaluate(() => document.elementFromPoint(20, 20)?.closest('[role=dialog]') !== null);
    expect(over).toBe(true);
    await page.mouse.wheel(0, 500);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  it('dead-button stays where it is when it is refused', async () => {
    const opened = await open('dead-button');
    await button(opened, 'Reject all').click();
    expect(await button(opened, 'Reject all').isVisible()).toBe(true);
    expect(await opened.page.evaluate(() => document.cookie)).not.toContain('shop_consent=');
  });

  it('no-way-back leaves no link behind', async () => {
    const opened = await open('no-way-back');
    await button(opened, 'Accept all').click();
    await opened.page.goto(`${opened.site.origin}/product`);
    expect(await opened.page.locator('#cookie-settings').count()).toBe(0);
  });

  it('asks-again asks on the next page', async () => {
    const opened = await open('asks-again');
    await button(opened, 'Reject all').click();
    expect(await button(opened, 'Reject all').count()).toBe(0);
    await opened.page.goto(`${opened.site.origin}/product`);
    await button(opened, 'Reject all').waitFor();
  });

  it('deaf-to-gpc loads the tracker in spite of the signal', async () => {
    const { page, site } = await open('deaf-to-gpc', 'gpc');
    await page.waitForTimeout(300);
    const [hit] = site.seen.hits.filter(({ path }) => path === '/deaf.js');
    expect(hit).toMatchObject({ host: 'tracker.test', gpc: true });
  });
});
