/** What the hooks need of the platform, taken before a page's own script can replace it. */
const { apply, construct } = Reflect;
const { defineProperty, getOwnPropertyDescriptor } = Object;
const NativeProxy = Proxy;
const { stringify } = JSON;
const later = queueMicrotask;

// biome-ignore lint/suspicious/noExplicitAny: a native takes what its specification says.
export type Native = (...args: any[]) => any;

export { apply, construct, defineProperty, getOwnPropertyDescriptor, NativeProxy, stringify };

/** Calls a native as a method of `self`. */
export const call = <T>(native: Native, self: unknown, ...args: unknown[]): T => apply(native, self, args) as T;

/** Runs after the script that runs now. */
export const atEndOfJob = (run: () => void): void => apply(later, undefined, [run]) as undefined;

const { slice, toLowerCase, codePointAt, split } = String.prototype;
export const sliced = (text: string, start: number, end?: number): string => call(slice, text, start, end);
export const lowered = (text: string): string => call(toLowerCase, text);
export const codePoint = (text: string, index: number): number => call(codePointAt, text, index);
export const words = (text: string): readonly string[] => call(split, lowered(text), ' ');

const { test } = RegExp.prototype;
export const matches = (pattern: RegExp, text: string): boolean => call(test, pattern, text);

const { get: mapGet, set: mapSet } = WeakMap.prototype;
/** A `WeakMap` whose methods nobody can replace. */
export class SafeWeakMap<Key extends WeakKey, Value> {
  readonly #map = new WeakMap<Key, Value>();
  get(key: Key): Value | undefined {
    return call(mapGet, this.#map, key);
  }
  set(key: Key, value: Value): void {
    call(mapSet, this.#map, key, value);
  }
}

const { add, has: setHas } = Set.prototype;
const { get: setSize } = getOwnPropertyDescriptor(Set.prototype, 'size') as { get: Native };
/** A `Set` whose methods nobody can replace. */
export class SafeSet<Value> {
  readonly #set = new Set<Value>();
  /** @returns whether it was not there yet. */
  add(value: Value): boolean {
    if (call<boolean>(setHas, this.#set, value)) return false;
    call(add, this.#set, value);
    return true;
  }
  has(value: Value): boolean {
    return call(setHas, this.#set, value);
  }
  get size(): number {
    return call(setSize, this.#set);
  }
}

/** The native getter of a property, wherever on the way up it stands. */
export function getterOf(owner: object | undefined | null, name: string): Native | undefined {
  return owner ? getOwnPropertyDescriptor(owner, name)?.get : undefined;
}

/** What a native says of an object; `undefined` where the object is of another class. */
export function readBy<T>(native: Native | undefined, owner: unknown): T | undefined {
  try {
    return native && call(native, owner);
  } catch {
    return undefined;
  }
}

/**
 * What an object that a page has given holds under a name, as long as looking runs none of the page's code: a getter's
 * value is not known.
 */
export function plain(owner: unknown, name: string): unknown {
  if (typeof owner !== 'object' || owner === null) return undefined;
  return getOwnPropertyDescriptor(owner, name)?.value;
}

/** A class of the platform, where this realm has it. */
export const classOf = (name: string): { readonly prototype: object } | undefined =>
  // biome-ignore lint/suspicious/noExplicitAny: a realm has what it has.
  (globalThis as any)[name];
