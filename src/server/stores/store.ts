import type { FeatureStore } from '../../features/index.ts';
import type { ConsentRecord } from '../../proof/index.ts';

/** A registry version as the store keeps it. */
export interface StoredRegistry {
  readonly version: string;
  readonly canonical: string;
  /** Since when it is in force, ISO 8601 in UTC. */
  readonly since: string;
}

/**
 * How often one thing was stopped, or in `report` mode would have been, and on which days. The store takes it as it
 * is; what may stand in it is settled before, see `plainName`.
 */
export interface StoredViolation {
  /** Version of the registry that decided, shortened. */
  readonly registry: string;
  readonly mode: string;
  readonly source: string;
  readonly kind: string;
  readonly name: string;
  readonly verdict: string;
  readonly because: string;
  /** At least 1. */
  readonly seen: number;
  /** ISO 8601, in UTC: a day and no time. */
  readonly firstDay: string;
  readonly lastDay: string;
}

/** Rows for each site, registry version and source, so that one who floods a source hides nothing of another. */
export const MOST_VIOLATIONS = 250;

/**
 * Where records and registries are kept. Every implementation passes `storeSuite`.
 *
 * Ordering: records of one consent ID come back in the order in which they were accepted.
 */
export interface Store {
  /**
   * Keeps a record. Resolves when it is durable, and not before.
   *
   * @param key made by the client for this one choice: a second call with the same key changes nothing
   *   and resolves with the record of the first.
   * @throws {StoreUnavailable} when it cannot be made durable; then nothing of it was kept.
   */
  addRecord(record: ConsentRecord, key: string): Promise<ConsentRecord>;
  /** The record that a key stands for. */
  recordByKey(site: string, key: string): Promise<ConsentRecord | undefined>;
  /** All records of a consent ID, oldest first; empty when there is none. */
  recordsOf(site: string, consentId: string): Promise<readonly ConsentRecord[]>;
  /** The record of a consent ID that was accepted last, by whatever time it names; its cost does not grow with theirs. */
  lastRecordOf(site: string, consentId: string): Promise<ConsentRecord | undefined>;
  /**
   * Puts a registry version in force from `since`, unless it is the newest already.
   * A version that comes back after another (a rollback) is a new one in the history.
   */
  putRegistry(site: string, registry: StoredRegistry): Promise<void>;
  /** Every version that was in force, oldest first. */
  registries(site: string): Promise<readonly StoredRegistry[]>;
  /**
   * Adds counts to the rows that are alike in all but days and count. Returns at once and never throws: what comes
   * within some seconds is written together, at {@link close} at the latest, and a crash loses as much. For what comes
   * after the first {@link MOST_VIOLATIONS} rows of its site, version and source there is one row of the kind `other`.
   */
  addViolations(site: string, violations: readonly StoredViolation[]): void;
  /** Every row, also what was added a moment ago, the oldest first. */
  violations(site: string): Promise<readonly StoredViolation[]>;
  /** What the site's features keep. */
  features(site: string): FeatureStore;
  /** Whether the store can take a record now. Resolves with the reason when it cannot. */
  check(): Promise<string | undefined>;
  close(): Promise<void>;
}

/** The store cannot keep anything now: locked, full, or gone. The caller may try again. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
