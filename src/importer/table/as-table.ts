import { asLabel } from '../columns.ts';
import {
  type Block,
  type Cell,
  type GroupBlock,
  linesOf,
  type Row,
  type TableBlock,
  type TextBlock,
} from '../document/index.ts';

/** A table that is made of blocks: a group of groups, of which the first holds nothing but headers. */
export function asTable(group: GroupBlock, number: number): TableBlock | undefined {
  const rows = rowsIn(group.blocks);
  const [first, ...others] = rows;
  if (!first || others.length === 0 || first.length < 2) return undefined;
  const labels = first.map((block) =>
    asLabel(
      linesOf([block])
        .map(({ text }) => text)
        .join(' '),
    ),
  );
  const roles = new Set(labels.flatMap((label) => label?.roles[0] ?? []));
  if (!roles.has('name') || roles.size < 2 || labels.filter((label) => label !== undefined).length < first.length - 1)
    return undefined;
  if (!others.every((row) => row.length === first.length)) return undefined;
  return { kind: 'table', number, at: group.at, rows: rows.map((row, index) => rowOf(row, index === 0)) };
}

/** The groups that are rows, whether or not head and body have groups of their own; a line of several elements is one too. */
function rowsIn(blocks: readonly Block[]): readonly (readonly Block[])[] {
  return blocks.flatMap((block): readonly (readonly Block[])[] => {
    if (block.kind === 'text') return block.lines.length === 1 ? [piecesOf(block)] : [];
    if (block.kind !== 'group') return [];
    const inner = block.blocks.filter(({ kind }) => kind === 'group');
    const isWrapper =
      inner.length === block.blocks.length && inner.every((each) => each.kind === 'group' && each.blocks.length >= 2);
    return isWrapper ? rowsIn(block.blocks) : [block.blocks];
  });
}

function piecesOf({ lines, strong, at }: TextBlock): readonly Block[] {
  const pieces = lines.flatMap((line) => line.pieces);
  return pieces.map((text) => ({ kind: 'text', lines: [{ text, pieces: [text], at }], strong, at }));
}

function rowOf(blocks: readonly Block[], isHead: boolean): Row {
  const cells = blocks.map((block): Cell => {
    const lines = linesOf([block]);
    return {
      lines: lines.map(({ text }) => text),
      pieces: lines.flatMap(({ pieces }) => pieces),
      header: isHead,
      blocks: [block],
      at: block.at,
    };
  });
  return { cells, section: isHead ? 'head' : 'body', at: cells[0]?.at ?? { line: 1, column: 1 } };
}
