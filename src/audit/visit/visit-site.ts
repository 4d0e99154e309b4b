/** One visit: a browser of its own, brought into one state, on all pages of the journey. */
import type { Page } from 'playwright-core';
import {
  answerBanner,
  type BannerConfig,
  findWithdrawal,
  lookAtBanner,
  lookAtSettings,
  type Wish,
} from '../banner/index.ts';
import { type AuditBrowser, openBrowser } from '../browser/index.ts';
import { inTime } from '../in-time.ts';
import { type OpenOptions, openPage, runSteps, type StepOptions, signIn, waitForQuiet } from '../journey/index.ts';
import type { Answered, Gap, StateId, Visit } from '../observation.ts';
import { type Recorder, startRecorder, type Trouble } from '../recorder/index.ts';
import { isOwnAddress } from './own-address.ts';
import { nameOfState, type Plan, type PlannedPhase, planOf } from './states.ts';
import { VisitLog } from './visit-log.ts';
import type { VisitOptions } from './visit-options.ts';

/** What the steps of a visit work with. */
interface Tour {
  readonly plan: Plan;
  readonly options: VisitOptions;
  readonly browser: AuditBrowser;
  readonly recorder: Recorder;
  readonly log: VisitLog;
}

/**
 * Visits a site in one state. Whatever the site does, it ends, and what could not be looked at is a gap.
 *
 * @throws {Error} with the mend where no browser can be started.
 */
export async function visitSite(state: StateId, options: VisitOptions): Promise<Visit> {
  const plan = planOf(state, options.registry);
  const browser = await openBrowser({ ...options.browser, gpc: plan.gpc, javaScript: plan.script });
  const log = new VisitLog();
  try {
    const recorder = await startRecorder(browser, {
      ownDomains: options.registry.site.domains,
      ...(options.lookupAliases && { lookupAliases: options.lookupAliases }),
      onTrouble: (trouble) => log.gap(gapOf(trouble)),
    });
    await goThrough({ plan, options, browser, recorder, log });
    await recorder.stop();
    return { ...recorder.recorded(), ...log.whole(state) };
  } finally {
    await browser.close();
  }
}

/** What stood in the way. A dialog is dismissed and no gap: the page goes on as if nobody had answered it. */
function gapOf(trouble: Trouble): Gap | undefined {
  if (trouble.kind === 'crash')
    return { where: trouble.page, reason: 'the page has crashed', mend: 'see what it does to the browser' };
  if (trouble.kind === 'gone')
    return { where: 'the browser', reason: 'it has ended by itself', mend: 'give it more memory, and run it again' };
  if (trouble.kind === 'download')
    return { where: trouble.url, reason: 'it is a download, which is not taken', mend: 'exclude it from the journey' };
  return undefined;
}

async function goThrough(tour: Tour): Promise<void> {
  const { plan, log, options } = tour;
  try {
    log.gap(await signIn(await tour.browser.page(), options.journey, stepOptions(tour)));
    for (const phase of plan.phases) if (!(await goThroughPhase(tour, phase))) break;
    if (plan.state === 'before') await lookInside(tour);
  } catch (cause) {
    // The browser or a page of it went away in the middle of something.
    log.gap({ where: nameOfState(plan.state), reason: reasonOf(cause), mend: 'run the audit again' });
  }
}

/** Playwright's messages go on with a log of what it tried. */
const reasonOf = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '';

/** @returns whether the visit can go on: the state that the next phase builds on was reached. */
async function goThroughPhase(tour: Tour, phase: PlannedPhase): Promise<boolean> {
  const { plan, log, recorder } = tour;
  const before = Date.now();
  const isGrant = phase.act?.kind === 'answer' && phase.act.isGrant;
  if (isGrant) recorder.phase(log.phase);
  const begun = await begin(tour, phase);
  if (begun.kind === 'not-reached') {
    log.gap(begun.gap);
    return false;
  }
  if (!isGrant) recorder.phase(log.phase, { cookie: tour.options.registry.site.choiceCookie, after: before });
  const startedAt = isGrant ? before : Date.now();
  const asked = await walk(tour, phase);
  const left = await recorder.left();
  log.endPhase(phase, { gpc: plan.gpc, script: plan.script, startedAt, answered: begun.answered, asked }, left);
  await leave(tour, plan.phases[log.phase]);
  return true;
}

/** Leaves the page that was opened last, which may do something then. Who answers next stays. */
async function leave({ browser, recorder }: Tour, next: PlannedPhase | undefined): Promise<void> {
  if (next?.act?.kind === 'answer') return;
  const page = await browser.page();
  await page.goto('about:blank').catch(() => undefined);
  await recorder.quiet(LEAVING_MILLISECONDS, 2 * LEAVING_MILLISECONDS);
}

/** Ours: enough for a farewell to be sent, and for what it has kept to be looked at. */
const LEAVING_MILLISECONDS = 500;

type Begun =
  | { readonly kind: 'begun'; readonly answered?: Answered }
  | { readonly kind: 'not-reached'; readonly gap: Gap | undefined };

/** Does what a phase begins with. */
async function begin(tour: Tour, { act }: PlannedPhase): Promise<Begun> {
  const { browser, log } = tour;
  if (act?.kind === 'answer') return answer(tour, act.wish);
  if (act?.kind === 'return') {
    log.step('close the browser and open it again', '');
    await browser.reopen();
  }
  if (act?.kind === 'expire') {
    const at = endOfConsent(tour);
    log.step(`come back on ${new Date(at).toISOString().slice(0, 10)}, when the consent has ended`, '');
    await browser.expire(at);
  }
  return { kind: 'begun' };
}

const DAY_MILLISECONDS = 86_400_000;

/**
 * A day after the last moment at which anybody may hold on to the consent, in milliseconds since 1970: the place's rules
 * are over, and so is the cookie that keeps it, which a server reads by a clock that nobody can move from here.
 */
function endOfConsent({ options, log }: Tour): number {
  const kept = log.left.cookies.find(({ name }) => name === options.registry.site.choiceCookie)?.expiresAt ?? 0;
  return Math.max(Date.now() + options.grantDays * DAY_MILLISECONDS, kept) + DAY_MILLISECONDS;
}

/** Answers on the page that is open, which is the first one. */
async function answer(tour: Tour, wish: Wish): Promise<Begun> {
  const { browser, log, options } = tour;
  const page = await browser.page();
  const what = wish.kind === 'only' ? `agree to ${wish.category} alone` : WISHES[wish.kind];
  options.onDoing?.(what, log.pages);
  const answered = await answerAs(page, wish, tour);
  log.step(what, page.url(), await picture(tour, page, wish.kind));
  if (answered.kind === 'answered') log.gap(await waitForQuiet(page, options.journey.waiting));
  // Where nobody has to be asked, nothing is there to be accepted, and it goes on as if it were.
  const isReached = answered.kind === 'answered' || (answered.kind === 'no-banner' && !options.asks);
  return isReached ? { kind: 'begun', answered } : notReached(tour, what, answered);
}

async function answerAs(page: Page, wish: Wish, { options, ...tour }: Tour): Promise<Answered> {
  const config = bannerConfig({ options, ...tour });
  const answered = await answerBanner(page, wish, config);
  // Who is not asked refuses where withdrawal is offered.
  return answered.kind === 'no-banner' && wish.kind === 'refuse' && !options.asks
    ? answerBanner(page, { kind: 'withdraw' }, config)
    : answered;
}

/** What was tried is a phase of its own, in which the visitor has said what they had said before. */
async function notReached(
  tour: Tour,
  what: string,
  answered: Exclude<Answered, { readonly kind: 'answered' }>,
): Promise<Begun> {
  const { plan, log, recorder } = tour;
  const held = plan.phases[log.phase - 1] ?? { holding: { kind: 'nothing' }, walks: false };
  log.endPhase(held, { ...now(tour), answered }, await recorder.left());
  const reason = answered.kind === 'no-banner' ? 'no banner was there to answer' : answered.reason;
  return {
    kind: 'not-reached',
    gap: { where: nameOfState(plan.state), reason: `could not ${what}: ${reason}`, mend: UNANSWERED_MEND },
  };
}

const WISHES = { accept: 'accept all', refuse: 'refuse all', withdraw: 'withdraw the consent' } as const;
const UNANSWERED_MEND = 'name what has to be pressed in the journey file, under banner';
const now = ({ plan }: Tour) => ({ gpc: plan.gpc, script: plan.script, startedAt: Date.now() });

/**
 * Opens the pages of a phase, all or the first alone.
 *
 * @returns whether the site asked on the first of them; `undefined` where that could not be seen.
 */
async function walk(tour: Tour, { walks, act }: PlannedPhase): Promise<boolean | undefined> {
  const { options, log } = tour;
  const pages = walks ? options.pages : options.pages.slice(0, 1);
  let asked: boolean | undefined;
  for (const [index, address] of pages.entries()) {
    if (Date.now() > options.until) {
      log.gap(outOfTime(tour, pages.length - index));
      break;
    }
    const page = await visitPage(tour, address);
    if (page && index === 0) asked = await lookForBanner(tour, page);
    if (page && act?.kind === 'answer') await lookForWithdrawal(tour, page, address);
  }
  if (walks && options.journey.steps.length > 0) await script(tour);
  await openFirst(tour, tour.plan.phases[log.phase + 1]);
  return asked;
}

const outOfTime = ({ plan, options }: Tour, left: number): Gap => ({
  where: nameOfState(plan.state),
  reason: `${left} ${left === 1 ? 'page was' : 'pages were'} not visited: the ${options.journey.minutes} minutes are over`,
  mend: 'give it more time with --minutes, or fewer pages with --pages',
});

/** What is answered next is answered on the first page. */
async function openFirst(tour: Tour, next: PlannedPhase | undefined): Promise<void> {
  const [first] = tour.options.pages;
  if (next?.act?.kind !== 'answer' || first === undefined) return;
  if ((await tour.browser.page()).url() !== first) await visitPage(tour, first);
}

/** So long a page may take to hand out its text, in milliseconds. */
const HTML_PATIENCE = 10_000;

/** @returns the page, where it could be opened. */
async function visitPage(tour: Tour, address: string): Promise<Page | undefined> {
  const { options, log, browser } = tour;
  options.onDoing?.(address, log.pages);
  await options.pace.turn(new URL(address).host);
  const page = await browser.page();
  const opened = await openPage(page, address, openOptions(tour));
  log.gap(opened.gap);
  if (opened.kind === 'gap') {
    if (!opened.isAlive) await page.close().catch(() => undefined);
    return undefined;
  }
  log.page(address);
  log.step(`open ${address}`, address, log.pages === 1 ? await picture(tour, page, 'first') : undefined);
  options.onPage?.(address, await inTime(page.content(), HTML_PATIENCE).catch(() => ''));
  return page;
}

async function lookForBanner(tour: Tour, page: Page): Promise<boolean | undefined> {
  const { log, plan } = tour;
  const look = await lookAtBanner(page, bannerConfig(tour)).catch(() => 'no answer' as const);
  if (look === 'no answer') {
    log.gap(noAnswer(page, 'whether it asks'));
    return undefined;
  }
  log.sawBanner(look);
  if (look && log.phase === 0) log.step('look at the banner', page.url(), look.screenshot);
  // A site may ask without script what nobody but it knows to find.
  return plan.script || look ? look !== undefined : undefined;
}

async function lookForWithdrawal(tour: Tour, page: Page, address: string): Promise<void> {
  const found = await findWithdrawal(page, bannerConfig(tour)).catch(() => 'no answer' as const);
  if (found === 'no answer') tour.log.gap(noAnswer(page, 'whether consent can be withdrawn there'));
  else tour.log.sawWithdrawal(address, found);
}

const noAnswer = (page: Page, what: string): Gap => ({
  where: page.url(),
  reason: `${what} could not be seen: the page did not answer in time`,
  mend: 'look for a script that never ends, or leave the page out with exclude',
});

/** The second layer, on a page that nobody goes on with. */
async function lookInside(tour: Tour): Promise<void> {
  const [first] = tour.options.pages;
  if (first === undefined || !tour.log.banner) return;
  const page = await visitPage(tour, first);
  if (!page) return;
  tour.log.sawSettings(await lookAtSettings(page, bannerConfig(tour)));
  tour.log.step('open the settings', page.url(), await picture(tour, page, 'settings'));
}

async function script(tour: Tour): Promise<void> {
  const page = await tour.browser.page();
  tour.log.gap(await runSteps(page, tour.options.journey.steps, stepOptions(tour)));
  tour.log.step('the end of the scripted steps', page.url(), await picture(tour, page, 'steps'));
}

const openOptions = ({ options }: Tour): OpenOptions => ({
  ...options.journey.waiting,
  isOwn: (address) => isOwnAddress(address, options),
});

const stepOptions = (tour: Tour): StepOptions => ({
  ...openOptions(tour),
  env: tour.options.env,
  base: tour.options.journey.starts[0] ?? '',
  onStep: async (what) => tour.log.step(what, (await tour.browser.page()).url()),
  onPage: (address) => tour.log.page(address),
});

const bannerConfig = (tour: Tour): BannerConfig => ({
  selectors: tour.options.journey.banner,
  ...(tour.options.autoconsent && { autoconsent: tour.options.autoconsent }),
  screenshot: async (name) => picture(tour, await tour.browser.page(), name),
});

/** Ours: JPEG, since a report with a picture of each step is to be sent by mail. */
async function picture(tour: Tour, page: Page, name: string): Promise<string | undefined> {
  const { options, plan, log } = tour;
  const taken =
    options.keepPicture &&
    (await page.screenshot({ type: 'jpeg', quality: 60, timeout: 5_000 }).catch(() => undefined));
  if (!taken) return undefined;
  return options.keepPicture?.(`${plan.state.replace(':', '-')}-${log.phase}-${name}.jpg`, taken);
}
