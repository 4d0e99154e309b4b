/** What can be pressed in a part of a page. */
import { drawnOf } from './look-of.ts';
import type { SeenControl } from './seen.ts';
import { boxOf, isDrawn } from './shown.ts';
import { nameOfControl, referenced, textOf } from './text.ts';
import { childrenOf, elementsIn, holds, isElement, nameOf, parentOf, upwards } from './tree.ts';

export interface Found {
  /** What is pressed. */
  readonly element: Element;
  readonly seen: SeenControl;
}

/** Ours: a part of a page with more of them is no banner; partners' lists have hundreds. */
const MOST_CONTROLS = 400;

/** Every control of an area that can be seen, in the order of the document, each once. */
export function controlsIn(area: Element, most = MOST_CONTROLS): readonly Found[] {
  const found: Found[] = [];
  for (const element of [area, ...elementsIn(area)]) {
    if (found.length >= most) break;
    const kind = kindOf(element);
    if (!kind || isInside(found.at(-1), element)) continue;
    const control = foundOf(element, kind);
    if (control) found.push(control);
  }
  return found;
}

/** The controls of a banner, and the texts in their rows that may be controls as well; in the order of the document. */
export function controlsAndTexts(area: Element): readonly Found[] {
  const controls = controlsIn(area);
  const known = new Set(controls.map(({ element }) => element));
  const rows = new Set(
    controls.flatMap(({ element, seen }) => (seen.kind === 'button' ? (parentOf(element) ?? []) : [])),
  );
  const loose = [...rows].flatMap((row) => looseIn(row, known));
  if (loose.length === 0) return controls;
  const order = new Map([area, ...elementsIn(area)].map((element, place) => [element, place]));
  const placeOf = ({ element }: Found): number => order.get(element) ?? -1;
  return [...controls, ...loose].sort((a, b) => placeOf(a) - placeOf(b));
}

/** Texts that stand beside buttons, each alone in an element: they may have a listener, which no script can see. */
function looseIn(row: Element, known: ReadonlySet<Element>): readonly Found[] {
  return elementsIn(row).flatMap((element) => {
    const isLoose = /^(?:span|div|p|b|strong|em|i|u|small|li)$/.test(nameOf(element)) && isBareText(element);
    if (!isLoose || upwards(element).some((each) => known.has(each))) return [];
    const found = foundOf(element, 'button');
    return found ? [{ element, seen: { ...found.seen, isLoose: true } }] : [];
  });
}

function isBareText(element: Element): boolean {
  const inner = childrenOf(element);
  const text = textOf(element);
  return inner.every((each) => !isElement(each)) && text !== '' && text.length <= 40 && !SENTENCE.test(text);
}

const SENTENCE = /[.!?:;。！？：；।؟]$/;

/** A button's inner parts are no buttons of their own. */
const isInside = (outer: Found | undefined, element: Element): boolean =>
  outer !== undefined && (outer.seen.kind === 'button' || outer.seen.kind === 'link') && holds(outer.element, element);

const BY_ROLE: Readonly<Record<string, SeenControl['kind']>> = {
  button: 'button',
  link: 'link',
  checkbox: 'box',
  menuitemcheckbox: 'box',
  switch: 'switch',
  radio: 'option',
};

const BY_TYPE: Readonly<Record<string, SeenControl['kind']>> = {
  button: 'button',
  submit: 'button',
  reset: 'button',
  image: 'button',
  checkbox: 'box',
  radio: 'option',
};

function kindOf(element: Element): SeenControl['kind'] | undefined {
  const role = BY_ROLE[element.getAttribute('role') ?? ''];
  if (role) return role;
  const name = nameOf(element);
  if (name === 'button') return element.hasAttribute('aria-pressed') ? 'switch' : 'button';
  if (name === 'summary') return 'button';
  if (name === 'a') return 'link';
  if (name === 'input') return BY_TYPE[(element as HTMLInputElement).type];
  return isMadeToPress(element) ? 'button' : undefined;
}

/** Something else that a page has made a button: it says so to the pointer, and is no cover of something larger. */
function isMadeToPress(element: Element): boolean {
  if (nameOf(element) === 'label' || !(element.hasAttribute('onclick') || element.hasAttribute('tabindex')))
    return false;
  return getComputedStyle(element).cursor === 'pointer' && textOf(element).length <= 60;
}

function foundOf(element: Element, kind: SeenControl['kind']): Found | undefined {
  const isChoice = kind !== 'button' && kind !== 'link';
  const shown = isDrawn(element) ? element : isChoice ? standIn(element) : undefined;
  if (!shown) return undefined;
  const state = isChoice ? stateOf(element) : {};
  const href = kind === 'link' ? hrefOf(element) : undefined;
  const hook = hookOf(element);
  return {
    element,
    seen: {
      // Told by who has them all.
      at: -1,
      kind,
      text: (isChoice ? choiceName(element) : nameOfControl(element)).slice(0, 300),
      ...(hook !== undefined && { hook }),
      ...(href !== undefined && { href }),
      box: boxOf(shown),
      ...drawnOf(isChoice ? (labelOf(element) ?? shown) : shown),
      ...state,
      ...(kind === 'option' && { group: groupOf(element) }),
      ...(isDisabled(element) && { disabled: true }),
      ...(isHandle(element) && { opens: true }),
    },
  };
}

/** The words beside a box, which are what is read. */
const labelOf = (element: Element): Element | undefined =>
  [...((element as HTMLInputElement).labels ?? [])].find((each) => isDrawn(each) && textOf(each) !== '');

/** What is drawn in the place of a box that is hidden: its label, or what it stands in. */
export function standIn(element: Element): Element | undefined {
  const labels = [...((element as HTMLInputElement).labels ?? [])];
  const next = element.nextElementSibling;
  const beside = next && /^(?:label|span|div|i)$/.test(nameOf(next)) ? next : undefined;
  return [...labels, beside, parentOf(element)].find((each): each is Element => !!each && isDrawn(each));
}

function hrefOf(element: Element): string | undefined {
  const { href } = element as HTMLAnchorElement;
  const written = element.getAttribute('href') ?? '';
  if (typeof href !== 'string' || written === '' || /^(?:#|javascript:)/i.test(written)) return undefined;
  return href;
}

const PREFIX = 'data-samtykke-';

function hookOf(element: Element): string | undefined {
  const attribute = element.getAttributeNames().find((name) => name.startsWith(PREFIX));
  return attribute?.slice(PREFIX.length);
}

function stateOf(element: Element): { readonly checked: boolean } {
  const said = element.getAttribute('aria-checked') ?? element.getAttribute('aria-pressed');
  const isNative = nameOf(element) === 'input';
  return { checked: isNative ? (element as HTMLInputElement).checked : said === 'true' || said === 'mixed' };
}

const isDisabled = (element: Element): boolean =>
  element.matches(':disabled, [aria-disabled=true], [aria-readonly=true]') || element.closest('[inert]') !== null;

/** Folds something up or out, or is one of several tabs: named after what it shows, it answers nothing. */
const isHandle = (element: Element): boolean =>
  nameOf(element) === 'summary' || element.matches('[aria-expanded], [aria-selected], [role=tab]');

/** What a box is for: its label, or else the first line of the smallest thing around it that says something. */
function choiceName(element: Element): string {
  const labels = [...((element as HTMLInputElement).labels ?? [])].map((each) => firstLine(textOf(each)));
  const said = [...labels, referenced(element), element.getAttribute('aria-label') ?? '', firstLine(textOf(element))];
  const own = said.find((text) => text !== '' && !isState(text));
  return own ?? (around(element) || (said.find((text) => text !== '') ?? ''));
}

/** What one of several is one of: what heads them, or labels them. */
function groupOf(option: Element): string {
  const group = upwards(option).find(
    (each) => nameOf(each) === 'fieldset' || each.getAttribute('role') === 'radiogroup',
  );
  if (!group) return around(option);
  const legend = group.querySelector('legend');
  return legend ? firstLine(textOf(legend)) : group.getAttribute('aria-label') || referenced(group) || around(group);
}

/** Words for 'on' and 'off' that stand beside a switch say nothing of what it is for. */
const isState = (text: string): boolean => text.length <= 3;

/** Ours: so far up is the row of a list; further is the list. */
const ROW_STEPS = 5;

function around(element: Element): string {
  for (const each of upwards(element).slice(1, ROW_STEPS + 1)) {
    if (choicesIn(each) > 1) break;
    const line = firstLine(textOf(each));
    if (line !== '' && !isState(line)) return line;
  }
  return '';
}

const choicesIn = (element: Element): number =>
  elementsIn(element).filter((each) => isElement(each) && ['box', 'switch'].includes(kindOf(each) ?? '')).length;

const firstLine = (text: string): string => text.split('\n')[0] ?? '';
