import type { DatabaseSync } from 'node:sqlite';

/** Sweeps up after erasures. */
export interface Sweep {
  /** To be called after an erasure. */
  after(): void;
  /** Sweeps what waits for it, and ends. */
  close(): void;
}

/** Erasures that come within this time share one sweep: it writes the whole file. */
const WAIT_MILLISECONDS = 10_000;
/** Of a larger file it takes longer than a choice waits for. */
const MOST_BYTES = 32 * 2 ** 20;

/**
 * SQLite overwrites a deleted row (`secure_delete`). But where it moves the rows of a page closer together it leaves copies
 * of them in the part that becomes free, and such a copy stays when its row is deleted later: VACUUM writes the file
 * anew, without free parts.
 *
 * @param swept runs after each sweep.
 */
export function sweepAfterErasures(database: DatabaseSync, swept: () => void): Sweep {
  let isDue = false;
  let timer: NodeJS.Timeout | undefined;
  const sweep = (): void => {
    if (!isDue || sizeOf(database) > MOST_BYTES) return;
    try {
      database.exec('VACUUM');
      isDue = false;
      swept();
    } catch {
      // Another process writes.
      later();
    }
  };
  const later = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      sweep();
    }, WAIT_MILLISECONDS).unref();
  };
  return {
    after: () => {
      isDue = true;
      later();
    },
    close: () => {
      sweep();
      clearTimeout(timer);
    },
  };
}

/** In bytes. */
function sizeOf(database: DatabaseSync): number {
  const { size } = database
    .prepare('SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size')
    .get() as { size: number };
  return size;
}
