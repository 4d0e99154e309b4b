/** Identifiers that go where they were not meant to, and trackers that look like the site itself. */
import { createHash } from 'node:crypto';
import {
  type Asked,
  EVERY,
  gif,
  js,
  MONTH,
  type PagePath,
  type Planted,
  REQUEST,
  SCRIPTED,
  script,
  withConsent,
  without,
} from '../part.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const IDENTIFIERS: readonly Planted[] = [
  {
    id: 'same-identifier',
    does: 'has one number of a visitor in a cookie of functionality and in a key of analytics',
    entries: [
      { name: 'reader_id', category: 'functionality', retention: 'P30D' },
      { name: 'visits:reader', kind: 'localStorage', category: 'analytics', retention: 'P30D' },
    ],
    pages: {
      '/product': {
        body: script(`shop.when('functionality', () => shop.keep('reader_id', shop.read('reader_id') ?? localStorage.getItem('visits:reader') ?? shop.id(), ${MONTH}));
          shop.when('analytics', () => localStorage.setItem('visits:reader', shop.read('reader_id') ?? localStorage.getItem('visits:reader') ?? shop.id()));`),
      },
    },
    tidy: { functionality: "shop.forget('reader_id');", analytics: "localStorage.removeItem('visits:reader');" },
    shows: [
      { sees: 'cookie reader_id@shop.test', in: withConsent('functionality'), never: ['before', 'refused'] },
      { sees: 'localStorage visits:reader@shop.test', in: withConsent('analytics'), never: ['before', 'refused'] },
    ],
    finds: [
      {
        rule: 'same-identifier',
        kind: ['cookie', 'localStorage'],
        name: ['reader_id', 'visits:reader', 'reader_id = visits:reader', 'visits:reader = reader_id'],
        states: ['accepted'],
      },
    ],
  },
  {
    id: 'session-hashed',
    does: 'sends a hash of the session, which no script can read, to the advertiser',
    entries: [{ name: 'member', category: 'essential', retention: 'session', httpOnly: true }],
    pages: {
      '/': {
        headers: ({ session, cookies }) =>
          cookies.has('member')
            ? []
            : [['set-cookie', `member=${memberOf(session)}; Path=/; Secure; SameSite=Lax; HttpOnly`]],
      },
      '/product': {
        body: ({ cookies }) =>
          script(
            `shop.when('marketing', () => shop.pixel('https://match.ads.test/m.gif?u=${sha256(cookies.get('member') ?? '')}'));`,
          ),
      },
    },
    routes: { 'match.ads.test/m.gif': () => gif() },
    shows: [
      { sees: 'cookie member@shop.test', in: SCRIPTED, like: { httpOnly: true } },
      {
        sees: 'request match.ads.test/m.gif',
        in: withConsent('marketing'),
        never: without('marketing'),
        holds: /u=[0-9a-f]{64}/,
      },
    ],
    finds: [
      {
        rule: 'essential-value-sent',
        kind: ['cookie', ...REQUEST],
        name: ['member', 'match.ads.test', 'match.ads.test/m.gif'],
        states: ['accepted', 'only:marketing'],
        notStates: ['before', 'refused'],
      },
    ],
  },
  {
    id: 'order-in-referrer',
    does: 'has the number of an order in its address, which goes to the advertiser with a picture',
    entries: [{ name: 'order_no', category: 'essential', retention: 'session' }],
    pages: {
      '/checkout': {
        body: script(`if (!shop.read('order_no')) shop.keep('order_no', shop.id());
          history.replaceState(null, '', '/checkout?order=' + shop.read('order_no'));
          shop.when('marketing', () => document.body.append(Object.assign(document.createElement('img'), { referrerPolicy: 'unsafe-url', alt: '', src: 'https://thanks.ads.test/t.gif' })));`),
      },
    },
    routes: { 'thanks.ads.test/t.gif': () => gif() },
    shows: [
      {
        sees: 'request thanks.ads.test/t.gif',
        in: withConsent('marketing'),
        never: without('marketing'),
        holds: /checkout\?order=[0-9a-f]{32}/,
      },
    ],
    finds: [
      {
        rule: 'essential-value-sent',
        kind: ['cookie', ...REQUEST],
        name: ['order_no', 'thanks.ads.test', 'thanks.ads.test/t.gif'],
        states: ['accepted', 'only:marketing'],
        notStates: ['before', 'refused'],
      },
    ],
  },
  {
    id: 'basket-in-body',
    does: 'sends the number of the basket to the tracker, in Base64 in the body of a request',
    entries: [{ name: 'basket', kind: 'localStorage', category: 'essential', retention: 'P1Y' }],
    pages: {
      '/product': {
        body: script(`localStorage.basket ??= shop.id();
          shop.when('analytics', () => fetch('https://events.tracker.test/e', { method: 'POST', mode: 'no-cors', body: JSON.stringify({ who: btoa(localStorage.basket), what: 'product' }) }));`),
      },
    },
    routes: { 'events.tracker.test/e': () => gif() },
    shows: [
      {
        sees: 'request events.tracker.test/e',
        in: withConsent('analytics'),
        never: without('analytics'),
        holds: /"who":"[\w+/=]{40,}"/,
      },
    ],
    finds: [
      {
        rule: 'essential-value-sent',
        kind: ['localStorage', ...REQUEST],
        name: ['basket', 'events.tracker.test', 'events.tracker.test/e'],
        states: ['accepted', 'only:analytics'],
        notStates: ['before', 'refused'],
      },
    ],
  },
  {
    id: 'beacon-with-identifier',
    does: 'tells the tracker, before anybody has agreed, by the number that it keeps of a visitor',
    entries: [{ name: 'reader', category: 'functionality', retention: 'P30D' }],
    pages: {
      '/article': {
        body: script(`const reader = shop.read('reader') ?? shop.id();
          shop.keep('reader', reader, ${MONTH});
          navigator.sendBeacon('https://who.tracker.test/b', JSON.stringify({ page: 'article', reader }));`),
      },
    },
    routes: { 'who.tracker.test/b': () => new Response(null, { status: 204 }) },
    tidy: { functionality: "shop.forget('reader');" },
    shows: [
      { sees: 'cookie reader@shop.test', in: SCRIPTED },
      { sees: 'request who.tracker.test/b', in: SCRIPTED, holds: /"reader":"[0-9a-f]{32}"/ },
    ],
    finds: [
      {
        rule: 'identifier-in-beacon',
        kind: REQUEST,
        name: ['who.tracker.test', 'who.tracker.test/b'],
        states: ['before', 'refused'],
        notStates: ['accepted'],
      },
      {
        rule: 'sent-without-consent',
        kind: REQUEST,
        name: ['who.tracker.test', 'who.tracker.test/b'],
        states: ['before', 'refused'],
        notStates: ['accepted'],
      },
      {
        rule: 'set-without-consent',
        kind: 'cookie',
        name: 'reader',
        states: without('functionality'),
        notStates: ['accepted'],
      },
    ],
  },
  {
    id: 'number-kept-nowhere',
    does: 'has its server make a number of the session, which no browser keeps, and put it into pictures of the advertiser',
    pages: Object.fromEntries(
      (['/product', '/article', '/checkout'] as const).map((path) => [
        path,
        {
          body: ({ session }: Asked) =>
            `<img src="https://ids.ads.test/i.gif?vid=${sha256(`visitor ${session}`).slice(0, 40)}" alt="" width="20" height="20">`,
        },
      ]),
    ),
    routes: { 'ids.ads.test/i.gif': () => gif() },
    shows: [{ sees: 'request ids.ads.test/i.gif', in: EVERY, holds: /vid=[0-9a-f]{40}/ }],
    finds: [
      {
        rule: 'identifier-in-beacon',
        kind: REQUEST,
        name: ['ids.ads.test', 'ids.ads.test/i.gif'],
        states: ['before', 'refused'],
        notStates: ['accepted', 'only:marketing'],
      },
      {
        rule: 'sent-without-consent',
        kind: REQUEST,
        name: ['ids.ads.test', 'ids.ads.test/i.gif'],
        states: ['before', 'refused', 'no-script'],
        notStates: ['accepted', 'only:marketing'],
      },
    ],
  },
];

/** As a shop derives it: not the session itself. */
const memberOf = (session: string): string => sha256(`member ${session}`).slice(0, 32);

/** What the tracker's own script is, wherever it comes from. */
const TRACKER = `(() => { window.trackerRuns = (window.trackerRuns ?? 0) + 1; /* tracker.js 4.1 */ })();`;

export const DISGUISED: readonly Planted[] = [
  {
    id: 'script-by-own-path',
    does: "serves the tracker's script from a path of its own, where no list of trackers has it",
    entries: [
      {
        name: 'tracker.test/tracker.js',
        kind: 'script',
        category: 'analytics',
        provider: 'tracker',
        retention: 'session',
      },
    ],
    pages: {
      '/article': {
        body: `<script src="/assets/x.js"></script>${script(`shop.when('analytics', () => shop.load('https://tracker.test/tracker.js'));`)}`,
      },
    },
    routes: { 'shop.test/assets/x.js': () => js(TRACKER), 'tracker.test/tracker.js': () => js(TRACKER) },
    shows: [
      { sees: 'request shop.test/assets/x.js', in: SCRIPTED },
      { sees: 'request tracker.test/tracker.js', in: withConsent('analytics'), never: without('analytics') },
    ],
    finds: [
      {
        rule: 'proxied-tracker',
        kind: ['script', 'request'],
        name: ['/assets/x.js', 'shop.test/assets/x.js'],
        states: ['before', 'refused'],
      },
    ],
  },
  {
    id: 'host-by-alias',
    does: 'has a host of its own that stands for one of the tracker in DNS, and sends to it whatever is answered',
    pages: {
      '/': { body: script(`fetch('https://metrics.shop.test/e', { method: 'POST', mode: 'no-cors', body: 'home' });`) },
    },
    routes: { 'metrics.shop.test/e': () => gif() },
    shows: [{ sees: 'request metrics.shop.test/e', in: SCRIPTED }],
    finds: [
      {
        rule: 'alias-host',
        kind: ['request', 'beacon', 'site'],
        name: ['metrics.shop.test', 'metrics.shop.test/', 'metrics.shop.test/e'],
        states: ['before', 'refused'],
      },
    ],
  },
  {
    id: 'host-by-unknown-alias',
    does: 'has a host of its own that stands for one of nobody knows whom, and sends data there',
    pages: { '/product': { body: script(`navigator.sendBeacon('https://i.shop.test/b', 'product');`) } },
    routes: { 'i.shop.test/b': () => new Response(null, { status: 204 }) },
    shows: [{ sees: 'request i.shop.test/b', in: SCRIPTED, holds: /product/ }],
    finds: [
      {
        rule: 'unknown-alias',
        kind: [...REQUEST, 'site'],
        name: ['i.shop.test', 'i.shop.test/', 'i.shop.test/b'],
        states: ['before', 'refused'],
      },
    ],
  },
];

/** By host, what DNS says that it stands for. */
export const ALIASES: Readonly<Record<string, readonly string[]>> = {
  'metrics.shop.test': ['shop.data.tracker.test', 'data.tracker.test'],
  'media.shop.test': ['shop.cdn-vendor.test'],
  'i.shop.test': ['c7.collector.test'],
};

/** @param file whose script it is, since an auditor may speak of that. */
const read = (what: string, file: string): Planted['finds'] => [
  { rule: 'fingerprinting', kind: 'read', name: [what, file], states: ['before', 'refused'], notStates: ['no-script'] },
];

/** A script of the site's own that reads a device and sends what came of it. */
const reader = (id: string, does: string, page: PagePath, code: string, holds: RegExp): Planted => ({
  id,
  does,
  pages: { [page]: { body: `<script src="/js/${id}.js"></script>` } },
  routes: { [`shop.test/js/${id}.js`]: () => js(code), [`shop.test/api/${id}`]: () => gif() },
  shows: [{ sees: `request shop.test/api/${id}`, in: SCRIPTED, holds }],
  finds: read(id, `/js/${id}.js`),
});

const CANVAS = `(async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 280, height: 60 });
  const pen = canvas.getContext('2d');
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = '#f60';
  pen.fillRect(125, 1, 62, 20);
  pen.fillStyle = '#069';
  pen.font = '11pt no-real-font-123';
  pen.fillText('Cwm fjordbank glyphs vext quiz, \\u{1F603}', 2, 15);
  pen.fillStyle = 'rgba(102, 204, 0, 0.2)';
  pen.font = '18pt Arial';
  pen.fillText('Cwm fjordbank glyphs vext quiz, \\u{1F603}', 4, 45);
  const bytes = new TextEncoder().encode(canvas.toDataURL());
  const hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((each) => each.toString(16).padStart(2, '0')).join('');
  shop.pixel('/api/canvas?hash=' + hash);
})();`;

const AUDIO = `(async () => {
  const context = new OfflineAudioContext(1, 5000, 44100);
  const tone = new OscillatorNode(context, { type: 'triangle', frequency: 10000 });
  const press = new DynamicsCompressorNode(context, { threshold: -50, knee: 40, ratio: 12, attack: 0, release: 0.25 });
  tone.connect(press).connect(context.destination);
  tone.start();
  const samples = (await context.startRendering()).getChannelData(0).slice(4500);
  shop.pixel('/api/audio?sum=' + Math.round(samples.reduce((sum, each) => sum + Math.abs(each), 0) * 1e9));
})();`;

const DEVICE = `(async () => {
  const gl = document.createElement('canvas').getContext('webgl');
  gl.clearColor(0.2, 0.4, 0.6, 1);
  gl.clear(gl.COLOR_BUFFER_BIT);
  const pixels = new Uint8Array(4);
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  const told = gl.getExtension('WEBGL_debug_renderer_info');
  const names = ['MAX_TEXTURE_SIZE', 'MAX_VIEWPORT_DIMS', 'ALIASED_LINE_WIDTH_RANGE', 'MAX_VERTEX_ATTRIBS', 'MAX_VARYING_VECTORS', 'RED_BITS', 'DEPTH_BITS'];
  const card = [told.UNMASKED_VENDOR_WEBGL, told.UNMASKED_RENDERER_WEBGL].map((each) => gl.getParameter(each));
  const numbers = names.map((each) => gl.getParameter(gl[each]));
  const machine = [navigator.hardwareConcurrency, navigator.deviceMemory, navigator.maxTouchPoints, screen.width, screen.height, screen.colorDepth, navigator.platform];
  const devices = (await navigator.mediaDevices.enumerateDevices()).map(({ kind }) => kind);
  const power = await navigator.getBattery?.();
  shop.pixel('/api/webgl?card=' + encodeURIComponent([...card, ...numbers, ...pixels, ...machine, ...devices, power?.level].join('|')));
})();`;

const FONTS = `(() => {
  const pen = document.createElement('canvas').getContext('2d');
  const first = ['Arial', 'Calibri', 'Cambria', 'Consolas', 'Courier', 'Georgia', 'Helvetica', 'Impact'];
  const names = Array.from({ length: 80 }, (_, index) => first[index % 8] + (index < 8 ? '' : ' ' + index));
  const widths = names.map((name) => {
    pen.font = "72px '" + name + "', monospace";
    return pen.measureText('mmmmmmmmmmlli').width;
  });
  shop.pixel('/api/fonts?widths=' + Math.round(widths.reduce((sum, each) => sum + each, 0)));
})();`;

export const READS: readonly Planted[] = [
  reader(
    'canvas',
    'draws letters and colours that no visitor sees, and sends what came of it',
    '/product',
    CANVAS,
    /hash=[0-9a-f]{64}/,
  ),
  reader('audio', 'has a tone computed that nobody hears, and sends what came of it', '/article', AUDIO, /sum=\d+/),
  reader(
    'webgl',
    'asks for the graphics card, what it can and what it draws, for the machine, its devices and its battery',
    '/checkout',
    DEVICE,
    /card=./,
  ),
  reader(
    'fonts',
    'measures a word in eighty fonts to learn which ones are installed',
    '/checkout',
    FONTS,
    /widths=\d+/,
  ),
];
