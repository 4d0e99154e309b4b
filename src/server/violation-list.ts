import {
  entryOf,
  hostOf,
  isAddress,
  type Kind,
  matchHost,
  proposeEntry,
  type Registry,
  tableOf,
} from '../registry/index.ts';
import { siteOf } from './history.ts';
import { isPostgres } from './stores/open.ts';
import { readPostgresViolations } from './stores/postgres-violations.ts';
import { readSqliteViolations } from './stores/sqlite-violations.ts';
import type { StoredViolation } from './stores/store.ts';
import { sumOf } from './stores/violation-batch.ts';

/** One thing that was stopped, under whichever version of the registry and by whomever it was seen. */
export interface ListedViolation extends Omit<StoredViolation, 'registry' | 'source'> {
  /** How often it was seen by each source: of one act the guard, the browser and the server may each tell. */
  readonly by: Readonly<Record<string, number>>;
  /** Whether the registry does not name it: then its entry is missing. */
  readonly isUndeclared: boolean;
  /** The line of a registry file that would declare it, where one can be made. */
  readonly mend: string | undefined;
}

export interface ViolationList {
  readonly violations: readonly ListedViolation[];
  /** How many things were undeclared that the registry names by now; they are not in the list. */
  readonly declaredSince: number;
}

/**
 * Reads what was stopped on the site of a registry from the database of its server, which may be running.
 *
 * @param database an SQLite file, or the URL of a PostgreSQL database.
 * @throws {Error} which says what database it is, when it is none that holds the site.
 */
export async function readViolations(database: string, registry: Registry): Promise<readonly StoredViolation[]> {
  const site = siteOf(registry);
  return isPostgres(database) ? readPostgresViolations(database, site) : readSqliteViolations(database, site);
}

/**
 * What was stopped, held against a registry as it now is: what it does not name comes first, then what was seen most.
 *
 * @param since leaves out what was not seen on this day or after it (ISO 8601).
 */
export function listViolations(registry: Registry, stored: readonly StoredViolation[], since = ''): ViolationList {
  const things = [
    ...Map.groupBy(
      stored.filter(({ lastDay }) => lastDay >= since),
      thingOf,
    ).values(),
  ];
  const isNamed = namesOf(registry);
  const rows = things.map((each) => listed(registry, each));
  const open = rows.filter((row) => !row.isUndeclared || !isNamed(row));
  const order = (a: ListedViolation, b: ListedViolation): number =>
    Number(b.isUndeclared) - Number(a.isUndeclared) || b.seen - a.seen;
  return { violations: open.toSorted(order), declaredSince: rows.length - open.length };
}

/** What is alike in all but the registry's version and who saw it. */
const thingOf = ({ mode, kind, name, verdict, because }: StoredViolation): string =>
  JSON.stringify([mode, kind, name, verdict, because]);

function listed(registry: Registry, alike: readonly StoredViolation[]): ListedViolation {
  const { registry: _, source: __, ...sum } = alike.reduce(sumOf);
  const bySource = Map.groupBy(alike, ({ source }) => source);
  const by = Object.fromEntries([...bySource].map(([source, rows]) => [source, rows.reduce(sumOf).seen]));
  const isUndeclared = sum.because === 'undeclared';
  return { ...sum, by, isUndeclared, mend: isUndeclared ? proposeEntry(registry, sum.kind, sum.name) : undefined };
}

/** Who saw it, for people: `page 3, policy 2`. */
export function seenBy({ by }: ListedViolation): string {
  return Object.entries(by)
    .map(([source, seen]) => `${source} ${seen}`)
    .join(', ');
}

/** Whether a registry names a thing, of which no more is known than its host where it is an address. */
function namesOf(registry: Registry): (row: Pick<StoredViolation, 'kind' | 'name'>) => boolean {
  const table = tableOf(registry);
  const { hosts } = table;
  const entries = table.entries();
  return ({ kind, name }) =>
    entryOf(table, kind as Kind, name) !== undefined ||
    (isAddress(kind) &&
      (matchHost(hosts, name) !== undefined ||
        entries.some((each) => each.kind === kind && hostOf(each.name) === name)));
}
