/** What a visitor keeps of a choice: the record, and all that is needed to see, offline, that the log has it. */
import { canonicalJson } from '../registry/index.ts';
import { writeVerifierKey } from './log/keys.ts';
import { parseTlogProof, type TlogProof } from './log/tlog-proof.ts';
import { concat, ED25519_KEY_BYTES, encodeUtf8, fromBase64, type Sha256, toBase64 } from './log/web.ts';
import { type NotProven, notProven, type ReceiptFaultCode } from './receipt-faults.ts';

/** What stands before salt and record in the hash, so that it is the hash of nothing else. */
const DOMAIN = 'samtykke/record/v1\n';
/** As many random bytes at least, or a record could be guessed from its entry. */
export const LEAST_SALT_BYTES = 16;
const MOST_SALT_BYTES = 255;

/**
 * What the log holds of a record: SHA-256 over a domain, the salt with its length, and the record's text. Where record
 * and salt are erased, nothing is left to find it by.
 *
 * @param recordText the record as canonical JSON (RFC 8785).
 */
export const entryOf = <Hash>(sha256: (bytes: Uint8Array) => Hash, salt: Uint8Array, recordText: string): Hash =>
  sha256(concat(encodeUtf8(DOMAIN), Uint8Array.of(salt.length), salt, encodeUtf8(recordText)));

export interface ReceiptParts {
  /** The record as canonical JSON, as its entry was made of it. */
  readonly recordText: string;
  readonly salt: Uint8Array;
  /** The log's, 32 bytes. The key's name is the origin in the checkpoint. */
  readonly publicKey: Uint8Array;
  /** As `writeTlogProof` writes it. */
  readonly proof: string;
}

/** A receipt that was read. Nothing of it is verified. */
export interface Receipt extends ReceiptParts {
  readonly kind: 'receipt';
  readonly record: Readonly<Record<string, unknown>>;
  readonly parsed: TlogProof;
  /** See {@link sumsOf}. */
  readonly check: readonly Uint8Array[];
}

/**
 * The beginnings of three hashes, by which a verifier tells whether it is the salt, the record or the checkpoint that was
 * damaged. They prove nothing: who changes a receipt on purpose changes them too.
 */
export const sumsOf = <Hash>(
  sha256: (bytes: Uint8Array) => Hash,
  salt: Uint8Array,
  recordText: string,
  checkpointText: string,
): Hash[] => [sha256(salt), entryOf(sha256, salt, recordText), sha256(encodeUtf8(checkpointText))];
export const SUM_BYTES = 2;
const SUMS = 3;

/**
 * Writes a receipt: canonical JSON, with the record in it as JSON.
 *
 * Throws an Error when a part is not what it should be. Whether the proof holds is for `verifyReceipt` to say: let it,
 * before a receipt is handed out.
 */
export function writeReceipt(sha256: Sha256, { recordText, salt, publicKey, proof }: ReceiptParts): string {
  const parsed = parseTlogProof(proof);
  if (parsed.kind === 'malformed') throw new Error(`proof: line ${parsed.line}: ${parsed.what}`);
  const sums = sumsOf(sha256, salt, recordText, parsed.signed.text);
  const receipt = canonicalJson({
    check: toBase64(concat(...sums.map((sum) => sum.subarray(0, SUM_BYTES)))),
    key: toBase64(publicKey),
    proof,
    record: JSON.parse(recordText),
    salt: toBase64(salt),
  });
  const read = parseReceipt(receipt);
  if (read.kind === 'not-proven') throw new Error(`no receipt: ${read.message} ${read.detail ?? ''}`);
  if (read.recordText !== recordText) throw new Error('recordText: it is not canonical JSON');
  return receipt;
}

/**
 * Ours, in letters: ten thousand providers that were asked about fill half of it. A verifier takes what anybody hands it,
 * and of small parts a text of this length takes a second to read.
 */
const MOST_LETTERS = 2 * 1024 * 1024;

/** Reads a receipt; white space between its parts does not matter. Takes any text. */
export function parseReceipt(text: string): Receipt | NotProven {
  if (text.length > MOST_LETTERS)
    return notProven('too-large', `${text.length} letters, where a receipt has no more than ${MOST_LETTERS}`);
  const value = parseSpelt(text);
  if (typeof value === 'string') return notProven(value);
  // Ours: a receipt of another shape than this one will say so by a format.
  if (value.format !== undefined) return notProven('newer-format', `format ${value.format}`);
  const { check, key, proof, record, salt, ...others } = value;
  const isWhole = isObject(record) && typeof proof === 'string' && Object.keys(others).length === 0;
  if (!isWhole) return notProven('wrong-members', Object.keys(others).join(' '));
  const bytes = bytesOf({ check, key, salt });
  if (typeof bytes === 'string') return notProven(bytes);
  const parsed = parseTlogProof(proof);
  if (parsed.kind === 'malformed') return notProven(faultAt(proof, parsed.line), `line ${parsed.line}: ${parsed.what}`);
  if (parsed.extra) return notProven('bad-proof', 'line 2: extra data, which nothing vouches for');
  return { kind: 'receipt', record, recordText: canonicalJson(record), proof, parsed, ...bytes };
}

/** Which key a receipt names for itself, as a verifier key: to be compared with what the site publishes. */
export async function receiptKey(text: string): Promise<string | undefined> {
  const receipt = parseReceipt(text);
  if (receipt.kind === 'not-proven') return undefined;
  return writeVerifierKey(receipt.parsed.signed.checkpoint.origin, 'log', receipt.publicKey).catch(() => undefined);
}

/**
 * The JSON object in a text that spells it canonically, but for white space: whatever else could be changed without
 * changing the value (the order of members, one that stands twice, an escape) is a change.
 */
function parseSpelt(text: string): Readonly<Record<string, unknown>> | 'not-json' | 'respelt' {
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value)) return 'not-json';
    return canonicalJson(value) === text.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, '$1') ? value : 'respelt';
  } catch {
    // No JSON, or one that is nested deeper than a stack goes.
    return 'not-json';
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Bytes = Pick<Receipt, 'check' | 'publicKey' | 'salt'>;

function bytesOf({ check, key, salt }: Record<'check' | 'key' | 'salt', unknown>): Bytes | ReceiptFaultCode {
  const [checkBytes, publicKey, saltBytes] = [check, key, salt].map(bytesIn);
  if (!saltBytes || saltBytes.length < LEAST_SALT_BYTES || saltBytes.length > MOST_SALT_BYTES) return 'bad-salt';
  if (publicKey?.length !== ED25519_KEY_BYTES) return 'bad-key';
  if (checkBytes?.length !== SUMS * SUM_BYTES) return 'bad-check';
  const sums = Array.from({ length: SUMS }, (_, at) => checkBytes.subarray(at * SUM_BYTES, (at + 1) * SUM_BYTES));
  return { check: sums, publicKey, salt: saltBytes };
}

/** Of a text alone: a list that holds one would read as that text, and be a second spelling of a receipt. */
const bytesIn = (value: unknown): Uint8Array | undefined => (typeof value === 'string' ? fromBase64(value) : undefined);

/** What is at a line of a proof: the proof itself, the checkpoint under it, or the signatures under that. */
function faultAt(proof: string, line: number): ReceiptFaultCode {
  const [checkpoint, signatures] = [proof.indexOf('\n\n'), proof.lastIndexOf('\n\n')];
  // Below the empty line itself.
  const isBelow = (end: number): boolean => line > proof.slice(0, end).split('\n').length + 1;
  if (checkpoint < 0 || !isBelow(checkpoint)) return 'bad-proof';
  return signatures > checkpoint && isBelow(signatures) ? 'bad-signature-line' : 'bad-checkpoint';
}
