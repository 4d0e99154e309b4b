import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { type NodeMiddleware, nodeMiddleware, nodeUpgrade } from '../../../src/server/index.ts';
import { registryOf } from '../../support/registry.ts';
import { testServer } from '../../support/server.ts';

const REGISTRY = `site:
  name: Behind
  domains: [behind.example]
  controllers: [{ name: Behind AS, office: Oslo, register: "1" }]
  contacts: { requests: a@behind.example }
  languages: [en]
categories: { essential: { always: true }, functionality: {} }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: session, category: essential, retention: session }
  - { name: hour, category: essential, retention: PT1H }
  - { name: lang, category: functionality, retention: P30D }
`;
const SET = ['session=1', 'lang=no; Max-Age=999', 'rogue=1', 'hour=1; Expires=Fri, 31 Dec 2038 23:59:59 GMT'];
const PASSED = ['session=1', 'hour=1; Max-Age=3600'];

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

type Handler = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/** A site on Node's own server behind the middleware. */
async function serve(handler: Handler): Promise<string> {
  const { consent } = await testServer({ registry: await registryOf(REGISTRY) });
  const middleware: NodeMiddleware = nodeMiddleware(consent);
  const server = createServer((incoming, outgoing) =>
    middleware(incoming, outgoing, () => handler(incoming, outgoing)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("a site on Node's own server", () => {
  const answers: Record<string, Handler> = {
    'by setHeader, without a word of the status': (_, outgoing) => {
      outgoing.setHeader('Set-Cookie', SET);
      outgoing.end('text');
    },
    'by appendHeader': (_, outgoing) => {
      for (const each of SET) outgoing.appendHeader('set-cookie', each);
      outgoing.writeHead(200).end('text');
    },
    'by writeHead with an object': (_, outgoing) => {
      outgoing.setHeader('set-cookie', 'rogue=replaced');
      outgoing.writeHead(200, { 'Set-Cookie': SET, 'x-site': 'kept' }).end('text');
    },
    'by writeHead with a reason and a list': (_, outgoing) => {
      outgoing
        .writeHead(
          200,
          'Fine',
          SET.flatMap((each) => ['Set-Cookie', each]),
        )
        .end('text');
    },
    'by writeHead with pairs': (_, outgoing) => {
      const pairs = SET.map((each) => ['Set-Cookie', each]);
      outgoing.writeHead(200, pairs as unknown as string[]).end('text');
    },
    'by writeHeader, the older name': (_, outgoing) => {
      const { writeHeader } = outgoing as ServerResponse & { writeHeader: ServerResponse['writeHead'] };
      writeHeader.call(outgoing, 200, { 'Set-Cookie': SET }).end('text');
    },
    'in an answer that streams': (_, outgoing) => {
      outgoing.setHeader('set-cookie', SET);
      outgoing.write('te');
      setTimeout(() => outgoing.end('xt'), 20);
    },
  };

  it.each(Object.keys(answers))('sets what it may %s', async (way) => {
    const response = await fetch(await serve(answers[way] as Handler));
    expect([response.headers.getSetCookie(), await response.text()]).toEqual([PASSED, 'text']);
  });

  it('sees only what it may, in every form, and the body whole', async () => {
    const address = await serve(async (incoming, outgoing) => {
      let text = '';
      for await (const chunk of incoming) text += chunk;
      const { headers, rawHeaders, headersDistinct } = incoming;
      outgoing.end(JSON.stringify([headers.cookie, headersDistinct.cookie, rawHeaders.includes('rogue=2'), text]));
    });
    const init = { method: 'POST', body: 'a text', headers: { cookie: 'session=1; rogue=2; lang=3' } };
    expect(await (await fetch(address, init)).json()).toEqual(['session=1', ['session=1'], false, 'a text']);
  });

  it("gives our own addresses to the consent server, and ends no other's", async () => {
    const address = await serve((_, outgoing) => outgoing.end('site'));
    expect(await (await fetch(`${address}/samtykke/health`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${address}/samtykkelig`)).text()).toBe('site');
  });

  it.each(['a@b', 'a/b', '', 'a b'])('answers the host %j with 400, and goes on', async (host) => {
    const address = await serve((_, outgoing) => outgoing.end('site'));
    const { port } = new URL(address);
    const status = await new Promise((resolve) => {
      request({ port, host: '127.0.0.1', path: '/', setHost: false, headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(status).toBe(400);
    expect(await (await fetch(address)).text()).toBe('site');
  });

  it('answers any method, and a host of many labels in little', async () => {
    const address = await serve((incoming, outgoing) => outgoing.end(incoming.method));
    const { port } = new URL(address);
    const ask = (method: string, headers: Record<string, string>): Promise<number> =>
      new Promise((resolve) => {
        request({ port, host: '127.0.0.1', path: '/', method, headers }, (answer) => {
          answer.resume();
          resolve(answer.headers['set-cookie']?.length ?? 0);
        }).end();
      });
    expect(await ask('TRACE', {})).toBe(0);
    const host = `${'a.'.repeat(5_000)}example`;
    expect(await ask('GET', { host, cookie: 'consent=x', accept: 'text/html' })).toBeLessThan(50);
  });

  it('answers an address that is none with 400', async () => {
    const address = await serve((_, outgoing) => outgoing.end('site'));
    const { port } = new URL(address);
    const status = await new Promise((resolve) => {
      request({ port, host: '127.0.0.1', path: 'http://elsewhere.example/' }, (answer) =>
        resolve(answer.statusCode),
      ).end();
    });
    expect(status).toBe(400);
  });
});

describe('an upgrade to WebSockets', () => {
  const HANDSHAKE = [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    ...SET.map((each) => `Set-Cookie: ${each}`),
  ];

  async function upgrading(take: (incoming: IncomingMessage, socket: Duplex, head: Buffer) => void): Promise<string> {
    const { consent } = await testServer({ registry: await registryOf(REGISTRY) });
    const server = createServer();
    server.on('upgrade', take);
    server.prependListener('upgrade', nodeUpgrade(consent));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    stops.push(() => new Promise((resolve) => server.close(resolve)));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('sees and sets only what it may, with the ws package, and then speaks', async () => {
    const sockets = new WebSocketServer({ noServer: true });
    sockets.on('headers', (headers) => headers.push(...SET.map((each) => `Set-Cookie: ${each}`)));
    const address = await upgrading((incoming, socket, head) =>
      sockets.handleUpgrade(incoming, socket, head, (each) => {
        each.on('message', (message) => each.send(`${message} ${incoming.headers.cookie}`));
      }),
    );
    const client = new WebSocket(`ws://${address}/live`, { headers: { cookie: 'session=1; rogue=2; lang=3' } });
    const set = new Promise((resolve) => client.once('upgrade', ({ headers }) => resolve(headers['set-cookie'])));
    const answer = new Promise((resolve) => client.once('message', (message) => resolve(String(message))));
    client.once('open', () => client.send('hei'));
    expect([await set, await answer]).toEqual([PASSED, 'hei session=1']);
    client.terminate();
  });

  it.each([
    ['a host', 'behind.example', 'session=1', PASSED],
    ['none', 'a b', undefined, undefined],
  ])('from %s: a handshake in pieces', async (_, host, seen, set) => {
    let cookie: string | undefined = 'not asked';
    const address = await upgrading((incoming, socket) => {
      cookie = incoming.headers.cookie;
      socket.write(HANDSHAKE.join('\r\n'));
      socket.write('\r\nConnection: Upgrade\r\n\r\nhei', 'latin1', () => socket.end());
    });
    const { port } = new URL(`http://${address}`);
    const headers = { host, cookie: 'session=1; rogue=2', connection: 'upgrade', upgrade: 'websocket' };
    const answer = await new Promise((resolve) => {
      const asked = request({ port, host: '127.0.0.1', path: '/', setHost: false, headers });
      asked.once('upgrade', (answered, _socket, head) => resolve([answered.headers['set-cookie'], String(head)]));
      asked.end();
    });
    expect([cookie, answer]).toEqual([seen, [set, 'hei']]);
  });
});
