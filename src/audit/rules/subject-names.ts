/** Names that differ from visit to visit and are one thing all the same: `_hjSession_4711` and `_hjSession_8932`. */

/** A name as one visit has seen it. */
export interface SeenName {
  /** What may share a name at all: kind, host, who set it. Names of two groups are never one. */
  readonly group: string;
  readonly name: string;
  readonly visit: string;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const SEPARATORS = /([^A-Za-z0-9*]+)/;

/** A name with `*` in the place of each part that looks made up at random. */
export function starred(name: string): string {
  return name
    .replace(UUID, '*')
    .split(SEPARATORS)
    .map((piece, index) => (index % 2 === 0 && isRandom(piece) ? '*' : piece))
    .join('')
    .replace(/\*(?:[^A-Za-z0-9*/]*\*)+/g, '*');
}

/** Ours: digits from four on, and letters mixed with digits, but for a word with a number behind it. */
function isRandom(piece: string): boolean {
  if (/^\d{4,}$/.test(piece)) return true;
  if (piece.length < 4 || /^[a-z]+\d{1,4}$|^[A-Z]?[a-z]{2,}\d{1,4}$/.test(piece)) return false;
  if (/\d/.test(piece)) return (piece.match(/\d/g) ?? []).length >= 2 || piece.length >= 8;
  return piece.length >= 10 && (piece.match(/[a-z][A-Z]|[A-Z]{2}[a-z]/g) ?? []).length >= 3;
}

/** Whether what is random in a name cannot well be anything else: nothing that a site would number by hand. */
function isSurelyRandom(name: string): boolean {
  return (
    UUID_ONCE.test(name) || name.split(SEPARATORS).some((piece) => /^\d{10,}$|^(?=.*\d)[0-9a-f]{16,}$/i.test(piece))
  );
}

const UUID_ONCE = new RegExp(UUID.source, 'i');

/**
 * What each name is called in findings: as it was seen or, where it changes from visit to visit, with `*` for what
 * changes. Every visit has a profile of its own, so what comes again in another visit is no chance. Two names are never
 * one where they could be two things: a name of which each visit has the same is its own.
 *
 * @param visits how many there were.
 * @returns the name for a name of a group.
 */
export function subjectNames(seen: readonly SeenName[], visits: number): (group: string, name: string) => string {
  const called = new Map<string, string>();
  for (const [group, names] of groupsOf(seen)) {
    const changing = [...names].filter(([, where]) => where.size === 1);
    for (const alike of alikeIn(changing).values()) {
      const name = commonName(alike, visits);
      for (const each of alike) called.set(keyOf(group, each.name), name ?? each.name);
    }
  }
  return (group, name) => called.get(keyOf(group, name)) ?? name;
}

const keyOf = (group: string, name: string): string => `${group}\n${name}`;

interface Once {
  readonly name: string;
  readonly visit: string;
}

function groupsOf(seen: readonly SeenName[]): Map<string, Map<string, Set<string>>> {
  const groups = new Map<string, Map<string, Set<string>>>();
  for (const { group, name, visit } of seen) {
    const names = groups.get(group) ?? new Map<string, Set<string>>();
    names.set(name, (names.get(name) ?? new Set()).add(visit));
    groups.set(group, names);
  }
  return groups;
}

function alikeIn(names: readonly (readonly [string, ReadonlySet<string>])[]): Map<string, Once[]> {
  const alike = new Map<string, Once[]>();
  for (const [name, where] of names) {
    const [visit = ''] = where;
    const pattern = starred(name);
    alike.set(pattern, [...(alike.get(pattern) ?? []), { name, visit }]);
  }
  return alike;
}

/** One name for all, where they are one thing: of two visits, or one that cannot be made up twice. */
function commonName(alike: readonly Once[], visits: number): string | undefined {
  const [first] = alike;
  if (!first) return undefined;
  const pattern = starred(first.name);
  if (new Set(alike.map(({ visit }) => visit)).size > 1) return pattern;
  return visits > 1 && alike.length === 1 && isSurelyRandom(first.name) ? pattern : undefined;
}

/**
 * What scripts and frames are called from run to run: with `*` for what changes with each build, where that still tells
 * them apart.
 */
export function buildNames(seen: readonly SeenName[]): (group: string, name: string) => string {
  const names = new Map<string, Set<string>>();
  for (const { group, name } of seen) {
    const key = keyOf(group, withoutHashes(name));
    names.set(key, (names.get(key) ?? new Set()).add(name));
  }
  return (group, name) => {
    const plain = withoutHashes(name);
    return names.get(keyOf(group, plain))?.size === 1 ? plain : name;
  };
}

/** An address with `*` in the place of what changes with each build: `app.3f9a1c2b.js`. */
export function withoutHashes(address: string): string {
  return address
    .split('/')
    .map((step, index, steps) =>
      index === steps.length - 1
        ? step
            .split(/([.~_-])/)
            .map(withoutHash)
            .join('')
        : step,
    )
    .join('/');
}

const withoutHash = (piece: string): string => (isHash(piece) ? '*' : piece);
const isHash = (piece: string): boolean =>
  /^(?=.*\d)(?=.*[a-z])[0-9a-z]{8,}$/i.test(piece) && !/^[a-z]+\d{1,4}$/i.test(piece);
