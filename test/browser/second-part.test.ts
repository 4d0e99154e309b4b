/** When the second part is loaded: not before the page is painted, and also where nothing is. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { endVisit, launchChromium, newVisitor } from '../support/browsers.ts';
import { type SitePage, type TestSite, testSite } from '../support/site.ts';
import { whenReady } from '../support/surfaces.ts';

/** The page waits for a style of its own before it shows anything. */
const SLOW_STYLE = '<link rel="stylesheet" href="/slow.css">';
const PAGES: Record<string, SitePage> = {
  '/styled': { by: 'server', body: '<h1>Styled</h1>', head: SLOW_STYLE, inline: true },
  '/unpainted': { by: 'server', body: '<h1>Nothing</h1>', head: '<style>html{display:none}</style>', inline: true },
  '/urged': {
    by: 'server',
    body: `<script>window.dispatchEvent(new Event('load'));</script><h1>Urged</h1>`,
    head: SLOW_STYLE,
    inline: true,
  },
  '/untold': {
    by: 'server',
    body: '<h1>Untold</h1>',
    inline: true,
  },
};

let browser: Browser;
let site: TestSite;
let tab: Page;
beforeAll(async () => {
  browser = await launchChromium();
  site = await testSite({ pages: PAGES });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});
beforeEach(async () => {
  const context = await newVisitor(browser);
  tab = await context.newPage();
  await tab.route('**/slow.css', async (route) => {
    await tab.waitForTimeout(500);
    await route.fulfill({ contentType: 'text/css', body: 'h1 { color: #111 }' });
  });
  return () => endVisit(context);
});

/** Milliseconds from the beginning of the navigation. */
const times = (): Promise<{ readonly painted: number; readonly asked: number }> =>
  tab.evaluate(() => {
    const at = (found: PerformanceEntry | undefined): number => found?.startTime ?? Number.NaN;
    const asked = performance.getEntriesByType('resource').find(({ name }) => name.includes('/samtykke/a/'));
    return { painted: at(performance.getEntriesByName('first-contentful-paint')[0]), asked: at(asked) };
  });

it.each(['/styled', '/urged'])('is asked for after the first paint, whatever the page says: %s', async (path) => {
  await tab.goto(site.address + path);
  await whenReady(tab);
  const { painted, asked } = await times();
  expect(painted).toBeGreaterThan(400);
  expect(asked).toBeGreaterThanOrEqual(painted);
});

it('is asked for once the page has loaded where it is never painted', async () => {
  await tab.goto(`${site.address}/unpainted`);
  await whenReady(tab);
  expect((await times()).painted).toBeNaN();
});

it('is asked for in a browser that tells of no paint', async () => {
  await tab.addInitScript('delete window.PerformanceObserver');
  await tab.goto(`${site.address}/untold`);
  await whenReady(tab);
});
