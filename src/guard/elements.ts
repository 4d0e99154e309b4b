import { add, call } from '../decision/index.ts';
import type { Ask } from './cookies.ts';
import { accessor, addressName, attribute, readOnce, replace, toLower, trusted } from './natives.ts';

type Kind = 'script' | 'frame';
type Loader = HTMLScriptElement | HTMLIFrameElement;

/** An element whose address waits for consent. The second part lets it go when it may. */
export interface Waiting {
  readonly element: Loader;
  readonly kind: Kind;
  readonly address: string;
  /** The address as decisions name it. */
  readonly name: string;
  /** Of an element that the parser made: the type that it came with. A script is then made anew. */
  readonly parsedType: string | null | undefined;
}

/** Marks an element that waits for a purpose: `data-samtykke="analytics"`. */
const MARK = 'data-samtykke';

/** What a parsed script is made while it waits; browsers run no script of an unknown type. */
const INERT = 'text/plain';

/** The addresses of what loads, past the guard. */
export const src = {
  script: accessor(HTMLScriptElement.prototype, 'src'),
  frame: accessor(HTMLIFrameElement.prototype, 'src'),
};
const { get: nameOf } = accessor(Element.prototype, 'localName');
const { get: addedTo } = accessor(MutationRecord.prototype, 'addedNodes');
const { get: lengthOf } = accessor(NodeList.prototype, 'length');
const { item } = NodeList.prototype;
const { setAttribute, removeAttribute } = Element.prototype;

/**
 * Keeps scripts and frames that may not load from loading, whether a script made them (then nothing is
 * sent) or the parser (then the script does not run; what the preload scanner has fetched is fetched).
 *
 * @returns what waits, in the order in which it came; it grows, and the second part takes out of it.
 */
export function guardElements(ask: Ask): Waiting[] {
  const waiting: Waiting[] = [];

  /** Whether an address may be loaded; one that may not is kept for later. */
  const passes: Passes = (element, kind, address, parsedType) => {
    const name = addressName(address);
    if (ask({ kind, name }).kind !== 'denied') return true;
    add(waiting, { element, kind, address, name, parsedType });
    return false;
  };

  guardSetter(HTMLScriptElement.prototype, 'script', passes);
  guardSetter(HTMLIFrameElement.prototype, 'frame', passes);
  replace(Element.prototype, 'setAttribute', {
    value(this: Element, name: unknown, value: unknown) {
      const key = `${name}`;
      const said = readOnce(value);
      const kind = toLower(key) === 'src' ? kindOf(this) : undefined;
      if (!kind || passes(this as Loader, kind, `${said}`)) call(setAttribute, this, [key, said]);
    },
  });
  watchParser((element, kind, address) => {
    if (passes(element, kind, address, attribute(element, 'type'))) return;
    if (kind === 'script') call(setAttribute, element, ['type', INERT]);
    else call(removeAttribute, element, ['src']);
  });
  return waiting;
}

type Passes = (element: Loader, kind: Kind, address: string, parsedType?: string | null) => boolean;

function guardSetter(prototype: Loader, kind: Kind, passes: Passes): void {
  replace(prototype, 'src', {
    get: src[kind].get,
    set(this: Loader, value: unknown) {
      const said = readOnce(value);
      if (passes(this, kind, `${said}`)) call(src[kind].set, this, [said]);
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
      const added = call<NodeList>(addedTo, records[index]);
      const count = call<number>(lengthOf, added);
      for (let at = 0; at < count; at++) see(call(item, added, [at]));
    }
  });
  observer.observe(document, { childList: true, subtree: true });
}

function kindOf(node: Node): Kind | undefined {
  try {
    const name = call<string>(nameOf, node);
    return name === 'script' ? name : name === 'iframe' ? 'frame' : undefined;
  } catch {
    // A text or a comment has no name.
    return undefined;
  }
}

/** Sets an address past the guard. */
export function setAddress(element: Loader, kind: Kind, address: string): void {
  call(src[kind].set, element, [trusted('createScriptURL', address)]);
}
