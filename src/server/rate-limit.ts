import { isIPv4, isIPv6 } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler, Next } from 'hono';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { ConsentServerOptions } from './options.ts';

const REQUESTS_PER_MINUTE = 120;

/**
 * Slows down whoever tries consent IDs or floods the log of choices. Addresses are kept in memory for a
 * minute only.
 *
 * @param refuse answers a request that came too soon.
 */
export function rateLimit(
  { requestsPerMinute = REQUESTS_PER_MINUTE, clientAddressHeader }: ConsentServerOptions,
  refuse: (request: Request) => Response | Promise<Response>,
): MiddlewareHandler {
  if (requestsPerMinute === 0) return (_, next) => next();
  const limiter = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 });
  return async (c, next) => {
    const client = clientOf(c, clientAddressHeader);
    return client === undefined ? next() : within(limiter, client, c, next, refuse);
  };
}

/** Pages are looked at more often than answered, and cost no more than the time to render them. */
const PAGES_FOR_ONE_REQUEST = 5;

/** The same for pages that are rendered when they are asked for, with a budget of their own. */
export function rateLimitForPages(
  options: ConsentServerOptions,
  refuse: (request: Request) => Response | Promise<Response>,
): MiddlewareHandler {
  const { requestsPerMinute = REQUESTS_PER_MINUTE } = options;
  return rateLimit({ ...options, requestsPerMinute: requestsPerMinute * PAGES_FOR_ONE_REQUEST }, refuse);
}

/** The same for all clients together: what many send at once does not keep the server from the rest of its work. */
export function rateLimitForAll(
  requestsPerMinute: number,
  refuse: (request: Request) => Response | Promise<Response>,
): MiddlewareHandler {
  const limiter = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 });
  return (c, next) => within(limiter, 'all', c, next, refuse);
}

async function within(
  limiter: RateLimiterMemory,
  client: string,
  c: Context,
  next: Next,
  refuse: (request: Request) => Response | Promise<Response>,
): ReturnType<MiddlewareHandler> {
  try {
    await limiter.consume(client);
  } catch (limited) {
    const { msBeforeNext = 1000 } = limited as { msBeforeNext?: number };
    const answer = await refuse(c.req.raw);
    answer.headers.set('retry-after', String(Math.ceil(msBeforeNext / 1000)));
    return answer;
  }
  return next();
}

/**
 * Who counts as one client: what the trusted proxy names, else the peer. Where the header holds no address
 * all its clients share the proxy's limit, so that leaving it out frees nobody.
 */
function clientOf(c: Context, header: string | undefined): string | undefined {
  // A client may send the header too: then the proxy's entry stands behind what the client made up.
  const named = header && c.req.header(header)?.split(',').at(-1);
  const peer = (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress;
  return networkOf(named ?? '') ?? networkOf(peer ?? '');
}

/**
 * The network that one subscriber has: an IPv4 address, or the first 64 bits of an IPv6 one (RFC 6177: a site
 * gets a /64 at the least, and all of it is one client's to choose from).
 *
 * @param address may stand in brackets, and have a port or a zone, as some proxies write it.
 * @returns `undefined` when it is no address.
 */
function networkOf(address: string): string | undefined {
  const bare = address.trim().replace(/%[^\]]*/, '');
  const url = `http://${isIPv6(bare) ? `[${bare}]` : bare}`;
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  if (isIPv4(host)) return host;
  if (!host.startsWith('[')) return undefined;
  const groups = groupsOf(host.slice(1, -1));
  return mappedIPv4(groups) ?? `${groups.slice(0, 4).join(':')}::/64`;
}

/** The eight groups of an IPv6 address in its canonical form (RFC 5952), zeros in the place of `::`. */
function groupsOf(address: string): readonly string[] {
  const [before = [], after = []] = address.split('::').map((part) => part.split(':').filter(Boolean));
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}

/** RFC 4291 2.5.5.2: an IPv4 address as `::ffff:192.0.2.1`, which a server that listens on both hands out. */
function mappedIPv4(groups: readonly string[]): string | undefined {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return undefined;
  const bytes = groups.slice(6).flatMap((group) => {
    const number = Number.parseInt(group, 16);
    return [number >> 8, number & 255];
  });
  return bytes.join('.');
}
