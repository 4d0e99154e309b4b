/** Presses what is in a banner, as a visitor does. */
import type { ElementHandle, Page } from 'playwright-core';
import { type Banner, firstVisible } from './find.ts';

/** Hears what was pressed, in words: `click "Reject all"`. */
export type Tell = (action: string) => void;

/** So long a control may take to hold still and to be free of what covers it. */
const PRESS_TIMEOUT = 3_000;

export const quoted = (text: string): string => `"${text.replace(/\s+/g, ' ').trim().slice(0, 80)}"`;

/** Presses one of a banner's controls. Throws what Playwright does when it is gone. */
export async function pressControl(banner: Banner, index: number, tell: Tell): Promise<void> {
  const name = quoted(banner.controls[index]?.text ?? '');
  const by = await press(await elementOf(banner, index));
  tell(`click ${name}${by === 'script' ? ' (by script: something lies over it)' : ''}`);
}

/** Where a control stands among all that was found in the page. */
const placeOf = ({ seen }: Banner, index: number): number => seen.controls[index]?.at ?? -1;

async function elementOf(banner: Banner, index: number): Promise<ElementHandle<Element>> {
  const at = placeOf(banner, index);
  const handle = await banner.area.evaluateHandle(({ controls }, which) => controls[which] as Element, at);
  const element = handle.asElement();
  if (!element) throw new Error('the control is gone');
  return element;
}

/**
 * Presses by the pointer, and where that does not get through by script: consent tools lay frames and veils over their
 * own buttons.
 */
export async function press(element: ElementHandle<Element>): Promise<'pointer' | 'script'> {
  try {
    await element.click({ timeout: PRESS_TIMEOUT });
    return 'pointer';
  } catch {
    await element.evaluate((own) => (own as HTMLElement).click());
    return 'script';
  }
}

/**
 * Puts a box, switch or option on or off.
 *
 * @returns whether it is now as it should be.
 */
export async function setChoice(banner: Banner, index: number, isOn: boolean, tell: Tell): Promise<boolean> {
  const control = banner.controls[index];
  if (!control || control.checked === isOn) return control !== undefined;
  const element = await elementOf(banner, index);
  const place = await visiblePlace(banner, index);
  await press(place ?? element);
  if ((await isChecked(element)) !== isOn) await element.evaluate((own) => (own as HTMLElement).click());
  tell(`${isOn ? 'tick' : 'untick'} ${quoted(control.text)}${groupNamed(banner, index)}`);
  return (await isChecked(element)) === isOn;
}

function groupNamed({ seen }: Banner, index: number): string {
  const group = seen.controls[index]?.group;
  return group ? ` of ${quoted(group)}` : '';
}

/** What is drawn in the place of a box that is hidden. */
async function visiblePlace(banner: Banner, index: number): Promise<ElementHandle<Element> | undefined> {
  const place = await banner.tools.evaluateHandle(
    (own, [at, which]) => {
      const box = at.controls[which] as Element;
      return own.isDrawn(box) ? box : own.standIn(box);
    },
    [banner.area, placeOf(banner, index)] as const,
  );
  return (place.asElement() as ElementHandle<Element> | null) ?? undefined;
}

const isChecked = (element: ElementHandle<Element>): Promise<boolean> =>
  element.evaluate((own) => {
    const said = own.getAttribute('aria-checked') ?? own.getAttribute('aria-pressed');
    return own.localName === 'input' ? (own as HTMLInputElement).checked : said === 'true';
  });

/**
 * Presses what selectors of the configuration name, in order, each where it comes into view.
 *
 * @throws {Error} that names the selector which does not come.
 */
export async function pressSelectors(page: Page, selectors: readonly string[], tell: Tell): Promise<void> {
  for (const selector of selectors) {
    const element = await awaitVisible(page, selector);
    if (!element) throw new Error(`nothing that can be seen is found by the selector ${quoted(selector)}`);
    await press(element);
    tell(`click ${selector}`);
  }
}

/** So long what a selector names may take to come, in milliseconds. */
const SELECTOR_TIMEOUT = 5_000;

export async function awaitVisible(page: Page, selector: string): Promise<ElementHandle<Element> | undefined> {
  const until = Date.now() + SELECTOR_TIMEOUT;
  for (;;) {
    for (const frame of page.frames()) {
      const element = await firstVisible(frame, selector);
      if (element) return element;
    }
    if (Date.now() >= until) return undefined;
    await page.waitForTimeout(200);
  }
}
