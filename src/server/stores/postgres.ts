import type { LogRecord } from '../../proof/index.ts';
import { type GroupCommit, groupCommit } from './group-commit.ts';
import { postgresAudits } from './postgres-audits.ts';
import { type Database, openDatabase, opening } from './postgres-database.ts';
import { postgresFeatures } from './postgres-features.ts';
import { postgresLog } from './postgres-log.ts';
import { postgresRecords } from './postgres-records.ts';
import { migrate, requireNewest } from './postgres-schema.ts';
import { lockSite } from './postgres-site.ts';
import { sweepAfterErasures } from './postgres-sweep.ts';
import { postgresViolations } from './postgres-violations.ts';
import type { KeyedRecord } from './record-row.ts';
import type { Store, StoredRegistry } from './store.ts';
import { violationBatch } from './violation-batch.ts';

export interface PostgresStoreOptions {
  /**
   * `postgres://user@host:5432/database`. What is missing is read from PGHOST, PGPORT, PGUSER, PGDATABASE, PGPASSWORD and
   * `~/.pgpass`, as `psql` does.
   */
  readonly url: string;
  /** Connections at most. Default: 10. */
  readonly connections?: number;
  /** How long a call is tried again before the store counts as unavailable. Default: 2,000. */
  readonly waitMilliseconds?: number;
  /** Whether the engine keeps what is committed though it says `fsync = off`, as some hosted ones do. Default: no. */
  readonly isDurableWithoutFsync?: boolean;
  /** Opens a database that a server has been started with, and changes nothing in it, not even its schema. Default: no. */
  readonly readOnly?: boolean;
}

/**
 * A store in a PostgreSQL database, or in a distributed engine that speaks its protocol. Any number of processes may have
 * it open. It keeps its tables in the schema `samtykke`, which it makes and brings to the newest version.
 *
 * A commit has reached the disk when a record is acknowledged (`synchronous_commit = on`). Records that come while a
 * commit of their site is under way share the next one.
 *
 * @throws {Error} when the database cannot be used, with the mend and without the password: nobody answers, the password
 *   is wrong, there is no such database, the user may not make tables, the schema is newer, `fsync` is off; or when
 *   the package `pg` is not installed.
 */
export async function postgresStore({
  url,
  connections = 10,
  waitMilliseconds = 2_000,
  isDurableWithoutFsync = false,
  readOnly = false,
}: PostgresStoreOptions): Promise<Store> {
  const database = await openDatabase({ url, connections, waitMilliseconds });
  try {
    await opening(database.target, async () => {
      if (!isDurableWithoutFsync) await checkFsync(database);
      await (readOnly ? requireNewest(database) : migrate(database));
    });
  } catch (error) {
    await database.close();
    throw error;
  }
  return storeOf(database);
}

function storeOf(database: Database): Store {
  const { statement } = database;
  const records = postgresRecords(database);
  const violations = postgresViolations(database);
  const sweep = sweepAfterErasures(database);
  const counts = violationBatch(violations.add);
  const commits = commitsBySite(records.add);
  return {
    // A key belongs to one kind of record, so what is kept under it is of the kind that was asked for.
    addRecord: async <Kind extends LogRecord>(record: Kind, key: string) =>
      (await commits.of(record.site).add({ record, key })) as Kind,
    recordById: records.byId,
    recordsOf: records.ofConsent,
    lastRecordOf: records.lastOfConsent,
    recordsAfter: records.after,
    recordsInLog: records.inLog,
    recordsWaiting: records.waiting,
    erase: async (erasure) => {
      const isErased = await records.erase(erasure);
      if (isErased) sweep.after();
      return isErased;
    },
    putRegistry: (site, registry) => putRegistry(database, site, registry),
    registries: async (site) => (await statement<StoredRegistry>(REGISTRIES, [site])).rows,
    addViolations: counts.add,
    violations: async (site) => {
      await counts.flush();
      return violations.all(site);
    },
    ...postgresAudits(database),
    log: (site) => postgresLog(database, site),
    features: (site) => postgresFeatures(database, site),
    check: () => checkWrite(database),
    close: async () => {
      await commits.flush();
      await counts.close();
      await sweep.close();
      await database.close();
    },
  };
}

type Commits = GroupCommit<KeyedRecord, LogRecord>;

/** A batch never spans sites: a distributed engine may keep two of them on two machines. */
function commitsBySite(add: (site: string, batch: readonly KeyedRecord[]) => Promise<readonly LogRecord[]>): {
  of(site: string): Commits;
  flush(): Promise<unknown>;
} {
  const all = new Map<string, Commits>();
  return {
    of: (site) => {
      const commits = all.get(site) ?? groupCommit<KeyedRecord, LogRecord>((batch) => add(site, batch));
      all.set(site, commits);
      return commits;
    },
    flush: () => Promise.all([...all.values()].map((each) => each.flush())),
  };
}

/** A commit that the disk may lose proves nothing. Engines that do not know the setting see to it by other means. */
async function checkFsync({ statement }: Database): Promise<void> {
  const { rows } = await statement<{ fsync: string | null }>("SELECT current_setting('fsync', true) AS fsync");
  if (rows[0]?.fsync === 'off')
    throw new Error(
      'the database has fsync = off and may lose what it has acknowledged: set fsync = on in postgresql.conf',
    );
}

const REGISTRIES = 'SELECT version, canonical, since FROM samtykke.registry WHERE site = $1 ORDER BY place';
const NEWEST = 'SELECT version, place FROM samtykke.registry WHERE site = $1 ORDER BY place DESC LIMIT 1';
const PUT_REGISTRY =
  'INSERT INTO samtykke.registry (site, place, version, canonical, since) VALUES ($1, $2, $3, $4, $5)';

async function putRegistry(
  { transaction }: Database,
  site: string,
  { version, canonical, since }: StoredRegistry,
): Promise<void> {
  await transaction(async (query) => {
    // Replicas start at once, with the same version.
    await lockSite(query, site);
    const [newest] = (await query<{ version: string; place: number }>(NEWEST, [site])).rows;
    if (newest?.version === version) return;
    await query(PUT_REGISTRY, [site, (newest?.place ?? 0) + 1, version, canonical, since]);
  });
}

const PROBE = `INSERT INTO samtykke.site (site, probed_at) VALUES ('', now())
  ON CONFLICT (site) DO UPDATE SET probed_at = excluded.probed_at`;

async function checkWrite({ statement }: Database): Promise<string | undefined> {
  try {
    await statement(PROBE);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
