import { asLabel } from '../columns.ts';
import type { Block, Document, Line } from '../document/index.ts';
import { isRetentionText } from '../duration/index.ts';
import { joinLines } from '../lines.ts';
import { aligned, isPageNumber } from './aligned.ts';
import { blankApart } from './blank-apart.ts';
import { headerLine } from './header-line.ts';
import { runTogether } from './run-together.ts';
import { type FoundTable, type Source, tableOf } from './source.ts';

/** What was read, and where to go on. */
interface Step {
  readonly blocks: readonly Block[];
  readonly next: number;
}

/** Reads a plain text: its tables however their cells stand apart, its lists, and what looks like headings. */
export function readText(text: string): Document {
  const sources = text
    .split(/\r\n|[\n\r\f\u2028]/)
    .map((line, index) => ({ text: line.replace(/\s+$/, ''), line: index + 1 }));
  const blocks: Block[] = [];
  let isFirst = true;
  for (let index = 0; index < sources.length; ) {
    const source = sources[index] as Source;
    const step = stepAt(sources, index, isFirst);
    if (source.text.trim() !== '') isFirst = false;
    blocks.push(...step.blocks);
    index = Math.max(step.next, index + 1);
  }
  return { blocks };
}

function stepAt(sources: readonly Source[], index: number, isFirst: boolean): Step {
  const source = sources[index] as Source;
  if (source.text.trim() === '' || isPageNumber(source.text)) return { blocks: [], next: index + 1 };
  const table =
    tabbed(sources, index) ?? barred(sources, index) ?? semicolons(sources, index) ?? underHeader(sources, index);
  if (table) return { blocks: [table.table], next: table.next };
  if (ITEM.test(source.text)) return listAt(sources, index);
  const heading = headingAt(sources, index, isFirst);
  if (heading) return { blocks: [heading], next: index + 1 };
  return { blocks: [lineBlock(source)], next: index + 1 };
}

/** A header in one line, and rows below it. */
function underHeader(sources: readonly Source[], index: number): FoundTable | undefined {
  const header = headerLine(sources[index]?.text ?? '');
  if (!header) return undefined;
  if (header.apart === 'columns') return aligned(sources, index, header);
  return header.apart === 'blank' ? blankApart(sources, index, header) : runTogether(sources, index, header);
}

/** Lines with tabs, one below the other. */
function tabbed(sources: readonly Source[], index: number): FoundTable | undefined {
  return separated(sources, index, (text) => (text.includes('\t') ? text.split('\t') : undefined));
}

/** Lines with bars, as somebody draws a table by hand. */
function barred(sources: readonly Source[], index: number): FoundTable | undefined {
  return separated(sources, index, (text) => {
    if ((text.match(/\|/g) ?? []).length < 2 && !/^[^|]+\s\|\s[^|]+$/.test(text)) return undefined;
    return text
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|');
  });
}

/** Lines with the same number of semicolons, each beginning with a word of its own. */
function semicolons(sources: readonly Source[], index: number): FoundTable | undefined {
  const width = (sources[index]?.text.match(/;/g) ?? []).length;
  if (width < 2) return undefined;
  return separated(sources, index, (text) => {
    const cells = text.split(';');
    return cells.length === width + 1 && !/\s/.test(cells[0]?.trim() ?? ' ') ? cells : undefined;
  });
}

function separated(
  sources: readonly Source[],
  index: number,
  split: (text: string) => readonly string[] | undefined,
): FoundTable | undefined {
  const rows: { readonly cells: readonly string[]; readonly line: number }[] = [];
  let next = index;
  for (; next < sources.length; next++) {
    const { text, line } = sources[next] as Source;
    if (/^[\s|+:=-]+$/.test(text) && /[-=]{3}/.test(text)) continue;
    const cells = split(text);
    if (!cells || cells.length < 2) break;
    rows.push({ cells, line });
  }
  const [first, ...others] = rows;
  if (!first || others.length === 0) return undefined;
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const cellsOf = ({ cells, line }: (typeof rows)[number]) =>
    Array.from({ length: width }, (_, column) => ({ text: cells[column] ?? '', at: { line, column: column + 1 } }));
  const table = tableOf([], rows.map(cellsOf), { line: first.line, column: 1 });
  return { table: { ...table, rows: table.rows.slice(1) }, next };
}

const ITEM = /^\s*(?:[•·▪◦‣*–-]|\d{1,3}[.)])\s+(?=\S)/;

/** Items, each with the lines below it that are indented further or begin with a small letter. */
function listAt(sources: readonly Source[], index: number): Step {
  const items: Line[][] = [];
  let next = index;
  for (; next < sources.length; next++) {
    const { text, line } = sources[next] as Source;
    const mark = ITEM.exec(text);
    const last = items.at(-1);
    if (mark && !/^\s*\d/.test(mark[0])) items.push([lineOf(text.slice(mark[0].length), line)]);
    else if (mark && isNumberedItem(sources, next)) items.push([lineOf(text.slice(mark[0].length), line)]);
    else if (!mark && last && text.trim() !== '' && /^\s{2,}\S|^\p{Ll}/u.test(text)) last.push(lineOf(text, line));
    else break;
  }
  if (items.length === 0) return headingOrLine(sources, index);
  const blocks = items.map((lines): readonly Block[] => [
    { kind: 'text', lines: joined(lines), strong: false, at: lines[0]?.at ?? { line: 1, column: 1 } },
  ]);
  return { blocks: [{ kind: 'list', items: blocks, at: { line: sources[index]?.line ?? 1, column: 1 } }], next };
}

/** `1. Introduction` is a heading; `1. _ga: 2 years` one of several items without a blank line between. */
function isNumberedItem(sources: readonly Source[], index: number): boolean {
  const neighbours = [sources[index - 1]?.text, sources[index + 1]?.text];
  return neighbours.some((text) => text !== undefined && /^\s*\d{1,3}[.)]\s+/.test(text));
}

function headingOrLine(sources: readonly Source[], index: number): Step {
  const heading = headingAt(sources, index, false);
  return { blocks: [heading ?? lineBlock(sources[index] as Source)], next: index + 1 };
}

const lineOf = (text: string, line: number): Line => ({
  text: text.trim(),
  pieces: [text.trim()],
  at: { line, column: 1 },
});

/** An item that goes on in the next line is one line, unless that has a label of its own. */
function joined(lines: readonly Line[]): readonly Line[] {
  const all: Line[] = [];
  for (const line of lines) {
    const last = all.at(-1);
    if (!last || /^[^:：]{2,40}[:：]/u.test(line.text)) all.push(line);
    else all[all.length - 1] = lineOf(joinLines(last.text, line.text), last.at.line);
  }
  return all;
}

const lineBlock = ({ text, line }: Source): Block => ({
  kind: 'text',
  lines: [lineOf(text, line)],
  strong: false,
  at: { line, column: 1 },
});

const LONGEST_HEADING = 90;

/** A short line that is no sentence, after a blank one or before one, or with a number before it. */
function headingAt(sources: readonly Source[], index: number, isFirst: boolean): Block | undefined {
  const { text, line } = sources[index] as Source;
  const flat = text.trim();
  const number = /^(\d+(?:\.\d+)*)[.)]?\s+(?=\p{Lu}|\p{Lo})/u.exec(flat)?.[1];
  const letter = /^[a-z][.)]\s+/i.test(flat);
  if (flat.length > LONGEST_HEADING || /[.;,]$/.test(flat) || asLabel(flat) || /^[^\p{L}\d]/u.test(flat))
    return undefined;
  if ((/[:：]\s+\S/u.test(flat) && number === undefined) || isRetentionText(flat)) return undefined;
  const at = { line, column: 1 };
  if (number !== undefined) return { kind: 'heading', level: 1 + number.split('.').length, text: flat, at };
  if (letter) return { kind: 'heading', level: 3, text: flat, at };
  const isBlank = (offset: number): boolean => (sources[index + offset]?.text.trim() ?? '') === '';
  const headsTable =
    headerLine(sources[index + 1]?.text ?? '') !== undefined || asLabel(sources[index + 1]?.text ?? '') !== undefined;
  if (!isFirst && !isBlank(1) && !isBlank(-1) && !headsTable) return undefined;
  return { kind: 'heading', level: isFirst ? 1 : 4, text: flat, at };
}
