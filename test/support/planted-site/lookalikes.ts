/** What honest sites do and careless auditors take for a departure. None of it may be found. */
import { createHash } from 'node:crypto';
import {
  cookie,
  css,
  DAY,
  EVERY,
  essential,
  everywhere,
  font,
  frame,
  gif,
  js,
  json,
  type Lookalike,
  leadOn,
  missing,
  newId,
  ORIGIN,
  SCRIPTED,
  script,
  withConsent,
  without,
  YEAR,
} from './part.ts';

/** The same of all visitors, so that it tells none from another, however random it looks. */
const BUILD = createHash('sha1').update('release 2026.11.3').digest('hex');

/** Cookies and keys that the shop cannot do without. */
const NEEDED: readonly Lookalike[] = [
  {
    id: 'session-cookie',
    does: 'keeps the session in an HttpOnly cookie with a random value, set by every first answer',
    entries: [essential('sid', 'session', { httpOnly: true })],
    pages: everywhere({
      headers: ({ isNew, session }) => (isNew ? [['set-cookie', cookie('sid', session, undefined, '; HttpOnly')]] : []),
    }),
    shows: [{ sees: 'cookie sid@shop.test', in: EVERY, like: { httpOnly: true } }],
  },
  {
    id: 'csrf-token',
    does: 'has a random token in a cookie, in a field of a form and in a header that a script sends to the shop itself',
    entries: [essential('csrf', 'session')],
    pages: {
      '/checkout': {
        headers: () => [['set-cookie', cookie('csrf', newId())]],
        body: `<form method="post" action="/checkout"><input type="hidden" name="csrf"><button>Order</button></form>
          ${script(`document.querySelector('[name=csrf]').value = shop.read('csrf');
          fetch('/api/basket', { method: 'POST', headers: { 'x-csrf-token': shop.read('csrf') }, body: '{}' });`)}`,
      },
    },
    routes: { 'shop.test/api/basket': () => json({ items: 0 }) },
    shows: [
      { sees: 'cookie csrf@shop.test', in: EVERY },
      { sees: 'request shop.test/api/basket', in: SCRIPTED },
    ],
  },
  {
    id: 'load-balancer',
    does: 'has a load balancer that names its node in a cookie, on pages and on the own CDN',
    entries: [essential('lb_node', 'PT1H'), essential('lb_cdn', 'PT1H', { domain: 'shop.test' })],
    pages: {
      ...everywhere({ headers: () => [['set-cookie', cookie('lb_node', 'srv-7f3a', 3_600)]] }),
      '/product': {
        headers: () => [['set-cookie', cookie('lb_node', 'srv-7f3a', 3_600)]],
        body: '<img src="https://cdn.shop.test/pear.png" alt="A pear" width="20" height="20">',
      },
    },
    routes: { 'cdn.shop.test/pear.png': () => gif(cookie('lb_cdn', 'edge-2', 3_600, '; Domain=shop.test')) },
    shows: [
      { sees: 'cookie lb_node@shop.test', in: EVERY },
      { sees: 'cookie lb_cdn@shop.test', in: EVERY, like: { wide: true } },
      { sees: 'request cdn.shop.test/pear.png', in: EVERY },
    ],
  },
  {
    id: 'language-twice',
    does: 'keeps the language under two names, in a cookie and in localStorage',
    entries: [essential('lang', 'P1Y'), essential('locale', 'P1Y', { kind: 'localStorage' })],
    pages: {
      '/': { body: script(`shop.keep('lang', 'en-GB', ${YEAR}); localStorage.setItem('locale', 'en-GB');`) },
    },
    shows: [
      { sees: 'cookie lang@shop.test', in: SCRIPTED },
      { sees: 'localStorage locale@shop.test', in: SCRIPTED },
    ],
  },
  {
    id: 'cart-reference',
    does: 'numbers the cart in a cookie, and names it to the payment provider, who needs it',
    entries: [
      essential('cart_id', 'session'),
      essential('pay.test/frame', 'session', { kind: 'frame', provider: 'pay' }),
    ],
    pages: {
      '/checkout': {
        body: `<div id="pay"></div>${script(`if (!shop.read('cart_id')) shop.keep('cart_id', shop.id());
          const frame = Object.assign(document.createElement('iframe'), { title: 'Payment', src: 'https://pay.test/frame?order=' + shop.read('cart_id') });
          document.getElementById('pay').append(frame);`)}`,
      },
    },
    routes: { 'pay.test/frame': () => frame('<p>Pay here</p>', 'pay_sess=1; Path=/; Secure; SameSite=None') },
    shows: [
      { sees: 'cookie cart_id@shop.test', in: SCRIPTED },
      { sees: 'request pay.test/frame', in: SCRIPTED, holds: /order=[0-9a-f]{32}/ },
    ],
  },
  {
    id: 'payment-cookie',
    does: 'has the payment provider keep a session cookie in its frame, as declared',
    entries: [essential('pay_sess', 'session', { provider: 'pay', domain: 'pay.test', sameSite: 'None' })],
    shows: [{ sees: 'cookie pay_sess@pay.test', in: SCRIPTED }],
  },
  {
    id: 'end-of-key',
    does: 'keeps a notepad in localStorage, and itself removes it when its time is over',
    entries: [essential('notepad', 'P30D', { kind: 'localStorage' })],
    pages: {
      '/': {
        body: script(`const kept = JSON.parse(localStorage.notepad ?? 'null');
          if (kept && kept.until < Date.now()) localStorage.removeItem('notepad');
          else if (!kept) localStorage.setItem('notepad', JSON.stringify({ until: Date.now() + ${30 * DAY * 1_000}, lines: ['milk'] }));`),
      },
    },
    shows: [{ sees: 'localStorage notepad@shop.test', in: ['before', 'refused', 'accepted', 'gpc'] }],
  },
  {
    id: 'release-number',
    does: 'has the number of its release, which is the same for everybody, under two names and in addresses',
    entries: [essential('release', 'session'), essential('shop:release', 'P1Y', { kind: 'localStorage' })],
    pages: {
      '/product': {
        body: `${script(`shop.keep('release', '${BUILD}'); localStorage.setItem('shop:release', '${BUILD}');`)}
          <script src="https://cdn-vendor.test/lib/grid.js?v=${BUILD}" async></script>`,
      },
    },
    routes: { 'cdn-vendor.test/lib/grid.js': () => js('window.grid = () => 12;') },
    shows: [
      { sees: 'cookie release@shop.test', in: SCRIPTED },
      { sees: 'request cdn-vendor.test/lib/grid.js', in: SCRIPTED, holds: new RegExp(BUILD) },
    ],
  },
];

/** Files, workers and requests that anybody's shop has. */
const LOADED: readonly Lookalike[] = [
  {
    id: 'processor-library',
    does: 'loads a library from a host that only delivers files, and a random number against caches goes along',
    entries: [essential('cdn-vendor.test/lib/*', 'session', { kind: 'script', provider: 'cdn-vendor' })],
    pages: {
      '/product': {
        body: script(
          `shop.load('https://cdn-vendor.test/lib/zoom.js?cb=' + Math.random()); fetch('/api/stock?r=' + Math.random());`,
        ),
      },
    },
    routes: {
      'cdn-vendor.test/lib/zoom.js': () => js('window.zoom = (scale) => scale * 2;'),
      'shop.test/api/stock': () => json({ left: 12 }),
    },
    shows: [
      { sees: 'request cdn-vendor.test/lib/zoom.js', in: SCRIPTED, holds: /cb=0\.\d+/ },
      { sees: 'request shop.test/api/stock', in: SCRIPTED },
    ],
  },
  {
    id: 'own-copy-of-library',
    does: 'serves a copy of that library itself, the same to the byte, for when the other host is down',
    pages: { '/account': { body: '<script src="/js/zoom.js"></script>' } },
    routes: { 'shop.test/js/zoom.js': () => js('window.zoom = (scale) => scale * 2;') },
    shows: [{ sees: 'request shop.test/js/zoom.js', in: SCRIPTED }],
  },
  {
    id: 'own-worker-and-cache',
    does: 'has a service worker that keeps files in a cache, both declared',
    entries: [
      essential('/sw.js', 'P1Y', { kind: 'serviceWorker' }),
      essential('shop-static-v1', 'P1Y', { kind: 'cache' }),
    ],
    pages: { '/product': { body: script(`navigator.serviceWorker.register('/sw.js');`) } },
    worker: `addEventListener('install', (event) => {
        skipWaiting();
        event.waitUntil(caches.open('shop-static-v1').then((cache) => cache.add('/css/print.css')));
      });
      addEventListener('activate', (event) => event.waitUntil(clients.claim()));`,
    routes: { 'shop.test/css/print.css': () => css('nav { display: none }') },
    shows: [
      { sees: 'serviceWorker /sw.js@shop.test', in: SCRIPTED },
      { sees: 'cache shop-static-v1@shop.test', in: SCRIPTED },
    ],
  },
  {
    id: 'stopped-by-worker',
    does: 'has its service worker answer, in place of another host, what would go there',
    pages: {
      '/account': {
        body: script(
          `navigator.serviceWorker.ready.then(() => { if (navigator.serviceWorker.controller) fetch('https://swstop.test/count.gif', { mode: 'no-cors' }); });`,
        ),
      },
    },
    worker: `addEventListener('fetch', (event) => {
        if (new URL(event.request.url).hostname === 'swstop.test') event.respondWith(new Response(null, { status: 204 }));
      });`,
    shows: [{ sees: 'request swstop.test/count.gif', in: [], never: EVERY }],
  },
  {
    id: 'stopped-by-policy',
    does: 'has a film of another host in an article, and a Content-Security-Policy that stops it',
    pages: {
      '/article': {
        headers: () => [['content-security-policy', "media-src 'self'; object-src 'none'"]],
        body: '<video src="https://blocked.test/film.mp4" width="20" height="20" preload="auto"></video>',
      },
    },
    shows: [{ sees: 'request blocked.test/film.mp4', in: [], never: EVERY }],
  },
  {
    id: 'missing-script',
    does: 'asks for a script of its own that is no longer there',
    pages: { '/article': { body: '<script src="/js/old-gallery.js"></script>' } },
    routes: { 'shop.test/js/old-gallery.js': () => missing() },
    shows: [{ sees: 'request shop.test/js/old-gallery.js', in: SCRIPTED }],
  },
  {
    id: 'own-font-and-prefetch',
    does: 'preloads its own font and reads its own next page ahead',
    pages: {
      '/article': {
        head: `<link rel="preload" as="font" type="font/woff2" href="/fonts/own.woff2" crossorigin>
          <style>@font-face { font-family: Own; src: url(/fonts/own.woff2) } h1 { font-family: Own, serif }</style>
          <link rel="prefetch" href="/product?from=article">`,
      },
    },
    routes: { 'shop.test/fonts/own.woff2': font },
    shows: [{ sees: 'request shop.test/fonts/own.woff2', in: EVERY }],
  },
  {
    id: 'own-host-leads-on',
    does: 'leads from www to the host without it, and from http to https',
    pages: { '/policy': { body: '<img src="https://www.shop.test/logo.gif" alt="" width="20" height="20">' } },
    routes: {
      'www.shop.test/logo.gif': () => leadOn(`${ORIGIN}/logo.gif`),
      'shop.test/logo.gif': () => gif(),
    },
    shows: [
      { sees: 'request www.shop.test/logo.gif', in: EVERY },
      { sees: 'request shop.test/logo.gif', in: EVERY },
    ],
  },
  {
    id: 'own-measuring',
    does: 'measures its own pages with a declared beacon to itself, without anything that tells visitors apart',
    entries: [essential('/vitals', 'session', { kind: 'beacon' })],
    pages: {
      '/article': {
        body: script(
          `addEventListener('load', () => navigator.sendBeacon('/vitals', JSON.stringify({ page: 'article', paint: Math.round(performance.now()) })));`,
        ),
      },
    },
    routes: { 'shop.test/vitals': () => new Response(null, { status: 204 }) },
    shows: [{ sees: 'request shop.test/vitals', in: SCRIPTED, holds: /"paint":\d+/ }],
  },
  {
    id: 'own-frame',
    does: 'shows a table of sizes in a frame of its own',
    pages: { '/product': { body: '<iframe src="/sizes" title="Sizes" width="200" height="60"></iframe>' } },
    routes: { 'shop.test/sizes': () => frame('<p>S, M, L</p>') },
    shows: [{ sees: 'request shop.test/sizes', in: EVERY }],
  },
  {
    id: 'alias-of-processor',
    does: 'has an own name, media.shop.test, for the host that only delivers its files',
    pages: { '/policy': { body: '<img src="https://media.shop.test/apple.gif" alt="" width="20" height="20">' } },
    routes: { 'media.shop.test/apple.gif': () => gif() },
    shows: [{ sees: 'request media.shop.test/apple.gif', in: EVERY }],
  },
];

/** What an audit for reads of a device may take for one. */
const READ: readonly Lookalike[] = [
  {
    id: 'chart-export',
    does: 'draws a chart in a canvas and offers it as a picture',
    pages: {
      '/account': {
        body: `<canvas id="chart" width="240" height="120"></canvas><img id="chart-picture" alt="Orders">
          ${script(`const canvas = document.getElementById('chart');
          const pen = canvas.getContext('2d');
          [40, 80, 60, 100].forEach((height, index) => { pen.fillStyle = '#0a6b2d'; pen.fillRect(20 + index * 50, 110 - height, 30, height); });
          canvas.toBlob((blob) => { document.getElementById('chart-picture').src = URL.createObjectURL(blob); document.body.dataset.chart = blob.size; });`)}`,
      },
    },
    shows: [{ sees: 'mark chart', in: SCRIPTED }],
  },
  {
    id: 'webgl-probe',
    does: 'asks whether WebGL is there before it would load a view in three dimensions',
    pages: {
      '/policy': {
        body: script(`const gl = document.createElement('canvas').getContext('webgl');
          document.body.dataset.webgl = gl ? gl.getParameter(gl.MAX_TEXTURE_SIZE) : 'none';`),
      },
    },
    shows: [{ sees: 'mark webgl', in: SCRIPTED }],
  },
  {
    id: 'width-and-cores',
    does: 'reads the width of the screen for its layout, and the number of cores for its workers',
    pages: {
      '/policy': {
        body: script(`document.body.dataset.layout = screen.width > 800 ? 'wide' : 'narrow';
          document.body.dataset.workers = Math.min(4, navigator.hardwareConcurrency);`),
      },
    },
    shows: [{ sees: 'mark workers', in: SCRIPTED }],
  },
  {
    id: 'measured-heading',
    does: 'measures one heading to fit it into a line',
    pages: {
      '/policy': {
        body: script(`const pen2 = document.createElement('canvas').getContext('2d');
          pen2.font = '32px sans-serif';
          document.body.dataset.fits = pen2.measureText('Corner Shop').width < 600;`),
      },
    },
    shows: [{ sees: 'mark fits', in: SCRIPTED }],
  },
];

/** What is optional, and waits, ends and goes as it was promised. */
const AGREED: readonly Lookalike[] = [
  {
    id: 'tracker-after-consent',
    does: 'loads a tracker once analytics is agreed to, which sets a cookie and sends its value to its own host',
    entries: [
      { name: 'tracker.test/t.js', kind: 'script', category: 'analytics', provider: 'tracker', retention: 'session' },
      { name: 'tracker.test/hit', kind: 'beacon', category: 'analytics', provider: 'tracker', retention: 'session' },
      { name: '_tq', category: 'analytics', provider: 'tracker', retention: 'P1Y', secure: false },
    ],
    pages: {
      '/': {
        body: script(`shop.when('analytics', () => shop.load('https://tracker.test/t.js'));`),
      },
    },
    tidy: { analytics: "shop.forget('_tq');" },
    routes: {
      'tracker.test/t.js': () => js(TRACKER),
      'tracker.test/hit': () => gif(),
    },
    shows: [
      { sees: 'request tracker.test/t.js', in: withConsent('analytics'), never: without('analytics') },
      {
        sees: 'request tracker.test/hit',
        in: withConsent('analytics'),
        never: without('analytics'),
        holds: /cid=[0-9a-f]{32}/,
      },
      { sees: 'cookie _tq@shop.test', in: withConsent('analytics'), never: ['before', 'refused', 'gpc', 'expired'] },
      { sees: 'left cookie _tq@shop.test', in: withConsent('analytics'), never: ['withdrawn', 'expired'] },
    ],
  },
  {
    id: 'advertising-after-consent',
    does: 'loads advertising once marketing is agreed to, which keeps its own cookie in the page',
    entries: [
      { name: 'ads.test/conv.js', kind: 'script', category: 'marketing', provider: 'ads', retention: 'session' },
      { name: '_adc', category: 'marketing', provider: 'ads', retention: 'P90D' },
    ],
    pages: {
      '/': {
        body: script(`shop.when('marketing', () => shop.load('https://ads.test/conv.js'));`),
      },
    },
    tidy: { marketing: "shop.forget('_adc');" },
    routes: {
      'ads.test/conv.js': () =>
        js(`document.cookie = '_adc=' + crypto.randomUUID() + '; path=/; max-age=${90 * DAY}; secure; samesite=lax';`),
    },
    shows: [
      { sees: 'request ads.test/conv.js', in: withConsent('marketing'), never: without('marketing') },
      { sees: 'left cookie _adc@shop.test', in: withConsent('marketing'), never: ['withdrawn', 'expired'] },
    ],
  },
  {
    id: 'preferences',
    does: 'keeps preferences once they are agreed to: by script, by the server, without SameSite, and with an exact end',
    entries: [
      { name: 'sort', category: 'functionality', retention: 'P30D' },
      { name: 'view', category: 'functionality', retention: 'P30D', setBy: 'server' },
      { name: 'shop:grid', kind: 'localStorage', category: 'functionality', retention: 'P30D' },
    ],
    pages: {
      '/product': {
        headers: ({ has }) => (has('functionality') ? [['set-cookie', viewCookie()]] : []),
        body: script(`shop.when('functionality', () => {
            document.cookie = 'sort=price; path=/; secure; max-age=${30 * DAY}';
            localStorage['shop:grid'] = 'wide';
          });`),
      },
    },
    tidy: { functionality: "shop.forget('sort'); shop.forget('view'); localStorage.removeItem('shop:grid');" },
    shows: [
      { sees: 'left cookie sort@shop.test', in: withConsent('functionality'), never: without('functionality') },
      {
        sees: 'left cookie view@shop.test',
        in: withConsent('functionality'),
        never: without('functionality'),
        like: { days: 29.9 },
      },
      {
        sees: 'left localStorage shop:grid@shop.test',
        in: withConsent('functionality'),
        never: without('functionality'),
      },
    ],
  },
  {
    id: 'patterns',
    does: 'names cookies and keys by what they are for, as patterns declare, and has one letter of a test in both',
    entries: [
      { name: 'ab_*', category: 'functionality', retention: 'P30D' },
      { name: 'ab:*', kind: 'localStorage', category: 'functionality', retention: 'P30D' },
    ],
    pages: {
      '/': {
        body: script(`shop.when('functionality', () => {
            shop.keep('ab_hero', 'b', ${30 * DAY});
            localStorage.setItem('ab:hero', 'b');
          });`),
      },
    },
    tidy: { functionality: "shop.forget('ab_hero'); localStorage.removeItem('ab:hero');" },
    shows: [
      { sees: 'cookie ab_hero@shop.test', in: withConsent('functionality'), never: ['before', 'refused', 'gpc'] },
      { sees: 'localStorage ab:hero@shop.test', in: withConsent('functionality'), never: ['before', 'refused', 'gpc'] },
    ],
  },
  {
    id: 'one-time-under-two-names',
    does: 'notes the time of the first page in the tab and, if agreed to, in a cookie: the same number twice',
    entries: [
      essential('opened_at', 'session', { kind: 'sessionStorage' }),
      { name: 'first_page_at', category: 'functionality', retention: 'P1D' },
    ],
    pages: {
      '/': {
        body: script(`sessionStorage.opened_at ??= Date.now();
          shop.when('functionality', () => shop.keep('first_page_at', sessionStorage.opened_at, ${DAY}));`),
      },
    },
    tidy: { functionality: "shop.forget('first_page_at');" },
    shows: [
      { sees: 'sessionStorage opened_at@shop.test', in: SCRIPTED },
      { sees: 'cookie first_page_at@shop.test', in: withConsent('functionality'), never: ['before', 'refused', 'gpc'] },
    ],
  },
  {
    id: 'not-renewed',
    does: 'remembers for thirty days that the welcome was read, sets that once, and lets it run out',
    entries: [{ name: 'welcome_read', category: 'functionality', retention: 'P30D', renewed: false }],
    pages: {
      '/': {
        body: script(
          `shop.when('functionality', () => { if (!shop.read('welcome_read')) shop.keep('welcome_read', '1', ${30 * DAY}); });`,
        ),
      },
    },
    tidy: { functionality: "shop.forget('welcome_read');" },
    shows: [
      { sees: 'left cookie welcome_read@shop.test', in: withConsent('functionality'), never: without('functionality') },
    ],
  },
  {
    id: 'special-by-itself',
    does: 'asks for personal offers by themselves, and keeps nothing for them where only everything else is agreed to',
    entries: [{ name: 'diet', category: 'personalised', retention: 'P30D' }],
    pages: {
      '/product': { body: script(`shop.when('personalised', () => shop.keep('diet', 'vegan', ${30 * DAY}));`) },
    },
    tidy: { personalised: "shop.forget('diet');" },
    shows: [
      { sees: 'left cookie diet@shop.test', in: ['only:personalised'], never: ['accepted', 'withdrawn', 'refused'] },
    ],
  },
  {
    id: 'film-and-chat',
    does: 'shows a film and a chat of others in frames once they are agreed to; the chat forgets when it is taken back',
    entries: [
      { name: 'embed.test/film', kind: 'frame', category: 'functionality', provider: 'embed', retention: 'session' },
      { name: 'chat.test/box', kind: 'frame', category: 'functionality', provider: 'chat', retention: 'session' },
      { name: 'chat_state', kind: 'sessionStorage', category: 'functionality', provider: 'chat', retention: 'session' },
    ],
    pages: {
      '/product': {
        body: `<div id="film"></div>${script(`shop.when('functionality', () => document.getElementById('film').append(Object.assign(document.createElement('iframe'), { src: 'https://embed.test/film', title: 'Film' })));`)}`,
      },
      '/': {
        body: `<div id="chat"></div>${script(`shop.when('functionality', () => document.getElementById('chat').append(Object.assign(document.createElement('iframe'), { src: 'https://chat.test/box', title: 'Chat' })));`)}`,
      },
    },
    tidy: {
      functionality:
        "document.querySelector('#chat iframe')?.contentWindow.postMessage('forget', 'https://chat.test');",
    },
    routes: {
      'embed.test/film': () => frame('<p>Film</p>'),
      'chat.test/box': () =>
        frame(
          `<p>Chat</p>${script(`sessionStorage.setItem('chat_state', 'closed'); addEventListener('message', () => sessionStorage.removeItem('chat_state'));`)}`,
        ),
    },
    shows: [
      { sees: 'request embed.test/film', in: withConsent('functionality'), never: without('functionality') },
      {
        sees: 'sessionStorage chat_state@chat.test',
        in: withConsent('functionality'),
        never: without('functionality'),
      },
    ],
  },
  {
    id: 'deleting',
    does: 'deletes what an earlier release has left, though nothing of it is declared any longer',
    pages: {
      '/': {
        body: script(
          `shop.forget('legacy_id'); localStorage.removeItem('legacy:id'); indexedDB.deleteDatabase('legacy');`,
        ),
      },
    },
    shows: [{ sees: 'cookie legacy_id@shop.test', in: [], never: EVERY }],
  },
  {
    id: 'heeding-gpc',
    does: 'says that it heeds Global Privacy Control, and does',
    routes: { 'shop.test/.well-known/gpc.json': () => json({ gpc: true, lastUpdate: '2026-11-01' }) },
    shows: [{ sees: 'request tracker.test/t.js', in: [], never: ['gpc'] }],
  },
];

export const LOOKALIKES: readonly Lookalike[] = [...NEEDED, ...LOADED, ...READ, ...AGREED];

/** To the second, as HTTP has dates. */
const viewCookie = (): string =>
  `view=list; Path=/; Secure; SameSite=Lax; Expires=${new Date(Date.now() + 30 * DAY * 1_000).toUTCString()}`;

const TRACKER = `(() => {
  const known = /(?:^|; )_tq=([^;]*)/.exec(document.cookie)?.[1];
  const id = known ?? crypto.randomUUID().replaceAll('-', '');
  document.cookie = '_tq=' + id + '; path=/; max-age=${YEAR}; samesite=lax';
  new Image().src = 'https://tracker.test/hit?cid=' + id + '&p=' + encodeURIComponent(location.pathname);
})();`;
