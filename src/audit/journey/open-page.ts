import type { Page } from 'playwright-core';
import { inTime, NoAnswerInTime } from '../in-time.ts';
import type { Gap } from '../observation.ts';
import type { Waiting } from './journey.ts';
import { type Fault, failureOf, statusFault } from './open-faults.ts';
import { awaited, takeNotes, watchOf } from './page-watch.ts';

/** What became of opening a page. */
export type Opened =
  | {
      readonly kind: 'opened';
      /** Where it ended. */
      readonly address: string;
      readonly status: number;
      /** What happened besides, in words: a dialog that was dismissed, a window that was closed. */
      readonly notes: readonly string[];
      /** What of the page was not seen: it did not go quiet. */
      readonly gap?: Gap;
    }
  | {
      readonly kind: 'gap';
      readonly gap: Gap;
      readonly notes: readonly string[];
      /** Whether the page can be used again; after a crash it has to be made anew. */
      readonly isAlive: boolean;
    };

export interface OpenOptions extends Waiting {
  /** Whether an address is the site's own; a redirect elsewhere is a gap. */
  readonly isOwn?: (address: URL) => boolean;
  /** Address of the page that a visitor comes from; without it from nowhere. */
  readonly from?: string | undefined;
}

/** Opens a page and waits until it is quiet. Never throws for what a site does. */
export async function openPage(page: Page, address: string, options: OpenOptions): Promise<Opened> {
  const watch = watchOf(page);
  takeNotes(page);
  Object.assign(watch, { download: undefined, status: 0, retryAfter: undefined });
  watch.pending.clear();
  const failure = (await go(page, address, options)) ?? (await again(page, address, options));
  const unquiet = failure ? undefined : await waitForQuiet(page, options);
  const fault = failure ?? (await faultOf(page, options));
  const notes = takeNotes(page);
  if (fault) return { kind: 'gap', gap: { where: address, ...fault.about }, notes, isAlive: fault.isAlive };
  return { kind: 'opened', address: page.url(), status: watch.status, notes, ...(unquiet && { gap: unquiet }) };
}

async function go(
  page: Page,
  address: string,
  { timeoutMilliseconds: timeout, from }: OpenOptions,
): Promise<Fault | undefined> {
  const watch = watchOf(page);
  try {
    // Not until it is loaded: something may never be.
    await page.goto(address, { waitUntil: 'commit', timeout, ...(from !== undefined && { referer: from }) });
    return undefined;
  } catch (error) {
    // The browser tells of a download a moment after it has given up the page.
    if (/ERR_ABORTED|Download is starting/.test(String(error))) await page.waitForTimeout(200).catch(() => undefined);
    return failureOf(page.isClosed() ? 'Target closed' : String(error), watch, timeout);
  }
}

/** Ours: who asks to come back within a minute is asked once more. */
const MOST_RETRY_SECONDS = 60;

async function again(page: Page, address: string, options: OpenOptions): Promise<Fault | undefined> {
  const { status, retryAfter } = watchOf(page);
  const seconds = Number(retryAfter);
  const isAsked = (status === 429 || status === 503) && retryAfter !== undefined && seconds <= MOST_RETRY_SECONDS;
  if (!isAsked) return undefined;
  await page.waitForTimeout(seconds * 1_000).catch(() => undefined);
  return go(page, address, options);
}

/** What is wrong with a page that came. */
async function faultOf(page: Page, { isOwn }: OpenOptions): Promise<Fault | undefined> {
  const watch = watchOf(page);
  if (watch.hasCrashed || page.isClosed()) return failureOf('Page crashed', watch, 0);
  if (!(await responds(page))) return HANGS;
  const address = page.url();
  if (isOwn && URL.canParse(address) && /^https?:/.test(address) && !isOwn(new URL(address))) {
    const mend = 'start at that address, or leave this one out with exclude';
    return { about: { reason: `it leads to another site: ${address}`, mend }, isAlive: true };
  }
  return statusFault(watch.status);
}

const HANGS: Fault = {
  about: {
    reason: 'its scripts keep it busy: it answers nothing any more',
    mend: 'look for a script that never ends, or leave the page out with exclude',
  },
  isAlive: false,
};

const ANSWER_PATIENCE = 10_000;

/** Whether a page's own thread still does something. A page whose scripts run for ever would hold up all that asks it. */
async function responds(page: Page): Promise<boolean> {
  return inTime(page.evaluate('true'), ANSWER_PATIENCE).then(
    () => true,
    // On its way elsewhere, which is an answer too.
    (error: unknown) => !(error instanceof NoAnswerInTime) && !page.isClosed(),
  );
}

const LOOK_EVERY = 100;

/** Waits until a page that was opened or acted in is quiet; a gap where it did not become so. */
export async function waitForQuiet(page: Page, waiting: Waiting): Promise<Gap | undefined> {
  const { quietMilliseconds, limitMilliseconds } = waiting;
  const watch = watchOf(page);
  const until = Date.now() + limitMilliseconds;
  // What was done a moment ago may not have asked for anything yet.
  watch.lastNews = Date.now();
  for (;;) {
    if (watch.hasCrashed || page.isClosed()) return undefined;
    const left = awaited(page);
    if (left.length === 0 && Date.now() - watch.lastNews >= quietMilliseconds) return undefined;
    if (Date.now() >= until) return notQuiet(page, left, limitMilliseconds);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}

function notQuiet(page: Page, left: readonly string[], limit: number): Gap {
  const [first, ...more] = left;
  const others = more.length > 0 ? ` and ${more.length} more` : '';
  const what = first === undefined ? 'it went on asking for new things' : `it still waited for ${first}${others}`;
  return {
    where: page.url(),
    reason: `it did not go quiet in ${limit / 1_000} seconds: ${what}. What came later was not seen`,
    mend: 'give it longer with wait.limit in the journey, or leave the page out with exclude',
  };
}
