import { heldGrants } from '../decision/index.ts';
import { HOOKS, PAGE_RULE, renderBanner, renderPanel, type ShadowMarkup } from '../render/index.ts';
import type { Page } from './page.ts';
import { readReply, type SurfaceReply } from './reply.ts';
import type { Saved } from './save.ts';

/** Takes a reply and tells what became of it. */
export type Answer = (reply: SurfaceReply) => Promise<Saved>;

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
  host.toggleAttribute(hook);
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
  const isOurs = page.handle.isInline && host?.shadowRoot;
  // On a page with a script tag a banner that stands there is the page's own.
  if (!isOurs) host?.remove();
  const surface = isOurs ? { root: isOurs, remove: () => host.remove() } : newBanner(page);
  listen(page, surface.root, answer, manage);
  // One key refuses, where leaving means that; consent it never means.
  if (page.handle.facts().rules.model === 'opt-in') {
    surface.root.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key === 'Escape')
        surface.root.querySelector<HTMLElement>(`[${HOOKS.refuse}]`)?.click();
    });
  }
  return surface;
}

function newBanner(page: Page): Surface {
  document.adoptedStyleSheets.push(sheetOf(PAGE_RULE));
  const { ask, ...state } = page.state();
  const markup = renderBanner(page.view, { ...state, ask: ask === 'notice' ? ask : 'banner' });
  const first = document.body.firstElementChild;
  const isSkipLink = first?.matches('a[href^="#"], :has(> a[href^="#"]:only-child)');
  return mount(page, HOOKS.banner, markup, (host) => (isSkipLink ? first?.after(host) : document.body.prepend(host)));
}

/** 'Manage consent' as a modal dialog; focus goes back to where it came from when it closes. */
export function showPanel(page: Page, answer: Answer): Surface {
  const state = page.state('');
  const { table, facts } = page.handle;
  const panelState = {
    before: heldGrants(table, state),
    signalled: state.signalled,
    optOut: facts().rules.model !== 'opt-in',
  };
  const surface = mount(page, HOOKS.panel, renderPanel(page.view, panelState, 'dialog'), (host) =>
    document.body.append(host),
  );
  const dialog = surface.root.querySelector('dialog') as HTMLDialogElement;
  dialog.addEventListener('close', surface.remove);
  listen(page, surface.root, answer, () => undefined);
  dialog.showModal();
  surface.root.querySelector<HTMLElement>('#title')?.focus();
  return { root: surface.root, remove: () => dialog.close() };
}

/** Gives each button its meaning once: what the page writes into it later changes nothing. */
function listen(page: Page, root: ShadowRoot, answer: Answer, manage: () => void): void {
  root.addEventListener('submit', (event) => event.preventDefault());
  for (const button of root.querySelectorAll('button')) {
    const choice = button.value as SurfaceReply['choice'];
    const act = button.hasAttribute(HOOKS.manage)
      ? manage
      : button.hasAttribute(HOOKS.close)
        ? () => button.closest('dialog')?.close()
        : () => {
            const form = button.form as HTMLFormElement;
            return send(page, root, form, readReply(form, choice), answer);
          };
    page.handle.onClick(button, (event, isByVisitor) => {
      event.preventDefault();
      // A script may refuse for the visitor; it may not agree.
      if (isByVisitor || (choice !== 'accept' && choice !== 'save')) void act();
    });
  }
}

/** So quick an answer is not worth a word. */
const QUICK_MILLISECONDS = 400;

/**
 * Sends a reply, and says in the message under `root` what the visitor has to know of it.
 *
 * @param busy where it was given: nothing is sent from there twice.
 */
export async function send(
  { view }: Page,
  root: ParentNode,
  busy: Element,
  reply: SurfaceReply,
  answer: Answer,
): Promise<void> {
  const message = root.querySelector(`[${HOOKS.message}]`) as HTMLElement;
  const say = (text: string): void => {
    message.textContent = text;
    message.hidden = false;
  };
  // Stays as it is, so that the focus does too.
  if (busy.ariaBusy) return;
  busy.ariaBusy = 'true';
  const timer = setTimeout(say, QUICK_MILLISECONDS, view.strings.statusSaving);
  const { text } = await answer(reply);
  clearTimeout(timer);
  busy.ariaBusy = null;
  message.hidden = true;
  if (text) say(text);
}
