import type { Server } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import { serve } from '@hono/node-server';

export interface ListenOptions {
  readonly fetch: (request: Request, env: object) => Response | Promise<Response>;
  readonly port: number;
  readonly hostname: string;
  /** Runs after the last answer has gone out. */
  readonly onStopped: () => Promise<void>;
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
 * @throws {Error} with the port in its message when it cannot listen.
 */
export async function listen({ fetch, port, hostname, onStopped }: ListenOptions): Promise<Listening> {
  const server = serve({ fetch: (request, env) => fetch(request, env), port, hostname }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, port)));
  });
  const { port: actual } = server.address() as AddressInfo;
  const host = hostname === '0.0.0.0' || hostname === '::' ? 'localhost' : hostname;
  let stopping: Promise<void> | undefined;
  return {
    address: `http://${isIPv6(host) ? `[${host}]` : host}:${actual}`,
    stop: () => {
      stopping ??= close(server).then(onStopped);
      return stopping;
    },
  };
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE') return error;
  return new Error(`port ${port} is in use; choose another one with --port`, { cause: error });
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
