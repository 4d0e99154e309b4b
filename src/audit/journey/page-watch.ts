/** What happens in a page besides what is asked of it: dialogs, windows, downloads, crashes, and what it still loads. */
import type { Page, Request } from 'playwright-core';
import { hasWorker } from '../browser/index.ts';

/** Of one page, from its first look on. Written by the listeners in this file only. */
export interface PageWatch {
  hasCrashed: boolean;
  /** Whether the document has all that it cannot do without (its `load`). */
  isLoaded: boolean;
  /** Address of a download that began. */
  download: string | undefined;
  /** What was noted since it was last asked for. */
  notes: string[];
  /** Status of the last document of the page itself; 0 before there is one. */
  status: number;
  /** `Retry-After` of that document. */
  retryAfter: string | undefined;
  /** When something new was last asked for or came, milliseconds since 1970. */
  lastNews: number;
  readonly pending: Map<Request, Pending>;
  /** How often each address was asked for, without its query. */
  readonly asked: Map<string, number>;
}

interface Pending {
  readonly since: number;
  hasAnswer: boolean;
}

const watches = new WeakMap<Page, PageWatch>();

/** The watch of a page; begun with the first call. */
export function watchOf(page: Page): PageWatch {
  const known = watches.get(page);
  if (known) return known;
  const watch: PageWatch = {
    hasCrashed: false,
    isLoaded: false,
    download: undefined,
    notes: [],
    status: 0,
    retryAfter: undefined,
    lastNews: Date.now(),
    pending: new Map(),
    asked: new Map(),
  };
  watches.set(page, watch);
  watchEvents(page, watch);
  watchRequests(page, watch);
  return watch;
}

/** What was noted since the last call, and forgets it. */
export function takeNotes(page: Page): readonly string[] {
  const watch = watchOf(page);
  const { notes } = watch;
  watch.notes = [];
  return notes;
}

function watchEvents(page: Page, watch: PageWatch): void {
  const note = (text: string): void => void watch.notes.push(text);
  page.on('dialog', (dialog) => {
    const isLeaving = dialog.type() === 'beforeunload';
    note(
      `a dialog (${dialog.type()}) was ${isLeaving ? 'accepted' : 'dismissed'}: "${dialog.message().slice(0, 120)}"`,
    );
    // 'Leave this page?' is what the audit wants.
    void (isLeaving ? dialog.accept() : dialog.dismiss()).catch(() => undefined);
  });
  page.on('popup', (popup) => {
    note(`a window was opened and closed: ${popup.url()}`);
    void popup.close().catch(() => undefined);
  });
  page.on('download', (download) => {
    watch.download = download.url();
    note(`a download was stopped: ${download.url()}`);
    void download.cancel().catch(() => undefined);
  });
  page.on('load', () => {
    watch.isLoaded = true;
  });
  page.on('crash', () => {
    watch.hasCrashed = true;
  });
}

/** Ours: what is asked for a third time is a question that is asked over and over, and keeps no page from being quiet. */
const MOST_TIMES = 2;

function watchRequests(page: Page, watch: PageWatch): void {
  page.on('request', (request) => {
    if (!/^https?:/.test(request.url())) return;
    if (isDocument(page, request)) {
      watch.asked.clear();
      watch.isLoaded = false;
    }
    const address = `${request.method()} ${request.url().split(/[?#]/)[0]}`;
    const times = (watch.asked.get(address) ?? 0) + 1;
    watch.asked.set(address, times);
    if (times > MOST_TIMES) return;
    watch.lastNews = Date.now();
    watch.pending.set(request, { since: Date.now(), hasAnswer: false });
  });
  page.on('response', (response) => {
    const request = response.request();
    const pending = watch.pending.get(request);
    if (pending) pending.hasAnswer = true;
    if (!isDocument(page, request)) return;
    watch.status = response.status();
    watch.retryAfter = response.headers()['retry-after'];
  });
  const ended = (request: Request): void => {
    if (watch.pending.delete(request)) watch.lastNews = Date.now();
  };
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
}

function isDocument(page: Page, request: Request): boolean {
  try {
    return request.isNavigationRequest() && request.frame() === page.mainFrame();
  } catch {
    // Of a service worker, or of a frame that has gone.
    return false;
  }
}

/** Without these a page is not whole until it has loaded. Others may stream for ever. */
const NEEDED: ReadonlySet<string> = new Set(['document', 'script', 'stylesheet']);
/** Ours: a question that waits so long for its answer waits for something to happen. */
const LONG_QUESTION = 5_000;

/** Addresses of what a page still waits for. */
export function awaited(page: Page): readonly string[] {
  const watch = watchOf(page);
  const now = Date.now();
  return [...watch.pending].flatMap(([request, { since, hasAnswer }]) => {
    const isNeeded = !watch.isLoaded && NEEDED.has(request.resourceType());
    const isWaitedFor = isNeeded || (!hasAnswer && now - since < LONG_QUESTION);
    // Of a worker's script neither answer nor end is told.
    return isWaitedFor && !hasWorker(page, request.url()) ? request.url() : [];
  });
}
