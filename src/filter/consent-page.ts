import { readsAsAscii, toBytes, toText, UTF16_BOM } from './markup/bytes.ts';
import { Inserter, type InsertRules } from './markup/inserter.ts';
import { type Open, Opening } from './markup/opening.ts';

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
  const page = new Opening(UTF8_BOM.length, (start) => open(rules, start));
  return {
    write: (chunk) => toBytes(page.write(toText(chunk))),
    end: () => toBytes(page.end()),
  };
}

function open(rules: InsertRules, start: string): ReturnType<Open> {
  // Encoding standard, 'decode': a byte order mark wins over what the response declares, and has to stay the first.
  const hasMark = start.startsWith(UTF8_BOM);
  const charset = hasMark ? 'utf-8' : rules.charset;
  if (UTF16_BOM.test(start) || !readsAsAscii(charset)) return undefined;
  const ascii = (text: string): string => text.replace(/[^\0-\x7f]/gu, (letter) => `&#${letter.codePointAt(0)};`);
  const stage = new Inserter({
    ...rules,
    charset,
    piecesFor: (language) => {
      const { head, banner, end } = rules.piecesFor(language);
      return { head: ascii(head), banner: ascii(banner), end: ascii(end) };
    },
  });
  return { stage, passed: hasMark ? UTF8_BOM.length : 0 };
}
