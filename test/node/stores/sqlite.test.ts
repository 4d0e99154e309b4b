import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { entryOf } from '../../../src/proof/index.ts';
import { sqliteStore } from '../../../src/server/index.ts';
import { nodeSha256 } from '../../../src/server/sha256.ts';
import type { StoredRecord } from '../../../src/server/stores/store.ts';
import { anErasure, aRecord } from '../../support/a-record.ts';
import { aViolation } from '../../support/a-violation.ts';
import { featureStoreSuite } from '../../support/feature-store-suite.ts';
import { logStoreSuite } from '../../support/log-store-suite.ts';
import { cookieAfter, setCookies, temporaryFolder, testServer } from '../../support/server.ts';
import { storeSuite } from '../../support/store-suite.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let files = 0;
const newFile = (): string => join(folder.path, `${files++}.db`);

/** The same each time. */
function uuidOf(text: string): string {
  const hex = hash('sha256', text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

storeSuite('sqlite in memory', async () => sqliteStore({ path: ':memory:' }));
storeSuite('sqlite in a file', async () => sqliteStore({ path: newFile() }));
logStoreSuite('sqlite', async () => sqliteStore({ path: newFile() }));

featureStoreSuite('sqlite', async () => {
  const store = sqliteStore({ path: newFile() });
  return { store: store.features('site.example'), other: store.features('other.example'), close: () => store.close() };
});

describe('sqlite', () => {
  it('has what was acknowledged after the file is opened again', async () => {
    const path = newFile();
    const record = aRecord();
    const first = sqliteStore({ path });
    await first.addRecord(record, 'key');
    await first.close();
    const again = sqliteStore({ path });
    expect(await again.recordById(record.site, record.id)).toMatchObject({ record });
    await again.close();
  });

  it('leaves nothing of an erased record in the free parts of its file', async () => {
    const path = newFile();
    const store = sqliteStore({ path });
    // With these SQLite moves rows within a page that are erased later.
    const named = (what: string): string => uuidOf(`106 ${what}`);
    const kept = Array.from({ length: 250 }, (_, index) => ({
      record: aRecord({ id: named(`id ${index}`), consentId: named(`consent ${index}`) }),
      key: named(`key ${index}`),
    }));
    await Promise.all(kept.map(({ record, key }) => store.addRecord(record, key)));
    const orderOf = ({ key }: (typeof kept)[number]): string => named(`order ${key}`);
    const erased = kept.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)).slice(0, 125);
    for (const { record } of erased)
      await store.erase({ ...anErasure(record, null), id: uuidOf(`${record.id} erasure`) });
    await store.close();
    const bytes = readFileSync(path, 'latin1');
    expect(erased.filter(({ record, key }) => bytes.includes(key) || bytes.includes(`${record.consentId}`))).toEqual(
      [],
    );
    const again = sqliteStore({ path });
    const left = kept.filter((each) => !erased.includes(each));
    for (const { record } of left) expect(await again.recordById(record.site, record.id)).toMatchObject({ record });
    await again.close();
  });

  it('commits to the disk before it acknowledges', () => {
    const path = newFile();
    sqliteStore({ path });
    const database = new DatabaseSync(path);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  });

  it('has what was counted after the file is opened again', async () => {
    const path = newFile();
    const first = sqliteStore({ path });
    first.addViolations('site.example', [aViolation()]);
    await first.close();
    // What comes after its end is lost, and breaks nothing.
    first.addViolations('site.example', [aViolation({ name: 'late' })]);
    const again = sqliteStore({ path });
    expect(await again.violations('site.example')).toEqual([aViolation()]);
    await again.close();
  });

  it('brings a database of the first schema, with records in it, to the newest', async () => {
    const path = newFile();
    const record = aRecord();
    const old = new DatabaseSync(path);
    old.exec(`CREATE TABLE record (site TEXT NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL, consent_id TEXT, at TEXT NOT NULL,
        body TEXT NOT NULL, UNIQUE (site, key));
      CREATE UNIQUE INDEX record_id ON record (site, id);
      CREATE INDEX record_consent ON record (site, consent_id) WHERE consent_id IS NOT NULL;
      CREATE TABLE registry (site TEXT NOT NULL, version TEXT NOT NULL, canonical TEXT NOT NULL, since TEXT NOT NULL);
      CREATE INDEX registry_site ON registry (site);
      CREATE TABLE probe (at INTEGER NOT NULL);
      INSERT INTO probe VALUES (0);
      PRAGMA user_version = 1;`);
    const insert = old.prepare('INSERT INTO record (site, key, id, consent_id, at, body) VALUES (?, ?, ?, ?, ?, ?)');
    insert.run(record.site, 'key', record.id, record.consentId, record.at, JSON.stringify(record));
    old.close();
    const store = sqliteStore({ path });
    expect(await store.recordById(record.site, record.id)).toMatchObject({ record, entry: undefined });
    expect(await store.addRecord(aRecord(), 'key')).toEqual(record);
    const [waiting] = await store.log(record.site).waiting(10);
    const { salt, text } = (await store.recordById(record.site, record.id)) as StoredRecord;
    expect(Buffer.from(waiting?.entry ?? [])).toEqual(entryOf(nodeSha256, salt, text));
    store.addViolations('site.example', [aViolation()]);
    expect(await store.violations('site.example')).toEqual([aViolation()]);
    expect(await store.check()).toBeUndefined();
    await store.close();
  });

  it('keeps in memory what it cannot write while the database is locked, and writes it afterwards', async () => {
    const path = newFile();
    const store = sqliteStore({ path, lockWaitMilliseconds: 20 });
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    store.addViolations('site.example', [aViolation()]);
    expect(await store.violations('site.example')).toEqual([]);
    store.addViolations('site.example', [aViolation()]);
    other.exec('COMMIT');
    expect(await store.violations('site.example')).toEqual([aViolation({ seen: 2 })]);
    await store.close();
    other.close();
  });

  it('refuses a database of a newer schema and says what to do', () => {
    const path = newFile();
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => sqliteStore({ path })).toThrow(/schema 99.*start the newer version/);
  });

  it('names the file that is no database', () => {
    expect(() => sqliteStore({ path: folder.path })).toThrow(new RegExp(`cannot open the database ${folder.path}`));
  });
});

describe('a locked database', () => {
  it('is waited for, and answers 503 when that takes too long; nothing of it is kept', async () => {
    const path = newFile();
    const store = sqliteStore({ path, lockWaitMilliseconds: 200 });
    const server = await testServer({ store });
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const choice = { choice: 'accept', key: 'a-key-that-comes-again' };
    const refused = await server.choose(choice);
    expect([refused.status, refused.headers.get('retry-after'), setCookies(refused)]).toEqual([503, '1', []]);
    expect(await refused.json()).toMatchObject({ code: 'not-stored' });
    expect((await server.get('/samtykke/ready')).status).toBe(503);
    expect((await server.get('/samtykke/health')).status).toBe(200);
    setTimeout(() => other.exec('COMMIT'), 100);
    expect((await server.choose(choice)).status).toBe(201);
    expect((await server.get('/samtykke/ready')).status).toBe(200);
    const { count } = other.prepare('SELECT count(*) AS count FROM record').get() as { count: number };
    expect(count).toBe(1);
    await store.close();
  });

  it('tells a visitor without script on the page, where all answers can be given again', async () => {
    const path = newFile();
    const server = await testServer({ store: sqliteStore({ path, lockWaitMilliseconds: 50 }) });
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const response = await server.submit({ choice: 'accept', return: '/x' });
    expect([response.status, setCookies(response)]).toEqual([503, []]);
    const html = await response.text();
    expect(html).toContain('Valget ditt kunne ikke lagres. Valgfrie informasjonskapsler forblir av.');
    expect(html).toContain('name="choice" value="refuse"');
  });

  it('lets a refusal by plain form hold at once, unsigned, and says that it is not recorded yet', async () => {
    const path = newFile();
    const server = await testServer({ store: sqliteStore({ path, lockWaitMilliseconds: 50 }) });
    const accepted = await server.choose({ choice: 'accept' });
    const { consentId } = (await accepted.clone().json()) as { consentId: string };
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const { cookie } = cookieAfter(accepted);
    const response = await server.submit({ choice: 'refuse' }, { cookie: `${cookie}; _hjid=1` });
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('det gjelder allerede i denne nettleseren');
    expect(setCookies(response).map(({ name, value }) => [name, value])).toEqual([
      ['consent', expect.stringMatching(new RegExp(`functionality!analytics!personalised.${consentId}.$`))],
      ['_hjid', ''],
    ]);
    other.exec('COMMIT');
    const status = await (await server.get('/samtykke/status', cookieAfter(response))).json();
    expect(status).toMatchObject({ answers: { analytics: 'none' } });
  });
});

describe('a full disk', () => {
  it('answers 503 once a record no longer fits; every acknowledged one is there', async ({ skip }) => {
    const mounted = mountSmallDisk();
    if (!mounted) return skip('no file system can be mounted here');
    const store = sqliteStore({ path: join(mounted, 'full.db') });
    try {
      const server = await testServer({ store });
      const acknowledged: string[] = [];
      let refused = 0;
      for (let count = 0; count < 5_000 && refused < 5; count++) {
        const response = await server.choose({ choice: 'accept' });
        if (response.status === 201) acknowledged.push(((await response.json()) as { consentId: string }).consentId);
        else refused += response.status === 503 && setCookies(response).length === 0 ? 1 : Number.NaN;
      }
      expect(refused).toBe(5);
      const found = await Promise.all(acknowledged.map((id) => store.recordsOf('nightstage.example', id)));
      expect(found.every((records) => records.length === 1)).toBe(true);
      expect(acknowledged.length).toBeGreaterThan(100);
    } finally {
      await store.close();
      execFileSync('umount', [mounted]);
    }
  });

  /** A file system of four megabytes, where the tests may make one. */
  function mountSmallDisk(): string | undefined {
    const path = join(folder.path, 'small');
    try {
      mkdirSync(path);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', path], { stdio: 'ignore' });
      return path;
    } catch {
      return undefined;
    }
  }
});
