/** What a page's own script tries against the guard. */
import type { Browser, BrowserContext, Cookie, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { endVisit, launchChromium, launchWholeChromium, newVisitor } from '../support/browsers.ts';
import { registryOf } from '../support/registry.ts';
import { type SitePage, type TestSite, testSite } from '../support/site.ts';
import {
  accept,
  allows,
  answerBanner,
  banner,
  choiceCookie,
  cookieNames,
  panel,
  refuse,
  whenReady,
} from '../support/surfaces.ts';

const REGISTRY = `site: { name: Attacked, domains: [attacked.example], languages: [en], sensitivePaths: [/health/*],
  controllers: [{ name: Attacked AS, office: Oslo, register: "1" }], contacts: { requests: a@attacked.example } }
categories: { essential: { always: true }, functionality: {}, analytics: {} }
providers:
  tracker: { hosts: [127.0.0.1], role: processor, policy: "https://tracker.example/" }
  partner: { hosts: [partner.example], role: controller, policy: "https://partner.example/" }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: session, category: essential, retention: session }
  - { name: hour, category: essential, retention: PT1H }
  - { name: lang, category: functionality, retention: P30D }
  - { name: theme, kind: localStorage, category: functionality, retention: P1Y }
  - { name: theme, kind: sessionStorage, category: functionality, retention: session }
  - { name: _ga*, provider: tracker, category: analytics, retention: P13M }
  - { name: _pp, provider: partner, category: analytics, retention: P13M }
`;

const GUARD = '<script src="/samtykke/samtykke.js"></script>';
const SENSITIVE = ['/%68ealth/sleep', '//health//sleep', '/health%2Fsleep', '/health/%zz'];

/** Keeps every listener that is added after the guard has started. */
const SPY = `window.captured = []; const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    captured.push(listener); return addEventListener.call(this, type, listener, options); };`;

/** Asks for the guard's inside, before the second part has come, under all that tells that one apart. */
const PRETENDER = `const second = new URLSearchParams(location.search).get('second');
  window.got = [samtykke.connect()];
  document.currentScript.src = second; got.push(samtykke.connect());
  const pretend = (element) => {
    for (const owner of [Document.prototype, document])
      Object.defineProperty(owner, 'currentScript', { configurable: true, get: () => element });
    got.push(samtykke.connect()); };
  document.body.append(Object.assign(document.createElement('script'), { src: second, onload() { pretend(this); } }));
  new MutationObserver(() => {
    const element = document.querySelector('head script[src*="/samtykke/a/"]');
    if (element) pretend(element); }).observe(document, { childList: true, subtree: true });`;

/** Has the second part's element put where it does not load, then puts it into the page with another text. */
const BEHEADER = `const { head } = document; head.remove(); const timer = setInterval(() => {
    const element = head.querySelector('script[src*="/samtykke/a/"]');
    if (!element) return; clearInterval(timer);
    const second = element.src; element.removeAttribute('src');
    element.textContent = 'window.got = [samtykke.connect()]; document.currentScript.src = "' + second + '";' +
      'got.push(samtykke.connect());'; document.body.append(element); });`;

/** Replaces what tells an observer what the parser has put in. */
const BLINDER = `for (const [owner, name, value] of [[MutationRecord, 'addedNodes', []], [NodeList, 'length', 0],
    [Element, 'localName', 'p']]) Object.defineProperty(owner.prototype, name, { get: () => value });
  NodeList.prototype.item = Element.prototype.getAttribute = () => null;`;

/** Other ways to have what the parser inserts later overlooked. */
const BLINDERS: Record<string, string> = {
  'says that the page has ended': `document.dispatchEvent(new Event('DOMContentLoaded', { bubbles: true })); window.dispatchEvent(new Event('load'));`,
  'has frozen the list of violations': `const { slice } = Array.prototype; Array.prototype.slice = function (...of) { Object.freeze(this); return slice.apply(this, of); };
    samtykke.violations; Object.freeze(samtykke.violations); Array.prototype.slice = slice;`,
  'has frozen the list of what waits': `Object.defineProperty(document, 'readyState', { get: () => 'complete' });
    Array.prototype.splice = function () { Object.freeze(this); return []; };`,
  'has taken out what the parser is in, and puts it back': `const held = document.getElementById('held'); held.remove();
    document.addEventListener('DOMContentLoaded', () => document.body.append(held));`,
  'has moved what the parser is in into a shadow tree': `const host = document.createElement('div'); document.body.append(host);
    host.attachShadow({ mode: 'closed' }).append(document.getElementById('held'));`,
};

const DECLARING = '<template shadowrootmode="open">';
const LATE = '<script src="TRACKER/late.js?name=late"></script>';
/** Where the parser puts a script that nobody has agreed to: into a tree that it makes, or where a script has moved or filled. */
const PLACES: Record<string, string> = {
  "in a shadow tree that the page's HTML declares": `<div>${DECLARING}${LATE}</template></div>`,
  "in a shadow tree that the page's HTML declares in another one": `<div>${DECLARING}<p>${DECLARING}<b>Deep</b>${LATE}</template></p></template></div>`,
  'beside a table that has gone into a closed tree': `<table id="held"><script>const host = document.createElement('div');
    document.body.append(host); host.attachShadow({ mode: 'closed' }).append(document.getElementById('held'));</script><div>${LATE}</div></table>`,
  'in an element that has got a tree too deep to be looked through': `<div id="held" style="display: none"><script>
    let at = document.getElementById('held').attachShadow({ mode: 'open' });
    for (let depth = 0; depth < 12000; depth++) at = at.appendChild(document.createElement('div'));</script>${LATE}</div>`,
};

/** Gives the button that refuses another value once the second part has read it. */
const SET_LATE = `setInterval(() => { if (!document.querySelector('[data-samtykke-message]')) return;
    const { shadowRoot } = document.querySelector('[data-samtykke-banner]');
    shadowRoot.querySelector('[data-samtykke-refuse]').value = 'accept'; });`;

const page = (body: string, by: SitePage['by'] = 'server'): SitePage => ({ by, body, language: 'en' });
const scripted = (code: string, by: SitePage['by'] = 'server', before = '', after = ''): SitePage =>
  Object.assign(page(`${before}<script>${code}</script>${after}`, by), { inline: true });
/** The parser waits for a script of the site's own, which comes late, so that ours is there before it goes on. */
const overlooked = (code: string): SitePage =>
  scripted(code, 'server', '<div id="held">', `<p>Seen</p><script src="/slow.js"></script>${LATE}`);
const PAGES: Record<string, SitePage> = {
  '/': page('<h1>Home</h1>'),
  '/tag': page('<h1>Tag</h1>', 'script'),
  '/bare': page('<h1>No guard</h1>', 'none'),
  '/deep/server': scripted(`window.first = samtykke.allows('analytics');`),
  '/deep/script': scripted(`window.first = samtykke.allows('analytics');`, 'script'),
  '/named-by-id': page(`<div id="samtykke"></div>${GUARD}`, 'none'),
  '/named-by-form': page(`<form name="samtykke"><input name="connect"></form>${GUARD}`, 'none'),
  '/named-by-property': scripted('window.samtykke = {};', 'none', '', GUARD),
  '/spied': scripted(SPY),
  '/pretender': scripted(PRETENDER),
  '/without-head': scripted(BEHEADER),
  '/blinded': scripted(BLINDER, 'server', '', LATE),
  ...Object.fromEntries(Object.values(BLINDERS).map((code, index) => [`/overlooked-${index}`, overlooked(code)])),
  ...Object.fromEntries(
    Object.values(PLACES).map((body, index) => [`/place-${index}`, Object.assign(page(body), { inline: true })]),
  ),
  '/value-late': scripted(SET_LATE),
  '/plain': scripted(''),
  '/plain/tag': scripted('', 'script'),
  '/plain/bare': scripted('', 'none'),
  ...Object.fromEntries(SENSITIVE.map((path) => [path, page('<h1>Sleep</h1>')])),
};

let browser: Browser;
let site: TestSite;
let context: BrowserContext;
let tab: Page;

beforeAll(async () => {
  browser = await launchChromium();
  site = await testSite({ registry: await registryOf(REGISTRY), pages: PAGES });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});
beforeEach(async () => {
  context = await newVisitor(browser, { locale: 'en-GB' });
  tab = await context.newPage();
});
afterEach(() => endVisit(context));

async function open(path: string, address = site.address): Promise<void> {
  await tab.goto(address + path);
  await whenReady(tab);
}
async function openAccepted(address = site.address): Promise<void> {
  await open('/', address);
  await answerBanner(tab, accept);
}
/** Keys in web storage, read where neither the guard nor the page stands between. */
async function storedKeys(): Promise<readonly string[]> {
  await tab.goto(`${site.address}/bare`);
  // Under the key `samtykke` the page notes since when it holds the others.
  return tab.evaluate(() =>
    [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => key !== 'samtykke'),
  );
}
const granted = () => Promise.all([allows(tab, 'functionality'), allows(tab, 'analytics')]);
/** Runs code as a script of the page's. */
const run = <T>(code: string): Promise<T> => tab.evaluate(`(() => { ${code} })()`);
async function expectNothingGranted(): Promise<void> {
  await tab.waitForTimeout(300);
  expect(await granted()).toEqual([false, false]);
  // Only what is granted has an edition.
  expect((await choiceCookie(context)) ?? '').not.toContain('~');
}

it('the guard guards where the page forbids its Trusted Types', async () => {
  await tab.route(`${site.address}/`, async (route) => {
    const response = await route.fetch();
    const { 'content-security-policy': policy = '', ...headers } = response.headers();
    const other = { 'content-security-policy': policy.replace('trusted-types samtykke', 'trusted-types other') };
    await route.fulfill({ response, headers: { ...headers, ...other } });
  });
  await tab.goto(`${site.address}/`);
  await run(
    `document.cookie = 'rogue=1'; document.cookie = 'session=1'; localStorage.rogue = sessionStorage.rogue = '1';`,
  );
  expect(await run(`return trustedTypes.createPolicy('other', {}).name;`)).toBe('other');
  expect(await cookieNames(context)).toEqual(['session']);
  expect(await storedKeys()).toEqual([]);
});

it.each(['id', 'form', 'property'])('the guard starts where a page has taken its name by %s', async (way) => {
  await open(`/named-by-${way}`);
  await run(`document.cookie = 'rogue=1';`);
  expect(await cookieNames(context)).toEqual([]);
  expect(await allows(tab, 'essential')).toBe(true);
});

const WRITES = `for (const key of ['session', 'lang', '_ga']) document.cookie = key + '=1'; localStorage.theme = '1';`;
it.each(SENSITIVE)('a sensitive path spelt %s takes only what is essential, whatever was agreed', async (path) => {
  await openAccepted();
  await run(`history.pushState({}, '', location.origin + '${path}'); ${WRITES}`);
  await open(path);
  await run(WRITES);
  expect(await run('return location.pathname;')).toBe(path);
  expect(new Set(await cookieNames(context))).toEqual(new Set(['consent', 'session']));
  expect(await storedKeys()).toEqual([]);
});

/** What a page does to each storage, `s`; `trap` and `lure` keep the objects that its setters are called on. */
const STORAGE_ATTACKS: Record<string, string> = {
  methods: `s.setItem('x', '1'); setItem.call(s, 'x', '1'); Reflect.apply(setItem, s, ['x', '1']);`,
  properties: `s.x = s['y'] = s.length = s.setItem = '1'; Object.assign(s, { x: '1' });`,
  definitions: `tries(() => Object.defineProperty(s, 'x', data), () => Object.defineProperties(s, { y: data }));`,
  'definitions of an accessor': `tries(() => Object.defineProperty(s, 'theme', trap), write);`,
  'another receiver': `const heir = Object.create(s); const trapped = Object.defineProperty({}, 'theme', trap);
    heir.x = '1'; Reflect.set(s, 'x', '1', {}); Reflect.set(heir, 'x', '1', s); Reflect.set(s, 'theme', '1', trapped);`,
  'a key that says two things': `let reads = 0; const key = { toString: () => (reads++ % 2 ? 'x' : 'theme') };
    s.setItem(key, '1'); reads = 0; s[key] = '1';`,
  'a setter of every storage': `Object.defineProperty(Storage.prototype, 'theme', trap); write();`,
  'a setter of every object': `Object.defineProperty(Object.prototype, 'theme', trap); write();`,
  'a symbol with a setter': `const key = Symbol('x'); Object.defineProperty(Storage.prototype, key, trap);
    s[key] = '1'; Reflect.set(s, key, '1'); s[key];`,
  'another prototype': `tries(() => Object.setPrototypeOf(s, lure), write);`,
  'another __proto__': `tries(() => { s.__proto__ = lure; }, write);`,
  'another prototype of every storage': `tries(() => Object.setPrototypeOf(Storage.prototype, lure), write);`,
};

it.each(Object.keys(STORAGE_ATTACKS))('web storage takes nothing undeclared by %s', async (name) => {
  await openAccepted();
  await run(`const { setItem } = Storage.prototype; const got = []; const keep = (object) => got.push(object) > 0;
    const data = { value: '1', writable: true, enumerable: true, configurable: true };
    const trap = { configurable: true, get() { keep(this); }, set() { keep(this); } };
    const lure = new Proxy({}, { get: (_, key, self) => void keep(self), set: (_, key, value, self) => keep(self) });
    const tries = (...all) => { for (const each of all) try { each(); } catch {} };
    for (const s of [localStorage, sessionStorage]) {
      const write = () => { s.theme = '1'; s.x = '1'; Reflect.set(s, 'theme', '1'); s.theme; s.y; };
      tries(() => { ${STORAGE_ATTACKS[name]} });
    }
    for (const each of got.slice()) tries(() => setItem.call(each, 'stolen', '1'));`);
  expect((await storedKeys()).filter((key) => key !== 'theme')).toEqual([]);
});

/** Each keeps something, and returns what of it can be seen, where nothing stops it; whole Chromium has them all. */
const OTHER_STORES: Record<string, string> = {
  "the folder's own address": `return await new Promise((done) => webkitResolveLocalFileSystemURL('filesystem:' + location.origin + '/temporary/',
      (folder) => folder.getFile('x', { create: true }, () => done('file'), () => done('')), () => done('')));`,
  "a frame's handle of storage": `const frame = document.body.appendChild(document.createElement('iframe'));
    frame.src = '/plain/bare'; await new Promise((done) => { frame.onload = done; });
    const handle = await frame.contentDocument.requestStorageAccess({ all: true });
    handle.localStorage.x = '1'; await (await handle.getDirectory()).getFileHandle('x', { create: true }); return 'handle';`,
  'a group that ads are chosen by': `await navigator.joinAdInterestGroup({ owner: location.origin, name: 'x' }, 1000); return 'group';`,
};

it.each(Object.keys(OTHER_STORES))('nothing is kept by %s', async (name) => {
  const code = `(async () => { try { ${OTHER_STORES[name]} } catch { return ''; } })()`;
  const whole = await launchWholeChromium();
  const visitor = await newVisitor(whole);
  const other = await visitor.newPage();
  await other.goto(`${site.address}/plain/bare`);
  // A folder has an address once it is there.
  await other.evaluate('navigator.storage.getDirectory().then(() => undefined)');
  expect(await other.evaluate(code)).not.toBe('');
  for (const path of ['/plain', '/plain/tag']) {
    await other.goto(site.address + path);
    expect(await other.evaluate(code)).toBe('');
  }
  await whole.close();
});

it('web storage takes nothing undeclared by what an event of another tab holds', async () => {
  await openAccepted();
  await run(`addEventListener('storage', ({ storageArea }) => {
    storageArea.setItem('stolen', '1'); storageArea.stolen = '1'; localStorage.theme = 'heard'; });`);
  const other = await context.newPage();
  await other.goto(`${site.address}/tag`);
  await other.evaluate(() => localStorage.setItem('theme', 'dark'));
  await expect.poll(() => other.evaluate(() => localStorage.theme)).toBe('heard');
  expect(await storedKeys()).toEqual(['theme']);
});

it('web storage takes nothing undeclared by what an event of a frame holds, read by way of the page', async () => {
  await openAccepted();
  const isHeard =
    await run<boolean>(`const frame = document.body.appendChild(document.createElement('iframe')).contentWindow;
    const { get } = Object.getOwnPropertyDescriptor(StorageEvent.prototype, 'storageArea');
    const heard = new Promise((resolve) => frame.addEventListener('storage', (event) => {
      try { get.call(event).stolen = '1'; get.call(event).setItem('stolen', '1'); } catch {}
      resolve(true);
    }));
    localStorage.theme = 'dark';
    return heard;`);
  expect(isHeard).toBe(true);
  expect(await storedKeys()).toEqual(['theme']);
});

it('a script that the parser inserts does not run either where the page has blinded observers', async () => {
  await open('/blinded');
  await tab.waitForTimeout(200);
  expect(await run('return window.ran;')).toBeUndefined();
});

it.each(Object.keys(BLINDERS))('nor where the page %s', async (name) => {
  await tab.route('**/slow.js', async (route) => {
    await tab.waitForTimeout(700);
    await route.fulfill({ contentType: 'text/javascript', body: '' });
  });
  await open(`/overlooked-${Object.keys(BLINDERS).indexOf(name)}`);
  await tab.waitForTimeout(200);
  // What is looked for ahead of the parser may have been fetched, which no script can stop.
  expect(await run('return window.ran;')).toBeUndefined();
});

it.each(Object.keys(PLACES))('nor one that comes %s', async (name) => {
  await open(`/place-${Object.keys(PLACES).indexOf(name)}`);
  await tab.waitForTimeout(200);
  expect(await run('return window.ran;')).toBeUndefined();
});

it("the guard's inside is not given to a script that pretends to be the second part", async () => {
  await open('/');
  const second = await tab.locator('head script[src*="/samtykke/a/"]').getAttribute('src');
  await open(`/pretender?second=${second}`);
  const got = await run<string[]>(`return new Promise((resolve) => {
    const onload = () => resolve([...got, samtykke.connect()].map((each) => typeof each));
    document.head.append(Object.assign(document.createElement('script'), { src: '${second}', onload })); });`);
  expect(got.length).toBeGreaterThanOrEqual(5);
  expect(new Set(got)).toEqual(new Set(['undefined']));
});

it("the guard's inside is not given to the second part's element with another text in it", async () => {
  await tab.goto(`${site.address}/without-head`);
  await tab.waitForFunction('window.got');
  expect(await run('return got.map((each) => typeof each);')).toEqual(['undefined', 'undefined']);
});

const FAR = 'Fri, 31 Dec 2038 23:59:59 GMT';
const NAMES = 'rogue| rogue|\trogue\t| \t rogue||=| = |=rogue|==|=consent|=session=1;x'.split('|');
const CONTROLS = [...'\u0000\u0001\n\r\u000b\u007f\u00a0\ufeff\u2028'];
const KEYS = ['MAX-AGE', ' max-age ', '\tMax-Age\t', 'max-age\u0000', '\u000bmax-age', '\u00a0max-age'];
const AGES = [
  ...'+9999999|9e9| 9999999 |\t9999999\t|"9999999"|9999999.5|0x98967f||٩٩٩|-|-0|0\u00a0|9999999\u0000'.split('|'),
  ...['9'.repeat(30), '9'.repeat(400), `-${'9'.repeat(30)}`, `-${'9'.repeat(400)}`, `${'0'.repeat(2_000)}9999999`],
  ...`-9e9|0;max-age=|0;max-age=9999999|9999999;max-age=|0;max-age=+1|0;expires=${FAR}`.split('|'),
];
const DATES = [FAR, ...`"${FAR}"|31-Dec-2038|2038-12-31|1 1:1:1 dec 38 x|dec 31 2038 23:59:59 (x`.split('|')];
const COOKIES = [
  ...NAMES.flatMap((name) => [`${name}=1`, `${name};x`, name]),
  ...CONTROLS.flatMap((each) => [`rogue${each}=1`, `${each}rogue=1`, `session${each}rogue=1`, `_ga${each}=1`]),
  ...CONTROLS.flatMap((each) => [`hour=1;${each}max-age=9999999`, `hour=1${each}; max-age=9999999`, `${each}=1`]),
  ...['rogue', 'hour', 'session', 'lang'].flatMap((name) => [
    ...AGES.map((age) => `${name}=1;max-age=${age}`),
    ...KEYS.map((key) => `${name}=1;${key}=9999999`),
    ...DATES.flatMap((date) => [`${name}=1;expires=${date}`, `${name}=1; EXPIRES = ${date} ;max-age`]),
    ...['', '1;'].map((value) => `${name}=${value}${'x'.repeat(100_000)};max-age=9999999`),
  ]),
];
/** In seconds; 0: until the session ends. */
const ESSENTIAL: Record<string, number> = { session: 0, hour: 3_600 };
const AGREED: Record<string, number> = { ...ESSENTIAL, consent: 4e7, lang: 2_592_000, _ga: 4e7 };

it.each(['before a choice', 'once all is agreed to'])('document.cookie takes %s only what it may', async (when) => {
  const isBefore = when === 'before a choice';
  await (isBefore ? open('/') : openAccepted());
  expect(await wronglyTaken(isBefore ? ESSENTIAL : AGREED)).toEqual([]);
});

async function wronglyTaken(limits: Record<string, number>): Promise<readonly string[]> {
  const isRight = ({ name, expires }: Cookie): boolean => {
    const limit = limits[name.startsWith('_ga') ? '_ga' : name];
    return limit !== undefined && expires <= (limit && Date.now() / 1000 + limit + 60);
  };
  const wrong: string[] = [];
  for (const text of COOKIES) {
    await run(`let reads = 0; const cookie = ${JSON.stringify(text)};
      document.cookie = { toString: () => (reads++ === 0 ? 'session=2' : cookie) }; document.cookie = cookie;`);
    for (const { name } of (await context.cookies()).filter((each) => !isRight(each))) {
      wrong.push(`${JSON.stringify(text.slice(0, 80))} made ${name}`);
      await context.clearCookies({ name });
    }
  }
  return wrong;
}

it('nothing is granted by a click that the page makes', async () => {
  await open('/');
  await accept(banner(tab)).evaluate((button: HTMLButtonElement) => {
    button.click();
    button.dispatchEvent(new PointerEvent('click', { bubbles: true, cancelable: true, composed: true }));
    button.form?.requestSubmit(button);
  });
  await expectNothingGranted();
});

it('nothing is granted by a listener of ours that the page has captured and calls', async () => {
  await open('/spied');
  const count = await accept(banner(tab)).evaluate((target) => {
    const { captured } = window as unknown as { captured: ((event: unknown) => void)[] };
    const forged = { type: 'click', isTrusted: true, target, currentTarget: target, preventDefault() {} };
    for (const listener of captured.slice()) listener.call(target, forged);
    return captured.length;
  });
  expect(count).toBeGreaterThan(0);
  await expectNothingGranted();
});

it("'refuse' grants nothing where the page changes its value later", async () => {
  await open('/value-late');
  await refuse(banner(tab)).click();
  await expect.poll(() => choiceCookie(context)).toBeDefined();
  await expectNothingGranted();
});

it.each(['server', 'script'])('an unsigned refusal holds on /deep/%s until the visitor accepts', async (by) => {
  // Of localhost itself no cookie can be a whole domain's: deleting that one would delete the other.
  const address = site.address.replace('localhost', 'www.localhost');
  await openAccepted(address);
  const value = `1.${Math.floor(Date.now() / 1000).toString(36)}..functionality!analytics..`;
  await context.addCookies([{ name: 'consent', value, domain: 'www.localhost', path: '/deep' }]);
  await open(`/deep/${by}`, address);
  expect([await run('return first;'), ...(await granted())]).toEqual([false, false, false]);
  await run('samtykke.show();');
  await accept(panel(tab)).click();
  await panel(tab).waitFor({ state: 'detached' });
  await open(`/deep/${by}`, address);
  expect(await granted()).toEqual([true, true]);
  expect(await cookieNames(context)).toEqual(['consent']);
});

it('a forged grant is taken away by the next page of the server, which asks', async () => {
  await openAccepted();
  const signed = (await choiceCookie(context)) ?? '';
  await context.clearCookies();
  const value = signed.slice(0, signed.lastIndexOf('.') + 1);
  await context.addCookies([{ name: 'consent', value, domain: 'localhost', path: '/' }]);
  const response = await tab.goto(`${site.address}/`);
  expect(await response?.headerValue('set-cookie')).toMatch(/^consent=; Path=\/; Max-Age=0;/);
  expect(await cookieNames(context)).toEqual([]);
  await whenReady(tab);
  expect(await banner(tab).isVisible()).toBe(true);
  await expectNothingGranted();
});

it.each(['/', '/tag'])('a signal that only the server sees holds on %s', async (path) => {
  await openAccepted();
  await context.setExtraHTTPHeaders({ 'sec-gpc': '1' });
  await open(path);
  await run(`for (const name of ['_pp', '_ga']) document.cookie = name + '=1';`);
  const because = await run(`return navigator.globalPrivacyControl || samtykke.verdict('cookie', '_pp').because;`);
  expect(because).toBe('signal');
  expect([await allows(tab, 'analytics', 'partner'), await allows(tab, 'analytics', 'tracker')]).toEqual([false, true]);
  expect(await cookieNames(context)).toEqual(['_ga', 'consent']);
});
