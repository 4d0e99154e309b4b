/** Whether a receipt proves that a record is in a log; if it does, what that proves, and if not, which part fails. */
import { leafHash, verifyInclusion } from './log/merkle.ts';
import { openNote, type Verified } from './log/note.ts';
import { type EventualSha256, isSame, webSha256 } from './log/web.ts';
import { parseReceipt, type Receipt, SUM_BYTES, sumsOf } from './receipt.ts';
import { type NotProven, notProven, type ReceiptFaultCode } from './receipt-faults.ts';
import type { Trust } from './trust.ts';

/** A record that is in a log. */
export interface Proven {
  readonly kind: 'proven';
  /** What a newer version has put into it is there too, and proven. */
  readonly record: Readonly<Record<string, unknown>>;
  /** The text that the log has the hash of. */
  readonly recordText: string;
  /** Which log, which of its entries, and how many it had by then. */
  readonly origin: string;
  readonly index: number;
  readonly size: number;
  /** Those of the known witnesses who have cosigned, and when, in seconds since 1970. */
  readonly witnesses: readonly { readonly name: string; readonly atSeconds: number }[];
  /** In plain words. */
  readonly proves: string;
  readonly provesNot: string;
}

/**
 * Verifies a receipt, with no network and no clock. Takes any text, and never throws.
 *
 * Goes the steps of C2SP tlog-proof, 'Verifying a tlog proof'. Keys that are not in `trust` count for nothing, the
 * receipt's own included.
 *
 * @param sha256 where there is a faster one than that of Web Crypto.
 */
export async function verifyReceipt(
  text: string,
  trust: Trust,
  sha256: EventualSha256 = webSha256,
): Promise<Proven | NotProven> {
  const receipt = parseReceipt(text);
  if (receipt.kind === 'not-proven') return receipt;
  const { salt, recordText, parsed } = receipt;
  const sums = await Promise.all(sumsOf(sha256, salt, recordText, parsed.signed.text));
  const changed = changedParts(receipt, sums);
  const signed = await signedBy(receipt, trust);
  if (typeof signed === 'string') return notProven(changed[0] ?? signed);
  const isIncluded = await isInTree(receipt, sums[1] as Uint8Array, sha256);
  if (!isIncluded) return notProven(changed[0] ?? 'proof-fails');
  return changed.length > 0 ? notProven('check-changed') : witnessed(receipt, signed, trust);
}

/** The parts that do not fit to their check sums. What is made of a part does not fit when the part does not. */
function changedParts({ check }: Receipt, sums: readonly Uint8Array[]): ReceiptFaultCode[] {
  const codes = ['salt-changed', 'record-changed', 'checkpoint-changed'] as const;
  return codes.filter((_, at) => !isSame(check[at] as Uint8Array, (sums[at] as Uint8Array).subarray(0, SUM_BYTES)));
}

/** The signatures of the log that a checkpoint names, or what is wrong with them. */
async function signedBy({ parsed }: Receipt, trust: Trust): Promise<readonly Verified[] | ReceiptFaultCode> {
  const keys = trust.logs.filter(({ name }) => name === parsed.signed.checkpoint.origin);
  if (keys.length === 0) return 'unknown-log';
  const opened = await openNote(parsed.checkpoint, keys);
  if (opened.kind === 'opened') return opened.verified;
  return opened.kind === 'bad-signature' ? 'bad-signature' : 'not-signed';
}

async function isInTree({ parsed }: Receipt, entry: Uint8Array, sha256: EventualSha256): Promise<boolean> {
  const leaf = await leafHash(sha256, entry);
  return verifyInclusion(sha256, parsed.signed.checkpoint, parsed.index, leaf, parsed.hashes);
}

/** What is proven of a record that the log has, after its witnesses were heard. */
async function witnessed(
  receipt: Receipt,
  signed: readonly Verified[],
  { witnesses, quorum }: Trust,
): Promise<Proven | NotProven> {
  if (!signed.some(({ key }) => isSame(key.publicKey, receipt.publicKey))) return notProven('other-key');
  const opened = await openNote(receipt.parsed.checkpoint, witnesses);
  if (opened.kind === 'bad-signature') return notProven('bad-cosignature', opened.key.name);
  const verified = opened.kind === 'opened' ? opened.verified : [];
  // By key: a witness who signs twice is one. tlog-cosignature has no zero time for Ed25519, and tlog-witness forbids it:
  // whoever leaves the time out says nothing that "had it by" could be said of, and counts as one who has not signed.
  const times = new Map(
    verified.flatMap(({ key, atSeconds }) =>
      atSeconds ? [[key.name + key.keyId, { name: key.name, atSeconds }]] : [],
    ),
  );
  if (times.size < quorum) return notProven('too-few-witnesses', `${times.size} of ${quorum}`);
  return proven(receipt, [...times.values()]);
}

function proven({ record, recordText, parsed }: Receipt, witnesses: Proven['witnesses']): Proven {
  const { index, signed } = parsed;
  const { origin, size } = signed.checkpoint;
  const log = `The log ${origin} has this record as number ${index} of its first ${size} entries (counted from 0)`;
  const facts = { kind: 'proven', record, recordText, origin, index, size, witnesses } as const;
  if (witnesses.length === 0) {
    return {
      ...facts,
      proves: `${log}, and the record has not been changed since it went in.`,
      provesNot:
        'It does not prove when, nor that the log shows the same to everybody: no known witness has signed. ' +
        'It does not prove that no later record replaces this one.',
    };
  }
  const by = new Date(Math.max(...witnesses.map(({ atSeconds }) => atSeconds)) * 1000).toISOString();
  const who = witnesses.length === 1 ? 'One witness' : `${witnesses.length} witnesses`;
  return {
    ...facts,
    proves: `${log}, and had it by ${by}. ${who} had seen this log only grow up to there; the record has not been changed since it went in.`,
    provesNot: 'It does not prove that no later record replaces this one.',
  };
}
