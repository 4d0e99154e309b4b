/** The demo site, in this process, with a database of its own. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type NightStage, type NightStageOptions, openNightStage } from '../../examples/night-stage/night-stage.ts';
import { launchChromium, newVisitor } from './browsers.ts';
import { exampleFile, temporaryFolder } from './server.ts';

export interface Demo extends NightStage {
  /** Where its database is. */
  readonly folder: string;
}

/** Starts the demo on free ports; what it keeps goes away with it. */
export async function openDemo(registry = 'registry.yaml', more: Partial<NightStageOptions> = {}): Promise<Demo> {
  const folder = temporaryFolder();
  const options = {
    registry: exampleFile(registry),
    folder: folder.path,
    port: 0,
    tokens: [],
    ...more,
  };
  const demo = await openNightStage(options);
  return {
    ...demo,
    folder: options.folder,
    stop: async () => {
      await demo.stop();
      folder.remove();
    },
  };
}

/** What a visitor has just agreed to comes with the next page: until then the policy of this one stops it, and says so. */
const OF_NEXT_PAGE =
  /^(Loading the script|Connecting to) 'https?:\/\/(\w+\.localhost:|samtykke\.invalid).* violates the following Content Security Policy/;

/** Notes each error of a page, and each refusal by its policy. */
function noteProblems(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !OF_NEXT_PAGE.test(message.text())) problems.push(message.text());
  });
}

/** What the tests of a file share: a demo, and a browser for its visitors. */
export interface DemoSuite {
  /** Filled in before the first test. */
  readonly demo: Demo;
  /** Opens a page for somebody who was never here before, and closes it after the test. */
  newcomer(options?: BrowserContextOptions): Promise<Page>;
  /** What went wrong in visitors' pages. A test that expects some of it takes it out: nothing may be left at its end. */
  readonly problems: string[];
}

/** A poster is a document of its own to the browser: a page full of them costs a third more. */
const WITHOUT_PICTURES = '--blink-settings=imagesEnabled=false';

export interface DemoSuiteOptions extends Partial<NightStageOptions> {
  /** Whether pages load their pictures, for tests that look at them. Default: they do not. */
  readonly pictures?: boolean;
}

/** Starts a demo and a browser before the tests of a file, and stops them after. */
export function demoSuite({ pictures = false, ...more }: DemoSuiteOptions = {}): DemoSuite {
  const demo = {} as Demo;
  const contexts: BrowserContext[] = [];
  const problems: string[] = [];
  let browser: Browser;
  beforeAll(async () => {
    const [opened, launched] = await Promise.all([
      openDemo('registry.yaml', more),
      launchChromium(pictures ? [] : [WITHOUT_PICTURES]),
    ]);
    Object.assign(demo, opened);
    browser = launched;
  });
  afterAll(async () => {
    await browser.close();
    await demo.stop();
  });
  afterEach(async () => {
    for (const each of contexts.splice(0)) await each.close();
    expect(problems.splice(0)).toEqual([]);
  });
  const newcomer = async (options?: BrowserContextOptions): Promise<Page> => {
    const context = await newVisitor(browser, options);
    contexts.push(context);
    const page = await context.newPage();
    noteProblems(page, problems);
    return page;
  };
  return { demo, newcomer, problems };
}

/** Signs a browser in at the demo's provider, from the site's own page. */
export async function signIn(page: Page, address: string, name: string): Promise<void> {
  await page.goto(`${address}/en/sign-in`);
  await page.locator('main form .button').click();
  await page.waitForURL((url) => url.origin !== address);
  await page.locator('[name=name]').fill(name);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.origin === address);
  await page.locator('header a[href="/en/account"]').waitFor();
}
