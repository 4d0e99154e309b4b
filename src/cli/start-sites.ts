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
import type { Io } from './command.ts';
import { fileOf, refuseOneFile, type SiteValues, siteOptions } from './site-options.ts';

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
  const { secrets, 'log-keys': logKeys, tokens } = values;
  if (files.length > 1) refuseOneFile({ secrets, 'log-keys': logKeys, tokens });
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
