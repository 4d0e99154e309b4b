/** Cookies that no entry names, as tags and servers of real sites set them. */
import {
  cookie,
  DAY,
  EVERY,
  font,
  frame,
  gif,
  js,
  leadOn,
  newId,
  type Planted,
  SCRIPTED,
  script,
  stream,
  undeclaredCookie,
  YEAR,
} from '../part.ts';

const PLAIN = { states: ['before', 'refused', 'accepted', 'no-script'] } as const;

export const COOKIES: readonly Planted[] = [
  {
    id: 'measuring-in-bundle',
    does: "has a measuring product's two cookies set by its own bundle, for all hosts of the domain",
    pages: { '/': { body: '<script src="/assets/bundle.4f2a91c3.js" defer></script>' } },
    routes: {
      'shop.test/assets/bundle.4f2a91c3.js': () =>
        js(`(() => {
          const now = Math.round(Date.now() / 1000);
          const client = shop.read('_ga') ?? 'GA1.1.' + Math.floor(Math.random() * 2 ** 31) + '.' + now;
          const rest = '; path=/; domain=shop.test; max-age=34560000; secure; samesite=lax';
          document.cookie = '_ga=' + client + rest;
          document.cookie = '_ga_K7T2X9Q1LM=GS2.1.s' + now + '$o1$g0$t' + now + '$j60$l0$h0' + rest;
        })();`),
    },
    shows: [
      { sees: 'cookie _ga@shop.test', in: SCRIPTED, like: { wide: true } },
      { sees: 'cookie _ga_K7T2X9Q1LM@shop.test', in: SCRIPTED },
    ],
    finds: [...undeclaredCookie('_ga', { notStates: ['no-script'] }), ...undeclaredCookie('_ga_K7T2X9Q1LM')],
  },
  {
    id: 'widest-domain-probed',
    does: 'tries how wide a domain the browser takes, and keeps a number for that',
    pages: {
      '/product': {
        body: script(`{
          const token = shop.read('hubspotutk') ?? shop.id();
          for (const domain of ['test', 'shop.test']) document.cookie = 'hubspotutk=' + token + '; path=/; secure; samesite=lax; max-age=15552000; domain=' + domain;
        }`),
      },
    },
    shows: [{ sees: 'cookie hubspotutk@shop.test', in: SCRIPTED, like: { wide: true } }],
    finds: undeclaredCookie('hubspotutk'),
  },
  {
    id: 'cookie-by-form-in-frame',
    does: 'posts a form into a hidden frame, and is led on with a cookie',
    pages: {
      '/product': {
        body: `<iframe name="lead" hidden></iframe><form id="lead-form" method="post" action="/lead" target="lead"></form>
          ${script(`document.getElementById('lead-form').submit();`)}`,
      },
    },
    routes: {
      'shop.test/lead': () => leadOn('/lead/thanks', cookie('lead_src', newId(), DAY)),
      'shop.test/lead/thanks': () => frame('<p>Thanks</p>'),
    },
    shows: [{ sees: 'cookie lead_src@shop.test', in: SCRIPTED }],
    finds: undeclaredCookie('lead_src'),
  },
  {
    id: 'cookie-by-written-script',
    does: 'writes a script into the page while it is read, which sets a cookie',
    pages: { '/article': { body: script(`document.write('<scr' + 'ipt src="/js/dw.js"></scr' + 'ipt>');`) } },
    routes: { 'shop.test/js/dw.js': () => js(`shop.keep('dw_uid', shop.id(), ${YEAR});`) },
    shows: [{ sees: 'cookie dw_uid@shop.test', in: SCRIPTED }],
    finds: undeclaredCookie('dw_uid'),
  },
  {
    id: 'cookie-by-frame-in-frame',
    does: 'has a frame in its frame set a cookie by the document of the page',
    pages: { '/article': { body: '<iframe src="/teaser" title="Teaser" width="200" height="40"></iframe>' } },
    routes: {
      'shop.test/teaser': () =>
        frame(
          `<iframe title="Inner"></iframe>${script(`{
          const inner = document.querySelector('iframe').contentDocument;
          inner.write("<script>top.document.cookie = 'nest_id=' + Math.random().toString(36).slice(2) + '; path=/; secure; max-age=${DAY}'</scr" + "ipt>");
          inner.close();
        }`)}`,
        ),
    },
    shows: [{ sees: 'cookie nest_id@shop.test', in: SCRIPTED }],
    finds: undeclaredCookie('nest_id'),
  },
  {
    id: 'cookie-by-beacon-answer',
    does: 'sets a cookie with the empty answer to a beacon of its own',
    pages: { '/checkout': { body: script(`navigator.sendBeacon('/log/step', 'checkout');`) } },
    routes: {
      'shop.test/log/step': () =>
        new Response(null, { status: 204, headers: { 'set-cookie': cookie('bk_seen', newId(), DAY) } }),
    },
    shows: [{ sees: 'cookie bk_seen@shop.test', in: SCRIPTED }],
    finds: undeclaredCookie('bk_seen'),
  },
  {
    id: 'cookie-by-stream',
    does: 'sets a cookie with the first line of a stream of events that never ends',
    pages: { '/article': { body: script(`new EventSource('/live/prices');`) } },
    routes: {
      'shop.test/live/prices': () => {
        const opened = stream();
        opened.headers.append('set-cookie', cookie('sse_node', newId(), DAY));
        return opened;
      },
    },
    shows: [{ sees: 'cookie sse_node@shop.test', in: SCRIPTED }],
    finds: undeclaredCookie('sse_node'),
  },
  {
    id: 'cookie-by-service-worker',
    does: 'has a service worker, which is declared, set a cookie that is not',
    entries: [{ name: '/reader/sw.js', kind: 'serviceWorker', category: 'essential', retention: 'P1Y' }],
    pages: { '/article': { body: script(`navigator.serviceWorker.register('/reader/sw.js');`) } },
    routes: {
      'shop.test/reader/sw.js': () =>
        js(`addEventListener('install', (event) => {
          skipWaiting();
          event.waitUntil(cookieStore.set({ name: 'sw_uid', value: crypto.randomUUID(), expires: Date.now() + ${DAY * 1_000} }));
        });`),
    },
    shows: [
      { sees: 'cookie sw_uid@shop.test', in: SCRIPTED.filter((state) => state !== 'expired') },
      { sees: 'serviceWorker /reader/sw.js@shop.test', in: SCRIPTED },
    ],
    finds: undeclaredCookie('sw_uid'),
  },
  {
    id: 'cookie-by-prefetch',
    does: 'sets a cookie with a page that is read ahead',
    pages: { '/product': { head: '<link rel="prefetch" href="/winter-sale">' } },
    routes: { 'shop.test/winter-sale': () => frame('<p>Sale</p>', cookie('pf_hint', newId(), DAY)) },
    shows: [{ sees: 'cookie pf_hint@shop.test', in: EVERY }],
    finds: undeclaredCookie('pf_hint', PLAIN),
  },
  {
    id: 'cookie-by-module',
    does: 'sets a cookie with the answer to a module that another one imports',
    pages: { '/checkout': { body: '<script type="module" src="/mod/steps.js"></script>' } },
    routes: {
      'shop.test/mod/steps.js': () => js(`import '/mod/dates.js';`),
      'shop.test/mod/dates.js': () => js('export {};', cookie('mod_trace', newId(), DAY)),
    },
    shows: [{ sees: 'cookie mod_trace@shop.test', in: SCRIPTED }],
    finds: undeclaredCookie('mod_trace'),
  },
  {
    id: 'cookie-by-font',
    does: 'sets a cookie with the answer to its own font',
    pages: {
      '/checkout': {
        head: '<style>@font-face { font-family: Till; src: url(/fonts/till.woff2) } .till { font-family: Till }</style>',
        body: '<p class="till">Till</p>',
      },
    },
    routes: {
      'shop.test/fonts/till.woff2': () => {
        const file = font();
        file.headers.append('set-cookie', cookie('font_node', newId(), DAY, '; HttpOnly'));
        return file;
      },
    },
    shows: [{ sees: 'cookie font_node@shop.test', in: EVERY, like: { httpOnly: true } }],
    finds: undeclaredCookie('font_node', PLAIN),
  },
  {
    id: 'recorder-of-visits',
    does: 'loads a recorder of visits from an undeclared host, which keeps JSON in a cookie of the page',
    pages: { '/product': { body: '<script src="https://static.widget.test/c/hotjar-314159.js?sv=6" async></script>' } },
    routes: {
      'static.widget.test/c/hotjar-314159.js': () =>
        js(
          `document.cookie = '_hjSessionUser_314159=' + btoa(JSON.stringify({ id: crypto.randomUUID(), created: Date.now(), existing: false })) + '; path=/; domain=shop.test; max-age=${YEAR}; secure; samesite=lax';`,
        ),
    },
    shows: [{ sees: 'cookie _hjSessionUser_314159@shop.test', in: SCRIPTED }],
    finds: [
      ...undeclaredCookie('_hjSessionUser_314159', { notStates: ['no-script'] }),
      {
        rule: 'undeclared',
        kind: 'script',
        name: 'static.widget.test/c/hotjar-314159.js',
        states: ['before', 'refused', 'accepted', 'gpc'],
      },
    ],
  },
  {
    id: 'cookie-at-undeclared-host',
    does: 'posts to an undeclared host with its cookies, which sets one there',
    pages: {
      '/checkout': {
        body: script(
          `fetch('https://mc.stats.test/watch/9091', { method: 'POST', mode: 'no-cors', credentials: 'include', body: 'browser-info=pv:1' });`,
        ),
      },
    },
    routes: {
      'mc.stats.test/watch/9091': () => gif(`mc_uid=${newId()}; Path=/; Secure; SameSite=None; Max-Age=${YEAR}`),
    },
    shows: [{ sees: 'cookie mc_uid@mc.stats.test', in: SCRIPTED }],
    finds: [
      ...undeclaredCookie('mc_uid'),
      {
        rule: 'undeclared',
        kind: ['request', 'beacon'],
        name: ['mc.stats.test', 'mc.stats.test/watch/9091'],
        states: ['before', 'refused', 'accepted'],
      },
    ],
    may: [{ rule: 'identifier-in-beacon', kind: ['request', 'beacon'], name: 'mc.stats.test/watch/9091' }],
  },
  {
    id: 'cookie-at-first-press',
    does: 'sets a cookie when anything on a page is pressed first, the banner too',
    pages: {
      '/': {
        body: script(
          `addEventListener('pointerdown', () => shop.keep('first_press', shop.id(), ${DAY}), { once: true });`,
        ),
      },
    },
    shows: [{ sees: 'cookie first_press@shop.test', in: ['refused', 'accepted'] }],
    finds: undeclaredCookie('first_press', { states: [] }),
  },
  {
    id: 'cookie-beside-pattern',
    does: 'declares one pattern of a product, and has its other cookie set too',
    entries: [{ name: 'vw_id.*', category: 'analytics', retention: 'P30D' }],
    pages: {
      '/product': {
        body: script(`{
          shop.when('analytics', () => shop.keep('vw_id.1.1fff', 'v', ${30 * DAY}));
          shop.keep('vw_ses.1.1fff', '1', 1800);
        }`),
      },
    },
    tidy: { analytics: "shop.forget('vw_id.1.1fff');" },
    shows: [{ sees: 'cookie vw_ses.1.1fff@shop.test', in: SCRIPTED }],
    finds: undeclaredCookie('vw_ses.1.1fff'),
  },
  {
    id: 'cookie-in-other-letters',
    does: 'declares a cookie in large and small letters, and has one in small letters alone besides',
    entries: [{ name: 'uiMode', category: 'essential', retention: 'session' }],
    pages: { '/article': { body: script(`shop.keep('uiMode', 'list'); shop.keep('uimode', 'list', ${YEAR});`) } },
    shows: [{ sees: 'cookie uimode@shop.test', in: SCRIPTED }],
    finds: undeclaredCookie('uimode'),
  },
  {
    id: 'cookie-a-while-after',
    does: 'sets a cookie when the browser has had nothing to do for a while',
    pages: {
      '/article': {
        body: script(`setTimeout(() => requestIdleCallback(() => shop.keep('idle_uid', shop.id(), ${DAY})), 400);`),
      },
    },
    shows: [{ sees: 'cookie idle_uid@shop.test', in: SCRIPTED }],
    finds: undeclaredCookie('idle_uid'),
  },
];
