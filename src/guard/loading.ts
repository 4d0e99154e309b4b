import { add, call, exec, type Native } from '../decision/index.ts';
import type { Ask } from './cookies.ts';
import { cleanHtml, type MayLoad } from './html.ts';
import { addressesIn, kindOf, loadingAttributes, tagOf } from './loads.ts';
import {
  accessor,
  addressName,
  attribute,
  isMarked,
  isOwnText,
  isTrusted,
  listen,
  mark,
  pageOf,
  readBy,
  trusted,
  writeAttribute,
} from './natives.ts';

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

type Enter = (element: Node) => void;
type Inspect = (node: Node, enter?: Enter) => boolean;
/** The same of a node, of those after it, and of all below them. */
type InspectBelow = (first: Node | null, enter?: Enter) => void;

/** What a script is while it waits; browsers load and run none of an unknown type. */
const INERT = 'text/plain';

/** As many as one page can mean; one that makes a picture a second for hours must not fill the memory. */
const MAX_WAITING = 1_000;

const { get: firstChildOf } = accessor(Node.prototype, 'firstChild');
const { get: nextOf } = accessor(Node.prototype, 'nextSibling');
const { get: addedTo } = accessor(MutationRecord.prototype, 'addedNodes');
const { get: removedFrom } = accessor(MutationRecord.prototype, 'removedNodes');
const { get: targetOf } = accessor(MutationRecord.prototype, 'target');
const { get: shadowOf } = accessor(Element.prototype, 'shadowRoot');
const { get: lengthOf } = accessor(NodeList.prototype, 'length');
const { getAttributeNS, removeAttributeNS } = Element.prototype;
const { getRootNode: rootOf } = Node.prototype;
const { disconnect, observe, takeRecords } = MutationObserver.prototype;

/** Elements that show a document of their own. */
const FRAMES = /^(?:i?frame|object|embed)$/;

const XLINK = 'http://www.w3.org/1999/xlink';

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
      const own = exec(FRAMES, tag) && isOwnText(address, document) ? 'blob:' : addressName(address);
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
    // By namespace: by its name alone another one could stand before it, and a page's XML gives XLink any prefix.
    const which = name === 'xlink:href' ? [XLINK, 'href'] : [null, name];
    const text = call<string | null>(getAttributeNS, element, which);
    const isScript = isParsed && tag === 'script';
    if (isParsed && text !== null && addressName(text) === choice) return;
    if (text === null || passes(element, tag, name, text, isScript ? attribute(element, 'type') : undefined)) return;
    if (isScript) writeAttribute(element, 'type', INERT);
    else call(removeAttributeNS, element, which);
  };
  /**
   * @param enter of what the parser makes: looks into an element's shadow tree.
   * @returns whether it shows a document of its own.
   */
  const inspectOne: Inspect = (node, enter) => {
    const tag = tagOf(node);
    if (enter && tag) enter(node);
    const names = loadingAttributes(tag);
    // What the page has marked up so waits by itself until the second part starts it.
    if (!names || (tag === 'script' && attribute(node as Element, 'type') === INERT)) return false;
    for (let index = 0; index < names.length; index++)
      inspectAttribute(node as Element, tag, names[index] as string, enter !== undefined);
    return exec(FRAMES, tag) !== null;
  };
  const inspectBelow: InspectBelow = (first, enter) => {
    for (let node = first; node; node = call(nextOf, node)) {
      inspectOne(node, enter);
      inspectBelow(call(firstChildOf, node), enter);
    }
  };
  watchParser(inspectOne, inspectBelow, onParsed);
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

/**
 * Looks at each node as the parser inserts it, before a script among them runs; then only scripts insert any. It follows
 * into an open shadow tree that the page's HTML declares, and to where a script moves what the parser is in.
 */
function watchParser(inspect: Inspect, inspectBelow: InspectBelow, onParsed: () => void): void {
  const enter = (node: Node): void => {
    const root = readBy<Node | null>(shadowOf, node);
    if (!root || isMarked(root)) return;
    mark(root);
    watch(root);
    try {
      inspectBelow(call(firstChildOf, root), enter);
    } catch {
      // Deeper than any that a parser makes: a script has made it, and what it got was looked at then.
    }
  };
  const each = (nodes: Native, record: MutationRecord, act: (node: Node) => void): void => {
    const list = call<NodeList>(nodes, record);
    const count = call<number>(lengthOf, list);
    // In the list's length nothing of the page's is asked.
    for (let at = 0; at < count; at++) act(list[at] as Node);
  };
  const inserted = (node: Node): unknown => inspect(node, enter);
  const read = (records: readonly MutationRecord[]): void => {
    for (let index = 0; index < records.length; index++) {
      const record = records[index] as MutationRecord;
      enter(call(targetOf, record));
      each(addedTo, record, inserted);
      each(removedFrom, record, moved);
    }
    onParsed();
  };
  // All around it: beside a table that it is in the parser puts what may not stand in one.
  const moved = (node: Node): void => watch(call(rootOf, node));
  const observer = new MutationObserver(read);
  const watch = (node: Node): void =>
    call(observe, observer, [node, { __proto__: null, childList: true, subtree: true }]);
  watch(document);
  listen(document, 'DOMContentLoaded', (event) => {
    // A page can say so before its end.
    if (!isTrusted(event)) return;
    read(call(takeRecords, observer));
    call(disconnect, observer);
  });
}
