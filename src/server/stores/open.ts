import { postgresStore } from './postgres.ts';
import { sqliteStore } from './sqlite.ts';
import type { Store } from './store.ts';

/** Whether a database is named by a URL of PostgreSQL; else it is the file of an SQLite one. */
export const isPostgres = (database: string): boolean => /^postgres(ql)?:\/\//i.test(database);

/**
 * Opens the database that a command line names: `postgres://user@host/database`, or a file.
 *
 * @param readOnly opens what a server has been started with, and changes nothing in it, not even its schema.
 * @throws {Error} when it cannot be used, with the mend.
 */
export async function openStore(database: string, { readOnly = false } = {}): Promise<Store> {
  // Not shown whole: it may hold a password.
  const scheme = isPostgres(database) ? undefined : /^\s*([a-z][a-z\d+.-]*):\/\//i.exec(database)?.[1];
  if (scheme) throw new Error(`a database begins with postgres:// or is a file, not ${scheme}://`);
  return isPostgres(database) ? postgresStore({ url: database, readOnly }) : sqliteStore({ path: database, readOnly });
}
