import { call } from '../decision/index.ts';
import {
  accessor,
  addressName,
  attribute,
  guardMethod,
  isByVisitor,
  listen,
  pressedOn,
  type Realm,
} from './natives.ts';

const { get: actionOf } = accessor(HTMLFormElement.prototype, 'action');
const { get: formOf } = accessor(HTMLButtonElement.prototype, 'form');
const { get: labelsOf } = accessor(HTMLButtonElement.prototype, 'labels');
const { get: lengthOf } = accessor(NodeList.prototype, 'length');
const { get: targetOf } = accessor(Event.prototype, 'target');
const { preventDefault } = Event.prototype;
const { contains } = Node.prototype;

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
 * @param choice address of the server's `POST …/choice`, as decisions name it.
 * @returns listens, once however often it is called.
 */
export function guardForms(realm: Realm, choice: string): () => void {
  const isAnswer = (form: unknown): boolean => form !== null && addressName(call(actionOf, form)) === choice;
  const method = (name: string): void =>
    guardMethod(realm.HTMLFormElement.prototype, name, (native, self, args) =>
      isAnswer(self) ? undefined : call(native, self, args),
    );
  method('submit');
  method('requestSubmit');
  const onClick = (event: Event): void => {
    const on = pressedOn(event);
    const button = buttonOf(on);
    pressed = isByVisitor(event) ? { event, on, isLabelled: !!button && hasLabels(button) } : undefined;
    // A press that a script has made up may refuse.
    if (!pressed && button && attribute(button, 'value') !== 'refuse' && isAnswer(call(formOf, button)))
      call(preventDefault, event);
  };
  const onSubmit = (event: Event): void => {
    const form = call(targetOf, event);
    if (isAnswer(form) && !call(contains, form, [pressed?.on ?? null])) call(preventDefault, event);
  };
  return () => {
    listen(realm, 'click', onClick);
    listen(realm, 'submit', onSubmit);
  };
}

const hasLabels = (button: Element): boolean => call<number>(lengthOf, call(labelsOf, button)) > 0;

function buttonOf(target: unknown): Element | undefined {
  try {
    call(formOf, target);
    return target as Element;
  } catch {
    // Anything else.
    return undefined;
  }
}
