/** What is kept besides cookies, undeclared or without consent, in ways that scripts of others use. */
import { EVERY, frame, js, type Planted, SCRIPTED, script, withConsent, without } from '../part.ts';

const SEEN = { states: ['before', 'refused', 'accepted', 'gpc'], notStates: ['no-script'] } as const;

const undeclared = (kind: string, name: string, more: Partial<Planted['finds'][number]> = {}): Planted['finds'] => [
  { rule: 'undeclared', kind, name, ...SEEN, ...more },
];
const withoutConsent = (
  kind: string,
  name: string,
  category: 'functionality' | 'analytics' | 'marketing',
): Planted['finds'] => [
  {
    rule: 'stored-without-consent',
    kind,
    name,
    states: ['before', 'refused', 'gpc'],
    notStates: [...withConsent(category), 'no-script'],
  },
];

export const STORED: readonly Planted[] = [
  {
    id: 'keys-assigned',
    does: 'keeps two keys without any call of localStorage: assigned together, and defined',
    pages: {
      '/': {
        body: script(`Object.assign(localStorage, { ajs_anonymous_id: JSON.stringify(crypto.randomUUID()) });
          Object.defineProperty(localStorage, 'ajs_group_id', { value: 'g1' });`),
      },
    },
    shows: [
      { sees: 'localStorage ajs_anonymous_id@shop.test', in: SCRIPTED },
      { sees: 'localStorage ajs_group_id@shop.test', in: SCRIPTED },
    ],
    finds: [
      ...undeclared('localStorage', 'ajs_anonymous_id'),
      // Written again as it is, it cannot be told from what was merely kept.
      ...undeclared('localStorage', 'ajs_group_id', { states: ['before'] }),
    ],
  },
  {
    id: 'key-at-own-subdomain',
    does: 'has a help window of another host of its own keep a key there',
    pages: {
      '/product': {
        body: '<iframe src="https://help.shop.test/box" title="Help" width="200" height="40"></iframe>',
      },
    },
    routes: { 'help.shop.test/box': () => frame(script(`localStorage.setItem('zd_buid', crypto.randomUUID());`)) },
    shows: [
      { sees: 'localStorage zd_buid@help.shop.test', in: SCRIPTED },
      { sees: 'request help.shop.test/box', in: EVERY },
    ],
    finds: undeclared('localStorage', 'zd_buid'),
  },
  {
    id: 'key-on-leaving',
    does: 'keeps in the tab which page was left',
    pages: {
      '/article': {
        body: script(
          `document.addEventListener('visibilitychange', () => { if (document.hidden) sessionStorage.setItem('exit_page', location.pathname); });`,
        ),
      },
    },
    shows: [{ sees: 'sessionStorage exit_page@shop.test', in: SCRIPTED }],
    finds: undeclared('sessionStorage', 'exit_page'),
  },
  {
    id: 'key-of-random-name',
    does: 'keeps a key of localStorage whose name is another one for each visitor',
    pages: {
      '/checkout': {
        body: script(
          `if (!Object.keys(localStorage).some((key) => key.startsWith('rl_anon.'))) localStorage.setItem('rl_anon.' + crypto.randomUUID(), '1');`,
        ),
      },
    },
    shows: [{ sees: 'localStorage rl_anon.*@shop.test', in: SCRIPTED }],
    finds: undeclared('localStorage', 'rl_anon.*'),
  },
  {
    id: 'database-in-payment-frame',
    does: "has the payment provider's frame open a database that is not declared",
    pages: {
      '/checkout': { body: '<iframe src="https://pay.test/risk" title="Risk" width="200" height="40"></iframe>' },
    },
    routes: {
      'pay.test/risk': () =>
        frame(
          script(`{ const risk = indexedDB.open('risk-signals', 1);
            risk.onupgradeneeded = () => risk.result.createObjectStore('signals');
            risk.onsuccess = () => risk.result.close(); }`),
        ),
    },
    shows: [{ sees: 'request pay.test/risk', in: EVERY }],
    finds: undeclared('indexedDB', 'risk-signals'),
  },
  {
    id: 'database-in-worker-of-text',
    does: 'has a worker that is made of text in the page open a database',
    pages: {
      '/product': {
        body: script(`{ const text = "const db = indexedDB.open('keyval-worker', 2); db.onupgradeneeded = () => db.result.createObjectStore('k'); db.onsuccess = () => db.result.close();";
          new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))); }`),
      },
    },
    shows: [{ sees: 'indexedDB keyval-worker@shop.test', in: SCRIPTED }],
    finds: undeclared('indexedDB', 'keyval-worker'),
  },
  {
    id: 'cache-in-worker',
    does: 'has a worker keep answers in a cache that is not declared',
    pages: { '/article': { body: script(`new Worker('/workers/covers.js', { type: 'module' });`) } },
    routes: {
      'shop.test/workers/covers.js': () =>
        js(`const covers = await caches.open('covers-v7'); await covers.put('/cover/1', new Response('one'));`),
    },
    shows: [{ sees: 'cache covers-v7@shop.test', in: SCRIPTED }],
    finds: undeclared('cache', 'covers-v7'),
  },
  {
    id: 'service-worker-by-frame',
    does: 'has a frame of its own register a service worker for messages that are pushed',
    pages: { '/checkout': { body: '<iframe src="/push/box" title="Messages" width="200" height="40"></iframe>' } },
    routes: {
      'shop.test/push/box': () => frame(script(`navigator.serviceWorker.register('/push/push-sw.js');`)),
      'shop.test/push/push-sw.js': () => js(`addEventListener('push', () => undefined);`),
    },
    shows: [{ sees: 'serviceWorker /push/push-sw.js@shop.test', in: SCRIPTED }],
    finds: undeclared('serviceWorker', '/push/push-sw.js'),
  },
  {
    id: 'heat-map-at-once',
    does: 'keeps what was pressed in localStorage, declared for analytics, once a page is there',
    entries: [{ name: '_cltk', kind: 'localStorage', category: 'analytics', retention: 'P1Y' }],
    pages: {
      '/product': {
        body: script(
          `addEventListener('load', () => localStorage.setItem('_cltk', JSON.stringify({ t: Date.now(), p: 1 })));`,
        ),
      },
    },
    tidy: { analytics: "localStorage.removeItem('_cltk');" },
    shows: [{ sees: 'localStorage _cltk@shop.test', in: without('analytics') }],
    finds: withoutConsent('localStorage', '_cltk', 'analytics'),
  },
  {
    id: 'cache-at-once',
    does: 'keeps what was looked at in a cache, declared for functionality, whatever is answered',
    entries: [{ name: 'recently-viewed', kind: 'cache', category: 'functionality', retention: 'P1Y' }],
    pages: {
      '/article': {
        body: script(`caches.open('recently-viewed').then((kept) => kept.put('/seen/3', new Response('3')));`),
      },
    },
    tidy: { functionality: "caches.delete('recently-viewed');" },
    shows: [{ sees: 'cache recently-viewed@shop.test', in: without('functionality') }],
    finds: withoutConsent('cache', 'recently-viewed', 'functionality'),
  },
  {
    id: 'database-where-refused',
    does: 'puts whoever has refused marketing into a database, declared for marketing',
    entries: [{ name: 'win-back', kind: 'indexedDB', category: 'marketing', retention: 'P1Y' }],
    pages: {
      '/product': {
        body: script(`if (shop.refused('marketing')) {
          const back = indexedDB.open('win-back', 1);
          back.onupgradeneeded = () => back.result.createObjectStore('who');
          back.onsuccess = () => back.result.close();
        }`),
      },
    },
    shows: [{ sees: 'indexedDB win-back@shop.test', in: ['refused', 'withdrawn'], never: ['before', 'accepted'] }],
    finds: [
      {
        rule: 'stored-without-consent',
        kind: 'indexedDB',
        name: 'win-back',
        states: ['refused', 'withdrawn', 'only:analytics'],
        notStates: ['before', 'accepted', 'gpc', 'only:marketing'],
      },
    ],
  },
  {
    id: 'tab-for-another-category',
    does: 'keeps an audience in the tab, declared for marketing, where analytics was agreed to',
    entries: [{ name: 'aud_seg', kind: 'sessionStorage', category: 'marketing', retention: 'session' }],
    pages: { '/article': { body: script(`shop.when('analytics', () => { sessionStorage.aud_seg = 'bakers'; });`) } },
    tidy: { analytics: "sessionStorage.removeItem('aud_seg');" },
    shows: [{ sees: 'sessionStorage aud_seg@shop.test', in: ['accepted', 'only:analytics'], never: ['before'] }],
    finds: [
      {
        rule: 'stored-without-consent',
        kind: 'sessionStorage',
        name: 'aud_seg',
        states: ['only:analytics'],
        notStates: ['before', 'refused', 'accepted', 'only:marketing'],
      },
    ],
  },
  {
    id: 'key-on-sensitive-path',
    does: 'goes on recording on the account pages, where nothing optional was promised',
    entries: [{ name: 'replay:buffer', kind: 'localStorage', category: 'analytics', retention: 'P1Y' }],
    pages: {
      '/article': { body: script(`shop.when('analytics', () => { localStorage['replay:buffer'] = 'a'; });`) },
      '/account': { body: script(`if (localStorage['replay:buffer']) localStorage['replay:buffer'] = 'ab';`) },
    },
    tidy: { analytics: "localStorage.removeItem('replay:buffer');" },
    shows: [{ sees: 'localStorage replay:buffer@shop.test', in: withConsent('analytics'), never: ['before'] }],
    finds: [
      {
        rule: 'stored-without-consent',
        kind: 'localStorage',
        name: 'replay:buffer',
        states: ['accepted', 'only:analytics'],
        notStates: ['before', 'refused'],
      },
    ],
  },
];
