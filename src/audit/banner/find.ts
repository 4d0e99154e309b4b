/** Finds the consent banner of a page. */
import type { ElementHandle, Frame, JSHandle, Page } from 'playwright-core';
import type { Control } from '../observation.ts';
import { openClosedRoots } from './closed-roots.ts';
import type { BannerConfig, Found } from './config.ts';
import { controlOf } from './control.ts';
import { frameAnswer } from './frame-answer.ts';
import { pressable } from './meaning.ts';
import type { Area, Tools } from './page/main.ts';
import type { SeenArea, SeenFrame } from './page/seen.ts';
import { toolsIn } from './tools.ts';
import { bestBanner } from './topic.ts';

/** A banner that stands in a page, with what takes hold of it there. */
export interface Banner {
  readonly found: Found;
  readonly tool: string | undefined;
  readonly page: Page;
  readonly frame: Frame;
  readonly tools: JSHandle<Tools>;
  readonly area: JSHandle<Area>;
  readonly seen: SeenArea;
  /** What can be pressed, in the order of `seen.controls`. */
  readonly controls: readonly Control[];
  /** Where the frame stands in the window. */
  readonly shift: { readonly x: number; readonly y: number };
}

/** What a look may go into besides what any script of the page could. */
export type Depth = 'open' | 'closed-too';

/**
 * The banner that is in view now: our own by its hooks, then by the configuration's selector, then by its looks. Throws
 * what Playwright does when the page is on its way elsewhere.
 */
export async function findBanner(page: Page, config: BannerConfig, depth: Depth = 'open'): Promise<Banner | undefined> {
  return (await ourOwn(page)) ?? (await byConfiguration(page, config)) ?? (await byLooks(page, depth));
}

const OWN_BANNER = '[data-samtykke-banner] section';
const OWN_PANEL = '[data-samtykke-panel] dialog, [data-samtykke-panel] section';

/** A page is looked at many times, and most have neither: one question says so. */
async function ourOwn(page: Page): Promise<Banner | undefined> {
  if (!(await isAnywhere(page, `${OWN_PANEL}, ${OWN_BANNER}`))) return undefined;
  return (await bySelector(page, OWN_PANEL, 'own')) ?? bySelector(page, OWN_BANNER, 'own');
}

/** Whether a selector finds something in any frame that can be seen. */
export async function isAnywhere(page: Page, selector: string): Promise<boolean> {
  for (const frame of page.frames()) if (await firstVisible(frame, selector)) return true;
  return false;
}

async function byConfiguration(page: Page, { selectors = {} }: BannerConfig): Promise<Banner | undefined> {
  const { banner, accept, refuse } = selectors;
  if (banner !== undefined) return bySelector(page, banner, 'selector');
  const control = accept?.[0] ?? refuse?.[0];
  return control === undefined ? undefined : bySelector(page, control, 'selector', 'around');
}

/** @param how whether the selector is the banner's, or that of something in it. */
export async function bySelector(
  page: Page,
  selector: string,
  found: Found,
  how: 'itself' | 'around' = 'itself',
): Promise<Banner | undefined> {
  for (const frame of page.frames()) {
    const element = await firstVisible(frame, selector);
    if (!element) continue;
    const tools = await toolsIn(frame);
    const area = await tools.evaluateHandle(
      (own, [at, by]) => (by === 'around' ? own.areaAround(at) : own.areaOf(at)),
      [element, how] as const,
    );
    const seen = readable(await area.evaluate((own) => own.seen));
    return bannerOf({ page, frame, tools, area, seen, found });
  }
  return undefined;
}

/** The first element that a selector finds in a frame and that can be seen. */
export async function firstVisible(frame: Frame, selector: string): Promise<ElementHandle<Element> | undefined> {
  const all = await frameAnswer(frame, frame.$$(selector)).catch(() => []);
  for (const each of all) if (await each.isVisible()) return each as ElementHandle<Element>;
  return undefined;
}

interface Taken {
  readonly page: Page;
  readonly frame: Frame;
  readonly tools: JSHandle<Tools>;
  readonly area: JSHandle<Area>;
  readonly seen: SeenArea;
  readonly found: Found;
  readonly tool?: string;
}

async function bannerOf({ tool, ...taken }: Taken): Promise<Banner> {
  const { seen, page, frame } = taken;
  const shift = await shiftOf(page, frame);
  const controls = seen.controls.map((each) => controlOf(each, shift));
  return { ...taken, controls, shift, tool: seen.tool ?? tool };
}

export const readable = (seen: SeenArea): SeenArea => ({ ...seen, controls: pressable(seen.controls) });

async function shiftOf(page: Page, frame: Frame): Promise<{ readonly x: number; readonly y: number }> {
  if (frame === page.mainFrame()) return { x: 0, y: 0 };
  const element = await frame.frameElement();
  const box = await element.boundingBox();
  return { x: box?.x ?? 0, y: box?.y ?? 0 };
}

async function byLooks(page: Page, depth: Depth): Promise<Banner | undefined> {
  for (const { frame, tools, tool, areas, seen } of await survey(page, depth)) {
    const index = bestBanner(seen);
    if (index !== undefined) return bannerAt({ page, frame, tools, tool, areas, seen, index });
  }
  return undefined;
}

/** All parts of one frame that may be a banner or a panel. */
interface Surveyed {
  readonly frame: Frame;
  readonly tool: string | undefined;
  readonly tools: JSHandle<Tools>;
  readonly areas: JSHandle<readonly Area[]>;
  readonly seen: readonly SeenArea[];
}

/** Looks into every frame in which a banner may stand, the page's own first. */
export async function survey(page: Page, depth: Depth = 'open'): Promise<readonly Surveyed[]> {
  const all: Surveyed[] = [];
  for (const each of await framesToLookAt(page)) {
    const surveyed = await surveyFrame(page, each, depth).catch((error: unknown) => {
      // A frame that goes away while it is looked at has no banner; of the page itself the caller wants to know.
      if (each.frame === page.mainFrame()) throw error;
      return undefined;
    });
    if (surveyed) all.push(surveyed);
  }
  return all;
}

async function surveyFrame(page: Page, { frame, isWhole, tool }: FrameToLookAt, depth: Depth): Promise<Surveyed> {
  const tools = await toolsIn(frame);
  if (depth === 'closed-too' && frame === page.mainFrame()) await openClosedRoots(page, frame, tools);
  const areas = await tools.evaluateHandle((own, whole) => own.areasIn(whole), isWhole);
  const seen = (await areas.evaluate((all) => all.map((each) => each.seen))).map(readable);
  return { frame, tool, tools, areas, seen };
}

interface At extends Surveyed {
  readonly page: Page;
  readonly index: number;
}

/** One of the parts of a frame, to be pressed in. */
export async function bannerAt({ areas, seen, index, tool, ...at }: At): Promise<Banner> {
  const area = await areas.evaluateHandle((all, which) => all[which] as Area, index);
  return bannerOf({ ...at, area, seen: seen[index] as SeenArea, found: 'looks', ...(tool !== undefined && { tool }) });
}

interface FrameToLookAt {
  readonly frame: Frame;
  /** Whether all of it may be the banner. */
  readonly isWhole: boolean;
  readonly tool?: string;
}

/** The page's own frame, and those that stand over it or are named after consent: others have their own affairs. */
async function framesToLookAt(page: Page): Promise<readonly FrameToLookAt[]> {
  const found = new Map<Frame, FrameToLookAt>();
  found.set(page.mainFrame(), { frame: page.mainFrame(), isWhole: false });
  for (const frame of page.frames()) {
    const parent = frame.parentFrame();
    const outer = parent && found.get(parent);
    if (!parent || !outer) continue;
    const seen = await frameSeen(parent, frame);
    if (!seen?.isShown || !(seen.floats || seen.hinted || outer.isWhole)) continue;
    const tool = seen.tool ?? outer.tool;
    found.set(frame, { frame, isWhole: true, ...(tool !== undefined && { tool }) });
  }
  return [...found.values()];
}

async function frameSeen(parent: Frame, frame: Frame): Promise<SeenFrame | undefined> {
  try {
    const element = await frameAnswer(parent, frame.frameElement());
    const tools = await toolsIn(parent);
    return await tools.evaluate((own, at) => own.frameSeen(at), element as ElementHandle<Element>);
  } catch {
    // It went away.
    return undefined;
  }
}

/** How long between two looks, in milliseconds. */
const LOOK_EVERY = 250;
/** Where nothing is said: so long a banner is waited for. Ours: the slowest consent tools show theirs after 3 seconds. */
const PATIENCE = 4_000;

/**
 * Waits for a banner to appear and to stand still.
 *
 * @throws {Error} what Playwright does where the page could not be looked at to the end: then nobody knows.
 */
export async function awaitBanner(page: Page, config: BannerConfig): Promise<Banner | undefined> {
  const until = Date.now() + (config.patienceMilliseconds ?? PATIENCE);
  let last: Banner | undefined;
  for (;;) {
    const isLast = Date.now() >= until;
    // While the page is on its way elsewhere it shows nothing.
    const banner = await findBanner(page, config).catch((error: unknown) => {
      if (isLast || page.isClosed()) throw error;
      return undefined;
    });
    if (banner && last && isSamePlace(banner, last)) return banner;
    last = banner;
    if (isLast) return last ?? findBanner(page, config, 'closed-too');
    await page.waitForTimeout(LOOK_EVERY);
  }
}

function isSamePlace(a: Banner, b: Banner): boolean {
  const [one, other] = [a.seen.box, b.seen.box];
  const isSame = one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
  return isSame && a.seen.text === b.seen.text;
}
