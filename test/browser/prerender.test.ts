/** A page that the browser makes ready before anybody has come to it: until then nobody has seen it, nor answered. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type FreeBrowser, freeChromium } from '../support/browsers.ts';
import { registryOf } from '../support/registry.ts';
import { temporaryFolder } from '../support/server.ts';
import { type SitePage, type TestSite, testSite } from '../support/site.ts';
import { accept, allows, banner } from '../support/surfaces.ts';

const REGISTRY = `site:
  name: Ready
  domains: [ready.example]
  languages: [en]
  controllers: [{ name: Ready AS, office: Oslo, register: "1" }]
  contacts: { requests: a@ready.example }
categories: { essential: { always: true }, analytics: {} }
providers:
  tracker: { hosts: [127.0.0.1], role: processor, policy: "https://tracker.example/" }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: session, category: essential, retention: session }
  - { name: "speculationrules:", kind: script, category: essential, retention: session }
  - { name: _ga*, provider: tracker, category: analytics, retention: P13M }
`;

/** Tries what a page can; then says, by a cookie that it may set, that it has, and whether it was shown by then. */
const TRIES = `<script>(async () => {
  document.cookie = '_ga=1'; document.cookie = 'rogue=1';
  localStorage.rogue = '1'; sessionStorage.rogue = '1';
  fetch('TRACKER/fetched').catch(() => {}); navigator.sendBeacon('TRACKER/beacon'); new Image().src = 'TRACKER/image';
  document.head.append(Object.assign(document.createElement('script'), { src: 'TRACKER/a.js' }));
  try { indexedDB.open('rogue'); } catch {}
  await new Promise((resolve) => setTimeout(resolve, 500));
  const tell = () => fetch('/come');
  if (document.prerendering) document.addEventListener('prerenderingchange', tell);
  else await tell();
  document.cookie = 'session=' + (document.prerendering ? 'ready' : 'shown');
})();</script><script type="text/plain" data-samtykke="analytics" src="TRACKER/a.js?name=marked"></script>`;
/** What is stopped of that. */
const STOPPED = ['_ga', 'rogue', 'HOST/fetched', 'HOST/beacon', 'HOST/image', 'HOST/a.js'];

const ready = (by: SitePage['by']): SitePage => ({
  by,
  inline: true,
  language: 'en',
  body: `<h1>Ready</h1>${TRIES}`,
});

/** A page that has another one made ready and goes there once it is. */
const start = (path: string, before = ''): SitePage => ({
  by: 'script',
  inline: true,
  language: 'en',
  body: `<h1>Start</h1><script type="speculationrules">
    { "prerender": [{ "source": "list", "urls": ["${path}"], "eagerness": "immediate" }] }</script>
    <script>(async () => { for (const end = Date.now() + 10000; !document.cookie.includes('session=ready') && Date.now() < end; )
      await new Promise((resolve) => setTimeout(resolve, 50));
      ${before} location.href = '${path}'; })();</script>`,
});

let site: TestSite;
let browser: FreeBrowser | undefined;
const folder = temporaryFolder();

beforeAll(async () => {
  site = await testSite({
    registry: await registryOf(REGISTRY),
    pages: {
      '/start': start('/ready'),
      '/start-tag': start('/ready-tag'),
      '/start-refusing': start('/ready', 'await samtykke.withdraw();'),
      '/ready': ready('server'),
      '/ready-tag': ready('script'),
    },
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await browser?.stop();
  browser = undefined;
});
afterAll(async () => {
  await site.stop();
  folder.remove();
});

/** The page that a visitor comes to from another one, and which was ready before. */
async function comeFrom(path: string): Promise<Page> {
  const answered = vi.spyOn(site.consent, 'handles');
  browser = await freeChromium(site.address + path, `${folder.path}${path}`);
  const target = path === '/start-tag' ? '/ready-tag' : '/ready';
  await expect
    .poll(
      () => answered.mock.calls.map(([{ url, headers }]) => `${new URL(url).pathname} ${headers.get('sec-purpose')}`),
      {
        timeout: 20_000,
      },
    )
    .toContain(`${target} prefetch;prerender`);
  await expect
    .poll(() => answered.mock.calls.map(([{ url }]) => new URL(url).pathname), { timeout: 20_000 })
    .toContain('/come');
  const [context] = (await browser.connect()).contexts();
  const tab = context?.pages()[0] as Page;
  await tab.waitForURL(site.address + target);
  return tab;
}

/** The page was ready before it was come to, and had made all its tries by then. */
async function expectWasReady(tab: Page): Promise<void> {
  const [activationStart, cookie, stopped] = await tab.evaluate(() => {
    const [came] = performance.getEntriesByType('navigation') as (PerformanceNavigationTiming & {
      activationStart: number;
    })[];
    return [came?.activationStart, document.cookie, window.samtykke.violations.map(({ name }) => name)] as const;
  });
  const { host } = new URL(site.tracker);
  expect(activationStart).toBeGreaterThan(0);
  expect(cookie).toContain('session=ready');
  expect(stopped).toEqual(expect.arrayContaining(STOPPED.map((name) => name.replace('HOST', host))));
}

const stored = (tab: Page): Promise<readonly unknown[]> =>
  tab.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name),
  ]);

const cookies = async (tab: Page): Promise<readonly string[]> =>
  (await tab.context().cookies()).map(({ name }) => name).sort();

it.each(['/start', '/start-tag'])(
  'stores, sends and loads nothing, answers nothing, and asks once it is shown: from %s',
  async (path) => {
    const added = vi.spyOn(site.store, 'addRecord');
    const tab = await comeFrom(path);
    await expectWasReady(tab);
    await expect.poll(() => banner(tab).isVisible()).toBe(true);
    expect([await allows(tab, 'analytics'), await cookies(tab), await stored(tab)]).toEqual([false, ['session'], []]);
    expect([added.mock.calls, site.hits]).toEqual([[], []]);
    await accept(banner(tab)).click();
    await expect.poll(() => site.hits).toContain('/a.js?name=marked');
    site.hits.length = 0;
  },
);

it('follows what was answered elsewhere before it is shown', async () => {
  const added = vi.spyOn(site.store, 'addRecord');
  const tab = await comeFrom('/start-refusing');
  await expectWasReady(tab);
  await expect.poll(() => banner(tab).count()).toBe(0);
  expect([await allows(tab, 'analytics'), await cookies(tab)]).toEqual([false, ['consent', 'session']]);
  expect([added.mock.calls.length, site.hits]).toEqual([1, []]);
});
