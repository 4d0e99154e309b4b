import { printableLine, printableLines } from '../../printable/index.ts';
import type { AuditFinding } from '../finding.ts';
import { byRule } from './by-rule.ts';
import { findingText } from './finding-text.ts';
import { gapsOf, outcomeText } from './outcome.ts';
import type { AuditReport } from './report.ts';
import { count, evidenceText, placeOf, shortened, stateName, subjectName } from './words.ts';

/** Ours: three pieces of evidence of a finding are enough for a terminal; `json` and `html` have them all. */
const MOST_EVIDENCE = 3;
const LINE = 400;

/** A report for a terminal: findings by rule, what was not covered, and what it comes to. */
export function textReport(report: AuditReport): string {
  const blocks = [
    head(report),
    ...byRule(report.findings, report.rules).map(({ rule, findings }) =>
      [`${line(rule.title)} (${findings.length})`, ...findings.map((each) => findingLines(each, report))].join('\n'),
    ),
    report.baseline.length > 0 && baselineLines(report),
    staleLines(report),
    report.patch !== undefined &&
      `to declare what is undeclared (--write does it):\n${printableLines(report.patch.trimEnd())}`,
    gapLines(report),
    line(outcomeText(report)),
  ];
  return blocks.filter((block) => block !== false && block !== '').join('\n\n');
}

const line = (text: string): string => shortened(printableLine(text), LINE);

function head({ site, starts, states, browser, registry }: AuditReport): string {
  return [
    line(`${site}: ${starts.join(', ')}`),
    line(`registry: ${registry.file}, version ${registry.version.slice(0, 12)}, rules of ${registry.jurisdiction}`),
    line(`browser: ${browser.name} ${browser.version}`),
    ...states.map(({ state, pages, requests, cookies }) =>
      line(
        `  ${stateName(state)}: ${count(pages.length, 'page')}, ${count(requests, 'request')}, ${count(cookies, 'cookie')}`,
      ),
    ),
  ].join('\n');
}

function findingLines(finding: AuditFinding, report: AuditReport): string {
  const { evidence, rule, severity, message, mend, source } = finding;
  const told = findingText({
    rule,
    severity,
    place: placeOf(finding.place, report),
    message: line(message),
    mend: line(mend),
    source: line(source),
  });
  const more = evidence.length - MOST_EVIDENCE;
  const seen = evidence.slice(0, MOST_EVIDENCE).map((each) => `  seen: ${line(evidenceText(each))}`);
  return [told, ...seen, ...(more > 0 ? [`  seen ${more} times more, in: ${finding.states.join(', ')}`] : [])].join(
    '\n',
  );
}

function baselineLines({ baseline }: AuditReport): string {
  const lines = baseline.map(
    ({ rule, subject, since }) => `  ${rule}: ${line(subjectName(subject))}${since ? `, known since ${since}` : ''}`,
  );
  return [`in the baseline (${baseline.length}), not counted:`, ...lines].join('\n');
}

function staleLines({ stale = [] }: AuditReport): string {
  if (stale.length === 0) return '';
  const lines = stale.map(({ rule, kind, name, host, since }) => {
    const subject = subjectName({ kind, name, ...(host !== undefined && { host }) });
    return `  ${rule}: ${line(subject)}, known since ${since}`;
  });
  return [`in the baseline and not seen any more (${stale.length}): --write-baseline takes them out`, ...lines].join(
    '\n',
  );
}

function gapLines(report: AuditReport): string {
  return gapsOf(report)
    .map(({ where, reason, mend }) => `not covered: ${line(`${where}: ${reason}`)}\n  mend: ${line(mend)}`)
    .join('\n');
}
