import {
  canonicalForm,
  type DecisionTable,
  diffRegistries,
  type Registry,
  type RegistryDiff,
  readCanonicalForm,
  shortVersion,
  tableOf,
} from '../registry/index.ts';
import type { Store } from './stores/store.ts';

/** A version of the registry that is or was in force. */
interface HistoricVersion {
  readonly registry: Registry;
  /** ISO 8601, UTC. */
  readonly since: string;
  /** Against the version before it; absent for the first. */
  readonly diff: RegistryDiff | undefined;
}

/** Every version that the store knows, oldest first; the last is in force. */
export interface History {
  readonly versions: readonly HistoricVersion[];
  /** What decisions need of the version in force, with what it covers of earlier choices. */
  readonly table: DecisionTable;
  /** Registries before the one in force. */
  readonly earlier: readonly Registry[];
  /** A version by its name or by the beginning that pages carry. */
  find(version: string): Registry | undefined;
  tableFor(registry: Registry): DecisionTable;
}

/** Puts the registry in force and reads what was in force before. */
export async function openHistory(store: Store, registry: Registry, now: Date): Promise<History> {
  const site = siteOf(registry);
  await store.putRegistry(site, {
    version: registry.version,
    canonical: canonicalForm(registry),
    since: now.toISOString(),
  });
  const stored = await store.registries(site);
  const registries = await Promise.all(stored.map((each) => readCanonicalForm(each.canonical)));
  const versions = registries.map((each, index) => {
    const before = registries[index - 1];
    return { registry: each, since: stored[index]?.since ?? '', diff: before && diffRegistries(before, each) };
  });
  const earlier = registries.slice(0, -1);
  const tables = new Map<string, DecisionTable>();
  const tableFor = (each: Registry): DecisionTable => {
    const found = tables.get(each.version) ?? tableOf(each, each.version === registry.version ? earlier : []);
    tables.set(each.version, found);
    return found;
  };
  const find = (version: string): Registry | undefined =>
    registries.findLast((each) => each.version === version || shortVersion(each.version) === version);
  return { versions, table: tableFor(registry), earlier, find, tableFor };
}

/** What the store calls a site. */
export const siteOf = ({ site }: Registry): string => site.domains[0] as string;
