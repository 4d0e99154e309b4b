import type { ElementHandle, Page } from 'playwright-core';
import { inTime, NoAnswerInTime } from '../in-time.ts';
import type { BannerLook, Control } from '../observation.ts';
import { bannerByRule, ruleOf } from './answer-by-rule.ts';
import type { BannerConfig } from './config.ts';
import { awaitBanner, type Banner } from './find.ts';
import { openSettings } from './settings.ts';
import { toolsIn } from './tools.ts';

/** So long a look may take, in milliseconds. */
const PATIENCE = 60_000;

/**
 * What the consent banner of an opened page looks like, before it is answered. Waits for one to appear, and presses
 * nothing.
 *
 * @returns nothing where no banner came in time.
 * @throws {NoAnswerInTime} where the page does not answer.
 */
export async function lookAtBanner(page: Page, config: BannerConfig): Promise<BannerLook | undefined> {
  try {
    return await inTime(look(page, config), PATIENCE);
  } catch (error) {
    if (error instanceof NoAnswerInTime) throw error;
    // The page went away under the look; whoever opened it says so.
    return undefined;
  }
}

async function look(page: Page, config: BannerConfig): Promise<BannerLook | undefined> {
  const banner = (await awaitBanner(page, config)) ?? (await bannerByRule(page, config));
  return banner && lookOf(await named(banner, config), config);
}

/** A banner that was found by its looks, with the rule's name where there is one for it. */
async function named(banner: Banner, config: BannerConfig): Promise<Banner> {
  const name = banner.found === 'looks' ? await ruleOf(banner.page, config) : undefined;
  return name === undefined ? banner : { ...banner, found: 'autoconsent', tool: banner.tool ?? name };
}

async function lookOf(banner: Banner, { screenshot }: BannerConfig): Promise<BannerLook> {
  const { seen, shift, found, tool, controls } = banner;
  const behind = await behindOf(banner);
  const picture = await screenshot?.('banner').catch(() => undefined);
  return {
    found,
    ...(tool !== undefined && { tool }),
    text: seen.text,
    box: { ...seen.box, x: seen.box.x + shift.x, y: seen.box.y + shift.y },
    controls,
    ...behind,
    ...(picture !== undefined && { screenshot: picture }),
  };
}

/** Seen from the page, where a banner in a frame is its frame. */
async function behindOf({ page, frame, area, tools }: Banner): Promise<Pick<BannerLook, 'covers' | 'scrolls'>> {
  if (frame === page.mainFrame()) return tools.evaluate((own, { element }) => own.behind(element), area);
  let outer = frame;
  for (let parent = frame.parentFrame(); parent?.parentFrame(); parent = parent.parentFrame()) outer = parent;
  const element = (await outer.frameElement()) as ElementHandle<Element>;
  const above = await toolsIn(page.mainFrame());
  return above.evaluate((own, at) => own.behind(at), element);
}

/**
 * What can be pressed in the second layer. Opens it, and leaves it open: the page is used up for other answers.
 *
 * @returns nothing where there is no way to it. Never throws for what a page does.
 */
export async function lookAtSettings(page: Page, config: BannerConfig): Promise<readonly Control[] | undefined> {
  try {
    return await inTime(lookInside(page, config), PATIENCE);
  } catch {
    return undefined;
  }
}

async function lookInside(page: Page, config: BannerConfig): Promise<readonly Control[] | undefined> {
  const banner = await awaitBanner(page, config);
  const opened = banner && (await openSettings(banner, config, () => undefined));
  if (!opened) return undefined;
  await config.screenshot?.('settings').catch(() => undefined);
  return opened.controls;
}
