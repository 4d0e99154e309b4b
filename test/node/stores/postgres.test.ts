import { readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { append, EMPTY_FRONTIER } from '../../../src/proof/index.ts';
import { type Store, StoreUnavailable } from '../../../src/server/index.ts';
import { nodeSha256 } from '../../../src/server/sha256.ts';
import type { Lease, LogBatch } from '../../../src/server/stores/log-store.ts';
import { postgresStore } from '../../../src/server/stores/postgres.ts';
import { openDatabase } from '../../../src/server/stores/postgres-database.ts';
import { migrate, STEPS, type Step } from '../../../src/server/stores/postgres-schema.ts';
import type { StoredRecord } from '../../../src/server/stores/store.ts';
import { anErasure, aRecord } from '../../support/a-record.ts';
import { aViolation } from '../../support/a-violation.ts';
import { featureStoreSuite } from '../../support/feature-store-suite.ts';
import { logStoreSuite } from '../../support/log-store-suite.ts';
import {
  emptyDatabase,
  emptyTables,
  PASSWORD,
  session,
  startPostgres,
  type TestPostgres,
  withoutPostgres,
} from '../../support/postgres.ts';
import { type Ran, samtykke, startServer } from '../../support/process.ts';
import { exampleFile, temporaryFolder, testServer } from '../../support/server.ts';
import { storeSuite } from '../../support/store-suite.ts';

const SITE = 'site.example';
/** A message of PostgreSQL's protocol (55.7): its kind, its length, its content. */
function message(kind: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(kind), length, content]);
}

/** AuthenticationOk, ReadyForQuery and the end of the connection, in one piece. */
const GREETING_AND_END = Buffer.concat([
  message('R', Buffer.alloc(4)),
  message('Z', Buffer.from('I')),
  message('E', Buffer.from('SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0')),
]);

/** As long as a slow machine needs to make a cluster of databases. */
const MAKING_MILLISECONDS = 60_000;
const note = withoutPostgres === undefined ? '' : ` (skipped: ${withoutPostgres})`;

/** All that a store promises, on an engine that is there. */
function suites(name: string, url: () => Promise<string>): void {
  storeSuite(name, () => openEmpty(url));
  suitesOfRivals(name, url);
}

/** What is promised of many who want the same at once. */
function suitesOfRivals(name: string, url: () => Promise<string>): void {
  logStoreSuite(name, () => openEmpty(url));
  featureStoreSuite(name, async () => {
    const store = await openEmpty(url);
    return { store: store.features(SITE), other: store.features('other.example'), close: () => store.close() };
  });
}

const openEmpty = async (url: () => Promise<string>): Promise<Store> =>
  postgresStore({ url: await emptyTables(await url()), connections: 4 });

describe.skipIf(withoutPostgres !== undefined)(`PostgreSQL${note}`, () => {
  let postgres: TestPostgres;
  let url: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    url = await postgres.newDatabase();
  }, MAKING_MILLISECONDS);
  afterAll(() => postgres?.remove(), MAKING_MILLISECONDS);

  suites('postgres', async () => url);

  describe('where every transaction is serialisable', () => {
    let strict: string;
    beforeAll(async () => {
      strict = await postgres.newDatabase();
      const name = new URL(strict).pathname.slice(1);
      await postgres.sql(`ALTER DATABASE ${name} SET default_transaction_isolation = 'serializable'`);
    });
    suitesOfRivals('postgres', async () => strict);
  });

  describe('a database that several stores have open', () => {
    beforeEach(() => emptyDatabase(url));

    it('is made once by stores that start at once', async () => {
      const stores = await Promise.all(Array.from({ length: 6 }, () => postgresStore({ url, connections: 2 })));
      const registry = { version: 'a', canonical: '{}', since: '2026-11-24T00:00:00.000Z' };
      await Promise.all(stores.map((each) => each.putRegistry(SITE, registry)));
      expect(await stores[0]?.registries(SITE)).toEqual([registry]);
      await Promise.all(stores.map((each) => each.close()));
    });

    it('shows each store what the others keep, and takes a key once', async () => {
      const stores = await Promise.all([postgresStore({ url }), postgresStore({ url })]);
      const records = Array.from({ length: 200 }, () => aRecord());
      const keep = (store: Store, each = records) => Promise.all(each.map((one, at) => store.addRecord(one, `${at}`)));
      const [first, second] = await Promise.all([
        keep(stores[0]),
        keep(
          stores[1],
          records.map(() => aRecord()),
        ),
      ]);
      expect(second).toEqual(first);
      for (const each of first) expect(await stores[1].recordById(SITE, each.id)).toMatchObject({ record: each });
      await Promise.all(stores.map((store) => store.addViolations(SITE, [aViolation()])));
      await stores[0].violations(SITE);
      expect(await stores[1].violations(SITE)).toEqual([aViolation({ seen: 2 })]);
      await Promise.all(stores.map((each) => each.close()));
    });

    it('goes on taking records of one store while another brings it to a newer schema, and then lets nobody older in', async () => {
      const store = await postgresStore({ url });
      const kept: string[] = [];
      let isOver = false;
      const write = async (): Promise<void> => {
        while (!isOver) kept.push((await store.addRecord(aRecord(), crypto.randomUUID())).id);
      };
      const writers = Array.from({ length: 16 }, write);
      await wait(200);
      const later: Step = async (query) => {
        await query("ALTER TABLE samtykke.record ADD COLUMN later TEXT NOT NULL DEFAULT 'x'");
        await query("UPDATE samtykke.record SET later = 'y'");
      };
      const newer = await openDatabase({ url, connections: 2, waitMilliseconds: 5_000 });
      const before = kept.length;
      await Promise.all([migrate(newer, [...STEPS, later]), migrate(newer, [...STEPS, later])]);
      await wait(200);
      isOver = true;
      await Promise.all(writers);
      expect(kept.length).toBeGreaterThan(before);
      const { rows } = await newer.statement<{ count: number }>('SELECT count(*) AS count FROM samtykke.record');
      expect(rows).toEqual([{ count: kept.length }]);
      await newer.close();
      await store.close();
      const newest = `schema ${STEPS.length + 1}, this version knows ${STEPS.length}: start the newer version`;
      await expect(postgresStore({ url })).rejects.toThrow(newest);
    });

    it('does not take a lease that was written while it waited for one of a clock that was set back', async () => {
      const store = await postgresStore({ url });
      const log = store.log(SITE);
      await log.releaseLease((await log.takeLease('one', 60_000)) as Lease);
      const other = await session(url);
      await other.query('BEGIN');
      await other.query('SELECT 1 FROM samtykke.log FOR UPDATE');
      const taken = log.takeLease('two', 60_000);
      await wait(300);
      const ends = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint + 60000';
      await other.query(`UPDATE samtykke.log SET holder = 'three', epoch = epoch + 1, expires = ${ends}`);
      await other.query('COMMIT');
      expect(await taken).toBeUndefined();
      await Promise.all([other.end(), store.close()]);
    });

    it('does a step that failed again from its beginning', async () => {
      const database = await openDatabase({ url, connections: 2, waitMilliseconds: 1_000 });
      const broken: Step = async (query) => {
        await query('CREATE TABLE samtykke.half ()');
        await query('SELECT 1 / 0');
      };
      await expect(migrate(database, [...STEPS, broken])).rejects.toThrow('division by zero');
      await database.close();
      const store = await postgresStore({ url });
      expect(await store.check()).toBeUndefined();
      await store.close();
    });
  });

  describe('what goes wrong in a transaction', () => {
    let store: Store;
    let batch: LogBatch;
    beforeEach(async () => {
      store = await postgresStore({ url: await emptyDatabase(url), waitMilliseconds: 8_000 });
      await store.addRecord(aRecord(), 'key-1');
      batch = await batchOf(store);
      return () => store.close();
    });

    it('is tried again after a deadlock', async () => {
      // A session looks for one once, when it has waited this long: the store while each waits for the other.
      const patience = (time: string): Promise<unknown> =>
        postgres.sql(`ALTER DATABASE ${nameOf(url)} SET deadlock_timeout = '${time}'`);
      await patience('4s');
      const patient = await postgresStore({ url, waitMilliseconds: 8_000 });
      await patience('60s');
      const other = await session(url);
      await postgres.sql(`ALTER DATABASE ${nameOf(url)} RESET deadlock_timeout`);
      await other.query('BEGIN');
      await other.query(`SELECT 1 FROM samtykke.record WHERE site = '${SITE}' FOR UPDATE`);
      const appended = patient.log(SITE).append(batch);
      await waiting(1);
      await other.query(`UPDATE samtykke.log SET note = note WHERE site = '${SITE}'`);
      await other.query('COMMIT');
      expect(await appended).toBe(true);
      expect(await deadlocks()).toBeGreaterThan(0);
      await Promise.all([other.end(), patient.close()]);
    });

    it('is tried again after a serialisation failure', async () => {
      await postgres.sql(`ALTER DATABASE ${nameOf(url)} SET default_transaction_isolation = 'repeatable read'`);
      const strict = await postgresStore({ url });
      await postgres.sql(`ALTER DATABASE ${nameOf(url)} RESET default_transaction_isolation`);
      const other = await session(url);
      await other.query('BEGIN');
      await other.query(`UPDATE samtykke.log SET note = 'x' WHERE site = '${SITE}'`);
      const appended = strict.log(SITE).append(batch);
      await waiting(1);
      await other.query('COMMIT');
      expect(await appended).toBe(true);
      await Promise.all([other.end(), strict.close()]);
    });

    it('is kept once, of a record whose connection is ended between its commit and the answer', async () => {
      const record = aRecord();
      await inMidCommit(async () => {
        const added = store.addRecord(record, 'key-2');
        await cutOff();
        expect(await added).toEqual(record);
      });
      expect((await store.recordsOf(SITE, record.consentId as string)).length).toBe(1);
    });

    it('is done once, of an erasure whose connection is ended between its commit and the answer', async () => {
      const record = aRecord();
      await store.addRecord(record, 'key-2');
      await inMidCommit(async () => {
        const erased = store.erase(anErasure(record, null));
        await cutOff();
        expect(await erased).toBe(true);
      });
      expect(await store.recordById(SITE, record.id)).toMatchObject({ kind: 'erased' });
    });

    it('is not known of a batch of the log whose connection is ended in mid-commit: it says so, and the head tells', async () => {
      await inMidCommit(async () => {
        const appended = store.log(SITE).append(batch);
        // A rejection that nobody waits for yet.
        appended.catch(() => undefined);
        await cutOff();
        await expect(appended).rejects.toThrow(StoreUnavailable);
      });
      expect(await store.log(SITE).head()).toMatchObject({ size: 1 });
    });

    it('loses and doubles nothing while connections are ended one after the other', async () => {
      const records = Array.from({ length: 400 }, () => aRecord());
      let isOver = false;
      const ending = (async () => {
        while (!isOver) {
          await endConnections();
          await wait(15);
        }
      })();
      for (let at = 0; at < records.length; at += 20)
        await Promise.all(records.slice(at, at + 20).map((each) => store.addRecord(each, each.id)));
      isOver = true;
      await ending;
      const [row] = await postgres.sql<{ count: string }>('SELECT count(*) FROM samtykke.record', nameOf(url));
      expect(row).toEqual({ count: '401' });
    });

    /** A commit waits for a standby that never comes: it is on the disk, and the client has not heard of it. */
    async function inMidCommit(work: () => Promise<void>): Promise<void> {
      await postgres.sql("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
      await postgres.sql('SELECT pg_reload_conf()');
      try {
        await until(commitsWait);
        await work();
      } finally {
        await postgres.sql('ALTER SYSTEM RESET synchronous_standby_names');
        await postgres.sql('SELECT pg_reload_conf()');
      }
    }

    const isWaiting = async (): Promise<boolean> =>
      (await postgres.sql("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'")).length > 0;

    /** Whether the setting has come to those who commit, which takes its time: by a commit that is let go then. */
    async function commitsWait(): Promise<boolean> {
      let isOver = false;
      const table = `probe_${Math.random().toString(36).slice(2)}`;
      const commit = postgres.sql(`CREATE TABLE ${table} ()`).finally(() => {
        isOver = true;
      });
      let seen = false;
      while (!seen && !isOver) seen = await isWaiting();
      await postgres.sql("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
      await commit;
      return seen;
    }

    async function cutOff(): Promise<void> {
      await until(isWaiting);
      // No longer, so that what is tried again comes through.
      await postgres.sql('ALTER SYSTEM RESET synchronous_standby_names');
      await postgres.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
      await postgres.sql('SELECT pg_reload_conf()');
    }

    const endConnections = (): Promise<unknown> =>
      postgres.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'samtykke'");

    const waiting = (count: number): Promise<void> =>
      until(
        async () =>
          (await postgres.sql("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'")).length >= count,
      );

    async function deadlocks(): Promise<number> {
      const text = `SELECT deadlocks::int FROM pg_stat_database WHERE datname = '${nameOf(url)}'`;
      let found = 0;
      // Statistics come a moment later.
      await until(async () => {
        [{ deadlocks: found } = { deadlocks: 0 }] = await postgres.sql<{ deadlocks: number }>(text);
        return found > 0;
      });
      return found;
    }
  });

  describe('a database that cannot answer', () => {
    beforeEach(() => emptyDatabase(url));

    it('has every acknowledged record after it was stopped as by a power cut, and the stores go on', async () => {
      const stores = await Promise.all([postgresStore({ url }), postgresStore({ url })]);
      const acknowledged: string[] = [];
      let isOver = false;
      const write = async (store: Store): Promise<void> => {
        while (!isOver) {
          const record = aRecord();
          const kept = await store.addRecord(record, record.id).catch((error) => {
            expect(error).toBeInstanceOf(StoreUnavailable);
          });
          if (kept) acknowledged.push(kept.id);
        }
      };
      const writers = Array.from({ length: 32 }, (_, index) => write(stores[index % 2] as Store));
      await wait(500);
      await postgres.crash();
      const before = acknowledged.length;
      await wait(100);
      await postgres.start();
      await wait(1_000);
      isOver = true;
      await Promise.all(writers);
      const kept = await postgres.sql<{ id: string }>('SELECT id FROM samtykke.record', nameOf(url));
      const ids = new Set(kept.map(({ id }) => id));
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
      expect(before).toBeGreaterThan(0);
      expect(acknowledged.length).toBeGreaterThan(before);
      await Promise.all(stores.map((each) => each.close()));
    });

    it('is answered with 503, nothing of it is kept, and with 201 once it is back', async () => {
      const store = await postgresStore({ url, waitMilliseconds: 300 });
      const server = await testServer({ store });
      await postgres.crash();
      const choice = { choice: 'accept', key: 'a-key-that-comes-again' };
      const refused = await server.choose(choice);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
      const ready = await server.get('/samtykke/ready');
      expect([ready.status, (await ready.text()).includes(PASSWORD)]).toEqual([503, false]);
      await postgres.start();
      expect((await server.choose(choice)).status).toBe(201);
      expect((await server.get('/samtykke/ready')).status).toBe(200);
      await store.close();
    });

    it('is waited for where all connections are taken, and refuses in the end', async () => {
      const store = await postgresStore({ url, connections: 1, waitMilliseconds: 500 });
      await postgres.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'samtykke'");
      const taken = await takeAll(url);
      await expect(postgresStore({ url, waitMilliseconds: 200 })).rejects.toThrow(
        /no connection free: raise max_connections/,
      );
      await expect(store.addRecord(aRecord(), 'key-1')).rejects.toThrow(StoreUnavailable);
      const added = store.addRecord(aRecord(), 'key-2');
      await Promise.all(taken.map((each) => each.end()));
      expect(await added).toMatchObject({ site: SITE });
      await store.close();
    });

    it('is no reason to end when it goes away while nobody asks', async () => {
      const store = await postgresStore({ url });
      await postgres.crash();
      await postgres.start();
      expect(await store.check()).toBeUndefined();
      await store.close();
    });
  });

  describe('what a visitor may send', () => {
    it('takes U+0000 in a key, and finds nothing under an address that has one', async () => {
      const store = await postgresStore({ url: await emptyDatabase(url) });
      const record = aRecord();
      expect(await store.addRecord(record, 'key\u0000')).toEqual(record);
      expect(await store.addRecord(aRecord(), 'key\u0000')).toEqual(record);
      expect([await store.recordsOf(SITE, '\u0000'), await store.recordById(SITE, '\u0000')]).toEqual([[], undefined]);
      store.addViolations(SITE, [aViolation({ name: 'a\u0000b' })]);
      expect(await store.violations(SITE)).toEqual([aViolation({ name: 'a\ufffdb' })]);
      await store.close();
    });

    it('is never part of a statement', async () => {
      const store = await postgresStore({ url: await emptyDatabase(url) });
      const mean = "'; DROP TABLE samtykke.record; --";
      const record = aRecord({ site: mean, consentId: mean, id: mean });
      await store.addRecord(record, mean);
      expect(await store.recordById(mean, mean)).toMatchObject({ record });
      await store.close();
    });
  });

  describe('erasure', () => {
    it('leaves no dead row after the sweep, and no byte in the tables after they were written anew', async () => {
      const store = await postgresStore({ url: await emptyDatabase(url) });
      const records = Array.from({ length: 40 }, () => aRecord());
      for (const each of records) await store.addRecord(each, each.id);
      const last = records.at(-1) as (typeof records)[number];
      const { salt } = (await store.recordById(SITE, last.id)) as StoredRecord;
      expect(await store.erase(anErasure(last, null))).toBe(true);
      await postgres.sql('CREATE EXTENSION IF NOT EXISTS pgstattuple', nameOf(url));
      const dead = async (): Promise<unknown> =>
        (
          await postgres.sql("SELECT dead_tuple_count::int AS dead FROM pgstattuple('samtykke.record')", nameOf(url))
        )[0];
      expect(await dead()).toEqual({ dead: 1 });
      await store.close();
      expect(await dead()).toEqual({ dead: 0 });
      // As docs/stores.md says: VACUUM alone may leave bytes in the free part of a page.
      await postgres.sql('VACUUM FULL samtykke.record', nameOf(url));
      await postgres.sql('CHECKPOINT');
      expect(filesWith(salt)).toEqual([]);
      expect(filesWith(Buffer.from(records[0]?.id ?? ''))).not.toEqual([]);
    });

    const filesWith = (bytes: Uint8Array): string[] => {
      const base = join(postgres.folder, 'base');
      const files = readdirSync(base, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
      return files
        .map((each) => join(each.parentPath, each.name))
        .filter((path) => readFileSync(path).includes(Buffer.from(bytes)));
    };
  });

  describe('a store that is only read', () => {
    const check = (database: string): Promise<Ran> =>
      samtykke(['check', exampleFile('registry.yaml'), '--database', database], tmpdir());

    it('has nothing made where there is nothing, and no older schema brought to a newer one', {
      timeout: MAKING_MILLISECONDS,
    }, async () => {
      const nothing = await postgres.newDatabase();
      const made = (): Promise<unknown> =>
        postgres.sql("SELECT to_regnamespace('samtykke')::text AS schema", nameOf(nothing));
      const { code, err } = await check(nothing);
      expect([code, err]).toEqual([
        3,
        expect.stringMatching(/^the database has no tables of samtykke: start the server/),
      ]);
      expect(await made()).toEqual([{ schema: null }]);
      const database = await openDatabase({ url: nothing, connections: 1, waitMilliseconds: 1_000 });
      await migrate(database, STEPS.slice(0, 1));
      await database.close();
      expect((await check(nothing)).err).toMatch(
        new RegExp(`^the database has schema 1, this version reads ${STEPS.length}: start the server with it once`),
      );
      const [{ version } = { version: 0 }] = await postgres.sql<{ version: number }>(
        'SELECT max(version) AS version FROM samtykke.schema_version',
        nameOf(nothing),
      );
      expect(version).toBe(1);
    });
  });

  describe('a store that cannot be opened', () => {
    const faultOf = async (address: string): Promise<string> => {
      const error: unknown = await postgresStore({ url: address, waitMilliseconds: 100 }).catch((thrown) => thrown);
      const all = inspect(error, { depth: 20, showHidden: true });
      expect([PASSWORD, encodeURIComponent(PASSWORD), 'not-it', 'slash'].filter((each) => all.includes(each))).toEqual(
        [],
      );
      return (error as Error).message;
    };
    const changed = (change: Partial<URL>): string => Object.assign(new URL(url), change).href;

    it.each([
      [
        'a wrong password',
        () => changed({ password: 'not-it' }),
        /does not let keeper in: put the right password into PGPASSWORD/,
      ],
      ['no password', () => changed({ password: '' }), /does not let keeper in: put the right password/],
      ['no such database', () => changed({ pathname: '/none' }), /has no database "none": make it with createdb/],
      ['nobody who answers', () => changed({ port: '1' }), /PostgreSQL at 127\.0\.0\.1:1 does not answer: start it/],
      ['no such host', () => changed({ hostname: 'none.invalid' }), /there is no host none\.invalid: correct it/],
      ['a URL that cannot be read', () => 'postgres://u:slash/@x@h:port', /cannot be read: write it as postgres:/],
      ['a password with a slash', () => 'postgres://u:1/slash@h/db', /cannot be read: .* %2F/],
    ])('names %s, the mend, and never the password', async (_, address, fault) =>
      expect(await faultOf(address())).toMatch(fault),
    );

    it('is refused, and no reason to end, where a connection is ended with its greeting', async () => {
      const server = createServer((socket) => socket.once('data', () => socket.end(GREETING_AND_END)));
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const { port } = server.address() as AddressInfo;
      // One that nobody listens to fails this run.
      const opened = postgresStore({ url: `postgres://a@127.0.0.1:${port}/b`, waitMilliseconds: 200 });
      await expect(opened).rejects.toThrow(/does not answer/);
      server.close();
    });

    it('names the right that is missing, and needs none to a schema that was made for it', async () => {
      const address = new URL(await postgres.newDatabase());
      await postgres.sql("CREATE ROLE guest LOGIN PASSWORD 'not-it'");
      const guest = Object.assign(address, { username: 'guest', password: 'not-it' }).href;
      expect(await faultOf(guest)).toMatch(
        /guest may not do what is needed in the database "test_\d+".*GRANT CREATE ON DATABASE/,
      );
      await postgres.sql('CREATE SCHEMA samtykke AUTHORIZATION guest', nameOf(guest));
      const store = await postgresStore({ url: guest });
      expect(await store.check()).toBeUndefined();
      await store.close();
    });

    it('refuses a database that may lose what it has acknowledged', async () => {
      await setFsync('off');
      await expect(postgresStore({ url })).rejects.toThrow(/fsync = off .*: set fsync = on/);
      const store = await postgresStore({ url, isDurableWithoutFsync: true });
      expect(await store.check()).toBeUndefined();
      await store.close();
      await setFsync('on');
    });

    async function setFsync(setting: 'on' | 'off'): Promise<void> {
      await postgres.sql(`ALTER SYSTEM SET fsync = ${setting}`);
      await postgres.sql('SELECT pg_reload_conf()');
      await until(async () => (await postgres.sql<{ fsync: string }>('SHOW fsync'))[0]?.fsync === setting);
    }
  });

  describe('the command line', () => {
    const folder = temporaryFolder();
    afterAll(() => folder.remove());
    const registry = exampleFile('registry.yaml');

    it('serves from PostgreSQL, with the password from the environment, and lists what was stopped', async () => {
      await emptyDatabase(url);
      process.env['PGPASSWORD'] = PASSWORD;
      const database = Object.assign(new URL(url), { password: '' }).href.replace('postgres:', 'postgresql:');
      const missing = await samtykke(['violations', '--database', database, '--registry', registry], folder.path);
      expect([missing.code, missing.err]).toEqual([
        3,
        expect.stringMatching(/no tables of samtykke: start the server/),
      ]);
      const server = await startServer([registry, '--database', database], folder.path);
      const { registry: version } = (await (await fetch(`${server.address}/samtykke/status`)).json()) as {
        registry: string;
      };
      const body = { registry: version, language: 'no', surface: 'api', asked: ['analytics'], choice: 'refuse' };
      const headers = { 'content-type': 'application/json', origin: server.address };
      const init = { method: 'POST', headers, body: JSON.stringify({ ...body, receipt: true }) };
      const chosen = await fetch(`${server.address}/samtykke/choice`, init);
      expect([chosen.status, await chosen.clone().json()]).toEqual([201, expect.anything()]);
      const { consentId } = (await chosen.json()) as { consentId: string };
      const violation = { kind: 'cookie', name: 'unheard_of', because: 'undeclared', verdict: 'denied' };
      const told = JSON.stringify({ registry: version, violations: [violation] });
      await fetch(`${server.address}/samtykke/violations`, { method: 'POST', body: told });
      expect(await server.stop()).toBe(0);
      expect(server.output()).not.toContain(PASSWORD);
      const listed = await samtykke(['violations', '--database', database, '--registry', registry], folder.path);
      expect([listed.code, listed.out]).toEqual([0, expect.stringContaining('unheard_of')]);
      delete process.env['PGPASSWORD'];
      const store = await postgresStore({ url });
      expect(await store.recordsOf('nightstage.example', consentId)).toHaveLength(1);
      await store.close();
    });

    it('says how to install the driver where it is missing', async () => {
      const hook = `import { registerHooks } from 'node:module';
        registerHooks({ resolve: (name, context, next) => next(name === 'pg' ? 'pg-is-not-here' : name, context) });`;
      process.env['NODE_OPTIONS'] = `--import data:text/javascript,${encodeURIComponent(hook)}`;
      const { code, err } = await samtykke(['serve', registry, '--database', url], folder.path);
      delete process.env['NODE_OPTIONS'];
      expect([code, err]).toEqual([3, 'the PostgreSQL store needs the package pg: npm install pg\n']);
    });

    it('says in one line why it cannot start', async () => {
      const database = Object.assign(new URL(url), { pathname: '/none' }).href;
      const { code, err } = await samtykke(['serve', registry, '--database', database], folder.path);
      expect([code, err.trim().split('\n').length, err.includes(PASSWORD)]).toEqual([3, 1, false]);
      expect(err).toMatch(/has no database "none": make it with createdb/);
    });
  });

  it('keeps the order of what is in the log when the clock of the database is set back', async () => {
    const store = await postgresStore({ url: await emptyDatabase(url) });
    const consentId = crypto.randomUUID();
    const [first, second] = [aRecord({ consentId }), aRecord({ consentId })];
    await store.addRecord(first, 'key-1');
    expect(await store.log(SITE).append(await batchOf(store))).toBe(true);
    // As if the clock had been an hour ahead.
    await postgres.sql("UPDATE samtykke.record SET accepted_at = now() + interval '1 hour'", nameOf(url));
    await store.addRecord(second, 'key-2');
    expect((await store.recordsOf(SITE, consentId)).map(({ record }) => record)).toEqual([first, second]);
    expect(await store.lastRecordOf(SITE, consentId)).toEqual(second);
    await store.close();
  });

  it('commits to the disk before it acknowledges, whatever the database has set', async () => {
    await emptyDatabase(url);
    await postgres.sql(`ALTER DATABASE ${nameOf(url)} SET synchronous_commit = off`);
    const database = await openDatabase({ url, connections: 1, waitMilliseconds: 1_000 });
    const { rows } = await database.statement("SELECT current_setting('synchronous_commit') AS setting");
    expect(rows).toEqual([{ setting: 'on' }]);
    await database.close();
    await postgres.sql(`ALTER DATABASE ${nameOf(url)} RESET synchronous_commit`);
  });
});

const distributed = process.env['SAMTYKKE_TEST_DISTRIBUTED_URL'];
if (distributed) suites('a distributed engine', async () => distributed);
else it.skip('a distributed engine: SAMTYKKE_TEST_DISTRIBUTED_URL names none', () => undefined);

const nameOf = (url: string): string => new URL(url).pathname.slice(1);

/** What is to be appended to an empty log. */
async function batchOf(store: Store): Promise<LogBatch> {
  const log = store.log(SITE);
  const lease = (await log.takeLease('one', 60_000)) as Lease;
  const waiting = await log.waiting(10);
  const entries = waiting.map(({ entry }) => entry);
  const { head, files } = append(nodeSha256, EMPTY_FRONTIER, entries);
  return { lease, oldSize: 0, head, files, ids: waiting.map(({ id }) => id), published: undefined };
}

/** Opens sessions until no more are let in. */
async function takeAll(url: string): Promise<Awaited<ReturnType<typeof session>>[]> {
  const taken = [];
  try {
    for (;;) taken.push(await session(url));
  } catch {
    return taken;
  }
}

async function until(look: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await look()); tries++) {
    if (tries === 200) throw new Error('it does not happen');
    await wait(25);
  }
}
