import type { ReadLabel } from '../columns.ts';
import type { Cell, Position, Row, TableBlock } from '../document/index.ts';
import { isRetentionText } from '../duration/index.ts';
import { joinLines } from '../lines.ts';
import { readNames, strengthOf } from '../names/index.ts';

/** A header of a table whose cells stand one below the other. */
export interface CycleHeader {
  readonly label: ReadLabel;
  readonly text: string;
}

interface TextLine {
  readonly text: string;
  readonly at: Position;
}

/**
 * Puts lines back into rows: a table whose cells stand one below the other, header by header and row by row. Where a cell
 * goes over several lines, names and times say where the next begins.
 */
export function tableOfCycle(headers: readonly CycleHeader[], lines: readonly TextLine[]): TableBlock | undefined {
  const regular = regularRows(headers.length, lines);
  const rows = regular && fits(headers, regular) ? regular : looseRows(headers, lines);
  if (!fits(headers, rows)) return undefined;
  const at = lines[0]?.at ?? { line: 1, column: 1 };
  const head = headers.map(({ text }) => ({ text, at }));
  return { kind: 'table', number: 0, at, rows: [rowOf(head, 'head'), ...rows.map((row) => rowOf(row, 'body'))] };
}

type Cells = readonly TextLine[];

function regularRows(width: number, lines: readonly TextLine[]): readonly Cells[] | undefined {
  if (lines.length === 0 || lines.length % width !== 0) return undefined;
  return Array.from({ length: lines.length / width }, (_, row) => lines.slice(row * width, (row + 1) * width));
}

const roleOf = ({ label }: CycleHeader): string => label.roles[0] ?? '';

/** Whether most names are names and most times are times. */
function fits(headers: readonly CycleHeader[], rows: readonly Cells[]): boolean {
  const share = (role: string, test: (text: string) => boolean): number => {
    const column = headers.findIndex((header) => roleOf(header) === role);
    if (column < 0) return 1;
    return rows.filter((row) => test(row[column]?.text ?? '')).length / Math.max(1, rows.length);
  };
  return rows.length > 0 && share('name', isName) >= 0.8 && share('retention', isRetentionText) >= 0.6;
}

const isName = (text: string): boolean => readNames([text]).some(({ name }) => strengthOf(name) !== 'none');
const isStrong = (text: string): boolean => {
  const names = readNames([text]);
  return names.length > 0 && names.every(({ name }) => strengthOf(name) === 'strong');
};

/** Goes from cell to cell: a line that cannot belong to the next column goes on with this one. */
function looseRows(headers: readonly CycleHeader[], lines: readonly TextLine[]): readonly Cells[] {
  const rows: TextLine[][] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    const next = row === undefined || row.length === headers.length ? 0 : row.length;
    const header = headers[next] as CycleHeader;
    if (!row || (begins(header, line.text) && !mustGoOn(headers, row, line.text))) addCell(rows, row, next, line);
    else row[row.length - 1] = joined(row.at(-1) as TextLine, line.text);
  }
  return rows.filter((row) => row.length === headers.length);
}

function addCell(rows: TextLine[][], row: TextLine[] | undefined, next: number, line: TextLine): void {
  if (!row || next === 0) rows.push([line]);
  else row.push(line);
}

function begins(header: CycleHeader, text: string): boolean {
  if (roleOf(header) === 'name') return isName(text) && !/\s/.test(text.trim());
  return roleOf(header) === 'retention' ? isRetentionText(text) : true;
}

/** After the last column a word alone may still belong to the text before, where that is one. */
function mustGoOn(headers: readonly CycleHeader[], row: readonly TextLine[], text: string): boolean {
  if (row.length < headers.length) return false;
  const last = roleOf(headers[headers.length - 1] as CycleHeader);
  return last !== 'retention' && !isStrong(text) && /^\p{Ll}/u.test(text) && !/[.!?]$/.test(row.at(-1)?.text ?? '');
}

const joined = (before: TextLine, text: string): TextLine => ({ ...before, text: joinLines(before.text, text) });

function rowOf(cells: Cells, section: Row['section']): Row {
  return {
    section,
    at: cells[0]?.at ?? { line: 1, column: 1 },
    cells: cells.map(
      ({ text, at }): Cell => ({
        lines: text === '' ? [] : [text],
        pieces: [text],
        header: section === 'head',
        blocks: [],
        at,
      }),
    ),
  };
}
