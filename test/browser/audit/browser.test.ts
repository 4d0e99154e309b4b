/** The audit's browser: what a site sees of it, what it keeps, and at what time. */
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { type AuditBrowser, type BrowserOptions, openBrowser } from '../../../src/audit/browser/index.ts';
import { type AuditSite, auditSite } from '../../support/audit-site.ts';
import { shellPath } from '../../support/browsers.ts';

const DAY = 86_400_000;
const LASTING = 'Max-Age=8640000; Secure; SameSite=None';
const JS = 'text/javascript';

const PAGES: Parameters<typeof auditSite>[0] = {
  'shop.test/': { body: '<title>shop</title><p>hello</p><noscript><p>no script</p></noscript>' },
  'shop.test/sets': {
    headers: { 'set-cookie': ['session=1', 'week=1; Max-Age=604800', 'year=1; Max-Age=31536000'] },
  },
  'shop.test/embeds': { body: '<iframe src="https://tracker.test/frame"></iframe>' },
  'tracker.test/frame': { headers: { 'set-cookie': `third=1; ${LASTING}` }, body: '<p>frame</p>' },
  'shop.test/everywhere': {
    body: `<iframe src="https://tracker.test/inner"></iframe><script>
      const says = () => String(navigator.globalPrivacyControl);
      fetch('/said?page-' + says()); new Worker('/worker.js'); navigator.serviceWorker.register('/sw.js');
      fetch('https://tracker.test/cors?page', { method: 'POST', body: 'x' }).then(() => fetch('/said?cors-works'));
      </script>`,
  },
  'tracker.test/inner': { body: `<script>fetch('/said?frame-' + navigator.globalPrivacyControl)</script>` },
  'shop.test/worker.js': { type: JS, body: `fetch('/said?worker-' + navigator.globalPrivacyControl)` },
  'shop.test/sw.js': { type: JS, body: `fetch('/said?service-worker-' + navigator.globalPrivacyControl)` },
};

/** What a test has to itself, so that several may go side by side: a site, and a browser once it has opened one. */
class Own {
  readonly site: AuditSite;
  #browser: AuditBrowser | undefined;

  constructor(site: AuditSite) {
    this.site = site;
  }

  get browser(): AuditBrowser {
    if (!this.#browser) throw new Error('no browser was opened');
    return this.#browser;
  }

  async open(options: BrowserOptions = {}): Promise<Page> {
    this.#browser = await openBrowser({ ...this.site.options, ...options });
    return this.#browser.page();
  }

  async go(path: string): Promise<Page> {
    const page = await this.browser.page();
    await page.goto(`https://shop.test${path}`);
    return page;
  }

  async cookies(): Promise<readonly string[]> {
    return (await this.browser.context.cookies()).map(({ name }) => name).sort();
  }

  async said(count: number): Promise<readonly string[]> {
    const all = (): string[] => this.site.arrived.filter(({ url }) => url.includes('/said?')).map(({ url }) => url);
    await vi.waitFor(() => expect(all().length).toBeGreaterThanOrEqual(count), 10_000);
    return all()
      .map((url) => url.replace(/.*\?/, ''))
      .sort();
  }

  async end(): Promise<void> {
    await this.#browser?.close();
    await this.site.stop();
  }
}

const it = test.extend<{ readonly own: Own }>({
  own: async ({ task: _ }, use) => {
    const own = new Own(await auditSite(PAGES));
    await use(own);
    await own.end();
  },
});

// A start is mostly waited for.
describe.concurrent('to a site', () => {
  it('looks like the Chromium of a visitor: no driver, no missing window, no other screen', async ({ own }) => {
    const page = await own.open();
    await own.go('/');
    const seen = await page.evaluate(() => ({
      driven: navigator.webdriver,
      agent: navigator.userAgent,
      brands: JSON.stringify((navigator as unknown as { userAgentData: unknown }).userAgentData),
      size: [innerWidth, innerHeight],
      focus: document.hasFocus(),
    }));
    expect(seen).toMatchObject({ driven: false, size: [1280, 800], focus: true });
    expect(seen.agent + seen.brands).not.toMatch(/headless/i);
    expect(seen.agent).toContain(`Chrome/${own.browser.version.split('.')[0]}.`);
  });

  it('asks for the language that was named, and says it is what was named', async ({ own }) => {
    const page = await own.open({ locale: 'nb-NO', userAgent: 'Auditor/1.0', viewport: { width: 400, height: 700 } });
    await own.go('/');
    const { headers } = own.site.arrived.findLast(({ url }) => url === 'shop.test/') ?? { headers: {} };
    expect(headers).toMatchObject({ 'accept-language': 'nb-NO,nb;q=0.9', 'user-agent': 'Auditor/1.0' });
    expect(await page.evaluate(() => [navigator.language, innerWidth])).toEqual(['nb-NO', 400]);
  });

  it('is a phone where one is asked for, to each request and in each realm', async ({ own }) => {
    const page = await own.open({ device: 'phone' });
    await own.go('/everywhere');
    await own.said(5);
    const agents = own.site.arrived.map(({ headers }) => headers['user-agent']);
    expect(agents).toEqual(agents.map(() => expect.stringMatching(/Android.*Chrome\/\d+\.0\.0\.0 Mobile Safari/)));
    // Chromium sends no hints with the request for the script of a worker.
    const hinted = own.site.arrived.filter(({ headers }) => 'sec-ch-ua-mobile' in headers);
    expect(hinted.length).toBeGreaterThanOrEqual(5);
    const hints = hinted.map(({ headers }) => [headers['sec-ch-ua-mobile'], headers['sec-ch-ua-platform']]);
    expect(hints).toEqual(hinted.map(() => ['?1', '"Android"']));
    const seen = await page.evaluate(() => ({
      mobile: (navigator as unknown as { userAgentData: { mobile: boolean } }).userAgentData.mobile,
      agent: /Android.*Mobile/.test(navigator.userAgent),
      finger: matchMedia('(pointer: coarse) and (hover: none)').matches,
      touches: navigator.maxTouchPoints > 0,
      width: innerWidth,
    }));
    expect(seen).toEqual({ mobile: true, agent: true, finger: true, touches: true, width: 412 });
  });

  it("keeps third parties' cookies, as most visitors' browsers do", async ({ own }) => {
    await own.open();
    await own.go('/embeds');
    expect(await own.cookies()).toEqual(['third']);
  });

  it('runs no script where it may run none, in the page and in frames, and shows what stands in noscript', async ({
    own,
  }) => {
    const page = await own.open({ javaScript: false });
    await own.go('/');
    expect(await page.innerText('body')).toContain('no script');
    own.site.put('shop.test/scripted', {
      body: `<p id="said">still</p><script>said.textContent = 'ran'</script><iframe srcdoc="<script>parent.said.textContent = 'ran'</script>"></iframe>`,
    });
    await own.go('/scripted');
    expect(await page.innerText('#said')).toBe('still');
  });

  it('sends the signal of GPC with every request and says so in every realm; nothing breaks by it', async ({ own }) => {
    await own.open({ gpc: true });
    await own.go('/everywhere');
    expect(await own.said(5)).toEqual(['cors-works', 'frame-true', 'page-true', 'service-worker-true', 'worker-true']);
    const without = own.site.arrived.filter(({ headers }) => headers['sec-gpc'] !== '1').map(({ url }) => url);
    expect(without).toEqual([]);
    expect(own.site.arrived.filter(({ method }) => method === 'OPTIONS')).toEqual([]);
  });

  it('sends no signal where none is asked for', async ({ own }) => {
    await own.open();
    await own.go('/everywhere');
    expect(await own.said(5)).toContain('page-undefined');
    expect(own.site.arrived.some(({ headers }) => 'sec-gpc' in headers)).toBe(false);
  });
});

describe('a profile', () => {
  it('is new, and gone when the browser is closed', async ({ own }) => {
    const folders = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('samtykke-audit-'));
    const before = folders();
    await own.open();
    const [made = ''] = folders().filter((name) => !before.includes(name));
    expect(existsSync(`${tmpdir()}/${made}/Default`)).toBe(true);
    expect(await own.cookies()).toEqual([]);
    await own.browser.close();
    await own.browser.close();
    expect(existsSync(`${tmpdir()}/${made}`)).toBe(false);
  });

  it('loses what is kept for the session when it is opened again, and nothing else', async ({ own }) => {
    const page = await own.open();
    await own.go('/sets');
    await page.evaluate(() => {
      localStorage.lasting = '1';
      sessionStorage.session = '1';
    });
    expect(await own.cookies()).toEqual(['session', 'week', 'year']);
    await own.browser.reopen();
    expect(await own.cookies()).toEqual(['week', 'year']);
    const again = await own.go('/');
    expect(await again.evaluate(() => [localStorage.lasting, sessionStorage.length])).toEqual(['1', 0]);
  });

  it('set to another time, has lost the cookies that have ended by then', async ({ own }) => {
    await own.open();
    await own.go('/sets');
    await own.browser.expire(Date.now() + 30 * DAY);
    expect(await own.cookies()).toEqual(['year']);
  });
});

describe.concurrent('the clock of pages, set to another time', () => {
  /** What a page's own clock says has nothing to do with what is around the page. */
  const shell = shellPath();
  const ENGINE = shell === undefined ? {} : { chromium: shell };
  const READS = `[Date.now(), +new Date(), performance.timeOrigin + performance.now(), Date.parse(Date()),
    globalThis.Temporal ? Temporal.Now.instant().epochMilliseconds : Date.now()]`;
  const isAhead = (times: readonly number[]): boolean =>
    times.every((time) => Math.abs(time - (Date.now() + 30 * DAY)) < 60_000);

  it('runs from then on, in pages, frames and workers, in every way to ask for it', async ({ own }) => {
    await own.open(ENGINE);
    await own.browser.expire(Date.now() + 30 * DAY);
    own.site.put('shop.test/clock.js', { type: JS, body: `postMessage(${READS})` });
    own.site.put('shop.test/clock', {
      body: `<iframe></iframe><script>addEventListener('load', () => {
        const worker = new Worker('/clock.js');
        worker.onmessage = ({ data }) => { window.times = [...${READS}, ...frames[0].eval("${READS.replaceAll('\n', ' ')}"), ...data]; };
      })</script>`,
    });
    const page = await own.go('/clock');
    await page.waitForFunction('window.times');
    const times = await page.evaluate<readonly number[]>('times');
    expect(times).toHaveLength(15);
    expect(times.filter((time) => !isAhead([time]))).toEqual([]);
  });

  it('leaves dates what they are, with a class that a page can extend', async ({ own }) => {
    await own.open(ENGINE);
    await own.browser.expire(Date.now() + 30 * DAY);
    const page = await own.go('/');
    const said = await page.evaluate(() => {
      class Heir extends Date {}
      return [
        new Date(0).toISOString(),
        new Date(2026, 1, 3).getMonth(),
        Date.UTC(2000, 0),
        new Heir() instanceof Date,
        new Date().constructor === Date,
        new Heir(5).getTime(),
        Date.length,
        Date.name,
        typeof Date(),
        new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'UTC' }).format(0),
      ];
    });
    expect(said).toEqual(['1970-01-01T00:00:00.000Z', 1, 946684800000, true, true, 5, 7, 'Date', 'string', '1970']);
  });

  it('lets a consent end that a page keeps with a time of its own', async ({ own }) => {
    own.site.put('shop.test/consent', {
      body: `<p id="said"></p><script>
        const kept = JSON.parse(localStorage.consent ?? 'null');
        said.textContent = kept && kept.until > Date.now() ? 'granted' : 'asks';
        localStorage.consent = JSON.stringify({ until: Date.now() + 864e5 });</script>`,
    });
    await own.open(ENGINE);
    const first = await own.go('/consent');
    await first.reload();
    expect(await first.innerText('#said')).toBe('granted');
    await own.browser.expire(Date.now() + 2 * DAY);
    expect(await (await own.go('/consent')).innerText('#said')).toBe('asks');
  });

  it('removes a cookie that a page ends with a date of its own clock, and keeps one that it sets', async ({ own }) => {
    await own.open(ENGINE);
    await own.go('/sets');
    await own.browser.expire(Date.now() + 30 * DAY);
    const page = await own.go('/');
    await page.evaluate(() => {
      document.cookie = `year=; expires=${new Date(Date.now() - 864e5).toUTCString()}`;
      document.cookie = `fresh=1; expires=${new Date(Date.now() + 864e5).toUTCString()}`;
    });
    expect(await own.cookies()).toEqual(['fresh']);
  });
});

describe('what cannot be opened', () => {
  it.each([
    ['a file that is not there', { chromium: '/no/chromium' }, 'there is no Chromium at /no/chromium; name a Chromium'],
    ['a file that is no Chromium', { chromium: '/bin/true' }, '/bin/true: it does not start as Chromium'],
    ['a certificate that is none', { trust: ['x'] }, 'trust: expected a certificate in PEM'],
  ])('%s: says so, with the mend', async (_, options, message) => {
    await expect(openBrowser(options)).rejects.toThrow(message);
  });
});
