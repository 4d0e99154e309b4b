import { type Choice, decide, encodeChoice, stateOf } from '../decision/index.ts';
import { type RequestFacts, readCookies, sealChoice, setCookie } from '../filter/index.ts';
import type { Entry } from '../registry/index.ts';
import type { Site } from './site.ts';

/** The choice as the `Set-Cookie` header that keeps it, with the attributes that the registry declares. */
export function choiceHeader(site: Site, request: Request, choice: Choice, facts: RequestFacts): string {
  const value = sealChoice(encodeChoice(choice), site.keys, site.scope);
  const { validUntil } = stateOf(site.history.table, { ...facts, choice }, choice.at);
  const seconds = Math.max(0, (validUntil ?? choice.at) - Math.floor(site.clock().getTime() / 1000));
  return cookieHeader(site, request, value, seconds);
}

/** Takes away a choice cookie that is none, so that it is not read again. */
export function noChoiceHeader(site: Site, request: Request): string {
  return cookieHeader(site, request, '', 0);
}

function cookieHeader(site: Site, request: Request, value: string, seconds: number): string {
  const entry = choiceEntry(site);
  const limit = site.history.table.entries.find(
    (each) => each.kind === 'cookie' && each.name === entry.name,
  )?.lifetimeSeconds;
  return setCookie(entry.name, value, {
    ...entry,
    maxAgeSeconds: Math.min(seconds, limit ?? seconds),
    secure: entry.secure && isSecure(request),
  });
}

/** The parser of the registry has made sure that there is one. */
function choiceEntry({ registry }: Site): Entry {
  return registry.entries.find((each) => each.kind === 'cookie' && each.name === registry.site.choiceCookie) as Entry;
}

/** Over plain HTTP, which is for development, a browser would not take a Secure cookie from most hosts. */
function isSecure(request: Request): boolean {
  return new URL(request.url).protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https';
}

/**
 * Deletions for the declared cookies of a request that its visitor does not allow: HttpOnly ones too,
 * which no script reaches, each by the domain and path that the registry declares.
 */
export function deletionHeaders(site: Site, request: Request, choice: Choice, facts: RequestFacts): readonly string[] {
  const { table } = site.history;
  if (table.mode === 'report') return [];
  const state = stateOf(table, { ...facts, choice, path: '/' }, Math.floor(site.clock().getTime() / 1000));
  const names = new Set(readCookies(request.headers.get('cookie')).map(({ name }) => name));
  return [...names].flatMap((name) => {
    const { kind, entry } = decide(table, state, { kind: 'cookie', name });
    const declared = entry && site.registry.entries.find((each) => each.kind === 'cookie' && each.name === entry.name);
    if (kind !== 'denied' || !declared) return [];
    return [setCookie(name, '', { ...declared, maxAgeSeconds: 0, secure: declared.secure && isSecure(request) })];
  });
}
