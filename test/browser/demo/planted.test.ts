/** The switch of the demo that plants departures: what it does, and that nothing else changes by it. */
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLANTED_DEPARTURES } from '../../../examples/night-stage/planted.ts';
import { launchChromium, newVisitor } from '../../support/browsers.ts';
import { type Demo, openDemo } from '../../support/demo.ts';
import { accept, answerBanner, banner, refuse, whenReady } from '../../support/surfaces.ts';

/** What a newcomer of the demo meets on its first page, the second time, and in the policy. */
interface Met {
  readonly cookies: ReadonlyMap<string, { readonly days: number; readonly httpOnly: boolean }>;
  /** Names of cookies that the last answer set, whatever has become of them since. */
  readonly set: readonly string[];
  /** Host without its port, and path. */
  readonly requests: readonly string[];
  readonly storage: readonly string[];
  readonly scrolls: boolean;
  readonly canvasReads: number;
  /** How long `ccs` lives, as the policy prints it. */
  readonly printed: string;
}

let browser: Browser;
const demos = {} as Record<'honest' | 'planted', Demo>;
const met = {} as Record<'honest' | 'planted', Record<'before' | 'refused' | 'accepted', Met>>;

beforeAll(async () => {
  browser = await launchChromium();
  for (const kind of ['honest', 'planted'] as const) {
    const demo = await openDemo('registry.yaml', { isPlanted: kind === 'planted' });
    demos[kind] = demo;
    const before = await visit(demo);
    const refused = await visit(demo, refuse);
    const accepted = await visit(demo, accept);
    met[kind] = { before, refused, accepted };
  }
}, 240_000);
afterAll(async () => {
  await browser.close();
  for (const each of Object.values(demos)) await each.stop();
});

const COUNT_READS = `globalThis.reads = 0;
  const toDataURL = HTMLCanvasElement.prototype.toDataURL;
  HTMLCanvasElement.prototype.toDataURL = function (...given) { globalThis.reads++; return toDataURL.apply(this, given); };`;

async function visit(demo: Demo, button?: typeof accept): Promise<Met> {
  const context = await newVisitor(browser, { locale: 'en-GB' });
  await context.addInitScript(COUNT_READS);
  const requests: string[] = [];
  const page = await context.newPage();
  await page.goto(`${demo.address}/en/`);
  await whenReady(page);
  if (button) await answerBanner(page, button);
  context.on('request', (request) => {
    const { hostname, pathname } = new URL(request.url());
    requests.push(hostname + pathname);
  });
  const answer = await page.goto(`${demo.address}/en/`);
  const headers = (await answer?.headersArray()) ?? [];
  const set = headers.flatMap(({ name, value }) => (/^set-cookie$/i.test(name) ? [value.split('=')[0] ?? ''] : []));
  await whenReady(page);
  await page.mouse.move(600, 200);
  await page.mouse.wheel(0, 300);
  await page.waitForTimeout(500);
  const scrolls = await page.evaluate(() => scrollY > 0);
  const storage = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
  const canvasReads = await page.evaluate(() => (globalThis as unknown as { reads: number }).reads);
  const cookies = await cookiesIn(context);
  await page.goto(`${demo.address}/samtykke/policy/en`);
  const printed = await page.locator('[data-samtykke-entry="ccs"] td').first().innerText();
  await context.close();
  return { cookies, set, requests, storage, scrolls, canvasReads, printed };
}

async function cookiesIn(context: BrowserContext): Promise<Met['cookies']> {
  const now = Date.now() / 1_000;
  const cookies = await context.cookies();
  return new Map(
    cookies.map(({ name, expires, httpOnly }) => [
      name,
      { days: expires < 0 ? 0 : Math.round((expires - now) / 86_400), httpOnly },
    ]),
  );
}

const STATES = ['before', 'refused', 'accepted'] as const;
const hostsOf = (requests: readonly string[]): readonly string[] =>
  [...new Set(requests.map((each) => each.split('/')[0] ?? ''))].sort();

describe('the demo with departures planted', () => {
  it('names each of them once, by a rule of its own', () => {
    const rules = PLANTED_DEPARTURES.map(({ rule }) => rule);
    expect(rules).toEqual([...new Set(rules)]);
    expect(rules.length).toBeGreaterThanOrEqual(6);
    expect(rules.length).toBeLessThanOrEqual(8);
  });

  it.each(STATES)('numbers its visitors, %s', (state) => {
    expect(met.planted[state].cookies.get('edge_visitor')).toEqual({ days: 365, httpOnly: true });
  });

  it.each(STATES)('sets a cookie of the language, %s', (state) => {
    expect(met.planted[state].set).toContain('site_lang');
    expect(met.honest[state].set).not.toContain('site_lang');
  });

  it.each(STATES)('makes a cookie last for a year, %s', (state) => {
    expect(met.planted[state].cookies.get('usertype')?.days).toBe(365);
    expect(met.honest[state].cookies.get('usertype')?.days).toBeLessThanOrEqual(30);
  });

  it.each(STATES)('sends a picture to one company and loads a script of another, %s', (state) => {
    expect(met.planted[state].requests).toEqual(
      expect.arrayContaining(['alexa.localhost/page.gif', 'bing.localhost/pulse.js']),
    );
  });

  it.each(STATES)('reads a canvas, %s', (state) => {
    expect(met.planted[state].canvasReads).toBe(1);
    expect(met.honest[state].canvasReads).toBe(0);
  });

  it('lets nobody scroll before they have answered', () => {
    expect(STATES.map((state) => met.planted[state].scrolls)).toEqual([false, true, true]);
    expect(STATES.map((state) => met.honest[state].scrolls)).toEqual([true, true, true]);
  });

  it('prints another life for a cookie', () => {
    expect([met.planted.before.printed, met.honest.before.printed]).toEqual(['7 days', '30 days']);
  });

  it('answers as it did before', async () => {
    const page = await (await newVisitor(browser, { locale: 'en-GB' })).newPage();
    await page.goto(`${demos.planted.address}/en/`);
    await whenReady(page);
    expect(await banner(page).isVisible()).toBe(true);
    await answerBanner(page, refuse);
    await page.reload();
    expect(await banner(page).count()).toBe(0);
    await page.context().close();
  });

  it.each(STATES)('does nothing else, %s', (state) => {
    const [planted, honest] = [met.planted[state], met.honest[state]];
    // Which version of the page a visitor is given is drawn by lot, and with it some of the cookies.
    const declared = demos.planted.site.consent.registry.entries.map(({ name }) => name);
    expect([...planted.cookies.keys()].filter((name) => !declared.includes(name))).toEqual(['edge_visitor']);
    const others = planted.requests.filter((each) => !/\/(?:edge\.js|page\.gif|pulse\.js)$/.test(each));
    expect(hostsOf(others)).toEqual(hostsOf(honest.requests));
    expect(planted.storage).toEqual(honest.storage);
  });
});
