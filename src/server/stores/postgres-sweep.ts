import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from './postgres-database.ts';

/** Sweeps up after erasures. */
export interface Sweep {
  /** To be called after an erasure. */
  after(): void;
  /** Sweeps what waits for it, and ends. */
  close(): Promise<void>;
}

/** Erasures that come within this time share one sweep: it reads all that has changed, and every index. */
const WAIT_MILLISECONDS = 10_000;
/** A sweep of a great table takes long, and nobody waits for it; at the end of the process it has to be short. */
const LONGEST = '1h';
const LONGEST_AT_CLOSE = '5s';
const LONGEST_CLOSE_MILLISECONDS = 6_000;

/**
 * PostgreSQL marks a deleted row and leaves its bytes: VACUUM takes them out of table and indexes. Where it fails, or the
 * process ends before, the database's own autovacuum does so in time.
 */
export function sweepAfterErasures({ alone }: Database): Sweep {
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> = Promise.resolve();

  const sweep = (longest: string): void => {
    timer = undefined;
    sweeping = sweeping.then(() =>
      alone(async (query) => {
        await query("SELECT set_config('statement_timeout', $1, false)", [longest]);
        // Without INDEX_CLEANUP it leaves the indexes alone where few rows are gone.
        await query('VACUUM (INDEX_CLEANUP ON) samtykke.record');
      }).catch(() => undefined),
    );
  };
  return {
    after: () => {
      timer ??= setTimeout(() => sweep(LONGEST), WAIT_MILLISECONDS).unref();
    },
    close: async () => {
      if (timer) sweep(LONGEST_AT_CLOSE);
      clearTimeout(timer);
      // One that began before may take longer. The database ends it, whether or not anybody waits.
      await Promise.race([sweeping, wait(LONGEST_CLOSE_MILLISECONDS, undefined, { ref: false })]);
    },
  };
}
