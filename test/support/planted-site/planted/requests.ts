/** Requests, connections, scripts and frames: to those that nobody has agreed to, and to those that nobody has declared. */
import {
  css,
  EVERY,
  font,
  frame,
  gif,
  js,
  leadOn,
  newId,
  ORIGIN,
  type Planted,
  REQUEST,
  SCRIPTED,
  script,
  stream,
  withConsent,
  without,
  YEAR,
} from '../part.ts';

const SEEN = ['before', 'refused', 'gpc'] as const;

/** Something that the page itself asks for, so that it needs no script. */
const plain = (category: 'analytics' | 'marketing') => [...without(category), 'no-script' as const];

/** @param host one of its own, since an auditor may speak of the host alone. */
const sent = (host: string, path: string, category: 'analytics' | 'marketing', isPlain = false): Planted['finds'] => [
  {
    rule: 'sent-without-consent',
    kind: REQUEST,
    name: [host, host + path],
    states: isPlain ? [...SEEN, 'no-script'] : SEEN,
    notStates: withConsent(category),
  },
];

const SAY_BYE = script(
  `addEventListener('pagehide', () => navigator.sendBeacon('https://bye.tracker.test/bye', location.pathname));`,
);

export const SENT: readonly Planted[] = [
  {
    id: 'pixel-in-srcset',
    does: 'has a picture of the tracker among those that a browser may choose from',
    pages: {
      '/': {
        body: '<img src="data:," srcset="https://px.tracker.test/1x.gif 1x, https://px.tracker.test/2x.gif 2x" alt="">',
      },
    },
    routes: { 'px.tracker.test/1x.gif': () => gif(), 'px.tracker.test/2x.gif': () => gif() },
    shows: [{ sees: 'request px.tracker.test/1x.gif', in: EVERY }],
    finds: sent('px.tracker.test', '/1x.gif', 'analytics', true),
  },
  {
    id: 'background-in-css',
    does: 'has a background of the advertiser in its own style sheet',
    pages: {
      '/product': {
        head: '<link rel="stylesheet" href="/css/promo.css">',
        body: '<div class="promo">Offers</div>',
      },
    },
    routes: {
      'shop.test/css/promo.css': () => css('.promo { background: url(https://bg.ads.test/bg.gif); height: 20px }'),
      'bg.ads.test/bg.gif': () => gif(),
    },
    shows: [{ sees: 'request bg.ads.test/bg.gif', in: EVERY }],
    finds: sent('bg.ads.test', '/bg.gif', 'marketing', true),
  },
  {
    id: 'font-of-others',
    does: 'loads a font from a host that nobody has declared',
    pages: {
      '/article': {
        head: '<style>@font-face { font-family: Lent; src: url(https://fonts.test/lent.woff2) } .lent { font-family: Lent, serif }</style>',
        body: '<p class="lent">Fresh bread</p>',
      },
    },
    routes: { 'fonts.test/lent.woff2': font },
    shows: [{ sees: 'request fonts.test/lent.woff2', in: EVERY }],
    finds: [
      {
        rule: 'undeclared',
        kind: REQUEST,
        name: ['fonts.test', 'fonts.test/lent.woff2'],
        states: ['before', 'refused', 'accepted', 'no-script'],
      },
    ],
  },
  {
    id: 'beacon-on-leaving',
    does: 'sends a beacon to the tracker when a page is left',
    // On two: a browser that is busy ends a page that is left before it has sent anything.
    pages: { '/product': { body: SAY_BYE }, '/article': { body: SAY_BYE } },
    routes: { 'bye.tracker.test/bye': () => new Response(null, { status: 204 }) },
    shows: [{ sees: 'request bye.tracker.test/bye', in: SCRIPTED, holds: / \/(?:product|article)/ }],
    finds: sent('bye.tracker.test', '/bye', 'analytics'),
  },
  {
    id: 'web-socket',
    does: 'opens a WebSocket to the advertiser and tells it what is looked at',
    pages: {
      '/checkout': {
        body: script(
          `const live = new WebSocket('wss://live.ads.test/offers'); live.onopen = () => live.send('looks at checkout');`,
        ),
      },
    },
    shows: [{ sees: 'request live.ads.test/offers', in: SCRIPTED }],
    finds: sent('live.ads.test', '/offers', 'marketing'),
  },
  {
    id: 'event-source',
    does: 'listens to a stream of events of the tracker, which never ends',
    pages: { '/article': { body: script(`new EventSource('https://stream.tracker.test/events');`) } },
    routes: { 'stream.tracker.test/events': stream },
    shows: [{ sees: 'request stream.tracker.test/events', in: SCRIPTED }],
    finds: sent('stream.tracker.test', '/events', 'analytics'),
  },
  {
    id: 'preconnect',
    does: 'has the browser connect to the advertiser ahead, without a request',
    pages: { '/product': { head: '<link rel="preconnect" href="https://early.ads.test">' } },
    // Later ones find the connection open.
    shows: [{ sees: 'connection early.ads.test', in: ['before', 'refused', 'gpc', 'no-script'] }],
    finds: [
      {
        rule: 'sent-without-consent',
        kind: REQUEST,
        name: ['early.ads.test', 'early.ads.test/'],
        states: ['before', 'refused'],
        notStates: withConsent('marketing'),
      },
    ],
  },
  {
    id: 'preload-by-header',
    does: 'has a header of a page preload a file of the tracker',
    pages: {
      '/article': { headers: () => [['link', '<https://hint.tracker.test/hint.css>; rel=preload; as=style']] },
    },
    routes: { 'hint.tracker.test/hint.css': () => css('a { color: red }') },
    shows: [{ sees: 'request hint.tracker.test/hint.css', in: EVERY }],
    finds: sent('hint.tracker.test', '/hint.css', 'analytics', true),
  },
  {
    id: 'prefetch',
    does: 'has the browser fetch a page of the advertiser ahead',
    pages: { '/': { head: '<link rel="prefetch" href="https://next.ads.test/next.html">' } },
    routes: { 'next.ads.test/next.html': () => frame('<p>Next</p>') },
    shows: [{ sees: 'request next.ads.test/next.html', in: EVERY }],
    finds: sent('next.ads.test', '/next.html', 'marketing', true),
  },
  {
    id: 'script-by-script',
    does: 'has a library of a declared host load a script of the advertiser',
    pages: { '/': { body: '<script src="https://cdn-vendor.test/lib/loader.js" async></script>' } },
    entries: [
      {
        name: 'cdn-vendor.test/lib/loader.js',
        kind: 'script',
        category: 'essential',
        provider: 'cdn-vendor',
        retention: 'session',
      },
    ],
    routes: {
      'cdn-vendor.test/lib/loader.js': () =>
        js(
          `document.head.append(Object.assign(document.createElement('script'), { src: 'https://ads.test/tag.js' }));`,
        ),
      'ads.test/tag.js': () => js('window.adsTag = true;'),
    },
    shows: [{ sees: 'request ads.test/tag.js', in: SCRIPTED, never: ['no-script'] }],
    finds: [
      {
        rule: 'loaded-without-consent',
        kind: 'script',
        name: 'ads.test/tag.js',
        states: without('marketing'),
        notStates: [...withConsent('marketing'), 'no-script'],
      },
    ],
  },
  {
    id: 'undeclared-script',
    does: 'loads a script from a host that nobody has declared',
    pages: { '/article': { body: '<script src="https://stats.test/s.js" async></script>' } },
    routes: { 'stats.test/s.js': () => js('window.stats = true;') },
    shows: [{ sees: 'request stats.test/s.js', in: SCRIPTED }],
    finds: [{ rule: 'undeclared', kind: 'script', name: 'stats.test/s.js', states: ['before', 'refused', 'accepted'] }],
  },
  {
    id: 'frame',
    does: 'shows a frame of the advertiser',
    pages: {
      '/product': { body: '<iframe src="https://ads.test/frame" title="Offers" width="200" height="60"></iframe>' },
    },
    routes: { 'ads.test/frame': () => frame('<p>Offers</p>') },
    shows: [{ sees: 'request ads.test/frame', in: EVERY }],
    finds: [
      {
        rule: 'loaded-without-consent',
        kind: 'frame',
        name: 'ads.test/frame',
        states: plain('marketing'),
        notStates: withConsent('marketing'),
      },
    ],
  },
  {
    id: 'undeclared-frame',
    does: 'shows a frame of a host that nobody has declared, by the oldest element for it',
    pages: {
      '/account': {
        body: '<object data="https://widget.test/weather" type="text/html" width="200" height="60"></object>',
      },
    },
    routes: { 'widget.test/weather': () => frame('<p>Sunny</p>') },
    shows: [{ sees: 'request widget.test/weather', in: EVERY }],
    finds: [
      {
        rule: 'undeclared',
        kind: ['frame', ...REQUEST],
        name: ['widget.test', 'widget.test/weather'],
        states: ['before', 'refused', 'accepted', 'no-script'],
      },
    ],
  },
  {
    id: 'fetch-that-outlives',
    does: 'posts to the tracker by a request that outlives its page',
    pages: {
      '/checkout': {
        body: script(
          `fetch('https://collect.tracker.test/c', { method: 'POST', mode: 'no-cors', keepalive: true, body: 'checkout' });`,
        ),
      },
    },
    routes: { 'collect.tracker.test/c': () => gif() },
    shows: [{ sees: 'request collect.tracker.test/c', in: SCRIPTED, holds: /checkout/ }],
    finds: sent('collect.tracker.test', '/c', 'analytics'),
  },
  {
    id: 'report-of-policy',
    does: 'has browsers report what its policy stops to a host that nobody has declared',
    pages: {
      '/article': {
        headers: () => [
          ['content-security-policy-report-only', "img-src 'none'; report-uri https://reports.spy.test/csp"],
        ],
        body: '<img src="/img/report.gif" alt="" width="20" height="20">',
      },
    },
    routes: {
      'shop.test/img/report.gif': () => gif(),
      'reports.spy.test/csp': () => new Response(null, { status: 204 }),
    },
    shows: [{ sees: 'request reports.spy.test/csp', in: EVERY }],
    finds: [
      {
        rule: 'undeclared',
        kind: REQUEST,
        name: ['reports.spy.test', 'reports.spy.test/csp'],
        states: ['before', 'refused', 'accepted'],
      },
    ],
    // What is stopped is told of with its whole address, and another part has an identifier in one.
    may: [{ rule: 'identifier-in-beacon', kind: REQUEST, name: ['reports.spy.test', 'reports.spy.test/csp'] }],
  },
  {
    id: 'script-in-worker',
    does: 'has a worker of its own import a script of the tracker',
    pages: { '/product': { body: script(`new Worker('/workers/count.js');`) } },
    routes: {
      'shop.test/workers/count.js': () => js(`importScripts('https://tracker.test/worker-lib.js');`),
      'tracker.test/worker-lib.js': () => js('self.count = 0;'),
    },
    shows: [{ sees: 'request tracker.test/worker-lib.js', in: SCRIPTED }],
    finds: [
      {
        rule: 'loaded-without-consent',
        kind: 'script',
        name: 'tracker.test/worker-lib.js',
        states: SEEN,
        notStates: withConsent('analytics'),
      },
    ],
  },
  {
    id: 'request-by-service-worker',
    does: 'has its service worker ask the advertiser when it is installed',
    worker: `addEventListener('install', (event) => event.waitUntil(fetch('https://sw.ads.test/ping.gif', { mode: 'no-cors' }).catch(() => undefined)));`,
    routes: { 'sw.ads.test/ping.gif': () => gif() },
    shows: [{ sees: 'request sw.ads.test/ping.gif', in: ['before', 'refused', 'gpc', 'accepted'] }],
    finds: sent('sw.ads.test', '/ping.gif', 'marketing'),
  },
  {
    id: 'sound-of-others',
    does: 'has a sound of a host that nobody has declared, fetched ahead',
    pages: { '/product': { body: '<audio src="https://media.widget.test/bell.mp3" preload="auto"></audio>' } },
    routes: { 'media.widget.test/bell.mp3': () => gif() },
    shows: [{ sees: 'request media.widget.test/bell.mp3', in: EVERY }],
    finds: [
      {
        rule: 'undeclared',
        kind: REQUEST,
        name: ['media.widget.test', 'media.widget.test/bell.mp3'],
        states: ['before', 'refused', 'accepted', 'no-script'],
      },
    ],
  },
  {
    id: 'picture-in-drawing',
    does: 'has a picture of the advertiser in an SVG drawing',
    pages: {
      '/product': {
        body: '<svg width="20" height="20"><image href="https://dot.ads.test/dot.gif" width="20" height="20"/></svg>',
      },
    },
    routes: { 'dot.ads.test/dot.gif': () => gif() },
    shows: [{ sees: 'request dot.ads.test/dot.gif', in: EVERY }],
    finds: sent('dot.ads.test', '/dot.gif', 'marketing', true),
  },
  {
    id: 'module-by-import',
    does: 'imports a module of the tracker while a page runs',
    pages: { '/checkout': { body: script(`import('https://tracker.test/module.js').catch(() => undefined);`) } },
    routes: { 'tracker.test/module.js': () => js('export const count = 1;') },
    shows: [{ sees: 'request tracker.test/module.js', in: SCRIPTED }],
    finds: [
      {
        rule: 'loaded-without-consent',
        kind: 'script',
        name: 'tracker.test/module.js',
        states: SEEN,
        notStates: withConsent('analytics'),
      },
    ],
  },
  {
    id: 'bounce',
    does: 'leads a page by way of the tracker, which keeps a cookie as if it had been visited, and back',
    pages: {
      '/deals': {
        body: '<p>Deals</p>',
        leadsBy: ({ url }) => (url.search === '' ? 'https://bounce.tracker.test/r' : undefined),
      },
    },
    routes: {
      'bounce.tracker.test/r': () =>
        leadOn(`${ORIGIN}/deals?from=r`, `bnc=${newId()}; Path=/; Secure; SameSite=Lax; Max-Age=${YEAR}`),
    },
    shows: [
      { sees: 'request bounce.tracker.test/r', in: EVERY },
      { sees: 'cookie bnc@bounce.tracker.test', in: EVERY },
    ],
    finds: [
      ...sent('bounce.tracker.test', '/r', 'analytics', true),
      { rule: 'undeclared', kind: 'cookie', name: 'bnc', states: ['before', 'refused', 'accepted', 'no-script'] },
    ],
    // The second time its cookie goes along.
    may: [{ rule: 'identifier-in-beacon', kind: REQUEST, name: ['bounce.tracker.test', 'bounce.tracker.test/r'] }],
  },
  {
    id: 'calls-between-browsers',
    does: 'asks a server that nobody has declared for the address that the browser has, as calls do',
    pages: {
      '/checkout': {
        body: script(`const call = new RTCPeerConnection({ iceServers: [{ urls: 'stun:stun.spy.test:3478' }] });
          call.createDataChannel('x');
          // That the browser begins to ask is all that a page on a machine without a network can show.
          call.addEventListener('icegatheringstatechange', () => { document.body.dataset.asked = call.iceGatheringState; });
          call.createOffer().then((offer) => call.setLocalDescription(offer));`),
      },
    },
    shows: [{ sees: 'mark asked', in: SCRIPTED }],
    finds: [
      {
        rule: 'undeclared',
        kind: [...REQUEST, 'connection'],
        name: ['stun.spy.test', 'stun.spy.test/', 'stun.spy.test:3478'],
        states: ['before', 'refused', 'accepted'],
      },
    ],
  },
  {
    id: 'ping-on-click',
    does: 'has a link tell the advertiser that it was followed',
    pages: {
      '/product': { body: '<a id="more" href="/product#more" ping="https://ping.ads.test/ping">More of this</a>' },
    },
    routes: { 'ping.ads.test/ping': () => new Response(null, { status: 204 }) },
    steps: [
      { kind: 'open', address: 'https://shop.test/product' },
      { kind: 'click', selector: '#more' },
      { kind: 'wait', for: { seconds: 0.3 } },
    ],
    shows: [{ sees: 'request ping.ads.test/ping', in: SCRIPTED }],
    finds: sent('ping.ads.test', '/ping', 'marketing'),
  },
];
