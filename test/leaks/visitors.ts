/** Visitors in real browsers: what the leak tests need of one, in Chromium and in Firefox. */
import type { Browser, Page } from 'playwright-core';
import type { Browser as Firefox, Page as FirefoxPage } from 'puppeteer-core';
import { launchChromium, launchWholeChromium, newVisitor } from '../support/browsers.ts';
import { launchFirefox } from '../support/firefox.ts';

export interface Visitor {
  newTab(): Promise<Tab>;
  /** Names of all cookies; of one without a name its value. */
  cookieNames(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface Tab {
  goto(address: string): Promise<unknown>;
  /** A browser reads ahead for the page in front only. */
  bringToFront(): Promise<void>;
  /** What an expression says in the page. */
  evaluate<T>(expression: string): Promise<T>;
  /** A person's click within banner or panel. */
  click(surface: 'banner' | 'panel', selector: string): Promise<void>;
  /** A page of the site's origin without anything in it, whatever its server answers. */
  gotoPlain(address: string): Promise<unknown>;
}

export interface LeakBrowser {
  newVisitor(): Promise<Visitor>;
  close(): Promise<void>;
}

const nameOf = ({ name, value }: { readonly name: string; readonly value: string }): string => name || value;
const PLAIN = { contentType: 'text/html', body: '<!doctype html><p>plain</p>' } as const;

/** Chromium's engine alone, which needs half the time. */
export const chromiumEngine = async (): Promise<LeakBrowser> => chromiumBrowser(await launchChromium());

/** With the window around its pages, for what only that does. */
export const wholeChromium = async (): Promise<LeakBrowser> => chromiumBrowser(await launchWholeChromium());

function chromiumBrowser(browser: Browser): LeakBrowser {
  return {
    newVisitor: async () => {
      const context = await newVisitor(browser, { locale: 'en-GB' });
      return {
        newTab: async () => tabOf(await context.newPage()),
        cookieNames: async () => (await context.cookies()).map(nameOf),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

const tabOf = (page: Page): Tab => ({
  goto: (address) => page.goto(address),
  bringToFront: () => page.bringToFront(),
  evaluate: (expression) => page.evaluate(expression),
  click: (surface, selector) => page.locator(`[data-samtykke-${surface}] ${selector}`).click(),
  gotoPlain: async (address) => {
    await page.route(address, (route) => route.fulfill(PLAIN));
    await page.goto(address);
  },
});

/** What Firefox does for those who ask for it, and what it does not do towards this machine; all of a page at once. */
const AS_TRIED = {
  'network.http.max-persistent-connections-per-server': 32,
  'browser.send_pings': true,
  'browser.send_pings.require_same_host': false,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
};

/** As in Chromium: other sites get a process of their own, and no tab of the same site does. */
const FEW_PROCESSES_IN_FIREFOX = {
  'dom.ipc.processCount': 2,
  'dom.ipc.processCount.webIsolated': 1,
  'dom.ipc.processPrelaunch.enabled': false,
};

/** Pages with hundreds of elements, drawn by the processor: what waits for a frame still comes well before all is quiet. */
const FEW_FRAMES = { 'layout.frame_rate': 20, 'layout.throttled_frame_rate': 20 };

export async function firefoxBrowser(): Promise<LeakBrowser> {
  const preferences = { ...AS_TRIED, ...FEW_PROCESSES_IN_FIREFOX, ...FEW_FRAMES };
  // Being told of each request takes as long as the request.
  const browser: Firefox = await launchFirefox(preferences, { networkEnabled: false });
  return {
    newVisitor: async () => {
      const context = await browser.createBrowserContext();
      return {
        newTab: async () => {
          const page = await context.newPage();
          // In a lower window the panel's buttons lie over its questions until a person scrolls.
          await page.setViewport({ width: 1280, height: 800 });
          return firefoxTab(page);
        },
        cookieNames: async () => (await context.cookies()).map(nameOf),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

const firefoxTab = (page: FirefoxPage): Tab => ({
  goto: (address) => page.goto(address),
  bringToFront: () => page.bringToFront(),
  evaluate: (expression) => page.evaluate(expression) as Promise<never>,
  click: (surface, selector) => page.locator(`[data-samtykke-${surface}] >>> ${selector}`).click(),
  gotoPlain: async (address) => {
    await requestsTold(page);
    await page.setRequestInterception(true);
    page.on('request', (request) => request.respond(PLAIN));
    await page.goto(address);
  },
});

/** Lets the driver hear of one page's requests; its own interface knows only all pages, and from the start. */
const requestsTold = (page: FirefoxPage): Promise<void> =>
  (page.mainFrame() as unknown as BidiFrame).browsingContext.subscribe(['network']);

interface BidiFrame {
  readonly browsingContext: { subscribe(events: readonly string[]): Promise<void> };
}
