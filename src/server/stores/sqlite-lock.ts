import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';

/** All of a piece of work, or nothing. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk may have rolled back already; then there is nothing to roll back.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

const SQLITE_BUSY = 5;

/** Tries again while another process holds the lock, without holding up the event loop. */
export async function withLock<T>(work: () => T, waitMilliseconds: number): Promise<T> {
  const until = performance.now() + waitMilliseconds;
  for (;;) {
    try {
      return work();
    } catch (error) {
      const isBusy = (error as { errcode?: number }).errcode === SQLITE_BUSY;
      if (!isBusy || performance.now() >= until) throw error;
      await wait(10);
    }
  }
}
