import type { Target, Targets } from '../browser/index.ts';
import { inTime } from '../in-time.ts';
import type { StorageFact } from '../observation.ts';
import type { Frames } from './frames.ts';
import type { StorageId } from './protocol.ts';
import { MAX_VALUE, originOf } from './storage.ts';

/** Milliseconds for each question: a frame that is going away may not answer. */
const PATIENCE = 3_000;
/** Ours: records of a database that are read, and letters of them that are kept. */
const MAX_RECORDS = 10;
const MAX_PREVIEW = 4_096;

type Ask = <Result extends object>(method: string, params: object) => Promise<Result | undefined>;

/** A storage that can be asked for now: one of its frames is there. */
interface Area {
  readonly key: string;
  readonly origin: string;
  readonly ask: Ask;
  /** Session storage is a tab's own. */
  readonly tab: string;
}

/** What can be asked for now, and what was found in it. */
export interface Found {
  readonly key: string;
  readonly tab: string;
  readonly facts: readonly StorageFact[];
}

/** Looks at what is stored for the origins of all frames that are there. */
export async function lookAtStorage(targets: Targets, frames: Frames): Promise<readonly Found[]> {
  const areas = await areasOf(targets, frames);
  return Promise.all(
    areas.map(async (area) => {
      const parts = await Promise.all(LOOKS.map((look) => look(area)));
      // Chromium never answers this where an origin has no storage yet; to be asked for databases makes it one.
      const inFiles = await files(area);
      return { key: area.key, tab: area.tab, facts: [...parts.flat(), ...inFiles] };
    }),
  );
}

async function areasOf(targets: Targets, frames: Frames): Promise<readonly Area[]> {
  const areas = new Map<string, Area>();
  const found = frames.all().map(async ({ id, target }) => {
    const ask = asker(targets, target);
    const answer = await ask<{ storageKey: string }>('Storage.getStorageKeyForFrame', { frameId: id });
    const key = answer?.storageKey;
    // A document without an origin of its own keeps nothing.
    if (key === undefined || !/^https?:/.test(key)) return;
    const tab = frames.tabOf(target)?.id ?? '';
    areas.set(`${tab} ${key}`, { key, origin: originOf({ storageKey: key }), ask, tab });
  });
  await Promise.all(found);
  // What buckets there are is told by events.
  await Promise.all(
    [...areas.values()].map(({ key, ask }) =>
      ask('Storage.setStorageBucketTracking', { storageKey: key, enable: true }),
    ),
  );
  return [...areas.values()];
}

const asker =
  (targets: Targets, target: Target): Ask =>
  async <Result extends object>(method: string, params: object): Promise<Result | undefined> => {
    return inTime(targets.send<Result>(target, method, params), PATIENCE).catch(() => undefined);
  };

const LOOKS = [
  (area: Area): Promise<readonly StorageFact[]> => items(area, true),
  (area: Area): Promise<readonly StorageFact[]> => items(area, false),
  databases,
  caches,
] as const;

async function items({ key, origin, ask }: Area, isLocalStorage: boolean): Promise<readonly StorageFact[]> {
  const storageId: StorageId = { storageKey: key, isLocalStorage };
  const answer = await ask<{ entries: readonly (readonly [string, string])[] }>('DOMStorage.getDOMStorageItems', {
    storageId,
  });
  const kind = isLocalStorage ? 'localStorage' : 'sessionStorage';
  return (answer?.entries ?? []).map(([name, value]) => ({ kind, origin, name, value: value.slice(0, MAX_VALUE) }));
}

async function databases(area: Area): Promise<readonly StorageFact[]> {
  const answer = await area.ask<{ databaseNames: readonly string[] }>('IndexedDB.requestDatabaseNames', {
    storageKey: area.key,
  });
  return Promise.all(
    (answer?.databaseNames ?? []).map(async (name) => {
      const value = await preview(area, name);
      return { kind: 'indexedDB' as const, origin: area.origin, name, ...(value !== '' && { value }) };
    }),
  );
}

interface Database {
  readonly databaseWithObjectStores: { readonly objectStores: readonly { readonly name: string }[] };
}
interface Records {
  readonly objectStoreDataEntries: readonly { readonly primaryKey: Remote; readonly value: Remote }[];
}
/** A value as the protocol describes it. */
interface Remote {
  readonly value?: unknown;
  readonly description?: string;
  readonly preview?: { readonly properties: readonly { readonly name: string; readonly value?: string }[] };
}

/** The first records of a database, as far as the protocol shows them: `store key {name: value, …}`, a line each. */
async function preview({ key: storageKey, ask }: Area, databaseName: string): Promise<string> {
  const database = await ask<Database>('IndexedDB.requestDatabase', { storageKey, databaseName });
  const lines: string[] = [];
  for (const { name } of database?.databaseWithObjectStores.objectStores ?? []) {
    const range = { objectStoreName: name, indexName: '', skipCount: 0, pageSize: MAX_RECORDS };
    const records = await ask<Records>('IndexedDB.requestData', { storageKey, databaseName, ...range });
    for (const { primaryKey, value } of records?.objectStoreDataEntries ?? [])
      lines.push(`${name} ${described(primaryKey)} ${described(value)}`);
  }
  return lines.join('\n').slice(0, MAX_PREVIEW);
}

function described({ value, description, preview: shown }: Remote): string {
  if (value !== undefined) return typeof value === 'string' ? value : JSON.stringify(value);
  const parts = shown?.properties.map(({ name, value: text = '' }) => `${name}: ${text}`);
  return parts ? `{${parts.join(', ')}}` : (description ?? '');
}

async function caches({ key, origin, ask }: Area): Promise<readonly StorageFact[]> {
  const answer = await ask<{ caches: readonly { readonly cacheName: string }[] }>('CacheStorage.requestCacheNames', {
    storageKey: key,
  });
  return (answer?.caches ?? []).map(({ cacheName }) => ({ kind: 'cache', origin, name: cacheName }));
}

interface Directory {
  readonly directory: {
    readonly nestedDirectories: readonly string[];
    readonly nestedFiles: readonly { readonly name: string }[];
  };
}

async function files({ key, origin, ask }: Area): Promise<readonly StorageFact[]> {
  const bucketFileSystemLocator = { storageKey: key, pathComponents: [] };
  const answer = await ask<Directory>('FileSystem.getDirectory', { bucketFileSystemLocator });
  const { nestedDirectories = [], nestedFiles = [] } = answer?.directory ?? {};
  const names = [...nestedDirectories, ...nestedFiles.map(({ name }) => name)];
  return names.length === 0 ? [] : [{ kind: 'fileSystem', origin, name: 'root', value: names.join('\n') }];
}
