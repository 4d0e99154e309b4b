/** What pages, frames and workers keep besides cookies. */
import { EVERY, frame, js, type Planted, SCRIPTED, script, without } from '../part.ts';

const SEEN = { states: ['before', 'refused', 'accepted', 'gpc'], notStates: ['no-script'] } as const;

export const STORED: readonly Planted[] = [
  {
    id: 'local-storage',
    does: 'keeps where a visitor came from in localStorage',
    pages: { '/product': { body: script(`localStorage.setItem('ls_ref', document.referrer + '#' + shop.id());`) } },
    shows: [{ sees: 'localStorage ls_ref@shop.test', in: SCRIPTED }],
    finds: [{ rule: 'undeclared', kind: 'localStorage', name: 'ls_ref', ...SEEN }],
  },
  {
    id: 'local-storage-by-property',
    does: 'keeps something in localStorage as a property, without a call',
    pages: { '/article': { body: script(`localStorage.prop_ref = shop.id();`) } },
    shows: [{ sees: 'localStorage prop_ref@shop.test', in: SCRIPTED }],
    finds: [{ rule: 'undeclared', kind: 'localStorage', name: 'prop_ref', ...SEEN }],
  },
  {
    id: 'local-storage-by-frame',
    does: "keeps something in localStorage by way of an empty frame's window",
    pages: {
      '/product': {
        body: script(`const blank = document.createElement('iframe');
          blank.hidden = true;
          document.body.append(blank);
          blank.contentWindow.localStorage.setItem('via_frame', shop.id());`),
      },
    },
    shows: [{ sees: 'localStorage via_frame@shop.test', in: SCRIPTED }],
    finds: [{ rule: 'undeclared', kind: 'localStorage', name: 'via_frame', ...SEEN }],
  },
  {
    id: 'session-storage',
    does: 'keeps a trace of the tab in sessionStorage',
    pages: { '/article': { body: script(`sessionStorage['tab_trace'] = shop.id();`) } },
    shows: [{ sees: 'sessionStorage tab_trace@shop.test', in: SCRIPTED }],
    finds: [{ rule: 'undeclared', kind: 'sessionStorage', name: 'tab_trace', ...SEEN }],
  },
  {
    id: 'declared-key-at-once',
    does: 'keeps a log of pages in localStorage, declared for analytics, whatever is answered',
    entries: [{ name: 'visits:log', kind: 'localStorage', category: 'analytics', retention: 'P30D' }],
    pages: {
      '/product': {
        body: script(`localStorage.setItem('visits:log', (localStorage.getItem('visits:log') ?? '') + '/product;');`),
      },
    },
    tidy: { analytics: "localStorage.removeItem('visits:log');" },
    shows: [{ sees: 'localStorage visits:log@shop.test', in: without('analytics') }],
    finds: [
      {
        rule: 'stored-without-consent',
        kind: 'localStorage',
        name: 'visits:log',
        states: without('analytics'),
        notStates: ['accepted', 'only:analytics', 'no-script'],
      },
    ],
  },
  {
    id: 'database-in-worker',
    does: 'has a worker open a database, declared for analytics, whatever is answered',
    entries: [{ name: 'offline-stats', kind: 'indexedDB', category: 'analytics', retention: 'P30D' }],
    pages: { '/product': { body: script(`new Worker('/workers/offline.js');`) } },
    routes: {
      'shop.test/workers/offline.js': () =>
        js(`const opening = indexedDB.open('offline-stats', 1);
          opening.onupgradeneeded = () => opening.result.createObjectStore('pages');
          opening.onsuccess = () => { opening.result.close(); };`),
    },
    tidy: { analytics: "indexedDB.deleteDatabase('offline-stats');" },
    shows: [{ sees: 'indexedDB offline-stats@shop.test', in: without('analytics') }],
    finds: [
      {
        rule: 'stored-without-consent',
        kind: 'indexedDB',
        name: 'offline-stats',
        states: without('analytics'),
        notStates: ['accepted', 'only:analytics', 'no-script'],
      },
    ],
  },
  {
    id: 'database',
    does: 'opens a database that nobody has declared',
    pages: {
      '/article': {
        body: script(`const keyval = indexedDB.open('keyval-reader', 1);
          keyval.onupgradeneeded = () => keyval.result.createObjectStore('kv').put(shop.id(), 'reader');
          keyval.onsuccess = () => keyval.result.close();`),
      },
    },
    shows: [{ sees: 'indexedDB keyval-reader@shop.test', in: SCRIPTED }],
    finds: [{ rule: 'undeclared', kind: 'indexedDB', name: 'keyval-reader', ...SEEN }],
  },
  {
    id: 'database-in-shared-worker',
    does: 'has a shared worker open a database that nobody has declared',
    pages: { '/checkout': { body: script(`new SharedWorker('/workers/shared.js');`) } },
    routes: {
      'shop.test/workers/shared.js': () =>
        js(`const shared = indexedDB.open('shared-notes', 1);
          shared.onupgradeneeded = () => shared.result.createObjectStore('notes');
          shared.onsuccess = () => shared.result.close();`),
    },
    shows: [{ sees: 'indexedDB shared-notes@shop.test', in: SCRIPTED }],
    finds: [{ rule: 'undeclared', kind: 'indexedDB', name: 'shared-notes', ...SEEN }],
  },
  {
    id: 'cache-in-service-worker',
    does: 'has its service worker keep a second cache, which is not declared',
    worker: `addEventListener('install', (event) => event.waitUntil(caches.open('promo-v3').then((cache) => cache.put('/promo.json', new Response('{}')))));`,
    shows: [{ sees: 'cache promo-v3@shop.test', in: SCRIPTED }],
    finds: [{ rule: 'undeclared', kind: 'cache', name: 'promo-v3', ...SEEN }],
  },
  {
    id: 'cache-by-page',
    does: 'has a page keep a cache that is not declared',
    pages: {
      '/article': {
        body: script(`caches.open('page-notes').then((cache) => cache.put('/note', new Response(shop.id())));`),
      },
    },
    shows: [{ sees: 'cache page-notes@shop.test', in: SCRIPTED }],
    finds: [{ rule: 'undeclared', kind: 'cache', name: 'page-notes', ...SEEN }],
  },
  {
    id: 'service-worker',
    does: 'registers a second service worker, which is not declared',
    pages: { '/article': { body: script(`navigator.serviceWorker.register('/promo/promo-sw.js');`) } },
    routes: { 'shop.test/promo/promo-sw.js': () => js(`addEventListener('install', () => skipWaiting());`) },
    shows: [{ sees: 'serviceWorker /promo/promo-sw.js@shop.test', in: SCRIPTED }],
    finds: [{ rule: 'undeclared', kind: 'serviceWorker', name: '/promo/promo-sw.js', ...SEEN }],
  },
  {
    id: 'storage-in-third-party-frame',
    does: "has the payment provider's frame keep a device number in localStorage, which is not declared",
    pages: {
      '/checkout': {
        body: '<iframe src="https://pay.test/device" title="Your device" width="200" height="40"></iframe>',
      },
    },
    routes: {
      'pay.test/device': () => frame(script(`localStorage.setItem('pay_device', crypto.randomUUID());`)),
    },
    shows: [
      { sees: 'localStorage pay_device@pay.test', in: SCRIPTED },
      { sees: 'request pay.test/device', in: EVERY },
    ],
    finds: [{ rule: 'undeclared', kind: 'localStorage', name: 'pay_device', ...SEEN }],
  },
  {
    id: 'file-system',
    does: "keeps a file in the page's own folder",
    pages: {
      '/product': {
        body: script(
          `navigator.storage.getDirectory().then((folder) => folder.getFileHandle('reader.txt', { create: true }));`,
        ),
      },
    },
    shows: [{ sees: 'fileSystem root@shop.test', in: SCRIPTED }],
    finds: [{ rule: 'undeclared', kind: 'fileSystem', name: 'root', ...SEEN }],
  },
  {
    id: 'bucket',
    does: 'opens a storage bucket',
    pages: { '/article': { body: script(`navigator.storageBuckets?.open('spare-notes');`) } },
    shows: [{ sees: 'bucket spare-notes@shop.test', in: SCRIPTED }],
    finds: [{ rule: 'undeclared', kind: 'bucket', name: 'spare-notes', ...SEEN }],
  },
];
