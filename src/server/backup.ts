/** A copy of a site's database, and a database from such a copy. */
import { existsSync, rmSync } from 'node:fs';
import { putInPlace } from './durable-file.ts';
import { isPostgres } from './stores/index.ts';
import { closeSqlite, copySqlite, moveAside, sitesIn } from './stores/sqlite-copy.ts';

/**
 * Copies a database, which a server may be writing to, to a file that is not there yet.
 *
 * @throws {Error} when there is such a file, the copy cannot be made whole, or it is a database of PostgreSQL.
 */
export async function backUp(database: string, to: string): Promise<void> {
  refusePostgres(database, to);
  if (existsSync(to)) throw new Error(`${to} is there, and no backup overwrites a file: choose another name`);
  putInPlace(await copySqlite(database, to), to);
}

/** No address is told, since a password may stand in it. */
function refusePostgres(...databases: readonly string[]): void {
  if (!databases.some(isPostgres)) return;
  throw new Error(
    'this copies and restores SQLite files: of PostgreSQL make and restore backups by its own means, see docs/backup.md',
  );
}

/** What can be told before a database is replaced. */
export function refuseUnready(from: string, database: string, isReplaced: boolean): void {
  refusePostgres(from, database);
  if (!existsSync(from)) throw new Error(`there is no backup ${from}`);
  if (!existsSync(database)) return;
  if (!isReplaced)
    throw new Error(`${database} is there; with --replace it is kept aside, and the backup takes its place`);
  closeSqlite(database);
}

/** The sites besides some whose logs are in a database. */
export const otherSitesIn = (database: string, sites: readonly string[]): readonly string[] =>
  sitesIn(database).filter((each) => !sites.includes(each));

/**
 * Puts a copy of a backup in the place of a database, and what was there aside.
 *
 * @param ready is called when the copy is on the disk and before anything is moved.
 * @returns where the earlier database is now, if there was one.
 */
export async function putBack(
  from: string,
  database: string,
  now: Date,
  ready: () => void,
): Promise<string | undefined> {
  const copy = await copySqlite(from, database);
  try {
    ready();
  } catch (error) {
    rmSync(copy);
    throw error;
  }
  const hadOne = existsSync(database);
  const aside = `${database}.replaced-${now.toISOString().replace(/[-:]|\.\d+/g, '')}`;
  moveAside(database, aside);
  putInPlace(copy, database);
  return hadOne ? aside : undefined;
}
