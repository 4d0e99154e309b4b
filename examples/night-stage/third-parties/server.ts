import { Hono } from 'hono';
import { listen } from '../../../src/server/index.ts';
import { type ThirdParty, thirdPartyOf } from './origins.ts';
import { ALEXA_SCRIPT } from './scripts/alexa.ts';
import { UET_SCRIPT } from './scripts/bing.ts';
import { ANALYTICS_SCRIPT, containerScript, OPTIMIZE_SCRIPT, TAG_SCRIPT } from './scripts/google.ts';
import { CHAT_SCRIPT, hotjarScript } from './scripts/hotjar.ts';

/** One message to a third party, as it came. */
export interface Hit {
  readonly party: ThirdParty;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The `Cookie` header, if there was one: what the party has at its own host. */
  readonly cookies?: string;
  readonly referrer?: string;
}

/** The demo's stand-ins for other companies' servers. */
export interface ThirdParties {
  readonly port: number;
  /** What they were told since they run, the oldest first; the same as `GET /log`. */
  hits(): readonly Hit[];
  stop(): Promise<void>;
}

/** More than a long look at the demo makes; older ones go. */
const MOST_HITS = 10_000;

/**
 * Starts them, on this machine alone: one server, a host name for each company. They set no cookie and keep what they
 * are told in memory, until they are stopped.
 *
 * @throws {Error} when it cannot listen.
 */
export async function thirdParties(): Promise<ThirdParties> {
  const hits: Hit[] = [];
  const app = routes(hits);
  const { address, stop } = await listen({
    fetch: async (request) => app.fetch(request),
    port: 0,
    hostname: '127.0.0.1',
  });
  return { port: Number(new URL(address).port), hits: () => [...hits], stop };
}

/** Every address, on one screen. */
function routes(hits: Hit[]): Hono {
  const app = new Hono();
  app.get('/log', (c) => c.json(hits));

  scriptAt(app, 'google', '/analytics.js', () => ANALYTICS_SCRIPT);
  scriptAt(app, 'google', '/optimize.js', () => OPTIMIZE_SCRIPT);
  scriptAt(app, 'google', '/gtag/js', () => TAG_SCRIPT);
  scriptAt(app, 'google', '/gtm.js', ({ searchParams }) => containerScript(searchParams.get('id') ?? ''));
  scriptAt(app, 'hotjar', '/c/:file{hotjar-\\d+\\.js}', ({ pathname }) =>
    hotjarScript(/\d+/.exec(pathname)?.[0] ?? ''),
  );
  scriptAt(app, 'hotjar', '/chat/chat.js', () => CHAT_SCRIPT);
  scriptAt(app, 'bing', '/bat.js', () => UET_SCRIPT);
  scriptAt(app, 'alexa', '/atrk.js', () => ALEXA_SCRIPT);

  // Whatever else is asked of one of them is a message to it.
  app.all('*', (c) => {
    const hit = hitOf(c.req.raw);
    if (!hit) return c.notFound();
    hits.push(hit);
    if (hits.length > MOST_HITS) hits.shift();
    return c.body(null, 204);
  });
  return app;
}

/** Serves a script at its maker's host, and nowhere else. */
function scriptAt(app: Hono, party: ThirdParty, path: string, script: (address: URL) => string | undefined): void {
  app.get(path, async (c, next) => {
    const address = new URL(c.req.url);
    if (thirdPartyOf(address.hostname) !== party) return next();
    const text = script(address);
    if (text === undefined) return c.notFound();
    return c.body(text, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' });
  });
}

function hitOf({ url, method, headers }: Request): Hit | undefined {
  const { hostname, pathname, searchParams } = new URL(url);
  const party = thirdPartyOf(hostname);
  if (!party) return undefined;
  const [cookies, referrer] = [headers.get('cookie'), headers.get('referer')];
  return {
    party,
    method,
    path: pathname,
    query: Object.fromEntries(searchParams),
    ...(cookies !== null && { cookies }),
    ...(referrer !== null && { referrer }),
  };
}
