import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aCleanReport,
  aFinding,
  aHostileReport,
  anAuditReport,
  anIncompleteReport,
  someEvidence,
} from '../../../test/support/an-audit-report.ts';
import { allNamed, parseXml, type XmlNode } from '../../../test/support/xml.ts';
import { reportAs } from './report-as.ts';

const junit = (report = anAuditReport()): XmlNode => parseXml(reportAs('junit', report));
const attributesOf = (nodes: readonly XmlNode[], name: string) => nodes.map(({ attributes }) => attributes[name]);
const having = (root: XmlNode, name: string) =>
  allNamed(root, 'testcase').filter(({ children }) => children.some((each) => each.name === name));

describe('a report as JUnit XML', () => {
  it('has a suite for each rule and one for what was covered', () => {
    const suites = allNamed(junit(), 'testsuite');
    expect(attributesOf(suites, 'name')).toEqual([...anAuditReport().rules.map(({ id }) => id), 'coverage']);
  });

  it('fails once for each finding, with all that a reader of the log needs', () => {
    const { findings } = anAuditReport();
    const failed = having(junit(), 'failure');
    expect(failed).toHaveLength(findings.length);
    const [first] = failed;
    expect(first?.attributes).toEqual({
      classname: 'set-without-consent',
      name: 'cookie _ga_*',
      file: 'registry.yaml',
      line: '41',
    });
    expect(first?.children[0]?.attributes).toEqual({ message: findings[0]?.message, type: 'error' });
    expect(first?.children[0]?.text.split('\n')).toEqual([
      '"_ga_*" serves analytics and was set before a choice and after a refusal.',
      'mend: load Google Analytics only after consent: load: { google-analytics-4: G-… } in the registry does',
      'source: Directive 2002/58/EC art. 5(3); WP29 Opinion 04/2012 on cookie consent exemption; EDPB Guidelines 2/2023 v2.0',
      'place: registry.yaml:41:5',
      'states: before a choice, all refused, Global Privacy Control on',
      expect.stringContaining(
        'seen: [before] 2026-11-27 08:30:03 https://www.fjordshop.example/: document.cookie = "_ga_7H2K…',
      ),
      expect.stringContaining('by e.setId (https://cdn.trackwell.example/t/collect.js:1:48213)'),
      expect.stringContaining('seen: [gpc]'),
      `fingerprint: ${findings[0]?.fingerprint}`,
    ]);
  });

  it('skips what the baseline knows', () => {
    const skipped = having(junit(), 'skipped');
    expect(skipped.map(({ children }) => children[0]?.attributes.message)).toEqual([
      'in the baseline since 2026-09-14: "lang" lives 365 days; the registry says 180',
    ]);
  });

  it('passes a rule that found nothing, so that one which finds nothing any more is told as mended', () => {
    const root = junit(aCleanReport());
    expect([root.attributes.failures, root.attributes.errors, root.attributes.skipped]).toEqual(['0', '0', '0']);
    expect(allNamed(root, 'testcase').filter(({ children }) => children.length > 0)).toEqual([]);
    expect(allNamed(root, 'testcase')).toHaveLength(7 + 10);
  });

  it('is in error where something was not covered', () => {
    const errors = having(junit(anIncompleteReport()), 'error');
    expect(attributesOf(errors, 'name')).toEqual(['only marketing', 'https://www.fjordshop.example/login']);
    expect(having(junit(anAuditReport({ complete: false })), 'error')).toHaveLength(1);
  });

  it.each([
    ['with findings', anAuditReport()],
    ['incomplete', anIncompleteReport()],
    ['of a hostile site', aHostileReport()],
  ])('%s: the counts are those of the cases, and no case is there twice', (_, report) => {
    const root = junit(report);
    for (const node of [root, ...allNamed(root, 'testsuite')]) {
      const cases = allNamed(node, 'testcase');
      const { tests, failures, errors, skipped } = node.attributes;
      expect([tests, failures, errors, skipped].map(Number)).toEqual([
        cases.length,
        having(node, 'failure').length,
        having(node, 'error').length,
        having(node, 'skipped').length,
      ]);
    }
    const names = having(root, 'failure').map(({ attributes }) => `${attributes.classname} ${attributes.name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('is well-formed and keeps every letter that XML knows, whatever a site writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (what) => {
        const finding = aFinding({
          rule: 'undeclared',
          subject: { kind: 'cookie', name: what },
          message: what,
          mend: what,
          evidence: [someEvidence('before', 1, { what, page: what })],
        });
        const failure = having(junit(anAuditReport({ findings: [finding] })), 'failure')[0]?.children[0];
        const known = [...what].filter((letter) =>
          /[\t\n\r -~\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(letter),
        );
        expect(failure?.attributes.message).toBe(known.join(''));
      }),
    );
  });
});
