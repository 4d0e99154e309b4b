/** The second layer of a banner. */
import type { Page } from 'playwright-core';
import type { BannerConfig } from './config.ts';
import { type Banner, bannerAt, findBanner, readable, survey } from './find.ts';
import { meansOf } from './meaning.ts';
import type { SeenArea } from './page/seen.ts';
import { pressControl, pressSelectors, type Tell } from './press.ts';
import { toolsIn } from './tools.ts';
import { asksForConsent } from './topic.ts';

/** So long a second layer may take to come, in milliseconds; some are loaded only then. */
const SECOND_LAYER_TIMEOUT = 6_000;
const LOOK_EVERY = 250;

/**
 * Opens the second layer.
 *
 * @returns nothing where there is no way to it, or it does not come.
 */
export async function openSettings(banner: Banner, config: BannerConfig, tell: Tell): Promise<Banner | undefined> {
  const { settings } = config.selectors ?? {};
  const index = banner.controls.findIndex(({ means }) => means === 'settings');
  if (settings) await pressSelectors(banner.page, settings, tell);
  else if (index >= 0) await pressControl(banner, index, tell);
  else return undefined;
  return awaitPanel(banner, config);
}

/** Waits for a second layer in the place of a banner or over it. */
async function awaitPanel(before: Banner, config: BannerConfig): Promise<Banner | undefined> {
  const until = Date.now() + SECOND_LAYER_TIMEOUT;
  for (;;) {
    await before.page.waitForTimeout(LOOK_EVERY);
    const panel = await findPanel(before.page, config).catch(() => undefined);
    if (panel && !isSame(panel, before)) return panel;
    if (Date.now() >= until) return undefined;
  }
}

const isSame = (a: Banner, b: Banner): boolean =>
  a.seen.text === b.seen.text && a.seen.controls.length === b.seen.controls.length;

/** What stands in view and has choices; else the banner, which may have changed in its place. */
export async function findPanel(page: Page, config: BannerConfig): Promise<Banner | undefined> {
  const own = await findBanner(page, config);
  if (own?.found === 'own') return own;
  for (const surveyed of (await survey(page)).toReversed()) {
    const index = bestPanel(surveyed.seen);
    if (index !== undefined) return bannerAt({ ...surveyed, page, index });
  }
  return own;
}

const isChoice = (kind: string): boolean => kind === 'box' || kind === 'switch' || kind === 'option';
const choices = ({ controls }: SeenArea): number => controls.filter(({ kind }) => isChoice(kind)).length;

/** A page around a panel speaks of consent as the panel does. */
const standsOut = ({ floats, hinted }: SeenArea): boolean => floats || hinted;

/** The part that has the most choices and a button to keep them, the tightest first. */
function bestPanel(areas: readonly SeenArea[]): number | undefined {
  const panels = areas.map((area, index) => ({ area, index })).filter(({ area }) => isPanel(area));
  const order = (a: SeenArea, b: SeenArea): number =>
    choices(b) - choices(a) ||
    Number(standsOut(b)) - Number(standsOut(a)) ||
    buttons(b) - buttons(a) ||
    a.text.length - b.text.length;
  return panels.sort((a, b) => order(a.area, b.area))[0]?.index;
}

const answers = ({ controls }: SeenArea): readonly string[] => controls.map(meansOf);
const buttons = (area: SeenArea): number => new Set(answers(area)).size;

function isPanel(area: SeenArea): boolean {
  if (choices(area) === 0) return false;
  const means = answers(area);
  const canEnd = means.includes('save') || means.includes('accept') || means.includes('refuse');
  return canEnd && (standsOut(area) || asksForConsent(area));
}

/** A page that is all about the choice, with nothing that stands over it. */
export async function pageOfChoices(page: Page): Promise<Banner | undefined> {
  const frame = page.mainFrame();
  const tools = await toolsIn(frame);
  const areas = await tools.evaluateHandle((own) => [own.wholeDocument()]);
  const seen = await areas.evaluate((all) => all.map((each) => each.seen));
  const isOne = seen.some(
    (area) => choices(area) > 0 && answers(area).some((each) => each === 'save' || each === 'refuse'),
  );
  const whole = seen.map(readable);
  return isOne ? bannerAt({ page, frame, tools, tool: undefined, areas, seen: whole, index: 0 }) : undefined;
}
