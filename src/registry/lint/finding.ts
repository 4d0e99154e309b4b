import type { Place } from '../errors.ts';

export const SEVERITIES = ['error', 'warning', 'note'] as const;
/** `error`: against the law as sources read it. `warning`: likely so, a person must judge. `note`: could be better. */
export type Severity = (typeof SEVERITIES)[number];

/** One thing that the registry gives away about itself. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly place: Place;
  /** The field, as a path in the file: `entries[3].retention`. */
  readonly field: string;
  readonly message: string;
  readonly mend: string;
  /** The law or the authority's text that the rule comes from. */
  readonly source: string;
}
