import { type ReadLabel, readLabel, unitWordOf } from '../columns.ts';
import { type Cell, type Row, textOf } from '../document/index.ts';
import { unitAt } from '../duration/index.ts';
import { fold } from '../fold.ts';
import { strengthOf } from '../names/index.ts';
import type { ColumnRole, PrintedUnit } from '../words/index.ts';

/** What the header of a column says. */
export interface ColumnHeader extends ReadLabel {
  readonly text: string;
  /** Unit that it says its numbers count in. */
  readonly unit?: PrintedUnit;
}

export const NO_HEADER: ColumnHeader = { roles: [], saysCookie: false, covered: 0, text: '' };

/** The headers of a table and the rows that are none. */
export interface HeadedRows {
  readonly headers: readonly ColumnHeader[];
  readonly body: readonly Row[];
}

/** Finds the rows on top that say what the columns are about; without any the headers say nothing. */
export function headersOf(rows: readonly Row[]): HeadedRows {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const first = rows.findIndex((row) => !isSpanning(row));
  const top = rows[first];
  if (!top || !isHeader(top)) return { headers: Array.from({ length: width }, () => NO_HEADER), body: rows };
  const second = rows[first + 1];
  const isTwofold = second !== undefined && isHeader(second) && hasSpans(second, top);
  const headers = Array.from({ length: width }, (_, column) => headerOf(isTwofold ? [top, second] : [top], column));
  const texts = top.cells.map(textOf).join('\n');
  const body = rows.slice(first + (isTwofold ? 2 : 1)).filter((row) => row.cells.map(textOf).join('\n') !== texts);
  return { headers, body: [...rows.slice(0, first), ...body] };
}

/** One cell over the whole row: a title, a category, a note. */
export const isSpanning = ({ cells }: Row): boolean =>
  cells.length > 1 && cells.slice(1).every(({ spanned }) => spanned === 'left');

const hasSpans = (second: Row, top: Row): boolean =>
  second.cells.some(({ spanned }) => spanned === 'above') || top.cells.some(({ spanned }) => spanned === 'left');

/** A row whose cells are headers by their element, or say so by their words; a name or a price in it makes it none. */
function isHeader({ cells, section }: Row): boolean {
  const filled = cells.filter((cell) => cell.lines.length > 0);
  if (filled.length < 2 || filled.some((cell) => hasTableIn(cell))) return false;
  const labels = filled.map((cell) => readLabel(textOf(cell)));
  const said = new Set(labels.flatMap(({ roles }) => roles.slice(0, 1)));
  const covered = labels.filter((label) => label.covered >= 0.6).length;
  if (section === 'head' || filled.every(({ header }) => header)) return said.size >= 1 && covered >= 1;
  return said.size >= 2 && covered / filled.length >= 0.6 && filled.every((cell) => !isClearlyName(textOf(cell)));
}

const hasTableIn = ({ blocks }: Cell): boolean => blocks.some(({ kind }) => kind === 'table');

/** A name in a header row: `_ga`, not `Cookie` or `TTL`. */
const isClearlyName = (text: string): boolean => /[_*#]/.test(text) && strengthOf(text) === 'strong';

function headerOf(rows: readonly Row[], column: number): ColumnHeader {
  const texts = [...new Set(rows.map(({ cells }) => cells[column]).map((cell) => (cell ? textOf(cell) : '')))].filter(
    (text) => text !== '',
  );
  // Of two headers over each other the lower one is the narrower: 'Cookie' over 'Issued by' is about the issuer.
  const labels = texts.map(readLabel);
  const narrow = labels.findLast(({ roles }) => roles.length > 0) ?? NO_HEADER;
  const text = texts.join(' ');
  const unit = unitOf(text);
  return { ...narrow, saysCookie: labels.some((label) => label.saysCookie), text, ...(unit && { unit }) };
}

function unitOf(text: string): PrintedUnit | undefined {
  const word = unitWordOf(text);
  return word === undefined ? undefined : unitAt(fold(word).text, 0, undefined)?.unit;
}

/** Whether a header is about something, by its first role or any. */
export const isAbout = ({ roles }: ReadLabel, role: ColumnRole): boolean => roles.includes(role);
