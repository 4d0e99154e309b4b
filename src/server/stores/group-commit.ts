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
/** As many as may wait of one owner: some two megabytes each thousand, and a quarter of a second of a slow disk. */
export const MOST_WAITING = 8_192;

interface Waiting<Work, Result> {
  readonly work: Work;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}

/**
 * What comes while a commit is under way shares the next one; that begins with the first turn of the event loop that brings
 * nothing more, so at once where little comes: there is no timer.
 *
 * @param commit keeps all of a batch, durably, or throws and keeps nothing; answers in the order of the batch.
 * @param ownerOf whose a piece of work is: who is flooded has nobody else's refused. Default: all are one's.
 */
export function groupCommit<Work, Result>(
  commit: (batch: readonly Work[]) => Promise<readonly Result[]>,
  ownerOf: (work: Work) => string = () => '',
): GroupCommit<Work, Result> {
  let waiting: Waiting<Work, Result>[] = [];
  const counts = new Map<string, number>();
  let running: Promise<void> | undefined;

  // A commit that holds up the event loop finds a few of those who ask at the same time, and the rest wait for another.
  const gather = async (): Promise<void> => {
    for (let seen = 0; seen < waiting.length && seen < MAX_BATCH; ) {
      seen = waiting.length;
      await nextTurn();
    }
  };
  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      await gather();
      const batch = waiting.slice(0, MAX_BATCH);
      waiting = waiting.slice(MAX_BATCH);
      for (const { work } of batch) count(counts, ownerOf(work), -1);
      await settle(commit, batch);
    }
    running = undefined;
  };
  return {
    add: (work) =>
      new Promise((resolve, reject) => {
        const owner = ownerOf(work);
        if ((counts.get(owner) ?? 0) >= MOST_WAITING)
          return reject(new StoreUnavailable('too many records wait for the disk'));
        count(counts, owner, 1);
        waiting.push({ work, resolve, reject });
        running ??= run();
      }),
    flush: async () => running,
  };
}

/** Who has nothing waiting is not kept. */
function count(counts: Map<string, number>, owner: string, change: number): void {
  const sum = (counts.get(owner) ?? 0) + change;
  if (sum === 0) counts.delete(owner);
  else counts.set(owner, sum);
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
