/** What was set while it was allowed is gone when consent is withdrawn: by the page what script reaches, by the server the rest. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium, newVisitor } from '../support/browsers.ts';
import { registryOf } from '../support/registry.ts';
import { type TestSite, testSite } from '../support/site.ts';
import { accept, allows, banner, whenReady } from '../support/surfaces.ts';

const COOKIES = [
  'root',
  'secure',
  'strict',
  'stays, retention: P30D',
  'deep, path: /a/b',
  'server_root, httpOnly: true',
  'server_deep, httpOnly: true, path: /elsewhere/far',
  'server_stays, httpOnly: true, retention: P30D',
  '__Host-own',
  '__Host-server, httpOnly: true',
  '__Secure-own',
  'embedded, partitioned: true, sameSite: None',
  'server_embedded, httpOnly: true, partitioned: true, sameSite: None',
  'pattern_*',
];
const declared = (text: string): string => {
  const [name, ...rest] = text.split(', ');
  const retention = text.includes('retention') ? [] : ['retention: session'];
  return `  - { name: "${name}", category: functionality, ${[...rest, ...retention].join(', ')} }`;
};
const REGISTRY = `site:
  name: Planted
  domains: [planted.example]
  controllers: [{ name: Planted AS, office: Oslo, register: "1" }]
  contacts: { requests: a@planted.example }
  languages: [en]
categories: { essential: { always: true }, functionality: {} }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: session, category: essential, retention: session }
${COOKIES.map(declared).join('\n')}
  - { name: theme, kind: localStorage, category: functionality, retention: P1Y }
  - { name: tab, kind: sessionStorage, category: functionality, retention: session }
  - { name: visits, kind: indexedDB, category: functionality, retention: P30D }
  - { name: pages, kind: cache, category: functionality, retention: P30D }
`;
const PATH = '/a/b/page';

let browser: Browser;
let site: TestSite;
let context: BrowserContext;
let tab: Page;

beforeAll(async () => {
  browser = await launchChromium();
  site = await testSite({
    registry: await registryOf(REGISTRY),
    pages: { [PATH]: { by: 'server', body: '<h1>Page</h1>', language: 'en' } },
  });
  context = await newVisitor(browser, { locale: 'en-GB' });
  tab = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

/** What the site's server and its scripts have set, and some that nobody declared. */
async function plant(): Promise<number> {
  const cookie = (name: string, more: object = {}) => ({ name, value: '1', domain: 'localhost', path: '/', ...more });
  const onServer = { httpOnly: true };
  const cookies = [
    ...['root', 'pattern_a', 'rogue', 'stays'].map((name) => cookie(name)),
    ...['secure', '__Host-own', '__Secure-own'].map((name) => cookie(name, { secure: true })),
    cookie('strict', { sameSite: 'Strict' }),
    cookie('deep', { path: '/a/b' }),
    cookie('root', { path: '/a' }),
    cookie('rogue', { path: '/a/b/' }),
    ...['server_root', 'server_stays', 'rogue_server'].map((name) => cookie(name, onServer)),
    cookie('server_deep', { ...onServer, path: '/elsewhere/far' }),
    cookie('__Host-server', { ...onServer, secure: true }),
  ];
  await context.addCookies(cookies);
  // The browser gives these the partition of this page, which no test's tool can name.
  await tab.route('**/partitioned', (route) => {
    const set = ['embedded=1', 'server_embedded=1; HttpOnly'].map(
      (each) => `${each}; Path=/; Secure; SameSite=None; Partitioned`,
    );
    return route.fulfill({ headers: { 'set-cookie': set.join('\n') }, body: '' });
  });
  await tab.evaluate(() => fetch('/partitioned'));
  const keys = await tab.evaluate(async () => {
    const stores = { theme: localStorage, tab: sessionStorage };
    for (const [name, store] of Object.entries(stores)) store.setItem(name, '1');
    await new Promise((resolve) => {
      indexedDB.open('visits').onsuccess = (event) => resolve((event.target as IDBOpenDBRequest).result.close());
    });
    await new Promise((resolve) => {
      indexedDB.open('rogue').onsuccess = (event) => resolve((event.target as IDBOpenDBRequest).result.close());
    });
    for (const name of ['pages', 'rogue']) await caches.open(name);
    return 6;
  });
  return cookies.length + 2 + keys;
}

async function left(): Promise<readonly string[]> {
  const cookies = (await context.cookies()).map(({ name, path }) => `cookie ${name} ${path}`);
  const keys = await tab.evaluate(async () => [
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...(await indexedDB.databases()).map(({ name }) => `indexedDB ${name}`),
    ...(await caches.keys()).map((key) => `cache ${key}`),
  ]);
  return [...cookies, ...keys];
}

it('leaves nothing of at least 25 that were planted, but what is essential', async () => {
  await tab.goto(site.address + PATH);
  await whenReady(tab);
  await accept(banner(tab)).click();
  await banner(tab).waitFor({ state: 'detached' });
  await context.addCookies([{ name: 'session', value: '1', domain: 'localhost', path: '/' }]);
  expect(await plant()).toBeGreaterThanOrEqual(24);
  expect((await left()).length).toBeGreaterThanOrEqual(25);
  expect(await tab.evaluate(() => window.samtykke.withdraw())).toBe(true);
  expect(await allows(tab, 'functionality')).toBe(false);
  await expect.poll(left).toEqual(['cookie session /', 'cookie consent /']);
});
