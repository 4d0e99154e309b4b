import { fill } from '../render/index.ts';
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

/** A fresh copy runs; the marked one is spent. What is not `async` is waited for, as the parser would. */
async function run({ handle }: Page, marked: HTMLScriptElement): Promise<void> {
  const script = document.createElement('script');
  for (const { name, value } of marked.attributes) {
    if (!OWN.includes(name)) script.setAttribute(name, value);
  }
  const type = marked.getAttribute('data-type');
  const address = marked.getAttribute('src');
  if (type) script.type = type;
  script.nonce = marked.nonce;
  script.async = marked.hasAttribute('async');
  const done = new Promise((resolve) => {
    script.onload = resolve;
    script.onerror = resolve;
  });
  if (address === null) script.text = handle.trustedScript(marked.text);
  else script.src = handle.trustedAddress(address);
  marked.replaceWith(script);
  if (address !== null && !script.async) await done;
}

/** Attributes that mark what waits, or are set apart. */
const OWN = [MARK, 'type', 'data-type', 'src'];

const placeholders = new WeakMap<HTMLIFrameElement, Element>();

function showFrame(page: Page, frame: HTMLIFrameElement, allowed: boolean): void {
  const address = frame.dataset.src;
  if (!address || frame.src) return;
  if (allowed) load(page, frame, address);
  else if (!placeholders.has(frame)) placeholders.set(frame, placeholderFor(page, frame, address));
}

function load(page: Page, frame: HTMLIFrameElement, address: string): void {
  frame.hidden = false;
  page.handle.loadFrame(frame, address);
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
  button.addEventListener('click', (event) => event.isTrusted && load(page, frame, address));
  box.append(text, button);
  frame.hidden = true;
  frame.before(box);
  return box;
}
