import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { schemaOf } from './sqlite-schema.ts';
import { MOST_VIOLATIONS, type StoredViolation } from './store.ts';
import { otherViolation, unknownSite } from './violation-batch.ts';

/** The rows of what was stopped, in an open database. */
export interface ViolationRows {
  /** Adds counts. Belongs into a transaction. */
  add(site: string, violations: readonly StoredViolation[]): void;
  all(site: string): readonly StoredViolation[];
}

const KEY = ['site', 'registry', 'mode', 'source', 'kind', 'name', 'verdict', 'because'] as const;
const SELECT = `SELECT registry, mode, source, kind, name, verdict, because, seen,
  first_day AS firstDay, last_day AS lastDay FROM violation WHERE site = ? ORDER BY rowid`;

export function violationRows(database: DatabaseSync): ViolationRows {
  const update = database.prepare(
    `UPDATE violation SET seen = seen + ?, first_day = min(first_day, ?), last_day = max(last_day, ?)
     WHERE ${KEY.map((each) => `${each} = ?`).join(' AND ')}`,
  );
  const insert = database.prepare(
    `INSERT INTO violation (seen, first_day, last_day, ${KEY.join(', ')}) VALUES (?, ?, ?${', ?'.repeat(KEY.length)})`,
  );
  const count = database.prepare(
    'SELECT count(*) AS rows FROM violation WHERE site = ? AND registry = ? AND source = ?',
  );
  const all = database.prepare(SELECT);
  const put = (site: string, violation: StoredViolation): void => {
    const values = valuesOf(site, violation);
    if (update.run(...values).changes > 0) return;
    const { rows } = count.get(site, violation.registry, violation.source) as { rows: number };
    if (rows < MOST_VIOLATIONS || violation.kind === 'other') insert.run(...values);
    else put(site, otherViolation(violation));
  };
  return {
    add: (site, violations) => {
      for (const each of violations) put(site, each);
    },
    all: (site) => all.all(site) as unknown as StoredViolation[],
  };
}

function valuesOf(site: string, violation: StoredViolation): (string | number)[] {
  const { seen, firstDay, lastDay } = violation;
  return [seen, firstDay, lastDay, ...KEY.map((each) => (each === 'site' ? site : violation[each]))];
}

/**
 * Reads the rows of a site from a database file that a server may be writing to. Changes nothing in it.
 *
 * @throws {Error} with the file in its message: when there is none, or none of this schema, or the site is not in it.
 */
export function readSqliteViolations(path: string, site: string): readonly StoredViolation[] {
  if (!existsSync(path)) throw new Error(`there is no database ${path}: name another one with --database`);
  try {
    const database = new DatabaseSync(path, { readOnly: true, timeout: 2_000 });
    try {
      return readFrom(database, site);
    } finally {
      database.close();
    }
  } catch (error) {
    throw new Error(`cannot read the database ${path}: ${(error as Error).message}`, { cause: error });
  }
}

/** The schema from which on there are violations. */
const SCHEMA = 2;

function readFrom(database: DatabaseSync, site: string): readonly StoredViolation[] {
  const found = schemaOf(database);
  if (found < SCHEMA)
    throw new Error(`it has schema ${found}, from before this was kept: start the server with it once`);
  const sites = database.prepare('SELECT DISTINCT site FROM registry').all() as unknown as { site: string }[];
  if (!sites.some((each) => each.site === site)) throw new Error(unknownSite(site, sites));
  return database.prepare(SELECT).all(site) as unknown as StoredViolation[];
}
