import { readsAsAscii, toBytes, toText, UTF16_BOM } from './markup/bytes.ts';
import { Inserter, type InsertRules } from './markup/inserter.ts';

export type { ConsentPieces, InsertRules } from './markup/inserter.ts';

/** A page on its way to the browser, which gets guard and banner. */
export interface ConsentPage {
  write(chunk: Uint8Array): Uint8Array<ArrayBuffer>;
  /** What was held back. */
  end(): Uint8Array<ArrayBuffer>;
}

const UTF8_BOM = '\xef\xbb\xbf';

/**
 * Puts guard and banner into an HTML page while it streams: the guard before every script, the banner first in the
 * body, neither before the doctype, so that a browser reads the page in the mode in which it did.
 *
 * Bytes in, bytes out; what is put in has letters beyond ASCII by number, so the encoding of the page does not
 * matter. Of the page itself a tag or comment is held back at most, and once, where the guard goes, a kilobyte. A page
 * in UTF-16 is passed as it is. The body must not be compressed, and the response must say nothing of its length.
 */
export function consentPage(rules: InsertRules): ConsentPage {
  const page = new Page(rules);
  return {
    write: (chunk) => toBytes(page.write(toText(chunk))),
    end: () => toBytes(page.end()),
  };
}

/** It waits for the first three bytes, since they may tell the encoding. */
class Page {
  readonly #rules: InsertRules;
  #start = '';
  /** Unset until the encoding is known; `null`: the page is passed as it is. */
  #inserter: Inserter | null | undefined;

  constructor(rules: InsertRules) {
    this.#rules = rules;
  }

  write(text: string): string {
    if (this.#inserter !== undefined) return this.#inserter?.write(text) ?? text;
    this.#start += text;
    return this.#start.length < UTF8_BOM.length ? '' : this.#begin();
  }

  end(): string {
    const start = this.#inserter === undefined ? this.#begin() : '';
    return start + (this.#inserter?.end() ?? '');
  }

  #begin(): string {
    const start = this.#start;
    this.#start = '';
    // Encoding standard, 'decode': a byte order mark wins over what the response declares, and has to stay the first.
    const mark = start.startsWith(UTF8_BOM) ? UTF8_BOM : '';
    const charset = mark ? 'utf-8' : this.#rules.charset;
    if (UTF16_BOM.test(start) || !readsAsAscii(charset)) {
      this.#inserter = null;
      return start;
    }
    const ascii = (text: string): string => text.replace(/[^\0-\x7f]/gu, (letter) => `&#${letter.codePointAt(0)};`);
    const { piecesFor } = this.#rules;
    this.#inserter = new Inserter({
      ...this.#rules,
      charset,
      piecesFor: (language) => {
        const { head, banner, end } = piecesFor(language);
        return { head: ascii(head), banner: ascii(banner), end: ascii(end) };
      },
    });
    return mark + this.#inserter.write(start.slice(mark.length));
  }
}
