import type { Page } from 'playwright-core';
import { inTime, NoAnswerInTime } from '../in-time.ts';
import { answerByLooks } from './answer-by-looks.ts';
import { answerOwn, MANAGES, WITHDRAWS } from './answer-own.ts';
import type { BannerConfig, Wish } from './config.ts';
import { type Banner, isAnywhere } from './find.ts';
import { meansAgain } from './meaning.ts';
import type { Attempt, Outcome } from './outcome.ts';
import type { SeenControl } from './page/seen.ts';
import { press, pressSelectors, quoted, type Tell } from './press.ts';
import { findPanel, pageOfChoices } from './settings.ts';
import { toolsIn } from './tools.ts';

/** So long a page may take to say what it offers, in milliseconds. */
const PATIENCE = 20_000;

/**
 * Whether an opened page offers a way to withdraw: a link or button for it, in view or further down. Presses nothing.
 *
 * @throws {NoAnswerInTime} where the page does not answer.
 */
export async function findWithdrawal(page: Page, config: BannerConfig): Promise<boolean> {
  try {
    return await inTime(isOffered(page, config), PATIENCE);
  } catch (error) {
    if (error instanceof NoAnswerInTime) throw error;
    // The page went away: it offers nothing now.
    return false;
  }
}

const isOffered = async (page: Page, config: BannerConfig): Promise<boolean> =>
  (await ownWay(page)) || (await configuredWay(page, config)) || (await wayBack(page)) !== undefined;

const ownWay = (page: Page): Promise<boolean> => isThere(page, `${WITHDRAWS}, ${MANAGES}`);

/** Outside of our own banner and panel: what stands in them is no way back. */
async function isThere(page: Page, selector: string): Promise<boolean> {
  return page
    .locator(selector)
    .filter({ visible: true })
    .evaluateAll((all) => all.some((each) => !(each.getRootNode() instanceof ShadowRoot)));
}

async function configuredWay(page: Page, { selectors }: BannerConfig): Promise<boolean> {
  const first = selectors?.withdraw?.[0];
  return first !== undefined && isAnywhere(page, first);
}

/** A control anywhere on the page that is called a way back to the choice. */
async function wayBack(page: Page) {
  const tools = await toolsIn(page.mainFrame());
  const all = await tools.evaluateHandle((own) => own.wholeDocument());
  const controls: readonly SeenControl[] = await all.evaluate(({ seen }) => seen.controls);
  const isWay = ({ kind, text }: SeenControl): boolean => (kind === 'button' || kind === 'link') && meansAgain(text);
  const index = controls.findLastIndex(isWay);
  if (index < 0) return undefined;
  const handle = await all.evaluateHandle((own, at) => own.controls[at] as Element, index);
  const element = handle.asElement();
  return element ? { element, text: controls[index]?.text ?? '' } : undefined;
}

/** Withdraws as the page offers it: our own, what the configuration names, or what is called a way back. */
export async function withdraw(page: Page, wish: Wish, config: BannerConfig, tell: Tell): Promise<Attempt | undefined> {
  const { withdraw: selectors } = config.selectors ?? {};
  if (selectors) {
    await pressSelectors(page, selectors, tell);
    return { by: 'selector', outcome: await refuseWhatOpens(page, wish, config, tell, 'may-be-done') };
  }
  if (await ownWay(page)) return { by: 'own', outcome: await answerOwn(page, wish, config, tell) };
  const way = await wayOrPolicy(page, config, tell);
  if (way === 'own') return { by: 'own', outcome: await answerOwn(page, wish, config, tell) };
  if (!way)
    return { by: 'looks', outcome: { ok: false, reason: 'the page has no way to withdraw that could be found' } };
  await press(way.element);
  tell(`click ${quoted(way.text)}`);
  return { by: 'looks', outcome: await refuseWhatOpens(page, wish, config, tell, 'has-to-come') };
}

/** On this page, or else on the policy page that the configuration names. */
async function wayOrPolicy(page: Page, config: BannerConfig, tell: Tell) {
  const here = await wayBack(page);
  if (here || config.policyAddress === undefined) return here;
  await page.goto(config.policyAddress, { waitUntil: 'load' });
  tell(`open ${config.policyAddress}`);
  return (await ownWay(page)) ? 'own' : wayBack(page);
}

/** So long a panel may take to come, in milliseconds. */
const PANEL_TIMEOUT = 6_000;

/** @param kind whether pressing was all, or something has to open that is to be refused. */
async function refuseWhatOpens(
  page: Page,
  wish: Wish,
  config: BannerConfig,
  tell: Tell,
  kind: 'may-be-done' | 'has-to-come',
): Promise<Outcome> {
  const panel = await awaitOpened(page, config, kind === 'may-be-done' ? PANEL_TIMEOUT / 3 : PANEL_TIMEOUT);
  if (panel) return answerByLooks(panel, wish, config, tell);
  if (kind === 'may-be-done') return { ok: true };
  return { ok: false, reason: 'nothing opens in which consent could be withdrawn' };
}

async function awaitOpened(page: Page, config: BannerConfig, patience: number): Promise<Banner | undefined> {
  const until = Date.now() + patience;
  for (;;) {
    await page.waitForTimeout(250);
    const opened = await findPanel(page, config).catch(() => undefined);
    if (opened) return opened;
    if (Date.now() >= until) return pageOfChoices(page).catch(() => undefined);
  }
}
