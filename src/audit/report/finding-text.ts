import type { Place, Severity } from '../../registry/index.ts';

/** What lint and audit print of a finding for people. */
export interface PrintedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly place: Place;
  readonly message: string;
  readonly mend: string;
  readonly source: string;
}

/** A finding in three lines, of which the first begins as compilers do, so that editors find the place. */
export function findingText({ place, severity, rule, message, mend, source }: PrintedFinding): string {
  return `${place.file}:${place.line}:${place.column} ${severity} ${rule}: ${message}\n  mend: ${mend}\n  source: ${source}`;
}
