/** The demo site, in this process, with a database of its own. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type NightStage, type NightStageOptions, openNightStage } from '../../examples/night-stage/night-stage.ts';
import { launchChromium, newVisitor } from './browsers.ts';
import { exampleFile, temporaryFolder } from './server.ts';
import { answer, panel, refuse, save } from './surfaces.ts';

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

/**
 * `refusing` everything; or `agreeing` to all that the site itself does, and with it to few scripts of other companies: a
 * page with those of all of them costs twice as much.
 */
export type Answered = 'agreeing' | 'refusing';

/** Answers in 'manage consent', as a person does. @returns the cookie of the choice, for the others who answer so. */
async function giveAnswer(browser: Browser, { address }: Demo, as: Answered): Promise<Cookies> {
  const context = await newVisitor(browser, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${address}/samtykke/choice?language=en`);
  const form = panel(page);
  if (as === 'agreeing') {
    await answer(form, 'functionality', 'all').check();
    await answer(form, 'analytics', 'some').check();
    await form.locator('[name="provider.analytics"][value=internal]').check();
  }
  await (as === 'agreeing' ? save : refuse)(form).click();
  const cookies = (await context.cookies()).filter(({ name }) => name === 'consent');
  await context.close();
  expect(cookies).toHaveLength(1);
  return cookies;
}

type Cookies = Parameters<BrowserContext['addCookies']>[0];

/** What the tests of a file share: a demo, and a browser for its visitors. */
export interface DemoSuite {
  /** Filled in before the first test. */
  readonly demo: Demo;
  /** Opens a page for somebody who was never here before, and closes it after the test. */
  newcomer(options?: BrowserContextOptions): Promise<Page>;
  /** Has a page's visitor have answered before, where a test is not about how that is done. */
  haveAnswered(page: Page, as: Answered): Promise<void>;
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
  const answers = new Map<Answered, Promise<Cookies>>();
  const haveAnswered = async (page: Page, as: Answered): Promise<void> => {
    const given = answers.get(as) ?? giveAnswer(browser, demo, as);
    answers.set(as, given);
    await page.context().addCookies(await given);
  };
  return { demo, newcomer, haveAnswered, problems };
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
