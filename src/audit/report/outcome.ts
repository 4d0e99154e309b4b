import { SEVERITIES, type Severity } from '../../registry/index.ts';
import type { Gap } from '../observation.ts';
import type { AuditReport } from './report.ts';
import { count } from './words.ts';

/** `incomplete` stands over the others: what was not looked at may hold anything. */
export const OUTCOMES = ['clean', 'findings', 'incomplete'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What an audit comes to. One with a gap is never clean. */
export function outcomeOf(report: Pick<AuditReport, 'complete' | 'states' | 'gaps' | 'findings'>): Outcome {
  if (!report.complete || gapsOf(report).length > 0) return 'incomplete';
  return report.findings.length > 0 ? 'findings' : 'clean';
}

/** What was not covered in all: of the audit, then state by state, each once. */
export function gapsOf({ gaps, states }: Pick<AuditReport, 'gaps' | 'states'>): readonly Gap[] {
  const all = [...gaps, ...states.flatMap((state) => state.gaps)];
  const keys = all.map(({ where, reason }) => JSON.stringify([where, reason]));
  return all.filter((_, index) => keys.indexOf(keys[index] as string) === index);
}

/**
 * The exit code of an audit: 3 where it is incomplete, whatever it found; else 1 where a finding is at least as grave as
 * `failOn`; else 0.
 */
export function exitCodeOf(report: AuditReport, failOn: Severity | 'never'): 0 | 1 | 3 {
  if (outcomeOf(report) === 'incomplete') return 3;
  const most = failOn === 'never' ? -1 : SEVERITIES.indexOf(failOn);
  return report.findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= most) ? 1 : 0;
}

/** What an audit comes to, in one sentence that may stand alone. */
export function outcomeText(report: AuditReport): string {
  const { findings } = report;
  const found = findings.length > 0 ? `${countText(findings)} so far` : 'no findings so far, which says little';
  const gaps = gapsOf(report).length;
  const missing = gaps > 0 ? `${count(gaps, 'thing was', 'things were')} not covered` : 'it was not finished';
  return {
    clean: 'clean: no findings, and all was looked at that was to be',
    findings: `findings: ${countText(findings)}`,
    incomplete: `incomplete: ${missing}; ${found}`,
  }[outcomeOf(report)];
}

/** How many there are of each severity, the gravest first: `2 errors, 1 note`. */
export function countText(findings: readonly { readonly severity: Severity }[]): string {
  const counts = SEVERITIES.map((severity) => [countOf(findings, severity), severity] as const);
  const said = counts.filter(([number]) => number > 0).map(([number, severity]) => count(number, severity));
  return said.length > 0 ? said.join(', ') : 'no findings';
}

export const countOf = (findings: readonly { readonly severity: Severity }[], severity: Severity): number =>
  findings.filter((each) => each.severity === severity).length;
