import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { ConsentServer } from './consent-server.ts';
import type { CookieGate } from './protect.ts';

/** As `http.createServer`, Express, Connect and Fastify's `onRequest` hook pass them. */
export type NodeMiddleware = (incoming: IncomingMessage, outgoing: ServerResponse, next: () => void) => void;

/**
 * For a site on Node's own `http`, or on what is built on it: answers the consent server's addresses, and lets
 * everything else see and set only the cookies that its visitor allows, see `ConsentServer.protect`.
 *
 * @example
 * app.use(nodeMiddleware(consent)); // Express: before anything that reads or sets a cookie
 */
export function nodeMiddleware(consent: ConsentServer): NodeMiddleware {
  const own = getRequestListener((request, env) => consent.fetch(request, env), { overrideGlobalObjects: false });
  return (incoming, outgoing, next) => {
    const request = requestOf(incoming);
    if (!request) {
      outgoing.writeHead(400, { 'content-type': 'text/plain' }).end('bad address');
      return;
    }
    if (consent.handles(request)) {
      void own(incoming, outgoing);
      return;
    }
    const gate = consent.cookies(request);
    setCookie(incoming, gate.cookie);
    filterAnswer(outgoing, gate);
    next();
  };
}

/** A host as a browser sends it: no name and password, no path. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i;

/** What is asked, without its body. */
function requestOf({ url = '/', method, headers, socket }: IncomingMessage): Request | undefined {
  const scheme = 'encrypted' in socket ? 'https' : 'http';
  const host = String(headers.host ?? headers[':authority'] ?? 'localhost');
  const address = `${scheme}://${host}${url}`;
  // An address in its whole form (a proxy's), or a host that is none, is nothing that a site answers.
  if (!url.startsWith('/') || !HOST.test(host) || !URL.canParse(address)) return undefined;
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || name.startsWith(':') ? [] : [[name, String(value)] as [string, string]],
  );
  // Of the method nothing is asked; some of them a Web request cannot have.
  return new Request(address, { method: method === 'POST' ? method : 'GET', headers: pairs });
}

function setCookie(incoming: IncomingMessage, cookie: string | undefined): void {
  if (incoming.headers.cookie === cookie) return;
  const raw = incoming.rawHeaders;
  for (let at = raw.length - 2; at >= 0; at -= 2) if (raw[at]?.toLowerCase() === 'cookie') raw.splice(at, 2);
  if (cookie === undefined) delete incoming.headers.cookie;
  else {
    incoming.headers.cookie = cookie;
    raw.push('Cookie', cookie);
  }
}

/** Every answer passes `writeHead`, also one whose headers are sent without a word (`http`, implicit header). */
function filterAnswer(outgoing: ServerResponse, { setCookies, isPersonal }: CookieGate): void {
  const writeHead = outgoing.writeHead.bind(outgoing) as (status: number, reason?: string) => ServerResponse;
  outgoing.writeHead = (status: number, ...rest: unknown[]): ServerResponse => {
    const reason = typeof rest[0] === 'string' ? rest[0] : undefined;
    const given = rest.find((each) => typeof each === 'object' && each !== null);
    setHeaders(outgoing, given as Given | undefined);
    const before = listOf(outgoing.getHeader('set-cookie'));
    const after = setCookies(before);
    if (after.length > 0) outgoing.setHeader('set-cookie', after);
    else outgoing.removeHeader('set-cookie');
    if (isPersonal) outgoing.setHeader('cache-control', 'private, no-store');
    return reason === undefined ? writeHead(status) : writeHead(status, reason);
  };
}

type Given = OutgoingHttpHeaders | readonly OutgoingHttpHeader[];

/** What `writeHead` is given, put where the headers set before are: several of a name stay several. */
function setHeaders(outgoing: ServerResponse, given: Given | undefined): void {
  const seen = new Set<string>();
  for (const [name, value] of pairsOf(given)) {
    const key = name.toLowerCase();
    if (value === undefined) continue;
    // Of a name that is given, what was set before is replaced, as Node does.
    if (!seen.has(key)) outgoing.removeHeader(name);
    seen.add(key);
    for (const each of Array.isArray(value) ? value : [String(value)]) outgoing.appendHeader(name, each);
  }
}

function pairsOf(given: Given | undefined): readonly (readonly [string, OutgoingHttpHeader | undefined])[] {
  if (!Array.isArray(given)) return Object.entries(given ?? {});
  return given.flatMap((name, index) => (index % 2 === 0 ? [[String(name), given[index + 1]] as const] : []));
}

function listOf(value: OutgoingHttpHeader | undefined): readonly string[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [String(value)];
}
