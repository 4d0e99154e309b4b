/** Servers of several sites on this machine: one port answers TLS, plain HTTP and WebSockets for every host. */
import { readFileSync } from 'node:fs';
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer as createTcp, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { getRequestListener } from '@hono/node-server';
import { WebSocketServer } from 'ws';

const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/tls/${name}`, import.meta.url), 'utf8');

/** What all hosts of the planted sites are served with. */
export const PLANTED_CERTIFICATE = fixture('planted-cert.pem');
/** The domains that the certificate is for, each with all that is below it. */
const PLANTED_DOMAINS = [
  ...['shop', 'tracker', 'ads', 'embed', 'cdn-vendor', 'pay', 'chat'],
  ...['spy', 'stats', 'fonts', 'widget', 'blocked', 'swstop', 'recipes', 'news'],
].map((name) => `${name}.test`);

/** One request, as it came. */
export interface Hit {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly scheme: 'http' | 'https' | 'wss';
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly method: string;
  readonly cookie: string;
  readonly referrer: string;
  readonly body: string;
  readonly gpc: boolean;
}

/** What the servers have seen; they write it, whoever looks only reads. */
export interface Seen {
  readonly hits: readonly Hit[];
  /** Host of every TLS connection: of a preconnect there is nothing else to see. */
  readonly connections: readonly string[];
}

export interface Loopback {
  readonly port: number;
  /** For the browser: host or `*.host` to address. */
  readonly resolve: Readonly<Record<string, string>>;
  readonly seen: Seen;
  stop(): Promise<void>;
}

/**
 * Starts them.
 *
 * @param answer answers every request, whatever its host.
 * @param own the port; a free one without it.
 */
export async function loopback(answer: (request: Request) => Promise<Response>, own = 0): Promise<Loopback> {
  const seen = { hits: [] as Hit[], connections: [] as string[] };
  const listener = listenerFor(answer, seen.hits);
  const secure = createHttps({ cert: PLANTED_CERTIFICATE, key: fixture('planted-key.pem') }, listener);
  const plain = createHttp(listener);
  secure.on('secureConnection', (socket: TLSSocket) => seen.connections.push(String(socket.servername || '')));
  const sockets = webSockets(secure, seen.hits);
  const open = new Set<Socket>();
  const tcp = createTcp((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket)).on('error', () => undefined);
    passOn(socket, (first) => (first === TLS_HANDSHAKE ? secure : plain));
  });
  await new Promise<void>((resolve) => tcp.listen(own, '127.0.0.1', resolve));
  const { port } = tcp.address() as AddressInfo;
  return {
    port,
    resolve: resolveAt(port),
    seen,
    stop: async () => {
      sockets.close();
      for (const each of open) each.destroy();
      await new Promise((resolve) => tcp.close(resolve));
    },
  };
}

/** Where the hosts of a planted site are. */
export function resolveAt(port: number): Loopback['resolve'] {
  const address = `127.0.0.1:${port}`;
  return Object.fromEntries(PLANTED_DOMAINS.flatMap((host) => [host, `*.${host}`].map((each) => [each, address])));
}

/** RFC 8446 5.1: the first byte of a record that begins a handshake. */
const TLS_HANDSHAKE = 0x16;

function passOn(
  socket: Socket,
  serverFor: (first: number | undefined) => { emit(name: string, socket: Socket): boolean },
): void {
  socket.once('data', (chunk) => {
    socket.pause();
    socket.unshift(chunk);
    serverFor(chunk[0]).emit('connection', socket);
    process.nextTick(() => socket.resume());
  });
}

function listenerFor(answer: (request: Request) => Promise<Response>, hits: Hit[]) {
  const pass = getRequestListener(async (request) => {
    hits.push(await hitOf(request.clone()));
    return answer(request);
  });
  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    void pass(incoming, outgoing);
  };
}

async function hitOf(request: Request): Promise<Hit> {
  const { protocol, host, pathname, search } = new URL(request.url);
  const header = (name: string): string => request.headers.get(name) ?? '';
  return {
    at: Date.now(),
    scheme: protocol === 'http:' ? 'http' : 'https',
    host,
    path: pathname,
    query: search,
    method: request.method,
    cookie: header('cookie'),
    referrer: header('referer'),
    body: request.method === 'GET' ? '' : await request.text().catch(() => ''),
    gpc: header('sec-gpc') === '1',
  };
}

/** Takes every socket, greets, and notes what it is told as a hit of its own. */
function webSockets(secure: ReturnType<typeof createHttps>, hits: Hit[]): WebSocketServer {
  const sockets = new WebSocketServer({ server: secure });
  sockets.on('connection', (socket, incoming) => {
    const { pathname, search } = new URL(incoming.url ?? '/', 'https://any.test');
    const hit: Hit = {
      ...{ at: Date.now(), scheme: 'wss', host: String(incoming.headers.host), path: pathname, query: search },
      ...{ method: 'GET', cookie: incoming.headers.cookie ?? '', referrer: '', body: '', gpc: false },
    };
    hits.push(hit);
    socket.on('message', (data) => hits.push({ ...hit, at: Date.now(), method: 'MESSAGE', body: String(data) }));
    socket.send('hello');
  });
  return sockets;
}
