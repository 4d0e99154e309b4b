import { readsAsAscii, toBytes, toText, UTF16_BOM } from './markup/bytes.ts';
import { type PageRules, Rewriter } from './markup/rewriter.ts';

export type { AddressKind } from './markup/loads.ts';
export { markOf } from './markup/mark.ts';

/** How the elements of a page are judged, and by which encoding it is read. */
export interface MarkupRules extends PageRules {
  /** Called once when the page is passed as it is, because its encoding is UTF-16. */
  readonly onUnread?: (() => void) | undefined;
  /** What the response says of its length, in bytes: a body that ends before is broken, and no page. */
  readonly length?: number | undefined;
}

/** A page under way: what is known of it so far goes out. */
export interface InertPage {
  write(chunk: Uint8Array): Uint8Array<ArrayBuffer>;
  /**
   * What was held back.
   *
   * @throws {Error} when less has come than the rules say.
   */
  end(): Uint8Array<ArrayBuffer>;
}

/**
 * Makes the elements of an HTML response inert whose addresses may not be loaded, while the response streams:
 * neither the parser nor the preload scanner of a browser then asks for them.
 *
 * Bytes in, bytes out; no more than one token (a tag, a comment) is held back. What is not made inert is passed
 * byte for byte. The body must not be compressed, and the response must say nothing of its length. A page in
 * UTF-16 is passed as it is: then the policy header alone stops.
 *
 * @example
 * ```ts
 * const rules = { page: new URL(request.url), markOf: (kind, name) => markOf(table, state, kind, name) };
 * const body = response.body.pipeThrough(inertMarkup(rules));
 * ```
 */
export function inertMarkup(rules: MarkupRules): TransformStream<Uint8Array, Uint8Array> {
  const page = inertPage(rules);
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      send(controller, page.write(chunk));
    },
    flush(controller) {
      send(controller, page.end());
    },
  });
}

function send(controller: TransformStreamDefaultController<Uint8Array>, bytes: Uint8Array): void {
  if (bytes.length > 0) controller.enqueue(bytes);
}

/** The same as {@link inertMarkup}, for a host without Web streams: each piece is answered at once. */
export function inertPage(rules: MarkupRules): InertPage {
  const page = new Page(rules);
  const { length = 0 } = rules;
  let seen = 0;
  return {
    write(chunk) {
      seen += chunk.length;
      return toBytes(page.write(toText(chunk)));
    },
    end() {
      if (seen < length) throw new Error(`the page ended after ${seen} of the ${length} bytes that it declares`);
      return toBytes(page.end());
    },
  };
}

/** One page under way. It waits for the first two bytes, since they may tell the encoding. */
class Page {
  readonly #rules: MarkupRules;
  #start = '';
  /** Unset until the encoding is known; `null`: the page is passed as it is. */
  #rewriter: Rewriter | null | undefined;

  constructor(rules: MarkupRules) {
    this.#rules = rules;
  }

  write(text: string): string {
    if (this.#rewriter !== undefined) return this.#rewriter?.write(text) ?? text;
    this.#start += text;
    return this.#start.length < 2 ? '' : this.#begin();
  }

  end(): string {
    const start = this.#rewriter === undefined ? this.#begin() : '';
    return start + (this.#rewriter?.end() ?? '');
  }

  #begin(): string {
    const { charset, onUnread } = this.#rules;
    const start = this.#start;
    this.#start = '';
    // Encoding standard, 'decode': a byte order mark wins over what the response declares.
    const known = start.startsWith('\xef\xbb') ? 'utf-8' : charset;
    if (UTF16_BOM.test(start) || !readsAsAscii(known)) {
      this.#rewriter = null;
      onUnread?.();
      return start;
    }
    this.#rewriter = new Rewriter({ ...this.#rules, charset: known });
    return this.#rewriter.write(start);
  }
}
