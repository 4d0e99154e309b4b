import { indexOf, slice, split, type Verdict, type Write } from '../decision/index.ts';
import { accessor, call, isNoNumber, now, parseDate, replace, toLower, trimmed } from './natives.ts';

/** Asks for a verdict; the mode has its say: in `report` nothing is ever denied or capped. */
export type Ask = (write: Write) => Verdict;

/** Lets `document.cookie` write only what may be written, for no longer than it may live. */
export function guardCookies(ask: Ask): void {
  const { get, set } = accessor(Document.prototype, 'cookie');
  replace(Document.prototype, 'cookie', {
    get,
    set(this: Document, value: unknown) {
      // Read to a string once: an object could say two things.
      const text = `${value}`;
      const { name, lifetimeSeconds, others } = readCookieText(text);
      const verdict = ask({ kind: 'cookie', name, lifetimeSeconds });
      if (verdict.kind === 'denied') return;
      const capped = verdict.kind === 'capped' ? withLifetime(others, verdict.lifetimeSeconds) : text;
      call(set, this, [capped]);
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

/** Reads what a script writes to `document.cookie`, as RFC 6265bis 5.6 has browsers read it. */
function readCookieText(text: string): CookieText {
  const parts = split(text, ';');
  const pair = parts[0] as string;
  const equals = indexOf(pair, '=');
  let maxAge: number | undefined;
  let expires: number | undefined;
  let others = pair;
  for (let index = 1; index < parts.length; index++) {
    const part = parts[index] as string;
    const at = indexOf(part, '=');
    const key = toLower(trimmed(at < 0 ? part : slice(part, 0, at)));
    const value = at < 0 ? '' : trimmed(slice(part, at + 1));
    // The last of several attributes of one name counts (RFC 6265bis 5.6).
    if (key === 'max-age') maxAge = readMaxAge(value) ?? maxAge;
    else if (key === 'expires') expires = readExpires(value);
    else others += `;${part}`;
  }
  return {
    name: equals < 0 ? '' : trimmed(slice(pair, 0, equals)),
    lifetimeSeconds: maxAge ?? expires ?? null,
    others,
  };
}

/** RFC 6265bis 5.6.2: an attribute that is no whole number is ignored. */
function readMaxAge(value: string): number | undefined {
  const seconds = +value;
  return value === '' || isNoNumber(seconds) ? undefined : seconds;
}

/** Ours: a date that we cannot read may still be one to the browser, so it counts as the longest. */
function readExpires(value: string): number {
  const at = parseDate(value);
  return isNoNumber(at) ? Number.POSITIVE_INFINITY : at - now();
}

function withLifetime(others: string, seconds: number | null): string {
  return seconds === null ? others : `${others};max-age=${seconds}`;
}
