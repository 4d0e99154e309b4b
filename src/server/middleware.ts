import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { knownMethod } from './known-method.ts';
import type { ConsentServerOptions } from './options.ts';
import { corsHeaders } from './origins.ts';
import type { RetentionTold } from './records/retention.ts';
import type { Report } from './report.ts';
import type { Site } from './site.ts';
import { teller } from './tell.ts';

/** A request as it may be told of: pattern and method, of which there are only so many. */
export interface Told {
  /** The route's pattern and not the path, which may hold a consent ID. */
  readonly route: string;
  readonly method: string;
}

/** What may be told of a request. The addresses of files that change with each build are one pattern. */
export function toldOf({ basePath }: Site, c: Context): Told {
  const path = matchedRoutes(c).at(-1)?.path ?? '*';
  const files = `${basePath}/a/`;
  return {
    route: path.startsWith(files) ? `${files}*` : path,
    method: knownMethod(c.req.method),
  };
}

/** Each request in one line of the log, and counted. */
export function logged(site: Site, { log }: ConsentServerOptions): MiddlewareHandler {
  return async (c, next) => {
    const began = performance.now();
    await next();
    const duration = performance.now() - began;
    const { status } = c.res;
    const told = toldOf(site, c);
    site.metrics?.requested({ ...told, status, seconds: duration / 1_000 });
    log?.({
      time: site.clock().toISOString(),
      level: 'info',
      event: 'request',
      ...told,
      status,
      milliseconds: Math.round(duration * 10) / 10,
    });
  };
}

export const logError = (options: ConsentServerOptions, method: string, { name: error, message }: Error): void =>
  teller(options)('error', 'failure', { method, error, message });

/** What the daily run over the records has done, in numbers. */
export function logRetention(options: ConsentServerOptions): RetentionTold {
  const tell = teller(options);
  return {
    done: (run) => tell('info', 'retention', { ...run }),
    failed: (error) => logError(options, 'retention', error as Error),
  };
}

/** As many different findings as a person reads. */
const MOST_REPORTED = 1_000;

/** Writes each finding into the log once, without anything of the visitor: a page finds the same again and again. */
export function reportOnce(options: ConsentServerOptions): Report {
  const tell = teller(options);
  const toldOf = { cookie: new Set<string>(), 'set-cookie': new Set<string>() };
  return ({ where, name: found, verdict, because }) => {
    // A client can send any name, one that tells who it is too; what the site sets is the site's.
    const name = where === 'cookie' && because === 'undeclared' ? '' : found;
    const told = toldOf[where];
    const key = JSON.stringify([name, verdict, because]);
    if (!options.log || told.has(key) || told.size >= MOST_REPORTED) return;
    told.add(key);
    tell('info', 'stopped', { where, name: name.slice(0, 64), verdict, because });
  };
}

/** What every answer carries; a page adds its own policy to it. */
export const secured: MiddlewareHandler = async (c, next) => {
  await next();
  const { headers } = c.res;
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'same-origin');
  if (!headers.has('cross-origin-resource-policy')) headers.set('cross-origin-resource-policy', 'same-origin');
  if (!headers.has('content-security-policy'))
    headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
};

/** Lets the site's pages on other hosts use the server, and answers their preflights. */
export function crossOrigin(site: Site): MiddlewareHandler {
  return async (c, next) => {
    const headers = corsHeaders(site, c.req.raw);
    if (c.req.method === 'OPTIONS') return new Response(null, { status: 204, headers });
    await next();
    for (const [name, value] of Object.entries(headers)) {
      if (name === 'vary') c.res.headers.append(name, value);
      else c.res.headers.set(name, value);
    }
    if (headers['access-control-allow-origin']) c.res.headers.set('cross-origin-resource-policy', 'cross-origin');
    return undefined;
  };
}
