/** An audit from its first page to its report. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism, freemem } from 'node:os';
import { type Facts, stateOf } from '../decision/index.ts';
import {
  JURISDICTIONS,
  type Jurisdiction,
  type JurisdictionId,
  type ParsedRegistry,
  type Registry,
  tableOf,
} from '../registry/index.ts';
import type { AuditCase } from './audit-case.ts';
import { findingsOf } from './audit-findings.ts';
import type { Autoconsent } from './banner/index.ts';
import { openBrowser } from './browser/index.ts';
import { choosePolicy } from './choose-policy.ts';
import { permissionsFor } from './expected.ts';
import {
  discoverPages,
  type Environment,
  envOfVisit,
  type Journey,
  openPage,
  type Pace,
  type Progress,
  type ProgressNow,
  paceOf,
  readProgress,
  saveProgress,
  secretsOf,
  signIn,
  withoutSecrets,
} from './journey/index.ts';
import { matrixOf } from './matrix.ts';
import type { Gap, StateId, Visit } from './observation.ts';
import type { PublishedPolicy } from './published.ts';
import { isGap, type ReadPolicy, readPublishedPage } from './read-published.ts';
import type { LookupAliases } from './recorder/index.ts';
import type { AuditReport, StateReport } from './report/report.ts';
import { AUDIT_RULES } from './rules/all-rules.ts';
import { type VisitOptions, visitSite } from './visit/index.ts';

export interface AuditOptions {
  /** The registry, with the places of its file. */
  readonly parsed: ParsedRegistry;
  /** Name of that file, as the report prints it. */
  readonly file: string;
  readonly journey: Journey;
  readonly states: readonly StateId[];
  /** Whose rules hold where the audit is made; the registry's own without it. */
  readonly jurisdiction?: JurisdictionId | undefined;
  readonly browser?: VisitOptions['browser'] | undefined;
  readonly autoconsent?: Autoconsent | undefined;
  /** How many states are visited side by side; as many as memory and cores allow without it. */
  readonly sideBySide?: number | undefined;
  /** Version of the program, as the report names it. */
  readonly version: string;
  readonly env?: VisitOptions['env'] | undefined;
  readonly lookupAliases?: LookupAliases | undefined;
  readonly keepPicture?: VisitOptions['keepPicture'];
  /** File that keeps what is done, so that a run that was stopped can be gone on with. */
  readonly progressFile?: string | undefined;
  readonly onProgress?: ((now: ProgressNow) => void) | undefined;
  /** Reads the cookie policy in a page of the site; one without rows is none. */
  readonly readPolicy?: ReadPolicy | undefined;
  /** Where the policy is published; without it the page of the journey that declares most of what the site has. */
  readonly policyAddress?: string | undefined;
}

/** What an audit answers with: its report, and all that was seen, from which a patch of the registry can be made. */
export interface Audited {
  readonly report: AuditReport;
  readonly visits: readonly Visit[];
}

/**
 * Visits a site in each state, and holds what was seen against the registry.
 *
 * @throws {Error} with the mend where no browser can be started or a file cannot be written; what a site does is a gap.
 */
export async function runAudit(options: AuditOptions): Promise<Audited> {
  const now = Date.now();
  const progress = await progressOf(options, now);
  const until = now + options.journey.minutes * 60_000;
  const secrets = await readSecrets(options);
  const run: Run = { options, progress, until, policies: new Map(), notRead: [], secrets };
  if (progress.pages.length === 0) await discover(run);
  await visitAll(run);
  await readPublished(run);
  await keep(run);
  return { report: withoutSecrets(reportOf(run), run.secrets), visits: visitsOf(run) };
}

/** An audit as it goes on. Only the functions below change it, and `progress` is replaced, never changed in place. */
interface Run {
  readonly options: AuditOptions;
  progress: Progress;
  /** Milliseconds since 1970 at which no further page is opened. */
  readonly until: number;
  /** Pages that were met on the way and list something, as a cookie policy does, by address. */
  readonly policies: Map<string, PublishedPolicy>;
  /** Pages that were met and are too long to be read as one. */
  readonly notRead: Gap[];
  /** Variables that the journey uses: no report and no message shows their values. */
  readonly secrets: Environment;
}

/** A module that cannot be read is a gap once it is to sign in. */
async function readSecrets({ journey, env = {} }: AuditOptions): Promise<Environment> {
  const { signIn: way } = journey;
  const text = way?.kind === 'module' ? await readFile(way.file, 'utf8').catch(() => '') : '';
  return secretsOf(journey, env, text);
}

async function progressOf({ progressFile, ...options }: AuditOptions, now: number): Promise<Progress> {
  const key = keyOf(options);
  const found = progressFile === undefined ? { kind: 'none' as const } : await readProgress(progressFile, key);
  if (found.kind === 'found') return found.progress;
  if (found.kind === 'unusable') throw new Error(`${found.reason}: ${found.mend}`);
  return {
    format: 'samtykke/audit-progress/v1',
    key,
    startedAt: new Date(now).toISOString(),
    pages: [],
    gaps: [],
    visits: [],
  };
}

/** What was visited under another registry, or on another journey, says nothing of this one. */
function keyOf({ parsed, journey, states, jurisdiction }: Omit<AuditOptions, 'progressFile'>): string {
  const said = JSON.stringify([parsed.registry.version, journey, states, jurisdiction]);
  return createHash('sha256').update(said).digest('hex');
}

async function keep({ options, progress }: Run): Promise<void> {
  if (options.progressFile !== undefined) await saveProgress(options.progressFile, progress);
}

const browserFor = ({ browser, journey }: AuditOptions): VisitOptions['browser'] => ({
  ...browser,
  device: journey.device,
});

/** Finds the pages, in a browser that is thrown away. */
async function discover(run: Run): Promise<void> {
  const { options, until } = run;
  const browser = await openBrowser(browserFor(options));
  try {
    const page = await browser.page();
    const stepping = {
      ...options.journey.waiting,
      env: envOfVisit(options.env ?? {}),
      base: options.journey.starts[0] ?? '',
    };
    const failed = await signIn(page, options.journey, stepping);
    const { pages, gaps } = await discoverPages(page, options.journey, {
      domains: options.parsed.registry.site.domains,
      pace: paceOf(options.journey.rateMilliseconds),
      until,
    });
    run.progress = { ...run.progress, browser: browser.version, pages, gaps: [...(failed ? [failed] : []), ...gaps] };
  } finally {
    await browser.close();
  }
  await keep(run);
}

/** Visits what is left to visit, some states side by side. */
async function visitAll(run: Run): Promise<void> {
  const waiting = run.options.states.filter((state) => !run.progress.visits.some((each) => each.state === state));
  const pace = paceOf(run.options.journey.rateMilliseconds);
  const worker = async (): Promise<void> => {
    for (let state = waiting.shift(); state !== undefined; state = waiting.shift()) {
      const visit = await visitSite(state, visitOptions(run, state, pace));
      run.progress = { ...run.progress, visits: [...run.progress.visits, visit] };
      await keep(run);
    }
  };
  const count = Math.min(run.options.sideBySide ?? roomFor(), waiting.length);
  await Promise.all(Array.from({ length: count }, worker));
}

/** Ours: what a Chromium on a heavy page takes at most, and one that waits for a network leaves its core to another. */
const BYTES_A_STATE = 768 * 2 ** 20;
const MOST_SIDE_BY_SIDE = 4;

const roomFor = (): number =>
  Math.max(1, Math.min(availableParallelism(), Math.floor(freemem() / BYTES_A_STATE), MOST_SIDE_BY_SIDE));

function visitOptions(run: Run, state: StateId, pace: Pace): VisitOptions {
  const { options, until, progress } = run;
  const { registry } = options.parsed;
  const rules = JURISDICTIONS[jurisdictionOf(options)];
  return {
    registry,
    journey: options.journey,
    pages: progress.pages,
    pace,
    browser: browserFor(options),
    autoconsent: options.autoconsent,
    asks: asksNewcomer(registry, rules),
    grantDays: rules.grantDays,
    until,
    env: envOfVisit(options.env ?? {}),
    lookupAliases: options.lookupAliases,
    keepPicture: options.keepPicture,
    onDoing: (what, pages) => tellProgress(run, state, what, pages),
    // One state is enough, and the first one is that in which nothing is hidden behind an answer.
    onPage: state === run.options.states[0] ? (address, html) => meetPolicy(run, address, html) : undefined,
  };
}

/** Whether somebody who was never here before has to be asked. No clock matters where there is no choice. */
function asksNewcomer(registry: Registry, rules: Jurisdiction): boolean {
  const facts: Facts = { choice: undefined, signals: [], rules, path: '', minor: false };
  return stateOf(tableOf(registry), facts, 0).ask === 'banner';
}

const jurisdictionOf = ({ jurisdiction, parsed }: AuditOptions): JurisdictionId =>
  jurisdiction ?? (parsed.registry.site.jurisdiction as JurisdictionId);

function tellProgress({ options, progress, secrets }: Run, state: StateId, what: string, pages: number): void {
  options.onProgress?.({
    state,
    states: { done: progress.visits.length, all: options.states.length },
    pages: { done: pages, all: progress.pages.length },
    what: withoutSecrets(what, secrets),
    elapsedMilliseconds: Date.now() - Date.parse(progress.startedAt),
    gaps: progress.gaps.length + progress.visits.reduce((sum, { gaps }) => sum + gaps.length, 0),
  });
}

function meetPolicy({ options, policies, notRead }: Run, address: string, html: string): void {
  if (options.policyAddress !== undefined || !options.readPolicy) return;
  const policy = readPublishedPage(options.readPolicy, address, html);
  if (isGap(policy)) notRead.push(policy);
  else if (policy.rows.length > 0) policies.set(address, policy);
}

/** Reads the policy where it was said to be, or takes the page that declares most of what the site has. */
async function readPublished(run: Run): Promise<void> {
  const { options, policies } = run;
  const address = options.policyAddress;
  const found =
    address === undefined
      ? choosePolicy([...policies.values()], options.parsed.registry, visitsOf(run))
      : await publishedAt(run, address);
  if (found) run.progress = { ...run.progress, published: found };
  // A long page is missed only where no other one is the policy.
  else for (const gap of run.notRead) addGap(run, gap);
}

async function publishedAt(run: Run, address: string): Promise<PublishedPolicy | undefined> {
  const { options } = run;
  const browser = await openBrowser(browserFor(options));
  try {
    const page = await browser.page();
    const opened = await openPage(page, address, options.journey.waiting);
    if (opened.gap) addGap(run, opened.gap);
    if (opened.kind !== 'opened' || !options.readPolicy) return undefined;
    const policy = readPublishedPage(options.readPolicy, address, await page.content());
    if (!isGap(policy) && policy.rows.length > 0) return policy;
    addGap(run, isGap(policy) ? policy : noPolicy(address));
    return undefined;
  } finally {
    await browser.close();
  }
}

function addGap(run: Run, gap: Gap): void {
  run.progress = { ...run.progress, gaps: [...run.progress.gaps, gap] };
}

const noPolicy = (address: string): Gap => ({
  where: address,
  reason: 'no table or list of cookies could be read there',
  mend: 'name the page that has it with --policy; samtykke import tells what it reads of a page',
});

/** In the order of the states that were asked for. */
const visitsOf = ({ options, progress }: Run): readonly Visit[] =>
  options.states.flatMap((state) => progress.visits.filter((each) => each.state === state));

function reportOf(run: Run): AuditReport {
  const { options, progress } = run;
  const { registry, places } = options.parsed;
  const table = tableOf(registry);
  const jurisdiction = jurisdictionOf(options);
  const visits = visitsOf(run);
  const audited: AuditCase = {
    registry,
    table,
    places,
    visits,
    ...(progress.published && { published: progress.published }),
    permissionsIn: permissionsFor({ registry, table }, jurisdiction),
  };
  const findings = findingsOf(audited);
  const gaps = [...progress.gaps];
  return {
    format: 'samtykke/audit/v1',
    tool: { name: 'samtykke', version: options.version },
    site: registry.site.name,
    starts: options.journey.starts,
    registry: { file: options.file, version: registry.version, jurisdiction },
    browser: { name: 'Chromium', version: progress.browser ?? '' },
    startedAt: progress.startedAt,
    endedAt: new Date().toISOString(),
    complete: gaps.length === 0 && visits.every((visit) => visit.gaps.length === 0),
    states: visits.map(stateReport),
    rules: AUDIT_RULES.map(({ check, ...facts }) => facts),
    gaps,
    findings,
    baseline: [],
    matrix: matrixOf(audited, findings),
  };
}

function stateReport({ state, phases, banner, pages, steps, gaps, requests, cookies }: Visit): StateReport {
  return {
    state,
    phases: phases.map(({ left, ...phase }) => phase),
    ...(banner && { banner }),
    pages,
    steps,
    gaps,
    requests: requests.length,
    cookies: cookies.length,
  };
}
