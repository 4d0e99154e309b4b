import { tidy } from '../fold.ts';
import type { Block, Line, Position, TextBlock } from './block.ts';

/**
 * Gathers what stands in an element: runs of text become lines, until an element comes that begins a line of its own.
 * Private to the reading of one element; nothing of it is shared.
 */
export class Flow {
  readonly #blocks: Block[] = [];
  readonly #links = new Set<string>();
  #lines: { text: string; pieces: string[]; at: Position }[] = [];
  #begun = true;
  #strong = 0;
  #all = 0;
  #linkCount = 0;

  /** A run of text; in a page every blank is one blank. */
  text(value: string, at: Position, strong: boolean): void {
    const text = value.replace(/\s+/g, ' ');
    const shown = tidy(text);
    this.#all += shown.length;
    if (strong) this.#strong += shown.length;
    const last = this.#lines.at(-1);
    if (last) this.#append(last, text, at);
    else if (shown !== '') this.#lines.push({ text, pieces: [text], at });
    if (this.#lines.length > 0) this.#begun = false;
  }

  #append(line: { text: string; pieces: string[]; at: Position }, text: string, at: Position): void {
    if (line.text.trim() === '') line.at = at;
    line.text += text;
    if (this.#begun || line.pieces.length === 0) line.pieces.push(text);
    else line.pieces[line.pieces.length - 1] += text;
  }

  /** An element begins or ends here. */
  piece(): void {
    this.#begun = true;
  }

  break(): void {
    const last = this.#lines.at(-1);
    if (last) this.#lines.push({ text: '', pieces: [], at: last.at });
    this.#begun = true;
  }

  link(address: string | undefined): void {
    this.#linkCount += 1;
    if (address !== undefined && /^https?:\/\//i.test(address)) this.#links.add(address);
  }

  /** The address of the one link that was met; `undefined` where there were several. */
  onlyLink(): string | undefined {
    return this.#linkCount === 1 ? [...this.#links][0] : undefined;
  }

  add(block: Block): void {
    this.#flush();
    this.#blocks.push(block);
  }

  addAll(blocks: readonly Block[]): void {
    this.#flush();
    this.#blocks.push(...blocks);
  }

  /**
   * An element that holds others; one that holds only a text, or only one other, is not told apart from it. An empty one
   * stays, as a text without lines: among others it may be a cell without a value.
   */
  addGroup(shape: string, blocks: readonly Block[], at: Position): void {
    const [only] = blocks;
    if (!only) this.add({ kind: 'text', lines: [], strong: false, at });
    else if (blocks.length === 1) this.add(only);
    else this.add({ kind: 'group', shape, blocks, at });
  }

  /** All that was gathered. */
  end(): readonly Block[] {
    this.#flush();
    return this.#blocks;
  }

  #flush(): void {
    const lines = this.#lines.map(lineOf).filter(({ text }) => text !== '');
    if (lines.length > 0) this.#blocks.push(textBlock(lines, this.#strong, this.#all));
    this.#lines = [];
    this.#begun = true;
    this.#strong = 0;
    this.#all = 0;
  }
}

const lineOf = ({ text, pieces, at }: Line): Line => ({
  text: tidy(text),
  pieces: pieces.map(tidy).filter((each) => each !== ''),
  at,
});

function textBlock(lines: readonly Line[], strong: number, all: number): TextBlock {
  const [first] = lines;
  return { kind: 'text', lines, strong: all > 0 && strong / all > 0.9, at: first?.at ?? { line: 1, column: 1 } };
}
