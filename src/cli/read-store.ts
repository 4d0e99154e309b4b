import { isPostgres, type LogKeys, openStore, parseLogVerifiers, readKeyText, type Store } from '../server/index.ts';

/**
 * Reads what a database holds of a site; a server may be writing to it. Nothing is made where there is none.
 *
 * @throws {Error} with the database in its message when it cannot be read, or the site is not in it.
 */
export async function readingStore<T>(database: string, site: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(database, { readOnly: true });
  try {
    const isThere = (await store.registries(site)).length > 0 || (await store.log(site).head()) !== undefined;
    if (!isThere)
      throw new Error(`the database ${nameOf(database)} knows no site ${site} (the registry's first domain)`);
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Without the password that a URL may hold. */
const nameOf = (database: string): string => (isPostgres(database) ? new URL(database).pathname.slice(1) : database);

/** Reads a file of keys to verify a log with, see {@link parseLogVerifiers}; `undefined` when there is none. */
export async function readVerifiers(path: string): Promise<LogKeys | undefined> {
  const text = readKeyText(path);
  return text === undefined ? undefined : parseLogVerifiers(text, path);
}

/** The text of a file of keys. @throws {Error} with the option in its message when there is none. */
export function readKeyFile(path: string): string {
  const text = readKeyText(path);
  if (text === undefined) throw new Error(`there is no file of keys ${path}: name another one with --log-keys`);
  return text;
}
