import { CONTROL_LETTER, call, exec, indexOf, slice, type Verdict, type Write } from '../decision/index.ts';
import { type Act, type Arguments, floor, guardMethod, guardSetter, now, parseDate, type Realm } from './natives.ts';

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
    const text = `${args[0]}`;
    if (exec(CONTROL_LETTER, text)) return;
    const { name, lifetimeSeconds, others } = readCookieText(text);
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
  /** `null`: until the session ends. */
  readonly lifetimeSeconds: number | null;
  /** The text without what says how long it lives. */
  readonly others: string;
}

/** A name, and after an equals sign a value, without the spaces and tabs around them. */
export const NAME_AND_VALUE = /^[ \t]*([^=]*?)[ \t]*(?:=[ \t]*(.*?)[ \t]*)?$/s;
/** The same name in a text with attributes after it, and whether an equals sign follows. */
const NAME = /^[ \t]*((?:[^=;]*[^=; \t])?)[ \t]*(=?)/;
/** An attribute that says how long; its value, a whole number or another, without the spaces and tabs around it. */
const LIFETIME = /;[ \t]*(?:max-age|(expires))[ \t]*(?:=[ \t]*(?:(-?\d+)|([^;]*?))[ \t]*)?(?=;|$)/gi;

/** Reads what a script writes to `document.cookie`, as RFC 6265bis 5.6 has browsers read it. */
export function readCookieText(text: string): CookieText {
  const named = exec(NAME, text);
  let maxAge: number | undefined;
  let expires: number | undefined;
  let others = '';
  let from = 0;
  for (let at = indexOf(text, ';'); at >= 0; at = indexOf(text, ';', from)) {
    LIFETIME.lastIndex = at;
    const next = exec(LIFETIME, text);
    if (!next) break;
    // The last of several attributes of one name counts, and a Max-Age only if it is a whole number (RFC 6265bis 5.6);
    // one of many digits would be written with an exponent, which is none.
    if (next[1]) expires = readExpires(next[2] ?? next[3] ?? '');
    else if (next[2]) maxAge = +slice(next[2], 0, 15);
    others += slice(text, from, next.index);
    from = LIFETIME.lastIndex;
  }
  return {
    // A text without an equals sign is the value of a cookie without a name.
    name: named?.[2] ? (named[1] as string) : '',
    lifetimeSeconds: maxAge ?? expires ?? null,
    others: others + slice(text, from),
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
