import { StoreUnavailable } from './store.ts';

/** Work that waits for the next commit, and shares it with what else has come by then. */
export interface GroupCommit<Work, Result> {
  /**
   * @returns what the commit made of this piece of work.
   * @throws {StoreUnavailable} when nothing of it was kept, or too much waits already.
   */
  add(work: Work): Promise<Result>;
  /** Waits until nothing waits any more. */
  flush(): Promise<void>;
}

/** As many as one commit takes: more would make the first wait for no gain in rate. */
const MAX_BATCH = 256;
/** As many as may wait: some two megabytes each thousand, and a quarter of a second of a slow disk. */
const MOST_WAITING = 8_192;

interface Waiting<Work, Result> {
  readonly work: Work;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}

/**
 * What comes while a commit is under way, or in the same turn of the event loop, shares the next one. When nothing is
 * under way the commit begins at once: there is no timer.
 *
 * @param commit keeps all of a batch, durably, or throws and keeps nothing; answers in the order of the batch.
 */
export function groupCommit<Work, Result>(
  commit: (batch: readonly Work[]) => Promise<readonly Result[]>,
): GroupCommit<Work, Result> {
  let waiting: Waiting<Work, Result>[] = [];
  let running: Promise<void> | undefined;

  const run = async (): Promise<void> => {
    await nextTurn();
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MAX_BATCH);
      waiting = waiting.slice(MAX_BATCH);
      await settle(commit, batch);
    }
    running = undefined;
  };
  return {
    add: (work) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= MOST_WAITING) return reject(new StoreUnavailable('too many records wait for the disk'));
        waiting.push({ work, resolve, reject });
        running ??= run();
      }),
    flush: async () => running,
  };
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function settle<Work, Result>(
  commit: (batch: readonly Work[]) => Promise<readonly Result[]>,
  batch: readonly Waiting<Work, Result>[],
): Promise<void> {
  try {
    const results = await commit(batch.map(({ work }) => work));
    for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result);
  } catch (error) {
    const failure = new StoreUnavailable('the record was not stored', { cause: error });
    for (const { reject } of batch) reject(failure);
  }
}
