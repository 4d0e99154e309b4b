import type { Cell, Row } from '../document/index.ts';
import { plain } from '../fold.ts';
import type { ColumnHeader } from './header.ts';

/** A row whose cells do not say again, for narrow screens, what their column is about. */
export function withoutHeaders(row: Row, headers: readonly ColumnHeader[]): Row {
  const cells = row.cells.map((cell, column) => {
    const lines = withoutHeader(cell, headers[column]?.text ?? '');
    return lines === cell.lines ? cell : { ...cell, lines };
  });
  return { ...row, cells };
}

function withoutHeader({ lines, pieces }: Cell, header: string): readonly string[] {
  const flat = plain(header);
  if (flat === '') return lines;
  const [first = ''] = pieces;
  if (pieces.length > 1 && plain(first) === flat)
    return filled(
      lines
        .join('\n')
        .replace(first, '')
        .replace(/^\s*[:：]?\s*/u, '')
        .split('\n'),
    );
  const [line = '', ...others] = lines;
  const [, before, after = ''] = /^(.{1,60}?)\s*[:：]\s*(.*)$/u.exec(line) ?? [];
  return before !== undefined && plain(before) === flat ? filled([after, ...others]) : lines;
}

const filled = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.trim() !== '');
