/** A plain site that knows nothing of consent, in any language, behind the gateway; what a visitor notices. */
import { createServer, type Server } from 'node:http';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchChromium, newVisitor } from '../support/browsers.ts';
import { type Behind, behindGateway, listenAnywhere } from '../support/gateway.ts';
import { accept, banner, refuse, whenReady } from '../support/surfaces.ts';

let browser: Browser;
let behind: Behind;
let tracker: Server;
let context: BrowserContext;
let tab: Page;
/** What the third party was asked for. */
const hits: string[] = [];
/** What the site was asked for. */
const asked: string[] = [];

const nonce = 'abc123';
const STRICT = `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
const META = `<meta http-equiv="Content-Security-Policy" content="default-src 'self'">`;

beforeAll(async () => {
  browser = await launchChromium();
  tracker = createServer((incoming, outgoing) => {
    hits.push(incoming.url ?? '');
    outgoing.writeHead(200, { 'content-type': 'text/javascript' }).end('document.title = "tracked"');
  });
  const there = await listenAnywhere(tracker);
  behind = await behindGateway();
  const pages: Record<string, string> = {
    '/': `<!doctype html><html lang=de><title>site</title><script src="${there}/a.js"></script><h1>Seite</h1><iframe src="/inner"></iframe>`,
    '/inner': '<!doctype html><title>inner</title><script>document.cookie = "rogue=1"</script><p>inner</p>',
    '/strict': `<!doctype html><html><head><title>strict</title></head><body><h1>Strict</h1><script nonce="${nonce}">document.title = "ran"</script></body></html>`,
    '/meta': `<!doctype html><html><head>${META}<title>meta</title></head><body><h1>Meta</h1></body></html>`,
    '/piece': `<p>piece</p>`,
    '/styled': `<!doctype html><link rel=stylesheet href="a.css?x=1&amp;y"><link rel=stylesheet href=/b.css media=screen crossorigin title=b><script>late = !!document.querySelector('h1')</script><h1>x</h1>`,
    '/a.css?x=1&y': 'h1 { color: rgb(1, 2, 3) }',
    '/b.css': 'h1 { margin: 7px }',
  };
  behind.site = (incoming, outgoing) => {
    const path = incoming.url ?? '';
    asked.push(path);
    const page = pages[path];
    if (page === undefined) {
      outgoing.writeHead(404).end();
      return;
    }
    const policy = path === '/strict' ? { 'content-security-policy': STRICT } : {};
    outgoing
      .writeHead(200, {
        'content-type': `text/${path.includes('.css') ? 'css' : 'html'}; charset=utf-8`,
        'set-cookie': 'lang=no',
        ...policy,
      })
      .end(page);
  };
});
afterAll(async () => {
  await browser.close();
  await behind.stop();
  tracker.closeAllConnections();
  tracker.close();
});
beforeEach(async () => {
  hits.length = 0;
  asked.length = 0;
  context = await newVisitor(browser, { locale: 'en-GB' });
  tab = await context.newPage();
});
afterEach(() => context.close());

/** Where a browser sends what it sends to secure origins. */
const at = (path: string): string => behind.address.replace('127.0.0.1', 'localhost') + path;
const card = (): ReturnType<typeof banner> => banner(tab);

it('has the banner in the first paint, in the page’s language, and sends nothing before the choice', async () => {
  await tab.addInitScript(() => {
    const seen: { paint?: boolean } = {};
    Object.assign(window, { seen });
    new PerformanceObserver(() => {
      const host = document.querySelector('[data-samtykke-banner]');
      seen.paint ??= (host?.shadowRoot?.querySelector('.card')?.getBoundingClientRect().height ?? 0) > 0;
    }).observe({ type: 'paint', buffered: true });
  });
  await tab.goto(at('/'));
  await whenReady(tab);
  expect(await tab.evaluate(() => (window as unknown as { seen: object }).seen)).toEqual({ paint: true });
  expect(await card().textContent()).toContain('Ihre Entscheidung');
  expect(await tab.evaluate(() => document.compatMode)).toBe('CSS1Compat');
  expect([hits, await tab.title(), await context.cookies()]).toEqual([[], 'site', []]);
});

it('works on: what was agreed to loads on the next page, and what is refused does not', async () => {
  await tab.goto(at('/'));
  await whenReady(tab);
  await accept(card()).click();
  await card().waitFor({ state: 'detached' });
  await tab.goto(at('/'));
  expect([hits, await tab.title()]).toEqual([['/a.js'], 'tracked']);
  expect((await context.cookies()).map(({ name }) => name).sort()).toEqual(['consent', 'lang']);
  expect(await card().count()).toBe(0);
  await tab.locator('a[data-samtykke-manage]').click();
  await tab.locator('[data-samtykke-panel] form').waitFor();
  hits.length = 0;
  await tab.evaluate(() => window.samtykke.withdraw());
  await tab.goto(at('/'));
  expect([hits, await tab.title(), (await context.cookies()).map(({ name }) => name)]).toEqual([
    [],
    'site',
    ['consent'],
  ]);
});

it('guards the frames of the site too, and leaves pieces alone that a script asks for', async () => {
  await tab.goto(at('/'));
  await whenReady(tab);
  const inner = tab.frames().find((frame) => frame.url() === at('/inner'));
  expect(await inner?.evaluate(() => [typeof window.samtykke.allows, document.cookie])).toEqual(['function', '']);
  expect(await tab.evaluate(async () => (await fetch('/piece')).text())).toBe('<p>piece</p>');
});

it('works without JavaScript', async () => {
  const plain = await newVisitor(browser, { javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(at('/'));
  await refuse(banner(page)).click();
  await page.waitForURL(at('/'));
  expect(await banner(page).count()).toBe(0);
  expect((await plain.cookies()).map(({ name }) => name)).toEqual(['consent']);
  await plain.close();
});

it('hints at the site’s style sheets before the guard, by which a browser asks for each once', async () => {
  await tab.goto(at('/styled'), { waitUntil: 'networkidle' });
  const html = await (await context.request.get(at('/styled'), { headers: { accept: 'text/html' } })).text();
  expect(html.indexOf('<link rel="preload" as="style" href=/b.css')).toBeLessThan(html.indexOf('<script>'));
  expect(asked.filter((path) => path.includes('.css')).sort()).toEqual(['/a.css?x=1&y', '/b.css']);
  const { color, margin } = await tab.locator('h1').evaluate((each) => getComputedStyle(each));
  expect([color, margin, await tab.evaluate('late')]).toEqual(['rgb(1, 2, 3)', '7px', false]);
});

it.each(['/strict', '/meta'])('works under the site’s own policy: %s', async (path) => {
  const complaints: string[] = [];
  tab.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await tab.goto(at(path));
  await whenReady(tab);
  const style = await card().evaluate((each) => getComputedStyle(each).position);
  expect(style).toBe('fixed');
  if (path === '/strict') expect(await tab.title()).toBe('ran');
  await refuse(card()).click();
  await card().waitFor({ state: 'detached' });
  expect((await context.cookies()).map(({ name }) => name)).toEqual(['consent']);
  expect(complaints.filter((text) => !/favicon|404/.test(text))).toEqual([]);
});
