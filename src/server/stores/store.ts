import type { FeatureStore } from '../../features/index.ts';
import type { ConsentRecord, ErasureRecord, LogRecord } from '../../proof/index.ts';
import type { LogStore } from './log-store.ts';

/** A registry version as the store keeps it. */
export interface StoredRegistry {
  readonly version: string;
  readonly canonical: string;
  /** Since when it is in force, ISO 8601 in UTC. */
  readonly since: string;
}

/** A record as it is kept, with what its entry in the log is made of. */
export interface StoredRecord {
  readonly kind: 'stored';
  readonly record: LogRecord;
  /** The record as canonical JSON, as it was when its entry was made. */
  readonly text: string;
  readonly salt: Uint8Array;
  /** Which entry of the log it is; `undefined` until it is there. */
  readonly entry: number | undefined;
}

/** A record as it lies in the store, and nothing of it read: one that is damaged can be looked at as well. */
export interface KeptRecord {
  /** What the store finds it by; all of it stands in {@link text} too. */
  readonly key: string;
  readonly id: string;
  readonly consentId: string | null;
  readonly at: string;
  readonly about: string | null;
  readonly text: string;
  readonly salt: Uint8Array;
  /** Which entry of the log it is; `undefined` until it is there. Any number, where it is damaged. */
  readonly entry: number | undefined;
  /** What the log is to have of it; `undefined` once it is there. */
  readonly waiting: Uint8Array | undefined;
}

/** A record that is gone. */
export interface ErasedRecord {
  readonly kind: 'erased';
  readonly by: StoredRecord;
}

/** Behind which record to go on; `at: '', id: ''` is before all. */
export interface RecordPlace {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly id: string;
}

/** Behind which record of the log to go on; with `id: ''` all of that entry and those after it. */
export interface LogPlace {
  readonly entry: number;
  readonly id: string;
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

/** An audit of the site, as whoever made it has written it down. The store takes it as it is. */
export interface StoredAudit {
  /** When it began, ISO 8601 in UTC. */
  readonly at: string;
  /** The report as JSON. */
  readonly report: string;
  /** The report as an HTML page without outside resources. */
  readonly page: string;
}

/** Audits that are kept for each site: a year of weekly ones. Of those before the latest the report alone. */
export const MOST_AUDITS = 52;

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
   * @param key made by the client for this one choice: a second call with the same key, for a record of the same kind,
   *   changes nothing and resolves with the record of the first.
   * @throws {StoreUnavailable} when it cannot be made durable; then nothing of it was kept.
   */
  addRecord<Kind extends LogRecord>(record: Kind, key: string): Promise<Kind>;
  /** A record by its id, or what says that it was erased. */
  recordById(site: string, id: string): Promise<StoredRecord | ErasedRecord | undefined>;
  /**
   * All records of a consent ID, those accepted first standing first; empty when there is none.
   *
   * @param latest only so many of them, those accepted last.
   */
  recordsOf(site: string, consentId: string, latest?: number): Promise<readonly StoredRecord[]>;
  /** The choice of a consent ID that was accepted last, by whatever time it names; its cost does not grow with theirs. */
  lastRecordOf(site: string, consentId: string): Promise<ConsentRecord | undefined>;
  /** Up to `limit` records from a place on, by the time that they name and their id. Page through with the last one's. */
  recordsAfter(site: string, after: RecordPlace, limit: number): Promise<readonly StoredRecord[]>;
  /**
   * Up to `limit` of the records that have an entry, unread, by their entries and, where damage has given two the same,
   * by their ids. Page through with the last one's.
   */
  recordsInLog(site: string, after: LogPlace, limit: number): Promise<readonly KeptRecord[]>;
  /** Up to `limit` of the records that have no entry yet, unread, by their ids, from behind one on. */
  recordsWaiting(site: string, afterId: string, limit: number): Promise<readonly KeptRecord[]>;
  /**
   * Erases a record and its salt, and keeps the record of the erasure in its place, all or nothing. When it resolves,
   * the store's own files hold nothing of what was erased, as far as the engine lets it say so.
   *
   * @returns false, and nothing is changed, when there is no such record, or its entry is another than the erasure names.
   */
  erase(erasure: ErasureRecord): Promise<boolean>;
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
  /**
   * Keeps an audit; what is beyond {@link MOST_AUDITS} goes, the oldest first. One that began at the same moment as
   * another takes its place.
   */
  addAudit(site: string, audit: StoredAudit): Promise<void>;
  /** The audit that began last. */
  latestAudit(site: string): Promise<StoredAudit | undefined>;
  /** Reports of all audits that are kept, oldest first. */
  audits(site: string): Promise<readonly Omit<StoredAudit, 'page'>[]>;
  /** The site's log. */
  log(site: string): LogStore;
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
