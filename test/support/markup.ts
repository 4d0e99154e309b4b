/** Pages through the markup filter, under rules of the tests' own. */
import { inertMarkup, type MarkupRules } from '../../src/filter/index.ts';

const PAGE = new URL('https://site.example/shop/page?x=1');
const OPEN = /^\/|^good\.example(?:\/|$)/;

/** `good.example` and the page's own host may be loaded from; `evil.example` waits; the rest nothing opens. */
export const rules: MarkupRules = {
  page: PAGE,
  markOf: (_, name) => (OPEN.test(name) ? undefined : name.startsWith('evil.') ? 'ads:evil' : ''),
};

export async function run(chunks: readonly Uint8Array[], other: Partial<MarkupRules> = {}): Promise<Uint8Array> {
  const stream = streamOf(chunks).pipeThrough(inertMarkup({ ...rules, ...other }));
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}

const streamOf = (chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const rewrite = async (text: string, other?: Partial<MarkupRules>): Promise<string> =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await run([utf8(text)], other));
