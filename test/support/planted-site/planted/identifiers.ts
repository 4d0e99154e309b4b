/** Identifiers that go where they were not meant to, and trackers that look like the site itself. */
import { createHash } from 'node:crypto';
import { DAY, gif, js, type Planted, SCRIPTED, script, withConsent, without } from '../part.ts';

const MONTH = 30 * DAY;
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
        name: ['reader_id', 'visits:reader'],
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
            `shop.when('marketing', () => shop.pixel('https://ads.test/match.gif?u=${sha256(cookies.get('member') ?? '')}'));`,
          ),
      },
    },
    routes: { 'ads.test/match.gif': () => gif() },
    shows: [
      { sees: 'cookie member@shop.test', in: SCRIPTED, like: { httpOnly: true } },
      {
        sees: 'request ads.test/match.gif',
        in: withConsent('marketing'),
        never: without('marketing'),
        holds: /u=[0-9a-f]{64}/,
      },
    ],
    finds: [
      {
        rule: 'essential-value-sent',
        kind: 'cookie',
        name: 'member',
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
          shop.when('marketing', () => document.body.append(Object.assign(document.createElement('img'), { referrerPolicy: 'unsafe-url', alt: '', src: 'https://ads.test/thanks.gif' })));`),
      },
    },
    routes: { 'ads.test/thanks.gif': () => gif() },
    shows: [
      {
        sees: 'request ads.test/thanks.gif',
        in: withConsent('marketing'),
        never: without('marketing'),
        holds: /checkout\?order=[0-9a-f]{32}/,
      },
    ],
    finds: [
      {
        rule: 'essential-value-sent',
        kind: 'cookie',
        name: 'order_no',
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
          shop.when('analytics', () => fetch('https://tracker.test/events', { method: 'POST', mode: 'no-cors', body: JSON.stringify({ who: btoa(localStorage.basket), what: 'product' }) }));`),
      },
    },
    routes: { 'tracker.test/events': () => gif() },
    shows: [
      {
        sees: 'request tracker.test/events',
        in: withConsent('analytics'),
        never: without('analytics'),
        holds: /"who":"[\w+/=]{40,}"/,
      },
    ],
    finds: [
      {
        rule: 'essential-value-sent',
        kind: 'localStorage',
        name: 'basket',
        states: ['accepted', 'only:analytics'],
        notStates: ['before', 'refused'],
      },
    ],
  },
  {
    id: 'beacon-with-identifier',
    does: 'declares a beacon of its own as essential, since it tells visitors apart by nothing, and sends a number of the device with it',
    entries: [
      { name: '/stats/count', kind: 'beacon', category: 'essential', retention: 'session' },
      { name: 'device', kind: 'localStorage', category: 'essential', retention: 'P1Y' },
    ],
    pages: {
      '/article': {
        body: script(`localStorage.device ??= shop.id();
          navigator.sendBeacon('/stats/count', JSON.stringify({ page: 'article', device: localStorage.device }));`),
      },
    },
    routes: { 'shop.test/stats/count': () => new Response(null, { status: 204 }) },
    shows: [{ sees: 'request shop.test/stats/count', in: SCRIPTED, holds: /"device":"[0-9a-f]{32}"/ }],
    finds: [
      {
        rule: 'identifier-in-beacon',
        kind: ['beacon', 'request'],
        name: '/stats/count',
        states: ['before', 'refused'],
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
];

/** By host, what DNS says that it stands for. */
export const ALIASES: Readonly<Record<string, readonly string[]>> = {
  'metrics.shop.test': ['shop.data.tracker.test', 'data.tracker.test'],
  'media.shop.test': ['shop.cdn-vendor.test'],
};

const read = (what: string): Planted['finds'] => [
  { rule: 'fingerprinting', kind: 'read', name: what, states: ['before', 'refused'], notStates: ['no-script'] },
];

export const READS: readonly Planted[] = [
  {
    id: 'canvas',
    does: 'draws letters and colours that no visitor sees, and sends what came out of it',
    pages: { '/product': { body: '<script src="/js/device.js"></script>' } },
    routes: {
      'shop.test/js/device.js': () => js(CANVAS),
      'shop.test/api/device': () => gif(),
    },
    shows: [{ sees: 'request shop.test/api/device', in: SCRIPTED, holds: /canvas=[0-9a-f]{64}/ }],
    finds: read('canvas'),
  },
  {
    id: 'audio',
    does: 'has a tone computed that nobody hears, and sends what came out of it',
    pages: { '/article': { body: script(AUDIO()) } },
    routes: { 'shop.test/api/tone': () => gif() },
    shows: [{ sees: 'request shop.test/api/tone', in: SCRIPTED, holds: /sum=\d+/ }],
    finds: read('audio'),
  },
  {
    id: 'webgl',
    does: 'asks WebGL for the maker and name of the graphics card, and for all that it can',
    pages: { '/checkout': { body: script(WEBGL()) } },
    routes: { 'shop.test/api/card': () => gif() },
    shows: [{ sees: 'request shop.test/api/card', in: SCRIPTED, holds: /card=./ }],
    finds: read('webgl'),
  },
  {
    id: 'fonts',
    does: 'measures a word in eighty fonts to learn which ones are installed',
    pages: { '/checkout': { body: script(FONTS()) } },
    routes: { 'shop.test/api/fonts': () => gif() },
    shows: [{ sees: 'request shop.test/api/fonts', in: SCRIPTED, holds: /widths=\d+/ }],
    finds: read('fonts'),
  },
];

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
  shop.pixel('/api/device?canvas=' + hash);
})();`;

function AUDIO(): string {
  return `(async () => {
  const context = new OfflineAudioContext(1, 5000, 44100);
  const tone = new OscillatorNode(context, { type: 'triangle', frequency: 10000 });
  const press = new DynamicsCompressorNode(context, { threshold: -50, knee: 40, ratio: 12, attack: 0, release: 0.25 });
  tone.connect(press).connect(context.destination);
  tone.start();
  const samples = (await context.startRendering()).getChannelData(0).slice(4500);
  shop.pixel('/api/tone?sum=' + Math.round(samples.reduce((sum, each) => sum + Math.abs(each), 0) * 1e9));
})();`;
}

function WEBGL(): string {
  return `(() => {
  const gl = document.createElement('canvas').getContext('webgl');
  const told = gl?.getExtension('WEBGL_debug_renderer_info');
  const numbers = gl ? ['MAX_TEXTURE_SIZE', 'MAX_VIEWPORT_DIMS', 'ALIASED_LINE_WIDTH_RANGE', 'MAX_VERTEX_ATTRIBS', 'MAX_VARYING_VECTORS', 'RED_BITS', 'DEPTH_BITS', 'STENCIL_BITS'].map((each) => gl.getParameter(gl[each])) : [];
  const card = told ? [gl.getParameter(told.UNMASKED_VENDOR_WEBGL), gl.getParameter(told.UNMASKED_RENDERER_WEBGL)] : [];
  const extensions = gl?.getSupportedExtensions() ?? [];
  shop.pixel('/api/card?card=' + encodeURIComponent([...card, ...numbers, extensions.length].join('|')));
})();`;
}

function FONTS(): string {
  return `(() => {
  const names = Array.from({ length: 80 }, (_, index) => ['Arial', 'Calibri', 'Cambria', 'Consolas', 'Courier', 'Georgia', 'Helvetica', 'Impact'][index % 8] + (index < 8 ? '' : ' ' + index));
  const word = Object.assign(document.createElement('span'), { textContent: 'mmmmmmmmmmlli', style: 'font-size: 72px; position: absolute; left: -9999px' });
  document.body.append(word);
  const widths = names.map((name) => { word.style.fontFamily = "'" + name + "', monospace"; return word.offsetWidth; });
  word.remove();
  shop.pixel('/api/fonts?widths=' + widths.reduce((sum, each) => sum + each, 0));
})();`;
}
