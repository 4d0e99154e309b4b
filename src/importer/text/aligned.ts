import { isRetentionText } from '../duration/index.ts';
import { joinLines } from '../lines.ts';
import type { HeaderLine } from './header-line.ts';
import { type FoundTable, type Source, type TextCell, tableOf } from './source.ts';

interface Chunk {
  readonly text: string;
  readonly column: number;
  readonly start: number;
}

/** A page's number, wherever a page ends. */
export const isPageNumber = (text: string): boolean =>
  /^\s*(?:(?:page|pagina|página|seite|side|sida|sivu|strona|strana|stránka|oldal|страница|стр\.?|p\.)\s*\d+(?:\s*(?:\/|of|von|din|de|di|van|av|z|ze|из)\s*\d+)?|\d+\s*(?:\/|of|von|din)\s*\d+|-?\s?\d{1,3}\s?-?|第\s*\d+\s*[页頁ページ]*)\s*$/iu.test(
    text,
  );

/**
 * Reads a table laid out in columns, as a PDF is turned into text: what stands below a header belongs to it. A cell over
 * several lines is put together again; a row begins where there is a name, and a time beside it.
 */
export function aligned(sources: readonly Source[], index: number, { parts }: HeaderLine): FoundTable | undefined {
  const starts = parts.map(({ start }) => start);
  const name = parts.findIndex(({ roles }) => roles[0] === 'name');
  const time = parts.findIndex(({ roles }) => roles[0] === 'retention');
  const rows: TextCell[][] = [];
  let next = index + 1;
  let isAfterBlank = false;
  for (; next < sources.length; next++) {
    const source = sources[next] as Source;
    if (isNoRow(source.text)) {
      isAfterBlank = isAfterBlank || !isRule(source.text);
      continue;
    }
    const chunks = chunksOf(source.text, starts);
    if (endsTable(chunks, source.text, starts, isAfterBlank)) break;
    if (begins(chunks, name, time)) rows.push(rowFrom(chunks, source, parts.length));
    else if (rows.length > 0) goOn(rows[rows.length - 1] as TextCell[], chunks, source);
    else break;
    isAfterBlank = false;
  }
  if (rows.length === 0) return undefined;
  const at = { line: sources[index]?.line ?? 1, column: 1 };
  return {
    table: tableOf(
      parts.map(({ text }) => text),
      rows,
      at,
    ),
    next: lastRead(sources, next),
  };
}

/** A line drawn below a header. */
const isRule = (text: string): boolean => /^[\s=+|-]+$/.test(text) && /[-=]{3}/.test(text);

const isNoRow = (text: string): boolean => text.trim() === '' || isPageNumber(text) || isRule(text);

/** Blank lines before what ended the table belong to what follows. */
function lastRead(sources: readonly Source[], next: number): number {
  let last = next;
  while (last > 0 && sources[last - 1]?.text.trim() === '') last -= 1;
  return last;
}

/** Runs of text two blanks apart, each in the column whose header it stands below. */
function chunksOf(text: string, starts: readonly number[]): readonly Chunk[] {
  return [...text.matchAll(/\S+(?: \S+)*/g)].map(({ 0: chunk, index }) => ({
    text: chunk,
    start: index,
    column: Math.max(
      0,
      starts.findLastIndex((start) => start <= index + 2),
    ),
  }));
}

/** A heading or a paragraph: a line at the margin, after a blank one or wider than its column, and no row. */
function endsTable(chunks: readonly Chunk[], text: string, starts: readonly number[], isAfterBlank: boolean): boolean {
  const [only] = chunks;
  if (!only || chunks.length > 1) return false;
  if (/^\s*(?:\d+(?:\.\d+)*[.)]?|[a-z][.)])\s+\p{Lu}/u.test(text)) return true;
  const width = (starts[only.column + 1] ?? Number.POSITIVE_INFINITY) - only.start;
  return only.column === 0 && (only.text.length > width + 2 || (isAfterBlank && /\s/.test(only.text)));
}

function begins(chunks: readonly Chunk[], name: number, time: number): boolean {
  if (!chunks.some(({ column }) => column === name)) return false;
  if (time < 0) return chunks.length > 1;
  const said = chunks
    .filter(({ column }) => column === time)
    .map(({ text }) => text)
    .join(' ');
  return isRetentionText(said);
}

function rowFrom(chunks: readonly Chunk[], { line, text }: Source, width: number): TextCell[] {
  return Array.from({ length: width }, (_, column) => {
    const own = chunks.filter((chunk) => chunk.column === column);
    return { text: own.map((chunk) => chunk.text).join(' '), at: { line, column: (own[0]?.start ?? text.length) + 1 } };
  });
}

/** A line of a row that is not its first. */
function goOn(row: TextCell[], chunks: readonly Chunk[], _: Source): void {
  for (const { column, text } of chunks) {
    const cell = row[column];
    if (cell)
      row[column] =
        column === 0 ? joinedName(cell, text) : { ...cell, text: cell.text === '' ? text : joinLines(cell.text, text) };
  }
}

/** A name that a line was too short for; the hyphen that it was split with is none of its letters. */
function joinedName(cell: TextCell, text: string): TextCell {
  const before = /\p{Ll}[-\u00ad\u2010]$/u.test(cell.text) && /^[A-Z]/.test(text) ? cell.text.slice(0, -1) : cell.text;
  return { ...cell, text: before + text, doubt: `put together from two lines, "${cell.text}" and "${text}"` };
}
