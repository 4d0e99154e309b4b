/** Answers our own banner by its stable hooks. */
import type { Locator, Page } from 'playwright-core';
import { HOOKS } from '../../render/index.ts';
import type { BannerConfig, Wish } from './config.ts';
import { failed, type Outcome } from './outcome.ts';
import { quoted, type Tell } from './press.ts';

const within = (place: string, hook: string): string => `[${place}] [${hook}]`;

/** So long our own may take to answer, in milliseconds. */
const TIMEOUT = 8_000;

export async function answerOwn(page: Page, wish: Wish, config: BannerConfig, tell: Tell): Promise<Outcome> {
  if (wish.kind === 'withdraw') return withdrawOwn(page, config, tell);
  if (wish.kind === 'only') return answerOnly(page, wish, tell);
  const hook = wish.kind === 'accept' ? HOOKS.accept : HOOKS.refuse;
  await pressHook(page, within(HOOKS.banner, hook), tell);
  return untilGone(page, HOOKS.banner);
}

async function pressHook(page: Page, selector: string, tell: Tell): Promise<void> {
  await pressLocator(page.locator(selector).filter({ visible: true }).first(), tell);
}

async function pressLocator(control: Locator, tell: Tell): Promise<void> {
  const text = (await control.textContent({ timeout: TIMEOUT })) ?? '';
  await control.click({ timeout: TIMEOUT });
  tell(`click ${quoted(text)}`);
}

/** Gone, by script or by a page that comes anew; what our own says of a failure is the reason. */
async function untilGone(page: Page, place: string): Promise<Outcome> {
  const until = Date.now() + TIMEOUT;
  while (Date.now() < until) {
    await page.waitForTimeout(200);
    const left = await page
      // Of the host itself nothing is drawn.
      .locator(`[${place}] form`)
      .filter({ visible: true })
      .count()
      .catch(() => 1);
    if (left === 0) return { ok: true };
  }
  const said = await page.locator(`[${place}] [${HOOKS.message}]`).filter({ visible: true }).first();
  const text = await said.textContent({ timeout: 500 }).catch(() => null);
  return failed(text ? `the banner says ${quoted(text)}` : 'the banner stays in view after it was answered');
}

async function answerOnly(page: Page, wish: Extract<Wish, { readonly kind: 'only' }>, tell: Tell): Promise<Outcome> {
  await pressHook(page, within(HOOKS.banner, HOOKS.manage), tell);
  const form = page.locator(`[${HOOKS.panel}] form`).first();
  await form.waitFor({ timeout: TIMEOUT });
  const problem = await putPurposes(form, wish.purposes, tell);
  if (problem !== undefined) return failed(problem);
  await pressLocator(form.locator(`[${HOOKS.save}]`), tell);
  return untilGone(page, HOOKS.panel);
}

async function putPurposes(form: Locator, wanted: readonly string[], tell: Tell): Promise<string | undefined> {
  const found = await form
    .locator('[data-samtykke-purpose]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-samtykke-purpose') ?? ''));
  const missing = wanted.filter((each) => !found.includes(each));
  if (missing.length > 0) return `the panel does not ask about ${missing.join(', ')}`;
  for (const purpose of found) {
    const answer = wanted.includes(purpose) ? 'all' : 'none';
    const option = form.locator(`[name="purpose.${purpose}"][value="${answer}"]`);
    // What a signal covers is offered provider by provider only.
    if ((await option.count()) === 0) return `the panel does not offer all of ${purpose}: an opt-out signal refuses it`;
    await option.check({ timeout: TIMEOUT });
    tell(`choose ${answer === 'all' ? 'all' : 'nothing'} for ${purpose}`);
  }
  return undefined;
}

/** On the page itself, then on the policy page where the configuration names one. */
async function withdrawOwn(page: Page, { policyAddress }: BannerConfig, tell: Tell): Promise<Outcome> {
  const here = await withdrawHere(page, tell);
  if (here || policyAddress === undefined) return here ?? failed('the page has no way to withdraw');
  await page.goto(policyAddress, { timeout: TIMEOUT });
  tell(`open ${policyAddress}`);
  return (await withdrawHere(page, tell)) ?? failed('the policy page has no way to withdraw');
}

/** Where our own can be withdrawn on this page: the hook itself, and that which opens the panel. */
export const WITHDRAWS = `[${HOOKS.withdraw}]`;
export const MANAGES = `[${HOOKS.manage}]`;

async function withdrawHere(page: Page, tell: Tell): Promise<Outcome | undefined> {
  if ((await seen(page, WITHDRAWS)) > 0) {
    await pressHook(page, WITHDRAWS, tell);
    return untilNone(page, WITHDRAWS);
  }
  if ((await seen(page, MANAGES)) === 0) return undefined;
  await pressHook(page, MANAGES, tell);
  await pressHook(page, within(HOOKS.panel, HOOKS.refuse), tell);
  return untilGone(page, HOOKS.panel);
}

const seen = (page: Page, selector: string): Promise<number> =>
  page.locator(selector).filter({ visible: true }).count();

async function untilNone(page: Page, selector: string): Promise<Outcome> {
  const until = Date.now() + TIMEOUT;
  while (Date.now() < until) {
    await page.waitForTimeout(200);
    if ((await seen(page, selector).catch(() => 1)) === 0) return { ok: true };
  }
  return failed('the button that withdraws stays after it was pressed: nothing was withdrawn');
}
