import { matchHost } from '../decision/index.ts';
import { HOOKS, renderPlaceholder, type ViewProvider, type ViewPurpose } from '../render/index.ts';
import type { Page } from './page.ts';
import type { SurfaceReply } from './reply.ts';
import { type Answer, send } from './surface.ts';

/** One provider for one purpose. */
interface Part {
  readonly purpose: ViewPurpose;
  readonly provider: ViewProvider;
}

/**
 * What a frame waits for: what its mark says, else what the registry says of its address.
 *
 * @param mark a purpose, or a purpose and a provider; empty where the page says nothing.
 */
function partOf({ handle: { table }, view }: Page, mark: string, address: string): Part | undefined {
  const [by, whom] = mark.split(':');
  const { host, hostname, pathname } = new URL(address, document.baseURI);
  const { entry } = window.samtykke.verdict('frame', (host === location.host ? '' : host) + pathname);
  const owner = matchHost(table.hosts, hostname);
  for (const [index, part] of table.parts.entries()) {
    const purpose = view.purposes.find(({ id }) => id === table.purposes[part.purpose]?.id);
    const provider = purpose?.providers.find(({ id }) => id === table.providers[part.provider]?.id);
    const isOwner = whom ? provider?.id === whom : entry ? index === entry.part : part.provider === owner;
    if (purpose && provider && isOwner && (!by || purpose.id === by)) return { purpose, provider };
  }
  return undefined;
}

/** What stands in the place of frames. */
const boxes = new Map<HTMLIFrameElement, HTMLElement>();

/** The frames that have something in their place. */
export const coveredFrames = (): readonly HTMLIFrameElement[] => [...boxes.keys()];

/** Whether what a mark names is allowed: a purpose, or a purpose and a provider. */
export function isAllowed(mark: string): boolean {
  const [purpose = '', provider] = mark.split(':');
  return window.samtykke.allows(purpose, provider);
}

/**
 * Loads a frame that waits, if it may be. Else says in its place whose content it is, and lets the visitor load it,
 * this once or from now on. Of a mark with a purpose alone the registry tells whose the frame is: it need not wait for
 * the purpose's other providers.
 */
export function showFrame(page: Page, answer: Answer, frame: HTMLIFrameElement, address: string): void {
  const mark = frame.dataset.samtykke;
  const part = partOf(page, mark ?? '', address);
  const { setAddress, waiting } = page.handle;
  const load = (event?: Event): boolean => {
    if (!setAddress(frame, 'src', address, event)) return false;
    delete frame.dataset.samtykkeSrc;
    waiting.push(...waiting.splice(0).filter(({ element }) => element !== frame));
    uncover(frame);
    return true;
  };
  const mayLoad = mark === undefined || isAllowed(part ? `${part.purpose.id}:${part.provider.id}` : mark);
  if ((mayLoad && load()) || boxes.has(frame) || !isMeantToBeSeen(frame)) return;
  const box = boxFor(page, answer, frame, address, part, load);
  const cover = (): void => {
    frame.hidden = true;
    frame.before(box);
  };
  boxes.set(frame, box);
  cover();
  document.addEventListener('securitypolicyviolation', (event) => {
    // Some browsers tell no more of a frame's address than its origin.
    const isIts = event.effectiveDirective === 'frame-src' && frame.src.startsWith(event.blockedURI);
    if (!isIts || event.disposition === 'report') return;
    const hasFocus = document.activeElement === frame;
    (box.querySelector('[role=alert]') as HTMLElement).hidden = false;
    // For good: nothing takes a policy back while the page is shown (CSP3 8.1), so 'this once' would load nothing again.
    box.querySelector('button:not([value])')?.remove();
    cover();
    if (hasFocus) box.querySelector<HTMLElement>('[target]')?.focus();
  });
}

/** Each button has its meaning once, and only for a person's own click. */
function boxFor(
  page: Page,
  answer: Answer,
  { title }: HTMLIFrameElement,
  address: string,
  part: Part | undefined,
  load: (event: Event) => unknown,
): HTMLElement {
  const { handle, view } = page;
  const { host, href } = new URL(address, document.baseURI);
  // What is special is asked for in words of its own, and on a sensitive page no answer helps.
  const isAsked = !part?.purpose.special && page.state().parts.every((each) => each.because !== 'sensitive-page');
  const box = document.createElement('div');
  box.toggleAttribute(HOOKS.placeholder);
  box.innerHTML = handle.trusted(
    'createHTML',
    renderPlaceholder(view, {
      provider: part?.provider.name ?? host,
      purpose: isAsked ? part?.purpose : undefined,
      title,
      address: href,
    }).html,
  );
  for (const button of box.querySelectorAll('button')) {
    button.style.minHeight = '44px';
    handle.onClick(button, (event, isByVisitor) => {
      if (!isByVisitor) return;
      if (part && button.value) void send(page, box, box, replyFor(part), answer);
      else load(event);
    });
  }
  return box;
}

/** Ours: a frame that is smaller than a control, or not shown, is there for a message and not for a visitor. */
const LEAST = 24;

/** By its own style: what is around it may be shown later. Of a size that nobody has computed nothing is known. */
function isMeantToBeSeen(frame: HTMLIFrameElement): boolean {
  const { display, width, height } = getComputedStyle(frame);
  return display !== 'none' && !(parseFloat(width) < LEAST || parseFloat(height) < LEAST);
}

/** Adds one provider for one purpose, and says nothing of the rest. */
const replyFor = ({ purpose, provider }: Part): SurfaceReply => ({
  choice: 'save',
  surface: 'embed',
  asked: [purpose.id],
  answers: { [purpose.id]: [provider.id] },
  receipt: false,
});

/** Gives a frame its place back, and the focus where it was in what stood there (WCAG 2.2, 2.4.3). */
export function uncover(element: Element): void {
  const frame = element as HTMLIFrameElement;
  const box = boxes.get(frame);
  if (!box) return;
  const hasFocus = box.contains(document.activeElement);
  boxes.delete(frame);
  box.remove();
  frame.hidden = false;
  if (hasFocus) frame.focus();
}
