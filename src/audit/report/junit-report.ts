import type { AuditFinding } from '../finding.ts';
import type { Gap } from '../observation.ts';
import { rulesIn } from './by-rule.ts';
import type { AuditReport, RuleFacts, StateReport } from './report.ts';
import { evidenceText, placeOf, sentence, stateName, subjectName } from './words.ts';
import { type XmlElement, xmlDocument } from './xml.ts';

/**
 * A report as JUnit XML. Ours: a suite for each rule, in it a case for each thing that the rule found, or one that passes,
 * so that a build server, which knows a case by suite and name, tells new findings from old ones. What the baseline knows
 * is skipped. The last suite is what was covered: a case for each state, an error for each gap.
 */
export function junitReport(report: AuditReport): string {
  const suites = [...rulesIn(report).map((rule) => ruleSuite(rule, report)), coverageSuite(report)];
  return xmlDocument({
    name: 'testsuites',
    attributes: { name: `samtykke audit ${report.site}`, ...totals(suites), time: seconds(report) },
    content: suites.map(({ element }) => element),
  });
}

interface Totals {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}
interface Suite extends Totals {
  readonly element: XmlElement;
}

function totals(suites: readonly Totals[]): Totals {
  const sum = (of: (suite: Totals) => number): number => suites.reduce((total, each) => total + of(each), 0);
  return {
    tests: sum(({ tests }) => tests),
    failures: sum(({ failures }) => failures),
    errors: sum(({ errors }) => errors),
    skipped: sum(({ skipped }) => skipped),
  };
}

const seconds = ({ startedAt, endedAt }: AuditReport): string =>
  Math.max((Date.parse(endedAt) - Date.parse(startedAt)) / 1_000, 0).toFixed(3);

function ruleSuite({ id, title }: RuleFacts, report: AuditReport): Suite {
  const failed = report.findings.filter(({ rule }) => rule === id).map((each) => failedCase(each, report));
  const skipped = report.baseline.filter(({ rule }) => rule === id).map((each) => skippedCase(each, report));
  const cases = [...failed, ...skipped];
  return suiteOf(
    id,
    cases.length > 0 ? cases : [{ name: 'testcase', attributes: { classname: id, name: title } }],
    report,
  );
}

function suiteOf(name: string, cases: readonly XmlElement[], { startedAt }: AuditReport): Suite {
  const having = (part: string): number =>
    cases.filter(({ content = [] }) => typeof content !== 'string' && content.some((each) => each.name === part))
      .length;
  const counts = {
    tests: cases.length,
    failures: having('failure'),
    errors: having('error'),
    skipped: having('skipped'),
  };
  // Jenkins' schema wants it without milliseconds and without a zone.
  const attributes = { name, ...counts, time: '0', timestamp: startedAt.slice(0, 19) };
  return { ...counts, element: { name: 'testsuite', attributes, content: cases } };
}

function failedCase(finding: AuditFinding, report: AuditReport): XmlElement {
  const { severity, message } = finding;
  return caseOf(finding, report, {
    name: 'failure',
    attributes: { message, type: severity },
    content: body(finding, report),
  });
}

function skippedCase(finding: AuditFinding, report: AuditReport): XmlElement {
  const since = finding.since === undefined ? '' : ` since ${finding.since}`;
  return caseOf(finding, report, {
    name: 'skipped',
    attributes: { message: `in the baseline${since}: ${finding.message}` },
  });
}

function caseOf(finding: AuditFinding, report: AuditReport, result: XmlElement): XmlElement {
  const { file, line } = placeOf(finding.place, report);
  const attributes = {
    classname: finding.rule,
    name: subjectName(finding.subject),
    file: file.replaceAll('\\', '/'),
    line,
  };
  return { name: 'testcase', attributes, content: [result] };
}

function body(finding: AuditFinding, report: AuditReport): string {
  const { file, line, column } = placeOf(finding.place, report);
  const { message, mend, source, states, evidence, fingerprint } = finding;
  return [
    sentence(message),
    `mend: ${mend}`,
    `source: ${source}`,
    `place: ${file}:${line}:${column}`,
    `states: ${states.map(stateName).join(', ')}`,
    ...evidence.map((each) => `seen: ${evidenceText(each)}`),
    `fingerprint: ${fingerprint}`,
  ].join('\n');
}

function coverageSuite(report: AuditReport): Suite {
  const cases = [
    ...report.states.map(stateCase),
    ...[...Map.groupBy(report.gaps, ({ where }) => where)].map(([where, gaps]) => coverageCase(where, gaps)),
    ...(report.complete || hasGaps(report) ? [] : [coverageCase('the audit', [NOT_FINISHED])]),
  ];
  return suiteOf('coverage', cases, report);
}

const NOT_FINISHED: Gap = { where: 'the audit', reason: 'it was not finished', mend: 'run it again' };
const hasGaps = ({ gaps, states }: AuditReport): boolean =>
  gaps.length > 0 || states.some((each) => each.gaps.length > 0);

const stateCase = ({ state, gaps }: StateReport): XmlElement => coverageCase(stateName(state), gaps);

function coverageCase(name: string, gaps: readonly Gap[]): XmlElement {
  const told = gaps.map(({ where, reason, mend }) => `${where}: ${sentence(reason)} Mend: ${sentence(mend)}`);
  const message = `not covered: ${gaps.map(({ where, reason }) => `${where}: ${reason}`).join('; ')}`;
  const error = { name: 'error', attributes: { message, type: 'not-covered' }, content: told.join('\n') };
  return { name: 'testcase', attributes: { classname: 'coverage', name }, content: gaps.length > 0 ? [error] : [] };
}
