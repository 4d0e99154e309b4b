import type { AuditFinding, Evidence } from '../finding.ts';
import { rulesIn } from './by-rule.ts';
import { gapsOf, outcomeOf } from './outcome.ts';
import type { AuditReport } from './report.ts';
import { type SarifEvidence, type SarifFinding, type SarifOptions, sarifLog } from './sarif-log.ts';
import { evidenceText, placeOf, sentence } from './words.ts';

/** Ours: what a code host takes and a reader looks at; `json` has all of it. */
const MOST_EVIDENCE = 10;

/** A report as SARIF 2.1.0, for code hosts: findings of the baseline are there and suppressed, gaps are notifications. */
export function sarifReport(report: AuditReport, options: SarifOptions = {}): string {
  const { findings, baseline, tool, startedAt, endedAt } = report;
  const all = [...findings.map((each) => findingOf(each, report)), ...baseline.map((each) => suppressed(each, report))];
  const run = {
    category: 'samtykke-audit',
    version: tool.version,
    rules: rulesIn(report).map((rule) => ({ ...rule, page: `docs/audit/${rule.id}.md` })),
    findings: all,
    invocation: {
      startedAt,
      endedAt,
      complete: outcomeOf(report) !== 'incomplete',
      gaps: gapsOf(report).map(
        ({ where, reason, mend }) => `Not covered: ${where}: ${sentence(reason)} Mend: ${sentence(mend)}`,
      ),
    },
  };
  return sarifLog(run, options);
}

function findingOf(finding: AuditFinding, report: AuditReport): SarifFinding {
  const { rule, severity, message, mend, fingerprint, evidence, subject, states, place } = finding;
  return {
    rule,
    severity,
    place: placeOf(place, report),
    message,
    mend,
    fingerprint,
    evidence: evidence.slice(0, MOST_EVIDENCE).map(seenAs),
    properties: { subject, states },
  };
}

function suppressed(finding: AuditFinding, report: AuditReport): SarifFinding {
  const since = finding.since === undefined ? '' : ` since ${finding.since}`;
  return { ...findingOf(finding, report), suppressed: `In the baseline${since}.` };
}

const seenAs = (evidence: Evidence): SarifEvidence => ({
  text: evidenceText(evidence),
  page: evidence.page,
  stack: evidence.stack ?? [],
});
