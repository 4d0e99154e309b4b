import type { Ask } from './cookies.ts';
import { accessor, addressName, attribute, call, replace, toLower, trustedAddress } from './natives.ts';

type Kind = 'script' | 'frame';
type Loader = HTMLScriptElement | HTMLIFrameElement;

/** An element whose address waits for consent. */
interface Waiting {
  readonly element: Loader;
  readonly kind: Kind;
  readonly address: string;
  /** Of an element that the parser made: the type that it came with. A script is then made anew. */
  readonly parsedType: string | null | undefined;
}

/** Marks an element that waits for a purpose: `data-samtykke="analytics"`. */
const MARK = 'data-samtykke';

/** What a parsed script is made while it waits; browsers run no script of an unknown type. */
const INERT = 'text/plain';

const src = {
  script: accessor(HTMLScriptElement.prototype, 'src'),
  frame: accessor(HTMLIFrameElement.prototype, 'src'),
};
const { get: nameOf } = accessor(Element.prototype, 'localName');
const { setAttribute, removeAttribute, replaceWith } = Element.prototype;
const { cloneNode } = Node.prototype;

/**
 * Keeps scripts and frames that may not load from loading, whether a script made them (then nothing is
 * sent) or the parser (then the script does not run; what the preload scanner has fetched is fetched).
 *
 * @returns a function that lets everything go that may go now, in the order in which it came.
 */
export function guardElements(ask: Ask): () => void {
  let waiting: Waiting[] = [];

  const mayLoad = (kind: Kind, address: string): boolean => ask({ kind, name: addressName(address) }).kind !== 'denied';
  /** Whether an address may be loaded; one that may not is kept for later. */
  const passes: Passes = (element, kind, address, parsedType) => {
    if (mayLoad(kind, address)) return true;
    waiting[waiting.length] = { element, kind, address, parsedType };
    return false;
  };

  guardSetter(HTMLScriptElement.prototype, 'script', passes);
  guardSetter(HTMLIFrameElement.prototype, 'frame', passes);
  replace(Element.prototype, 'setAttribute', {
    value(this: Element, name: unknown, value: unknown) {
      const key = `${name}`;
      const text = `${value}`;
      const kind = toLower(key) === 'src' ? kindOf(this) : undefined;
      if (!kind || passes(this as Loader, kind, text)) call(setAttribute, this, [key, text]);
    },
  });
  watchParser((element, kind, address) => {
    if (passes(element, kind, address, attribute(element, 'type'))) return;
    if (kind === 'script') call(setAttribute, element, ['type', INERT]);
    else call(removeAttribute, element, ['src']);
  });

  return () => {
    const held = waiting;
    waiting = [];
    for (let index = 0; index < held.length; index++) {
      const each = held[index] as Waiting;
      if (mayLoad(each.kind, each.address)) load(each);
      else waiting[waiting.length] = each;
    }
  };
}

type Passes = (element: Loader, kind: Kind, address: string, parsedType?: string | null) => boolean;

function guardSetter(prototype: Loader, kind: Kind, passes: Passes): void {
  replace(prototype, 'src', {
    get: src[kind].get,
    set(this: Loader, value: unknown) {
      // A TrustedScriptURL must reach the native setter as it is.
      if (passes(this, kind, `${value}`)) call(src[kind].set, this, [value]);
    },
  });
}

/** Tells of each script and frame with an address as the parser inserts it, before the script runs. */
function watchParser(found: (element: Loader, kind: Kind, address: string) => void): void {
  const see = (node: Node): void => {
    const kind = kindOf(node);
    const address = kind && attribute(node as Loader, 'src');
    // What is marked up waits by itself until the second part starts it.
    if (kind && address && attribute(node as Loader, MARK) === null) found(node as Loader, kind, address);
  };
  const observer = new MutationObserver((records) => {
    for (let index = 0; index < records.length; index++) {
      const { addedNodes } = records[index] as MutationRecord;
      for (let at = 0; at < addedNodes.length; at++) see(addedNodes[at] as Node);
    }
  });
  observer.observe(document, { childList: true, subtree: true });
}

function kindOf(node: Node): Kind | undefined {
  if (node.nodeType !== 1) return undefined;
  const name = call<string>(nameOf, node);
  return name === 'script' ? 'script' : name === 'iframe' ? 'frame' : undefined;
}

/** Loads a frame that the visitor asked for, past the guard. */
export function loadFrame(frame: HTMLIFrameElement, address: string): void {
  call(src.frame.set, frame, [address]);
}

function load({ element, kind, address, parsedType }: Waiting): void {
  if (kind === 'frame' || parsedType === undefined) {
    call(src[kind].set, element, [trustedAddress(address)]);
    return;
  }
  const fresh = call<HTMLScriptElement>(cloneNode, element, [true]);
  if (parsedType === null) call(removeAttribute, fresh, ['type']);
  else call(setAttribute, fresh, ['type', parsedType]);
  call(replaceWith, element, [fresh]);
}
