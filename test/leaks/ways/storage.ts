import { type Way, waysOf } from '../way.ts';

const UNDECLARED = 'nobody declared it';

/** Every form in which a key of web storage can be written; `store` is the storage. */
const FORMS: Readonly<Record<string, readonly [what: string, does: string, more?: Partial<Way>]>> = {
  method: ['`setItem`', `store.setItem('$name', '1');`],
  property: ['a property', `store['$name'] = '1';`],
  'borrowed-method': ["`Storage`'s own method", `Storage.prototype.setItem.call(store, '$name', '1');`],
  assign: ['`Object.assign`', `Object.assign(store, { ['$name']: '1' });`],
  define: [
    '`Object.defineProperty`',
    `Object.defineProperty(store, '$name', { value: '1', writable: true, enumerable: true, configurable: true });`,
  ],
  reflect: ['`Reflect.set`', `Reflect.set(store, '$name', '1');`],
  undeclared: ['a key that nobody declared', `store.setItem('rogue_$name', '1');`, { closed: UNDECLARED }],
};

const WEB_STORAGE = (['localStorage', 'sessionStorage'] as const).flatMap((kind) =>
  waysOf(
    { group: 'Web storage', leaves: kind, by: 'guard' },
    Object.fromEntries(
      Object.entries(FORMS).map(([form, [what, does, more]]) => [
        `${kind.slice(0, -'Storage'.length)}-${form}`,
        [`\`${kind}\`: ${what}`, `const store = ${kind}; ${does}`, more ?? {}] as const,
      ]),
    ),
  ),
);

const OPENED = 'await new Promise((done, failed) => Object.assign(request, { onsuccess: done, onerror: failed }));';
const ANSWERED = `await new Promise((done) => {
    worker.onmessage = worker.onerror = done; setTimeout(done, 3000);
  });`;
const WORKER = `const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))); ${ANSWERED}`;
const OWN_FILE = "storage of a worker whose file is the site's own: no script of ours runs in it";

const STORES = [
  ...waysOf(
    { group: 'Other storage', leaves: 'indexedDB', by: 'guard' },
    {
      'database-open': ['`indexedDB.open`', `const request = indexedDB.open('$name'); ${OPENED}`],
      'database-method': [
        "`IDBFactory`'s own method",
        `const request = IDBFactory.prototype.open.call(self.indexedDB, '$name', 1); ${OPENED}`,
      ],
      'database-undeclared': [
        '`indexedDB.open`, a name that nobody declared',
        `const request = indexedDB.open('rogue_$name'); ${OPENED}`,
        { closed: UNDECLARED },
      ],
      'database-in-worker': [
        '`indexedDB` in a worker of a text of its own',
        `const text = "indexedDB.open('$name').onsuccess = () => postMessage(1)"; ${WORKER}`,
      ],
      'database-in-own-worker': [
        "`indexedDB` in a worker of the site's own",
        `const worker = new Worker('$file'); ${ANSWERED}`,
        {
          by: 'nothing',
          isSwept: true,
          cannot: OWN_FILE,
          file: `content-type: text/javascript\n\nindexedDB.open('$name').onsuccess = () => postMessage(1);`,
        },
      ],
    },
  ),
  ...waysOf(
    { group: 'Other storage', leaves: 'cache', by: 'guard' },
    {
      'cache-open': ['`caches.open`', `await caches.open('$name');`],
      'cache-put': ['`caches.open` and `put`', `await (await caches.open('$name')).put('/x', new Response('1'));`],
      'cache-method': ["`CacheStorage`'s own method", `await CacheStorage.prototype.open.call(caches, '$name');`],
      'cache-undeclared': [
        '`caches.open`, a name that nobody declared',
        `await caches.open('rogue_$name');`,
        { closed: UNDECLARED },
      ],
      'cache-in-worker': [
        '`caches` in a worker of a text of its own',
        `const text = "caches.open('$name').then(() => postMessage(1))"; ${WORKER}`,
      ],
      'cache-in-own-worker': [
        "`caches` in a worker of the site's own",
        `const worker = new Worker('$file'); ${ANSWERED}`,
        {
          by: 'nothing',
          isSwept: true,
          cannot: OWN_FILE,
          file: `content-type: text/javascript\n\ncaches.open('$name').then(() => postMessage(1));`,
        },
      ],
    },
  ),
  ...waysOf(
    { group: 'Other storage', leaves: 'fileSystem', by: 'guard' },
    {
      'folder-file': [
        '`navigator.storage.getDirectory`',
        `await (await navigator.storage.getDirectory()).getFileHandle('$name', { create: true });`,
      ],
      'folder-method': [
        "`StorageManager`'s own method",
        `const folder = await StorageManager.prototype.getDirectory.call(navigator.storage);
         await folder.getDirectoryHandle('$name', { create: true });`,
      ],
      'folder-in-worker': [
        'a folder in a worker of a text of its own',
        `const text = "navigator.storage.getDirectory().then((root) => root.getFileHandle('$name', { create: true })).then(() => postMessage(1))";
         ${WORKER}`,
      ],
      'old-file-system': [
        '`webkitRequestFileSystem`',
        `await new Promise((done, failed) => webkitRequestFileSystem(TEMPORARY, 1024, (system) =>
           system.root.getFile('$name', { create: true }, done, failed), failed));`,
        { needs: 'self.webkitRequestFileSystem' },
      ],
    },
  ),
  ...waysOf(
    { group: 'Other storage', leaves: 'bucket', by: 'guard', needs: 'navigator.storageBuckets' },
    {
      'bucket-open': ['`storageBuckets.open`', `await navigator.storageBuckets.open('$bucket');`],
      'bucket-database': [
        'a database in a bucket',
        `const { indexedDB } = await navigator.storageBuckets.open('$bucket');
         const request = indexedDB.open('$name'); ${OPENED}`,
      ],
      'bucket-undeclared': [
        '`storageBuckets.open`, a name that nobody declared',
        `await navigator.storageBuckets.open('rogue$bucket');`,
        { closed: UNDECLARED },
      ],
    },
  ),
  ...waysOf(
    { group: 'Other storage', leaves: 'serviceWorker', by: 'guard' },
    {
      'service-worker': [
        '`serviceWorker.register`',
        `await navigator.serviceWorker.register('$file', { scope: '$file' });`,
        { file: `content-type: text/javascript\n\nself.addEventListener('install', () => self.skipWaiting());` },
      ],
      'service-worker-method': [
        "`ServiceWorkerContainer`'s own method",
        `await ServiceWorkerContainer.prototype.register.call(navigator.serviceWorker, '$file', { scope: '$file' });`,
        { file: `content-type: text/javascript\n\nself.addEventListener('install', () => self.skipWaiting());` },
      ],
    },
  ),
];

const KEPT = 'the window and its history keep it, and no browser lets a script refuse that';

const WINDOW = [
  ...waysOf(
    { group: 'Other storage', leaves: 'window.name', by: 'nothing', cannot: KEPT },
    { 'window-name': ['`window.name`', `window.name = '$name';`] },
  ),
  ...waysOf(
    { group: 'Other storage', leaves: 'history.state', by: 'nothing', cannot: KEPT },
    {
      'history-state': [
        '`history.state`',
        `await new Promise((done) => setTimeout(done, 500)); history.replaceState('$name', '');`,
      ],
    },
  ),
  ...waysOf(
    {
      group: 'Other storage',
      leaves: 'identifier',
      by: 'nothing',
      cannot: "the site's own cache headers: a browser gives them back by itself",
    },
    {
      'cache-identifier': [
        "an `ETag` of the site's own",
        `await fetch('$file'); await fetch('$file', { cache: 'no-cache' });`,
        { file: `content-type: text/plain\ncache-control: max-age=3600\netag: "$name"\n\nx` },
      ],
    },
  ),
];

export const STORAGE = [...WEB_STORAGE, ...STORES, ...WINDOW];
