import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { ConsentServerOptions } from './options.ts';
import { problem } from './problem.ts';

/** Slows down whoever tries consent IDs or floods the log of choices. Addresses are kept in memory for a minute only. */
export function rateLimit({ requestsPerMinute = 120 }: ConsentServerOptions): MiddlewareHandler {
  if (requestsPerMinute === 0) return (_, next) => next();
  const limiter = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 });
  return async (c, next) => {
    const client = clientOf(c);
    if (client === undefined) return next();
    try {
      await limiter.consume(client);
    } catch (limited) {
      const { msBeforeNext = 1000 } = limited as { msBeforeNext?: number };
      return problem('too-many-requests', undefined, { 'retry-after': String(Math.ceil(msBeforeNext / 1000)) });
    }
    return next();
  };
}

/** The peer's address; behind a proxy that is the proxy's, which then has to limit by itself. */
function clientOf(c: Context): string | undefined {
  return (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress;
}
