import { fill } from '../render/index.ts';
import { freshScript } from './fresh-script.ts';
import type { Page } from './page.ts';

/** Marks what waits: `data-samtykke="analytics"`, or `="analytics:google"` for one provider. */
const MARK = 'data-samtykke';

/**
 * Starts what a page has marked up and may run now, in document order: scripts of the type `text/plain`
 * and frames with `data-src`. A frame that must wait says so in its place.
 */
export async function startMarked(page: Page): Promise<void> {
  for (const element of document.querySelectorAll<HTMLElement>(`[${MARK}]`)) {
    const [purpose = '', provider] = (element.getAttribute(MARK) ?? '').split(':');
    const allowed = window.samtykke.allows(purpose, provider);
    if (element instanceof HTMLIFrameElement) showFrame(page, element, allowed);
    else if (element instanceof HTMLScriptElement && element.type === 'text/plain' && allowed) await run(page, element);
  }
}

/** What is not `async` is waited for, as the parser would. */
async function run({ handle }: Page, marked: HTMLScriptElement): Promise<void> {
  const script = freshScript(handle, marked, marked.getAttribute('data-type'), marked.getAttribute('src'));
  const done = new Promise((resolve) => {
    script.onload = resolve;
    script.onerror = resolve;
  });
  marked.replaceWith(script);
  if (script.src && !script.async) await done;
}

const placeholders = new WeakMap<HTMLIFrameElement, Element>();

function showFrame(page: Page, frame: HTMLIFrameElement, allowed: boolean): void {
  const address = frame.dataset.src;
  if (!address || frame.src) return;
  if (allowed) load(page, frame, address);
  else if (!placeholders.has(frame)) placeholders.set(frame, placeholderFor(page, frame, address));
}

function load(page: Page, frame: HTMLIFrameElement, address: string): void {
  frame.hidden = false;
  page.handle.setAddress(frame, 'frame', address);
  placeholders.get(frame)?.remove();
}

/** Says whose content waits, and loads this one frame, for this page view, when the visitor asks for it. */
function placeholderFor(page: Page, frame: HTMLIFrameElement, address: string): Element {
  const { strings } = page.view;
  const box = document.createElement('div');
  const text = document.createElement('p');
  const button = document.createElement('button');
  box.setAttribute('data-samtykke-placeholder', '');
  text.textContent = fill(strings.embedNotice, { provider: new URL(address, document.baseURI).host });
  button.textContent = strings.embedLoad;
  page.handle.onClick(button, (_, isByVisitor) => isByVisitor && load(page, frame, address));
  box.append(text, button);
  frame.hidden = true;
  frame.before(box);
  return box;
}
