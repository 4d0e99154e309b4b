import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConsentServerOptions, StoredViolation } from '../../../src/server/index.ts';
import { registryOf } from '../../support/registry.ts';
import { ORIGIN, type TestServer, testServer } from '../../support/server.ts';
import { tokenFor } from '../../support/tokens.ts';

const REGISTRY = `site:
  name: Told
  domains: [told.example]
  controllers: [{ name: Told AS, office: Oslo, register: "1" }]
  contacts: { requests: a@told.example }
  languages: [en]
  MODE
categories: { essential: { always: true }, analytics: {} }
providers:
  tracker: { hosts: [tracker.example], policy: "https://tracker.example/" }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: hour, category: essential, retention: PT1H }
  - { name: visit_*, provider: tracker, category: analytics, retention: P1Y }
`;
const TOKEN = 'a-token-of-many-letters';
const PAGE = { origin: ORIGIN, 'sec-fetch-site': 'same-origin' };
const DAY = '2026-11-24';

const serverFor = async (mode = '', options: Partial<ConsentServerOptions> = {}): Promise<TestServer> =>
  testServer({ registry: await registryOf(REGISTRY.replace('MODE', mode)), tokens: [tokenFor(TOKEN)], ...options });

let server: TestServer;
beforeEach(async () => {
  server = await serverFor();
});
afterEach(() => server.store.close());

const post = (path: string, body: string, headers: Record<string, string>, env?: object): Promise<Response> =>
  server.consent.fetch(new Request(ORIGIN + path, { method: 'POST', body, headers }), env);

/** As the page's script does. */
const tell = (violations: readonly object[], change: object = {}, headers: Record<string, string> = {}) =>
  post(
    '/samtykke/violations',
    JSON.stringify({ registry: server.registry.version.slice(0, 16), violations, ...change }),
    {
      ...PAGE,
      'content-type': 'text/plain;charset=UTF-8',
      ...headers,
    },
  );
const seen = (change: object = {}): object => ({
  kind: 'cookie',
  name: 'rogue',
  because: 'undeclared',
  verdict: 'denied',
  ...change,
});

/** As a browser does by the Reporting API. */
const report = (bodies: readonly object[], headers: Record<string, string> = {}) =>
  post(
    '/samtykke/reports',
    JSON.stringify(
      bodies.map((body) => ({
        type: 'csp-violation',
        age: 12,
        url: `${ORIGIN}/page?q=jane`,
        user_agent: 'Agent',
        body,
      })),
    ),
    { 'content-type': 'application/reports+json', ...headers },
  );
const blocked = (change: object = {}): object => ({
  documentURL: `${ORIGIN}/page?q=jane`,
  blockedURL: 'https://cdn.other.example/users/jane?id=1',
  effectiveDirective: 'img-src',
  disposition: 'enforce',
  originalPolicy: "default-src 'self'",
  statusCode: 200,
  ...change,
});

const rows = (): Promise<readonly StoredViolation[]> => server.store.violations('told.example');
const what = async (): Promise<readonly string[]> =>
  (await rows()).map(({ source, kind, name, verdict, because }) => `${source} ${kind} ${name} ${verdict} ${because}`);

describe('what a page tells', () => {
  it('is counted by thing and day, and nothing else of it is kept', async () => {
    const found = seen({ name: 'visit-jane@example.com', at: '12:00', user: 'jane' });
    const answer = await tell([found, seen({ kind: 'script', name: 'cdn.other.example/users/jane' })], {
      user: 'jane',
    });
    expect([answer.status, await answer.text(), answer.headers.getSetCookie()]).toEqual([204, '', []]);
    server.time.now += 86_400_000;
    await tell([found]);
    const row = {
      registry: server.registry.version.slice(0, 16),
      mode: 'enforce',
      source: 'page',
      because: 'undeclared',
    };
    expect(await rows()).toEqual([
      { ...row, kind: 'cookie', name: '*', verdict: 'denied', seen: 2, firstDay: DAY, lastDay: '2026-11-25' },
      { ...row, kind: 'script', name: 'cdn.other.example', verdict: 'denied', seen: 1, firstDay: DAY, lastDay: DAY },
    ]);
  });

  it('may come as JSON, from a page of the site on another host, from a browser of old, or from no browser', async () => {
    expect((await tell([seen()], {}, { 'content-type': 'application/json' })).status).toBe(204);
    const other = await tell([seen()], {}, { origin: 'https://www.told.example', 'sec-fetch-site': 'cross-site' });
    expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([204, 'https://www.told.example']);
    const body = JSON.stringify({ registry: server.registry.version, violations: [seen()] });
    expect((await post('/samtykke/violations', body, { 'content-type': 'text/plain', origin: ORIGIN })).status).toBe(
      204,
    );
    expect((await post('/samtykke/violations', body, { 'content-type': 'text/plain' })).status).toBe(204);
    expect(await rows()).toMatchObject([{ name: 'rogue', seen: 4 }]);
  });

  it.each<[string, number, string, string | undefined, Record<string, string>]>([
    [
      'from a page of another site',
      403,
      'other-site',
      undefined,
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    ],
    [
      'from another site by an older browser',
      403,
      'other-site',
      undefined,
      { origin: 'https://evil.example', 'sec-fetch-site': '' },
    ],
    ['from a sandboxed frame', 403, 'other-site', undefined, { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['of another type', 415, 'wrong-media-type', undefined, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['that is too long', 413, 'body-too-large', ' '.repeat(16_385), {}],
    ['that is no JSON', 400, 'invalid-report', '{"registry":', {}],
    ['that is empty', 400, 'invalid-report', '', {}],
    ['that is a list', 400, 'invalid-report', '[]', {}],
    ['that is null', 400, 'invalid-report', 'null', {}],
  ])('%s is not taken, and counts nothing', async (_, status, code, text, change) => {
    const body = text ?? JSON.stringify({ registry: server.registry.version, violations: [seen()] });
    const headers = { ...PAGE, 'content-type': 'text/plain', ...change };
    const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
    const answer = await post('/samtykke/violations', body, given);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
    expect(await rows()).toEqual([]);
  });

  it.each<[string, object, object]>([
    ['a kind that there is not', { kind: 'window' }, {}],
    ['a reason that there is not', { because: 'hunger' }, {}],
    ['a verdict that no guard gives', { verdict: 'mended' }, {}],
    ['a name that is no text', { name: { toString: 1 } }, {}],
    ['a registry that was never in force', {}, { registry: 'f'.repeat(16) }],
    ['no registry', {}, { registry: undefined }],
    ['nothing at all', {}, { violations: [] }],
    ['more than a page tells', {}, { violations: Array.from({ length: 51 }, () => seen()) }],
  ])('with %s is junk, and counts nothing of it', async (_, wrong, change) => {
    const answer = await tell([seen(), seen(wrong)], change);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
    expect(await answer.json()).toEqual({
      type: 'urn:samtykke:problem:invalid-report',
      title: 'The report is not well-formed.',
      status: 400,
      code: 'invalid-report',
    });
    expect(await rows()).toEqual([]);
  });

  it('is counted under the registry that the page was decided by', async () => {
    const earlier = server;
    server = await serverFor('mode: report', { store: earlier.store });
    await tell([seen()], { registry: earlier.registry.version.slice(0, 16) });
    await tell([seen()]);
    expect((await rows()).map(({ registry, mode }) => [registry, mode])).toEqual([
      [earlier.registry.version.slice(0, 16), 'enforce'],
      [server.registry.version.slice(0, 16), 'report'],
    ]);
  });
});

describe('what a browser reports of the policy', () => {
  it('is counted by host and by what it was held against; of the page nothing is kept', async () => {
    const answer = await report([
      blocked(),
      blocked({ effectiveDirective: 'script-src-elem', blockedURL: 'https://u-1234567.tracker.example/t.js' }),
      blocked({ effectiveDirective: 'frame-src', disposition: 'report' }),
      blocked({ effectiveDirective: 'connect-src', blockedURL: 'wss://live.other.example/' }),
      blocked({ effectiveDirective: 'script-src-elem', blockedURL: 'inline' }),
      blocked({ effectiveDirective: 'script-src', blockedURL: 'eval' }),
      blocked({ blockedURL: `${ORIGIN}/go/elsewhere` }),
    ]);
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(await what()).toEqual([
      'policy beacon cdn.other.example denied undeclared',
      'policy script tracker.example denied undecided',
      'policy frame cdn.other.example denied undeclared',
      'policy beacon live.other.example denied undeclared',
      'policy script inline denied undeclared',
      'policy script eval denied undeclared',
      'policy beacon / denied undeclared',
    ]);
    expect((await rows()).map(({ mode }) => mode)).toEqual([
      'enforce',
      'enforce',
      'report',
      ...Array.from({ length: 4 }, () => 'enforce'),
    ]);
    expect(JSON.stringify(await rows())).not.toMatch(/jane|Agent|page|\d\d:/);
  });

  it('may come as browsers of old send it', async () => {
    const old = (change: object): Promise<Response> =>
      post(
        '/samtykke/reports',
        JSON.stringify({
          'csp-report': { 'document-uri': `${ORIGIN}/page`, 'blocked-uri': 'https://cdn.other.example/a', ...change },
        }),
        { 'content-type': 'application/csp-report', origin: 'null' },
      );
    expect((await old({ 'effective-directive': 'img-src', disposition: 'report' })).status).toBe(204);
    expect((await old({ 'violated-directive': 'frame-src https://a.example' })).status).toBe(204);
    expect((await rows()).map(({ kind, mode }) => [kind, mode])).toEqual([
      ['beacon', 'report'],
      ['frame', 'enforce'],
    ]);
  });

  it('tells nothing of the extensions of a visitor, of what reaches no host, and of what else is reported', async () => {
    const others = [
      'chrome-extension://abcdefghijklmnop/a.js',
      'moz-extension',
      'data',
      'blob',
      'about',
      '',
      'file:///home/jane/a.js',
      'https://samtykke.invalid:1/',
    ].map((blockedURL) => blocked({ blockedURL }));
    expect((await report([...others, blocked({ blockedURL: null })])).status).toBe(204);
    const body = JSON.stringify([{ type: 'deprecation', body: { id: 'x' } }, { type: 'crash' }]);
    expect((await post('/samtykke/reports', body, { 'content-type': 'application/reports+json' })).status).toBe(204);
    expect(await rows()).toEqual([]);
  });

  it('is not taken of a page of another site, which can name our address in a policy of its own', async () => {
    expect((await report([blocked({ documentURL: 'https://evil.example/' })])).status).toBe(204);
    expect((await report([blocked({ documentURL: 'about' })])).status).toBe(204);
    expect(await rows()).toEqual([]);
    const cross = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await report([blocked()], cross)).status).toBe(403);
    expect((await report([blocked()], { origin: 'null', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await report([blocked()], { origin: 'null' })).status).toBe(204);
    expect(
      (await report([blocked()], { origin: 'https://www.told.example', 'sec-fetch-site': 'same-site' })).status,
    ).toBe(204);
    expect(await rows()).toMatchObject([{ seen: 2 }]);
  });

  it.each<[string, number, string, string]>([
    ['of another type', 415, '[]', 'application/json'],
    ['that is too long', 413, ' '.repeat(512 * 1024 + 1), 'application/reports+json'],
    ['that is no JSON', 400, '[', 'application/reports+json'],
    ['that is no list', 400, '{}', 'application/reports+json'],
    ['with a body that is none', 400, '[{"type":"csp-violation","body":7}]', 'application/reports+json'],
    ['of old without its one field', 400, '{}', 'application/csp-report'],
  ])('%s is junk', async (_, status, body, type) => {
    expect((await post('/samtykke/reports', body, { 'content-type': type })).status).toBe(status);
    expect(await rows()).toEqual([]);
  });

  it('passes the preflight for pages of the site only', async () => {
    const ask = (origin: string): Promise<Response> =>
      server.consent.fetch(new Request(`${ORIGIN}/samtykke/reports`, { method: 'OPTIONS', headers: { origin } }));
    expect((await ask('https://www.told.example')).headers.get('access-control-allow-origin')).not.toBeNull();
    expect((await ask('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('what the server itself stops', () => {
  const visit = (body = 'page', headers: Record<string, string> = {}): Promise<Response> =>
    server.consent.protect(
      new Request(`${ORIGIN}/page`, {
        headers: { cookie: 'visit_jane=1; user_1234567=1', accept: 'text/html', ...headers },
      }),
      () =>
        new Response(body, {
          headers: [
            ['content-type', 'text/html'],
            ['set-cookie', 'rogue_7654321=1'],
            ['set-cookie', 'hour=1; Max-Age=99999'],
          ],
        }),
    );
  const COOKIES = [
    'request cookie visit_* denied undecided',
    'request cookie user_* denied undeclared',
    'server cookie rogue_* denied undeclared',
    'server cookie hour capped essential',
  ];

  it('is counted with the cookies of requests, whose names anybody can make up, apart', async () => {
    await visit();
    await visit();
    expect(await what()).toEqual(COOKIES);
    expect((await rows()).map((each) => each.seen)).toEqual([2, 2, 2, 2]);
  });

  it('is counted for each element that is made inert', async () => {
    await (
      await visit('<img src="https://cdn.other.example/a"><script src="https://tracker.example/b"></script>')
    ).text();
    expect(await what()).toEqual([
      ...COOKIES,
      'server beacon cdn.other.example denied undeclared',
      'server script tracker.example denied undecided',
    ]);
  });

  it.each(['', 'mode: report'])('tells browsers where to report (%j)', async (mode) => {
    server = await serverFor(mode);
    const { headers } = await visit();
    const name = mode ? 'content-security-policy-report-only' : 'content-security-policy';
    expect(headers.get(name)).toContain('report-uri /samtykke/reports; report-to samtykke');
    expect(headers.get('reporting-endpoints')).toBe('samtykke="/samtykke/reports"');
  });
});

describe('a flood', () => {
  const peer = (remoteAddress: string): object => ({ incoming: { socket: { remoteAddress } } });
  const send = async (path: string, client: string): Promise<Response> =>
    post(path, '{}', { ...PAGE, 'content-type': 'text/plain' }, peer(client));

  it('of one client is cut off, and takes nothing from choices and from other clients', async () => {
    server = await serverFor('', { requestsPerMinute: 3 });
    const statuses: number[] = [];
    for (const path of ['violations', 'reports', 'violations', 'reports', 'violations'])
      statuses.push((await send(`/samtykke/${path}`, '192.0.2.1')).status);
    expect(statuses).toEqual([400, 415, 400, 429, 429]);
    const refused = await send('/samtykke/violations', '192.0.2.1');
    expect([refused.headers.has('retry-after'), ((await refused.json()) as { code: string }).code]).toEqual([
      true,
      'too-many-requests',
    ]);
    expect((await send('/samtykke/violations', '192.0.2.2')).status).toBe(400);
    expect(
      (await post('/samtykke/choice', '{}', { ...PAGE, 'content-type': 'application/json' }, peer('192.0.2.1'))).status,
    ).toBe(422);
  });

  it('of many clients is cut off', async () => {
    const statuses = new Set<number>();
    for (let index = 0; index < 3_000; index++)
      statuses.add((await send('/samtykke/violations', `192.0.${index >> 8}.${index & 255}`)).status);
    expect([...statuses]).toEqual([400]);
    expect((await send('/samtykke/reports', '198.51.100.1')).status).toBe(429);
    expect((await server.get('/samtykke/health')).status).toBe(200);
  });

  it('of names fills no more rows than there are for pages, and hides nothing that the server sees', async () => {
    const words = (index: number): string => [...String(index)].map((digit) => 'qwrtzpsdfg'[Number(digit)]).join('');
    for (let from = 0; from < 2_000; from += 50)
      await tell(Array.from({ length: 50 }, (_, index) => seen({ name: words(from + index) })));
    await server.consent.protect(new Request(ORIGIN), () => new Response('', { headers: { 'set-cookie': 'rogue=1' } }));
    const kept = await rows();
    expect(kept).toHaveLength(252);
    expect(kept.find(({ kind }) => kind === 'other')).toMatchObject({ source: 'page', seen: 1_750 });
    expect(kept.at(-1)).toMatchObject({ source: 'server', name: 'rogue' });
  });
});

describe('the page for the operator', () => {
  const basic = (password: string, user = 'anybody'): Record<string, string> => ({
    authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
  });
  const read = (headers: Record<string, string> = basic(TOKEN)): Promise<Response> =>
    server.get('/samtykke/violations', headers);

  it('is not there without a token', async () => {
    server = await testServer({ registry: server.registry });
    expect((await read()).status).toBe(404);
    expect((await read({})).status).toBe(404);
  });

  it.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['another token', basic(`${TOKEN}x`)],
    ['the beginning of it', basic(TOKEN.slice(0, -1))],
    ['nothing for it', basic('')],
    ['it as the name of a user', basic('', TOKEN)],
    ['another scheme', { authorization: `Digest ${TOKEN}` }],
    ['a bearer of nothing', { authorization: 'Bearer' }],
    ['no base64', { authorization: 'Basic $$$' }],
  ])('answers %s with a challenge', async (_, headers) => {
    const answer = await read(headers);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([401, 'no-store']);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm="[^"]+", charset="UTF-8"$/);
  });

  it.each<[string, Record<string, string>]>([
    ['as a password', basic(TOKEN)],
    ['as a bearer', { authorization: `bearer ${TOKEN}` }],
  ])('opens to the token %s', async (_, headers) => expect((await read(headers)).status).toBe(200));

  it('opens to a token that holds a colon', async () => {
    server = await serverFor('', { tokens: [tokenFor('a:token:with:colons')] });
    expect((await read(basic('a:token:with:colons'))).status).toBe(200);
  });

  it('lists what was stopped with its mend, what is undeclared first, and nothing that runs', async () => {
    await tell([
      seen({ name: 'visit_jane', because: 'undecided' }),
      seen({ name: '<b onclick="x()">"&' }),
      seen({ kind: 'script', name: 'cdn.tracker.org/a.js' }),
    ]);
    const answer = await read();
    const html = await answer.text();
    const cells = [...html.matchAll(/scope="row">(.*?)<\/th><td role="cell" data-label="Kind: ">(.*?)<\/td>/g)];
    expect(cells.map(([, name, kind]) => `${kind} ${name}`)).toEqual([
      'cookie <code>&lt;b onclick=&quot;x()&quot;&gt;&quot;&amp;</code>',
      'script <code>cdn.tracker.org</code>',
      'cookie <code>visit_*</code>',
    ]);
    expect(html).toContain('name: &quot;cdn.tracker.org/*&quot;, kind: script, provider: tracker,');
    expect(html).toMatch(
      /<caption>.+<\/caption><thead role="rowgroup"><tr role="row">(<th role="columnheader" scope="col">[\w ]+<\/th>){6}<\/tr>/,
    );
    expect(html).not.toMatch(/<script|<style|style="|onclick="/);
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect([answer.headers.get('cache-control'), answer.headers.getSetCookie()]).toEqual(['no-store', []]);
  });

  it('is for no script, not even of a page of the site', async () => {
    const answer = await read({ ...basic(TOKEN), origin: 'https://www.told.example' });
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  it('leaves out what the registry names by now', async () => {
    await tell([seen({ name: 'theme' }), seen({ kind: 'script', name: 'cdn.other.example/a.js' }), seen()]);
    const more = `  - { name: theme, category: essential, retention: P1Y }
  - { name: cdn.other.example/lib/*, kind: script, provider: other, category: analytics, retention: session }\n`;
    server = await testServer({
      registry: await registryOf(REGISTRY.replace('MODE', '') + more),
      tokens: [tokenFor(TOKEN)],
      store: server.store,
    });
    const html = await (await read()).text();
    expect(html).toContain('names it by now: 2.');
    expect(html.match(/scope="row"/g)).toHaveLength(1);
    expect(html).toContain('<code>rogue</code>');
  });

  it('slows down whoever tries tokens', async () => {
    server = await serverFor('', { requestsPerMinute: 2 });
    const from = { incoming: { socket: { remoteAddress: '192.0.2.1' } } };
    const guess = async (): Promise<number> =>
      (await server.consent.fetch(new Request(`${ORIGIN}/samtykke/violations`, { headers: basic('a guess') }), from))
        .status;
    expect([await guess(), await guess(), await guess()]).toEqual([401, 401, 429]);
  });
});
