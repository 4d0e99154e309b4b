import type { EntryName } from '../../decision/index.ts';
import { allows, type Feature, feature, type Gate } from '../feature.ts';
import { fnv1a32 } from '../fnv1a.ts';

/** Ours: so few that each is that of many visitors, and tells nobody apart. */
const SEEDS = 1_024;

export interface ListSeedOptions {
  /** Default: `listpage_member_id`. */
  readonly cookie?: EntryName;
}

/**
 * A seed that stays the same while a visit lasts, so that lists do not change under the visitor's hand; the next visit
 * has another that nothing connects with it. Where the cookie is refused, the seed is that of the day, the same for all
 * visitors.
 *
 * @returns a feature whose input names the list, so that lists of one visit differ.
 * @example
 * const rooms = shuffled(found, jar.use(listSeed(), 'home'), (room) => room.id);
 */
export function listSeed({ cookie = 'listpage_member_id' }: ListSeedOptions = {}): Feature<string, string> {
  return feature([cookie], (gate, stored, list) => {
    if (!allows(gate, cookie)) return { value: `${list}.day${Math.floor(gate.now / 86_400)}` };
    const known = readSeed(stored(cookie));
    const seed = known ?? drawSeed(gate);
    return {
      value: `${list}.${seed}`,
      writes: known === undefined ? [{ kind: 'set', name: cookie, value: String(seed), lifetimeSeconds: null }] : [],
    };
  });
}

const readSeed = (text = ''): number | undefined =>
  /^(0|[1-9]\d{0,3})$/.test(text) && Number(text) < SEEDS ? Number(text) : undefined;

function drawSeed(gate: Gate): number {
  const [high = 0, low = 0] = gate.bytes(2);
  return (high * 256 + low) % SEEDS;
}

/**
 * The items in an order that is the same for the same seed, whatever order they came in. One that is added or gone
 * leaves the others as they were to each other.
 */
export function shuffled<Item>(items: readonly Item[], seed: string, keyOf: (item: Item) => string): readonly Item[] {
  return items
    .map((item) => ({ item, key: keyOf(item), rank: rankOf(seed, keyOf(item)) }))
    .sort((a, b) => a.rank - b.rank || Number(a.key > b.key) - Number(a.key < b.key))
    .map(({ item }) => item);
}

const rankOf = (seed: string, key: string): number => fnv1a32(String(fnv1a32(`${seed}.${key}`)));
