/** Puts functions in the place of native ones: to a page they look and behave like them. */
import {
  apply,
  call,
  construct,
  defineProperty,
  getOwnPropertyDescriptor,
  type Native,
  NativeProxy,
  SafeWeakMap,
} from './natives.ts';

/** What is done around a call: it gets the native function, and answers what the page is to get. */
export type Around = (native: Native, self: unknown, args: unknown[], here: Native) => unknown;

/** What `Function.prototype.toString` is asked about instead. */
const originals = new SafeWeakMap<object, object>();

/**
 * A function that looks like a native one.
 *
 * @param around its last argument is the function below which a page's own stack begins.
 */
function disguised(native: Native, around: Around): Native {
  const handler = {
    __proto__: null,
    apply: (target: Native, self: unknown, args: unknown[]): unknown => around(target, self, args, handler.apply),
  };
  const proxy = new NativeProxy(native, handler);
  originals.set(proxy, native);
  return proxy;
}

/** Nothing tells of a function that it is not native: not its name, not its length, not its text. */
export function disguiseTexts(): void {
  wrapMethod(Function.prototype, 'toString', (native, self, args) =>
    apply(native, (typeof self === 'function' && originals.get(self)) || self, args),
  );
}

/** Does nothing where the realm does not have it. */
export function wrapMethod(owner: object | undefined, name: string, around: Around): void {
  const described = owner && getOwnPropertyDescriptor(owner, name);
  if (!owner || typeof described?.value !== 'function') return;
  defineProperty(owner, name, {
    __proto__: null,
    ...described,
    value: disguised(described.value, around),
  } as PropertyDescriptor);
}

/** Does nothing where the realm does not have it. */
export function wrapGetter(owner: object | undefined, name: string, around: Around): void {
  wrapAccessor(owner, name, 'get', around);
}

/** Does nothing where the realm does not have it. */
export function wrapSetter(owner: object | undefined, name: string, around: Around): void {
  wrapAccessor(owner, name, 'set', around);
}

function wrapAccessor(owner: object | undefined, name: string, half: 'get' | 'set', around: Around): void {
  const described = owner && getOwnPropertyDescriptor(owner, name);
  const native = described?.[half];
  if (!owner || !native || !described.configurable) return;
  defineProperty(owner, name, {
    __proto__: null,
    ...described,
    [half]: disguised(native, around),
  } as PropertyDescriptor);
}

/** What is done around the making of an object: it gets the class that was asked for one too, which may be an heir. */
export type Making = (make: () => object, args: unknown[], here: Native, asked: Native) => object;

/**
 * Wraps a class of the realm.
 *
 * @param called what a call without `new` answers, for a class that has such calls; else it is left to the native one.
 */
export function wrapClass(name: string, making: Making, called?: Around): void {
  const described = getOwnPropertyDescriptor(globalThis, name);
  const native = described?.value;
  if (typeof native !== 'function') return;
  const handler = {
    __proto__: null,
    construct: (target: Native, args: unknown[], asked: Native): object =>
      making(() => construct(target, args, asked) as object, args, handler.construct as unknown as Native, asked),
    ...(called && {
      apply: (target: Native, self: unknown, args: unknown[]): unknown => called(target, self, args, native),
    }),
  };
  const proxy = new NativeProxy(native, handler);
  originals.set(proxy, native);
  defineProperty(globalThis, name, { __proto__: null, ...described, value: proxy } as PropertyDescriptor);
  const back = getOwnPropertyDescriptor(native.prototype, 'constructor');
  // A class of two names has the other one there.
  if (back?.value !== native) return;
  defineProperty(native.prototype, 'constructor', {
    __proto__: null,
    ...back,
    value: proxy,
  } as PropertyDescriptor);
}

/** A getter that the platform does not have and that looks as if it did. */
export function addGetter(owner: object, name: string, like: string, value: unknown): void {
  const native = getOwnPropertyDescriptor(owner, like)?.get;
  if (!native) return;
  const get = disguised(native, (target, self) => {
    // As every getter of a class: only of its own objects.
    call(target, self);
    return value;
  });
  defineProperty(owner, name, {
    __proto__: null,
    get,
    enumerable: true,
    configurable: true,
  } as unknown as PropertyDescriptor);
}
