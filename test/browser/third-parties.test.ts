/** Other companies' scripts on the demo's pages, from servers on this machine: what they set, how long it lives, what they hear. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  demoRegistry,
  type Hit,
  originOf,
  PERFORMANCE_TEST_PATH,
  type PerformanceTest,
  performanceTest,
  SUPPORT_CHAT,
  THIRD_PARTY_FAMILIES,
  type ThirdParties,
  thirdParties,
  thirdPartySources,
  thirdPartyTags,
} from '../../examples/night-stage/third-parties/index.ts';
import {
  type Entry,
  hostOf,
  JURISDICTIONS,
  type JurisdictionId,
  match,
  matcherOf,
  type Registry,
  retentionSeconds,
} from '../../src/registry/index.ts';
import { type ConsentServer, consentServer, type Listening, listen, sqliteStore } from '../../src/server/index.ts';
import { launchChromium, newVisitor } from '../support/browsers.ts';
import { exampleFile, SECRET } from '../support/server.ts';
import { accept, answerBanner, cookieNames, refuse, whenReady } from '../support/surfaces.ts';

/** Declared for a company, and set by a feature of the site's own. */
const BY_THE_SITE = ['conversion_metric_product_number', 'tppId'];
const OWN = THIRD_PARTY_FAMILIES.flatMap(({ names }) => names);
/** What a browser keeps at most (RFC 6265bis 5.5: 400 days). */
const MOST_SECONDS = 400 * 86_400;

interface DemoSite {
  readonly address: string;
  readonly registry: Registry;
  readonly parties: ThirdParties;
  readonly test: PerformanceTest;
  stop(): Promise<void>;
}

/** The demo's registry behind `consent.protect`, and pages with the tags and a policy as strict as the demo's. */
async function demoSite(file: string): Promise<DemoSite> {
  const parties = await thirdParties();
  const { registry } = await demoRegistry(exampleFile(file), parties.port);
  const store = sqliteStore({ path: ':memory:' });
  const consent = await consentServer({ registry, store, secrets: [SECRET], requestsPerMinute: 0 });
  const test = performanceTest();
  const site = async (request: Request): Promise<Response> =>
    new URL(request.url).pathname.startsWith(PERFORMANCE_TEST_PATH)
      ? test.answer(request)
      : pageOf(consent, request, parties.port);
  const server: Listening = await listen({
    fetch: (request, env) => (consent.handles(request) ? consent.fetch(request, env) : consent.protect(request, site)),
    port: 0,
    hostname: '127.0.0.1',
    onStopped: () => store.close(),
  });
  const stop = async (): Promise<void> => {
    await Promise.all([server.stop(), parties.stop()]);
  };
  return { address: server.address, registry, parties, test, stop };
}

function pageOf(consent: ConsentServer, request: Request, port: number): Response {
  const { head, banner, csp, setCookie } = consent.visit(request, 'en');
  const sources = thirdPartySources(port);
  const policy = `default-src 'none'; script-src ${csp.script.join(' ')} ${sources}; style-src ${csp.style.join(' ')}; img-src ${sources}; connect-src 'self' ${sources}; frame-src 'self'; base-uri 'none'`;
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
  for (const each of setCookie) headers.append('set-cookie', each);
  const tags = thirdPartyTags(consent.registry, port);
  return new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}<title>Page</title>${tags}</head><body>${banner}<main><h1>Page</h1><button ${SUPPORT_CHAT}>Help</button></main></body></html>`,
    { headers },
  );
}

let browser: Browser;
let context: BrowserContext;
let tab: Page;
let elsewhere: string[];
let sites: Readonly<Record<'published' | 'corrected', DemoSite>>;

beforeAll(async () => {
  browser = await launchChromium();
  sites = { published: await demoSite('registry.yaml'), corrected: await demoSite('registry.corrected.yaml') };
});
afterAll(async () => {
  await browser.close();
  await Promise.all(Object.values(sites).map(({ stop }) => stop()));
});
beforeEach(async () => {
  elsewhere = [];
  context = await newVisitor(browser, { locale: 'en-GB' });
  context.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (/^http/.test(protocol) && hostname !== '127.0.0.1' && !hostname.endsWith('.localhost'))
      elsewhere.push(hostname);
  });
  tab = await context.newPage();
});
afterEach(async () => {
  await context.close();
  // Nothing has left the machine.
  expect(elsewhere).toEqual([]);
});

/** The entries that the scripts are there for: all, or those that need no agreement. */
const expected = ({ registry }: DemoSite, which: 'all' | 'essential'): readonly Entry[] => {
  const always = registry.purposes.filter((each) => each.always).map(({ id }) => id);
  const parties = registry.providers.filter(({ party }) => party === 'third').map(({ id }) => id);
  return registry.entries.filter(
    ({ name, provider, purpose }) =>
      (parties.includes(provider) || OWN.includes(name)) &&
      !BY_THE_SITE.includes(name) &&
      (which === 'all' || always.includes(purpose)),
  );
};
const namesOf = (entries: readonly Entry[], ...more: readonly string[]): readonly string[] =>
  [...entries.map(({ name }) => name), ...more].sort();
/** By which entries of the registry the visitor has cookies; what no entry names stands as it is. */
async function declaredNames({ registry }: DemoSite): Promise<readonly string[]> {
  const declared = matcherOf(registry.entries.map(({ name }) => [name, name] as const));
  return [...new Set((await cookieNames(context)).map((name) => match(declared, name) ?? `undeclared ${name}`))].sort();
}

const open = async (site: DemoSite): Promise<void> => {
  await tab.goto(site.address);
  await whenReady(tab);
};
/** Agrees to all. What a policy has closed opens with the next page. */
async function acceptAll(site: DemoSite): Promise<void> {
  await open(site);
  await answerBanner(tab, accept);
  await open(site);
  await expect.poll(() => declaredNames(site)).toEqual(namesOf(expected(site, 'all'), 'consent'));
}
const hitsSince = ({ parties }: DemoSite, count: number): readonly string[] =>
  parties
    .hits()
    .slice(count)
    .map(({ party, path }) => `${party} ${path}`);
/** What a visitor does on a page, and what scripts listen to. */
async function goOn(): Promise<void> {
  await tab.getByRole('button', { name: 'Help' }).click();
  await tab.evaluate(() => {
    location.hash = `#${Math.random()}`;
  });
  await tab.waitForTimeout(500);
}

describe.each(['published', 'corrected'] as const)('the demo with its %s registry', (which) => {
  it('has, before an answer and when refused, what is declared as essential, and nobody else hears of the visit', async () => {
    const site = sites[which];
    const essential = expected(site, 'essential');
    const before = site.parties.hits().length;
    await open(site);
    await expect.poll(() => declaredNames(site)).toEqual(namesOf(essential));
    await goOn();
    expect(await declaredNames(site)).toEqual(namesOf(essential));
    await answerBanner(tab, refuse);
    await open(site);
    await goOn();
    expect(await declaredNames(site)).toEqual(namesOf(essential, 'consent'));
    const heard = new Set(hitsSince(site, before));
    // Its policy has Universal Analytics essential, so Google hears of each page.
    expect([...heard]).toEqual(essential.length > 0 ? ['google /collect'] : []);
  });

  it('has what is declared and nothing else when all is agreed to, for as long as declared and allowed', async () => {
    const site = sites[which];
    await acceptAll(site);
    const { entries, site: of, purposes } = site.registry;
    const cap = JURISDICTIONS[of.jurisdiction as JurisdictionId].maxLifetimeDays * 86_400;
    const declared = matcherOf(entries.map((each) => [each.name, each] as const));
    const now = Date.now() / 1000;
    for (const { name, expires } of await context.cookies()) {
      if (name === 'consent') continue;
      const { retention, purpose } = match(declared, name) as Entry;
      const isAsked = !purposes.find(({ id }) => id === purpose)?.always;
      const most = Math.min(retentionSeconds(retention) ?? 0, isAsked ? cap : MOST_SECONDS, MOST_SECONDS);
      const lives = expires < 0 ? 0 : expires - now;
      expect([name, lives <= most + 1, lives >= most - 60]).toEqual([name, true, true]);
    }
  });

  it('has each company told by its own script, once agreed to, and by no cookie of its own', async () => {
    const site = sites[which];
    const before = site.parties.hits().length;
    await acceptAll(site);
    await goOn();
    await open(site);
    const expectedOf = {
      google: ['/g/collect', ...(which === 'published' ? ['/collect', '/r/collect'] : [])],
      hotjar: ['/api/v2/client/sites/1234567/visit-data', '/chat/state'],
      bing: ['/action/0'],
      ...(which === 'published' && { alexa: ['/atrk.gif'] }),
    };
    const all = site.parties.hits().slice(before);
    for (const [party, paths] of Object.entries(expectedOf)) {
      const told = new Set(all.flatMap((each) => (each.party === party ? [each.path] : [])));
      expect([party, [...told].sort()]).toEqual([party, paths.sort()]);
    }
    expect(new Set(all.map(({ party }) => party)).size).toBe(Object.keys(expectedOf).length);
    expect(all.filter(({ cookies }) => cookies !== undefined)).toEqual([]);
    expect(new Set(all.map(({ referrer }) => referrer))).toEqual(new Set([`${site.address}/`]));
    const streams = all.filter(({ path, query }) => path === '/g/collect' && query.en === 'user_engagement');
    expect(new Set(streams.map(({ query }) => query.tid))).toEqual(new Set(['G-V6B1R508XB', 'G-3Y2YXSQTXN']));
    const log = (await (await fetch(`http://127.0.0.1:${site.parties.port}/log`)).json()) as readonly Hit[];
    expect(log.slice(before, before + all.length)).toEqual(all);
  });

  it('loses all of it in the page in which it is withdrawn, and the companies hear no more', async () => {
    const site = sites[which];
    await acceptAll(site);
    const essential = namesOf(expected(site, 'essential'), 'consent');
    expect(await tab.evaluate(() => window.samtykke.withdraw())).toBe(true);
    await expect.poll(() => declaredNames(site)).toEqual(essential);
    await tab.waitForTimeout(300);
    const before = site.parties.hits().length;
    await goOn();
    expect(await declaredNames(site)).toEqual(essential);
    expect(hitsSince(site, before)).toEqual([]);
    // Those that cannot be told go on trying.
    const stopped = await tab.evaluate(() =>
      window.samtykke.violations.filter(({ kind, verdict }) => kind === 'beacon' && verdict === 'denied'),
    );
    const hosts = ['hotjar.localhost', ...(which === 'published' ? ['alexa.localhost'] : [])];
    expect(new Set(stopped.map(({ name }) => hostOf(name)))).toEqual(new Set(hosts));
    await open(site);
    await goOn();
    expect(await declaredNames(site)).toEqual(essential);
    expect(new Set(hitsSince(site, before))).toEqual(new Set(which === 'published' ? ['google /collect'] : []));
  });
});

describe('the demo’s registry', () => {
  it('has the entries of its file and no others, whichever port the companies have', async () => {
    for (const [name, count] of [
      ['registry.yaml', 104],
      ['registry.corrected.yaml', 88],
    ] as const) {
      const both = await Promise.all([1, 65_535].map((port) => demoRegistry(exampleFile(name), port)));
      const [one, other] = both.map(({ registry }) => registry);
      expect(one?.entries).toHaveLength(count);
      expect(other?.version).toBe(one?.version);
      for (const { provider, load } of one?.products ?? [])
        expect(load?.from).toBe(originOf(provider as 'google' | 'hotjar' | 'bing', 1));
    }
  });

  it('keeps what the file says of a company, and its hosts are on this machine', async () => {
    const { providers } = sites.corrected.registry;
    const [google] = providers.filter(({ id }) => id === 'google');
    expect(google).toMatchObject({ name: 'Google Ireland Limited', country: 'IE', hosts: ['google.localhost'] });
    const third = Object.values(sites).flatMap(({ registry }) =>
      registry.providers.filter((each) => each.party === 'third'),
    );
    expect(third.flatMap(({ hosts }) => hosts).filter((host) => !/^(?:\w+\.)?localhost$/.test(host))).toEqual([]);
  });
});

describe('the support chat', () => {
  it('notes that it was used, until the browser is closed', async () => {
    await acceptAll(sites.published);
    const state = async () => (await context.cookies()).find(({ name }) => name === 'hj_supportchat');
    expect(await state()).toMatchObject({ value: 'unused', expires: -1 });
    await tab.getByRole('button', { name: 'Help' }).click();
    await expect.poll(async () => (await state())?.value).toBe('used');
    await open(sites.published);
    expect((await state())?.value).toBe('used');
  });
});

describe('the performance test', () => {
  const left = () => tab.evaluate((name) => new RegExp(`${name}=(\\d+)`).exec(document.cookie)?.[1], OWN[0]);
  const frames = () => tab.locator('iframe[title="Performance test"]').count();

  it('counts ten seconds of a visit down, over several pages, and is then gone', async () => {
    const site = sites.published;
    const before = site.test.measured();
    await acceptAll(site);
    await expect.poll(async () => Number(await left())).toBeLessThan(9);
    expect(await frames()).toBe(1);
    await open(site);
    await expect.poll(left, { timeout: 20_000 }).toBe('0');
    await expect.poll(() => site.test.measured().seconds - before.seconds).toBe(10);
    const { visits, frames: drawn } = site.test.measured();
    expect([visits - before.visits, drawn > before.frames]).toEqual([2, true]);
    await open(site);
    await tab.waitForTimeout(300);
    expect([await frames(), await left()]).toEqual([0, '0']);
  });

  it('stops when it is withdrawn, and tells nothing', async () => {
    const site = sites.published;
    await acceptAll(site);
    const before = site.test.measured();
    await tab.evaluate(() => window.samtykke.withdraw());
    await tab.waitForTimeout(1_500);
    expect([await frames(), await left(), site.test.measured()]).toEqual([0, undefined, before]);
  });

  it.each([
    ['text', 'ten'],
    ['more seconds than there are', JSON.stringify({ seconds: 11, frames: 1, longTasks: 0 })],
    ['no second', JSON.stringify({ seconds: 0, frames: 1, longTasks: 0 })],
    ['more frames than a screen has', JSON.stringify({ seconds: 1, frames: 1_001, longTasks: 0 })],
    ['halves', JSON.stringify({ seconds: 1, frames: 1.5, longTasks: 0 })],
    ['nothing', 'null'],
    ['too much', JSON.stringify({ seconds: 1, frames: 1, longTasks: 0, more: 'x'.repeat(200) })],
  ])('takes no result that is %s', async (_, body) => {
    const test = performanceTest();
    const headers = { 'content-length': String(body.length) };
    const request = new Request(`http://site.example${PERFORMANCE_TEST_PATH}/results`, {
      method: 'POST',
      body,
      headers,
    });
    expect((await test.answer(request)).status).toBe(400);
    expect(test.measured()).toEqual({ visits: 0, seconds: 0, frames: 0, longTasks: 0 });
  });
});
