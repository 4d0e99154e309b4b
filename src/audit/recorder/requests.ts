import type { Target, Targets } from '../browser/index.ts';
import type { RequestSeen, RequestType } from '../observation.ts';
import { causeOf } from './causes.ts';
import { Chain, type Hop } from './chain.ts';
import type { Frames } from './frames.ts';
import type { LateLoads } from './late-loads.ts';
import { readLinkHeader } from './link-header.ts';
import type { Log, Open, Where } from './log.ts';
import type {
  Initiator,
  LoadingFailed,
  LoadingFinished,
  RequestExtraInfo,
  RequestWillBeSent,
  Response,
  ResponseExtraInfo,
  ResponseReceived,
} from './protocol.ts';
import { bodyText, MAX_BODY } from './request-body.ts';
import { lowerNames, requestType, tellingHeaders, typeByHeaders } from './request-type.ts';
import { MAX_SCRIPT, ScriptHashes } from './script-hashes.ts';

/** What hears of the requests. */
export interface OnRequest {
  seen(request: Open<RequestSeen>): void;
  /** Of each answer that came from the network, once it is known what it answers. */
  answered(request: RequestSeen, news: ResponseExtraInfo): void;
}

/** What they are told by. */
export interface RequestContext {
  readonly log: Log;
  readonly frames: Frames;
  readonly targets: Targets;
  readonly loads: LateLoads;
}

const WEB = /^https?:/i;

/** Writes down requests over HTTP, with who has caused them and what became of them. */
export class Requests {
  readonly #context: RequestContext;
  readonly #on: OnRequest;
  readonly #chains = new Map<string, Chain>();
  /** Scripts that are not all there yet, each with what its server says that changes with it. */
  readonly #scripts = new Map<string, string>();
  /** Addresses that an answer's header has asked for, each with the id of the request that it answers. */
  readonly #linked = new Map<string, string>();
  /** Texts of blobs that are sent as beacons, by address, in case that nobody can be asked for them any more. */
  readonly #blobs = new Map<string, string>();
  readonly #hashes: ScriptHashes;
  readonly #late = new Set<Promise<void>>();

  constructor(context: RequestContext, on: OnRequest) {
    this.#context = context;
    this.#on = on;
    this.#hashes = new ScriptHashes(context.targets);
  }

  event(target: Target | undefined, method: string, params: object): void {
    if (method === 'Network.requestWillBeSent') this.#begin(target, params as RequestWillBeSent);
    else if (method === 'Network.requestWillBeSentExtraInfo') this.#sent(params as RequestExtraInfo);
    else if (method === 'Network.responseReceivedExtraInfo') this.#answered(params as ResponseExtraInfo);
    else if (method === 'Network.responseReceived') this.#received(params as ResponseReceived);
    else if (method === 'Network.loadingFailed') this.#failed(params as LoadingFailed);
    else if (method === 'Network.loadingFinished') this.#finished(target, params as LoadingFinished);
  }

  /** A script is about to send a blob as a beacon, with this text in it. */
  noteBlob(url: string, base: string, text: string): void {
    if (URL.canParse(url, base)) this.#blobs.set(new URL(url, base).href, text.slice(0, MAX_BODY));
  }

  /** Waits for what comes late, and gives up on what has not come. */
  async settle(): Promise<void> {
    for (const chain of this.#chains.values()) chain.end();
    await Promise.all(this.#late);
  }

  #begin(target: Target | undefined, params: RequestWillBeSent): void {
    const { requestId, request, redirectResponse, redirectHasExtraInfo, initiator } = params;
    // Asking whether it may be sent is a part of sending it.
    if (!WEB.test(request.url) || initiator.type === 'preflight') return;
    const chain = this.#chainOf(requestId);
    const earlier = chain.last;
    if (earlier && redirectResponse) {
      takeResponse(earlier.seen, redirectResponse);
      chain.tell(redirectHasExtraInfo);
      // Some are told of by the page and by the frame.
    } else if (earlier) return;
    const seen = this.#open(target, params, earlier);
    chain.add(seen);
    if (!initiator.stack && !earlier && seen.type !== 'document') this.#context.loads.await(seen);
    this.#on.seen(seen);
    this.#readBody(target, params, seen);
  }

  #open(target: Target | undefined, params: RequestWillBeSent, earlier: Hop | undefined): Open<RequestSeen> {
    const { frames, log } = this.#context;
    const { request, frameId, initiator, wallTime } = params;
    const type = requestType(params, frames.isTop(frameId));
    const isWorker = isForWorker(params);
    const where = this.#where(target, params, type);
    const cause = earlier
      ? { kind: 'response' as const, stack: earlier.seen.cause.stack, request: earlier.seen.id }
      : this.#cause(initiator, request.url, type, isWorker);
    return {
      ...log.seen(where, cause, wallTime * 1_000),
      url: request.url,
      method: request.method,
      type,
      headers: tellingHeaders(request.headers),
      cookies: [],
    };
  }

  #cause(initiator: Initiator, url: string, type: RequestType, isWorker: boolean): RequestSeen['cause'] {
    const { loads, log } = this.#context;
    return causeOf(initiator, { url, type, at: log.now, loads, linkedBy: this.#linked.get(url), isWorker });
  }

  /** A document happens where it was asked for: a page in itself, a frame in the document around it. */
  #where(target: Target | undefined, params: RequestWillBeSent, type: RequestType): Where {
    const { frames } = this.#context;
    const { request, frameId, documentURL, initiator } = params;
    if (type === 'document') return { page: request.url, frame: request.url };
    if (type === 'frame') return frames.where(target, frameId, frameId && frames.parentUrl(frameId));
    const own = isForWorker(params) ? initiator.url : documentURL;
    return frames.where(target, frameId, own && WEB.test(own) ? own : undefined);
  }

  #readBody(target: Target | undefined, { requestId, request }: RequestWillBeSent, seen: Open<RequestSeen>): void {
    if (!request.hasPostData) return;
    const parts = request.postDataEntries ?? [];
    if (parts.length > 0 && parts.every(({ bytes }) => bytes !== undefined)) {
      seen.body = bodyText(Buffer.concat(parts.map(({ bytes = '' }) => Buffer.from(bytes, 'base64'))));
      return;
    }
    const told = this.#blobs.get(request.url);
    this.#blobs.delete(request.url);
    this.#wait(
      this.#context.targets
        .send<PostData>(target, 'Network.getRequestPostData', { requestId })
        .then(({ postData, base64Encoded }) => {
          seen.body = base64Encoded ? bodyText(Buffer.from(postData, 'base64')) : postData.slice(0, MAX_BODY);
        })
        .catch(() => {
          if (told !== undefined) seen.body = told;
        }),
    );
  }

  #sent(news: RequestExtraInfo): void {
    this.#chainOf(news.requestId).sent(news);
  }

  #answered(news: ResponseExtraInfo): void {
    this.#chainOf(news.requestId).answered(news);
  }

  #received({ requestId, response, hasExtraInfo }: ResponseReceived): void {
    const chain = this.#chains.get(requestId);
    const seen = chain?.last?.seen;
    if (!chain || !seen) return;
    takeResponse(seen, response);
    if (seen.type === 'script') this.#scripts.set(requestId, versionOf(seen.url, response));
    chain.tell(hasExtraInfo);
  }

  #failed({ requestId, errorText, blockedReason, corsErrorStatus }: LoadingFailed): void {
    const hop = this.#chains.get(requestId)?.last;
    if (!hop) return;
    hop.seen.failed = [errorText, blockedReason, corsErrorStatus?.corsError].filter(Boolean).join(' ');
    if (blockedReason !== undefined && !hop.isSent && hop.seen.status === undefined) hop.seen.stopped = true;
  }

  #finished(target: Target | undefined, { requestId, encodedDataLength }: LoadingFinished): void {
    const seen = this.#chains.get(requestId)?.last?.seen;
    const version = this.#scripts.get(requestId);
    this.#scripts.delete(requestId);
    if (!seen || version === undefined || encodedDataLength > MAX_SCRIPT) return;
    this.#wait(
      this.#hashes.hash(target, requestId, version).then((hash) => {
        if (hash !== undefined) seen.scriptHash = hash;
      }),
    );
  }

  #chainOf(requestId: string): Chain {
    const known = this.#chains.get(requestId);
    if (known) return known;
    const chain = new Chain({
      sent: (hop, news) => takeSent(hop.seen, news),
      answered: (hop, news) => this.#takeAnswer(hop, news),
    });
    this.#chains.set(requestId, chain);
    return chain;
  }

  #takeAnswer({ seen }: Hop, news: ResponseExtraInfo): void {
    seen.status ??= news.statusCode;
    this.#noteLinks(seen, news);
    this.#on.answered(seen, news);
  }

  #noteLinks({ id, url }: RequestSeen, { headers }: ResponseExtraInfo): void {
    const { link } = lowerNames(headers);
    if (link !== undefined) for (const each of readLinkHeader(link, url)) this.#linked.set(each.url, id);
  }

  #wait(work: Promise<void>): void {
    const late = work.catch(() => undefined).finally(() => this.#late.delete(late));
    this.#late.add(late);
  }
}

/** The script of a worker is a document of its own. */
const isForWorker = ({ documentURL, request, type }: RequestWillBeSent): boolean =>
  type === 'Script' && documentURL === request.url;

interface PostData {
  readonly postData: string;
  readonly base64Encoded?: boolean;
}

function takeResponse(seen: Open<RequestSeen>, { status, mimeType, fromServiceWorker }: Response): void {
  seen.status = status;
  if (mimeType !== '') seen.contentType = mimeType;
  if (fromServiceWorker) seen.stopped = true;
}

function takeSent(seen: Open<RequestSeen>, { headers, associatedCookies }: RequestExtraInfo): void {
  const lower = lowerNames(headers);
  if (lower.referer !== undefined) seen.headers = { ...seen.headers, referer: lower.referer };
  if (seen.type === 'other') seen.type = typeByHeaders(lower);
  seen.cookies = associatedCookies
    .filter(({ blockedReasons }) => blockedReasons.length === 0)
    .map(({ cookie: { name, value } }) => ({ name, value }));
}

/** Changes when the script does, by what its server says. */
function versionOf(url: string, { headers }: Response): string {
  const { etag, 'last-modified': modified, 'content-length': length } = lowerNames(headers);
  return [url, etag, modified, length].join('\n');
}
