/** What the guard and our second part stand on is out of a page's reach, whatever it has made of the language. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Registry } from '../../src/registry/index.ts';
import { type Attacker, attackedRegistry, attackedSite, newAttacker, openPage } from '../support/attacks.ts';
import { launchChromium } from '../support/browsers.ts';
import type { TestSite } from '../support/site.ts';
import { accept, answerBanner, banner, refuse, whenReady } from '../support/surfaces.ts';

/** Afterwards each is asked whether it got a cookie in that nobody has agreed to. */
const ATTACKS: Record<string, string> = {
  'an entry that it was told of': `const part = samtykke.verdict('cookie', 'session').entry?.part;
    for (const change of [(entry) => { entry.part = part; }, (entry) => { entry.lifetimeSeconds = 1e9; }, (entry) => { entry.name = '*'; }])
      try { change(samtykke.verdict('cookie', '_ga').entry); } catch {}`,
  'the methods of lists, as our second part uses them': `const own = {};
    for (const name of ['filter', 'find', 'map', 'some', 'every', 'forEach', 'flatMap', 'findIndex', 'includes', 'splice', 'slice', 'push', 'flat'])
      { const native = own[name] = Array.prototype[name];
        Array.prototype[name] = function (...args) { spoil(this); for (let at = 0; at < args.length; at++) if (Array.isArray(args[at])) spoil(args[at]); return Reflect.apply(native, this, args); }; }
    const spoil = (list) => { for (let index = 0; index < list.length; index++) { const each = list[index];
      if (typeof each === 'object' && each) for (const [key, value] of [['always', true], ['allowed', true], ['part', 0], ['because', 'granted'], ['granted', 'all']])
        if (key in each) try { each[key] = value; } catch {} } };
    await settle(); await samtykke.withdraw(); await settle(); Object.assign(Array.prototype, own);`,
  'the methods of objects, as our second part uses them': `const own = { entries: Object.entries, keys: Object.keys, values: Object.values };
    for (const name of Object.keys(own)) Object[name] = (value) => { for (const key of ['model', 'always', 'allowed'])
      if (value && key in value) try { value[key] = key === 'model' ? 'opt-out' : true; } catch {} return own[name](value); };
    await settle(); await samtykke.withdraw(); await settle(); Object.assign(Object, own);`,
};

/** Each has our second part write the choice, of which it makes another one. `FORGED`: it, without a signature. */
const FORGERIES: Record<string, string> = {
  'the method that joins lists': `const { join } = Array.prototype;
    Array.prototype.join = function (...args) { return this[0] === '1' ? FORGED : join.apply(this, args); };`,
  'the method that replaces in texts': `const { replace } = String.prototype;
    String.prototype.replace = function (...args) { return this.startsWith('analytics') ? FORGED.split('!')[1] : replace.apply(this, args); };`,
  'the entries of objects': `Object.entries = () => [['analytics', new Proxy({}, { get: () => FORGED.match(/analytics~([^.]+)/)[1] })]];`,
  'the text that is sent': `const { stringify } = JSON; JSON.stringify = (value, ...more) =>
      stringify(value?.choice ? { ...value, choice: 'accept', surface: 'panel', asked: ['functionality', 'analytics'] } : value, ...more);`,
  'what objects are as JSON': `Object.prototype.toJSON = function () {
      return this.choice ? { ...this, choice: 'accept', surface: 'panel', asked: ['functionality', 'analytics'], toJSON: undefined } : this; };`,
  'what lists and texts are as JSON': `Array.prototype.toJSON = () => ['functionality', 'analytics'];
    String.prototype.toJSON = function () { return { refuse: 'accept', api: 'panel' }[this] ?? String(this); };`,
  'a form in the place of JSON': `const { stringify } = JSON; JSON.stringify = (value, ...more) => value?.choice !== 'refuse' ? stringify(value, ...more) :
      '{"choice":"refuse",x=&choice=accept&surface=panel&asked=functionality+analytics&language=en&registry=' + samtykke.version;
    Object.defineProperty(Object.prototype, Symbol.iterator, { configurable: true, get() { return 'content-type' in this ?
      function* () { yield ['content-type', 'application/x-www-form-urlencoded']; } : undefined; } });`,
  'how functions are called': `const { apply } = Reflect; Function.prototype.call = function (self, ...args) {
      if (args[1]?.body) args[1].body = JSON.stringify({ ...JSON.parse(args[1].body), choice: 'accept', surface: 'panel', asked: ['functionality', 'analytics'] });
      return apply(this, self, args); };`,
  'the name and place of a cookie that is deleted': `const { values } = Set.prototype;
    Set.prototype[Symbol.iterator] = function* () { yield values.call(this).next().value; }; const { find } = Array.prototype; const { split } = String.prototype;
    Array.prototype.find = function (...args) { return this[0]?.kind ? { path: '/;max-age=9999', lifetimeSeconds: 9999 } : find.apply(this, args); };
    String.prototype.split = function (...args) { return args[0] === '=' ? [String(this)] : args[0] === ';' ? ['consent=' + FORGED + '.;x', 'rogue=1;x'] : split.apply(this, args); };`,
};

/** What a page could get hold of; each returns whether it did. */
const PRIZES: Record<string, string> = {
  'the native fetch, by how functions are called': `let got; const { apply } = Reflect;
    for (const name of ['call', 'apply', 'bind']) { const native = Function.prototype[name];
      Function.prototype[name] = function (...args) { if (this.name === 'fetch') got = this; return apply(native, this, args); }; }
    await samtykke.withdraw(); await settle(); if (got) await apply(got, window, [sent]).catch(() => {});`,
  "the page's own folder, by its promise": `let got; const { then } = Promise.prototype; const { apply } = Reflect;
    Promise.prototype.then = function (...args) {
      apply(then, this, [(value) => { if (value instanceof FileSystemDirectoryHandle) got = value; }, () => {}]); return apply(then, this, args); };
    await settle(); Promise.prototype.then = then; return !!got;`,
  "the page's own folder, by its methods": `let got; const { keys } = FileSystemDirectoryHandle.prototype; const { apply } = Reflect;
    FileSystemDirectoryHandle.prototype.keys = function () { got = this; return apply(keys, this, []); };
    await settle(); return !!got;`,
  'our policy for Trusted Types': `let got; for (const name of ['createHTML', 'createScript', 'createScriptURL'])
      TrustedTypePolicy.prototype[name] = function (text) { got = this; return text; };
    try { put('div').innerHTML = '<img alt="&amp;" src="' + sent + '&amp;">'; } catch {} await settle(); return !!got;`,
  'an element that waits, in the place of which it puts another': `const { splice } = Array.prototype; new Image().src = '//undeclared.example/x';
    const script = put('script'); let reads = 0;
    Array.prototype.splice = function (...args) { if (args.length !== 1 || typeof this[0] !== 'object') return splice.apply(this, args);
      const [element, name, address] = Object.keys(this[0]);
      return [{ [element]: script, [name]: 'src', [address]: { toString: () => (reads++ === 0 ? '/own' : sent) } }]; };
    await settle(); Array.prototype.splice = splice; return script.src.includes(mark);`,
  'a frame, marked as essential': `const frame = put('iframe'); frame.setAttribute('data-samtykke', 'essential'); frame.setAttribute('data-src', sent);
    await settle(); return frame.src.includes(mark);`,
  'a script, marked as essential, by what it says of itself': `const { getAttribute } = Element.prototype; const script = put('script', { type: 'text/plain' });
    script.setAttribute('data-samtykke', 'essential');
    Element.prototype.getAttribute = function (name) { return name === 'src' ? sent : getAttribute.call(this, name); };
    await settle(); await settle(); Element.prototype.getAttribute = getAttribute;`,
  'a place to store a number in': `const { keys } = Object; const { stringify } = JSON; JSON.stringify = () => '{"id":1234567}';
    Object.keys = (value) => { if (value && typeof value === 'object') try { value['localStorage theme'] = 1234567; } catch {} return ['x']; };
    Object.defineProperty(Object.prototype, 'localStorage other', { configurable: true, enumerable: true, value: 1234567 });
    await settle(); delete Object.prototype['localStorage other']; Object.keys = keys; JSON.stringify = stringify;
    return (localStorage.getItem('samtykke') ?? '').includes('1234567');`,
};

/** By each a page asks for the guard's inside; all say whether they got it. */
const CONNECTIONS = `
  const got = []; const ask = () => got.push(samtykke.connect());
  ask(); Reflect.apply(samtykke.connect, new Proxy(samtykke, {}), []); got.push(put('iframe').contentWindow.samtykke.connect());
  const second = document.querySelector('head script[src*="/samtykke/a/"]');
  for (const type of ['load', 'error', 'x']) { second.addEventListener(type, ask); second.dispatchEvent(new Event(type)); }
  const fresh = make('script', { textContent: 'window.asked = samtykke.connect();' }); second.replaceWith(fresh); got.push(window.asked);
  second.remove(); second.removeAttribute('src'); second.textContent = 'window.asked = samtykke.connect();'; document.head.append(second);
  got.push(window.asked);
  const copy = second.cloneNode(true); document.head.append(copy); got.push(window.asked);
  const inner = put('iframe').contentDocument; inner.head.append(inner.adoptNode(second)); got.push(window.asked);
  await new Promise((resolve) => document.head.append(make('script', { src: '/asks.js', onload: resolve, onerror: resolve })));
  return got.some(Boolean);`;

let browser: Browser;
let registry: Registry;
let site: TestSite;
/** Where no consent is needed until a visitor objects: a refusal that is lost is consent. */
let optOut: TestSite;
let attacker: Attacker;
let forged: string;

beforeAll(async () => {
  browser = await launchChromium();
  registry = await attackedRegistry();
  site = await attackedSite({
    registry,
    pages: { '/own': openPage('<p>Own</p>', 'none'), '/typed': { ...openPage(''), inline: false } },
  });
  optOut = await attackedSite({
    registry: await attackedRegistry('jurisdiction: US-CA'),
    pages: { '/health/sleep': openPage('') },
  });
  attacker = await newAttacker(browser, site);
  const { editions } = registry;
  const at = Math.floor(Date.now() / 1000).toString(36);
  forged = `1.${at}..functionality~${editions.functionality}!analytics~${editions.analytics}.`;
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  await optOut.stop();
});

async function open(path: string, by = attacker): Promise<void> {
  await by.open(path);
  await whenReady(by.tab);
}

it('a forged choice would be one, if a page could write it: the attacks below are worth something', {
  retry: 2,
}, async () => {
  const { hostname: domain } = new URL(site.address);
  const cookies = [{ name: 'consent', value: `${forged}.`, domain, path: '/' }];
  await attacker.open('/bare');
  await attacker.context.addCookies(cookies);
  await attacker.tab.goto(`${site.address}/`);
  await whenReady(attacker.tab);
  // The server has taken it away; to the page, which cannot tell who has signed it, it is one.
  expect(await attacker.harm()).toEqual([]);
  await attacker.context.addCookies(cookies);
  await attacker.tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(() => attacker.harm()).toEqual(['granted']);
});

describe('nothing undeclared or undecided is written', () => {
  it.each(Object.keys(ATTACKS))('by %s', async (name) => {
    await open('/');
    await attacker.run(`${ATTACKS[name]} for (const key of ['_ga', 'lang', 'rogue']) document.cookie = key + '=1';
      return ['analytics', 'functionality'].some((each) => samtykke.allows(each));`);
    expect(await attacker.harm()).toEqual([]);
  });
});

describe('a withdrawal that a script asks for is no grant', () => {
  it.each(Object.keys(FORGERIES))('by %s', async (name) => {
    await open('/');
    await attacker.run(`const FORGED = ${JSON.stringify(forged)}; ${FORGERIES[name]}
      const isGranted = () => samtykke.allows('functionality') || samtykke.allows('analytics') || document.cookie.includes('~');
      // What the page keeps at first, and what the server then says.
      const answered = samtykke.withdraw(); const atFirst = isGranted(); await settle();
      try { await Promise.race([answered, wait(300)]); } catch {} return atFirst || isGranted();`);
    expect(await attacker.harm()).toEqual([]);
  });
});

describe('a page gets hold of nothing', () => {
  it.each(Object.keys(PRIZES))('%s', async (name) => {
    await open(name.includes('Trusted') ? '/typed' : '/');
    await attacker.run(PRIZES[name] as string);
    await attacker.tab.waitForTimeout(100);
    expect(await attacker.harm()).toEqual([]);
  });

  it('the inside, once our second part has it', async () => {
    await attacker.tab.route('**/asks.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'window.asked = samtykke.connect();' }),
    );
    await open('/');
    await attacker.run(CONNECTIONS);
    expect(await attacker.harm()).toEqual([]);
  });
});

describe('where nothing has to be agreed to, a refusal stays', () => {
  const LOSSES: Record<string, string> = {
    'cookieStore.delete': `await cookieStore.delete('consent'); await cookieStore.delete({ name: 'consent', path: '/' });`,
    'document.cookie': `document.cookie = 'consent=; max-age=0; path=/'; document.cookie = 'consent=x; path=/';`,
    'another path or domain': `for (const more of ['path=/deep', 'domain=localhost', 'path=/;secure', 'partitioned;secure'])
      document.cookie = 'consent=x;' + more; await cookieStore.set({ name: 'consent', value: 'x', path: '/deep/' });`,
    'a cookie without a name': `document.cookie = '=consent=x'; document.cookie = 'consent'; await cookieStore.set({ name: '', value: 'consent=x' }).catch(() => {});`,
    'a withdrawal that is cut short': `Object.entries = () => { throw new Error('cut'); }; try { await Promise.race([samtykke.withdraw(), wait(100)]); } catch {}`,
    'a withdrawal of nothing, of which the server hears nothing': `const { join } = Array.prototype; Array.prototype.join = function (...args) {
      return this[0] === '1' ? '1.' + this[1] + '...' : join.apply(this, args); }; JSON.stringify = () => { throw new Error('cut'); };
      try { await Promise.race([samtykke.withdraw(), wait(100)]); } catch {}`,
    'more cookies than are kept': `for (let index = 0; index < 400; index++) document.cookie = '_ga' + index + '=1';`,
    'a stack that is full': `history.replaceState({}, '', '/other'); let tries = 0; deep(() => { document.cookie = 'lang=1'; return ++tries > 500; });`,
  };
  let by: Attacker;
  beforeAll(async () => {
    by = await newAttacker(browser, optOut);
  });

  it.each(Object.keys(LOSSES))('whatever a page does by %s', async (name) => {
    await open('/', by);
    // So a refusal that is lost is seen.
    expect(await by.harm()).toEqual(['granted']);
    await answerBanner(by.tab, refuse);
    await by.run(LOSSES[name] as string);
    await by.run(`document.cookie = '_ga=1'; document.cookie = 'lang=1';`);
    expect(await by.harm()).toEqual([]);
    await by.tab.goto(`${optOut.address}/`);
    await by.run(`document.cookie = '_ga=1'; document.cookie = 'lang=1';`);
    expect(await by.harm()).toEqual([]);
  });

  it('and a sensitive page takes nothing at the end of the stack', async () => {
    const fresh = await newAttacker(browser, optOut);
    await fresh.open('/');
    await fresh.run(`history.replaceState({}, '', '/health/sleep'); let tries = 0;
      deep(() => { document.cookie = 'lang=1'; return ++tries > 500; }); document.cookie = 'lang=1';`);
    expect(await fresh.harm()).not.toContain('lang');
    await fresh.context.close();
  });
});

it('a page can say of an answer what it likes: what the visitor has agreed to stands', async () => {
  await open('/');
  await accept(banner(attacker.tab)).click();
  await expect.poll(() => attacker.harm()).toContain('granted');
  expect(await attacker.run(`return (await (await fetch('/samtykke/status')).json()).answers;`)).toEqual({
    functionality: 'all',
    analytics: 'all',
  });
});
