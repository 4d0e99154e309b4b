import { asLabel, type ReadLabel } from '../columns.ts';
import { type Cell, type Row, textOf } from '../document/index.ts';
import { strengthOf } from '../names/index.ts';

/**
 * A table that has its headers in the first column, one thing in each of the others, turned so that they are on top;
 * `undefined` for a table that stands as usual.
 */
export function upright(rows: readonly Row[]): readonly Row[] | undefined {
  const usable = rows.filter(({ cells }) => cells.length > 1 && cells.some(({ lines }) => lines.length > 0));
  if (usable.length < 2 || !isUpright(usable)) return undefined;
  const width = Math.max(...usable.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, column) => turned(usable, column)).filter((row) => row !== undefined);
}

function isUpright(rows: readonly Row[]): boolean {
  const labels = rows.map(({ cells }) => labelOf(cells[0]));
  const roles = new Set(labels.flatMap((label) => label?.roles[0] ?? []));
  const top = new Set((rows[0]?.cells ?? []).flatMap((cell) => labelOf(cell)?.roles[0] ?? []));
  const first = rows[0]?.cells.slice(1) ?? [];
  if (!roles.has('name') || roles.size < 2 || roles.size <= top.size) return false;
  // A table on its feet has headers in its first row too, and names below the first of them.
  return first.every((cell) => !asLabel(textOf(cell))) && rows.slice(1).every(({ cells }) => !isName(cells[0]));
}

const labelOf = (cell: Cell | undefined): ReadLabel | undefined =>
  cell === undefined ? undefined : asLabel(textOf(cell));

const isName = (cell: Cell | undefined): boolean =>
  cell !== undefined && /[_*]/.test(textOf(cell)) && strengthOf(textOf(cell)) === 'strong';

function turned(rows: readonly Row[], column: number): Row | undefined {
  const cells = rows.map(({ cells: all }) => all[column]);
  const [first] = cells.filter((cell) => cell !== undefined);
  if (!first) return undefined;
  const empty: Cell = { lines: [], pieces: [], header: false, blocks: [], at: first.at };
  return {
    cells: cells.map((cell) => ({
      ...(cell ?? empty),
      header: column === 0,
      ...(cell?.spanned && { spanned: cell.spanned }),
    })),
    at: first.at,
    section: column === 0 ? 'head' : 'body',
  };
}
