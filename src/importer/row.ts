import type { Kind } from '../registry/index.ts';
import type { Position } from './document/block.ts';

/** Fields of a row that can be uncertain. */
export type RowField = 'name' | 'kind' | 'category' | 'retention' | 'provider' | 'details';

/** Why a field of a row is not as sure as it looks, or not there. */
export interface Doubt {
  readonly field: RowField;
  readonly why: string;
}

/** One thing that a policy lists, as far as it could be read. A field that the policy does not tell is `undefined`. */
export interface ImportedRow {
  /** As a registry takes it: `*` for what changes. */
  readonly name: string;
  readonly printedName: string;
  /** `undefined` where the policy does not say; policies list cookies then. */
  readonly kind: Kind | undefined;
  /** Id of a standard category. */
  readonly category: string | undefined;
  /** The policy's own word for the category. */
  readonly printedCategory: string | undefined;
  /** `session`, or an ISO 8601 duration. */
  readonly retention: string | undefined;
  readonly printedRetention: string | undefined;
  /** As printed. */
  readonly provider: string | undefined;
  readonly party: 'first' | 'third' | undefined;
  /** The one link of the provider's cell. */
  readonly providerLink: string | undefined;
  readonly details: string | undefined;
  /** Where it begins in the input. */
  readonly place: Position;
  /** The same for people: `table 2, row 7`. */
  readonly where: string;
  readonly uncertain: readonly Doubt[];
}

/** Something that stands in the input, looks as if it belonged to the list, and could not be read. */
export interface Unread {
  /** In words, with what stands there. */
  readonly what: string;
  readonly place: Position;
  readonly where: string;
}

/** What was read of one input. */
export interface Reading {
  readonly rows: readonly ImportedRow[];
  readonly unread: readonly Unread[];
}

export const NOTHING_READ: Reading = { rows: [], unread: [] };

/** Several readings as one, in their order. */
export function allOf(readings: readonly Reading[]): Reading {
  return { rows: readings.flatMap(({ rows }) => rows), unread: readings.flatMap(({ unread }) => unread) };
}
