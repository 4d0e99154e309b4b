/** Every window and document of the same origin has natives of its own: none of them gets past the guard. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Attacker, attackedSite, newAttacker, openPage } from '../support/attacks.ts';
import { launchChromium } from '../support/browsers.ts';
import type { TestSite } from '../support/site.ts';

/** Ways to a window, each of which writes by that window's natives. The frame of a page has no sync load event. */
const WAYS: Record<string, string> = {
  'that window.open gives': `return write(open('about:blank'));`,
  'that document.open gives': `return write(document.open('about:blank', '_blank', 'width=100'));`,
  'of a picture in a picture': `documentPictureInPicture.requestWindow(); return write(documentPictureInPicture.window);`,
  'of a picture in a picture, by its promise': `return write(await documentPictureInPicture.requestWindow());`,
  'of a picture in a picture, by its event': `let wrote;
    documentPictureInPicture.onenter = (event) => { wrote = write(event.window); }; documentPictureInPicture.requestWindow();
    await until(() => wrote !== undefined); return wrote;`,
  'of a frame, in a script that is inserted with it': `const part = make('div');
    part.append(make('iframe', { src: '/bare' }), make('script', {
      textContent: 'top.take(Object.getOwnPropertyDescriptor(window[0].Document.prototype, "cookie").set)' }));
    document.body.append(part); return taken();`,
  'of a frame, in an element that is inserted with it': `let wrote;
    customElements.define('x-a', class extends HTMLElement { connectedCallback() { wrote = write(window[0]); } });
    const part = make('div'); part.append(make('iframe', { src: '/bare' }), make('x-a')); document.body.append(part); return wrote;`,
  'of a frame, in an element that markup makes with it': `let wrote;
    customElements.define('x-b', class extends HTMLElement { connectedCallback() { wrote = write(window[0]); } });
    put('div').innerHTML = '<iframe src="/bare"></iframe><x-b></x-b>'; return wrote;`,
  'of a frame, in a script that is written with it': `document.write('<iframe src="/bare"></iframe><script>' +
      'top.take(Object.getOwnPropertyDescriptor(window[0].Document.prototype, "cookie").set)</' + 'script>'); return taken();`,
  'of a frame, in an element that is written with it': `let wrote;
    customElements.define('x-c', class extends HTMLElement { connectedCallback() { wrote = write(window[0]); } });
    document.write('<iframe src="/bare"></iframe><x-c></x-c>'); return wrote;`,
  'of a frame in a shadow tree, by a javascript: link that leads there': `put('div').attachShadow({ mode: 'open' }).append(make('iframe', { name: 'inner' }));
    put('a', { target: 'inner', href: 'javascript:top.take(Object.getOwnPropertyDescriptor(Document.prototype,"cookie").set)' }).click(); return taken();`,
  'of a new window, by a javascript: link that opens it': `put('a', { target: 'fresh', rel: 'opener',
      href: 'javascript:opener.take(Object.getOwnPropertyDescriptor(Document.prototype,"cookie").set)' }).click(); return taken();`,
  'of a window that has gone on to a second page': `const other = open('/bare'); await wait(400); other.location = '/bare?2'; await wait(400); return write(other);`,
  'of a frame, while its second page still loads': `const frame = put('iframe', { src: '/bare' }); await loaded(frame);
    const realm = frame.contentWindow, { Document } = realm; realm.location = '/bare?2';
    const next = () => new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0); });
    for (let at = 0; at < 5000 && realm.Document === Document; at++) await next();
    return write(realm);`,
  'of a frame in a window that window.open gives': `const other = open('about:blank');
    other.document.body.append(other.document.createElement('iframe')); return write(other[0]);`,
  'of a frame in a picture in a picture': `const other = await documentPictureInPicture.requestWindow();
    other.document.body.append(other.document.createElement('iframe')); return write(other[0]);`,
  'that a link has opened, by its name': `put('a', { href: 'about:blank', target: 'named', rel: 'opener' }).click();
    await wait(50); return write(open('', 'named'));`,
  'of a frame, by its element': `return write(put('iframe').contentWindow);`,
  "of a frame, by its document's": `return write(put('iframe', { src: '/bare' }).contentDocument.defaultView);`,
  'of a frame, by its number': `put('iframe', { src: '/bare' }); return write(window[0]);`,
  'of a frame, by its name': `put('iframe', { src: '/bare', name: 'inner' }); return write(window.inner);`,
  'of a frame in a frame': `const inner = put('iframe').contentDocument;
    inner.body.innerHTML = '<iframe src="/bare"></iframe>'; return write(window[0][0]);`,
  "of a frame in a frame's own page": `await loaded(put('iframe', { src: '/nest' })); return write(window[0][0]);`,
  "of a frame in a frame's own page that tells that it has loaded": `const frame = put('iframe', { src: '/own' }); await loaded(frame); let wrote;
    const { contentWindow: inner, contentDocument } = frame; const nested = contentDocument.createElement('iframe');
    nested.onload = () => { wrote ??= write(inner[0]); }; contentDocument.body.append(nested); return wrote;`,
  "of a frame in a frame's own text": `await loaded(put('iframe', { srcdoc: '<iframe></iframe>' }));
    return write(window[0][0]);`,
  'of a frame that comes by markup in the place of another': `const place = put('div');
    place.innerHTML = '<iframe src="/bare"></iframe>'; place.innerHTML = '<iframe src="/bare?2"></iframe>';
    return write(window[0]);`,
  'of a frame that comes by markup after another has gone': `put('iframe').remove();
    put('div').innerHTML = '<iframe src="/bare"></iframe>'; return write(window[0]);`,
  'of a frame that document.write has made': `document.write('<iframe src="/bare"></iframe>'); return write(window[0]);`,
  'of a frame after document.open has taken all listeners': `document.open(); document.write('<body></body>'); document.close();
    document.body.innerHTML = '<iframe src="/bare"></iframe>'; return write(window[0]);`,
  'of a frame that execCommand has made': `put('div', { contentEditable: 'true', textContent: 'x' }).focus();
    document.execCommand('insertHTML', false, '<iframe src="/bare"></iframe>'); return write(window[0]);`,
  'of a frame that execCommand makes anew': `put('div', { contentEditable: 'true', innerHTML: '<p>a<iframe src="/bare"></iframe>b</p>' }).focus();
    await loaded(window[0].frameElement); getSelection().selectAllChildren(document.activeElement); document.execCommand('indent'); return write(window[0]);`,
  'of a frame whose removal execCommand undoes': `put('div', { contentEditable: 'true', innerHTML: 'a<iframe src="/bare"></iframe>b' }).focus();
    await loaded(window[0].frameElement); getSelection().selectAllChildren(document.activeElement);
    document.execCommand('delete'); document.execCommand('undo'); return write(window[0]);`,
  'of a frame that execCommand has made, as the page hears of it': `let wrote; const place = put('div', { contentEditable: 'true', textContent: 'x' });
    place.oninput = () => { wrote = write(window[0]); }; place.focus();
    document.execCommand('insertHTML', false, '<iframe src="/bare"></iframe>'); return wrote;`,
  'of a frame out of a template': `const template = make('template', { innerHTML: '<p><iframe src="/bare"></iframe></p>' });
    document.body.append(template.content); return write(window[0]);`,
  'of a frame that another document has made': `const other = document.implementation.createHTMLDocument();
    other.body.innerHTML = '<iframe src="/bare"></iframe>'; document.body.replaceWith(other.body); return write(window[0]);`,
  'of a frame that moves from one document to another': `const first = put('iframe');
    const moved = first.contentDocument.createElement('iframe'); first.contentDocument.body.append(moved);
    moved.src = '/bare'; document.body.append(moved); return write(window[1]);`,
  "of a frame that another window's method inserts": `const { Node } = put('iframe').contentWindow;
    Node.prototype.appendChild.call(document.body, make('iframe', { src: '/bare' })); return write(window[1]);`,
  "of a frame that another window's markup makes": `const { Element } = put('iframe').contentWindow; const place = put('div');
    Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML').set.call(place, '<iframe src="/bare"></iframe>');
    return write(window[1]);`,
  'of a frame in a frameset': `const set = make('frameset'); set.append(make('frame', { src: '/bare' }));
    document.body.replaceWith(set); return write(window[0]);`,
  'of a frame in a body that is set': `const body = make('body'); body.append(make('iframe', { src: '/bare' }));
    document.body = body; return write(window[0]);`,
  "of a frame in a table's head that is set": `const head = make('thead'); head.append(make('iframe', { src: '/bare' }));
    put('table').tHead = head; return write(window[0]);`,
  "of a frame in a table's foot that is set": `const foot = make('tfoot'); foot.append(make('iframe', { src: '/bare' }));
    put('table').tFoot = foot; return write(window[0]);`,
  "of a frame in a table's caption that is set": `const caption = make('caption'); caption.append(make('iframe', { src: '/bare' }));
    put('table').caption = caption; return write(window[0]);`,
  'of a frame in an option that is added': `const option = make('option'); option.append(make('iframe', { src: '/bare' }));
    put('select').add(option); return write(window[0]);`,
  'of a frame in an option that is added to options': `const option = make('option'); option.append(make('iframe', { src: '/bare' }));
    put('select').options.add(option); return write(window[0]);`,
  'of a frame in an option that is set by number': `const option = make('option'); option.append(make('iframe', { src: '/bare' }));
    put('select')[0] = option; return write(window[0]);`,
  'of a frame in an option that is set by number in options': `const option = make('option'); option.append(make('iframe', { src: '/bare' }));
    put('select').options[0] = option; return write(window[0]);`,
  "of a frame that a frame's script is in": `put('iframe', { srcdoc: giving }); return taken();`,
  "of a frame with a page of the page's own": `put('iframe', { src: page(giving) }); return taken();`,
  'of a frame in a shadow tree, with a text of its own': `const tree = put('div').attachShadow({ mode: 'open' });
    tree.append(make('iframe', { srcdoc: giving })); return taken();`,
  "of a frame in a shadow tree, with a page of the page's own": `const tree = put('div').attachShadow({ mode: 'open' });
    tree.append(make('iframe', { src: page(giving) })); return taken();`,
  'of a frame in a shadow tree that sends a message': `const tree = put('div').attachShadow({ mode: 'open' });
    const source = new Promise((resolve) => addEventListener('message', (event) => resolve(event.source)));
    tree.append(make('iframe', { src: '/talks' })); return write(await source);`,
  'of a frame in a closed shadow tree': `const tree = put('div').attachShadow({ mode: 'closed' });
    tree.innerHTML = '<iframe></iframe>'; return write(tree.firstChild.contentWindow);`,
  "of an object with a page of the page's own": `put('object', { type: 'text/html', data: page(giving) }); return taken();`,
  "of an embed with a page of the page's own": `put('embed', { type: 'text/html', src: page(giving) }); return taken();`,
  'of an object, by its number': `put('object', { type: 'text/html', data: '/bare' });
    await until(() => window[0]); return write(window[0]);`,
  'of an embed, by its number': `put('embed', { type: 'text/html', src: '/bare' });
    await until(() => window[0]); return write(window[0]);`,
  'of an object, by its document': `const element = put('object', { type: 'text/html', data: '/bare' });
    await loaded(element); return write(element.contentDocument.defaultView);`,
  'of a document that a frame opens anew': `const inner = put('iframe').contentDocument;
    inner.open(); inner.write(giving); inner.close(); return window.taken;`,
};

/** Ways to put a node into the page: by each comes a frame, and all are tried. */
const INSERTIONS = `
  const place = put('div', { innerHTML: '<p></p>text' }), wrote = [];
  const ways = {
    appendChild: (frame) => place.appendChild(frame), insertBefore: (frame) => place.insertBefore(frame, null),
    replaceChild: (frame) => place.replaceChild(frame, place.firstChild), append: (frame) => place.append(frame),
    prepend: (frame) => place.prepend(frame), replaceChildren: (frame) => place.replaceChildren(frame),
    before: (frame) => place.before(frame), after: (frame) => place.after(frame),
    insertAdjacentElement: (frame) => place.insertAdjacentElement('beforeend', frame),
    replaceWith: (frame) => { place.append(make('b')); place.lastChild.replaceWith(frame); },
    'before a text': (frame) => { place.append('text'); place.lastChild.before(frame); },
    'after a text': (frame) => { place.append('text'); place.lastChild.after(frame); },
    'in the place of a text': (frame) => { place.append('text'); place.lastChild.replaceWith(frame); },
    fragment: (frame) => { const some = new DocumentFragment(); some.append(frame); place.append(some); },
    insertNode: (frame) => { const range = new Range(); range.selectNodeContents(place); range.insertNode(frame); },
    surroundContents: (frame) => { const range = new Range(); range.selectNodeContents(place); range.surroundContents(frame); },
    moveBefore: (frame) => { const other = put('div'); other.append(frame); place.moveBefore?.(frame, null); },
    'shadow tree': (frame) => { place.attachShadow({ mode: 'open' }).append(frame); },
  };
  for (const [name, insert] of Object.entries(ways)) {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
    const frame = make('iframe', { src: '/bare', name: 'x' });
    try { insert(frame); } catch { continue; }
    const last = window[window.length - 1] ?? frame.contentWindow;
    if (last && write(last)) wrote.push(name);
    document.cookie = 'rogue=; max-age=0';
  }
  return wrote.length > 0 && wrote;`;

const PARSED = `<iframe src="/nest"></iframe><script>
  const own = window[0];
  own.Object.getOwnPropertyDescriptor(own.Document.prototype, 'cookie').set.call(document, 'rogue=1');
  window.wrote = document.cookie.includes('rogue');</script>`;

/** Uses, as natives, all that is put behind a proxy once the page has taken the place of what makes them. */
const SEIZED = `
  const native = Proxy, given = [];
  window.Proxy = function (target, traps) { given.push(target); return new native(target, traps); };
  const inner = put('iframe').contentWindow;
  for (const realm of [window, inner]) realm.localStorage, realm.sessionStorage, realm.WebSocket;
  for (const each of given) {
    try { each.rogue = '1'; } catch {}
    for (const address of [sent, sent.replace('http', 'ws')]) try { new each(address); } catch {}
  }
  await wait(250);
  return given.length > 0;`;

let browser: Browser;
let site: TestSite;
let attacker: Attacker;

beforeAll(async () => {
  browser = await launchChromium();
  site = await attackedSite({
    pages: {
      '/own': openPage('<p>Own</p>', 'none'),
      '/nest': openPage('<iframe></iframe>', 'none'),
      '/talks': openPage(`<script>parent.postMessage('here', '*')</script>`, 'none'),
      '/parsed': openPage(PARSED),
      '/parsed/bare': openPage(PARSED, 'none'),
    },
  });
  attacker = await newAttacker(browser, site);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

/** What docs/page.md tells of: a page of the site that has no guard of its own, where nothing tells of its window in time. */
const LEFT: ReadonlySet<string> = new Set([
  'of a frame in an option that is set by number',
  'of a frame in an option that is set by number in options',
  'of an object, by its number',
  'of an embed, by its number',
  'of a frame, in a script that is inserted with it',
  'of a frame, in a script that is written with it',
  'of a frame, in an element that is written with it',
  'of a frame, in an element that is inserted with it',
  'of a frame, in an element that markup makes with it',
  'of a frame in a shadow tree, by a javascript: link that leads there',
  'of a new window, by a javascript: link that opens it',
  'of a window that has gone on to a second page',
  'of a frame, while its second page still loads',
]);

describe('the natives of a window', () => {
  it.each(Object.keys(WAYS).filter((name) => !LEFT.has(name)))('%s write nothing', async (name) => {
    expect(await attacker.harmOn('/bare', WAYS[name] as string)).not.toEqual([]);
    expect(await attacker.harmOn('/', WAYS[name] as string)).toEqual([]);
  });

  it.each([...LEFT])('%s still write: not promised, docs/page.md', async (name) => {
    expect(await attacker.harmOn('/bare', WAYS[name] as string)).not.toEqual([]);
    // Now and then the guard is there in time.
    await expect.poll(() => attacker.harmOn('/', WAYS[name] as string)).not.toEqual([]);
  });
});

it('no way to insert a frame gives its natives', async () => {
  expect((await attacker.harmOn('/bare', INSERTIONS)).join()).toContain('appendChild');
  expect(await attacker.harmOn('/', INSERTIONS)).toEqual([]);
});

it('a page that takes the place of Proxy is given nothing native', async () => {
  expect(await attacker.harmOn('/', SEIZED)).toEqual([]);
});

it('a frame that the parser has made gives the next script no natives', async () => {
  expect(await attacker.harmOn('/parsed/bare', 'return window.wrote;')).not.toEqual([]);
  expect(await attacker.harmOn('/parsed', 'return window.wrote;')).toEqual([]);
});
