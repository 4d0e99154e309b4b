/** Receipts of records: made of what the log has published, and verified before anybody gets them. */
import {
  DamagedTile,
  inclusionTiles,
  openNote,
  proveInclusionFromTiles,
  verifyReceipt,
  writeReceipt,
  writeTlogProof,
} from '../../proof/index.ts';
import { nodeSha256 } from '../sha256.ts';
import type { Site } from '../site.ts';
import type { LogStore, PublishedCheckpoint, StoredRecord } from '../stores/index.ts';
import { readTiles } from './load-log.ts';
import type { LogKeys } from './log-keys.ts';

/** What becomes of the wish for a receipt. */
export type ReceiptAnswer =
  | MadeReceipt
  /** The record is gone; what says so has an entry of its own. */
  | { readonly kind: 'erased'; readonly by: StoredRecord; readonly receipt: MadeReceipt }
  | { readonly kind: 'no-record' };

/** A receipt of a record that is there. */
export type MadeReceipt =
  | { readonly kind: 'receipt'; readonly stored: StoredRecord; readonly text: string }
  /** It is kept, and in no checkpoint yet that counts. */
  | { readonly kind: 'waiting'; readonly stored: StoredRecord }
  /** What the store has does not prove the record. The reason is for the operator, and names nobody. */
  | { readonly kind: 'damaged'; readonly reason: string }
  /** This server has no keys of a log: it can neither say what a receipt is held against nor verify one. */
  | { readonly kind: 'no-log' };

/** What a receipt is made from. */
export type ReceiptSource = Pick<Site, 'name' | 'store' | 'log' | 'logKeys'>;

/**
 * The receipt of a record, by the record's id.
 *
 * It costs a row for the record, one for the log's head and at most two tiles a level. What is answered has been verified
 * against the published keys: a damaged store gives no receipt that somebody finds worthless years later.
 *
 * @param tell hears what is damaged, for the operator.
 * @throws {StoreUnavailable} when the store cannot be read.
 */
export async function receiptOf(
  site: ReceiptSource,
  id: string,
  tell: (damage: string) => void,
): Promise<ReceiptAnswer> {
  const found = await site.store.recordById(site.name, id);
  if (!found) return { kind: 'no-record' };
  const receipt = await makeReceipt(site, found.kind === 'stored' ? found : found.by);
  if (receipt.kind === 'damaged') tell(receipt.reason);
  return found.kind === 'stored' ? receipt : { kind: 'erased', by: found.by, receipt };
}

async function makeReceipt({ log, logKeys }: ReceiptSource, stored: StoredRecord): Promise<MadeReceipt> {
  if (!logKeys) return { kind: 'no-log' };
  const { entry } = stored;
  const published = (await log.head())?.published;
  if (entry === undefined || !published || entry >= published.size) return { kind: 'waiting', stored };
  const publicKey = await publicKeyOf(published, logKeys);
  if ('damage' in publicKey) return damaged(entry, publicKey.damage);
  const proof = await proofOf(log, entry, published);
  if (typeof proof !== 'string') return damaged(entry, proof.damage);
  return verified(logKeys, { ...stored, entry }, () =>
    writeReceipt(nodeSha256, { recordText: stored.text, salt: stored.salt, publicKey, proof }),
  );
}

interface Damage {
  readonly damage: string;
}

const damaged = (entry: number, what: string): MadeReceipt => ({
  kind: 'damaged',
  reason: `no receipt of entry ${entry}: ${what}; run \`samtykke check\``,
});

/** The newest of the keys that have signed a checkpoint: the log's key may be a newer one by now. */
async function publicKeyOf({ note }: PublishedCheckpoint, { verifiers }: LogKeys): Promise<Uint8Array | Damage> {
  const opened = await openNote(note, verifiers);
  const signed = opened.kind === 'opened' ? opened.verified.map(({ key }) => key) : [];
  return (
    verifiers.find((each) => signed.includes(each))?.publicKey ?? {
      damage: `no key of the log's has signed the checkpoint (${opened.kind})`,
    }
  );
}

async function proofOf(log: LogStore, entry: number, { size, note }: PublishedCheckpoint): Promise<string | Damage> {
  try {
    const read = await readTiles(log, inclusionTiles(entry, size));
    return writeTlogProof(entry, proveInclusionFromTiles(nodeSha256, read, entry, size), note);
  } catch (error) {
    if (error instanceof DamagedTile) return { damage: error.message };
    throw error;
  }
}

/** A receipt that proves its record, as everybody who knows the log's keys will find. */
async function verified(
  { verifiers }: LogKeys,
  stored: StoredRecord & { readonly entry: number },
  write: () => string,
): Promise<MadeReceipt> {
  try {
    const text = write();
    const found = await verifyReceipt(text, { logs: verifiers, witnesses: [], quorum: 0 }, nodeSha256);
    // The check sums are made of what the store has, so that they do not tell which of the three was changed.
    return found.kind === 'proven'
      ? { kind: 'receipt', stored, text }
      : damaged(stored.entry, `its record, its salt or a tile was changed (${found.code})`);
  } catch (error) {
    return damaged(stored.entry, (error as Error).message);
  }
}
