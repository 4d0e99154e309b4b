/** What a banner does to the page behind it. */
import type { SeenBehind } from './seen.ts';
import { isFloating } from './shown.ts';
import { textOf } from './text.ts';
import { holds, rootOf, upwards } from './tree.ts';

/** Ours: so many points each way; finer tells no more. */
const GRID = 20;

/** @param banner the banner, or the frame that it stands in. */
export function behind(banner: Element): SeenBehind {
  return { covers: coveredShare(banner), scrolls: canScroll(banner) };
}

function coveredShare(banner: Element): number {
  let covered = 0;
  for (let row = 0; row < GRID; row++) {
    for (let column = 0; column < GRID; column++) {
      const x = ((column + 0.5) * innerWidth) / GRID;
      const y = ((row + 0.5) * innerHeight) / GRID;
      if (isTaken(x, y, banner)) covered++;
    }
  }
  return covered / (GRID * GRID);
}

/** Whether a click at a point cannot reach the page. */
function isTaken(x: number, y: number, banner: Element): boolean {
  const hit = deepest(x, y);
  if (!hit) return false;
  if (holds(banner, hit)) return true;
  const cover = upwards(hit).find(isFloating);
  if (cover && (holds(cover, banner) || isVeil(cover))) return true;
  return isInert(x, y);
}

/** The innermost element at a point, in shadow roots too. */
function deepest(x: number, y: number): Element | null {
  let hit = document.elementFromPoint(x, y);
  for (let root = hit && rootOf(hit); root; root = hit && rootOf(hit)) {
    const inner = root.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit;
}

/** A layer of its own that says nothing and lies over most of the window: what darkens a page. */
function isVeil(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width * height >= innerWidth * innerHeight * 0.6 && textOf(element) === '';
}

/** Whether what stands at a point takes no clicks: it is inert, or lets every pointer through to the ground. */
function isInert(x: number, y: number): boolean {
  if (getComputedStyle(document.body).pointerEvents === 'none') return true;
  return [...document.querySelectorAll('[inert]')].some((each) => {
    const { left, right, top, bottom } = each.getBoundingClientRect();
    return x >= left && x < right && y >= top && y < bottom;
  });
}

/** Ours: it is told by the styles and by what the page does with a turn of the wheel; nothing is really scrolled, since a
 * page may take scrolling for consent. */
function canScroll(banner: Element): boolean {
  return !isLocked() && !takesWheel(banner);
}

function isLocked(): boolean {
  const root = document.documentElement;
  const { body } = document;
  const hidden = (element: Element): boolean => /hidden|clip/.test(getComputedStyle(element).overflowY);
  const isFixed = getComputedStyle(body).position === 'fixed' && body.scrollHeight > innerHeight;
  return isFixed || ((hidden(root) || hidden(body)) && !scrollsWithin(body));
}

/** Whether a part of the page that fills most of the window scrolls on its own, as in applications. */
function scrollsWithin(body: Element): boolean {
  return [...body.querySelectorAll('main, [role=main], body > div, body > div > div')].some((each) => {
    const { width, height } = each.getBoundingClientRect();
    const isLarge = width * height >= innerWidth * innerHeight * 0.5;
    return isLarge && /auto|scroll/.test(getComputedStyle(each).overflowY) && each.scrollHeight > each.clientHeight;
  });
}

function takesWheel(banner: Element): boolean {
  const target = pointOutside(banner) ?? document.body;
  const turn = new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true, composed: true });
  target.dispatchEvent(turn);
  return turn.defaultPrevented;
}

function pointOutside(banner: Element): Element | undefined {
  for (const part of [0.5, 0.25, 0.1, 0.75, 0.9]) {
    const hit = document.elementFromPoint(innerWidth / 2, innerHeight * part);
    if (hit && !holds(banner, hit)) return hit;
  }
  return undefined;
}
