/** Only a visitor's own act on our control grants: nothing that a page's script does by itself or makes of another act. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Attacker, attackedRegistry, attackedSite, newAttacker, openPage } from '../support/attacks.ts';
import { launchChromium } from '../support/browsers.ts';
import type { TestSite } from '../support/site.ts';
import { accept, banner, choiceCookie, panel, refuse, whenReady } from '../support/surfaces.ts';

/** What the server takes for 'accept all', as JSON and as a form. */
const ANSWER = `const answer = JSON.stringify({ choice: 'accept', registry: samtykke.version, language: 'en', surface: 'banner',
  asked: ['functionality', 'analytics'], answers: {} });`;
const FORM = `const form = make('form', { method: 'post' }); const fields = [...new FormData(ours('accept').form), ['choice', 'accept']];
  for (const [name, value] of fields) form.append(make('input', { name, defaultValue: value }));`;

/** The same form in a shadow tree; its action becomes the one that takes choices only once it stands there. */
const TREE = `${FORM} form.action = 'choice'; const button = form.appendChild(make('button'));
  const plant = (mode, more) => { const holder = put('div'); holder.attachShadow({ mode, ...more }).append(form); return holder; };
  const send = (on) => { history.replaceState({}, '', '/samtykke/x'); on.click(); };`;
/** It in a tree by markup, its button showing what stands outside the tree. */
const MARKUP = `${FORM} const plant = (mode) => { const holder = put('div');
  holder.setHTMLUnsafe('<template ' + mode + '><form method=post action=choice>' + form.innerHTML + '<button><slot></slot></button></form></template><b>Read</b>');
  return holder; }; const send = (on) => { history.replaceState({}, '', '/samtykke/x'); on.click(); };`;

/** A page that a script makes, with a form that answers. */
const OWN_PAGE = `const fields = [...new FormData(ours('accept').form), ['choice', 'accept']].map(([name, value]) => '<input name=' + name + ' value="' + value + '">');
  const own = page('<form method=post action=' + location.origin + '/samtykke/choice>' + fields.join('') +
    '<button></button></form><script>document.querySelector("button").click()</' + 'script>');`;

/** By a script alone, once our own has taken over the banner. */
const SCRIPTED: Record<string, string> = {
  'click()': `ours('accept').click();`,
  'an event of each class': `for (const Class of [Event, MouseEvent, PointerEvent, KeyboardEvent, TouchEvent, SubmitEvent])
    ours('accept').dispatchEvent(new Class('click', { bubbles: true, cancelable: true, composed: true }));`,
  'an event with an isTrusted of its own': `
    const claims = [(event) => Object.defineProperty(event, 'isTrusted', { value: true }), (event) => Object.setPrototypeOf(event, { isTrusted: true }),
      (event) => { Object.defineProperty(Event.prototype, 'isTrusted', { configurable: true, get: () => true }); delete event.isTrusted; }];
    for (const claim of claims) { const event = new PointerEvent('click', { bubbles: true }); try { claim(event); } catch {} ours('accept').dispatchEvent(event); }`,
  'an event of a class with isTrusted': `class Own extends PointerEvent { get isTrusted() { return true; } }
    ours('accept').dispatchEvent(new Own('click', { bubbles: true }));`,
  'a click on a label of it': `ours('accept').id = 'it'; const label = make('label', { htmlFor: 'it' }); host().shadowRoot.append(label);
    label.click(); label.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));`,
  'a click on a label around it': `const label = make('label'); ours('accept').replaceWith(label); label.append(ours('refuse')); label.click();`,
  'a command': `const button = make('button', { commandForElement: ours('accept'), command: '--click' }); host().shadowRoot.append(button);
    button.click(); ours('accept').dispatchEvent(new Event('command'));`,
  'a pop-up': `ours('accept').popover = 'auto'; const button = make('button', { popoverTargetElement: ours('accept') });
    host().shadowRoot.append(button); button.click(); ours('accept').click();`,
  'keys that it makes up': `const button = ours('accept'); button.focus();
    for (const key of ['Enter', ' ']) for (const type of ['keydown', 'keypress', 'keyup'])
      button.dispatchEvent(new KeyboardEvent(type, { key, code: key === ' ' ? 'Space' : key, keyCode: key === ' ' ? 32 : 13, bubbles: true, composed: true }));`,
  'a key of access': `ours('accept').accessKey = 'a'; for (const type of ['keydown', 'keyup'])
    document.dispatchEvent(new KeyboardEvent(type, { key: 'a', code: 'KeyA', altKey: true, bubbles: true }));`,
  'the key that refuses, with the marks exchanged': `ours('refuse').removeAttribute('data-samtykke-refuse');
    ours('accept').setAttribute('data-samtykke-refuse', '');
    ours('refuse').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));`,
  requestSubmit: `const button = ours('accept'); button.form.requestSubmit(button); button.form.requestSubmit();`,
  'a submit event': `const { form } = ours('accept');
    form.dispatchEvent(new SubmitEvent('submit', { submitter: ours('accept'), bubbles: true, cancelable: true }));`,
  'submit of our form with a field added': `const { form } = ours('accept');
    form.append(make('input', { name: 'choice', value: 'accept' })); form.submit();`,
  'a copy of our form': `const form = document.body.appendChild(ours('accept').form.cloneNode(true));
    form.querySelector('[data-samtykke-accept]').click();`,
  'our form after document.open has taken its listeners': `const own = host(); document.open(); document.write('<p>'); document.close();
    document.body.append(own); ours('accept').click();`,
  'our button in a form of its own': `${FORM} form.action = '/samtykke/choice'; document.body.append(form); form.append(ours('accept'));
    form.querySelector('button').click();`,
  'a form of its own': `${FORM} form.action = '/samtykke/choice'; document.body.append(form); form.submit();`,
  'a form of its own that leads into a frame': `${FORM} form.action = '/samtykke/choice'; form.target = 'inner';
    put('iframe', { name: 'inner' }); document.body.append(form); form.submit();`,
  'a form by markup': `${FORM} const holder = put('div', { innerHTML: '<form method="post" action="/samtykke/choice"></form>' });
    holder.firstChild.append(...form.children); holder.firstChild.submit();`,
  'a button with an action of its own': `${FORM} form.append(make('button', { formAction: '/samtykke/choice' }));
    document.body.append(form); form.lastChild.click();`,
  'a button whose action becomes ours': `${FORM} form.append(make('button')); document.body.append(form);
    form.lastChild.formAction = 'choice'; history.replaceState({}, '', '/samtykke/x'); form.lastChild.click();`,
  'a button whose action becomes ours, asked for': `${FORM} form.append(make('button')); document.body.append(form);
    form.lastChild.formAction = 'choice'; history.replaceState({}, '', '/samtykke/x'); form.requestSubmit(form.lastChild);`,
  'a button whose action becomes ours, in a frame': `${FORM} const frame = put('iframe', { src: '/bare' }); await loaded(frame);
    const inner = frame.contentDocument; const copy = inner.body.appendChild(inner.createElement('form')); copy.method = 'post';
    copy.append(...form.children, inner.createElement('button')); copy.lastChild.formAction = 'choice';
    frame.contentWindow.history.replaceState({}, '', '/samtykke/x'); copy.lastChild.click();`,
  "a worker of the page's own text, with a tab in its address": `
    const says = { choice: 'accept', surface: 'banner', language: 'en', asked: ['functionality', 'analytics'], registry: samtykke.version };
    const headers = { 'content-type': 'application/json' };
    const code = 'fetch("' + location.origin + '/samtykke/choice", ' + JSON.stringify({ method: 'POST', headers, body: JSON.stringify(says) }) + ')';
    try { new Worker(URL.createObjectURL(new Blob([code])).replace('b', 'b\\t')); } catch {}`,
  'a form in a shadow tree': `${TREE} plant('open'); send(button);`,
  'a form in a closed shadow tree': `${TREE} plant('closed'); send(button);`,
  'a form in a closed shadow tree, led there by a base': `${TREE} plant('closed'); document.head.append(make('base', { href: '/samtykke/' })); button.click();`,
  'a form in a closed shadow tree, by an event': `${TREE} plant('closed'); history.replaceState({}, '', '/samtykke/x');
    button.dispatchEvent(new MouseEvent('click'));`,
  'a form in a closed shadow tree, by an event that the page stops': `${TREE} plant('closed');
    addEventListener('click', (event) => event.stopImmediatePropagation(), true); addEventListener('submit', (event) => event.stopImmediatePropagation(), true);
    send(button);`,
  'a form in a closed shadow tree with a mode that changes': `${TREE} let turn = 0; const holder = put('div');
    const root = holder.attachShadow({ get mode() { return turn++ ? 'closed' : 'open'; } }); root.append(form); send(button);`,
  'a form in a copy of a closed shadow tree whose mode changes while it is made': `${TREE} button.append(make('slot')); const holder = put('div');
    holder.attachShadow({ mode: 'open', get clonable() { this.mode = 'closed'; return true; } }).append(form); holder.append(make('b'));
    const copy = document.body.appendChild(holder.cloneNode(true)); send(copy.firstChild);`,
  'a form in a closed shadow tree that is made at the end of the stack': `${TREE} let times = 0; history.replaceState({}, '', '/samtykke/x');
    const name = 'x-' + mark; customElements.define(name.toLowerCase(), class extends HTMLElement { inner = this.attachInternals(); });
    deep(() => { const holder = make(name.toLowerCase()); try { holder.attachShadow({ mode: 'closed' }); } catch {}
      const root = holder.inner.shadowRoot; if (!root) return false; root.append(form); document.body.append(holder); button.click(); return ++times > 200; });`,
  'a form in a shadow tree within a closed one': `${TREE} const outer = put('div').attachShadow({ mode: 'closed' });
    const holder = outer.appendChild(make('div')); holder.attachShadow({ mode: 'closed' }).append(form); send(button);`,
  'a form in a copy of a closed shadow tree': `${TREE} button.append(make('slot')); const holder = plant('closed', { clonable: true }); holder.append(make('b'));
    const copy = document.body.appendChild(holder.cloneNode(true)); send(copy.firstChild);`,
  'a copy of our form in a closed shadow tree': `const holder = put('div'), div = make('div');
    div.append(ours('accept').form.cloneNode(true)); holder.attachShadow({ mode: 'closed' }).append(div); div.querySelector('[data-samtykke-accept]').click();`,
  'our form in a closed shadow tree': `const button = ours('accept').cloneNode(true), { form } = ours('accept'); form.append(button);
    put('div').attachShadow({ mode: 'closed' }).append(form); button.click();`,
  'a field that sends, in a closed shadow tree': `${TREE} const field = make('input', { type: 'submit' }); button.replaceWith(field); plant('closed'); send(field);`,
  'a picture that sends, in a shadow tree': `${TREE} const field = make('input', { type: 'image' }); button.replaceWith(field); plant('open'); send(field);`,
  'a label in a closed shadow tree': `${TREE} button.id = 'it'; const label = form.appendChild(make('label', { htmlFor: 'it' })); plant('closed'); send(label);`,
  'what stands in a button in a shadow tree': `${TREE} const inner = button.appendChild(make('b')); plant('open'); send(inner);`,
  'what a button shows in a closed shadow tree': `${TREE} button.append(make('slot')); const holder = plant('closed'); send(holder.appendChild(make('b')));`,
  'a button whose action becomes ours, in a shadow tree': `${TREE} form.action = '/x'; button.formAction = 'choice'; plant('open'); send(button);`,
  'a button that says it refuses, in a shadow tree': `${TREE} button.name = 'choice'; button.value = 'refuse'; plant('open'); send(button);`,
  'markup of a shadow tree': `${MARKUP} const holder = plant('shadowrootmode=open'); send(holder.lastChild);`,
  'markup of a closed shadow tree': `${MARKUP} send(plant('shadowrootmode=closed').lastChild);`,
  'markup of a closed shadow tree, its mode written otherwise': `${MARKUP} send(plant('ShadowRootMode = "CL&#79;SED"').lastChild);`,
  'markup of a closed shadow tree that is copied': `${MARKUP} const copy = plant('shadowrootclonable shadowrootmode=closed').cloneNode(true);
    document.body.append(copy); send(copy.lastChild);`,
  'a document of markup of a closed shadow tree': `${FORM} const other = Document.parseHTMLUnsafe('<div><template shadowrootmode=closed><form method=post action=choice>' +
    form.innerHTML + '<button><slot></slot></button></form></template><b>Read</b></div>'); const holder = document.body.appendChild(other.querySelector('div'));
    history.replaceState({}, '', '/samtykke/x'); holder.lastChild.click();`,
  'a form in a page of its own, in a frame': `${OWN_PAGE} const frame = put('iframe', { src: own }); await loaded(frame); await wait(200);`,
  'a form in a page of its own, in an object': `${OWN_PAGE} const object = put('object', { type: 'text/html', data: own }); await loaded(object); await wait(200);`,
  'a form in a page of its own, in a window': `${OWN_PAGE} open(own); await wait(500);`,
  'a form to another host of the site': `${FORM} form.action = 'http://other.attacked.example/samtykke/choice'; document.body.append(form); form.submit(); form.requestSubmit();`,
  'a form at our address, spelt otherwise': `${FORM} document.body.append(form); history.replaceState({}, '', '/samtykke/%63hoice'); form.submit();`,
  'a form at our address, at every depth of the stack': `${FORM} document.body.append(form); history.replaceState({}, '', '/samtykke/choice');
    let times = 0;
    deep(() => { form.submit(); return ++times > 1_000; }); deep(() => { form.requestSubmit(); return ++times > 2_000; });`,
  'a form in a closed shadow tree, at every depth of the stack': `${TREE} plant('closed'); history.replaceState({}, '', '/samtykke/x');
    let times = 0;
    deep(() => { button.click(); return ++times > 1_000; }); deep(() => { button.dispatchEvent(new MouseEvent('click')); return ++times > 2_000; });`,
  fetch: `${ANSWER} await fetch('/samtykke/choice', { method: 'POST', headers: { 'content-type': 'application/json' }, body: answer }).catch(() => {});`,
  "a frame's fetch": `${ANSWER} await put('iframe').contentWindow.fetch('/samtykke/choice', { method: 'POST',
    headers: { 'content-type': 'application/json' }, body: answer }).catch(() => {});`,
  'a request that is asked for': `${ANSWER} const request = new XMLHttpRequest(); request.open('POST', '/samtykke/choice');
    request.setRequestHeader('content-type', 'application/json'); request.send(answer);`,
  'a beacon': `${ANSWER} navigator.sendBeacon('/samtykke/choice', new Blob([answer], { type: 'application/json' }));`,
  'a form without an action, where the page says it is ours': `${FORM} history.replaceState({}, '', '/samtykke/choice');
    document.body.append(form); form.submit();`,
  'a form whose action becomes ours': `${FORM} form.action = 'choice'; document.body.append(form);
    history.replaceState({}, '', '/samtykke/x'); form.submit();`,
  'a request whose address becomes ours while its options are read': `${ANSWER} await fetch('choice', { body: answer,
    headers: { 'content-type': 'application/json' }, get method() { history.replaceState({}, '', '/samtykke/x'); return 'POST'; } }).catch(() => {});`,
  'our banner in a frame': `const frame = put('iframe', { src: '/' }); await loaded(frame);
    const inner = frame.contentDocument.querySelector('[data-samtykke-banner]')?.shadowRoot;
    inner?.querySelector('[data-samtykke-accept]').click(); await wait(100);
    inner?.querySelector('form')?.requestSubmit(inner.querySelector('[data-samtykke-accept]'));`,
  'our banner in a window that it opens': `const other = open('/'); const inner = () => other.document.querySelector('[data-samtykke-banner]')?.shadowRoot?.querySelector('[data-samtykke-accept]');
    await until(inner, 3000); inner().click(); await wait(100);`,
  'a form in a frame that says it is at our address': `const frame = put('iframe', { src: '/bare' }); await loaded(frame);
    const inner = frame.contentDocument; frame.contentWindow.history.replaceState({}, '', '/samtykke/choice'); ${FORM}
    const copy = inner.body.appendChild(inner.createElement('form')); copy.method = 'post'; copy.append(...form.children, inner.createElement('button'));
    copy.lastChild.click();`,
  'a request to our address, however it is spelt': `${ANSWER}
    for (const address of ['/samtykke/%63hoice', '/samtykke/choice/', '/samtykke//choice', '/samtykke/choice?x', '/samtykke/choice#x', '/Samtykke/choice',
        '/samtykke/./choice', '/x/../samtykke/choice', '/samtykke\\\\choice', '/samtykke/choice%2f', '/samtykke%2fchoice', '/samtykke/choice%00', '/%2e/samtykke/choice',
        '/samtykke/%2563hoice', '/samtykke/choice;x', location.origin + '/samtykke/choice', '//x@' + location.host + '/samtykke/choice'])
      await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: answer }).catch(() => {});`,
  "the panel's buttons": `samtykke.show(); const { shadowRoot } = document.querySelector('[data-samtykke-panel]');
    for (const field of shadowRoot.querySelectorAll('[value=all]')) field.checked = true;
    for (const button of shadowRoot.querySelectorAll('button')) if (button.value !== 'refuse') button.click();`,
  "the panel's form": `samtykke.show(); const { shadowRoot } = document.querySelector('[data-samtykke-panel]');
    const form = shadowRoot.querySelector('form'); for (const field of shadowRoot.querySelectorAll('[value=all]')) field.checked = true;
    form.append(make('input', { name: 'choice', value: 'save' })); form.submit();`,
  'a second guard': `const load = (src) => new Promise((resolve) => { document.head.append(make('script', { src, onload: resolve })); });
    const second = document.querySelector('head script[src*="/samtykke/a/"]').src;
    await load('/samtykke/samtykke.js'); await load(second); await wait(100); ours('accept').click();`,
  'messages to its tabs': `new BroadcastChannel('samtykke').postMessage({ choice: 'accept', answers: { analytics: 'all' } });
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); await settle();`,
  'a change that it announces': `document.dispatchEvent(new CustomEvent('samtykke:change', { detail: { allows: () => true } }));`,
  'what window.samtykke offers': `for (const name of Object.getOwnPropertyNames(samtykke)) {
      if (typeof samtykke[name] !== 'function') continue;
      for (const args of [[], ['accept'], [{ choice: 'accept', answers: { analytics: 'all' } }]]) await samtykke[name](...args); }`,
};

/** By way of an address of the site's own that leads on to the one that takes choices. */
const LED: Record<string, (path: string) => string> = {
  fetch: (path) =>
    `${ANSWER} await fetch('${path}', { method: 'POST', headers: { 'content-type': 'application/json' }, body: answer }).catch(() => {});`,
  'a request that is asked for': (
    path,
  ) => `${ANSWER} const request = new XMLHttpRequest(); request.open('POST', '${path}', false);
    request.setRequestHeader('content-type', 'application/json'); try { request.send(answer); } catch {}`,
  'a beacon': (path) =>
    `${ANSWER} navigator.sendBeacon('${path}', new Blob([answer], { type: 'application/json' })); await wait(500);`,
  'a form in a frame': (
    path,
  ) => `${FORM} form.action = '${path}'; form.target = 'inner'; const frame = put('iframe', { name: 'inner' });
    document.body.append(form); form.submit(); await loaded(frame); await wait(100);`,
};

/** Before our own script has taken over the banner that the server has rendered. */
const EARLY: Record<string, string> = {
  'click()': `document.querySelector('[data-samtykke-banner]').shadowRoot.querySelector('[data-samtykke-accept]').click();`,
  'submit of our form with a field added': `
    const { form } = document.querySelector('[data-samtykke-banner]').shadowRoot.querySelector('[data-samtykke-accept]');
    form.append(Object.assign(document.createElement('input'), { name: 'choice', value: 'accept' })); form.submit();`,
};

/** What a page makes of a click on something of its own, `#read`. */
const CLICKED: Record<string, string> = {
  'handing its event on': `read.onclick = (event) => ours('accept').dispatchEvent(event);`,
  'handing it to every listener of ours that it has caught': `
    read.onclick = (event) => { for (const listener of captured.slice()) try { (listener.handleEvent ?? listener).call(ours('accept'), event); } catch {} };`,
  'clicking on our button within it': `read.onclick = () => ours('accept').click();`,
  'clicking on our button when the finger comes down': `read.onpointerdown = () => { ours('accept').focus(); ours('accept').click(); };`,
  'sending our form within it': `read.onclick = () => { const { form } = ours('accept');
    form.append(make('input', { name: 'choice', value: 'accept' })); form.submit(); };`,
  'sending a form of its own within it': `${FORM} form.action = '/samtykke/choice'; document.body.append(form); read.onclick = () => form.submit();`,
  'putting our button under it as it ends': `read.onpointerdown = () => { read.style.pointerEvents = 'none';
    ours('accept').style = 'position: fixed; inset: 0'; }; read.onpointerup = () => { ours('accept').style = ''; };`,
  'capturing its pointer for our button': `read.onpointerdown = ({ pointerId }) => ours('accept').setPointerCapture(pointerId);`,
  'moving it into our button': `ours('accept').append(read);`,
  'having it shown in our button': `ours('accept').append(make('slot')); host().append(read);`,
  'having it shown in our button as a part': `const slot = make('slot', { name: 'read' }); ours('accept').replaceChildren(slot);
    slot.style = 'position: fixed; inset: 0'; read.slot = 'read'; host().append(read);`,
  'making it a label of our button': `ours('accept').id = 'it'; const label = make('label', { htmlFor: 'it', id: 'shown' });
    label.append(make('slot')); host().shadowRoot.append(label); host().append(read);`,
  'making it a label of our button that is gone when we look': `ours('accept').id = 'it'; const label = make('label', { htmlFor: 'it' });
    label.append(make('slot')); host().shadowRoot.append(label); host().append(read); const { shadowRoot } = host();
    addEventListener('click', (event) => { if (event.composedPath()[0] === shadowRoot.getElementById('it')) label.htmlFor = ''; }, true);`,
};

const SPY = `<p id="read">Read more</p><script>window.captured = []; const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    captured.push(listener); return addEventListener.call(this, type, listener, options); };</script>`;

/** Has a button of the page's own looked up in the place of those in our banner. */
const LISTED = `<form method="post" action="/samtykke/choice"><input type="hidden" name="surface" value="banner">
  <input type="hidden" name="asked" value="functionality analytics"><button name="choice" value="accept">Read more</button></form>
  <script>const { querySelectorAll } = DocumentFragment.prototype; DocumentFragment.prototype.querySelectorAll = function (...args) {
    return args[0] === 'button' ? document.querySelectorAll('form button') : querySelectorAll.apply(this, args); };</script>`;

/** A banner of the page's own, whose one button says something else. */
const LOOK_ALIKE = `<div data-samtykke-banner><template shadowrootmode="open"><form method="post" action="/samtykke/choice">
  <input type="hidden" name="surface" value="banner"><input type="hidden" name="asked" value="functionality analytics">
  <p data-samtykke-message hidden></p><button name="choice" value="accept">Read more</button></form></template></div>`;

let browser: Browser;
let site: TestSite;
let attacker: Attacker;

beforeAll(async () => {
  browser = await launchChromium();
  const early = Object.entries(EARLY).map(([name, code]) => [`/early/${name}`, openPage(`<script>${code}</script>`)]);
  site = await attackedSite({
    registry: await attackedRegistry(),
    pages: {
      '/spied': openPage(SPY),
      '/look-alike': openPage(LOOK_ALIKE, 'script'),
      '/listed': openPage(LISTED),
      '/led': { ...openPage('', 'none'), leadsTo: '/samtykke/choice', isProtected: true },
      '/led-past-us': { ...openPage('', 'none'), leadsTo: '/samtykke/choice' },
      '/withdrawn': openPage('<button id="withdraw" data-samtykke-withdraw>Withdraw</button>'),
      '/marked': openPage('<iframe title="Film" data-samtykke="analytics" data-src="TRACKER/frame/film"></iframe>'),
      ...Object.fromEntries(early.map(([path, page]) => [encodeURI(path as string), page])),
    },
  });
  attacker = await newAttacker(browser, site);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

async function open(path: string): Promise<void> {
  await attacker.open(path);
  await whenReady(attacker.tab);
}
/** Nothing but a refusal may be there; what a page has sent is given time to arrive. */
async function expectNothingGranted(): Promise<void> {
  await attacker.tab.waitForTimeout(50);
  await attacker.tab.request.get(`${site.address}/samtykke/health`);
  expect(await attacker.harm()).toEqual([]);
}

/** A form that is sent may be answered only later. */
async function expectNoAnswer(): Promise<void> {
  await expectNothingGranted();
  expect(attacker.answers).toEqual([]);
}

/** What is not promised does happen: a row that is mended, or whose own code is broken, is heard of. */
async function expectGranted(): Promise<void> {
  await expect.poll(() => attacker.harm()).toContain('granted');
}

it("a visitor's own click on 'accept' grants", async () => {
  await open('/');
  await accept(banner(attacker.tab)).click();
  await expect.poll(() => attacker.harm()).toEqual(['granted']);
});

/**
 * Not promised, see SECURITY.md: a script with the page's full rights has the visitor press our own button while
 * something else seems to be pressed, or opens a page of the site that has no guard.
 */
const LEFT: ReadonlySet<string> = new Set([
  'a form in a page of its own, in a window',
  'capturing its pointer for our button',
  'by a field in our form',
  'by a field of the page that is made one of our form',
  'by moving the focus as it comes down',
]);

const named = (title: string, name: string): string => (LEFT.has(name) ? `${title}: not promised` : title);

describe('a script alone is granted nothing', () => {
  for (const name of Object.keys(SCRIPTED))
    it(named(`by ${name}`, name), async () => {
      await open('/');
      await attacker.run(SCRIPTED[name] as string);
      await (LEFT.has(name) ? expectGranted() : expectNoAnswer());
    });

  it.each(Object.keys(EARLY))('by %s, before our own script is there', async (name) => {
    await attacker.open(encodeURI(`/early/${name}`));
    await expectNoAnswer();
  });
});

describe("an answer that a script sends to an address of the site's own is not led on to us", () => {
  const sendBy = async (name: string, path: string): Promise<void> => {
    await open('/');
    await attacker.run((LED[name] as (path: string) => string)(path));
  };
  it.each(Object.keys(LED))('by %s', async (name) => {
    await sendBy(name, '/led');
    await expectNothingGranted();
  });

  // Not promised, see SECURITY.md: what leads on outside `consent.protect` and the gateway we do not see.
  it.each(Object.keys(LED))('by %s, where it does not come through us: not promised', async (name) => {
    await sendBy(name, '/led-past-us');
    await expectGranted();
  });
});

describe("a visitor's click on something else is not made consent", () => {
  for (const name of Object.keys(CLICKED))
    it(named(`by ${name}`, name), async () => {
      await open('/spied');
      await attacker.run(`const read = document.getElementById('read'); ${CLICKED[name]}`);
      await attacker.tab.locator('#read').click({ force: true });
      await (LEFT.has(name) ? expectGranted() : expectNothingGranted());
    });

  it('by a banner of the page that looks like ours: ours takes its place', async () => {
    await open('/look-alike');
    expect(await attacker.tab.getByRole('button', { name: 'Read more' }).count()).toBe(0);
    await expectNothingGranted();
  });

  // Not promised, see SECURITY.md: a script with the page's full rights can change what our script finds in the page.
  it('by a button of the page that it has our script find in the place of ours: not promised', async () => {
    await open('/listed');
    await attacker.tab.getByRole('button', { name: 'Read more' }).click();
    await expectGranted();
  });
});

describe('a key that a visitor presses elsewhere is not made consent', () => {
  const KEYS: readonly (readonly [string, string, string])[] = [
    [
      'by a field in our form',
      `const field = make('input'); ours('accept').form.append(field); field.focus();`,
      'Enter',
    ],
    [
      'by a field of the page that is made one of our form',
      `ours('accept').form.id = 'it'; const field = make('input');
      field.setAttribute('form', 'it'); host().shadowRoot.append(field); field.focus();`,
      'Enter',
    ],
    ['by moving the focus as it comes down', `document.onkeydown = () => ours('accept').focus();`, 'Enter'],
  ];
  for (const [name, code, key] of KEYS)
    it(named(name, name), async () => {
      await open('/');
      await attacker.run(code);
      await attacker.tab.keyboard.press(key);
      await (LEFT.has(name) ? expectGranted() : expectNothingGranted());
    });
});

describe("a visitor's click on 'refuse' refuses", () => {
  it('whatever the page writes into our buttons', async () => {
    await open('/');
    const own = await refuse(banner(attacker.tab)).elementHandle();
    await attacker.run(`const [yes, no] = [ours('accept'), ours('refuse')];
      yes.textContent = 'Reject all'; no.textContent = 'Accept all'; yes.value = 'refuse'; no.value = 'accept'; no.name = 'x';
      no.setAttribute('formaction', '/own'); no.setAttribute('data-samtykke-accept', ''); no.type = 'button';
      yes.before(no);`);
    await own?.click();
    await expect.poll(() => choiceCookie(attacker.context)).toBeDefined();
    await expectNothingGranted();
  });

  it.each(['FormData', 'JSON', 'Object.fromEntries', 'fetch'])('whatever the page makes of %s', async (what) => {
    await open('/');
    await attacker.run(`const lies = {
      FormData: () => { window.FormData = class { get = (name) => ({ choice: 'accept', surface: 'panel', asked: 'functionality analytics' }[name] ?? 'all');
        getAll = () => []; has = () => true; }; },
      JSON: () => { const { stringify } = JSON; JSON.stringify = (value, ...more) => stringify(value?.choice ? { ...value, choice: 'accept' } : value, ...more); },
      'Object.fromEntries': () => { Object.fromEntries = () => ({ functionality: 'all', analytics: 'all' }); },
      fetch: () => { const { call } = Function.prototype; Function.prototype.call = function (self, ...args) {
        if (args[1]?.body) args[1].body = args[1].body.replace('refuse', 'accept'); return Reflect.apply(this, self, args); }; },
    }; lies[${JSON.stringify(what)}]();`);
    await refuse(banner(attacker.tab)).click();
    await expect.poll(() => choiceCookie(attacker.context)).toBeDefined();
    await expectNothingGranted();
  });
});

it('a withdrawal right after agreeing withdraws, whatever the page makes of it', async () => {
  await open('/withdrawn');
  await accept(banner(attacker.tab)).click();
  await expect.poll(() => attacker.harm()).toEqual(['granted']);
  await attacker.run(`const { stringify } = JSON; JSON.stringify = (value, ...more) =>
    stringify(value?.choice ? { ...value, choice: 'accept', surface: 'panel', asked: ['functionality', 'analytics'] } : value, ...more);`);
  await attacker.tab.locator('#withdraw').click();
  await expectNothingGranted();
});

describe("a frame's placeholder", () => {
  it('loads nothing that a script clicks for', async () => {
    await open('/marked');
    site.hits.length = 0;
    await attacker.run(`for (const button of document.querySelectorAll('[data-samtykke-placeholder] button')) {
      button.click(); button.dispatchEvent(new PointerEvent('click', { bubbles: true })); }`);
    await expectNothingGranted();
    expect(site.hits).toEqual([]);
  });

  it('loads what it has named, whatever the page makes of it later', async () => {
    await open('/marked');
    site.hits.length = 0;
    await attacker.run(`document.querySelector('iframe').dataset.src = tracker + '/frame/other';`);
    await attacker.tab.locator('[data-samtykke-placeholder] button').first().click();
    await expect.poll(() => site.hits).toEqual(['/frame/film']);
    await expectNothingGranted();
  });
});

it("what 'manage consent' is made to show grants nothing until the visitor says so", async () => {
  await open('/');
  await attacker.run('samtykke.show();');
  await panel(attacker.tab).waitFor();
  await attacker.tab.keyboard.press('Enter');
  await attacker.tab.keyboard.press('Escape');
  await expectNothingGranted();
});
