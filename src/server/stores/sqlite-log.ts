import type { DatabaseSync } from 'node:sqlite';
import { type BacklogRow, backlogOf, type HeadRow, headOf, levelOf, longest } from './log-row.ts';
import type { Lease, LogBatch, LogStore, WaitingEntry } from './log-store.ts';
import { transaction, withLock } from './sqlite-lock.ts';
import { StoreUnavailable } from './store.ts';

/** The log of a site, in an open database. */
export function sqliteLog(database: DatabaseSync, site: string, lockWaitMilliseconds: number): LogStore {
  const statements = prepare(database);
  const { head, waiting, backlog, tile, release, publish } = statements;
  const locked = async <T>(work: () => T): Promise<T> => {
    try {
      return await withLock(() => transaction(database, work), lockWaitMilliseconds);
    } catch (error) {
      throw new StoreUnavailable('the log was not written', { cause: error });
    }
  };
  return {
    head: async () => headOf(head.get(site) as HeadRow | undefined),
    takeLease: (holder, leaseMilliseconds) => locked(() => take(statements, site, holder, leaseMilliseconds)),
    releaseLease: ({ holder, epoch }) => locked(() => void release.run(site, holder, epoch)),
    waiting: async (limit) => waiting.all(site, limit) as unknown as WaitingEntry[],
    backlog: async () => backlogOf(backlog.get(site) as unknown as BacklogRow),
    append: (batch) => locked(() => appendIn(database, statements, site, batch)),
    publish: ({ holder, epoch }, { size, note, at }) =>
      locked(() => publish.run(size, note, at, site, holder, epoch, size).changes > 0),
    tiles: async (tiles) =>
      tiles.map((each) => (tile.get(site, levelOf(each), each.index) as { bytes: Uint8Array } | undefined)?.bytes),
  };
}

type Statements = ReturnType<typeof prepare>;

/** Milliseconds since 1970, by the clock that all processes with this file share. */
const NOW = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

function prepare(database: DatabaseSync) {
  return {
    head: database.prepare(
      // As real numbers: integers of more than 53 bits, which only damage makes, could not be read.
      `SELECT CAST(size AS REAL) AS size, root, CAST(published_size AS REAL) AS publishedSize, note,
         CAST(published_at AS REAL) AS publishedAt FROM log WHERE site = ?`,
    ),
    open: database.prepare('INSERT INTO log (site) VALUES (?) ON CONFLICT (site) DO NOTHING'),
    renew: database.prepare(`UPDATE log SET expires = ${NOW} + ? WHERE site = ? AND holder = ? RETURNING epoch`),
    take: database.prepare(
      `UPDATE log SET holder = ?, epoch = epoch + 1, expires = ${NOW} + ?
       WHERE site = ? AND (expires < ${NOW} OR expires > ${NOW} + ?) RETURNING epoch`,
    ),
    release: database.prepare(`UPDATE log SET expires = 0, holder = '' WHERE site = ? AND holder = ? AND epoch = ?`),
    waiting: database.prepare('SELECT id, entry FROM record WHERE site = ? AND leaf IS NULL ORDER BY rowid LIMIT ?'),
    backlog: database.prepare(
      'SELECT count(*) AS waiting, min(at) AS oldest FROM record WHERE site = ? AND leaf IS NULL',
    ),
    grow: database.prepare(
      'UPDATE log SET size = ?, root = ? WHERE site = ? AND holder = ? AND epoch = ? AND size = ?',
    ),
    publish: database.prepare(
      `UPDATE log SET published_size = ?, note = ?, published_at = ?
       WHERE site = ? AND holder = ? AND epoch = ? AND size = ?`,
    ),
    place: database.prepare('UPDATE record SET leaf = ?, entry = NULL WHERE site = ? AND id = ? AND leaf IS NULL'),
    tile: database.prepare('SELECT bytes FROM tile WHERE site = ? AND level = ? AND place = ?'),
    putTile: database.prepare(
      `INSERT INTO tile (site, level, place, bytes) VALUES (?, ?, ?, ?)
       ON CONFLICT (site, level, place) DO UPDATE SET bytes = excluded.bytes`,
    ),
  };
}

function take(
  { open, renew, take: takeOver }: Statements,
  site: string,
  holder: string,
  leaseMilliseconds: number,
): Lease | undefined {
  open.run(site);
  const row =
    renew.get(leaseMilliseconds, site, holder) ?? takeOver.get(holder, leaseMilliseconds, site, leaseMilliseconds);
  return row && { holder, epoch: (row as { epoch: number }).epoch };
}

/** Thrown to roll back what was begun in vain. */
const LOST = new Error('the lease has passed to another');

function appendIn(database: DatabaseSync, statements: Statements, site: string, batch: LogBatch): boolean {
  // A savepoint within the transaction: what was begun is undone, and the caller hears of it as an answer.
  database.exec('SAVEPOINT batch');
  try {
    write(statements, site, batch);
    return true;
  } catch (error) {
    if (error !== LOST) throw error;
    database.exec('ROLLBACK TO batch');
    return false;
  }
}

function write({ grow, place, putTile, publish }: Statements, site: string, batch: LogBatch): void {
  const { lease, oldSize, head, files, ids, published } = batch;
  const isGrown = grow.run(head.size, head.root, site, lease.holder, lease.epoch, oldSize).changes > 0;
  if (!isGrown) throw LOST;
  for (const [at, id] of ids.entries()) if (place.run(oldSize + at, site, id).changes === 0) throw LOST;
  for (const { tile, bytes } of longest(files)) putTile.run(site, levelOf(tile), tile.index, bytes);
  if (!published) return;
  publish.run(published.size, published.note, published.at, site, lease.holder, lease.epoch, published.size);
}
