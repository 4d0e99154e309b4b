/** Cookies that no entry names, set in every way there is. */
import {
  cookie,
  css,
  DAY,
  EVERY,
  frame,
  gif,
  json,
  leadOn,
  missing,
  newId,
  type Planted,
  SCRIPTED,
  script,
  undeclaredCookie,
  YEAR,
} from '../part.ts';

export const UNDECLARED_COOKIES: readonly Planted[] = [
  {
    id: 'cookie-by-script',
    does: 'sets a cookie with a random value for a year, by an inline script',
    pages: { '/': { body: script(`shop.keep('trk_visit', shop.id(), ${YEAR});`) } },
    shows: [{ sees: 'cookie trk_visit@shop.test', in: SCRIPTED, never: ['no-script'] }],
    finds: undeclaredCookie('trk_visit', { notStates: ['no-script'] }),
  },
  {
    id: 'cookie-by-image',
    does: 'sets an HttpOnly cookie with the answer to an image of its own',
    pages: { '/product': { body: '<img src="/img/hero.gif" alt="" width="20" height="20">' } },
    routes: { 'shop.test/img/hero.gif': () => gif(cookie('img_node', newId(), YEAR, '; HttpOnly')) },
    shows: [{ sees: 'cookie img_node@shop.test', in: EVERY, like: { httpOnly: true } }],
    finds: undeclaredCookie('img_node', { states: ['before', 'refused', 'accepted', 'no-script'] }),
  },
  {
    id: 'cookie-by-redirect',
    does: 'sets a cookie with a redirect that an image goes through',
    pages: { '/product': { body: '<img src="/r/badge" alt="" width="20" height="20">' } },
    routes: {
      'shop.test/r/badge': () => leadOn('/img/badge.gif', cookie('rd_source', newId(), DAY)),
      'shop.test/img/badge.gif': () => gif(),
    },
    shows: [{ sees: 'cookie rd_source@shop.test', in: EVERY }],
    finds: undeclaredCookie('rd_source', { states: ['before', 'refused', 'accepted', 'no-script'] }),
  },
  {
    id: 'cookie-by-404',
    does: 'sets a cookie with the answer that a style sheet is not there',
    pages: { '/article': { head: '<link rel="stylesheet" href="/css/gone.css">' } },
    routes: { 'shop.test/css/gone.css': () => missing(cookie('nf_trace', newId(), DAY)) },
    shows: [{ sees: 'cookie nf_trace@shop.test', in: EVERY }],
    finds: undeclaredCookie('nf_trace', { states: ['before', 'refused', 'accepted', 'no-script'] }),
  },
  {
    id: 'cookie-by-xhr',
    does: 'sets a cookie with the answer to a request that a script makes',
    pages: {
      '/product': {
        body: script(`const asking = new XMLHttpRequest(); asking.open('GET', '/api/sizes'); asking.send();`),
      },
    },
    routes: { 'shop.test/api/sizes': () => json(['S', 'M'], cookie('api_trace', newId(), DAY)) },
    shows: [{ sees: 'cookie api_trace@shop.test', in: SCRIPTED, never: ['no-script'] }],
    finds: undeclaredCookie('api_trace'),
  },
  {
    id: 'cookie-by-cookie-store',
    does: 'sets a cookie by cookieStore',
    pages: {
      '/article': {
        body: script(
          `cookieStore.set({ name: 'cs_reader', value: shop.id(), expires: Date.now() + ${30 * DAY * 1_000}, sameSite: 'lax' });`,
        ),
      },
    },
    shows: [{ sees: 'cookie cs_reader@shop.test', in: SCRIPTED }],
    finds: undeclaredCookie('cs_reader'),
  },
  {
    id: 'cookie-by-own-cdn',
    does: 'sets a cookie for the whole domain from the host of its own CDN',
    pages: {
      '/': { body: '<img src="https://cdn.shop.test/banner.gif" alt="" width="20" height="20">' },
    },
    routes: { 'cdn.shop.test/banner.gif': () => gif(cookie('cdn_seen', newId(), YEAR, '; Domain=shop.test')) },
    shows: [{ sees: 'cookie cdn_seen@shop.test', in: EVERY, like: { wide: true } }],
    finds: undeclaredCookie('cdn_seen', { states: ['before', 'refused', 'accepted', 'no-script'] }),
  },
  {
    id: 'cookie-by-third-party',
    does: 'has an image of a host that nobody has declared, which sets a cookie of its own',
    pages: { '/': { body: '<img src="https://spy.test/p.gif" alt="" width="20" height="20">' } },
    routes: {
      'spy.test/p.gif': () => gif(`spy_id=${newId()}; Path=/; Secure; SameSite=None; Max-Age=${YEAR}`),
    },
    shows: [
      { sees: 'cookie spy_id@spy.test', in: EVERY, like: { sameSite: 'None' } },
      { sees: 'request spy.test/p.gif', in: EVERY },
    ],
    finds: [
      ...undeclaredCookie('spy_id', { states: ['before', 'refused', 'accepted', 'no-script'] }),
      {
        rule: 'undeclared',
        kind: ['request', 'beacon'],
        name: ['spy.test', 'spy.test/p.gif'],
        states: ['before', 'refused', 'accepted', 'no-script'],
      },
    ],
    // From the second picture on its cookie goes along.
    may: [{ rule: 'identifier-in-beacon', kind: ['request', 'beacon'], name: ['spy.test', 'spy.test/p.gif'] }],
  },
  {
    id: 'cookie-in-partition',
    does: 'has the frame of the payment provider keep a partitioned cookie that is not declared',
    pages: {
      '/checkout': {
        body: '<iframe src="https://pay.test/button" title="Pay with one click" width="200" height="60"></iframe>',
      },
    },
    routes: {
      'pay.test/button': () =>
        frame('<p>One click</p>', `pay_dev=${newId()}; Path=/; Secure; SameSite=None; Partitioned; Max-Age=${YEAR}`),
    },
    shows: [{ sees: 'cookie pay_dev@pay.test', in: EVERY }],
    finds: undeclaredCookie('pay_dev', { states: ['before', 'refused', 'accepted', 'no-script'] }),
  },
  {
    id: 'cookie-in-srcdoc',
    does: 'sets a cookie from a frame whose text stands in an attribute',
    pages: {
      '/article': {
        body: `<iframe title="Note" width="200" height="40" srcdoc="<script>document.cookie='note_frame=' + Math.random().toString(36).slice(2) + '; path=/; secure; max-age=86400'</script>Note"></iframe>`,
      },
    },
    shows: [{ sees: 'cookie note_frame@shop.test', in: SCRIPTED, never: ['no-script'] }],
    finds: undeclaredCookie('note_frame'),
  },
  {
    id: 'cookie-on-leaving',
    does: 'sets a cookie in the moment in which the page is left',
    pages: {
      '/product': { body: script(`addEventListener('pagehide', () => shop.keep('left_at', Date.now(), ${DAY}));`) },
    },
    shows: [{ sees: 'cookie left_at@shop.test', in: SCRIPTED }],
    finds: undeclaredCookie('left_at'),
  },
  {
    id: 'cookie-of-random-name',
    does: 'sets a cookie whose name is another one for each visitor',
    pages: {
      '/product': {
        body: script(`if (!/vst_/.test(document.cookie)) shop.keep('vst_' + shop.id().slice(0, 16), '1', ${DAY});`),
      },
    },
    shows: [{ sees: 'cookie vst_*@shop.test', in: SCRIPTED }],
    finds: undeclaredCookie('vst_*'),
  },
  {
    id: 'cookie-late',
    does: 'sets a cookie a while after the page is there',
    pages: { '/': { body: script(`setTimeout(() => shop.keep('late_id', shop.id(), ${DAY}), 700);`) } },
    shows: [{ sees: 'cookie late_id@shop.test', in: SCRIPTED }],
    finds: undeclaredCookie('late_id'),
  },
  {
    id: 'cookie-on-gpc',
    does: 'numbers whoever sends the signal of Global Privacy Control, to remember that they object',
    pages: {
      '/': {
        headers: ({ request }) =>
          request.headers.get('sec-gpc') === '1' ? [['set-cookie', cookie('optout_id', newId(), YEAR)]] : [],
      },
    },
    shows: [{ sees: 'cookie optout_id@shop.test', in: ['gpc'], never: ['before', 'refused', 'accepted'] }],
    finds: undeclaredCookie('optout_id', { states: ['gpc'], notStates: ['before', 'refused', 'accepted'] }),
  },
  {
    id: 'cookie-on-scroll',
    does: 'sets a cookie when the end of a page is scrolled to',
    pages: {
      '/product': {
        body: `<p id="end">The end</p>${script(`new IntersectionObserver((seen, watch) => {
          if (!seen.some((each) => each.isIntersecting)) return;
          watch.disconnect();
          shop.keep('read_end', '1', ${DAY});
        }).observe(document.getElementById('end'));`)}`,
      },
    },
    steps: [
      { kind: 'open', address: 'https://shop.test/product' },
      { kind: 'scroll', to: 'end' },
      { kind: 'wait', for: 'quiet' },
    ],
    shows: [{ sees: 'cookie read_end@shop.test', in: SCRIPTED }],
    finds: undeclaredCookie('read_end'),
  },
  {
    id: 'cookie-on-click',
    does: 'sets a cookie when a size is picked',
    pages: {
      '/product': {
        body: `<button id="size-m" type="button">M</button>${script(`document.getElementById('size-m').addEventListener('click', () => shop.keep('size_seen', shop.id(), ${DAY}));`)}`,
      },
    },
    steps: [
      { kind: 'open', address: 'https://shop.test/product' },
      { kind: 'click', selector: '#size-m' },
      { kind: 'wait', for: { seconds: 0.3 } },
    ],
    shows: [{ sees: 'cookie size_seen@shop.test', in: SCRIPTED }],
    finds: undeclaredCookie('size_seen'),
  },
  {
    id: 'cookie-by-stylesheet-answer',
    does: 'sets a cookie with the answer to its style sheet, in the oldest way to write an end',
    pages: { '/checkout': { head: '<link rel="stylesheet" href="/css/checkout.css">' } },
    routes: {
      'shop.test/css/checkout.css': () =>
        css('h1 { color: #222 }', `style_id=${newId()}; expires=Tue, 31-Dec-2097 23:55:55 GMT; path=/; secure`),
    },
    shows: [{ sees: 'cookie style_id@shop.test', in: EVERY }],
    finds: undeclaredCookie('style_id', { states: ['before', 'refused', 'accepted', 'no-script'] }),
  },
];
