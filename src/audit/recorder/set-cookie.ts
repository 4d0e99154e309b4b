import type { SameSite } from '../observation.ts';

/** A cookie as it was asked for, by a header or by a script. */
export interface Asked {
  readonly name: string;
  readonly value: string;
  /** Seconds that it asks to live; `null` until the session ends; 0 or less deletes. */
  readonly lifetimeSeconds: number | null;
  /** In lower case, without a dot before it; absent: it goes to the host alone. */
  readonly domain: string | undefined;
  /** Absent: the folder of the address. */
  readonly path: string | undefined;
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly sameSite: SameSite | undefined;
  readonly partitioned: boolean;
}

const trimmed = (text: string): string => text.replace(/^[ \t]+|[ \t]+$/g, '');

/**
 * Reads one cookie as RFC 6265bis 5.6 has browsers read it.
 *
 * @param now seconds since 1970 by the clock that a date in it was made with: that of the answer, or of the page.
 */
export function readSetCookie(line: string, now: number): Asked {
  const [pair = '', ...rest] = line.split(';');
  const at = pair.indexOf('=');
  const said = new Map<string, string>();
  for (const text of rest) {
    const [name, value] = attributeOf(text);
    if (isMeant(name, value)) said.set(name, value);
  }
  const path = said.get('path');
  return {
    name: at < 0 ? '' : trimmed(pair.slice(0, at)),
    value: trimmed(pair.slice(at + 1)),
    lifetimeSeconds: lifetimeOf(said, now),
    domain: said.get('domain')?.replace(/^\./, '').toLowerCase() || undefined,
    path: path?.startsWith('/') ? path : undefined,
    httpOnly: said.has('httponly'),
    secure: said.has('secure'),
    sameSite: SAME_SITE.find((each) => each.toLowerCase() === said.get('samesite')?.toLowerCase()),
    partitioned: said.has('partitioned'),
  };
}

const SAME_SITE = ['Strict', 'Lax', 'None'] as const;

function attributeOf(text: string): readonly [name: string, value: string] {
  const at = text.indexOf('=');
  if (at < 0) return [trimmed(text).toLowerCase(), ''];
  return [trimmed(text.slice(0, at)).toLowerCase(), trimmed(text.slice(at + 1))];
}

/** What a browser cannot read it passes over, so that an earlier attribute of the name goes on. */
function isMeant(name: string, value: string): boolean {
  if (name === 'max-age') return /^-?\d+$/.test(value);
  return name !== 'expires' || readCookieDate(value) !== undefined;
}

/** RFC 6265bis 5.7: `Max-Age` stands above `Expires`. */
function lifetimeOf(said: ReadonlyMap<string, string>, now: number): number | null {
  const maxAge = said.get('max-age');
  if (maxAge !== undefined) return Number(maxAge);
  const expires = said.get('expires');
  const end = expires === undefined ? undefined : readCookieDate(expires);
  return end === undefined ? null : Math.round(end - now);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** RFC 6265 5.1.1, delimiter. */
const DELIMITERS = /[\t\u0020-\u002f\u003b-\u0040\u005b-\u0060\u007b-\u007e]+/;
/** What each token may say, in the order in which it is asked; what follows a number is no digit. */
const PARTS = [
  ['time', /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\D|$)/],
  ['day', /^(\d{1,2})(?:\D|$)/],
  ['month', new RegExp(`^(${MONTHS.join('|')})`, 'i')],
  ['year', /^(\d{2,4})(?:\D|$)/],
] as const;

/**
 * A date as RFC 6265 5.1.1 reads it: each token says one thing, the first that has not been said yet.
 *
 * @returns seconds since 1970; `undefined` for what is no date to a browser.
 */
export function readCookieDate(text: string): number | undefined {
  const said = new Map<string, readonly string[]>();
  for (const token of text.split(DELIMITERS)) {
    const part = PARTS.find(([name, pattern]) => !said.has(name) && pattern.test(token));
    if (part) said.set(part[0], part[1].exec(token)?.slice(1) ?? []);
  }
  const [hour = 24, minute = 60, second = 60] = (said.get('time') ?? []).map(Number);
  const [day, year] = [Number(said.get('day')?.[0]), fullYear(Number(said.get('year')?.[0]))];
  const month = MONTHS.indexOf((said.get('month')?.[0] ?? '').toLowerCase());
  const at = new Date(Date.UTC(year, month, day, hour, minute, second));
  const isDate = year >= 1601 && month >= 0 && hour < 24 && minute < 60 && second < 60 && at.getUTCDate() === day;
  return isDate ? at.getTime() / 1_000 : undefined;
}

const fullYear = (year: number): number => (year < 70 ? year + 2_000 : year < 100 ? year + 1_900 : year);

/** RFC 6265bis 5.1.4: the folder of an address, which a cookie without a path goes to. */
export function defaultPath(url: string): string {
  const { pathname } = new URL(url);
  const end = pathname.lastIndexOf('/');
  return end <= 0 ? '/' : pathname.slice(0, end);
}
