import { type IntLists, intLists } from './int-lists.ts';

/** What was watched in one visit. */
export interface Visit {
  /** Names it: another one of that name takes its place. */
  readonly id: string;
  /** In any order; what is there several times counts once. */
  readonly items: Iterable<string>;
  /** When it ended, or went on last: seconds since 1970. */
  readonly end: number;
}

/**
 * Visits and, the other way round, the visits of each item, both whole: of a visit that is forgotten nothing is left
 * anywhere, and what it had displaced nowhere has to be found again. Only {@link visits} changes it.
 */
export interface Visits {
  /** By a visit's place: its ID, its end, the numbers of its items. */
  readonly ids: readonly string[];
  ends(): Float64Array;
  readonly contents: IntLists;
  /** By an item's number: its name; the places of its visits, the oldest first, so that a new one is put at the end. */
  readonly names: readonly string[];
  readonly postings: IntLists;
  readonly size: number;
  placeOf(id: string): number | undefined;
  numberOf(item: string): number | undefined;
  /** In how many visits an item was watched. */
  countOf(item: string): number;
  /** The places of all visits, the oldest first. */
  inOrder(): readonly number[];
  /** Whether the visit at a place is newer than the one at another; of the same second, the one with the later ID. */
  isNewer(one: number, other: number): boolean;
  add(visit: Visit): void;
  /** @returns whether it was there. */
  forget(id: string): boolean;
}

/** Names as small numbers; the number of one that has gone goes to another. */
interface Numbers {
  readonly names: string[];
  readonly byName: ReadonlyMap<string, number>;
  take(name: string): number;
  free(number: number): void;
}

function numbers(): Numbers {
  const names: string[] = [];
  const byName = new Map<string, number>();
  const freed: number[] = [];
  return {
    names,
    byName,
    take(name) {
      const number = freed.pop() ?? names.length;
      names[number] = name;
      byName.set(name, number);
      return number;
    },
    free(number) {
      byName.delete(names[number] as string);
      names[number] = '';
      freed.push(number);
    },
  };
}

export function visits(): Visits {
  const places = numbers();
  const items = numbers();
  const contents = intLists();
  const postings = intLists();
  let ends = new Float64Array(16);

  const isNewer = (one: number, other: number): boolean => {
    const difference = (ends[one] as number) - (ends[other] as number);
    return difference === 0 ? (places.names[one] as string) > (places.names[other] as string) : difference > 0;
  };
  /** How many of an item's visits are older than one. */
  const olderThan = (item: number, place: number): number => {
    const { numbers: all, starts, lengths } = postings.arrays();
    const start = starts[item] as number;
    let low = 0;
    let high = lengths[item] ?? 0;
    // Nearly always it is the newest of all.
    if (high > 0 && isNewer(place, all[start + high - 1] as number)) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isNewer(place, all[start + middle] as number)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const placeAt = (id: string, end: number): number => {
    const place = places.take(id);
    if (place >= ends.length) ends = grown(ends);
    ends[place] = end;
    return place;
  };
  const contentsOf = (place: number): Int32Array => {
    const { numbers: all, starts, lengths } = contents.arrays();
    const start = starts[place] as number;
    return all.subarray(start, start + (lengths[place] as number));
  };
  const leave = (item: number, place: number): void => {
    postings.remove(item, olderThan(item, place));
    if (postings.arrays().lengths[item] === 0) items.free(item);
  };
  const forget = (id: string): boolean => {
    const place = places.byName.get(id);
    if (place === undefined) return false;
    for (const item of contentsOf(place)) leave(item, place);
    contents.clear(place);
    places.free(place);
    return true;
  };
  return {
    ids: places.names,
    ends: () => ends,
    contents,
    names: items.names,
    postings,
    get size() {
      return places.byName.size;
    },
    placeOf: (id) => places.byName.get(id),
    numberOf: (item) => items.byName.get(item),
    countOf: (item) => postings.arrays().lengths[items.byName.get(item) ?? -1] ?? 0,
    inOrder: () => [...places.byName.values()].sort((one, other) => (isNewer(one, other) ? 1 : -1)),
    isNewer,
    add(visit) {
      if (!Number.isFinite(visit.end)) throw new Error(`a visit ends at a number of seconds, not ${visit.end}`);
      forget(visit.id);
      const distinct = new Set(visit.items);
      if (distinct.size === 0) return;
      const place = placeAt(visit.id, visit.end);
      let count = 0;
      for (const name of distinct) {
        const item = items.byName.get(name) ?? items.take(name);
        postings.insert(item, olderThan(item, place), place);
        contents.insert(place, count++, item);
      }
    },
    forget,
  };
}

function grown(array: Float64Array): Float64Array<ArrayBuffer> {
  const next = new Float64Array(Math.ceil(array.length * 1.5));
  next.set(array);
  return next;
}
