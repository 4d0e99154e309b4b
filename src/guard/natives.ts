import { call, exec, indexOf, type Native, slice, spelt } from '../decision/index.ts';

/**
 * What the guard needs of the platform, taken before any other script can replace it, and called without
 * a look-up on anything that a page can change.
 */
const { defineProperty, getOwnPropertyDescriptor } = Object;
const { construct } = Reflect;
/** Whoever makes a proxy is given what it stands for, of a later frame too. */
export const NativeProxy = Proxy;

/** The globals of a window: of the page itself, or of a frame in it that it can reach into. */
export type Realm = Window & typeof globalThis;

/** The native accessor of a property. */
export function accessor(owner: object, name: string): { readonly get: Native; readonly set: Native } {
  return getOwnPropertyDescriptor(owner, name) as { get: Native; set: Native };
}

/**
 * Puts another accessor, function or value where the native one lives: a page that deletes or replaces it finds
 * nothing beneath. What a page may do to the native one, it may do to ours: libraries that measure wrap them.
 */
export function replace(owner: object, name: string, change: PropertyDescriptor): void {
  defineProperty(owner, name, {
    __proto__: null,
    enumerable: true,
    configurable: true,
    ...change,
  } as PropertyDescriptor);
}

/**
 * What a native says of an object, by the class's own function: a page could have put another one in its place.
 * `undefined` where the object is of another class, or the page may not know.
 */
export function readBy<T>(native: Native | undefined, owner: unknown): T | undefined {
  try {
    return native && call(native, owner);
  } catch {
    return undefined;
  }
}

/** Whether nothing is given. `document.all` says that it is nothing, and browsers read what it holds. */
export const isNone = (value: unknown): boolean => (value ?? null) === null;

/** Arguments of a call, in a list of their own that may be changed. */
// biome-ignore lint/suspicious/noExplicitAny: a native takes what its specification says.
export type Arguments = any[];
export type Act = (native: Native, self: unknown, args: Arguments) => unknown;

// biome-ignore lint/suspicious/noExplicitAny: owners are of every kind, and not every browser has each.
type Owner = any;

/** Sets an argument, one too that was not given: a page can have put a setter in its place on every list. */
export function put(args: Arguments, index: number, value: unknown): void {
  defineProperty(args, index, {
    __proto__: null,
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  } as PropertyDescriptor);
}

/** Lets a function be called only by way of `act`; does nothing where the browser does not have it. */
export function guardMethod(owner: Owner, name: string, act: Act): void {
  const native = owner?.[name];
  if (native)
    replace(owner, name, {
      writable: true,
      value(...args: Arguments) {
        return act(native, this, args);
      },
    });
}

/** Lets a property be set only by way of `act`, whose one argument is the value. */
export function guardSetter(owner: Owner, name: string, act: Act, configurable = true): void {
  const native = owner && getOwnPropertyDescriptor(owner, name);
  if (native)
    replace(owner, name, {
      configurable,
      get: native.get,
      set(value: unknown) {
        act(native.set as Native, this, [value]);
      },
    });
}

/** Lets a property be read only by way of `act`. */
export function guardGetter(owner: Owner, name: string, act: (native: Native, self: unknown) => unknown): void {
  const native = getOwnPropertyDescriptor(owner, name);
  if (native)
    replace(owner, name, {
      ...native,
      get() {
        return act(native.get as Native, this);
      },
    });
}

/** Lets objects of a class be made only with the arguments that `change` leaves. */
export function guardClass(realm: Owner, name: string, change: (args: Arguments) => void): void {
  const native = realm[name];
  if (!native) return;
  const value = new NativeProxy(native, {
    __proto__: null,
    construct(target: new () => object, args: Arguments, asked: new () => object) {
      change(args);
      return construct(target, args, asked);
    },
  } as ProxyHandler<new () => object>);
  replace(realm, name, { writable: true, enumerable: false, value });
  replace(native.prototype, 'constructor', { writable: true, enumerable: false, value });
}

/** Throws, before anything is done, where a page has left too little of the stack to guard what comes of it. */
export const makeRoom = (depth: number): number => (depth > 0 ? makeRoom(depth - 1) + 1 : 0);

export const isFixed = (owner: object, name: string): boolean =>
  getOwnPropertyDescriptor(owner, name)?.configurable === false;

/** What the guard has been through: realms and shadow trees. */
const marked = new WeakSet<object>();
const { add: markIn, has: isMarkedIn } = WeakSet.prototype;
export const mark = (object: object): void => call(markIn, marked, [object]);
export const isMarked = (object: object): boolean => call(isMarkedIn, marked, [object]);

const lower = String.prototype.toLowerCase;
export const toLower = (text: string): string => call(lower, text);

const parse = Date.parse;
const dateNow = Date.now;
export const { floor } = Math;
/** Seconds since 1970. */
export const now = (): number => floor(dateNow() / 1000);
/** Seconds since 1970 that a date's text means; `NaN` when it means none. */
export const parseDate = (text: string): number => floor(parse(text) / 1000);

const { get: getCookie, set: setCookie } = accessor(Document.prototype, 'cookie');
/** The cookies that script can see; nothing where the page may not have any (a sandboxed frame). */
export const readCookies = (): string => readBy<string>(getCookie, document) ?? '';
export const writeCookie = (text: string): void => call(setCookie, document, [text]);

const NativeEvent = CustomEvent;
const { dispatchEvent, addEventListener } = EventTarget.prototype;
export const dispatch = (name: string, detail: unknown): void =>
  call(dispatchEvent, document, [new NativeEvent(name, { detail })]);
export const listen = (target: EventTarget, name: string, act: (event: Event) => void): void =>
  call(addEventListener, target, [name, act, true]);

const { get: trustOf } = accessor(new Event(''), 'isTrusted');
/** Whether the browser, or by it a person, and not a script made an event: what only looks like an event is none. */
export const isTrusted = (event: Event): boolean => call(trustOf, event);
const { composedPath } = Event.prototype;
/** What an event began on, in a shadow tree that is open too, and all that it passes. */
export const pathOf = (event: Event): readonly EventTarget[] => call(composedPath, event);
export const onClick = (element: Element, act: (event: Event) => void): void =>
  call(addEventListener, element, ['click', act]);

const { getAttribute, setAttribute } = Element.prototype;
export const attribute = (element: Element, name: string): string | null => call(getAttribute, element, [name]);
export const writeAttribute = (element: Element, name: string, value: string): void =>
  call(setAttribute, element, [name, value]);

interface TrustedTypes {
  createPolicy(name: string, rules: Record<string, (text: string) => string>): object;
}
/** A page that demands Trusted Types lets our own addresses and markup through by the policy `samtykke`. */
const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
const policy = createPolicy();

/** A page that forbids the policy gets a guard without it: what is let go then needs a reload. */
function createPolicy(): object | undefined {
  try {
    return types?.createPolicy('samtykke', { createScriptURL: String, createScript: String, createHTML: String });
  } catch {
    return undefined;
  }
}

type TrustedKind = 'createScriptURL' | 'createScript' | 'createHTML';

/**
 * A text as the Trusted Type that a setter demands; as it is where none is demanded. Typed as the text that
 * it stands for, since that is what the setters' types say.
 */
export const trusted = (kind: TrustedKind, text: string): string =>
  policy ? call({ createScriptURL, createScript, createHTML }[kind], policy, [text]) : text;

// biome-ignore lint/suspicious/noExplicitAny: not every browser has these classes.
const { TrustedHTML, TrustedScriptURL, TrustedTypePolicy } = globalThis as any;
const { createScriptURL, createScript, createHTML } = TrustedTypePolicy?.prototype ?? {};
const htmlText: Native | undefined = TrustedHTML?.prototype.toString;
const urlText: Native | undefined = TrustedScriptURL?.prototype.toString;

/**
 * A value of a page's, read once to the text that the browser would read, since an object could say two things.
 *
 * @returns the text, and what stands for it: of a Trusted Type the value itself, else the text.
 */
export function readText(value: unknown): { readonly text: string; readonly said: unknown } {
  if (typeof value === 'object' && types) {
    const text = readBy<string>(htmlText, value) ?? readBy<string>(urlText, value);
    if (text !== undefined) return { text, said: value };
  }
  const text = `${value}`;
  return { text, said: text };
}

const NativeURL = URL;
const { get: hrefOf } = accessor(URL.prototype, 'href');
const { get: baseOf } = accessor(Node.prototype, 'baseURI');
/** Host and path of a web address, as the URL standard writes it: a name and a password may stand before the host. */
const HOST_AND_PATH = /^(?:http|ws)s?:\/\/(?:[^/]*@)?([^/]*)([^?#]*)/;

/** What reaches no host and runs nothing of its own. */
const NO_HOST = /^(?:data|blob|about):/;

const { host } = location;
/** What was asked last: an address is often set and then inserted. */
let last: { readonly address: string; readonly base: string; readonly name: string } | undefined;

/**
 * An address as decisions name it: `host/path`, or `/path` on the page's own host. Addresses that reach
 * no host (`data:`, `blob:`, `about:`) have the name `/`. Any other is no address that somebody could have declared.
 */
export function addressName(address: string, page: Document = document): string {
  const base = call<string>(baseOf, page);
  if (last?.address === address && last.base === base) return last.name;
  const name = nameOf(address, base);
  // A page can make the reading fail, by a stack that is full: what comes of that is not remembered.
  if (name !== INVALID) last = { address, base, name };
  return name;
}

const { get: documentOf } = accessor(Node.prototype, 'ownerDocument');
export const pageOf = (node: Node): Document => call(documentOf, node);

/** The whole of an address, so that nothing can lead it elsewhere afterwards; what is none stays as it is. */
export function wholeAddress(address: string, page: Document): string {
  try {
    return call(hrefOf, new NativeURL(address, call<string>(baseOf, page)));
  } catch {
    return address;
  }
}

/** Whether an address holds a text of the page's own making, as the browser reads it: in `b\tlob:` it passes the tab over. */
export const isOwnText = (address: string, page: Document): boolean =>
  exec(/^(?:blob|data):/, wholeAddress(address, page)) !== null;

/** The path of a name, on whichever host, as a server may read it. */
export const pathIn = (name: string): string => spelt(slice(name, indexOf(name, '/')));

/** What is no address, or could not be read as one: nobody has declared it. */
const INVALID = 'invalid:';

function nameOf(address: string, base: string): string {
  try {
    const href = call<string>(hrefOf, new NativeURL(address, base));
    const parts = exec(HOST_AND_PATH, href);
    if (parts) return (parts[1] === host ? '' : parts[1]) + (parts[2] as string);
    return exec(NO_HOST, href) ? '/' : INVALID;
  } catch {
    return INVALID;
  }
}
