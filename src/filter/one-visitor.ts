/** RFC 9213 2.2 goes before `Cache-Control` at the caches that it names; `Surrogate-Control` is what came before it. */
const FOR_SOME_CACHES = /(?:-cache-control|^surrogate-control)$/;

/** What an answer tells some caches alone, past its `Cache-Control`. */
export const cacheHeadersOf = (headers: Headers): readonly string[] =>
  [...headers.keys()].filter((name) => FOR_SOME_CACHES.test(name));

/** The names in `Cache-Control`; of `private`, which with names of headers is about those alone (RFC 9111 5.2.2.7), only the bare one. */
export function directivesOf(headers: Headers): ReadonlySet<string> {
  const value = (headers.get('cache-control') ?? '').toLowerCase().replace(/"[^"]*"/g, '""');
  const directives = value.split(',').map((each) => each.trim().split(/\s*=/) as [string, string?]);
  return new Set(directives.flatMap(([name, of]) => (name === 'private' && of !== undefined ? [] : [name])));
}

/** RFC 9111 5.2.2.3: beside `must-understand` a cache that understands the status passes over `no-store`. */
export const isKeptNowhere = (said: ReadonlySet<string>): boolean =>
  said.has('no-store') && !said.has('must-understand');

/**
 * An answer that knows its visitor: no cache keeps it for another one, whichever header the site has told it by.
 *
 * @param most what a browser may do: keep it and ask anew each time, or keep nothing. Where the site says `no-store` of
 *   itself, that stays.
 */
export function forOneVisitor(headers: Headers, most: 'no-cache' | 'no-store'): void {
  for (const name of cacheHeadersOf(headers)) headers.delete(name);
  if (!isKeptNowhere(directivesOf(headers))) headers.set('cache-control', `private, ${most}`);
}
