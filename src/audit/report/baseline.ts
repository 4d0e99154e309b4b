import { z } from 'zod';
import type { AuditFinding } from '../finding.ts';
import { outcomeOf } from './outcome.ts';
import { type InputFault, readInput } from './read-input.ts';
import type { AuditReport, KnownFinding } from './report.ts';

const BASELINE_FORMAT = 'samtykke/audit-baseline/v1';

/** A {@link KnownFinding} as a file has it. */
export const knownFinding = z.object({
  rule: z.string().min(1),
  kind: z.string().min(1),
  name: z.string(),
  host: z.string().exactOptional(),
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/, 'expected the 16 letters of a fingerprint'),
  since: z.iso.date('expected a day such as 2026-01-31'),
});
const schema = z.object({ format: z.literal(BASELINE_FORMAT), findings: z.array(knownFinding) });

/** Findings that are known and do not fail a check: what was there when a site began to be audited. */
export interface Baseline {
  readonly findings: readonly KnownFinding[];
}

/**
 * A baseline of all that an audit has found.
 *
 * @param before the one that held until now: what it knows keeps its day; what it knows and an incomplete audit has not
 *   seen stays, since that audit cannot tell whether it is gone.
 */
export function baselineOf(report: AuditReport, before: Baseline = { findings: [] }): Baseline {
  const day = report.startedAt.slice(0, 10);
  const since = new Map(before.findings.map((each) => [each.fingerprint, each.since]));
  const seen = [...report.findings, ...report.baseline].map((finding) => ({
    ...knownAs(finding),
    since: since.get(finding.fingerprint) ?? finding.since ?? day,
  }));
  const prints = new Set(seen.map(({ fingerprint }) => fingerprint));
  const unseen = before.findings.filter(({ fingerprint }) => !prints.has(fingerprint));
  return { findings: [...seen, ...(outcomeOf(report) === 'incomplete' ? unseen : [])] };
}

function knownAs({ rule, subject: { kind, name, host }, fingerprint }: AuditFinding): Omit<KnownFinding, 'since'> {
  return { rule, kind, name, ...(host !== undefined && { host }), fingerprint };
}

/** A baseline as a file: a finding a line, sorted, so that a change of it shows what came and what went. */
export function baselineText({ findings }: Baseline): string {
  const unique = [...new Map(findings.map((each) => [each.fingerprint, each])).values()];
  const lines = unique.toSorted(byName).map(({ rule, kind, name, host, fingerprint, since }) => {
    return JSON.stringify({ rule, kind, name, ...(host !== undefined && { host }), fingerprint, since });
  });
  const rows = lines.length > 0 ? `[\n    ${lines.join(',\n    ')}\n  ]` : '[]';
  return `{\n  "format": "${BASELINE_FORMAT}",\n  "findings": ${rows}\n}\n`;
}

/** By code units, so that every machine sorts alike. */
function byName(a: KnownFinding, b: KnownFinding): number {
  const [left, right] = [a, b].map(({ rule, kind, name, host = '', fingerprint }) =>
    [rule, kind, name, host, fingerprint].join('\0'),
  ) as [string, string];
  return left < right ? -1 : left > right ? 1 : 0;
}

export type ReadBaseline =
  | { readonly kind: 'read'; readonly baseline: Baseline }
  | { readonly kind: 'unreadable'; readonly faults: readonly InputFault[] };

/**
 * Reads what {@link baselineText} has written, or a person has changed.
 *
 * @param file its name, as faults print it.
 */
export function readBaseline(text: string, file: string): ReadBaseline {
  const read = readInput(text, file, schema, { what: 'a baseline', mend: 'write it anew with --write-baseline' });
  return read.kind === 'read' ? { kind: 'read', baseline: { findings: read.value.findings } } : read;
}

/**
 * Takes what a baseline knows out of what counts.
 *
 * @returns the report with these findings under `baseline`, each with the day since which it is known, and under `stale`
 *   what the baseline knows and the audit has not found: nothing of an incomplete audit, which cannot tell.
 */
export function applyBaseline(report: AuditReport, { findings: rows }: Baseline): AuditReport {
  const since = new Map(rows.map((each) => [each.fingerprint, each.since]));
  const isKnown = ({ fingerprint }: AuditFinding): boolean => since.has(fingerprint);
  const moved = report.findings.filter(isKnown);
  const baseline = [...report.baseline, ...moved].map((finding) => {
    const day = since.get(finding.fingerprint);
    return day === undefined ? finding : { ...finding, since: day };
  });
  const seen = new Set(baseline.map(({ fingerprint }) => fingerprint));
  const isComplete = outcomeOf(report) !== 'incomplete';
  return {
    ...report,
    findings: report.findings.filter((finding) => !isKnown(finding)),
    baseline,
    ...(isComplete && { stale: rows.filter(({ fingerprint }) => !seen.has(fingerprint)) }),
  };
}
