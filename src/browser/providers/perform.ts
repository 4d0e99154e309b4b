import type { Step } from '../../decision/index.ts';

type Values = Record<string, unknown>;
type Fn = (...args: unknown[]) => unknown;

/** What each kind of storage or use now is, for a step that tells it. */
export type States = Readonly<Record<string, 'granted' | 'denied'>>;

/** Does what a catalogue says; a product that fails at it holds up no other. */
export function perform(steps: readonly Step[] | undefined, states?: States): void {
  for (const step of steps ?? []) {
    try {
      act(step, states);
    } catch {
      // What a product's own code throws is nothing that we could mend.
    }
  }
}

function act(step: Step, states: States | undefined): void {
  const live = (value: unknown): unknown => liveValue(value, states);
  if ('call' in step) {
    const { owner, name } = placeOf(step.call);
    const method = owner?.[name];
    if (typeof method === 'function') method.apply(owner, (step.args ?? []).map(live));
  } else if ('push' in step) put(listAt(step.push), step.args.map(live), step.first);
  else if ('command' in step) put(listAt(step.command), [argumentsOf(...step.args.map(live))], step.first);
  else if ('set' in step) write(step.set, live(step.to));
  else if ('make' in step) {
    const made = valueAt(step.of) as new (...args: unknown[]) => unknown;
    write(step.make, new made(...step.args.map(live)));
  } else if ('stub' in step) {
    if (!valueAt(step.stub)) write(step.stub, stubOf(step));
  } else {
    const list = listAt(step.methods) as unknown as Values & unknown[];
    for (const name of step.names) list[name] ??= (...args: unknown[]) => list.push([name, ...args]);
  }
}

/** Keeps calls until the product takes over. */
function stubOf({ queue, over, arrays }: Extract<Step, { stub: string }>): Fn {
  return (...args) => {
    const { owner, name } = placeOf(over ?? '');
    const taken = owner?.[name];
    if (typeof taken === 'function') return taken.apply(owner, args);
    return listAt(queue).push(arrays ? args : argumentsOf(...args));
  };
}

function argumentsOf(..._: unknown[]): IArguments {
  // biome-ignore lint/complexity/noArguments: Google's tag takes this kind of list and no array.
  return arguments;
}

/** To its end, or before what waits in it; a list that a product has taken over has its own `push`. */
function put(list: unknown[], values: readonly unknown[], first: true | undefined): void {
  if (first && !Object.hasOwn(list, 'push') && Array.isArray(list)) list.unshift(...values);
  else list.push(...values);
}

/** A path without its last name, as far as it leads, and that name. */
function placeOf(path: string, makes = false): { readonly owner: Values | undefined; readonly name: string } {
  const names = path.split('.');
  const name = names.pop() as string;
  let owner = window as unknown as Values | undefined;
  for (const each of names) {
    if (makes && owner) owner[each] ??= {};
    owner = owner?.[each] as Values | undefined;
  }
  return { owner, name };
}

function valueAt(path: string): unknown {
  const { owner, name } = placeOf(path);
  return owner?.[name];
}

function write(path: string, value: unknown): void {
  const { owner, name } = placeOf(path, true);
  if (owner) owner[name] = value;
}

function listAt(path: string): unknown[] {
  const { owner, name } = placeOf(path, true) as { owner: Values; name: string };
  owner[name] ??= [];
  return owner[name] as unknown[];
}

/** See the catalogue's `LIVE` and `valueIn`. */
function liveValue(value: unknown, states: States | undefined): unknown {
  if (value === '{date}') return new Date();
  if (value === '{time}') return Date.now();
  if (value === '{states}') return states;
  if (typeof value === 'string') return value.startsWith('{=') ? valueAt(value.slice(2, -1)) : value;
  if (Array.isArray(value)) return value.map((each) => liveValue(each, states));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, liveValue(each, states)]));
}
