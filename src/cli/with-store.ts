import type { Registry } from '../registry/index.ts';
import { loadRegistry, openStore, type Store, siteOf } from '../server/index.ts';
import { DEFAULT_FILE } from './read.ts';

/** What every command takes that works on the records of a site. */
export const STORE_OPTIONS = { database: { type: 'string', default: 'samtykke.db' } } as const;

/** A site's records, as a command works on them. */
export interface OpenedStore {
  readonly store: Store;
  /** The registry's first domain. */
  readonly site: string;
  readonly registry: Registry;
}

/**
 * Opens the database of a site for a piece of work, and closes it afterwards.
 *
 * @throws {Error} when no server has been started with it: opening one would make it.
 */
export async function withStore<T>(
  database: string,
  registryFile: string | undefined,
  work: (opened: OpenedStore) => Promise<T>,
): Promise<T> {
  const registry = await loadRegistry(registryFile ?? DEFAULT_FILE);
  // To be written to, a wrong one would get tables, and one of an older server another schema under it.
  await (await openStore(database, { readOnly: true })).close();
  const store = await openStore(database);
  try {
    return await work({ store, site: siteOf(registry), registry });
  } finally {
    await store.close();
  }
}
