import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { ConsentRecord } from '../../proof/index.ts';
import { sqliteFeatures } from './sqlite-features.ts';
import { transaction, withLock } from './sqlite-lock.ts';
import { migrate } from './sqlite-schema.ts';
import { violationRows } from './sqlite-violations.ts';
import { type Store, type StoredRegistry, StoreUnavailable } from './store.ts';
import { violationBatch } from './violation-batch.ts';

export interface SqliteStoreOptions {
  /** The database file; `:memory:` for none. */
  readonly path: string;
  /** How long a record waits for a lock before the store counts as unavailable. Default: 2,000. */
  readonly lockWaitMilliseconds?: number;
}

interface Waiting {
  readonly record: ConsentRecord;
  readonly key: string;
  readonly resolve: (record: ConsentRecord) => void;
  readonly reject: (error: Error) => void;
}

/** As many records as one commit takes: more would make the first wait for no gain in rate. */
const MAX_BATCH = 256;

/**
 * A store in one SQLite file (WAL, `synchronous=FULL`: a commit has reached the disk when it returns).
 *
 * Requests that come in while the event loop is busy share the next commit; an idle store commits at
 * once, there is no timer.
 *
 * @throws {Error} when the file cannot be opened or is of a newer schema.
 */
export function sqliteStore({ path, lockWaitMilliseconds = 2_000 }: SqliteStoreOptions): Store {
  const database = openDatabase(path);
  const statements = prepare(database);
  const violations = violationRows(database);
  const batch = violationBatch((site, counts) =>
    withLock(() => transaction(database, () => violations.add(site, counts)), lockWaitMilliseconds),
  );
  let waiting: Waiting[] = [];
  let scheduled = false;

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MAX_BATCH);
      waiting = waiting.slice(MAX_BATCH);
      await settle(batch);
    }
    scheduled = false;
  };

  const settle = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const kept = await withLock(() => commit(database, statements, batch), lockWaitMilliseconds);
      for (const [index, { resolve }] of batch.entries()) resolve(kept[index] as ConsentRecord);
    } catch (error) {
      const failure = new StoreUnavailable('the record was not stored', { cause: error });
      for (const { reject } of batch) reject(failure);
    }
  };

  return {
    addRecord: (record, key) =>
      new Promise((resolve, reject) => {
        waiting.push({ record, key, resolve, reject });
        if (!scheduled) setImmediate(flush);
        scheduled = true;
      }),
    recordByKey: async (site, key) => readRecord(statements.byKey.get(site, key)),
    recordsOf: async (site, consentId) =>
      statements.ofConsent.all(site, consentId).flatMap((row) => readRecord(row) ?? []),
    lastRecordOf: async (site, consentId) => readRecord(statements.lastOfConsent.get(site, consentId)),
    putRegistry: async (site, registry) => {
      await withLock(() => putRegistry(database, statements, site, registry), lockWaitMilliseconds);
    },
    registries: async (site) => statements.registries.all(site) as unknown as StoredRegistry[],
    addViolations: batch.add,
    violations: async (site) => {
      await batch.flush();
      return violations.all(site);
    },
    features: (site) => sqliteFeatures(database, site, lockWaitMilliseconds),
    check: async () => checkWrite(database),
    close: async () => {
      await flush();
      await batch.close();
      database.close();
    },
  };
}

function openDatabase(path: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path, { timeout: 0 });
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    migrate(database);
    return database;
  } catch (error) {
    throw new Error(`cannot open the database ${path}: ${reasonOf(error, dirname(path))}`, { cause: error });
  }
}

function reasonOf(error: unknown, folder: string): string {
  if (!existsSync(folder)) return `there is no folder ${folder}; make it, or choose another file`;
  return error instanceof Error ? error.message : String(error);
}

type Statements = ReturnType<typeof prepare>;

function prepare(database: DatabaseSync) {
  return {
    insert: database.prepare(
      'INSERT INTO record (site, key, id, consent_id, at, body) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (site, key) DO NOTHING',
    ),
    byKey: database.prepare('SELECT body FROM record WHERE site = ? AND key = ?'),
    ofConsent: database.prepare('SELECT body FROM record WHERE site = ? AND consent_id = ? ORDER BY rowid'),
    lastOfConsent: database.prepare(
      'SELECT body FROM record WHERE site = ? AND consent_id = ? ORDER BY rowid DESC LIMIT 1',
    ),
    registries: database.prepare('SELECT version, canonical, since FROM registry WHERE site = ? ORDER BY rowid'),
    newest: database.prepare('SELECT version FROM registry WHERE site = ? ORDER BY rowid DESC LIMIT 1'),
    putRegistry: database.prepare('INSERT INTO registry (site, version, canonical, since) VALUES (?, ?, ?, ?)'),
  } satisfies Record<string, StatementSync>;
}

function readRecord(row: unknown): ConsentRecord | undefined {
  return row ? (JSON.parse((row as { body: string }).body) as ConsentRecord) : undefined;
}

/** Stores a batch in one transaction and answers with what is kept under each key. */
function commit(database: DatabaseSync, { insert, byKey }: Statements, batch: readonly Waiting[]): ConsentRecord[] {
  return transaction(database, () =>
    batch.map(({ record, key }) => {
      const { changes } = insert.run(record.site, key, record.id, record.consentId, record.at, JSON.stringify(record));
      return changes === 1 ? record : (readRecord(byKey.get(record.site, key)) as ConsentRecord);
    }),
  );
}

function putRegistry(
  database: DatabaseSync,
  { newest, putRegistry: insert }: Statements,
  site: string,
  registry: StoredRegistry,
): void {
  transaction(database, () => {
    const last = newest.get(site) as { version: string } | undefined;
    if (last?.version !== registry.version) insert.run(site, registry.version, registry.canonical, registry.since);
  });
}

function checkWrite(database: DatabaseSync): string | undefined {
  try {
    transaction(database, () => database.exec('UPDATE probe SET at = at + 1'));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
