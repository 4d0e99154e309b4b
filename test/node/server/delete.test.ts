import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqliteStore } from '../../../src/server/index.ts';
import { registryOf } from '../../support/registry.ts';
import { cookieAfter, ORIGIN, setCookies, type TestServer, temporaryFolder, testServer } from '../../support/server.ts';

const REGISTRY = `site:
  name: Kept
  domains: [kept.example]
  controllers: [{ name: Kept AS, office: Oslo, register: "1" }]
  contacts: { requests: privacy@kept.example }
  languages: [en]
categories: { essential: { always: true }, functionality: {}, personalised: { special: true } }
providers:
  player: { name: Player, hosts: [player.example] }
  maps: { name: Maps, hosts: [maps.example] }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: session, category: essential, retention: session, httpOnly: true }
  - { name: far, category: essential, retention: P30D, path: /far }
  - { name: lang, category: functionality, retention: P30D }
  - { name: volume, category: functionality, provider: player, retention: P30D, domain: player.example }
  - { name: seen, kind: localStorage, category: functionality, provider: player, retention: P30D, domain: sub.player.example }
  - { name: own, category: functionality, provider: player, retention: P30D, domain: kept.example }
  - { name: theme, kind: localStorage, category: functionality, retention: P30D }
  - { name: zoom, category: functionality, provider: maps, retention: P30D, domain: maps.example }
  - { name: player.example/embed/*, kind: frame, category: functionality, provider: player, retention: session }
  - { name: taste, category: personalised, provider: player, retention: P30D }
`;

const folder = temporaryFolder();
const path = `${folder.path}/records.db`;
let server: TestServer;
/** The same file, as another process has it. */
let other: DatabaseSync;

beforeAll(async () => {
  const store = sqliteStore({ path, lockWaitMilliseconds: 20 });
  server = await testServer({ registry: await registryOf(REGISTRY), store, requestsPerMinute: 0 });
  other = new DatabaseSync(path);
});
afterAll(async () => {
  await server.store.close();
  other.close();
  folder.remove();
});

const recordCount = (): unknown => other.prepare('SELECT count(*) AS count FROM record').get()?.count;

/** The form as the page holds it, sent as a browser sends it. */
function press(
  headers: Record<string, string> = {},
  fields: Record<string, string> = {},
  from = 'https://night.test',
): Promise<Response> {
  const { registry } = server;
  const form = {
    choice: 'refuse',
    registry: registry.version,
    language: 'en',
    surface: 'policy',
    asked: '',
    ...fields,
  };
  // As browsers say to those that they trust without TLS, and to no others.
  const page = /^http:.*\.test$/.test(from) ? { origin: from } : { origin: from, 'sec-fetch-site': 'same-origin' };
  const request = { method: 'POST', headers: { ...page, ...headers }, body: new URLSearchParams(form) };
  return server.consent.fetch(new Request(`${from}/samtykke/delete`, request));
}

async function agreed(): Promise<{ readonly cookie: Record<string, string>; readonly id: string }> {
  const response = await server.choose({
    choice: 'save',
    language: 'en',
    surface: 'panel',
    answers: { functionality: ['player'] },
  });
  return { cookie: cookieAfter(response), id: ((await response.json()) as { consentId: string }).consentId };
}

const textOf = async (response: Response): Promise<string> =>
  (await response.text())
    .replaceAll(/<head>.*<\/head>/gs, '')
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll(/\n+/g, '\n');

describe('delete everything', () => {
  it('has the browser delete all that it holds, sign-in and choice included, and says so on a page without script', async () => {
    const { cookie } = await agreed();
    const headers = { cookie: `${cookie.cookie}; session=1; lang=en; rogue=1` };
    const response = await press(headers);
    expect([response.status, response.headers.get('clear-site-data'), response.headers.get('cache-control')]).toEqual([
      200,
      '"cache", "cookies", "storage"',
      'no-store',
    ]);
    const deleted = setCookies(response);
    expect(deleted.every(({ value, attributes }) => value === '' && attributes['max-age'] === '0')).toBe(true);
    expect(new Set(deleted.map(({ name, attributes }) => `${name} ${attributes.path}`))).toEqual(
      new Set(['consent /', 'session /', 'lang /', 'rogue /', 'far /far', 'far /']),
    );
    const html = await response.clone().text();
    expect(html).not.toContain('<script');
    expect(html).toContain('<h1>Everything has been deleted</h1>');
    expect(await textOf(response)).toContain('also what kept you signed in and your answers about cookies');
  });

  it.each(['http://localhost:8080', 'http://a.localhost', 'http://127.0.0.1:8080', 'http://[::1]:8080'])(
    'says so at %s too, which browsers trust without TLS',
    async (from) => {
      expect(await textOf(await press({}, {}, from))).toContain('Everything has been deleted');
    },
  );

  it.each([{ 'x-forwarded-proto': 'https' }, {}])('says so behind a proxy that ends TLS and says %o', async (said) => {
    const headers = { ...said, 'sec-fetch-site': 'same-origin' };
    expect(await textOf(await press(headers, {}, ORIGIN))).toContain('Everything has been deleted');
  });

  it.each(['http://night.test', 'http://localhost.night.test', 'http://127.0.0.1.night.test'])(
    'names at %s what may be left, since browsers delete cookies only without TLS',
    async (from) => {
      const { cookie } = await agreed();
      const response = await press({ cookie: `${cookie.cookie}; lang=en` }, {}, from);
      // Chromium takes no cookie from an answer with this header, if it does not heed it.
      expect(response.headers.get('clear-site-data')).toBeNull();
      expect(setCookies(response).map(({ name }) => name)).toEqual(expect.arrayContaining(['consent', 'lang']));
      const text = await textOf(response);
      expect(text).toContain('\nCookies have been deleted\n');
      expect(text).toMatch(/may still be there[^\n]*HTTPS[^\n]*\n(?:.*\n)*theme \(Local storage\)\n/);
      // Secure by declaration, and not sent: it may be there.
      expect(text).toContain('\nsession (Cookie)\n');
      expect(text).not.toMatch(/Everything has been deleted|consent \(Cookie|lang \(Cookie|zoom \(|embed/);
    },
  );

  it('names what only the visitor can delete, of what was allowed until now', async () => {
    const text = await textOf(await press((await agreed()).cookie));
    expect(text).toContain('Only you can delete this');
    expect(text).toContain('volume (Player) and seen (Player)');
    expect(text).not.toMatch(/zoom|own \(/);
    expect(await textOf(await press())).not.toContain('Only you can delete');
  });

  it('is a withdrawal on record, with both buttons as they were shown', async () => {
    const { cookie, id } = await agreed();
    await press(cookie);
    const { records } = (await (await server.get(`/samtykke/records/${id}`)).json()) as {
      records: { chosen: object; shown: object; replaces: string; id: string; content: { html: string } }[];
    };
    expect(records).toHaveLength(2);
    expect(records[1]).toMatchObject({
      replaces: records[0]?.id,
      shown: { surface: 'policy', before: { functionality: ['player'] } },
      chosen: { reply: 'refuse', answers: { functionality: 'none', personalised: 'none' } },
      method: 'form',
    });
    expect(records[1]?.content.html).toMatch(/Withdraw consent.*Deletes everything.*Delete everything/s);
  });

  it('leaves no record where nothing was agreed to', async () => {
    const before = recordCount();
    const refusal = cookieAfter(await server.choose({ choice: 'refuse', language: 'en' }));
    expect(recordCount()).toBe((before as number) + 1);
    for (const cookie of [{}, refusal, { cookie: 'consent=forged' }])
      expect((await press(cookie as Record<string, string>)).status).toBe(200);
    expect(recordCount()).toBe((before as number) + 1);
  });

  it('is done also where the withdrawal cannot be stored, and the page says how to have it recorded', async () => {
    const { cookie, id } = await agreed();
    const before = recordCount();
    other.exec('BEGIN IMMEDIATE');
    try {
      const response = await press(cookie);
      expect([response.status, response.headers.get('clear-site-data')]).toEqual([
        503,
        '"cache", "cookies", "storage"',
      ]);
      expect(setCookies(response).map(({ name }) => name)).toContain('consent');
      const text = await textOf(response);
      expect(text).toContain(`give this consent ID: ${id}`);
      expect(text).toContain('privacy@kept.example');
      // Nothing is owed where nothing was agreed to.
      expect((await press()).status).toBe(200);
    } finally {
      other.exec('COMMIT');
    }
    expect(recordCount()).toBe(before);
  });

  it.each<[string, Record<string, string>, Record<string, string>, number]>([
    ['a page of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, {}, 403],
    ['a form that is cut', {}, { registry: '' }, 422],
    ['a form of another registry', {}, { registry: 'f'.repeat(64) }, 422],
    ['a form that is too large', {}, { asked: 'a'.repeat(70_000) }, 413],
    ['no form', { 'content-type': 'application/json' }, {}, 415],
  ])('is not done for %s', async (_, headers, fields, status) => {
    const { cookie } = await agreed();
    const before = recordCount();
    const response = await press({ ...cookie, ...headers }, fields);
    expect([response.status, response.headers.get('clear-site-data'), setCookies(response)]).toEqual([
      status,
      null,
      [],
    ]);
    expect(recordCount()).toBe(before);
  });

  it('takes from the same budget as choices', async () => {
    const limited = await testServer({ requestsPerMinute: 1, clientAddressHeader: 'x-client' });
    const client = { 'x-client': '192.0.2.1' };
    await limited.submit({ choice: 'refuse' }, client);
    const request = new Request(`${ORIGIN}/samtykke/delete`, {
      method: 'POST',
      headers: client,
      body: new URLSearchParams(),
    });
    const response = await limited.consent.fetch(request);
    expect([response.status, response.headers.get('clear-site-data')]).toEqual([429, null]);
  });
});

describe('the button that deletes everything', () => {
  it.each(['/samtykke/policy/en', '/samtykke/choice?language=en'])(
    'stands on %s after what it does',
    async (address) => {
      const html = await (await server.get(address)).text();
      expect(html).toMatch(
        /<form method="post" action="\/samtykke\/delete"><p id="delete-about">Deletes everything[^<]*signed in[^<]*<\/p><button [^>]*aria-describedby="delete-about">Delete everything</,
      );
    },
  );

  it('is in no banner and on no page that any cache may keep', async () => {
    const { banner } = server.consent.visit(new Request(ORIGIN), 'en');
    const version = await server.get(`/samtykke/policy/en/${server.registry.version}`);
    expect(banner + (await version.text())).not.toContain('/samtykke/delete');
  });
});

describe('a withdrawal by plain form', () => {
  it('leads to a page that names what only the visitor can delete of what was withdrawn', async () => {
    const { cookie } = await agreed();
    const form = { choice: 'refuse', surface: 'policy', asked: '', language: 'en' };
    const response = await server.submit(form, cookie);
    const address = response.headers.get('location') ?? '';
    expect(address).toBe('/samtykke/policy/en?saved=1&withdrawn=functionality%3Aplayer');
    const text = await textOf(await server.get(address, cookieAfter(response)));
    expect(text).toMatch(/has been saved\.\nOnly you can delete this[^\n]*: volume \(Player\) and seen \(Player\)\n/);
    // Nothing was allowed any more.
    const again = await server.submit(form, cookieAfter(response));
    expect(again.headers.get('location')).toBe('/samtykke/policy/en?saved=1');
  });

  it('takes no text from the address', async () => {
    const text = await textOf(await server.get('/samtykke/policy/en?saved=1&withdrawn=functionality:nobody+%3Cb%3E'));
    expect(text).not.toContain('Only you can delete');
  });
});
