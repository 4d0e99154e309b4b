import type { Target } from '../browser/index.ts';
import type { RequestSeen, RequestType } from '../observation.ts';
import { causeOf } from './causes.ts';
import type { Open } from './log.ts';
import type {
  Initiator,
  ResponseExtraInfo,
  WebSocketAnswer,
  WebSocketCreated,
  WebSocketError,
  WebSocketFrame,
  WebSocketHandshake,
  WebTransportCreated,
} from './protocol.ts';
import { bodyText, MAX_BODY } from './request-body.ts';
import { lowerNames, tellingHeaders } from './request-type.ts';
import type { OnRequest, RequestContext } from './requests.ts';

/** Writes down sockets, and what was sent over them. */
export class Sockets {
  readonly #context: RequestContext;
  readonly #on: OnRequest;
  readonly #open = new Map<string, Open<RequestSeen>>();

  constructor(context: RequestContext, on: OnRequest) {
    this.#context = context;
    this.#on = on;
  }

  event(target: Target | undefined, method: string, params: object): void {
    if (method === 'Network.webSocketCreated') this.#created(target, params as WebSocketCreated);
    else if (method === 'Network.webSocketWillSendHandshakeRequest') this.#handshake(params as WebSocketHandshake);
    else if (method === 'Network.webSocketHandshakeResponseReceived') this.#answer(params as WebSocketAnswer);
    else if (method === 'Network.webSocketFrameSent') this.#frame(params as WebSocketFrame);
    else if (method === 'Network.webSocketFrameError') this.#fail(params as WebSocketError);
    else if (method === 'Network.webTransportCreated') this.#transport(target, params as WebTransportCreated);
  }

  /** @returns whether it is the answer to a socket's handshake. */
  answered(news: ResponseExtraInfo): boolean {
    const seen = this.#open.get(news.requestId);
    if (seen) this.#on.answered(seen, news);
    return seen !== undefined;
  }

  #created(target: Target | undefined, { requestId, url, initiator }: WebSocketCreated): void {
    this.#open.set(requestId, this.#write(target, url, 'websocket', initiator));
  }

  #transport(target: Target | undefined, { url, initiator }: WebTransportCreated): void {
    this.#write(target, url, 'websocket', initiator);
  }

  #write(
    target: Target | undefined,
    url: string,
    type: RequestType,
    initiator: Initiator | undefined,
  ): Open<RequestSeen> {
    const { log, frames, loads } = this.#context;
    const cause = causeOf(initiator, { url, type, at: log.now, loads, linkedBy: undefined, isWorker: false });
    const seen = { ...log.seen(frames.where(target), cause), url, method: 'GET', type, headers: {}, cookies: [] };
    this.#on.seen(seen);
    return seen;
  }

  #handshake({ requestId, request }: WebSocketHandshake): void {
    const seen = this.#open.get(requestId);
    if (!seen) return;
    seen.headers = tellingHeaders(request.headers);
    seen.cookies = cookiesOf(lowerNames(request.headers).cookie ?? '');
  }

  #answer({ requestId, response }: WebSocketAnswer): void {
    const seen = this.#open.get(requestId);
    if (seen) seen.status = response.status;
  }

  #frame({ requestId, response: { opcode, payloadData } }: WebSocketFrame): void {
    const seen = this.#open.get(requestId);
    if (!seen || (seen.body?.length ?? 0) >= MAX_BODY) return;
    const text = opcode === 1 ? payloadData : bodyText(Buffer.from(payloadData, 'base64'));
    // Ours: what was sent one after the other stands on lines of its own.
    seen.body = (seen.body === undefined ? text : `${seen.body}\n${text}`).slice(0, MAX_BODY);
  }

  #fail({ requestId, errorMessage }: WebSocketError): void {
    const seen = this.#open.get(requestId);
    if (seen) seen.failed = errorMessage;
  }
}

function cookiesOf(header: string): RequestSeen['cookies'] {
  const pairs = header.split('; ').filter((pair) => pair !== '');
  return pairs.map((pair) => {
    const at = pair.indexOf('=');
    return at < 0 ? { name: '', value: pair } : { name: pair.slice(0, at), value: pair.slice(at + 1) };
  });
}
