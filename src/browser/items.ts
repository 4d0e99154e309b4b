import type { Kind } from '../decision/index.ts';
import { INDEX } from '../guard/index.ts';
import { cookieNames, expire } from './cookies.ts';
import type { Page } from './page.ts';

/** One thing that this site's pages have in the browser. */
export interface Item {
  readonly kind: Kind;
  readonly name: string;
  remove(): unknown;
}

interface Buckets {
  keys(): Promise<readonly string[]>;
  delete(name: string): Promise<void>;
}

/** All that a script can find in the browser of what this site keeps there. Cookies that are HttpOnly are the server's. */
export async function itemsOf(page: Page): Promise<readonly Item[]> {
  const lists = await Promise.all([
    cookieNames().map((name): Item => ({ kind: 'cookie', name, remove: () => expire(page, name) })),
    found(() => keysOf('localStorage')),
    found(() => keysOf('sessionStorage')),
    found(async () =>
      (await indexedDB.databases()).map(({ name = '' }) => ({
        kind: 'indexedDB',
        name,
        remove: () => deleteDatabase(name),
      })),
    ),
    found(async () =>
      (await caches.keys()).map((name) => ({ kind: 'cache', name, remove: () => caches.delete(name) })),
    ),
    found(async () => {
      const { storageBuckets } = navigator as { storageBuckets?: Buckets };
      const names = (await storageBuckets?.keys()) ?? [];
      return names.map((name) => ({ kind: 'bucket', name, remove: () => storageBuckets?.delete(name) }));
    }),
    found(async () =>
      (await navigator.serviceWorker.getRegistrations()).map((registration) => ({
        kind: 'serviceWorker',
        name: new URL((registration.active ?? registration.waiting ?? registration.installing)?.scriptURL ?? '/')
          .pathname,
        remove: () => registration.unregister(),
      })),
    ),
    found(() => filesOf(page)),
  ]);
  return lists.flat();
}

/** As long as a deletion is waited for: while a page holds a database open, it goes on waiting by itself. */
const LONGEST_DELETION_MILLISECONDS = 500;

function deleteDatabase(name: string): Promise<unknown> {
  return new Promise((done) => {
    indexedDB.deleteDatabase(name).onsuccess = done;
    setTimeout(done, LONGEST_DELETION_MILLISECONDS);
  });
}

function keysOf(kind: 'localStorage' | 'sessionStorage'): readonly Item[] {
  const storage = window[kind];
  const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return names.filter((name) => name !== INDEX).map((name) => ({ kind, name, remove: () => storage.removeItem(name) }));
}

/** The page's own folder counts as one thing: its files have no names that a registry could hold. */
async function filesOf({ handle }: Page): Promise<readonly Item[]> {
  const root = (await handle.openFiles()) as FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };
  const names: string[] = [];
  for await (const name of root.keys()) names.push(name);
  const remove = (): unknown => Promise.all(names.map((name) => root.removeEntry(name, { recursive: true })));
  return names.length > 0 ? [{ kind: 'fileSystem', name: 'root', remove }] : [];
}

/** Some storage is not there at all: in a private window, without https, where the browser blocks it. */
async function found(list: () => readonly Item[] | Promise<readonly Item[]>): Promise<readonly Item[]> {
  try {
    return await list();
  } catch {
    // What cannot be reached holds nothing of ours.
    return [];
  }
}
