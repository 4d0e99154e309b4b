import type { Cell, Position, Row, TableBlock } from '../document/index.ts';

/** A line of a text with its number. */
export interface Source {
  readonly text: string;
  readonly line: number;
}

/** A cell put together from a text. */
export interface TextCell {
  readonly text: string;
  readonly at: Position;
  /** What had to be guessed to find where it ends. */
  readonly doubt?: string;
}

/** A table found in a text, and the line after it. */
export interface FoundTable {
  readonly table: TableBlock;
  readonly next: number;
}

export function tableOf(headers: readonly string[], rows: readonly (readonly TextCell[])[], at: Position): TableBlock {
  const head = headers.map((text) => ({ text, at }));
  return { kind: 'table', number: 0, at, rows: [rowOf(head, 'head'), ...rows.map((cells) => rowOf(cells, 'body'))] };
}

function rowOf(cells: readonly TextCell[], section: Row['section']): Row {
  return {
    section,
    at: cells[0]?.at ?? { line: 1, column: 1 },
    cells: cells.map((cell) => cellOf(cell, section === 'head')),
  };
}

function cellOf({ text, at, doubt }: TextCell, header: boolean): Cell {
  const lines = text.trim() === '' ? [] : [text.trim()];
  return { lines, pieces: lines, header, blocks: [], at, ...(doubt !== undefined && { doubt }) };
}
