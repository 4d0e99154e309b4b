import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import type { Gap } from '../observation.ts';
import type { Journey, JourneyStep, Waiting } from './journey.ts';
import { type OpenOptions, openPage, waitForQuiet } from './open-page.ts';
import { type Environment, variablesIn, withoutValues, withValues } from './secrets.ts';

export interface StepOptions extends OpenOptions {
  /** Variables of the environment that `$NAME` stands for. */
  readonly env: Environment;
  /** What addresses without a host begin at. */
  readonly base: string;
  /** Told before each step, in words and without secrets: `fill "#user" with $USER`. */
  readonly onStep?: (what: string) => void | Promise<void>;
  /** Told after each step that led to another page. */
  readonly onPage?: (address: string) => void | Promise<void>;
}

/**
 * Runs scripted steps in order; stops at the first that fails and says why. Never throws for what a site does.
 *
 * @param within number of the step that these are part of, with a dot.
 */
export async function runSteps(
  page: Page,
  steps: readonly JourneyStep[],
  options: StepOptions,
  within = '',
): Promise<Gap | undefined> {
  for (const [index, step] of steps.entries()) {
    const number = `${within}${index + 1}`;
    const gap =
      step.kind === 'if-there'
        ? (await isThere(page, step)) && (await runSteps(page, step.steps, options, `${number}.`))
        : await runOne(page, step, options, number);
    if (gap) return gap;
  }
  return undefined;
}

type PlainStep = Exclude<JourneyStep, { readonly kind: 'if-there' }>;

/** At once: the step before has waited until the page was quiet. What is no selector is there, so that its step says so. */
const isThere = (page: Page, { selector }: { readonly selector: string }): Promise<boolean> =>
  page
    .locator(selector)
    .first()
    .isVisible()
    .catch(() => true);

async function runOne(page: Page, step: PlainStep, options: StepOptions, number: string): Promise<Gap | undefined> {
  const before = page.url();
  const what = inWords(step);
  await options.onStep?.(what);
  const gap = await runStep(page, step, options);
  if (gap) return { ...gap, where: `${before}, step ${number}: ${what}` };
  if (page.url() !== before) await options.onPage?.(page.url());
  return undefined;
}

/** A step in words, without what a variable stands for. */
function inWords(step: PlainStep): string {
  switch (step.kind) {
    case 'open':
      return `open ${step.address}${step.from === undefined ? '' : ` from ${step.from}`}`;
    case 'click':
      return `click ${step.selector}`;
    case 'fill':
      return `fill ${step.selector} with ${variablesIn(step.value).length > 0 ? step.value : `"${step.value}"`}`;
    case 'press':
      return `press ${step.key}${step.selector === undefined ? '' : ` in ${step.selector}`}`;
    case 'scroll':
      return `scroll to ${typeof step.to === 'object' ? step.to.selector : step.to}`;
    case 'wait':
      return `wait for ${typeof step.for === 'string' ? step.for : 'seconds' in step.for ? `${step.for.seconds} seconds` : step.for.selector}`;
    case 'expect':
      return `expect ${[step.selector, step.text && `"${step.text}"`, step.address].filter(Boolean).join(' ')}`;
  }
}

const MEND = 'open the page by hand and mend the step in the journey';

async function runStep(page: Page, step: PlainStep, options: StepOptions): Promise<Gap | undefined> {
  try {
    return await ACTS[step.kind](page, step as never, options);
  } catch (error) {
    return { where: page.url(), ...explain(error, options) };
  }
}

/** Says what the browser's driver says in one line, without its jargon and without secrets. */
function explain(error: unknown, { env, timeoutMilliseconds }: StepOptions): Omit<Gap, 'where'> {
  if (error instanceof StepProblem) return { reason: error.message, mend: error.mend };
  const said = error instanceof Error ? error.message : String(error);
  if (/Timeout \d+ms exceeded/.test(said)) {
    const what = /waiting for (.*)/.exec(said)?.[1];
    const reason = `what it needs did not come into reach in ${timeoutMilliseconds / 1_000} seconds`;
    return { reason: withoutValues(what ? `${reason} (${what})` : reason, env), mend: MEND };
  }
  if (/has been closed|crashed/i.test(said)) return { reason: 'the page went away', mend: MEND };
  const first = (said.split('\n')[0] ?? said).replace(/^\w+(?:\.\w+)*: /, '');
  return { reason: withoutValues(first, env), mend: MEND };
}

/** A step that did not do what it should, in words of our own. */
class StepProblem extends Error {
  readonly mend: string;
  constructor(message: string, mend = MEND) {
    super(message);
    this.mend = mend;
  }
}

type Act<Kind extends PlainStep['kind']> = (
  page: Page,
  step: Extract<PlainStep, { readonly kind: Kind }>,
  options: StepOptions,
) => Promise<Gap | undefined>;

const ACTS: { readonly [Kind in PlainStep['kind']]: Act<Kind> } = {
  open: async (page, { address, from }, options) => {
    if (!URL.canParse(address, options.base)) throw new StepProblem(`"${address}" is no address`);
    const opened = await openPage(page, new URL(address, options.base).href, { ...options, from });
    return opened.gap;
  },
  click: async (page, { selector }, options) => {
    await page.locator(selector).first().click({ timeout: options.timeoutMilliseconds });
    return waitForQuiet(page, options);
  },
  fill: async (page, { selector, value }, options) => {
    const field = page.locator(selector).first();
    const missing = variablesIn(value).filter((name) => options.env[name] === undefined);
    if (missing.length > 0) {
      const names = missing.map((name) => `$${name}`).join(', ');
      throw new StepProblem(`the environment has no ${names}`, `set ${names} before the audit starts`);
    }
    const type = await field.getAttribute('type', { timeout: options.timeoutMilliseconds });
    // A secret in a file is one that is shared.
    if (type === 'password' && variablesIn(value).length === 0) {
      throw new StepProblem(
        'a password stands in the journey',
        'keep it in a variable of the environment: with: $PASSWORD',
      );
    }
    await field.fill(withValues(value, options.env), { timeout: options.timeoutMilliseconds });
    return undefined;
  },
  press: async (page, { key, selector }, options) => {
    if (selector === undefined) await page.keyboard.press(key);
    else await page.locator(selector).first().press(key, { timeout: options.timeoutMilliseconds });
    return waitForQuiet(page, options);
  },
  scroll: async (page, { to }, options) => {
    if (typeof to === 'object') {
      await page.locator(to.selector).first().scrollIntoViewIfNeeded({ timeout: options.timeoutMilliseconds });
    } else await scrollTo(page, to);
    return waitForQuiet(page, options);
  },
  wait: async (page, { for: what }, options) => {
    if (what === 'quiet') return waitForQuiet(page, options);
    if ('seconds' in what) await page.waitForTimeout(what.seconds * 1_000);
    else await page.locator(what.selector).first().waitFor({ timeout: options.timeoutMilliseconds });
    return undefined;
  },
  expect: async (page, expected, options) => {
    await untilSo(page, expected, options);
    return undefined;
  },
};

/** Ours: by turns of the wheel, as a visitor scrolls, so that what waits for that comes. */
async function scrollTo(page: Page, to: 'end' | 'top' | number): Promise<void> {
  if (to === 'top') return page.evaluate(() => window.scrollTo({ top: 0 }));
  const height = await page.evaluate(() => innerHeight);
  const most = to === 'end' ? MOST_SCROLLS * height : to;
  for (let done = 0; done < most; done += height * 0.8) {
    await page.mouse.wheel(0, Math.min(height * 0.8, most - done));
    await page.waitForTimeout(SCROLL_PAUSE);
    if (await page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 2)) return;
  }
}

/** A page that grows for ever is scrolled so many windows far. */
const MOST_SCROLLS = 30;
const SCROLL_PAUSE = 150;

type Expected = Extract<JourneyStep, { readonly kind: 'expect' }>;

async function untilSo(page: Page, expected: Expected, options: Waiting): Promise<void> {
  const until = Date.now() + options.timeoutMilliseconds;
  for (;;) {
    const wrong = await whatIsWrong(page, expected).catch(() => 'the page is on its way elsewhere');
    if (wrong === undefined) return;
    if (Date.now() >= until) throw new StepProblem(wrong);
    await page.waitForTimeout(200);
  }
}

async function whatIsWrong(page: Page, { selector, text, address }: Expected): Promise<string | undefined> {
  if (address !== undefined && !page.url().includes(address)) return `the address is ${page.url()}`;
  if (selector !== undefined && !(await page.locator(selector).first().isVisible())) {
    return `nothing that can be seen is found by ${selector}`;
  }
  if (text === undefined) return undefined;
  const place = selector === undefined ? page.getByText(text) : page.locator(selector).filter({ hasText: text });
  return (await place.first().isVisible()) ? undefined : `the text "${text}" is not there`;
}

/** What a module for the sign-in exports by default. */
type SignInModule = (page: Page, tools: { readonly env: Environment }) => unknown;

/** Signs in as a journey says, if it does. Never throws for what a site or a module does. */
export async function signIn(page: Page, { signIn: way }: Journey, options: StepOptions): Promise<Gap | undefined> {
  if (way === undefined) return undefined;
  if (way.kind === 'steps') {
    const gap = await runSteps(page, way.steps, options);
    return gap && { ...gap, where: `the sign-in, ${gap.where}` };
  }
  await options.onStep?.(`sign in by ${way.file}`);
  try {
    const loaded = (await import(pathToFileURL(way.file).href)) as { readonly default?: unknown };
    if (typeof loaded.default !== 'function') return noFunction(way.file);
    await (loaded.default as SignInModule)(page, { env: options.env });
    return await waitForQuiet(page, options);
  } catch (error) {
    const { reason } = explain(error, options);
    return { where: `the sign-in, ${way.file}`, reason, mend: 'mend the module, or what it signs in to' };
  }
}

const noFunction = (file: string): Gap => ({
  where: `the sign-in, ${file}`,
  reason: 'the module has no function as its default export',
  mend: 'write: export default async (page, { env }) => { … }',
});
