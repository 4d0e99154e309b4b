import type { Handle } from '../guard/index.ts';
import { HOOKS, renderStatus } from '../render/index.ts';
import { announcer } from './announce.ts';
import { clearRefused, clearStrays } from './clear.ts';
import type { BrowserConfig } from './config.ts';
import { startMarked } from './marked.ts';
import { type Page, pageOf } from './page.ts';
import { releaseWaiting } from './release.ts';
import type { SurfaceReply } from './reply.ts';
import { refusal, type Saved, save, sendHeld } from './save.ts';
import { type Surface, showBanner, showPanel } from './surface.ts';
import { connectTabs } from './tabs.ts';

/** Starts the second part: surfaces, answers, other tabs, and what waits in the page. */
export function startBrowser(handle: Handle, config: BrowserConfig): void {
  const page = pageOf(handle, config);
  whenReady(() => run(page));
}

function whenReady(work: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', work, { once: true });
  else work();
}

function run(page: Page): void {
  const { handle, view } = page;
  const announce = announcer();
  let banner: Surface | undefined;
  let panel: Surface | undefined;
  /** Consent ID that was withdrawn in this page view. */
  let withdrawn: string | undefined;

  const answer = async (reply: SurfaceReply): Promise<Saved> => {
    const saving = save(page, reply);
    // A refusal holds already.
    settle();
    const saved = await saving;
    if (saved.kept) {
      clearStrays(page);
      withdrawn = saved.consentId ?? undefined;
      panel?.remove();
      apply();
      announce(view.strings.statusSaved);
    } else settle();
    tellTabs();
    return saved;
  };
  const show = (): void => {
    if (!panel?.root.isConnected) panel = showPanel(page, answer);
  };
  /** Brings the page in line with the choice that the cookie now holds. */
  const apply = (): void => {
    handle.refresh();
    settle();
    const asks = page.state().ask !== 'nothing';
    if (asks) banner ??= showBanner(page, answer, show);
    else {
      (banner ?? document.querySelector(`[${HOOKS.banner}]`))?.remove();
      banner = undefined;
    }
  };
  const settle = (): void => {
    clearRefused(page);
    releaseWaiting(page);
    void startMarked(page);
    showStatus(page, withdrawn);
  };

  const tellTabs = connectTabs(apply);
  const withdraw = (surface: SurfaceReply['surface']): Promise<Saved> => answer(refusal(surface));
  document.addEventListener('click', (event) => {
    if (isOn(event, HOOKS.manage)) show();
    else if (isOn(event, HOOKS.withdraw)) void withdraw('policy').then(({ text }) => text && announce(text));
  });
  apply();
  handle.attach({ show, withdraw: async () => (await withdraw('api')).kept });
  void sendHeld(page);
}

/** Whether a click is on a control of the page that is marked for it; without script that is a plain link or form. */
function isOn(event: MouseEvent, hook: string): boolean {
  const { target } = event;
  if (!(target instanceof Element) || !target.closest(`[${hook}]`) || event.metaKey || event.ctrlKey) return false;
  event.preventDefault();
  return true;
}

function showStatus(page: Page, withdrawn: string | undefined): void {
  for (const place of document.querySelectorAll(`[${HOOKS.status}]`)) {
    const { html } = renderStatus(page.view, page.handle.table, page.state(''), withdrawn);
    if (place.outerHTML !== html) place.outerHTML = page.handle.trusted('createHTML', html);
  }
}
