import { type IncomingMessage, maxHeaderSize, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { endToEnd, type Hop } from './headers.ts';
import type { Settings } from './options.ts';
import { Refusal } from './refusal.ts';

/** A request as it goes on. */
export interface Asked {
  /** Address and headers as a Web request, without the body; the method is GET or POST, which is all that is asked of it. */
  readonly request: Request;
  readonly method: string;
  /** Path and query, letter for letter as they came. */
  readonly path: string;
  readonly hop: Hop;
  /** Bytes of the body; `undefined`: it comes in pieces of which nobody knows how many. 0: there is none. */
  readonly bodyLength: number | undefined;
  /** Whether the client waits for `100 Continue` before it sends the body. */
  readonly isWaiting: boolean;
}

/** A host as a browser sends it: no name and password, no path. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/**
 * Reads a request.
 *
 * @throws {Refusal} for what no site is asked: the gateway is a proxy for one site and for no other.
 */
export function readAsked(incoming: IncomingMessage, settings: Settings): Asked {
  const { url: path = '', method = 'GET', headers, socket } = incoming;
  if (sizeOf(incoming.rawHeaders) > maxHeaderSize) throw new Refusal('headers-too-large');
  // RFC 9110 9.3.6 makes a tunnel, and 9.3.8 shows a page's script its own cookies.
  if (method === 'CONNECT') throw new Refusal('bad-target');
  if (method === 'TRACE') throw new Refusal('bad-method');
  const bodyLength = bodyLengthOf(incoming);
  if ((bodyLength ?? 0) > settings.maxBodyBytes) throw new Refusal('request-too-large');
  const host = hostOf(incoming);
  const scheme = 'encrypted' in socket ? 'https' : 'http';
  const address = `${scheme}://${host}${path}`;
  // RFC 9112 3.2: the absolute form is for proxies, the asterisk for servers; a fragment is never sent.
  if (!path.startsWith('/') || path.includes('#') || !URL.canParse(address)) throw new Refusal('bad-target');
  return {
    request: new Request(address, {
      method: method === 'POST' ? method : 'GET',
      headers: endToEnd(headers, settings.trustForwarded),
    }),
    method,
    path,
    hop: { client: plainAddress(socket.remoteAddress), host, scheme, version: versionOf(incoming) },
    bodyLength,
    isWaiting: bodyLength !== 0 && /^100-continue$/i.test(headers.expect ?? ''),
  };
}

function hostOf({ headers, rawHeaders }: IncomingMessage): string {
  // RFC 9112 3.2: more than one is an error, by which two servers could be told two things.
  const count = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  const host = String(headers[':authority'] ?? headers.host ?? '');
  if (count > 1 || !HOST.test(host)) throw new Refusal('bad-target');
  return host;
}

/** RFC 9112 6.3; Node's parser has refused what says two things. HTTP/2 tells by the end of the stream. */
function bodyLengthOf(incoming: IncomingMessage): number | undefined {
  const { headers } = incoming;
  if (headers['transfer-encoding'] !== undefined) return undefined;
  if (headers['content-length'] !== undefined) return Number(headers['content-length']);
  const { stream } = incoming as { readonly stream?: { readonly endAfterHeaders: boolean } };
  return stream && !stream.endAfterHeaders ? undefined : 0;
}

const sizeOf = (rawHeaders: readonly string[]): number =>
  rawHeaders.reduce((size, text) => size + text.length + ': '.length, 0);

/** RFC 4291 2.5.5.2: a server that listens on both families hands out IPv4 addresses as IPv6. */
const plainAddress = (address = ''): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

const versionOf = ({ httpVersionMajor, httpVersion }: IncomingMessage): string =>
  httpVersionMajor === 2 ? '2' : httpVersion;

/** The answer to a request whose connection Node has let go of, since it asked for an upgrade or a tunnel. */
export function answerOn(incoming: IncomingMessage, socket: Duplex): ServerResponse {
  const outgoing = new ServerResponse(incoming);
  outgoing.shouldKeepAlive = false;
  outgoing.assignSocket(socket as Socket);
  outgoing.once('finish', () => socket.end());
  return outgoing;
}
