import { type Block, type Cell, linesOf, type Position, type Row, type TextBlock } from './block.ts';

/** A cell as written, before its spans are filled in. */
export interface RawCell {
  readonly blocks: readonly Block[];
  readonly header: boolean;
  /** How many rows and columns it spans; 1 for itself. */
  readonly rows: number;
  readonly columns: number;
  readonly link?: string;
  readonly at: Position;
}

export interface RawRow {
  readonly cells: readonly RawCell[];
  readonly section: Row['section'];
  readonly entry?: string;
  readonly at: Position;
}

/** Rows of a table, and how many of its last ones are left out for want of room. */
export interface Grid {
  readonly rows: readonly Row[];
  readonly cut: number;
}

/** A cell where it stands in its row: from one column up to, and without, another. */
interface Placed {
  readonly cell: Cell;
  readonly from: number;
  readonly to: number;
}

interface PlacedRow {
  readonly row: RawRow;
  readonly placed: readonly Placed[];
}

/**
 * Rows of a table with as many cells as they show: a cell that spans others stands in each of their places. A column in
 * which no cell begins is none: a cell can say that it spans a thousand of those, and a small page would become a huge one.
 *
 * @param most how many cells there may be in all; rows from the first one that goes beyond are left out.
 */
export function rowsOf(raw: readonly RawRow[], most: number): Grid {
  const placed = placedRows(raw, most);
  const columns = [...new Set(placed.flatMap((each) => each.placed.map(({ from }) => from)))].sort((a, b) => a - b);
  const indexes = new Map(columns.map((column, index) => [column, index] as const));
  const rows: Row[] = [];
  let count = 0;
  for (const { row, placed: ofRow } of placed) {
    const widths = ofRow.map(({ from, to }) => columnsWithin(columns, indexes.get(from) ?? 0, to));
    count += widths.reduce((sum, width) => sum + width, 0);
    if (count > most) break;
    const cells = ofRow.flatMap(({ cell }, index) => spread(cell, widths[index] ?? 1));
    rows.push({ cells, section: row.section, at: row.at, ...(row.entry !== undefined && { entry: row.entry }) });
  }
  return { rows, cut: raw.length - rows.length };
}

function columnsWithin(columns: readonly number[], first: number, to: number): number {
  let index = first + 1;
  while ((columns[index] ?? to) < to) index++;
  return index - first;
}

const spread = (cell: Cell, width: number): readonly Cell[] =>
  Array.from({ length: width }, (_, index) =>
    index === 0 || cell.spanned !== undefined ? cell : { ...cell, spanned: 'left' },
  );

/** Each row with its cells and those that hang into it from above, as far as there is room for them. */
function placedRows(raw: readonly RawRow[], most: number): readonly PlacedRow[] {
  const hanging = new Map<number, { cell: Cell; to: number; left: number }>();
  const rows: PlacedRow[] = [];
  let count = 0;
  for (const row of raw) {
    const placed: Placed[] = [];
    let column = 0;
    const hang = (): void => {
      for (let held = hanging.get(column); held && held.left > 0; held = hanging.get(column)) {
        held.left -= 1;
        placed.push({ cell: held.cell, from: column, to: held.to });
        column = held.to;
      }
    };
    for (const each of row.cells) {
      hang();
      const cell = cellOf(each);
      const from = column;
      column += 1;
      while (column < from + each.columns && !((hanging.get(column)?.left ?? 0) > 0)) column++;
      placed.push({ cell, from, to: column });
      if (each.rows > 1) hanging.set(from, { cell: { ...cell, spanned: 'above' }, to: column, left: each.rows - 1 });
    }
    hang();
    count += placed.length;
    if (count > most) break;
    rows.push({ row, placed });
  }
  return rows;
}

function cellOf({ blocks, header, link, at }: RawCell): Cell {
  return {
    lines: linesOf(blocks).map(({ text }) => text),
    pieces: linesOf(blocks).flatMap(({ pieces }) => pieces),
    header: header || isBold(blocks),
    blocks,
    at,
    ...(link !== undefined && { link }),
  };
}

const textsOf = (blocks: readonly Block[]): readonly TextBlock[] =>
  blocks.flatMap((block) =>
    block.kind === 'text'
      ? [block]
      : block.kind === 'group'
        ? textsOf(block.blocks)
        : block.kind === 'list'
          ? block.items.flatMap(textsOf)
          : [],
  );

/** A header that is none by its element, but bold all over. */
function isBold(blocks: readonly Block[]): boolean {
  const texts = textsOf(blocks);
  return blocks.length > 0 && texts.length === blocks.length && texts.every(({ strong }) => strong);
}
