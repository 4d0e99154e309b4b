import { labelledIn } from '../labelled.ts';
import type { Block, Cell, Document, Line, Position, Row } from './block.ts';
import { readHtml } from './html.ts';
import { inlineOf } from './inline.ts';

/** A line of the source with its number. */
interface Source {
  readonly text: string;
  readonly line: number;
}

/** What was read, and where to go on. */
interface Step {
  readonly blocks: readonly Block[];
  readonly next: number;
}

/**
 * Reads Markdown as far as lists of cookies use it: headings, pipe tables, lists, paragraphs, HTML within; code blocks and
 * front matter are left out.
 *
 * Ours: a reader of our own, since a library keeps no place of a table's cell, and an underscore that begins a name is no
 * emphasis here.
 */
export function readMarkdown(text: string): Document {
  const sources = text.split(/\r?\n/).map((line, index) => ({ text: line.replaceAll('\t', '    '), line: index + 1 }));
  const front = frontMatter(sources);
  const blocks = blocksOf(sources.slice(front.length));
  const language = front
    .map(({ text: line }) => /^(?:lang|language|locale):\s*["']?([\w-]+)/i.exec(line)?.[1])
    .find((each) => each !== undefined);
  const title = front
    .map(({ text: line }) => /^title:\s*["']?(.+?)["']?\s*$/i.exec(line)?.[1])
    .find((each) => each !== undefined);
  return {
    blocks: renumbered(blocks),
    ...(language !== undefined && { language }),
    ...(title !== undefined && { title }),
  };
}

function frontMatter(sources: readonly Source[]): readonly Source[] {
  if (sources[0]?.text.trim() !== '---') return [];
  const end = sources.findIndex(({ text }, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(text));
  return end < 0 ? [] : sources.slice(0, end + 1);
}

/** Tables are numbered in the order of the document. */
function renumbered(blocks: readonly Block[]): readonly Block[] {
  let tables = 0;
  const number = (block: Block): Block => {
    if (block.kind === 'table') {
      tables += 1;
      return { ...block, number: tables };
    }
    if (block.kind === 'list') return { ...block, items: block.items.map((item) => item.map(number)) };
    return block.kind === 'group' ? { ...block, blocks: block.blocks.map(number) } : block;
  };
  return blocks.map(number);
}

function blocksOf(sources: readonly Source[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let index = 0; index < sources.length; ) {
    const step = stepAt(sources, index);
    blocks.push(...step.blocks);
    index = Math.max(step.next, index + 1);
  }
  return blocks;
}

const FENCE = /^\s{0,3}(`{3,}|~{3,})/;
const ITEM = /^(\s*)([-*+]|\d{1,3}[.)])\s+/;

function stepAt(sources: readonly Source[], index: number): Step {
  const { text, line } = sources[index] as Source;
  if (text.trim() === '' || /^\s*<!--.*-->\s*$/.test(text) || /^\s*(?:[-*_]\s*){3,}$/.test(text))
    return { blocks: [], next: index + 1 };
  const fence = FENCE.exec(text)?.[1];
  if (fence !== undefined) return { blocks: [], next: endOfFence(sources, index, fence) };
  const heading = /^\s{0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/.exec(text);
  if (heading) return { blocks: [headingBlock(heading[1]?.length ?? 1, heading[2] ?? '', line)], next: index + 1 };
  if (/^\s*<(?:table|ul|ol|dl|div|section|details|summary|h[1-6]|p)\b/i.test(text)) return htmlAt(sources, index);
  if (isTableAt(sources, index)) return tableAt(sources, index);
  if (ITEM.test(text)) return listAt(sources, index);
  return paragraphAt(sources, index);
}

function endOfFence(sources: readonly Source[], index: number, fence: string): number {
  const end = sources.findIndex(
    ({ text }, at) => at > index && text.trim().startsWith(fence) && text.trim().replaceAll(fence[0] ?? '`', '') === '',
  );
  return end < 0 ? sources.length : end + 1;
}

const headingBlock = (level: number, text: string, line: number): Block => ({
  kind: 'heading',
  level,
  text: inlineOf(text).text,
  at: { line, column: 1 },
});

/** A table of HTML goes to its end; of other elements only the line is HTML, since Markdown may go on within. */
function htmlAt(sources: readonly Source[], index: number): Step {
  const tag = /^\s*<(table|ul|ol|dl)\b/i.exec(sources[index]?.text ?? '')?.[1]?.toLowerCase();
  let next = index + 1;
  if (tag !== undefined) {
    let open = 0;
    for (next = index; next < sources.length; next++) {
      const line = sources[next]?.text ?? '';
      open +=
        (line.match(new RegExp(`<${tag}\\b`, 'gi')) ?? []).length -
        (line.match(new RegExp(`</${tag}>`, 'gi')) ?? []).length;
      if (open <= 0) break;
    }
    next += 1;
  }
  const html = sources
    .slice(index, next)
    .map(({ text }) => text)
    .join('\n');
  return { blocks: moved(readHtml(html).blocks, (sources[index]?.line ?? 1) - 1), next };
}

/** Blocks of a part of the input, with their places in all of it. */
const moved = (blocks: readonly Block[], lines: number): readonly Block[] =>
  blocks.map((block) => movedBlock(block, lines));

function movedBlock(block: Block, lines: number): Block {
  const move = <T extends { readonly at: Position }>(placed: T): T => ({
    ...placed,
    at: { ...placed.at, line: placed.at.line + lines },
  });
  const moveCell = (cell: Cell): Cell => ({ ...move(cell), blocks: moved(cell.blocks, lines) });
  switch (block.kind) {
    case 'table':
      return { ...move(block), rows: block.rows.map((row) => ({ ...move(row), cells: row.cells.map(moveCell) })) };
    case 'list':
      return { ...move(block), items: block.items.map((item) => moved(item, lines)) };
    case 'group':
      return { ...move(block), blocks: moved(block.blocks, lines) };
    case 'text':
      return { ...move(block), lines: block.lines.map(move) };
    case 'heading':
      return move(block);
  }
}

const DELIMITERS = /^\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*$/;
const isPiped = (text: string): boolean => (text.replace(/\\\|/g, '').match(/\|/g) ?? []).length >= 1;

/** A header with delimiters below it, or rows that begin and end with a bar. */
function isTableAt(sources: readonly Source[], index: number): boolean {
  const [first = '', second = ''] = [sources[index]?.text, sources[index + 1]?.text];
  if (!isPiped(first)) return false;
  if (isPiped(second) && DELIMITERS.test(second)) return true;
  return /^\s*\|.*\|\s*$/.test(first) && /^\s*\|.*\|\s*$/.test(second);
}

function tableAt(sources: readonly Source[], index: number): Step {
  let next = index;
  while (next < sources.length && isPiped(sources[next]?.text ?? '')) next += 1;
  const lines = sources.slice(index, next);
  const hasHead = DELIMITERS.test(lines[1]?.text ?? '');
  const rows = lines
    .filter(({ text }) => !DELIMITERS.test(text))
    .map((source, row) => pipedRow(source, hasHead && row === 0));
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const filled = rows.map((row) => ({
    ...row,
    cells: [...row.cells, ...Array.from({ length: width - row.cells.length }, () => emptyCell(row.at))],
  }));
  return { blocks: [{ kind: 'table', rows: filled, number: 0, at: { line: lines[0]?.line ?? 1, column: 1 } }], next };
}

const emptyCell = (at: Position): Cell => ({ lines: [], pieces: [], header: false, blocks: [], at });

function pipedRow({ text, line }: Source, isHead: boolean): Row {
  const inner = text
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  let column = text.indexOf(inner) + 1;
  const cells = inner.split(/(?<!\\)\|/).map((raw): Cell => {
    const at = { line, column: column + (raw.length - raw.trimStart().length) };
    column += raw.length + 1;
    const parts = raw
      .replaceAll('\\|', '|')
      .split(/<br\s*\/?>/i)
      .map(inlineOf)
      .filter((part) => part.text !== '');
    const link = /\]\((https?:\/\/[^)\s]+)/.exec(raw)?.[1];
    return {
      lines: parts.map((part) => part.text),
      pieces: parts.flatMap((part) => part.pieces),
      header: isHead || (parts.length > 0 && parts.every(({ bold }) => bold)),
      blocks: [],
      at,
      ...(link !== undefined && { link }),
    };
  });
  return { cells, section: isHead ? 'head' : 'body', at: { line, column: 1 } };
}

const indentOf = (text: string): number => text.length - text.trimStart().length;

/** Items of one list: what is indented below an item belongs to it. */
function listAt(sources: readonly Source[], index: number): Step {
  const base = indentOf(sources[index]?.text ?? '');
  const items: Source[][] = [];
  let next = index;
  for (; next < sources.length; next++) {
    const source = sources[next] as Source;
    const item = ITEM.exec(source.text);
    if (item && indentOf(source.text) <= base + 1) items.push([{ ...source, text: source.text.slice(item[0].length) }]);
    else if (goesOn(sources, next, base))
      items.at(-1)?.push({ ...source, text: source.text.slice(Math.min(indentOf(source.text), base + 2)) });
    else break;
  }
  return {
    blocks: [{ kind: 'list', items: items.map(blocksOf), at: { line: sources[index]?.line ?? 1, column: base + 1 } }],
    next,
  };
}

/** A line of an item: indented, or right below it and no block of its own; a blank line only where an indented one follows. */
function goesOn(sources: readonly Source[], index: number, base: number): boolean {
  const text = sources[index]?.text ?? '';
  if (text.trim() === '') {
    const following = sources[index + 1]?.text ?? '';
    return (
      following.trim() !== '' && (indentOf(following) > base || (ITEM.test(following) && indentOf(following) === base))
    );
  }
  return (
    indentOf(text) > base ||
    (sources[index - 1]?.text.trim() !== '' && !/^\s*(?:#|<|\||>|```|~~~)/.test(text) && !ITEM.test(text))
  );
}

function paragraphAt(sources: readonly Source[], index: number): Step {
  let next = index;
  while (next < sources.length && !endsParagraph(sources, next, index)) next += 1;
  const lines = sources.slice(index, next);
  const below = sources[next]?.text ?? '';
  const level = /^\s{0,3}=+\s*$/.test(below) ? 1 : /^\s{0,3}-+\s*$/.test(below) ? 2 : undefined;
  if (level !== undefined && lines.length > 0)
    return {
      blocks: [headingBlock(level, lines.map(({ text }) => text.trim()).join(' '), lines[0]?.line ?? 1)],
      next: next + 1,
    };
  return { blocks: [textBlock(lines)], next: Math.max(next, index + 1) };
}

function endsParagraph(sources: readonly Source[], index: number, from: number): boolean {
  const text = sources[index]?.text ?? '';
  if (text.trim() === '') return true;
  if (index === from) return false;
  return (
    /^\s{0,3}(?:#{1,6}\s|=+\s*$|-+\s*$|`{3}|~{3}|<(?:table|div|details|ul|dl))/i.test(text) ||
    (ITEM.test(text) && indentOf(text) <= 3) ||
    isTableAt(sources, index)
  );
}

/** Lines of a paragraph run on, unless one ends in a break or the next begins with a label. */
function textBlock(sources: readonly Source[]): Block {
  const lines: { text: string; line: number }[] = [];
  let broken = true;
  for (const { text, line } of sources) {
    const bare = text.replace(/^\s*>\s?/, '');
    const last = lines.at(-1);
    const isLabelled =
      labelledIn(inlineOf(bare).text).fields.length > 0 && /^[\s*_]*\p{L}[^:：]{0,40}[:：]/u.test(bare);
    if (broken || isLabelled || !last) lines.push({ text: bare.trim(), line });
    else last.text += ` ${bare.trim()}`;
    broken = /(?: {2}|\\)$/.test(text);
  }
  const split = lines.flatMap(({ text, line }) =>
    text
      .replace(/\\$/, '')
      .split(/<br\s*\/?>/i)
      .map((part) => ({ ...inlineOf(part), line })),
  );
  const shown = split.filter(({ text }) => text !== '');
  return {
    kind: 'text',
    lines: shown.map(({ text, pieces, line }): Line => ({ text, pieces, at: { line, column: 1 } })),
    strong: shown.length > 0 && shown.every(({ bold }) => bold),
    at: { line: sources[0]?.line ?? 1, column: 1 },
  };
}
