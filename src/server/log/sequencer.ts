/** Puts records into the log: one process of all that share a store, and another at once when that one is gone. */
import { randomUUID } from 'node:crypto';
import { append, type Frontier, headOf, sign, writeCheckpoint, writeNote } from '../../proof/index.ts';
import { nodeSha256 } from '../sha256.ts';
import type { Lease, LogStore, PublishedCheckpoint } from '../stores/index.ts';
import type { Countersign } from './countersign.ts';
import { type LoadedLog, loadLog } from './load-log.ts';
import type { LogKeys } from './log-keys.ts';

export interface SequencerOptions {
  readonly store: LogStore;
  readonly keys: LogKeys;
  /** Milliseconds since 1970, for when a checkpoint was made. */
  readonly clock: () => number;
  /** Between two batches. Shorter ones write the same tiles more often. Default: 500. */
  readonly intervalMilliseconds?: number | undefined;
  /** How long the log stands still when its holder is gone. Default: 5,000. */
  readonly leaseMilliseconds?: number | undefined;
  /** Adds the signatures of others to a checkpoint; `undefined` when too few have signed. Default: none are asked. */
  readonly countersign?: Countersign | undefined;
  /** Hears of each change of {@link SequencerState} but that it has begun as it should. */
  readonly onState?: (state: SequencerState) => void;
}

/** What a sequencer does now. */
export type SequencerState =
  | { readonly kind: 'starting' }
  /** Another process has the lease. */
  | { readonly kind: 'standing-by' }
  | { readonly kind: 'sequencing'; readonly epoch: number }
  /** The store cannot be reached or written; it is tried again. */
  | { readonly kind: 'waiting-for-store'; readonly reason: string }
  /** The log cannot be gone on with until somebody has looked at it. Records are accepted all the same. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'stopped' };

export interface Sequencer {
  state(): SequencerState;
  /** Ends what is under way and gives the lease back. */
  stop(): Promise<void>;
}

/** As many records as one batch takes into the log: some 30 ms of hashing and writing. */
const MOST_IN_BATCH = 4_096;
/** A log that was refused is looked at again, since its operator may have mended it. */
const LOOK_AGAIN_MILLISECONDS = 30_000;

/** Starts a sequencer. It runs until it is stopped, and never throws. */
export function startSequencer(options: SequencerOptions): Sequencer {
  const { intervalMilliseconds = 500, onState } = options;
  const worker = workerOf(options);
  let state: SequencerState = { kind: 'starting' };
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;

  const turn = async (): Promise<void> => {
    const before = state;
    state = await worker.turn();
    if (isNews(before, state)) onState?.(state);
    if (isStopped) return;
    timer = setTimeout(begin, state.kind === 'refused' ? LOOK_AGAIN_MILLISECONDS : intervalMilliseconds).unref();
  };
  const begin = (): void => {
    running = turn();
  };
  begin();
  return {
    state: () => state,
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
      await worker.release();
      state = { kind: 'stopped' };
    },
  };
}

const isNews = (before: SequencerState, now: SequencerState): boolean =>
  !(before.kind === 'starting' && now.kind === 'sequencing') && JSON.stringify(before) !== JSON.stringify(now);

interface Worker {
  /** Does what is to be done now. */
  turn(): Promise<SequencerState>;
  release(): Promise<void>;
}

/** What a holder knows of the log; dropped whole whenever it may be wrong. */
interface Held extends LoadedLog {
  readonly lease: Lease;
  /** When it was taken or renewed, by the clock of `performance`, which goes on while a process is paused. */
  readonly leasedAt: number;
}

function workerOf(options: SequencerOptions): Worker {
  const { store, leaseMilliseconds = 5_000 } = options;
  const holder = randomUUID();
  let held: Held | undefined;

  const goOn = async (from: Held): Promise<SequencerState> => {
    held = await advance(options, from);
    return { kind: 'sequencing', epoch: from.lease.epoch };
  };
  const turn = async (): Promise<SequencerState> => {
    const leasedAt = performance.now();
    // Each renewal is a commit. Half of a lease is long enough: what is written under one that has passed changes nothing.
    if (held && leasedAt - held.leasedAt < leaseMilliseconds / 2) return goOn(held);
    const lease = await store.takeLease(holder, leaseMilliseconds);
    const before = held;
    held = undefined;
    if (!lease) return { kind: 'standing-by' };
    if (before?.lease.epoch === lease.epoch) return goOn({ ...before, leasedAt });
    const loaded = await loadLog(store, options.keys);
    return loaded.kind === 'damaged'
      ? { kind: 'refused', reason: loaded.reason }
      : goOn({ ...loaded, lease, leasedAt });
  };
  return {
    turn: async () => {
      try {
        return await turn();
      } catch (error) {
        // Whether what was under way was kept is not known: everything is read again, nothing is gone on with.
        held = undefined;
        return { kind: 'waiting-for-store', reason: messageOf(error) };
      }
    },
    release: async () => {
      if (held) await store.releaseLease(held.lease).catch(() => undefined);
    },
  };
}

const messageOf = (error: unknown): string => {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
};

/** Appends what waits, and publishes what is to be published; `undefined` when the log is to be read again. */
async function advance(options: SequencerOptions, held: Held): Promise<Held | undefined> {
  let edge: Held | undefined = held;
  for (let isMore = true; isMore && edge; ) {
    const waiting = await options.store.waiting(MOST_IN_BATCH);
    isMore = waiting.length === MOST_IN_BATCH;
    if (waiting.length > 0) edge = await appendBatch(options, edge, waiting);
  }
  return edge && publishLatest(options, edge);
}

async function appendBatch(
  { store, keys, clock, countersign }: SequencerOptions,
  held: Held,
  waiting: Awaited<ReturnType<LogStore['waiting']>>,
): Promise<Held | undefined> {
  const { lease, frontier } = held;
  const grown = append(
    nodeSha256,
    frontier,
    waiting.map(({ entry }) => entry),
  );
  const published = countersign ? undefined : await checkpointOf(keys, grown.frontier, clock());
  const isKept = await store.append({
    lease,
    oldSize: frontier.size,
    head: grown.head,
    files: grown.files,
    ids: waiting.map(({ id }) => id),
    published,
  });
  if (!isKept) return undefined;
  return { ...held, frontier: grown.frontier, publishedSize: published?.size ?? held.publishedSize };
}

/** What is in the log and in no checkpoint yet: others have to sign it first, or the process ended in between. */
async function publishLatest(options: SequencerOptions, held: Held): Promise<Held | undefined> {
  const { store, keys, clock, countersign } = options;
  const { lease, frontier, publishedSize } = held;
  if (frontier.size === publishedSize) return held;
  const own = await checkpointOf(keys, frontier, clock());
  const note = countersign ? await countersign(own.note) : own.note;
  if (note === undefined) return held;
  const isPublished = await store.publish(lease, { ...own, note });
  return isPublished ? { ...held, publishedSize: frontier.size } : undefined;
}

async function checkpointOf(
  { origin, signers }: LogKeys,
  frontier: Frontier,
  at: number,
): Promise<PublishedCheckpoint> {
  const text = writeCheckpoint({ origin, ...headOf(nodeSha256, frontier) });
  const signatures = await Promise.all(signers.map((signer) => sign(text, signer)));
  return { size: frontier.size, note: writeNote(text, signatures), at };
}
