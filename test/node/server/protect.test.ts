import { describe, expect, it } from 'vitest';
import type { LogLine } from '../../../src/server/index.ts';
import { registryOf } from '../../support/registry.ts';
import { cookieAfter, ORIGIN, setCookies, testServer } from '../../support/server.ts';

const REGISTRY = `site:
  name: Behind
  domains: [behind.example]
  controllers: [{ name: Behind AS, office: Oslo, register: "1" }]
  contacts: { requests: a@behind.example }
  languages: [en]
  MODE
  sensitivePaths: [/health/*]
categories: { essential: { always: true }, functionality: {} }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: session, category: essential, retention: session, httpOnly: true }
  - { name: hour, category: essential, retention: PT1H }
  - { name: lang, category: functionality, retention: P30D, httpOnly: true }
  - { name: first, category: essential, retention: P1D, renewed: false }
  - { name: once_*, category: functionality, retention: P1D, renewed: false }
`;

const serverFor = async (mode = '', log?: (line: LogLine) => void) =>
  testServer({ registry: await registryOf(REGISTRY.replace('MODE', mode)), ...(log && { log }) });

/** Answers with what it was sent, and sets all that is given. */
const echo =
  (...cookies: readonly string[]) =>
  async (request: Request): Promise<Response> => {
    const headers = new Headers({ 'x-site': 'kept' });
    for (const each of cookies) headers.append('set-cookie', each);
    const body = { cookie: request.headers.get('cookie'), method: request.method, text: await request.text() };
    return new Response(JSON.stringify(body), { status: 203, headers });
  };

const SET = ['session=1; HttpOnly', 'lang=no; Max-Age=999', 'rogue=1', 'hour=1; Max-Age=999999'];

describe("a site's own handler", () => {
  it('sees and sets before a choice only what is essential', async () => {
    const server = await serverFor();
    const request = new Request(`${ORIGIN}/page`, { headers: { cookie: 'session=1; lang=no; rogue=2' } });
    const response = await server.consent.protect(request, echo(...SET));
    expect([response.status, response.headers.get('x-site')]).toEqual([203, 'kept']);
    expect(await response.json()).toMatchObject({ cookie: 'session=1' });
    expect(response.headers.getSetCookie()).toEqual(['session=1; HttpOnly', 'hour=1; Max-Age=3600']);
  });

  it('gets the body of a request whose cookies were taken out', async () => {
    const server = await serverFor();
    const init = { method: 'POST', body: 'a long text', headers: { cookie: 'rogue=2' } };
    const response = await server.consent.protect(new Request(`${ORIGIN}/page`, init), echo());
    expect(await response.json()).toEqual({ cookie: null, method: 'POST', text: 'a long text' });
  });

  it('sees and sets what was agreed to, and not on a sensitive page', async () => {
    const server = await serverFor();
    const { cookie } = cookieAfter(await server.choose({ choice: 'accept', language: 'en' }));
    const ask = async (path: string): Promise<readonly [unknown, readonly string[]]> => {
      const request = new Request(ORIGIN + path, { headers: { cookie: `${cookie}; lang=no` } });
      const response = await server.consent.protect(request, echo('lang=en; Max-Age=999; HttpOnly'));
      const seen = ((await response.json()) as { cookie: string }).cookie;
      return [seen.includes('lang=no'), response.headers.getSetCookie()];
    };
    expect(await ask('/page')).toEqual([true, ['lang=en; Max-Age=999; HttpOnly']]);
    expect(await ask('/health/sleep')).toEqual([false, []]);
  });

  it('has its visitor read once for filter, page and jar', async () => {
    const asked: string[] = [];
    const server = await testServer({
      registry: await registryOf(REGISTRY.replace('MODE', '')),
      isMinor: (request) => {
        asked.push(request.url);
        return false;
      },
    });
    const { cookie } = cookieAfter(await server.choose({ choice: 'accept', language: 'en' }));
    asked.length = 0;
    const headers = { cookie: `${cookie}; rogue=1; lang=no`, accept: 'text/html' };
    const response = await server.consent.protect(new Request(`${ORIGIN}/page`, { headers }), (request) => {
      const { head } = server.consent.visit(request, 'en');
      return new Response(`${head}${server.consent.jar(request).get('lang')}`);
    });
    expect([asked, (await response.text()).endsWith('no')]).toEqual([[`${ORIGIN}/page`], true]);
  });

  it('is told what holds for the cookies that it has put in the place of those that came', async () => {
    const server = await serverFor();
    const { cookie } = cookieAfter(await server.choose({ choice: 'accept', language: 'en' }));
    const request = new Request(`${ORIGIN}/page`, { headers: { cookie: `${cookie}; lang=no` } });
    const response = await server.consent.protect(request, (passed) => {
      const before = server.consent.jar(passed).get('lang');
      passed.headers.set('cookie', 'lang=no');
      return Response.json([before, server.consent.jar(passed).get('lang') ?? 'refused']);
    });
    expect(await response.json()).toEqual(['no', 'refused']);
  });

  it('is asked for a page whole and as it is, for anything else as the browser asked', async () => {
    const server = await serverFor();
    const asked = { 'accept-encoding': 'br', range: 'bytes=5-', 'if-none-match': '"old"' };
    const seen = async (headers: Record<string, string>): Promise<readonly (string | null)[]> => {
      let found: readonly (string | null)[] = [];
      await server.consent.protect(new Request(`${ORIGIN}/page`, { headers: { ...asked, ...headers } }), (request) => {
        found = Object.keys(asked).map((name) => request.headers.get(name));
        return new Response('text');
      });
      return found;
    };
    expect(await seen({ 'sec-fetch-dest': 'document' })).toEqual(['identity', null, null]);
    expect(await seen({ accept: 'text/html,*/*' })).toEqual(['identity', null, null]);
    expect(await seen({ 'sec-fetch-dest': 'image' })).toEqual(Object.values(asked));
  });

  it('leaves our own addresses to us, and what caches keep without a choice in it', async () => {
    const server = await serverFor();
    const choice = {
      choice: 'refuse',
      language: 'en',
      surface: 'banner',
      asked: [],
      registry: server.registry.version,
    };
    const init = { method: 'POST', body: JSON.stringify(choice), headers: { 'content-type': 'application/json' } };
    const taken = await server.consent.protect(new Request(`${ORIGIN}/samtykke/choice`, init), echo());
    expect(setCookies(taken).map(({ name }) => name)).toEqual(['consent']);
    const ask = async (type: string, destination: string): Promise<Response> => {
      const headers = {
        'content-type': type,
        'cache-control': 'public, max-age=99',
        'cdn-cache-control': 'max-age=99',
      };
      const sent = { cookie: 'consent=x', 'sec-fetch-dest': destination };
      const request = new Request(`${ORIGIN}/some`, { headers: sent });
      return server.consent.protect(request, () => new Response('text', { headers }));
    };
    const image = await ask('image/png', 'image');
    expect([image.headers.getSetCookie(), image.headers.get('cache-control')]).toEqual([[], 'public, max-age=99']);
    const page = await ask('text/html', 'document');
    expect(page.headers.getSetCookie().length).toBeGreaterThan(0);
    expect(page.headers.get('cache-control')).toMatch(/^private, no-/);
    expect([image, page].map(({ headers }) => headers.has('cdn-cache-control'))).toEqual([true, false]);
  });

  it('is asked for a head alone, which says what that of the page would', async () => {
    const server = await serverFor();
    const headers = { 'content-type': 'text/html', 'content-length': '11' };
    const ask = (method: string): Promise<Response> =>
      server.consent.protect(
        new Request(`${ORIGIN}/page`, { method }),
        () => new Response(method === 'HEAD' ? null : '<p>some text', { headers }),
      );
    const [page, head] = [await ask('GET'), await ask('HEAD')];
    expect([head.body, [...head.headers]]).toEqual([null, [...page.headers]]);
    expect(head.headers.has('content-length')).toBe(false);
  });

  it('ends a page before the length that it declares: what comes is broken', async () => {
    const server = await serverFor();
    const headers = { 'content-type': 'text/html', 'content-length': '100' };
    const request = new Request(`${ORIGIN}/page`);
    const page = await server.consent.protect(request, () => new Response('<p>half', { headers }));
    await expect(page.text()).rejects.toThrow('ended after 7 of the 100 bytes');
  });

  it('leaves our own addresses their limit, by the connection that comes along', async () => {
    const { consent } = await testServer({ requestsPerMinute: 1 });
    const ask = async (remoteAddress: string): Promise<number> => {
      const request = new Request(`${ORIGIN}/samtykke/records/none`);
      const { status } = await consent.protect(request, echo(), { incoming: { socket: { remoteAddress } } });
      return status;
    };
    expect([await ask('192.0.2.1'), await ask('192.0.2.1'), await ask('192.0.2.2')]).toEqual([404, 429, 404]);
  });

  it('neither writes the choice nor takes it away', async () => {
    const server = await serverFor();
    const response = await server.consent.protect(
      new Request(`${ORIGIN}/page`),
      echo('consent=1.abc..functionality~AAAAAA..', 'consent=; Max-Age=0'),
    );
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  it('may send along what its visit has made, which is sent once', async () => {
    const server = await serverFor();
    const request = new Request(`${ORIGIN}/page`, { headers: { cookie: 'consent=x', accept: 'text/html' } });
    const visit = server.consent.visit(request, 'en');
    expect(visit.setCookie.length).toBeGreaterThan(0);
    const response = await server.consent.protect(request, echo(...visit.setCookie));
    expect(response.headers.getSetCookie()).toEqual(visit.setCookie);
    expect(setCookies(response).every(({ name, value }) => name === 'consent' && value === '')).toBe(true);
  });

  it.each([
    ['first=1', 'first=1; Max-Age=86400', []],
    ['first=1', 'first=1', []],
    ['first=1', 'first = 1 ; Max-Age=60; Path=/x', []],
    ['other=1; first=2; first=1', 'first=1; Max-Age=86400', []],
    ['once_a=1', 'once_a=1; Max-Age=60', []],
    // Not there, or another one: it has a first life of its own, which nobody knows to have begun.
    ['', 'first=1; Max-Age=86400', ['first=1; Max-Age=86400']],
    ['first=1', 'first=2; Max-Age=999999', ['first=2; Max-Age=86400']],
    ['once_b=1', 'once_a=1; Max-Age=60', ['once_a=1; Max-Age=60']],
    // Its end is no longer life, and what may be renewed is.
    ['first=1', 'first=1; Max-Age=0', ['first=1; Max-Age=0']],
    ['hour=1', 'hour=1; Max-Age=60', ['hour=1; Max-Age=60']],
    ['session=1', 'session=1; HttpOnly', ['session=1; HttpOnly']],
  ])('that has got %j and sets %j again sends on %j: what may not be renewed is not', async (sent, set, expected) => {
    const server = await serverFor();
    const { cookie } = cookieAfter(await server.choose({ choice: 'accept', language: 'en' }));
    const request = new Request(`${ORIGIN}/page`, { headers: { cookie: `${cookie}; ${sent}` } });
    const response = await server.consent.protect(request, echo(set));
    expect(response.headers.getSetCookie()).toEqual(expected);
  });

  it.each([
    [307, '/samtykke/choice', null],
    [308, 'samtykke/choice?x#y', null],
    [307, '/x/../samtykke/%63hoice', null],
    [307, `${ORIGIN}/samtykke/choice`, null],
    [308, 'https://www.behind.example/samtykke/choice', null],
    // What becomes a GET answers nothing, and neither does what leads elsewhere.
    [303, '/samtykke/choice', '/samtykke/choice'],
    [302, '/samtykke/choice', '/samtykke/choice'],
    [307, '/samtykke/choices', '/samtykke/choices'],
    [308, '/%', '/%'],
    [307, '/other', '/other'],
  ])('leads what was sent on to no address that takes choices: %i to %j', async (status, location, expected) => {
    for (const mode of ['', 'mode: report']) {
      const { consent } = await serverFor(mode);
      const request = new Request(`${ORIGIN}/page`, { method: 'POST', body: '{}' });
      const response = await consent.protect(request, () => new Response(null, { status, headers: { location } }));
      expect([response.status, response.headers.get('location')]).toEqual([status, expected]);
    }
  });

  it('is told that it renews what may not be renewed, and does so in report mode', async () => {
    const lines: LogLine[] = [];
    const server = await serverFor('mode: report', (line) => lines.push(line));
    const request = new Request(`${ORIGIN}/page`, { headers: { cookie: 'first=1' } });
    const response = await server.consent.protect(request, echo('first=1; Max-Age=86400'));
    expect(response.headers.getSetCookie()).toEqual(['first=1; Max-Age=86400']);
    expect(lines).toMatchObject([
      { event: 'stopped', where: 'set-cookie', name: 'first', verdict: 'capped', because: 'declaration' },
    ]);
  });

  it('is told of in the log once for each finding, and left alone in report mode', async () => {
    const lines: LogLine[] = [];
    const server = await serverFor('mode: report', (line) => lines.push(line));
    for (let count = 0; count < 3; count++) {
      const request = new Request(`${ORIGIN}/page`, { headers: { cookie: 'rogue=secret' } });
      const response = await server.consent.protect(request, echo(...SET));
      expect(await response.json()).toMatchObject({ cookie: 'rogue=secret' });
      expect(response.headers.getSetCookie()).toEqual(SET);
    }
    const told = lines.filter(({ event }) => event === 'stopped');
    expect(told.map(({ where, name, verdict, because }) => [where, name, verdict, because])).toEqual([
      ['cookie', '', 'denied', 'undeclared'],
      ['set-cookie', 'lang', 'denied', 'undecided'],
      ['set-cookie', 'rogue', 'denied', 'undeclared'],
      ['set-cookie', 'hour', 'capped', 'essential'],
    ]);
    expect(JSON.stringify(told)).not.toContain('secret');
  });
});
