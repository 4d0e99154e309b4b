import type { Place, Severity } from '../registry/index.ts';
import type { CallSite, StateId } from './observation.ts';

/** What a finding is about. With the rule it is what a baseline knows it by. */
export interface Subject {
  /** A kind of entry, or `request`, `read`, `banner`, `policy`, `site`. */
  readonly kind: string;
  /** Name as it was seen, with what changes from visit to visit replaced by `*`; of an address host and path. */
  readonly name: string;
  /** Whether a `*` in the name was seen there: as a pattern it would stand for things that nobody has seen. */
  readonly literal?: true;
  /** Host that it goes to, where that matters. */
  readonly host?: string;
}

/** One thing that was seen, by which the finding stands. */
export interface Evidence {
  readonly state: StateId;
  readonly phase: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly page: string;
  /** Id of what was seen, in its visit. */
  readonly seen?: string;
  /** In one line, for people: `Set-Cookie: _ga=GA1…; Max-Age=63072000` or `GET https://…`. No whole identifier stands there. */
  readonly what: string;
  readonly request?: string;
  readonly stack?: readonly CallSite[];
  /** PNG beside the report. */
  readonly screenshot?: string;
}

/** One departure of the site from its registry, or from the law. */
export interface AuditFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly subject: Subject;
  /** In one sentence, with all that a reader of the pull request needs. */
  readonly message: string;
  readonly mend: string;
  /** The law or the authority's text that the rule comes from. */
  readonly source: string;
  /** States in which it was seen, each once. */
  readonly states: readonly StateId[];
  readonly evidence: readonly Evidence[];
  /** Where in the registry file: the entry, or where it would belong. */
  readonly place?: Place;
  /** Path of that place in the file: `entries[3].retention`. */
  readonly field?: string;
  /** SHA-256 of rule and subject, the first 16 letters of its hex: the same from run to run. */
  readonly fingerprint: string;
  /** Day (ISO 8601) since which a baseline knows it; absent where none does. */
  readonly since?: string;
}
