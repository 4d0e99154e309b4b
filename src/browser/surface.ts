import { grantsOf } from '../decision/index.ts';
import { HOOKS, PAGE_RULE, renderBanner, renderPanel, type ShadowMarkup } from '../render/index.ts';
import type { Page } from './page.ts';
import { readReply, type SurfaceReply } from './reply.ts';

/** Takes a reply and tells whether it is kept. */
export type Answer = (reply: SurfaceReply) => Promise<boolean>;

export interface Surface {
  readonly root: ShadowRoot;
  remove(): void;
}

function sheetOf(style: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  return sheet;
}

/** Puts markup into a shadow root of its own. The style is adopted, which no CSP forbids. */
function mount(page: Page, hook: string, { style, html }: ShadowMarkup, place: (host: Element) => void): Surface {
  const host = document.createElement('div');
  host.setAttribute(hook, '');
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheetOf(style)];
  root.innerHTML = page.handle.trusted('createHTML', html);
  place(host);
  return { root, remove: () => host.remove() };
}

/**
 * The banner: the one that the server rendered, or else a new one, early in the page: after a skip link,
 * which stays first (WCAG 2.4.1).
 */
export function showBanner(page: Page, answer: Answer, manage: () => void): Surface {
  const host = document.querySelector(`[${HOOKS.banner}]`);
  const surface = host?.shadowRoot ? { root: host.shadowRoot, remove: () => host.remove() } : newBanner(page);
  listen(surface.root, answer, manage);
  surface.root.addEventListener('keydown', (event) => {
    // One key refuses, where leaving means that; consent it never means.
    if ((event as KeyboardEvent).key === 'Escape')
      surface.root.querySelector<HTMLElement>(`[${HOOKS.refuse}]`)?.click();
  });
  return surface;
}

function newBanner(page: Page): Surface {
  document.adoptedStyleSheets.push(sheetOf(PAGE_RULE));
  const { ask, asked, signalHonoured } = page.state();
  const markup = renderBanner(page.view, { ask: ask === 'notice' ? 'notice' : 'banner', asked, signalHonoured });
  const first = document.body.firstElementChild;
  const isSkipLink = first?.matches('a[href^="#"], :has(> a[href^="#"]:only-child)');
  return mount(page, HOOKS.banner, markup, (host) => (isSkipLink ? first?.after(host) : document.body.prepend(host)));
}

/** 'Manage consent' as a modal dialog; focus goes back to where it came from when it closes. */
export function showPanel(page: Page, answer: Answer): Surface {
  const { choice, signalHonoured } = page.state();
  const optOut = page.handle.facts().rules.model !== 'opt-in';
  const markup = renderPanel(page.view, { before: grantsOf(choice), signalHonoured, optOut }, 'dialog');
  const surface = mount(page, HOOKS.panel, markup, (host) => document.body.append(host));
  const dialog = surface.root.querySelector('dialog') as HTMLDialogElement;
  dialog.addEventListener('close', surface.remove);
  listen(surface.root, answer, () => undefined);
  dialog.showModal();
  surface.root.querySelector<HTMLElement>('#title')?.focus();
  return { root: surface.root, remove: () => dialog.close() };
}

function listen(root: ShadowRoot, answer: Answer, manage: () => void): void {
  root.addEventListener('submit', (event) => event.preventDefault());
  root.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button');
    if (!button) return;
    event.preventDefault();
    if (button.hasAttribute(HOOKS.manage)) return manage();
    if (button.hasAttribute(HOOKS.close)) return button.closest('dialog')?.close();
    // A script may refuse for the visitor; it may not agree.
    if (event.isTrusted || button.value === 'refuse') void submit(root, button, answer);
  });
}

async function submit(root: ShadowRoot, button: HTMLButtonElement, answer: Answer): Promise<void> {
  const form = button.form as HTMLFormElement;
  const message = root.querySelector<HTMLElement>(`[${HOOKS.message}]`);
  form.inert = true;
  const kept = await answer(readReply(form, button.value as SurfaceReply['choice']));
  form.inert = false;
  if (message && !kept) message.hidden = false;
}
