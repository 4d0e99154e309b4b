import { loadRegistry, type Store, siteOf, sqliteStore } from '../server/index.ts';
import { DEFAULT_FILE } from './read.ts';

/** What every command takes that works on the records of a site. */
export const STORE_OPTIONS = { database: { type: 'string', default: 'samtykke.db' } } as const;

/** A site's records, as a command works on them. */
export interface OpenedStore {
  readonly store: Store;
  /** The registry's first domain. */
  readonly site: string;
}

/** Opens the database of a site for a piece of work, and closes it afterwards. */
export async function withStore<T>(
  database: string,
  registryFile: string | undefined,
  work: (opened: OpenedStore) => Promise<T>,
): Promise<T> {
  const site = siteOf(await loadRegistry(registryFile ?? DEFAULT_FILE));
  const store = sqliteStore({ path: database });
  try {
    return await work({ store, site });
  } finally {
    await store.close();
  }
}
