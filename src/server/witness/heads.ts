/** What a witness has cosigned: of each log the latest tree, in one SQLite file that nothing rolls back. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { TreeHead } from '../../proof/index.ts';

/** The latest tree of a log, and the checkpoint as it was cosigned. */
interface KeptHead extends TreeHead {
  /** A signed note. */
  readonly note: string;
}

/**
 * The state of a witness. Several processes may use one file.
 *
 * Each method throws when the file cannot be read or written; then nothing may be cosigned.
 */
export interface Heads {
  /** @returns `undefined` for a log of which nothing was cosigned. */
  latest(origin: string): KeptHead | undefined;
  /**
   * Keeps a head in the place of one of `oldSize` entries, or of none, which counts as 0. It is on the disk when this
   * returns.
   *
   * @returns false when a head of another size stands there; then nothing was changed.
   */
  advance(origin: string, oldSize: number, head: KeptHead): boolean;
  close(): void;
}

interface HeadsOptions {
  readonly path: string;
  /**
   * Whether an empty state may be begun. A witness that lost its state and began another would cosign what contradicts
   * all it has cosigned before.
   */
  readonly mayBegin: boolean;
}

/** How long a write of another process is waited for. */
const LOCK_WAIT_MILLISECONDS = 2_000;
/** `PRAGMA application_id`: "swit". */
const APPLICATION = 0x73776974;
const SCHEMA = 1;

/**
 * Opens the state of a witness.
 *
 * @throws {Error} that names the file and the mend when it cannot be opened, is none, or would have to be begun.
 */
export function openHeads({ path, mayBegin }: HeadsOptions): Heads {
  const database = openDatabase(path, mayBegin);
  const select = database.prepare('SELECT size, root, note FROM head WHERE origin = ?');
  // Comparison and write are one statement, each. A size is enough to compare: each tree that is kept has grown from the
  // one before, so that a log has one root for a size.
  const update = database.prepare('UPDATE head SET size = ?, root = ?, note = ? WHERE origin = ? AND size = ?');
  const insert = database.prepare(
    'INSERT INTO head (origin, size, root, note) VALUES (?, ?, ?, ?) ON CONFLICT (origin) DO NOTHING',
  );
  return {
    latest: (origin) => select.get(origin) as KeptHead | undefined,
    advance: (origin, oldSize, { size, root, note }) =>
      update.run(size, root, note, origin, oldSize).changes === 1 ||
      (oldSize === 0 && insert.run(origin, size, root, note).changes === 1),
    close: () => database.close(),
  };
}

function openDatabase(path: string, mayBegin: boolean): DatabaseSync {
  try {
    if (!mayBegin && !existsSync(path)) throw new Error(LOST);
    // Resolved, no path is one that SQLite keeps in memory.
    const database = new DatabaseSync(resolve(path), { timeout: LOCK_WAIT_MILLISECONDS });
    if (!isBegun(database)) begin(database, mayBegin);
    // WAL with FULL: a commit has reached the disk when it returns.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    return database;
  } catch (error) {
    throw new Error(`cannot open the database ${path} of the witness: ${(error as Error).message}`, { cause: error });
  }
}

const LOST =
  'it is not there, but the key is, and may have cosigned. Name the database that belongs to the key. If that is lost, ' +
  'make another key: move the file of this one away. If the key has never cosigned, add --new-database';

function isBegun(database: DatabaseSync): boolean {
  const application = numberOf(database, 'PRAGMA application_id');
  const schema = numberOf(database, 'PRAGMA user_version');
  const isOther = application !== APPLICATION && numberOf(database, 'SELECT count(*) FROM sqlite_schema') > 0;
  if (isOther) throw new Error('it is the database of something else; name another file with --database');
  if (schema > SCHEMA)
    throw new Error(`it has schema ${schema}, this version knows ${SCHEMA}: start the newer version`);
  return application === APPLICATION;
}

const numberOf = (database: DatabaseSync, sql: string): number =>
  Object.values(database.prepare(sql).get() as Record<string, number>)[0] as number;

function begin(database: DatabaseSync, mayBegin: boolean): void {
  if (!mayBegin) throw new Error(LOST);
  database.exec(
    `BEGIN IMMEDIATE;
     CREATE TABLE IF NOT EXISTS head (
       origin TEXT NOT NULL PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, note TEXT NOT NULL
     ) STRICT;
     PRAGMA application_id = ${APPLICATION};
     PRAGMA user_version = ${SCHEMA};
     COMMIT;`,
  );
}
