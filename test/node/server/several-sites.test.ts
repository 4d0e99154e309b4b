/** Several sites behind one address: whose request it is, and that nothing of one reaches another. */
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Registry } from '../../../src/registry/index.ts';
import {
  type ConsentServerOptions,
  consentServer,
  listen,
  openLogKeys,
  openStore,
  type SeveralSites,
  type Store,
  severalSites,
  sqliteStore,
} from '../../../src/server/index.ts';
import { aRecord } from '../../support/a-record.ts';
import { emptyTables, startPostgres, type TestPostgres, withoutPostgres } from '../../support/postgres.ts';
import { HEAD, registryOf } from '../../support/registry.ts';
import { cookieAfter, NOON, SECRET, temporaryFolder } from '../../support/server.ts';
import { tokenFor } from '../../support/tokens.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let files = 0;

/** @param more of the entry of the choice cookie. */
const registryAt = (domains: string, more = ''): Promise<Registry> =>
  registryOf(`${HEAD.replace('site.example', domains)}
categories: { essential: { always: true }, analytics: {} }
entries:
  - { name: consent, category: essential, retention: P1Y, details: What you have chosen${more} }
  - { name: visits, category: analytics, retention: P30D, details: Counts visits }
`);
const NORTH = await registryAt('north.example, north.test');
const SOUTH = await registryAt('south.example');
/** Lies within the domain of another site. */
const SHOP = await registryAt('shop.north.example');

const CHOICE = { choice: 'accept', language: 'en', surface: 'banner', asked: ['analytics'] };

interface Started extends SeveralSites {
  readonly store: Store;
  /** Sends a request to a host. */
  ask(host: string, path: string, init?: RequestInit, env?: object): Promise<Response>;
  /** Sends a choice from a page of a host to that host. */
  choose(host: string, choice?: object, headers?: Record<string, string>, env?: object): Promise<Response>;
}

let open: Started[] = [];
afterEach(async () => {
  for (const each of open) {
    await each.close();
    await each.store.close();
  }
  open = [];
});

/** All of them with the same secrets, each with keys of its own for its log. */
async function start(
  store: Store = sqliteStore({ path: ':memory:' }),
  more: (registry: Registry) => Partial<ConsentServerOptions> = () => ({}),
): Promise<Started> {
  const all = await Promise.all(
    [NORTH, SOUTH, SHOP].map(async (registry) =>
      consentServer({
        registry,
        store,
        secrets: [SECRET],
        clock: () => NOON,
        logKeys: await openLogKeys(join(folder.path, `${files++}`), store, registry),
        logIntervalMilliseconds: 20,
        ...more(registry),
      }),
    ),
  );
  const sites = severalSites(all);
  const ask: Started['ask'] = (host, path, init, env) =>
    sites.fetch(new Request(`https://${host}/samtykke${path}`, init), env);
  const started: Started = {
    ...sites,
    store,
    ask,
    choose: (host, choice = {}, headers = {}, env = {}) => {
      const registry = [SHOP, NORTH, SOUTH].find(({ site }) => site.domains.some((each) => host.endsWith(each)));
      const body = JSON.stringify({ ...CHOICE, registry: registry?.version, ...choice });
      const own = { origin: `https://${host}`, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
      return ask(host, '/choice', { method: 'POST', headers: { ...own, ...headers }, body }, env);
    },
  };
  open.push(started);
  return started;
}

const codeOf = async (answer: Response): Promise<unknown> => [
  answer.status,
  ((await answer.json()) as { code?: string }).code,
];
const statusOf = async (answer: Promise<Response>): Promise<number> => (await answer).status;

describe('a request belongs to the site', () => {
  it.each([
    ['north.example', NORTH],
    ['north.test', NORTH],
    ['www.north.example', NORTH],
    ['North.Example', NORTH],
    ['north.example.', NORTH],
    ['north.example:8443', NORTH],
    ['south.example', SOUTH],
    ['shop.north.example', SHOP],
    ['de.shop.north.example', SHOP],
  ])('that is nearest around %s', async (host, { version }) => {
    const { ask } = await start();
    expect(await (await ask(host, '/status')).json()).toMatchObject({ registry: version });
  });

  it.each(['127.0.0.1', '[::1]', 'localhost', 'example', 'notnorth.example', 'north.example.evil.test', 'constructor'])(
    'of none at %s',
    async (host) => {
      const { ask } = await start();
      const answer = await ask(host, '/policy/en', { headers: { 'x-forwarded-host': 'north.example' } });
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.json()).toMatchObject({ code: 'unknown-site', status: 421, detail: `host: ${host}` });
    },
  );

  it('whatever else is asked for at a host of none', async () => {
    const { ask, fetch } = await start(undefined, () => ({ tokens: [tokenFor('secret')] }));
    const headers = { authorization: 'Bearer secret' };
    for (const path of [
      '/metrics',
      '/records/health',
      '/policy/ready',
      '/log/keys',
      '/a/health',
      '//health',
      '/health/',
    ])
      expect(await codeOf(await ask('127.0.0.1', path, { headers }))).toEqual([421, 'unknown-site']);
    expect(await statusOf(ask('127.0.0.1', '/ready', { method: 'POST' }))).toBe(421);
    expect(await statusOf(fetch(new Request('http://127.0.0.1/.well-known/gpc.json')))).toBe(421);
  });
});

describe('health and readiness', () => {
  it('are those of all sites at a host of none, and of one site at its own', async () => {
    const broken = sqliteStore({ path: join(folder.path, 'broken.db') });
    const { ask, drain } = await start(undefined, (registry) => (registry === SOUTH ? { store: broken } : {}));
    const answers = async (path: string): Promise<readonly number[]> =>
      Promise.all(['127.0.0.1', 'north.example', 'south.example'].map((host) => statusOf(ask(host, path))));
    expect([await answers('/health'), await answers('/ready')]).toEqual([
      [200, 200, 200],
      [200, 200, 200],
    ]);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await broken.close();
    expect([await answers('/health'), await answers('/ready')]).toEqual([
      [200, 200, 200],
      [503, 200, 503],
    ]);
    drain();
    expect(await answers('/ready')).toEqual([503, 503, 503]);
  });

  it('are asked for at each base path', async () => {
    const { ask, fetch } = await start(undefined, (registry) => (registry === SOUTH ? { basePath: '/consent' } : {}));
    expect(await statusOf(ask('127.0.0.1', '/ready'))).toBe(200);
    const head = await fetch(new Request('http://127.0.0.1/consent/ready', { method: 'HEAD' }));
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(await statusOf(fetch(new Request('http://127.0.0.1/other/ready')))).toBe(421);
  });
});

/** What holds of a store that all sites share. */
function isolationSuite(name: string, newStore: () => Promise<Store>): void {
  describe(`over one store (${name})`, () => {
    let sites: Started;
    beforeEach(async () => {
      sites = await start(await newStore(), ({ site }) => ({ tokens: [tokenFor(`secret-of-${site.domains[0]}`)] }));
    });

    it('a record is found by its own site alone, also where another has one of the same consent ID', async () => {
      const { consentId } = (await (await sites.choose('north.example')).json()) as { consentId: string };
      const records = (host: string): Promise<Response> => sites.ask(host, `/records/${consentId}`);
      expect([await statusOf(records('north.example')), await codeOf(await records('south.example'))]).toEqual([
        200,
        [404, 'no-record'],
      ]);
      const other = aRecord({ site: 'south.example', consentId });
      await sites.store.addRecord(other, 'a-key');
      const idsAt = async (host: string): Promise<readonly string[]> =>
        ((await (await records(host)).json()) as { records: { id: string }[] }).records.map(({ id }) => id);
      expect(await idsAt('south.example')).toEqual([other.id]);
      expect(await idsAt('north.example')).toHaveLength(1);
      const erased = await sites.ask('south.example', '/erase', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ consentId }),
      });
      expect(await erased.json()).toEqual({ erased: 1 });
      expect([await statusOf(records('south.example')), await statusOf(records('north.example'))]).toEqual([404, 200]);
    });

    it('a key that came to one site is new to another', async () => {
      const key = crypto.randomUUID();
      const answers = [await sites.choose('north.example', { key }), await sites.choose('south.example', { key })];
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      const again = await sites.choose('south.example', { key, choice: 'save', answers: { analytics: 'none' } });
      expect(await codeOf(again)).toEqual([422, 'key-reused']);
    });

    it('a choice that one site has signed is none at another, though both have the same secrets', async () => {
      const headers = cookieAfter(await sites.choose('north.example'));
      const stateAt = async (host: string): Promise<unknown> => (await sites.ask(host, '/status', { headers })).json();
      expect(await stateAt('www.north.example')).toMatchObject({ ask: 'nothing', answers: { analytics: 'all' } });
      for (const host of ['south.example', 'shop.north.example'])
        expect(await stateAt(host)).toMatchObject({ ask: 'banner', answers: {}, consentId: null });
    });

    it('a registry that was in force at one site is unknown to another', async () => {
      const answer = await sites.choose('south.example', { registry: NORTH.version });
      expect(await codeOf(answer)).toEqual([422, 'unknown-registry']);
      expect(await statusOf(sites.ask('south.example', `/registry/${NORTH.version}`))).toBe(404);
      expect(await statusOf(sites.ask('south.example', `/policy/en/${NORTH.version}`))).toBe(404);
      expect(await statusOf(sites.ask('north.example', `/registry/${NORTH.version}`))).toBe(200);
    });

    it('each has a log of its own, with a lease, keys and tiles, written at the same time', async () => {
      for (let times = 0; times < 3; times++) await sites.choose('north.example');
      await sites.choose('south.example');
      const textAt = async (host: string, path: string): Promise<string> =>
        (await sites.ask(host, `/log/${path}`)).text();
      const headAt = async (host: string): Promise<readonly string[]> =>
        (await textAt(host, 'checkpoint')).split('\n').slice(0, 2);
      await expect.poll(() => headAt('north.example')).toEqual(['north.example/samtykke/log', '3']);
      await expect.poll(() => headAt('south.example')).toEqual(['south.example/samtykke/log', '1']);
      expect(await statusOf(sites.ask('shop.north.example', '/log/checkpoint'))).toBe(404);
      const tiles = (host: string): Promise<readonly number[]> =>
        Promise.all(['tile/0/000.p/3', 'tile/0/000.p/1'].map((path) => statusOf(sites.ask(host, `/log/${path}`))));
      expect([await tiles('north.example'), await tiles('south.example')]).toEqual([
        [200, 200],
        [404, 200],
      ]);
      expect(await textAt('north.example', 'tile/0/000.p/1')).not.toBe(await textAt('south.example', 'tile/0/000.p/1'));
      const keys = await Promise.all(
        ['north.example', 'south.example', 'shop.north.example'].map((host) => textAt(host, 'keys')),
      );
      expect(keys.map((each) => each.split('+')[0])).toEqual([
        'north.example/samtykke/log',
        'south.example/samtykke/log',
        'shop.north.example/samtykke/log',
      ]);
      expect(new Set(keys.map((each) => each.split('+')[1])).size).toBe(3);
    });

    it('a token opens what is of its own site alone', async () => {
      const headers = { authorization: 'Bearer secret-of-north.example' };
      for (const path of ['/metrics', '/violations', '/features']) {
        expect(await statusOf(sites.ask('north.example', path, { headers }))).toBe(200);
        expect(await codeOf(await sites.ask('south.example', path, { headers }))).toEqual([401, 'not-operator']);
      }
    });

    it('what is counted and stopped at one site stands in no metrics and on no page of another', async () => {
      await sites.choose('north.example');
      const violation = { kind: 'cookie', name: 'rogue', verdict: 'denied', because: 'undeclared' };
      const told = await sites.ask('north.example', '/violations', {
        method: 'POST',
        headers: { origin: 'https://north.example', 'content-type': 'text/plain;charset=UTF-8' },
        body: JSON.stringify({ registry: NORTH.version.slice(0, 16), violations: [violation] }),
      });
      expect(told.status).toBe(204);
      const textAt = async (host: string, path: string): Promise<string> =>
        (await sites.ask(host, path, { headers: { authorization: `Bearer secret-of-${host}` } })).text();
      const at = (host: string): Promise<readonly string[]> =>
        Promise.all(['/metrics', '/violations'].map((path) => textAt(host, path)));
      const [[metrics, page], [otherMetrics, otherPage]] = [await at('north.example'), await at('south.example')];
      expect([metrics?.includes('samtykke_choices_total{'), page?.includes('rogue')]).toEqual([true, true]);
      expect([otherMetrics?.includes('samtykke_choices_total{'), otherPage?.includes('rogue')]).toEqual([false, false]);
    });

    it('what features keep for one site is not there for another', async () => {
      const item = { key: 'a', subject: 'someone', value: 'x', endsAt: null };
      const [north, south] = [sites.store.features('north.example'), sites.store.features('south.example')];
      await north.put('family', item, 0);
      expect(await south.get('family', 'a', 0)).toBeUndefined();
      expect(await south.forget('family', 'someone')).toBe(0);
      expect(await north.get('family', 'a', 0)).toEqual(item);
    });
  });
}

isolationSuite('SQLite', async () => sqliteStore({ path: join(folder.path, `${files++}.db`) }));

const note = withoutPostgres === undefined ? '' : ` (skipped: ${withoutPostgres})`;
/** As long as a slow machine needs to make a cluster of databases, or to end it. */
const MAKING_MILLISECONDS = 60_000;
describe.skipIf(withoutPostgres !== undefined)(`with a database of its own${note}`, () => {
  let postgres: TestPostgres;
  let url: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    url = await postgres.newDatabase();
  }, MAKING_MILLISECONDS);
  afterAll(() => postgres.remove(), MAKING_MILLISECONDS);
  isolationSuite('PostgreSQL', async () => openStore(await emptyTables(url)));
});

describe('a page of one site is no page of another', () => {
  const from = (origin: string, site: string): Record<string, string> => ({ origin, 'sec-fetch-site': site });

  it('though its domain lies within the other one', async () => {
    const { choose, ask, store } = await start();
    for (const origin of [
      'https://shop.north.example',
      'https://de.shop.north.example:8443',
      'https://south.example',
    ]) {
      const headers = from(origin, 'same-site');
      expect(await codeOf(await choose('north.example', {}, headers))).toEqual([403, 'other-site']);
      const status = await ask('north.example', '/status', { headers });
      expect([status.status, status.headers.has('access-control-allow-origin')]).toEqual([200, false]);
    }
    expect(await store.recordsAfter('north.example', { at: '', id: '' }, 10)).toEqual([]);
    const own = 'https://www.north.example';
    expect(await statusOf(choose('north.example', {}, from(own, 'same-site')))).toBe(201);
    const status = await ask('north.example', '/status', { headers: { origin: own } });
    expect(status.headers.get('access-control-allow-origin')).toBe(own);
  });

  it('though the other allows its origin, and with one that is no site it may', async () => {
    const allowed = ['https://south.example', 'https://partner.example'];
    const { choose } = await start(undefined, () => ({ allowedOrigins: allowed }));
    expect(await statusOf(choose('north.example', {}, from('https://south.example', 'cross-site')))).toBe(403);
    expect(await statusOf(choose('north.example', {}, from('https://partner.example', 'cross-site')))).toBe(201);
  });

  it('over HTTP, with the body as it was sent', async () => {
    const { fetch: answer, store } = await start();
    const { address, stop } = await listen({ fetch: answer, port: 0, hostname: '127.0.0.1' });
    const send = async (origin: string): Promise<number | undefined> => {
      const headers = { host: 'north.example', ...from(origin, 'same-site'), 'content-type': 'application/json' };
      const outgoing = httpRequest(`${address}/samtykke/choice`, { method: 'POST', headers });
      outgoing.end(JSON.stringify({ ...CHOICE, registry: NORTH.version }));
      const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
      incoming.resume();
      return incoming.statusCode;
    };
    expect(await send('https://shop.north.example')).toBe(403);
    expect(await store.recordsAfter('north.example', { at: '', id: '' }, 10)).toEqual([]);
    expect(await send('https://www.north.example')).toBe(201);
    await stop();
  });
});

describe('limits', () => {
  it('that one client has used up at one site are whole at another', async () => {
    const { choose, ask } = await start(undefined, () => ({ requestsPerMinute: 2 }));
    const env = { incoming: { socket: { remoteAddress: '192.0.2.1' } } };
    const statuses = async (host: string): Promise<readonly number[]> => {
      const all: number[] = [];
      for (let times = 0; times < 3; times++) all.push(await statusOf(choose(host, {}, {}, env)));
      return all;
    };
    expect(await statuses('north.example')).toEqual([201, 201, 429]);
    expect(await statuses('shop.north.example')).toEqual([201, 201, 429]);
    expect(await statuses('south.example')).toEqual([201, 201, 429]);
    const report = { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } };
    expect(await statusOf(ask('south.example', '/violations', report, env))).toBe(400);
  });
});

describe('several sites are refused', () => {
  const serverAt = async (domains: string, more = '', options: Partial<ConsentServerOptions> = {}) =>
    consentServer({
      registry: await registryAt(domains, more),
      store: sqliteStore({ path: ':memory:' }),
      secrets: [SECRET],
      ...options,
    });

  it('where two have the same domain', async () => {
    const servers = [await serverAt('a.example, b.example'), await serverAt('c.example, b.example')];
    expect(() => severalSites(servers)).toThrow(
      '"b.example" is a domain of servers[0] (a.example) and of servers[1] (c.example); leave it to one of them',
    );
  });

  it('where two sign a log of the same name', async () => {
    const store = sqliteStore({ path: ':memory:' });
    const logKeys = await openLogKeys(join(folder.path, `${files++}`), store, NORTH);
    const servers = [await serverAt('a.example', '', { logKeys }), await serverAt('b.example', '', { logKeys })];
    expect(() => severalSites(servers)).toThrow(/keys of one log, 'north.example\/samtykke\/log'; give each site/);
    await Promise.all(servers.map((each) => each.close()));
  });

  it('where the choice cookie of one goes to a host of another', async () => {
    const servers = [await serverAt('north.example', ', domain: north.example'), await serverAt('shop.north.example')];
    expect(() => severalSites(servers)).toThrow(/"consent".*goes to shop\.north\.example.*another choiceCookie/);
    expect(() => severalSites(servers.toReversed())).toThrow(/goes to shop\.north\.example/);
  });

  it('where there is none', () => expect(() => severalSites([])).toThrow('name at least one'));
});
