/** What was set while it was allowed is gone when consent is withdrawn: by the page what script reaches, by the server the rest. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium, newVisitor } from '../support/browsers.ts';
import { registryOf } from '../support/registry.ts';
import { type TestSite, testSite } from '../support/site.ts';
import { accept, allows, answerBanner, banner, manage, panel, whenReady } from '../support/surfaces.ts';

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
providers: { player: { name: Player, hosts: [player.example] } }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: session, category: essential, retention: session }
${COOKIES.map(declared).join('\n')}
  - { name: theme, kind: localStorage, category: functionality, retention: P1Y }
  - { name: tab, kind: sessionStorage, category: functionality, retention: session }
  - { name: root, kind: fileSystem, category: functionality, retention: P30D }
  - { name: visits, kind: indexedDB, category: functionality, retention: P30D }
  - { name: pages, kind: cache, category: functionality, retention: P30D }
  - { name: watched, category: functionality, provider: player, retention: P30D, domain: player.example }
`;
const PATH = '/a/b/page';

let browser: Browser;
let site: TestSite;
let context: BrowserContext;
let tab: Page;

beforeAll(async () => {
  browser = await launchChromium(['--host-resolver-rules=MAP plain.test 127.0.0.1']);
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
  // A document of the site that has no guard: there a script can store what nobody declared.
  const plain = await context.newPage();
  await plain.goto(`${site.address}/samtykke/openapi.json`);
  const keys = await plain.evaluate(async () => {
    localStorage.setItem('theme', '1');
    await new Promise((resolve) => {
      indexedDB.open('visits').onsuccess = (event) => resolve((event.target as IDBOpenDBRequest).result.close());
    });
    await new Promise((resolve) => {
      indexedDB.open('rogue').onsuccess = (event) => resolve((event.target as IDBOpenDBRequest).result.close());
    });
    for (const name of ['pages', 'rogue']) await caches.open(name);
    await (await navigator.storage.getDirectory()).getFileHandle('rogue', { create: true });
    await (navigator as { storageBuckets?: { open(name: string): Promise<unknown> } }).storageBuckets?.open('rogue');
    return 7;
  });
  await tab.evaluate(() => sessionStorage.setItem('tab', '1'));
  return cookies.length + 2 + keys;
}

async function left(): Promise<readonly string[]> {
  const plain = context.pages()[1] as Page;
  const files = await plain.evaluate(async () => {
    const { storageBuckets } = navigator as { storageBuckets?: { keys(): Promise<string[]> } };
    const names: string[] = ((await storageBuckets?.keys()) ?? []).map((name) => `bucket ${name}`);
    const root = (await navigator.storage.getDirectory()) as unknown as { keys(): AsyncIterable<string> };
    for await (const name of root.keys()) names.push(`file ${name}`);
    return names;
  });
  const cookies = (await context.cookies()).map(({ name, path }) => `cookie ${name} ${path}`);
  const keys = await tab.evaluate(async () => [
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...(await indexedDB.databases()).map(({ name }) => `indexedDB ${name}`),
    ...(await caches.keys()).map((key) => `cache ${key}`),
  ]);
  return [...cookies, ...keys, ...files];
}

it('leaves nothing of at least 25 that were planted, but what is essential', async () => {
  await tab.goto(site.address + PATH);
  await whenReady(tab);
  await answerBanner(tab, accept);
  await context.addCookies([{ name: 'session', value: '1', domain: 'localhost', path: '/' }]);
  expect(await plant()).toBeGreaterThanOrEqual(25);
  expect((await left()).length).toBeGreaterThanOrEqual(25);
  expect(await tab.evaluate(() => window.samtykke.withdraw())).toBe(true);
  expect(await allows(tab, 'functionality')).toBe(false);
  await expect.poll(left).toEqual(['cookie session /', 'cookie consent /']);
});

it('names what only the visitor can delete, and what a page that is open still uses', async () => {
  const plain = context.pages()[1] as Page;
  await plain.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open('visits').onsuccess = (event) =>
          resolve(Object.assign(window, { held: (event.target as IDBOpenDBRequest).result }) && undefined);
      }),
  );
  await tab.goto(`${site.address}/samtykke/policy/en`);
  await whenReady(tab);
  const status = tab.locator('[data-samtykke-status]');
  await manage(tab.locator('footer')).click();
  await accept(panel(tab)).click();
  await panel(tab).waitFor({ state: 'detached' });
  expect(await status.innerText()).not.toContain('delete');
  await status.getByRole('button', { name: 'Withdraw consent' }).click();
  await expect
    .poll(() => status.innerText())
    .toMatch(/Only you can delete this.*: watched \(Player\)\s+Not deleted yet.*: visits/s);
  await expect.poll(() => tab.getByRole('status').innerText()).toMatch(/watched \(Player\).*visits/s);
  await plain.evaluate(() => (window as unknown as { held: IDBDatabase }).held.close());
});

it.each([true, false])('deletes everything by one press, with a script: %s', async (javaScriptEnabled) => {
  const visitor = await newVisitor(browser, { locale: 'en-GB', javaScriptEnabled });
  const page = await visitor.newPage();
  await page.goto(`${site.address}/samtykke/policy/en`);
  await answerBanner(page, accept);
  await visitor.addCookies(
    ['session', 'root', 'rogue'].map((name) => ({ name, value: '1', domain: 'localhost', path: '/', httpOnly: true })),
  );
  if (javaScriptEnabled) await page.evaluate(fill);
  await page.getByRole('button', { name: 'Delete everything' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Everything has been deleted' }).waitFor();
  expect(await page.getByText('Only you can delete this').innerText()).toContain('watched (Player)');
  expect(await visitor.cookies()).toEqual([]);
  if (javaScriptEnabled) expect(await page.evaluate(stored)).toEqual([0, 0, 0]);
  await page.getByRole('link', { name: 'Cookie policy' }).click();
  await banner(page).waitFor();
  await visitor.close();
});

it('says without TLS that only the cookies are deleted, and names what the browser keeps', async () => {
  const visitor = await newVisitor(browser, { locale: 'en-GB' });
  const page = await visitor.newPage();
  const address = site.address.replace('localhost', 'plain.test');
  await page.goto(`${address}/samtykke/policy/en`);
  await answerBanner(page, accept);
  await page.evaluate(() => localStorage.setItem('theme', '1'));
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('heading', { name: 'Cookies have been deleted' }).waitFor();
  const main = await page.getByRole('main').innerText();
  expect(main).toMatch(/may still be there.*theme \(Local storage\).*visits \(Browser database\)/s);
  expect(main).not.toContain('Everything');
  expect(await visitor.cookies()).toEqual([]);
  await page.goto(`${address}/samtykke/openapi.json`);
  // Our own note of since when it is there may have been written before the page was left, or not.
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key !== 'samtykke'))).toEqual(['theme']);
  await visitor.close();
});

/** What is essential or allowed, too. */
async function fill(): Promise<void> {
  localStorage.setItem('theme', '1');
  await new Promise((resolve) => {
    indexedDB.open('visits').onsuccess = (event) => resolve((event.target as IDBOpenDBRequest).result.close());
  });
  await caches.open('pages');
}

async function stored(): Promise<readonly number[]> {
  return [localStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length];
}
