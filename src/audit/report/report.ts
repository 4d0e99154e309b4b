import type { Severity } from '../../registry/index.ts';
import type { AuditFinding } from '../finding.ts';
import type { BannerLook, Gap, Phase, StateId, Step } from '../observation.ts';

/** What was seen of an entry in one state. */
export interface MatrixCell {
  readonly state: StateId;
  /** What `decide` says of it in the last phase of the state. */
  readonly allowed: boolean;
  /** How often it was set, stored, sent or loaded in that phase. */
  readonly seen: number;
  /** Whether it was there at the end of the state. */
  readonly left: boolean;
  /** Rules that found a departure here. */
  readonly rules: readonly string[];
}

/** An entry of the registry, or something undeclared, in every state. */
export interface MatrixRow {
  readonly kind: string;
  readonly name: string;
  readonly category?: string;
  readonly provider?: string;
  readonly declared: boolean;
  readonly cells: readonly MatrixCell[];
}

/** One state, as it was visited. */
export interface StateReport {
  readonly state: StateId;
  readonly phases: readonly Omit<Phase, 'left'>[];
  readonly banner?: BannerLook;
  readonly pages: readonly string[];
  readonly steps: readonly Step[];
  readonly gaps: readonly Gap[];
  readonly requests: number;
  readonly cookies: number;
}

/** What became of the findings since the run before. */
export interface Trend {
  /** ISO 8601, UTC. */
  readonly previous: string;
  /** Fingerprints. */
  readonly appeared: readonly string[];
  readonly gone: readonly string[];
  /** Counts of each run kept, oldest first. */
  readonly runs: readonly {
    readonly at: string;
    readonly error: number;
    readonly warning: number;
    readonly note: number;
    /** Whether that run had looked at all that it was to: few findings of one that had not say little. */
    readonly complete: boolean;
  }[];
}

/** A rule that the site was held against, with what a reader needs of it. */
export interface RuleFacts {
  readonly id: string;
  readonly severity: Severity;
  /** One sentence: what the rule wants. */
  readonly title: string;
  readonly source: string;
}

/** A finding that a baseline knows. Its fingerprint says which it is, the rest is for whoever reads the file. */
export interface KnownFinding {
  readonly rule: string;
  readonly kind: string;
  readonly name: string;
  readonly host?: string;
  readonly fingerprint: string;
  /** Day (ISO 8601) since which it is known. */
  readonly since: string;
}

/** What an audit answers with. Every format is made of it, and `json` is it. */
export interface AuditReport {
  readonly format: 'samtykke/audit/v1';
  readonly tool: { readonly name: 'samtykke'; readonly version: string };
  /** Site's name and the addresses that the audit began at. */
  readonly site: string;
  readonly starts: readonly string[];
  /** The registry that it was held against: its file and version. */
  readonly registry: { readonly file: string; readonly version: string; readonly jurisdiction: string };
  readonly browser: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly endedAt: string;
  /** Whether all was looked at that was to be: without gaps. An incomplete audit is never clean. */
  readonly complete: boolean;
  readonly states: readonly StateReport[];
  /** Every rule that was applied, also those that found nothing: what the report answers for. */
  readonly rules: readonly RuleFacts[];
  /** What could not be looked at and belongs to no one state. */
  readonly gaps: readonly Gap[];
  /** In the order of severity, then of the registry file, then of names. Those of the baseline are not among them. */
  readonly findings: readonly AuditFinding[];
  /** Known before, and kept out of what fails a check. */
  readonly baseline: readonly AuditFinding[];
  /** What the baseline knows and nobody sees any more; absent without one, and where the audit is incomplete. */
  readonly stale?: readonly KnownFinding[];
  readonly matrix: readonly MatrixRow[];
  readonly trend?: Trend;
  /** What would declare the undeclared, as a unified diff of the registry file; absent where there is nothing to add. */
  readonly patch?: string;
}
