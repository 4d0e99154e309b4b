/** Puts the record of a release into the log, and waits until it is there. */
import { setTimeout as wait } from 'node:timers/promises';
import { openNote, parseNote, type ReleaseRecord } from '../../proof/index.ts';
import { type LogKeys, type ReceiptSource, receiptOf, type Sequencer, startSequencer } from '../log/index.ts';
import type { LogStore, Store } from '../stores/index.ts';

/**
 * A log that has published nothing does not tell whose keys are its own: {@link logRelease} then signs nothing in its name.
 *
 * @throws {Error} when the keys are those of another log: what they sign nobody could hold against this one.
 */
export async function assertOwnKeys(log: LogStore, { origin, verifiers }: LogKeys): Promise<void> {
  const published = (await log.head())?.published;
  if (!published || (await openNote(published.note, verifiers)).kind === 'opened') return;
  throw new Error(
    `none of the keys of '${origin}' has signed the log in this database: name with --log-keys the file that the server has`,
  );
}

/** What became of the wish to have it in the log. It is kept either way. */
export type Logged =
  /** A published checkpoint has it, as the receipt proves. `entry` is counted from 0. */
  | { readonly kind: 'logged'; readonly entry: number; readonly receipt: string }
  | { readonly kind: 'waiting'; readonly reason: string };

/** Some turns of a sequencer elsewhere, and a lease that ends. */
const PATIENCE_MILLISECONDS = 30_000;

/**
 * Keeps the record, and waits until the log has it: by the sequencer of a server, or by one of its own, where the log has
 * gone on without witnesses, for as long as nobody else holds it.
 *
 * @returns the record that is kept: that of an earlier call for the same manifest, if there was one.
 */
export async function logRelease(
  store: Store,
  keys: LogKeys,
  made: ReleaseRecord,
): Promise<{ readonly record: ReleaseRecord; readonly logged: Logged }> {
  const record = await store.addRecord(made, made.manifest);
  const log = store.log(record.site);
  // One of our own asks no witnesses: where a log has some, only its server may publish. So it is with the first checkpoint
  // of a log, before which nothing tells whether it has some, nor whether these are its keys.
  const sequencer = (await isUnwitnessed(log, keys))
    ? startSequencer({ store: log, keys, clock: Date.now })
    : undefined;
  try {
    return { record, logged: await untilLogged({ store, log, name: record.site, logKeys: keys }, record, sequencer) };
  } finally {
    await sequencer?.stop();
  }
}

/** Whether the log has published under this name, and nobody else has signed. */
async function isUnwitnessed(log: LogStore, { origin }: LogKeys): Promise<boolean> {
  const note = parseNote((await log.head())?.published?.note ?? '');
  return note.kind === 'note' && note.signatures.every(({ name }) => name === origin);
}

async function untilLogged(
  source: ReceiptSource,
  { id }: ReleaseRecord,
  sequencer: Sequencer | undefined,
): Promise<Logged> {
  for (const until = performance.now() + PATIENCE_MILLISECONDS; performance.now() < until; await wait(100)) {
    const logged = await loggedAs(source, id);
    if (logged) return logged;
    const state = sequencer?.state();
    if (state?.kind === 'refused') return { kind: 'waiting', reason: state.reason };
  }
  return {
    kind: 'waiting',
    reason: `no server has put it into the log within ${PATIENCE_MILLISECONDS / 1_000} seconds`,
  };
}

/** Its entry and its receipt, once a published checkpoint has it. */
async function loggedAs(source: ReceiptSource, id: string): Promise<Logged | undefined> {
  const found = await receiptOf(source, id, () => undefined);
  if (found.kind === 'damaged') return { kind: 'waiting', reason: found.reason };
  if (found.kind !== 'receipt' || found.stored.entry === undefined) return undefined;
  return { kind: 'logged', entry: found.stored.entry, receipt: found.text };
}
