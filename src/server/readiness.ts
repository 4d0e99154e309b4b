import type { Store } from './stores/store.ts';

/** Whether the process can take a choice, and means to go on. */
export interface Readiness {
  isDraining(): boolean;
  drain(): void;
  /** @returns why the store can keep nothing now; `undefined` when it can, or could a moment ago. */
  check(): Promise<string | undefined>;
}

/** How long it counts that the store could be written to. */
const KEPT_MILLISECONDS = 1_000;

/**
 * Finds out whether the store can keep a record, which costs a durable write. Whoever asks meanwhile or within a second
 * shares the answer, so that no number of requests makes more than some writes. That it cannot is forgotten at once.
 */
export function openReadiness(store: Pick<Store, 'check'>): Readiness {
  let isDraining = false;
  let goodUntil = 0;
  let asked: Promise<string | undefined> | undefined;
  const ask = async (): Promise<string | undefined> => {
    try {
      const reason = await store.check();
      if (reason === undefined) goodUntil = performance.now() + KEPT_MILLISECONDS;
      return reason;
    } finally {
      asked = undefined;
    }
  };
  return {
    isDraining: () => isDraining,
    drain: () => {
      isDraining = true;
    },
    check: async () => {
      if (performance.now() < goodUntil) return undefined;
      asked ??= ask();
      return asked;
    },
  };
}
