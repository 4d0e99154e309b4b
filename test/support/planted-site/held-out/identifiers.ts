/** Identifiers under other names, in other forms and places, and trackers by way of the site. */
import { createHash } from 'node:crypto';
import {
  cookie,
  DAY,
  EVERY,
  gif,
  js,
  MONTH,
  newId,
  type PagePath,
  type Planted,
  REQUEST,
  SCRIPTED,
  script,
  withConsent,
  without,
  YEAR,
} from '../part.ts';

const hash = (kind: 'md5' | 'sha1' | 'sha256', text: string): string => createHash(kind).update(text).digest('hex');

type Category = 'functionality' | 'analytics' | 'marketing';
const sentOn = (what: string, kind: string, host: string, path: string, category: Category): Planted['finds'] => [
  {
    rule: 'essential-value-sent',
    kind: [kind, ...REQUEST, 'script', 'frame'],
    name: [what, host, host + path],
    states: ['accepted', `only:${category}`],
    notStates: ['before', 'refused'],
  },
];

/** Two things that hold one number, by the code that keeps each. */
const twice = (id: string, does: string, first: string, second: string, keep: string, forget: string): Planted => ({
  id,
  does,
  entries: [
    { name: first, category: 'functionality', retention: 'P30D' },
    { name: second, kind: 'localStorage', category: 'functionality', retention: 'P1Y' },
  ],
  pages: { '/product': { body: script(`shop.when('functionality', async () => { ${keep} });`) } },
  tidy: { functionality: `${forget} localStorage.removeItem('${second}');` },
  shows: [{ sees: `localStorage ${second}@shop.test`, in: withConsent('functionality'), never: ['before', 'refused'] }],
  finds: [{ rule: 'same-identifier', kind: ['cookie', 'localStorage'], name: [first, second], states: ['accepted'] }],
});

export const IDENTIFIERS: readonly Planted[] = [
  twice(
    'same-in-nested-text',
    'has one number in a cookie, with a time after it, and in Base64 of JSON in a key',
    'px_id',
    'px:profile',
    `const id = shop.read('px_id')?.split('.')[0] ?? shop.id().slice(0, 16);
      shop.keep('px_id', id + '.' + Math.floor(Date.now() / 1000) + '.1', ${MONTH});
      localStorage['px:profile'] = btoa(JSON.stringify({ v: 2, anonymousId: id, traits: {} }));`,
    "shop.forget('px_id');",
  ),
  twice(
    'same-hashed',
    'has one number in a cookie and its SHA-256 in a key, so that the two look unlike',
    'hx_id',
    'hx:ref',
    `const id = shop.read('hx_id') ?? shop.id();
      shop.keep('hx_id', id, ${MONTH});
      const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(id)));
      localStorage['hx:ref'] = [...bytes].map((each) => each.toString(16).padStart(2, '0')).join('');`,
    "shop.forget('hx_id');",
  ),
  twice(
    'same-without-dashes',
    'has one number in a cookie, percent-encoded in JSON, and in a key as a list',
    'seg_user',
    'seg:list',
    `const known = shop.read('seg_user');
      const id = known ? JSON.parse(decodeURIComponent(known)).id : crypto.randomUUID();
      shop.keep('seg_user', encodeURIComponent(JSON.stringify({ id, first: 1 })), ${MONTH});
      localStorage['seg:list'] = ['2', id, 'nb'].join('|');`,
    "shop.forget('seg_user');",
  ),
  {
    id: 'session-in-path',
    does: "has the number of the cart in the path of the tracker's picture",
    entries: [{ name: 'cart_token', category: 'essential', retention: 'session' }],
    pages: {
      '/product': {
        body: script(`if (!shop.read('cart_token')) shop.keep('cart_token', shop.id());
          shop.when('analytics', () => shop.pixel('https://path.tracker.test/v/' + shop.read('cart_token') + '/p.gif'));`),
      },
      '/checkout': {
        headers: ({ cookies }) => (cookies.has('cart_token') ? [] : [['set-cookie', cookie('cart_token', newId())]]),
      },
    },
    shows: [{ sees: 'request path.tracker.test/v/*', in: withConsent('analytics'), never: without('analytics') }],
    finds: [
      {
        rule: 'essential-value-sent',
        kind: 'cookie',
        name: 'cart_token',
        states: ['accepted', 'only:analytics'],
        notStates: ['before', 'refused'],
      },
    ],
  },
  {
    id: 'session-in-socket',
    does: 'tells the advertiser the number of the basket through a socket',
    entries: [{ name: 'basket_key', kind: 'localStorage', category: 'essential', retention: 'P1Y' }],
    pages: {
      '/product': {
        body: script(`localStorage.basket_key ??= crypto.randomUUID();
          shop.when('marketing', () => { const line = new WebSocket('wss://bid.ads.test/live'); line.onopen = () => line.send(JSON.stringify({ type: 'view', basket: localStorage.basket_key })); });`),
      },
    },
    shows: [{ sees: 'request bid.ads.test/live', in: withConsent('marketing'), never: without('marketing') }],
    finds: sentOn('basket_key', 'localStorage', 'bid.ads.test', '/live', 'marketing'),
  },
  {
    id: 'session-in-header',
    does: 'has the number of the visit in a header of what it asks the tracker',
    entries: [{ name: 'visit_key', category: 'essential', retention: 'session' }],
    pages: {
      '/article': {
        body: script(`if (!shop.read('visit_key')) shop.keep('visit_key', shop.id());
          shop.when('analytics', () => fetch('https://head.tracker.test/h', { headers: { 'x-visit': shop.read('visit_key') } }));`),
      },
    },
    routes: {
      'head.tracker.test/h': () =>
        new Response('{}', { headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' } }),
    },
    shows: [{ sees: 'request head.tracker.test/h', in: withConsent('analytics'), never: without('analytics') }],
    finds: sentOn('visit_key', 'cookie', 'head.tracker.test', '/h', 'analytics'),
  },
  {
    id: 'part-of-session-in-form',
    does: 'signs its session as many frameworks do, and sends the part before the signature in a form with files',
    entries: [{ name: 'connect.sid', category: 'essential', retention: 'session', httpOnly: true }],
    pages: {
      '/article': {
        headers: ({ cookies }) =>
          cookies.has('connect.sid')
            ? []
            : [['set-cookie', cookie('connect.sid', `s%3A${newId()}.${newId()}${newId()}`, undefined, '; HttpOnly')]],
      },
      '/product': {
        body: ({ cookies }) => {
          const own = /^s%3A(\w+)\./.exec(cookies.get('connect.sid') ?? '')?.[1] ?? '';
          return script(
            `shop.when('marketing', () => { const form = new FormData(); form.append('ev', 'view'); form.append('external_id', '${own}'); if ('${own}') fetch('https://capi.ads.test/events', { method: 'POST', mode: 'no-cors', body: form }); });`,
          );
        },
      },
    },
    steps: [
      { kind: 'open', address: 'https://shop.test/product' },
      { kind: 'wait', for: { seconds: 0.3 } },
    ],
    routes: { 'capi.ads.test/events': () => gif() },
    shows: [{ sees: 'request capi.ads.test/events', in: withConsent('marketing'), never: without('marketing') }],
    finds: sentOn('connect.sid', 'cookie', 'capi.ads.test', '/events', 'marketing'),
  },
  {
    id: 'member-in-md5',
    does: 'sends the MD5 of the number of a member to an undeclared host, as a picture',
    entries: [{ name: 'member_no', category: 'essential', retention: 'session', httpOnly: true }],
    pages: {
      '/': {
        headers: ({ cookies }) =>
          cookies.has('member_no') ? [] : [['set-cookie', cookie('member_no', newId(), undefined, '; HttpOnly')]],
      },
      '/checkout': {
        body: ({ cookies }) =>
          `<img src="https://id.stats.test/sync.gif?h=${hash('md5', cookies.get('member_no') ?? '')}" alt="" width="1" height="1">`,
      },
    },
    routes: { 'id.stats.test/sync.gif': () => gif() },
    shows: [{ sees: 'request id.stats.test/sync.gif', in: EVERY, holds: /h=[0-9a-f]{32}/ }],
    finds: [
      {
        rule: 'essential-value-sent',
        kind: ['cookie', ...REQUEST],
        name: ['member_no', 'id.stats.test', 'id.stats.test/sync.gif'],
        states: ['before', 'refused', 'accepted'],
      },
      {
        rule: 'undeclared',
        kind: REQUEST,
        name: ['id.stats.test', 'id.stats.test/sync.gif'],
        states: ['before', 'refused', 'accepted', 'no-script'],
      },
    ],
    may: [{ rule: 'identifier-in-beacon', kind: REQUEST, name: ['id.stats.test', 'id.stats.test/sync.gif'] }],
  },
  {
    id: 'batch-in-base64',
    does: 'sends a batch of events, with the number of the wish list in it, in Base64 for addresses in the query',
    entries: [{ name: 'wishlist_id', kind: 'localStorage', category: 'essential', retention: 'P1Y' }],
    pages: {
      '/article': {
        body: script(`localStorage.wishlist_id ??= shop.id();
          shop.when('analytics', () => shop.pixel('https://track.tracker.test/track?data=' + btoa(JSON.stringify({ event: 'view', properties: { token: 'public', distinct_id: localStorage.wishlist_id } })).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')));`),
      },
    },
    routes: { 'track.tracker.test/track': () => gif() },
    shows: [{ sees: 'request track.tracker.test/track', in: withConsent('analytics'), never: without('analytics') }],
    finds: sentOn('wishlist_id', 'localStorage', 'track.tracker.test', '/track', 'analytics'),
  },
  {
    id: 'kept-number-in-socket',
    does: 'keeps a number before anybody has agreed, and tells the tracker by a socket',
    entries: [{ name: 'live_id', kind: 'sessionStorage', category: 'analytics', retention: 'session' }],
    pages: {
      '/article': {
        body: script(`sessionStorage.live_id ??= shop.id();
          { const line = new WebSocket('wss://rt.tracker.test/s'); line.onopen = () => line.send('hi;' + sessionStorage.live_id); }`),
      },
    },
    tidy: { analytics: "sessionStorage.removeItem('live_id');" },
    shows: [{ sees: 'request rt.tracker.test/s', in: SCRIPTED }],
    finds: [
      {
        rule: 'identifier-in-beacon',
        kind: REQUEST,
        name: ['rt.tracker.test', 'rt.tracker.test/s'],
        states: ['before', 'refused'],
        notStates: withConsent('analytics'),
      },
      {
        rule: 'sent-without-consent',
        kind: REQUEST,
        name: ['rt.tracker.test', 'rt.tracker.test/s'],
        states: ['before', 'refused'],
        notStates: withConsent('analytics'),
      },
      {
        rule: 'stored-without-consent',
        kind: 'sessionStorage',
        name: 'live_id',
        states: ['before', 'refused'],
        notStates: withConsent('analytics'),
      },
    ],
  },
  {
    id: 'own-beacon-with-number',
    does: 'measures its own pages with a beacon that is declared essential, by the number of the visitor',
    entries: [
      { name: '/collect/rum', kind: 'beacon', category: 'essential', retention: 'session' },
      { name: 'rum_vid', category: 'essential', retention: 'P1Y' },
    ],
    pages: {
      '/product': {
        body: script(`if (!shop.read('rum_vid')) shop.keep('rum_vid', shop.id(), ${YEAR});
          navigator.sendBeacon('/collect/rum', new URLSearchParams({ lcp: '1200', vid: shop.read('rum_vid') }));`),
      },
    },
    routes: { 'shop.test/collect/rum': () => new Response(null, { status: 204 }) },
    shows: [{ sees: 'request shop.test/collect/rum', in: SCRIPTED, holds: /vid=[0-9a-f]{32}/ }],
    finds: [
      {
        rule: 'identifier-in-beacon',
        kind: REQUEST,
        name: ['/collect/rum', 'shop.test/collect/rum'],
        states: ['before', 'refused'],
      },
    ],
  },
];

/** By host, what DNS says that it stands for. */
export const HELD_OUT_ALIASES: Readonly<Record<string, readonly string[]>> = {
  'smetrics.shop.test': ['shop.test.sc.omtrdc.net'],
  'offers.shop.test': ['shop.edge.ads.test'],
  'e.shop.test': ['ingest-7.eventhouse.test'],
  'img.shop.test': ['d111111abcdef8.cloudfront.net'],
  'api.shop.test': ['shop.test'],
};

export const DISGUISED: readonly Planted[] = [
  {
    id: 'measuring-by-own-path',
    does: 'has a path of its own for the messages of a well-known measuring product',
    pages: {
      '/article': {
        body: script(
          `fetch('/metrics/g/collect?v=2&tid=G-9Q8W7E6R5T&gtm=45je4&_p=' + Math.floor(Math.random() * 1e9) + '&cid=' + Math.floor(Math.random() * 1e9) + '.1690000000&ul=en-gb&sr=1280x800&en=page_view&dl=' + encodeURIComponent(location.href), { method: 'POST', keepalive: true });`,
        ),
      },
    },
    routes: { 'shop.test/metrics/g/collect': () => new Response(null, { status: 204 }) },
    shows: [{ sees: 'request shop.test/metrics/g/collect', in: SCRIPTED, holds: /tid=G-/ }],
    finds: [
      {
        rule: 'proxied-tracker',
        kind: [...REQUEST, 'script'],
        name: ['/metrics/g/collect', 'shop.test/metrics/g/collect'],
        states: ['before', 'refused'],
      },
    ],
  },
  {
    id: 'same-words-by-own-path',
    does: 'says to a path of its own what its tags say to the tracker where it is agreed to, by the same names',
    pages: {
      '/checkout': {
        body: script(`{ const query = () => '?ev_kind=view&ev_page=checkout&ev_cat=bread&ev_rnd=' + Math.random();
          shop.pixel('/i/pixel.gif' + query());
          shop.when('analytics', () => shop.pixel('https://i.tracker.test/pixel.gif' + query())); }`),
      },
    },
    routes: { 'shop.test/i/pixel.gif': () => gif(), 'i.tracker.test/pixel.gif': () => gif() },
    shows: [{ sees: 'request shop.test/i/pixel.gif', in: SCRIPTED, holds: /ev_kind=view/ }],
    finds: [
      {
        rule: 'proxied-tracker',
        kind: [...REQUEST, 'script'],
        name: ['/i/pixel.gif', 'shop.test/i/pixel.gif'],
        states: ['before', 'refused'],
      },
    ],
  },
  {
    id: 'denied-number-by-own-path',
    does: 'tells a path of its own the number that is kept for the advertiser',
    entries: [{ name: 'ttp_id', category: 'marketing', provider: 'ads', retention: 'P90D' }],
    pages: {
      '/product': {
        body: script(`if (!shop.read('ttp_id')) shop.keep('ttp_id', shop.id(), ${90 * DAY});
          fetch('/relay', { method: 'POST', body: JSON.stringify({ e: 'view', u: shop.read('ttp_id') }) });`),
      },
    },
    tidy: { marketing: "shop.forget('ttp_id');" },
    routes: { 'shop.test/relay': () => new Response(null, { status: 204 }) },
    shows: [{ sees: 'request shop.test/relay', in: SCRIPTED, holds: /"u":"[0-9a-f]{32}"/ }],
    finds: [
      {
        rule: 'proxied-tracker',
        kind: REQUEST,
        name: ['/relay', 'shop.test/relay'],
        states: ['before', 'refused'],
        notStates: withConsent('marketing'),
      },
      {
        rule: 'set-without-consent',
        kind: 'cookie',
        name: 'ttp_id',
        states: ['before', 'refused'],
        notStates: withConsent('marketing'),
      },
    ],
  },
  {
    id: 'product-by-alias',
    does: 'has a host of its own that stands for one of a measuring product, and loads its script from there',
    pages: { '/checkout': { body: '<script src="https://smetrics.shop.test/b/ss/s_code.js" async></script>' } },
    routes: { 'smetrics.shop.test/b/ss/s_code.js': () => js('window.s = {};') },
    shows: [{ sees: 'request smetrics.shop.test/b/ss/s_code.js', in: SCRIPTED }],
    finds: [
      {
        rule: 'alias-host',
        kind: [...REQUEST, 'site', 'script'],
        name: ['smetrics.shop.test', 'smetrics.shop.test/', 'smetrics.shop.test/b/ss/s_code.js'],
        states: ['before', 'refused'],
      },
    ],
  },
  {
    id: 'advertiser-by-alias',
    does: "has a host of its own that stands for the advertiser's, with a picture from there",
    pages: { '/article': { body: '<img src="https://offers.shop.test/o.gif?slot=1" alt="" width="20" height="20">' } },
    routes: { 'offers.shop.test/o.gif': () => gif() },
    shows: [{ sees: 'request offers.shop.test/o.gif', in: EVERY }],
    finds: [
      {
        rule: 'alias-host',
        kind: [...REQUEST, 'site'],
        name: ['offers.shop.test', 'offers.shop.test/', 'offers.shop.test/o.gif'],
        states: ['before', 'refused'],
        notStates: withConsent('marketing'),
      },
    ],
  },
  {
    id: 'unknown-alias-with-picture',
    does: 'has a host of its own that stands for one of nobody knows whom, and tells it of pages by a picture',
    pages: { '/product': { body: script(`shop.pixel('https://e.shop.test/i?page=product&t=' + Date.now());`) } },
    routes: { 'e.shop.test/i': () => gif() },
    shows: [{ sees: 'request e.shop.test/i', in: SCRIPTED }],
    finds: [
      {
        rule: 'unknown-alias',
        kind: [...REQUEST, 'site'],
        name: ['e.shop.test', 'e.shop.test/', 'e.shop.test/i'],
        states: ['before', 'refused'],
      },
    ],
  },
];

/** A script that reads a device and sends what came of it. */
const reader = (id: string, host: string, page: PagePath, code: string, more: Partial<Planted>): Planted => ({
  id: `reads-${id}`,
  does: `has a script of ${host} read a device: ${id}`,
  pages: { [page]: { body: `<script src="https://${host}/js/${id}.js"></script>` } },
  routes: { [`${host}/js/${id}.js`]: () => js(code), [`shop.test/api/${id}`]: () => gif() },
  shows: [{ sees: `request shop.test/api/${id}`, in: SCRIPTED }],
  ...more,
  finds: [
    {
      rule: 'fingerprinting',
      kind: 'read',
      name: '*',
      ...(host === 'shop.test' ? {} : { host }),
      states: ['before', 'refused'],
      notStates: ['no-script'],
    },
    ...(more.finds ?? []),
  ],
});

const FONTS_IN_PAGE = `addEventListener('load', () => {
  const fonts = ['Arial Black', 'Bauhaus 93', 'Bodoni MT', 'Calibri Light', 'Candara', 'Castellar', 'Century', 'Chiller', 'Comic Sans MS', 'Constantia', 'Corbel', 'Ebrima', 'Elephant', 'Futura', 'Gabriola', 'Gadugi', 'Garamond', 'Gautami', 'Haettenschweiler', 'Impact', 'Jokerman', 'Kartika', 'Leelawadee', 'Lucida Bright', 'Magneto', 'Marlett', 'Meiryo UI', 'Mistral', 'MS Gothic', 'MV Boli', 'Nyala', 'Palatino', 'Papyrus', 'Perpetua', 'Pristina', 'Ravie', 'Rockwell', 'Segoe Print', 'SimHei', 'Stencil', 'Sylfaen', 'Tahoma', 'Tunga', 'Univers', 'Vrinda', 'Wide Latin', 'Wingdings'];
  const span = Object.assign(document.createElement('span'), { textContent: 'mmMwWLliI0O&1' });
  span.style.cssText = 'position: absolute; left: -9999px; font-size: 48px';
  document.body.append(span);
  const widthIn = (family) => { span.style.fontFamily = family; return span.offsetWidth; };
  const bases = ['monospace', 'sans-serif', 'serif'].map((base) => [base, widthIn(base)]);
  const there = fonts.filter((font) => bases.some(([base, width]) => widthIn("'" + font + "', " + base) !== width));
  span.remove();
  new Image().src = '/api/fonts-in-page?n=' + there.length;
});`;

const CANVAS_OFF_SCREEN = `(async () => {
  const canvas = new OffscreenCanvas(240, 60);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#f60'; pen.fillRect(100, 1, 62, 20);
  pen.font = "14px 'Arial'"; pen.fillStyle = '#069';
  pen.fillText('Cwm fjordbank glyphs vext quiz 1.0', 2, 15);
  pen.fillStyle = 'rgba(102, 204, 0, 0.7)'; pen.fillText('Cwm fjordbank glyphs vext quiz 1.0', 4, 17);
  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  new Image().src = '/api/canvas-off-screen?n=' + bytes.reduce((sum, each) => (sum * 31 + each) | 0, 7);
})();`;

const CANVAS_PIXELS = `(() => {
  const canvas = document.createElement('canvas');
  canvas.width = 200; canvas.height = 50;
  const pen = canvas.getContext('2d');
  pen.textBaseline = 'top'; pen.font = '16px Times'; pen.fillStyle = '#123456';
  pen.fillText('Sphinx of black quartz, judge my vow <@!#>', 2, 2);
  pen.globalCompositeOperation = 'multiply';
  pen.fillStyle = 'rgb(255, 0, 255)'; pen.beginPath(); pen.arc(50, 25, 20, 0, Math.PI * 2, true); pen.fill();
  const { data } = pen.getImageData(0, 0, 200, 50);
  let sum = 0;
  for (const each of data) sum = (sum * 33 + each) | 0;
  new Image().src = 'https://shop.test/api/canvas-pixels?n=' + sum;
})();`;

const CARD = `(() => {
  const gl = document.createElement('canvas').getContext('webgl2');
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const told = [gl.getParameter(info.UNMASKED_VENDOR_WEBGL), gl.getParameter(info.UNMASKED_RENDERER_WEBGL), gl.getSupportedExtensions().length];
  new Image().src = '/api/card?g=' + encodeURIComponent(told.join('~'));
})();`;

export const READS: readonly Planted[] = [
  reader('fonts-in-page', 'shop.test', '/product', FONTS_IN_PAGE, {}),
  reader('canvas-off-screen', 'shop.test', '/article', CANVAS_OFF_SCREEN, {}),
  reader('canvas-pixels', 'fp.stats.test', '/checkout', CANVAS_PIXELS, {
    finds: [
      { rule: 'undeclared', kind: 'script', name: 'fp.stats.test/js/canvas-pixels.js', states: ['before', 'accepted'] },
    ],
  }),
  reader('card', 'fp.tracker.test', '/checkout', CARD, {
    finds: [
      {
        rule: 'loaded-without-consent',
        kind: 'script',
        name: 'fp.tracker.test/js/card.js',
        states: ['before', 'refused'],
        notStates: withConsent('analytics'),
      },
    ],
  }),
];
