import { call, exec, slice, split, type Verdict, type Write } from '../decision/index.ts';
import { getCookie, now, parseDate, replace, setCookie, toLower } from './natives.ts';

/** Asks for a verdict; the mode has its say: in `report` nothing is ever denied or capped. */
export type Ask = (write: Write) => Verdict;

/** Lets `document.cookie` write only what may be written, for no longer than it may live. */
export function guardCookies(ask: Ask): void {
  replace(Document.prototype, 'cookie', {
    get: getCookie,
    set(this: Document, value: unknown) {
      // Read to a string once: an object could say two things. What is written is what was decided on.
      const { name, lifetimeSeconds, others } = readCookieText(`${value}`);
      const verdict = ask({ kind: 'cookie', name, lifetimeSeconds });
      if (verdict.kind === 'denied') return;
      call(setCookie, this, [
        withLifetime(others, verdict.kind === 'capped' ? verdict.lifetimeSeconds : lifetimeSeconds),
      ]);
    },
  });
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

/** Reads what a script writes to `document.cookie`, as RFC 6265bis 5.6 has browsers read it. */
function readCookieText(text: string): CookieText {
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

function withLifetime(others: string, seconds: number | null): string {
  return seconds === null ? others : `${others};max-age=${seconds}`;
}
