import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { LogRecord } from '../../proof/index.ts';
import { groupCommit } from './group-commit.ts';
import type { KeyedRecord } from './record-row.ts';
import { auditRows } from './sqlite-audits.ts';
import { cutsOf } from './sqlite-cut.ts';
import { sqliteFeatures } from './sqlite-features.ts';
import { transaction, withLock } from './sqlite-lock.ts';
import { sqliteLog } from './sqlite-log.ts';
import { recordRows } from './sqlite-records.ts';
import { migrate, requireNewest } from './sqlite-schema.ts';
import { sweepAfterErasures } from './sqlite-sweep.ts';
import { violationRows } from './sqlite-violations.ts';
import type { Store, StoredRegistry } from './store.ts';
import { violationBatch } from './violation-batch.ts';

export interface SqliteStoreOptions {
  /** The database file; `:memory:` for none. */
  readonly path: string;
  /** How long a record waits for a lock before the store counts as unavailable. Default: 2,000. */
  readonly lockWaitMilliseconds?: number;
  /** Opens a file that is there and changes nothing in it, not even its schema. Default: false. */
  readonly readOnly?: boolean;
}

/**
 * A store in one SQLite file (WAL, `synchronous=FULL`: a commit has reached the disk when it returns).
 *
 * Requests that come in while the event loop is busy share the next commit; an idle store commits at
 * once, there is no timer.
 *
 * @throws {Error} when the file cannot be opened or is of a newer schema.
 */
export function sqliteStore({ path, lockWaitMilliseconds = 2_000, readOnly = false }: SqliteStoreOptions): Store {
  const database = readOnly ? openToRead(path) : openDatabase(path);
  const registries = prepare(database);
  const records = recordRows(database);
  const violations = violationRows(database);
  const audits = auditRows(database);
  const counts = violationBatch((site, rows) =>
    withLock(() => transaction(database, () => violations.add(site, rows)), lockWaitMilliseconds),
  );
  const cuts = cutsOf(database, lockWaitMilliseconds);
  const sweep = sweepAfterErasures(database, () => void cuts.cut());
  const commits = groupCommit(
    (batch: readonly KeyedRecord[]) => withLock(() => records.add(batch), lockWaitMilliseconds),
    ({ record }) => record.site,
  );

  return {
    // A key belongs to one kind of record, so what is kept under it is of the kind that was asked for.
    addRecord: async <Kind extends LogRecord>(record: Kind, key: string) =>
      (await commits.add({ record, key })) as Kind,
    recordById: async (site, id) => records.byId(site, id),
    recordsOf: async (site, consentId, latest) => records.ofConsent(site, consentId, latest),
    lastRecordOf: async (site, consentId) => records.lastOfConsent(site, consentId),
    recordsAfter: async (site, after, limit) => records.after(site, after, limit),
    recordsInLog: async (site, after, limit) => records.inLog(site, after, limit),
    recordsWaiting: async (site, afterId, limit) => records.waiting(site, afterId, limit),
    erase: async (erasure) => {
      const isErased = await withLock(() => records.erase(erasure), lockWaitMilliseconds);
      if (!isErased) return false;
      sweep.after();
      await cuts.cut();
      return true;
    },
    putRegistry: async (site, registry) => {
      await withLock(() => putRegistry(database, registries, site, registry), lockWaitMilliseconds);
    },
    registries: async (site) => registries.registries.all(site) as unknown as StoredRegistry[],
    addViolations: counts.add,
    violations: async (site) => {
      await counts.flush();
      return violations.all(site);
    },
    addAudit: async (site, audit) => {
      await withLock(() => audits.add(site, audit), lockWaitMilliseconds);
    },
    latestAudit: async (site) => audits.latest(site),
    audits: async (site) => audits.all(site),
    log: (site) => sqliteLog(database, site, lockWaitMilliseconds),
    features: (site) => sqliteFeatures(database, site, lockWaitMilliseconds),
    check: async () => checkWrite(database),
    close: async () => {
      await commits.flush();
      await counts.close();
      sweep.close();
      cuts.close();
      database.close();
    },
  };
}

function openDatabase(path: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path, { timeout: 0 });
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;',
    );
    migrate(database);
    return database;
  } catch (error) {
    throw new Error(`cannot open the database ${path}: ${reasonOf(error, dirname(path))}`, { cause: error });
  }
}

/** Whoever sets up or removes the log of writes locks readers out for a moment. */
const READ_WAIT_MILLISECONDS = 2_000;

function openToRead(path: string): DatabaseSync {
  if (!existsSync(path)) throw new Error(`there is no database ${path}: name another one with --database`);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: READ_WAIT_MILLISECONDS });
    requireNewest(database);
    return database;
  } catch (error) {
    database?.close();
    throw new Error(`cannot read the database ${path}: ${(error as Error).message}`, { cause: error });
  }
}

function reasonOf(error: unknown, folder: string): string {
  if (!existsSync(folder)) return `there is no folder ${folder}; make it, or choose another file`;
  return error instanceof Error ? error.message : String(error);
}

type Statements = ReturnType<typeof prepare>;

function prepare(database: DatabaseSync) {
  return {
    registries: database.prepare('SELECT version, canonical, since FROM registry WHERE site = ? ORDER BY rowid'),
    newest: database.prepare('SELECT version FROM registry WHERE site = ? ORDER BY rowid DESC LIMIT 1'),
    putRegistry: database.prepare('INSERT INTO registry (site, version, canonical, since) VALUES (?, ?, ?, ?)'),
  } satisfies Record<string, StatementSync>;
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
