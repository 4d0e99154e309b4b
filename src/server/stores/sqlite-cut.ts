import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';

/** Cuts the log of writes, in which what was erased stands until it is written back. */
export interface Cuts {
  /** Cuts it now; while somebody reads what stood before, later, again and again until it is done. */
  cut(): Promise<void>;
  /** Tries it a last time where it is not done. */
  close(): void;
}

const AGAIN_MILLISECONDS = 5_000;

export function cutsOf(database: DatabaseSync, waitMilliseconds: number): Cuts {
  let timer: NodeJS.Timeout | undefined;
  const later = (): void => {
    timer = setTimeout(() => {
      timer = undefined;
      if (!isCut(database)) later();
    }, AGAIN_MILLISECONDS).unref();
  };
  return {
    cut: async () => {
      const until = performance.now() + waitMilliseconds;
      while (!isCut(database)) {
        if (performance.now() >= until) return timer ? undefined : later();
        await wait(10);
      }
    },
    close: () => {
      if (!timer) return;
      clearTimeout(timer);
      isCut(database);
    },
  };
}

/** A pragma that is held up does not fail: it answers with a row that says so. Of one that is closed nobody waits any more. */
function isCut(database: DatabaseSync): boolean {
  if (!database.isOpen) return true;
  try {
    return (database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number }).busy === 0;
  } catch {
    return false;
  }
}
