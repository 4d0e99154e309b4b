/** A site that knows nothing of consent, the gateway in front of it, and clients that see every byte. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { type Gateway, type GatewayOptions, gateway } from '../../src/gateway/index.ts';
import { type LogLine, sqliteStore } from '../../src/server/index.ts';
import { registryOf } from './registry.ts';
import { SECRET } from './server.ts';

const REGISTRY = `site:
  name: Behind
  domains: [behind.example]
  controllers: [{ name: Behind AS, office: Oslo, register: "1" }]
  contacts: { requests: a@behind.example }
  languages: [en, de]
  MODE
categories: { essential: { always: true }, functionality: {}, analytics: {} }
providers:
  tracker: { hosts: [tracker.example, 127.0.0.1], role: processor, policy: "https://tracker.example/" }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: session, category: essential, retention: session, httpOnly: true }
  - { name: hour, category: essential, retention: PT1H }
  - { name: lang, category: functionality, retention: P30D }
  - { name: _t, provider: tracker, category: analytics, retention: P30D }
ENTRIES`;

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/tls/${name}`, import.meta.url), 'utf8');
/** For `localhost` and 127.0.0.1, until 2120, signed by itself. */
export const TEST_TLS = { certificate: fixture('localhost-cert.pem'), key: fixture('localhost-key.pem') };

export type Handler = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

export interface Behind {
  /** The gateway's. */
  readonly address: string;
  /** The site's own. */
  readonly upstream: string;
  readonly server: Server;
  readonly log: LogLine[];
  /** What the site answers with, from now on. */
  site: Handler;
  readonly stop: Gateway['stop'];
}

export interface BehindOptions extends Partial<GatewayOptions> {
  /** A line of the registry's `site`. */
  readonly mode?: string;
  /** More lines of the registry's `entries`. */
  readonly entries?: string;
}

/** A site on a port of its own with a gateway in front of it. Stopping the gateway stops the site. */
export async function behindGateway({ mode = '', entries = '', ...options }: BehindOptions = {}): Promise<Behind> {
  const server = createServer((incoming, outgoing) => behind.site(incoming, outgoing));
  const upstream = await listenAnywhere(server);
  const log: LogLine[] = [];
  const store = sqliteStore({ path: ':memory:' });
  const { address, stop } = await gateway({
    registry: await registryOf(REGISTRY.replace('MODE', mode).replace('ENTRIES', entries)),
    store,
    secrets: [SECRET],
    requestsPerMinute: 0,
    upstreams: [upstream],
    port: 0,
    hostname: '127.0.0.1',
    log: (line) => log.push(line),
    onStopped: async () => {
      server.closeAllConnections();
      server.close();
      await store.close();
    },
    ...options,
  });
  const behind: Behind = { address, upstream, server, log, site: (_, outgoing) => outgoing.end('site'), stop };
  return behind;
}

/** @returns where it listens. */
export async function listenAnywhere(server: Pick<Server, 'listen' | 'address' | 'once'>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An address at which nobody listens. */
export async function nowhere(): Promise<string> {
  const server = createServer();
  const address = await listenAnywhere(server);
  await new Promise((resolve) => server.close(resolve));
  return address;
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Whether the answer came to its end. */
  readonly isWhole: boolean;
}

export interface AskOptions {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
  /** Called when the first piece of the answer's body is there. */
  readonly onStart?: () => void;
}

/** Asks over HTTP/1.1 on a connection of its own and reads to the end, or to where it breaks off. */
export async function ask(
  address: string,
  path = '/',
  { method = 'GET', headers = {}, body, onStart }: AskOptions = {},
): Promise<Reply> {
  const sent = request(address + path, { method, headers, agent: false, path });
  // What breaks off is told by the answer too.
  sent.on('error', () => undefined);
  // As bytes: Node writes headers in the encoding of a text that goes along.
  sent.end(body === undefined ? undefined : Buffer.from(body));
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  if (onStart) answer.once('data', onStart);
  return replyOf(answer);
}

export async function replyOf(answer: IncomingMessage): Promise<Reply> {
  const chunks: Buffer[] = [];
  answer.on('data', (chunk) => chunks.push(chunk));
  answer.on('error', () => undefined);
  await new Promise((resolve) => answer.once('close', resolve));
  const { statusCode = 0, headers, complete } = answer;
  return { status: statusCode, headers, body: Buffer.concat(chunks), isWhole: complete };
}

/** As a browser asks for a page in a window. */
export const PAGE = {
  accept: 'text/html,*/*;q=0.8',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
} as const;

/** Sends letters as they are, and reads all that comes until the connection ends. */
export async function sendRaw(address: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (chunk) => {
    answer += chunk;
  });
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return answer;
}
