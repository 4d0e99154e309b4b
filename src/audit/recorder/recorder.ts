import { randomBytes } from 'node:crypto';
import type { AuditBrowser, Command, Target, Targets, Watcher } from '../browser/index.ts';
import type { Report } from '../injected/index.ts';
import type { Left, Recorded, RequestSeen } from '../observation.ts';
import { Aliases, aliasesByDns, type LookupAliases } from './aliases.ts';
import { Connections } from './connections.ts';
import { Cookies } from './cookies.ts';
import { Frames } from './frames.ts';
import { factsOf } from './jar.ts';
import { Kept } from './kept.ts';
import { LateLoads } from './late-loads.ts';
import { lookAtStorage } from './left.ts';
import { inOrder, Log, type Open } from './log.ts';
import type {
  BrowserCookie,
  CookieIssue,
  FrameNavigated,
  FrameTree,
  ResponseExtraInfo,
  StorageItem,
} from './protocol.ts';
import { quiet } from './quiet.ts';
import { Reads } from './reads.ts';
import { lowerNames } from './request-type.ts';
import { type OnRequest, Requests } from './requests.ts';
import { ServiceWorkers } from './service-workers.ts';
import { Sockets } from './sockets.ts';
import { originOf, Storage } from './storage.ts';

/** Something that stood in the way of a visit. The recorder goes on. */
export type Trouble =
  /** A tab's or frame's process has ended; what ran in it is gone. */
  | { readonly kind: 'crash'; readonly page: string }
  /** The browser has ended by itself. */
  | { readonly kind: 'gone' }
  /** A dialog that the page has opened; it was dismissed. */
  | { readonly kind: 'dialog'; readonly page: string; readonly type: string; readonly message: string }
  /** A download that the page has begun; it was denied. */
  | { readonly kind: 'download'; readonly page: string; readonly url: string };

export interface RecorderOptions {
  /** Milliseconds since 1970; the machine's own without it. */
  readonly clock?: () => number;
  /** The site's own domains: of hosts in them the aliases are looked up. */
  readonly ownDomains?: readonly string[];
  /** How aliases are looked up; by DNS without it. */
  readonly lookupAliases?: LookupAliases;
  readonly onTrouble?: (trouble: Trouble) => void;
}

/** Writes down what happens in a browser, in all its tabs, frames and workers, also after it was opened again. */
export interface Recorder {
  /**
   * What is seen from now on belongs to this phase of the visit; 0 from the start.
   *
   * @param since where a cookie was written last, after a moment (milliseconds since 1970): from there on already.
   */
  phase(index: number, since?: { readonly cookie: string; readonly after: number }): void;
  /** What was seen so far. Complete after {@link left} or {@link stop}: some of it comes late, such as hashes and aliases. */
  recorded(): Recorded;
  /** What is there now. */
  left(): Promise<Left>;
  /**
   * Waits until no request has begun for so long.
   *
   * @param milliseconds how long it is to be quiet.
   * @param limit milliseconds after which it is enough.
   * @returns whether it was quiet.
   */
  quiet(milliseconds: number, limit: number): Promise<boolean>;
  /** Writes nothing more down, and waits for what comes late. Does nothing the second time. */
  stop(): Promise<void>;
}

/**
 * Starts to record. What was open in the browser before is recorded from now on, what it did before is not.
 *
 * @example
 * const browser = await openBrowser();
 * const recorder = await startRecorder(browser);
 * await (await browser.page()).goto('https://example.com/');
 * await recorder.quiet(500, 5_000);
 * const left = await recorder.left();
 */
export async function startRecorder({ targets }: AuditBrowser, options: RecorderOptions = {}): Promise<Recorder> {
  const recorder = new OneRecorder(targets, options);
  await recorder.begin();
  return recorder;
}

/** Ours: milliseconds by which the browser may tell of what a page has done before it tells of the answer that has made it do so. */
const SPREAD = 150;

/** Bodies up to this size come with the request itself. */
const MAX_POST_DATA = 65_536;

const BY_KIND: Readonly<Record<Target['kind'], readonly Command[]>> = (() => {
  const network = {
    method: 'Network.enable',
    params: { maxPostDataSize: MAX_POST_DATA, maxTotalBufferSize: 64 << 20, maxResourceBufferSize: 4 << 20 },
  };
  const page = [
    network,
    { method: 'Page.enable' },
    { method: 'DOMStorage.enable' },
    { method: 'Audits.enable' },
    { method: 'Network.enableReportingApi', params: { enable: true } },
  ];
  return {
    page: [...page, { method: 'ServiceWorker.enable' }],
    frame: page,
    worker: [network],
    'shared-worker': [network],
    'service-worker': [network],
    worklet: [network],
  };
})();

class OneRecorder implements Recorder, Watcher, OnRequest {
  readonly #targets: Targets;
  readonly #options: RecorderOptions;
  readonly #log: Log;
  readonly #frames = new Frames();
  readonly #loads = new LateLoads();
  readonly #requests: Requests;
  readonly #sockets: Sockets;
  readonly #connections: Connections;
  readonly #cookies: Cookies;
  readonly #storage: Storage;
  readonly #kept = new Kept();
  readonly #workers = new ServiceWorkers();
  readonly #reads: Reads;
  readonly #aliases: Aliases;
  readonly #seen: Open<RequestSeen>[] = [];
  /** Nobody else knows its name, and no page sees it. */
  readonly #binding = `_${randomBytes(12).toString('hex')}`;
  #lastBegan = performance.now();
  #isStopped = false;

  constructor(targets: Targets, options: RecorderOptions) {
    this.#targets = targets;
    this.#options = options;
    this.#log = new Log(options.clock ?? Date.now);
    const context = { log: this.#log, frames: this.#frames, targets, loads: this.#loads };
    this.#requests = new Requests(context, this);
    this.#sockets = new Sockets(context, this);
    this.#connections = new Connections(context, this);
    this.#cookies = new Cookies(this.#log, this.#frames, targets);
    this.#storage = new Storage(this.#log, this.#frames);
    this.#reads = new Reads(this.#log, this.#frames);
    this.#aliases = new Aliases(options.ownDomains ?? [], options.lookupAliases ?? aliasesByDns);
  }

  async begin(): Promise<void> {
    await this.#cookies.begin();
    this.#targets.watch(this);
    this.#targets.setHooks({ binding: this.#binding });
  }

  phase(index: number, since?: { readonly cookie: string; readonly after: number }): void {
    const written = since && this.#cookies.lastWrite(since.cookie, since.after);
    this.#log.enter(index, written && Math.max(since.after, written - SPREAD));
  }

  recorded(): Recorded {
    return {
      cookies: this.#log.placed(this.#cookies.all()),
      storage: this.#log.placed(this.#storage.all()),
      requests: this.#log.placed(inOrder(this.#seen.map((seen) => this.#aliases.given(seen)))),
      reads: this.#log.placed(this.#reads.all()),
    };
  }

  async left(): Promise<Left> {
    const [cookies] = await Promise.all([this.#lookAtCookies(), this.#lookAtStorage()]);
    await this.#settle();
    const storage = [...this.#kept.facts(), ...this.#workers.facts()];
    this.#storage.found(storage);
    return { cookies: cookies.map((cookie) => ({ ...factsOf(cookie), expiresAt: endOf(cookie) })), storage };
  }

  quiet(milliseconds: number, limit: number): Promise<boolean> {
    return quiet(() => this.#lastBegan, milliseconds, limit);
  }

  async stop(): Promise<void> {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#targets.setHooks({ binding: undefined });
    this.#targets.unwatch(this);
    await this.#lookAtCookies();
    await this.#settle();
    this.#cookies.stop();
  }

  /** A browser that has ended keeps nothing that could be asked for. */
  #lookAtCookies(): Promise<readonly BrowserCookie[]> {
    return this.#cookies.look().catch(() => []);
  }

  /** What was found is taken at once: what is told of from then on is newer. */
  async #lookAtStorage(): Promise<void> {
    for (const found of await lookAtStorage(this.#targets, this.#frames)) this.#kept.found(found);
  }

  async #settle(): Promise<void> {
    await Promise.all([this.#requests.settle(), this.#aliases.settle()]);
  }

  prepare({ kind }: Target): readonly Command[] {
    return BY_KIND[kind];
  }

  attached(target: Target): void {
    this.#frames.attached(target);
    if (target.kind !== 'page' && target.kind !== 'frame') return;
    const tree = this.#targets.send<{ frameTree: FrameTree }>(target, 'Page.getFrameTree');
    tree.then(
      ({ frameTree }) => this.#frames.tree(target, frameTree),
      () => undefined,
    );
  }

  detached(target: Target): void {
    this.#frames.detached(target);
    if (target.kind === 'page') this.#kept.endSession(target.id);
  }

  ended(byItself: boolean): void {
    this.#kept.endSession();
    this.#workers.restart();
    if (byItself) this.#trouble({ kind: 'gone' });
  }

  event(target: Target | undefined, method: string, params: object): void {
    const domain = method.slice(0, method.indexOf('.'));
    if (domain === 'Network') this.#network(target, method, params);
    else if (method === 'Runtime.bindingCalled') this.#told(target, params as { name: string; payload: string });
    else if (domain === 'DOMStorage') this.#stored(target, method, params);
    else if (domain === 'Page') this.#page(target, method, params);
    else if (domain === 'Audits') this.#issue(params);
    else if (domain === 'ServiceWorker') this.#workers.event(method, params);
    else this.#browser(target, method, params);
  }

  seen(request: Open<RequestSeen>): void {
    this.#lastBegan = performance.now();
    this.#seen.push(request);
    this.#aliases.note(request.url);
  }

  answered(request: RequestSeen, news: ResponseExtraInfo): void {
    this.#cookies.answered(request, news);
    this.#connections.answered(request, news);
    if (/"(\*|storage)"/.test(lowerNames(news.headers)['clear-site-data'] ?? ''))
      this.#kept.clear(new URL(request.url).origin);
  }

  #network(target: Target | undefined, method: string, params: object): void {
    if (method.startsWith('Network.web')) this.#sockets.event(target, method, params);
    else if (method.startsWith('Network.reporting')) this.#connections.event(target, method, params);
    else if (method === 'Network.responseReceivedExtraInfo' && this.#sockets.answered(params as ResponseExtraInfo))
      return;
    else this.#requests.event(target, method, params);
  }

  #stored(target: Target | undefined, method: string, params: object): void {
    if (!target) return;
    this.#kept.event(method, params, this.#frames.tabOf(target));
    if (method === 'DOMStorage.domStorageItemAdded' || method === 'DOMStorage.domStorageItemUpdated')
      this.#storage.itemSet(target, params as StorageItem);
  }

  #page(target: Target | undefined, method: string, params: object): void {
    if (!target) return;
    this.#frames.event(target, method, params);
    if (method === 'Page.frameNavigated') this.#navigated(params as FrameNavigated);
    else if (method === 'Page.javascriptDialogOpening') {
      const { type, message } = params as { type: string; message: string };
      this.#trouble({ kind: 'dialog', page: this.#frames.where(target).page, type, message });
    }
  }

  #navigated({ frame }: FrameNavigated): void {
    this.#cookies.lookSoon();
    if (frame.parentId === undefined && this.#frames.isTop(frame.id)) this.#loads.forget();
  }

  #issue(params: object): void {
    const { issue } = params as { issue: { details: { cookieIssueDetails?: CookieIssue } } };
    const { cookieIssueDetails } = issue.details;
    if (cookieIssueDetails) this.#cookies.issue(cookieIssueDetails);
  }

  #browser(target: Target | undefined, method: string, params: object): void {
    const { page } = this.#frames.where(target);
    // A worker that ends with its page says the same.
    if (method === 'Inspector.targetCrashed') {
      if (target?.kind === 'page' || target?.kind === 'frame') this.#trouble({ kind: 'crash', page });
    } else if (method === 'Browser.downloadWillBegin')
      this.#trouble({ kind: 'download', page, url: (params as { url: string }).url });
    else if (method === 'Storage.storageBucketCreatedOrUpdated') {
      const { bucket } = (params as { bucketInfo: { bucket: { storageKey: string; name?: string } } }).bucketInfo;
      if (bucket.name) this.#kept.bucket(originOf(bucket), bucket.name);
    }
  }

  /** What the hooks tell. */
  #told(target: Target | undefined, { name, payload }: { readonly name: string; readonly payload: string }): void {
    if (!target || name !== this.#binding) return;
    const report = JSON.parse(payload) as Report;
    if (report.kind === 'load') this.#loads.note(report.url, report.base, report.stack, this.#log.now);
    else if (report.kind === 'cookie' || report.kind === 'cookieStore') this.#cookies.report(report, target);
    else if (report.kind === 'hint' || report.kind === 'peer') this.#connections.report(report, target);
    else if (report.kind === 'beacon') this.#requests.noteBlob(report.url, report.base, report.body);
    else if (report.kind === 'read') this.#reads.report(report, target);
    else {
      this.#kept.report(report);
      this.#storage.report(report, target);
      if (report.kind === 'serviceWorker') this.#loads.note(report.name, report.base, report.stack, this.#log.now);
    }
  }

  #trouble(trouble: Trouble): void {
    if (!this.#isStopped) this.#options.onTrouble?.(trouble);
  }
}

const endOf = ({ expires }: BrowserCookie): number | null => (expires < 0 ? null : Math.round(expires * 1_000));
