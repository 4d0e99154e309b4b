import type { Registry } from '../registry/index.ts';
import {
  type ConsentServer,
  type ConsentServerOptions,
  consentServer,
  loadRegistry,
  openStore,
  refuseShared,
  type Store,
} from '../server/index.ts';
import { type Io, UsageError } from './command.ts';
import { fileOf, type SiteValues, siteOptions } from './site-options.ts';

/** Options that name a file of one site. */
const FILE_OPTIONS = ['secrets', 'log-keys', 'tokens'] as const;

export interface StartedSites {
  readonly servers: readonly ConsentServer[];
  /** Ends all of them, and closes what they share. */
  close(): Promise<void>;
}

/**
 * Starts the consent servers of some registry files, over one database or one each: all of them, or none.
 *
 * @param more what holds for each of them besides the options.
 * @throws {UsageError} where an option names one file for several sites.
 * @throws {Error} that names the file of a registry that cannot be used, or both files of two sites that share something.
 */
export async function startSites(
  files: readonly string[],
  values: SiteValues,
  more: Partial<ConsentServerOptions>,
  io: Io,
): Promise<StartedSites> {
  if (files.length > 1) refuseOneFile(values);
  const sites: Named[] = [];
  for (const name of files) sites.push({ name, registry: await loadRegistry(name) });
  refuseShared(sites);
  const stores = storesOf(values);
  const servers: ConsentServer[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((each) => each.close()));
    await stores.close();
  };
  try {
    for (const each of await optionsOf(sites, stores, values, io))
      servers.push(await consentServer({ ...each, ...more }));
  } catch (error) {
    await close();
    throw error;
  }
  return { servers, close };
}

interface Named {
  readonly name: string;
  readonly registry: Registry;
}

interface Stores {
  /** The store of a site, opened when it is first asked for; the same for all whose database is the same. */
  of(registry: Registry): Promise<Store>;
  close(): Promise<void>;
}

function storesOf({ database }: SiteValues): Stores {
  const opened = new Map<string, Store>();
  return {
    of: async (registry) => {
      const name = fileOf(database, registry);
      const store = opened.get(name) ?? (await openStore(name));
      opened.set(name, store);
      return store;
    },
    close: async () => {
      await Promise.all([...opened.values()].map((each) => each.close()));
    },
  };
}

/** Keys of one site are no other's. */
function refuseOneFile(values: SiteValues): void {
  const shared = FILE_OPTIONS.filter((name) => values[name] !== undefined && !values[name].includes('{site}'));
  if (shared.length === 0) return;
  const told = shared.map((name) => `--${name} ${values[name]}`).join(', ');
  const mend = shared.map((name) => `--${name} {site}.${name}`).join(' ');
  throw new UsageError(
    `${told}: each of several sites has a file of its own; write {site} where its first domain belongs, such as ${mend}`,
  );
}

/** Read before any of them is started. */
async function optionsOf(
  sites: readonly Named[],
  stores: Stores,
  values: SiteValues,
  io: Io,
): Promise<readonly ConsentServerOptions[]> {
  const isOneOfSeveral = sites.length > 1;
  const all: ConsentServerOptions[] = [];
  for (const { registry } of sites) {
    const store = await stores.of(registry);
    all.push({ ...(await siteOptions({ values, registry, store, io, isOneOfSeveral })), registry });
  }
  refuseShared(sites.map((site, index) => ({ ...site, logOrigin: all[index]?.logKeys?.origin })));
  return all;
}
