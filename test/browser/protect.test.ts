/** A site that knows nothing of consent, its handler behind one call. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchChromium, newVisitor } from '../support/browsers.ts';
import { registryOf } from '../support/registry.ts';
import { type SitePage, type TestSite, testSite } from '../support/site.ts';
import { accept, answerBanner, whenReady } from '../support/surfaces.ts';

const REGISTRY = `site:
  name: Behind
  domains: [behind.example]
  controllers: [{ name: Behind AS, office: Oslo, register: "1" }]
  contacts: { requests: a@behind.example }
  languages: [en]
categories: { essential: { always: true }, analytics: {} }
providers:
  tracker: { hosts: [127.0.0.1], role: processor, policy: "https://tracker.example/" }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: _ga*, provider: tracker, category: analytics, retention: P13M }
`;
const STATIC = `<script src="TRACKER/a.js?name=a"></script>
  <script async src="TRACKER/b.js?name=b"></script>
  <link rel="stylesheet" href="TRACKER/c.css"><link rel="preload" as="image" href="TRACKER/d.png">
  <link rel="preconnect" href="TRACKER/">
  <img src="TRACKER/e.png" srcset="TRACKER/f.png 2x" alt=""><picture><source srcset="TRACKER/g.webp"><img alt=""></picture>
  <iframe src="TRACKER/frame/h" title="h"></iframe><video poster="TRACKER/i.png" src="TRACKER/j.mp4"></video>
  <object data="TRACKER/k"></object><embed src="TRACKER/l"><input type="image" src="TRACKER/m.png" alt="">
  <svg><image href="TRACKER/n.png"/></svg><div style="background: url(TRACKER/o.png)">styled</div>
  <style>@import "TRACKER/p.css"; h1 { background: url(TRACKER/q.png) }</style>
  <script>import('TRACKER/r.js?name=r').catch(() => {}); new Image().src = 'TRACKER/s.png'; fetch('TRACKER/t').catch(() => {});</script>`;
const page = (more: Partial<SitePage>): SitePage => ({
  by: 'server',
  body: `<h1>Page</h1>${STATIC}`,
  language: 'en',
  inline: true,
  ...more,
});

let browser: Browser;
let site: TestSite;
let context: BrowserContext;
let tab: Page;

beforeAll(async () => {
  browser = await launchChromium();
  const pages = {
    '/bare': page({ by: 'none' }),
    '/guarded': page({}),
    '/protected': page({ isProtected: true }),
    '/without-script': page({ by: 'none', isProtected: true }),
  };
  site = await testSite({ registry: await registryOf(REGISTRY), pages });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});
beforeEach(async () => {
  site.hits.length = 0;
  context = await newVisitor(browser, { locale: 'en-GB' });
  tab = await context.newPage();
});
afterEach(() => context.close());

const letters = (): string =>
  [...new Set(site.hits.map((hit) => /\/([a-z])\b/.exec(hit.replace('/frame', ''))?.[1]))].sort().join('');
async function open(path: string): Promise<string> {
  site.hits.length = 0;
  await tab.goto(site.address + path);
  await tab.waitForTimeout(700);
  return letters();
}

it('without us all of it is sent', async () => {
  // Of the two sizes of one picture the browser takes one.
  expect(await open('/bare')).toBe('abcdeghijklmnopqrst');
});

it('with the guard alone what the parser finds is sent', async () => {
  expect(await open('/guarded')).not.toBe('');
});

it.each(['/protected', '/without-script'])('%s sends nothing before a choice', async (path) => {
  expect(await open(path)).toBe('');
});

it('sends nothing after a refusal, and all of it after consent, from the next page on', async () => {
  await open('/protected');
  await whenReady(tab);
  await answerBanner(tab, accept);
  const bare = await open('/bare');
  expect(await open('/protected')).toBe(bare);
  await tab.evaluate(() => window.samtykke.withdraw());
  expect(await open('/protected')).toBe('');
});
