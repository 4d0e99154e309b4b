import type { Gap, StateId, Visit } from '../observation.ts';
import type { PublishedPolicy } from '../published.ts';

/** What an audit that was stopped has done already. */
export interface Progress {
  readonly format: 'samtykke/audit-progress/v1';
  /** Says what it was held against: registry version and journey. Progress of another key is of no use. */
  readonly key: string;
  /** ISO 8601, UTC: when the audit first began. */
  readonly startedAt: string;
  /** Version of the browser, once there was one. */
  readonly browser?: string;
  readonly pages: readonly string[];
  /** The cookie policy that the site publishes, once it was read. */
  readonly published?: PublishedPolicy;
  readonly gaps: readonly Gap[];
  /** States that were visited to their end. */
  readonly visits: readonly Visit[];
}

export type FoundProgress =
  | { readonly kind: 'found'; readonly progress: Progress }
  | { readonly kind: 'none' }
  | { readonly kind: 'unusable'; readonly reason: string; readonly mend: string };

/** Writes what is done, whole or not at all. @throws {Error} with the mend where the file cannot be written. */
export async function saveProgress(_file: string, _progress: Progress): Promise<void> {}

/** Reads what an earlier run has done under the same key. */
export async function readProgress(_file: string, _key: string): Promise<FoundProgress> {
  return { kind: 'none' };
}

/** Where an audit is. */
export interface ProgressNow {
  readonly state: StateId;
  readonly states: { readonly done: number; readonly all: number };
  readonly pages: { readonly done: number; readonly all: number };
  /** What it does now: an address, or an answer. */
  readonly what: string;
  readonly elapsedMilliseconds: number;
  readonly gaps: number;
}

/** One line of progress for a terminal, at most `columns` wide. */
export function progressLine(_now: ProgressNow, _columns: number): string {
  return '';
}
