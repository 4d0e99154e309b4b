import { describe, expect, it } from 'vitest';
import { aCleanReport, anAuditReport, anIncompleteReport } from '../../../test/support/an-audit-report.ts';
import { applyBaseline, type Baseline, baselineOf, baselineText, readBaseline } from './baseline.ts';
import { exitCodeOf, outcomeOf } from './outcome.ts';
import { inputFaultText } from './read-input.ts';

const report = anAuditReport();
const ROW = { rule: 'undeclared', kind: 'cookie', name: 'x', fingerprint: '0000000000000001', since: '2026-01-31' };

function read(text: string): Baseline {
  const found = readBaseline(text, 'baseline.json');
  if (found.kind !== 'read') throw new Error(found.faults.map(inputFaultText).join('\n'));
  return found.baseline;
}

describe('a baseline', () => {
  it('is a file with a finding a line, sorted, which reads back to the same', () => {
    const text = baselineText(baselineOf(report));
    const lines = text.split('\n');
    expect(lines.slice(0, 3)).toEqual(['{', '  "format": "samtykke/audit-baseline/v1",', '  "findings": [']);
    expect(lines.slice(3, -3)).toHaveLength(report.findings.length + report.baseline.length);
    expect(lines.slice(3, -3)).toEqual(lines.slice(3, -3).toSorted());
    expect(lines[3]).toMatch(
      /^ {4}\{"rule":"banner-unequal","kind":"banner","name":"first layer","fingerprint":"[0-9a-f]{16}","since":"2026-11-27"\},$/,
    );
    expect(baselineText(read(text))).toBe(text);
  });

  it('is the same whatever order the findings come in, and knows each once', () => {
    const turned = { ...report, findings: [...report.findings, ...report.findings].toReversed() };
    expect(baselineText(baselineOf(turned))).toBe(baselineText(baselineOf(report)));
  });

  it('keeps the day since which something is known', () => {
    const [first] = report.findings;
    const before = { findings: [{ ...ROW, fingerprint: first?.fingerprint ?? '', since: '2025-02-03' }] };
    const days = new Map(baselineOf(report, before).findings.map((each) => [each.fingerprint, each.since]));
    expect(days.get(first?.fingerprint ?? '')).toBe('2025-02-03');
    expect(days.get(report.findings[1]?.fingerprint ?? '')).toBe('2026-11-27');
    expect(days.get(report.baseline[0]?.fingerprint ?? '')).toBe('2026-09-14');
  });

  it('forgets what is gone, but not for an audit that has not seen all', () => {
    const before = { findings: [ROW] };
    expect(baselineOf(report, before).findings).not.toContainEqual(ROW);
    expect(baselineOf(anIncompleteReport(), before).findings).toContainEqual(ROW);
  });

  it('of nothing is an empty list', () =>
    expect(baselineText(baselineOf(aCleanReport()))).toBe(
      '{\n  "format": "samtykke/audit-baseline/v1",\n  "findings": []\n}\n',
    ));
});

describe('what a baseline knows', () => {
  it('does not count, and an audit that finds nothing else is clean', () => {
    const known = applyBaseline(anAuditReport({ baseline: [] }), read(baselineText(baselineOf(report))));
    expect(known.findings).toEqual([]);
    expect(known.baseline.map(({ fingerprint, since }) => [fingerprint, since])).toEqual(
      report.findings.map(({ fingerprint }) => [fingerprint, '2026-11-27']),
    );
    expect([outcomeOf(known), exitCodeOf(known, 'note')]).toEqual(['clean', 0]);
  });

  it('does not make an incomplete audit clean', () => {
    const known = applyBaseline(anIncompleteReport(), baselineOf(report));
    expect([outcomeOf(known), exitCodeOf(known, 'never')]).toEqual(['incomplete', 3]);
  });

  it('leaves what is new', () => {
    const [first, ...rest] = baselineOf(anAuditReport({ baseline: [] })).findings;
    const { findings, baseline } = applyBaseline(anAuditReport({ baseline: [] }), { findings: rest });
    expect(findings.map(({ fingerprint }) => fingerprint)).toEqual([first?.fingerprint]);
    expect(baseline).toHaveLength(rest.length);
  });

  it('is told where nobody sees it any more, but not by an audit that has not seen all', () => {
    expect(applyBaseline(report, { findings: [ROW] }).stale).toEqual([ROW]);
    const { stale: _, ...before } = anIncompleteReport();
    expect(applyBaseline(before, { findings: [ROW] }).stale).toBeUndefined();
  });
});

describe('a baseline that cannot be read', () => {
  const row = (changes: object): string => JSON.stringify({ ...ROW, ...changes });
  const file = (...rows: readonly string[]): string =>
    `{\n  "format": "samtykke/audit-baseline/v1",\n  "findings": [\n    ${rows.join(',\n    ')}\n  ]\n}\n`;

  it.each<[string, string]>([
    ['', 'baseline.json:1:1 this is no JSON'],
    ['{\n  "format": "x",,\n}', 'baseline.json:2:17 this is no JSON'],
    ['<!doctype html>', 'baseline.json:1:1 this is no JSON'],
    ['{\n  "format": "samtykke/audit-baseline/v1",\n  "findings": oops\n}', 'baseline.json:3:15 this is no JSON'],
    ['[]', 'baseline.json:1:1 Invalid input: expected object'],
    ['{"format":"samtykke/audit/v1","findings":[]}', 'baseline.json:1:11 format: Invalid input'],
    [file(row({}), row({ since: 'May' })), 'baseline.json:5:94 findings[1].since: expected a day'],
    [file(row({ fingerprint: 'abc' })), 'findings[0].fingerprint: expected the 16 letters of a fingerprint'],
    [file(row({ rule: undefined })), 'baseline.json:4:5 findings[0].rule: '],
  ])('%j: %s', (text, told) => {
    const found = readBaseline(text, 'baseline.json');
    if (found.kind === 'read') throw new Error('it was read');
    const [first] = found.faults.map(inputFaultText);
    expect(first).toContain(told);
    expect(first).toContain('mend: write it anew with --write-baseline');
  });

  it('may hold more than this version knows', () =>
    expect(read(file(row({ note: 'by us' })).replace('"findings"', '"more": 1, "findings"')).findings).toEqual([ROW]));
});
