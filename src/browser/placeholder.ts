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
  const box = boxFor(page, markupFor(page, frame, address, part), load, (itself) => {
    if (part) void send(page, itself, itself, replyFor(part), answer);
  });
  boxes.set(frame, box);
  frame.hidden = true;
  frame.before(box);
}

/** Each button has its meaning once, and only for a person's own click. */
function boxFor(
  { handle }: Page,
  markup: string,
  load: (event: Event) => unknown,
  allow: (box: Element) => void,
): HTMLElement {
  const box = document.createElement('div');
  box.setAttribute(HOOKS.placeholder, '');
  box.innerHTML = handle.trusted('createHTML', markup);
  box.querySelectorAll('button').forEach((button, index) => {
    button.style.minHeight = '44px';
    handle.onClick(button, (event, isByVisitor) => {
      if (!isByVisitor) return;
      if (index === 0) load(event);
      else allow(box);
    });
  });
  return box;
}

/** Ours: a frame that is smaller than a control, or not shown, is there for a message and not for a visitor. */
const LEAST = 24;

/** By its own style: what is around it may be shown later. Of a size that nobody has computed nothing is known. */
function isMeantToBeSeen(frame: HTMLIFrameElement): boolean {
  const { display, width, height } = getComputedStyle(frame);
  return display !== 'none' && !(parseFloat(width) < LEAST || parseFloat(height) < LEAST);
}

function markupFor(page: Page, { title }: HTMLIFrameElement, address: string, part: Part | undefined): string {
  // What is special is asked for in words of its own, and on a sensitive page no answer helps.
  const isAsked = !part?.purpose.special && page.state().parts.every((each) => each.because !== 'sensitive-page');
  return renderPlaceholder(page.view, {
    provider: part?.provider.name ?? new URL(address, document.baseURI).host,
    purpose: isAsked ? part?.purpose : undefined,
    title,
  }).html;
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
