/** Cookies that are declared and set where nobody has agreed, and what stays when the consent is gone. */
import {
  cookie,
  DAY,
  frame,
  gif,
  js,
  leadOn,
  MONTH,
  type Planted,
  script,
  survives,
  withConsent,
  without,
} from '../part.ts';

export const WITHOUT_CONSENT: readonly Planted[] = [
  {
    id: 'browser-number-at-once',
    does: "keeps the advertiser's number of a browser from the first page on, by its own script",
    entries: [{ name: '_fbp', category: 'marketing', provider: 'ads', retention: 'P90D' }],
    pages: {
      '/': {
        body: script(
          `if (!shop.read('_fbp')) shop.keep('_fbp', 'fb.1.' + Date.now() + '.' + Math.floor(Math.random() * 1e18), ${90 * DAY});`,
        ),
      },
    },
    tidy: { marketing: "if (shop.refused('marketing')) shop.forget('_fbp');" },
    shows: [{ sees: 'cookie _fbp@shop.test', in: without('marketing') }],
    finds: [
      {
        rule: 'set-without-consent',
        kind: 'cookie',
        name: '_fbp',
        states: ['before', 'refused', 'gpc'],
        notStates: ['only:marketing', 'no-script'],
      },
    ],
  },
  {
    id: 'click-number-by-redirect',
    does: 'keeps the number of a click with an answer that leads a picture on, whatever is answered',
    entries: [{ name: '_gcl_aw', category: 'marketing', retention: 'P90D', setBy: 'server' }],
    pages: { '/product': { body: '<img src="/c/landing?gclid=EAIaIQob" alt="" width="20" height="20">' } },
    routes: {
      'shop.test/c/landing': () => leadOn('/c/landing.gif', cookie('_gcl_aw', 'GCL.1.EAIaIQob', 90 * DAY)),
      'shop.test/c/landing.gif': () => gif(),
    },
    tidy: { marketing: "shop.forget('_gcl_aw');" },
    shows: [{ sees: 'cookie _gcl_aw@shop.test', in: [...without('marketing'), 'no-script'] }],
    finds: [
      {
        rule: 'set-without-consent',
        kind: 'cookie',
        name: '_gcl_aw',
        states: ['before', 'refused', 'gpc', 'no-script'],
        notStates: ['accepted', 'only:marketing'],
      },
    ],
  },
  {
    id: 'set-by-the-refusal',
    does: 'marks whoever says no in the moment in which they say it',
    entries: [{ name: 'churn_risk', category: 'marketing', retention: 'P30D' }],
    pages: {
      '/': {
        body: script(
          `shopConsent.onChange(() => { if (!shop.has('marketing')) shop.keep('churn_risk', 'high', ${MONTH}); });`,
        ),
      },
    },
    shows: [{ sees: 'cookie churn_risk@shop.test', in: ['refused', 'withdrawn'], never: ['before', 'accepted'] }],
    finds: [
      {
        rule: 'set-without-consent',
        kind: 'cookie',
        name: 'churn_risk',
        states: ['refused', 'withdrawn'],
        notStates: ['before', 'accepted', 'gpc', 'only:marketing'],
      },
    ],
  },
  {
    id: 'cookie-without-script',
    does: 'sets a cookie of marketing with a picture for browsers without JavaScript',
    entries: [{ name: 'ns_seg', category: 'marketing', retention: 'P30D' }],
    pages: {
      '/product': {
        body: `<noscript><img src="/ns.gif" alt=""></noscript>${script(`shop.when('marketing', () => shop.keep('ns_seg', 'js', ${MONTH}));`)}`,
      },
    },
    routes: { 'shop.test/ns.gif': () => gif(cookie('ns_seg', 'none', MONTH)) },
    tidy: { marketing: "shop.forget('ns_seg');" },
    shows: [{ sees: 'cookie ns_seg@shop.test', in: ['no-script', 'accepted'], never: ['before', 'refused'] }],
    finds: [
      {
        rule: 'set-without-consent',
        kind: 'cookie',
        name: 'ns_seg',
        states: ['no-script'],
        notStates: ['before', 'refused', 'accepted'],
      },
    ],
  },
  {
    id: 'special-at-once',
    does: 'guesses allergies from what is read, and keeps them for whoever has agreed to everything else',
    entries: [{ name: 'allergy', category: 'personalised', retention: 'P30D', setBy: 'server' }],
    pages: {
      '/article': {
        headers: ({ has }) => (has('functionality') ? [['set-cookie', cookie('allergy', 'nuts', MONTH)]] : []),
      },
    },
    tidy: { functionality: "shop.forget('allergy');" },
    shows: [{ sees: 'cookie allergy@shop.test', in: ['accepted', 'only:functionality'], never: ['before', 'refused'] }],
    finds: [
      {
        rule: 'set-without-consent',
        kind: 'cookie',
        name: 'allergy',
        states: ['accepted', 'only:functionality'],
        notStates: ['before', 'refused', 'only:analytics'],
      },
    ],
  },
];

export const SURVIVING: readonly Planted[] = [
  {
    id: 'wide-cookie-stays',
    does: 'deletes a cookie of this host, and has set it for all hosts of the domain',
    entries: [{ name: 'amp_key', category: 'analytics', retention: 'P30D', domain: 'shop.test' }],
    pages: {
      '/product': {
        body: script(`shop.when('analytics', () => shop.keep('amp_key', 'k', ${MONTH}, '; domain=shop.test'));`),
      },
    },
    tidy: { analytics: "shop.forget('amp_key');" },
    shows: [
      { sees: 'left cookie amp_key@shop.test', in: [...withConsent('analytics'), 'withdrawn'], never: ['refused'] },
    ],
    finds: survives('cookie', 'amp_key'),
  },
  {
    id: 'one-of-a-pattern-stays',
    does: 'removes one key of a pattern, and leaves the other one',
    entries: [{ name: 'opti:*', kind: 'localStorage', category: 'functionality', retention: 'P1Y' }],
    pages: {
      '/article': {
        body: script(
          `shop.when('functionality', () => { localStorage['opti:data'] = 'd'; localStorage['opti:tests'] = 't'; });`,
        ),
      },
    },
    tidy: {
      functionality:
        "localStorage.removeItem('opti:data'); if (!shop.refused('functionality')) localStorage.removeItem('opti:tests');",
    },
    shows: [
      { sees: 'left localStorage opti:tests@shop.test', in: [...withConsent('functionality'), 'withdrawn'] },
      { sees: 'left localStorage opti:data@shop.test', in: withConsent('functionality'), never: ['withdrawn'] },
    ],
    finds: [
      { ...survives('localStorage', 'opti:tests')[0], name: ['opti:tests', 'opti:*'] } as Planted['finds'][number],
    ],
  },
  {
    id: 'worker-stays',
    does: 'registers a service worker for offers once they are agreed to, and never takes it away, nor its cache',
    entries: [
      { name: '/offers/sw.js', kind: 'serviceWorker', category: 'functionality', retention: 'P1Y' },
      { name: 'offers-v1', kind: 'cache', category: 'functionality', retention: 'P1Y' },
    ],
    pages: {
      '/product': {
        body: script(
          `shop.when('functionality', () => { navigator.serviceWorker.register('/offers/sw.js'); caches.open('offers-v1').then((kept) => kept.put('/offer/1', new Response('1'))); });`,
        ),
      },
    },
    routes: { 'shop.test/offers/sw.js': () => js(`addEventListener('push', () => undefined);`) },
    tidy: {
      functionality:
        "if (!shop.refused('functionality')) { caches.delete('offers-v1'); navigator.serviceWorker.getRegistration('/offers/').then((kept) => kept?.unregister()); }",
    },
    shows: [
      { sees: 'left serviceWorker /offers/sw.js@shop.test', in: [...withConsent('functionality'), 'withdrawn'] },
      { sees: 'left cache offers-v1@shop.test', in: [...withConsent('functionality'), 'withdrawn'] },
    ],
    finds: [...survives('serviceWorker', '/offers/sw.js'), ...survives('cache', 'offers-v1')],
  },
  {
    id: 'cookie-of-subdomain-stays',
    does: 'has its help host keep a preference there, which no page deletes',
    entries: [{ name: 'help_pref', category: 'functionality', retention: 'P30D', domain: 'help.shop.test' }],
    pages: {
      '/article': { body: script(`shop.when('functionality', () => shop.pixel('https://help.shop.test/pref.gif'));`) },
    },
    routes: { 'help.shop.test/pref.gif': () => gif(cookie('help_pref', 'large', MONTH)) },
    shows: [{ sees: 'left cookie help_pref@help.shop.test', in: [...withConsent('functionality'), 'withdrawn'] }],
    finds: survives('cookie', 'help_pref'),
  },
  {
    id: 'stays-when-consent-ends',
    does: 'deletes a cookie for whoever says no, and leaves it when the consent simply ends',
    entries: [{ name: '_dyid', category: 'functionality', retention: 'P1Y' }],
    pages: {
      '/product': {
        body: script(
          `shop.when('functionality', () => { if (!shop.read('_dyid')) shop.keep('_dyid', 'd1', ${365 * DAY}); });`,
        ),
      },
    },
    tidy: { functionality: "if (shop.refused('functionality')) shop.forget('_dyid');" },
    shows: [
      { sees: 'left cookie _dyid@shop.test', in: [...withConsent('functionality'), 'expired'], never: ['withdrawn'] },
    ],
    finds: [
      {
        rule: 'survives-withdrawal',
        kind: 'cookie',
        name: '_dyid',
        states: ['expired'],
        notStates: ['withdrawn', 'accepted'],
      },
    ],
  },
  {
    id: 'key-stays-elsewhere',
    does: 'has a frame of somebody keep a key at their own host, and tells nowhere how a visitor can delete that',
    entries: [
      { name: 'news.test/box', kind: 'frame', category: 'functionality', provider: 'news', retention: 'session' },
      { name: 'news_read', kind: 'localStorage', category: 'functionality', provider: 'news', retention: 'P1Y' },
    ],
    pages: {
      '/article': {
        body: `<div id="news"></div>${script(`shop.when('functionality', () => document.getElementById('news').append(Object.assign(document.createElement('iframe'), { src: 'https://news.test/box', title: 'News' })));`)}`,
      },
    },
    routes: { 'news.test/box': () => frame(script(`localStorage.news_read = '[4]';`)) },
    shows: [{ sees: 'localStorage news_read@news.test', in: withConsent('functionality'), never: ['refused'] }],
    finds: [
      {
        rule: 'survives-elsewhere',
        kind: 'localStorage',
        name: 'news_read',
        states: ['withdrawn'],
        notStates: ['accepted'],
      },
    ],
  },
];
