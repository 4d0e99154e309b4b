import type { Server, ServerResponse } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { serve } from '@hono/node-server';

export interface ListenOptions {
  readonly fetch: (request: Request, env: object) => Response | Promise<Response>;
  readonly port: number;
  readonly hostname: string;
  /**
   * How long the server goes on answering once it is asked to stop, so that a load balancer which asks whether it is
   * ready has heard that it is not. Default: 0.
   */
  readonly drainSeconds?: number;
  /** Runs as soon as it is asked to stop, such as `consent.drain`. Default: nothing does. */
  readonly onStopping?: () => void;
  /** Runs after the last answer has gone out. Default: nothing does. */
  readonly onStopped?: () => Promise<void>;
}

export interface Listening {
  readonly address: string;
  /**
   * Goes on answering for the drain time, then takes no new requests, lets those under way finish, and closes. Called
   * twice it does it once.
   */
  stop(): Promise<void>;
}

/** How long requests under way may take when the server stops. */
const GRACE_MILLISECONDS = 10_000;

/**
 * Serves Web requests over HTTP/1.1.
 *
 * @throws {Error} with port or host in its message when it cannot listen.
 */
export async function listen(options: ListenOptions): Promise<Listening> {
  const { fetch, port, hostname, drainSeconds = 0, onStopping, onStopped } = options;
  const server = serve({ fetch: (request, env) => fetch(request, env), port, hostname }) as Server;
  const close = closing(server);
  const address = await listening(server, port, hostname);
  const stop = async (): Promise<void> => {
    onStopping?.();
    await wait(drainSeconds * 1_000);
    await close();
    await onStopped?.();
  };
  let stopping: Promise<void> | undefined;
  return {
    address: `http://${address}`,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

/**
 * Waits until a server listens, or cannot.
 *
 * @returns host and port as an address names them.
 * @throws {Error} with port or host in its message when it cannot listen.
 */
export async function listening(server: Server, port: number, hostname: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = reasonOf(error, port, hostname);
      reject(reason === undefined ? error : new Error(reason, { cause: error }));
    });
  });
  const { port: actual } = server.address() as AddressInfo;
  const host = hostname === '0.0.0.0' || hostname === '::' ? 'localhost' : hostname;
  return `${isIPv6(host) ? `[${host}]` : host}:${actual}`;
}

function reasonOf({ code }: NodeJS.ErrnoException, port: number, hostname: string): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} is in use; choose another one with --port`;
    case 'EACCES':
      return `this user may not listen on port ${port}; choose one from 1024 on with --port`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EADDRNOTAVAIL':
      return `host ${hostname} is no address of this machine; choose another one with --host, such as 127.0.0.1, or 0.0.0.0 for all it has`;
  }
  return undefined;
}

/** What closes a server: it takes no new connections, and no new requests on those that have one under way. */
function closing(server: Server): () => Promise<void> {
  const underWay = new Set<ServerResponse>();
  let isClosing = false;
  const isLast = (outgoing: ServerResponse): void => {
    if (!outgoing.headersSent) outgoing.setHeader('connection', 'close');
  };
  server.prependListener('request', (_, outgoing: ServerResponse) => {
    underWay.add(outgoing);
    if (isClosing) isLast(outgoing);
    outgoing.once('close', () => {
      underWay.delete(outgoing);
      // Whose headers were sent before keeps its connection open no longer.
      if (isClosing) setImmediate(() => server.closeIdleConnections());
    });
  });
  return () => {
    isClosing = true;
    for (const each of underWay) isLast(each);
    return closed(server);
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), GRACE_MILLISECONDS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Resolves when the process is asked to end. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}
