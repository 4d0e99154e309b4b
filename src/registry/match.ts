import {
  add,
  call,
  type Dictionary,
  decode,
  dictionary,
  indexOf,
  lastIndexOf,
  slice,
  split,
  startsWith,
} from './natives.ts';

/** Looks a name up: the exact one, else the most specific pattern. */
export interface Matcher<T> {
  readonly exact: Dictionary<T>;
  /** By literal beginning: the patterns with it, the more specific first. */
  readonly patterns: Dictionary<Pattern<T>[]>;
  /** Lengths of those beginnings, longest first: as many look-ups as there are lengths, not patterns. */
  readonly lengths: number[];
}

interface Pattern<T> {
  /** The literal pieces between the wildcards, at least two. */
  readonly pieces: readonly string[];
  readonly value: T;
}

/** For {@link addName}. */
export const emptyMatcher = <T>(): Matcher<T> => ({ exact: dictionary(), patterns: dictionary(), lengths: [] });

/** Prepares names and patterns (`*` stands for any run of characters) for {@link match}. */
export function matcherOf<T>(names: readonly (readonly [name: string, value: T])[]): Matcher<T> {
  const matcher = emptyMatcher<T>();
  for (const [name, value] of names) addName(matcher, name, value);
  return matcher;
}

const { includes, join, sort } = Array.prototype;

/** Of names that are alike the first counts. Out of reach of a page's script: it may run long after the page began. */
export function addName<T>({ exact, patterns, lengths }: Matcher<T>, name: string, value: T): void {
  if (indexOf(name, '*') < 0) {
    exact[name] ??= value;
    return;
  }
  const pieces = split(name, '*');
  const first = pieces[0] as string;
  patterns[first] ??= [];
  add(patterns[first], { pieces, value });
  call(sort, patterns[first], [(a: Pattern<T>, b: Pattern<T>) => literals(b) - literals(a)]);
  if (!call(includes, lengths, [first.length])) add(lengths, first.length);
  call(sort, lengths, [(a: number, b: number) => b - a]);
}

const literals = ({ pieces }: Pattern<unknown>): number => call<string>(join, pieces, ['']).length;

/**
 * Which value a name belongs to: an exact name wins over every pattern; of patterns the one with the
 * longest beginning, then the one with most letters, then the first declared.
 */
export function match<T>({ exact, patterns, lengths }: Matcher<T>, name: string): T | undefined {
  const found = exact[name];
  if (found !== undefined) return found;
  for (let index = 0; index < lengths.length; index++) {
    const candidates = patterns[slice(name, 0, lengths[index] as number)];
    for (let at = 0; candidates && at < candidates.length; at++) {
      const candidate = candidates[at] as Pattern<T>;
      if (fits(candidate.pieces, name)) return candidate.value;
    }
  }
  return undefined;
}

/** Whether the pieces occur in the name in this order, the first at its beginning, the last at its end. */
function fits(pieces: readonly string[], name: string): boolean {
  const first = pieces[0] as string;
  if (!startsWith(name, first)) return false;
  let from = first.length;
  for (let index = 1; index < pieces.length - 1; index++) {
    const at = indexOf(name, pieces[index] as string, from);
    if (at < 0) return false;
    from = at + (pieces[index] as string).length;
  }
  const last = pieces[pieces.length - 1] as string;
  const end = name.length - last.length;
  return end >= from && slice(name, end) === last;
}

/**
 * Which value a host belongs to: its own, else that of the nearest domain around it.
 * Only whole labels count: `notexample.org` does not belong to `example.org`.
 */
export function matchHost<T>(hosts: Dictionary<T>, host: string): T | undefined {
  let rest = host;
  while (rest) {
    const found = hosts[rest];
    if (found !== undefined) return found;
    const dot = indexOf(rest, '.');
    rest = dot < 0 ? '' : slice(rest, dot + 1);
  }
  return undefined;
}

/**
 * Whether a path of an address belongs to a list, by whatever spelling: escapes are decoded and several
 * slashes count as one, as most servers do. A path that cannot be decoded belongs to every list.
 */
export function matchPath(paths: Matcher<true>, path: string): boolean {
  try {
    const pieces = split(decode(path), '/');
    let plain = pieces[0] as string;
    for (let index = 1; index < pieces.length; index++) {
      if (pieces[index] || index === pieces.length - 1) plain += `/${pieces[index]}`;
    }
    return match(paths, plain) === true;
  } catch {
    return true;
  }
}

/** The host at the beginning of `host/path`, without a port. */
export function hostOf(name: string): string {
  const slash = indexOf(name, '/');
  const host = slash < 0 ? name : slice(name, 0, slash);
  const colon = lastIndexOf(host, ':');
  return colon > 0 && host[host.length - 1] !== ']' ? slice(host, 0, colon) : host;
}
