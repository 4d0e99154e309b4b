import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Jar, Kept } from '../../src/features/index.ts';
import { launchChromium, newVisitor } from '../support/browsers.ts';
import { HEAD, registryOf } from '../support/registry.ts';
import { type TestSite, testSite } from '../support/site.ts';
import { whenReady } from '../support/surfaces.ts';

const REGISTRY = `${HEAD}categories: { essential: { always: true }, functionality: {} }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: plain, category: essential, retention: PT1H }
  - { name: lang, category: functionality, retention: P30D }
  - { name: hidden, category: essential, retention: P1D, sealed: encrypted }
  - { name: far, category: essential, retention: P1D, sealed: signed, httpOnly: true }
`;

let code: string;
let browser: Browser;
let site: TestSite;
let context: BrowserContext;
let tab: Page;

beforeAll(async () => {
  const file = fileURLToPath(new URL('../../src/features/browser-jar.ts', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'made',
  });
  code = `${outputFiles[0]?.text}; globalThis.jar = made.browserJar(window.samtykke);`;
  browser = await launchChromium();
  site = await testSite({
    registry: await registryOf(REGISTRY),
    pages: { '/': { by: 'script', body: '<h1>Kept</h1>', language: 'en' } },
  });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});
beforeEach(async () => {
  context = await newVisitor(browser, { locale: 'en-GB' });
  tab = await context.newPage();
  await open();
});
afterEach(() => context.close());

async function open(): Promise<void> {
  await tab.goto(site.address);
  await whenReady(tab);
  await tab.evaluate(code);
}

const set = (name: string, value: string): Promise<Kept> =>
  tab.evaluate(([key, text]) => (globalThis as unknown as { jar: Jar }).jar.set(key, text), [name, value] as const);
const get = (name: string): Promise<string | undefined> =>
  tab.evaluate((key) => (globalThis as unknown as { jar: Jar }).jar.get(key), name);

/** What a jar of the site's server says to the cookies that the browser has. */
async function serverJar() {
  const cookies = await context.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return site.consent.jar(new Request(site.address, { headers: { cookie } }));
}

it('keeps in a page what its visitor allows, for as long as is declared', async () => {
  expect(await set('plain', 'smørbrød; 1')).toEqual({ kind: 'kept', lifetimeSeconds: 3_600 });
  expect(await set('lang', 'no')).toEqual({ kind: 'refused', because: 'undecided' });
  expect(await set('rogue', '1')).toEqual({ kind: 'refused', because: 'undeclared' });
  expect([await get('plain'), await get('lang')]).toEqual(['smørbrød; 1', 'no']);
  await open();
  expect([await get('plain'), await get('lang')]).toEqual(['smørbrød; 1', undefined]);
  expect((await serverJar()).get('plain')).toBe('smørbrød; 1');
});

it('knows nothing of seals: it reads no value behind one, and the server believes none that it has written', async () => {
  const jar = await serverJar();
  jar.set('hidden', 'visitor 7');
  jar.set('far', 'visitor 7');
  const made = jar.setCookie().map((each) => each.split(';', 1)[0]?.split('=') as [string, string]);
  const places = { url: site.address, httpOnly: false };
  await context.addCookies(made.map(([name, value]) => ({ ...places, name, value, httpOnly: name === 'far' })));
  await open();
  expect((await serverJar()).get('hidden')).toBe('visitor 7');
  expect([(await get('hidden'))?.slice(0, 3), await get('far')]).toEqual(['e1.', undefined]);

  expect(await set('hidden', 'visitor 8')).toEqual({ kind: 'kept', lifetimeSeconds: 86_400 });
  expect(await set('far', 'visitor 8')).toEqual({ kind: 'refused', because: 'not-kept' });
  const after = await serverJar();
  expect([after.get('hidden'), after.get('far')]).toEqual([undefined, 'visitor 7']);
});
