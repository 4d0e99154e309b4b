import { CONTROL_LETTER } from '../decision/index.ts';
import { parseCookieDate } from './cookie-date.ts';

/** A cookie as a browser reads it from a `Set-Cookie` header. */
export interface ReadCookie {
  /** Empty for a cookie without a name. */
  readonly name: string;
  readonly value: string;
  /** Seconds that it asks to live; `null` until the session ends; 0 or less: a deletion. */
  readonly lifetimeSeconds: number | null;
  /** Whether every browser reads that so: one `Max-Age` in plain digits, or nothing. */
  readonly isPlain: boolean;
  /** In small letters, without a dot at its start; absent: host-only. */
  readonly domain: string | undefined;
  /** Absent: the folder of the request's path. */
  readonly path: string | undefined;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** Absent: the header says nothing that a browser knows. */
  readonly sameSite: 'Strict' | 'Lax' | 'None' | undefined;
  readonly partitioned: boolean;
  /** Attributes that are none of these, as they came. */
  readonly others: readonly string[];
}

/** Why a browser would not take a cookie. */
export type CookieFault = 'control-letter' | 'empty' | 'too-long' | 'prefix' | 'not-secure';

/** RFC 6265bis 5.6: octets of name and value together, and of one attribute's value. */
const MAX_PAIR = 4_096;
const MAX_ATTRIBUTE = 1_024;

/** Spaces and tabs are all that is taken from the ends (RFC 6265bis 5.6). */
export const trimmed = (text: string): string => text.replace(/^[ \t]+|[ \t]+$/g, '');

/** Splits at the first equals sign; without one all of it is the second part of a pair, the first of an attribute. */
function halves(text: string): readonly [before: string, after: string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [trimmed(text), undefined] : [trimmed(text.slice(0, at)), trimmed(text.slice(at + 1))];
}

/**
 * Reads one `Set-Cookie` header as RFC 6265bis 5.6 has browsers read it: the last of several attributes of
 * one name counts, `Max-Age` stands above `Expires`, quotes are part of the value.
 *
 * @param header each letter stands for an octet, as in `Headers`.
 * @param now seconds since 1970.
 */
export function readSetCookie(header: string, now: number): ReadCookie | CookieFault {
  if (CONTROL_LETTER.test(header)) return 'control-letter';
  const [pair = '', ...attributes] = header.split(';');
  const [first, second] = halves(pair);
  const name = second === undefined ? '' : first;
  const value = second ?? first;
  if (name === '' && value === '') return 'empty';
  if (name.length + value.length > MAX_PAIR) return 'too-long';
  const cookie = readAttributes(attributes, now);
  return { name, value, ...cookie };
}

type Attributes = Omit<ReadCookie, 'name' | 'value'>;

function readAttributes(texts: readonly string[], now: number): Attributes {
  const said = new Map<string, string>();
  const others: string[] = [];
  for (const text of texts) {
    const [name, value = ''] = halves(text);
    const key = name.toLowerCase();
    if (value.length > MAX_ATTRIBUTE) continue;
    if (!KNOWN.includes(key)) {
      if (text.trim() !== '') others.push(trimmed(text));
    } else if (isMeant(key, value)) said.set(key, value);
  }
  const path = said.get('path');
  const domain = said.get('domain')?.replace(/^\./, '').toLowerCase();
  return {
    lifetimeSeconds: lifetimeOf(said, now),
    isPlain: isPlainLife(texts),
    domain: domain || undefined,
    path: path?.startsWith('/') ? path : undefined,
    secure: said.has('secure'),
    httpOnly: said.has('httponly'),
    sameSite: SAME_SITE.find((each) => each.toLowerCase() === said.get('samesite')?.toLowerCase()),
    partitioned: said.has('partitioned'),
    others,
  };
}

const KNOWN = ['max-age', 'expires', 'domain', 'path', 'secure', 'httponly', 'samesite', 'partitioned'];
const SAME_SITE = ['Strict', 'Lax', 'None'] as const;

/** What a browser cannot read it passes over, so that an earlier attribute of the name goes on. */
function isMeant(key: string, value: string): boolean {
  if (key === 'max-age') return /^-?\d+$/.test(value);
  return key !== 'expires' || parseCookieDate(value) !== undefined;
}

function lifetimeOf(said: ReadonlyMap<string, string>, now: number): number | null {
  const maxAge = said.get('max-age');
  if (maxAge !== undefined) return Number(maxAge);
  const expires = said.get('expires');
  return expires === undefined ? null : (parseCookieDate(expires) as number) - now;
}

/**
 * Browsers differ in which of several count, in what they read as a number or a date, and correct a date by
 * the answer's own.
 */
function isPlainLife(texts: readonly string[]): boolean {
  const lives = texts.map(halves).filter(([name]) => /^(max-age|expires)$/i.test(name));
  return (
    lives.length === 0 ||
    (lives.length === 1 && /^max-age$/i.test(lives[0]?.[0] ?? '') && /^-?\d+$/.test(lives[0]?.[1] ?? ''))
  );
}

/** Why no browser would keep a cookie that it has read (RFC 6265bis 5.7), whatever the connection. */
export function faultOf(cookie: ReadCookie): CookieFault | undefined {
  const { name, value, secure, domain, path, sameSite, partitioned } = cookie;
  if (!secure && (sameSite === 'None' || partitioned)) return 'not-secure';
  const prefix = prefixOf(name);
  // A value that looks like a prefixed name would be sent back as one.
  if (name === '' && prefixOf(value)) return 'prefix';
  if (prefix && !secure) return 'prefix';
  return prefix === 'host' && (domain !== undefined || path !== '/') ? 'prefix' : undefined;
}

/** Compared without regard to case (RFC 6265bis 5.7). */
export function prefixOf(name: string): 'host' | 'secure' | undefined {
  if (/^__host-/i.test(name)) return 'host';
  return /^__secure-/i.test(name) ? 'secure' : undefined;
}

/** The header that says what was read, each attribute once. */
export function writeSetCookie(cookie: Omit<ReadCookie, 'isPlain'>): string {
  const { name, value, lifetimeSeconds, domain, path, secure, httpOnly, sameSite, partitioned, others } = cookie;
  const parts = [
    `${name}=${value}`,
    path !== undefined && `Path=${path}`,
    lifetimeSeconds !== null && `Max-Age=${plainNumber(lifetimeSeconds)}`,
    domain !== undefined && `Domain=${domain}`,
    secure && 'Secure',
    httpOnly && 'HttpOnly',
    sameSite !== undefined && `SameSite=${sameSite}`,
    partitioned && 'Partitioned',
    ...others,
  ];
  return parts.filter((each) => each !== false).join('; ');
}

/** Browsers cap a life at 400 days (RFC 6265bis 5.5); no exponent, which is no number to them. */
const plainNumber = (seconds: number): number => Math.min(Math.max(Math.round(seconds), 0), 4e7);
