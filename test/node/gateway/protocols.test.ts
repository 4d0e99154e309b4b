import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { type ClientHttp2Session, type ClientHttp2Stream, connect as connectHttp2, constants } from 'node:http2';
import { request as requestSecure } from 'node:https';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { ask, type Behind, behindGateway, PAGE, replyOf, sendRaw, TEST_TLS } from '../../support/gateway.ts';

const AUTHORITY = { ca: TEST_TLS.certificate };

describe('with a certificate', () => {
  let behind: Behind;
  let session: ClientHttp2Session;
  beforeAll(async () => {
    behind = await behindGateway({ tls: TEST_TLS, maxBodyBytes: 1_000 });
    session = connectHttp2(behind.address, AUTHORITY);
  });
  afterAll(async () => {
    session.close();
    await behind.stop();
  });

  interface Http2Reply {
    readonly status: unknown;
    readonly headers: Record<string, unknown>;
    readonly body: string;
    /** How the stream ended: 0 as it should. */
    readonly code: number;
  }
  async function get(headers: Record<string, string>, body?: string | Buffer): Promise<Http2Reply> {
    const stream = session.request(headers, { endStream: body === undefined });
    if (body !== undefined) stream.end(body);
    return read(stream);
  }
  async function read(stream: ClientHttp2Stream): Promise<Http2Reply> {
    stream.on('error', () => undefined);
    let body = '';
    stream.setEncoding('utf8').on('data', (piece) => {
      body += piece;
    });
    const [headers] = await once(stream, 'response');
    // Not `once`, for which the error of a reset is one.
    if (!stream.closed) await new Promise((resolve) => stream.once('close', resolve));
    return { status: headers[':status'], headers, body, code: stream.rstCode };
  }

  it('HTTP/2 gets pages with the banner, and Secure cookies', async () => {
    behind.site = (incoming, outgoing) => {
      const { cookie, host, 'x-forwarded-proto': proto, via } = incoming.headers;
      const set = ['session=1', 'hour=2; Max-Age=99999'];
      outgoing.writeHead(200, { 'content-type': 'text/html', 'set-cookie': set, connection: 'keep-alive' });
      outgoing.end(`<p>${JSON.stringify([cookie, host, proto, via])}</p>`);
    };
    const { host } = new URL(behind.address);
    // In crumbs, as browsers send them (RFC 9113 8.2.3).
    const cookies = ['session=1', 'rogue=2'] as never;
    const reply = await get({ ':path': '/', ...PAGE, cookie: cookies });
    expect([reply.status, reply.code, reply.headers['via']]).toEqual([200, 0, '1.1 samtykke']);
    expect(reply.body).toContain(`<p>${JSON.stringify(['session=1', host, 'https', '2 samtykke'])}</p>`);
    expect(reply.body).toContain('data-samtykke-banner');
    expect(reply.headers['set-cookie']).toEqual(['session=1; Secure; HttpOnly', 'hour=2; Max-Age=3600; Secure']);
  });

  it('HTTP/2 sends bodies in pieces, and reads answers as they come', async () => {
    let rest = (): void => undefined;
    behind.site = (incoming, outgoing) => {
      incoming.once('data', (chunk) => outgoing.writeHead(200, { 'content-type': 'text/plain' }).write(`got ${chunk}`));
      rest = () => void outgoing.end(' end');
    };
    const stream = session.request({ ':path': '/', ':method': 'POST' });
    stream.write('one');
    await once(stream, 'response');
    const [first] = await once(stream, 'data');
    expect(String(first)).toBe('got one');
    stream.end();
    rest();
    const [last] = await once(stream, 'data');
    expect(String(last)).toBe(' end');
  });

  it('HTTP/2 is told by a reset of an answer that breaks off, page or not', async () => {
    let breakOff = (): void => undefined;
    for (const type of ['text/html', 'text/plain']) {
      behind.site = (incoming, outgoing) => {
        outgoing.writeHead(200, { 'content-type': type }).write('<p>one');
        breakOff = () => void incoming.socket.destroy();
      };
      const stream = session.request({ ':path': '/', ...PAGE }).once('data', () => breakOff());
      const { status, code } = await read(stream);
      expect([status, code]).toEqual([200, constants.NGHTTP2_INTERNAL_ERROR]);
    }
  });

  it('a client of HTTP/2 that goes away ends what is under way at the site', async () => {
    const left = new Promise<void>((resolve) => {
      behind.site = (_, outgoing) => {
        outgoing.write('one');
        outgoing.once('close', resolve);
      };
    });
    const stream = session.request({ ':path': '/' });
    await once(stream, 'response');
    stream.close(constants.NGHTTP2_CANCEL);
    await left;
  });

  it.each([
    ['a body that is too large', { ':path': '/', ':method': 'POST' }, Buffer.alloc(5_000), 413],
    ['large headers', { ':path': '/', 'x-a': 'x'.repeat(20_000) }, undefined, 431],
    ['an odd host', { ':path': '/', ':authority': 'a%2fb.example' }, undefined, 400],
    ['a tunnel', { ':method': 'CONNECT', ':authority': 'other.example:443' }, undefined, 400],
  ])('HTTP/2 is refused for %s', async (_, headers, body, status) => {
    behind.site = (incoming, outgoing) => void incoming.resume().once('end', () => outgoing.end());
    const reply = await get(headers as Record<string, string>, body);
    expect([reply.status, JSON.parse(reply.body).status]).toEqual([status, status]);
  });

  it('HTTP/2 waits for 100 Continue, and gets answers without a body', async () => {
    behind.site = (incoming, outgoing) => {
      incoming.toArray().then((chunks) => {
        outgoing.statusCode = incoming.method === 'HEAD' ? 204 : 200;
        outgoing.end(`${Buffer.concat(chunks)}`);
      });
    };
    const stream = session.request({ ':path': '/', ':method': 'POST', expect: '100-continue', 'content-length': '4' });
    stream.once('continue', () => stream.end('text'));
    expect((await read(stream)).body).toBe('text');
    expect(await get({ ':path': '/', ':method': 'HEAD' })).toMatchObject({ status: 204, body: '', code: 0 });
  });

  it('HTTP/1.1 works on the same port, our own addresses too', async () => {
    behind.site = (incoming, outgoing) => void outgoing.end(incoming.headers['x-forwarded-proto']);
    const get1 = async (path: string): Promise<string> => {
      const sent = requestSecure(behind.address + path, { ...AUTHORITY, agent: false }).end();
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      return (await replyOf(answer)).body.toString();
    };
    expect(await get1('/')).toBe('https');
    expect(JSON.parse(await get1('/samtykke/ready'))).toEqual({ status: 'ok' });
    expect(JSON.parse((await get({ ':path': '/samtykke/health' })).body)).toEqual({ status: 'ok' });
  });
});

describe('a WebSocket', () => {
  let behind: Behind;
  let sockets: WebSocketServer;
  const seen: IncomingMessage[] = [];
  beforeAll(async () => {
    behind = await behindGateway({ idleTimeoutSeconds: 2 });
    sockets = new WebSocketServer({ server: behind.server, path: '/socket', perMessageDeflate: true });
    sockets.on('headers', (headers) => headers.push('Set-Cookie: rogue=1', 'Set-Cookie: session=1'));
    sockets.on('connection', (socket, incoming) => {
      seen.push(incoming);
      socket.send('welcome');
      socket.on('message', (message, isBinary) => socket.send(message, { binary: isBinary }));
    });
  });
  afterAll(async () => {
    sockets.close();
    await behind.stop();
  });
  const url = (path = '/socket'): string => behind.address.replace('http', 'ws') + path;

  it('goes both ways, with the cookies that the visitor allows', async () => {
    const client = new WebSocket(url(), { headers: { cookie: 'session=1; rogue=1; lang=no', origin: behind.address } });
    const [upgraded] = (await once(client, 'upgrade')) as [IncomingMessage];
    expect(upgraded.headers['set-cookie']).toEqual(['session=1; HttpOnly']);
    expect(String((await once(client, 'message'))[0])).toBe('welcome');
    const large = Buffer.alloc(300_000, 'x');
    for (const message of ['å', large]) {
      client.send(message);
      const [back] = await once(client, 'message');
      expect(Buffer.from(back as Buffer).equals(Buffer.from(message))).toBe(true);
    }
    expect(seen.at(-1)?.headers).toMatchObject({
      cookie: 'session=1',
      'x-forwarded-for': '127.0.0.1',
      via: '1.1 samtykke',
    });
    client.close(4_000, 'bye');
    expect((await once(client, 'close'))[0]).toBe(4_000);
  });

  it('that the site does not take gets the answer of the site', async () => {
    const client = new WebSocket(url('/elsewhere'));
    const [, answer] = (await once(client, 'unexpected-response')) as [ClientRequest, IncomingMessage];
    expect(answer.statusCode).toBe(400);
  });

  it('is no way to our own addresses, and no other upgrade is taken', async () => {
    const upgrade = (protocol: string, path: string): string =>
      `GET ${path} HTTP/1.1\r\nHost: a.example\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n\r\n`;
    expect(await sendRaw(behind.address, upgrade('websocket', '/samtykke/status'))).toMatch(/^HTTP\/1\.1 400 /);
    behind.site = (incoming, outgoing) => void outgoing.end(`no ${incoming.headers.upgrade}`);
    const plain = upgrade('h2c', '/').replace('Connection: Upgrade', 'Connection: Upgrade, close');
    expect(await sendRaw(behind.address, plain)).toMatch(/^HTTP\/1\.1 200 OK\r\n.*no undefined/s);
  });

  it('that is silent ends, and so does its other end', async () => {
    const quick = await behindGateway({ idleTimeoutSeconds: 0.2, upstreams: [behind.upstream] });
    const client = new WebSocket(`${quick.address.replace('http', 'ws')}/socket`);
    const [code] = await once(client, 'close');
    expect(code).toBe(1_006);
    await quick.stop();
  });
});

describe('a gateway that stops', () => {
  it('takes nothing new, and lets what is under way finish', async () => {
    const behind = await behindGateway();
    let rest = (): void => undefined;
    behind.site = (_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'text/plain' }).write('one');
      rest = () => void outgoing.end('two');
    };
    const sockets = new WebSocketServer({ server: behind.server });
    const closes: number[] = [];
    sockets.on('connection', (socket) => {
      socket.send('x'.repeat(70_000));
      socket.on('close', (code) => closes.push(code));
    });
    const client = new WebSocket(behind.address.replace('http', 'ws'));
    await once(client, 'message');
    // Kept alive: it would stay open.
    const kept = connect(Number(new URL(behind.address).port), '127.0.0.1');
    kept.resume().write('GET /samtykke/health HTTP/1.1\r\nHost: a.example\r\n\r\n');
    await once(kept, 'data');
    const sent = request(behind.address, { agent: false, headers: { connection: 'keep-alive' } }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const closed = once(client, 'close');
    const keptClosed = once(kept, 'close');
    let isStopped = false;
    const stopped = behind.stop().then(() => {
      isStopped = true;
    });
    expect((await closed)[0]).toBe(1_001);
    await keptClosed;
    await expect(ask(behind.address)).rejects.toThrow('ECONNREFUSED');
    expect(isStopped).toBe(false);
    rest();
    expect((await replyOf(answer)).body.toString()).toBe('onetwo');
    await stopped;
    expect(closes).toEqual([1_001]);
    await behind.stop();
  });

  it('says over HTTP/2 that it goes, and is not ready', async () => {
    const behind = await behindGateway({ tls: TEST_TLS });
    let rest = (): void => undefined;
    behind.site = (_, outgoing) => {
      outgoing.write('one');
      rest = () => void outgoing.end('two');
    };
    const session = connectHttp2(behind.address, AUTHORITY);
    const stream = session.request({ ':path': '/' });
    await once(stream, 'response');
    const goes = once(session, 'goaway');
    const stopped = behind.stop();
    expect((await goes)[0]).toBe(constants.NGHTTP2_NO_ERROR);
    let body = '';
    stream.setEncoding('utf8').on('data', (piece) => {
      body += piece;
    });
    rest();
    await once(stream, 'end');
    expect(body).toBe('onetwo');
    await stopped;
  });

  it('ends what takes too long, and answers on open connections that it stops', async () => {
    const behind = await behindGateway({ graceSeconds: 0.4 });
    behind.site = (_, outgoing) => void outgoing.write('never ends');
    const kept = connect(Number(new URL(behind.address).port), '127.0.0.1');
    kept.on('error', () => undefined);
    let text = '';
    kept.setEncoding('latin1').on('data', (piece) => {
      text += piece;
    });
    kept.write('GET / HTTP/1.1\r\nHost: a.example\r\n\r\n');
    await once(kept, 'data');
    const late = await beginRequest(behind.address, '/samtykke/ready');
    setTimeout(late.finish, 100);
    await behind.stop();
    expect(text).toContain('never ends');
    expect(text).not.toMatch(/\r\n0\r\n/);
    expect(await late.answer).toMatch(/^HTTP\/1\.1 503 .*connection: close.*"code":"stopping"/is);
  });
});

/** A connection whose request is not complete: when the gateway stops it is not idle. */
async function beginRequest(address: string, path: string) {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  let text = '';
  socket.setEncoding('latin1').on('data', (piece) => {
    text += piece;
  });
  socket.on('error', () => undefined);
  const answer = new Promise<string>((resolve) => socket.once('close', () => resolve(text)));
  await once(socket, 'connect');
  await new Promise<void>((resolve) => socket.write(`GET ${path} HTTP/1.1\r\n`, () => resolve()));
  // By then the gateway has read it.
  await ask(address, '/samtykke/health');
  return { answer, finish: () => void socket.write('Host: a.example\r\n\r\n') };
}
