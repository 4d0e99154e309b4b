import { type Database, openDatabase, opening, type Query } from './postgres-database.ts';
import { requireNewest } from './postgres-schema.ts';
import { lockSite } from './postgres-site.ts';
import { MOST_VIOLATIONS, type StoredViolation } from './store.ts';
import { otherViolation, sumOf, unknownSite } from './violation-batch.ts';

/** The rows of what was stopped, in a PostgreSQL database. */
export interface PostgresViolations {
  /** Adds counts, all or nothing. What a lost connection leaves open may be counted twice: whoever waits for it tries again. */
  add(site: string, violations: readonly StoredViolation[]): Promise<void>;
  all(site: string): Promise<readonly StoredViolation[]>;
}

const COLUMNS = 'registry, mode, source, kind, name, verdict, because, seen, first_day, last_day, place';
const SELECT = `SELECT registry, mode, source, kind, name, verdict, because, seen,
  first_day AS "firstDay", last_day AS "lastDay"`;
const ALL = `${SELECT} FROM samtykke.violation WHERE site = $1 ORDER BY place`;
const OF_VERSIONS = `${SELECT}, place FROM samtykke.violation WHERE site = $1 AND registry = ANY($2::text[])`;
const LAST_PLACE = 'SELECT coalesce(max(place), 0) AS place FROM samtykke.violation WHERE site = $1';
const PUT = `INSERT INTO samtykke.violation (site, ${COLUMNS})
  SELECT $1::text, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::bigint[], $10::text[], $11::text[], $12::bigint[])
  ON CONFLICT (site, registry, source, mode, kind, name, verdict, because) DO UPDATE
  SET seen = excluded.seen, first_day = excluded.first_day, last_day = excluded.last_day`;

export function postgresViolations({ statement, transactionOnce }: Database): PostgresViolations {
  return {
    add: (site, violations) =>
      transactionOnce(async (query) => {
        // Nobody else counts for the site before this is written, so what is read here is what there is.
        await lockSite(query, site);
        await add(query, site, violations.map(storable));
      }),
    all: async (site) => (await statement<StoredViolation>(ALL, [site])).rows,
  };
}

interface Placed extends StoredViolation {
  /** Its place among the rows of its site, the oldest first. */
  readonly place: number;
}

async function add(query: Query, site: string, violations: readonly StoredViolation[]): Promise<void> {
  const versions = [...new Set(violations.map(({ registry }) => registry))];
  const { rows } = await query<Placed>(OF_VERSIONS, [site, versions]);
  const [last] = (await query<{ place: number }>(LAST_PLACE, [site])).rows;
  const changed = addUp(rows, violations, last?.place ?? 0);
  const column = <Name extends keyof Placed>(name: Name): Placed[Name][] => changed.map((each) => each[name]);
  await query(PUT, [site, ...FIELDS.map(column)]);
}

const FIELDS = [
  'registry',
  'mode',
  'source',
  'kind',
  'name',
  'verdict',
  'because',
  'seen',
  'firstDay',
  'lastDay',
  'place',
] as const satisfies (keyof Placed)[];

/** The rows that change, or are new, as they are to be. */
function addUp(rows: readonly Placed[], added: readonly StoredViolation[], lastPlace: number): readonly Placed[] {
  const all = new Map(rows.map((each) => [keyOf(each), each]));
  const sizes = new Map<string, number>();
  for (const each of rows) sizes.set(groupOf(each), (sizes.get(groupOf(each)) ?? 0) + 1);
  const changed = new Map<string, Placed>();
  let place = lastPlace;
  for (const each of added) {
    const size = sizes.get(groupOf(each)) ?? 0;
    const row = all.has(keyOf(each)) || size < MOST_VIOLATIONS ? each : otherViolation(each);
    const before = all.get(keyOf(row));
    if (!before) sizes.set(groupOf(each), size + 1);
    const after = before ? { ...sumOf(before, row), place: before.place } : { ...row, place: ++place };
    all.set(keyOf(row), after);
    changed.set(keyOf(row), after);
  }
  return [...changed.values()];
}

const groupOf = ({ registry, source }: StoredViolation): string => JSON.stringify([registry, source]);

const keyOf = ({ registry, source, mode, kind, name, verdict, because }: StoredViolation): string =>
  JSON.stringify([registry, source, mode, kind, name, verdict, because]);

/** A text of the database cannot hold U+0000. */
const storable = (violation: StoredViolation): StoredViolation => ({
  ...violation,
  name: violation.name.replaceAll('\u0000', '\ufffd'),
});

/**
 * Reads the rows of a site from a database that a server may be writing to. Changes nothing in it.
 *
 * @throws {Error} with the mend: when the database cannot be used, no server has been started with it, or the site is not
 *   in it.
 */
export async function readPostgresViolations(url: string, site: string): Promise<readonly StoredViolation[]> {
  const database = await openDatabase({ url, connections: 1, waitMilliseconds: 2_000 });
  try {
    return await opening(database.target, () => readFrom(database, site));
  } finally {
    await database.close();
  }
}

async function readFrom(database: Database, site: string): Promise<readonly StoredViolation[]> {
  await requireNewest(database);
  const { rows } = await database.statement<{ site: string }>('SELECT DISTINCT site FROM samtykke.registry');
  if (!rows.some((each) => each.site === site))
    throw new Error(`the database cannot be read: ${unknownSite(site, rows)}`);
  return postgresViolations(database).all(site);
}
