import type { Handle } from '../guard/index.ts';
import { HOOKS, leftTexts, renderStatus } from '../render/index.ts';
import { announcer } from './announce.ts';
import { clearRefused, clearStrays } from './clear.ts';
import type { BrowserConfig } from './config.ts';
import { startMarked } from './marked.ts';
import { narrow } from './narrow.ts';
import { type Page, pageOf } from './page.ts';
import { tellProviders } from './providers.ts';
import { coverHeld, releaseWaiting } from './release.ts';
import type { SurfaceReply } from './reply.ts';
import { endWhatIsOver } from './retention.ts';
import { refusal, type Saved, save, sendHeld } from './save.ts';
import { type Surface, showBanner, showPanel } from './surface.ts';
import { connectTabs } from './tabs.ts';
import { tellViolations } from './tell.ts';

/** Starts the second part: surfaces, answers, other tabs, and what waits in the page. */
export function startBrowser(handle: Handle, config: BrowserConfig): void {
  const page = pageOf(handle, config);
  const told = config.providers ? tellProviders(page, config.providers) : Promise.resolve();
  whenReady(() => run(page, told));
}

function whenReady(work: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', work, { once: true });
  else work();
}

/** @param told when every provider has heard what holds: before, nothing that waits may start. */
function run(page: Page, told: Promise<void>): void {
  const { handle, view } = page;
  const announce = announcer();
  let banner: Surface | undefined;
  let panel: Surface | undefined;
  /** Consent ID that was withdrawn in this page view. */
  let withdrawn: string | undefined;
  const choiceAt = (): number | undefined => handle.facts().choice?.at;
  /** When the choice was made that the page came with; no time once there was an answer in this page view. */
  let cameWith = choiceAt();
  /** Of each part that was allowed in this page view, whether it still is. */
  const held: (boolean | undefined)[] = [];
  /** Names of what could not be removed. */
  let here: readonly string[] = [];

  const answer = async (reply: SurfaceReply): Promise<Saved> => {
    const saving = save(page, reply);
    // A refusal holds already.
    settle();
    const saved = await saving;
    if (saved.kept) {
      cameWith = Number.NaN;
      clearStrays(page);
      withdrawn = saved.consentId ?? undefined;
      panel?.remove();
      apply();
      announce([view.strings.statusSaved, ...left()].join(' '));
    } else settle();
    tellTabs();
    return saved;
  };
  const show = (): void => {
    if (!panel?.root.isConnected) panel = showPanel(page, answer);
  };
  /** Whether the server asks, by its own clock, where the browser's is wrong: until there is another answer. */
  const isAskedByServer = (): boolean =>
    handle.isInline &&
    page.isClockWrong() &&
    choiceAt() === cameWith &&
    document.querySelector(`[${HOOKS.banner}]`) !== null;
  /** Brings the page in line with the choice that the cookie now holds. */
  const apply = (): void => {
    handle.refresh();
    settle();
    const asks = (page.state().ask !== 'nothing' || isAskedByServer()) && !isInOurs();
    if (asks) banner ??= showBanner(page, answer, show);
    else {
      (banner ?? document.querySelector(`[${HOOKS.banner}]`))?.remove();
      banner = undefined;
    }
  };
  /** What is left of what was withdrawn, and why. */
  const left = (): readonly string[] =>
    leftTexts(
      view,
      [...held.keys()].filter((part) => held[part] === false),
      here,
    );
  const settle = (): void => {
    let isNarrower = false;
    page.state('').parts.forEach(({ allowed }, part) => {
      if (!allowed && held[part]) isNarrower = true;
      if (allowed || held[part]) held[part] = allowed;
    });
    if (isNarrower) narrow(page);
    void clearRefused(page).then(({ items, refused }) => {
      here = refused;
      showStatus(page, withdrawn, left());
      if (refused.length > 0) announce(left().join(' '));
      return endWhatIsOver(page, items);
    });
    void told.then(() => {
      releaseWaiting(page);
      coverHeld(page, answer);
      return startMarked(page, answer);
    });
    showStatus(page, withdrawn, left());
  };

  const tellTabs = connectTabs(apply);
  const withdraw = (surface: SurfaceReply['surface']): Promise<Saved> => answer(refusal(surface));
  document.addEventListener('click', (event) => {
    if (isOn(event, HOOKS.manage)) show();
    else if (isOn(event, HOOKS.withdraw)) void withdraw('policy').then(({ text }) => text && announce(text));
  });
  apply();
  watchFrames(page, () => void told.then(() => coverHeld(page, answer)));
  handle.attach({ show, withdraw: async () => (await withdraw('api')).kept });
  void sendHeld(page);
  tellViolations(page);
}

/** Whether the page stands in another one of the site's, which asks already. */
function isInOurs(): boolean {
  try {
    return window.parent !== window && window.parent.samtykke !== undefined;
  } catch {
    // In a page of another origin.
    return false;
  }
}

/** Whether a click is on a control of the page that is marked for it; without script that is a plain link or form. */
function isOn(event: MouseEvent, hook: string): boolean {
  const { target } = event;
  if (!(target instanceof Element) || !target.closest(`[${hook}]`) || event.metaKey || event.ctrlKey) return false;
  event.preventDefault();
  return true;
}

/** Tells when the guard holds back more. A frame without an address loads an empty page, so it tells of itself. */
function watchFrames({ handle: { waiting } }: Page, act: () => void): void {
  let known = waiting.length;
  const look = (): void => {
    if (known !== waiting.length) act();
    known = waiting.length;
  };
  document.addEventListener('load', () => setTimeout(look), true);
}

function showStatus(page: Page, withdrawn: string | undefined, left: readonly string[]): void {
  for (const place of document.querySelectorAll(`[${HOOKS.status}]`)) {
    const { html } = renderStatus(page.view, page.handle.table, page.state(''), withdrawn, left);
    const holder = document.createElement('div');
    holder.innerHTML = page.handle.trusted('createHTML', html);
    const fresh = holder.firstElementChild as Element;
    // What is pressed or has the focus stays where nothing has changed.
    if (!fresh.isEqualNode(place)) place.replaceWith(fresh);
  }
}
