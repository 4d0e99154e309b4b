import type { Target } from '../browser/index.ts';
import type { Report } from '../injected/index.ts';
import type { StorageFact, StorageKind } from '../observation.ts';
import type { Found } from './left.ts';
import type { StorageId, StorageItem } from './protocol.ts';
import { MAX_VALUE, originOf } from './storage.ts';

/** Names of one kind, of one storage. */
interface Shelf {
  readonly kind: StorageKind;
  readonly origin: string;
  /** Of session storage, which ends with it. */
  readonly tab: string | undefined;
  readonly facts: Map<string, StorageFact>;
}

const LOOKED_AT: readonly StorageKind[] = ['localStorage', 'sessionStorage', 'indexedDB', 'cache', 'fileSystem'];

/**
 * What is stored, as far as it was told of. The browser says it of origins of which a frame is there; of others it is
 * what they had stored by then.
 */
export class Kept {
  readonly #shelves = new Map<string, Shelf>();

  facts(): readonly StorageFact[] {
    const all = new Map<string, StorageFact>();
    for (const { facts } of this.#shelves.values())
      for (const fact of facts.values()) all.set([fact.kind, fact.origin, fact.name].join('\n'), fact);
    return [...all.values()];
  }

  /** An event of web storage. */
  event(method: string, params: object, tab: Target | undefined): void {
    const { storageId, key, newValue } = params as StorageItem;
    const { facts, kind, origin } = this.#webShelf(storageId, tab?.id);
    if (method === 'DOMStorage.domStorageItemsCleared') facts.clear();
    else if (method === 'DOMStorage.domStorageItemRemoved') facts.delete(key);
    else facts.set(key, { kind, origin, name: key, value: newValue.slice(0, MAX_VALUE) });
  }

  /** A script has stored something, or removed it. */
  report(report: Report): void {
    if (!URL.canParse(report.realm)) return;
    const { origin } = new URL(report.realm);
    if (report.kind === 'dropped') this.#shelf(report.what as StorageKind, origin).facts.delete(report.name);
    else if (
      report.kind === 'indexedDB' ||
      report.kind === 'cache' ||
      report.kind === 'fileSystem' ||
      report.kind === 'bucket'
    )
      this.#shelf(report.kind, origin).facts.set(report.name, { kind: report.kind, origin, name: report.name });
  }

  bucket(origin: string, name: string): void {
    this.#shelf('bucket', origin).facts.set(name, { kind: 'bucket', origin, name });
  }

  /** What was found stands in the place of what was told. */
  found({ key, tab, facts }: Found): void {
    const origin = originOf({ storageKey: key });
    for (const kind of LOOKED_AT) {
      const isWeb = kind === 'localStorage' || kind === 'sessionStorage';
      const shelf = isWeb
        ? this.#webShelf({ storageKey: key, isLocalStorage: kind === 'localStorage' }, tab)
        : this.#shelf(kind, origin);
      shelf.facts.clear();
      for (const fact of facts) if (fact.kind === kind) shelf.facts.set(fact.name, fact);
    }
  }

  /** An answer has had its site's storage cleared (Clear-Site-Data). */
  clear(origin: string): void {
    for (const [id, shelf] of this.#shelves) if (shelf.origin === origin) this.#shelves.delete(id);
  }

  /** A tab is gone, or all of them. */
  endSession(tab?: string): void {
    for (const [id, shelf] of this.#shelves)
      if (shelf.tab !== undefined && (tab === undefined || shelf.tab === tab)) this.#shelves.delete(id);
  }

  #webShelf(storageId: StorageId, tab: string | undefined): Shelf {
    const kind = storageId.isLocalStorage ? 'localStorage' : 'sessionStorage';
    const owner = storageId.isLocalStorage ? undefined : (tab ?? '');
    return this.#shelf(kind, originOf(storageId), storageId.storageKey, owner);
  }

  #shelf(kind: StorageKind, origin: string, key = origin, tab?: string): Shelf {
    const id = [kind, key, tab ?? ''].join('\n');
    const shelf = this.#shelves.get(id) ?? { kind, origin, tab, facts: new Map() };
    this.#shelves.set(id, shelf);
    return shelf;
  }
}
