import { countOf, outcomeOf } from './outcome.ts';
import type { AuditReport, Trend } from './report.ts';

type Run = Trend['runs'][number];

/** Ours: a year of weekly runs, which is what a chart shows and a reader compares. */
const MOST_RUNS = 52;

/**
 * What became of the findings since the run before.
 *
 * A finding that a baseline knows is still there, so it has neither come nor gone. An incomplete audit cannot tell what is
 * gone, and says nothing of it.
 *
 * @param earlier reports of the same site in any order; the trends that they hold count too, so the latest may be enough.
 * @returns `undefined` where there is no earlier one.
 */
export function trendOf(report: AuditReport, earlier: readonly AuditReport[]): Trend | undefined {
  const before = earlier
    .filter(({ site, startedAt }) => site === report.site && startedAt < report.startedAt)
    .toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  const previous = before.at(-1);
  if (!previous) return undefined;
  const then = printsOf(previous);
  const now = printsOf(report);
  const known = before.flatMap((each) => [...(each.trend?.runs ?? []), runOf(each)]);
  const runs = [...new Map([...known, runOf(report)].map((run) => [run.at, run])).values()];
  return {
    previous: previous.startedAt,
    appeared: now.filter((each) => !then.includes(each)),
    gone: outcomeOf(report) === 'incomplete' ? [] : then.filter((each) => !now.includes(each)),
    runs: runs.toSorted((a, b) => (a.at < b.at ? -1 : 1)).slice(-MOST_RUNS),
  };
}

const printsOf = ({ findings, baseline }: AuditReport): readonly string[] => [
  ...new Set([...findings, ...baseline].map(({ fingerprint }) => fingerprint)),
];

const runOf = (report: AuditReport): Run => ({
  at: report.startedAt,
  error: countOf(report.findings, 'error'),
  warning: countOf(report.findings, 'warning'),
  note: countOf(report.findings, 'note'),
  complete: outcomeOf(report) !== 'incomplete',
});
