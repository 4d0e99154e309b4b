/** Real browsers, found where they usually are. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { CHROMIUM_PLACES } from '../../src/chromium/index.ts';

const SHELL_PLACES = [process.env.SAMTYKKE_CHROMIUM_SHELL, '/usr/bin/chromium-headless-shell'];
const FIREFOX_PLACES = [
  process.env.SAMTYKKE_FIREFOX,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

const firstOf = (places: readonly (string | undefined)[]): string | undefined =>
  places.find((place) => place !== undefined && existsSync(place));

/** Chromium's engine without what is around a page, where it is installed. */
export const shellPath = (): string | undefined => firstOf(SHELL_PLACES);
/** Of a command: the engine alone, where it is installed; without it the command finds one by itself. */
export function engineOption(): readonly string[] {
  const shell = shellPath();
  return shell === undefined ? [] : ['--chromium', shell];
}
export const firefoxPath = (): string | undefined => firstOf(FIREFOX_PLACES);

const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The one of {@link shellPath}: takes half the time and does to a page what the whole one does, but sends no reports
 * (Reporting API) and makes no page ready in advance. The whole one where there is no other.
 *
 * @param more switches besides those that every test has.
 */
export const launchChromium = (more: readonly string[] = []): Promise<Browser> =>
  launch(shellPath() ?? firstOf(CHROMIUM_PLACES), more);

/** @param more switches besides those that every test has. */
export const launchWholeChromium = (more: readonly string[] = []): Promise<Browser> =>
  launch(firstOf(CHROMIUM_PLACES), more);

const launch = (executablePath: string | undefined, more: readonly string[]): Promise<Browser> =>
  chromium.launch({
    // Without a place of its own Playwright takes the browser that it has downloaded.
    ...(executablePath !== undefined && { executablePath }),
    args: [...SWITCHES, ...more],
  });

/** A browser on its own: nothing drives it until somebody connects. */
export interface FreeBrowser {
  connect(): Promise<Browser>;
  stop(): Promise<void>;
}

/**
 * Starts Chromium on a page with nothing attached to it: one that is driven makes no page ready in advance
 * (`PrerenderingDisabledByDevTools`).
 *
 * @param folder for what it keeps.
 */
export async function freeChromium(address: string, folder: string): Promise<FreeBrowser> {
  const own = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${folder}`];
  const path = firstOf(CHROMIUM_PLACES) ?? chromium.executablePath();
  const child = spawn(path, [...SWITCHES, ...own, address], { stdio: ['ignore', 'ignore', 'pipe'] });
  const endpoint = await debuggingAddress(child);
  return {
    connect: () => chromium.connectOverCDP(endpoint),
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
    },
  };
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  let told = '';
  return new Promise((resolve, reject) => {
    child.once('close', () => reject(new Error(`Chromium ended: ${told}`)));
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      told += chunk;
      const found = /listening on (ws:\S+)/.exec(told)?.[1];
      if (found) resolve(found);
    });
  });
}

/** A visitor who was never here before. */
export async function newVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'nb-NO', ...options });
  context.setDefaultTimeout(10_000);
  return context;
}

/** Gives each piece of work a page in which nobody was before. */
export type InPage = <T>(work: (page: Page) => Promise<T>) => Promise<T>;

/**
 * Pages that are used again, since a new one takes twice the time: for sites that keep nothing but cookies, which are
 * removed in between. One in which something went wrong is not used again.
 */
export function pagesAgain(browser: () => Browser, options: BrowserContextOptions = {}): InPage {
  const free: Page[] = [];
  return async (work) => {
    const page = free.pop() ?? (await (await newVisitor(browser(), options)).newPage());
    try {
      const result = await work(page);
      if (page.isClosed()) await page.context().close();
      else free.push(await emptied(page));
      return result;
    } catch (error) {
      await page.context().close();
      throw error;
    }
  };
}

/** A page as if nobody had been in it, on a site that keeps nothing but cookies. */
export async function emptied(page: Page): Promise<Page> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  // Nothing of the site runs any more when its cookies go.
  await page.goto('about:blank');
  await page.context().clearCookies();
  return page;
}

/**
 * Ends a visit. What a test's own routes were still answering falls with it: without this, a request that comes as the
 * test ends fails the run and no test.
 */
export async function endVisit(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await context.close();
}
