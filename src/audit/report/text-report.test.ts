import { describe, expect, it } from 'vitest';
import {
  aCleanReport,
  aHostileReport,
  anAuditReport,
  anIncompleteReport,
} from '../../../test/support/an-audit-report.ts';
import { reportAs } from './report-as.ts';

const text = (report = anAuditReport()): string => reportAs('text', report);

describe('a report as text', () => {
  it('tells a finding as lint does, with what was seen and who did it', () => {
    expect(text()).toContain(
      [
        'What the registry does not name is not set, stored, sent or loaded. (2)',
        'registry.yaml:88:1 error undeclared: a cookie "_twid" that the registry does not name lives 730 days, set by a script of cdn.trackwell.example',
        '  mend: declare it, or take the script out of the site',
        '  source: GDPR art. 13(1)(c); CJEU Planet49, C-673/17',
        '  seen: [before] 2026-11-27 08:30:04 https://www.fjordshop.example/: document.cookie = "_twid=8f3c…; max-age=63072000; path=/", by e.setId (https://cdn.trackwell.example/t/collect.js:1:48213)',
      ].join('\n'),
    );
  });

  it('groups by rule, the gravest first', () => {
    const severities = [...text().matchAll(/^registry\.yaml:\d+:\d+ (\w+)/gm)].map(([, severity]) => severity);
    expect(severities).toEqual(['error', 'error', 'error', 'error', 'warning', 'warning', 'note']);
  });

  it.each([
    [aCleanReport(), 'clean: no findings, and all was looked at that was to be'],
    [anAuditReport(), 'findings: 4 errors, 2 warnings, 1 note'],
    [anIncompleteReport(), 'incomplete: 2 things were not covered; 4 errors, 2 warnings, 1 note so far'],
    [
      anIncompleteReport({ findings: [] }),
      'incomplete: 2 things were not covered; no findings so far, which says little',
    ],
    [aCleanReport({ complete: false }), 'incomplete: it was not finished; no findings so far, which says little'],
  ])('ends with what it comes to: case %#', (report, last) =>
    expect(text(report).trimEnd().split('\n').at(-1)).toBe(last),
  );

  it('names what was not covered, with its mend', () => {
    expect(text(anIncompleteReport())).toContain(
      'not covered: https://www.fjordshop.example/login: the sign-in failed: the field "Password" is not there\n  mend: mend the journey\n',
    );
  });

  it('names what the baseline knows, and what it need not know any more', () => {
    expect(text()).toContain(
      'in the baseline (1), not counted:\n  outlives-retention: cookie lang, known since 2026-09-14',
    );
    expect(text()).toContain('not seen any more (1): --write-baseline takes them out\n  undeclared: cookie tmp_banner');
  });

  it('holds no letter that steers a terminal, and none that begins a line of its own', () => {
    const written = text(aHostileReport());
    expect(written.replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    expect(Math.max(...written.split('\n').map((line) => line.length))).toBeLessThan(1_000);
  });
});
