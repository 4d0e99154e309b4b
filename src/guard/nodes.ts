import { call } from '../decision/index.ts';
import type { Loading } from './loading.ts';
import { guardMethod, guardSetter, makeRoom, type Realm } from './natives.ts';

/** As deep as guarding a frame goes, and more. */
const ROOM = 300;

const { implementation } = document;
const { createHTMLDocument } = implementation;

/**
 * Looks at each node before it is put into a document: it may come from one in which nothing is loaded.
 *
 * @param onInserted runs after each call that may have made a frame.
 */
export function guardNodes(realm: Realm, { inspect }: Loading, onInserted: (mayHoldFrames: boolean) => void): void {
  const { Node, Element, CharacterData, Document, DocumentFragment, DocumentType, Range, document: own } = realm;
  const { HTMLSelectElement, HTMLOptionsCollection, HTMLTableElement, XSLTProcessor } = realm;
  const methods = (owner: { prototype: object } | undefined, names: readonly string[]): void => {
    for (let index = 0; index < names.length; index++)
      guardMethod(owner?.prototype, names[index] as string, (native, self, args) => {
        let mayHoldFrames = false;
        for (let at = 0; at < args.length; at++) {
          // A text becomes a text node, `null` stands for the end.
          if (typeof args[at] === 'object' && args[at]) mayHoldFrames = inspect(args[at], own) || mayHoldFrames;
        }
        if (mayHoldFrames) {
          makeRoom(ROOM);
          // A frame may tell that it has loaded while it is put in.
          onInserted(false);
        }
        const result = call(native, self, args);
        onInserted(mayHoldFrames);
        return result;
      });
  };
  const setters = (owner: { prototype: object }, names: readonly string[]): void => {
    for (let index = 0; index < names.length; index++)
      guardSetter(owner.prototype, names[index] as string, (native, self, args) => {
        if (args[0]) inspect(args[0], own);
        makeRoom(ROOM);
        call(native, self, args);
        onInserted(true);
      });
  };
  const beside = ['before', 'after', 'replaceWith'];
  const within = ['append', 'prepend', 'replaceChildren', 'moveBefore'];
  methods(Node, ['appendChild', 'insertBefore', 'replaceChild']);
  methods(Element, [...beside, ...within, 'insertAdjacentElement']);
  methods(CharacterData, beside);
  methods(DocumentType, beside);
  methods(DocumentFragment, within);
  methods(Document, [...within, 'adoptNode', 'importNode']);
  methods(Range, ['insertNode', 'surroundContents']);
  methods(HTMLSelectElement, ['add']);
  methods(HTMLOptionsCollection, ['add']);
  // Firefox asks for what a style sheet imports. Not every browser has it.
  methods(XSLTProcessor, ['importStylesheet']);
  setters(HTMLTableElement, ['tHead', 'tFoot', 'caption']);
  setters(Document, ['body']);
  // Its result would load while it is made, if it were made for a document that is shown.
  guardMethod(XSLTProcessor?.prototype, 'transformToFragment', (native, self, args) =>
    call(native, self, [args[0], call(createHTMLDocument, implementation, [''])]),
  );
}
