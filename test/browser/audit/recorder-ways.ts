/** Ways to set, store, send and read, and what the recorder is to see of each. */
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import type { Recorded } from '../../../src/audit/observation.ts';
import type { Answer } from '../../support/audit-site.ts';

export interface RecorderWay {
  readonly id: string;
  /** Which list it is looked for in. */
  readonly kind: keyof Recorded;
  /** Code of a script of its own, `https://shop.test/way/<id>.js`; `$name` stands for the id in it. */
  readonly does?: string;
  /** HTML of the page. */
  readonly html?: string;
  /** What is to be seen, once, with this in it; `undefined`: it is not to be seen. */
  readonly sees: object | undefined;
  /** Line of its script that has done it; `none` where no script has, or nobody can say which. */
  readonly line: number | 'none';
  /** Address of the script that has done it; its own without it. */
  readonly by?: string;
  /** Answers that it needs besides, by `host/path`. */
  readonly answers?: Readonly<Record<string, Answer>>;
}

type Row = readonly [does: string, sees: object | undefined, more?: Partial<RecorderWay>];
type Rows = Readonly<Record<string, Row>>;

/** By a script. */
const scripted = (kind: keyof Recorded, rows: Rows): readonly RecorderWay[] =>
  Object.entries(rows).map(([id, [does, sees, more]]) => ({ id, kind, does, sees, line: 1, ...more }));

/** By the page's own HTML. */
const marked = (kind: keyof Recorded, rows: Rows): readonly RecorderWay[] =>
  Object.entries(rows).map(([id, [html, sees, more]]) => ({ id, kind, html, sees, line: 'none', ...more }));

const JS = 'text/javascript';
const YEARS = 63_072_000;
const PAGE = 'https://shop.test/way/';
const TRACKER = 'https://tracker.test';
const THIRD = 'SameSite=None; Secure';
const own = { page: PAGE, frame: PAGE };

/** Appends an empty frame as `frame`. */
const inFrame = (code: string): string =>
  `const frame = document.body.appendChild(document.createElement('iframe')); ${code}`;
const frameOf = (id: string): string => `<iframe src="${TRACKER}/${id}"></iframe>`;
const answer = (id: string, code: string): Readonly<Record<string, Answer>> => ({
  [`tracker.test/${id}`]: { body: `<script>${code.replaceAll('$name', id)}</script>` },
});
const file = (id: string, code: string): Readonly<Record<string, Answer>> => ({
  [`shop.test/${id}-file.js`]: { type: JS, body: code.replaceAll('$name', id) },
});
const setting = (place: string, ...cookies: readonly string[]): Readonly<Record<string, Answer>> => ({
  [place]: { headers: { 'set-cookie': cookies } },
});

const COOKIES = [
  ...scripted('cookies', {
    'cookie-session': [
      `document.cookie = '$name=1';`,
      { ...own, value: '1', domain: 'shop.test', hostOnly: true, path: '/way', lifetimeSeconds: null, blocked: [] },
    ],
    'cookie-years': [`document.cookie = '$name=1; max-age=${YEARS}';`, { lifetimeSeconds: YEARS, sameSite: undefined }],
    'cookie-date': [
      `document.cookie = '$name=1; expires=' + new Date(Date.now() + 864e5).toUTCString();`,
      { lifetimeSeconds: expect.closeTo(86_400, -1) },
    ],
    'cookie-deleted': [`document.cookie = '$name=; max-age=0';`, { lifetimeSeconds: 0, blocked: [] }],
    'cookie-attributes': [
      `document.cookie = '$name=a=b; path=/x; domain=.shop.test; secure; samesite=strict; max-age=100';`,
      { value: 'a=b', path: '/x', domain: 'shop.test', hostOnly: false, secure: true, sameSite: 'Strict' },
    ],
    'cookie-partitioned': [
      `document.cookie = '$name=1; path=/; ${THIRD}; partitioned';`,
      { partitionKey: 'https://shop.test', sameSite: 'None', blocked: [] },
    ],
    'cookie-function': [
      `function outer() {\n  inner();\n}\nfunction inner() {\n  document.cookie = '$name=1';\n}\nouter();`,
      {
        cause: {
          kind: 'script',
          stack: [
            { functionName: 'inner', line: 5 },
            { functionName: 'outer', line: 2 },
            { functionName: '', line: 7 },
          ].map((site) => expect.objectContaining(site)),
        },
      },
      { line: 5 },
    ],
    'cookie-object': [`document.cookie = { toString: () => '$name=1' };`, { value: '1' }],
    'cookie-setter': [
      `Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').set.call(document, '$name=1');`,
      {},
    ],
    'cookie-eval': [`\n(0, eval)("document.cookie = '$name=1'");`, {}, { line: 2 }],
    'cookie-timer': [`setTimeout(() => {\n  document.cookie = '$name=1';\n});`, {}, { line: 2 }],
    'cookie-store': [`cookieStore.set('$name', '1');`, { path: '/', sameSite: 'Strict', lifetimeSeconds: null }],
    'cookie-store-object': [
      `cookieStore.set({ name: '$name', value: '1', expires: Date.now() + 864e5, sameSite: 'lax' });`,
      { lifetimeSeconds: expect.closeTo(86_400, -1), sameSite: 'Lax' },
    ],
    'cookie-store-deleted': [`cookieStore.delete('$name');`, { lifetimeSeconds: 0, value: '' }],
    'cookie-blank-frame': [inFrame(`frame.contentDocument.cookie = '$name=1';`), { ...own, blocked: [] }],
    'cookie-text-frame': [
      inFrame(`frame.srcdoc = "<script>document.cookie = '$name=1'</scr" + "ipt>";`),
      { ...own, blocked: [], cause: { kind: 'script', stack: [expect.objectContaining({ url: 'about:srcdoc' })] } },
      { line: 'none' },
    ],
    'cookie-other-domain': [
      `document.cookie = '$name=1; domain=tracker.test';`,
      { domain: 'tracker.test', blocked: ['UnknownError'] },
    ],
    'cookie-not-secure': [`document.cookie = '__Secure-$name=1';`, { blocked: [expect.any(String)] }],
    'cookie-in-service-worker': [
      `navigator.serviceWorker.register('/$name-file.js', { scope: '/$name' });`,
      { frame: 'https://shop.test/cookie-in-service-worker-file.js' },
      {
        by: 'https://shop.test/cookie-in-service-worker-file.js',
        answers: file('cookie-in-service-worker', `oninstall = () => cookieStore.set('$name', '1');`),
      },
    ],
  }),
  ...marked('cookies', {
    'cookie-third-party': [
      frameOf('cookie-third-party'),
      { page: PAGE, frame: `${TRACKER}/cookie-third-party`, domain: 'tracker.test', blocked: [] },
      {
        line: 1,
        by: `${TRACKER}/cookie-third-party`,
        answers: answer('cookie-third-party', `document.cookie = '$name=1; ${THIRD}; max-age=${YEARS}'`),
      },
    ],
    'cookie-third-party-lax': [
      frameOf('cookie-third-party-lax'),
      { blocked: ['ExcludeSameSiteUnspecifiedTreatedAsLax'] },
      {
        line: 1,
        by: `${TRACKER}/cookie-third-party-lax`,
        answers: answer('cookie-third-party-lax', `document.cookie = '$name=1'`),
      },
    ],
    'cookie-third-party-partitioned': [
      frameOf('cookie-third-party-partitioned'),
      { partitionKey: 'https://shop.test', blocked: [] },
      {
        line: 1,
        by: `${TRACKER}/cookie-third-party-partitioned`,
        answers: answer('cookie-third-party-partitioned', `document.cookie = '$name=1; ${THIRD}; Partitioned'`),
      },
    ],
    'cookie-of-picture': [
      `<img src="${TRACKER}/cookie-of-picture">`,
      {
        by: 'response',
        domain: 'tracker.test',
        lifetimeSeconds: YEARS,
        httpOnly: true,
        secure: true,
        sameSite: 'None',
        blocked: [],
        cause: { kind: 'response', stack: [], request: expect.any(String) },
      },
      {
        answers: setting(
          'tracker.test/cookie-of-picture',
          'first=1',
          `cookie-of-picture=1; Max-Age=${YEARS}; HttpOnly; ${THIRD}`,
        ),
      },
    ],
    'cookie-of-picture-lax': [
      `<img src="${TRACKER}/cookie-of-picture-lax">`,
      { by: 'response', blocked: ['SchemefulSameSiteUnspecifiedTreatedAsLax'] },
      { answers: setting('tracker.test/cookie-of-picture-lax', 'cookie-of-picture-lax=1') },
    ],
    'cookie-of-picture-partitioned': [
      `<img src="${TRACKER}/cookie-of-picture-partitioned">`,
      { partitionKey: 'https://shop.test', blocked: [] },
      {
        answers: setting(
          'tracker.test/cookie-of-picture-partitioned',
          `cookie-of-picture-partitioned=1; ${THIRD}; Partitioned`,
        ),
      },
    ],
    'cookie-of-redirect': [
      `<img src="https://shop.test/cookie-of-redirect">`,
      { domain: 'sync.test', by: 'response', blocked: [] },
      {
        answers: {
          'shop.test/cookie-of-redirect': { status: 302, headers: { location: 'https://sync.test/first' } },
          'sync.test/first': {
            status: 302,
            headers: { location: 'https://ads.test/second', 'set-cookie': `cookie-of-redirect=1; ${THIRD}` },
          },
        },
      },
    ],
    'cookie-of-frame': [
      frameOf('cookie-of-frame'),
      { domain: 'tracker.test', path: '/', by: 'response', blocked: [] },
      { answers: setting('tracker.test/cookie-of-frame', `cookie-of-frame=1; ${THIRD}`) },
    ],
  }),
  ...scripted('cookies', {
    'cookie-of-fetch': [
      `fetch('/$name-answer');`,
      { by: 'response', path: '/', lifetimeSeconds: 60, blocked: [] },
      {
        line: 'none',
        answers: {
          // By the server's own clock, which need not be the browser's.
          'shop.test/cookie-of-fetch-answer': {
            headers: {
              date: 'Thu, 01 Jan 2037 00:00:00 GMT',
              'set-cookie': 'cookie-of-fetch=1; Expires=Thu, 01 Jan 2037 00:01:00 GMT',
            },
          },
        },
      },
    ],
    'cookie-of-other-domain': [
      `fetch('/$name-answer');`,
      { by: 'response', domain: 'tracker.test', blocked: ['InvalidDomain'] },
      {
        line: 'none',
        answers: setting('shop.test/cookie-of-other-domain-answer', 'cookie-of-other-domain=1; Domain=tracker.test'),
      },
    ],
    'cookie-of-fetch-without-cookies': [
      `fetch('/$name-answer', { credentials: 'omit' });`,
      { by: 'response', blocked: ['UnknownError'] },
      {
        line: 'none',
        answers: setting('shop.test/cookie-of-fetch-without-cookies-answer', 'cookie-of-fetch-without-cookies=1'),
      },
    ],
    'cookie-deleted-by-answer': [
      `fetch('/$name-answer');`,
      { by: 'response', lifetimeSeconds: 0, blocked: [] },
      {
        line: 'none',
        answers: setting('shop.test/cookie-deleted-by-answer-answer', 'cookie-deleted-by-answer=; Max-Age=0'),
      },
    ],
  }),
];

const stored = (kind: string, more: object = {}): object => ({ kind, origin: 'https://shop.test', ...more });
const IN_WORKER = (id: string, code: string): Partial<RecorderWay> => ({
  by: `https://shop.test/${id}-file.js`,
  answers: file(id, code),
});

const STORAGE = [
  ...(['localStorage', 'sessionStorage'] as const).flatMap((area) =>
    scripted('storage', {
      [`${area}-method`]: [`${area}.setItem('$name', 'v');`, stored(area, { value: 'v', ...own })],
      [`${area}-property`]: [`\n${area}.extra;\n${area}['$name'] = 'v';`, stored(area, { value: 'v' }), { line: 3 }],
      [`${area}-own-stacks`]: [
        `Error.prepareStackTrace = () => 'none'; setTimeout(() => delete Error.prepareStackTrace);\n${area}['$name'] = 'v';`,
        stored(area, { value: 'v' }),
        { line: 2 },
      ],
      [`${area}-assign`]: [`Object.assign(${area}, { '$name': 'v' });`, stored(area, { value: 'v' })],
      [`${area}-number`]: [`${area}.setItem('$name', 5);`, stored(area, { value: '5' })],
      [`${area}-same`]: [`${area}.setItem('$name', 'v'); ${area}.removeItem('$name');`, stored(area, { value: 'v' })],
      [`${area}-kept`]: [
        `const kept = ${area}; setTimeout(() => { kept['$name'] = 'v'; }, 300);`,
        stored(area, { value: 'v', cause: { kind: 'unknown', stack: [] } }),
        { line: 'none' },
      ],
      [`${area}-read`]: [`${area}.getItem('$name'); ${area}['$name']; '$name' in ${area};`, undefined],
      [`${area}-removed`]: [`${area}.removeItem('$name');`, undefined],
      [`${area}-frame`]: [inFrame(`frame.contentWindow.${area}.setItem('$name', 'v');`), stored(area, own)],
    }),
  ),
  ...scripted('storage', {
    database: [`indexedDB.open('$name');`, stored('indexedDB', own)],
    'database-in-worker': [
      `new Worker('/$name-file.js');`,
      stored('indexedDB', { page: PAGE, frame: 'https://shop.test/database-in-worker-file.js' }),
      IN_WORKER('database-in-worker', `indexedDB.open('$name')`),
    ],
    'database-in-shared-worker': [
      `new SharedWorker('/$name-file.js');`,
      stored('indexedDB'),
      IN_WORKER('database-in-shared-worker', `indexedDB.open('$name')`),
    ],
    cache: [`caches.open('$name');`, stored('cache')],
    'cache-in-service-worker': [
      `navigator.serviceWorker.register('/$name-file.js', { scope: '/$name' });`,
      stored('cache'),
      IN_WORKER('cache-in-service-worker', `oninstall = (event) => event.waitUntil(caches.open('$name'));`),
    ],
    bucket: [`navigator.storageBuckets.open('$name');`, stored('bucket')],
    'service-worker': [
      `navigator.serviceWorker.register('/service-worker-file.js', { scope: '/$name' });`,
      stored('serviceWorker', { name: '/service-worker-file.js' }),
      { answers: file('service-worker', '') },
    ],
    'database-looked-for': [`indexedDB.databases(); caches.has('$name'); navigator.storage.getDirectory();`, undefined],
  }),
  ...marked('storage', {
    'storage-third-party': [
      frameOf('storage-third-party'),
      { kind: 'localStorage', origin: TRACKER, page: PAGE, frame: `${TRACKER}/storage-third-party` },
      {
        line: 1,
        by: `${TRACKER}/storage-third-party`,
        answers: answer('storage-third-party', `localStorage.setItem('$name', 'v')`),
      },
    ],
    'database-third-party': [
      frameOf('database-third-party'),
      { kind: 'indexedDB', origin: TRACKER },
      {
        line: 1,
        by: `${TRACKER}/database-third-party`,
        answers: answer('database-third-party', `indexedDB.open('$name')`),
      },
    ],
  }),
];

const sent = (type: string, more: object = {}): object => ({ type, ...more });
const script = { kind: 'script' };

const REQUESTS = [
  ...marked('requests', {
    'img-markup': [
      '<img src="https://pixel.test/img-markup">',
      sent('image', {
        ...own,
        status: 200,
        cause: { kind: 'markup', stack: [expect.objectContaining({ url: PAGE })] },
      }),
    ],
    'script-markup': [
      '<script src="https://cdn.test/script-markup"></script>',
      sent('script', {
        contentType: JS,
        // SHA-256 of `1`.
        scriptHash: '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b',
      }),
      { answers: { 'cdn.test/script-markup': { type: JS, body: '1' } } },
    ],
    'style-markup': ['<link rel="stylesheet" href="https://cdn.test/style-markup">', sent('style')],
    'frame-markup': [frameOf('frame-markup'), sent('frame', own)],
    'media-markup': ['<video src="https://video.test/media-markup"></video>', sent('media')],
    'prefetch-markup': ['<link rel="prefetch" href="https://cdn.test/prefetch-markup">', sent('prefetch')],
    'prefetch-rules': [
      '<script type="speculationrules">{ "prefetch": [{ "urls": ["https://ads.test/prefetch-rules"], "eagerness": "immediate" }] }</script>',
      sent('prefetch', { cause: { kind: 'browser', stack: [] } }),
    ],
    'preconnect-markup': [
      '<link rel="preconnect" href="https://preconnect-markup.cdn.test/x">',
      sent('preconnect', { method: 'CONNECT', cause: { kind: 'markup', stack: [] } }),
    ],
    'dns-markup': ['<link rel="dns-prefetch" href="//dns-markup.cdn.test">', sent('preconnect', { method: 'DNS' })],
    'background-markup': ['<p style="background: url(https://pixel.test/background-markup)">x</p>', sent('image')],
    'font-markup': [
      '<style>@font-face { font-family: f; src: url(https://fonts.test/font-markup) } p { font-family: f }</style><p>x</p>',
      sent('font'),
    ],
    'redirected-markup': [
      '<img src="https://shop.test/to-redirected">',
      sent('image', { cause: expect.objectContaining({ kind: 'response', request: expect.any(String) }) }),
      {
        answers: {
          'shop.test/to-redirected': { status: 302, headers: { location: 'https://ads.test/redirected-markup' } },
        },
      },
    ],
    'blocked-markup': [
      '<iframe src="https://shop.test/blocked-markup-page"></iframe>',
      sent('image', { stopped: true, failed: 'csp', frame: 'https://shop.test/blocked-markup-page' }),
      {
        answers: {
          'shop.test/blocked-markup-page': {
            headers: { 'content-security-policy': "img-src 'self'; report-uri https://sync.test/csp-of-markup" },
            body: '<img src="https://pixel.test/blocked-markup">',
          },
        },
      },
    ],
    'csp-of-markup': ['', sent('report', { method: 'POST', body: expect.stringContaining('blocked-markup') })],
    'in-third-party': [
      frameOf('in-third-party-frame'),
      sent('fetch', { page: PAGE, frame: `${TRACKER}/in-third-party-frame` }),
      {
        line: 1,
        by: `${TRACKER}/in-third-party-frame`,
        answers: {
          'tracker.test/in-third-party-frame': { body: `<script>fetch('https://ads.test/in-third-party')</script>` },
        },
      },
    ],
  }),
  ...scripted('requests', {
    'img-script': [`new Image().src = 'https://pixel.test/$name';`, sent('image', { ...own, cause: script })],
    'img-script-late': [
      `setTimeout(() => {\n  document.body.appendChild(document.createElement('img')).setAttribute('src', 'https://pixel.test/$name');\n}, 100);`,
      sent('image'),
      { line: 2 },
    ],
    'img-inner-html': [
      `addEventListener('load', () => {\n  document.body.lastElementChild.innerHTML = '<img src="https://pixel.test/$name">';\n});`,
      sent('image'),
      { line: 2 },
    ],
    'img-srcset-with-data': [
      `setTimeout(() => {\n  const image = Object.assign(new Image(), { sizes: '900px' });\n  image.srcset = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA= 1w, https://pixel.test/$name 900w';\n});`,
      sent('image'),
      { line: 3 },
    ],
    'img-inner-html-after-data': [
      `addEventListener('load', () => {\n  document.body.insertAdjacentHTML('beforeend', '<img src="data:,"><img srcset="data:,x 1w, https://pixel.test/$name 900w" sizes="900px">');\n});`,
      sent('image'),
      { line: 2 },
    ],
    'script-injected': [
      `document.head.append(Object.assign(document.createElement('script'), { src: 'https://cdn.test/$name' }));`,
      sent('script'),
    ],
    'fetch-headers': [
      `fetch('https://tracker.test/$name', { method: 'POST', body: 'uid=42', headers: { 'X-Uid': '42' } });`,
      sent('fetch', { method: 'POST', body: 'uid=42', headers: { referer: 'https://shop.test/', 'x-uid': '42' } }),
    ],
    'fetch-cookies': [
      `document.cookie = 'sent=1; path=/'; fetch('/$name');`,
      sent('fetch', { cookies: expect.arrayContaining([{ name: 'sent', value: '1' }]) }),
    ],
    'fetch-packed': [
      `fetch('https://tracker.test/$name', { method: 'POST', mode: 'no-cors', body: new Uint8Array(${JSON.stringify([...gzipSync('{"uid":"42"}')])}) });`,
      sent('fetch', { body: '{"uid":"42"}' }),
    ],
    'fetch-large': [
      `fetch('https://tracker.test/$name', { method: 'POST', mode: 'no-cors', body: 'x'.repeat(100000) });`,
      sent('fetch', { body: 'x'.repeat(65_536) }),
    ],
    'fetch-failing': [
      `fetch('https://nowhere.invalid/$name').catch(() => {});`,
      sent('fetch', { failed: expect.stringContaining('ERR_NAME_NOT_RESOLVED') }),
    ],
    xhr: [
      `const xhr = new XMLHttpRequest(); xhr.open('POST', 'https://tracker.test/xhr?xhr'); xhr.send('a=1');`,
      sent('fetch', { body: 'a=1' }),
    ],
    'beacon-text': [
      `navigator.sendBeacon('https://tracker.test/$name', 'text');`,
      sent('beacon', { method: 'POST', body: 'text' }),
    ],
    'beacon-blob': [
      `navigator.sendBeacon('https://tracker.test/$name', new Blob(['blob']));`,
      sent('beacon', { body: 'blob' }),
    ],
    'beacon-form': [
      `const form = new FormData(); form.append('uid', '42'); navigator.sendBeacon('https://tracker.test/$name', form);`,
      sent('beacon', { body: expect.stringContaining('name="uid"\r\n\r\n42') }),
    ],
    ping: [
      `const link = document.body.appendChild(document.createElement('a')); link.href = '#x'; link.ping = 'https://tracker.test/ping'; link.click();`,
      sent('beacon', { url: 'https://tracker.test/ping' }),
    ],
    socket: [
      `const socket = new WebSocket('wss://chat.test/socket');\nsocket.onopen = () => { socket.send('uid=42'); socket.send(new Uint8Array([97, 98])); };`,
      sent('websocket', { url: 'wss://chat.test/socket', status: 101, body: 'uid=42\nab' }),
    ],
    'event-source': [
      `new EventSource('/$name');`,
      sent('eventsource'),
      { answers: { 'shop.test/event-source': { type: 'text/event-stream', body: 'data: 1\n\n' } } },
    ],
    'preconnect-script': [
      `const link = document.createElement('link');\nlink.rel = 'preconnect';\nlink.href = 'https://preconnect-script.cdn.test';\ndocument.head.append(link);`,
      sent('preconnect', { method: 'CONNECT' }),
      { line: 3 },
    ],
    'preconnect-unused': [
      `const link = document.createElement('link'); link.rel = 'preconnect'; link.href = 'https://preconnect-unused.cdn.test';`,
      undefined,
    ],
    stun: [
      `const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }] });\npeer.createDataChannel('x');\npeer.setLocalDescription();`,
      sent('webrtc', { url: 'stun:127.0.0.1:3478', method: 'STUN' }),
      { line: 3 },
    ],
    'worker-script': [`new Worker('/worker-script');`, sent('script', own)],
    'worker-fetch': [
      `new Worker('/$name-file.js');`,
      sent('fetch', { page: PAGE, frame: 'https://shop.test/worker-fetch-file.js' }),
      IN_WORKER('worker-fetch', `fetch('https://tracker.test/$name')`),
    ],
    'nested-worker-fetch': [
      `new Worker('/nesting-file.js');`,
      sent('fetch', { page: PAGE }),
      {
        ...IN_WORKER('nested-worker-fetch', `fetch('https://tracker.test/$name')`),
        answers: {
          ...file('nesting', `new Worker('/nested-worker-fetch-file.js')`),
          ...file('nested-worker-fetch', `fetch('https://tracker.test/$name')`),
        },
      },
    ],
    'shared-worker-fetch': [
      `new SharedWorker('/$name-file.js');`,
      sent('fetch'),
      IN_WORKER('shared-worker-fetch', `fetch('https://tracker.test/$name')`),
    ],
    'service-worker-fetch': [
      `navigator.serviceWorker.register('/$name-file.js', { scope: '/$name' });`,
      sent('fetch'),
      IN_WORKER('service-worker-fetch', `oninstall = (event) => event.waitUntil(fetch('https://tracker.test/$name'));`),
    ],
    'fetch-later': [`fetchLater('https://tracker.test/$name', { activateAfter: 0 });`, sent('fetch'), { line: 'none' }],
    'text-frame': [
      inFrame(`frame.srcdoc = '<img src="https://pixel.test/$name">';`),
      sent('image', own),
      { line: 'none' },
    ],
    'sandboxed-frame': [
      inFrame(`frame.sandbox = 'allow-scripts'; frame.srcdoc = '<img src="https://pixel.test/$name">';`),
      sent('image', own),
      { line: 'none' },
    ],
    'form-posted': [
      `document.body.insertAdjacentHTML('beforeend', '<iframe name=posted></iframe><form target=posted method=post action="https://tracker.test/$name"><input name=uid value=42></form>'); document.body.lastElementChild.submit();`,
      sent('frame', { method: 'POST', body: 'uid=42' }),
      { line: 'none' },
    ],
    'data-address': [`fetch('data:,$name'); new Image().src = URL.createObjectURL(new Blob(['$name']));`, undefined],
  }),
];

/** Draws a text in two colours on a canvas named `canvas`. */
const DRAWN = `const canvas = document.createElement('canvas'); canvas.width = 240; canvas.height = 60;
const context = canvas.getContext('2d'); context.fillStyle = '#f60'; context.fillRect(0, 0, 60, 30);
context.fillText('Cwm fjordbank glyphs vext quiz', 2, 15); context.fillStyle = '#069'; context.fillText('!', 4, 17);`;
const READ_LINE = { line: 4 };

const READS = [
  ...scripted('reads', {
    'canvas-url': [
      `${DRAWN}\ncanvas.toDataURL();`,
      { what: 'canvas', call: 'HTMLCanvasElement.toDataURL', ...own },
      READ_LINE,
    ],
    'canvas-blob': [`${DRAWN}\ncanvas.toBlob(() => {});`, { what: 'canvas' }, READ_LINE],
    'canvas-pixels': [`${DRAWN}\ncontext.getImageData(0, 0, 240, 60);`, { what: 'canvas' }, READ_LINE],
    'canvas-in-worker': [
      `new Worker('/$name-file.js');`,
      { what: 'canvas', call: 'OffscreenCanvas.convertToBlob', frame: 'https://shop.test/canvas-in-worker-file.js' },
      {
        line: 3,
        by: 'https://shop.test/canvas-in-worker-file.js',
        answers: file(
          'canvas-in-worker',
          `const canvas = new OffscreenCanvas(200, 50); const context = canvas.getContext('2d');
context.fillText('Cwm fjordbank glyphs', 2, 9);
canvas.convertToBlob();`,
        ),
      },
    ],
    'webgl-names': [
      `const gl = document.createElement('canvas').getContext('webgl');\nif (gl) { gl.getExtension('WEBGL_debug_renderer_info');\ngl.getParameter(37446); }`,
      { what: 'webgl', call: 'WebGLRenderingContext.getParameter(UNMASKED_RENDERER_WEBGL)' },
      { line: 3 },
    ],
    'audio-computed': [
      `const context = new OfflineAudioContext(1, 500, 44100); const sound = context.createOscillator();\nsound.connect(context.createDynamicsCompressor()).connect(context.destination); sound.start();\ncontext.startRendering();`,
      { what: 'audio', call: 'OfflineAudioContext.startRendering' },
      { line: 3 },
    ],
    'fonts-measured': [
      `const context = document.createElement('canvas').getContext('2d');\nfor (let index = 0; index < 40; index++) { context.font = '12px Font' + index + ', serif';\ncontext.measureText('mmmmmmmmmmlli'); }`,
      { what: 'fonts', call: 'CanvasRenderingContext2D.measureText' },
      { line: 3 },
    ],
    'fonts-checked': [
      `for (let index = 0; index < 40; index++)\ndocument.fonts.check('12px Font' + index);`,
      { what: 'fonts', call: 'FontFaceSet.check' },
      { line: 2 },
    ],
    'fonts-by-boxes': [
      `const box = document.body.appendChild(document.createElement('span')); box.textContent = 'mmmlli';\nfor (let index = 0; index < 60; index++) { box.style.fontFamily = 'Font' + index + ', serif';\nbox.offsetWidth; }`,
      { what: 'fonts', call: 'HTMLElement.offsetWidth' },
      { line: 3 },
    ],
    'hardware-described': [
      `[navigator.hardwareConcurrency, navigator.deviceMemory,\nscreen.colorDepth, navigator.platform];`,
      { what: 'hardware', call: 'hardwareConcurrency, deviceMemory, colorDepth, platform' },
    ],
    'devices-listed': [`navigator.mediaDevices.enumerateDevices();`, { what: 'media-devices' }],
    'battery-read': [`navigator.getBattery();`, { what: 'battery' }],
    // What looks like it and is none.
    'canvas-chart': [
      `const canvas = document.createElement('canvas'); const context = canvas.getContext('2d');
context.save(); context.fillStyle = 'red'; context.fillText('January February', 5, 5); context.fillStyle = 'blue';
context.fillText('March', 9, 9); context.restore(); canvas.toBlob(() => {});`,
      undefined,
    ],
    'canvas-emoji': [
      `const canvas = document.createElement('canvas'); const context = canvas.getContext('2d');
for (const text of ['\\u{1F3F4}\\u{E0067}\\u{E0062}\\u{E0065}\\u{E006E}\\u{E0067}\\u{E007F}', '\\u{1F426}\\u{200D}\\u{2B1B}']) {
context.clearRect(0, 0, canvas.width, canvas.height); context.fillText(text, 0, 0);
context.getImageData(0, 0, canvas.width, canvas.height); }`,
      undefined,
    ],
    'canvas-picture': [
      `const canvas = document.createElement('canvas'); canvas.getContext('2d').drawImage(new Image(), 0, 0); canvas.toDataURL('image/jpeg');`,
      undefined,
    ],
    'canvas-format': [
      `const canvas = document.createElement('canvas'); canvas.width = canvas.height = 1; canvas.toDataURL('image/webp');`,
      undefined,
    ],
    'webgl-shown': [
      `const canvas = document.body.appendChild(document.createElement('canvas')); const gl = canvas.getContext('webgl');
if (gl) { gl.getParameter(gl.MAX_TEXTURE_SIZE); gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4)); }`,
      undefined,
    ],
    'audio-resampled': [
      `const context = new OfflineAudioContext(1, 500, 44100); const source = context.createBufferSource();
source.buffer = context.createBuffer(1, 500, 44100); source.connect(context.destination); source.start(); context.startRendering();`,
      undefined,
    ],
    'fonts-of-a-page': [
      `const context = document.createElement('canvas').getContext('2d');
for (let index = 0; index < 200; index++) { context.font = (10 + index % 5) + 'px serif'; context.measureText('word' + index); }
document.fonts.check('12px serif'); for (let index = 0; index < 200; index++) document.body.offsetWidth;`,
      undefined,
    ],
    'workers-counted': [`navigator.hardwareConcurrency; screen.width; navigator.language;`, undefined],
  }),
  ...marked('reads', {
    'read-third-party': [
      frameOf('read-third-party'),
      { what: 'battery', page: PAGE, frame: `${TRACKER}/read-third-party` },
      {
        line: 1,
        by: `${TRACKER}/read-third-party`,
        answers: answer(
          'read-third-party',
          `navigator.getBattery && document.createElement('canvas'); try { navigator.getBattery() } catch {}`,
        ),
      },
    ],
  }),
];

export const RECORDER_WAYS: readonly RecorderWay[] = [...COOKIES, ...STORAGE, ...REQUESTS, ...READS];

/** The code of a way's script. */
export const codeOf = ({ id, does = '' }: RecorderWay): string => `{ ${does.replaceAll('$name', id)} }`;

/** What of all that was recorded is a way's. */
export function seenOf(recorded: Recorded, way: RecorderWay): readonly object[] {
  const { id } = way;
  switch (way.kind) {
    case 'cookies':
      return recorded.cookies.filter(({ name }) => name === id || name === `__Secure-${id}`);
    case 'storage':
      return recorded.storage.filter(({ name }) => name === ((way.sees as { name?: string } | undefined)?.name ?? id));
    case 'requests':
      return recorded.requests.filter(
        ({ url }) =>
          url === (way.sees as { url?: string } | undefined)?.url ||
          (!url.startsWith(`${PAGE}${id}.js`) && new RegExp(`(?:[/?]|//)${id}(?:[.?]|$)`).test(url)),
      );
    case 'reads':
      return recorded.reads.filter(({ cause }) => cause.stack[0]?.url === scriptOf(way));
  }
}

export const scriptOf = ({ id, by }: RecorderWay): string => by ?? `https://shop.test/way/${id}.js`;
