import { randomBytes } from 'node:crypto';
import { decide, entryOf, permissionsOf } from '../decision/index.ts';
import { type Gate, openValue, type RequestJar, requestJar, type Stored } from '../features/index.ts';
import { readCookies, readFacts } from '../filter/index.ts';
import { isSecure } from './origins.ts';
import type { Site } from './site.ts';

/** The cookies of a request, as far as the registry names them and its visitor allows them. */
export function jarOf(site: Site, request: Request): RequestJar {
  const { table } = site.history;
  const now = site.seconds();
  const permissions = permissionsOf(table, readFacts(request, site.reader), now);
  const gate: Gate = {
    decide: (write) => decide(table, permissions, write),
    now,
    bytes: (count) => randomBytes(count),
  };
  return requestJar({
    gate,
    entries: site.cookies,
    cookie: request.headers.get('cookie'),
    isSecure: isSecure(request),
    sealer: site.sealer,
  });
}

/** What a site has to read cookies with. */
export type CookieReader = Pick<Site, 'history' | 'cookies' | 'sealer' | 'seconds'>;

/** What stands in a cookie that is declared, its seal taken off, whether or not its visitor allows it. */
export function openCookie(site: CookieReader, name: string, text: string): string | undefined {
  const { name: declared = '' } = entryOf(site.history.table, 'cookie', name) ?? {};
  const entry = site.cookies.get(declared);
  return entry && openValue(name, text, entry.sealed, site.sealer, site.seconds());
}

/** What stands in the declared cookies of a request: for facts that have to be known before what its visitor allows. */
export function storedIn(site: CookieReader, request: Request): Stored {
  const sent = readCookies(request.headers.get('cookie'));
  return (name) => {
    const cookie = sent.find((each) => each.name === name);
    return cookie && openCookie(site, name, cookie.value);
  };
}
