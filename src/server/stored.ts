import { entryOf } from '../decision/index.ts';
import { openValue, type Sealer, type Stored } from '../features/index.ts';
import { readCookies } from '../filter/index.ts';
import type { Entry } from '../registry/index.ts';
import type { History } from './history.ts';
import type { Forgotten } from './options.ts';

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
function openCookie(site: CookieReader, name: string, text: string, now = site.seconds()): string | undefined {
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

/** As many as browsers keep of one site; a client can make up more. */
export const MOST_READ = 180;

/** What stands in a request's cookies of some names, each once. What has come to its own end is forgotten all the same. */
export function forgottenIn(site: CookieReader, request: Request, names: readonly string[]): readonly Forgotten[] {
  const found = new Map<string, Forgotten>();
  for (const { name, value: text } of readCookies(request.headers.get('cookie')).slice(0, MOST_READ)) {
    const value = names.includes(name) ? openCookie(site, name, text, 0) : undefined;
    if (value) found.set(`${name}=${value}`, { name, value });
  }
  return [...found.values()];
}
