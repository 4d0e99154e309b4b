import {
  type Choice,
  choiceCookieValue,
  cookiePlaces,
  decide,
  encodeChoice,
  endsOf,
  permissionsOf,
} from '../decision/index.ts';
import { type RequestFacts, readCookies, sealChoice, setCookie } from '../filter/index.ts';
import { type Entry, entryOf } from '../registry/index.ts';
import { isSecure } from './origins.ts';
import type { Site } from './site.ts';

/** The choice as the `Set-Cookie` header that keeps it, with the attributes that the registry declares. */
export function choiceHeader(site: Site, request: Request, choice: Choice, facts: RequestFacts): string {
  const value = sealChoice(encodeChoice(choice), site.keys, site.scope);
  return cookieHeader(site, request, value, secondsLeft(site, choice, facts));
}

/** A refusal that could not be stored: unsigned, so that it narrows and proves nothing. */
export function pendingHeader(site: Site, request: Request, refusal: Choice, facts: RequestFacts): string {
  const value = choiceCookieValue(encodeChoice(refusal), '');
  return cookieHeader(site, request, value, secondsLeft(site, refusal, facts));
}

/** Until the last of its answers ends: which of them have ended before is told by the choice itself. */
function secondsLeft(site: Site, choice: Choice, { rules }: RequestFacts): number {
  return Math.max(0, Math.max(choice.at, ...endsOf(choice, rules)) - site.seconds());
}

/**
 * What leaves a browser with one choice cookie at most, in the place that the registry declares: another
 * host of the domain, an older registry or a forger can have set more. Nothing when all is well.
 */
export function mendHeaders(site: Site, request: Request, facts: RequestFacts): readonly string[] {
  if (!facts.hasStrays) return [];
  const { choice, isPending } = facts;
  const header = isPending ? pendingHeader : choiceHeader;
  // Where the choice that counts stands cannot be told, so it is put where it belongs.
  const own = choice ? header(site, request, choice, facts) : cookieHeader(site, request, '', 0);
  return [own, ...strayHeaders(site, request)];
}

/** Each place costs a header, and proxies take a few thousand bytes of them. The page's script goes on from there. */
const NEAREST = { labels: 4, steps: 3 };

/** Deletions of the choice cookie wherever else this request can have got it from. */
export function strayHeaders(site: Site, request: Request): readonly string[] {
  const entry = choiceEntry(site);
  const { domains, paths } = cookiePlaces(new URL(request.url), NEAREST);
  const places = paths.flatMap((path) => [undefined, ...domains].map((domain) => ({ domain, path })));
  return places
    .filter(({ domain, path }) => domain !== entry.domain || path !== entry.path)
    .map((place) => setCookie(entry.name, '', { ...entry, ...place, maxAgeSeconds: 0, secure: isSecure(request) }));
}

function cookieHeader(site: Site, request: Request, value: string, seconds: number): string {
  const entry = choiceEntry(site);
  const limit = site.history.table
    .entries()
    .find((each) => each.kind === 'cookie' && each.name === entry.name)?.lifetimeSeconds;
  return setCookie(entry.name, value, {
    ...entry,
    maxAgeSeconds: Math.min(seconds, limit ?? seconds),
    secure: entry.secure && isSecure(request),
  });
}

/** The parser of the registry has made sure that there is one. */
function choiceEntry({ registry, cookies }: Site): Entry {
  return cookies.get(registry.site.choiceCookie) as Entry;
}

/**
 * Deletions for cookies that the visitor does not allow: HttpOnly ones too, which no script reaches. Of
 * declared ones by the domain and path that the registry declares, also where this request does not bring
 * them since their path is another; of what nobody declared by the host and its root, where most stand.
 */
export function deletionHeaders(site: Site, request: Request, choice: Choice, facts: RequestFacts): readonly string[] {
  const { table } = site.history;
  if (table.mode === 'report') return [];
  const permissions = permissionsOf(table, { ...facts, choice, path: '' }, site.seconds());
  return cookieNames(site, request).flatMap((name) => {
    const { kind, because } = decide(table, permissions, { kind: 'cookie', name });
    return kind !== 'denied' || because === 'reserved' ? [] : deletionsBy(site, request, name);
  });
}

/** Deletions for every cookie that the browser can have, also of what is essential. */
export function allDeletionHeaders(site: Site, request: Request, { hasStrays }: RequestFacts): readonly string[] {
  const own = cookieNames(site, request).flatMap((name) => deletionsBy(site, request, name));
  return hasStrays ? [...own, ...strayHeaders(site, request)] : own;
}

/** The cookies that a request brings, and the declared ones that it does not bring since their path is another. */
function cookieNames(site: Site, request: Request): readonly string[] {
  const { pathname } = new URL(request.url);
  const sent = readCookies(request.headers.get('cookie')).map(({ name }) => name);
  const elsewhere = [...site.cookies.values()].filter(
    ({ name, path }) => !name.includes('*') && !pathname.startsWith(path),
  );
  return [...new Set([...sent, ...elsewhere.map(({ name }) => name)])].slice(0, MOST_DELETED);
}

/** Deletions of a cookie by its name, wherever the registry says that it can stand. */
export function deletionsBy(site: Site, request: Request, name: string): readonly string[] {
  const entry = entryOf(site.history.table, 'cookie', name);
  const own: Scope = (entry && site.cookies.get(entry.name)) ?? UNDECLARED;
  // The site may have set it wider or narrower than declared.
  const isRoot = own.domain === undefined && own.path === '/';
  const scopes = isRoot ? [own] : [own, { ...own, domain: undefined, path: '/' }];
  return scopes.flatMap((scope) => deletionsOf(name, scope, isSecure(request)));
}

/** As many cookies as browsers keep of one site (RFC 6265bis 6.1 asks for 50); a client can make up more. */
const MOST_DELETED = 180;

type Scope = Pick<Entry, 'path' | 'secure' | 'httpOnly' | 'sameSite' | 'partitioned'> & {
  readonly domain?: string | undefined;
};

const UNDECLARED: Scope = { path: '/', secure: true, httpOnly: false, sameSite: 'Lax', partitioned: false };

/** A partitioned cookie and one that is not can stand beside each other (CHIPS); each is deleted by its own. */
function deletionsOf(name: string, scope: Scope, secure: boolean): readonly string[] {
  // Without Secure a browser takes none of these (RFC 6265bis 5.7), not even to delete it.
  const mustBeSecure = /^__(host|secure)-/i.test(name) || scope.sameSite === 'None' || scope.partitioned;
  const own = { ...scope, maxAgeSeconds: 0, secure: mustBeSecure || (scope.secure && secure) };
  const whole = setCookie(name, '', { ...own, partitioned: false });
  return scope.partitioned ? [whole, setCookie(name, '', own)] : [whole];
}
