import { call, type Native, split } from '../decision/index.ts';
import { WAITS } from './html.ts';
import type { Loading } from './loading.ts';
import { isLoading, plainName, tagOf } from './loads.ts';
import { accessor, guardMethod, guardSetter, type Realm, readText } from './natives.ts';

/** Classes with the properties that are loaded from, each the attribute of its name. */
const PROPERTIES = `Script src type
Base href
IFrame src srcdoc
Frame src
Image src srcset
Source src srcset
Media src
Video poster
Track src
Embed src
Object data
Input src formAction
Button formAction
Form action
Link href imageSrcset
Meta content
Anchor ping
Area ping
Body background`;

const ATTRIBUTE_NODE = 2;
const { get: typeOf } = accessor(Node.prototype, 'nodeType');
const { get: ownerOf } = accessor(Attr.prototype, 'ownerElement');
const { get: nameOf } = accessor(Attr.prototype, 'name');
const { get: textOf } = accessor(Attr.prototype, 'value');
const { createAttribute } = Document.prototype;
const { removeAttribute } = Element.prototype;

/** Lets addresses be set only where they may be loaded from: by property, by attribute, by the attribute's own node. */
export function guardAttributes(realm: Realm, { mayLoad, passes, cleaned }: Loading): void {
  /** Sets an attribute by `set`, unless it has to wait. */
  const put = (element: Element, qualified: string, value: unknown, set: (said: unknown) => unknown): unknown => {
    const name = plainName(qualified);
    if (!isLoading('', name)) return set(value);
    const tag = tagOf(element);
    if (!isLoading(tag, name)) return set(value);
    const { text, said } = readText(value);
    if (name === 'srcdoc') return set(cleaned(text, said, true));
    return passes(element, tag, name, text) ? set(said) : null;
  };

  const rows = split(PROPERTIES, '\n');
  for (let row = 0; row < rows.length; row++) {
    const names = split(rows[row] as string, ' ');
    const owner = realm[`HTML${names[0]}Element` as keyof Realm];
    for (let at = 1; at < names.length; at++) {
      const name = names[at] as string;
      guardSetter(owner?.prototype, name, (native, self, args) =>
        put(self as Element, name, args[0], (said) => call(native, self, [said])),
      );
    }
  }
  const { Element: OwnElement, Attr: OwnAttr, Node: OwnNode, NamedNodeMap, SVGAnimatedString } = realm;
  /** A method of which one argument is a name and the next one a value. */
  const named = (method: string, at: number): void =>
    guardMethod(OwnElement.prototype, method, (native, self, args) => {
      // Too few arguments are the native's to refuse.
      if (args.length < at + 2) return call(native, self, args);
      args[at] = `${args[at]}`;
      return put(self as Element, args[at], args[at + 1], (said) => {
        args[at + 1] = said;
        return call(native, self, args);
      });
    });
  /** A method that gives an element an attribute as a node. */
  const noded = (owner: object, method: string, elementOf: (native: Native, self: unknown) => Element): void =>
    guardMethod(owner, method, (native, self, args) => {
      const attr = args[0];
      return put(elementOf(native, self), call(nameOf, attr), call(textOf, attr), () => call(native, self, [attr]));
    });
  const itself = (_: Native, self: unknown): Element => self as Element;
  const valued = (owner: object, name: string): void =>
    guardSetter(owner, name, (native, self, args) => {
      const element = call(typeOf, self) === ATTRIBUTE_NODE ? call<Element | null>(ownerOf, self) : null;
      const set = (said: unknown): unknown => call(native, self, [said]);
      return element ? put(element, call(nameOf, self), args[0], set) : set(args[0]);
    });
  named('setAttribute', 0);
  named('setAttributeNS', 1);
  noded(OwnElement.prototype, 'setAttributeNode', itself);
  noded(OwnElement.prototype, 'setAttributeNodeNS', itself);
  noded(NamedNodeMap.prototype, 'setNamedItem', holderOf);
  noded(NamedNodeMap.prototype, 'setNamedItemNS', holderOf);
  valued(OwnAttr.prototype, 'value');
  valued(OwnNode.prototype, 'nodeValue');
  valued(OwnNode.prototype, 'textContent');
  // Nothing tells whose address this is.
  guardSetter(SVGAnimatedString.prototype, 'baseVal', (native, self, args) => {
    const text = `${args[0]}`;
    if (mayLoad('image', 'href', text) && mayLoad('script', 'href', text)) call(native, self, [text]);
  });
}

/** The element whose attributes a map is: nothing says so but an attribute that was put into it. */
function holderOf(native: Native, map: unknown): Element {
  const probe = call<Attr>(createAttribute, document, [WAITS]);
  call(native, map, [probe]);
  const element = call<Element>(ownerOf, probe);
  call(removeAttribute, element, [WAITS]);
  return element;
}
