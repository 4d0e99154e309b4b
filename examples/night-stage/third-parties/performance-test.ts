import type { EntryName } from '../../../src/decision/index.ts';
import type { Family } from '../../../src/features/index.ts';

/** Holds how many seconds of the test are left in this visit. */
export const PERFORMANCE_TEST_COOKIE = 'onefrontend_iframe_remaining_test_duration' satisfies EntryName;
/** How long one visit is measured, over all of its pages. */
const TEST_SECONDS = 10;

/** Where its addresses begin. */
export const PERFORMANCE_TEST_PATH = '/performance-test';
export const PERFORMANCE_TEST_SCRIPT = `${PERFORMANCE_TEST_PATH}/test.js`;
const FRAME = `${PERFORMANCE_TEST_PATH}/frame`;
const FRAME_SCRIPT = `${PERFORMANCE_TEST_PATH}/frame.js`;
const RESULTS = `${PERFORMANCE_TEST_PATH}/results`;

/** What was measured, of all visits together: nothing of it tells of one. */
interface Measured {
  readonly visits: number;
  readonly seconds: number;
  readonly frames: number;
  /** Tasks that held the page up for 50 milliseconds or more (Long Tasks API). */
  readonly longTasks: number;
}

export interface PerformanceTest {
  /** Answers what is under {@link PERFORMANCE_TEST_PATH}. */
  answer(request: Request): Promise<Response>;
  measured(): Measured;
}

/** How smoothly pages run: measured in a frame of the site's own, for ten seconds of a visit at most. */
export function performanceTest(): PerformanceTest {
  let sum: Measured = { visits: 0, seconds: 0, frames: 0, longTasks: 0 };
  return {
    measured: () => sum,
    answer: async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === RESULTS && request.method === 'POST') {
        const result = await readResult(request);
        if (result) sum = added(sum, result);
        return new Response(null, { status: result ? 204 : 400 });
      }
      if (pathname === RESULTS) return Response.json(sum, { headers: { 'cache-control': 'no-store' } });
      const file = Object.hasOwn(FILES, pathname) ? FILES[pathname] : undefined;
      if (!file) return new Response('not found', { status: 404, headers: { 'content-type': 'text/plain' } });
      return new Response(file.text, { headers: { ...file.headers, ...COMMON } });
    },
  };
}

type Result = Omit<Measured, 'visits'>;

const added = (sum: Measured, result: Result): Measured => ({
  visits: sum.visits + 1,
  seconds: sum.seconds + result.seconds,
  frames: sum.frames + result.frames,
  longTasks: sum.longTasks + result.longTasks,
});

/** Three small numbers as JSON have fewer. */
const MOST_BYTES = 200;
/** No screen shows more in a second. */
const MOST_PER_SECOND = 1_000;

/** What a page says, if it can be true. */
async function readResult(request: Request): Promise<Result | undefined> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!(length <= MOST_BYTES)) return undefined;
  const said = await request.json().catch(() => undefined);
  const { seconds, frames, longTasks } = Object(said) as Record<keyof Result, unknown>;
  const isCount = (value: unknown, most: number): value is number =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;
  if (!isCount(seconds, TEST_SECONDS) || seconds === 0) return undefined;
  const most = seconds * MOST_PER_SECOND;
  return isCount(frames, most) && isCount(longTasks, most) ? { seconds, frames, longTasks } : undefined;
}

/** The page's part: counts the seconds down, in the cookie, and takes the frame away when none is left. */
const TEST_TEXT = `// Measures how smoothly pages run: for ${TEST_SECONDS} seconds of a visit at most.
(() => {
  const name = '${PERFORMANCE_TEST_COOKIE}';
  const kept = document.cookie.split('; ').find((each) => each.startsWith(name + '='))?.slice(name.length + 1) ?? '';
  const keep = (seconds) => { document.cookie = name + '=' + seconds + '; path=/'; };
  let left = /^\\d{1,2}$/.test(kept) && Number(kept) <= ${TEST_SECONDS} ? Number(kept) : ${TEST_SECONDS};
  if (left === 0) return;
  keep(left);
  const measured = { seconds: 0, frames: 0, longTasks: 0 };
  const frame = document.createElement('iframe');
  frame.title = 'Performance test';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  // In sight, since browsers draw nothing in what is hidden; one that nobody can see or hit.
  Object.assign(frame.style, { position: 'fixed', bottom: '0', left: '0', width: '1px', height: '1px', border: '0', opacity: '0', pointerEvents: 'none' });
  const hear = ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    left -= 1;
    keep(left);
    measured.seconds += 1;
    measured.frames += data.frames;
    measured.longTasks += data.longTasks;
    if (left === 0) tell();
  };
  const stop = () => {
    removeEventListener('message', hear);
    removeEventListener('pagehide', tell);
    frame.remove();
  };
  const tell = () => {
    stop();
    if (measured.seconds > 0) navigator.sendBeacon('${RESULTS}', JSON.stringify(measured));
  };
  addEventListener('message', hear);
  addEventListener('pagehide', tell);
  document.addEventListener('samtykke:change', ({ detail }) => {
    if (detail.verdict('cookie', name).kind === 'denied') stop();
  });
  frame.src = '${FRAME}';
  const show = () => document.body.append(frame);
  if (document.body) show();
  else addEventListener('DOMContentLoaded', show);
})();
`;

/** The frame's part: tells the page of each second in which something was drawn. */
const FRAME_TEXT = `// Counts what is drawn, and what holds it up, and tells the page of each second.
(() => {
  let since = performance.now();
  let frames = 0;
  let longTasks = 0;
  // Not every browser tells of them; they are none then.
  if (PerformanceObserver.supportedEntryTypes.includes('longtask'))
    new PerformanceObserver((list) => { longTasks += list.getEntries().length; }).observe({ type: 'longtask' });
  const draw = (time) => {
    frames += 1;
    if (time - since >= 1000) {
      parent.postMessage({ frames, longTasks }, location.origin);
      [since, frames, longTasks] = [time, 0, 0];
    }
    requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
})();
`;

const FRAME_PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Performance test</title><script src="${FRAME_SCRIPT}"></script></head><body></body></html>`;

const COMMON = { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' } as const;
const SCRIPT_TYPE = { 'content-type': 'text/javascript; charset=utf-8' } as const;

const FILES: Readonly<
  Record<string, { readonly text: string; readonly headers: Readonly<Record<string, string>> } | undefined>
> = {
  [PERFORMANCE_TEST_SCRIPT]: { text: TEST_TEXT, headers: SCRIPT_TYPE },
  [FRAME_SCRIPT]: { text: FRAME_TEXT, headers: SCRIPT_TYPE },
  [FRAME]: {
    text: FRAME_PAGE,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; script-src 'self'; base-uri 'none'; frame-ancestors 'self'",
    },
  },
};

export const PERFORMANCE_TEST: Family = {
  name: 'Performance test',
  names: [PERFORMANCE_TEST_COOKIE],
  code: 'examples/night-stage/third-parties/performance-test.ts',
};
