/** Requests, scripts and frames of tags as sites have them, without consent or undeclared. */
import {
  css,
  EVERY,
  font,
  frame,
  gif,
  js,
  leadOn,
  newId,
  type Planted,
  REQUEST,
  SCRIPTED,
  script,
  withConsent,
  without,
} from '../part.ts';

const ANY = ['request', 'beacon', 'script', 'frame', 'connection'] as const;
const SEEN = ['before', 'refused', 'gpc'] as const;
type Asked = 'functionality' | 'analytics' | 'marketing';

const sent = (host: string, path: string, category: Asked, isPlain = false): Planted['finds'] => [
  {
    rule: 'sent-without-consent',
    kind: REQUEST,
    name: [host, host + path],
    states: isPlain ? [...SEEN, 'no-script'] : SEEN,
    notStates: withConsent(category),
  },
];
const loaded = (kind: 'script' | 'frame', name: string, category: Asked): Planted['finds'] => [
  { rule: 'loaded-without-consent', kind, name, states: SEEN, notStates: withConsent(category) },
];
const undeclared = (host: string, path: string, more: Partial<Planted['finds'][number]> = {}): Planted['finds'] => [
  { rule: 'undeclared', kind: ANY, name: [host, host + path], states: ['before', 'refused', 'accepted'], ...more },
];

export const SENT: readonly Planted[] = [
  {
    id: 'number-in-name-of-window',
    does: 'keeps the number of a visitor in the name of the window, where no list of storage has it, and measures by it',
    pages: Object.fromEntries(
      (['/', '/product', '/article'] as const).map((path) => [
        path,
        {
          body: script(`window.name ||= 'v' + Math.floor(Math.random() * 1e9) + '.' + Math.floor(Date.now() / 1000);
            navigator.sendBeacon('https://region1.tracker.test/g/collect?v=2&tid=G-K7T2X9Q1LM&cid=' + window.name.slice(1) + '&en=page_view&dl=' + encodeURIComponent(location.href));`),
        },
      ]),
    ),
    routes: { 'region1.tracker.test/g/collect': () => new Response(null, { status: 204 }) },
    shows: [{ sees: 'request region1.tracker.test/g/collect', in: SCRIPTED, holds: /cid=\d+\.\d+/ }],
    finds: [
      ...sent('region1.tracker.test', '/g/collect', 'analytics'),
      {
        rule: 'identifier-in-beacon',
        kind: REQUEST,
        name: ['region1.tracker.test', 'region1.tracker.test/g/collect'],
        states: ['before', 'refused'],
        notStates: withConsent('analytics'),
      },
    ],
  },
  {
    id: 'pixel-of-page-view',
    does: "has the advertiser's picture of a page view in the page, not only for browsers without JavaScript",
    pages: {
      '/product': {
        body: '<img src="https://www.ads.test/tr?id=1234567890&ev=PageView&noscript=1" alt="" width="1" height="1" style="display: none">',
      },
    },
    routes: { 'www.ads.test/tr': () => gif() },
    shows: [{ sees: 'request www.ads.test/tr', in: EVERY, holds: /ev=PageView/ }],
    finds: sent('www.ads.test', '/tr', 'marketing', true),
  },
  {
    id: 'fonts-by-import',
    does: 'imports a style sheet of undeclared fonts in its own, and they come from a second host',
    pages: {
      '/product': {
        head: `<style>@import url("https://api.fonts.test/css2?family=Inter:wght@400;700&display=swap"); .inter { font-family: Inter }</style>`,
        body: '<p class="inter">Inter</p>',
      },
    },
    routes: {
      'api.fonts.test/css2': () =>
        css(
          '@font-face { font-family: Inter; src: url(https://static.fonts.test/s/inter/v13/UcC73FwrK3iLTeHuS.woff2) }',
        ),
      'static.fonts.test/s/inter/v13/UcC73FwrK3iLTeHuS.woff2': font,
    },
    shows: [{ sees: 'request api.fonts.test/css2', in: EVERY }],
    finds: [
      ...undeclared('api.fonts.test', '/css2'),
      // What could be a hash of its content is no part of a name.
      ...undeclared('static.fonts.test', '/s/inter/v13/*.woff2'),
    ],
  },
  {
    id: 'poster-of-film',
    does: 'shows the first picture of a film from the advertiser',
    pages: {
      '/article': {
        body: '<video poster="https://cover.ads.test/p.gif" width="20" height="20" preload="none"></video>',
      },
    },
    routes: { 'cover.ads.test/p.gif': () => gif() },
    shows: [{ sees: 'request cover.ads.test/p.gif', in: EVERY }],
    finds: sent('cover.ads.test', '/p.gif', 'marketing', true),
  },
  {
    id: 'picture-of-button',
    does: 'has a button whose picture the tracker delivers',
    pages: {
      '/checkout': { body: '<form><input type="image" src="https://btn.tracker.test/b.gif" alt="Pay"></form>' },
    },
    routes: { 'btn.tracker.test/b.gif': () => gif() },
    shows: [{ sees: 'request btn.tracker.test/b.gif', in: EVERY }],
    finds: sent('btn.tracker.test', '/b.gif', 'analytics', true),
  },
  {
    id: 'request-in-worker-of-text',
    does: 'has a worker that is made of text in the page tell the tracker',
    pages: {
      '/checkout': {
        body: script(
          `new Worker(URL.createObjectURL(new Blob(["fetch('https://wrk.tracker.test/w?e=start', { mode: 'no-cors' });"])));`,
        ),
      },
    },
    routes: { 'wrk.tracker.test/w': () => gif() },
    shows: [{ sees: 'request wrk.tracker.test/w', in: SCRIPTED }],
    finds: sent('wrk.tracker.test', '/w', 'analytics'),
  },
  {
    id: 'request-in-srcdoc',
    does: 'has a frame of text in the page ask an undeclared host',
    pages: {
      '/checkout': {
        body: `<iframe title="Rates" width="200" height="40" srcdoc="<script>const asking = new XMLHttpRequest(); asking.open('GET', 'https://rates.stats.test/latest?base=NOK'); asking.send();</script>Rates"></iframe>`,
      },
    },
    routes: { 'rates.stats.test/latest': () => gif() },
    shows: [{ sees: 'request rates.stats.test/latest', in: SCRIPTED }],
    finds: undeclared('rates.stats.test', '/latest'),
  },
  {
    id: 'socket-in-worker',
    does: 'has a worker hold a socket to the chat ready before anybody has agreed to it',
    pages: { '/product': { body: script(`new Worker('/workers/line.js');`) } },
    routes: { 'shop.test/workers/line.js': () => js(`new WebSocket('wss://line.chat.test/ready');`) },
    shows: [{ sees: 'request line.chat.test/ready', in: SCRIPTED }],
    finds: sent('line.chat.test', '/ready', 'functionality'),
  },
  {
    id: 'connection-by-script',
    does: 'opens a connection to the film host ahead, by an element that a script makes',
    pages: {
      '/checkout': {
        body: script(
          `document.head.append(Object.assign(document.createElement('link'), { rel: 'preconnect', href: 'https://warm.embed.test' }));`,
        ),
      },
    },
    shows: [{ sees: 'connection warm.embed.test', in: ['before', 'refused'] }],
    finds: sent('warm.embed.test', '/', 'functionality'),
  },
  {
    id: 'frame-led-on',
    does: 'has a place of its own for a frame, which leads on to the advertiser',
    pages: { '/product': { body: '<iframe src="/slot/top" title="Offer" width="200" height="40"></iframe>' } },
    routes: {
      'shop.test/slot/top': () => leadOn('https://slot.ads.test/top'),
      'slot.ads.test/top': () => frame('<p>Offer</p>'),
    },
    shows: [{ sees: 'request slot.ads.test/top', in: EVERY }],
    finds: [
      {
        rule: ['loaded-without-consent', 'sent-without-consent'],
        kind: ['frame', ...REQUEST],
        name: ['slot.ads.test', 'slot.ads.test/top'],
        states: [...SEEN, 'no-script'],
        notStates: withConsent('marketing'),
      },
    ],
  },
  {
    id: 'script-led-on',
    does: 'has an address of its own for a script, which leads on to the advertiser',
    pages: { '/article': { body: '<script src="/go/tag.js" async></script>' } },
    routes: {
      'shop.test/go/tag.js': () => leadOn('https://tags.ads.test/real-tag.js'),
      'tags.ads.test/real-tag.js': () => js('window.realTag = true;'),
    },
    shows: [{ sees: 'request tags.ads.test/real-tag.js', in: SCRIPTED }],
    finds: loaded('script', 'tags.ads.test/real-tag.js', 'marketing'),
  },
  {
    id: 'module-script',
    does: 'loads the tracker as a module, by an element of the page',
    pages: { '/article': { body: '<script type="module" src="https://esm.tracker.test/count.mjs"></script>' } },
    routes: { 'esm.tracker.test/count.mjs': () => js('export const count = 1;') },
    shows: [{ sees: 'request esm.tracker.test/count.mjs', in: SCRIPTED }],
    finds: loaded('script', 'esm.tracker.test/count.mjs', 'analytics'),
  },
  {
    id: 'lazy-film',
    does: 'shows a film in a frame that is loaded when it is near',
    pages: {
      '/deals': {
        body: '<iframe loading="lazy" src="https://www.embed.test/embed/dQw4w9" title="Film" width="200" height="80"></iframe>',
      },
    },
    routes: { 'www.embed.test/embed/dQw4w9': () => frame('<p>Film</p>') },
    shows: [{ sees: 'request www.embed.test/embed/dQw4w9', in: EVERY }],
    finds: loaded('frame', 'www.embed.test/embed/dQw4w9', 'functionality'),
  },
  {
    id: 'partners-are-told',
    does: 'has the advertiser, once it is agreed to, lead a picture on to a partner that nobody has declared',
    pages: {
      '/product': { body: script(`shop.when('marketing', () => shop.pixel('https://sync.ads.test/sync?p=7'));`) },
    },
    routes: {
      'sync.ads.test/sync': () => leadOn('https://match.spy.test/cm?uid=x1'),
      'match.spy.test/cm': () => gif(`cm_uid=${newId()}; Path=/; Secure; SameSite=None; Max-Age=86400`),
    },
    shows: [{ sees: 'request match.spy.test/cm', in: withConsent('marketing'), never: without('marketing') }],
    finds: [
      ...undeclared('match.spy.test', '/cm', {
        states: ['accepted', 'only:marketing'],
        notStates: ['before', 'refused'],
      }),
      {
        rule: 'undeclared',
        kind: 'cookie',
        name: 'cm_uid',
        states: ['accepted', 'only:marketing'],
        notStates: ['before', 'refused'],
      },
    ],
    may: [{ rule: 'identifier-in-beacon', kind: REQUEST, name: 'match.spy.test/cm' }],
  },
  {
    id: 'form-to-undeclared',
    does: 'posts a form to an undeclared host, into a hidden frame',
    pages: {
      '/article': {
        body: `<iframe name="poll" hidden></iframe><form id="poll-form" method="post" action="https://poll.stats.test/vote" target="poll"><input type="hidden" name="page" value="article"></form>
          ${script(`document.getElementById('poll-form').submit();`)}`,
      },
    },
    routes: { 'poll.stats.test/vote': () => frame('<p>ok</p>') },
    shows: [{ sees: 'request poll.stats.test/vote', in: SCRIPTED, holds: /page=article/ }],
    finds: undeclared('poll.stats.test', '/vote'),
  },
  {
    id: 'beacon-when-hidden',
    does: 'tells the tracker how long a page was looked at when it is no longer seen',
    pages: {
      '/checkout': {
        body: script(
          `document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') navigator.sendBeacon('https://vis.tracker.test/v', JSON.stringify({ t: performance.now() })); });`,
        ),
      },
    },
    routes: { 'vis.tracker.test/v': () => new Response(null, { status: 204 }) },
    shows: [{ sees: 'request vis.tracker.test/v', in: SCRIPTED }],
    finds: sent('vis.tracker.test', '/v', 'analytics'),
  },
  {
    id: 'sent-from-sensitive-path',
    does: 'tells the tracker of account pages too, though it was agreed to for others alone',
    pages: {
      '/account': {
        body: script(`if (localStorage['replay:buffer']) shop.pixel('https://acct.tracker.test/a.gif?p=orders');`),
      },
    },
    routes: { 'acct.tracker.test/a.gif': () => gif() },
    shows: [{ sees: 'request acct.tracker.test/a.gif', in: withConsent('analytics'), never: ['before', 'refused'] }],
    finds: [
      {
        rule: 'sent-without-consent',
        kind: REQUEST,
        name: ['acct.tracker.test', 'acct.tracker.test/a.gif'],
        states: ['accepted', 'only:analytics'],
        notStates: ['before', 'refused'],
      },
    ],
  },
  {
    id: 'tag-manager-with-defaults',
    does: 'loads a tag manager with everything denied by default, which asks its host all the same',
    pages: {
      '/': {
        head: script(`window.dataLayer = [['consent', 'default', { ad_storage: 'denied', analytics_storage: 'denied' }]];
          (() => { const tag = document.createElement('script'); tag.async = true; tag.src = 'https://gtm.ads.test/gtm.js?id=GTM-5XK2L'; document.head.append(tag); })();`),
      },
    },
    routes: {
      'gtm.ads.test/gtm.js': () =>
        js(
          `fetch('https://gtm.ads.test/ccm/collect?gcs=G100&npa=1', { method: 'POST', mode: 'no-cors', keepalive: true });`,
        ),
      'gtm.ads.test/ccm/collect': () => new Response(null, { status: 204 }),
    },
    shows: [
      { sees: 'request gtm.ads.test/gtm.js', in: SCRIPTED },
      { sees: 'request gtm.ads.test/ccm/collect', in: SCRIPTED, holds: /gcs=G100/ },
    ],
    finds: [
      ...loaded('script', 'gtm.ads.test/gtm.js', 'marketing'),
      ...sent('gtm.ads.test', '/ccm/collect', 'marketing'),
    ],
  },
  {
    id: 'icon-of-others',
    does: 'has its picture for the home screen, and a drawing as a mask, at an undeclared host',
    pages: {
      '/checkout': {
        head: '<style>.mask { width: 20px; height: 20px; background: #222; mask-image: url(https://icons.widget.test/heart.svg) }</style>',
        body: '<div class="mask"></div>',
      },
    },
    routes: {
      'icons.widget.test/heart.svg': () =>
        new Response('<svg xmlns="http://www.w3.org/2000/svg"/>', {
          headers: { 'content-type': 'image/svg+xml', 'access-control-allow-origin': '*' },
        }),
    },
    shows: [{ sees: 'request icons.widget.test/heart.svg', in: EVERY }],
    finds: undeclared('icons.widget.test', '/heart.svg'),
  },
  {
    id: 'map-without-asking',
    does: 'embeds a map of a host that nobody has declared, by an old element, and its tiles as pictures',
    pages: {
      '/article': {
        body: `<embed src="https://maps.widget.test/embed?q=shop" type="text/html" width="200" height="60">
          ${script(`for (const x of [1, 2, 3]) shop.pixel('https://tiles.widget.test/12/' + x + '/7.png');`)}`,
      },
    },
    routes: {
      'maps.widget.test/embed': () => frame('<p>Map</p>'),
      ...Object.fromEntries([1, 2, 3].map((x) => [`tiles.widget.test/12/${x}/7.png`, () => gif()])),
    },
    shows: [{ sees: 'request maps.widget.test/embed', in: EVERY }],
    finds: [
      ...undeclared('maps.widget.test', '/embed'),
      {
        rule: 'undeclared',
        kind: ANY,
        name: ['tiles.widget.test', ...[1, 2, 3].map((x) => `tiles.widget.test/12/${x}/7.png`)],
        states: ['before', 'refused', 'accepted'],
      },
    ],
  },
];
