import { apply, classOf, plain } from './natives.ts';
import { baseAddress, type Tell } from './tell.ts';
import { wrapMethod } from './wrap.ts';

/** Class, method, kind: what opens a store by its name, and makes it where it is not there. */
const OPENERS = [
  ['IDBFactory', 'open', 'indexedDB'],
  ['CacheStorage', 'open', 'cache'],
  ['StorageBucketManager', 'open', 'bucket'],
] as const;

/** What removes one. */
const REMOVERS = [
  ['IDBFactory', 'deleteDatabase', 'indexedDB'],
  ['CacheStorage', 'delete', 'cache'],
  ['StorageBucketManager', 'delete', 'bucket'],
] as const;

/** What makes a file or a folder in the page's own file system, where it is told to. */
const MAKERS = [
  ['FileSystemDirectoryHandle', 'getFileHandle', 1],
  ['FileSystemDirectoryHandle', 'getDirectoryHandle', 1],
  ['FileSystemDirectoryEntry', 'getFile', 1],
  ['FileSystemDirectoryEntry', 'getDirectory', 1],
] as const;

/** How a script opens databases, caches, buckets, its file system, and registers service workers. */
export function watchStores(tell: Tell): void {
  for (const [owner, method, kind] of OPENERS)
    wrapMethod(classOf(owner)?.prototype, method, (native, self, args, here) => {
      const result = apply(native, self, args);
      if (isText(args[0])) tell({ kind, name: `${args[0]}` }, here);
      return result;
    });
  for (const [owner, method, what] of REMOVERS)
    wrapMethod(classOf(owner)?.prototype, method, (native, self, args) => {
      const result = apply(native, self, args);
      if (isText(args[0])) tell({ kind: 'dropped', what, name: `${args[0]}` }, undefined);
      return result;
    });
  for (const [owner, method, position] of MAKERS)
    wrapMethod(classOf(owner)?.prototype, method, (native, self, args, here) => {
      const result = apply(native, self, args);
      // All of it is one thing to a registry: the folder that everything is in.
      if (plain(args[position], 'create') === true) tell({ kind: 'fileSystem', name: 'root' }, here);
      return result;
    });
  wrapMethod(classOf('ServiceWorkerContainer')?.prototype, 'register', (native, self, args, here) => {
    const result = apply(native, self, args);
    if (isText(args[0])) tell({ kind: 'serviceWorker', name: `${args[0]}`, base: baseAddress() }, here);
    return result;
  });
}

const trusted = classOf('TrustedScriptURL') as { new (): object } | undefined;

/** Whether turning it into a text runs none of the page's code. */
const isText = (given: unknown): boolean =>
  (typeof given !== 'object' && typeof given !== 'function' && typeof given !== 'symbol') ||
  given === null ||
  (trusted !== undefined && given instanceof trusted) ||
  given instanceof URL;
