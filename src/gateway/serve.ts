import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { listening } from '../server/index.ts';
import { connectTo } from './ask-upstream.ts';
import { Exchange, isWebSocket, type Running } from './exchange.ts';
import type { Filter } from './filter.ts';
import { answerOn } from './incoming.ts';
import type { GatewayOptions, Settings } from './options.ts';
import { type GatewayProblem, refusalText } from './refusal.ts';

/** A gateway that listens. */
export interface Gateway {
  readonly address: string;
  /**
   * Goes on for the drain time, then takes no new connections, says good-bye to WebSockets, lets what is under way
   * finish, for ten seconds unless the options say otherwise, and closes. Called twice it does it once.
   */
  stop(): Promise<void>;
}

type ListenOptions = Pick<GatewayOptions, 'port' | 'hostname' | 'tls' | 'onStopped'>;

/** How long the headers of a request may take. Bodies may take as long as they come. */
const HEADERS_MILLISECONDS = 30_000;
/** Longer than the proxies that may stand in front keep theirs. */
const KEEP_ALIVE_MILLISECONDS = 65_000;
/** As many requests as browsers have under way on one connection of HTTP/2. */
const MOST_STREAMS = 100;

/**
 * Listens, and lets every request through a filter to the site.
 *
 * @throws {Error} with what to change in its message when it cannot listen.
 */
export async function serveThrough(filter: Filter, settings: Settings, options: ListenOptions): Promise<Gateway> {
  const running: Running = { isStopping: false, tunnels: new Set() };
  const connections = connectTo(settings);
  const server = openServer(options.tls);
  const sockets = trackSockets(server);
  listenTo(server, new Exchange(settings, filter, connections, running), running);
  server.setTimeout(settings.idleTimeout);
  server.listen(options.port, options.hostname);
  const address = await listening(server, options.port, options.hostname);
  const stop = async (): Promise<void> => {
    filter.drain();
    await wait(settings.drain);
    await finish(server, running, sockets, settings.grace);
    connections.close();
    await options.onStopped?.();
  };
  let stopping: Promise<void> | undefined;
  return {
    address: `${options.tls ? 'https' : 'http'}://${address}`,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

function openServer(tls: ListenOptions['tls']): Server {
  const http1 = {
    headersTimeout: HEADERS_MILLISECONDS,
    requestTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    shouldUpgradeCallback: isWebSocket,
  };
  const server = tls ? openSecureServer(tls, http1) : createServer(http1);
  // Ours: of more headers than this Node would drop the last ones without a word; their size is limited anyway.
  server.maxHeadersCount = 0;
  return server;
}

/** HTTP/2, and HTTP/1.1 for who does not speak it. Node's answers of both have one interface. */
function openSecureServer({ certificate, key }: NonNullable<ListenOptions['tls']>, http1: object): Server {
  const settings = { maxConcurrentStreams: MOST_STREAMS };
  try {
    const server = createSecureServer({ allowHTTP1: true, cert: certificate, key, settings, ...http1 });
    return Object.assign(server, { shouldUpgradeCallback: isWebSocket }) as unknown as Server;
  } catch (error) {
    throw new Error(
      `--certificate and --key are no certificate with its key: ${(error as Error).message}; both are files in PEM`,
      { cause: error },
    );
  }
}

function listenTo(server: Server, exchange: Exchange, running: Running): void {
  const answering = new WeakSet<Duplex>();
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const { socket } = incoming;
    answering.add(socket);
    outgoing.once('close', () => {
      answering.delete(socket);
      // What was under way keeps its connection open no longer.
      if (running.isStopping) setImmediate(() => server.closeIdleConnections());
    });
    void exchange.answer(incoming, outgoing);
  };
  server.on('request', answer);
  server.on('checkContinue', answer);
  server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    void exchange.upgrade(incoming, socket, head);
  });
  // HTTP/2 has an answer for it, HTTP/1.1 a connection.
  server.on('connect', (incoming: IncomingMessage, end: Duplex) => {
    const outgoing = 'writeHead' in end ? (end as unknown as ServerResponse) : answerOn(incoming, end);
    exchange.refuse(incoming, outgoing, 'bad-target');
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (answering.has(socket) || !socket.writable) socket.destroy();
    else socket.end(refusalBytes(CLIENT_ERRORS[error.code ?? ''] ?? 'bad-request'));
  });
}

/** What Node's parser refuses. */
const CLIENT_ERRORS: Readonly<Record<string, GatewayProblem>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'request-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

function refusalBytes(code: GatewayProblem): string {
  const { status, headers, body } = refusalText(code);
  const lines = Object.entries({ ...headers, connection: 'close' }).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${status} ${code}\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}

function trackSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

async function finish(server: Server, running: Running, sockets: ReadonlySet<Socket>, grace: number): Promise<void> {
  running.isStopping = true;
  const timer = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, grace);
  // With HTTP/2 this sends GOAWAY (RFC 9113 6.8).
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  for (const tunnel of running.tunnels) tunnel.goAway();
  await closed;
  clearTimeout(timer);
}
