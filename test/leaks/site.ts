/** The site on which ways are tried, as each deployment serves it, and the tracker's host, which writes down what comes. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { gateway } from '../../src/gateway/index.ts';
import { type ConsentServer, consentServer, listen, sqliteStore } from '../../src/server/index.ts';
import { registryOf } from '../support/registry.ts';
import { SECRET } from '../support/server.ts';
import { DEPLOYMENTS, type Deployment, type Way } from './way.ts';

const KINDS = ['cookie', 'localStorage', 'sessionStorage', 'indexedDB', 'cache'] as const;
const BY_TRACKER = 'provider: tracker, category: analytics';
const REGISTRY = `site:
  name: Leaks
  domains: [leaks.example]
  controllers: [{ name: Leaks AS, office: Oslo, register: "1" }]
  contacts: { requests: a@leaks.example }
  languages: [en]
categories: { essential: { always: true }, functionality: {}, analytics: {} }
providers:
  tracker: { hosts: [127.0.0.1], role: processor, policy: "https://tracker.example/" }
  embed: { hosts: [embed.localhost], role: processor, policy: "https://embed.example/" }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: basket, provider: embed, category: essential, retention: session }
  - { name: theme, kind: localStorage, category: functionality, retention: P30D }
  - { name: assets, kind: cache, category: functionality, retention: P30D }
${KINDS.map((kind) => `  - { name: _w_*, kind: ${kind}, ${BY_TRACKER}, retention: ${kind === 'sessionStorage' ? 'session' : 'P30D'} }`).join('\n')}
  - { name: __Host-_w_*, ${BY_TRACKER}, retention: P30D, secure: true }
  - { name: __Secure-_w_*, ${BY_TRACKER}, retention: P30D, secure: true }
  - { name: w-*, kind: bucket, ${BY_TRACKER}, retention: P30D }
  - { name: root, kind: fileSystem, ${BY_TRACKER}, retention: P30D }
  - { name: /own/*, kind: serviceWorker, ${BY_TRACKER}, retention: P30D }
  - { name: "blob:", kind: script, ${BY_TRACKER}, retention: session }
  - { name: "blob:", kind: frame, ${BY_TRACKER}, retention: session }
  - { name: "speculationrules:", kind: script, ${BY_TRACKER}, retention: session }
  - { name: "webrtc:", kind: beacon, ${BY_TRACKER}, retention: session }
`;

/** The address of everything, for one run of the ways: one deployment in one state in one browser. */
export interface Run {
  readonly name: string;
  /** A way's text with its addresses and names in the place of its tokens. */
  fill(way: Way, text: string): string;
}

export interface LeakSite {
  readonly addresses: Readonly<Record<Deployment | 'bare', string>>;
  /** Opens a run: from now on its ways can be asked for. */
  openRun(what: string, deployment: Deployment | 'bare', ways: readonly Way[]): Promise<Run>;
  /** Ids of the ways that reached the tracker in a run. */
  requestsOf(run: string): readonly string[];
  /** Ids of the ways whose identifier the site's server got back in a run. */
  identifiersOf(run: string): readonly string[];
  /** Milliseconds since 1970 at which the tracker last heard anything new of a run. */
  lastHeard(run: string): number;
  stop(): Promise<void>;
}

export async function leakSite(): Promise<LeakSite> {
  const log = new Log();
  const runs = new Map<string, OpenRun>();
  const tracker = await startTracker(log, runs);
  const options = { registry: await registryOf(REGISTRY), secrets: [SECRET], requestsPerMinute: 0 };
  const stores = DEPLOYMENTS.map(() => sqliteStore({ path: ':memory:' }));
  const [ofTag, ofMiddleware, ofGateway] = stores as [(typeof stores)[0], (typeof stores)[0], (typeof stores)[0]];
  const bare = await serve((request) => answer(request, runs, log));
  const tag = await serve(tagged(await consentServer({ ...options, store: ofTag }), runs, log));
  const middleware = await serve(protectedBy(await consentServer({ ...options, store: ofMiddleware }), runs, log));
  const front = await gateway({
    ...options,
    store: ofGateway,
    upstreams: [bare.address],
    port: 0,
    hostname: '127.0.0.1',
  });
  const local = (address: string): string => address.replace('127.0.0.1', 'localhost');
  const addresses = {
    bare: local(bare.address),
    tag: local(tag.address),
    middleware: local(middleware.address),
    gateway: local(front.address),
  };
  const sockets: { close(): void }[] = [];
  return {
    addresses,
    openRun: async (what, deployment, ways) => {
      // What is heard late of a first try counts for no second one.
      const name = `${what}-${runs.size}`;
      const numbers = new Map<string, string>();
      for (const way of ways.filter(({ does }) => does.includes('$socket'))) {
        const socket = await listenForAny(() => log.heard(name, way.id));
        sockets.push(socket);
        numbers.set(way.id, socket.address);
      }
      const run = new OpenRun(name, addresses[deployment], tracker.port, ways, numbers);
      runs.set(name, run);
      return run;
    },
    requestsOf: (run) => [...(log.requests.get(run) ?? [])],
    identifiersOf: (run) => [...(log.identifiers.get(run) ?? [])],
    lastHeard: (run) => log.times.get(run) ?? 0,
    stop: async () => {
      for (const socket of sockets) socket.close();
      tracker.close();
      await Promise.all([bare, tag, middleware, front].map((server) => server.stop()));
      await Promise.all(stores.map((store) => store.close()));
    },
  };
}

const serve = (fetch: (request: Request, env: object) => Response | Promise<Response>) =>
  listen({ fetch, port: 0, hostname: '127.0.0.1', onStopped: async () => undefined });

/** What came, by run. */
class Log {
  readonly requests = new Map<string, Set<string>>();
  readonly identifiers = new Map<string, Set<string>>();
  readonly times = new Map<string, number>();

  heard(run: string, id: string): void {
    // Some say it again until they are answered.
    if (!this.requests.get(run)?.has(id)) this.times.set(run, Date.now());
    add(this.requests, run, id);
  }
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  sets.set(key, (sets.get(key) ?? new Set()).add(value));
}

/** The name of a way's cookie, key, database or cache. */
const nameOf = (id: string): string => `_w_${id.replaceAll('-', '_')}`;

/** The way that a name belongs to, if it is one's. */
export function wayNamed(name: string): string | undefined {
  const [, cookie, bucket] = /^(?:__Host-|__Secure-|rogue_|nameless_)?(?:_w_(.+)|(?:rogue)?w-(.+))$/.exec(name) ?? [];
  return cookie?.replaceAll('_', '-') ?? bucket;
}

class OpenRun implements Run {
  readonly name: string;
  readonly ways: ReadonlyMap<string, Way>;
  readonly #site: string;
  readonly #trackerPort: number;
  readonly #sockets: ReadonlyMap<string, string>;

  constructor(
    name: string,
    site: string,
    trackerPort: number,
    ways: readonly Way[],
    sockets: ReadonlyMap<string, string>,
  ) {
    this.name = name;
    this.ways = new Map(ways.map((way) => [way.id, way]));
    this.#site = site;
    this.#trackerPort = trackerPort;
    this.#sockets = sockets;
  }

  fill({ id }: Way, text: string): string {
    const path = `${this.name}/${id}`;
    const port = this.#trackerPort;
    const tokens: Readonly<Record<string, string>> = {
      $url: `http://127.0.0.1:${port}/${path}`,
      $rest: `//127.0.0.1:${port}/${path}`,
      $other: `http://rogue.localhost:${port}/${path}`,
      $elsewhere: `http://embed.localhost:${port}/elsewhere/${path}`,
      $socket: this.#sockets.get(id) ?? '',
      $file: `${this.#site}/own/${path}`,
      $name: nameOf(id),
      $bucket: `w-${id}`,
    };
    return text.replace(/\$[a-z]+/g, (token) => tokens[token] ?? token);
  }
}

/** What a way's file says: its headers, a line each, and its body. */
function fileOf(run: OpenRun, way: Way): { readonly headers: Headers; readonly status: number; readonly body: string } {
  const text = run.fill(way, way.file ?? '');
  const end = text.indexOf('\n\n');
  const headers = headersOf(text.slice(0, end));
  const status = Number(headers.get('status') ?? 200);
  headers.delete('status');
  return { headers, status, body: text.slice(end + 2) };
}

function headersOf(text: string): Headers {
  const headers = new Headers();
  for (const line of text.split('\n')) {
    const at = line.indexOf(': ');
    headers.append(line.slice(0, at), line.slice(at + 2));
  }
  return headers;
}

type Runs = ReadonlyMap<string, OpenRun>;

/** What a page has in its head and before its content. */
interface Pieces {
  readonly head: string;
  readonly banner: string;
}
const NOTHING: Pieces = { head: '', banner: '' };

/** The site's own handler. */
async function answer(request: Request, runs: Runs, log: Log, pieces: Pieces = NOTHING): Promise<Response> {
  const [, kind = '', name = '', id = ''] = new URL(request.url).pathname.split('/');
  const run = runs.get(name);
  const way = run?.ways.get(id);
  if (kind === '') return pageOf(pieces, '<h1>Page</h1>');
  if (kind === 'static' && run) return staticPage(run, pieces);
  if (kind === 'alone' && run && way) return pageOf(pieces, `<h1>Alone</h1>${startCode(run.fill(way, way.does))}`);
  if (kind === 'own' && run && way) return ownFile(request, run, way, log);
  return new Response('not found', { status: 404 });
}

function pageOf({ head, banner }: Pieces, body: string, headers = new Headers()): Response {
  headers.set('content-type', 'text/html; charset=utf-8');
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}<title>Page</title></head><body>${banner}${body}</body></html>`;
  return new Response(html, { headers });
}

/** Runs a way by itself once its page has loaded. */
const startCode = (code: string): string => `<script>addEventListener('load', () => setTimeout(async () => {
  const div = document.body.appendChild(document.createElement('div'));
  ${code.replaceAll('</script', '<\\/script')}
}));</script>`;

/** One page that holds all markup and frames and comes with all headers. */
function staticPage(run: OpenRun, pieces: Pieces): Response {
  const headers = new Headers();
  const html: string[] = [];
  for (const way of run.ways.values()) {
    const text = run.fill(way, way.does);
    if (way.stage === 'markup') html.push(text);
    if (way.stage === 'frame') html.push(`<iframe src="/alone/${run.name}/${way.id}"></iframe>`);
    if (way.stage === 'answer') for (const [name, value] of headersOf(text)) headers.append(name, value);
  }
  return pageOf(pieces, `<h1>Static</h1>\n${html.join('\n')}`, headers);
}

async function ownFile(request: Request, run: OpenRun, way: Way, log: Log): Promise<Response> {
  const { headers, status, body } = fileOf(run, way);
  if (request.headers.get('if-none-match')?.includes(nameOf(way.id))) add(log.identifiers, run.name, way.id);
  const proxied = headers.get('proxy');
  if (proxied !== null) return new Response(await (await fetch(proxied)).text());
  return new Response(status === 204 || status === 302 ? null : body, { status, headers });
}

const TAG: Pieces = { head: '<script src="/samtykke/samtykke.js"></script>', banner: '' };

/** The page has one script tag, and nothing else of ours. */
const tagged =
  (consent: ConsentServer, runs: Runs, log: Log) =>
  (request: Request, env: object): Response | Promise<Response> =>
    consent.handles(request) ? consent.fetch(request, env) : answer(request, runs, log, TAG);

/** The site's handler behind `consent.protect`, with guard and banner rendered by the server. */
const protectedBy =
  (consent: ConsentServer, runs: Runs, log: Log) =>
  (request: Request, env: object): Promise<Response> =>
    consent.protect(
      request,
      async (asked) => {
        const visit = consent.visit(asked, 'en');
        const response = await answer(asked, runs, log, visit);
        for (const each of visit.setCookie) response.headers.append('set-cookie', each);
        return response;
      },
      env,
    );

/** A host of another site: every request to it is written down. */
async function startTracker(log: Log, runs: Runs): Promise<{ readonly port: number; close(): void }> {
  const note = (request: IncomingMessage): void => {
    const [, run = '', id = ''] = (request.url ?? '').split(/[/?]/);
    log.heard(run, id);
  };
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/elsewhere/')) return elsewhere(request.url, runs, response);
    note(request);
    const [type, body] = contentFor(String(request.headers['sec-fetch-dest']));
    response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' }).end(body);
  });
  server.on('upgrade', (request, socket) => {
    note(request);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A page of another site, which is allowed. */
function elsewhere(address: string, runs: Runs, response: ServerResponse): void {
  const [, , name = '', id = ''] = address.split('/');
  const run = runs.get(name);
  const way = run?.ways.get(id);
  const body = run && way ? fileOf(run, way).body : '';
  response.writeHead(200, { 'content-type': 'text/html' }).end(body);
}

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect id="x" width="9" height="9"/></svg>';

/** What a browser takes for what it asks for, so that nothing ends early. */
function contentFor(destination: string): readonly [type: string, body: string] {
  switch (destination) {
    case 'image':
      return ['image/svg+xml', PICTURE];
    case 'style':
      return ['text/css', ''];
    case 'iframe':
    case 'frame':
    case 'document':
    case 'object':
    case 'embed':
      return ['text/html', ''];
    case 'track':
      return ['text/vtt', 'WEBVTT'];
    case 'json':
    case 'manifest':
    case 'webidentity':
      return ['application/json', '{}'];
    case 'empty':
      return ['text/plain', ''];
    default:
      return ['text/javascript', ''];
  }
}

/** A port of its own for TCP and UDP, since neither a connection nor a packet says whose it is. */
async function listenForAny(heard: () => void): Promise<{ readonly address: string; close(): void }> {
  const server = createSocketServer((socket) => {
    heard();
    socket.on('error', () => undefined).destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const packets = createSocket('udp4').on('message', heard);
  try {
    packets.bind(port, '127.0.0.1');
    await once(packets, 'listening');
  } catch {
    // What is free for one may be taken for the other, by a browser's own connections too.
    packets.close();
    server.close();
    return listenForAny(heard);
  }
  return {
    address: `127.0.0.1:${port}`,
    close: () => {
      server.close();
      packets.close();
    },
  };
}
