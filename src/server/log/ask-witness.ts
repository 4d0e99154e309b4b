/** How a log asks a witness for its cosignature (C2SP tlog-witness, add-checkpoint). */
import {
  addCosignatures,
  decodeUtf8,
  parseSignedCheckpoint,
  parseSizeBody,
  type SignedCheckpoint,
  type VerifierKey,
  writeAddCheckpoint,
} from '../../proof/index.ts';
import { readBytes } from '../read-body.ts';

/** What came of asking a witness. Only `cosigned` changes a checkpoint. */
export type WitnessAnswer =
  /** The checkpoint with the cosignatures added, those by known keys. */
  | { readonly kind: 'cosigned'; readonly note: string }
  /** It knows a tree of another size: ask again with that as the old size, and the proof from there. */
  | { readonly kind: 'other-size'; readonly size: number }
  /** It says no, by an HTTP status; from 500 on it may say yes later. */
  | { readonly kind: 'refused'; readonly status: number; readonly what: string }
  /** It answered with what is no cosignature of this checkpoint by a known key. */
  | { readonly kind: 'unusable'; readonly what: string }
  /** It did not answer, or not in time. */
  | { readonly kind: 'unreachable'; readonly what: string };

/** A hundred signatures fit, which is as many as a note may have. */
const MOST_BODY_BYTES = 64 * 1024;
const MOST_WORDS = 200;

/**
 * Asks a witness to cosign a checkpoint.
 *
 * Throws an Error for what the caller may not ask: no checkpoint, more hashes than a witness takes, an address that is
 * none. Whatever the witness does comes back as an answer.
 *
 * @param address the witness's submission prefix.
 * @param oldSize of the tree that the witness is thought to know: what it cosigned last, else 0.
 * @param proof that the tree has grown from there; empty for 0.
 * @param checkpoint a signed note.
 * @param witnesses the keys that the witness is known by.
 * @param timeoutMilliseconds for all of the answer.
 */
export async function askWitness(
  address: string,
  oldSize: number,
  proof: readonly Uint8Array[],
  checkpoint: string,
  witnesses: readonly VerifierKey[],
  fetch: (address: string, init: RequestInit) => Promise<Response> = globalThis.fetch,
  timeoutMilliseconds = 5_000,
): Promise<WitnessAnswer> {
  const signed = parseSignedCheckpoint(checkpoint);
  if (signed.kind === 'malformed') throw new Error(`checkpoint: line ${signed.line}: ${signed.what}`);
  const body = writeAddCheckpoint(oldSize, proof, checkpoint);
  const target = targetOf(address);
  try {
    // A redirect is no answer that tlog-witness knows: a checkpoint goes where the log's operator said, or nowhere.
    const signal = AbortSignal.timeout(timeoutMilliseconds);
    const response = await fetch(target, { method: 'POST', body, redirect: 'manual', signal });
    const bytes = await readBytes(response, MOST_BODY_BYTES);
    return await answerOf(response.status, bytes && decodeUtf8(bytes), signed, witnesses);
  } catch (error) {
    return { kind: 'unreachable', what: reasonOf(error, timeoutMilliseconds) };
  }
}

function targetOf(address: string): string {
  const isAddress = /^https?:$/.test(URL.parse(address)?.protocol ?? '');
  if (!isAddress) throw new Error(`address: '${address}' is no http or https address of a witness`);
  return `${address.replace(/\/+$/, '')}/add-checkpoint`;
}

/** @param body `undefined` for one that is too large, or no text. */
async function answerOf(
  status: number,
  body: string | undefined,
  signed: SignedCheckpoint,
  witnesses: readonly VerifierKey[],
): Promise<WitnessAnswer> {
  if (status === 200) return added(body, signed, witnesses);
  if (status !== 409) return { kind: 'refused', status, what: wordsOf(body ?? '') };
  const size = parseSizeBody(body ?? '');
  return size === undefined ? { kind: 'unusable', what: 'a 409 without a size' } : { kind: 'other-size', size };
}

async function added(
  body: string | undefined,
  signed: SignedCheckpoint,
  witnesses: readonly VerifierKey[],
): Promise<WitnessAnswer> {
  if (body === undefined) return { kind: 'unusable', what: 'the answer is too large, or no text' };
  // Rejects for more signatures than a note may have.
  const note = await addCosignatures({ signed }, body, witnesses).catch((error: Error) => error);
  if (note instanceof Error) return { kind: 'unusable', what: note.message };
  if (typeof note === 'string') return { kind: 'cosigned', note };
  switch (note.kind) {
    case 'bad-signature':
      return { kind: 'unusable', what: `the cosignature of ${note.key.name} is not one of this checkpoint` };
    case 'untimed':
      return { kind: 'unusable', what: `the cosignature of ${note.key.name} has no time` };
    case 'unknown-signers':
      return { kind: 'unusable', what: 'no known key has cosigned' };
    case 'malformed':
      return { kind: 'unusable', what: `no signatures: line ${note.line}: ${note.what}` };
  }
}

/** For a log file: one line, of a length that does no harm. */
const wordsOf = (body: string): string =>
  body
    .replace(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, MOST_WORDS);

function reasonOf(error: unknown, timeoutMilliseconds: number): string {
  const { name, message, cause } = error as Error;
  if (name === 'TimeoutError') return `no answer within ${timeoutMilliseconds} ms`;
  return cause instanceof Error ? cause.message : message;
}
