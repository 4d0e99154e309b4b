/** What a page's script cannot see is closed once consent is withdrawn: by a policy that the page gets then. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { policyFor } from '../../src/filter/policy.ts';
import { tableOf } from '../../src/registry/index.ts';
import { launchChromium, newVisitor } from '../support/browsers.ts';
import { registryOf } from '../support/registry.ts';
import { type SitePage, type TestSite, testSite } from '../support/site.ts';
import { accept, answer, answerBanner, panel, save, whenReady } from '../support/surfaces.ts';

const registryIn = (mode: 'report' | 'enforce'): string => `site:
  name: Narrowed
  domains: [localhost]
  mode: ${mode}
  controllers: [{ name: Narrowed AS, office: Oslo, register: "1" }]
  contacts: { requests: a@narrowed.example }
  languages: [en]
categories: { essential: { always: true }, functionality: {}, analytics: {} }
providers:
  player: { hosts: [player.localhost, player.example, cdn.player.example] }
  tracker: { hosts: [127.0.0.1, t.player.localhost, tracker.example] }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: lang, category: functionality, provider: player, retention: P30D }
  - { name: seen, category: analytics, provider: tracker, retention: P30D }
  - { name: "tracker.example/lib/*", kind: script, category: functionality, provider: player, retention: session }
  - { name: "tracker.example/film", kind: frame, category: functionality, provider: player, retention: session }
  - { name: "ads.player.example/*", kind: beacon, category: analytics, provider: tracker, retention: session }
  - { name: "cdn.player.example/count/*", kind: beacon, category: analytics, provider: tracker, retention: session }
`;
const FRAMES =
  '<iframe id="blank"></iframe><iframe id="text" srcdoc="&lt;!doctype html&gt;&lt;body&gt;text&lt;/body&gt;"></iframe>';
const page = (more: Partial<SitePage>): SitePage => ({
  by: 'script',
  body: `<h1>Page</h1>${FRAMES}`,
  language: 'en',
  inline: true,
  ...more,
});
const PAGES = {
  '/': page({}),
  '/rendered': page({ by: 'server' }),
  '/protected': page({ by: 'server', isProtected: true }),
  // A policy of its own, and Trusted Types.
  '/strict': page({ inline: false }),
};

let browser: Browser;
let site: TestSite;
let context: BrowserContext;
let tab: Page;

beforeAll(async () => {
  browser = await launchChromium();
  site = await testSite({ registry: await registryOf(registryIn('enforce')), pages: PAGES });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});
beforeEach(async () => {
  context = await newVisitor(browser, { locale: 'en-GB' });
  tab = await context.newPage();
});
afterEach(() => context.close());

async function open(path: string, at = tab): Promise<void> {
  await at.goto(site.address + path);
  await whenReady(at);
}

/** Shows a page in which all is allowed, as it was when it was loaded. */
async function openAgreed(path: string): Promise<void> {
  await open(path);
  await answerBanner(tab, accept);
  await open(path);
}

async function choose(answers: Readonly<Record<string, 'all' | 'none'>>): Promise<void> {
  await tab.evaluate(() => window.samtykke.show());
  for (const [purpose, value] of Object.entries(answers)) await answer(panel(tab), purpose, value).check();
  await save(panel(tab)).click();
  await panel(tab).waitFor({ state: 'detached' });
}

let count = 0;
/** Which of the ways reach a host, in a window of the page. */
async function reached(host: string, at = tab, frame = ''): Promise<readonly string[]> {
  const origin = site.tracker.replace('127.0.0.1', host);
  const run = `run${count++}`;
  await at.evaluate(
    async ([from, name, inFrame]) => {
      const realm = inFrame ? (document.querySelector<HTMLIFrameElement>(inFrame)?.contentWindow as Window) : window;
      const { document: own } = realm;
      const at = (way: string): string => `${from}/${way}.js?name=${name}`;
      const style = own.createElement('style');
      style.textContent = `@import "${at('sheet')}"; body { background: url("${at('picture')}") }`;
      own.head.append(style);
      const load = (realm as unknown as { eval(text: string): (address: string) => Promise<unknown> }).eval;
      await Promise.allSettled([load('(address) => import(address)')(at('module'))]);
      await new Promise((done) => setTimeout(done, 300));
    },
    [origin, run, frame],
  );
  const ways = site.hits.filter((hit) => hit.includes(run)).map((hit) => /(\w+)\.js/.exec(hit)?.[1] ?? hit);
  return [...new Set(ways)].sort();
}
const ALL = ['module', 'picture', 'sheet'];

/** What a page does of its own, without another host. */
const OWN = `(async () => {
  const add = (name, text) => document.head.append(Object.assign(document.createElement(name), { textContent: text }));
  add('script', 'window.inline = 1');
  add('style', 'h1 { color: rgb(1, 2, 3) }');
  const picture = new Image();
  picture.src = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
  await picture.decode();
  const text = new Blob(['export default 3'], { type: 'text/javascript' });
  const module = await import(URL.createObjectURL(text));
  const color = getComputedStyle(document.querySelector('h1')).color;
  return [inline, color, (0, eval)('1 + 1'), module.default, (await fetch('/other')).status];
})()`;

describe('a withdrawal in the page', () => {
  it.each(['/', '/rendered', '/protected'])(
    '%s closes all of it, and the frames that the page has made',
    async (path) => {
      await openAgreed(path);
      for (const frame of ['', '#blank', '#text']) expect(await reached('127.0.0.1', tab, frame)).toEqual(ALL);
      expect(await tab.evaluate(() => window.samtykke.withdraw())).toBe(true);
      for (const frame of ['', '#blank', '#text']) expect(await reached('127.0.0.1', tab, frame)).toEqual([]);
    },
  );

  it('closes what a page lets through that has a strict policy and Trusted Types', async () => {
    const module = (run: string): Promise<unknown> =>
      tab.evaluate(`import('${site.tracker}/module.js?name=${run}').catch(() => undefined)`);
    await openAgreed('/strict');
    await module('before');
    await tab.evaluate(() => window.samtykke.withdraw());
    await module('after');
    expect(site.hits.filter((hit) => /=(before|after)/.test(hit)).map((hit) => hit.split('=')[1])).toEqual(['before']);
  });

  it('closes it in every open tab', async () => {
    await openAgreed('/');
    const other = await context.newPage();
    await open('/protected', other);
    expect(await reached('127.0.0.1', other)).toEqual(ALL);
    await tab.evaluate(() => window.samtykke.withdraw());
    await expect.poll(() => other.evaluate(() => window.samtykke.allows('analytics'))).toBe(false);
    expect(await reached('127.0.0.1', other)).toEqual([]);
  });

  it('leaves open what is still allowed, and all that the page does of its own', async () => {
    await openAgreed('/');
    await choose({ functionality: 'all', analytics: 'none' });
    expect(await reached('player.localhost')).toEqual(ALL);
    expect(await reached('t.player.localhost')).toEqual([]);
    expect(await reached('127.0.0.1')).toEqual([]);
    expect(await reached('unknown.localhost')).toEqual([]);
    const own = await tab.evaluate(OWN);
    expect(own).toEqual([1, 'rgb(1, 2, 3)', 2, 3, 200]);
  });

  it('closes more when more is withdrawn, and opens nothing before the next page', async () => {
    await openAgreed('/');
    await choose({ functionality: 'all', analytics: 'none' });
    await choose({ functionality: 'all', analytics: 'all' });
    expect(await reached('127.0.0.1')).toEqual([]);
    expect(await reached('player.localhost')).toEqual(ALL);
    await choose({ functionality: 'none', analytics: 'all' });
    expect(await reached('player.localhost')).toEqual([]);
    await open('/');
    expect(await reached('127.0.0.1')).toEqual(ALL);
  });
});

const policies = (): Promise<number> => tab.locator('meta[http-equiv="Content-Security-Policy"]').count();

it('adds nothing after a choice that takes nothing away', async () => {
  await openAgreed('/');
  await choose({ functionality: 'all', analytics: 'all' });
  expect(await policies()).toBe(0);
  await tab.evaluate(() => window.samtykke.withdraw());
  expect(await policies()).toBe(1);
});

it('adds nothing in report mode', async () => {
  const reporting = await testSite({ registry: await registryOf(registryIn('report')), pages: PAGES });
  await tab.goto(`${reporting.address}/`);
  await whenReady(tab);
  await answerBanner(tab, accept);
  expect(await tab.evaluate(() => window.samtykke.withdraw())).toBe(true);
  expect(await policies()).toBe(0);
  await reporting.stop();
});

/** The sources of each directive, without those that another one covers. */
function sourcesIn(policy: string): Readonly<Record<string, readonly string[]>> {
  const lines = policy.split(';').map((line) => line.trim().split(/\s+/));
  return Object.fromEntries(
    lines.map(([name = '', ...sources]) => {
      const isCovered = (source: string): boolean =>
        sources.some((other) => {
          const [before, domain] = other.split('*.');
          return domain && source !== other && source.startsWith(before as string) && source.endsWith(`.${domain}`);
        });
      // 'unsafe-eval' stands for the other as well (CSP3); a form knows no code, and a frame no socket.
      const rest = /'(wasm-)?unsafe|^(data|blob):$|^wss:/;
      const kept = [...new Set(sources)].filter((each) => !isCovered(each) && !rest.test(each));
      // The script tag's own server, which the page's is here.
      return [name, kept.filter((each) => each !== site.address).sort()];
    }),
  );
}

it('means the same as the policy that the server sends with the next page', async () => {
  await openAgreed('/');
  await choose({ functionality: 'all', analytics: 'none' });
  const policy = await tab.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  const table = tableOf(await registryOf(registryIn('enforce')));
  const parts = table.parts.map(({ purpose }) => ({
    allowed: table.purposes[purpose]?.id !== 'analytics',
    because: 'granted' as const,
  }));
  expect(sourcesIn(policy ?? '')).toEqual(sourcesIn(policyFor(table, { parts, maxLifetimeSeconds: 1 })));
});
