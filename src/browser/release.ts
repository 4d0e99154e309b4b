import type { Handle, Waiting } from '../guard/index.ts';
import { freshScript } from './fresh-script.ts';
import type { Page } from './page.ts';
import { coveredFrames, showFrame, uncover } from './placeholder.ts';
import type { Answer } from './surface.ts';

/** Before the name of an attribute that waits, as guard and server write it. */
const WAITS = 'data-samtykke-';
/** Every attribute that may wait in the page itself; see `guard/loads.ts`. */
const NAMES =
  'src srcset imagesrcset href xlink-href poster data background action formaction ping content srcdoc to from values';
const SELECTOR = NAMES.split(' ')
  .map((name) => `[${WAITS}${name}]`)
  .join();

/** Lets go what may load now: what the guard holds back, in the order in which it came, and what waits in the page. */
export function releaseWaiting({ handle }: Page): void {
  for (const each of handle.waiting.splice(0)) {
    const { element, name, address } = each;
    if (handle.mayLoad(element.localName, name, address)) release(handle, each);
    else handle.waiting.push(each);
  }
  for (const element of documentsIn(window).flatMap((each) => [...each.querySelectorAll(SELECTOR)])) {
    for (const { name, value } of [...element.attributes]) {
      if (!name.startsWith(WAITS)) continue;
      if (!handle.setAddress(element, name.slice(WAITS.length).replace('-', ':'), value)) continue;
      element.removeAttribute(name);
      started(element);
    }
  }
}

/** The page, and the frames in it that it reaches into: a frame's own text has no second part. */
export function documentsIn(realm: Window): readonly Document[] {
  try {
    const inner = Array.from({ length: realm.length }, (_, index) => realm[index] as Window);
    return [realm.document, ...inner.flatMap(documentsIn)];
  } catch {
    // Of another origin.
    return [];
  }
}

function started(element: Element): void {
  // A player looks at its sources once.
  if (element.localName === 'source') (element.parentElement as Partial<HTMLMediaElement> | null)?.load?.();
  uncover(element);
}

function release(handle: Handle, { element, name, address, parsedType }: Waiting): void {
  if (parsedType !== undefined)
    element.replaceWith(freshScript(handle, element as HTMLScriptElement, parsedType, address));
  // What never came into the page was a message, of a time for which nobody has agreed.
  else if (element.isConnected || isKept(element)) handle.setAddress(element, name, address);
  started(element);
}

/** Loads only once it is put into the page. */
const isKept = ({ localName }: Element): boolean => /^(?:script|iframe|link|object|embed)$/.test(localName);

/** Puts something in the place of each frame that the guard or the server holds back, and takes it away again. */
export function coverHeld(page: Page, answer: Answer): void {
  const held = heldFrames(page);
  for (const frame of coveredFrames()) if (!frame.dataset.samtykke && !held.has(frame)) uncover(frame);
  for (const [frame, address] of held) showFrame(page, answer, frame, address);
}

/** By frame, the address that it waits with. */
function heldFrames({ handle }: Page): ReadonlyMap<HTMLIFrameElement, string> {
  const held = new Map<HTMLIFrameElement, string>();
  // The second is how the server writes what the registry does not name.
  for (const frame of document.querySelectorAll<HTMLIFrameElement>(`iframe[${WAITS}src],iframe[${WAITS}waits]`)) {
    const address = frame.dataset.samtykkeSrc ?? frame.dataset.src;
    if (address && !frame.src) held.set(frame, address);
  }
  for (const { element, name, address } of handle.waiting)
    if (element instanceof HTMLIFrameElement && element.isConnected && name === 'src') held.set(element, address);
  return held;
}
