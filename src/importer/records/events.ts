import { asLabel } from '../columns.ts';
import type { Block, ListBlock, Position, TableBlock, TextBlock } from '../document/index.ts';
import { asTable } from '../table/index.ts';

/** A document as one sequence: what a reader meets from top to bottom. */
export type Event =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string; readonly at: Position }
  | {
      readonly kind: 'line';
      readonly text: string;
      readonly pieces: readonly string[];
      readonly role: 'term' | 'value' | 'item' | 'text';
      readonly at: Position;
    }
  | { readonly kind: 'table'; readonly table: TableBlock }
  /** An element begins. What its headings head ends with it where it is `scoped`. `shape` is that of elements made alike. */
  | { readonly kind: 'enter'; readonly scoped: boolean; readonly shape: string }
  | { readonly kind: 'leave' };

/** Levels of what stands like a heading and is none. */
const BOLD_LINE = 9;
const COLON_LINE = 10;
const ITEM = 20;

/** Puts blocks into one sequence. */
export function eventsOf(blocks: readonly Block[], depth = 0): readonly Event[] {
  return blocks.filter((_, index) => !isTab(blocks, index)).flatMap((block) => eventsOfBlock(block, depth));
}

/** Buttons side by side choose what is shown: none of them heads what follows. */
function isTab(blocks: readonly Block[], index: number): boolean {
  const isButton = (block: Block | undefined): boolean => block?.kind === 'heading' && block.level === BUTTON;
  return isButton(blocks[index]) && (isButton(blocks[index - 1]) || isButton(blocks[index + 1]));
}

/** Level of a button, as the reader of HTML gives it. */
const BUTTON = 8;

function eventsOfBlock(block: Block, depth: number): readonly Event[] {
  switch (block.kind) {
    case 'heading':
      return [block];
    case 'table':
      return [{ kind: 'table', table: block }];
    case 'text':
      return eventsOfText(block, 'text');
    case 'list':
      return eventsOfList(block, depth);
    case 'group': {
      const table = asTable(block, 0);
      const scoped = /^(?:details|li|article|dialog|tabpanel)/.test(block.shape);
      if (table) {
        const headings = block.blocks
          .filter(({ kind }) => kind === 'heading')
          .flatMap((each) => eventsOfBlock(each, depth));
        return [
          { kind: 'enter', scoped, shape: block.shape },
          ...headings,
          { kind: 'table', table },
          { kind: 'leave' },
        ];
      }
      return [{ kind: 'enter', scoped, shape: block.shape }, ...eventsOf(block.blocks, depth), { kind: 'leave' }];
    }
  }
}

function eventsOfText({ lines, strong, role, at }: TextBlock, otherwise: 'item' | 'text'): readonly Event[] {
  const [first] = lines;
  if (!first) return [{ kind: 'line', text: '', pieces: [], role: role ?? otherwise, at }];
  const isHeading =
    lines.length === 1 &&
    role === undefined &&
    otherwise === 'text' &&
    first.text.length <= 120 &&
    !asLabel(first.text);
  if (isHeading && strong) return [{ kind: 'heading', level: BOLD_LINE, text: first.text, at: first.at }];
  if (isHeading && /[:：]$/u.test(first.text))
    return [{ kind: 'heading', level: COLON_LINE, text: first.text, at: first.at }];
  return lines.map((line) => ({ kind: 'line', ...line, role: role ?? otherwise }));
}

function eventsOfList({ items }: ListBlock, depth: number): readonly Event[] {
  const inner = items.flatMap((item): readonly Event[] => [
    { kind: 'enter', scoped: true, shape: 'li' },
    ...eventsOfItem(item, depth),
    { kind: 'leave' },
  ]);
  return [{ kind: 'enter', scoped: true, shape: 'list' }, ...inner, { kind: 'leave' }];
}

/** What an item says first heads the lists and tables that it holds. */
function eventsOfItem(item: readonly Block[], depth: number): readonly Event[] {
  const [first, ...others] = item;
  const heads = others.some(({ kind }) => kind === 'list' || kind === 'table');
  const lead = first?.kind === 'text' ? first.lines[0] : undefined;
  if (!heads || first?.kind !== 'text' || !lead) {
    return item.flatMap((block) =>
      block.kind === 'text' ? eventsOfText(block, 'item') : eventsOfBlock(block, depth + 1),
    );
  }
  const heading: Event = {
    kind: 'heading',
    level: ITEM + depth,
    text: lead.text.replace(/\s*\([^)]*\)\s*$/, ''),
    at: lead.at,
  };
  const rest = first.lines.slice(1).map((line): Event => ({ kind: 'line', ...line, role: 'item' }));
  return [heading, ...rest, ...eventsOf(others, depth + 1)];
}
