import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type Duplex, Readable } from 'node:stream';
import { Abandoned, type Connections } from './ask-upstream.ts';
import { deliver, refuse } from './deliver.ts';
import type { Filter, Passage } from './filter.ts';
import { endToEnd, passedBy } from './headers.ts';
import { type Asked, answerOn, readAsked } from './incoming.ts';
import type { Settings } from './options.ts';
import { type GatewayProblem, Refusal } from './refusal.ts';
import { openTunnel, type Tunnel, type TunnelEnds } from './tunnel.ts';
import { groupFor } from './upstreams.ts';

/** Whether the gateway is stopping, and the WebSockets that are open. Written by the server that owns it. */
export interface Running {
  isStopping: boolean;
  readonly tunnels: Set<Tunnel>;
}

/** What happens with requests, whichever protocol they come by. */
export class Exchange {
  readonly #settings: Settings;
  readonly #filter: Filter;
  readonly #connections: Connections;
  readonly #running: Running;

  constructor(settings: Settings, filter: Filter, connections: Connections, running: Running) {
    this.#settings = settings;
    this.#filter = filter;
    this.#connections = connections;
    this.#running = running;
  }

  /** Answers a request. */
  async answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const tell = this.#told(incoming, outgoing);
    try {
      const asked = readAsked(incoming, this.#settings);
      if (this.#filter.isOwn(asked.request)) await this.#answerOwn(asked, incoming, outgoing);
      else await this.#pass(asked, incoming, outgoing, tell);
    } catch (error) {
      this.#fail(error, outgoing, tell);
    }
  }

  /** Answers a request for a WebSocket. */
  async upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // Until it is somebody's it ends without a word.
    socket.on('error', () => socket.destroy());
    const outgoing = answerOn(incoming, socket);
    const tell = this.#told(incoming, outgoing);
    try {
      const asked = readAsked(incoming, this.#settings);
      if (!isWebSocket(incoming) || asked.bodyLength !== 0) throw new Refusal('bad-request');
      if (this.#running.isStopping) throw new Refusal('stopping');
      if (this.#filter.isOwn(asked.request)) throw new Refusal('bad-target');
      const { upgraded, answer, passage } = await this.#ask(asked, incoming, outgoing, tell, true);
      if (upgraded) {
        const ends = { client: socket, clientHead: head, site: upgraded.socket, siteHead: upgraded.head };
        this.#join(answer, passage, outgoing, ends);
      } else this.#deliver(asked, answer, passage, outgoing);
    } catch (error) {
      this.#fail(error, outgoing, tell);
    }
  }

  #join(answer: IncomingMessage, passage: Passage, outgoing: ServerResponse, ends: TunnelEnds): void {
    try {
      const headers = this.#answerHeaders(answer);
      passage.answer(headers, 101, false);
      outgoing.detachSocket(ends.client as Socket);
      const tunnel = openTunnel(answer, headers, ends, this.#settings.idleTimeout);
      const { tunnels } = this.#running;
      tunnels.add(tunnel);
      void tunnel.closed.then(() => tunnels.delete(tunnel));
    } catch (error) {
      ends.site.destroy();
      throw error;
    }
  }

  /** Answers what is no request that could be read. */
  refuse(incoming: IncomingMessage, outgoing: ServerResponse, code: GatewayProblem): void {
    this.#told(incoming, outgoing);
    refuse(outgoing, code, true);
  }

  async #answerOwn(asked: Asked, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { request, method, hop } = asked;
    if (asked.isWaiting) outgoing.writeContinue();
    const body = asked.bodyLength === 0 || /^(GET|HEAD)$/.test(method) ? null : Readable.toWeb(incoming);
    const init = { method, headers: request.headers, body, duplex: 'half' } as RequestInit;
    const env = { incoming: { socket: { remoteAddress: hop.client } } };
    const response = await this.#filter.answerOwn(new Request(request.url, init), env);
    const streams = response.body ? ([Readable.fromWeb(response.body as never)] as const) : ([] as const);
    // What nobody has read would stand before the next request.
    const isLast = this.#running.isStopping || (asked.bodyLength !== 0 && !incoming.complete);
    deliver(outgoing, { status: response.status, headers: response.headers, streams, isLast });
  }

  async #pass(asked: Asked, incoming: IncomingMessage, outgoing: ServerResponse, tell: Tell): Promise<void> {
    const { answer, passage } = await this.#ask(asked, incoming, outgoing, tell, false);
    this.#deliver(asked, answer, passage, outgoing);
  }

  async #ask(asked: Asked, incoming: IncomingMessage, outgoing: ServerResponse, tell: Tell, isUpgrade: boolean) {
    const group = groupFor(this.#settings.groups, new URL(asked.request.url).pathname);
    tell.route = `${group.prefix}/*`;
    const passage = this.#filter.open(asked, group);
    const onHints = (headers: IncomingHttpHeaders): void => hurry(headers, passage, incoming, outgoing);
    const { headers, upstream: own } = passage;
    const question = { asked, headers, incoming, outgoing, isUpgrade, onHints, own };
    return { passage, ...(await this.#connections.ask(group, question)) };
  }

  #deliver(asked: Asked, answer: IncomingMessage, passage: Passage, outgoing: ServerResponse): void {
    const { statusCode: status = 0 } = answer;
    try {
      // RFC 9110 15: other codes there are none.
      if (status < 200 || status > 599) throw new Refusal('site-broken');
      const headers = this.#answerHeaders(answer);
      const hasBody = status !== 204 && status !== 205 && status !== 304;
      const through = passage.answer(headers, status, hasBody);
      const isEmpty = !hasBody || asked.method === 'HEAD';
      if (isEmpty) answer.resume();
      const streams = isEmpty ? ([] as const) : ([answer, ...through.map((make) => make())] as const);
      const isLast = this.#running.isStopping || (asked.bodyLength !== 0 && !outgoing.req.complete);
      deliver(outgoing, { status, headers, streams, isLast });
    } catch (error) {
      answer.destroy();
      throw error;
    }
  }

  #answerHeaders(answer: IncomingMessage): Headers {
    // What a site says of forwarding is its own.
    const headers = endToEnd(answer.headers, true);
    passedBy(headers, answer.httpVersion);
    return headers;
  }

  #fail(error: unknown, outgoing: ServerResponse, { error: tellError }: Tell): void {
    if (error instanceof Abandoned || outgoing.destroyed) return;
    if (!(error instanceof Refusal)) tellError(error);
    if (outgoing.headersSent) outgoing.destroy();
    else refuse(outgoing, error instanceof Refusal ? error.code : 'gateway-failed', this.#running.isStopping);
  }

  /** One line for each request of the site; our own server tells of its own. */
  #told({ method = '' }: IncomingMessage, outgoing: ServerResponse): Tell {
    const { log, metrics } = this.#settings;
    const began = performance.now();
    const tell: Tell = {
      route: undefined,
      error: (error) => {
        const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
        log?.({ level: 'error', event: 'failure', method, error: name, message });
      },
    };
    outgoing.once('close', () => {
      const { route } = tell;
      if (route === undefined) return;
      const duration = performance.now() - began;
      // What nginx says of a client that did not wait for its answer.
      const status = outgoing.headersSent ? outgoing.statusCode : 499;
      metrics?.requested({ route, method, status, seconds: duration / 1_000 });
      log?.({ level: 'info', event: 'request', method, route, status, milliseconds: Math.round(duration * 10) / 10 });
    });
    return tell;
  }
}

/** Passes on the links that a page will ask for, as far as it may. */
function hurry(
  hints: IncomingHttpHeaders,
  passage: Passage,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  // RFC 9110 15.2: a client of HTTP/1.0 knows no such answer.
  if (incoming.httpVersion === '1.0' || outgoing.headersSent || hints.link === undefined) return;
  try {
    const headers = new Headers({ link: String(hints.link) });
    passage.hurry(headers);
    const link = headers.get('link');
    if (link !== null) outgoing.writeEarlyHints({ link });
  } catch {
    // Node takes no link that is written in another way than it writes them. The page asks for it anyway.
  }
}

/** What is told of a request in the log. */
interface Tell {
  /** Pattern of the path, and never the path; absent for what is not the site's. */
  route: string | undefined;
  error(error: unknown): void;
}

/** RFC 6455 4.1. Any other upgrade is not one that the gateway knows: the request is answered without it. */
export function isWebSocket({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && /^websocket$/i.test(headers.upgrade ?? '');
}
