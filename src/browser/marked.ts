import { freshScript } from './fresh-script.ts';
import type { Page } from './page.ts';
import { isAllowed, showFrame } from './placeholder.ts';
import type { Answer } from './surface.ts';

/** Marks what waits: `data-samtykke="analytics"`, or `="analytics:google"` for one provider. */
const MARK = 'data-samtykke';

/**
 * Starts what a page has marked up and may run now, in document order: scripts of the type `text/plain`
 * and frames with `data-src`. A frame that must wait says so in its place.
 */
export async function startMarked(page: Page, answer: Answer): Promise<void> {
  for (const element of document.querySelectorAll<HTMLElement>(`[${MARK}]`)) {
    const address = element.dataset.src;
    if (element instanceof HTMLIFrameElement) {
      if (address && !element.src) showFrame(page, answer, element, address);
    } else if (
      element instanceof HTMLScriptElement &&
      element.type === 'text/plain' &&
      isAllowed(element.getAttribute(MARK) ?? '')
    )
      await run(page, element);
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
