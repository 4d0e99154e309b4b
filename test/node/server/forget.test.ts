import { beforeEach, describe, expect, it } from 'vitest';
import type { Registry } from '../../../src/registry/index.ts';
import { type ConsentServer, type Forgotten, type Store, sqliteStore } from '../../../src/server/index.ts';
import { registryOf } from '../../support/registry.ts';
import { cookieAfter, ORIGIN, type TestServer, testServer } from '../../support/server.ts';

const TEXT = `
site:
  name: Site
  domains: [night.test]
  controllers: [{ name: A, office: B, register: C }]
  contacts: { requests: a@night.test }
  languages: [en]
  jurisdiction: NO
categories:
  essential: { always: true }
  functionality: {}
  personalised: { special: true }
entries:
  - { name: consent, category: essential, retention: P180D }
  - { name: session, category: essential, retention: session, sealed: signed, httpOnly: true }
  - { name: profile, category: functionality, retention: P30D, sealed: encrypted, httpOnly: true }
  - { name: list_*, category: functionality, retention: P30D }
`;

let registry: Registry;
let store: Store;
let server: TestServer;
let forgotten: Forgotten[];
/** What the site's own forgetting does: an error, where its own database is away. */
let failure: Error | undefined;

const open = (): Promise<TestServer> =>
  testServer({
    registry,
    store,
    forget: async (cookie) => {
      if (failure) throw failure;
      forgotten.push(cookie);
    },
  });

beforeEach(async () => {
  registry = await registryOf(TEXT);
  store = sqliteStore({ path: ':memory:' });
  forgotten = [];
  failure = undefined;
  server = await open();
});

/** The cookies of a visitor who has agreed, and for whom the site has kept something. */
async function agreed(): Promise<string> {
  const { cookie = '' } = cookieAfter(await server.choose({ choice: 'accept' }));
  return [cookie, ...kept(server.consent, cookie)].join('; ');
}

function kept(consent: ConsentServer, cookie: string): readonly string[] {
  const jar = consent.jar(new Request(ORIGIN, { headers: { cookie } }));
  jar.set('session', 'session 1');
  jar.set('profile', 'visitor 7');
  jar.set('list_order', 'a to z');
  return jar.setCookie().map((each) => each.split(';', 1)[0] as string);
}

const WITHDRAWN = [
  { name: 'profile', value: 'visitor 7' },
  { name: 'list_order', value: 'a to z' },
];

describe('a withdrawal', () => {
  it('has the site forget what it keeps for each cookie that is deleted, before it is answered', async () => {
    const cookie = await agreed();
    expect(forgotten).toEqual([]);
    await server.choose({ choice: 'refuse' }, { cookie });
    expect(forgotten).toEqual(WITHDRAWN);
  });

  it('does so by form, and where the page has written the refusal before', async () => {
    const cookie = await agreed();
    await server.submit({ choice: 'refuse' }, { cookie });
    const refusal = `consent=1.${Math.floor(server.time.now / 1000).toString(36)}..functionality*personalised.`;
    await server.choose({ choice: 'refuse' }, { cookie: cookie.replace(/consent=[^;]*/, refusal) });
    expect(forgotten).toEqual([...WITHDRAWN, ...WITHDRAWN]);
  });

  it('forgets all with all that the browser keeps', async () => {
    const cookie = await agreed();
    const form = new URLSearchParams({
      registry: registry.version,
      language: 'en',
      surface: 'policy',
      choice: 'refuse',
    });
    const headers = { origin: ORIGIN, 'sec-fetch-site': 'same-origin', cookie };
    const request = new Request(`${ORIGIN}/samtykke/delete`, { method: 'POST', headers, body: form });
    expect((await server.consent.fetch(request)).status).toBe(200);
    expect(forgotten).toEqual([{ name: 'session', value: 'session 1' }, ...WITHDRAWN]);
  });

  it('forgets nothing for what nobody has sealed, and nothing while it is allowed', async () => {
    const cookie = await agreed();
    await server.choose({ choice: 'accept' }, { cookie });
    await server.choose({ choice: 'refuse' }, { cookie: cookie.replace(/profile=[^;]*/, 'profile=visitor 8') });
    expect(forgotten).toEqual([WITHDRAWN[1]]);
  });

  it('is tried again until it is done, also by another server on the same store', async () => {
    const cookie = await agreed();
    failure = new Error('the database is away');
    const answer = await server.choose({ choice: 'refuse' }, { cookie });
    expect([answer.status, forgotten]).toEqual([201, []]);
    failure = undefined;
    server = await open();
    await expect.poll(() => forgotten).toEqual(WITHDRAWN);
    server = await open();
    expect(forgotten).toEqual(WITHDRAWN);
  });

  it('is held up by nobody else, whether that fails or never ends', async () => {
    const cookie = await agreed();
    const calls: string[] = [];
    server = await testServer({
      registry,
      store,
      forget: async ({ value }) => {
        calls.push(value);
        if (value === 'fails') throw new Error('not now');
        if (value === 'hangs') await new Promise(() => undefined);
      },
    });
    await server.choose({ choice: 'refuse' }, { cookie: 'list_a=fails' });
    const before = performance.now();
    expect((await server.choose({ choice: 'refuse' }, { cookie: 'list_a=hangs' })).status).toBe(201);
    expect(performance.now() - before).toBeLessThan(10_000);
    await server.choose({ choice: 'refuse' }, { cookie });
    expect(calls).toEqual(['fails', 'hangs', 'visitor 7', 'a to z']);
  });

  it('is not held up by an earlier one that never ends, once it is tried again', async () => {
    failure = new Error('the database is away');
    for (const cookie of ['list_a=hangs', 'list_a=waits']) await server.choose({ choice: 'refuse' }, { cookie });
    const done: string[] = [];
    await testServer({
      registry,
      store,
      forget: async ({ value }) => {
        if (value === 'hangs') await new Promise(() => undefined);
        done.push(value);
      },
    });
    await expect.poll(() => done).toEqual(['waits']);
  });

  it('asks once for what comes many times, and not for more than a browser keeps', async () => {
    const many = Array.from({ length: 500 }, (_, index) => `list_a=${index % 250}`).join('; ');
    await server.choose({ choice: 'refuse' }, { cookie: `list_b=x; list_b=x; ${many}` });
    expect(forgotten[0]).toEqual({ name: 'list_b', value: 'x' });
    expect([forgotten.length <= 180, new Set(forgotten.map(({ value }) => value)).size]).toEqual([
      true,
      forgotten.length,
    ]);
  });

  it('writes nothing of a cookie into the log', async () => {
    const lines: string[] = [];
    server = await testServer({
      registry,
      store,
      log: (line) => lines.push(JSON.stringify(line)),
      forget: async ({ value }) => Promise.reject(new TypeError(`cannot delete ${value}`)),
    });
    await server.choose({ choice: 'refuse' }, { cookie: 'list_a=secret' });
    expect(lines.some((line) => line.includes('TypeError'))).toBe(true);
    expect(lines.filter((line) => line.includes('secret'))).toEqual([]);
  });
});
