/** How fast the banner is there, and what a click on it costs, beside a page without one and a bare inline one. */
import type { Browser, CDPSession, Page } from 'playwright-core';
import { openNightStage } from '../examples/night-stage/night-stage.ts';
import { nightStage } from '../examples/night-stage/site.ts';
import { listen } from '../src/server/index.ts';
import { launchWholeChromium } from '../test/support/browsers.ts';
import { exampleFile, temporaryFolder } from '../test/support/server.ts';
import { compressed, type SitePage, testSite } from '../test/support/site.ts';
import { medianPage } from './median-page.ts';
import { type Candidate, printTable, rounds } from './rounds.ts';

type Metric = 'first paint' | 'banner visible' | 'click to paint';
const UNITS = { 'first paint': 'ms', 'banner visible': 'ms', 'click to paint': 'ms' } as const;

/** A page of some weight, so that a banner has something to be measured against. */
const BODY = Array.from(
  { length: 120 },
  (_, index) => `<article><h2>Concert ${index}</h2><p>${'A long evening with many songs. '.repeat(8)}</p></article>`,
).join('');

/** The least that a banner can be: markup, a rule, and a handler that sets a cookie. */
const INLINE = `<div id="bare" style="position:fixed;bottom:0;left:0;right:0;background:#fff;padding:16px"><p>We use cookies.</p><button id="yes">Accept</button> <button id="no">Reject</button></div>
<script>document.getElementById('yes').onclick=()=>{document.cookie='choice=1;max-age=1000';document.getElementById('bare').remove()}</script>`;

const PAGES: Record<string, SitePage> = {
  '/server': { by: 'server', body: BODY, language: 'en' },
  '/script': { by: 'script', body: BODY, language: 'en' },
  '/none': { by: 'none', body: BODY, language: 'en' },
  '/inline': { by: 'none', body: INLINE + BODY, language: 'en', inline: true },
};

interface Variant {
  readonly name: string;
  readonly path: string;
  /** Selector of the accept button, through shadow roots; absent where there is none. */
  readonly accept?: string;
}

const VARIANTS: readonly Variant[] = [
  { name: 'no banner', path: '/none' },
  { name: 'bare inline banner', path: '/inline', accept: '#yes' },
  { name: 'ours, rendered by the server', path: '/server', accept: '[data-samtykke-accept]' },
  { name: 'ours, by one script tag', path: '/script', accept: '[data-samtykke-accept]' },
];

/** The demo's first page, with its style sheet and pictures, as it is and without guard and banner. */
const DEMO: readonly Variant[] = [
  { name: 'the demo without ours', path: '/none/en/' },
  { name: 'the demo', path: '/en/', accept: '[data-samtykke-accept]' },
];

const MEDIAN: readonly Variant[] = [
  { name: 'median page without ours', path: '/none' },
  { name: 'median page', path: '/ours', accept: '[data-samtykke-accept]' },
];

/** A middling phone on a slow network. */
const SLOW = { latency: 150, downloadThroughput: (1_600 * 1_024) / 8, uploadThroughput: (750 * 1_024) / 8, cpu: 4 };

export async function benchPage(count: number): Promise<void> {
  const browser = await launchWholeChromium();
  const site = await testSite({ pages: PAGES });
  const demo = await demoSite();
  const median = await medianPage(site.consent);
  const compare = async (address: string, variants: readonly Variant[], against: string): Promise<void> => {
    for (const slow of [false, true]) {
      const candidates = variants.map(
        (variant): Candidate<Metric> => ({ name: variant.name, run: () => visit(browser, address, variant, slow) }),
      );
      const title = slow
        ? `page on a slow phone: CPU ${SLOW.cpu}×, ${SLOW.latency} ms, 1.6 Mbit/s`
        : 'page on this machine';
      printTable(`${title}, medians of ${count} rounds`, await rounds(candidates, count), against, UNITS);
    }
  };
  try {
    await compare(median.address, MEDIAN, 'median page without ours');
    await compare(demo.address, DEMO, 'the demo without ours');
    await compare(site.address, VARIANTS, 'bare inline banner');
  } finally {
    await browser.close();
    await site.stop();
    await demo.stop();
    await median.stop();
  }
}

async function demoSite(): ReturnType<typeof listen> {
  const folder = temporaryFolder();
  const night = await openNightStage({
    registry: exampleFile('registry.yaml'),
    folder: folder.path,
    port: 0,
    tokens: [],
  });
  const { consent } = night.site;
  const ours = nightStage(night.site);
  const bareConsent: typeof consent = {
    ...consent,
    visit: (...of) => ({ ...consent.visit(...of), head: '', banner: '' }),
  };
  const without = nightStage({ ...night.site, consent: bareConsent });
  const page = async (request: Request): Promise<Response> => {
    const bare = request.url.replace('/none/', '/');
    const answer = await (bare === request.url ? ours(request) : without(new Request(bare, request)));
    const isPage = answer.headers.get('content-type')?.startsWith('text/html');
    return isPage ? compressed(request, await answer.text(), new Headers(answer.headers)) : answer;
  };
  return listen({
    fetch: (request, env) => (consent.handles(request) ? consent.fetch(request, env) : page(request)),
    port: 0,
    hostname: '127.0.0.1',
    onStopped: async () => {
      await night.stop();
      folder.remove();
    },
  });
}

async function visit(
  browser: Browser,
  address: string,
  variant: Variant,
  slow: boolean,
): Promise<Record<Metric, number>> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    if (slow) await slowDown(session);
    await page.addInitScript(watch, variant.accept);
    await page.goto(address + variant.path, { waitUntil: 'load' });
    const seen = await page.waitForFunction(
      (wanted) =>
        (window as unknown as Watched).watched.paint !== undefined &&
        (!wanted || (window as unknown as Watched).watched.visible !== undefined),
      variant.accept,
    );
    await seen.dispose();
    const { paint, visible } = await page.evaluate(() => (window as unknown as Watched).watched);
    return {
      'first paint': paint ?? Number.NaN,
      'banner visible': visible ?? Number.NaN,
      'click to paint': variant.accept ? await click(page, variant.accept) : Number.NaN,
    };
  } finally {
    await context.close();
  }
}

async function slowDown(session: CDPSession): Promise<void> {
  const { latency, downloadThroughput, uploadThroughput, cpu } = SLOW;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput,
    uploadThroughput,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
}

interface Watched {
  readonly watched: { paint?: number; visible?: number; click?: number };
}

/** Runs in the page: notes the first paint, and the first frame in which the accept button can be seen. */
function watch(accept: string | undefined): void {
  const watched: Watched['watched'] = {};
  Object.assign(window, { watched });
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name === 'first-contentful-paint') watched.paint = startTime;
  }).observe({ type: 'paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'click') watched.click = duration;
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  const find = (root: ParentNode): Element | undefined => {
    if (accept === undefined) return undefined;
    const direct = root.querySelector(accept);
    if (direct) return direct;
    const hosts = [...root.querySelectorAll('[data-samtykke-banner]')];
    return hosts.map((host) => host.shadowRoot && find(host.shadowRoot)).find((each) => each) ?? undefined;
  };
  // To ask where something is would lay the page out, before its style is there: only pages with a banner would pay that.
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, time } of entries) if (isIntersecting) watched.visible ??= time;
  });
  const look = (): void => {
    const found = find(document);
    if (found) seen.observe(found);
    // A tool may put another button in the place of the first.
    if (watched.visible === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** From a real click on the accept button to the next paint, in milliseconds (Event Timing, in steps of 8). */
async function click(page: Page, accept: string): Promise<number> {
  await page.locator(accept).first().click();
  await page.waitForTimeout(400);
  const measured = await page.evaluate(() => (window as unknown as Watched).watched.click);
  // Faster than the API reports: under 16 ms.
  return measured ?? 16;
}
