import { call, type Kind } from '../decision/index.ts';
import type { Ask } from './cookies.ts';
import { accessor, replace } from './natives.ts';

type StorageKind = Extract<Kind, 'localStorage' | 'sessionStorage'>;

/**
 * Lets web storage take only keys that may be stored, by whichever form: method, property, definition.
 * A storage object becomes a proxy of the native one, since a key can be written as a property.
 */
export function guardStorage(ask: Ask): void {
  const local = guarded('localStorage', ask);
  const session = guarded('sessionStorage', ask);
  const behind = (self: unknown): Guarded | undefined =>
    local && isOf(local, self) ? local : session && isOf(session, self) ? session : undefined;
  guardMethods(behind, ask);
}

interface Guarded {
  readonly kind: StorageKind;
  readonly native: Storage;
  readonly shown: Storage;
}

const isOf = ({ native, shown }: Guarded, self: unknown): boolean => self === shown || self === native;

/** @returns nothing where the browser lets the page have no storage. */
function guarded(kind: StorageKind, ask: Ask): Guarded | undefined {
  try {
    const native = window[kind];
    const shown = new Proxy(native, handlers(kind, ask));
    replace(window, kind, { get: () => shown });
    return { kind, native, shown };
  } catch {
    return undefined;
  }
}

const { get } = Reflect;
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
    get,
    set,
    defineProperty: (target, key, change) => set(target, key, change.value),
  };
}

/** Longer than anything declared; a number, so that it can be compared. */
const FOREVER = 1e99;

function mayStore(ask: Ask, kind: StorageKind, name: string): boolean {
  const lifetimeSeconds = kind === 'localStorage' ? FOREVER : null;
  return ask({ kind, name, lifetimeSeconds }).kind !== 'denied';
}

/** Methods and length know the proxies; called on the storage of another realm they leave it to that realm's guard. */
function guardMethods(behind: (self: unknown) => Guarded | undefined, ask: Ask): void {
  const { prototype } = Storage;
  const { get: length } = accessor(prototype, 'length');
  replace(prototype, 'length', {
    get(this: Storage) {
      return call(length, behind(this)?.native ?? this);
    },
  });
  const { get: area } = accessor(StorageEvent.prototype, 'storageArea');
  replace(StorageEvent.prototype, 'storageArea', {
    get(this: StorageEvent) {
      const native = call<Storage | null>(area, this);
      return behind(native)?.shown ?? native;
    },
  });
  for (const method of ['setItem', 'getItem', 'removeItem', 'key', 'clear'] as const) {
    const native = prototype[method];
    replace(prototype, method, {
      value(this: Storage, key: unknown, value: unknown) {
        const storage = behind(this);
        const name = method === 'clear' ? '' : `${key}`;
        if (method === 'setItem' && storage && !mayStore(ask, storage.kind, name)) return undefined;
        return call(native, storage?.native ?? this, method === 'setItem' ? [name, value] : [name]);
      },
    });
  }
}
