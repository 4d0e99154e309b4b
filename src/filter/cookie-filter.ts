import { type DecisionTable, decide, type Permissions, type Reason } from '../decision/index.ts';
import type { Entry } from '../registry/index.ts';
import type { RequestCookie } from './cookies.ts';
import {
  type CookieFault,
  faultOf,
  prefixOf,
  type ReadCookie,
  readSetCookie,
  trimmed,
  writeSetCookie,
} from './set-cookie.ts';

/** What cookies of a site are held against. */
export interface CookieRules {
  readonly table: DecisionTable;
  /** Declared cookies by name or pattern. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Whether the visitor's browser speaks TLS: then cookies are made Secure as declared. */
  readonly isSecure: boolean;
  /** What the request has brought, of which what may not be renewed is not. */
  readonly sent?: readonly RequestCookie[];
}

/** What was done to a cookie, or in `report` mode would have been. */
export interface CookieFinding {
  readonly name: string;
  readonly verdict: 'denied' | 'capped' | 'mended';
  readonly because: Reason | CookieFault | 'declaration';
}

export interface Filtered {
  /** What is passed on; absent when nothing is. */
  readonly header: string | undefined;
  readonly findings: readonly CookieFinding[];
}

/** The declared cookies of a registry, for {@link CookieRules}; of several of one name the first, as decisions take it. */
export function cookieEntries(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const cookies = entries.filter(({ kind }) => kind === 'cookie');
  return new Map(cookies.toReversed().map((each) => [each.name, each]));
}

/**
 * Lets one `Set-Cookie` header of a site through as far as its visitor allows: not what is undeclared,
 * refused or undecided, nothing for longer than declared, and by no laxer attributes than declared. What may not be
 * renewed and is there already with this value stays as it is, to the end of its first life.
 * What a browser would not take is dropped, so that it is heard of. A header that needs no change comes
 * back as it was.
 *
 * @param now seconds since 1970.
 */
export function filterSetCookie(rules: CookieRules, permissions: Permissions, header: string, now: number): Filtered {
  const read = readSetCookie(header, now);
  if (typeof read === 'string') return held(rules, header, { name: nameIn(header), verdict: 'denied', because: read });
  const { name, lifetimeSeconds } = read;
  const verdict = decide(rules.table, permissions, { kind: 'cookie', name, lifetimeSeconds });
  if (verdict.kind === 'denied') return held(rules, header, { name, verdict: 'denied', because: verdict.because });
  // Since when it is there no request tells. Ours: another value is another cookie, whose life begins.
  if (verdict.entry?.renewed === false && rules.sent?.some((each) => each.name === name && each.value === read.value))
    return held(rules, header, { name, verdict: 'capped', because: 'declaration' });
  const entry = verdict.entry && rules.entries.get(verdict.entry.name);
  const capped = verdict.kind === 'capped' ? { ...read, lifetimeSeconds: verdict.lifetimeSeconds } : read;
  const mended = entry ? mend(capped, entry, rules.isSecure) : capped;
  const fault = faultOf(mended);
  if (fault) return held(rules, header, { name, verdict: 'denied', because: fault });
  const findings: CookieFinding[] = [
    ...(capped === read ? [] : [{ name, verdict: 'capped', because: verdict.because } as const]),
    ...(isSame(mended, capped) ? [] : [{ name, verdict: 'mended', because: 'declaration' } as const]),
  ];
  const isKept = rules.table.mode === 'report' || (findings.length === 0 && read.isPlain);
  if (isKept) return { header, findings };
  // What passes as a deletion has to be one to every browser.
  return {
    header: writeSetCookie(verdict.because === 'deletion' && name !== '' ? { ...mended, value: '' } : mended),
    findings,
  };
}

/** In `report` mode nothing is held back but a choice that the visitor has not made. */
function held({ table }: CookieRules, header: string, finding: CookieFinding): Filtered {
  const passes = table.mode === 'report' && finding.because !== 'reserved';
  return { header: passes ? header : undefined, findings: [finding] };
}

const nameIn = (header: string): string => (header.split('=', 1)[0] ?? '').slice(0, 64);

/** The stricter of what the header says and what is declared; what the header leaves open is as declared. */
function mend(cookie: ReadCookie, entry: Entry, isSecure: boolean): ReadCookie {
  const isHost = prefixOf(cookie.name) === 'host';
  return {
    ...cookie,
    secure: cookie.secure || (entry.secure && isSecure),
    httpOnly: cookie.httpOnly || entry.httpOnly,
    sameSite: stricter(cookie.sameSite, entry.sameSite),
    partitioned: cookie.partitioned || (entry.partitioned && isSecure),
    domain: isHost ? undefined : narrower(cookie.domain, entry.domain),
    path: isHost ? '/' : cookie.path,
  };
}

const STRICTNESS = ['None', 'Lax', 'Strict'] as const;

function stricter(said: ReadCookie['sameSite'], declared: Entry['sameSite']): ReadCookie['sameSite'] {
  // What says nothing counts as Lax in every current browser.
  if (said === undefined) return declared === 'Strict' ? declared : undefined;
  return STRICTNESS.indexOf(said) >= STRICTNESS.indexOf(declared) ? said : declared;
}

/** A cookie that is declared for one host is not for all of its domain, or a withdrawal would not find it. */
function narrower(said: string | undefined, declared: string | undefined): string | undefined {
  if (said === undefined || declared === undefined) return undefined;
  return said === declared || said.endsWith(`.${declared}`) ? said : declared;
}

function isSame(a: ReadCookie, b: ReadCookie): boolean {
  return writeSetCookie(a) === writeSetCookie(b);
}

/**
 * A `Cookie` header without what the visitor does not allow, for the site behind: what a browser sends of
 * cookies that were refused since, or that nobody declared. The choice cookie stays.
 */
export function filterCookieHeader({ table }: CookieRules, permissions: Permissions, header: string): Filtered {
  const findings: CookieFinding[] = [];
  const kept = header.split(';').filter((pair) => {
    const at = pair.indexOf('=');
    const name = trimmed(pair.slice(0, Math.max(at, 0)));
    if (name === table.choiceCookie) return true;
    const { kind, because } = decide(table, permissions, { kind: 'cookie', name });
    if (kind === 'denied') findings.push({ name, verdict: 'denied', because });
    return kind !== 'denied';
  });
  if (findings.length === 0 || table.mode === 'report') return { header, findings };
  return { header: kept.length > 0 ? kept.map(trimmed).join('; ') : undefined, findings };
}
