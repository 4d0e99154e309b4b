import { postgresStore } from './postgres.ts';
import { sqliteStore } from './sqlite.ts';
import type { Store } from './store.ts';

/** Whether a database is named by a URL of PostgreSQL; else it is the file of an SQLite one. */
export const isPostgres = (database: string): boolean => /^postgres(ql)?:\/\//.test(database);

/**
 * Opens the database that a command line names: `postgres://user@host/database`, or a file.
 *
 * @throws {Error} when it cannot be used, with the mend.
 */
export async function openStore(database: string): Promise<Store> {
  return isPostgres(database) ? postgresStore({ url: database }) : sqliteStore({ path: database });
}
