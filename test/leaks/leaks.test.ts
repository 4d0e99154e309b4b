/**
 * What stores or sends without us, and what of it our script, our middleware and our gateway hold back.
 *
 * With `-u` the run writes docs/leaks.md anew.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firefoxPath } from '../support/browsers.ts';
import { bringTo, NOT_ENDED, type Outcome, supported, tryWaiting, tryWays } from './run.ts';
import { type LeakSite, leakSite } from './site.ts';
import { leaksPage, summary } from './table.ts';
import { chromiumEngine, firefoxBrowser, type LeakBrowser, wholeChromium } from './visitors.ts';
import {
  type BrowserName,
  claimOf,
  DEPLOYMENTS,
  type Deployment,
  runsIn,
  STATES,
  type State,
  type Way,
} from './way.ts';
import { FIREFOX_LACKS, FIREFOX_UNTRIED } from './ways/firefox.ts';
import { WAYS } from './ways/index.ts';

const MINUTES = 2 * 60_000;
let site: LeakSite;

beforeAll(async () => {
  site = await leakSite();
});
afterAll(() => site.stop());

/** Who tries ways, and on what. */
interface Place {
  readonly browser: LeakBrowser;
  /** Of its runs. */
  readonly name: string;
  readonly deployment: Deployment | 'bare';
  /** Without us there is none. */
  readonly state?: State;
}

/** Tries ways as one visitor; what takes longer on a busy machine than it is waited for, once more alone. */
async function tryAs(place: Place, ways: readonly Way[], expected: readonly Way[]): Promise<Outcome> {
  const first = await tryOnce(place, ways, expected);
  const late = expected.filter(({ id }) => !first.left.has(id));
  if (late.length === 0) return first;
  const second = await tryOnce(place, late, late);
  const isLate = new Set(late.map(({ id }) => id));
  const inTime = Object.entries(first.errors).filter(([id]) => !isLate.has(id));
  return {
    left: new Set([...first.left, ...second.left]),
    errors: { ...Object.fromEntries(inTime), ...second.errors },
  };
}

async function tryOnce(
  { browser, name, deployment, state }: Place,
  ways: readonly Way[],
  expected: readonly Way[],
): Promise<Outcome> {
  const visitor = await browser.newVisitor();
  try {
    const tab = await visitor.newTab();
    const address = site.addresses[deployment];
    if (state === undefined) await tab.goto(address);
    else await bringTo(tab, address, state);
    const run = await site.openRun(name, deployment, ways);
    return await tryWays({ site, visitor, tab, run, address, ways, expected });
  } finally {
    await visitor.close();
  }
}

/** Where what happened is not what is claimed. */
function departures(
  ways: readonly Way[],
  { left, errors }: Outcome,
  deployment: Deployment,
  state: State,
  browser: BrowserName,
): readonly string[] {
  return ways.flatMap((way) => {
    const claim = claimOf(way, deployment, state, browser);
    const isLeft = left.has(way.id);
    const error = errors[way.id];
    if (error !== NOT_ENDED && (claim === 'either' || isLeft === (claim === 'open'))) return [];
    return `${deployment}: ${way.id} ${isLeft ? 'stores or sends' : 'does nothing'}${error ? ` (${error})` : ''}`;
  });
}

async function departuresOf(
  browser: LeakBrowser,
  name: BrowserName,
  state: State,
  ways: readonly Way[],
): Promise<readonly string[]> {
  const tried = ways.filter((way) => runsIn(way, state));
  const all = DEPLOYMENTS.map(async (deployment) => {
    const expected = tried.filter((way) => claimOf(way, deployment, state, name) === 'open');
    const outcome = await tryAs(
      { browser, name: `${name}-${deployment}-${state}`, deployment, state },
      tried,
      expected,
    );
    return departures(tried, outcome, deployment, state, name);
  });
  return (await Promise.all(all)).flat();
}

/** What the browser has, of all that is tried. */
async function waysOfBrowser(browser: LeakBrowser): Promise<readonly Way[]> {
  const visitor = await browser.newVisitor();
  const tab = await visitor.newTab();
  await tab.goto(site.addresses.bare);
  const ways = await supported(tab, WAYS);
  await visitor.close();
  return ways;
}

// Side by side: one browser computes while another one waits, and each takes its states one after the other.
describe.concurrent('in Chromium', () => {
  let browser: LeakBrowser;
  let ways: readonly Way[];
  beforeAll(async () => {
    browser = await chromiumEngine();
    ways = (await waysOfBrowser(browser)).filter(({ byWindow }) => !byWindow);
  });
  afterAll(() => browser.close());

  it.sequential('each way stores or sends on a page without us', { timeout: MINUTES }, async () => {
    const { left, errors } = await tryAs({ browser, name: 'chromium-bare', deployment: 'bare' }, ways, ways);
    expect(ways.filter(({ id }) => !left.has(id)).map(({ id }) => `${id} ${errors[id] ?? ''}`)).toEqual([]);
    expect(ways.length).toBeGreaterThan(400);
  });

  // On a machine that is busy a way may take longer than it is waited for.
  it.sequential.each(STATES)(
    '%s: what is claimed holds, and nothing else',
    { timeout: MINUTES, retry: 2 },
    async (state) => {
      expect(await departuresOf(browser, 'chromium', state, ways)).toEqual([]);
    },
  );

  it.sequential('what waits starts by itself once it is granted', { timeout: MINUTES, retry: 2 }, async () => {
    const waiting = ways.filter(({ waits }) => waits);
    const run = await site.openRun('chromium-waits', 'tag', waiting);
    const visitor = await browser.newVisitor();
    const started = await tryWaiting(site, await visitor.newTab(), run, site.addresses.tag, waiting);
    await visitor.close();
    expect(waiting.filter(({ id }) => !started.has(id)).map(({ id }) => id)).toEqual([]);
  });
});

describe.concurrent('in Chromium with its window, where that is what stores or sends', () => {
  let browser: LeakBrowser;
  const ways = WAYS.filter(({ byWindow }) => byWindow);
  beforeAll(async () => {
    browser = await wholeChromium();
  });
  afterAll(() => browser.close());

  it.sequential('each way does so on a page without us', { timeout: MINUTES }, async () => {
    const { left } = await tryAs({ browser, name: 'whole-bare', deployment: 'bare' }, ways, ways);
    expect([...left].sort()).toEqual(ways.map(({ id }) => id).sort());
    expect(ways.length).toBeGreaterThan(0);
  });

  it.sequential.each(STATES)(
    '%s: what is claimed holds, and nothing else',
    { timeout: MINUTES, retry: 2 },
    async (state) => {
      expect(await departuresOf(browser, 'chromium', state, ways)).toEqual([]);
    },
  );
});

describe.skipIf(firefoxPath() === undefined)('in Firefox', { concurrent: true }, () => {
  let browser: LeakBrowser;
  let ways: readonly Way[];
  beforeAll(async () => {
    browser = await firefoxBrowser();
    ways = (await waysOfBrowser(browser)).filter(({ id }) => !FIREFOX_UNTRIED.has(id));
  });
  afterAll(() => browser.close());

  it.sequential('each way stores or sends on a page without us, but for those that the table names', {
    timeout: MINUTES,
    retry: 2,
  }, async () => {
    const tried = new Set(ways.map(({ id }) => id));
    const named = ({ id }: Way): boolean => FIREFOX_LACKS.has(id) || FIREFOX_UNTRIED.has(id);
    expect(WAYS.filter((way) => !tried.has(way.id) && !named(way))).toEqual([]);
    const { left, errors } = await tryAs({ browser, name: 'firefox-bare', deployment: 'bare' }, ways, ways);
    const missing = ways.filter(({ id }) => !left.has(id));
    expect(missing.map(({ id }) => `${id} ${errors[id] ?? ''}`)).toEqual([]);
    expect(ways.length).toBeGreaterThan(400);
  });

  it.sequential.each(STATES)(
    '%s: what is claimed holds, and nothing else',
    { timeout: MINUTES, retry: 2 },
    async (state) => {
      expect(await departuresOf(browser, 'firefox', state, ways)).toEqual([]);
    },
  );
});

it('docs/leaks.md tells what is claimed here', async () => {
  process.stdout.write(`${summary(WAYS)}\n`);
  await expect(leaksPage(WAYS)).toMatchFileSnapshot('../../docs/leaks.md');
});
