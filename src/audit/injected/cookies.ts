import { apply, classOf, type Native, plain, stringify } from './natives.ts';
import type { Tell } from './tell.ts';
import { wrapMethod, wrapSetter } from './wrap.ts';

/** How a script sets cookies. */
export function watchCookies(tell: Tell, shift: number): void {
  wrapSetter(classOf('Document')?.prototype, 'cookie', (native, self, [given], here) => {
    const { text, result } = converted(native, self, given, shift);
    if (text !== undefined) tell({ kind: 'cookie', line: text }, here);
    return result;
  });
  for (const name of ['set', 'delete'] as const)
    wrapMethod(classOf('CookieStore')?.prototype, name, (native, self, args, here) => {
      const result = apply(native, self, args);
      tell({ kind: 'cookieStore', isDeletion: name === 'delete', init: initOf(args) }, here);
      return result;
    });
}

/**
 * Sets a cookie from whatever the page has given, which is turned into a text once, when and where the browser does so.
 *
 * @returns the text, where it came to one.
 */
function converted(native: Native, self: unknown, given: unknown, shift: number): { text?: string; result: unknown } {
  if (typeof given === 'string') return { result: apply(native, self, [ofThisClock(given, shift)]), text: given };
  let text: string | undefined;
  const once = {
    toString: (): string => {
      text = `${given}`;
      return ofThisClock(text, shift);
    },
  };
  const result = apply(native, self, [typeof given === 'symbol' ? given : once]);
  return text === undefined ? { result } : { text, result };
}

const EXPIRES = /(;\s*expires\s*=)([^;]*)/gi;
const { replace } = String.prototype;
const { parse } = Date;
const { isFinite: isNumber } = Number;
const NativeDate = Date;
const { toUTCString } = Date.prototype;

/** The browser's own clock has not been set: a date that the page's clock has made is set back to it. */
function ofThisClock(line: string, shift: number): string {
  if (shift === 0) return line;
  return apply(replace, line, [
    EXPIRES,
    (whole: string, name: string, date: string): string => {
      const at = parse(date);
      return isNumber(at) ? `${name}${apply(toUTCString, new NativeDate(at - shift), [])}` : whole;
    },
  ]);
}

const NAMES = ['name', 'value', 'domain', 'path', 'expires', 'sameSite', 'partitioned'];

/** What `cookieStore` was given, as JSON. */
function initOf([first, second]: unknown[]): string {
  const init: Record<string, unknown> = { __proto__: null } as object as Record<string, unknown>;
  if (typeof first !== 'object') {
    init.name = `${String(first)}`;
    init.value = `${String(second)}`;
  } else
    for (const name of NAMES) {
      const value = plain(first, name);
      if (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol') init[name] = value;
    }
  return stringify(init);
}
