import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { ConsentServer } from './consent-server.ts';
import { guardAnswer } from './node-answer.ts';
import { changesOf, readRequest, setRequestHeader } from './node-request.ts';

/** As `http.createServer`, Express, Connect and Fastify's `onRequest` hook pass them. */
export type NodeMiddleware = (incoming: IncomingMessage, outgoing: ServerResponse, next: () => void) => void;

/**
 * For a site on Node's own `http`, or on what is built on it: answers the consent server's addresses, and does for
 * everything else what `ConsentServer.protect` does for Web requests, with cookies, policy headers and markup.
 *
 * @example
 * app.use(nodeMiddleware(consent)); // Express: before anything that reads or sets a cookie
 */
export function nodeMiddleware(consent: ConsentServer): NodeMiddleware {
  const own = getRequestListener((request, env) => consent.fetch(request, env), { overrideGlobalObjects: false });
  return (incoming, outgoing, next) => {
    const request = readRequest(incoming);
    if (!request) {
      outgoing.writeHead(400, { 'content-type': 'text/plain' }).end('bad address');
      return;
    }
    if (consent.handles(request)) {
      void own(incoming, outgoing);
      return;
    }
    const gate = consent.gate(request);
    const coding = request.headers.get('accept-encoding') ?? undefined;
    for (const [name, value] of changesOf(request.headers, gate.headers)) setRequestHeader(incoming, name, value);
    guardAnswer(outgoing, {
      gate,
      isHead: incoming.method === 'HEAD',
      // The page has been asked for as it is: what compresses beneath us may do so now.
      onHead: () => setRequestHeader(incoming, 'accept-encoding', coding),
    });
    if (gate.noted) void gate.noted.then(next);
    else next();
  };
}

/** As the event `upgrade` of a server passes them. */
export type NodeUpgrade = (incoming: IncomingMessage, socket: Duplex) => void;

/**
 * For WebSockets on Node's own `http`: whoever takes the upgrade next sees only the cookies that the visitor allows,
 * and sets no other in its handshake.
 *
 * @example
 * server.prependListener('upgrade', nodeUpgrade(consent));
 */
export function nodeUpgrade(consent: ConsentServer): NodeUpgrade {
  return (incoming, socket) => {
    const request = readRequest(incoming);
    // Whose address cannot be read is nobody: no cookie passes.
    const gate = request && consent.gate(request);
    setRequestHeader(incoming, 'cookie', gate?.headers.get('cookie') ?? undefined);
    guardHandshake(socket, (cookies) => {
      const headers = new Headers(cookies.map((each) => ['set-cookie', each]));
      gate?.answer(headers, 101, false);
      return gate ? headers.getSetCookie() : [];
    });
  };
}

const HEAD_END = '\r\n\r\n';
const SET_COOKIE = /^set-cookie\s*:\s*/i;

/** Holds back what is written to a connection until the head of the answer is complete (RFC 9112 2.1), and changes that. */
function guardHandshake(socket: Duplex, allowed: (cookies: readonly string[]) => readonly string[]): void {
  const write = socket.write.bind(socket) as (chunk: Uint8Array, written?: Written) => boolean;
  let text = '';
  const guarded = (chunk: string | Uint8Array, encoding?: BufferEncoding | Written, written?: Written): boolean => {
    const coding = typeof encoding === 'string' ? encoding : 'utf8';
    text += (typeof chunk === 'string' ? Buffer.from(chunk, coding) : Buffer.from(chunk)).toString('latin1');
    const done = typeof encoding === 'function' ? encoding : written;
    const end = text.indexOf(HEAD_END);
    if (end < 0) {
      if (done) process.nextTick(done);
      return true;
    }
    socket.write = write as Duplex['write'];
    const lines = text.slice(0, end).split('\r\n');
    const cookies = lines.filter((line) => SET_COOKIE.test(line)).map((line) => line.replace(SET_COOKIE, ''));
    const kept = lines.filter((line) => !SET_COOKIE.test(line));
    const head = [...kept, ...allowed(cookies).map((each) => `Set-Cookie: ${each}`)].join('\r\n');
    return write(Buffer.from(head + text.slice(end), 'latin1'), done);
  };
  socket.write = guarded as Duplex['write'];
}

type Written = (error?: Error | null) => void;
