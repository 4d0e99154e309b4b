import { call, exec, type Native } from '../decision/index.ts';

/**
 * What the guard needs of the platform, taken before any other script can replace it, and called without
 * a look-up on anything that a page can change.
 */
const { defineProperty, getOwnPropertyDescriptor } = Object;

/** The native accessor of a property. */
export function accessor(owner: object, name: string): { readonly get: Native; readonly set: Native } {
  return getOwnPropertyDescriptor(owner, name) as { get: Native; set: Native };
}

/** Puts another accessor, function or value where the native one lives, which a page can neither change nor delete. */
export function replace(owner: object, name: string, change: PropertyDescriptor): void {
  defineProperty(owner, name, {
    __proto__: null,
    enumerable: true,
    configurable: false,
    ...change,
  } as PropertyDescriptor);
}

export const isFixed = (owner: object, name: string): boolean =>
  getOwnPropertyDescriptor(owner, name)?.configurable === false;

const lower = String.prototype.toLowerCase;
export const toLower = (text: string): string => call(lower, text);

const parse = Date.parse;
const dateNow = Date.now;
const { floor } = Math;
/** Seconds since 1970. */
export const now = (): number => floor(dateNow() / 1000);
/** Seconds since 1970 that a date's text means; `NaN` when it means none. */
export const parseDate = (text: string): number => floor(parse(text) / 1000);

export const { get: getCookie, set: setCookie } = accessor(Document.prototype, 'cookie');
/** The cookies that script can see; nothing where the page may not have any (a sandboxed frame). */
export function readCookies(): string {
  try {
    return call(getCookie, document);
  } catch {
    return '';
  }
}
export const writeCookie = (text: string): void => call(setCookie, document, [text]);

const NativeEvent = CustomEvent;
const { dispatchEvent, addEventListener } = EventTarget.prototype;
export const dispatch = (name: string, detail: unknown): void =>
  call(dispatchEvent, document, [new NativeEvent(name, { detail })]);

const { get: isTrusted } = accessor(new Event(''), 'isTrusted');
/** Tells of clicks, and whether a person made them: what only looks like an event is none. */
export const onClick = (element: Element, act: (event: Event, isByVisitor: boolean) => void): void =>
  call(addEventListener, element, ['click', (event: Event) => act(event, call(isTrusted, event))]);

const { getAttribute } = Element.prototype;
export const attribute = (element: Element, name: string): string | null => call(getAttribute, element, [name]);

interface TrustedTypes {
  isScriptURL(value: unknown): boolean;
  createPolicy(name: string, rules: Record<string, (text: string) => string>): Record<string, (text: string) => string>;
}
const same = (text: string): string => text;
/** A page that demands Trusted Types lets our own addresses and markup through by the policy `samtykke`. */
const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
const policy = createPolicy();

/** A page that forbids the policy gets a guard without it: what is let go then needs a reload. */
function createPolicy(): Record<string, (text: string) => string> | undefined {
  try {
    return types?.createPolicy('samtykke', { createScriptURL: same, createScript: same, createHTML: same });
  } catch {
    return undefined;
  }
}

const isScriptURL = types?.isScriptURL as Native;
/** A value that says the same at every reading: a trusted address is one already, anything else becomes a text. */
export const readOnce = (value: unknown): unknown => (types && call(isScriptURL, types, [value]) ? value : `${value}`);

/**
 * A text as the Trusted Type that a setter demands; as it is where none is demanded. Typed as the text that
 * it stands for, since that is what the setters' types say.
 */
export const trusted = (kind: 'createScriptURL' | 'createScript' | 'createHTML', text: string): string =>
  policy?.[kind]?.(text) ?? text;

const NativeURL = URL;
const { get: hrefOf } = accessor(URL.prototype, 'href');
const { get: baseOf } = accessor(Node.prototype, 'baseURI');
/** Host and path of a web address, as the URL standard writes it: a name and a password may stand before the host. */
const HOST_AND_PATH = /^https?:\/\/(?:[^/]*@)?([^/]*)([^?#]*)/;

/**
 * An address as decisions name it: `host/path`, or `/path` on the page's own host. Addresses that reach
 * no host (`data:`, `blob:`, `about:`) have the name `/`.
 */
export function addressName(address: string): string {
  try {
    const url = new NativeURL(address, call<string>(baseOf, document));
    const parts = exec(HOST_AND_PATH, call(hrefOf, url));
    return parts ? (parts[1] === location.host ? '' : parts[1]) + (parts[2] as string) : '/';
  } catch {
    // Not an address: nothing can be loaded from it.
    return '/';
  }
}
