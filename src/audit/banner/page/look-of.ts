/** How a control is drawn. */
import type { SeenControl } from './seen.ts';
import { opacityOf } from './shown.ts';
import { childrenOf, isElement, isText, parentOf, upwards } from './tree.ts';

type Drawn = Pick<SeenControl, 'ink' | 'opacity' | 'grounds' | 'isButton' | 'fontSizePixels' | 'fontWeight'>;

export function drawnOf(element: Element): Drawn {
  const inked = firstInked(element) ?? element;
  const style = getComputedStyle(inked);
  return {
    ink: style.webkitTextFillColor || style.color,
    opacity: opacityOf(inked),
    grounds: groundsOf(inked),
    isButton: looksLikeButton(element),
    fontSizePixels: Number.parseFloat(style.fontSize),
    fontWeight: Number(style.fontWeight),
  };
}

/** The element whose own text is what is read first. */
function firstInked(element: Element): Element | undefined {
  for (const child of childrenOf(element)) {
    if (isText(child) && child.data.trim() !== '') return element;
    const inner = isElement(child) && getComputedStyle(child).display !== 'none' ? firstInked(child) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

/** Colours behind an element, the nearest first; of a gradient each of its colours in the place of one. */
function groundsOf(element: Element): readonly string[] {
  const grounds: string[] = [];
  for (const each of upwards(element)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(each);
    const shades = backgroundImage.includes('gradient(') ? coloursIn(backgroundImage) : [];
    // Ours: the first colour stands for a gradient.
    if (shades[0] !== undefined) grounds.push(shades[0]);
    grounds.push(backgroundColor);
    if (isOpaque(backgroundColor) || isFullOpaque(shades)) break;
  }
  return grounds.filter((each) => !isNothing(each));
}

const COLOUR = /(?:rgba?|color|oklch|oklab|lab|lch|hsla?)\([^()]*\)/g;
const coloursIn = (image: string): readonly string[] => image.match(COLOUR) ?? [];
const isNothing = (colour: string): boolean => /^rgba\(.*, 0\)$|\/ 0\)$/.test(colour);
/** A colour is written with its opacity where it has less than all. */
const isOpaque = (colour: string): boolean => !/^rgba\(|\//.test(colour);
const isFullOpaque = (shades: readonly string[]): boolean => shades.length > 0 && shades.every(isOpaque);

function looksLikeButton(element: Element): boolean {
  const style = getComputedStyle(element);
  const behind = parentOf(element);
  const ground = style.backgroundColor;
  const hasGround = style.backgroundImage !== 'none' || (!isNothing(ground) && ground !== firstGround(behind));
  return hasGround || style.boxShadow !== 'none' || hasEdge(style);
}

const firstGround = (element: Element | null): string | undefined => (element ? groundsOf(element)[0] : undefined);

/** An edge on every side: a line under words alone is that of a link. */
function hasEdge(style: CSSStyleDeclaration): boolean {
  return ['Top', 'Right', 'Bottom', 'Left'].every((side) => {
    const of = (what: string): string => style[`border${side}${what}` as 'borderTopWidth'];
    return Number.parseFloat(of('Width')) > 0 && of('Style') !== 'none' && !isNothing(of('Color'));
  });
}
