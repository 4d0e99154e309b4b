/** What was agreed to, and stays when that is taken back. */
import { cookie, gif, MONTH, type Planted, script, survives, withConsent } from '../part.ts';

export const SURVIVING: readonly Planted[] = [
  {
    id: 'cookie-stays',
    does: 'keeps a list of favourites in a cookie, and leaves it there after a withdrawal',
    entries: [{ name: 'favourites', category: 'functionality', retention: 'P30D' }],
    pages: {
      '/product': { body: script(`shop.when('functionality', () => shop.keep('favourites', '3-5', ${MONTH}));`) },
    },
    shows: [
      {
        sees: 'left cookie favourites@shop.test',
        in: [...withConsent('functionality'), 'withdrawn'],
        never: ['before', 'refused', 'expired'],
      },
    ],
    finds: survives('cookie', 'favourites'),
  },
  {
    id: 'cookie-out-of-reach-stays',
    does: 'keeps a number for its statistics in an HttpOnly cookie, which the script that tidies up cannot reach',
    entries: [{ name: 'stat_id', category: 'analytics', retention: 'P30D', httpOnly: true }],
    pages: {
      '/product': {
        headers: ({ has }) => (has('analytics') ? [['set-cookie', cookie('stat_id', 'n7', MONTH, '; HttpOnly')]] : []),
      },
    },
    tidy: { analytics: "shop.forget('stat_id');" },
    shows: [
      {
        sees: 'left cookie stat_id@shop.test',
        in: [...withConsent('analytics'), 'withdrawn'],
        never: ['before', 'refused', 'expired'],
      },
    ],
    finds: survives('cookie', 'stat_id'),
  },
  {
    id: 'cookie-under-another-path-stays',
    does: 'deletes a cookie at the root, and has set it below a path',
    entries: [{ name: 'shelf', category: 'functionality', retention: 'P30D', path: '/product' }],
    pages: {
      '/product': {
        body: script(
          `shop.when('functionality', () => { document.cookie = 'shelf=2; path=/product; secure; samesite=lax; max-age=${MONTH}'; });`,
        ),
      },
    },
    tidy: { functionality: "shop.forget('shelf');" },
    shows: [
      {
        sees: 'left cookie shelf@shop.test',
        in: [...withConsent('functionality'), 'withdrawn'],
        never: ['before', 'refused'],
      },
    ],
    finds: survives('cookie', 'shelf'),
  },
  {
    id: 'key-stays',
    does: 'keeps what was looked at in localStorage, and leaves it there after a withdrawal',
    entries: [{ name: 'recent', kind: 'localStorage', category: 'functionality', retention: 'P30D' }],
    pages: {
      '/product': { body: script(`shop.when('functionality', () => localStorage.setItem('recent', '[3]'));`) },
    },
    // Its own time it keeps: only a withdrawal it does not hear of.
    tidy: { functionality: "if (!shop.refused('functionality')) localStorage.removeItem('recent');" },
    shows: [
      {
        sees: 'left localStorage recent@shop.test',
        in: [...withConsent('functionality'), 'withdrawn'],
        never: ['before', 'refused', 'expired'],
      },
    ],
    finds: survives('localStorage', 'recent'),
  },
  {
    id: 'database-stays',
    does: 'keeps recommendations in a database, and leaves it there after a withdrawal',
    entries: [{ name: 'recommended', kind: 'indexedDB', category: 'functionality', retention: 'P30D' }],
    pages: {
      '/product': {
        body: script(`shop.when('functionality', () => {
            const opening = indexedDB.open('recommended', 1);
            opening.onupgradeneeded = () => opening.result.createObjectStore('items');
            opening.onsuccess = () => opening.result.close();
          });`),
      },
    },
    tidy: { functionality: "if (!shop.refused('functionality')) indexedDB.deleteDatabase('recommended');" },
    shows: [
      {
        sees: 'left indexedDB recommended@shop.test',
        in: [...withConsent('functionality'), 'withdrawn'],
        never: ['before', 'refused', 'expired'],
      },
    ],
    finds: survives('indexedDB', 'recommended'),
  },
  {
    id: 'tab-stays',
    does: 'keeps a trail in sessionStorage, and leaves it there after a withdrawal',
    entries: [{ name: 'trail', kind: 'sessionStorage', category: 'analytics', retention: 'session' }],
    pages: { '/product': { body: script(`shop.when('analytics', () => { sessionStorage.trail = '/product'; });`) } },
    shows: [
      {
        sees: 'left sessionStorage trail@shop.test',
        in: [...withConsent('analytics'), 'withdrawn'],
        never: ['before', 'refused', 'expired'],
      },
    ],
    finds: survives('sessionStorage', 'trail'),
  },
  {
    id: 'stays-elsewhere',
    does: 'has somebody keep a cookie at their own host, and tells nowhere how a visitor can delete that',
    entries: [
      {
        name: 'news_id',
        category: 'functionality',
        provider: 'news',
        retention: 'P30D',
        domain: 'news.test',
        sameSite: 'None',
      },
    ],
    pages: { '/product': { body: script(`shop.when('functionality', () => shop.pixel('https://news.test/n.gif'));`) } },
    routes: { 'news.test/n.gif': () => gif(`news_id=n5; Path=/; Secure; SameSite=None; Max-Age=${MONTH}`) },
    shows: [
      {
        sees: 'left cookie news_id@news.test',
        in: [...withConsent('functionality'), 'withdrawn'],
        never: ['before', 'refused', 'expired'],
      },
    ],
    finds: [
      { rule: 'survives-elsewhere', kind: 'cookie', name: 'news_id', states: ['withdrawn'], notStates: ['accepted'] },
    ],
  },
];
