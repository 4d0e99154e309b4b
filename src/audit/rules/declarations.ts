/** What in the registry a thing that was seen is declared as, by its name and by where it is kept. */
import {
  type DecisionTable,
  type Entry,
  entryOf,
  isAddress,
  KINDS,
  type Kind,
  type Matcher,
  match,
  matcherOf,
  type Registry,
  type TableEntry,
} from '../../registry/index.ts';
import type { AuditCase } from '../audit-case.ts';
import { type Hosts, isWithin, type Owner } from './hosts.ts';

/** Where a thing is kept. */
interface Keeping {
  /** Domain of a cookie, host of an origin; without a port. */
  readonly host: string;
  readonly owner: Owner;
}

/** What declares a thing, if anything does. */
export type Match =
  /** By name, kind and place. */
  | { readonly kind: 'here'; readonly entry: TableEntry; readonly index: number }
  /** By name and kind: it is declared to be kept by somebody else. */
  | { readonly kind: 'elsewhere'; readonly entry: TableEntry; readonly index: number }
  /** By name: something of another kind. */
  | { readonly kind: 'other-kind'; readonly entry: TableEntry; readonly index: number };

export interface Declarations {
  /** Of a cookie or something stored. */
  readonly find: (kind: Kind, name: string, keeping: Keeping) => Match | undefined;
  /** Of an address, as decisions name it. */
  readonly findAddress: (kind: Kind, name: string) => Match | undefined;
  /** Index of a table's entry in the registry. */
  readonly indexOf: (entry: TableEntry) => number;
}

export function declarationsOf({ registry, table }: Pick<AuditCase, 'registry' | 'table'>, hosts: Hosts): Declarations {
  const indexOf = indexes(registry);
  const matchers = new Map<string, Matcher<TableEntry>>();
  const here = (kind: Kind, keeping: Keeping): Matcher<TableEntry> => {
    const key = `${kind} ${keeping.owner.kind === 'site' ? '' : keeping.host}`;
    const known = matchers.get(key) ?? matcherOf(entriesAt(registry, table, hosts, kind, keeping));
    matchers.set(key, known);
    return known;
  };
  const matched = (kind: Match['kind'], entry: TableEntry | undefined): Match | undefined =>
    entry && { kind, entry, index: indexOf(entry) };
  const ofAnother = (kind: Kind, name: string): TableEntry | undefined =>
    KINDS.filter((each) => each !== kind && isAddress(each) === isAddress(kind))
      .map((each) => entryOf(table, each, name))
      .find(Boolean);
  return {
    indexOf,
    find: (kind, name, keeping) =>
      matched('here', match(here(kind, keeping), name)) ??
      matched('elsewhere', entryOf(table, kind, name)) ??
      matched('other-kind', ofAnother(kind, name)),
    findAddress: (kind, name) =>
      matched('here', entryOf(table, kind, name)) ?? matched('other-kind', ofAnother(kind, name)),
  };
}

/** A table knows its entries by name, kind and domain, in an order of its own. */
function indexes({ entries }: Registry): (entry: TableEntry) => number {
  const known = new Map(entries.map((each, index) => [keyOf(each), index] as const));
  return (entry) => known.get(keyOf(entry)) ?? -1;
}

const keyOf = ({ kind, name, domain = '', path }: Entry | TableEntry): string =>
  JSON.stringify([kind, name, domain, path]);

function entriesAt(
  { providers }: Registry,
  table: DecisionTable,
  hosts: Hosts,
  kind: Kind,
  keeping: Keeping,
): readonly (readonly [string, TableEntry])[] {
  return table.entries().flatMap((entry) => {
    const provider = providers[table.parts[entry.part]?.provider ?? -1];
    const isHere = entry.kind === kind && isKeptAt(entry, provider?.id, hosts, keeping);
    return isHere ? [[entry.name, entry] as const] : [];
  });
}

/**
 * Whether an entry can mean what is kept at a place. One without a domain means the host that sets it: the site's, or
 * the provider's own.
 */
function isKeptAt(
  { domain }: TableEntry,
  provider: string | undefined,
  hosts: Hosts,
  { host, owner }: Keeping,
): boolean {
  if (domain !== undefined) {
    if (owner.kind === 'site') return hosts.ownerOfDomain(domain).kind === 'site';
    return isWithin(host, domain) || isWithin(domain, host);
  }
  return owner.kind === 'site' || (owner.kind === 'provider' && owner.provider.id === provider);
}
