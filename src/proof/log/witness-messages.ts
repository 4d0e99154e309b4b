/** C2SP tlog-witness: what a log and a witness say to each other, and when a witness says no. */
import { parseSignedCheckpoint, type SignedCheckpoint } from './checkpoint.ts';
import type { VerifierKey } from './keys.ts';
import { inLine, type Malformed, malformed, parseDecimal } from './malformed.ts';
import { type TreeHead, verifyConsistency } from './merkle.ts';
import {
  type BadSignature,
  openNote,
  parseSignatures,
  type Signature,
  type UnknownSigners,
  writeNote,
} from './note.ts';
import { MOST_HASHES, parseHashes, writeHashes } from './tlog-proof.ts';
import type { EventualSha256 } from './web.ts';

/** The body of `POST <submission prefix>/add-checkpoint`. */
export interface AddCheckpoint {
  readonly kind: 'add-checkpoint';
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  /** The signed note. */
  readonly checkpoint: string;
  readonly signed: SignedCheckpoint;
}

/** Reads a request, of which nothing is verified. What is malformed is answered with 400. */
export function parseAddCheckpoint(body: string): AddCheckpoint | Malformed {
  const end = body.indexOf('\n\n');
  if (end < 0) return malformed(1, 'no empty line stands before the checkpoint');
  const [oldLine = '', ...hashLines] = body.slice(0, end).split('\n');
  const oldSize = oldLine.startsWith('old ') ? parseDecimal(oldLine.slice('old '.length)) : undefined;
  if (oldSize === undefined) return malformed(1, "there is no 'old', or it is no decimal number");
  const hashes = parseHashes(hashLines);
  if (hashes.kind === 'malformed') return inLine(hashes, 1);
  const checkpoint = body.slice(end + 2);
  const signed = parseSignedCheckpoint(checkpoint);
  if (signed.kind === 'malformed') return inLine(signed, hashLines.length + 2);
  return { kind: 'add-checkpoint', oldSize, proof: hashes.hashes, checkpoint, signed };
}

/** Writes a request. Throws a RangeError for more hashes than a witness takes. */
export function writeAddCheckpoint(oldSize: number, proof: readonly Uint8Array[], checkpoint: string): string {
  if (proof.length > MOST_HASHES) throw new RangeError(`${proof.length} hashes; a witness takes ${MOST_HASHES}`);
  return `old ${oldSize}\n${writeHashes(proof)}\n${checkpoint}`;
}

/** What a witness answers: 200, and the checkpoint is to be kept and cosigned; or why not. */
export type WitnessVerdict =
  | { readonly status: 200; readonly head: TreeHead }
  /** The body is the size of the latest checkpoint and a newline, of the type `text/x.tlog.size`. */
  | { readonly status: 409; readonly body: string }
  | { readonly status: 400 | 403 | 404 | 422; readonly what: string };

/** What a witness knows of a log. */
export interface WitnessedLog {
  readonly keys: readonly VerifierKey[];
  /** The latest that it cosigned; `undefined` before the first. */
  readonly latest: TreeHead | undefined;
}

/**
 * Whether a witness cosigns a checkpoint (tlog-witness, add-checkpoint).
 *
 * Before it answers with a cosignature, a witness must have kept the new head in the place of `latest`, provided that
 * `latest` still stands there: else two requests at once roll its view back.
 *
 * @param log what is known under the checkpoint's origin.
 */
export async function judgeAddCheckpoint(
  sha256: EventualSha256,
  { oldSize, proof, checkpoint, signed }: AddCheckpoint,
  log: WitnessedLog | undefined,
): Promise<WitnessVerdict> {
  const head = signed.checkpoint;
  if (log === undefined) return { status: 404, what: `the log '${head.origin}' is not known here` };
  const opened = await openNote(checkpoint, log.keys);
  if (opened.kind !== 'opened') return { status: 403, what: `no good signature of '${head.origin}'` };
  if (oldSize > head.size) return { status: 400, what: `the old size ${oldSize} is larger than ${head.size}` };
  const latest = log.latest ?? { size: 0, root: await sha256(new Uint8Array()) };
  if (oldSize !== latest.size) return { status: 409, body: `${latest.size}\n` };
  const isConsistent = await verifyConsistency(sha256, latest, head, proof);
  if (!isConsistent)
    return { status: 422, what: `the tree of ${head.size} entries does not grow from that of ${oldSize}` };
  return { status: 200, head: { size: head.size, root: head.root } };
}

/** Reads the size in the body of a 409. */
export const parseSizeBody = (body: string): number | undefined =>
  body.endsWith('\n') ? parseDecimal(body.slice(0, -1)) : undefined;

/** A known key has cosigned, and does not say when: tlog-witness, "the timestamp MUST NOT be zero". */
export interface Untimed {
  readonly kind: 'untimed';
  readonly key: VerifierKey;
}

/**
 * Adds what a witness answered with 200 to a checkpoint: its cosignatures that are by known keys, in the place of earlier
 * ones by the same keys. Those by unknown keys are dropped.
 *
 * @returns the note as it is now, or why the answer is none.
 */
export async function addCosignatures(
  { signed }: Pick<AddCheckpoint, 'signed'>,
  body: string,
  witnesses: readonly VerifierKey[],
): Promise<string | BadSignature | UnknownSigners | Untimed | Malformed> {
  const block = parseSignatures(body);
  if (block.kind === 'malformed') return block;
  const opened = await openNote(writeNote(signed.text, block.signatures), witnesses);
  if (opened.kind !== 'opened') return opened;
  const untimed = opened.verified.find(({ atSeconds }) => atSeconds === 0);
  if (untimed) return { kind: 'untimed', key: untimed.key };
  const added = opened.verified.map(({ signature }) => signature);
  const isReplaced = (old: Signature): boolean =>
    added.some(({ name, keyId }) => name === old.name && keyId === old.keyId);
  return writeNote(signed.text, [...signed.signatures.filter((each) => !isReplaced(each)), ...added]);
}
