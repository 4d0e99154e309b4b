/** A visitor of a planted site in a plain browser: what is seen without any auditor, to know that it happens. */
import { createHash, X509Certificate } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Frame,
  type Page,
} from 'playwright-core';
import type { StateId } from '../../../src/audit/index.ts';
import type { JourneyStep } from '../../../src/audit/journey/index.ts';
import { chromiumPath } from '../../../src/chromium/index.ts';
import { shellPath } from '../browsers.ts';
import { temporaryFolder } from '../server.ts';
import { type Hit, PLANTED_CERTIFICATE, resolveAt } from './loopback.ts';
import { type CookieLook, SITE, type Sign, type Tool } from './part.ts';
import type { PlantedSite } from './planted-site.ts';

/** What was there in the last phase of a state. */
export interface PlainlySeen {
  /** As {@link Sign} names it. */
  readonly names: ReadonlySet<string>;
  readonly cookies: ReadonlyMap<string, CookieLook>;
  readonly hits: readonly Hit[];
}

interface Writing {
  readonly names: Set<string>;
  readonly cookies: Map<string, CookieLook>;
  hits: readonly Hit[];
}

/** Half a year and two days: by then every consent has ended. */
const LATER_MILLISECONDS = 182 * 86_400_000;
/** Longer than anything on the first page waits, and enough for what other pages begin at once. */
const FIRST_MILLISECONDS = 1_000;
const QUIET_MILLISECONDS = 500;
const AFTER_ACCEPTING: readonly StateId[] = ['withdrawn', 'returned', 'expired'];

/** It does on these sites all that the whole one does, but connects to nobody ahead. */
const ENGINE = shellPath() ?? chromiumPath();

/**
 * Brings a new browser into a state and opens every page of the site in it.
 *
 * @param path the browser's file.
 * @returns what was seen in that state, and in `accepted` where the way leads through it.
 */
export async function visitPlainly(
  site: PlantedSite,
  tool: Tool,
  state: StateId,
  path = ENGINE,
): Promise<ReadonlyMap<StateId, PlainlySeen>> {
  const folder = temporaryFolder();
  const open = (isLater = false): Promise<BrowserContext> => openProfile(folder.path, site, { state, isLater, path });
  let context = await open();
  const change = async (isLater: boolean): Promise<void> => {
    const ended = isLater
      ? (await context.cookies()).filter(({ expires }) => expires * 1_000 < Date.now() + LATER_MILLISECONDS)
      : [];
    for (const each of ended) await context.clearCookies({ name: each.name, domain: each.domain });
    await context.close();
    context = await open(isLater);
  };
  try {
    const seen = new Map<StateId, PlainlySeen>();
    const isAnswered = state !== 'before' && state !== 'gpc' && state !== 'no-script';
    if (isAnswered) await answerAs(site, await pageOf(context), tool, state);
    if (AFTER_ACCEPTING.includes(state)) seen.set('accepted', await walk(site, context));
    if (state === 'withdrawn') await withdraw(site, await pageOf(context), tool);
    if (state === 'returned' || state === 'expired') await change(state === 'expired');
    return seen.set(state, await walk(site, context));
  } finally {
    await context.close();
    folder.remove();
  }
}

const pageOf = async (context: BrowserContext): Promise<Page> => context.pages()[0] ?? (await context.newPage());

/** Debian's Chromium refuses other sites' cookies and reads nothing ahead unless its profile says otherwise. */
const PREFERENCES = {
  profile: { cookie_controls_mode: 0, block_third_party_cookies: false },
  net: { network_prediction_options: 0 },
};

/** Opens a browser for visitors of planted sites, one site after the other at the same port. */
export const openPlainly = (port: number): Promise<Browser> =>
  chromium.launch({ ...(ENGINE !== undefined && { executablePath: ENGINE }), args: switchesFor(resolveAt(port)) });

/** A visitor in that browser who was never here before. */
export async function newPlainVisitor(browser: Browser, state: StateId): Promise<BrowserContext> {
  const context = await browser.newContext(mannersIn(state));
  await beIn(context, state);
  return context;
}

interface Way {
  readonly state: StateId;
  readonly isLater: boolean;
  readonly path: string | undefined;
}

async function openProfile(
  folder: string,
  { resolve }: PlantedSite,
  { state, isLater, path }: Way,
): Promise<BrowserContext> {
  mkdirSync(join(folder, 'Default'), { recursive: true });
  if (!isLater) writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(PREFERENCES));
  const context = await chromium.launchPersistentContext(folder, {
    ...(path !== undefined && { executablePath: path }),
    headless: true,
    ...mannersIn(state),
    args: switchesFor(resolve),
  });
  await beIn(context, state);
  if (isLater) await context.addInitScript(laterScript());
  return context;
}

const mannersIn = (state: StateId): BrowserContextOptions => ({
  javaScriptEnabled: state !== 'no-script',
  viewport: { width: 1_280, height: 800 },
  locale: 'en-GB',
  ...(state === 'gpc' && { extraHTTPHeaders: { 'sec-gpc': '1' } }),
});

async function beIn(context: BrowserContext, state: StateId): Promise<void> {
  context.setDefaultTimeout(30_000);
  if (state === 'gpc')
    await context.addInitScript('Object.defineProperty(navigator, "globalPrivacyControl", { value: true })');
}

function switchesFor(resolve: PlantedSite['resolve']): string[] {
  const rules = Object.entries(resolve).map(([host, address]) => `MAP ${host} ${address}`);
  return [
    '--no-sandbox',
    '--disable-dev-shm-usage',
    `--host-resolver-rules=${rules.join(', ')}`,
    `--ignore-certificate-errors-spki-list=${keyHash(PLANTED_CERTIFICATE)}`,
  ];
}

const keyHash = (certificate: string): string =>
  createHash('sha256')
    .update(new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');

const laterScript = (): string => `{
  const Now = Date;
  globalThis.Date = class Date extends Now {
    constructor(...given) { if (given.length === 0) super(Now.now() + ${LATER_MILLISECONDS}); else super(...given); }
    static now() { return Now.now() + ${LATER_MILLISECONDS}; }
  };
}`;

async function answerAs({ origin }: PlantedSite, page: Page, tool: Tool, state: StateId): Promise<void> {
  await page.goto(origin);
  await page.waitForTimeout(QUIET_MILLISECONDS);
  await (tool === 'foreign' ? answerForeign(page, state) : answerOurs(page, state));
  await page.waitForTimeout(QUIET_MILLISECONDS);
}

const categoryOf = (state: StateId): string | undefined => (state.startsWith('only:') ? state.slice(5) : undefined);

async function answerForeign(page: Page, state: StateId): Promise<void> {
  const category = categoryOf(state);
  if (category === undefined) {
    await page.getByRole('button', { name: state === 'refused' ? 'Reject all' : 'Accept all' }).click();
    return;
  }
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.locator(`input[name="${category}"]`).check();
  await page.getByRole('button', { name: 'Save choices' }).click();
}

async function answerOurs(page: Page, state: StateId): Promise<void> {
  const category = categoryOf(state);
  const banner = page.locator('[data-samtykke-banner] .card');
  if (category === undefined) {
    await banner.locator(state === 'refused' ? '[data-samtykke-refuse]' : '[data-samtykke-accept]').click();
  } else {
    await banner.locator('[data-samtykke-manage]').click();
    const panel = page.locator('[data-samtykke-panel] form');
    await panel.locator(`[name="purpose.${category}"][value="all"]`).check();
    await panel.locator('[data-samtykke-save]').click();
  }
  await banner.waitFor({ state: 'detached' });
}

async function withdraw({ origin }: PlantedSite, page: Page, tool: Tool): Promise<void> {
  await page.goto(origin);
  await page.waitForTimeout(QUIET_MILLISECONDS);
  if (tool === 'foreign') {
    await page.locator('#cookie-settings').click();
    await page.getByRole('button', { name: 'Reject all' }).click();
  } else {
    await page.locator('footer [data-samtykke-manage]').click();
    await page.locator('[data-samtykke-panel] [data-samtykke-refuse]').click();
  }
  await page.waitForTimeout(QUIET_MILLISECONDS);
}

/** Opens every page, does the steps, and leaves the last one. */
async function walk(site: PlantedSite, context: BrowserContext): Promise<PlainlySeen> {
  const { hits, connections } = site.seen;
  const [firstHit, firstConnection] = [hits.length, connections.length];
  const seen: Writing = { names: new Set(), cookies: new Map(), hits: [] };
  const page = await pageOf(context);
  for (const path of site.pages) {
    await page.goto(site.origin + path);
    await settle(page, path === '/' ? FIRST_MILLISECONDS : QUIET_MILLISECONDS);
    await look(page, context, seen, '');
  }
  for (const step of site.steps) await act(page, step);
  if (site.steps.length > 0) await look(page, context, seen, '');
  // A page of the site that does nothing: there what is left can be read.
  await page.goto(`${site.origin}/robots.txt`);
  await page.waitForTimeout(300);
  await look(page, context, seen, '');
  await look(page, context, seen, 'left ');
  seen.hits = hits.slice(firstHit);
  for (const { host, path } of seen.hits) seen.names.add(`request ${host}${path}`);
  for (const host of connections.slice(firstConnection)) seen.names.add(`connection ${host}`);
  return seen;
}

async function settle(page: Page, milliseconds: number): Promise<void> {
  await page.waitForTimeout(milliseconds);
  await page.evaluate(() => navigator.serviceWorker?.getRegistrations()).catch(() => undefined);
}

async function act(page: Page, step: JourneyStep): Promise<void> {
  if (step.kind === 'open') await page.goto(step.address);
  if (step.kind === 'click') await page.click(step.selector);
  if (step.kind === 'scroll') await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForTimeout(400);
}

async function look(page: Page, context: BrowserContext, { names, cookies }: Writing, prefix: string): Promise<void> {
  for (const { name, domain, expires, ...rest } of await context.cookies()) {
    const key = `cookie ${name}@${domain.replace(/^\./, '')}`;
    names.add(prefix + key);
    const days = expires < 0 ? 0 : (expires - Date.now() / 1_000) / 86_400;
    cookies.set(key, { ...rest, wide: domain.startsWith('.'), days });
  }
  for (const frame of page.frames()) for (const each of await keptIn(frame)) names.add(prefix + each);
}

async function keptIn(frame: Frame): Promise<readonly string[]> {
  const { hostname } = new URL(frame.url().replace(/^about:\w+$/, `https://${SITE}/`));
  const found = await frame.evaluate(readKept).catch(() => []);
  return found.map((each) => (each.startsWith('mark ') ? each : `${each}@${hostname}`));
}

/** Runs in the page. */
async function readKept(): Promise<string[]> {
  const ask = async <T>(from: () => Promise<T[]> | undefined): Promise<T[]> => {
    try {
      return (await from()) ?? [];
    } catch {
      return [];
    }
  };
  const local = await ask(async () => Object.keys(localStorage));
  const session = await ask(async () => Object.keys(sessionStorage));
  const databases = await ask(() => indexedDB.databases());
  const caches = await ask(() => globalThis.caches?.keys());
  const workers = await ask(async () => [...(await navigator.serviceWorker.getRegistrations())]);
  const files = await ask(async () => {
    const folder = (await navigator.storage.getDirectory()) as unknown as { keys(): AsyncIterable<string> };
    const names: string[] = [];
    for await (const each of folder.keys()) names.push(each);
    return names;
  });
  const buckets = await ask(() =>
    (navigator as unknown as { storageBuckets: { keys(): Promise<string[]> } }).storageBuckets.keys(),
  );
  const pathOf = ({ active, waiting, installing }: ServiceWorkerRegistration): string =>
    new URL((active ?? waiting ?? installing)?.scriptURL ?? 'https://none.test/').pathname;
  return [
    ...local.map((each) => `localStorage ${each}`),
    ...session.map((each) => `sessionStorage ${each}`),
    ...databases.map(({ name }) => `indexedDB ${name}`),
    ...caches.map((each) => `cache ${each}`),
    ...workers.map((each) => `serviceWorker ${pathOf(each)}`),
    ...(files.length > 0 ? ['fileSystem root'] : []),
    ...buckets.map((each) => `bucket ${each}`),
    ...Object.keys(document.body?.dataset ?? {}).map((each) => `mark ${each}`),
  ];
}

/** What a sign promises and was not so, in words; empty where all is as it says. */
export function brokenPromises(sign: Sign, states: ReadonlyMap<StateId, PlainlySeen>): readonly string[] {
  const broken: string[] = [];
  for (const [state, seen] of states) {
    const found = [...seen.names].filter((name) => fits(sign.sees, name));
    if (sign.never?.includes(state) && found.length > 0) broken.push(`${sign.sees} is seen in ${state}`);
    if (!sign.in.includes(state)) continue;
    if (found.length === 0) broken.push(`${sign.sees} is not seen in ${state}`);
    else broken.push(...unlike(sign, seen).map((what) => `${sign.sees} in ${state}: ${what}`));
  }
  return broken;
}

function fits(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*').map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${[first, ...rest].join('.*')}$`).test(name);
}

function unlike({ sees, like, holds }: Sign, { cookies, hits }: PlainlySeen): readonly string[] {
  const cookie = cookies.get(sees.replace(/^left /, ''));
  const wrong = Object.entries(like ?? {}).filter(([field, wanted]) => {
    const is = cookie?.[field as keyof CookieLook];
    return field === 'days' ? Number(is) < Number(wanted) : is !== wanted;
  });
  const own = hits.filter(({ host, path }) => sees === `request ${host}${path}`);
  const isHeld = !holds || own.some(({ query, body, referrer }) => holds.test(`${query} ${body} ${referrer}`));
  return [
    ...wrong.map(([field]) => `${field} is ${String(cookie?.[field as keyof CookieLook])}`),
    ...(isHeld ? [] : [`nothing like ${String(holds)} went with it`]),
  ];
}
