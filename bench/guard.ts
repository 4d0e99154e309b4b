/** What the guard costs: its own evaluation, and each kind of call beside the native one. */
import type { Browser, Page } from 'playwright-core';
import { manyEntries } from '../scripts/size.ts';
import { loadRegistry } from '../src/server/index.ts';
import { launchWholeChromium } from '../test/support/browsers.ts';
import { exampleFile } from '../test/support/server.ts';
import { type SitePage, type TestSite, testSite } from '../test/support/site.ts';
import { type Candidate, printTable, rounds } from './rounds.ts';

const CALLS = [
  'cookie set',
  'cookie get',
  'storage set',
  'storage get',
  'fetch',
  'element insertion',
  'script insertion',
  'innerHTML with addresses',
] as const;
type Call = (typeof CALLS)[number];
type Evaluation = 'first page' | 'next page';

/** An essential cookie of the example, and a key beside it. */
const COOKIE = 'ageVerificationStatus';
const KEY = 'bench';

const BARE: SitePage = { by: 'none', body: '<h1>Bare</h1>', language: 'en', inline: true };
const PAGES: Record<string, SitePage> = { '/none': BARE, '/guarded': { ...BARE, by: 'server' } };

export async function benchGuard(count: number): Promise<void> {
  const browser = await launchWholeChromium();
  const registry = await loadRegistry(exampleFile('registry.yaml'));
  const sites = await Promise.all(
    [104, 2_000].map((count) => {
      const entries = manyEntries(registry, count);
      const essential = entries.find(({ name }) => name === COOKIE) as (typeof entries)[number];
      const stored = { ...essential, name: KEY, kind: 'localStorage' } as const;
      return testSite({ pages: PAGES, registry: { ...registry, entries: [...entries, stored] } });
    }),
  );
  const [small, large] = sites as [TestSite, TestSite];
  try {
    const calls = [
      { name: 'native', run: () => measured(browser, `${small.address}/none`) },
      { name: 'guarded, 104 entries', run: () => measured(browser, `${small.address}/guarded`) },
    ] satisfies Candidate<Call>[];
    const units = Object.fromEntries(CALLS.map((call) => [call, 'µs'])) as Record<Call, string>;
    printTable(`calls, medians of ${count} rounds`, await rounds(calls, count), 'native', units);
    const evaluations = [
      { name: '104 entries', run: () => evaluated(browser, small) },
      { name: '2,000 entries', run: () => evaluated(browser, large) },
    ] satisfies Candidate<Evaluation>[];
    printTable(`guard's evaluation, medians of ${count} rounds`, await rounds(evaluations, count), '104 entries', {
      'first page': 'ms',
      'next page': 'ms',
    });
  } finally {
    await browser.close();
    await Promise.all(sites.map((site) => site.stop()));
  }
}

async function inPage<T>(browser: Browser, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext();
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

const measured = (browser: Browser, address: string): Promise<Record<Call, number>> =>
  inPage(browser, async (page) => {
    // The second part comes after the first paint, and does its own work once.
    await page.goto(address, { waitUntil: 'networkidle' });
    return page.evaluate(measureCalls);
  });

/** Runs in the page: microseconds of one call of each kind, all of them allowed. */
async function measureCalls(): Promise<Record<Call, number>> {
  const repeated = (times: number, act: (turn: number) => unknown): number => {
    // What runs often is compiled: both sides are measured as such.
    for (let turn = 0; turn < times; turn++) act(turn);
    const began = performance.now();
    for (let turn = 0; turn < times; turn++) act(turn);
    return ((performance.now() - began) * 1000) / times;
  };
  const fetched = async (times: number): Promise<number> => {
    const began = performance.now();
    for (let turn = 0; turn < times; turn++) await (await fetch('/samtykke/health')).text();
    return ((performance.now() - began) * 1000) / times;
  };
  const place = document.body.appendChild(document.createElement('div'));
  const addresses = '<p>text <img src="/samtykke/none.png" loading="lazy"><a href="/x">link</a></p>'.repeat(5);
  return {
    'cookie set': repeated(3_000, (turn) => {
      // biome-ignore lint/suspicious/noDocumentCookie: it is what is measured.
      document.cookie = `ageVerificationStatus=${turn}; max-age=100`;
    }),
    'cookie get': repeated(300, () => document.cookie),
    'storage set': repeated(3_000, (turn) => localStorage.setItem('bench', String(turn))),
    'storage get': repeated(3_000, () => localStorage.getItem('bench')),
    fetch: await fetched(60),
    'element insertion': repeated(3_000, () => place.appendChild(document.createElement('div'))),
    'script insertion': repeated(3_000, () => {
      const script = document.createElement('script');
      script.type = 'text/plain';
      script.src = '/samtykke/none.js';
      place.appendChild(script);
    }),
    'innerHTML with addresses': repeated(300, () => {
      place.innerHTML = addresses;
    }),
  };
}

/**
 * Milliseconds from the beginning of the guard's script to its end: in the first page that a browser's process shows, and
 * in the site's next page.
 */
const evaluated = (browser: Browser, site: TestSite): Promise<Record<Evaluation, number>> =>
  inPage(browser, async (page) => {
    const { head } = site.consent.visit(new Request(`${site.address}/`), 'en');
    await page.route('**/timed*', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><head><script>began = performance.now()</script>${head}<script>ended = performance.now()</script></head>`,
      }),
    );
    const timed = async (path: string): Promise<number> => {
      await page.goto(site.address + path, { waitUntil: 'networkidle' });
      return page.evaluate('ended - began');
    };
    return { 'first page': await timed('/timed'), 'next page': await timed('/timed-next') };
  });
