import { type BacklogRow, backlogOf, type HeadRow, headOf, levelOf, longest } from './log-row.ts';
import type { Lease, LogBatch, LogStore, PublishedCheckpoint, WaitingEntry } from './log-store.ts';
import { type Database, type Query, Undo } from './postgres-database.ts';

/** The log of a site, in a PostgreSQL database. */
export function postgresLog(database: Database, site: string): LogStore {
  const { statement } = database;
  return {
    head: async () => headOf((await statement<HeadRow>(HEAD, [site])).rows[0]),
    takeLease: (holder, leaseMilliseconds) => take(statement, site, holder, leaseMilliseconds),
    releaseLease: async ({ holder, epoch }) => {
      await statement(RELEASE, [site, holder, epoch]);
    },
    waiting: async (limit) => (await statement<WaitingEntry>(WAITING, [site, limit])).rows,
    backlog: async () => backlogOf((await statement<BacklogRow>(BACKLOG, [site])).rows[0] as BacklogRow),
    append: (batch) => append(database, site, batch),
    publish: (lease, checkpoint) => publish(statement, site, lease, checkpoint),
    tiles: async (tiles) => {
      const places = tiles.map((each) => [levelOf(each), each.index] as const);
      const values = [site, places.map(([level]) => level), places.map(([, place]) => place)];
      const { rows } = await statement<TileRow>(TILES, values);
      const found = new Map(rows.map(({ level, place, bytes }) => [`${level} ${place}`, bytes]));
      return places.map(([level, place]) => found.get(`${level} ${place}`));
    },
  };
}

interface TileRow {
  readonly level: number;
  readonly place: number;
  readonly bytes: Uint8Array;
}

/** Milliseconds since 1970, by the database's clock, when the transaction began. */
const NOW = '(extract(epoch FROM now()) * 1000)::bigint';
/**
 * One that waited for the row sees the time from before it waited, and must not take the lease that was written
 * meanwhile for one from before the clock was set back. No statement waits as long as this. A clock that is set back by
 * less makes a lease last so much longer.
 */
const LONGEST_WAIT_MILLISECONDS = 15_000;

const HEAD = `SELECT size, root, published_size AS "publishedSize", note, published_at AS "publishedAt"
  FROM samtykke.log WHERE site = $1`;
const OPEN = 'INSERT INTO samtykke.log (site) VALUES ($1) ON CONFLICT (site) DO NOTHING';
const RENEW = `UPDATE samtykke.log SET expires = ${NOW} + $3 WHERE site = $1 AND holder = $2 RETURNING epoch`;
const TAKE = `UPDATE samtykke.log SET holder = $2, epoch = epoch + 1, expires = ${NOW} + $3
  WHERE site = $1 AND (expires < ${NOW} OR expires > ${NOW} + $3 + ${LONGEST_WAIT_MILLISECONDS}) RETURNING epoch`;
const RELEASE = `UPDATE samtykke.log SET expires = 0, holder = '' WHERE site = $1 AND holder = $2 AND epoch = $3`;
const WAITING = `SELECT id, entry FROM samtykke.record WHERE site = $1 AND leaf IS NULL
  ORDER BY accepted_at, place LIMIT $2`;
const BACKLOG = `SELECT count(*) AS waiting, min(at) AS oldest FROM samtykke.record WHERE site = $1 AND leaf IS NULL`;
const GROW = `UPDATE samtykke.log SET size = $5, root = $6
  WHERE site = $1 AND holder = $2 AND epoch = $3 AND size = $4`;
const PLACE = `UPDATE samtykke.record SET leaf = batch.leaf, entry = NULL
  FROM unnest($2::text[], $3::bigint[]) AS batch (id, leaf)
  WHERE record.site = $1 AND record.id = batch.id AND record.leaf IS NULL`;
const TILES = `SELECT tile.level, tile.place, tile.bytes FROM samtykke.tile AS tile,
  unnest($2::integer[], $3::bigint[]) AS asked (level, place)
  WHERE tile.site = $1 AND tile.level = asked.level AND tile.place = asked.place`;
const PUT_TILES = `INSERT INTO samtykke.tile (site, level, place, bytes)
  SELECT $1::text, * FROM unnest($2::integer[], $3::bigint[], $4::bytea[])
  ON CONFLICT (site, level, place) DO UPDATE SET bytes = excluded.bytes`;
const PUBLISH = `UPDATE samtykke.log SET published_size = $4, note = $5, published_at = $6
  WHERE site = $1 AND holder = $2 AND epoch = $3 AND size = $4`;

async function take(query: Query, site: string, holder: string, leaseMilliseconds: number): Promise<Lease | undefined> {
  await query(OPEN, [site]);
  const values = [site, holder, leaseMilliseconds];
  const renewed = await query<{ epoch: number }>(RENEW, values);
  const [row] = renewed.count > 0 ? renewed.rows : (await query<{ epoch: number }>(TAKE, values)).rows;
  return row && { holder, epoch: row.epoch };
}

/** Not tried again after a lost connection: whether it was kept, the caller finds out by reading everything again. */
async function append({ transactionOnce }: Database, site: string, batch: LogBatch): Promise<boolean> {
  try {
    await transactionOnce((query) => write(query, site, batch));
    return true;
  } catch (error) {
    if (error instanceof Undo) return false;
    throw error;
  }
}

async function write(query: Query, site: string, batch: LogBatch): Promise<void> {
  const { lease, oldSize, head, files, ids, published } = batch;
  const { holder, epoch } = lease;
  // The row is locked from here to the commit: whoever takes the lease waits for it.
  const grown = await query(GROW, [site, holder, epoch, oldSize, head.size, Buffer.from(head.root)]);
  if (grown.count === 0) throw new Undo('the lease has passed to another');
  const placed = await query(PLACE, [site, ids, ids.map((_, index) => oldSize + index)]);
  if (placed.count !== ids.length) throw new Undo('a record is gone');
  const tiles = [...longest(files)];
  await query(PUT_TILES, [
    site,
    tiles.map(({ tile }) => levelOf(tile)),
    tiles.map(({ tile }) => tile.index),
    tiles.map(({ bytes }) => Buffer.from(bytes)),
  ]);
  if (published) await publish(query, site, lease, published);
}

async function publish(
  query: Query,
  site: string,
  { holder, epoch }: Lease,
  { size, note, at }: PublishedCheckpoint,
): Promise<boolean> {
  return (await query(PUBLISH, [site, holder, epoch, size, note, at])).count > 0;
}
