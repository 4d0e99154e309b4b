import { fnv1a32 } from '../fnv1a.ts';

/** A live item that may be drawn. */
export interface Explorable {
  readonly item: string;
  /** In how many visits it was watched. */
  readonly visits: number;
}

/**
 * Draws items that few have watched yet: one that was watched in n visits weighs 1 / (1 + n). The draw depends on the day
 * and on nothing that belongs to a visitor: on one day everybody gets the same.
 *
 * Efraimidis and Spirakis 2006, "Weighted random sampling with a reservoir": of the keys -ln(u) / weight the smallest.
 *
 * @param day days since 1970.
 */
export function explored(from: readonly Explorable[], count: number, day: number): readonly string[] {
  const keyed = from.map(({ item, visits }) => ({ item, key: -Math.log(uniform(`${day}:${item}`)) * (1 + visits) }));
  keyed.sort((one, other) => one.key - other.key || (one.item < other.item ? -1 : 1));
  return keyed.slice(0, count).map(({ item }) => item);
}

/** From a text a number between 0 and 1 that looks drawn: FNV-1a, and the end of MurmurHash3. */
function uniform(text: string): number {
  let hash = fnv1a32(text);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (((hash ^ (hash >>> 16)) >>> 0) + 0.5) / 2 ** 32;
}

/** Puts what was drawn at every `every`th place of a list of `count`: that is its share. The first place is never one. */
export function interleaved<Item extends object>(
  ranked: readonly Item[],
  drawn: readonly Item[],
  every: number,
  count: number,
): readonly Item[] {
  const left = { ranked: ranked.values(), drawn: drawn.values() };
  const places = Array.from({ length: count }, (_, place) => ((place + 1) % every === 0 ? left.drawn : left.ranked));
  return places.flatMap((from) => from.next().value ?? left.ranked.next().value ?? []);
}
