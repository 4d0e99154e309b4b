/** What it costs to write down what a site does: the same pages in the same browser with the recorder and without it. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Page } from 'playwright-core';
import { type BrowserOptions, openBrowser } from '../src/audit/browser/index.ts';
import { openPage } from '../src/audit/journey/index.ts';
import { startRecorder } from '../src/audit/recorder/index.ts';
import { LOOKALIKES } from '../test/support/planted-site/lookalikes.ts';
import { PLANTED_CERTIFICATE } from '../test/support/planted-site/loopback.ts';
import { plantedSite } from '../test/support/planted-site/planted-site.ts';
import { newsSite } from './news-site.ts';
import { takenBelow } from './process-tree.ts';
import { type Candidate, printTable, rounds } from './rounds.ts';

/** A state of an audit ends with a look at what is left, for which the recorder waits until it has heard of all. */
type Metric = 'pages a minute' | 'with the last look' | 'CPU a page' | 'Chromium' | "Node's heap";
const UNITS = {
  'pages a minute': '/min',
  'with the last look': '/min',
  'CPU a page': 'ms',
  Chromium: 'MB',
  "Node's heap": 'MB',
} as const;

/** What is crawled, as a visitor who has said something, or nothing yet. */
interface Load {
  readonly name: string;
  readonly browser: BrowserOptions;
  readonly addresses: readonly string[];
  /** Value of the shop's cookie that keeps the choice. */
  readonly choice?: string;
}

/** How long a page is waited for. */
interface Waiting {
  readonly name: string;
  open(page: Page, address: string): Promise<unknown>;
  /** How often each page is opened. */
  readonly turns: number;
  /** Rounds for each that was asked for: what is over soon is easily disturbed by what else the machine does. */
  readonly times: number;
}

const PATIENCE = { timeoutMilliseconds: 30_000, quietMilliseconds: 1_000, limitMilliseconds: 15_000 } as const;

const WAITINGS: readonly Waiting[] = [
  {
    // As a journey says where nobody says anything else. What a page does in that second costs no time.
    name: 'as an audit opens pages, quiet for a second',
    open: async (page, address) => {
      const opened = await openPage(page, address, PATIENCE);
      if (opened.gap) throw new Error(`${address}: ${opened.gap.reason}`);
    },
    turns: 1,
    times: 1,
  },
  {
    name: 'one page after the other as soon as it has loaded, no waiting',
    open: (page, address) => page.goto(address, { waitUntil: 'load' }),
    turns: 3,
    times: 3,
  },
];

const WITHOUT = 'without the recorder';

export async function benchAudit(count: number): Promise<void> {
  const shop = await plantedSite({ parts: LOOKALIKES, tool: 'foreign' });
  const news = await newsSite(6);
  const pages = {
    browser: { resolve: shop.resolve, trust: [PLANTED_CERTIFICATE] },
    addresses: shop.pages.map((path) => shop.origin + path),
  };
  const loads: readonly Load[] = [
    { name: 'a shop, before consent', ...pages },
    { name: 'a shop, all accepted', ...pages, choice: 'f1.a1.m1.p0' },
    {
      name: 'a newspaper',
      browser: news.options,
      addresses: Array.from({ length: 6 }, (_, index) => `https://shop.test/${index + 1}`),
    },
  ];
  try {
    for (const waiting of WAITINGS) for (const load of loads) await compare(load, waiting, count);
  } finally {
    await shop.stop();
    await news.stop();
  }
}

async function compare(load: Load, waiting: Waiting, count: number): Promise<void> {
  const candidates: readonly Candidate<Metric>[] = [
    { name: WITHOUT, run: () => crawl(load, waiting, false) },
    { name: 'with the recorder', run: () => crawl(load, waiting, true) },
  ];
  const times = count * waiting.times;
  const title = `${load.name}, ${waiting.name}: ${load.addresses.length * waiting.turns} pages, medians of ${times} rounds`;
  printTable(title, await rounds(candidates, times), WITHOUT, UNITS);
}

/** Opens all pages in a browser of its own, as each state of an audit has one. */
async function crawl(load: Load, waiting: Waiting, isRecorded: boolean): Promise<Record<Metric, number>> {
  const before = heapMegabytes();
  const browser = await openBrowser(load.browser);
  try {
    const recorder = isRecorded
      ? await startRecorder(browser, { ownDomains: ['shop.test'], lookupAliases: async () => [] })
      : undefined;
    const page = await browser.page();
    if (load.choice !== undefined) await agree(page, load.choice);
    const addresses = Array.from({ length: waiting.turns }, () => load.addresses).flat();
    const cpu = cpuMilliseconds();
    const began = performance.now();
    for (const address of addresses) await waiting.open(page, address);
    const opened = performance.now();
    await recorder?.left();
    const ended = performance.now();
    const used = cpuMilliseconds() - cpu;
    return {
      'pages a minute': addresses.length / ((opened - began) / 60_000),
      'with the last look': addresses.length / ((ended - began) / 60_000),
      'CPU a page': used / addresses.length,
      Chromium: takenBelow(process.pid).megabytes,
      "Node's heap": heapMegabytes() - before,
    };
  } finally {
    await browser.close();
  }
}

const agree = (page: Page, value: string): Promise<void> =>
  page.context().addCookies([{ name: 'shop_consent', value, domain: 'shop.test', path: '/', secure: true }]);

/** Of the browser, and of this process, which is the site's server too. */
function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return takenBelow(process.pid).cpuMilliseconds + (user + system) / 1_000;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapMegabytes(): number {
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
