/** Each row of docs/failure.md: nothing refused or undecided runs, the page stays usable, the visitor can choose or is told. */
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endVisit, launchChromium, newVisitor } from '../support/browsers.ts';
import { type TestSite, testSite } from '../support/site.ts';
import { accept, allows, answerBanner, banner, choiceCookie, panel, refuse, whenReady } from '../support/surfaces.ts';

const MARKED =
  '<h1>Marked</h1><script type="text/plain" data-samtykke="analytics" src="TRACKER/a.js?name=marked"></script><p><a href="/other">Other</a></p>';
const DAY = 86_400_000;

let browser: Browser;
let site: TestSite;
let context: BrowserContext;
let tab: Page;

beforeAll(async () => {
  browser = await launchChromium();
  site = await testSite({
    pages: {
      '/': { by: 'server', body: MARKED },
      '/tag': { by: 'script', body: MARKED },
    },
  });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});
beforeEach(async () => {
  site.hits.length = 0;
  context = await newVisitor(browser);
  tab = await context.newPage();
});
afterEach(() => endVisit(context));

const alertText = (): Promise<string> => banner(tab).getByRole('alert').innerText();
async function expectNothingRan(): Promise<void> {
  expect(site.hits).toEqual([]);
  expect((await context.cookies()).filter(({ name }) => name !== 'consent')).toEqual([]);
}

describe('the server, when it takes a choice,', () => {
  const answers: Record<string, (route: Route) => Promise<void>> = {
    'answers 500': (route) => route.fulfill({ status: 500, body: 'broken' }),
    'answers with HTML, as a hotel network does': (route) =>
      route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Sign in to the network</h1>' }),
    'does not know the registry that was shown': (route) =>
      route.fulfill({ status: 422, contentType: 'application/problem+json', body: '{"code":"unknown-registry"}' }),
    'does not answer': () => new Promise(() => undefined),
    'cannot be reached': (route) => route.abort(),
  };

  /** What the visitor is told, and what holds then. */
  async function visit(answer: (route: Route) => Promise<void>): Promise<readonly unknown[]> {
    const visitor = await newVisitor(browser);
    const page = await visitor.newPage();
    const told = async (text: string): Promise<void> => {
      await banner(page).getByRole('alert').filter({ hasText: text }).waitFor({ timeout: 9_000 });
    };
    await page.goto(site.address);
    await whenReady(page);
    await page.route('**/samtykke/choice', answer);
    await accept(banner(page)).click();
    await told('Valget ditt kunne ikke lagres.');
    const afterAccepting = [await allows(page, 'analytics'), await choiceCookie(visitor)];
    await refuse(banner(page)).click();
    await told('Du har sagt nei');
    await page.goto(`${site.address}/`);
    const banners = await banner(page).count();
    const others = (await visitor.cookies()).filter(({ name }) => name !== 'consent');
    await endVisit(visitor);
    return [...afterAccepting, banners, others, [...site.hits]];
  }

  // All at the same time: most of it is waiting until the page gives up.
  const visits: Record<string, Promise<readonly unknown[]>> = {};
  beforeAll(async () => {
    for (const [name, answer] of Object.entries(answers)) visits[name] = visit(answer);
    await Promise.allSettled(Object.values(visits));
  });

  it.each(Object.keys(answers))('%s: accepting is not taken and says so, refusing holds', async (name) => {
    expect(await visits[name]).toEqual([false, undefined, 0, [], []]);
  });
});

describe('the second part of the script', () => {
  const losses: Record<string, (route: Route) => Promise<void>> = {
    'is blocked': (route) => route.abort('blockedbyclient'),
    'is cut in half': async (route) => {
      const response = await route.fetch();
      const body = await response.text();
      await route.fulfill({ response, body: body.slice(0, body.length / 2) });
    },
    'is something else': (route) => route.fulfill({ contentType: 'text/javascript', body: 'window.other = 1;' }),
  };

  it.each(Object.keys(losses))('%s: the banner works by plain form, and nothing that waits runs', async (name) => {
    await tab.route('**/samtykke/a/*/*.js', losses[name] as (route: Route) => Promise<void>);
    await tab.goto(site.address);
    await tab.waitForLoadState('networkidle');
    await tab.evaluate(() => {
      document.cookie = '_hjid=1';
    });
    expect(await allows(tab, 'analytics')).toBe(false);
    await refuse(banner(tab)).click();
    await expect.poll(() => choiceCookie(context)).toMatch(/functionality!analytics!personalised\.\./);
    expect([tab.url(), await banner(tab).count()]).toEqual([`${site.address}/`, 0]);
    await expectNothingRan();
  });
});

it('the script is blocked whole: what is marked up does not run, and the page works', async () => {
  await tab.route('**/samtykke/samtykke.js', (route) => route.abort('blockedbyclient'));
  await tab.goto(`${site.address}/tag`);
  await tab.waitForLoadState('networkidle');
  await expectNothingRan();
  await tab.getByRole('link', { name: 'Other' }).click();
  expect(await tab.getByRole('heading', { level: 1 }).innerText()).toBe('Other');
});

it('the browser lets the page have no cookies: nothing is allowed, and the visitor is told', async () => {
  const session = await context.newCDPSession(tab);
  await session.send('Emulation.setDocumentCookieDisabled', { disabled: true });
  await tab.goto(site.address);
  await whenReady(tab);
  await accept(banner(tab)).click();
  await expect.poll(alertText, { timeout: 9_000 }).toContain('Valget ditt kunne ikke lagres.');
  expect(await allows(tab, 'analytics')).toBe(false);
  await expectNothingRan();
});

it.each([
  ['a year ahead', 365],
  ['a year behind', -365],
])("the browser's clock is %s: an older grant does not hold, and the visitor can still refuse", async (_, days) => {
  await tab.goto(`${site.address}/tag`);
  await whenReady(tab);
  await answerBanner(tab, accept);
  await tab.clock.install({ time: Date.now() + days * DAY });
  await tab.goto(`${site.address}/tag`);
  await whenReady(tab);
  expect(await allows(tab, 'analytics')).toBe(false);
  await tab.evaluate(() => window.samtykke.show());
  await refuse(panel(tab)).click();
  await panel(tab).waitFor({ state: 'detached' });
  expect(await choiceCookie(context)).toMatch(/functionality!analytics!personalised\.\./);
});

describe("the browser's clock is", () => {
  const clocks = { 'a year ahead': 365, 'two days behind': -2, 'a year behind': -365 };
  const pages = { '/': 'that the server renders', '/tag': 'with a script tag' };
  const cases = Object.entries(clocks).flatMap(([clock, days]) =>
    Object.entries(pages).map(([path, page]) => ({ clock, days, path, page })),
  );
  const open = async (path: string): Promise<void> => {
    await tab.goto(site.address + path);
    await whenReady(tab);
  };

  it.each(cases)(
    '$clock, on a page $page: who has answered is not asked again, and nothing runs by a grant that it cannot date',
    async ({ days, path }) => {
      await tab.clock.install({ time: Date.now() + days * DAY });
      for (const act of [accept, refuse]) {
        await context.clearCookies();
        await open(path);
        await answerBanner(tab, act);
        await open(path);
        expect([await banner(tab).count(), await allows(tab, 'analytics')]).toEqual([0, false]);
      }
      await expectNothingRan();
    },
  );

  it('two days ahead: a grant holds, and who has answered is not asked again', async () => {
    await tab.clock.install({ time: Date.now() + 2 * DAY });
    await open('/');
    await answerBanner(tab, accept);
    await open('/');
    expect([await banner(tab).count(), await allows(tab, 'analytics')]).toEqual([0, true]);
  });

  it.each([
    ['a year ahead', 365],
    ['two days behind', -2],
  ])(
    '%s, and a choice has ended by that of the server: it is asked again until there is an answer',
    async (_, days) => {
      await tab.clock.install({ time: Date.now() + days * DAY });
      await open('/');
      await answerBanner(tab, accept);
      site.time.ahead = 200 * DAY;
      try {
        await open('/');
        expect(await banner(tab).isVisible()).toBe(true);
        await answerBanner(tab, refuse);
        await open('/');
        expect([await banner(tab).count(), await allows(tab, 'analytics')]).toEqual([0, false]);
      } finally {
        site.time.ahead = 0;
      }
    },
  );
});

it('the browser is offline: accepting is not taken and says so, refusing holds', async () => {
  await tab.goto(`${site.address}/tag`);
  await whenReady(tab);
  await context.setOffline(true);
  await accept(banner(tab)).click();
  await expect.poll(alertText, { timeout: 9_000 }).toContain('Valget ditt kunne ikke lagres.');
  expect(await allows(tab, 'analytics')).toBe(false);
  await refuse(banner(tab)).click();
  await expect.poll(alertText, { timeout: 9_000 }).toContain('Du har sagt nei');
  await expectNothingRan();
});

it('the jar of cookies is full and the choice falls out of it: nothing is allowed, and the visitor is asked', async () => {
  await tab.goto(`${site.address}/tag`);
  await whenReady(tab);
  await answerBanner(tab, accept);
  const others = Array.from({ length: 400 }, (_, index) => ({
    name: `n${index}`,
    value: '1',
    domain: 'localhost',
    path: '/',
  }));
  await context.addCookies(others);
  await tab.goto(`${site.address}/tag`);
  await whenReady(tab);
  // Whichever cookies the browser has thrown out.
  expect(await allows(tab, 'analytics')).toBe((await choiceCookie(context)) !== undefined);
  await context.clearCookies({ name: 'consent' });
  site.hits.length = 0;
  await tab.goto(`${site.address}/tag`);
  await whenReady(tab);
  expect([await allows(tab, 'analytics'), await banner(tab).isVisible(), site.hits]).toEqual([false, true, []]);
});

it('the server has a newer registry than the page: the answer counts for what was shown', async () => {
  const changed = { ...site.consent.registry, version: 'f'.repeat(64) };
  const newer = await testSite({ registry: changed, store: site.store });
  await tab.goto(`${site.address}/tag`);
  await whenReady(tab);
  await tab.route('**/samtykke/choice', async (route) => {
    const headers = { ...route.request().headers(), origin: newer.address };
    await route.fulfill({ response: await route.fetch({ url: `${newer.address}/samtykke/choice`, headers }) });
  });
  await answerBanner(tab, accept);
  expect(await allows(tab, 'analytics')).toBe(true);
  const id = await tab.evaluate(() => window.samtykke.choice?.id);
  const records = await (await fetch(`${newer.address}/samtykke/records/${id}`)).text();
  expect(records).toContain(site.consent.registry.version);
});

it('an extension rewrites document.cookie before the guard: nothing is allowed by it', async () => {
  await tab.addInitScript(() =>
    Object.defineProperty(Document.prototype, 'cookie', { get: () => 'consent=broken; other=1', set: () => undefined }),
  );
  await tab.goto(site.address);
  await whenReady(tab);
  expect(await allows(tab, 'analytics')).toBe(false);
  expect(await banner(tab).isVisible()).toBe(true);
  await expectNothingRan();
});
