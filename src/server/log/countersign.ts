/** Has witnesses sign a checkpoint before it counts. */
import {
  consistencyTiles,
  parseNote,
  parseSignedCheckpoint,
  parseVerifierKey,
  proveConsistencyFromTiles,
  type Signature,
  type VerifierKey,
  writeNote,
} from '../../proof/index.ts';
import { nodeSha256 } from '../sha256.ts';
import type { LogStore } from '../stores/index.ts';
import { askWitness, type WitnessAnswer } from './ask-witness.ts';
import { readTiles } from './load-log.ts';

/** A witness of a log, and the key that it is known by. */
export interface LogWitness {
  /** Its submission prefix. */
  readonly address: string;
  /** Its verifier key. */
  readonly key: string;
}

export interface CountersignOptions {
  readonly store: LogStore;
  readonly witnesses: readonly LogWitness[];
  /** Keys of the log itself, which is no witness of its own. */
  readonly logs: readonly VerifierKey[];
  /** How many have to have signed before a checkpoint counts. */
  readonly quorum: number;
  /** Hears of each witness that did not sign, by its address. */
  readonly onRefusal?: ((address: string, answer: WitnessAnswer) => void) | undefined;
}

/** Answers with the checkpoint as others have signed it too; `undefined` when too few have. */
export type Countersign = (checkpoint: string) => Promise<string | undefined>;

/** Shorter than a lease: whoever waits for a witness still holds the log afterwards. */
const PATIENCE_MILLISECONDS = 2_000;

/**
 * Asks all witnesses at once, each from the size that it knows.
 *
 * @throws {Error} for a key that is none or the log's own, a quorum that cannot be met, or one witness named twice.
 */
export async function countersigning({
  store,
  witnesses,
  logs,
  quorum,
  onRefusal,
}: CountersignOptions): Promise<Countersign> {
  const known = await Promise.all(witnesses.map(witnessOf));
  const logKeys = new Set(logs.map(({ publicKey }) => publicKey.join()));
  const own = known.find(({ key }) => logKeys.has(key.publicKey.join()));
  if (own) throw new Error(`witnesses: the key of ${own.address} is the log's own; a witness is somebody else`);
  if (new Set(known.map(({ key }) => key.publicKey.join())).size < known.length)
    throw new Error('witnesses: one key stands there twice, so one witness would count as two');
  if (!Number.isInteger(quorum) || quorum < 0 || quorum > known.length)
    throw new Error(`witnessQuorum: ${quorum} is not between 0 and the number of witnesses, ${known.length}`);
  return async (checkpoint) => {
    const notes = await Promise.all(known.map((each) => ask(store, each, checkpoint, onRefusal)));
    const signed = notes.filter((note) => note !== undefined);
    return signed.length < quorum ? undefined : mergedOf(checkpoint, signed);
  };
}

interface KnownWitness {
  readonly address: string;
  readonly key: VerifierKey;
  /** What it has signed last, as far as this process knows; it says when that is not so. */
  size: number;
}

async function witnessOf({ address, key: text }: LogWitness): Promise<KnownWitness> {
  const key = await parseVerifierKey(text);
  if (key.kind === 'malformed') throw new Error(`witnesses: the key of ${address} is none: ${key.what}`);
  if (key.role !== 'witness') throw new Error(`witnesses: the key of ${address} is that of a log, not of a witness`);
  return { address, key, size: 0 };
}

/** @returns the note with its signature. */
async function ask(
  store: LogStore,
  witness: KnownWitness,
  checkpoint: string,
  onRefusal: CountersignOptions['onRefusal'],
): Promise<string | undefined> {
  let answer = await askFrom(store, witness, checkpoint);
  if (answer.kind === 'other-size') {
    witness.size = answer.size;
    answer = await askFrom(store, witness, checkpoint);
  }
  if (answer.kind !== 'cosigned') {
    // What it has said of itself may have been wrong, or be so no longer: the next time it says it again.
    witness.size = 0;
    onRefusal?.(witness.address, answer);
    return undefined;
  }
  witness.size = sizeOf(checkpoint);
  return answer.note;
}

async function askFrom(
  store: LogStore,
  { address, key, size: from }: KnownWitness,
  checkpoint: string,
): Promise<WitnessAnswer> {
  const size = sizeOf(checkpoint);
  // It has seen a larger log than this one: somebody has put back an old state of it.
  if (from > size)
    return { kind: 'refused', status: 409, what: `it has signed a log of ${from} entries, this has ${size}` };
  const read = await readTiles(store, from === 0 ? [] : consistencyTiles(from, size));
  const proof = from === 0 ? [] : proveConsistencyFromTiles(nodeSha256, read, from, size);
  return askWitness(address, from, proof, checkpoint, [key], globalThis.fetch, PATIENCE_MILLISECONDS);
}

function sizeOf(checkpoint: string): number {
  const signed = parseSignedCheckpoint(checkpoint);
  return signed.kind === 'malformed' ? 0 : signed.checkpoint.size;
}

/** All signatures of one text. */
function mergedOf(checkpoint: string, notes: readonly string[]): string {
  const [text, ...signatures] = [checkpoint, ...notes].flatMap((note, index): (string | Signature)[] => {
    const parsed = parseNote(note);
    if (parsed.kind === 'malformed') return [];
    return index === 0 ? [parsed.text, ...parsed.signatures] : [...parsed.signatures];
  }) as [string, ...Signature[]];
  const byLine = new Map(signatures.map((each) => [`${each.name} ${each.keyId} ${each.bytes.join()}`, each]));
  return writeNote(text, [...byLine.values()]);
}
