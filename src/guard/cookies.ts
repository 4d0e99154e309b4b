import { call, exec, slice, split, type Verdict, type Write } from '../decision/index.ts';
import {
  type Act,
  type Arguments,
  floor,
  guardMethod,
  guardSetter,
  now,
  parseDate,
  type Realm,
  toLower,
} from './natives.ts';

/** Asks for a verdict; the mode has its say: in `report` nothing is ever denied or capped. */
export type Ask = (write: Write) => Verdict;

/** Lets scripts write only the cookies that may be written, for no longer than they may live. */
export function guardCookies(realm: Realm, ask: Ask): void {
  /** How long a cookie may live, `null` until the session ends; `undefined` where it may not be written. */
  const lifetimeOf = (name: string, lifetimeSeconds: number | null): number | null | undefined => {
    const verdict = ask({ kind: 'cookie', name, lifetimeSeconds });
    return verdict.kind === 'denied'
      ? undefined
      : verdict.kind === 'capped'
        ? verdict.lifetimeSeconds
        : lifetimeSeconds;
  };
  const write: Act = (native, self, args) => {
    // Read to a string once: an object could say two things. What is written is what was decided on.
    const { name, lifetimeSeconds, others } = readCookieText(`${args[0]}`);
    const lifetime = lifetimeOf(name, lifetimeSeconds);
    if (lifetime !== undefined) call(native, self, [withLifetime(others, lifetime)]);
  };
  // A frame's own guard, should it come, puts its own in its place.
  guardSetter(realm.Document.prototype, 'cookie', write, realm !== window);
  // biome-ignore lint/suspicious/noExplicitAny: not every browser has it.
  const store = (realm as any).CookieStore?.prototype;
  // Deleting the choice is no answer either.
  guardMethod(store, 'delete', async (native, self, args) => {
    const options = optionsOf(args);
    return lifetimeOf(options.name, 0) === undefined ? undefined : call(native, self, [options]);
  });
  guardMethod(store, 'set', async (native, self, args) => {
    // Too few arguments are the native's to refuse.
    if (args.length === 0) return call(native, self);
    const { expires, maxAge, ...others } = optionsOf(args);
    // Cookie Store API 3.3: milliseconds since 1970; `maxAge`, where a browser has it, in seconds.
    const wanted = maxAge != null ? +maxAge : expires != null ? floor(+expires / 1000) - now() : null;
    const lifetime = lifetimeOf(others.name, wanted);
    if (lifetime === undefined) return undefined;
    if (lifetime !== null) others.expires = (now() + lifetime) * 1000;
    return call(native, self, [others]);
  });
}

/** What a call of the cookie store names, by one object or by a name and a value; the name is read once. */
// biome-ignore lint/suspicious/noExplicitAny: a page's own object, which may hold anything.
function optionsOf(args: Arguments): any {
  const given = args[0];
  const options =
    typeof given === 'object' ? { __proto__: null, ...given } : { __proto__: null, name: given, value: args[1] };
  options.name = `${options.name}`;
  return options;
}

interface CookieText {
  readonly name: string;
  readonly value: string;
  /** `null`: until the session ends. */
  readonly lifetimeSeconds: number | null;
  /** The text without what says how long it lives. */
  readonly others: string;
}

/** A name, and after an equals sign a value, without the spaces and tabs around them. */
export const NAME_AND_VALUE = /^[ \t]*([^=]*?)[ \t]*(?:=[ \t]*(.*?)[ \t]*)?$/s;

/** Reads what a script writes to `document.cookie`, as RFC 6265bis 5.6 has browsers read it. */
export function readCookieText(text: string): CookieText {
  const parts = split(text, ';');
  let others = parts[0] as string;
  const pair = exec(NAME_AND_VALUE, others);
  let maxAge: number | undefined;
  let expires: number | undefined;
  for (let index = 1; index < parts.length; index++) {
    const part = parts[index] as string;
    const attribute = exec(NAME_AND_VALUE, part);
    const key = toLower(attribute?.[1] ?? '');
    const value = attribute?.[2] ?? '';
    // The last of several attributes of one name counts, and a Max-Age only if it is a whole number (RFC 6265bis 5.6);
    // one of many digits would be written with an exponent, which is none.
    if (key === 'max-age') maxAge = exec(/^-?\d+$/, value) ? +slice(value, 0, 15) : maxAge;
    else if (key === 'expires') expires = readExpires(value);
    else others += `;${part}`;
  }
  return {
    // A text without an equals sign is the value of a cookie without a name.
    name: pair?.[2] === undefined ? '' : (pair[1] as string),
    value: pair?.[2] ?? '',
    lifetimeSeconds: maxAge ?? expires ?? null,
    others,
  };
}

/** More than the 400 days at which browsers cap a cookie (RFC 6265bis 5.5). */
const LONGEST = 4e7;

/** Ours: a date that we cannot read may still be one to the browser, so it counts as the longest. */
function readExpires(value: string): number {
  // Of a text that is no date it is no number, and no number is less.
  const seconds = parseDate(value) - now();
  if (seconds < LONGEST) return seconds;
  return LONGEST;
}

export function withLifetime(others: string, seconds: number | null): string {
  return seconds === null ? others : `${others};max-age=${seconds}`;
}
