/**
 * What the gateway costs: requests a second and the slowest hundredth, time to the first byte, memory of slow clients;
 * beside the same gateway without a filter, a well-known proxy, and the site itself. Each runs in a process of its own.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { createProxyServer } from 'http-proxy-3';
import type { Filter } from '../src/gateway/filter.ts';
import { gateway } from '../src/gateway/index.ts';
import { settingsOf } from '../src/gateway/options.ts';
import { serveThrough } from '../src/gateway/serve.ts';
import { sqliteStore } from '../src/server/index.ts';
import { listenAnywhere } from '../test/support/gateway.ts';
import { SECRET, sourceRegistry } from '../test/support/server.ts';
import { type Candidate, printTable, rounds } from './rounds.ts';

type Kind = 'site' | 'gateway' | 'unfiltered' | 'http-proxy-3';
type Speed = 'page' | 'page p99' | 'page CPU' | 'asset' | 'asset p99' | 'asset CPU' | 'first byte';

const UNITS = {
  page: '/s',
  'page p99': 'ms',
  'page CPU': 'µs',
  asset: '/s',
  'asset p99': 'ms',
  'asset CPU': 'µs',
  'first byte': 'µs',
} as const;

const SECONDS = 2;
const CONNECTIONS = 32;
const FIRST_BYTES = 200;
const SLOW_CLIENTS = 1_000;

/** As a browser asks for a page. */
const PAGE = { accept: 'text/html,*/*;q=0.8', 'sec-fetch-dest': 'document', cookie: 'session=1; _ga=2' };
const ASSET = { accept: 'image/*', 'sec-fetch-dest': 'image', 'accept-encoding': 'gzip, br' };

interface Variant {
  readonly name: string;
  readonly kind: Kind;
  readonly headers?: Readonly<Record<string, string>>;
}
const VARIANTS: readonly Variant[] = [
  { name: 'the site itself', kind: 'site' },
  { name: 'gateway', kind: 'gateway' },
  { name: 'gateway, page compressed (br)', kind: 'gateway', headers: { 'accept-encoding': 'br' } },
  { name: 'gateway without its filter', kind: 'unfiltered' },
  { name: 'http-proxy-3', kind: 'http-proxy-3' },
];

export async function benchGateway(count: number): Promise<void> {
  const site = await start('site');
  const started = new Map<Kind, Part>([['site', site]]);
  for (const kind of ['gateway', 'unfiltered', 'http-proxy-3'] as const)
    started.set(kind, await start(kind, site.address));
  const part = (kind: Kind): Part => started.get(kind) as Part;
  try {
    const speeds = VARIANTS.map(
      ({ name, kind, headers }): Candidate<Speed> => ({
        name,
        run: () => speedOf(part(kind), { ...PAGE, ...headers }),
      }),
    );
    printTable(
      `through the gateway, ${CONNECTIONS} connections, medians of ${count} rounds of ${SECONDS} s`,
      await rounds(speeds, count),
      'gateway without its filter',
      UNITS,
    );
    await printMemory(part);
  } finally {
    for (const { child } of started.values()) child.kill();
  }
}

async function speedOf(part: Part, page: Readonly<Record<string, string>>): Promise<Record<Speed, number>> {
  const pages = await load(part, '/page', page);
  const assets = await load(part, '/asset', ASSET);
  return {
    page: pages.perSecond,
    'page p99': pages.p99,
    'page CPU': pages.cpu,
    asset: assets.perSecond,
    'asset p99': assets.p99,
    'asset CPU': assets.cpu,
    'first byte': await firstByte(`${part.address}/page`, page),
  };
}

/** Under load. On a machine that does other things too, what a request costs its process tells more than how many there were. */
async function load({ child, address }: Part, path: string, headers: Readonly<Record<string, string>>) {
  const before = await tellOf(child);
  const url = address + path;
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS, workers: 1 });
  const after = await tellOf(child);
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  const count = result['2xx'];
  return { perSecond: count / result.duration, p99: result.latency.p99, cpu: (after.cpu - before.cpu) / count };
}

/** Median time in microseconds from the request to the first byte of the body, one request after the other. */
async function firstByte(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  for (let turn = 0; turn < FIRST_BYTES; turn++) {
    const began = performance.now();
    const sent = request(url, { agent, headers }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    await once(answer, 'readable');
    times.push(performance.now() - began);
    answer.resume();
    await once(answer, 'end');
  }
  agent.destroy();
  return (times.sort((a, b) => a - b)[FIRST_BYTES / 2] as number) * 1_000;
}

/**
 * What a thousand clients cost that read nothing of an answer which is still under way. What has come of it fits into
 * the buffers of the system, so that this is what the process itself needs for each.
 */
async function printMemory(part: (kind: Kind) => Part): Promise<void> {
  console.log(`\nmemory with ${SLOW_CLIENTS} clients that do not read what has come, above what it was before`);
  for (const [kind, path] of [
    ['gateway', '/open/page'],
    ['gateway', '/open'],
    ['unfiltered', '/open'],
    ['http-proxy-3', '/open'],
  ] as const) {
    const { child, address } = part(kind);
    const { memory: before } = await tellOf(child);
    const clients = await slowClients(address, path);
    const { memory: during } = await tellOf(child);
    for (const each of clients) each.destroy();
    const mebibytes = (during - before) / 1024 / 1024;
    const each = (during - before) / 1024 / SLOW_CLIENTS;
    console.log(
      `${`${kind} ${path}`.padEnd(36)}${`${mebibytes.toFixed(0)} MiB, ${each.toFixed(0)} KiB each`.padStart(26)}`,
    );
  }
}

/** Connections that have got the first bytes of an answer, and are then left unread for a while. */
async function slowClients(address: string, path: string): Promise<readonly Socket[]> {
  const headers = Object.entries(path.endsWith('page') ? PAGE : ASSET).map(([name, value]) => `${name}: ${value}`);
  const head = `GET ${path} HTTP/1.1\r\nHost: a.example\r\n${headers.join('\r\n')}\r\n\r\n`;
  const clients = Array.from({ length: SLOW_CLIENTS }, async () => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(head);
    await once(socket, 'readable');
    return socket;
  });
  const sockets = await Promise.all(clients);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  return sockets;
}

/** What a process has used so far: microseconds of CPU, bytes of memory. */
interface Used {
  readonly cpu: number;
  readonly memory: number;
}

async function tellOf(child: ChildProcess): Promise<Used> {
  child.send('tell');
  const [used] = (await once(child, 'message')) as [Used];
  return used;
}

interface Part {
  readonly child: ChildProcess;
  readonly address: string;
}

async function start(kind: Kind, upstream = ''): Promise<Part> {
  const child = fork(fileURLToPath(import.meta.url), [kind, upstream], { execArgv: ['--expose-gc'] });
  const [address] = (await once(child, 'message')) as [string];
  return { child, address };
}

/** 30 kB with what pages have: addresses of the site and of others, and text. */
const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title><link rel="stylesheet" href="/a.css">
<script src="https://www.googletagmanager.com/gtag/js"></script></head><body>${Array.from(
  { length: 75 },
  (_, index) =>
    `<article class="card"><h2><a href="/c/${index}">Concert ${index}</a></h2><img src="/i/${index}.webp" alt=""><p>${'A long evening with songs. '.repeat(10)}</p></article>`,
).join('')}<img src="https://www.facebook.com/tr?id=1"></body></html>`;
const IMAGE = Buffer.alloc(30_000, 7);

function answer(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const isPage = incoming.url?.endsWith('page');
  const headers = {
    'content-type': isPage ? 'text/html; charset=utf-8' : 'image/webp',
    'set-cookie': 'session=1; HttpOnly',
  };
  const body = isPage ? Buffer.from(HTML) : IMAGE;
  if (!incoming.url?.startsWith('/open'))
    outgoing.writeHead(200, { ...headers, 'content-length': body.length }).end(body);
  // Goes on for as long as somebody is there.
  else outgoing.writeHead(200, headers).write(body);
}

/** What runs in a process of its own. */
async function serve(kind: Kind, upstream: string): Promise<string> {
  if (kind === 'site') return listenAnywhere(createServer(answer));
  if (kind === 'http-proxy-3') {
    const proxy = createProxyServer({ target: upstream, agent: new Agent({ keepAlive: true }) });
    proxy.on('error', () => undefined);
    return listenAnywhere(createServer((incoming, outgoing) => proxy.web(incoming, outgoing)));
  }
  const options = {
    registry: await sourceRegistry(),
    store: sqliteStore({ path: ':memory:' }),
    secrets: [SECRET],
    upstreams: [upstream],
    port: 0,
    hostname: '127.0.0.1',
  };
  const { address } =
    kind === 'gateway' ? await gateway(options) : await serveThrough(OPEN, settingsOf(options), options);
  return address;
}

/** Lets everything through: what is left is the proxy. */
const OPEN: Filter = {
  isOwn: () => false,
  drain: () => undefined,
  answerOwn: async () => new Response(null, { status: 404 }),
  open: ({ request: { headers } }) => ({ headers, hurry: () => undefined, answer: () => [] }),
};

if (import.meta.main) {
  const [kind, upstream = ''] = process.argv.slice(2);
  process.send?.(await serve(kind as Kind, upstream));
  process.on('message', () => {
    globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: user + system, memory: process.memoryUsage().rss } satisfies Used);
  });
  process.on('disconnect', () => process.exit());
}
