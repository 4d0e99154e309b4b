import type { Connection } from '../guard/index.ts';
import { HOOKS, renderStatus } from '../render/index.ts';
import { announcer } from './announce.ts';
import { clearRefused } from './clear.ts';
import type { BrowserConfig } from './config.ts';
import { startMarked } from './marked.ts';
import { type Page, pageOf } from './page.ts';
import { releaseWaiting } from './release.ts';
import type { SurfaceReply } from './reply.ts';
import { save } from './save.ts';
import { type Surface, showBanner, showPanel } from './surface.ts';
import { connectTabs } from './tabs.ts';

/** Starts the second part: surfaces, answers, other tabs, and what waits in the page. */
export function startBrowser(config: BrowserConfig): void {
  const handle = (window.samtykke as unknown as Connection | undefined)?.connect();
  if (!handle) return;
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

  const answer = async (reply: SurfaceReply): Promise<boolean> => {
    const kept = await save(page, reply);
    if (!kept) return false;
    panel?.remove();
    apply();
    tellTabs();
    announce(view.strings.statusSaved);
    return true;
  };
  const show = (): void => {
    panel = showPanel(page, answer);
  };
  /** Brings the page in line with the choice that the cookie now holds. */
  const apply = (): void => {
    handle.refresh();
    settle();
  };
  const settle = (): void => {
    clearRefused(page);
    releaseWaiting(page);
    void startMarked(page);
    showStatus(page);
    const asks = page.state().ask !== 'nothing';
    if (asks) banner ??= showBanner(page, answer, show);
    else {
      (banner ?? document.querySelector(`[${HOOKS.banner}]`))?.remove();
      banner = undefined;
    }
  };

  const tellTabs = connectTabs(apply);
  document.addEventListener('click', (event) => openPanel(event, show));
  settle();
  handle.attach({ show, withdraw: () => answer(withdrawal) });
}

const withdrawal: SurfaceReply = { choice: 'refuse', surface: 'panel', asked: [], answers: {}, receipt: false };

/** Every control of the page that is marked for it opens the panel; without script it is a plain link. */
function openPanel(event: MouseEvent, show: () => void): void {
  const { target } = event;
  if (!(target instanceof Element) || !target.closest(`[${HOOKS.manage}]`) || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  show();
}

function showStatus(page: Page): void {
  for (const place of document.querySelectorAll(`[${HOOKS.status}]`)) {
    place.outerHTML = page.handle.trusted('createHTML', renderStatus(page.view, page.handle.table, page.state()).html);
  }
}
