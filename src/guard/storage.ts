import { call, type Kind, type Native } from '../decision/index.ts';
import type { Ask } from './cookies.ts';
import { accessor, guardGetter, guardMethod, NativeProxy, type Realm, readBy, replace } from './natives.ts';

type StorageKind = Extract<Kind, 'localStorage' | 'sessionStorage'>;

/**
 * Lets web storage take only keys that may be stored, by whichever form: method, property, definition.
 * A storage object becomes a proxy of the native one, since a key can be written as a property.
 */
export function guardStorage(realm: Realm, ask: Ask): void {
  guarded(realm, 'localStorage', ask);
  guarded(realm, 'sessionStorage', ask);
  guardMethods(realm, ask);
}

interface Guarded {
  readonly kind: StorageKind;
  readonly native: Storage;
  readonly shown: Storage;
}

/** Storage objects of every realm, native and shown: a method of one realm may be called on that of another. */
const known = new WeakMap<object, Guarded>();
const { get: find, set: remember } = WeakMap.prototype;
const behind = (self: unknown): Guarded | undefined => call(find, known, [self]);

/**
 * Shows the proxy from now on. The native object is asked for when the page asks, since a browser first asks another
 * process whether the page may have it. Throws then where it may not, and has nothing where there is none.
 */
function guarded(realm: Realm, kind: StorageKind, ask: Ask): void {
  const native = accessor(realm, kind)?.get as Native;
  const show = (): Storage | undefined => {
    const storage = call<Storage | undefined>(native, realm);
    if (storage && !behind(storage)) {
      const shown = new NativeProxy(storage, handlers(kind, ask));
      const entry = { kind, native: storage, shown };
      call(remember, known, [storage, entry]);
      call(remember, known, [shown, entry]);
    }
    return behind(storage)?.shown;
  };
  replace(realm, kind, { configurable: realm !== window, get: show });
  guardGetter(realm.StorageEvent.prototype, 'storageArea', (native, self) => {
    // The event may be the first that hands a native object out; one that nobody has shown yet, it does not.
    readBy(show, realm);
    return behind(call(native, self))?.shown || null;
  });
}

const { setItem } = Storage.prototype;

/** A key that is refused is passed over in silence, as browsers do when storage is full in a sloppy script. */
function handlers(kind: StorageKind, ask: Ask): ProxyHandler<Storage> {
  // By the native method: a setter of the page's, on any prototype, would get hold of the native storage.
  const set = (target: Storage, key: string | symbol, value: unknown): boolean => {
    // A symbol is no key.
    if (typeof key === 'string' && mayStore(ask, kind, key)) call(setItem, target, [key, value]);
    return true;
  };
  return {
    // A trap that a page puts on every object would be given the native storage.
    __proto__: null,
    set,
    defineProperty: (target: Storage, key: string | symbol, change: PropertyDescriptor) =>
      set(target, key, change.value),
  } as ProxyHandler<Storage>;
}

/** Longer than anything declared; a number, so that it can be compared. */
const FOREVER = 1e99;

function mayStore(ask: Ask, kind: StorageKind, name: string): boolean {
  const lifetimeSeconds = kind === 'localStorage' ? FOREVER : null;
  return ask({ kind, name, lifetimeSeconds }).kind !== 'denied';
}

/** Methods and length know the proxies; called on the storage of another realm they leave it to that realm's guard. */
function guardMethods(realm: Realm, ask: Ask): void {
  const { prototype } = realm.Storage;
  guardGetter(prototype, 'length', (native, self) => call(native, behind(self)?.native ?? self));
  const method = (name: string): void =>
    guardMethod(prototype, name, (native, self, args) => {
      const storage = behind(self);
      if (name === 'setItem' && storage && args.length > 1) {
        args[0] = `${args[0]}`;
        if (!mayStore(ask, storage.kind, args[0])) return undefined;
      }
      return call(native, storage?.native ?? self, args);
    });
  method('setItem');
  method('getItem');
  method('removeItem');
  method('key');
  method('clear');
}
