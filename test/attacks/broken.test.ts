/** What a page's script gains where a part of ours is not there, or where the browser keeps nothing: nothing. */
import type { Browser, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Attacker, attackedSite, newAttacker, openPage } from '../support/attacks.ts';
import { launchChromium } from '../support/browsers.ts';
import type { TestSite } from '../support/site.ts';
import { accept, banner, refuse, whenReady } from '../support/surfaces.ts';

const MARKED = `<script type="text/plain" data-samtykke="analytics" src="TRACKER/marked.js?name=marked"></script>
  <iframe title="Film" data-samtykke="analytics" data-src="TRACKER/frame/marked"></iframe>`;
/** What a page's own script tries wherever it runs. */
const WRITES = `for (const key of ['rogue', '_ga', 'lang']) document.cookie = key + '=1';
  for (const kind of ['localStorage', 'sessionStorage']) try { window[kind].rogue = '1'; window[kind].setItem('rogue', '1'); } catch {}
  new Image().src = sent; fetch(sent).catch(() => {}); await wait(100);`;
const CLICKS = `const { shadowRoot } = host(); for (const button of shadowRoot.querySelectorAll('button')) if (button.value !== 'refuse') button.click();
  const { form } = ours('accept'); form.append(make('input', { name: 'choice', value: 'accept' })); form.submit(); await wait(50);`;
/** Takes away what the second part needs. */
const LACKING = `for (const name of ['BroadcastChannel', 'FormData', 'CSSStyleSheet']) Object.defineProperty(window, name, { value: undefined });`;

let browser: Browser;
let site: TestSite;
let attacker: Attacker;

beforeAll(async () => {
  browser = await launchChromium();
  const inner = `<script>new Image().src = 'TRACKER/inner'; fetch('TRACKER/inner').catch(() => {});</script>`;
  site = await attackedSite({
    pages: {
      '/marked': openPage(MARKED),
      '/tag': openPage(MARKED, 'script'),
      '/lacking': openPage(`<script>${LACKING}</script>`),
      '/inner': openPage(inner),
      '/inner/bare': openPage(inner, 'none'),
      '/sandbox': openPage('<iframe sandbox="allow-scripts" src="/inner"></iframe>'),
      '/sandbox/bare': openPage('<iframe sandbox="allow-scripts" src="/inner/bare"></iframe>', 'none'),
    },
  });
  attacker = await newAttacker(browser, site);
});
afterEach(() => attacker.tab.unrouteAll({ behavior: 'ignoreErrors' }));
afterAll(async () => {
  await browser.close();
  await site.stop();
});

const SECOND = '**/samtykke/a/**';
const answers: Record<string, (route: Route) => Promise<void>> = {
  'is blocked': (route) => route.abort('blockedbyclient'),
  'is empty': (route) => route.fulfill({ contentType: 'text/javascript', body: '' }),
  'is cut in half': async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({ response, body: body.slice(0, body.length / 2) });
  },
  'is another script': (route) => route.fulfill({ contentType: 'text/javascript', body: 'window.other = true;' }),
  'is a page': (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Sign in to the network</h1>' }),
  'never comes': () => new Promise(() => undefined),
};

describe('the second part', () => {
  it.each(Object.keys(answers))('%s: nothing is granted or let through, and the banner works', async (name) => {
    const { tab } = attacker;
    await tab.route(SECOND, answers[name] as (route: Route) => Promise<void>);
    await attacker.open('/marked');
    site.hits.length = 0;
    await attacker.run(WRITES);
    await attacker.run(CLICKS);
    await tab.waitForTimeout(100);
    expect([await attacker.harm(), site.hits]).toEqual([[], []]);
    // A person's click is still one, by plain form.
    await attacker.open('/marked');
    await accept(banner(tab)).click();
    await expect.poll(() => attacker.harm()).toContain('granted');
  });

  it('throws in the middle: nothing is granted by what is left of it', async () => {
    const { tab } = attacker;
    await tab.addInitScript(() => {
      // The page has taken away what the second part needs.
      for (const name of ['BroadcastChannel', 'FormData', 'CSSStyleSheet'])
        Object.defineProperty(window, name, { value: undefined });
    });
    await attacker.open('/marked');
    await tab.waitForTimeout(200);
    await attacker.run(WRITES);
    await attacker.run(CLICKS);
    expect(await attacker.harm()).toEqual([]);
  });
});

describe('the guard of a page with a script tag', () => {
  it.each(Object.keys(answers).filter((name) => name !== 'never comes'))(
    '%s: what is marked up waits',
    async (name) => {
      await attacker.tab.route('**/samtykke/samtykke.js', answers[name] as (route: Route) => Promise<void>);
      await attacker.open('/tag');
      site.hits.length = 0;
      await attacker.run(
        `await settle(); return !!window.samtykke || !!host() || document.querySelector('iframe').src;`,
      );
      expect([await attacker.harm(), site.hits]).toEqual([[], []]);
    },
  );
});

/** What the browser does not give, before the guard starts. */
const LACKS: Record<string, string> = {
  'storage that cannot be reached': `for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException('blocked', 'SecurityError'); } });`,
  'storage that is full': `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };`,
  'cookies that cannot be read': `Object.defineProperty(Document.prototype, 'cookie', { configurable: true,
    get() { throw new DOMException('blocked', 'SecurityError'); }, set: Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').set });`,
  'no cookie store': `delete window.CookieStore; delete window.cookieStore;`,
  'no storage manager, workers, databases or caches': `for (const name of ['StorageManager', 'ServiceWorkerContainer', 'StorageBucketManager', 'CacheStorage', 'Worker', 'SharedWorker'])
    delete window[name];`,
  'no connections': `for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport', 'EventSource', 'WebSocketStream', 'fetchLater']) delete window[name];`,
  'no Trusted Types': `delete window.trustedTypes; delete window.TrustedHTML; delete window.TrustedScriptURL;`,
};

describe('a browser with', () => {
  it.each(Object.keys(LACKS))('%s: nothing undeclared or undecided is kept or sent', async (name) => {
    const { tab } = attacker;
    await tab.addInitScript({ content: LACKS[name] as string });
    await attacker.open('/');
    await whenReady(tab);
    await attacker.run(WRITES);
    await attacker
      .run('return [...Object.keys(localStorage), ...Object.keys(sessionStorage)].length;')
      .catch(() => undefined);
    expect(await attacker.harm()).toEqual([]);
    await refuse(banner(tab)).click();
    await attacker.run(WRITES);
    expect(await attacker.harm()).toEqual([]);
  });

  it('frames that have no origin: what is in them is guarded as well', async () => {
    for (const [path, hits] of [
      ['/sandbox/bare', ['/inner', '/inner']],
      ['/sandbox', []],
    ] as const) {
      await attacker.open(path);
      site.hits.length = 0;
      await attacker.tab.waitForLoadState('load');
      await expect.poll(() => site.hits.filter((each) => each === '/inner')).toEqual(hits);
      await attacker.tab.waitForTimeout(150);
      expect(site.hits.filter((each) => each === '/inner')).toEqual(hits);
    }
  });
});
