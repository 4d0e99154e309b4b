import {
  Agent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as requestPlain,
  type ServerResponse,
} from 'node:http';
import { request as requestSecure, Agent as SecureAgent } from 'node:https';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { forward, plainHeaders } from './headers.ts';
import type { Asked } from './incoming.ts';
import type { Settings } from './options.ts';
import { Refusal } from './refusal.ts';
import type { OwnUpstream, Upstream, UpstreamGroup } from './upstreams.ts';

/** One request on its way to the site. */
interface Question {
  readonly asked: Asked;
  /** As the site may see them. */
  readonly headers: Headers;
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  /** Whether it asks for a WebSocket. */
  readonly isUpgrade: boolean;
  /** Takes the headers that hurry ahead of an answer (RFC 8297). */
  readonly onHints: (headers: IncomingHttpHeaders) => void;
  /** The visitor's own upstream; absent where all take turns. */
  readonly own: OwnUpstream | undefined;
}

interface UpstreamAnswer {
  readonly answer: IncomingMessage;
  /** The connection, where the site has taken the upgrade, and what has come on it. */
  readonly upgraded?: { readonly socket: Duplex; readonly head: Buffer };
}

/** The connections to the site, kept alive between requests. */
export interface Connections {
  ask(group: UpstreamGroup, question: Question): Promise<UpstreamAnswer>;
  close(): void;
}

type FailureCode = 'site-unreachable' | 'site-broken' | 'site-slow';

/** An error that belongs to one address. */
class UpstreamFailure extends Refusal {
  /** Whether nothing of the request can have reached the site. */
  readonly isUnreached: boolean;
  /** Whether the connection was one of an earlier request, which the site may just have closed. */
  readonly isStale: boolean;

  constructor(code: FailureCode, { reusedSocket }: ClientRequest, cause: unknown) {
    super(code, cause);
    this.isUnreached = code === 'site-unreachable';
    this.isStale = code === 'site-broken' && reusedSocket;
  }
}

/** RFC 9110 9.2.1, of those that a browser sends. */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

export function connectTo(settings: Settings): Connections {
  const keep = { keepAlive: true, maxFreeSockets: 256, scheduling: 'lifo' } as const;
  const agents = {
    plain: new Agent(keep),
    secure: new SecureAgent({ ...keep, ca: settings.upstreamAuthorities }),
  };
  return {
    ask: (group, question) => askInTurn(group, question, settings, agents),
    close: () => {
      agents.plain.destroy();
      agents.secure.destroy();
    },
  };
}

interface Agents {
  readonly plain: Agent;
  readonly secure: SecureAgent;
}

/** Connections that the site has closed meanwhile can be several in a row. */
const MOST_STALE = 3;

/** What has been tried for one request. */
interface Tried {
  readonly unreached: ReadonlySet<Upstream>;
  readonly stale: number;
}

async function askInTurn(
  group: UpstreamGroup,
  question: Question,
  settings: Settings,
  agents: Agents,
  tried: Tried = { unreached: new Set(), stale: 0 },
): Promise<UpstreamAnswer> {
  const upstream = group.next(tried.unreached, question.own);
  try {
    return await askOne(upstream, question, settings, agents);
  } catch (error) {
    if (!(error instanceof UpstreamFailure)) throw error;
    settings.log?.({ level: 'error', event: 'upstream', upstream: upstream.address.origin, error: wordsOf(error) });
    const next = triedAfter(tried, group, upstream, error);
    if (!next || !isRepeatable(question)) throw error;
    return askInTurn(group, question, settings, agents, next);
  }
}

/** What has been tried then; nothing when there is nothing left to try. */
function triedAfter(
  tried: Tried,
  group: UpstreamGroup,
  upstream: Upstream,
  failure: UpstreamFailure,
): Tried | undefined {
  if (failure.isUnreached) {
    group.leaveOut(upstream);
    const unreached = new Set([...tried.unreached, upstream]);
    return unreached.size < group.upstreams.length ? { ...tried, unreached } : undefined;
  }
  return failure.isStale && tried.stale < MOST_STALE ? { ...tried, stale: tried.stale + 1 } : undefined;
}

/** RFC 9110 9.2.2: nothing is sent twice that may count twice; a body is gone once it has been sent. */
const isRepeatable = ({ asked }: Question): boolean => SAFE.has(asked.method) && asked.bodyLength === 0;

/** What went wrong, without what was asked for. */
function wordsOf({ code, cause }: UpstreamFailure): string {
  const reason = cause as NodeJS.ErrnoException | undefined;
  return `${code}: ${reason?.code ?? reason?.message ?? 'no answer in time'}`;
}

/** Asks one address. What is under way there ends when whoever asked goes away before the answer has begun. */
function askOne(upstream: Upstream, question: Question, settings: Settings, agents: Agents): Promise<UpstreamAnswer> {
  const { outgoing, isUpgrade } = question;
  return new Promise((resolve, reject) => {
    const request = open(upstream, question, settings, agents);
    let isAnswered = false;
    const fail = (error: Error): void => {
      outgoing.off('close', abandon);
      reject(error);
      if (!isAnswered) request.destroy();
    };
    const abandon = (): void => {
      reject(new Abandoned());
      request.destroy();
    };
    const watch = watchOver(request, settings, (code) => fail(new UpstreamFailure(code, request, undefined)));
    const answered = (answer: IncomingMessage, upgraded?: UpstreamAnswer['upgraded']): void => {
      isAnswered = true;
      watch.answered(answer);
      // From here on whoever reads the answer ends it.
      outgoing.off('close', abandon);
      resolve(upgraded ? { answer, upgraded } : { answer });
    };
    outgoing.once('close', abandon);
    request.on('response', (answer) => answered(answer));
    if (isUpgrade) request.on('upgrade', (answer, socket, head) => answered(answer, { socket, head }));
    request.on('information', ({ statusCode, headers }) => {
      if (statusCode === 103) question.onHints(headers);
    });
    request.on('error', (cause) => {
      fail(new UpstreamFailure(watch.isReached() ? 'site-broken' : 'site-unreachable', request, cause));
    });
    sendBody(request, question, settings, () => {
      fail(new Refusal('request-too-large'));
      request.destroy();
    });
  });
}

function open(
  upstream: Upstream,
  { asked, headers, isUpgrade }: Question,
  settings: Settings,
  agents: Agents,
): ClientRequest {
  const { protocol, hostname, port, host } = upstream.address;
  const { method, path, hop, bodyLength, isWaiting } = asked;
  const sent = new Headers(headers);
  forward(sent, hop);
  sent.set('host', settings.keepsHost ? hop.host : host);
  sent.delete('content-length');
  sent.delete('expect');
  const options = {
    // As addresses write it, IPv6 stands in brackets.
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port,
    method,
    path,
    setHost: false,
    headers: {
      ...plainHeaders(sent),
      ...(bodyLength === undefined ? { 'transfer-encoding': 'chunked' } : {}),
      ...(bodyLength !== undefined && (bodyLength > 0 || !SAFE.has(method)) ? { 'content-length': bodyLength } : {}),
      ...(isWaiting && { expect: '100-continue' }),
      ...(isUpgrade && { connection: 'Upgrade', upgrade: 'websocket' }),
    },
  };
  if (protocol === 'http:') return requestPlain({ ...options, agent: agents.plain });
  // Else the name in `Host`, which the visitor chose, would be the one whose certificate is asked for.
  const servername = isIP(options.hostname) ? '' : hostname;
  return requestSecure({ ...options, agent: agents.secure, servername });
}

/** What is known of a request under way. */
interface Watch {
  /** Whether there is a connection. */
  isReached(): boolean;
  answered(answer: IncomingMessage): void;
}

/** Ends a request that takes too long: to connect, to be answered once it has been sent, or in silence. */
function watchOver(
  request: ClientRequest,
  { connectTimeout, responseTimeout, idleTimeout }: Settings,
  fail: (code: FailureCode) => void,
): Watch {
  let isReached = false;
  let answer: IncomingMessage | undefined;
  let timer: NodeJS.Timeout | undefined;
  request.once('socket', (socket) => {
    isReached = request.reusedSocket;
    if (isReached) return;
    timer = setTimeout(() => fail('site-unreachable'), connectTimeout);
    socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => {
      isReached = true;
      clearTimeout(timer);
    });
  });
  request.once('finish', () => {
    if (!answer) timer = setTimeout(() => fail('site-slow'), responseTimeout);
  });
  request.once('close', () => clearTimeout(timer));
  request.setTimeout(idleTimeout, () => {
    // Destroyed with an error the answer is broken, and not at its end.
    if (answer) answer.destroy(new Error('the site is silent'));
    else fail('site-slow');
  });
  return {
    isReached: () => isReached,
    answered: (given) => {
      answer = given;
      clearTimeout(timer);
    },
  };
}

/** RFC 9110 10.1.1: who waits for `100 Continue` may not wait for ever. */
const LONGEST_WAIT_MILLISECONDS = 1_000;

/** Sends the body as it comes; the site's pace is the client's. */
function sendBody(
  request: ClientRequest,
  { asked, incoming, outgoing }: Question,
  { maxBodyBytes }: Settings,
  onTooLarge: () => void,
): void {
  if (asked.bodyLength === 0) {
    request.end();
    return;
  }
  const begin = (): void => {
    if (asked.bodyLength === undefined) countBody(incoming, maxBodyBytes, onTooLarge);
    incoming.pipe(request);
  };
  if (asked.isWaiting) whenContinued(request, outgoing, begin);
  else begin();
}

function whenContinued(request: ClientRequest, outgoing: ServerResponse, begin: () => void): void {
  const onContinue = (): void => {
    end();
    outgoing.writeContinue();
    begin();
  };
  const timer = setTimeout(onContinue, LONGEST_WAIT_MILLISECONDS);
  const end = (): void => {
    clearTimeout(timer);
    request.off('continue', onContinue);
  };
  request.once('continue', onContinue);
  request.once('response', end);
  request.once('close', end);
  request.flushHeaders();
}

function countBody(incoming: IncomingMessage, most: number, onTooLarge: () => void): void {
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    const before = size;
    size += chunk.length;
    if (before <= most && size > most) onTooLarge();
  });
}

/** Nobody is there any more to be answered. */
export class Abandoned extends Error {
  override readonly name = 'Abandoned';
}
