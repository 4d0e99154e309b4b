import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, createServer as createRawServer, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  ask,
  type Behind,
  behindGateway,
  type Handler,
  listenAnywhere,
  nowhere,
  PAGE,
  replyOf,
  sendRaw,
  TEST_TLS,
} from '../../support/gateway.ts';

let behind: Behind;
beforeAll(async () => {
  behind = await behindGateway({ maxBodyBytes: 100_000 });
});
afterAll(() => behind.stop());
beforeEach(() => {
  behind.log.length = 0;
});

/** Answers with what it was sent. */
const echo: Handler = async (incoming, outgoing) => {
  const chunks = await incoming.toArray().catch(() => undefined);
  if (!chunks) return;
  const body = Buffer.concat(chunks).toString();
  const { method, url, headers, httpVersion } = incoming;
  outgoing.end(JSON.stringify({ method, url, headers, httpVersion, body }));
};
const echoed = async (path: string, options: Parameters<typeof ask>[2] = {}, address = behind.address) =>
  JSON.parse((await ask(address, path, options)).body.toString());

describe('a request', () => {
  beforeEach(() => {
    behind.site = echo;
  });

  it('comes to the site as it was sent, letter for letter', async () => {
    const path = '/a/%7Eb/../c;d=1/\'?x=%20&y=[]|"';
    const headers = { host: 'shop.example:8080', 'content-type': 'text/x', 'x-own': 'å', authorization: 'Basic x' };
    const seen = await echoed(path, { method: 'PATCH', headers, body: 'text' });
    expect(seen).toMatchObject({
      method: 'PATCH',
      url: path,
      body: 'text',
      headers: { ...headers, 'content-length': '4' },
    });
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND', 'GET'])(
    '%s comes with its body in pieces, or without one',
    async (method) => {
      const whole = await echoed('/', { method, headers: { 'transfer-encoding': 'chunked' }, body: 'text' });
      expect([whole.method, whole.body, whole.headers['transfer-encoding']]).toEqual([method, 'text', 'chunked']);
      const empty = await echoed('/', { method, headers: { 'content-length': 0 } });
      expect([empty.method, empty.body, empty.headers['transfer-encoding']]).toEqual([method, '', undefined]);
    },
  );

  it('says who asked, and nothing that the client made up', async () => {
    const headers = {
      host: 'shop.example',
      'x-forwarded-for': '1.2.3.4',
      X_Forwarded_Proto: 'https',
      'x-forwarded-port': '99',
      'x-real-ip': '1.2.3.4',
      forwarded: 'for=1.2.3.4',
    };
    const { headers: seen } = await echoed('/', { headers });
    expect(seen).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'shop.example',
      forwarded: 'for=127.0.0.1;host="shop.example";proto=http',
      via: '1.1 samtykke',
    });
    expect(Object.keys(seen).filter((name) => /real|port|_/.test(name))).toEqual([]);
  });

  it('keeps nothing that is meant for the next hop, in both directions', async () => {
    const hops = {
      connection: 'X-Hop, keep-alive',
      'x-hop': '1',
      te: 'trailers',
      'proxy-authorization': 'x',
      'keep-alive': 'timeout=9',
    };
    const { headers: seen } = await echoed('/', {
      headers: { ...hops, 'x-stays': '1', upgrade: 'h2c', 'http2-settings': 'x' },
    });
    expect(Object.keys(seen).filter((name) => /hop|^te$|proxy|keep|upgrade|http2/.test(name))).toEqual([]);
    expect(seen).toMatchObject({ 'x-stays': '1', connection: 'keep-alive' });
    behind.site = (_, outgoing) => {
      outgoing
        .writeHead(200, { connection: 'X-Hop', 'x-hop': '1', 'proxy-authenticate': 'x', 'x-stays': '1' })
        .end('x');
    };
    const { headers } = await ask(behind.address);
    expect(Object.keys(headers).filter((name) => /hop|proxy/.test(name))).toEqual([]);
    expect(headers).toMatchObject({ 'x-stays': '1', via: '1.1 samtykke' });
  });

  it('goes on while it still comes', async () => {
    const first = new Promise<string>((resolve) => {
      behind.site = (incoming, outgoing) => {
        incoming.once('data', (chunk) => resolve(String(chunk)));
        incoming.once('end', () => outgoing.end('got all'));
      };
    });
    const sent = request(behind.address, { method: 'POST', agent: false });
    sent.write('one');
    expect(await first).toBe('one');
    sent.end('two');
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    expect((await replyOf(answer)).body.toString()).toBe('got all');
  });

  it('waits for 100 Continue of the site, and is not sent where the site says no', async () => {
    const taken: string[] = [];
    const decide = (incoming: IncomingMessage, outgoing: Parameters<Handler>[1]): void => {
      taken.push(incoming.url ?? '');
      if (incoming.url === '/no') {
        outgoing.writeHead(403).end('no');
        return;
      }
      outgoing.writeContinue();
      echo(incoming, outgoing);
    };
    behind.server.on('checkContinue', decide);
    const post = async (path: string): Promise<readonly unknown[]> => {
      const sent = request(behind.address, {
        method: 'POST',
        path,
        agent: false,
        headers: { expect: '100-continue', 'content-length': 4 },
      });
      let isContinued = false;
      sent.on('continue', () => {
        isContinued = true;
        sent.end('text');
      });
      sent.on('error', () => undefined);
      sent.flushHeaders();
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      const { status, body } = await replyOf(answer);
      sent.destroy();
      return [isContinued, status, body.toString().includes('text')];
    };
    expect([await post('/yes'), await post('/no')]).toEqual([
      [true, 200, true],
      [false, 403, false],
    ]);
    expect(taken).toEqual(['/yes', '/no']);
    behind.server.off('checkContinue', decide);
  });
});

describe('an answer', () => {
  it('comes on while the site still sends', async () => {
    let rest = (): void => undefined;
    behind.site = (_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'text/plain' }).write('one');
      rest = () => void outgoing.end('two');
    };
    const sent = request(behind.address, { agent: false }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const [first] = (await once(answer, 'data')) as [Buffer];
    expect(first.toString()).toBe('one');
    rest();
    expect((await replyOf(answer)).body.toString()).toBe('two');
  });

  it('waits for a client that does not read', async () => {
    const most = 96 * 1024 * 1024;
    const piece = Buffer.alloc(256 * 1024);
    let written = 0;
    const stalled = new Promise<void>((resolve) => {
      behind.site = (_, outgoing) => {
        let timer: NodeJS.Timeout;
        const fill = (): void => {
          clearTimeout(timer);
          timer = setTimeout(resolve, 150);
          while (written < most) {
            written += piece.length;
            if (!outgoing.write(piece)) return;
          }
          clearTimeout(timer);
          outgoing.end();
        };
        outgoing.on('drain', fill);
        outgoing.writeHead(200, { 'content-type': 'application/octet-stream' });
        fill();
      };
    });
    const sent = request(behind.address, { agent: false }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    await stalled;
    expect(written).toBeLessThan(most / 2);
    let size = 0;
    answer.on('data', (chunk: Buffer) => {
      size += chunk.length;
    });
    await once(answer, 'end');
    expect(size).toBe(most);
  });

  it.each([
    ['in chunks', {}],
    ['with a length', { 'content-length': '1000' }],
    ['as a page', { 'content-type': 'text/html' }],
    ['as a page with a length', { 'content-type': 'text/html', 'content-length': '1000' }],
  ])('%s that breaks off is broken for the client too', async (_, headers) => {
    let onStart = (): void => undefined;
    behind.site = (incoming, outgoing) => {
      outgoing.writeHead(200, headers).write('<p>one</p>');
      onStart = () => void incoming.socket.destroy();
    };
    const plain = await ask(behind.address, '/', { headers: PAGE, onStart: () => onStart() });
    expect([plain.status, plain.isWhole, plain.body.includes('one')]).toEqual([200, false, true]);
    const accepting = { ...PAGE, 'accept-encoding': 'br' };
    const coded = await ask(behind.address, '/', { headers: accepting, onStart: () => onStart() });
    expect([coded.status, coded.isWhole]).toEqual([200, false]);
  });

  it('without a length is broken for a client of HTTP/1.0 by a reset', async () => {
    let breakOff = (): void => undefined;
    behind.site = (incoming, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'text/plain' }).write('one');
      breakOff = () => void incoming.socket.destroy();
    };
    const socket = connect(Number(new URL(behind.address).port), '127.0.0.1');
    socket.once('data', () => breakOff());
    socket.write('GET / HTTP/1.0\r\nHost: a.example\r\n\r\n');
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNRESET');
  });

  it('is ended at the site when the client goes away, before it has begun and afterwards', async () => {
    for (const begins of [false, true]) {
      const left = new Promise<void>((resolve) => {
        behind.site = (_, outgoing) => {
          if (begins) outgoing.write('one');
          outgoing.once('close', resolve);
        };
      });
      const sent = request(behind.address, { agent: false });
      sent.on('error', () => undefined).end();
      const asked = once(behind.server, 'request');
      if (begins) await once(sent, 'response');
      else await asked;
      sent.destroy();
      await left;
    }
  });

  it.each([
    ['HEAD', 200, { 'content-length': '1234' }],
    ['GET', 204, {}],
    ['GET', 304, { etag: '"x"' }],
    ['GET', 206, { 'content-range': 'bytes 0-3/9', 'content-length': '4' }],
    ['GET', 301, { location: '/there' }],
  ])('to %s with %i keeps its headers', async (method, status, headers) => {
    behind.site = (_, outgoing) => void outgoing.writeHead(status, headers).end(status === 206 ? 'part' : undefined);
    const reply = await ask(behind.address, '/x.png', { method, headers: { range: 'bytes=0-3' } });
    expect([reply.status, reply.isWhole, reply.body.toString()]).toEqual([status, true, status === 206 ? 'part' : '']);
    expect(reply.headers).toMatchObject(headers);
  });

  it('leads what was sent on to no address that takes choices', async () => {
    behind.site = ({ url }, outgoing) => void outgoing.writeHead(308, { location: url?.slice('/to'.length) }).end();
    for (const [path, location] of [
      ['/samtykke/choice', undefined],
      ['/other', '/other'],
    ]) {
      const reply = await ask(behind.address, `/to${path}`, { method: 'POST' });
      expect([reply.status, reply.headers.location]).toEqual([308, location]);
    }
  });

  it('passes compressed as it came, and hints without what may not be reached', async () => {
    const bytes = Buffer.from([1, 2, 3, 255]);
    behind.site = (_, outgoing) => {
      outgoing.writeEarlyHints({
        link: ['</own.css>; rel=preload; as=style', '<https://tracker.example/a.js>; rel=preload; as=script'],
      });
      outgoing.writeHead(200, { 'content-type': 'text/css', 'content-encoding': 'br', 'content-length': 4 }).end(bytes);
    };
    const sent = request(behind.address, { agent: false, headers: { 'accept-encoding': 'br' } }).end();
    const hints: unknown[] = [];
    sent.on('information', ({ statusCode, headers }) => hints.push([statusCode, headers.link]));
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const reply = await replyOf(answer);
    expect([reply.body, reply.headers['content-encoding'], reply.headers['content-length']]).toEqual([
      bytes,
      'br',
      '4',
    ]);
    expect(hints).toEqual([[103, '</own.css>; rel=preload; as=style']]);
  });

  it('brings only the cookies that the visitor allows, for no longer than declared', async () => {
    const set = ['session=1; HttpOnly', 'lang=no; Max-Age=999', 'rogue=1', 'hour=1; Max-Age=999999', 'consent=forged'];
    behind.site = (incoming, outgoing) => {
      outgoing
        .writeHead(200, { 'set-cookie': set, 'content-type': 'application/json' })
        .end(JSON.stringify(incoming.headers.cookie ?? ''));
    };
    const { headers, body } = await ask(behind.address, '/', { headers: { cookie: 'session=1; lang=no; rogue=1' } });
    expect([headers['set-cookie'], JSON.parse(body.toString())]).toEqual([
      ['session=1; HttpOnly', 'hour=1; Max-Age=3600'],
      'session=1',
    ]);
    const stopped = behind.log.filter(({ event }) => event === 'stopped').map(({ name }) => name);
    expect(stopped).toContain('rogue');
  });

  it('leaves its connection to the next request', async () => {
    const connections = new Set<unknown>();
    behind.site = (incoming, outgoing) => {
      connections.add(incoming.socket);
      outgoing.writeHead(200, { 'content-type': 'text/html', 'content-length': 4 }).end('<p>x');
    };
    for (const method of ['GET', 'HEAD', 'POST', 'GET']) {
      await ask(behind.address, '/', { method, headers: PAGE, ...(method === 'POST' && { body: 'x' }) });
      await ask(behind.address, '/x.png', { method });
    }
    expect(connections.size).toBe(1);
  });

  it('is told in the log by the pattern of its path', async () => {
    behind.site = (_, outgoing) => void outgoing.writeHead(201).end();
    await ask(behind.address, '/secret/path?token=x', { method: 'POST' });
    const line = await told('request');
    expect(line).toMatchObject({ level: 'info', method: 'POST', route: '/*', status: 201 });
    expect(JSON.stringify(behind.log)).not.toMatch(/secret|token|127\.0\.0\.1/);
  });
});

/** The first line of an event; the last of it is written when the connection is free again. */
async function told(event: string): Promise<object> {
  for (let tries = 0; tries < 100; tries++) {
    const found = behind.log.find((line) => line.event === event);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`nothing told of ${event}: ${JSON.stringify(behind.log)}`);
}

describe('no open proxy', () => {
  const head = 'Host: a.example\r\nConnection: close\r\n\r\n';

  it.each([
    ['an address in its absolute form', `GET http://other.example/ HTTP/1.1\r\n${head}`, 400],
    ['a tunnel', `CONNECT other.example:443 HTTP/1.1\r\n${head}`, 400],
    ['an asterisk', `OPTIONS * HTTP/1.1\r\n${head}`, 400],
    ['a fragment', `GET /a#b HTTP/1.1\r\n${head}`, 400],
    ['a host with a name and password', `GET / HTTP/1.1\r\nHost: a@b.example\r\nConnection: close\r\n\r\n`, 400],
    ['a host with a path', `GET / HTTP/1.1\r\nHost: a.example/x\r\nConnection: close\r\n\r\n`, 400],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['two hosts', `GET / HTTP/1.1\r\nHost: b.example\r\n${head}`, 400],
    ['two lengths', `POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n${head}xx`, 400],
    [
      'a length and chunks',
      `POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n${head}0\r\n\r\n`,
      400,
    ],
    ['chunks under another coding', `POST / HTTP/1.1\r\nTransfer-Encoding: chunked, x\r\n${head}0\r\n\r\n`, 400],
    ['a name with a space behind', `GET / HTTP/1.1\r\nX-A : b\r\n${head}`, 400],
    ['a trace', `TRACE / HTTP/1.1\r\n${head}`, 405],
    ['large headers', `GET / HTTP/1.1\r\nX-A: ${'x'.repeat(20_000)}\r\n${head}`, 431],
  ])('%s reaches no site', async (_, text, status) => {
    let reached = 0;
    behind.site = (_incoming, outgoing) => {
      reached++;
      outgoing.end();
    };
    const answer = await sendRaw(behind.address, text);
    expect([answer.split('\r\n')[0]?.split(' ')[1], reached]).toEqual([String(status), 0]);
    // HTTP's own parser answers what has no host.
    if (_ !== 'no host') expect(answer).toMatch(/"code":"[a-z-]+"/);
  });
});

describe('an error of ours', () => {
  it.each([
    ['with a length', { 'content-length': 200_000 }],
    ['in pieces', { 'transfer-encoding': 'chunked' }],
  ])('413 for a body %s that is too large', async (_, headers) => {
    behind.site = echo;
    const reply = await ask(behind.address, '/', { method: 'POST', headers, body: Buffer.alloc(200_000, 'x') });
    expect([reply.status, reply.headers['content-type'], JSON.parse(reply.body.toString()).code]).toEqual([
      413,
      'application/problem+json',
      'request-too-large',
    ]);
    expect(reply.headers.connection).toBe('close');
  });

  it('504 for an answer that does not begin in time, and broken for one that stops', async () => {
    const hasty = await behindGateway({ responseTimeoutSeconds: 0.2 });
    hasty.site = () => undefined;
    expect((await ask(hasty.address)).status).toBe(504);
    await hasty.stop();
    const restless = await behindGateway({ idleTimeoutSeconds: 0.5 });
    restless.site = (_, outgoing) => void outgoing.write('one');
    const reply = await ask(restless.address);
    expect([reply.status, reply.isWhole]).toEqual([200, false]);
    await restless.stop();
  });

  it.each([
    ['closes', (socket: Socket) => socket.end()],
    ['is no web server', (socket: Socket) => socket.end('220 mail ready\r\n')],
    [
      'says two lengths',
      (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n'),
    ],
    [
      'answers with a code that there is not',
      (socket: Socket) => socket.end('HTTP/1.1 999 X\r\nContent-Length: 0\r\n\r\n'),
    ],
  ])('502 when the site %s', async (_, speak) => {
    const odd = createRawServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => speak(socket));
    });
    const gate = await behindGateway({ upstreams: [await listenAnywhere(odd as never)] });
    const reply = await ask(gate.address, '/', { headers: { accept: 'text/html' } });
    expect([reply.status, reply.body.toString().match(/<p>.*<\/p>/)?.[0]]).toEqual([502, '<p>502 site-broken</p>']);
    expect(reply.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    });
    await gate.stop();
    odd.close();
  });

  it('502 when nobody is there, or nobody in time, and the log says which address', async () => {
    const dead = await nowhere();
    const silent = createRawServer(() => undefined);
    const deaf = (await listenAnywhere(silent as never)).replace('http:', 'https:');
    for (const upstream of [dead, deaf]) {
      const gate = await behindGateway({ upstreams: [upstream], connectTimeoutSeconds: 0.2 });
      const reply = await ask(gate.address, '/', { method: 'POST', body: 'x' });
      expect([reply.status, JSON.parse(reply.body.toString()).code]).toEqual([502, 'site-unreachable']);
      expect(gate.log).toContainEqual(expect.objectContaining({ level: 'error', event: 'upstream', upstream }));
      await gate.stop();
    }
    silent.close();
  });
});

describe('several upstreams', () => {
  const named = async (name: string): Promise<readonly [string, () => void]> => {
    const server = createServer((incoming, outgoing) => outgoing.end(`${name} ${incoming.headers.host}`));
    const address = await listenAnywhere(server);
    return [address, () => void server.close()];
  };
  const textOf = async (address: string, path = '/', options = {}): Promise<string> =>
    (await ask(address, path, { headers: { host: 'a.example' }, ...options })).body.toString();

  it('answer for what begins with their paths', async () => {
    const [[site, stopSite], [api, stopApi], [deep, stopDeep]] = [
      await named('site'),
      await named('api'),
      await named('deep'),
    ];
    const gate = await behindGateway({ upstreams: [`/api=${api}`, site, `/api/deep/=${deep}`] });
    const seen = await Promise.all(
      ['/', '/api', '/api/x', '/apis', '/api/deep', '/api/deeper', '/api/../x'].map((path) =>
        textOf(gate.address, path),
      ),
    );
    expect(seen.map((each) => each.split(' ')[0])).toEqual(['site', 'api', 'api', 'site', 'deep', 'api', 'site']);
    expect(await textOf(gate.address, '/samtykke/health')).toContain('"status":"ok"');
    await gate.stop();
    for (const stop of [stopSite, stopApi, stopDeep]) stop();
  });

  it('of one path take turns, and one that is gone is left out', async () => {
    const [[one, stopOne], [two, stopTwo]] = [await named('one'), await named('two')];
    const gate = await behindGateway({ upstreams: [one, two, await nowhere()], upstreamHost: 'upstream' });
    const seen: string[] = [];
    for (let turn = 0; turn < 8; turn++) seen.push(await textOf(gate.address));
    expect(seen.filter((each) => each === `one 127.0.0.1:${new URL(one).port}`).length).toBeGreaterThanOrEqual(3);
    expect(seen.filter((each) => each === `two 127.0.0.1:${new URL(two).port}`).length).toBeGreaterThanOrEqual(3);
    expect(gate.log.filter(({ event }) => event === 'upstream')).toHaveLength(1);
    await gate.stop();
    for (const stop of [stopOne, stopTwo]) stop();
  });

  it('are asked in turn for what may be asked twice, and once for what may not', async () => {
    const [one, stopOne] = await named('one');
    const bodies = [
      ['GET', undefined, 200],
      ['POST', undefined, 502],
      ['GET', 'x', 502],
    ] as const;
    for (const [method, body, status] of bodies) {
      const gate = await behindGateway({ upstreams: [await nowhere(), one] });
      const reply = await ask(gate.address, '/', { method, ...(body && { body, headers: { 'content-length': 1 } }) });
      expect([method, reply.status]).toEqual([method, status]);
      expect(
        (await ask(gate.address, '/', { method, ...(body && { body, headers: { 'content-length': 1 } }) })).status,
      ).toBe(200);
      await gate.stop();
    }
    stopOne();
  });

  it('may close a connection that was kept: what is safe is asked again', async () => {
    const seen = new WeakSet<object>();
    behind.site = (incoming, outgoing) => {
      if (seen.has(incoming.socket)) incoming.socket.destroy();
      else outgoing.end('fresh');
      seen.add(incoming.socket);
    };
    expect((await ask(behind.address)).body.toString()).toBe('fresh');
    expect((await ask(behind.address)).body.toString()).toBe('fresh');
    expect((await ask(behind.address, '/', { method: 'POST', headers: { 'content-length': 0 } })).status).toBe(502);
  });

  it('speak TLS, held against authorities of their own', async () => {
    const server = createSecureServer({ cert: TEST_TLS.certificate, key: TEST_TLS.key }, echo);
    const upstream = (await listenAnywhere(server as never))
      .replace('http:', 'https:')
      .replace('127.0.0.1', 'localhost');
    const trusting = await behindGateway({ upstreams: [upstream], upstreamAuthorities: TEST_TLS.certificate });
    const { headers } = await echoed('/', { headers: { host: 'shop.example' } }, trusting.address);
    expect(headers.host).toBe('shop.example');
    const strict = await behindGateway({ upstreams: [upstream] });
    expect((await ask(strict.address)).status).toBe(502);
    expect(strict.log).toContainEqual(
      expect.objectContaining({ event: 'upstream', error: expect.stringContaining('SELF_SIGNED') }),
    );
    await trusting.stop();
    await strict.stop();
    server.close();
  });
});

describe('a proxy in front', () => {
  it('is believed when the options say so', async () => {
    const gate = await behindGateway({ trustForwarded: true });
    gate.site = echo;
    const headers = {
      host: 'shop.example',
      'x-forwarded-for': '1.2.3.4',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'www.shop.example',
      forwarded: 'for=1.2.3.4',
    };
    const { headers: seen } = await echoed('/', { headers }, gate.address);
    expect(seen).toMatchObject({
      'x-forwarded-for': '1.2.3.4, 127.0.0.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'www.shop.example',
      forwarded: 'for=1.2.3.4, for=127.0.0.1;host="shop.example";proto=http',
    });
    await gate.stop();
  });
});

describe('in report mode', () => {
  it('everything passes and is told', async () => {
    const gate = await behindGateway({ mode: 'mode: report' });
    gate.site = (incoming, outgoing) => {
      const headers = { 'content-type': 'text/html', 'set-cookie': 'rogue=1' };
      outgoing
        .writeHead(200, headers)
        .end(`<script src="https://tracker.example/a.js"></script>${incoming.headers.cookie}`);
    };
    const { headers, body } = await ask(gate.address, '/', { headers: { ...PAGE, cookie: 'other=1' } });
    expect(headers['set-cookie']).toEqual(['rogue=1']);
    expect(body.toString()).toContain('<script src="https://tracker.example/a.js"></script>');
    expect(body.toString()).toContain('other=1');
    expect(body.toString()).toContain('data-samtykke-banner');
    expect(headers['content-security-policy-report-only']).toBeDefined();
    expect(gate.log.filter(({ event }) => event === 'stopped')).toHaveLength(2);
    await gate.stop();
  });
});
