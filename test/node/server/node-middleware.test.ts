import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { type NodeMiddleware, nodeMiddleware } from '../../../src/server/index.ts';
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

describe('a site on a framework', () => {
  it('Express: app.use', async () => {
    const { consent } = await testServer({ registry: await registryOf(REGISTRY) });
    const app = express();
    app.use(nodeMiddleware(consent));
    app.get('/', (incoming, outgoing) => {
      outgoing
        .cookie('rogue', '1')
        .cookie('hour', '1', { maxAge: 1e10, path: '/' })
        .json(incoming.headers.cookie ?? null);
    });
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    stops.push(() => new Promise((resolve) => server.close(resolve)));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const response = await fetch(address, { headers: { cookie: 'rogue=1; session=2' } });
    expect(await response.json()).toBe('session=2');
    expect(response.headers.getSetCookie()).toEqual(['hour=1; Path=/; Max-Age=3600']);
    expect((await fetch(`${address}/samtykke/health`)).status).toBe(200);
  });

  it('Fastify: an onRequest hook', async () => {
    const { consent } = await testServer({ registry: await registryOf(REGISTRY) });
    const app = fastify();
    const middleware = nodeMiddleware(consent);
    app.addHook('onRequest', (incoming, reply, done) => middleware(incoming.raw, reply.raw, done));
    app.get('/', async (incoming, reply) => {
      reply.header('set-cookie', SET);
      return { cookie: incoming.headers.cookie ?? null };
    });
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    stops.push(() => app.close());
    const response = await fetch(address, { headers: { cookie: 'rogue=1; session=2' } });
    expect(await response.json()).toEqual({ cookie: 'session=2' });
    expect(response.headers.getSetCookie()).toEqual(PASSED);
  });
});
