import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { firefoxPath } from '../support/browsers.ts';
import { launchFirefox } from '../support/firefox.ts';
import { registryOf } from '../support/registry.ts';
import { type TestSite, testSite } from '../support/site.ts';

const KEPT = `site:
  name: Kept
  domains: [kept.example]
  controllers: [{ name: Kept AS, office: Oslo, register: "1" }]
  contacts: { requests: a@kept.example }
  languages: [en]
categories: { essential: { always: true }, functionality: {} }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: session, category: essential, retention: session, httpOnly: true }
  - { name: theme, kind: localStorage, category: functionality, retention: P30D }
  - { name: tab, kind: sessionStorage, category: functionality, retention: session }
  - { name: visits, kind: indexedDB, category: functionality, retention: P30D }
  - { name: pages, kind: cache, category: functionality, retention: P30D }
`;

const isThere = firefoxPath() !== undefined;
let browser: Browser;
let site: TestSite;
/** One that keeps something in every store. */
let kept: TestSite;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  if (!isThere) return;
  browser = await launchFirefox({ 'network.dns.localDomains': 'plain.test' });
  site = await testSite();
  kept = await testSite({
    registry: await registryOf(KEPT),
    pages: { '/plain': { by: 'none', body: '<h1>Plain</h1>' } },
  });
});
afterAll(async () => {
  if (!isThere) return;
  await browser.close();
  await Promise.all([site.stop(), kept.stop()]);
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

/** Puts something into each store that the page's origin has; one without TLS has fewer. */
const plantStores = (): Promise<void> =>
  page.evaluate(async () => {
    localStorage.setItem('theme', '1');
    sessionStorage.setItem('tab', '1');
    await new Promise((resolve) => {
      indexedDB.open('visits').onsuccess = (event) => resolve((event.target as IDBOpenDBRequest).result.close());
    });
    if (!isSecureContext) return;
    await caches.open('pages');
    await (await navigator.storage.getDirectory()).getFileHandle('planted', { create: true });
  });

/** The stores that hold anything. */
const storesLeft = (): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const left: string[] = [];
    if (localStorage.length > 0) left.push('localStorage');
    if (sessionStorage.length > 0) left.push('sessionStorage');
    if ((await indexedDB.databases()).length > 0) left.push('indexedDB');
    if (!isSecureContext) return left;
    if ((await caches.keys()).length > 0) left.push('cache');
    const root = (await navigator.storage.getDirectory()) as unknown as { keys(): AsyncIterable<string> };
    for await (const _ of root.keys()) return [...left, 'file'];
    return left;
  });

/** Fills cookies and stores of a host after a grant, and has everything deleted. */
async function deleteAllAt(address: string): Promise<string> {
  const { hostname } = new URL(address);
  await page.goto(`${address}/samtykke/policy/en`);
  await click('banner', '[data-samtykke-accept]');
  await gone('banner');
  await page.goto(`${address}/plain`);
  await plantStores();
  for (const [name, httpOnly] of [
    ['session', true],
    ['rogue', false],
    ['rogue_server', true],
  ] as const)
    await context.setCookie({ name, value: '1', domain: hostname, path: '/', httpOnly });
  expect((await context.cookies()).map(({ name }) => name).sort()).toEqual([
    'consent',
    'rogue',
    'rogue_server',
    'session',
  ]);
  await page.goto(`${address}/samtykke/policy/en`);
  await page.locator('form[action$="/delete"] button').click();
  await page.waitForFunction(() => location.pathname.endsWith('/delete') && document.readyState === 'complete');
  return page.evaluate(() => document.body.innerText);
}

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
      // Read up to the control letter it would stay; read as a whole it would be a deletion.
      for (const letter of ['\0', '\n', '\r', '\x01', '\x7f']) document.cookie = `broken=1${letter};max-age=0`;
      localStorage.setItem('rogue', '1');
      localStorage.other = '1';
    });
    const cookies = await context.cookies();
    expect(cookies.map(({ name }) => name)).toEqual(['forcedesktop']);
    expect(Math.abs((cookies[0]?.expires ?? 0) - Date.now() / 1000 - 3_600)).toBeLessThan(60);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('deletes everything, and says so', async () => {
    const text = await deleteAllAt(kept.address);
    expect(text).toContain('Everything has been deleted');
    expect(await context.cookies()).toEqual([]);
    expect(await storesLeft()).toEqual([]);
    await page.goto(`${kept.address}/plain`);
    expect(await storesLeft()).toEqual([]);
  });

  it('deletes the cookies without TLS, and says what may be left', async () => {
    const address = kept.address.replace('localhost', 'plain.test');
    const text = await deleteAllAt(address);
    expect(text).toContain('Cookies have been deleted');
    expect(text).toMatch(/may still be there.*theme \(Local storage\).*visits \(Browser database\)/s);
    expect(text).not.toContain('Everything has been deleted');
    expect(await context.cookies()).toEqual([]);
    await page.goto(`${address}/plain`);
    expect(await storesLeft()).toEqual(['localStorage', 'sessionStorage', 'indexedDB']);
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
