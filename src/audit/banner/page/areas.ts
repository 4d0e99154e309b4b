/** Parts of a page that may be a consent banner. */
import { controlsAndTexts, controlsIn, type Found } from './controls.ts';
import type { SeenArea, SeenFrame } from './seen.ts';
import { boxOf, floats, isFloating, isSeen } from './shown.ts';
import { textOf } from './text.ts';
import { toolOf } from './tools-of-consent.ts';
import { elementsIn, upwards } from './tree.ts';

/** An area with what can be pressed in it. */
export interface Area {
  readonly element: Element;
  readonly controls: readonly Element[];
  readonly seen: SeenArea;
}

/** Ours: a page with more layers than that is looked at no further. */
const MOST_AREAS = 60;
/** And one with more links is looked at so far. */
const MOST_OF_PAGE = 4_000;

/**
 * Every part of the document that floats, or that its markup says is about consent, as far as it can be seen.
 *
 * @param isWhole whether the document is a frame that floats in its page: then all of it is one.
 */
export function areasIn(isWhole: boolean): readonly Area[] {
  const { body } = document;
  // A frame set has none.
  if (!body) return [];
  const parts = elementsIn(document.documentElement).filter((each) => each !== body && isPart(each) && isSeen(each));
  const areas = parts.slice(0, MOST_AREAS).map(areaOf);
  return isWhole ? [floating(areaOf(body)), ...areas] : areas;
}

const floating = (area: Area): Area => ({ ...area, seen: { ...area.seen, floats: true } });

const isPart = (element: Element): boolean => isFloating(element) || isHinted(element);

/** Words in which markup speaks of consent, whatever language the page speaks. */
const HINT =
  /cookie|consent|gdpr|dsgvo|rgpd|lgpd|ccpa|tcf|\bcmp|onetrust|cybot|didomi|usercentrics|sp_message|truste|quantcast|qc-cmp|klaro|tarteaucitron|iubenda|osano|axeptio|borlabs|complianz|cmplz|privacy-?(?:banner|notice|popup|bar|modal|center)|samtykke|einwilligung|eväste|evaste/i;

const NAMING = ['id', 'class', 'aria-label', 'data-testid', 'data-nosnippet', 'name', 'title'] as const;

/** Whether an element's own names say that it is about consent. */
function isHinted(element: Element): boolean {
  if (element === document.body || element === document.documentElement) return false;
  return NAMING.some((name) => HINT.test(element.getAttribute(name) ?? '')) || HINT.test(element.localName);
}

const CONTENT = 'main, [role=main], article, footer, [role=contentinfo], nav, [role=navigation]';
const INPUT =
  'input[type=email], input[type=password], input[type=tel], input[type=date], input[type=number], textarea, [contenteditable=true], [contenteditable=""]';

/** All that is told of one part of a page. */
export const areaOf = (element: Element): Area => areaWith(element, controlsAndTexts(element));

function areaWith(element: Element, controls: readonly Found[]): Area {
  const line = upwards(element);
  const tool = toolOf(line);
  return {
    element,
    controls: controls.map((each) => each.element),
    seen: {
      text: textOf(element),
      box: boxOf(element),
      controls: controls.map(({ seen }, at) => ({ ...seen, at })),
      floats: floats(element),
      hinted: line.some(isHinted),
      isContent: line.some((each) => each.matches(CONTENT)),
      asksForInput: elementsIn(element).some((each) => each.matches(INPUT) && isSeen(each)),
      ...(tool !== undefined && { tool }),
      depth: line.length,
    },
  };
}

/** All that can be pressed anywhere in the document, also where it has to be scrolled to. */
export const wholeDocument = (): Area => areaWith(document.body, controlsIn(document.body, MOST_OF_PAGE));

/** What the page says of a frame in it. */
export function frameSeen(frame: Element): SeenFrame {
  const line = upwards(frame);
  const tool = toolOf(line);
  return {
    floats: line.some(isFloating),
    hinted: line.some(isHinted),
    isShown: isSeen(frame),
    ...(tool !== undefined && { tool }),
  };
}

/** The part that a control stands in: the nearest thing around it that floats or speaks of consent. */
export function areaAround(control: Element): Area {
  const line = upwards(control).filter((each) => each !== document.body && each !== document.documentElement);
  return areaOf(line.find(isPart) ?? line[2] ?? line.at(-1) ?? control);
}
