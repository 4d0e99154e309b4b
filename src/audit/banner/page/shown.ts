/** What of a page can be seen. */
import type { Box } from './seen.ts';
import { upwards } from './tree.ts';

export function boxOf(element: Element): Box {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
}

/** Whether an element has a place and is not made invisible, wherever it stands. */
export function isDrawn(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  if (width < 1 || height < 1) return false;
  const checks = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true };
  return element.checkVisibility(checks);
}

/** Whether some of it is inside the window. */
function isInWindow(element: Element): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return right > 1 && bottom > 1 && left < innerWidth - 1 && top < innerHeight - 1;
}

export const isSeen = (element: Element): boolean => isDrawn(element) && isInWindow(element);

/** Ours: lower stands among the page's own layers (menus, cards), which a banner has to stand over. */
const HIGH = 10;

/** Whether an element itself stands over the page or sticks to the window, or is a dialog. */
export function isFloating(element: Element): boolean {
  if (element.matches('dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true], :popover-open')) return true;
  const { position, zIndex } = getComputedStyle(element);
  return position === 'fixed' || position === 'sticky' || (position === 'absolute' && Number(zIndex) >= HIGH);
}

/** Whether an element or something that it stands in floats. */
export const floats = (element: Element): boolean => upwards(element).some(isFloating);

/** What is left of an element by its opacity and that of what it stands in. */
export const opacityOf = (element: Element): number =>
  upwards(element).reduce((left, each) => left * Number(getComputedStyle(each).opacity), 1);
