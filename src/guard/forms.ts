import { call } from '../decision/index.ts';
import {
  accessor,
  addressName,
  attribute,
  guardMethod,
  isNone,
  isTrusted,
  listen,
  makeRoom,
  pageOf,
  pathIn,
  pathOf,
  type Realm,
  readBy,
} from './natives.ts';

const { get: actionOf } = accessor(HTMLFormElement.prototype, 'action');
const { get: formOfButton } = accessor(HTMLButtonElement.prototype, 'form');
const { get: formOfInput } = accessor(HTMLInputElement.prototype, 'form');
const { get: labelsOf } = accessor(HTMLButtonElement.prototype, 'labels');
const { get: lengthOf } = accessor(NodeList.prototype, 'length');
const { get: targetOf } = accessor(Event.prototype, 'target');
const { get: typeOf } = accessor(Event.prototype, 'type');
const { get: submitterOf } = accessor(SubmitEvent.prototype, 'submitter');
const { preventDefault } = Event.prototype;
const { contains } = Node.prototype;

/** As deep as a press goes on its way through the browser to what listens, and more, also once all is compiled. */
const ROOM = 2_000;

/** What a person has pressed last. */
export interface Pressed {
  readonly event: Event;
  readonly on: unknown;
  /** Whether it may have been a label of the page's that was pressed. */
  readonly isLabelled: boolean;
}

let pressed: Pressed | undefined;
/** As it was when the event began, before a script of the page could have changed it; absent for what no person did. */
export const pressedBy = (event: Event): Pressed | undefined => (pressed?.event === event ? pressed : undefined);

/**
 * Keeps scripts from sending a form that answers for the visitor: such a form is sent by a person's own press on a
 * control in it, and by nothing else.
 *
 * @param choice path of the server's `POST …/choice`.
 * @returns listens, once however often it is called.
 */
export function guardForms(realm: Realm, choice: string): () => void {
  /** Whether a form leads there, sent by a control or by none: that may have an address of its own. */
  const isAnswer = (form: Element | null | undefined, control?: Element | null): boolean => {
    const action = readBy<string>(actionOf, form);
    // No form.
    if (action === undefined) return false;
    const own = control ? attribute(control, 'formaction') : null;
    const page = pageOf(form as Element);
    return isChoice(action, page) || (own !== null && isChoice(own, page));
  };
  const isChoice = (address: string, page: Document): boolean => pathIn(addressName(address, page)) === choice;

  // A page could leave so little of the stack that we do not get to look, and the browser still sends.
  const method = (name: string): void =>
    guardMethod(realm.HTMLFormElement.prototype, name, (native, self, args) => {
      makeRoom(ROOM);
      return isAnswer(self as Element, name === 'submit' ? null : args[0]) ? undefined : call(native, self, args);
    });
  method('submit');
  method('requestSubmit');
  guardMethod(realm.HTMLElement.prototype, 'click', (native, self) => {
    makeRoom(ROOM);
    call(native, self);
  });
  guardMethod(realm.EventTarget.prototype, 'dispatchEvent', (native, self, args) => {
    if (args[0] && call(typeOf, args[0]) === 'click') makeRoom(ROOM);
    return call(native, self, args);
  });

  const onClick = (event: Event): void => {
    const path = pathOf(event);
    const on = path[0];
    pressed = isTrusted(event) ? { event, on, isLabelled: hasLabels(on) } : undefined;
    if (pressed) return;
    for (let index = 0; index < path.length; index++) {
      const control = path[index] as Element;
      if (isAnswer(formOf(control), control)) call(preventDefault, event);
    }
  };
  const onSubmit = (event: Event): void => {
    const form = call<Element>(targetOf, event);
    if (isAnswer(form, readBy(submitterOf, event)) && !call(contains, form, [pressed?.on ?? null]))
      call(preventDefault, event);
  };
  const listenIn = (target: EventTarget): void => {
    listen(target, 'click', onClick);
    listen(target, 'submit', onSubmit);
  };
  // What is sent in a closed tree nobody hears of outside; a copy of it would be another tree.
  guardMethod(realm.Element.prototype, 'attachShadow', (native, self, args) => {
    const given = args[0];
    // What says nothing is the native's to refuse.
    if (isNone(given)) return call(native, self, args);
    makeRoom(ROOM);
    const mode = `${given.mode}`;
    // Each is read once, into what no getter of the page's can reach.
    const options = {
      __proto__: null,
      mode,
      clonable: mode !== 'closed' && given.clonable,
      delegatesFocus: given.delegatesFocus,
      serializable: given.serializable,
      slotAssignment: given.slotAssignment,
      customElementRegistry: given.customElementRegistry,
    };
    const root = call<ShadowRoot>(native, self, [options]);
    listenIn(root);
    return root;
  });
  return () => listenIn(realm);
}

/** The form of a button, or of a field that may be one. */
const formOf = (control: unknown): Element | null | undefined =>
  readBy<Element | null>(formOfButton, control) ?? readBy(formOfInput, control);

/** Whether labels press a button too. */
function hasLabels(button: unknown): boolean {
  const labels = readBy(labelsOf, button);
  return !!labels && call<number>(lengthOf, labels) > 0;
}
