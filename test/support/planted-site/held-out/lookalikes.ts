/** What a second honest shop does that careless auditors take for a departure. None of it may be found. */
import {
  cookie,
  css,
  DAY,
  EVERY,
  essential,
  everywhere,
  type Fragment,
  font,
  frame,
  gif,
  js,
  json,
  type Lookalike,
  MONTH,
  newId,
  PAGES,
  type PagePath,
  SCRIPTED,
  script,
  withConsent,
  without,
  YEAR,
} from '../part.ts';

/** Of a loaf that everybody may look at: the same for all visitors. */
const LOAF = '7d9f3c52-8b1e-4f6a-9c0d-2e5b7a41f863';

const NEEDED: readonly Lookalike[] = [
  {
    id: 'session-of-prefix',
    does: 'keeps its session in an HttpOnly cookie whose name binds it to this host',
    entries: [essential('__Host-shop', 'session', { httpOnly: true })],
    pages: everywhere({
      headers: ({ cookies }) =>
        cookies.has('__Host-shop') ? [] : [['set-cookie', cookie('__Host-shop', newId(), undefined, '; HttpOnly')]],
    }),
    shows: [{ sees: 'cookie __Host-shop@shop.test', in: EVERY, like: { httpOnly: true } }],
  },
  {
    id: 'token-to-own-interface',
    does: 'sends the number of the cart to the interface of the shop, at another host of its own',
    entries: [essential('cart:token', 'P1Y', { kind: 'localStorage' })],
    pages: {
      '/product': {
        body: script(`localStorage['cart:token'] ??= crypto.randomUUID();
          fetch('https://api.shop.test/carts?id=' + localStorage['cart:token'], { method: 'POST', headers: { authorization: 'Bearer ' + localStorage['cart:token'] }, body: JSON.stringify({ cart: localStorage['cart:token'], add: 3 }) });`),
      },
    },
    routes: {
      'api.shop.test/carts': () =>
        new Response('{}', {
          headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization' },
        }),
    },
    shows: [{ sees: 'request api.shop.test/carts', in: SCRIPTED }],
  },
  {
    id: 'forgery-token-each-page',
    does: 'has a token against forgery in a cookie that each answer makes anew, and sends it in a header of its own',
    entries: [essential('XSRF-TOKEN', 'PT2H')],
    pages: {
      ...everywhere({ headers: () => [['set-cookie', cookie('XSRF-TOKEN', `${newId()}%3D`, 7_200)]] }),
      '/checkout': {
        headers: () => [['set-cookie', cookie('XSRF-TOKEN', `${newId()}%3D`, 7_200)]],
        body: script(
          `fetch('/api/address', { method: 'PUT', headers: { 'x-xsrf-token': decodeURIComponent(shop.read('XSRF-TOKEN')) }, body: '{}' });`,
        ),
      },
    },
    routes: { 'shop.test/api/address': () => json({}) },
    shows: [
      { sees: 'cookie XSRF-TOKEN@shop.test', in: EVERY },
      { sees: 'request shop.test/api/address', in: SCRIPTED },
    ],
  },
  {
    id: 'balancer-with-two-names',
    does: 'has a load balancer that keeps one value under two names, one of them for other sites, renewed by each answer',
    entries: [essential('AWSALB', 'P7D', { secure: false }), essential('AWSALBCORS', 'P7D', { sameSite: 'None' })],
    pages: everywhere({
      headers: ({ cookies }) => {
        const node = cookies.get('AWSALB') ?? btoa(newId()).replaceAll('=', '');
        return [
          ['set-cookie', `AWSALB=${node}; Expires=${later(7)}; Path=/`],
          ['set-cookie', `AWSALBCORS=${node}; Expires=${later(7)}; Path=/; SameSite=None; Secure`],
        ];
      },
    }),
    shows: [
      { sees: 'cookie AWSALB@shop.test', in: EVERY },
      { sees: 'cookie AWSALBCORS@shop.test', in: EVERY, like: { sameSite: 'None' } },
    ],
  },
  {
    id: 'check-against-robots',
    does: 'has its delivery network tell people from robots by a cookie of half an hour, renewed with files',
    entries: [
      essential('__cf_bm', 'PT30M', { provider: 'cdn-vendor', domain: 'shop.test', httpOnly: true, sameSite: 'None' }),
    ],
    pages: { '/': { body: '<img src="/cdn-cgi/image/loaf.gif" alt="A loaf" width="20" height="20">' } },
    routes: {
      'shop.test/cdn-cgi/image/loaf.gif': () =>
        gif(
          `__cf_bm=${newId()}-${Math.floor(Date.now() / 1_000)}-1.0; Path=/; Domain=shop.test; Expires=${later(1 / 48)}; HttpOnly; Secure; SameSite=None`,
        ),
    },
    shows: [{ sees: 'cookie __cf_bm@shop.test', in: EVERY, like: { wide: true, httpOnly: true } }],
  },
  {
    id: 'flags-with-times',
    does: 'keeps flags of its release as JSON with times in localStorage, and reads them again',
    entries: [essential('flags', 'P1Y', { kind: 'localStorage' })],
    pages: {
      '/': {
        body: script(
          `localStorage.flags ??= JSON.stringify({ fetchedAt: Date.now(), until: new Date(Date.now() + 3600000).toISOString(), flags: { zoom: true, checkout: 2 } });`,
        ),
      },
    },
    shows: [{ sees: 'localStorage flags@shop.test', in: SCRIPTED }],
  },
  {
    id: 'public-number-kept',
    does: 'keeps the public number of a loaf for the basket, and the tracker is told it where it is agreed to',
    entries: [
      essential('last_loaf', 'session'),
      { name: 'loaf:seen', kind: 'localStorage', category: 'functionality', retention: 'P1Y' },
      {
        name: 'hit.tracker.test/view',
        kind: 'beacon',
        category: 'analytics',
        provider: 'tracker',
        retention: 'session',
      },
    ],
    pages: {
      '/product': {
        body: script(`shop.keep('last_loaf', '${LOAF}');
          shop.when('functionality', () => { localStorage['loaf:seen'] = JSON.stringify(['${LOAF}']); });
          shop.when('analytics', () => shop.pixel('https://hit.tracker.test/view?item=${LOAF}&rnd=' + Math.random()));`),
      },
    },
    tidy: { functionality: "localStorage.removeItem('loaf:seen');" },
    routes: { 'hit.tracker.test/view': () => gif() },
    shows: [
      { sees: 'cookie last_loaf@shop.test', in: SCRIPTED },
      { sees: 'request hit.tracker.test/view', in: withConsent('analytics'), never: without('analytics') },
    ],
  },
  {
    id: 'payment-with-numbers',
    does: 'has the payment provider keep two numbers against fraud in the page, and tell its frame and its host, as declared',
    entries: [
      essential('js.pay.test/v3/*', 'session', { kind: 'script', provider: 'pay' }),
      essential('m.pay.test/inner', 'session', { kind: 'frame', provider: 'pay' }),
      essential('r.pay.test/signal', 'session', { kind: 'beacon', provider: 'pay' }),
      essential('__pay_mid', 'P1Y', { provider: 'pay', sameSite: 'Strict' }),
      essential('__pay_sid', 'PT30M', { provider: 'pay', sameSite: 'Strict' }),
    ],
    pages: { '/checkout': { body: '<div id="card"></div><script src="https://js.pay.test/v3/" async></script>' } },
    routes: {
      'js.pay.test/v3/': () =>
        js(`(() => {
          const kept = (name, seconds) => {
            const value = /* once made, kept on */ shop.read(name) ?? crypto.randomUUID() + Math.random().toString(16).slice(2, 8);
            document.cookie = name + '=' + value + '; path=/; max-age=' + seconds + '; secure; samesite=strict';
            return value;
          };
          const [mid, sid] = [kept('__pay_mid', ${YEAR}), kept('__pay_sid', 1800)];
          document.getElementById('card').append(Object.assign(document.createElement('iframe'), { title: 'Card', src: 'https://m.pay.test/inner#' + mid }));
          fetch('https://r.pay.test/signal', { method: 'POST', mode: 'no-cors', body: btoa(JSON.stringify({ mid, sid })) });
        })();`),
      'm.pay.test/inner': () => frame('<p>Card</p>'),
      'r.pay.test/signal': () => gif(),
    },
    shows: [
      { sees: 'cookie __pay_mid@shop.test', in: SCRIPTED },
      { sees: 'request r.pay.test/signal', in: SCRIPTED },
      { sees: 'request m.pay.test/inner', in: SCRIPTED },
    ],
  },
  {
    id: 'deletion-by-server',
    does: 'deletes on its server what an earlier release has left, in three ways, and by cookieStore',
    pages: {
      '/': {
        headers: () => [
          ['set-cookie', 'old_ga=; Path=/; Max-Age=0'],
          ['set-cookie', 'old_ga=deleted; Path=/; Domain=shop.test; Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
          ['set-cookie', 'old_fb=x; Path=/; Max-Age=-1; Expires=Fri, 31 Dec 2049 23:59:59 GMT'],
        ],
        body: script(
          `cookieStore.delete('old_hub'); sessionStorage.removeItem('old:tab'); caches.delete('old-cache');`,
        ),
      },
    },
    shows: [{ sees: 'cookie old_*@*', in: [], never: EVERY }],
  },
  {
    id: 'renewed-as-declared',
    does: 'keeps a basket for two weeks from the last page on, and says so',
    entries: [essential('basket_keep', 'P14D', { renewed: true })],
    pages: everywhere({ headers: () => [['set-cookie', cookie('basket_keep', 'empty', 14 * DAY)]] }),
    shows: [{ sees: 'cookie basket_keep@shop.test', in: EVERY, like: { days: 13.9 } }],
  },
  {
    id: 'longer-than-browsers-allow',
    does: 'declares two years for what the shop needs, asks for them, and browsers make 400 days of it',
    entries: [essential('age_ok', 'P2Y'), essential('store_no', 'P13M')],
    pages: {
      '/article': {
        headers: () => [['set-cookie', cookie('age_ok', '1', 2 * YEAR)]],
        body: script(`shop.keep('store_no', '12', ${400 * DAY});`),
      },
    },
    shows: [
      { sees: 'cookie age_ok@shop.test', in: EVERY, like: { days: 399 } },
      { sees: 'cookie store_no@shop.test', in: SCRIPTED },
    ],
  },
  {
    id: 'shorter-by-max-age',
    does: 'names a date decades ahead for old browsers, and an hour, which all others go by; and one a second too late',
    entries: [essential('promo_code', 'PT1H'), essential('ship_to', 'P30D')],
    pages: {
      '/checkout': {
        headers: () => [
          [
            'set-cookie',
            'promo_code=none; Path=/; Secure; SameSite=Lax; Expires=Thu, 31 Dec 2099 23:59:59 GMT; Max-Age=3600',
          ],
          [
            'set-cookie',
            `ship_to=NO; Path=/; Secure; SameSite=Lax; Expires=${new Date(Date.now() + MONTH * 1_000 + 2_000).toUTCString()}`,
          ],
        ],
      },
    },
    shows: [
      { sees: 'cookie promo_code@shop.test', in: EVERY },
      { sees: 'cookie ship_to@shop.test', in: EVERY },
    ],
  },
  {
    id: 'probes-of-storage',
    does: 'tries whether cookies and storage work, declares that, and takes away at once what it tried with',
    entries: [essential('cookietest', 'session'), essential('__storage_test__', 'session', { kind: 'localStorage' })],
    pages: {
      '/product': {
        body: script(`document.cookie = 'cookietest=1; path=/; secure; samesite=lax';
          document.cookie = 'cookietest=1; path=/; expires=Thu, 01-Jan-1970 00:00:01 GMT';
          localStorage.setItem('__storage_test__', '1');
          localStorage.removeItem('__storage_test__');`),
      },
    },
    shows: [{ sees: 'cookie cookietest@shop.test', in: [], never: EVERY }],
  },
  {
    id: 'refused-by-browsers',
    does: 'tries to set cookies that no browser takes: for another domain, and without what their name promises',
    pages: {
      '/article': {
        headers: () => [
          ['set-cookie', 'foreign_id=1; Path=/; Domain=ads.test; Secure'],
          ['set-cookie', '__Host-wide=1; Path=/; Domain=shop.test; Secure'],
          ['set-cookie', '__Secure-plain=1; Path=/'],
          ['set-cookie', 'loose_id=1; Path=/; SameSite=None'],
        ],
      },
    },
    shows: [{ sees: 'cookie foreign_id@*', in: [], never: EVERY }],
  },
  {
    id: 'place-in-two-forms',
    does: 'keeps the time zone and the currency under two names each, and the number of its release in both',
    entries: [
      essential('tz', 'P1Y'),
      essential('shop:locale', 'P1Y', { kind: 'localStorage' }),
      essential('build', 'session', { kind: 'sessionStorage' }),
    ],
    pages: {
      '/': {
        body: script(`shop.keep('tz', encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone), ${YEAR});
          localStorage['shop:locale'] = JSON.stringify({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, currency: 'NOK', build: 'c0ffee1234567890' });
          sessionStorage.build = 'c0ffee1234567890';`),
      },
    },
    shows: [{ sees: 'cookie tz@shop.test', in: SCRIPTED }],
  },
  {
    id: 'sign-in-begun',
    does: 'keeps a random state for a sign-in in the tab, made anew with each page, and links to the provider with it',
    entries: [essential('oauth_state', 'session', { kind: 'sessionStorage' })],
    pages: {
      '/checkout': {
        body: `<a id="sign-in" href="https://pay.test/authorize">Sign in to pay</a>${script(`sessionStorage.oauth_state = shop.id();
          document.getElementById('sign-in').href += '?client_id=shop&state=' + sessionStorage.oauth_state;`)}`,
      },
    },
    shows: [{ sees: 'sessionStorage oauth_state@shop.test', in: SCRIPTED }],
  },
];

const LOADED: readonly Lookalike[] = [
  {
    id: 'files-with-hashes',
    does: 'loads files whose names hold hashes, with an ETag, a hash of integrity and a nonce that each page has of its own',
    pages: {
      '/article': {
        head: '<link rel="stylesheet" href="/_next/static/css/5f3c9a1be27d4408.css">',
        body: ({ session }) =>
          `<script nonce="${session.slice(0, 16)}" src="/_next/static/chunks/main-9c1f0b7e6d5a4c3b.js?dpl=dpl_8sK2" async></script>
          <img src="/_next/image?url=%2Floaf.jpg&w=640&q=75&v=${newId()}" alt="" width="20" height="20">`,
      },
    },
    routes: {
      'shop.test/_next/static/css/5f3c9a1be27d4408.css': () => css('h1 { margin: 0 }'),
      'shop.test/_next/static/chunks/main-9c1f0b7e6d5a4c3b.js': () => js('window.next = { version: "14.2.3" };'),
      'shop.test/_next/image': () => gif(),
    },
    shows: [{ sees: 'request shop.test/_next/image', in: EVERY }],
  },
  {
    id: 'signed-pictures',
    does: 'has pictures at its delivery network, whose addresses are signed anew with each page and end soon',
    entries: [essential('img.cdn-vendor.test/*', 'session', { kind: 'beacon', provider: 'cdn-vendor' })],
    pages: {
      '/product': {
        body: () =>
          `<img src="https://img.cdn-vendor.test/loaf.gif?Expires=${Math.floor(Date.now() / 1_000) + 600}&Key-Pair-Id=K2JCJMDEHXQW5F&Signature=${newId()}${newId()}" alt="" width="20" height="20">`,
      },
    },
    routes: { 'img.cdn-vendor.test/loaf.gif': () => gif() },
    shows: [{ sees: 'request img.cdn-vendor.test/loaf.gif', in: EVERY, holds: /Signature=/ }],
  },
  {
    id: 'fonts-declared',
    does: 'has fonts of a provider that it declares as needed, with a connection ahead, a style sheet and a file',
    entries: [
      essential('css.cdn-vendor.test/css2', 'session', { kind: 'beacon', provider: 'cdn-vendor' }),
      essential('files.cdn-vendor.test/*', 'session', { kind: 'beacon', provider: 'cdn-vendor' }),
    ],
    pages: {
      '/policy': {
        head: `<link rel="preconnect" href="https://files.cdn-vendor.test" crossorigin>
          <link rel="stylesheet" href="https://css.cdn-vendor.test/css2?family=Lora&display=swap">`,
        body: '<p style="font-family: Lora">Lora</p>',
      },
    },
    routes: {
      'css.cdn-vendor.test/css2': () =>
        css('@font-face { font-family: Lora; src: url(https://files.cdn-vendor.test/s/lora/v35/0QI6MX1D.woff2) }'),
      'files.cdn-vendor.test/s/lora/v35/0QI6MX1D.woff2': font,
    },
    shows: [{ sees: 'request files.cdn-vendor.test/s/lora/v35/0QI6MX1D.woff2', in: EVERY }],
  },
  {
    id: 'traces-of-requests',
    does: 'marks each request to its own interface with a random trace, as standards have it',
    pages: {
      '/product': {
        body: script(
          `for (const part of ['price', 'stock']) fetch('/api/v2/' + part + '?requestId=' + crypto.randomUUID() + '&_=' + Date.now(), { headers: { traceparent: '00-' + shop.id() + '-' + shop.id().slice(16) + '-01' } });`,
        ),
      },
    },
    routes: { 'shop.test/api/v2/price': () => json({ nok: 49 }), 'shop.test/api/v2/stock': () => json({ left: 3 }) },
    shows: [{ sees: 'request shop.test/api/v2/price', in: SCRIPTED }],
  },
  {
    id: 'errors-to-own-tunnel',
    does: 'tells itself of errors, each with a random number of its own',
    pages: {
      '/article': {
        body: script(`addEventListener('error', (event) => navigator.sendBeacon('/monitoring', JSON.stringify({ event_id: shop.id(), sent_at: new Date().toISOString(), message: String(event.message) })));
          setTimeout(() => { throw new Error('the oven is cold'); });`),
      },
    },
    routes: { 'shop.test/monitoring': () => json({}) },
    shows: [{ sees: 'request shop.test/monitoring', in: SCRIPTED, holds: /event_id/ }],
  },
  {
    id: 'counts-by-itself',
    does: 'counts views with a product that it runs itself, which keeps nothing and knows nobody',
    pages: {
      '/article': {
        body: script(
          `fetch('/api/event', { method: 'POST', keepalive: true, headers: { 'content-type': 'text/plain' }, body: JSON.stringify({ n: 'pageview', u: location.href, d: 'shop.test', r: document.referrer || null, w: innerWidth }) });`,
        ),
      },
    },
    routes: { 'shop.test/api/event': () => new Response('ok', { status: 202 }) },
    shows: [{ sees: 'request shop.test/api/event', in: SCRIPTED, holds: /"n":"pageview"/ }],
  },
  {
    id: 'bucket-in-address',
    does: 'draws one of four arms of a test for each page, and asks for its own picture by that',
    pages: {
      '/product': {
        body: script(`shop.pixel('/hero.gif?arm=' + Math.floor(Math.random() * 4) + '&w=' + innerWidth);`),
      },
    },
    routes: { 'shop.test/hero.gif': () => gif() },
    shows: [{ sees: 'request shop.test/hero.gif', in: SCRIPTED, holds: /arm=[0-3]/ }],
  },
  {
    id: 'files-kept-for-later',
    does: 'has a service worker with a library that keeps files for when there is no network, named by address and build',
    entries: [
      essential('/offline/sw.js', 'P1Y', { kind: 'serviceWorker' }),
      essential('workbox-precache-*', 'P1Y', { kind: 'cache' }),
      essential('workbox-expiration', 'P1Y', { kind: 'indexedDB' }),
    ],
    pages: { '/policy': { body: script(`navigator.serviceWorker.register('/offline/sw.js');`) } },
    routes: {
      'shop.test/offline/sw.js': () =>
        js(`addEventListener('install', (event) => event.waitUntil((async () => {
          const kept = await caches.open('workbox-precache-v2-https://shop.test/offline/');
          await kept.put('/offline/page?__WB_REVISION__=3f9c2b1a7d0e', new Response('offline'));
          await new Promise((done) => {
            const times = indexedDB.open('workbox-expiration', 1);
            times.onupgradeneeded = () => times.result.createObjectStore('cache-entries');
            times.onsuccess = () => { times.result.close(); done(); };
          });
        })()));`),
    },
    shows: [
      { sees: 'serviceWorker /offline/sw.js@shop.test', in: SCRIPTED },
      { sees: 'cache workbox-precache-*@shop.test', in: SCRIPTED },
      { sees: 'indexedDB workbox-expiration@shop.test', in: SCRIPTED },
    ],
  },
  {
    id: 'stock-by-socket',
    does: 'tells its own socket which tab asks, by a number of the tab that is declared',
    entries: [essential('tab_no', 'session', { kind: 'sessionStorage' })],
    pages: {
      '/checkout': {
        body: script(`sessionStorage.tab_no ??= shop.id();
          { const stock = new WebSocket('wss://ws.shop.test/stock'); stock.onopen = () => stock.send(sessionStorage.tab_no); }`),
      },
    },
    shows: [{ sees: 'request ws.shop.test/stock', in: SCRIPTED }],
  },
  {
    id: 'pictures-by-delivery-network',
    does: 'has a host of its own for pictures, which stands for one of a well-known delivery network',
    pages: {
      '/policy': { body: '<img src="https://img.shop.test/pear.gif?w=640&fmt=webp" alt="" width="20" height="20">' },
    },
    routes: { 'img.shop.test/pear.gif': () => gif() },
    shows: [{ sees: 'request img.shop.test/pear.gif', in: EVERY }],
  },
];

const READ: readonly Lookalike[] = [
  {
    id: 'emoji-tried',
    does: 'tries whether a browser draws new emoji, as a well-known blog does, and keeps the answer in the tab',
    entries: [essential('wpEmojiSettingsSupports', 'session', { kind: 'sessionStorage' })],
    pages: {
      '/article': {
        body: script(`(() => {
          const draws = (pen, first, second) => {
            const pixels = (text) => { pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height); pen.fillText(text, 0, 0); return new Uint32Array(pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height).data); };
            const [one, two] = [pixels(first), pixels(second)];
            return one.every((value, index) => value === two[index]);
          };
          const canvas = document.createElement('canvas');
          const pen = canvas.getContext('2d', { willReadFrequently: true });
          pen.textBaseline = 'top';
          pen.font = '600 32px Arial';
          const supportTests = { flag: !draws(pen, '\\u{1F3F3}\\uFE0F\\u200D\\u26A7\\uFE0F', '\\u{1F3F3}\\uFE0F\\u200B\\u26A7\\uFE0F'), emoji: !draws(pen, '\\u{1FAC8}', '\\u{1F6D8}') };
          sessionStorage.setItem('wpEmojiSettingsSupports', JSON.stringify({ supportTests, timestamp: Date.now() }));
        })();`),
      },
    },
    shows: [{ sees: 'sessionStorage wpEmojiSettingsSupports@shop.test', in: SCRIPTED }],
  },
  {
    id: 'formats-tried',
    does: 'tries which formats of pictures a browser writes, and what it can draw, without a letter',
    pages: {
      '/product': {
        body: script(`{ const canvas = document.createElement('canvas');
          canvas.width = canvas.height = 1;
          document.body.dataset.webp = canvas.toDataURL('image/webp').startsWith('data:image/webp');
          const pen = canvas.getContext('2d');
          pen.fillRect(0, 0, 1, 1);
          document.body.dataset.pixels = pen.getImageData(0, 0, 1, 1).data[3]; }`),
      },
    },
    shows: [{ sees: 'mark webp', in: SCRIPTED }],
  },
  {
    id: 'chart-with-words',
    does: 'shows a chart of prices with axes and names, and offers it as a picture when that is asked for',
    pages: {
      '/article': {
        body: `<canvas id="prices" width="420" height="200"></canvas><a id="prices-file" download="prices.png">Save the chart</a>
          ${script(`{ const pen = document.getElementById('prices').getContext('2d');
          const months = ['January', 'February', 'March', 'April', 'May', 'June'];
          pen.font = '12px sans-serif';
          months.forEach((month, index) => {
            pen.save();
            pen.fillStyle = '#0a6b2d';
            pen.fillRect(40 + index * 60, 160 - index * 20, 40, index * 20 + 10);
            pen.fillStyle = '#222';
            pen.fillText(month, 40 + index * 60, 190);
            pen.restore();
          });
          document.getElementById('prices-file').href = document.getElementById('prices').toDataURL();
          document.body.dataset.prices = 'drawn'; }`)}`,
      },
    },
    shows: [{ sees: 'mark prices', in: SCRIPTED }],
  },
  {
    id: 'thumbnail',
    does: 'makes a small picture of a large one, writes the name of the shop on it, and shows it',
    pages: {
      '/product': {
        body: `<img id="thumb" alt="Loaf">${script(`{ const canvas = Object.assign(document.createElement('canvas'), { width: 120, height: 80 });
          const pen = canvas.getContext('2d');
          pen.fillStyle = '#c96'; pen.fillRect(0, 0, 120, 80);
          pen.fillStyle = '#fff'; pen.font = '10px sans-serif'; pen.fillText('Corner Shop', 4, 74);
          document.getElementById('thumb').src = canvas.toDataURL('image/jpeg', 0.8);
          document.body.dataset.thumb = 'made'; }`)}`,
      },
    },
    shows: [{ sees: 'mark thumb', in: SCRIPTED }],
  },
  {
    id: 'font-watched',
    does: 'waits for two fonts of its own by measuring, as a well-known library does',
    pages: {
      '/checkout': {
        body: script(`addEventListener('load', () => {
          const box = document.body.appendChild(document.createElement('div'));
          for (const family of ['Own Sans', 'Own Serif']) for (const base of ['sans-serif', 'serif', 'monospace']) {
            const span = box.appendChild(Object.assign(document.createElement('span'), { textContent: 'BESbswy' }));
            span.style.fontFamily = "'" + family + "', " + base;
            document.body.dataset.fontWidth = span.offsetWidth;
          }
          box.remove();
        });`),
      },
    },
    shows: [{ sees: 'mark fontWidth', in: SCRIPTED }],
  },
  {
    id: 'table-measured',
    does: 'measures sixty texts in one font, to make the columns of a table as wide as they need',
    pages: {
      '/checkout': {
        body: script(`{ const pen = document.createElement('canvas').getContext('2d');
          pen.font = '14px Georgia, serif';
          const widths = Array.from({ length: 60 }, (_, row) => pen.measureText('Bread no. ' + row + ', fresh from the oven').width);
          document.body.dataset.column = Math.ceil(Math.max(...widths)); }`),
      },
    },
    shows: [{ sees: 'mark column', in: SCRIPTED }],
  },
  {
    id: 'map-drawn',
    does: 'draws a map in three dimensions for visitors, and asks the card what it can',
    pages: {
      '/policy': {
        body: `<canvas id="globe" width="120" height="80"></canvas>${script(`{ const gl = document.getElementById('globe').getContext('webgl');
          gl.clearColor(0.1, 0.4, 0.6, 1);
          gl.clear(gl.COLOR_BUFFER_BIT);
          const can = [gl.MAX_TEXTURE_SIZE, gl.MAX_VERTEX_ATTRIBS, gl.MAX_TEXTURE_IMAGE_UNITS, gl.MAX_VARYING_VECTORS].map((each) => gl.getParameter(each));
          gl.getExtension('OES_element_index_uint');
          gl.getShaderPrecisionFormat(gl.FRAGMENT_SHADER, gl.HIGH_FLOAT);
          document.body.dataset.globe = can.length; }`)}`,
      },
    },
    shows: [{ sees: 'mark globe', in: SCRIPTED }],
  },
  {
    id: 'fit-to-device',
    does: 'fits itself to the device: cores, memory, touch, density and connection decide how much is shown',
    pages: {
      '/checkout': {
        body: script(
          `document.body.dataset.fit = [navigator.hardwareConcurrency > 4, (navigator.deviceMemory ?? 4) > 2, navigator.maxTouchPoints > 0, devicePixelRatio > 1, navigator.connection?.effectiveType === '4g', matchMedia('(prefers-reduced-motion)').matches, screen.colorDepth > 8].filter(Boolean).length;`,
        ),
      },
    },
    shows: [{ sees: 'mark fit', in: SCRIPTED }],
  },
];

const AGREED: readonly Lookalike[] = [
  {
    id: 'own-statistics-after-consent',
    does: 'counts with a product on its own host once analytics is agreed to, with its two cookies by pattern',
    entries: [
      { name: '_pk_id.*', category: 'analytics', retention: 'P393D' },
      { name: '_pk_ses.*', category: 'analytics', retention: 'PT30M' },
      { name: '/matomo/matomo.php', kind: 'beacon', category: 'analytics', retention: 'session' },
    ],
    pages: Object.fromEntries(
      (['/', '/product'] as const).map((path) => [
        path,
        {
          body: script(`shop.when('analytics', () => {
            const id = shop.read('_pk_id.1.1fff')?.split('.')[0] ?? shop.id().slice(0, 16);
            shop.keep('_pk_id.1.1fff', id + '.' + Math.floor(Date.now() / 1000) + '.', 33955200);
            shop.keep('_pk_ses.1.1fff', '1', 1800);
            navigator.sendBeacon('/matomo/matomo.php?idsite=1&rec=1&_id=' + id + '&pv_id=' + shop.id().slice(0, 6) + '&rand=' + Math.floor(Math.random() * 1e6));
          });`),
        },
      ]),
    ),
    tidy: { analytics: "shop.forget('_pk_id.1.1fff'); shop.forget('_pk_ses.1.1fff');" },
    routes: { 'shop.test/matomo/matomo.php': () => new Response(null, { status: 204 }) },
    shows: [
      { sees: 'request shop.test/matomo/matomo.php', in: withConsent('analytics'), never: without('analytics') },
      { sees: 'left cookie _pk_id.1.1fff@shop.test', in: withConsent('analytics'), never: ['withdrawn', 'expired'] },
    ],
  },
  {
    id: 'tags-after-consent',
    does: 'loads the advertiser once marketing is agreed to, which keeps one number in the page and at its host, and sends it',
    entries: [
      {
        name: 'connect.ads.test/en_US/fbevents.js',
        kind: 'script',
        category: 'marketing',
        provider: 'ads',
        retention: 'session',
      },
      { name: 'px.ads.test/tr', kind: 'beacon', category: 'marketing', provider: 'ads', retention: 'session' },
      { name: '_adp', category: 'marketing', provider: 'ads', retention: 'P90D' },
      {
        name: 'fr',
        category: 'marketing',
        provider: 'ads',
        retention: 'P90D',
        domain: 'px.ads.test',
        sameSite: 'None',
      },
    ],
    pages: Object.fromEntries(
      (['/', '/product', '/article'] as const).map((path) => [
        path,
        { body: script(`shop.when('marketing', () => shop.load('https://connect.ads.test/en_US/fbevents.js'));`) },
      ]),
    ),
    tidy: { marketing: "shop.forget('_adp', '; domain=shop.test'); shop.forget('_adp');" },
    routes: {
      'connect.ads.test/en_US/fbevents.js': () =>
        js(`(() => {
          const id = shop.read('_adp') ?? 'fb.1.' + Date.now() + '.' + Math.floor(Math.random() * 1e17);
          document.cookie = '_adp=' + id + '; path=/; max-age=${90 * DAY}; secure; samesite=lax';
          new Image().src = 'https://px.ads.test/tr?id=99&ev=PageView&fbp=' + id + '&dl=' + encodeURIComponent(location.href) + '&rqm=GET&it=' + Date.now();
        })();`),
      'px.ads.test/tr': ({ cookies }) =>
        gif(`fr=${cookies.get('fr') ?? newId()}; Path=/; Max-Age=${90 * DAY}; Secure; SameSite=None; HttpOnly`),
    },
    shows: [
      { sees: 'request px.ads.test/tr', in: withConsent('marketing'), never: without('marketing') },
      { sees: 'cookie fr@px.ads.test', in: withConsent('marketing'), never: ['before', 'refused', 'gpc'] },
    ],
  },
  {
    id: 'chat-after-consent',
    does: 'loads a chat once functionality is agreed to: a script, a frame with a partitioned cookie, and a socket',
    entries: [
      {
        name: 'widget.chat.test/loader.js',
        kind: 'script',
        category: 'functionality',
        provider: 'chat',
        retention: 'session',
      },
      {
        name: 'widget.chat.test/window',
        kind: 'frame',
        category: 'functionality',
        provider: 'chat',
        retention: 'session',
      },
      { name: 'wss.chat.test/*', kind: 'beacon', category: 'functionality', provider: 'chat', retention: 'session' },
      {
        name: 'chat_seen',
        category: 'functionality',
        provider: 'chat',
        retention: 'P1D',
        domain: 'widget.chat.test',
        sameSite: 'None',
        partitioned: true,
      },
    ],
    pages: {
      '/article': {
        body: script(`shop.when('functionality', () => shop.load('https://widget.chat.test/loader.js'));`),
      },
    },
    routes: {
      'widget.chat.test/loader.js': () =>
        js(
          `document.body.append(Object.assign(document.createElement('iframe'), { title: 'Chat', src: 'https://widget.chat.test/window' }));`,
        ),
      'widget.chat.test/window': () =>
        frame(
          script(
            `{ const line = new WebSocket('wss://wss.chat.test/pubsub/7'); line.onopen = () => line.send(JSON.stringify({ join: crypto.randomUUID() })); }`,
          ),
          `chat_seen=1; Path=/; Secure; SameSite=None; Partitioned; Max-Age=${DAY}`,
        ),
    },
    shows: [
      { sees: 'request widget.chat.test/window', in: withConsent('functionality'), never: without('functionality') },
      { sees: 'request wss.chat.test/pubsub/7', in: withConsent('functionality'), never: without('functionality') },
      {
        sees: 'cookie chat_seen@widget.chat.test',
        in: withConsent('functionality'),
        never: ['before', 'refused', 'gpc'],
      },
    ],
  },
  {
    id: 'cleared-by-server',
    does: 'keeps a number in an HttpOnly cookie once analytics is agreed to, and its server deletes it when that is over',
    entries: [{ name: 'srv_stat', category: 'analytics', retention: 'P30D', httpOnly: true, setBy: 'server' }],
    pages: everywhereButAccount({
      headers: ({ has, cookies }) => {
        if (has('analytics'))
          return cookies.has('srv_stat') ? [] : [['set-cookie', cookie('srv_stat', newId(), MONTH, '; HttpOnly')]];
        return cookies.has('srv_stat') ? [['set-cookie', cookie('srv_stat', '', 0, '; HttpOnly')]] : [];
      },
    }),
    shows: [
      { sees: 'cookie srv_stat@shop.test', in: ['accepted', 'only:analytics'], never: ['before', 'refused', 'gpc'] },
      { sees: 'left cookie srv_stat@shop.test', in: ['accepted'], never: ['withdrawn', 'expired'] },
    ],
  },
  {
    id: 'arms-of-test',
    does: 'keeps the arm of a test in a cookie and a key by pattern once functionality is agreed to, drawn by chance',
    entries: [
      { name: 'exp.*', category: 'functionality', retention: 'P30D' },
      { name: 'exp:*', kind: 'localStorage', category: 'functionality', retention: 'P1Y' },
    ],
    pages: {
      '/product': {
        body: script(`shop.when('functionality', () => {
          const arm = shop.read('exp.checkout') ?? 'variant-' + Math.floor(Math.random() * 3);
          shop.keep('exp.checkout', arm, ${MONTH});
          localStorage['exp:checkout'] = JSON.stringify({ arm, since: '2026-11-01T00:00:00Z' });
        });`),
      },
    },
    tidy: { functionality: "shop.forget('exp.checkout'); localStorage.removeItem('exp:checkout');" },
    shows: [
      { sees: 'cookie exp.checkout@shop.test', in: withConsent('functionality'), never: ['before', 'refused', 'gpc'] },
    ],
  },
  {
    id: 'reads-after-consent',
    does: 'has the tracker measure a device once analytics is agreed to, which covers that',
    entries: [
      {
        name: 'cdn.tracker.test/fp.js',
        kind: 'script',
        category: 'analytics',
        provider: 'tracker',
        retention: 'session',
      },
    ],
    pages: {
      '/product': { body: script(`shop.when('analytics', () => shop.load('https://cdn.tracker.test/fp.js'));`) },
    },
    routes: {
      'cdn.tracker.test/fp.js': () =>
        js(`{ const canvas = Object.assign(document.createElement('canvas'), { width: 280, height: 60 });
          const pen = canvas.getContext('2d');
          pen.fillStyle = '#f60'; pen.fillRect(125, 1, 62, 20);
          pen.fillStyle = '#069'; pen.font = '11pt Arial';
          pen.fillText('Cwm fjordbank glyphs vext quiz', 2, 15);
          document.body.dataset.device = canvas.toDataURL().length; }`),
    },
    shows: [{ sees: 'mark device', in: withConsent('analytics'), never: without('analytics') }],
  },
];

export const HELD_OUT_LOOKALIKES: readonly Lookalike[] = [...NEEDED, ...LOADED, ...READ, ...AGREED];

function later(days: number): string {
  return new Date(Date.now() + days * DAY * 1_000).toUTCString();
}

function everywhereButAccount(fragment: Fragment): Partial<Record<PagePath, Fragment>> {
  return Object.fromEntries(
    PAGES.filter((path) => path !== '/deals' && path !== '/account').map((path) => [path, fragment]),
  );
}
