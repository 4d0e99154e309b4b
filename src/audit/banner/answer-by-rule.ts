/** Answers a banner by a rule for its consent tool. */
import type { Page } from 'playwright-core';
import type { BannerConfig } from './config.ts';
import { awaitBanner, type Banner, bySelector } from './find.ts';
import type { Attempt } from './outcome.ts';
import { quoted, type Tell } from './press.ts';
import { type RuleWish, startRules } from './rule-session.ts';

/** So long a rule may take to say that it knows a banner, and to answer it, in milliseconds. */
const POPUP_PATIENCE = 2_500;
const ANSWER_PATIENCE = 15_000;

/**
 * @param banner as it was found by its looks, if it was.
 * @returns nothing where no rule knows the banner, or where the one that does comes to nothing.
 */
export async function answerByRule(
  page: Page,
  wish: RuleWish,
  config: BannerConfig,
  banner: Banner | undefined,
  tell: Tell,
): Promise<Attempt | undefined> {
  if (!config.autoconsent) return undefined;
  const rules = await startRules(page, config.autoconsent, wish);
  try {
    const name = await rules.popup(POPUP_PATIENCE);
    if (name === undefined) return undefined;
    const { isDone, clicks } = await rules.answer(ANSWER_PATIENCE);
    tell(`rule ${quoted(name)} to ${wish}: ${clicks} clicks${isDone ? '' : ', which came to nothing'}`);
    const isGone =
      isDone && (await hasGone(page, banner ? () => byLooks(page, config) : () => bySelectors(page, config, name)));
    if (!isGone) return undefined;
    return { by: 'autoconsent', outcome: { ok: true } };
  } finally {
    await rules.stop();
  }
}

/** A rule's word is not enough: nothing may be in view that asks. */
async function hasGone(page: Page, look: () => Promise<Banner | undefined>): Promise<boolean> {
  for (let looks = 0; looks < 8; looks++) {
    if (!(await look().catch(() => undefined))) return true;
    await page.waitForTimeout(500);
  }
  return false;
}

const byLooks = (page: Page, { selectors }: BannerConfig): Promise<Banner | undefined> =>
  awaitBanner(page, { patienceMilliseconds: 0, ...(selectors && { selectors }) });

/** Name of the rule that knows the banner in view, if one does. */
export async function ruleOf(page: Page, { autoconsent }: BannerConfig): Promise<string | undefined> {
  if (!autoconsent) return undefined;
  const rules = await startRules(page, autoconsent, 'refuse').catch(() => undefined);
  try {
    return await rules?.popup(POPUP_PATIENCE);
  } finally {
    await rules?.stop();
  }
}

/** The banner that a rule knows, by the selectors that the rule has for it. */
export async function bannerByRule(page: Page, config: BannerConfig): Promise<Banner | undefined> {
  const name = await ruleOf(page, config);
  return name === undefined ? undefined : bySelectors(page, config, name);
}

async function bySelectors(page: Page, { autoconsent }: BannerConfig, name: string): Promise<Banner | undefined> {
  const rule = autoconsent?.rules.find((each) => each.name === name);
  for (const selector of [...visibleIn(rule?.detectPopup ?? []), ...(rule?.prehideSelectors ?? [])]) {
    const banner = await bySelector(page, selector, 'autoconsent');
    if (banner) return { ...banner, tool: banner.tool ?? name };
  }
  return undefined;
}

/** What a rule looks for to see whether a banner is in view. */
function visibleIn(steps: readonly object[]): readonly string[] {
  return steps.flatMap((step) => {
    const { visible } = step as { readonly visible?: unknown };
    return typeof visible === 'string' ? [visible] : [];
  });
}
