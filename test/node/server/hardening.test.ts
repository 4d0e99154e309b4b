import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadRegistry, sqliteStore } from '../../../src/server/index.ts';
import { exampleFile, ORIGIN, setCookies, type TestServer, temporaryFolder, testServer } from '../../support/server.ts';

// The real compression, counted: through HTTP a text that is compressed again looks like one that is not.
vi.mock('node:zlib', { spy: true });
const compressions = (): number =>
  [zlib.brotliCompress, zlib.brotliCompressSync, zlib.gzip, zlib.gzipSync]
    .map((each) => vi.mocked(each).mock.calls.length)
    .reduce((sum, each) => sum + each);

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

const varies = ({ headers }: Response): readonly string[] => (headers.get('vary') ?? '').toLowerCase().split(/, */);

describe('the script at the address that stays', () => {
  const guard = async (of: TestServer, headers: Record<string, string> = {}) => {
    const response = await of.get('/samtykke/samtykke.js', headers);
    return { response, text: await response.text(), etag: response.headers.get('etag') };
  };

  it('holds the signal of the request, exactly `Sec-GPC: 1`', async () => {
    const without = await guard(server);
    const signalling = await guard(server, { 'sec-gpc': '1' });
    expect([without.text.includes('gpc:true'), signalling.text.includes('gpc:true')]).toEqual([false, true]);
    expect(signalling.etag).not.toBe(without.etag);
    for (const value of ['0', '1, 1', 'true', ''])
      expect((await guard(server, { 'sec-gpc': value })).text).toBe(without.text);
  });

  it('knows of a minor what the server knows, is asked for anew, and so does the one in a page', async () => {
    const young = await testServer({ isMinor: (request) => request.headers.get('cookie') === 'age=young' });
    const [adult, minor] = [await guard(young), await guard(young, { cookie: 'age=young' })];
    expect([adult, minor].map(({ text }) => text.includes('isMinor:true'))).toEqual([false, true]);
    expect(minor.response.headers.get('cache-control')).toBe('private, no-cache');
    const page = new Request('http://night.test/', { headers: { cookie: 'age=young' } });
    expect(young.consent.visit(page, 'en').head).toContain('isMinor:true');
  });

  it('tells a cache what it depends on, also by a 304', async () => {
    const { response, etag } = await guard(server);
    expect(varies(response)).toEqual(['accept-encoding', 'sec-gpc', 'origin']);
    expect(response.headers.get('cache-control')).toMatch(/^public, /);
    const again = await guard(server, { 'if-none-match': etag ?? '' });
    expect([again.response.status, ...varies(again.response)]).toEqual([304, ...varies(response)]);
    const signalling = await guard(server, { 'if-none-match': etag ?? '', 'sec-gpc': '1' });
    expect(signalling.response.status).toBe(200);
  });

  it('is for no shared cache where a proxy sets the place', async () => {
    const placed = await testServer({ placeHeader: 'X-Place' });
    const { response, text } = await guard(placed, { 'x-place': 'US-CA' });
    expect(varies(response)).toEqual(['accept-encoding', 'sec-gpc', 'x-place', 'origin']);
    expect(response.headers.get('cache-control')).toBe('private, max-age=300, stale-while-revalidate=86400');
    expect((await guard(placed, { 'x-place': 'NO' })).text).not.toBe(text);
    const page = await placed.get('/samtykke/policy/en');
    expect(varies(page)).toEqual(expect.arrayContaining(['cookie', 'accept-language', 'sec-gpc', 'x-place']));
    expect(page.headers.get('cache-control')).toMatch(/^private, /);
  });
});

describe('a text that is the same for everybody', () => {
  const addresses = ({ registry }: TestServer): readonly string[] => [
    `/samtykke/policy/de/${registry.version}`,
    `/samtykke/registry/${registry.version}`,
    '/samtykke/openapi.json',
    '/samtykke/samtykke.js',
  ];

  it('is compressed once for each coding, and not for a client that has it or takes no coding', async () => {
    const fresh = await testServer();
    for (const address of addresses(fresh)) {
      const before = compressions();
      const plain = await fresh.get(address);
      const etag = plain.headers.get('etag') ?? '';
      expect((await fresh.get(address, { 'if-none-match': etag, 'accept-encoding': 'br' })).status).toBe(304);
      expect(compressions() - before).toBe(0);
      const answers = await Promise.all(
        ['br', 'br', 'gzip', 'gzip', 'br'].map((coding) => fresh.get(address, { 'accept-encoding': coding })),
      );
      expect(answers.map(({ headers }) => headers.get('content-encoding'))).toEqual(['br', 'br', 'gzip', 'gzip', 'br']);
      expect(compressions() - before).toBe(2);
    }
  });

  it('is not compressed for a page that holds the guard inline', async () => {
    const fresh = await testServer();
    const before = compressions();
    expect((await fresh.get('/samtykke/policy/no', { 'accept-encoding': 'br' })).status).toBe(200);
    expect(compressions() - before).toBe(0);
  });

  it('differs by version and by language', async () => {
    const store = sqliteStore({ path: ':memory:' });
    const before = await testServer({ store });
    const after = await testServer({ store, registry: await loadRegistry(exampleFile('registry.corrected.yaml')) });
    const versions = [before.registry.version, after.registry.version];
    const paths = versions.flatMap((each) => [
      `policy/no/${each}`,
      `policy/en/${each}`,
      `registry/${each}`,
      `policy/no/${each}`,
    ]);
    const texts = await Promise.all(paths.map(async (path) => (await after.get(`/samtykke/${path}`)).text()));
    expect(new Set(texts).size).toBe(6);
    expect([texts[0], texts[4]]).toEqual([texts[3], texts[7]]);
  });

  it('leads from a short version by path alone, whatever host the server believes to have', async () => {
    const { version } = server.registry;
    const { status, headers } = await server.get(`/samtykke/registry/${version.slice(0, 16)}`);
    expect([status, headers.get('location')]).toEqual([302, `/samtykke/registry/${version}`]);
  });
});

describe('the limit of requests', () => {
  type Ask = (from: { readonly peer?: string; readonly header?: string }) => Promise<number>;

  /** A server that answers two look-ups a minute and client. */
  async function limited(clientAddressHeader?: string): Promise<{ readonly ask: Ask; readonly server: TestServer }> {
    const strict = await testServer({ requestsPerMinute: 2, ...(clientAddressHeader && { clientAddressHeader }) });
    const ask: Ask = async ({ peer, header }) => {
      const headers: HeadersInit = header === undefined ? {} : { 'x-forwarded-for': header };
      const request = new Request(`${ORIGIN}/samtykke/records/none`, { headers });
      const env = peer === undefined ? undefined : { incoming: { socket: { remoteAddress: peer } } };
      return (await strict.consent.fetch(request, env)).status;
    };
    return { ask, server: strict };
  }

  it.each([
    ['one IPv4 address', '192.0.2.1', '192.0.2.1', true],
    ['two IPv4 addresses', '192.0.2.1', '192.0.2.2', false],
    ['a /64 of IPv6', '2001:db8:0:7::1', '2001:DB8:0:7:ffff:ffff:ffff:ffff', true],
    ['two of /64', '2001:db8:0:7::1', '2001:db8:0:8::1', false],
    ['an address in two spellings', '::1', '0:0:0:0:0:0:0:1', true],
    ['an IPv4 address in IPv6', '::ffff:192.0.2.1', '192.0.2.1', true],
    ['two IPv4 addresses in IPv6', '::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
    ['a zone', 'fe80::1%eth0', 'fe80::2', true],
  ])('%s', async (_, first, second, isOne) => {
    const { ask } = await limited();
    expect([await ask({ peer: first }), await ask({ peer: first })]).toEqual([404, 404]);
    expect(await ask({ peer: second })).toBe(isOne ? 429 : 404);
  });

  it.each([
    ['1.1.1.1, 192.0.2.1', '2.2.2.2,192.0.2.1', true],
    ['192.0.2.1, 1.1.1.1', '192.0.2.1, 2.2.2.2', false],
    ['192.0.2.1:1234', '192.0.2.1:4321', true],
    ['[2001:db8::1]:1234', '2001:db8::2', true],
  ])('behind a proxy takes the last address of its header: %s, then %s', async (first, second, isOne) => {
    const { ask } = await limited('X-Forwarded-For');
    const peer = '10.0.0.1';
    expect([await ask({ peer, header: first }), await ask({ peer, header: first })]).toEqual([404, 404]);
    expect(await ask({ peer, header: second })).toBe(isOne ? 429 : 404);
  });

  it.each([undefined, '', 'unknown', '192.0.2.1, ', 'x, y'])(
    'holds for the proxy where its header names no address: %s',
    async (header) => {
      const { ask } = await limited('X-Forwarded-For');
      const from = { peer: '10.0.0.1', ...(header !== undefined && { header }) };
      expect([await ask(from), await ask(from), await ask(from)]).toEqual([404, 404, 429]);
    },
  );

  it('does not believe a header that nobody has named', async () => {
    const { ask } = await limited();
    const from = (header: string) => ask({ peer: '192.0.2.1', header });
    expect([await from('1.1.1.1'), await from('2.2.2.2'), await from('3.3.3.3')]).toEqual([404, 404, 429]);
  });

  it('counts choices and look-ups together, pages and preflights not', async () => {
    const { ask, server: strict } = await limited('x-forwarded-for');
    const headers = { 'x-forwarded-for': '192.0.2.1' };
    for (let times = 0; times < 5; times++) {
      expect((await strict.get('/samtykke/choice', headers)).status).toBe(200);
      const preflight = new Request(`${ORIGIN}/samtykke/choice`, { method: 'OPTIONS', headers });
      expect((await strict.consent.fetch(preflight)).status).toBe(204);
    }
    expect((await strict.choose({ choice: 'accept' }, headers)).status).toBe(201);
    expect(await ask({ header: '192.0.2.1' })).toBe(404);
    const refused = await strict.choose({ choice: 'accept' }, headers);
    expect([refused.status, setCookies(refused)]).toEqual([429, []]);
    expect((await strict.get('/samtykke/choice', headers)).status).toBe(200);
  });
});

describe('the limit of each route', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());
  const from = { 'x-forwarded-for': '192.0.2.1' };
  const limited = (): Promise<TestServer> =>
    testServer({ requestsPerMinute: 1, clientAddressHeader: 'x-forwarded-for', tokens: [] });
  const LOOKED_UP = ['records/none', 'violations', 'features', 'metrics'];
  const RENDERED = ['choice', 'policy/en', 'policy/en/none', 'registry/none'];

  it.each(LOOKED_UP)('lets a client ask %s as often as it may write', async (path) => {
    const strict = await limited();
    const ask = async (): Promise<number> => (await strict.get(`/samtykke/${path}`, from)).status;
    expect([(await ask()) < 429, await ask()]).toEqual([true, 429]);
  });

  it.each(RENDERED)('lets a client have %s rendered five times as often, and answer all the same', async (path) => {
    const strict = await limited();
    const ask = (): Promise<Response> => strict.get(`/samtykke/${path}`, from);
    for (let times = 0; times < 5; times++) expect((await ask()).status).toBeLessThan(429);
    const refused = await ask();
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await strict.choose({ choice: 'accept' }, from)).status).toBe(201);
  });

  it('knows none where the option is 0', async () => {
    const free = await testServer({ requestsPerMinute: 0, clientAddressHeader: 'x-forwarded-for' });
    for (let times = 0; times < 7; times++) expect((await free.get('/samtykke/policy/en', from)).status).toBe(200);
  });

  it('has the store written to once a second at the most, however many ask whether it is ready', async () => {
    const path = join(folder.path, 'ready.db');
    const store = sqliteStore({ path });
    const asked = await testServer({ store });
    const reader = new DatabaseSync(path);
    const writes = (): unknown => reader.prepare('SELECT at FROM probe').get()?.['at'];
    const before = Number(writes());
    const began = performance.now();
    const statuses = await Promise.all(
      Array.from({ length: 50 }, async () => (await asked.get('/samtykke/ready')).status),
    );
    for (let times = 0; times < 50; times++) statuses.push((await asked.get('/samtykke/ready')).status);
    const seconds = Math.ceil((performance.now() - began) / 1_000);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(Number(writes()) - before).toBeGreaterThan(0);
    expect(Number(writes()) - before).toBeLessThanOrEqual(seconds);
    reader.close();
    await store.close();
  });
});

describe('a language that is a name of every object', () => {
  const NAMES = ['constructor', '__proto__', 'toString', 'valueOf', 'constructor-x', '__proto__-x', 'hasOwnProperty'];

  it.each(NAMES)('%s is none that is offered', async (name) => {
    const named = await server.get(`/samtykke/choice?language=${name}`);
    expect([named.status, (await named.text()).includes('<html lang="en"')]).toEqual([200, true]);
    const { status, headers } = await server.get('/samtykke/policy', { 'accept-language': name });
    expect([status, headers.get('location')]).toEqual([302, '/samtykke/policy/en']);
    expect((await server.get(`/samtykke/policy/${name}`)).status).toBe(404);
    const script = await (await server.get('/samtykke/samtykke.js')).text();
    const folder = /\/samtykke\/a\/[\w-]+\//.exec(script)?.[0];
    expect((await server.get(`${folder}${name}.js`)).status).toBe(404);
  });
});

describe('a choice from the same host', () => {
  const http = 'http://night.test';
  const https = 'https://night.test';

  it.each([
    // The browser's page, what reaches the server, and what the proxy says of the browser's connection.
    [http, http, undefined, 201],
    [https, https, undefined, 201],
    [https, http, 'https', 201],
    [https, http, undefined, 201],
    [http, https, undefined, 403],
    [http, http, 'https', 403],
    ['https://night.test:8443', https, undefined, 403],
    ['ftp://night.test', http, undefined, 403],
    ['null', http, undefined, 403],
  ])('over %s, to %s, forwarded as %s: %i', async (origin, at, proto, status) => {
    const own = await testServer();
    const body = JSON.stringify({
      choice: 'accept',
      registry: own.registry.version,
      language: 'no',
      surface: 'banner',
      asked: ['functionality', 'analytics', 'personalised'],
    });
    const headers = {
      origin,
      'content-type': 'application/json',
      ...(proto !== undefined && { 'x-forwarded-proto': proto }),
    };
    const response = await own.consent.fetch(new Request(`${at}/samtykke/choice`, { method: 'POST', headers, body }));
    expect(response.status).toBe(status);
    expect(setCookies(response)).toHaveLength(status === 201 ? 1 : 0);
    expect(response.headers.get('access-control-allow-origin')).toBe(status === 201 ? origin : null);
  });
});

describe('an answer that pages on other hosts may use', () => {
  it.each([undefined, ORIGIN, 'https://www.nightstage.example', 'https://evil.example', 'null'])(
    'varies by the origin, also for %s',
    async (origin) => {
      const headers: Record<string, string> = origin === undefined ? {} : { origin };
      for (const path of [
        'samtykke.js',
        'status',
        'choice',
        'policy/no',
        'policy',
        'openapi.json',
        'records/x',
        'no',
      ]) {
        const response = await server.get(`/samtykke/${path}`, headers);
        expect([path, varies(response).filter((each) => each === 'origin')]).toEqual([path, ['origin']]);
      }
      const preflight = new Request(`${ORIGIN}/samtykke/choice`, { method: 'OPTIONS', headers });
      expect(varies(await server.consent.fetch(preflight))).toEqual(['origin']);
    },
  );
});

describe("the link to the site's front page", () => {
  const homesOf = async (of: TestServer, path: string): Promise<readonly string[]> => {
    const html = await (await of.get(`/samtykke/${path}`)).text();
    const header = /<header[^>]*>.*?<\/header>/s.exec(html)?.[0] ?? '';
    return [...header.matchAll(/href="([^"]*)"/g)].map(([, address = '']) => address);
  };

  it.each(['policy/de', 'choice?language=de', 'policy/de/<version>'])('%s leads where the site says', async (path) => {
    const own = await testServer({ home: (language) => `/${language}/start` });
    const at = path.replace('<version>', own.registry.version);
    expect(await homesOf(own, at)).toContain('/de/start');
    expect(await homesOf(server, at)).toContain('/');
  });
});

describe('an option that would never work', () => {
  it.each(['', '/', 'samtykke', '/samtykke/', '/a//b', '/..', '/a/./b', '/a b', '/:a', '/a*', 'https://a.example/b'])(
    'is the base path %j',
    async (basePath) =>
      expect(testServer({ basePath })).rejects.toThrow(
        `basePath "${basePath}" is no path that addresses can begin with; write one such as "/samtykke"`,
      ),
  );

  it.each(['/consent', '/a/b-c_d.e', '/.well-known/consent'])('is not the base path %s', async (basePath) => {
    const own = await testServer({ basePath });
    expect((await own.get(`${basePath}/health`)).status).toBe(200);
  });

  it.each([
    ['http://localhost:8080/page', 'http://localhost:8080'],
    ['https://night.example/?a', 'https://night.example'],
    ['https://*.night.example', 'scheme, host and port'],
    ['localhost:8080', 'scheme, host and port'],
    ['ftp://night.example', 'scheme, host and port'],
    ['null', 'scheme, host and port'],
    ['', 'scheme, host and port'],
  ])('is the allowed origin %j', async (origin, mend) =>
    expect(testServer({ allowedOrigins: [origin] })).rejects.toThrow(
      `allowed origin "${origin}" (--allow-origin) is no origin; write ${mend}`,
    ),
  );

  it.each([
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['HTTPS://Other.example:443', 'https://other.example'],
  ])('is not the allowed origin %s', async (allowed, origin) => {
    const own = await testServer({ allowedOrigins: [allowed] });
    const response = await own.choose({ choice: 'accept' }, { origin, 'sec-fetch-site': 'cross-site' });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([201, origin]);
  });
});
