/** What all inputs become before anything is understood of them: a document as a reader sees it, in order. */

/** A place in the input; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A line of a text, as far as a line break goes. */
export interface Line {
  readonly text: string;
  /** What its elements hold, one after the other. */
  readonly pieces: readonly string[];
  readonly at: Position;
}

/** A heading, or what stands like one. Levels 1 to 6 are headings; more is a bold line, a summary or a legend. */
interface HeadingBlock {
  readonly kind: 'heading';
  readonly level: number;
  readonly text: string;
  readonly at: Position;
}

/** A paragraph, or the text of any other element that holds no other. */
export interface TextBlock {
  readonly kind: 'text';
  readonly lines: readonly Line[];
  /** Whether all of it is bold or in code, so that it may head what follows. */
  readonly strong: boolean;
  readonly role?: 'term' | 'value';
  readonly at: Position;
}

export interface Cell {
  readonly lines: readonly string[];
  readonly pieces: readonly string[];
  /** Marked as a header. */
  readonly header: boolean;
  /** Repeated from the cell above or to the left, which spans it. */
  readonly spanned?: 'above' | 'left';
  /** Address of its one link. */
  readonly link?: string;
  /** What had to be guessed to find out where it ends. */
  readonly doubt?: string;
  /** What it holds, where that is more than text: tables and lists. */
  readonly blocks: readonly Block[];
  readonly at: Position;
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly at: Position;
  readonly section: 'head' | 'body' | 'foot';
  /** What the page says of it to machines: the name that our own policy page marks a row with. */
  readonly entry?: string;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly caption?: string;
  readonly rows: readonly Row[];
  /** How many more rows it has, which are not read: the document has more cells than any list of cookies. */
  readonly cut?: number;
  /** Its number in the document, from 1. */
  readonly number: number;
  /** Id of the section that it stands in, where our own policy page says so. */
  readonly section?: string;
  readonly at: Position;
}

export interface ListBlock {
  readonly kind: 'list';
  readonly items: readonly (readonly Block[])[];
  readonly at: Position;
}

/** An element that holds others: `shape` is the same for elements that are made alike. */
export interface GroupBlock {
  readonly kind: 'group';
  readonly shape: string;
  readonly blocks: readonly Block[];
  readonly at: Position;
}

export type Block = HeadingBlock | TextBlock | TableBlock | ListBlock | GroupBlock;

export interface Document {
  readonly blocks: readonly Block[];
  /** Tag of the language that it says it is in. */
  readonly language?: string;
  readonly title?: string;
}

/** The text of a cell on one line. */
export const textOf = ({ lines }: { readonly lines: readonly string[] }): string => lines.join(' ').trim();

/** Everything that blocks say, line by line, tables left out. */
export function linesOf(blocks: readonly Block[]): readonly Line[] {
  return blocks.flatMap(linesOfBlock);
}

function linesOfBlock(block: Block): readonly Line[] {
  switch (block.kind) {
    case 'heading':
      return [{ text: block.text, pieces: [block.text], at: block.at }];
    case 'text':
      return block.lines;
    case 'list':
      return block.items.flatMap(linesOf);
    case 'group':
      return linesOf(block.blocks);
    case 'table':
      return [];
  }
}

/** Whether a table stands somewhere in blocks. */
export function hasTable(blocks: readonly Block[]): boolean {
  return blocks.some(
    (block) =>
      block.kind === 'table' ||
      (block.kind === 'group' && hasTable(block.blocks)) ||
      (block.kind === 'list' && block.items.some(hasTable)),
  );
}
