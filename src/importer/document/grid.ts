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

/** Rows of a table with as many cells as they show: a cell that spans others stands in each of their places. */
export function rowsOf(raw: readonly RawRow[]): readonly Row[] {
  const hanging = new Map<number, { cell: Cell; left: number }>();
  return raw.map(({ cells, section, at, entry }) => {
    const row: Cell[] = [];
    const hang = (): void => {
      for (let held = hanging.get(row.length); held && held.left > 0; held = hanging.get(row.length)) {
        held.left -= 1;
        row.push({ ...held.cell, spanned: 'above' });
      }
    };
    for (const each of cells) {
      hang();
      const cell = cellOf(each);
      for (let column = 0; column < each.columns; column++) {
        if (each.rows > 1) hanging.set(row.length, { cell, left: each.rows - 1 });
        row.push(column === 0 ? cell : { ...cell, spanned: 'left' });
      }
    }
    hang();
    return { cells: row, section, at, ...(entry !== undefined && { entry }) };
  });
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
