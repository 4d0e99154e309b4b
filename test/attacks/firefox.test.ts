/** What a page's script tries in Firefox: what only Firefox has or does in another way, and what is near to it. */
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attackedSite, openPage, withTools } from '../support/attacks.ts';
import { firefoxPath } from '../support/browsers.ts';
import { launchFirefox } from '../support/firefox.ts';
import type { TestSite } from '../support/site.ts';

/** A frame in what a person can edit, `edited`, all of it selected. */
const EDITED = `const edited = put('div', { contentEditable: 'true', innerHTML: '<p>a<iframe src="/bare"></iframe>b</p>' });
  await loaded(window[0].frameElement); edited.focus(); getSelection().selectAllChildren(edited);
  const edit = (...command) => { document.execCommand(...command); };`;
/** Has a page of the site's own, which shares our origin and not our document's domain, do something later. */
const DOMAIN = `const helper = put('iframe', { src: '/own' }); await loaded(helper);
  const later = (code) => helper.contentWindow.setTimeout(code + '; write(realm)', 400);
  helper.contentWindow.write = helper.contentWindow.eval('(realm) => Object.getOwnPropertyDescriptor(realm.Document.prototype, "cookie").set.call(realm.document, "rogue=1")');`;
/** Has a page of the site's own in a frame, and puts a frame into it. */
const NESTED = `const outer = put('iframe', { src: '/slow' }), inner = outer.contentWindow;
  const nest = () => { let wrote; const nested = inner.document.createElement('iframe');
    nested.onload = () => { wrote ??= write(inner[0]); }; inner.document.body.append(nested); return wrote; };`;
/** Reads a style sheet for XML that begins with something. */
const sheet = (first: string): string => `const parse = (text) => new DOMParser().parseFromString(text, 'text/xml');
  const sheet = (address) => parse('<x:stylesheet version="1.0" xmlns:x="http://www.w3.org/1999/XSL/Transform">' +
    '<x:${first} href="' + address + '"/><x:template match="/"><a/></x:template></x:stylesheet>');
  const maker = new XSLTProcessor();`;
/** An element of a document that is XML, `root`, in a frame. */
const DRAWN = `const frame = put('iframe', { src: '/picture.svg' }); await loaded(frame); const root = frame.contentDocument.documentElement;
  const picture = '<x:img xmlns:x="http://www.w3.org/1999/xhtml" src="' + sent + '"/>';`;
const ARTWORK = `{ artwork: [{ src: sent, sizes: '96x96', type: 'image/png' }] }`;

/** Each is shown to achieve something without a guard. */
const ATTACKS: Record<string, string> = {
  'a frame that comes back when its removal is undone': `${EDITED} edit('delete'); edit('undo'); return write(window[0]);`,
  'a frame that is made anew when it is indented': `${EDITED} edit('indent'); return write(window[0]);`,
  'a frame that is made anew in a list': `${EDITED} edit('insertUnorderedList'); return write(window[0]);`,
  'a frame that is made anew, as its page hears of it': `${EDITED} let wrote;
    edited.oninput = () => { wrote = write(window[0]); }; edit('indent'); return wrote;`,
  'a frame of markup that is inserted, as its page hears of it': `${EDITED} let wrote;
    edited.oninput = () => { wrote = write(window[0]); }; edit('insertHTML', false, '<iframe src="/bare"></iframe>'); return wrote;`,
  'a page that loads in a frame where the document has a domain': `${DOMAIN} later('const realm = top[1]');
    put('iframe', { src: '/bare' }); document.domain = document.domain; await wait(600);`,
  'a frame in a frame where the document has a domain': `${DOMAIN}
    later('document.body.append(document.createElement("iframe")); const realm = window[0]');
    document.domain = document.domain; await wait(600);`,
  'a frame that tells that it has loaded': `${NESTED} await loaded(outer); return nest();`,
  'a frame that tells that it has loaded before the page around it has': `${NESTED}
    await until(() => inner.document.body && inner.location.pathname === '/slow'); return nest();`,
  'markup of another namespace in a picture': `${DRAWN} root.innerHTML = picture;`,
  'markup of another namespace beside what is in a picture': `${DRAWN} root.insertAdjacentHTML('beforeend', picture);`,
  'markup of a picture whose XLink has another prefix': `${DRAWN} try { root.innerHTML =
    '<image xmlns:y="http://www.w3.org/1999/xlink" width="9" height="9" y:href="' + sent + '"/>'; } catch {}`,
  'a style sheet for XML that imports': `${sheet('import')} try { maker.importStylesheet(sheet(sent)); } catch {}`,
  'a style sheet for XML that includes': `${sheet('include')} try { maker.importStylesheet(sheet(sent).documentElement); } catch {}`,
  'a style sheet for XML that includes another one later': `${sheet('include')} const own = sheet('/own'); try { maker.importStylesheet(own); } catch {}
    own.querySelector('include').setAttribute('href', sent); try { maker.importStylesheet(own); } catch {}`,
  'the picture of what is played': `navigator.mediaSession.metadata = new MediaMetadata(${ARTWORK});`,
  'the picture of what is played, set later': `const now = navigator.mediaSession.metadata = new MediaMetadata(); now.artwork = ${ARTWORK}.artwork;`,
  'the picture of what is played, by its constructor': `const { constructor } = new MediaMetadata();
    navigator.mediaSession.metadata = new constructor(${ARTWORK});`,
  "the picture of what is played, by a frame's class": `
    navigator.mediaSession.metadata = new (put('iframe').contentWindow.MediaMetadata)(${ARTWORK});`,
  'the picture of a notice': `new Notification('x', { icon: sent });`,
  'the picture of a notice that says two things': `let reads = 0;
    new Notification('x', { icon: { toString: () => (reads++ === 0 && window.samtykke ? '/own' : sent) } });`,
  // Those above went through once; those below come near.
  'a frame while its first page loads': `put('iframe', { src: '/slow' }); let wrote;
    await until(() => (wrote = window[0].location.pathname === '/slow' && write(window[0])), 400); return wrote;`,
  'a window at the end of the stack': `let got; deep(() => (got = open('about:blank'))); return write(got);`,
  'a frame of markup at the end of the stack': `const place = put('div'); let got;
    deep(() => { place.innerHTML = '<iframe></iframe>'; return (got = window[0]); }); return write(got);`,
};

/** Scripts that nobody has agreed to, each as the parser makes it: Firefox prepares some before it tells of them. */
const SCRIPTS = ['', 'async', 'defer', 'async defer', 'type="module"', 'type="module" async']
  .map((kind, index) => `<script ${kind} src="TRACKER/x?name=s${index}"></script>`)
  .join('');

const isThere = firefoxPath() !== undefined;
let browser: Browser;
let context: BrowserContext;
let site: TestSite;
let tab: Page;
let marks = 0;
let mark = '';

beforeAll(async () => {
  if (!isThere) return;
  site = await attackedSite({
    pages: {
      '/own': openPage('<p>Own</p>', 'none'),
      '/slow': openPage('<p>Slow</p><script src="TRACKER/slow.js"></script>', 'none'),
      '/scripts': openPage(SCRIPTS),
      '/scripts/bare': openPage(SCRIPTS, 'none'),
      '/picture.svg': { by: 'none', type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
    },
  });
  // As if the visitor had agreed to notices.
  browser = await launchFirefox({ 'permissions.default.desktop-notification': 1 });
  context = await browser.createBrowserContext();
});
afterAll(async () => {
  if (!isThere) return;
  await browser.close();
  await site.stop();
});

/** Comes to a page of the site as if never here before, in a tab of its own. */
async function open(path: string): Promise<void> {
  tab = await context.newPage();
  for (const each of await context.pages()) if (each !== tab) await each.close();
  await context.deleteCookie(...(await context.cookies()));
  mark = `mark${++marks}-`;
  await tab.goto(site.address + path);
}
const run = <T>(code: string): Promise<T> => tab.evaluate(withTools(code, site.tracker, mark)) as Promise<T>;
/** Cookies that nobody has agreed to, and what was sent. */
const harm = async (): Promise<readonly string[]> => [
  ...(await context.cookies()).map(({ name }) => name).filter((name) => name === 'rogue'),
  ...site.hits.filter((hit) => hit.includes(mark)),
];

describe.skipIf(!isThere)('in Firefox nothing is stored and nothing sent', () => {
  it.each(Object.keys(ATTACKS))('by %s', async (name) => {
    await open('/bare');
    await run(ATTACKS[name] as string);
    await expect.poll(harm, { interval: 10 }).not.toEqual([]);
    await open('/');
    expect(await run(ATTACKS[name] as string)).not.toBe(true);
    await run(`await wait(150); await fetch('/own');`);
    expect(await harm()).toEqual([]);
  });

  it('by a script of the page that nobody has agreed to: none runs', async () => {
    const ran = `await until(() => window.ran?.length === 6, 500); return window.ran ?? [];`;
    await open('/scripts/bare');
    expect(await run(ran)).toHaveLength(6);
    await open('/scripts');
    expect(await run(ran)).toEqual([]);
  });
});
