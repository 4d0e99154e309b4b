import { apply, atEndOfJob, call, classOf, getterOf, type Native, SafeWeakMap } from './natives.ts';
import { type TakenStack, takeStack, writeStack } from './stack.ts';
import type { Tell } from './tell.ts';
import { wrapGetter, wrapMethod } from './wrap.ts';

type Area = 'localStorage' | 'sessionStorage';

const prototype = classOf('Storage')?.prototype as Storage | undefined;
const { getItem, key: keyAt } = prototype ?? {};
const lengthOf = getterOf(prototype, 'length');

/** Ours: areas with more keys are not compared, and no realm any more that has had so many of them read. */
const MAX_KEYS = 200;
const MAX_READS = 20_000;

/** How a script sets keys of web storage. */
export function watchWebStorage(tell: Tell): void {
  const areas = new SafeWeakMap<object, Area>();
  const comparer = new Comparer(tell);
  for (const area of ['localStorage', 'sessionStorage'] as const)
    wrapGetter(globalThis, area, (native, self, args, here) => {
      const storage = apply(native, self, args) as Storage;
      areas.set(storage, area);
      comparer.begin(area, storage, here);
      return storage;
    });
  wrapMethod(prototype, 'setItem', (native, self, args, here) => {
    if (args.length < 2) return apply(native, self, args);
    // Each is turned into a text once, in the browser's order.
    const [name, value] = [textOf(args[0]), textOf(args[1])];
    const result = apply(native, self, [name, value]);
    const area = areas.get(self as object);
    if (area) {
      comparer.explain(area, `${String(name)}`, `${String(value)}`);
      tell({ kind: area, name: `${String(name)}`, value: `${String(value)}`, isFound: false }, here);
    }
    return result;
  });
}

/** A symbol is no text: the browser is to say so. */
const textOf = (given: unknown): unknown => (typeof given === 'symbol' ? given : `${given}`);

type Content = Map<string, string>;
const { get, set, forEach } = Map.prototype;

/**
 * Finds what a script has set as a property, which no function of its own tells: what differs at the end of a job in
 * which it has asked for the area, and had not differed at its beginning.
 */
class Comparer {
  readonly #tell: Tell;
  /** Areas that the job has asked for: what was in them, and who has asked last. */
  readonly #open: Partial<Record<Area, { readonly before: Content; stack: TakenStack }>> = {};
  #reads = 0;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  begin(area: Area, storage: Storage, here: Native): void {
    const open = this.#open[area];
    if (open) open.stack = takeStack(here);
    else if (this.#reads < MAX_READS) {
      const before = this.#read(storage);
      if (!before) return;
      this.#open[area] = { before, stack: takeStack(here) };
      atEndOfJob(() => this.#end(area, storage));
    }
  }

  /** What was set by a function needs no finding. */
  explain(area: Area, name: string, value: string): void {
    const open = this.#open[area];
    if (open) call(set, open.before, name, value);
  }

  #end(area: Area, storage: Storage): void {
    const open = this.#open[area];
    delete this.#open[area];
    const after = open && this.#read(storage);
    if (!after) return;
    call(forEach, after, (value: string, name: string) => {
      if (call(get, open.before, name) !== value)
        this.#tell({ kind: area, name, value, isFound: true }, undefined, writeStack(open.stack));
    });
  }

  #read(storage: Storage): Content | undefined {
    if (!lengthOf || !keyAt || !getItem) return undefined;
    const length = call<number>(lengthOf, storage);
    if (length > MAX_KEYS) return undefined;
    const content: Content = new Map();
    for (let index = 0; index < length; index++) {
      const name = call<string>(keyAt, storage, index);
      call(set, content, name, call(getItem, storage, name));
    }
    this.#reads += length;
    return content;
  }
}
