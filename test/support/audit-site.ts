/** Sites of several registrable domains over https, on one port of this machine, for a browser that the audit opens. */
import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { BrowserOptions } from '../../src/audit/browser/index.ts';

const pem = (name: string): string => readFileSync(new URL(`../fixtures/tls/${name}.pem`, import.meta.url), 'utf8');
/** Of shop.test, tracker.test, cdn.test, ads.test, social.test, pixel.test, video.test, sync.test, chat.test, fonts.test and all hosts in them. */
const CERTIFICATE = pem('sites-cert');

export interface Answer {
  readonly status?: number;
  /** `text/html` without it. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
}

export interface Arrived {
  readonly method: string;
  /** Host and path, without the scheme. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface AuditSite {
  /** What a browser needs to find and trust it. */
  readonly options: Pick<BrowserOptions, 'resolve' | 'trust'>;
  /** What came, in order. */
  readonly arrived: Arrived[];
  /** Puts an answer under `host/path`. */
  put(place: string, answer: Answer | ((request: Arrived) => Answer)): void;
  stop(): Promise<void>;
}

/** @param answers by `host/path`; what is not there is answered with an empty text of the kind that is asked for. */
export async function auditSite(
  answers: Readonly<Record<string, Answer | ((request: Arrived) => Answer)>> = {},
): Promise<AuditSite> {
  const all = new Map(Object.entries(answers));
  const arrived: Arrived[] = [];
  const server = createServer({ cert: CERTIFICATE, key: pem('sites-key') }, (request, response) => {
    void read(request).then((one) => {
      arrived.push(one);
      const found = all.get(one.url) ?? all.get(one.url.replace(/\?.*/, ''));
      send(response, typeof found === 'function' ? found(one) : (found ?? emptyFor(one)));
    });
  });
  const sockets = new WebSocketServer({ server });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    options: { resolve: { '*.test': `127.0.0.1:${port}` }, trust: [CERTIFICATE] },
    arrived,
    put: (place, answer) => void all.set(place, answer),
    stop: async () => {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<Arrived> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = '', headers, url = '' } = request;
  return { method, headers, url: `${headers.host}${url}`, body: Buffer.concat(chunks).toString() };
}

function send(response: ServerResponse, { status = 200, type = 'text/html', headers = {}, body = '' }: Answer): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value as string | string[]);
  response.writeHead(status, { 'content-type': type });
  // A stream of events stays open.
  if (type === 'text/event-stream') response.write(body);
  else response.end(body);
}

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';

/** Other sites may read it too. */
function emptyFor({ headers }: Arrived): Answer {
  const [type, body] = CONTENT[String(headers['sec-fetch-dest'])] ?? ['text/plain', ''];
  const { origin = '*' } = headers;
  const cors = { 'access-control-allow-origin': origin, 'access-control-allow-headers': '*' };
  return { type, body, headers: cors };
}

const CONTENT: Readonly<Record<string, readonly [type: string, body: string]>> = {
  image: ['image/svg+xml', PICTURE],
  style: ['text/css', ''],
  script: ['text/javascript', ''],
  worker: ['text/javascript', ''],
  document: ['text/html', ''],
  iframe: ['text/html', ''],
  track: ['text/vtt', 'WEBVTT'],
  manifest: ['application/json', '{}'],
};
