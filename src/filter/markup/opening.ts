/** What reads a page piece by piece, one byte a letter, and gives what can be written now. */
export interface Stage {
  write(text: string): string;
  end(): string;
}

/** What a page is read by, and how many of its first letters pass without it; nothing where the page passes as it is. */
export type Open = (start: string) => { readonly stage: Stage; readonly passed: number } | undefined;

/** A page under way. It waits for its first bytes, since they may tell the encoding. */
export class Opening implements Stage {
  readonly #least: number;
  readonly #open: Open;
  #start = '';
  /** Unset until the encoding is known; `null`: the page is passed as it is. */
  #stage: Stage | null | undefined;

  /** @param least how many letters tell. */
  constructor(least: number, open: Open) {
    this.#least = least;
    this.#open = open;
  }

  write(text: string): string {
    if (this.#stage !== undefined) return this.#stage?.write(text) ?? text;
    this.#start += text;
    return this.#start.length < this.#least ? '' : this.#begin();
  }

  end(): string {
    const start = this.#stage === undefined ? this.#begin() : '';
    return start + (this.#stage?.end() ?? '');
  }

  #begin(): string {
    const start = this.#start;
    this.#start = '';
    const { stage = null, passed = 0 } = this.#open(start) ?? {};
    this.#stage = stage;
    return stage ? start.slice(0, passed) + stage.write(start.slice(passed)) : start;
  }
}
