import { describe, expect, it } from 'vitest';
import { importPolicy } from '../index.ts';
import type { TableBlock } from './block.ts';
import { readHtml } from './html.ts';

const tableIn = (html: string): TableBlock | undefined =>
  readHtml(html).blocks.find((block): block is TableBlock => block.kind === 'table');

/** Letters of each cell, with an arrow to where a repeated one comes from. */
const drawn = (html: string): readonly string[] =>
  (tableIn(html)?.rows ?? []).map(({ cells }) =>
    cells
      .map(({ lines, spanned }) => `${spanned === undefined ? '' : spanned === 'left' ? '<' : '^'}${lines.join()}`)
      .join(' '),
  );

describe('cells of a table', () => {
  it.each([
    ['across columns', '<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e', ['a <a b', 'c d e']],
    ['across rows', '<tr><td rowspan=2>a<td>b<tr><td>c', ['a b', '^a c']],
    ['across both', '<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f', ['a <a b', '^a ^a c', 'd e f']],
    ['across more than there is', '<tr><td colspan=1000>a<tr><td>b<td>c', ['a <a', 'b c']],
    ['across columns that nobody has', '<tr><td colspan=12>a<tr><td colspan=6>b<td colspan=6>c', ['a <a', 'b c']],
    ['around one that hangs', '<tr><td>a<td rowspan=2>b<tr><td colspan=3>c', ['a b', 'c ^b']],
  ])('span %s', (_, rows, expected) => expect(drawn(`<table>${rows}</table>`)).toEqual(expected));

  it('of a small page are few, however far they say that they span', () => {
    const row = '<th colspan=1000>a<th colspan=1000>b<th colspan=1000>c';
    const html = `<table><tr><th rowspan=1000 colspan=1000>n${row}${`<tr>${row}`.repeat(170)}</table>`;
    expect(tableIn(html)?.rows.every(({ cells }) => cells.length === 4)).toBe(true);
  });

  it('are at most 50,000 in a page, and rows beyond are told as not read', () => {
    const head = '<tr><th>Cookie<th>Purpose<th>Duration';
    const stairs = Array.from(
      { length: 600 },
      (_, step) => `<tr><td colspan=${step + 1}>_ga<td colspan=1000>x<td>1 day`,
    );
    const html = `<h1>Cookies</h1><table>${head}${stairs.join('')}</table><table>${head}${stairs.join('')}</table>`;
    const cells = readHtml(html).blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.map((row) => row.cells.length) : [],
    );
    expect(cells.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(50_000);
    expect(importPolicy(html, { kind: 'html' }).unread.map(({ what }) => what)).toContainEqual(
      expect.stringMatching(/^the last \d+ rows: there are too many cells/),
    );
  });
});
