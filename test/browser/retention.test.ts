import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchChromium, newVisitor } from '../support/browsers.ts';
import { registryOf } from '../support/registry.ts';
import { type TestSite, testSite } from '../support/site.ts';
import { whenReady } from '../support/surfaces.ts';

const REGISTRY = `site:
  name: Kept
  domains: [kept.example]
  controllers: [{ name: Kept AS, office: Oslo, register: "1" }]
  contacts: { requests: a@kept.example }
  languages: [en]
categories: { essential: { always: true }, functionality: {} }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: hour, category: essential, retention: PT1H }
  - { name: first, category: essential, retention: P1D, renewed: false }
  - { name: theme, kind: localStorage, category: essential, retention: PT1H }
  - { name: once, kind: localStorage, category: essential, retention: P1D, renewed: false }
  - { name: visits, kind: indexedDB, category: essential, retention: PT1H }
  - { name: pages, kind: cache, category: essential, retention: PT1H }
  - { name: root, kind: fileSystem, category: essential, retention: PT1H }
`;
const HOUR = 3_600;

let browser: Browser;
let site: TestSite;
let context: BrowserContext;
let tab: Page;

beforeAll(async () => {
  browser = await launchChromium();
  site = await testSite({
    registry: await registryOf(REGISTRY),
    pages: {
      '/': { by: 'script', body: '<h1>Kept</h1>', language: 'en' },
      '/again': {
        by: 'script',
        body: '<h1>Again</h1>',
        isProtected: true,
        cookies: ['first=1; Max-Age=86400; HttpOnly', 'hour=1; Max-Age=3600'],
      },
    },
  });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});
beforeEach(async () => {
  context = await newVisitor(browser, { locale: 'en-GB' });
  tab = await context.newPage();
  await tab.clock.install();
  await open();
});
afterEach(() => context.close());

async function open(): Promise<void> {
  await tab.goto(site.address);
  await whenReady(tab);
}

/** Seconds that a cookie has still to live by the browser's own clock; absent when it is not there. */
async function livesFor(name: string): Promise<number | undefined> {
  const cookie = (await context.cookies()).find((each) => each.name === name);
  return cookie && cookie.expires - Date.now() / 1000;
}

const stored = (): Promise<readonly string[]> =>
  tab.evaluate(async () => {
    const files: string[] = [];
    const root = (await navigator.storage.getDirectory()) as unknown as { keys(): AsyncIterable<string> };
    for await (const name of root.keys()) files.push(name);
    return [
      ...Object.keys(localStorage).filter((key) => key !== 'samtykke'),
      ...(await indexedDB.databases()).map(({ name = '' }) => name),
      ...(await caches.keys()),
      ...files,
    ].sort();
  });

async function store(): Promise<void> {
  await tab.evaluate(async () => {
    localStorage.setItem('theme', 'dark');
    localStorage.once = '1';
    await new Promise((resolve) => {
      indexedDB.open('visits').onsuccess = (event) => resolve((event.target as IDBOpenDBRequest).result.close());
    });
    await caches.open('pages');
    await (await navigator.storage.getDirectory()).getFileHandle('notes', { create: true });
  });
}

it('a cookie that asks for ten years lives as long as is declared, by whichever way it is written', async () => {
  for (const write of [
    "document.cookie = 'hour=1; max-age=315360000'",
    "cookieStore.set({ name: 'hour', value: '1', expires: Date.now() + 315360000000 })",
    "cookieStore.set({ get name() { return this.asked ? 'rogue' : (this.asked = true, 'hour'); }, value: '1', expires: Date.now() + 315360000000 })",
  ]) {
    await context.clearCookies({ name: 'hour' });
    await tab.evaluate(write);
    expect(await livesFor('hour')).toBeGreaterThan(HOUR - 60);
    expect(await livesFor('hour')).toBeLessThan(HOUR + 60);
  }
  await tab.evaluate("cookieStore.set('rogue', '1')");
  expect(await livesFor('rogue')).toBeUndefined();
});

it('web storage, databases, caches and files end in the open page when their time is over', async () => {
  await store();
  expect(await stored()).toEqual(['notes', 'once', 'pages', 'theme', 'visits']);
  // The page looks at what is there, and comes again when the first of it ends.
  await tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(() => tab.evaluate(() => localStorage.getItem('samtykke') ?? '')).toContain('visits');
  await tab.clock.fastForward((HOUR + 60) * 1000);
  await expect.poll(stored).toEqual(['once']);
});

it('what is over is gone after the next load, and being written again keeps only what may be renewed', async () => {
  await store();
  await open();
  await expect.poll(() => tab.evaluate(() => localStorage.getItem('samtykke') ?? '')).toContain('visits');
  await tab.clock.setSystemTime(Date.now() + 23 * HOUR * 1000);
  await open();
  await expect.poll(stored).toEqual(['once']);
  await tab.evaluate(() => localStorage.setItem('theme', 'light'));
  await tab.evaluate(() => localStorage.setItem('once', '2'));
  await open();
  await tab.clock.setSystemTime(Date.now() + 25 * HOUR * 1000);
  await open();
  await expect.poll(stored).toEqual([]);
});

it('a cookie that may not be renewed keeps the end of its first life', async () => {
  await tab.evaluate(() => {
    document.cookie = 'first=1; max-age=86400';
  });
  await open();
  await expect.poll(() => tab.evaluate(() => localStorage.getItem('samtykke') ?? '')).toContain('first');
  await tab.clock.setSystemTime(Date.now() + 18 * HOUR * 1000);
  await open();
  await tab.evaluate(() => {
    document.cookie = 'first=2; max-age=86400';
  });
  expect(await livesFor('first')).toBeGreaterThan(5 * HOUR);
  expect(await livesFor('first')).toBeLessThan(7 * HOUR);
});

it("a cookie that may not be renewed keeps the end of its first life, however often the site's server sets it", async () => {
  const visit = async (): Promise<readonly number[]> => {
    await tab.goto(`${site.address}/again`);
    const cookies = await context.cookies();
    return ['first', 'hour'].map((name) => cookies.find((each) => each.name === name)?.expires ?? 0);
  };
  const [first, hour] = (await visit()) as [number, number];
  expect(first - Date.now() / 1000).toBeGreaterThan(23 * HOUR);
  // A life is told in seconds.
  await tab.waitForTimeout(1_100);
  const [firstAgain, hourAgain] = (await visit()) as [number, number];
  expect([firstAgain, hourAgain > hour]).toEqual([first, true]);
});

it('report mode ends nothing', async () => {
  const reporting = await testSite({
    registry: await registryOf(REGISTRY.replace('languages: [en]', 'languages: [en]\n  mode: report')),
    pages: { '/': { by: 'script', body: '<h1>Kept</h1>', language: 'en' } },
  });
  await tab.goto(reporting.address);
  await whenReady(tab);
  await store();
  for (let look = 0; look < 2; look++) {
    await tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    // Looking takes a moment, and nothing tells that nothing was done.
    await tab.waitForTimeout(200);
    await tab.clock.fastForward((HOUR + 60) * 1000);
  }
  await tab.waitForTimeout(200);
  expect(await stored()).toEqual(['notes', 'once', 'pages', 'theme', 'visits']);
  await reporting.stop();
});

it('nothing is noted where nothing has to end', async () => {
  expect(await tab.evaluate(() => localStorage.length)).toBe(0);
});
