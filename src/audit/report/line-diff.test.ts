import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { patchAsDiff } from './line-diff.ts';

const folder = mkdtempSync(join(tmpdir(), 'samtykke-diff-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What git makes of a file with a diff. */
function applied(before: string, diff: string): string {
  writeFileSync(join(folder, 'a.yaml'), before);
  execFileSync('git', ['apply', '--unidiff-zero', '--whitespace=nowarn', '-'], { cwd: folder, input: diff });
  return readFileSync(join(folder, 'a.yaml'), 'utf8');
}

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `${from + index}\n`).join('');

describe('a change as a unified diff', () => {
  it('is nothing where nothing changes', () => expect(patchAsDiff('a.yaml', 'x\n', 'x\n')).toBe(''));

  it('shows what was put in, with three lines around it', () => {
    expect(patchAsDiff('conf\\a.yaml', lines(1, 9), `${lines(1, 5)}new\n${lines(6, 9)}`)).toBe(
      '--- a/conf/a.yaml\n+++ b/conf/a.yaml\n@@ -3,6 +3,7 @@\n 3\n 4\n 5\n+new\n 6\n 7\n 8\n',
    );
  });

  it('has a hunk for each place', () => {
    const diff = patchAsDiff('a.yaml', lines(1, 40), `first\n${lines(1, 40)}last\n`);
    expect(diff.match(/^@@.*@@$/gm)).toEqual(['@@ -1,3 +1,4 @@', '@@ -38,3 +39,4 @@']);
  });

  it('says where a text ends without a line break', () => {
    expect(patchAsDiff('a.yaml', 'a', 'a\nb\n')).toBe(
      '--- a/a.yaml\n+++ b/a.yaml\n@@ -1,1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n',
    );
  });

  it('is quick on a long file', () => {
    const before = lines(1, 60_000);
    const after = before.replace('\n30000\n', `\n30000\n${'new\n'.repeat(200)}`);
    const started = performance.now();
    expect(patchAsDiff('a.yaml', before, after).match(/^\+new$/gm)).toHaveLength(200);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('is what git takes, and gives the other text', () => {
    const text = fc
      .array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n', '- x\n'), { maxLength: 12 })
      .map((all) => all.join(''));
    const open = fc.tuple(text, fc.boolean()).map(([all, isOpen]) => (isOpen ? all.replace(/\n$/, '') : all));
    fc.assert(
      fc.property(open, open, (before, after) => {
        fc.pre(before !== after && before !== '' && after !== '');
        expect(applied(before, patchAsDiff('a.yaml', before, after))).toBe(after);
      }),
      { numRuns: 60 },
    );
  });
});

describe('of a text in which very much changes', () => {
  const many = (word: string, count: number): string =>
    Array.from({ length: count }, (_, at) => `${word} ${at}\n`).join('');

  it('says what has come, in no more time than it takes to read', () => {
    const before = `a\n${many('old', 10)}z\n`;
    const diff = patchAsDiff('registry.yaml', before, `a\n${many('old', 10)}${many('new', 20_000)}z\n`);
    expect(diff.split('\n').filter((line) => /^\+new/.test(line))).toHaveLength(20_000);
    expect(diff).not.toMatch(/^-(?!-)/m);
  });

  it('replaces as a block what is another text altogether', () => {
    const diff = patchAsDiff('registry.yaml', many('old', 2_000), many('new', 2_000));
    expect(diff.split('\n').filter((line) => /^-old/.test(line))).toHaveLength(2_000);
    expect(diff.split('\n').filter((line) => /^\+new/.test(line))).toHaveLength(2_000);
  });
});
