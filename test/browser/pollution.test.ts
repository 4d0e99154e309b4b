import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium, newVisitor } from '../support/browsers.ts';
import { type SitePage, type TestSite, testSite } from '../support/site.ts';
import { answerBanner, cookieNames, refuse, whenReady } from '../support/surfaces.ts';

let browser: Browser;
let site: TestSite;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  const early = Object.values(EARLY).map((script, index): [string, SitePage] => {
    const body = `<script>try { ${script} } catch {} ${WRITES}</script>`;
    return [`/early-${index}`, { by: 'server', body, inline: true }];
  });
  const kinds: SitePage = { by: 'server', body: `<script>${KINDS_THAT_CHANGE}</script>`, inline: true };
  const plain: SitePage = { by: 'server', body: '<h1>Plain</h1>', plainTypes: true };
  site = await testSite({ pages: { '/plain': plain, '/kinds': kinds, ...Object.fromEntries(early) } });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});
beforeEach(async () => {
  context = await newVisitor(browser);
  page = await context.newPage();
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
  'regular expressions': `let asked = 0; RegExp.prototype.exec = () => (asked++ < 999 ? ['x', 'x', '', '', ''] : null); RegExp.prototype.test = () => true;`,
  'Reflect and Function': `Reflect.apply = () => 'allowed'; Function.prototype.call = () => 'allowed'; Function.prototype.apply = () => 'allowed';`,
  'numbers and dates': `Date.now = () => 0; Date.parse = () => 0; Number.parseInt = () => 0; Math.floor = () => 0;`,
  'maps and objects': `Map.prototype.get = () => ({ part: 0 }); Object.assign = (a) => a; Object.entries = () => []; Object.create = () => ({});`,
};

/** The same for names that the guard has not looked up yet: whoever writes first may try to have a name declared. */
const FORGED = `{ name: 'rogue', renewed: true, lifetimeSeconds: null, part: 0, value: 0, path: '/', kind: 'cookie', common: { kind: 'cookie', part: 0 },
  made: { name: 'rogue', kind: 'cookie', part: 0, lifetimeSeconds: null, renewed: true, path: '/' } }`;
const FORGERIES: Record<string, string> = {
  'the first of an empty list, with a choice': `
    const answers = Object.fromEntries([...document.querySelector('script').textContent.matchAll(/\\["([a-z-]+)",\\d,\\d,"([^"]*)"/g)]
      .map(([, id, edition]) => [id, { granted: 'all', edition, at: Math.floor(Date.now() / 1000) }]));
    Object.defineProperty(Array.prototype, 0, { configurable: true,
      set(value) { Object.defineProperty(this, 0, { value, writable: true, enumerable: true, configurable: true }); },
      get() { return Array.isArray(this) && this.length === 0 ? { at: Math.floor(Date.now() / 1000), signals: [], answers } : undefined; } });`,
  'the iterator of arrays, with one more': `Array.prototype[Symbol.iterator] = function* () { yield { *[Symbol.iterator]() { yield 'rogue'; yield ${FORGED}; } }; };`,
  'what sorts and joins, with one more': `
    for (const name of ['sort', 'includes', 'join', 'push', 'map', 'flatMap', 'concat']) Array.prototype[name] = function () { try { this[0] = ${FORGED}; } catch {} return [${FORGED}]; };`,
  'fields of every object, with a name': `Object.assign(Object.prototype, { rogue: ${FORGED}, made: { part: 0 } });`,
};
/** Each as a statement of its own: a loop would ask the iterator that has been replaced. */
const writes = (cookies: readonly string[]): string =>
  [
    ...cookies.map((text) => `document.cookie = '${text}; path=/';`),
    "localStorage.setItem('rogue', '1');",
    "localStorage.other = '1';",
  ]
    .map((statement) => `try { ${statement} } catch {}`)
    .join(' ');
const FORGED_CHOICE = 'consent=1.zzzzzz..analytics~AAAAAA..';
const WRITES = writes(['rogue=1', 'site_lang=no', FORGED_CHOICE, 'ageVerificationStatus=1']);
const EARLY = { ...POLLUTIONS, ...FORGERIES };

describe.each(Object.keys(EARLY))('with %s replaced before a name is looked up', (name) => {
  it('nothing is written that nobody has agreed to or declared', async () => {
    const index = Object.keys(EARLY).indexOf(name);
    await page.goto(`${site.address}/early-${index}`);
    // What is essential is still let through: the guard has not just come to an end.
    expect(await cookieNames(context)).toEqual(['ageVerificationStatus']);
    await page.goto(`${site.address}/`);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});

/** Asks for names of a kind that is none at first, and one when the guard looks again. */
const KINDS_THAT_CHANGE = `
  for (const kind of ['cookie', 'localStorage', 'beacon']) { let turn = 0; samtykke.verdict({ toString: () => (turn++ ? kind : 'none') }, 'x'); }
  document.cookie = 'ageVerificationStatus=1; path=/';`;

it('a kind that says two things takes no declared name away', async () => {
  await page.goto(`${site.address}/kinds`);
  expect(await cookieNames(context)).toEqual(['ageVerificationStatus']);
});

describe.each(Object.keys(POLLUTIONS))('with %s replaced', (name) => {
  it('nothing is written that was refused or not declared', async () => {
    await page.goto(`${site.address}/plain`);
    await whenReady(page);
    await answerBanner(page, refuse);
    const before = await context.cookies();
    await page.evaluate(`history.pushState({}, '', '/another-path');
      try { ${POLLUTIONS[name]} } catch {}
      ${writes(['rogue=1', '_ga=1', 'site_lang=no', FORGED_CHOICE])}`);
    const names = (await context.cookies()).map((each) => each.name);
    // What the as-published registry calls essential may be written; nothing else may.
    expect(names.filter((each) => each !== '_ga')).toEqual(before.map((each) => each.name));
    expect((await context.cookies()).find((each) => each.name === 'consent')?.value).toBe(before[0]?.value);
    await page.goto(`${site.address}/`);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(await cookieNames(context)).not.toContain('rogue');
  });
});
