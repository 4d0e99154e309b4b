import { freshScript } from './fresh-script.ts';
import type { Page } from './page.ts';

/** Lets go what the guard holds back and may load now, in the order in which it came. */
export function releaseWaiting(page: Page): void {
  const { handle } = page;
  for (const each of handle.waiting.splice(0)) {
    const { element, kind, address, name, parsedType } = each;
    if (window.samtykke.verdict(kind, name).kind === 'denied') handle.waiting.push(each);
    else if (parsedType === undefined || element instanceof HTMLIFrameElement)
      handle.setAddress(element, kind, address);
    else element.replaceWith(freshScript(handle, element, parsedType, address));
  }
}
