import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium, newVisitor } from '../support/browsers.ts';
import { type TestSite, testSite } from '../support/site.ts';
import { answerBanner, cookieNames, refuse, whenReady } from '../support/surfaces.ts';

let browser: Browser;
let site: TestSite;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  site = await testSite({ pages: { '/plain': { by: 'server', body: '<h1>Plain</h1>', plainTypes: true } } });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});
beforeEach(async () => {
  context = await newVisitor(browser);
  page = await context.newPage();
  await page.goto(`${site.address}/plain`);
  await whenReady(page);
});
afterEach(() => context.close());

/** What a page's script may do to the language before it tries to write. */
const POLLUTIONS: Record<string, string> = {
  'an index of every array': `for (let i = 0; i < 9; i++) Object.defineProperty(Array.prototype, i, { get: () => ({ allowed: true, because: 'granted' }), set() {}, configurable: true });`,
  'an index of every array, while the guard looks again': `
    for (let i = 0; i < 9; i++) Object.defineProperty(Array.prototype, i, { configurable: true, get() {}, set(value) {
      const forged = value && typeof value === 'object' && 'allowed' in value ? { allowed: true, because: 'granted' } : value;
      Object.defineProperty(this, i, { value: forged, writable: true, configurable: true, enumerable: true }); } });
    history.pushState({}, '', '/a-path-that-makes-it-look'); localStorage.setItem('x', '1');
    for (let i = 0; i < 9; i++) delete Array.prototype[i];`,
  'array methods': `for (const name of Object.getOwnPropertyNames(Array.prototype)) if (name !== 'constructor' && typeof [][name] === 'function') Array.prototype[name] = () => [];`,
  'the iterator of arrays': `Array.prototype[Symbol.iterator] = function* () {};`,
  'text methods': `for (const name of ['slice', 'indexOf', 'lastIndexOf', 'split', 'trim', 'toLowerCase', 'startsWith']) String.prototype[name] = () => 'session';`,
  'fields of every object': `Object.assign(Object.prototype, { allowed: true, granted: 'all', because: 'granted', rogue: { part: 0 }, get: undefined });`,
  'an accessor for every object': `Object.defineProperty(Object.prototype, 'kind', { get: () => 'allowed', set() {}, configurable: true });`,
  'regular expressions': `RegExp.prototype.exec = () => ['x', 'x', '', '', '']; RegExp.prototype.test = () => true;`,
  'Reflect and Function': `Reflect.apply = () => 'allowed'; Function.prototype.call = () => 'allowed'; Function.prototype.apply = () => 'allowed';`,
  'numbers and dates': `Date.now = () => 0; Date.parse = () => 0; Number.parseInt = () => 0; Math.floor = () => 0;`,
  'maps and objects': `Map.prototype.get = () => ({ part: 0 }); Object.assign = (a) => a; Object.entries = () => []; Object.create = () => ({});`,
};

describe.each(Object.keys(POLLUTIONS))('with %s replaced', (name) => {
  it('nothing is written that was refused or not declared', async () => {
    await answerBanner(page, refuse);
    const before = await context.cookies();
    await page.evaluate(`history.pushState({}, '', '/another-path');
      try { ${POLLUTIONS[name]} } catch {}
      for (const text of ['rogue=1', '_ga=1', 'site_lang=no', 'consent=1.zzzzzz..analytics~AAAAAA..']) { try { document.cookie = text + '; path=/'; } catch {} }
      try { localStorage.setItem('rogue', '1'); } catch {}
      try { localStorage.other = '1'; } catch {}`);
    const names = (await context.cookies()).map((each) => each.name);
    // What the as-published registry calls essential may be written; nothing else may.
    expect(names.filter((each) => each !== '_ga')).toEqual(before.map((each) => each.name));
    expect((await context.cookies()).find((each) => each.name === 'consent')?.value).toBe(before[0]?.value);
    await page.goto(`${site.address}/`);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(await cookieNames(context)).not.toContain('rogue');
  });
});
