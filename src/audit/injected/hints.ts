import {
  apply,
  atEndOfJob,
  call,
  classOf,
  getterOf,
  lowered,
  type Native,
  readBy,
  SafeSet,
  SafeWeakMap,
  words,
} from './natives.ts';
import { stackBelow } from './stack.ts';
import type { Tell } from './tell.ts';
import { wrapMethod, wrapSetter } from './wrap.ts';

const links = classOf('HTMLLinkElement')?.prototype;
const relOf = getterOf(links, 'rel');
const hrefOf = getterOf(links, 'href');
const isConnected = getterOf(classOf('Node')?.prototype, 'isConnected');
const { querySelectorAll } = (classOf('Document')?.prototype ?? {}) as Document;
const { addEventListener } = (classOf('EventTarget')?.prototype ?? {}) as EventTarget;

/**
 * Links by which a page has the browser look up a host or connect to it before there is a request (`preconnect`,
 * `dns-prefetch`): no protocol tells of these.
 */
export function watchHints(tell: Tell): void {
  if (typeof document !== 'object') return;
  const hints = new Hints(tell);
  for (const name of ['rel', 'href'])
    wrapSetter(links, name, (native, self, args, here) => {
      const result = apply(native, self, args);
      hints.changed(self, here);
      return result;
    });
  wrapMethod(classOf('Element')?.prototype, 'setAttribute', (native, self, args, here) => {
    const result = apply(native, self, args);
    // Pages set attributes all the time, and asking what is no link costs twenty times as much as setting one.
    if (mayHint(args[0]) && readBy(relOf, self) !== undefined) hints.changed(self, here);
    return result;
  });
  new MutationObserver(() => hints.look()).observe(document, { childList: true });
  for (const event of ['DOMContentLoaded', 'load', 'pagehide'])
    call(addEventListener, window, event, () => hints.look(), { capture: true, passive: true });
}

/** Whether an attribute of that name makes a hint; what is no text yet may become any name. */
function mayHint(name: unknown): boolean {
  if (typeof name !== 'string') return true;
  const lower = lowered(name);
  return lower === 'rel' || lower === 'href';
}

class Hints {
  readonly #tell: Tell;
  readonly #told = new SafeSet<string>();
  /** Links that a script has written to, with its stack. */
  readonly #written = new SafeWeakMap<object, string>();
  #head: Element | null = null;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  /** A script has written to a link: whether it stands in the page shows at the end of its job. */
  changed(link: unknown, here: Native): void {
    if (!relsOf(link)) return;
    this.#written.set(link as object, stackBelow(here));
    atEndOfJob(() => {
      if (readBy(isConnected, link)) this.#hint(link as object);
    });
  }

  /** Looks at what stands in the page: what was parsed, in its first text or later. */
  look(): void {
    this.#watchHead();
    const found = call<NodeListOf<Element>>(querySelectorAll, document, 'link[rel][href]');
    for (let index = 0; index < found.length; index++) this.#hint(found[index] as Element);
  }

  #watchHead(): void {
    const { head } = document;
    if (!head || head === this.#head) return;
    this.#head = head;
    new MutationObserver(() => this.look()).observe(head, { childList: true });
  }

  #hint(link: object): void {
    const stack = this.#written.get(link);
    const by = stack === undefined ? 'markup' : 'script';
    const url = readBy<string>(hrefOf, link) ?? '';
    const rels = relsOf(link) ?? [];
    for (let index = 0; index < rels.length; index++) {
      const rel = rels[index] as string;
      if (this.#told.add(`${rel} ${url}`)) this.#tell({ kind: 'hint', rel, url, by }, undefined, stack);
    }
  }
}

/** Which hints a link gives; `undefined` where it gives none. */
function relsOf(link: unknown): readonly string[] | undefined {
  const all = words(readBy<string>(relOf, link) ?? '');
  const found: string[] = [];
  for (let index = 0; index < all.length; index++) {
    const rel = all[index] as string;
    if (rel === 'preconnect' || rel === 'dns-prefetch') found[found.length] = rel;
  }
  return found.length === 0 ? undefined : found;
}
