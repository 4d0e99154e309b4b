import type { Tile, TileFile, TreeHead } from '../../proof/index.ts';

/**
 * The log of a site, as a store keeps it. Every implementation passes `logStoreSuite`.
 *
 * One row holds the lease and the tree head. Whoever holds the lease appends; each write names the epoch of its lease and
 * the size that it appends to, and changes nothing when either is no longer so. So one that was paused past its lease
 * can wake up and do no harm.
 */
export interface LogStore {
  /** What is in the log, and what is published of it; `undefined` before its first entry. */
  head(): Promise<StoredHead | undefined>;
  /**
   * Takes the lease when nobody holds it, or renews it for who holds it. By the clock of the database; a lease that ends
   * later than one that was taken now has been written before that clock was set back, and counts as ended.
   *
   * @returns `undefined` when another one holds it.
   */
  takeLease(holder: string, leaseMilliseconds: number): Promise<Lease | undefined>;
  /** Ends a lease early, so that the next holder need not wait. */
  releaseLease(lease: Lease): Promise<void>;
  /** The entries of records that the log has not yet, those accepted first. */
  waiting(limit: number): Promise<readonly WaitingEntry[]>;
  /** How many wait, and since when the first does: milliseconds since 1970, by the record's own time. */
  backlog(): Promise<Backlog>;
  /**
   * Appends, all or nothing, and durably: the head, the tiles, and which entry each record has.
   *
   * @returns false, and nothing is changed, when the lease has passed to another, the log has another size, or a record
   *   is gone or has an entry already. Then read everything again.
   * @throws {StoreUnavailable} when it is not known whether it was kept. Then, too, read everything again.
   */
  append(batch: LogBatch): Promise<boolean>;
  /** Publishes a checkpoint of the head, signed by all who have to. False as for {@link append}. */
  publish(lease: Lease, checkpoint: PublishedCheckpoint): Promise<boolean>;
  /** What stands in tiles: for a partial one more may be answered than it has. `undefined` for those not there. */
  tiles(tiles: readonly Tile[]): Promise<readonly (Uint8Array | undefined)[]>;
}

export interface Lease {
  readonly holder: string;
  /** Grows whenever the lease passes to another. */
  readonly epoch: number;
}

export interface StoredHead extends TreeHead {
  /** The latest checkpoint that counts, of this size or a smaller one; `undefined` when none does yet. */
  readonly published: PublishedCheckpoint | undefined;
}

export interface PublishedCheckpoint {
  readonly size: number;
  /** The signed note. */
  readonly note: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface WaitingEntry {
  /** Id of the record. */
  readonly id: string;
  readonly entry: Uint8Array;
}

export interface Backlog {
  readonly waiting: number;
  readonly oldestAt: number | undefined;
}

export interface LogBatch {
  readonly lease: Lease;
  readonly oldSize: number;
  readonly head: TreeHead;
  readonly files: readonly TileFile[];
  /** Ids of the records, in the order of their entries, which begin at `oldSize`. */
  readonly ids: readonly string[];
  /** Published with it, where nobody else has to sign. */
  readonly published: PublishedCheckpoint | undefined;
}
