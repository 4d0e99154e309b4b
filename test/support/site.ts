/** A site over real HTTP with the consent server in front of it, and a tracker on a host of its own. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import {
  type ConsentServer,
  type ConsentServerOptions,
  consentServer,
  listen,
  type Store,
  sqliteStore,
} from '../../src/server/index.ts';
import { SECRET, sourceRegistry } from './server.ts';

export interface TestSite {
  readonly address: string;
  readonly consent: ConsentServer;
  readonly store: Store;
  /** Milliseconds by which the server's clock is ahead of the machine's. */
  readonly time: { ahead: number };
  /** What the tracker's host was asked for, in order. */
  readonly hits: string[];
  /** Origin of the tracker's host. */
  readonly tracker: string;
  /** Stops and starts the server on the same port. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestSiteOptions extends Partial<ConsentServerOptions> {
  /** Pages of the site: path to what stands in `<body>` and, if more is needed, `<head>`. */
  readonly pages?: Readonly<Record<string, SitePage>>;
}

export interface SitePage {
  readonly body: string;
  readonly head?: string;
  /** `server`: the server renders guard and banner. `script`: the page has one script tag and nothing else. `none`: neither. */
  readonly by: 'server' | 'script' | 'none';
  /** Media type of what is no page: then the body is all of it. */
  readonly type?: string;
  readonly language?: string;
  /** Whether the page's own scripts may set addresses from plain texts. Default: it demands Trusted Types. */
  readonly plainTypes?: boolean;
  /** Whether the page has scripts and styles inline, as no page with a strict policy has. */
  readonly inline?: boolean;
  /** `Set-Cookie` headers of the site's own. */
  readonly cookies?: readonly string[];
  /** Where the site leads on what is sent to the page's address, by 307. */
  readonly leadsTo?: string;
  /** Whether the site's handler runs behind `consent.protect`. */
  readonly isProtected?: boolean;
}

const HOME: SitePage = { by: 'server', body: '<h1>Home</h1><p><a href="/other">Other</a></p>' };

export async function testSite(options: TestSiteOptions = {}): Promise<TestSite> {
  const registry = options.registry ?? (await sourceRegistry());
  const store = options.store ?? sqliteStore({ path: ':memory:' });
  const time = { ahead: 0 };
  const pages: Record<string, SitePage> = {
    '/': HOME,
    '/other': { ...HOME, body: '<h1>Other</h1>' },
    '/script': { by: 'script', body: '<h1>Static</h1>' },
    ...options.pages,
  };
  const consent = await consentServer({
    secrets: [SECRET],
    requestsPerMinute: 0,
    clock: () => Date.now() + time.ahead,
    ...options,
    registry,
    store,
  });
  const tracker = await startTracker();
  const fetch = async (request: Request, env: object): Promise<Response> => {
    if (consent.handles(request)) return consent.fetch(request, env);
    const { pathname } = new URL(request.url);
    const page = pages[pathname];
    if (!page) return new Response('not found', { status: 404 });
    const answer = async (asked: Request): Promise<Response> =>
      page.leadsTo ? redirect(page.leadsTo) : sitePage(consent, asked, page, tracker.address);
    return page.isProtected ? consent.protect(request, answer) : answer(request);
  };
  let server = await listen({ fetch, port: 0, hostname: '127.0.0.1', onStopped: async () => undefined });
  const port = Number(new URL(server.address).port);
  return {
    address: `http://localhost:${port}`,
    consent,
    store,
    time,
    hits: tracker.hits,
    tracker: tracker.address,
    goDown: () => server.stop(),
    comeBack: async () => {
      server = await listen({ fetch, port, hostname: '127.0.0.1', onStopped: async () => undefined });
    },
    stop: async () => {
      await server.stop();
      tracker.server.closeAllConnections();
      tracker.server.close();
      await store.close();
    },
  };
}

/** Method and body go along (RFC 9110 15.4.8). */
const redirect = (location: string): Response => new Response(null, { status: 307, headers: { location } });

async function sitePage(consent: ConsentServer, request: Request, page: SitePage, tracker: string): Promise<Response> {
  if (page.type) return new Response(page.body, { headers: { 'content-type': page.type } });
  const language = page.language ?? 'no';
  const tag = language === 'no' ? 'nb' : language;
  const put = (text: string): string => text.replaceAll('TRACKER', tracker);
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
  const visit = page.by === 'server' ? consent.visit(request, language) : undefined;
  const cookies = [visit?.setCookie, page.cookies].flatMap((each) => each ?? []);
  for (const each of cookies) headers.append('set-cookie', each);
  const sources = [...(visit?.csp.script ?? ["'self'"]), tracker].join(' ');
  const styles = (visit?.csp.style ?? ["'self'"]).join(' ');
  const types = page.plainTypes ? '' : "; require-trusted-types-for 'script'; trusted-types samtykke";
  const own = `default-src 'none'; script-src ${sources}; style-src ${styles}; img-src ${tracker}; frame-src ${tracker}; connect-src 'self'; form-action 'self'; base-uri 'none'${types}`;
  if (!page.inline) headers.set('content-security-policy', own);
  const head = visit?.head ?? (page.by === 'script' ? '<script src="/samtykke/samtykke.js"></script>' : '');
  const links = visit
    ? `<footer><a href="${consent.policyAddress(language)}">policy</a> <a href="${consent.manageAddress(language, '/')}" data-samtykke-manage>settings</a></footer>`
    : '';
  const html = `<!doctype html><html lang="${tag}"><head><meta charset="utf-8">${head}<title>Test</title><meta name="viewport" content="width=device-width,initial-scale=1">${put(page.head ?? '')}</head><body><nav aria-label="Skip"><a href="#main">Skip</a></nav>${visit?.banner ?? ''}<main id="main">${put(page.body)}</main>${links}</body></html>`;
  return compressed(request, html, headers);
}

/** As any site sends its pages. */
export function compressed(request: Request, html: string, headers: Headers): Response {
  if (!request.headers.get('accept-encoding')?.includes('gzip')) return new Response(html, { headers });
  headers.set('content-encoding', 'gzip');
  return new Response(Uint8Array.from(gzipSync(html)), { headers });
}

/** Another host: every request to it is written down. */
async function startTracker(): Promise<{ address: string; hits: string[]; server: Server }> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    const isFrame = request.url?.startsWith('/frame');
    response.setHeader('content-type', isFrame ? 'text/html' : 'text/javascript');
    response.setHeader('access-control-allow-origin', '*');
    const name = /name=(\w+)/.exec(request.url ?? '')?.[1];
    const code = `(window.ran = window.ran || []).push('${name ?? request.url}'); document.cookie = '_ga_V6B1R508XB=x; path=/; max-age=63072000';`;
    setTimeout(() => response.end(isFrame ? '<p>frame</p>' : code), /slow/.test(request.url ?? '') ? 150 : 0);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, hits, server };
}
