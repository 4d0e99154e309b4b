/** The tree of a page as it is seen: with the inside of shadow roots, and what stands in their slots. */

let closedRoots: ReadonlyMap<Element, ShadowRoot> = new Map();

/** Says which roots there are that the page keeps to itself. Set once, by whoever made these tools. */
export function openClosed(roots: readonly ShadowRoot[]): void {
  closedRoots = new Map(roots.map((root) => [root.host, root]));
}

// By number: a page may have put something of its own in the place of `Element` or `Text`.
export const isElement = (node: Node | null): node is Element => node?.nodeType === 1;
export const isText = (node: Node): node is Text => node.nodeType === 3;

export const nameOf = (element: Element): string => element.localName.toLowerCase();

/** The inside of an element, where it has one of its own. */
export const rootOf = (element: Element): ShadowRoot | undefined => element.shadowRoot ?? closedRoots.get(element);

/** What stands in an element, as it is seen. */
export function childrenOf(element: Element): readonly Node[] {
  const root = rootOf(element);
  if (root) return [...root.childNodes];
  const assigned = nameOf(element) === 'slot' ? (element as HTMLSlotElement).assignedNodes() : [];
  return assigned.length > 0 ? assigned : [...element.childNodes];
}

/** What an element stands in, as it is seen. */
export function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const { parentNode } = element;
  if (isElement(parentNode)) return parentNode;
  return parentNode?.nodeType === 11 ? ((parentNode as ShadowRoot).host ?? null) : null;
}

/** An element and all that it stands in, innermost first. */
export function upwards(element: Element): readonly Element[] {
  const line: Element[] = [];
  for (let at: Element | null = element; at; at = parentOf(at)) line.push(at);
  return line;
}

/** Whether `inner` is `outer` or stands in it. */
export const holds = (outer: Element, inner: Element): boolean => upwards(inner).includes(outer);

/** Every element under one, in the order of the document. */
export function elementsIn(top: Element): readonly Element[] {
  const found: Element[] = [];
  const waiting = [...childrenOf(top)].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!isElement(node)) continue;
    found.push(node);
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) waiting.push(children[index] as Node);
  }
  return found;
}
