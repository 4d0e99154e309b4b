/**
 * Functions of the language, kept as they were when this file ran and called without a look-up on
 * anything that a page's own script can replace later. Decisions use these and index loops only.
 */
const { apply } = Reflect;
const { defineProperty, freeze } = Object;

export { freeze };

// biome-ignore lint/suspicious/noExplicitAny: a captured native takes what its specification says.
export type Native = (...args: any[]) => any;

/** One for all: a page has thousands of such calls while it is parsed. */
const NONE: readonly unknown[] = [];

/**
 * Calls a captured function. Ours: never `.call` or `.apply` on it, and arguments as an array literal,
 * since spreading would ask the page's iterator.
 */
export const call = <T>(native: Native, self: unknown, args = NONE): T => apply(native, self, args as unknown[]) as T;

const nativeSlice = String.prototype.slice;
const nativeIndexOf = String.prototype.indexOf;
const nativeExec = RegExp.prototype.exec;
const nativeLastIndexOf = String.prototype.lastIndexOf;

export const slice = (text: string, start: number, end?: number): string => call(nativeSlice, text, [start, end]);
export const indexOf = (text: string, part: string, from = 0): number => call(nativeIndexOf, text, [part, from]);
export const lastIndexOf = (text: string, part: string): number => call(nativeLastIndexOf, text, [part]);
/** `RegExp.prototype.exec`; read its answer by index, since taking it apart asks the page's iterator. */
export const exec = (pattern: RegExp, text: string): RegExpExecArray | null => call(nativeExec, pattern, [text]);
export const { parseInt: readInteger } = Number;
/** Throws for a text with a malformed escape. */
export const decode = decodeURIComponent;
/** A text as a server may read it: without its escapes; as it is where one of them is malformed. */
export function spelt(text: string): string {
  try {
    return indexOf(text, '%') < 0 ? text : decode(text);
  } catch {
    return text;
  }
}
export const startsWith = (text: string, start: string): boolean => slice(text, 0, start.length) === start;

/** A dictionary without a prototype, so that nothing put on `Object.prototype` is found in it. */
export type Dictionary<T> = Record<string, T | undefined>;
export const dictionary = <T>(): Dictionary<T> => ({ __proto__: null }) as unknown as Dictionary<T>;

/**
 * Adds to the end of a list. Setting `list[list.length]` would ask a setter that a page can put on
 * `Array.prototype` for that very index.
 */
export function add<T>(list: T[], item: T): void {
  defineProperty(list, list.length, {
    __proto__: null,
    value: item,
    writable: true,
    enumerable: true,
    configurable: true,
  } as PropertyDescriptor);
}

/** `String.prototype.split`, out of reach of a page that replaces it. */
export function split(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = indexOf(text, separator); at >= 0; at = indexOf(text, separator, from)) {
    add(parts, slice(text, from, at));
    from = at + separator.length;
  }
  add(parts, slice(text, from));
  return parts;
}
