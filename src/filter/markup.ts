import { readsAsAscii, toBytes, toText, UTF16_BOM } from './markup/bytes.ts';
import { type Open, Opening } from './markup/opening.ts';
import { type PageRules, Rewriter } from './markup/rewriter.ts';

export type { AddressKind } from '../registry/index.ts';
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
  const page = new Opening(TELLING, (start) => open(rules, start));
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

/** So many bytes tell of a byte order mark. */
const TELLING = 2;

function open({ onUnread, ...rules }: MarkupRules, start: string): ReturnType<Open> {
  // Encoding standard, 'decode': a byte order mark wins over what the response declares.
  const charset = start.startsWith('\xef\xbb') ? 'utf-8' : rules.charset;
  if (UTF16_BOM.test(start) || !readsAsAscii(charset)) {
    onUnread?.();
    return undefined;
  }
  return { stage: new Rewriter({ ...rules, charset }), passed: 0 };
}
