/** What `consent.protect` does to a page, `nodeMiddleware` does for each way in which Node's servers answer. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect as connectHttp2, createServer as createHttp2 } from 'node:http2';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import compression from 'compression';
import express from 'express';
import fastify from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ConsentServer, nodeMiddleware, webRequest } from '../../../src/server/index.ts';
import { registryOf } from '../../support/registry.ts';
import { testServer } from '../../support/server.ts';

const REGISTRY = `site:
  name: Behind
  domains: [behind.example]
  controllers: [{ name: Behind AS, office: Oslo, register: "1" }]
  contacts: { requests: a@behind.example }
  languages: [en]
  MODE
categories: { essential: { always: true }, analytics: {} }
providers:
  tracker: { hosts: [tracker.example], role: processor, policy: "https://tracker.example/" }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: session, category: essential, retention: session }
  - { name: _t, provider: tracker, category: analytics, retention: P13M }
`;
const BEGIN = '<!doctype html><title>Blåbær</title>';
const PAGE = `${BEGIN}<script src="https://tracker.example/a.js"></script><p>ferdig`;
const INERT = `${BEGIN}<script type="text/plain" data-samtykke="analytics:tracker" src="https://tracker.example/a.js"></script><p>ferdig`;
const TYPE = 'text/html; charset=utf-8';
/** As a browser asks for a page. */
const ASK = { 'sec-fetch-dest': 'document', 'accept-encoding': 'gzip, br', range: 'bytes=0-9', 'if-none-match': '*' };

let consent: ConsentServer;
let reporting: ConsentServer;
beforeAll(async () => {
  const serverFor = async (mode: string): Promise<ConsentServer> =>
    (await testServer({ registry: await registryOf(REGISTRY.replace('MODE', mode)) })).consent;
  consent = await serverFor('');
  reporting = await serverFor('mode: report');
});
const folder = mkdtempSync(join(tmpdir(), 'samtykke-answer-'));
writeFileSync(join(folder, 'page.html'), PAGE);
afterAll(() => rmSync(folder, { recursive: true }));

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

type Handler = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown;

interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Whether all of the answer came. */
  readonly isWhole: boolean;
}

/** By Node's own client, which adds nothing and reads nothing. */
function ask(port: number, headers: Record<string, string> = ASK, method = 'GET'): Promise<Answered> {
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', headers, method, agent: false }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('error', () => {});
      answer.on('close', () => {
        const { statusCode: status = 0, headers, complete } = answer;
        resolve({ status, headers, body: Buffer.concat(pieces), isWhole: complete });
      });
    }).on('error', reject);
  });
}

async function listening(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

function serve(handler: Handler, server = consent): Promise<number> {
  const middleware = nodeMiddleware(server);
  return listening(
    createServer((incoming, outgoing) => middleware(incoming, outgoing, () => handler(incoming, outgoing))),
  );
}

type Site = (app: ReturnType<typeof express>) => void;
function serveExpress(site: Site): Promise<number> {
  const app = express();
  site(app);
  return listening(createServer(app));
}

const html = (outgoing: ServerResponse): ServerResponse => outgoing.setHeader('content-type', TYPE);
const length = Buffer.byteLength(PAGE);

const WAYS: Record<string, () => Promise<number>> = {
  'end with a text': () => serve((_, outgoing) => html(outgoing).end(PAGE)),
  'end with bytes, and their length': () =>
    serve((_, outgoing) =>
      outgoing.writeHead(200, { 'Content-Type': TYPE, 'Content-Length': length }).end(Buffer.from(PAGE)),
    ),
  'writeHead, write and end': () =>
    serve((_, outgoing) => {
      outgoing.writeHead(200, 'Fine', ['content-type', TYPE, 'content-length', String(length)]);
      outgoing.write(PAGE.slice(0, 50));
      outgoing.end(PAGE.slice(50));
    }),
  'write without a head, in pieces of one byte, each told': () =>
    serve(async (_, outgoing) => {
      html(outgoing);
      for (const byte of Buffer.from(PAGE)) {
        await new Promise((resolve) => outgoing.write(new Uint8Array([byte]), resolve));
      }
      await new Promise<void>((resolve) => outgoing.end(resolve));
    }),
  'flushHeaders, and a text in another form': () =>
    serve((_, outgoing) => {
      html(outgoing).flushHeaders();
      outgoing.write(Buffer.from(PAGE).toString('base64'), 'base64');
      outgoing.end('', 'latin1');
    }),
  pipe: () => serve((_, outgoing) => Readable.from([PAGE.slice(0, 60), PAGE.slice(60)]).pipe(html(outgoing))),
  'a Web stream': () =>
    serve((_, outgoing) =>
      new Response(PAGE).body?.pipeTo(Writable.toWeb(html(outgoing)) as WritableStream<Uint8Array>),
    ),
  'Express: send': () => serveExpress((app) => app.use(nodeMiddleware(consent), (_, reply) => void reply.send(PAGE))),
  'Express: sendFile': () =>
    serveExpress((app) => app.use(nodeMiddleware(consent), (_, reply) => reply.sendFile(join(folder, 'page.html')))),
  'Express: static files': () =>
    serveExpress((app) => app.use(nodeMiddleware(consent), express.static(folder, { index: 'page.html' }))),
  'Express: compression after us': () =>
    serveExpress((app) =>
      app.use(nodeMiddleware(consent), compression({ threshold: 0 }), (_, reply) => void reply.send(PAGE)),
    ),
  'Fastify: a text': async () => {
    const app = fastify();
    const middleware = nodeMiddleware(consent);
    app.addHook('onRequest', (incoming, reply, done) => middleware(incoming.raw, reply.raw, done));
    app.get('/', (_, reply) => reply.type(TYPE).send(PAGE));
    await app.listen({ port: 0, host: '127.0.0.1' });
    stops.push(() => app.close());
    return (app.server.address() as AddressInfo).port;
  },
  'Fastify: a stream': async () => {
    const app = fastify();
    const middleware = nodeMiddleware(consent);
    app.addHook('onRequest', (incoming, reply, done) => middleware(incoming.raw, reply.raw, done));
    app.get('/', (_, reply) => reply.type(TYPE).send(Readable.from([PAGE.slice(0, 60), PAGE.slice(60)])));
    await app.listen({ port: 0, host: '127.0.0.1' });
    stops.push(() => app.close());
    return (app.server.address() as AddressInfo).port;
  },
};

describe('a page that is answered by', () => {
  it.each(Object.keys(WAYS))('%s', async (way) => {
    const request = new Request('http://127.0.0.1/', { headers: ASK });
    const page = new Response(PAGE, { headers: { 'content-type': TYPE, 'cache-control': 'public, max-age=9' } });
    const { headers } = await consent.protect(request, () => page);
    const answer = await ask(await (WAYS[way] as () => Promise<number>)());
    expect([answer.status, answer.isWhole, answer.body.toString()]).toEqual([200, true, INERT]);
    for (const name of ['content-security-policy', 'permissions-policy', 'cache-control', 'etag', 'last-modified']) {
      // Node's client joins what came twice as Web headers do.
      expect([name, answer.headers[name] ?? null]).toEqual([name, headers.get(name)]);
    }
  });

  it('compression before us, which then compresses what is inert', async () => {
    const port = await serveExpress((app) =>
      app.use(compression({ threshold: 0 }), nodeMiddleware(consent), (incoming, reply) => {
        reply.type('html').write(`${PAGE} ${incoming.headers['accept-encoding']}`);
        reply.end();
      }),
    );
    const { headers, body } = await ask(port, { ...ASK, 'accept-encoding': 'gzip' });
    expect([headers['content-encoding'], gunzipSync(body).toString()]).toEqual(['gzip', `${INERT} identity`]);
  });

  it("Node's HTTP/2", async () => {
    const middleware = nodeMiddleware(consent);
    const server = createHttp2((incoming, outgoing) => {
      const [asked, reply] = [incoming, outgoing] as unknown as Parameters<Handler>;
      middleware(asked, reply, () => {
        reply.setHeader('content-type', TYPE);
        reply.write(PAGE.slice(0, 50));
        reply.end(PAGE.slice(50));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const session = connectHttp2(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    stops.push(() => {
      session.destroy();
      server.close();
    });
    const stream = session.request({ ':path': '/', ...ASK });
    const headers = new Promise<IncomingHttpHeaders>((resolve) => stream.once('response', resolve));
    const pieces = await stream.toArray();
    expect(Buffer.concat(pieces).toString()).toBe(INERT);
    expect((await headers)['content-security-policy']).toContain('default-src');
  });
});

describe('an answer', () => {
  it('keeps its length where nothing is changed, and Node tells the length of what end is given', async () => {
    const port = await serve((_, outgoing) => outgoing.setHeader('content-type', 'text/plain').end('blå'));
    const { headers, body } = await ask(port);
    expect([headers['content-length'], body.toString()]).toEqual(['4', 'blå']);
    expect(headers['content-security-policy']).toContain('sandbox');
  });

  it('to HEAD says what one to GET would, but for a length', async () => {
    const port = await serveExpress((app) => app.use(nodeMiddleware(consent), (_, reply) => void reply.send(PAGE)));
    const [whole, head] = [await ask(port), await ask(port, ASK, 'HEAD')];
    const named = ({ headers }: Answered): readonly unknown[] =>
      Object.entries(headers).filter(([name]) => !/^(date|transfer-encoding)$/.test(name));
    expect([head.status, head.body.length, named(head)]).toEqual([200, 0, named(whole)]);
    expect(head.headers['content-length']).toBeUndefined();
  });

  it.each([204, 304, 302])('of status %i passes as it is, without what is not allowed', async (status) => {
    const port = await serve((_, outgoing) => {
      outgoing.writeHead(status, { 'content-type': TYPE, 'set-cookie': ['_t=1', 'session=1'], location: '/x' }).end();
    });
    const { headers, isWhole } = await ask(port);
    expect([headers['set-cookie'], headers['content-security-policy'], isWhole]).toEqual([
      ['session=1'],
      undefined,
      true,
    ]);
  });

  it.each([
    ['/samtykke/choice', undefined],
    ['/other', '/other'],
  ])('of status 307 leads what was sent on to no address that takes choices: %s', async (location, expected) => {
    const port = await serve((_, outgoing) => void outgoing.writeHead(307, { location }).end());
    const { status, headers } = await ask(port, ASK, 'POST');
    expect([status, headers.location]).toEqual([307, expected]);
  });

  it('that is compressed passes unread, with the policy', async () => {
    const packed = gzipSync(PAGE);
    const port = await serve((_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': TYPE, 'content-encoding': 'gzip', 'content-length': packed.length });
      outgoing.end(packed);
    });
    const { headers, body } = await ask(port);
    expect([body.equals(packed), headers['content-length']]).toEqual([true, String(packed.length)]);
    expect(headers['content-security-policy']).toContain('default-src');
  });

  it('that is none is refused before anything is sent', async () => {
    const port = await serve((_, outgoing) => {
      try {
        html(outgoing).end(42 as unknown as string);
      } catch (error) {
        outgoing.writeHead(500).end((error as NodeJS.ErrnoException).code);
      }
    });
    const { status, body } = await ask(port);
    expect([status, body.toString()]).toEqual([500, 'ERR_INVALID_ARG_TYPE']);
  });

  it('in report mode passes, and the policy reports', async () => {
    const port = await serve((_, outgoing) => html(outgoing).end(PAGE), reporting);
    const { headers, body } = await ask(port);
    expect([body.toString(), headers['content-security-policy']]).toEqual([PAGE, undefined]);
    expect(headers['content-security-policy-report-only']).toContain('default-src');
  });

  it('leads to no host that is not allowed, by hints ahead of it neither', async () => {
    const link = ['</own.css>; rel=preload; as=style', '<https://tracker.example/a.js>; rel=preload; as=script'];
    const port = await serve((_, outgoing) => {
      outgoing.writeEarlyHints({ link });
      outgoing.writeEarlyHints({ link: link[1] as string });
      outgoing.writeInformation(103, { Link: link.join(', '), 'set-cookie': '_t=1', 'x-own': '1' });
      html(outgoing).setHeader('link', link).end(PAGE);
    });
    const hints: unknown[] = [];
    const headers = await new Promise<IncomingHttpHeaders>((resolve) => {
      const asked = get({ port, host: '127.0.0.1', headers: ASK }, (answer) => {
        answer.resume();
        resolve(answer.headers);
      });
      asked.on('information', ({ headers: { link, ...more } }) => hints.push([link, more]));
    });
    const [own] = link;
    expect([hints, headers['link']]).toEqual([
      [
        [own, {}],
        [own, { 'x-own': '1' }],
      ],
      own,
    ]);
  });

  it('holds no cookie that is added when its head goes out, and whose name is not allowed', async () => {
    // As sessions do it: the writeHead of whoever comes after us is called first.
    const port = await serve((_, outgoing) => {
      const { writeHead } = outgoing;
      outgoing.writeHead = ((status: number) => {
        outgoing.setHeader('set-cookie', ['_t=1', 'session=1']);
        return writeHead.call(outgoing, status);
      }) as typeof writeHead;
      html(outgoing).end(PAGE);
    });
    const { headers, body } = await ask(port);
    expect([headers['set-cookie'], body.toString()]).toEqual([['session=1'], INERT]);
  });
});

describe('a page under way', () => {
  it('waits for a slow visitor, and goes on when the connection has drained', async () => {
    const piece = `<p>${'text '.repeat(5_000)}`;
    const PIECES = 600;
    const told = { written: 0, waits: 0 };
    const port = await serve(async (_, outgoing) => {
      html(outgoing);
      for (; told.written < PIECES; told.written++) {
        if (outgoing.write(piece)) continue;
        told.waits++;
        await new Promise((resolve) => outgoing.once('drain', resolve));
      }
      outgoing.end();
    });
    const socket = connect(port, '127.0.0.1').pause();
    socket.write('GET / HTTP/1.1\r\nhost: x.example\r\nsec-fetch-dest: document\r\nconnection: close\r\n\r\n');
    let before = -1;
    // Until it stands still: what a connection holds by itself depends on the machine.
    for (let still = 0; still < 5; still = told.written === before ? still + 1 : 0) {
      before = told.written;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(told.written).toBeLessThan(PIECES);
    let bytes = 0;
    for await (const chunk of socket) bytes += (chunk as Buffer).length;
    expect([told.written, told.waits > 0, bytes > PIECES * piece.length]).toEqual([PIECES, true, true]);
  });

  const BROKEN: Record<string, Handler> = {
    'destroyed by the site': async (_, outgoing) => {
      html(outgoing).write(PAGE);
      await setImmediate();
      outgoing.destroy();
    },
    'from a stream that fails': (_, outgoing) => {
      const source = new PassThrough();
      source.once('error', (error) => outgoing.destroy(error));
      source.pipe(html(outgoing));
      source.write(PAGE);
      setTimeout(() => source.destroy(new Error('the file is gone')), 20);
    },
    'ended before the length that it declares': (_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': TYPE, 'content-length': length + 1 });
      outgoing.write(PAGE);
      setTimeout(() => outgoing.end(), 20);
    },
  };
  it.each(Object.keys(BROKEN))('%s is broken and never complete', async (way) => {
    const { isWhole, body } = await ask(await serve(BROKEN[way] as Handler));
    expect([isWhole, body.toString()]).toEqual([false, INERT]);
  });
});

describe('a page that holds what its visit made', () => {
  it('in Express below a path', async () => {
    const port = await serveExpress((app) => {
      app.use(nodeMiddleware(consent));
      app.use('/below', (incoming, reply) => {
        const visit = consent.visit(webRequest(incoming), 'en');
        reply.send(`<head>${visit.head}</head>${visit.banner}<p>${visit.facts.path}`);
      });
    });
    const answer = await fetch(`http://127.0.0.1:${port}/below/page?a=1`, { headers: { accept: 'text/html' } });
    const text = await answer.text();
    expect(text).toContain('data-samtykke-banner');
    expect(text).toContain('value="/below/page?a=1"');
    expect(text.endsWith('<p>/below/page')).toBe(true);
  });

  it('is asked for by an address that is one', () => {
    const incoming = { url: '/', headers: { host: 'a b' }, socket: {} } as unknown as IncomingMessage;
    expect(() => webRequest(incoming)).toThrow('put nodeMiddleware before');
  });
});
