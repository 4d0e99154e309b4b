import { readRetention } from '../duration/index.ts';
import { joinLines } from '../lines.ts';
import { bareName, strengthOf } from '../names/index.ts';
import type { ColumnRole } from '../words/index.ts';
import { isPageNumber } from './aligned.ts';
import type { HeaderLine } from './header-line.ts';
import { openingsOf, splitOff } from './openings.ts';
import { type FoundTable, type Source, type TextCell, tableOf } from './source.ts';

/** A row as it is put together: its text, and where the name ends. */
interface Joined {
  readonly text: string;
  readonly line: number;
  readonly doubt?: string;
}

/** The words of a row, cut at its time. */
interface Cut {
  readonly name: string;
  readonly between: string;
  readonly time: string;
  readonly after: string;
}

/** Ours: a word alone in a line that is so long was broken by the width of its column. */
const BROKEN_NAME = 18;

/**
 * Reads a table whose cells are a blank apart, a row over one or several lines, as a PDF's raw text has it. A row begins
 * with a name; the time says where it ends, or what is before and after it.
 */
export function blankApart(sources: readonly Source[], index: number, { parts }: HeaderLine): FoundTable | undefined {
  const roles = parts.map((part) => part.roles[0] ?? 'other');
  const time = roles.indexOf('retention');
  if (roles[0] !== 'name' || time < 1) return undefined;
  const lines: Source[] = [];
  let next = index + 1;
  for (; next < sources.length; next++) {
    const source = sources[next] as Source;
    if (isPageNumber(source.text)) continue;
    if (source.text.trim() === '') break;
    lines.push(source);
  }
  const rows = joinRows(lines, time === roles.length - 1).flatMap((row) => {
    const cut = cutRow(row.text, time, roles);
    return cut ? [{ row, cut }] : [];
  });
  if (rows.length === 0) return undefined;
  const cells = cellsOf(rows, roles, time);
  return {
    table: tableOf(
      parts.map(({ text }) => text),
      cells,
      { line: sources[index]?.line ?? 1, column: 1 },
    ),
    next,
  };
}

/** Puts lines together to rows. */
function joinRows(lines: readonly Source[], timeIsLast: boolean): readonly Joined[] {
  const rows: Joined[] = [];
  for (const { text, line } of lines) {
    const row = rows.at(-1);
    if (row && !isComplete(row.text, text, timeIsLast)) rows[rows.length - 1] = extended(row, text.trim());
    else rows.push({ text: text.trim(), line });
  }
  return rows;
}

/** Whether a row is whole, and the line below it begins another. */
function isComplete(text: string, below: string, timeIsLast: boolean): boolean {
  const [word = ''] = below.trim().split(/\s+/);
  const strength = strengthOf(bareName(word));
  if (strength === 'none' || isLoneFragment(text)) return false;
  const hasTime = timeIsLast ? lastTime(text) !== undefined : firstTime(text) !== undefined;
  if (!hasTime) return false;
  return (
    strength === 'strong' ||
    (timeIsLast && /\d/.test(lastTime(text) ?? '') && /^[a-z]/.test(word) && below.trim().includes(' '))
  );
}

const isLoneFragment = (text: string): boolean => !/\s/.test(text) && text.length >= BROKEN_NAME;

function extended(row: Joined, text: string): Joined {
  if (!isLoneFragment(row.text)) return { ...row, text: joinLines(row.text, text) };
  const [word = ''] = text.split(/\s+/);
  return {
    ...row,
    text: row.text.replace(/[-\u00ad\u2010]$/u, '') + text,
    doubt: `put together from two lines, "${row.text}" and "${word}"`,
  };
}

const MOST_WORDS = 8;

/** The run of words at the end of a text that is nothing but a time, without words that add nothing to it. */
function lastTime(text: string): string | undefined {
  const words = text.trim().split(/\s+/);
  const tails = Array.from({ length: Math.min(MOST_WORDS, words.length - 1) }, (_, less) =>
    words.slice(-(less + 1)).join(' '),
  );
  const longest = tails.findLast(isWholeTime);
  if (longest === undefined) return undefined;
  const { retention } = readRetention(longest);
  return tails.find((tail) => isWholeTime(tail) && readRetention(tail).retention === retention);
}

/** The first run of words that is nothing but a time, the longest from its place. */
function firstTime(text: string): { readonly start: number; readonly end: number } | undefined {
  const words = [...text.matchAll(/\S+/g)];
  for (let from = 1; from < words.length; from++) {
    for (let count = Math.min(MOST_WORDS, words.length - from); count > 0; count--) {
      const start = words[from]?.index ?? 0;
      const last = words[from + count - 1];
      const end = (last?.index ?? 0) + (last?.[0].length ?? 0);
      if (isWholeTime(text.slice(start, end))) return { start, end };
    }
  }
  return undefined;
}

/** Whether words are a time and nothing else. */
function isWholeTime(text: string): boolean {
  const { isAbout, covered } = readRetention(text);
  return isAbout && covered >= 0.95;
}

function cutRow(text: string, time: number, roles: readonly ColumnRole[]): Cut | undefined {
  const name = /^\S+(?:,\s*\S+)*/.exec(text)?.[0] ?? '';
  const rest = text.slice(name.length).trim();
  if (time === roles.length - 1) {
    const last = lastTime(`- ${rest}`);
    return last === undefined
      ? undefined
      : { name, between: rest.slice(0, rest.length - last.length).trim(), time: last, after: '' };
  }
  const first = firstTime(`- ${rest}`);
  if (!first) return undefined;
  const [start, end] = [first.start - 2, first.end - 2];
  return { name, between: rest.slice(0, start).trim(), time: rest.slice(start, end), after: rest.slice(end).trim() };
}

function cellsOf(
  rows: readonly { readonly row: Joined; readonly cut: Cut }[],
  roles: readonly ColumnRole[],
  time: number,
): readonly (readonly TextCell[])[] {
  const between = apart(
    rows.map(({ cut }) => cut.between),
    time - 1,
  );
  const after = apart(
    rows.map(({ cut }) => cut.after),
    roles.length - time - 1,
  );
  return rows.map(({ row, cut }, index) => {
    const at = { line: row.line, column: 1 };
    const texts = [cut.name, ...(between[index] ?? []), cut.time, ...(after[index] ?? [])];
    return texts.map((text, column) => ({
      text,
      at,
      ...(column === 0 && row.doubt !== undefined && { doubt: row.doubt }),
    }));
  });
}

/** Texts that hold several cells each, cut where other rows begin alike. */
function apart(texts: readonly string[], width: number): readonly (readonly string[])[] {
  if (width < 1) return texts.map(() => []);
  if (width === 1) return texts.map((text) => [text]);
  const openings = openingsOf(texts);
  const cut = texts.map((text) => splitOff(text, openings));
  const others = apart(
    cut.map(([, rest]) => rest.trim()),
    width - 1,
  );
  return cut.map(([first], index) => [first, ...(others[index] ?? [])]);
}
