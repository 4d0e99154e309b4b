/** Providers hear of consent before their scripts run, at every change, and when it is withdrawn. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ProvidersElement } from '../../src/browser/providers/providers.ts';
import { staticSite } from '../../src/cli/static-site.ts';
import { CATALOGUE } from '../../src/registry/catalogue/index.ts';
import type { Registry } from '../../src/registry/index.ts';
import { launchChromium, newVisitor } from '../support/browsers.ts';
import { answerForMakers } from '../support/makers.ts';
import { registryOf } from '../support/registry.ts';
import { type TestSite, testSite } from '../support/site.ts';
import { accept, answer, answerBanner, panel, save, whenReady } from '../support/surfaces.ts';

/** Every product that the page can load: Google's share hosts, each other one is a provider of its own. */
const LOADED = CATALOGUE.filter(({ loader }) => loader);
const google = LOADED.filter(({ id }) => id.startsWith('google-'));
const others = LOADED.filter((each) => !google.includes(each));
const loadOf = (products: typeof LOADED): string => {
  const settingsOf = ({ loader }: (typeof LOADED)[number]): string =>
    Object.entries(loader?.parameters ?? {})
      .filter(([, { preset }]) => preset === undefined)
      .map(([name, { example }]) => `${name}: "${example}"`)
      .join(', ');
  return `load: { ${products.map((each) => `${each.id}: { ${settingsOf(each)} }`).join(', ')} }`;
};
const registryWith = (load: (products: typeof LOADED) => string): string => `site:
  name: Told
  domains: [told.example]
  controllers: [{ name: Told AS, office: Oslo, register: "1" }]
  contacts: { requests: a@told.example }
  languages: [en]
categories: { essential: { always: true }, functionality: {}, analytics: {}, marketing: { advertising: true } }
providers:
  google:
    extends: { google-ads: marketing, google-analytics-4: analytics, google-tag-manager: marketing }
    ${load(google)}
  clarity-ads: { extends: microsoft-clarity-ads }
${others.map((each) => `  ${each.id}: { extends: ${each.id}, ${load([each])} }`).join('\n')}
entries:
  - { name: consent, category: essential, retention: P1Y }
`;

const STRICT = `<meta http-equiv="content-security-policy" content="script-src 'self' https:; require-trusted-types-for 'script'; trusted-types samtykke">`;
/** What a site has in its own pages: here without a mark what waits for Google's tag, as some sites have it. */
const MARKED = `<script>window.dataLayer = window.dataLayer || []; (function () { dataLayer.push(arguments); })('js', 0);</script>
  <script type="text/plain" data-samtykke="analytics" src="https://www.googletagmanager.com/gtag/js?id=G-OFSITE"></script>
  <script type="text/plain" data-samtykke="marketing">window.fbq = function () { fbq.callMethod ? fbq.callMethod(...arguments) : fbq.queue.push(arguments); }; fbq.queue = []; fbq('init', '1');</script>
  <script type="text/plain" data-samtykke="marketing" src="https://connect.facebook.net/en_US/fbevents.js"></script>`;

type Heard = readonly (readonly unknown[])[];
declare global {
  interface Window {
    heard?: unknown[][];
    dataLayer?: IArguments[];
  }
}

let browser: Browser;
let registry: Registry;
let loads: TestSite;
let tells: TestSite;
let context: BrowserContext;
let tab: Page;
let asked: string[];

beforeAll(async () => {
  browser = await launchChromium();
  registry = await registryOf(registryWith(loadOf));
  const page = { by: 'server', language: 'en', inline: true } as const;
  loads = await testSite({ registry, pages: { '/strict': { ...page, head: STRICT, body: '<h1>Loads</h1>' } } });
  tells = await testSite({
    registry: await registryOf(registryWith(() => 'party: third')),
    pages: { '/marked': { ...page, body: `<h1>Marked</h1>${MARKED}` } },
  });
});
afterAll(async () => {
  await browser.close();
  await loads.stop();
  await tells.stop();
});
beforeEach(async () => {
  context = await newVisitor(browser, { locale: 'en-GB' });
  asked = await answerForMakers(context);
  tab = await context.newPage();
});
afterEach(() => context.close());

const open = async (address: string): Promise<void> => {
  await tab.goto(address);
  await whenReady(tab);
};
const acceptAll = async (): Promise<void> => {
  await answerBanner(tab, accept);
};
/** Opens the page that loads all, agrees, and waits until each has come. */
const loadAll = async (): Promise<void> => {
  await open(`${loads.address}/strict`);
  await acceptAll();
  await allRun();
};
const allRun = (): Promise<unknown> =>
  tab.waitForFunction((count) => {
    const heard = window.heard ?? [];
    // The last that each does: two make something of their scripts once these have run.
    const done = heard.filter(([by]) => by === 'script').length;
    return done === count && heard.some(([by]) => by === 'UET') && heard.some(([by]) => by === 'DD_RUM');
  }, SCRIPTS);
/** Google's analytics and advertising share one. */
const SCRIPTS = LOADED.length - 1;

const heard = (): Promise<Heard> => tab.evaluate(() => JSON.parse(JSON.stringify(window.heard ?? [])));
/** What each maker's script heard, in order, as it said it. */
function byMaker(all: Heard): Readonly<Record<string, Heard>> {
  const makers: Record<string, unknown[][]> = {};
  for (const [by, ...said] of all) {
    if (by !== 'script') makers[`${by}`] = [...(makers[`${by}`] ?? []), said];
  }
  return makers;
}
/** What waits for Google's tag. */
const waiting = (): Promise<Heard> =>
  tab.evaluate(() => JSON.parse(JSON.stringify((window.dataLayer ?? []).map((each) => [...each]))));

const states = (ads: string, analytics: string, functionality: string, security = 'granted') => ({
  ad_storage: ads,
  ad_user_data: ads,
  ad_personalization: ads,
  analytics_storage: analytics,
  functionality_storage: functionality,
  // Nothing is for this.
  personalization_storage: 'denied',
  security_storage: security,
});
const DEFAULT = ['consent', 'default', states('denied', 'denied', 'denied', 'denied')];
const UNANSWERED = ['consent', 'update', states('denied', 'denied', 'denied')];
const AGREED = ['consent', 'update', states('granted', 'granted', 'granted')];
const DATE = expect.stringMatching(/^20\d\d-/);

describe('a page that loads its providers, with Trusted Types', () => {
  it('asks for nothing before a choice, and says that nothing is agreed to', async () => {
    await open(`${loads.address}/strict`);
    await expect.poll(waiting).toEqual([DEFAULT, UNANSWERED]);
    expect(asked).toEqual([]);
  });

  it('gives a page nothing by which to load what may not be', async () => {
    await open(`${loads.address}/strict`);
    await expect.poll(waiting).toHaveLength(2);
    const made = await tab.evaluate(() => {
      const own = document.querySelector('script[src$="/providers.js"]') as ProvidersElement;
      const addresses = ['https://connect.facebook.net/en_US/fbevents.js', 'https://elsewhere.example/a.js'];
      return new Promise((resolve) => {
        own.begin((newScript) => resolve(addresses.map((each) => newScript(each).src)));
      });
    });
    expect(made).toEqual(['', '']);
  });

  it('loads each once when the visitor agrees, with what holds before it starts', async () => {
    await loadAll();
    const once = asked.filter((address) => /\.js$|\/js$|\/tag\/|\/widget\//.test(address));
    expect([once.length, new Set(once).size]).toEqual([SCRIPTS, SCRIPTS]);
    expect(byMaker(await heard())).toEqual({
      dataLayer: [
        DEFAULT,
        UNANSWERED,
        AGREED,
        ['js', DATE],
        ['config', 'AW-123456789'],
        ['js', DATE],
        ['config', 'G-AB12CD34EF'],
        [{ 'gtm.start': expect.any(Number), event: 'gtm.js' }],
      ],
      uetq: [
        ['consent', 'default', { ad_storage: 'denied' }, 'consent', 'update', { ad_storage: 'granted' }],
        ['pageLoad'],
      ],
      UET: [[{ ti: '12345678', enableAutoSpaTracking: true }, 6]],
      clarity: [
        ['consentv2', { ad_Storage: 'denied', analytics_Storage: 'denied' }],
        ['consentv2', { ad_Storage: 'granted', analytics_Storage: 'granted' }],
      ],
      hj: [[{ hjid: '1234567', hjsv: 6 }]],
      fbq: [
        ['init', '123456789012345'],
        ['track', 'PageView'],
      ],
      ttq: [['page']],
      linkedin: [['1234567', '1234567']],
      pintrk: [['load', '1234567890123'], ['page']],
      snaptr: [
        ['init', '12345678-90ab-cdef-1234-567890abcdef'],
        ['track', 'PAGE_VIEW'],
      ],
      _paq: [
        ['requireConsent'],
        ['setConsentGiven'],
        ['setTrackerUrl', 'https://stats.example.org/matomo.php'],
        ['setSiteId', '1'],
        ['trackPageView'],
        ['enableLinkTracking'],
      ],
      plausible: [['example.org']],
      posthog: [[expect.stringMatching(/^phc_/), { api_host: 'https://eu.i.posthog.com' }, 'posthog']],
      analytics: [['page']],
      Intercom: [['settings', { api_base: 'https://api-iam.intercom.io', app_id: 'ab12cd34' }]],
      DD_RUM: [
        [
          'init',
          {
            applicationId: '12345678-90ab-cdef-1234-567890abcdef',
            clientToken: expect.any(String),
            site: 'datadoghq.eu',
          },
        ],
      ],
    });
  });

  it('tells each of a withdrawal at once, and nothing is sent any more', async () => {
    await loadAll();
    const before = (await heard()).length;
    const requests = [...asked];
    expect(await tab.evaluate(() => window.samtykke.withdraw())).toBe(true);
    expect(byMaker((await heard()).slice(before))).toEqual({
      dataLayer: [UNANSWERED],
      uetq: [['consent', 'update', { ad_storage: 'denied' }]],
      clarity: [['consentv2', { ad_Storage: 'denied', analytics_Storage: 'denied' }], ['stop']],
      fbq: [['consent', 'revoke']],
      ttq: [['revokeConsent']],
      pintrk: [['setconsent', false]],
      _paq: [['requireConsent'], ['deleteCookies']],
      posthog: [['set_config', { opt_out_capturing_by_default: true }], ['opt_out_capturing']],
      analytics: [['reset']],
      _hsp: [['revokeCookieConsent']],
      _hsq: [['doNotTrack']],
      Intercom: [['shutdown']],
      zE: [['messenger:set', 'cookies', 'none']],
      Sentry: [['close']],
      DD_RUM: [['setTrackingConsent', 'not-granted']],
    });
    expect(await tab.evaluate(() => (window as unknown as Record<string, unknown>)['ga-disable-G-AB12CD34EF'])).toBe(
      true,
    );
    await tab.evaluate(async () => {
      await fetch('https://www.google-analytics.com/g/collect', { mode: 'no-cors' }).catch(() => undefined);
      new Image().src = 'https://bat.bing.com/action/0';
      navigator.sendBeacon('https://ct.pinterest.com/v3/', '1');
    });
    expect(asked).toEqual(requests);
  });

  it('starts them again when the visitor agrees again, without a second script', async () => {
    await loadAll();
    await tab.evaluate(() => window.samtykke.withdraw());
    const before = (await heard()).length;
    const requests = [...asked];
    await tab.evaluate(() => window.samtykke.show());
    await accept(panel(tab)).click();
    await panel(tab).waitFor({ state: 'detached' });
    const again = byMaker((await heard()).slice(before));
    expect([again.dataLayer, again.fbq, again.Intercom, again.twttr, again.instgrm]).toEqual([
      [AGREED],
      [['consent', 'grant']],
      [['boot', { api_base: 'https://api-iam.intercom.io', app_id: 'ab12cd34' }]],
      [['load']],
      [['process']],
    ]);
    expect(await tab.evaluate(() => (window as unknown as Record<string, unknown>)['ga-disable-G-AB12CD34EF'])).toBe(
      false,
    );
    expect(asked).toEqual(requests);
  });

  it('loads what was agreed to and nothing else, and on the next page again', async () => {
    await open(`${loads.address}/strict`);
    await tab.evaluate(() => window.samtykke.show());
    await answer(panel(tab), 'analytics', 'some').check();
    await panel(tab).getByLabel('Google', { exact: true }).first().check();
    await save(panel(tab)).click();
    await panel(tab).waitFor({ state: 'detached' });
    await expect.poll(() => asked).toEqual(['www.googletagmanager.com/gtag/js']);
    await open(`${loads.address}/strict`);
    await expect.poll(() => asked.length).toBe(2);
    const analyticsOnly = ['consent', 'update', states('denied', 'granted', 'denied')];
    await expect
      .poll(async () => byMaker(await heard()))
      .toEqual({ dataLayer: [DEFAULT, analyticsOnly, ['js', DATE], ['config', 'G-AB12CD34EF']] });
  });

  it('loads none on a page of ours', async () => {
    await open(`${loads.address}/strict`);
    await acceptAll();
    await allRun();
    const requests = [...asked];
    const complaints: string[] = [];
    tab.on('console', (message) => complaints.push(message.text()));
    await open(`${loads.address}/samtykke/policy/en`);
    await tab.waitForFunction(() => window.dataLayer);
    expect([asked, complaints]).toEqual([requests, []]);
  });
});

describe('a page with tags of its own, marked up', () => {
  it('has them told before they start, and of a withdrawal', async () => {
    await open(`${tells.address}/marked`);
    await expect.poll(waiting).toEqual([DEFAULT, ['js', 0], UNANSWERED]);
    await acceptAll();
    await expect.poll(async () => byMaker(await heard()).fbq).toEqual([['init', '1']]);
    expect(await tab.locator('script[type="text/plain"][data-samtykke]').count()).toBe(0);
    expect(byMaker(await heard()).dataLayer).toEqual([DEFAULT, ['js', 0], UNANSWERED, AGREED]);
    await tab.evaluate(() => window.samtykke.withdraw());
    expect(byMaker(await heard()).fbq).toEqual([
      ['init', '1'],
      ['consent', 'revoke'],
    ]);
    expect(byMaker(await heard()).dataLayer?.at(-1)).toEqual(UNANSWERED);
  });

  it.each([
    ['is blocked', undefined],
    ['is another’s page', '<!doctype html><p>Sign in to the network</p>'],
    ['is cut in half', '(() => { "use strict"; const a ='],
  ])('starts none of them where what tells them %s; the visitor can answer', async (_, body) => {
    await tab.route('**/providers.js', (route) =>
      body === undefined ? route.abort() : route.fulfill({ contentType: 'text/javascript', body }),
    );
    await open(`${tells.address}/marked`);
    await acceptAll();
    expect(await tab.evaluate(() => window.samtykke.allows('analytics'))).toBe(true);
    const stillMarked = await tab.locator('script[type="text/plain"][data-samtykke]').count();
    expect([asked, await heard(), stillMarked]).toEqual([[], [], 3]);
  });
});

describe('a site without a server', () => {
  it('has it as a file beside the others, if the registry extends something that hears or is loaded', async () => {
    const files = staticSite(registry, '/consent');
    expect(files.get('en.js')).toContain('"/consent/providers.js"');
    expect(files.get('providers.js')).toContain('https://www.googletagmanager.com/gtag/js?id=G-AB12CD34EF');
    const plain = await registryOf(registryWith(() => '').replace(/^ +(extends|[\w-]+: \{ extends).*/gm, ''));
    expect([...staticSite(plain, '/consent').keys()]).not.toContain('providers.js');
  });
});
