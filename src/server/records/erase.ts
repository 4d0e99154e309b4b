import { randomUUID } from 'node:crypto';
import type { ErasureRecord } from '../../proof/index.ts';
import { type Store, type StoredRecord, StoreUnavailable } from '../stores/index.ts';
import { holdsOf } from './holds.ts';

/** What became of a wish to erase. */
export type Erased =
  | { readonly kind: 'erased'; readonly records: number }
  /** Somebody has to keep them for now. */
  | { readonly kind: 'held'; readonly reason: string };

/**
 * Erases all records of a consent ID, each with its salt. In the log their entries stay, which say nothing any more, and
 * for each there is a record that tells that and why, not whose it was.
 *
 * @throws {StoreUnavailable} when the store cannot do it now; some may be erased by then. Called again it goes on.
 */
export async function eraseConsent(
  store: Store,
  site: string,
  consentId: string,
  because: ErasureRecord['because'],
  now: Date,
): Promise<Erased> {
  const records = await store.recordsOf(site, consentId);
  for (const each of [undefined, ...records]) {
    // Asked again for each: a hold that comes in between keeps the rest.
    const hold = await holdsOf(store, site).find(consentId);
    if (hold) return { kind: 'held', reason: hold.reason };
    if (each) await eraseRecord(store, each, because, now);
  }
  return { kind: 'erased', records: records.length };
}

/** While it is tried, a record may get its place in the log once; more often something else is wrong. */
const TRIES = 5;

/** Erases one record. @returns whether it was there. */
export async function eraseRecord(
  store: Store,
  { record }: StoredRecord,
  because: ErasureRecord['because'],
  now: Date,
): Promise<boolean> {
  const { site, id } = record;
  for (let tries = 0; tries < TRIES; tries++) {
    const found = await store.recordById(site, id);
    if (found?.kind !== 'stored') return false;
    const erasure: ErasureRecord = {
      format: 1,
      kind: 'erasure',
      id: randomUUID(),
      site,
      at: now.toISOString(),
      erases: id,
      entry: found.entry ?? null,
      because,
    };
    if (await store.erase(erasure)) return true;
  }
  throw new StoreUnavailable(`the record ${id} was not erased: it changed each time that it was tried`);
}
