import { call } from '../decision/index.ts';
import { accessor, guardGetter, guardMethod, guardSetter, isFixed, isMarked, mark, type Realm } from './natives.ts';

const { get: windowOf } = accessor(Document.prototype, 'defaultView');
const { get: countOf } = accessor(window, 'length');

type Guard = (realm: Realm) => void;

/** What stands for a realm: a window stays the same object when another page comes into it. */
export const markGuarded = (realm: Realm): void => mark(realm.Document);
/** By us, if not for the page that is there now: the first one of a frame comes into the window of an empty one. */
export const hasGuard = (realm: Realm): boolean => isMarked(realm.Document);
/** By us, or by a guard of its own. */
const isGuarded = (realm: Realm): boolean =>
  isFixed(realm, 'samtykke') || (hasGuard(realm) && isMarked(realm.document));

/** Guards a window and all frames in it; does nothing for a realm that is guarded. */
function reach(inside: Realm | null | undefined, guard: Guard): void {
  try {
    if (!inside) return;
    if (!isGuarded(inside)) guard(inside);
    const count = call<number>(countOf, inside);
    for (let index = 0; index < count; index++) reach(inside[index] as Realm, guard);
  } catch {
    // Of another origin: out of the page's reach too.
  }
}

let known = 0;

/**
 * Guards the page's new frames before a script can get hold of them: each has natives of its own. Until its page is there
 * a frame shows an empty one, whose window is kept for a page of the same origin (HTML 7.4.5, 'the initial about:blank').
 *
 * @param realm in which something has come.
 * @param isLikely whether there may be one where the page has as many as before: in the place of another, or deeper.
 */
export function lookForFrames(guard: Guard, realm: Realm, isLikely?: boolean): void {
  // Of another window the page reaches its frames by that window.
  if (realm !== window) reach(realm, guard);
  const count = call<number>(countOf, window);
  if (count === known && !isLikely) return;
  known = count;
  for (let index = 0; index < count; index++) reach(window[index] as Realm, guard);
}

/**
 * Guards what a realm gives a page of other windows.
 *
 * @param onOpened runs after a page has opened a document anew, which takes all listeners away.
 */
export function guardFrames(realm: Realm, guard: Guard, onOpened: () => void): void {
  /** Lets a page have a window, or a document, only once its realm is guarded. */
  const given = <T>(found: T, isDocument: boolean): T => {
    reach(isDocument && found ? call(windowOf, found) : (found as Realm | null), guard);
    return found;
  };
  const getter = (owner: object, name: string, isDocument: boolean): void =>
    guardGetter(owner, name, (native, self) => given(call(native, self), isDocument));
  const method = (owner: object, name: string, isDocument: boolean): void =>
    guardMethod(owner, name, (native, self, args) => given(call(native, self, args), isDocument));
  const { HTMLIFrameElement, HTMLFrameElement, HTMLObjectElement, HTMLEmbedElement } = realm;
  const classes = [HTMLIFrameElement, HTMLFrameElement, HTMLObjectElement, HTMLEmbedElement];
  for (let index = 0; index < classes.length; index++) {
    const { prototype } = classes[index] as { prototype: object };
    getter(prototype, 'contentWindow', false);
    getter(prototype, 'contentDocument', true);
    method(prototype, 'getSVGDocument', true);
  }
  // A frame in a shadow tree is none of the window's, and tells of itself by a message.
  getter(realm.MessageEvent.prototype, 'source', false);
  method(realm, 'open', false);
  // biome-ignore lint/suspicious/noExplicitAny: not every browser has it.
  const pictures = (realm as any).DocumentPictureInPicture?.prototype;
  if (pictures) {
    const { get } = accessor(pictures, 'window');
    getter(pictures, 'window', false);
    // It is there before the promise says so.
    guardMethod(pictures, 'requestWindow', (native, self, args) => {
      const promise = call(native, self, args);
      given(call(get, self), false);
      return promise;
    });
  }
  // With a domain of its own a page is out of our reach, and what it has another frame do for it. Chromium has none.
  guardSetter(realm.Document.prototype, 'domain', () => {});
  guardMethod(realm.Document.prototype, 'open', (native, self, args) => {
    const found = call(native, self, args);
    onOpened();
    // With three arguments it is the window's.
    return args.length > 2 ? given(found, false) : found;
  });
}
