import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromiumPath, loadPlaywright, startMistake } from '../../chromium/index.ts';
import type { BrowserOptions } from './browser-options.ts';
import { type ChromiumProcess, startProcess } from './chromium-process.ts';
import { type Devtools, openDevtools } from './devtools.ts';
import { forgetUntil } from './forget-until.ts';
import { bePhone, forbidScripts, haveFocus, signalGpc } from './manners.ts';
import { freshProfile, type Profile } from './profile.ts';
import { noteTargets } from './running-workers.ts';
import { switchesOf, userAgentOf, viewportOf } from './switches.ts';
import { Targets } from './targets.ts';
import { ToldMistake } from './told-mistake.ts';

/** A Chromium with a profile of its own, which nobody has used before and which is gone when it is closed. */
export interface AuditBrowser {
  /** Of Chromium: `156.0.8078.108`. */
  readonly version: string;
  /** Of the browser as it runs now: {@link reopen} and {@link expire} put another one in its place. */
  readonly context: BrowserContext;
  /** The tab that is looked at: the first one, or a new one where there is none any more. */
  page(): Promise<Page>;
  /** Closes the browser and opens it again with the same profile: what was kept for the session is gone. */
  reopen(): Promise<void>;
  /**
   * Opens it again as it were at another time: cookies that have ended by then are gone, and the clock of every page and
   * worker runs from then on. What a server reads from its own clock does not change.
   *
   * @param at milliseconds since 1970.
   */
  expire(at: number): Promise<void>;
  /** Closes it and removes the profile. Does nothing the second time. */
  close(): Promise<void>;
  /** What the recorder looks at. */
  readonly targets: Targets;
}

/** Milliseconds within which a browser has to start, and to end after it was told to. */
const START_PATIENCE = 30_000;
const END_PATIENCE = 5_000;

/**
 * Starts Chromium as a visitor's browser is: third parties' cookies and reading ahead are on.
 *
 * @throws {Error} with the mend when there is no Chromium, no package to drive it with, or it does not start.
 */
export async function openBrowser(options: BrowserOptions = {}): Promise<AuditBrowser> {
  const { chromium } = await loadPlaywright('audits');
  const executable = chromiumPath(options.chromium) ?? chromium.executablePath();
  const profile = freshProfile(options.locale);
  const targets = new Targets({ shift: 0, gpc: false });
  targets.watch(haveFocus());
  if (options.javaScript === false) targets.watch(forbidScripts());
  const userAgent = options.device === 'phone' ? userAgentOf(options, executable) : undefined;
  if (userAgent !== undefined) targets.watch(bePhone(userAgent));
  const start = async (): Promise<Running> =>
    startBrowser(executable, switchesOf(options, executable, profile.path), targets);
  const mistake = (cause: unknown): unknown => (cause instanceof ToldMistake ? cause : startMistake(executable, cause));
  const running = await start().catch((cause) => {
    profile.remove();
    throw mistake(cause);
  });
  const browser = new OneBrowser(options, profile, targets, running, start);
  if (options.gpc)
    await signalGpc(targets).catch(async (cause) => {
      await browser.close();
      throw mistake(cause);
    });
  return browser;
}

/** A browser from its start to its end. */
interface Running {
  readonly version: string;
  readonly context: BrowserContext;
  readonly devtools: Devtools;
  /** Ends it; what it keeps is on the disk then. */
  end(): Promise<void>;
}

async function startBrowser(executable: string, switches: readonly string[], targets: Targets): Promise<Running> {
  const chromium = startProcess(executable, switches);
  let isTold = false;
  const timer = setTimeout(() => void chromium.end(0), START_PATIENCE);
  void chromium.ended.then(() => targets.disconnect(!isTold));
  try {
    const { devtools, browser, context } = await within(chromium, connect(chromium, targets));
    const end = async (): Promise<void> => {
      isTold = true;
      devtools.post('Browser.close');
      await chromium.end(END_PATIENCE);
    };
    return { version: browser.version(), context, devtools, end };
  } catch (error) {
    isTold = true;
    await chromium.end(0);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function connect(chromium: ChromiumProcess, targets: Targets) {
  const devtools = await openDevtools(chromium.pipe);
  await targets.connect(devtools);
  devtools.post('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
  const browser = await connectPlaywright(devtools);
  const context = browser.contexts()[0];
  if (!context) throw new Error('the browser has no context of its own');
  noteTargets(context, targets);
  if (context.pages().length === 0) await context.waitForEvent('page');
  return { devtools, browser, context };
}

async function connectPlaywright(devtools: Devtools): Promise<Browser> {
  const { chromium } = await loadPlaywright('audits');
  try {
    return await chromium.connectOverCDP(devtools.playwright, { noDefaults: true, isLocal: true });
  } catch (cause) {
    throw new Error('audits need playwright-core 1.62 or newer: npm install playwright-core@latest', { cause });
  }
}

/** What has ended answers nothing more. */
function within<T>({ ended, errors }: ChromiumProcess, work: Promise<T>): Promise<T> {
  const fail = ended.then((): never => {
    throw new Error(`it has ended: ${errors().trim()}`);
  });
  return Promise.race([work, fail]);
}

class OneBrowser implements AuditBrowser {
  readonly targets: Targets;
  readonly #options: BrowserOptions;
  readonly #profile: Profile;
  readonly #start: () => Promise<Running>;
  #running: Running;
  #isClosed = false;

  constructor(
    options: BrowserOptions,
    profile: Profile,
    targets: Targets,
    running: Running,
    start: () => Promise<Running>,
  ) {
    this.targets = targets;
    this.#options = options;
    this.#profile = profile;
    this.#running = running;
    this.#start = start;
  }

  get version(): string {
    return this.#running.version;
  }

  get context(): BrowserContext {
    return this.#running.context;
  }

  async page(): Promise<Page> {
    const page = this.context.pages()[0] ?? (await this.context.newPage());
    if (page.viewportSize() !== null) return page;
    // Playwright finds no realm in the page that a browser starts with.
    await page.goto('about:blank');
    await page.setViewportSize(viewportOf(this.#options));
    return page;
  }

  async reopen(): Promise<void> {
    await this.#running.end();
    this.#running = await this.#start();
  }

  async expire(at: number): Promise<void> {
    await this.#running.end();
    this.targets.setHooks({ shift: Math.round(at - Date.now()) });
    this.#running = await this.#start();
    await forgetUntil(this.targets, at);
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#running.end();
    this.#profile.remove();
  }
}
