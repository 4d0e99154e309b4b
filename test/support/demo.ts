/** The demo site, in this process, with a database of its own. */
import type { APIResponse, Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type NightStage, type NightStageOptions, openNightStage } from '../../examples/night-stage/night-stage.ts';
import { PERFORMANCE_TEST_COOKIE } from '../../examples/night-stage/third-parties/performance-test.ts';
import { emptied, launchChromium, newVisitor } from './browsers.ts';
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
 * page with those of all of them costs twice as much. The site's measurement of how smoothly pages run, which draws as long
 * as it lasts, is over then.
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

/** A page, and with which options it was opened. */
interface Visitor {
  readonly as: string;
  readonly page: Page;
}

/** Empties a page for the next visitor, as the demo keeps nothing but cookies. @returns whether it can be used again. */
async function hasLeft(page: Page): Promise<boolean> {
  if (page.isClosed()) return false;
  for (const each of page.context().pages()) if (each !== page) await each.close();
  await emptied(page);
  return true;
}

export interface SignedIn {
  /** Whether they have ticked that this device is to be remembered. Default: they have not. */
  readonly isRemembered?: boolean;
}

/** Sends a form as a page of that address would, with the browser's cookies and without a page. */
export const sendForm = (
  page: Page,
  address: string,
  form: Readonly<Record<string, string>> = {},
): Promise<APIResponse> => page.context().request.post(address, { form, headers: { origin: new URL(address).origin } });

/** What the tests of a file share: a demo, and a browser for its visitors. */
export interface DemoSuite {
  /** Filled in before the first test. */
  readonly demo: Demo;
  /**
   * Gives a page to somebody who was never here before, until the test ends: a new one takes more than twice the time of
   * one in which another test was.
   */
  newcomer(options?: BrowserContextOptions): Promise<Page>;
  /** Has a page's visitor have answered before, where a test is not about how that is done. */
  haveAnswered(page: Page, as: Answered): Promise<void>;
  /** The same of having signed in at the demo's provider: without its pages, with the browser's cookies. */
  haveSignedIn(page: Page, name: string, as?: SignedIn): Promise<void>;
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
  const used: Visitor[] = [];
  const free: Visitor[] = [];
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
  afterEach(async ({ task }) => {
    for (const each of used.splice(0)) {
      if (task.result?.state !== 'fail' && (await hasLeft(each.page))) free.push(each);
      else await each.page.context().close();
    }
    expect(problems.splice(0)).toEqual([]);
  });
  const newcomer = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const as = JSON.stringify(options);
    const at = free.findIndex((each) => each.as === as);
    const [visitor = { as, page: await openPage(options) }] = at < 0 ? [] : free.splice(at, 1);
    used.push(visitor);
    return visitor.page;
  };
  const openPage = async (options: BrowserContextOptions): Promise<Page> => {
    const page = await (await newVisitor(browser, options)).newPage();
    noteProblems(page, problems);
    return page;
  };
  const haveSignedIn = async (page: Page, name: string, { isRemembered = false }: SignedIn = {}): Promise<void> => {
    const asked = await sendForm(page, `${demo.address}/en/do/sign-in`, isRemembered ? { remember: 'on' } : {});
    const arrived = await sendForm(page, asked.url(), { name });
    expect([arrived.status(), arrived.url()]).toEqual([200, `${demo.address}/en/`]);
  };
  const answers = new Map<Answered, Promise<Cookies>>();
  const haveAnswered = async (page: Page, as: Answered): Promise<void> => {
    const given = answers.get(as) ?? giveAnswer(browser, demo, as);
    answers.set(as, given);
    const over = { name: PERFORMANCE_TEST_COOKIE, value: '0', url: demo.address };
    await page.context().addCookies([...(await given), ...(as === 'agreeing' ? [over] : [])]);
  };
  return { demo, newcomer, haveAnswered, haveSignedIn, problems };
}
