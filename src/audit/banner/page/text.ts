/** The words of a part of a page, as they are seen. */
import { childrenOf, isElement, isText, nameOf } from './tree.ts';

/** No banner says more; what is longer is a page. */
const MOST_CHARACTERS = 20_000;

const SILENT = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'svg', 'select', 'textarea', 'video']);

/** All that an element says, a line for each block, inside shadow roots too. */
export function textOf(element: Element): string {
  const parts: string[] = [];
  gather(element, parts);
  return parts
    .join('')
    .slice(0, MOST_CHARACTERS)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function gather(element: Element, parts: string[]): void {
  if (SILENT.has(nameOf(element))) return;
  const { display, visibility } = getComputedStyle(element);
  if (display === 'none') return;
  const isBlock = !display.startsWith('inline') && display !== 'contents';
  if (isBlock || nameOf(element) === 'br') parts.push('\n');
  for (const child of childrenOf(element)) {
    if (isElement(child)) gather(child, parts);
    else if (isText(child) && visibility === 'visible') parts.push(child.data.replace(/\s+/g, ' '));
  }
  if (isBlock) parts.push('\n');
}

const oneLine = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** What people call a control: what it says, or, of a mere sign, what it is labelled with. */
export function nameOfControl(element: Element): string {
  const shown = oneLine(textOf(element));
  const isSign = !/\p{L}/u.test(shown) || /^x$/i.test(shown);
  return isSign ? labelOf(element) || shown : shown;
}

function labelOf(element: Element): string {
  const input = element as HTMLInputElement;
  const isPressed = nameOf(element) === 'input' && ['button', 'submit', 'reset', 'image'].includes(input.type);
  const described = element.querySelector('img[alt], svg title, [aria-label], [title]');
  const sources = [
    isPressed ? input.value : '',
    referenced(element),
    element.getAttribute('aria-label'),
    element.getAttribute('title'),
    element.getAttribute('alt'),
    described?.getAttribute('alt') ?? described?.getAttribute('aria-label') ?? described?.textContent,
    described?.getAttribute('title'),
  ];
  return sources.map(oneLine).find((text) => text !== '') ?? '';
}

/** What `aria-labelledby` names, in the same tree. */
export function referenced(element: Element): string {
  const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter((id) => id !== '');
  const root = element.getRootNode() as Document | ShadowRoot;
  return oneLine(ids.map((id) => root.getElementById?.(id)?.textContent ?? '').join(' '));
}
