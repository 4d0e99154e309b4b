import { call, type Kind } from '../decision/index.ts';
import type { Ask } from './cookies.ts';
import { addressName, guardMethod, type Realm, readText } from './natives.ts';

const NativeException = DOMException;
const { storage } = navigator;
const getDirectory = storage?.getDirectory;

/** Opens the page's own folder past the guard; rejects where the browser lets a page have none. */
export const openFiles = async (): Promise<FileSystemDirectoryHandle> => call(getDirectory, storage);

/** Lets a page open only the databases, caches, folders and workers that it may keep. */
export function guardStores(realm: Realm, ask: Ask): void {
  // As browsers answer where they let a page keep nothing: by an error of this name.
  const check = (kind: Kind, name: string): void => {
    if (ask({ kind, name }).kind === 'denied')
      throw new NativeException(`${kind} "${name}" is not allowed now: see samtykke.violations`, 'SecurityError');
  };
  // biome-ignore lint/suspicious/noExplicitAny: not every browser has each.
  const { IDBFactory, CacheStorage, StorageManager, StorageBucketManager, ServiceWorkerContainer } = realm as any;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  const later = (owner: any, name: string, kind: Kind): void =>
    guardMethod(owner?.prototype, name, async (native, self, args) => {
      if (args.length > 0) args[0] = readText(args[0]).text;
      check(kind, `${args[0]}`);
      return call(native, self, args);
    });
  guardMethod(IDBFactory.prototype, 'open', (native, self, args) => {
    if (args.length > 0) args[0] = `${args[0]}`;
    check('indexedDB', `${args[0]}`);
    return call(native, self, args);
  });
  later(CacheStorage, 'open', 'cache');
  later(StorageBucketManager, 'open', 'bucket');
  // What ads are to be chosen by later: a group has no name that somebody could have declared.
  guardMethod(realm.Navigator.prototype, 'joinAdInterestGroup', async (native, self, args) => {
    check('bucket', 'interest-group:');
    return call(native, self, args);
  });
  guardMethod(StorageManager?.prototype, 'getDirectory', async (native, self) => {
    check('fileSystem', 'root');
    return call(native, self);
  });
  // The older names of such a folder in Chromium: asked for, and by its address.
  const folder = (name: string): void =>
    guardMethod(realm, name, (native, self, args) => {
      check('fileSystem', 'root');
      return call(native, self, args);
    });
  folder('webkitRequestFileSystem');
  folder('webkitResolveLocalFileSystemURL');
  // Not for the handle by which a frame gets storage of each kind past all of the above: then only cookies are meant.
  guardMethod(realm.Document.prototype, 'requestStorageAccess', (native, self) => call(native, self));
  guardMethod(ServiceWorkerContainer?.prototype, 'register', async (native, self, args) => {
    const { text, said } = readText(args[0]);
    check('serviceWorker', addressName(text));
    args[0] = said;
    return call(native, self, args);
  });
}
