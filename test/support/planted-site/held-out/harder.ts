/** What only shows to whoever looks twice: other realms, other moments, and values in several wrappings. */
import {
  DAY,
  EVERY,
  frame,
  gif,
  js,
  type Planted,
  REQUEST,
  SCRIPTED,
  script,
  withConsent,
  without,
  YEAR,
} from '../part.ts';

const SEEN = { states: ['before', 'refused', 'accepted'], notStates: ['no-script'] } as const;

const undeclared = (kind: string, name: string, more: Partial<Planted['finds'][number]> = {}): Planted['finds'] => [
  { rule: 'undeclared', kind, name, ...SEEN, ...more },
];

/** Something essential that is sent on once marketing is agreed to. */
const sentOn = (name: string, host: string, path: string, kind = 'cookie'): Planted['finds'] => [
  {
    rule: 'essential-value-sent',
    kind: [kind, ...REQUEST],
    name: [name, host, host + path],
    states: ['accepted', 'only:marketing'],
    notStates: ['before', 'refused'],
  },
];
const passing = (
  id: string,
  does: string,
  host: string,
  path: string,
  { code, routes = {} }: { readonly code: string; readonly routes?: Planted['routes'] },
): Planted => ({
  id,
  does,
  entries: [{ name: `n_${id}`, category: 'essential', retention: 'session' }],
  pages: {
    '/article': {
      body: script(`{ if (!shop.read('n_${id}')) shop.keep('n_${id}', shop.id());
        const own = shop.read('n_${id}');
        shop.when('marketing', async () => { ${code} }); }`),
    },
  },
  routes: { [host + path]: () => gif(), ...routes },
  shows: [{ sees: `request ${host}${path}`, in: withConsent('marketing'), never: without('marketing') }],
  finds: sentOn(`n_${id}`, host, path),
});

const KEPT: readonly Planted[] = [
  {
    id: 'setter-of-another-realm',
    does: "sets a cookie by the setter of an empty frame's document",
    pages: {
      '/product': {
        body: script(`{ const blank = document.body.appendChild(Object.assign(document.createElement('iframe'), { hidden: true }));
          const { set } = Object.getOwnPropertyDescriptor(blank.contentWindow.Document.prototype, 'cookie');
          set.call(document, 'realm_uid=' + shop.id() + '; path=/; secure; max-age=${DAY}'); }`),
      },
    },
    shows: [{ sees: 'cookie realm_uid@shop.test', in: SCRIPTED }],
    finds: undeclared('cookie', 'realm_uid'),
  },
  {
    id: 'cookie-of-returning',
    does: 'numbers whoever comes again, in a new tab',
    pages: {
      '/': {
        body: script(`if (!sessionStorage.getItem('visit:open') && localStorage.getItem('visit:last')) shop.keep('again_uid', shop.id(), ${YEAR});
          sessionStorage.setItem('visit:open', '1');
          localStorage.setItem('visit:last', '1');`),
      },
    },
    entries: [
      { name: 'visit:open', kind: 'sessionStorage', category: 'essential', retention: 'session' },
      { name: 'visit:last', kind: 'localStorage', category: 'essential', retention: 'P1Y' },
    ],
    shows: [{ sees: 'cookie again_uid@shop.test', in: ['returned', 'expired'], never: ['before', 'refused'] }],
    finds: undeclared('cookie', 'again_uid', { states: ['returned'], notStates: ['before', 'refused', 'accepted'] }),
  },
  {
    id: 'key-of-subdomain-stays',
    does: 'has its help host keep a key there once it is agreed to, which nothing removes',
    entries: [
      {
        name: 'help:tour',
        kind: 'localStorage',
        category: 'functionality',
        retention: 'P1Y',
        domain: 'help.shop.test',
      },
    ],
    pages: {
      '/product': {
        body: `<div id="tour"></div>${script(`shop.when('functionality', () => document.getElementById('tour').append(Object.assign(document.createElement('iframe'), { src: 'https://help.shop.test/tour', title: 'Tour' })));`)}`,
      },
    },
    routes: { 'help.shop.test/tour': () => frame(script(`localStorage['help:tour'] = 'seen';`)) },
    shows: [{ sees: 'localStorage help:tour@help.shop.test', in: withConsent('functionality'), never: ['before'] }],
    finds: [
      {
        rule: 'survives-withdrawal',
        kind: 'localStorage',
        name: 'help:tour',
        states: ['withdrawn'],
        notStates: ['accepted'],
      },
    ],
  },
  {
    id: 'database-outlives',
    does: 'promises thirty days for a database, and never deletes it',
    entries: [{ name: 'order-drafts', kind: 'indexedDB', category: 'essential', retention: 'P30D' }],
    pages: {
      '/checkout': {
        body: script(`if (!localStorage.getItem('drafts:made')) {
          localStorage.setItem('drafts:made', '1');
          const orders = indexedDB.open('order-drafts', 1);
          orders.onupgradeneeded = () => orders.result.createObjectStore('o');
          orders.onsuccess = () => orders.result.close();
        }`),
      },
    },
    shows: [{ sees: 'indexedDB order-drafts@shop.test', in: ['before', 'expired'] }],
    finds: [
      {
        rule: 'outlives-retention',
        kind: 'indexedDB',
        name: 'order-drafts',
        states: ['expired'],
        notStates: ['before'],
      },
      ...undeclared('localStorage', 'drafts:made', { states: ['before'] }),
    ],
  },
  {
    id: 'never-others',
    does: 'declares a cache, a service worker, a tab key and a beacon that are never there',
    entries: [
      { name: 'ghost-cache', kind: 'cache', category: 'functionality', retention: 'P1Y' },
      { name: '/ghost/sw.js', kind: 'serviceWorker', category: 'functionality', retention: 'P1Y' },
      { name: 'ghost:tab', kind: 'sessionStorage', category: 'functionality', retention: 'session' },
      { name: '/ghost/collect', kind: 'beacon', category: 'analytics', retention: 'session' },
    ],
    shows: [{ sees: 'cache ghost-cache@*', in: [], never: EVERY }],
    finds: [
      { rule: 'never-seen', kind: 'cache', name: 'ghost-cache' },
      { rule: 'never-seen', kind: 'serviceWorker', name: '/ghost/sw.js' },
      { rule: 'never-seen', kind: 'sessionStorage', name: 'ghost:tab' },
      { rule: 'never-seen', kind: 'beacon', name: ['/ghost/collect', 'shop.test/ghost/collect'] },
    ],
  },
];

const PASSED_ON: readonly Planted[] = [
  passing('protocol', 'names the number of the visit as the protocol of a socket', 'sub.ads.test', '/bids', {
    code: `new WebSocket('wss://sub.ads.test/bids', ['v1', own]);`,
  }),
  passing('nested', 'sends the number in Base64 of JSON in JSON, escaped', 'nest.ads.test', '/n.gif', {
    code: `shop.pixel('https://nest.ads.test/n.gif?d=' + encodeURIComponent(JSON.stringify({ v: 1, p: btoa(JSON.stringify({ user: { id: own } })) })));`,
  }),
  passing('bytes', 'sends the number in bytes, as part of a text', 'bytes.ads.test', '/b', {
    code: `fetch('https://bytes.ads.test/b', { method: 'POST', mode: 'no-cors', body: new TextEncoder().encode('a=1;own=' + own + ';z') });`,
  }),
  passing('hex', 'sends the number in hexadecimal of its letters', 'hex.ads.test', '/h.gif', {
    code: `shop.pixel('https://hex.ads.test/h.gif?x=' + [...own].map((each) => each.charCodeAt(0).toString(16)).join(''));`,
  }),
  passing('sha1', 'sends the SHA-1 of the number in Base64', 'sha.ads.test', '/s.gif', {
    code: `const bytes = new Uint8Array(await crypto.subtle.digest('SHA-1', new TextEncoder().encode(own)));
      shop.pixel('https://sha.ads.test/s.gif?em=' + encodeURIComponent(btoa(String.fromCharCode(...bytes))));`,
  }),
  passing(
    'message',
    "tells the number to the advertiser's frame, which sends it on by itself",
    'frame.ads.test',
    '/got',
    {
      code: `const told = Object.assign(document.createElement('iframe'), { src: 'https://frame.ads.test/box', title: 'Offers' });
      told.addEventListener('load', () => told.contentWindow.postMessage({ own }, '*'));
      document.body.append(told);`,
      routes: {
        'frame.ads.test/box': () =>
          frame(script(`addEventListener('message', ({ data }) => { if (data.own) fetch('/got?u=' + data.own); });`)),
      },
    },
  ),
  passing('host', 'has the number as the name of a host of the advertiser', 'pix.ads.test', '/p.gif', {
    code: `shop.pixel('https://' + own + '.x.ads.test/p.gif'); shop.pixel('https://pix.ads.test/p.gif?k=none');`,
  }),
];

const withMessage = (id: string, does: string, path: string, code: string): Planted => ({
  id,
  does,
  pages: { '/deals': { body: script(code) } },
  routes: { [`shop.test${path}`]: () => new Response(null, { status: 204 }) },
  shows: [{ sees: `request shop.test${path}`, in: SCRIPTED }],
  finds: [
    {
      rule: 'proxied-tracker',
      kind: [...REQUEST, 'script'],
      name: [path, `shop.test${path}`],
      states: ['before', 'refused'],
    },
  ],
});

const BY_OWN_PATH: readonly Planted[] = [
  withMessage(
    'meta-by-own-path',
    'has a path of its own for the picture of a well-known advertiser',
    '/assets/m/tr',
    `shop.pixel('/assets/m/tr?id=1234567890123456&ev=PageView&dl=' + encodeURIComponent(location.href) + '&rl=&if=false&ts=' + Date.now() + '&sw=1280&sh=800&v=2.9.179&r=stable&fbp=fb.1.1700000000000.' + Math.floor(Math.random() * 1e9));`,
  ),
  withMessage(
    'segment-by-own-path',
    'has a path of its own for the events of a well-known hub',
    '/evs/v1/t',
    `fetch('/evs/v1/t', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: JSON.stringify({ timestamp: new Date().toISOString(), integrations: {}, type: 'track', event: 'Product Viewed', anonymousId: crypto.randomUUID(), messageId: 'ajs-next-' + shop.id(), writeKey: 'abcDEF0123456789abcDEF0123456789', sentAt: new Date().toISOString(), context: { library: { name: 'analytics.js', version: 'next-1.70.0' }, page: { path: location.pathname } }, properties: {} }) });`,
  ),
];

const read = (id: string, does: string, code: string, routes: Planted['routes'] = {}): Planted => ({
  id: `reads-${id}`,
  does,
  pages: { '/deals': { body: `<script src="/js/read-${id}.js"></script>` } },
  routes: { [`shop.test/js/read-${id}.js`]: () => js(code), [`shop.test/api/read-${id}`]: () => gif(), ...routes },
  shows: [{ sees: `request shop.test/api/read-${id}`, in: SCRIPTED }],
  finds: [{ rule: 'fingerprinting', kind: 'read', name: '*', states: ['before', 'refused'], notStates: ['no-script'] }],
});

const READ: readonly Planted[] = [
  read(
    'sound',
    'has a tone analysed that is turned down to nothing',
    `{ const context = new AudioContext();
      const tone = context.createOscillator(); const analyser = context.createAnalyser(); const gain = context.createGain();
      gain.gain.value = 0; tone.type = 'triangle';
      const node = context.createScriptProcessor(4096, 1, 1);
      tone.connect(analyser); analyser.connect(node); node.connect(gain); gain.connect(context.destination);
      tone.start(0);
      setTimeout(() => { const bins = new Float32Array(analyser.frequencyBinCount); analyser.getFloatFrequencyData(bins); new Image().src = '/api/read-sound?n=' + bins.length + '.' + Math.round(bins[10]); }, 200); }`,
  ),
  read(
    'fonts-asked',
    'asks the browser for each of sixty fonts whether it is there',
    `{ const families = 'Arial Black|Bauhaus 93|Bodoni MT|Calibri|Candara|Castellar|Century|Chiller|Comic Sans MS|Constantia|Corbel|Ebrima|Elephant|Futura|Gabriola|Gadugi|Garamond|Gautami|Haettenschweiler|Impact|Jokerman|Kartika|Leelawadee|Lucida Bright|Magneto|Marlett|Meiryo UI|Mistral|MS Gothic|MV Boli|Nyala|Palatino|Papyrus|Perpetua|Pristina|Ravie|Rockwell|Segoe Print|SimHei|Stencil|Sylfaen|Tahoma|Tunga|Univers|Vrinda|Wide Latin|Wingdings|Zapfino|Optima|Noteworthy|Menlo|Monaco|Kokila|Aparajita|Arabic Typesetting|Batang|Cambria Math|Consolas|DFKai-SB|Euphemia'.split('|');
      const there = families.filter((family) => document.fonts.check("12px '" + family + "'"));
      new Image().src = '/api/read-fonts-asked?n=' + there.length; }`,
  ),
  read(
    'canvas-in-worker',
    'draws letters in a worker and reads them back there',
    `{ const worker = new Worker('/js/read-in-worker.js'); worker.onmessage = ({ data }) => { new Image().src = '/api/read-canvas-in-worker?n=' + data; }; }`,
    {
      'shop.test/js/read-in-worker.js': () =>
        js(`(async () => { const canvas = new OffscreenCanvas(260, 60); const pen = canvas.getContext('2d');
          pen.fillStyle = '#f60'; pen.fillRect(80, 1, 62, 20); pen.fillStyle = '#069'; pen.font = '15px Arial';
          pen.fillText('Cwm fjordbank glyphs vext quiz, 123', 2, 15); pen.fillStyle = 'rgba(102, 204, 0, 0.7)'; pen.fillText('Cwm fjordbank glyphs vext quiz, 123', 4, 17);
          const { data } = pen.getImageData(0, 0, 260, 60); postMessage(data.reduce((sum, each) => (sum * 31 + each) | 0, 7)); })();`),
    },
  ),
];

export const HARDER: readonly Planted[] = [...KEPT, ...PASSED_ON, ...BY_OWN_PATH, ...READ];
