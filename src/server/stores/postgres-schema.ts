import { setTimeout as wait } from 'node:timers/promises';
import { type Database, inTransaction, type Query } from './postgres-database.ts';
import type { StoreUnavailable } from './store.ts';

/** One step to the next version of the schema, in a transaction of its own. */
export type Step = (query: Query) => Promise<void>;

/**
 * The steps, in order; one that has been released is never changed. While a step runs, replicas of the version before go
 * on: what it adds must not stop them.
 *
 * Every key begins with the site, by which an engine may distribute the tables. What a visitor's browser made up is kept
 * as bytes: a text of PostgreSQL cannot hold U+0000.
 */
export const STEPS: readonly Step[] = [
  async (query) => {
    for (const table of TABLES) await query(table);
    await distribute(query, ['record', 'registry', 'site', 'log', 'tile', 'violation', 'feature_item']);
  },
  async (query) => {
    await query(AUDIT);
    await distribute(query, ['audit'], 'site');
  },
];

const TABLES = [
  // A place in the batch: all rows of one transaction have the same time.
  `CREATE TABLE samtykke.record (
     site TEXT NOT NULL,
     key BYTEA NOT NULL,
     id TEXT COLLATE "C" NOT NULL,
     consent_id TEXT COLLATE "C",
     at TEXT COLLATE "C" NOT NULL,
     about TEXT COLLATE "C",
     body TEXT NOT NULL,
     salt BYTEA NOT NULL,
     entry BYTEA,
     leaf BIGINT,
     accepted_at TIMESTAMPTZ NOT NULL DEFAULT now(),
     place INTEGER NOT NULL,
     PRIMARY KEY (site, key)
   )`,
  'CREATE UNIQUE INDEX record_id ON samtykke.record (site, id)',
  'CREATE UNIQUE INDEX record_leaf ON samtykke.record (site, leaf) WHERE leaf IS NOT NULL',
  `CREATE INDEX record_consent ON samtykke.record (site, consent_id, leaf, accepted_at, place)
     WHERE consent_id IS NOT NULL`,
  'CREATE INDEX record_waiting ON samtykke.record (site, accepted_at, place) WHERE leaf IS NULL',
  'CREATE INDEX record_about ON samtykke.record (site, about) WHERE about IS NOT NULL',
  'CREATE INDEX record_place ON samtykke.record (site, at, id)',
  `CREATE TABLE samtykke.registry (
     site TEXT NOT NULL,
     place BIGINT NOT NULL,
     version TEXT NOT NULL,
     canonical TEXT NOT NULL,
     since TEXT NOT NULL,
     PRIMARY KEY (site, place)
   )`,
  // One row a site, locked by what must be done one at a time; the row of no site is written by who asks whether one can.
  `CREATE TABLE samtykke.site (
     site TEXT PRIMARY KEY,
     probed_at TIMESTAMPTZ NOT NULL DEFAULT now()
   )`,
  `CREATE TABLE samtykke.log (
     site TEXT PRIMARY KEY,
     holder TEXT NOT NULL DEFAULT '',
     epoch BIGINT NOT NULL DEFAULT 0,
     expires BIGINT NOT NULL DEFAULT 0,
     size BIGINT NOT NULL DEFAULT 0,
     root BYTEA NOT NULL DEFAULT '',
     published_size BIGINT,
     note TEXT,
     published_at BIGINT
   )`,
  `CREATE TABLE samtykke.tile (
     site TEXT NOT NULL,
     level INTEGER NOT NULL,
     place BIGINT NOT NULL,
     bytes BYTEA NOT NULL,
     PRIMARY KEY (site, level, place)
   )`,
  `CREATE TABLE samtykke.violation (
     site TEXT NOT NULL,
     registry TEXT NOT NULL,
     source TEXT NOT NULL,
     mode TEXT NOT NULL,
     kind TEXT NOT NULL,
     name TEXT NOT NULL,
     verdict TEXT NOT NULL,
     because TEXT NOT NULL,
     seen BIGINT NOT NULL,
     first_day TEXT NOT NULL,
     last_day TEXT NOT NULL,
     place BIGINT NOT NULL,
     PRIMARY KEY (site, registry, source, mode, kind, name, verdict, because)
   )`,
  `CREATE TABLE samtykke.feature_item (
     site TEXT NOT NULL,
     family TEXT NOT NULL,
     key BYTEA NOT NULL,
     subject BYTEA NOT NULL,
     value BYTEA NOT NULL,
     ends_at BIGINT,
     put_at TIMESTAMPTZ NOT NULL DEFAULT now(),
     PRIMARY KEY (site, family, key)
   )`,
  'CREATE INDEX feature_item_subject ON samtykke.feature_item (site, family, subject)',
  'CREATE INDEX feature_item_end ON samtykke.feature_item (site, ends_at) WHERE ends_at IS NOT NULL',
] as const;

const AUDIT = `CREATE TABLE samtykke.audit (
  site TEXT NOT NULL,
  at TEXT COLLATE "C" NOT NULL,
  report TEXT NOT NULL,
  page TEXT NOT NULL,
  PRIMARY KEY (site, at)
)`;

/**
 * On Citus: spreads tables over the workers by site, all rows of a site on one.
 *
 * @param beside one that is spread already.
 */
async function distribute(query: Query, tables: readonly string[], beside?: string): Promise<void> {
  const { count } = await query("SELECT 1 FROM pg_extension WHERE extname = 'citus'");
  if (count === 0) return;
  const first = beside ?? (tables[0] as string);
  const others = tables.filter((each) => each !== first);
  if (beside === undefined) await query("SELECT create_distributed_table($1::regclass, 'site')", [`samtykke.${first}`]);
  for (const each of others)
    await query("SELECT create_distributed_table($1::regclass, 'site', colocate_with => $2)", [
      `samtykke.${each}`,
      `samtykke.${first}`,
    ]);
}

/**
 * Brings a database to the newest schema, each step in a transaction of its own, whoever else does the same at once: the
 * row of a version is written first, and its key lets one of them through.
 *
 * @throws {Error} when a newer version of Samtykke has written it.
 */
export async function migrate(database: Database, steps: readonly Step[] = STEPS): Promise<void> {
  await untilDone(
    () => isPrepared(database),
    () => prepare(database),
  );
  for (const [index, step] of steps.entries()) {
    await untilDone(
      async () => (await schemaOf(database)) > index,
      () => take(database, index + 1, step),
    );
  }
  refuseNewer(await schemaOf(database), steps.length);
}

/** Changes nothing. @throws {Error} when a database has another schema than this version would write, or none. */
export async function requireNewest(database: Database): Promise<void> {
  if (!(await isPrepared(database)))
    throw new Error('the database has no tables of samtykke: start the server with it once, or name another one');
  const found = await schemaOf(database);
  refuseNewer(found, STEPS.length);
  if (found < STEPS.length)
    throw new Error(
      `the database has schema ${found}, this version reads ${STEPS.length}: start the server with it once`,
    );
}

function refuseNewer(found: number, known: number): void {
  if (found <= known) return;
  throw new Error(
    `the database has schema ${found}, this version knows ${known}: start the newer version of samtykke again`,
  );
}

/** The schema that a database has; 0 for a new one. */
async function schemaOf({ statement }: Pick<Database, 'statement'>): Promise<number> {
  const { rows } = await statement<{ version: number }>(
    'SELECT coalesce(max(version), 0) AS version FROM samtykke.schema_version',
  );
  return rows[0]?.version ?? 0;
}

/** Whether a server has been started with this database before. */
async function isPrepared({ statement }: Pick<Database, 'statement'>): Promise<boolean> {
  const { rows } = await statement<{ found: string | null }>("SELECT to_regclass('samtykke.schema_version') AS found");
  return rows[0]?.found !== null;
}

async function prepare({ statement, transaction }: Database): Promise<void> {
  const schema = await statement("SELECT 1 FROM pg_namespace WHERE nspname = 'samtykke'");
  await transaction(async (query) => {
    // An operator may have made the schema for a user who has not the right to.
    if (schema.count === 0) await query('CREATE SCHEMA samtykke');
    await query(
      'CREATE TABLE samtykke.schema_version (version INTEGER PRIMARY KEY, at TIMESTAMPTZ NOT NULL DEFAULT now())',
    );
  });
}

async function take({ alone }: Database, version: number, step: Step): Promise<void> {
  await alone(
    inTransaction(async (query) => {
      await query('INSERT INTO samtykke.schema_version (version) VALUES ($1)', [version]);
      // A step may take as long as its rows need. What it locks it may not wait for long: all others wait behind it.
      await query("SELECT set_config('statement_timeout', '0', true), set_config('lock_timeout', '2s', true)");
      await step(query);
    }),
  );
}

/** Unique key; schema, table or column that is there already; a lock: another one was first, or is at it. */
const OTHERS_WORK = new Set(['23505', '42P06', '42P07', '42701', '55P03']);
const MOST_TRIES = 20;

/** Does what others may do at the same time, until one has done it. */
async function untilDone(isDone: () => Promise<boolean>, work: () => Promise<void>): Promise<void> {
  for (let tries = 1; !(await isDone()); tries++) {
    try {
      await work();
    } catch (error) {
      const { code = '' } = ((error as StoreUnavailable).cause ?? {}) as { code?: string };
      if (!OTHERS_WORK.has(code) || tries === MOST_TRIES) throw error;
      await wait(20 * Math.random());
    }
  }
}
