import type { DatabaseSync } from 'node:sqlite';
import type { ConsentRecord } from '../../proof/index.ts';
import { readRecord, rowOf } from './record-row.ts';
import { transaction } from './sqlite-lock.ts';

/** SQL, or what has to be worked out. */
type Step = string | ((database: DatabaseSync) => void);

/** One step a version, in order; a step that has been released is never changed. */
const STEPS: readonly Step[] = [
  `CREATE TABLE record (
     site TEXT NOT NULL,
     key TEXT NOT NULL,
     id TEXT NOT NULL,
     consent_id TEXT,
     at TEXT NOT NULL,
     body TEXT NOT NULL,
     UNIQUE (site, key)
   );
   CREATE UNIQUE INDEX record_id ON record (site, id);
   CREATE INDEX record_consent ON record (site, consent_id) WHERE consent_id IS NOT NULL;
   CREATE TABLE registry (
     site TEXT NOT NULL,
     version TEXT NOT NULL,
     canonical TEXT NOT NULL,
     since TEXT NOT NULL
   );
   CREATE INDEX registry_site ON registry (site);
   CREATE TABLE probe (at INTEGER NOT NULL);
   INSERT INTO probe VALUES (0);`,
  `CREATE TABLE violation (
     site TEXT NOT NULL,
     registry TEXT NOT NULL,
     source TEXT NOT NULL,
     mode TEXT NOT NULL,
     kind TEXT NOT NULL,
     name TEXT NOT NULL,
     verdict TEXT NOT NULL,
     because TEXT NOT NULL,
     seen INTEGER NOT NULL,
     first_day TEXT NOT NULL,
     last_day TEXT NOT NULL,
     UNIQUE (site, registry, source, mode, kind, name, verdict, because)
   );`,
  `CREATE TABLE feature_item (
     site TEXT NOT NULL,
     family TEXT NOT NULL,
     key TEXT NOT NULL,
     subject TEXT NOT NULL,
     value TEXT NOT NULL,
     ends_at INTEGER,
     UNIQUE (site, family, key)
   );
   CREATE INDEX feature_item_subject ON feature_item (site, family, subject);
   CREATE INDEX feature_item_end ON feature_item (ends_at) WHERE ends_at IS NOT NULL;`,
  (database) => {
    database.exec(LOG_STEP);
    sealRecords(database);
  },
  `CREATE TABLE audit (
     site TEXT NOT NULL,
     at TEXT NOT NULL,
     report TEXT NOT NULL,
     page TEXT NOT NULL,
     UNIQUE (site, at)
   );`,
];

/** What the log needs. A head of size 0 has no root that anybody signs. */
const LOG_STEP = `
  ALTER TABLE record ADD COLUMN about TEXT;
  ALTER TABLE record ADD COLUMN salt BLOB;
  ALTER TABLE record ADD COLUMN entry BLOB;
  ALTER TABLE record ADD COLUMN leaf INTEGER;
  UPDATE record SET key = 'choice ' || key;
  CREATE UNIQUE INDEX record_leaf ON record (site, leaf) WHERE leaf IS NOT NULL;
  CREATE INDEX record_waiting ON record (site) WHERE leaf IS NULL;
  CREATE INDEX record_about ON record (site, about) WHERE about IS NOT NULL;
  CREATE INDEX record_place ON record (site, at, id);
  CREATE TABLE log (
    site TEXT PRIMARY KEY,
    holder TEXT NOT NULL DEFAULT '',
    epoch INTEGER NOT NULL DEFAULT 0,
    expires INTEGER NOT NULL DEFAULT 0,
    size INTEGER NOT NULL DEFAULT 0,
    root BLOB NOT NULL DEFAULT x'',
    published_size INTEGER,
    note TEXT,
    published_at INTEGER
  );
  CREATE TABLE tile (
    site TEXT NOT NULL,
    level INTEGER NOT NULL,
    place INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (site, level, place)
  );`;

/** Gives the records from before there was a log what they need to get into it. */
function sealRecords(database: DatabaseSync): void {
  const update = database.prepare('UPDATE record SET body = ?, salt = ?, entry = ? WHERE rowid = ?');
  const all = database.prepare('SELECT rowid, body FROM record WHERE rowid > ? ORDER BY rowid LIMIT 1000');
  let rows = all.all(0) as unknown as { rowid: number; body: string }[];
  while (rows.length > 0) {
    for (const { rowid, body } of rows) {
      const { text, salt, entry } = rowOf(readRecord(body) as ConsentRecord, '');
      update.run(text, salt, entry, rowid);
    }
    rows = all.all(rows.at(-1)?.rowid ?? 0) as unknown as typeof rows;
  }
}

/** The schema that a database has; 0 for a new one. */
export function schemaOf(database: DatabaseSync): number {
  return (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
}

/**
 * Brings a database to the newest schema, each step in a transaction of its own.
 *
 * @throws {Error} when a newer version of Samtykke has written it.
 */
export function migrate(database: DatabaseSync): void {
  const found = schemaOf(database);
  refuseNewer(found);
  STEPS.slice(found).forEach((step, index) => {
    transaction(database, () => {
      if (typeof step === 'string') database.exec(step);
      else step(database);
      database.exec(`PRAGMA user_version = ${found + index + 1}`);
    });
  });
}

/** @throws {Error} when a database has another schema than this version would write. */
export function requireNewest(database: DatabaseSync): void {
  const found = schemaOf(database);
  refuseNewer(found);
  if (found < STEPS.length)
    throw new Error(`it has schema ${found}, this version reads ${STEPS.length}: start the server with it once`);
}

function refuseNewer(found: number): void {
  if (found <= STEPS.length) return;
  throw new Error(
    `it has schema ${found}, this version knows ${STEPS.length}: start the newer version of samtykke again`,
  );
}
