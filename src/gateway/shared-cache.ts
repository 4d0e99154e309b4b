import { cacheHeadersOf, directivesOf, isKeptNowhere } from '../filter/index.ts';

/** RFC 9110 15.1: what a cache may keep by a guess of its own, where nobody says for how long. */
const KEPT_BY_GUESS: ReadonlySet<number> = new Set([200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501]);

/** RFC 9110 9.3.3 to 9.3.5: of these an answer is kept by what it says alone (POST), or never. */
const CHANGES: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Whether a cache that several visitors share may store an answer, its headers with it (RFC 9111 3): "The presence of a
 * Set-Cookie response header field does not inhibit caching" (7.3). Where that cannot be told, it may.
 */
export function mayBeShared(method: string, status: number, headers: Headers): boolean {
  // RFC 9111 3.2: a cache takes over the headers of an answer that says that nothing has changed.
  if (status === 304) return true;
  const said = directivesOf(headers);
  const isForSome = cacheHeadersOf(headers).length > 0;
  const isKeptOut = said.has('private') || isKeptNowhere(said);
  if (isKeptOut) return isForSome;
  if (isForSome || headers.has('expires')) return true;
  const isKeptByWord = ['public', 'max-age', 's-maxage'].some((each) => said.has(each));
  return isKeptByWord || (KEPT_BY_GUESS.has(status) && !CHANGES.has(method));
}
