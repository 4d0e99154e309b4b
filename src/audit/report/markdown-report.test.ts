import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aCleanReport,
  aFinding,
  aHostileReport,
  anAuditReport,
  anIncompleteReport,
  HOSTILE,
  someEvidence,
} from '../../../test/support/an-audit-report.ts';
import { mdBlock, mdCode, mdText } from './markdown.ts';
import { MOST_LETTERS } from './markdown-report.ts';
import { reportAs } from './report-as.ts';

const markdown = (report = anAuditReport()): string => reportAs('markdown', report);

describe('a report as a comment on a pull request', () => {
  it('begins with what it comes to, then a table of the findings', () => {
    const lines = markdown().split('\n');
    expect(lines[0]).toBe('### ❌ Cookie audit of Fjord Shop');
    expect(lines[2]).toBe('**findings: 4 errors, 2 warnings, 1 note.**');
    expect(lines.slice(4, 7)).toEqual([
      '| | Rule | What | Seen in | Registry |',
      '| --- | --- | --- | --- | --- |',
      '| error | set\\-without\\-consent | ` cookie _ga_* ` | before, refused, gpc | ` registry.yaml:41 ` |',
    ]);
  });

  it('folds the evidence, each rule by itself', () => {
    const text = markdown();
    expect(text.match(/<details>/g)).toHaveLength(7);
    expect(text.match(/<\/details>/g)).toHaveLength(7);
    expect(text).toContain(
      '<summary>What the registry does not name is not set, stored, sent or loaded. (2)</summary>',
    );
    expect(text).toContain('by ` e.setId (https://cdn.trackwell.example/t/collect.js:1:48213) `');
    expect(text).toContain('```diff\n--- registry.yaml');
  });

  it('says what was not covered first, and is never called clean then', () => {
    const text = markdown(anIncompleteReport({ findings: [] }));
    expect(text).toMatch(
      /^### ⚠️ Cookie audit of Fjord Shop\n\n\*\*incomplete: 2 things were not covered; no findings so far/,
    );
    expect(text).toContain('- only marketing: the banner could not be answered\\.'.replace('\\.', '.'));
    expect(text).not.toMatch(/\bclean\b/);
  });

  it('is short where there is nothing to say', () => {
    expect(markdown(aCleanReport())).toMatch(/^### ✅ Cookie audit of Fjord Shop\n\n\*\*clean: no findings/);
    expect(markdown(aCleanReport()).length).toBeLessThan(700);
  });

  it('is never longer than a comment may be, and counts what it leaves out', () => {
    const long = 'x'.repeat(5_000);
    const findings = Array.from({ length: 3_000 }, (_, index) =>
      aFinding({
        rule: `rule-${index % 40}`,
        subject: { kind: 'cookie', name: `${index}-${long}` },
        message: long,
        mend: '&'.repeat(5_000),
        evidence: [someEvidence('before', 1, { what: long, page: long })],
      }),
    );
    const gaps = Array.from({ length: 500 }, () => ({ where: long, reason: '<'.repeat(5_000), mend: long }));
    const text = markdown(anAuditReport({ findings, gaps, complete: false, patch: long.repeat(20) }));
    expect(text.length).toBeLessThanOrEqual(MOST_LETTERS);
    const shown = text.match(/^- x+/gm)?.length ?? 0;
    const dropped = Number(/_(\d+) things did not fit/.exec(text)?.[1]);
    expect(shown).toBeGreaterThan(10);
    // The findings that are not there, and the patch.
    expect(dropped).toBeGreaterThanOrEqual(3_000 - shown);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });

  it('shows what a site has written as that, and as nothing else', () => {
    const text = markdown(aHostileReport());
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
    // Outside of code nothing is markup, nobody is called, no issue linked, no address made a link.
    const outside = text.replace(/(`+) .*? \1/g, '').replace(/```diff\n.*?\n```/s, '');
    expect(outside).not.toMatch(/<script|@everyone|#1\b|https:\/\/evil/);
    expect(HOSTILE).toMatch(/@everyone #1 https:\/\/evil/);
  });
});

describe('text in Markdown', () => {
  it.each([
    ['a *b* _c_ [d](e)', 'a \\*b\\* \\_c\\_ \\[d\\]\\(e\\)'],
    ['a | b', 'a \\| b'],
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['a\n# b', 'a \\# b'],
    ['@me', '@\u2060me'],
  ])('%j: %s', (text, written) => expect(mdText(text)).toBe(written));

  it('code ends where it should, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', 'a', '|', ' ', '\n', '\\') }), (text) => {
        const code = mdCode(text);
        const fence = /^`+/.exec(code)?.[0] ?? '';
        expect(code.endsWith(fence)).toBe(true);
        expect(code.slice(fence.length, -fence.length)).not.toContain(fence);
        expect(code).not.toContain('\n');
        expect(
          mdBlock(text, 'diff')
            .split('\n')
            .filter((line) => line.startsWith(/^`+/.exec(mdBlock(text, 'diff'))?.[0] ?? '')),
        ).toHaveLength(2);
      }),
    );
  });
});
