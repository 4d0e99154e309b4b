import type { DatabaseSync } from 'node:sqlite';

/** One step a version, in order; a step that has been released is never changed. */
const STEPS: readonly string[] = [
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
];

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
  if (found > STEPS.length) {
    throw new Error(
      `it has schema ${found}, this version knows ${STEPS.length}: start the newer version of samtykke again`,
    );
  }
  STEPS.slice(found).forEach((step, index) => {
    database.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${found + index + 1}; COMMIT;`);
  });
}
