import { add, call, exec } from '../decision/index.ts';
import type { Ask } from './cookies.ts';
import { cleanHtml, type MayLoad } from './html.ts';
import { addressesIn, kindOf, loadingAttributes, tagOf } from './loads.ts';
import { accessor, addressName, attribute, isTrusted, listen, pageOf, trusted, writeAttribute } from './natives.ts';

/** An attribute that waits for consent. The second part sets it when it may. */
export interface Waiting {
  readonly element: Element;
  /** Name of the attribute. */
  readonly name: string;
  readonly address: string;
  /** Of a script that the parser made: the type that it came with. It is then made anew. */
  readonly parsedType: string | null | undefined;
}

/** Decides on what elements load from, and keeps what has to wait. */
export interface Loading {
  /** In the order in which it came; the second part takes out of it. */
  readonly waiting: Waiting[];
  readonly mayLoad: MayLoad;
  /** Whether an element may get an address; one that it may not is kept for later. */
  passes(element: Element, tag: string, name: string, text: string): boolean;
  /**
   * Takes away from a node what it may not load from, and from all below it where it is not of the own document.
   *
   * @returns whether there may be a frame in it.
   */
  inspect(node: Node, own: Document): boolean;
  /** A text of HTML as it may be set, and where in it a tag begins that does not end. */
  clean(text: string): { readonly clean: string; readonly open: number };
  /** The same of what a page has said by a text; a value of a Trusted Type stays one. */
  cleaned(text: string, said: unknown, isFrame?: boolean): unknown;
}

/** What a script is while it waits; browsers load and run none of an unknown type. */
const INERT = 'text/plain';

/** As many as one page can mean; one that makes a picture a second for hours must not fill the memory. */
const MAX_WAITING = 1_000;

const { get: firstChildOf } = accessor(Node.prototype, 'firstChild');
const { get: nextOf } = accessor(Node.prototype, 'nextSibling');
const { get: addedTo } = accessor(MutationRecord.prototype, 'addedNodes');
const { get: lengthOf } = accessor(NodeList.prototype, 'length');
const { removeAttribute } = Element.prototype;
const { disconnect, takeRecords } = MutationObserver.prototype;

/** Elements that show a document of their own. */
const FRAMES = /^(?:i?frame|object|embed)$/;

const RULES = /^\s*speculationrules\s*$/i;

/** Whether an attribute of a tag may be loaded from, by its text. */
export function mayLoadBy(ask: Ask): MayLoad {
  const mayLoad: MayLoad = (tag, name, text) => {
    // A frame's own text is a page.
    if (name === 'srcdoc') return cleanHtml(text, mayLoad).clean === text;
    // Rules by which a browser reads ahead, wherever they lead.
    if (name === 'type')
      return !exec(RULES, text) || ask({ kind: 'script', name: 'speculationrules:' }).kind !== 'denied';
    const addresses = addressesIn(name, text);
    for (let index = 0; index < addresses.length; index++) {
      const address = addresses[index] as string;
      // A document of the page's own making, which nobody can reach into before its scripts run.
      const own = exec(FRAMES, tag) && exec(/^\s*(?:data|blob):/i, address) ? 'blob:' : addressName(address);
      if (ask({ kind: kindOf(tag), name: own }).kind === 'denied') return false;
    }
    return true;
  };
  return mayLoad;
}

/**
 * @param first what a frame's own text has to begin with.
 * @param onParsed runs when the parser has put something in.
 * @param choice address that takes choices, as decisions name it: a form in the page's own HTML may lead there.
 */
export function loadingBy(ask: Ask, first: string, choice: string, onParsed: () => void): Loading {
  const waiting: Waiting[] = [];
  const mayLoad = mayLoadBy(ask);
  const clean: Loading['clean'] = (text) => cleanHtml(text, mayLoad, first);

  const passes = (element: Element, tag: string, name: string, text: string, parsedType?: string | null): boolean => {
    if (mayLoad(tag, name, text)) return true;
    try {
      if (waiting.length < MAX_WAITING) add(waiting, { element, name, address: text, parsedType });
    } catch {
      // The second part changes the list by methods that a page can have replaced: one that froze it is refused all the same.
    }
    return false;
  };
  /** Takes one attribute away, or keeps a script of the parser's from running. */
  const inspectAttribute = (element: Element, tag: string, name: string, isParsed: boolean): void => {
    const text = attribute(element, name);
    const isScript = isParsed && tag === 'script';
    if (isParsed && text !== null && addressName(text) === choice) return;
    if (text === null || passes(element, tag, name, text, isScript ? attribute(element, 'type') : undefined)) return;
    if (isScript) writeAttribute(element, 'type', INERT);
    else call(removeAttribute, element, [name]);
  };
  /** @returns whether it shows a document of its own. */
  const inspectOne = (node: Node, isParsed = false): boolean => {
    const tag = tagOf(node);
    const names = loadingAttributes(tag);
    // What the page has marked up so waits by itself until the second part starts it.
    if (!names || (tag === 'script' && attribute(node as Element, 'type') === INERT)) return false;
    for (let index = 0; index < names.length; index++)
      inspectAttribute(node as Element, tag, names[index] as string, isParsed);
    return exec(FRAMES, tag) !== null;
  };
  const inspectBelow = (first: Node): void => {
    for (let node: Node | null = first; node; node = call(nextOf, node)) {
      inspectOne(node);
      const child = call<Node | null>(firstChildOf, node);
      if (child) inspectBelow(child);
    }
  };
  watchParser((node) => inspectOne(node, true), onParsed);
  return {
    waiting,
    mayLoad,
    passes,
    // What this document has made was looked at when it got its addresses; they may have been withdrawn since.
    inspect: (node, own) => {
      const isFrame = inspectOne(node);
      const child = call<Node | null>(firstChildOf, node);
      if (child && pageOf(node) !== own) inspectBelow(child);
      return isFrame || child !== null;
    },
    clean,
    cleaned: (text, said, isFrame) => {
      const after = (isFrame ? first : '') + clean(text).clean;
      return after === text ? said : said === text ? after : trusted('createHTML', after);
    },
  };
}

/** Tells of each node as the parser inserts it, before a script among them runs; then only scripts insert any. */
function watchParser(found: (node: Node) => void, onParsed: () => void): void {
  const read = (records: readonly MutationRecord[]): void => {
    for (let index = 0; index < records.length; index++) {
      const added = call<NodeList>(addedTo, records[index]);
      const count = call<number>(lengthOf, added);
      // In the list's length nothing of the page's is asked.
      for (let at = 0; at < count; at++) found(added[at] as Node);
    }
    onParsed();
  };
  const observer = new MutationObserver(read);
  observer.observe(document, { childList: true, subtree: true });
  listen(document, 'DOMContentLoaded', (event) => {
    // A page can say so before its end.
    if (!isTrusted(event)) return;
    read(call(takeRecords, observer));
    call(disconnect, observer);
  });
}
