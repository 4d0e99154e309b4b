import type { Server } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import { serve } from '@hono/node-server';

export interface ListenOptions {
  readonly fetch: (request: Request, env: object) => Response | Promise<Response>;
  readonly port: number;
  readonly hostname: string;
  /** Runs after the last answer has gone out. Default: nothing does. */
  readonly onStopped?: () => Promise<void>;
}

export interface Listening {
  readonly address: string;
  /** Takes no new requests, lets those under way finish, then closes. Called twice it does it once. */
  stop(): Promise<void>;
}

/** How long requests under way may take when the server stops. */
const GRACE_MILLISECONDS = 10_000;

/**
 * Serves Web requests over HTTP/1.1.
 *
 * @throws {Error} with port or host in its message when it cannot listen.
 */
export async function listen({ fetch, port, hostname, onStopped }: ListenOptions): Promise<Listening> {
  const server = serve({ fetch: (request, env) => fetch(request, env), port, hostname }) as Server;
  const address = await listening(server, port, hostname);
  let stopping: Promise<void> | undefined;
  return {
    address: `http://${address}`,
    stop: () => {
      stopping ??= close(server).then(onStopped);
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

function close(server: Server): Promise<void> {
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
