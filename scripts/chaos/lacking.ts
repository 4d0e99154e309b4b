import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import type { LogRecord } from '../../src/proof/index.ts';
import { isPostgres, type LogStore, type Store } from '../../src/server/index.ts';
import type { Missing } from './cluster.ts';

/** A store that lacks something, which has to go wrong. */
export async function lacking(
  without: string | undefined,
  store: Store,
  database: string,
  site: string,
): Promise<Store> {
  const log = store.log(site);
  switch (without as Missing | undefined) {
    case 'fence':
      return { ...store, log: await sameLog(unfenced(log, await rowReader(database, site))) };
    case 'new-clock':
      return { ...store, log: await sameLog(byTheClock(log, await rowReader(database, site))) };
    case 'durability':
      return { ...store, addRecord: tooSoon(store) };
    default:
      return { ...store, log: () => log };
  }
}

const sameLog =
  async (log: LogStore): Promise<() => LogStore> =>
  () =>
    log;

/** What the row of a log says now. */
interface LogRow {
  readonly holder: string;
  readonly epoch: number;
  readonly size: number;
  /** How long its lease lasts still. */
  readonly leftMilliseconds: number;
}

/** Writes name whatever lease and size stand there now: as if nobody compared them. */
const unfenced = (log: LogStore, row: () => Promise<LogRow | undefined>): LogStore => ({
  ...log,
  append: async (batch) => {
    const { holder, epoch, size } = (await row()) as LogRow;
    const still = new Set((await log.waiting(100_000)).map(({ id }) => id));
    const ids = batch.ids.filter((id) => still.has(id));
    return log.append({ ...batch, lease: { holder, epoch }, oldSize: size, ids });
  },
  publish: async (_, checkpoint) => {
    const { holder, epoch } = (await row()) as LogRow;
    return log.publish({ holder, epoch }, checkpoint);
  },
});

/** A lease counts until its time is over, however far away that is. */
const byTheClock = (log: LogStore, row: () => Promise<LogRow | undefined>): LogStore => ({
  ...log,
  takeLease: async (mine, leaseMilliseconds) => {
    const now = await row();
    const isTaken = now && now.holder !== '' && now.holder !== mine && now.leftMilliseconds > 0;
    return isTaken ? undefined : log.takeLease(mine, leaseMilliseconds);
  },
});

/** A choice is acknowledged before it is kept, whatever becomes of it. */
const tooSoon =
  ({ addRecord }: Store) =>
  async <Kind extends LogRecord>(record: Kind, key: string): Promise<Kind> => {
    addRecord(record, key).catch(() => undefined);
    return record;
  };

async function rowReader(database: string, site: string): Promise<() => Promise<LogRow | undefined>> {
  if (!isPostgres(database)) {
    const select = new DatabaseSync(database).prepare(
      `SELECT holder, epoch, size, expires - CAST(unixepoch('subsec') * 1000 AS INTEGER) AS leftMilliseconds
       FROM log WHERE site = ?`,
    );
    return async () => select.get(site) as unknown as LogRow | undefined;
  }
  const client = new Client(database);
  await client.connect();
  return async () => {
    const { rows } = await client.query(
      `SELECT holder, epoch::int, size::int, (expires - extract(epoch FROM now()) * 1000)::float AS "leftMilliseconds"
       FROM samtykke.log WHERE site = $1`,
      [site],
    );
    return rows[0] as LogRow | undefined;
  };
}
