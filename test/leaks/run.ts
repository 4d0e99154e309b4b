/** Tries ways in a real browser, and says which of them stored or sent. */
import type { LeakSite, Run } from './site.ts';
import { wayNamed } from './site.ts';
import type { Tab, Visitor } from './visitors.ts';
import type { State, Way } from './way.ts';

export interface Outcome {
  /** Ids of the ways that stored or sent. */
  readonly left: ReadonlySet<string>;
  /** By id, what a way's code threw. */
  readonly errors: Readonly<Record<string, string>>;
}

/** Where ways are tried, and who tries them. */
export interface Trial {
  readonly site: LeakSite;
  readonly visitor: Visitor;
  /** Shows a page in the state that is tried. */
  readonly tab: Tab;
  readonly run: Run;
  /** Of the site, as one deployment serves it. */
  readonly address: string;
  readonly ways: readonly Way[];
  /** Those of the ways that must leave something; they are waited for. */
  readonly expected: readonly Way[];
}

/** Tries all that a page does in one run. */
export async function tryWays(trial: Trial): Promise<Outcome> {
  const { site, visitor, tab, run, address, ways, expected } = trial;
  const of = (...stages: readonly Way['stage'][]): readonly Way[] => ways.filter(({ stage }) => stages.includes(stage));
  const settled = (...stages: readonly Way['stage'][]): Promise<void> =>
    settle(
      site,
      run.name,
      expected.filter(({ stage }) => stages.includes(stage)),
    );
  // Before the page itself: a page with a guard that comes after it would take away what was stored.
  await Promise.all(of('alone').map(async (way) => openAlone(trial, way, await visitor.newTab())));
  if (of(...STATIC).length > 0) {
    await open(await visitor.newTab(), `${address}/static/${run.name}`);
    await settled(...STATIC);
  }
  await tab.bringToFront();
  const errors = await runInPage(tab, run, of('page'));
  // What is stored may be swept again before all is over.
  const atOnce = [...(await visitor.cookieNames()), ...(await tab.evaluate<readonly string[]>(READ_STORES))];
  await settled('page');
  const errorsOfWindows = await runInPage(tab, run, of('window'));
  const windowKept = await tab.evaluate<readonly string[]>(READ_WINDOW);
  await settled('window', 'alone');
  const cookies = await cookiesOf(visitor, expected);
  await tab.gotoPlain(`${address}/plain`);
  const names = [...atOnce, ...cookies, ...(await tab.evaluate<readonly string[]>(READ_STORES)), ...windowKept];
  const stored = names.flatMap((name) => wayNamed(name) ?? []);
  return {
    left: new Set([...site.requestsOf(run.name), ...site.identifiersOf(run.name), ...stored]),
    errors: { ...errors, ...errorsOfWindows },
  };
}

/** What one page holds that is made for it. */
const STATIC = ['markup', 'answer', 'frame'] as const;

/** Runs ways side by side in the page; each has its own element, and none stops another one by an error. */
async function runInPage(tab: Tab, run: Run, ways: readonly Way[]): Promise<Readonly<Record<string, string>>> {
  const codes = Object.fromEntries(ways.map((way) => [way.id, run.fill(way, way.does)]));
  return tab.evaluate(`(${RUN})(${JSON.stringify(codes)})`);
}

/** What is said of a way of which nobody knows what more it would have done. */
export const NOT_ENDED = 'not ended';

/** On a machine that is free all of it takes a second or two. */
const LONGEST_MILLISECONDS = 30_000;

const RUN = `async (codes) => {
  const Code = (async () => {}).constructor;
  const errors = {};
  const run = async (id, code) => {
    const div = document.body.appendChild(document.createElement('div'));
    errors[id] = '${NOT_ENDED}';
    try { await new Code('div', code)(div); delete errors[id]; } catch (error) { errors[id] = String(error); }
  };
  const late = new Promise((done) => setTimeout(done, ${LONGEST_MILLISECONDS}));
  await Promise.race([late, Promise.all(Object.entries(codes).map(([id, code]) => run(id, code)))]);
  return errors;
}`;

const READ_WINDOW = `[window.name, String(history.state)]`;

/** All names that an origin keeps; with a guard those that the page may look at. */
const READ_STORES = `(async () => {
  const tried = async (ask) => { try { return await ask(); } catch (error) { if (!self.samtykke) throw error; return []; } };
  const entries = async (folder) => { const names = []; for await (const name of folder.keys()) names.push(name); return names; };
  const oldEntries = () => new Promise((done) => {
    if (!self.webkitRequestFileSystem) return done([]);
    webkitRequestFileSystem(TEMPORARY, 1024, (system) => system.root.createReader().readEntries(
      (found) => done(found.map(({ name }) => name)), () => done([])), () => done([]));
  });
  const workers = await navigator.serviceWorker.getRegistrations();
  return [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name),
    ...(await caches.keys()),
    ...(await tried(async () => entries(await navigator.storage.getDirectory()))),
    ...(await tried(oldEntries)),
    ...((await navigator.storageBuckets?.keys()) ?? []),
    ...workers.map(({ active, waiting, installing }) => 'w-' + (active ?? waiting ?? installing).scriptURL.split('/').pop()),
  ];
})()`;

const QUIET_MILLISECONDS = 300;
/** What has not come by then is tried once more. */
const PATIENCE_MILLISECONDS = 15_000;

/** Waits until the tracker hears nothing more, and has heard of all ways that are expected to reach it. */
async function settle(site: LeakSite, run: string, expected: readonly Way[]): Promise<void> {
  const start = Date.now();
  for (;;) {
    const now = Date.now();
    const heard = site.requestsOf(run);
    const isComplete = expected.every(({ id, leaves }) => leaves !== 'request' || heard.includes(id));
    const isQuiet = now - Math.max(start, site.lastHeard(run)) > QUIET_MILLISECONDS;
    if ((isComplete && isQuiet) || now - start > PATIENCE_MILLISECONDS) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Names of all cookies, once those are there that are expected. */
async function cookiesOf(visitor: Visitor, expected: readonly Way[]): Promise<readonly string[]> {
  const awaited = expected.filter(({ leaves }) => leaves === 'cookie');
  const start = Date.now();
  for (;;) {
    const names = await visitor.cookieNames();
    const there = new Set(names.map(wayNamed));
    if (awaited.every(({ id }) => there.has(id)) || Date.now() - start > PATIENCE_MILLISECONDS) return names;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Which of the ways a browser can do at all. */
export async function supported(tab: Tab, ways: readonly Way[]): Promise<readonly Way[]> {
  const asked = ways.filter(({ needs }) => needs !== undefined).map(({ id, needs }) => [id, needs]);
  const missing = await tab.evaluate<readonly string[]>(
    `${JSON.stringify(asked)}.filter(([, needs]) => { try { return !eval(needs); } catch { return true; } }).map(([id]) => id)`,
  );
  return ways.filter(({ id }) => !missing.includes(id));
}

const READY = `document.querySelector('[data-samtykke-message][role=status]') !== null`;

async function until(tab: Tab, expression: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await tab.evaluate<boolean>(expression)) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`the page never says ${expression}`);
}

async function open(tab: Tab, address: string): Promise<void> {
  await tab.goto(address);
  if (await tab.evaluate<boolean>(`'samtykke' in window`)) await until(tab, READY);
}

/** Shows a page that may be left at any time; once it has been, a driver may go on waiting for it in vain. */
async function openAlone({ site, run, address }: Trial, { id }: Way, tab: Tab): Promise<void> {
  let isOver = false;
  const over = (): void => {
    isOver = true;
  };
  // An error says that it has been left, too.
  open(tab, `${address}/alone/${run.name}/${id}`).then(over, over);
  while (!isOver && !site.requestsOf(run.name).includes(id)) await new Promise((resolve) => setTimeout(resolve, 25));
}

const gone = (surface: string): string => `document.querySelector('[data-samtykke-${surface}]') === null`;

async function accept(tab: Tab): Promise<void> {
  await tab.click('banner', '[data-samtykke-accept]');
  await until(tab, gone('banner'));
}

/** Brings a visitor to a state by what a person does, and shows a page in it. */
export async function bringTo(tab: Tab, address: string, state: State): Promise<void> {
  await open(tab, address);
  if (state !== 'before') {
    await choose(tab, state);
    await open(tab, address);
  }
  if (state === 'withdrawn') await tab.evaluate('samtykke.withdraw()');
  const allowed = await tab.evaluate<readonly boolean[]>(
    `['functionality', 'analytics'].map((purpose) => samtykke.allows(purpose))`,
  );
  const wanted = [state === 'partial' || state === 'granted', state === 'granted'];
  if (String(allowed) !== String(wanted)) throw new Error(`${state} at ${address}: ${allowed}`);
}

async function choose(tab: Tab, state: State): Promise<void> {
  if (state === 'refused') {
    await tab.click('banner', '[data-samtykke-refuse]');
    await until(tab, gone('banner'));
  } else if (state === 'partial') {
    await tab.click('banner', '[data-samtykke-manage]');
    await tab.click('panel', '[name="purpose.functionality"][value="all"]');
    await tab.click('panel', '[name="purpose.analytics"][value="none"]');
    await tab.click('panel', '[data-samtykke-save]');
    await until(tab, gone('panel'));
  } else await accept(tab);
}

/** Ids of the ways that start by themselves, in the same page view, once all is accepted. */
export async function tryWaiting(
  site: LeakSite,
  tab: Tab,
  run: Run,
  address: string,
  ways: readonly Way[],
): Promise<ReadonlySet<string>> {
  await open(tab, address);
  await runInPage(tab, run, ways);
  await accept(tab);
  await settle(site, run.name, ways);
  return new Set(site.requestsOf(run.name));
}
