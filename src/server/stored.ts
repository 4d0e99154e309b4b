import { entryOf } from '../decision/index.ts';
import { openValue, type Sealer, type Stored } from '../features/index.ts';
import { readCookies } from '../filter/index.ts';
import type { Entry } from '../registry/index.ts';
import type { History } from './history.ts';

/** What a site has to read cookies with. */
export interface CookieReader {
  readonly history: Pick<History, 'table'>;
  /** Its declared cookies, by name or pattern. */
  readonly cookies: ReadonlyMap<string, Entry>;
  /** For the values of cookies that the registry says are sealed. */
  readonly sealer: Sealer;
  /** Seconds since 1970. */
  seconds(): number;
}

/** What stands in a cookie that is declared, its seal taken off, whether or not its visitor allows it. */
export function openCookie(site: CookieReader, name: string, text: string, now = site.seconds()): string | undefined {
  const { name: declared = '' } = entryOf(site.history.table, 'cookie', name) ?? {};
  const entry = site.cookies.get(declared);
  return entry && openValue(name, text, entry.sealed, site.sealer, now);
}

/** What stands in the declared cookies of a request: for facts that have to be known before what its visitor allows. */
export function storedIn(site: CookieReader, request: Request): Stored {
  const sent = readCookies(request.headers.get('cookie'));
  return (name) => {
    const cookie = sent.find((each) => each.name === name);
    return cookie && openCookie(site, name, cookie.value);
  };
}
