/** What is declared, and done otherwise, in ways that a look at the names alone does not show. */
import {
  cookie,
  DAY,
  type Fragment,
  frame,
  gif,
  js,
  MONTH,
  type PagePath,
  type Planted,
  SCRIPTED,
  script,
  withConsent,
  YEAR,
} from '../part.ts';

const ACCEPTED = { states: ['accepted'], notStates: ['before', 'refused'] } as const;

const onPages = (fragment: Fragment, ...pages: readonly PagePath[]): Partial<Record<PagePath, Fragment>> =>
  Object.fromEntries(pages.map((path) => [path, fragment]));

export const OTHER_THAN_DECLARED: readonly Planted[] = [
  {
    id: 'longer-by-cookie-store',
    does: 'promises a day, and has cookieStore keep a cookie for a year',
    entries: [{ name: 'tip_seen', category: 'functionality', retention: 'P1D' }],
    pages: {
      '/product': {
        body: script(
          `shop.when('functionality', () => cookieStore.set({ name: 'tip_seen', value: '1', expires: Date.now() + ${YEAR * 1_000}, sameSite: 'lax' }));`,
        ),
      },
    },
    tidy: { functionality: "shop.forget('tip_seen');" },
    shows: [{ sees: 'cookie tip_seen@shop.test', in: withConsent('functionality'), like: { days: 364 } }],
    finds: [{ rule: 'outlives-retention', kind: 'cookie', name: 'tip_seen', ...ACCEPTED }],
  },
  {
    id: 'longer-by-max-age',
    does: 'names a date in half an hour and a longer life besides, which browsers go by',
    entries: [{ name: 'visit_ref', category: 'essential', retention: 'PT1H' }],
    pages: {
      '/article': {
        headers: () => [
          [
            'set-cookie',
            `visit_ref=a; Expires=${new Date(Date.now() + 1_800_000).toUTCString()}; ${cookie('x', '', 7 * DAY).slice(4)}`,
          ],
        ],
      },
    },
    shows: [{ sees: 'cookie visit_ref@shop.test', in: SCRIPTED, like: { days: 6.9 } }],
    finds: [{ rule: 'outlives-retention', kind: 'cookie', name: 'visit_ref', states: ['before', 'accepted'] }],
  },
  {
    id: 'longer-at-payment-host',
    does: "promises a day for the payment provider's cookie, which it keeps for a year",
    entries: [
      {
        name: 'pay_step',
        category: 'essential',
        provider: 'pay',
        retention: 'P1D',
        domain: 'pay.test',
        sameSite: 'None',
      },
    ],
    pages: {
      '/checkout': { body: '<iframe src="https://pay.test/steps" title="Steps" width="200" height="40"></iframe>' },
    },
    routes: {
      'pay.test/steps': () => frame('<p>Steps</p>', `pay_step=2; Path=/; Secure; SameSite=None; Max-Age=${YEAR}`),
    },
    shows: [{ sees: 'cookie pay_step@pay.test', in: SCRIPTED, like: { days: 364 } }],
    finds: [{ rule: 'outlives-retention', kind: 'cookie', name: 'pay_step', states: ['before', 'accepted'] }],
  },
  {
    id: 'longer-on-second-page',
    does: 'keeps a cookie for the session on one page, and for a month on another one',
    entries: [{ name: 'flow', category: 'essential', retention: 'session' }],
    pages: {
      '/': { body: script(`if (!shop.read('flow')) shop.keep('flow', 'a');`) },
      '/checkout': { body: script(`shop.keep('flow', 'b', ${MONTH});`) },
    },
    shows: [{ sees: 'cookie flow@shop.test', in: SCRIPTED, like: { days: 29.9 } }],
    finds: [{ rule: 'outlives-retention', kind: 'cookie', name: 'flow', states: ['before', 'accepted'] }],
  },
  {
    id: 'renewed-by-picture',
    does: 'promises that a cookie is not renewed, and renews it with a picture on some pages',
    entries: [{ name: 'camp', category: 'marketing', retention: 'P30D', renewed: false, setBy: 'server' }],
    pages: onPages({ body: '<img src="/camp.gif" alt="" width="20" height="20">' }, '/product', '/checkout'),
    routes: { 'shop.test/camp.gif': ({ has }) => (has('marketing') ? gif(cookie('camp', 'spring', MONTH)) : gif()) },
    tidy: { marketing: "shop.forget('camp');" },
    shows: [{ sees: 'cookie camp@shop.test', in: withConsent('marketing'), never: ['before', 'refused'] }],
    finds: [{ rule: 'renewed-against-declaration', kind: 'cookie', name: 'camp', ...ACCEPTED }],
  },
  {
    id: 'renewed-on-return',
    does: 'promises that a cookie is not renewed, and renews it when a visitor comes again',
    entries: [{ name: 'aud_once', category: 'analytics', retention: 'P30D', renewed: false }],
    pages: onPages(
      {
        body: script(`shop.when('analytics', () => {
          if (sessionStorage.aud_tab) return;
          sessionStorage.aud_tab = '1';
          cookieStore.set({ name: 'aud_once', value: 'v', expires: Date.now() + ${MONTH * 1_000}, sameSite: 'lax' });
        });`),
      },
      '/product',
    ),
    // Declared with it, for it is the site's own note of the tab.
    tidy: { analytics: "shop.forget('aud_once'); sessionStorage.removeItem('aud_tab');" },
    shows: [{ sees: 'cookie aud_once@shop.test', in: withConsent('analytics'), never: ['before', 'refused'] }],
    finds: [
      { rule: 'renewed-against-declaration', kind: 'cookie', name: 'aud_once', states: ['returned'] },
      { rule: 'undeclared', kind: 'sessionStorage', name: 'aud_tab', states: ['accepted'] },
    ],
  },
  {
    id: 'at-own-host-instead',
    does: "declares a cookie as kept at the advertiser's host, and keeps it at its own",
    entries: [{ name: 'test_cookie', category: 'marketing', provider: 'ads', retention: 'P1D', domain: 'ads.test' }],
    pages: {
      '/article': {
        body: script(`shop.when('marketing', () => shop.keep('test_cookie', 'CheckForPermission', 900));`),
      },
    },
    tidy: { marketing: "shop.forget('test_cookie');" },
    shows: [{ sees: 'cookie test_cookie@shop.test', in: withConsent('marketing'), never: ['before', 'refused'] }],
    finds: [{ rule: 'other-party', kind: 'cookie', name: 'test_cookie', ...ACCEPTED }],
  },
  {
    id: 'at-other-providers-host',
    does: "declares a cookie as the advertiser's, and the tracker keeps it at its own host",
    entries: [{ name: 'uuid2', category: 'marketing', provider: 'ads', retention: 'P90D' }],
    pages: {
      '/product': {
        body: script(
          `shop.when('marketing', () => { if (shop.has('analytics')) shop.pixel('https://ib.tracker.test/setuid'); });`,
        ),
      },
    },
    routes: { 'ib.tracker.test/setuid': () => gif('uuid2=77; Path=/; Secure; SameSite=None; Max-Age=4') },
    shows: [{ sees: 'cookie uuid2@ib.tracker.test', in: ['accepted'], never: ['before', 'refused'] }],
    finds: [{ rule: 'other-provider', kind: 'cookie', name: 'uuid2', ...ACCEPTED }],
  },
  {
    id: 'own-key-by-player',
    does: 'declares a key as its own, and the script of the film host keeps it',
    entries: [
      {
        name: 'embed.test/player.js',
        kind: 'script',
        category: 'functionality',
        provider: 'embed',
        retention: 'session',
      },
      { name: 'player_volume', kind: 'localStorage', category: 'functionality', retention: 'P1Y' },
    ],
    pages: {
      '/article': { body: script(`shop.when('functionality', () => shop.load('https://embed.test/player.js'));`) },
    },
    routes: { 'embed.test/player.js': () => js(`localStorage.setItem('player_volume', '0.8');`) },
    tidy: { functionality: "localStorage.removeItem('player_volume');" },
    shows: [{ sees: 'localStorage player_volume@shop.test', in: withConsent('functionality'), never: ['before'] }],
    finds: [{ rule: 'other-provider', kind: 'localStorage', name: 'player_volume', ...ACCEPTED }],
  },
  {
    id: 'database-for-key',
    does: 'declares drafts as a key of localStorage, and keeps them in a database',
    entries: [{ name: 'drafts', kind: 'localStorage', category: 'functionality', retention: 'P1Y' }],
    pages: {
      '/article': {
        body: script(`shop.when('functionality', () => {
          const drafts = indexedDB.open('drafts', 1);
          drafts.onupgradeneeded = () => drafts.result.createObjectStore('d');
          drafts.onsuccess = () => drafts.result.close();
        });`),
      },
    },
    tidy: { functionality: "indexedDB.deleteDatabase('drafts');" },
    shows: [{ sees: 'indexedDB drafts@shop.test', in: withConsent('functionality'), never: ['before', 'refused'] }],
    finds: [{ rule: 'other-kind', kind: ['indexedDB', 'localStorage'], name: 'drafts', ...ACCEPTED }],
    may: [{ rule: 'never-seen', kind: 'localStorage', name: 'drafts' }],
  },
  {
    id: 'lax-for-strict',
    does: 'promises SameSite=Strict, and sets Lax',
    entries: [{ name: 'refund', category: 'essential', retention: 'session', sameSite: 'Strict' }],
    pages: { '/checkout': { headers: () => [['set-cookie', cookie('refund', 'r1')]] } },
    shows: [{ sees: 'cookie refund@shop.test', in: SCRIPTED, like: { sameSite: 'Lax' } }],
    finds: [{ rule: 'other-attributes', kind: 'cookie', name: 'refund', states: ['before', 'accepted'] }],
  },
  {
    id: 'wider-than-default',
    does: 'says nothing of a domain, and sets a cookie for all of its hosts by script',
    entries: [{ name: 'queue_pos', category: 'essential', retention: 'session' }],
    pages: { '/article': { body: script(`shop.keep('queue_pos', '4', undefined, '; domain=shop.test');`) } },
    shows: [{ sees: 'cookie queue_pos@shop.test', in: SCRIPTED, like: { wide: true } }],
    finds: [{ rule: 'other-attributes', kind: 'cookie', name: 'queue_pos', states: ['before', 'accepted'] }],
  },
  {
    id: 'not-secure-by-script',
    does: 'says nothing of Secure, and has a script set a cookie without it',
    entries: [{ name: 'gift_wrap', category: 'essential', retention: 'session' }],
    pages: { '/checkout': { body: script(`document.cookie = 'gift_wrap=1; path=/; samesite=lax';`) } },
    shows: [{ sees: 'cookie gift_wrap@shop.test', in: SCRIPTED, like: { secure: false } }],
    finds: [{ rule: 'other-attributes', kind: 'cookie', name: 'gift_wrap', states: ['before', 'accepted'] }],
  },
  {
    id: 'never-a-database',
    does: 'declares a database that is never opened',
    entries: [{ name: 'ghost-db', kind: 'indexedDB', category: 'functionality', retention: 'P1Y' }],
    shows: [{ sees: 'indexedDB ghost-db@*', in: [], never: SCRIPTED }],
    finds: [{ rule: 'never-seen', kind: 'indexedDB', name: 'ghost-db' }],
  },
  {
    id: 'never-a-pattern',
    does: 'declares a pattern of cookies of which none is ever set',
    entries: [{ name: 'ghost_*', category: 'marketing', retention: 'P30D' }],
    shows: [{ sees: 'cookie ghost_*@*', in: [], never: SCRIPTED }],
    finds: [{ rule: 'never-seen', kind: 'cookie', name: 'ghost_*' }],
  },
  {
    id: 'only-deleted',
    does: 'declares a cookie that it only deletes',
    entries: [{ name: 'old_cart', category: 'functionality', retention: 'P30D' }],
    pages: { '/product': { body: script(`shop.forget('old_cart');`) } },
    shows: [{ sees: 'cookie old_cart@*', in: [], never: SCRIPTED }],
    finds: [{ rule: 'never-seen', kind: 'cookie', name: 'old_cart' }],
  },
  {
    id: 'never-a-frame',
    does: 'declares a frame that no page shows',
    entries: [
      { name: 'embed.test/karaoke', kind: 'frame', category: 'functionality', provider: 'embed', retention: 'session' },
    ],
    shows: [{ sees: 'request embed.test/karaoke', in: [], never: SCRIPTED }],
    finds: [{ rule: 'never-seen', kind: 'frame', name: 'embed.test/karaoke' }],
  },
];
