/**
 * One thing that a page's script does for a product, as data: what is called stands in the catalogue and
 * nowhere else, and no code is ever made of a text.
 *
 * A path (`posthog.set_config`) begins at `window`. In a path and in every text `{id}` and its like stand for
 * what the registry says under `load`; a step with one that it does not say is left out. A text that is nothing
 * but one of {@link LIVE} stands for a value that only the page has.
 */
export type Step =
  /** Calls a function, where it is there. */
  | { readonly call: string; readonly args?: readonly unknown[] }
  /** Adds to a list, which is made where it is not there. `first`: before what waits in it. */
  | { readonly push: string; readonly args: readonly unknown[]; readonly first?: true }
  /** The same, all of it as one `arguments` object: Google's tag takes nothing else. */
  | { readonly command: string; readonly args: readonly unknown[]; readonly first?: true }
  | { readonly set: string; readonly to: unknown }
  /** Puts a new object of a class in a place. */
  | { readonly make: string; readonly of: string; readonly args: readonly unknown[] }
  /**
   * Makes a function, where it is not there, that keeps its calls in a list until the product takes over: by a
   * function in `over`, or by putting another one in its place. `arrays`: as lists, not as `arguments` objects.
   */
  | { readonly stub: string; readonly queue: string; readonly over?: string; readonly arrays?: true }
  /** The same for the methods of an object: a list that holds calls as `[name, ...arguments]`. */
  | { readonly methods: string; readonly names: readonly string[] };

/** Values that only the page has: a date, a number of milliseconds, what the kinds of a {@link Protocol} say. */
export const LIVE = { date: '{date}', time: '{time}', states: '{states}' } as const;
/** What stands in a place of the page when the step runs. */
export const valueIn = (path: string): string => `{=${path}}`;

/** Where the facts of an adapter come from. */
interface Told {
  /** The maker's page. */
  readonly source: string;
  /** Whether it could not be read there: it is what is commonly seen. */
  readonly unconfirmed?: true;
}

/** What a registry says under `load` to have a product started. */
export interface Parameter {
  /** What it is, after an article: `measurement ID`. */
  readonly what: string;
  /** The whole of it has to match. It stands in addresses and calls: letters, digits, `-` and `_`, and what hosts hold. */
  readonly pattern: RegExp;
  readonly example: string;
  /** Taken where the registry says nothing; without one it has to be there. */
  readonly preset?: string;
  /** Whether it is a host (with or without a path) that data goes to: then the provider owns it. */
  readonly isHost?: true;
}

/** How a product is started, once it may be. */
export interface Loader extends Told {
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** What its own snippet would do before it asks for the script. */
  readonly before?: readonly Step[];
  /** Address of the script. One of the same host and path is loaded once, for all products that share it. */
  readonly script: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Once the script has run. */
  readonly after?: readonly Step[];
  /** When it may run again in the same page view, after a withdrawal. */
  readonly again?: readonly Step[];
}

/** How several products of one maker are told of consent together, each of some kinds of storage or use. */
export interface Protocol extends Told {
  readonly id: string;
  readonly title: string;
  /** Every kind that it knows; one that no product of the registry claims is denied. */
  readonly kinds: readonly string[];
  /** Kinds that belong to no product: granted where everything in the category of that id is allowed. */
  readonly byCategory?: Readonly<Record<string, string>>;
  /** Before any script of the maker: all denied. */
  readonly before: readonly Step[];
  /** At every change. */
  readonly update: readonly Step[];
}

/** How a product is told of consent: by a protocol, or alone. */
export type Signal =
  | { readonly protocol: Protocol; readonly kinds: readonly string[] }
  | (Told & {
      readonly title: string;
      /** Before its script, and harmless where the site's own snippet follows. */
      readonly before?: readonly Step[];
      readonly granted: readonly Step[];
      readonly denied: readonly Step[];
    });

/**
 * What makes a running product go silent and forget, besides a signal and the deletion of what it stored; and what
 * takes that back.
 */
export interface Withdrawal extends Told {
  readonly title: string;
  readonly steps: readonly Step[];
  readonly undo?: readonly Step[];
}
