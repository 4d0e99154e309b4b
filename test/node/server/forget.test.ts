import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Registry } from '../../../src/registry/index.ts';
import {
  type ConsentServer,
  type ConsentServerOptions,
  type Forgotten,
  nodeMiddleware,
  type Store,
  sqliteStore,
} from '../../../src/server/index.ts';
import { HEAD, registryOf } from '../../support/registry.ts';
import { cookieAfter, ORIGIN, setCookies, type TestServer, testServer } from '../../support/server.ts';

const TEXT = `${HEAD}categories:
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

const open = (others: Partial<ConsentServerOptions> = {}): Promise<TestServer> =>
  testServer({
    ...others,
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

/** Of a place where refusals hold longer than grants, so that a choice outlives one. */
const BEHIND = TEXT.replace('NO', 'CH\n  sensitivePaths: [/health/*]')
  .replace('personalised: { special: true }', 'ads: { advertising: true }')
  .replace('retention: P180D', 'retention: P1Y')
  .concat('  - { name: ad, category: ads, retention: P30D, sealed: encrypted, httpOnly: true }\n')
  .concat('  - { name: click_*, category: ads, retention: P30D }\n');

describe('a consent that ends by itself, behind protect', () => {
  beforeEach(async () => {
    registry = await registryOf(BEHIND);
    server = await open();
  });

  const GPC = { 'sec-gpc': '1' };
  const AD = { name: 'ad', value: 'visitor 7' };

  /** The cookies of a visitor who has agreed to advertising alone, and two of whose hold what the site has kept. */
  const choose = async (ads: 'all' | 'none' = 'all'): Promise<string> => {
    const { cookie = '' } = cookieAfter(
      await server.choose({ choice: 'save', answers: { functionality: 'none', ads }, surface: 'panel' }),
    );
    return cookie;
  };
  const agreed = async (): Promise<string> => {
    const cookie = await choose();
    const jar = server.consent.jar(new Request(ORIGIN, { headers: { cookie } }));
    jar.set('ad', 'visitor 7');
    jar.set('session', 'session 1');
    return [cookie, ...jar.setCookie().map((each) => each.split(';', 1)[0] as string)].join('; ');
  };
  /** What the site sees of a page's request, and what its answer deletes. */
  const visit = async (cookie: string, others: Readonly<Record<string, string>> = {}, path = '/page') => {
    const headers = { cookie, accept: 'text/html', ...others };
    const response = await server.consent.protect(
      new Request(ORIGIN + path, { headers }),
      (request) => new Response(request.headers.get('cookie')),
    );
    const deleted = setCookies(response).filter(({ attributes }) => attributes['max-age'] === '0');
    const names = (await response.text()).split('; ').map((each) => each.split('=')[0]);
    return { sees: names, deletes: deleted.map(({ name }) => name), caching: response.headers.get('cache-control') };
  };
  /** Long enough for what is done behind an answer. */
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

  it('has the site forget what stood in its cookies, and the browser delete them', async () => {
    const cookie = await agreed();
    expect(await visit(cookie)).toEqual({ sees: ['consent', 'ad', 'session'], deletes: [], caching: null });
    expect(forgotten).toEqual([]);
    const page = await visit(cookie, GPC);
    expect(page).toEqual({ sees: ['consent', 'session'], deletes: ['ad'], caching: 'private, no-store' });
    await expect.poll(() => forgotten).toEqual([AD]);
  });

  it('does so when its time is over', async () => {
    const cookie = await agreed();
    server.time.now += 179 * 86_400_000;
    expect((await visit(cookie)).deletes).toEqual([]);
    server.time.now += 2 * 86_400_000;
    expect((await visit(cookie)).deletes).toEqual(['ad']);
    await expect.poll(() => forgotten).toEqual([AD]);
  });

  it('does so when the registry has widened what was agreed to', async () => {
    const cookie = await agreed();
    registry = await registryOf(BEHIND.replace('ads, retention: P30D', 'ads, retention: P60D'));
    server = await open();
    expect((await visit(cookie)).deletes).toEqual(['ad']);
    await expect.poll(() => forgotten).toEqual([AD]);
  });

  it('does so when its visitor is known to be a minor', async () => {
    const cookie = await agreed();
    server = await open({ isMinor: () => true });
    expect((await visit(cookie)).deletes).toEqual(['ad']);
    await expect.poll(() => forgotten).toEqual([AD]);
  });

  it('does not where nobody can tell for now whether its visitor is one', async () => {
    const cookie = await agreed();
    const isMinor = (): never => {
      throw new Error('the database is away');
    };
    server = await open({ isMinor });
    expect(await visit(cookie)).toMatchObject({ sees: ['consent', 'session'], deletes: [] });
    await settled();
    expect(forgotten).toEqual([]);
  });

  it('does so on Node’s own servers, of which a handler answers at once', async () => {
    const cookie = await agreed();
    const through = nodeMiddleware(server.consent);
    const node = createServer((request, response) => through(request, response, () => response.end('page')));
    await new Promise<void>((resolve) => node.listen(0, resolve));
    onTestFinished(() => void node.close());
    const { port } = node.address() as AddressInfo;
    const headers = { cookie, accept: 'text/html', ...GPC };
    const response = await fetch(`http://127.0.0.1:${port}/page`, { headers });
    expect(setCookies(response).map(({ name }) => name)).toEqual(['ad']);
    await expect.poll(() => forgotten).toEqual([AD]);
  });

  it.each([
    ['no choice', async () => ''],
    ['a choice that has refused it', () => choose('none')],
    ['a choice that is forged', async () => (await choose()).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
    ['a choice whose signature is cut off', async () => (await choose()).replace(/[^.]*$/, '')],
  ])('forgets nothing for %s, whatever cookies come with it', async (_, make) => {
    const [choice, own] = [await make(), (await agreed()).split('; ').slice(1)];
    const page = await visit([choice, ...own].join('; '), GPC);
    expect([page.sees.includes('ad'), page.deletes.includes('ad')]).toEqual([false, false]);
    await settled();
    expect(forgotten).toEqual([]);
  });

  it('forgets nothing for what nobody has sealed, for what was never agreed to, or while a clock is wrong', async () => {
    const cookie = await agreed();
    const others = cookie.replace(/ad=[^;]*/, 'ad=visitor 8; profile=visitor 7; list_order=a to z; rogue=1');
    expect((await visit(others, GPC)).deletes).toEqual(['ad']);
    server.time.now -= 3 * 86_400_000;
    expect(await visit(cookie)).toMatchObject({ sees: ['consent', 'session'], deletes: [] });
    server.time.now += 400 * 86_400_000;
    expect(await visit(cookie)).toMatchObject({ sees: ['consent', 'session'], deletes: [] });
    await settled();
    expect(forgotten).toEqual([]);
  });

  it('waits for a page that is not sensitive, and for one that no cache keeps', async () => {
    const cookie = await agreed();
    expect((await visit(cookie, GPC, '/health/sleep')).deletes).toEqual([]);
    expect((await visit(cookie, { ...GPC, accept: 'image/png' })).deletes).toEqual([]);
    await settled();
    expect(forgotten).toEqual([]);
  });

  it('changes and forgets nothing in report mode, and deletes nothing where a site keeps nothing', async () => {
    const cookie = await agreed();
    server = await testServer({ registry, store });
    expect(await visit(cookie, GPC)).toMatchObject({ sees: ['consent', 'session'], deletes: [], caching: null });
    registry = await registryOf(BEHIND.replace('site:', 'site:\n  mode: report'));
    server = await open();
    expect(await visit(cookie, GPC)).toMatchObject({ sees: ['consent', 'ad', 'session'], deletes: [] });
    await settled();
    expect(forgotten).toEqual([]);
  });

  it('asks once for what comes many times before it is done, and again until it is', async () => {
    const cookie = await agreed();
    failure = new Error('the database is away');
    const pages = await Promise.all(Array.from({ length: 20 }, () => visit(cookie, GPC)));
    expect(pages.every(({ deletes }) => deletes.includes('ad'))).toBe(true);
    await settled();
    failure = undefined;
    server = await open();
    await expect.poll(() => forgotten).toEqual([AD]);
    await settled();
    expect(forgotten).toEqual([AD]);
  });

  it('keeps no more than a hundred waiting, and deletes nothing that is not noted', async () => {
    const choice = await choose();
    failure = new Error('the database is away');
    const visits = Array.from({ length: 120 }, (_, index) => visit(`${choice}; click_a=${index}`, GPC));
    const deleting = (await Promise.all(visits)).filter(({ deletes }) => deletes.includes('click_a'));
    expect(deleting).toHaveLength(100);
    await settled();
    failure = undefined;
    server = await open();
    await expect.poll(() => forgotten.length).toBe(100);
    expect((await visit(`${choice}; click_a=119`, GPC)).deletes).toEqual(['click_a']);
    await expect.poll(() => forgotten.length).toBe(101);
  });

  it('has ten go with one page, and the rest with the next', async () => {
    const names = Array.from({ length: 15 }, (_, index) => `click_${index}`);
    const choice = await choose();
    const first = await visit([choice, ...names.map((name) => `${name}=1`)].join('; '), GPC);
    expect(first.deletes).toEqual(names.slice(0, 10));
    const second = await visit([choice, ...names.slice(10).map((name) => `${name}=1`)].join('; '), GPC);
    expect(second.deletes).toEqual(names.slice(10));
    await expect.poll(() => forgotten.map(({ name }) => name)).toEqual(names);
  });

  it('strips the cookie and leaves it in the browser where it cannot be noted', async () => {
    const cookie = await agreed();
    await store.close();
    expect(await visit(cookie, GPC)).toMatchObject({ sees: ['consent', 'session'], deletes: [] });
    store = sqliteStore({ path: ':memory:' });
  });
});
