import { best } from './best.ts';
import type { Visits } from './visits.ts';

/** How neighbours are found; see {@link VISIT_INDEX_DEFAULTS}. */
export interface NeighbourOptions {
  /** How many visits count in the end: the most similar of the recent ones. */
  readonly neighbours: number;
  /** How many visits are looked at: the most recent ones that share an item. */
  readonly recentVisits: number;
  /** How many of the visitor's last clicks count. */
  readonly lastClicks: number;
}

/** An item that the visitor has watched. */
export interface Click {
  readonly item: number;
  /** 0: the last one. */
  readonly stepsBack: number;
  /** The later the heavier: (p / L)², p being the place of the click among the last L. */
  readonly weight: number;
}

/** Visits that share an item with the visitor's clicks. */
export interface Neighbours {
  readonly places: Int32Array;
  /** Sums of the weights of the shared items; of the neighbours that were picked: their similarity. */
  readonly values: Float64Array;
  /** Which clicks are shared, as bits: bit 0 is the last one. */
  readonly shared: Int32Array;
  readonly count: number;
}

/** Bits of a whole number that are safe to shift: no more clicks than these can count. */
export const MOST_CLICKS = 30;

/**
 * The last clicks that the index knows, the latest first. An item that was watched twice counts where it was watched
 * last.
 */
export function clicksOf(visits: Visits, items: readonly string[], lastClicks: number): readonly Click[] {
  const last = items.slice(-lastClicks);
  const clicks = new Map<string, Click>();
  for (let place = last.length; place > 0; place--) {
    const name = last[place - 1] as string;
    const item = visits.numberOf(name);
    if (item === undefined || clicks.has(name)) continue;
    clicks.set(name, { item, stepsBack: last.length - place, weight: (place / last.length) ** 2 });
  }
  return [...clicks.values()];
}

/**
 * The most recent visits that share an item with the clicks, the newest first: the lists of visits of the items are
 * merged from their new ends, so that no more is read than is looked at, however long they are.
 *
 * @param skipped places of visits that do not count.
 * @param since visits that ended at or before it do not count.
 */
export function recentVisits(
  visits: Visits,
  clicks: readonly Click[],
  most: number,
  skipped: readonly number[],
  since: number,
): Neighbours {
  const { numbers, starts, lengths } = visits.postings.arrays();
  const ends = visits.ends();
  const heads = clicks.map(({ item }) => (starts[item] as number) + (lengths[item] as number) - 1);
  const found = { places: new Int32Array(most), values: new Float64Array(most), shared: new Int32Array(most) };
  let count = 0;
  while (count < most) {
    const newest = newestOf(visits, numbers, clicks, heads, starts);
    if (newest === undefined || (ends[newest] as number) <= since) break;
    let value = 0;
    let shared = 0;
    for (let index = 0; index < clicks.length; index++) {
      const { item, stepsBack, weight } = clicks[index] as Click;
      const head = heads[index] as number;
      if (head < (starts[item] as number) || numbers[head] !== newest) continue;
      heads[index] = head - 1;
      value += weight;
      shared |= 1 << stepsBack;
    }
    if (skipped.includes(newest)) continue;
    found.places[count] = newest;
    found.values[count] = value;
    found.shared[count] = shared;
    count++;
  }
  return { ...found, count };
}

function newestOf(
  visits: Visits,
  numbers: Int32Array,
  clicks: readonly Click[],
  heads: readonly number[],
  starts: Int32Array,
): number | undefined {
  let newest: number | undefined;
  for (let index = 0; index < clicks.length; index++) {
    const head = heads[index] as number;
    if (head < (starts[(clicks[index] as Click).item] as number)) continue;
    const place = numbers[head] as number;
    if (newest === undefined || (place !== newest && visits.isNewer(place, newest))) newest = place;
  }
  return newest;
}

/** The most similar of them, the most similar first, of equals the newer: the cosine of weights and visit. */
export function mostSimilar(visits: Visits, clicks: readonly Click[], recent: Neighbours, most: number): Neighbours {
  const { lengths } = visits.contents.arrays();
  const norm = Math.sqrt(clicks.reduce((sum, { weight }) => sum + weight * weight, 0));
  const similarity = new Float64Array(recent.count);
  for (let index = 0; index < recent.count; index++) {
    const length = lengths[recent.places[index] as number] as number;
    similarity[index] = (recent.values[index] as number) / (norm * Math.sqrt(length));
  }
  const picked = best(most, recent.count, (one, other) => {
    const difference = (similarity[one] as number) - (similarity[other] as number);
    return difference === 0 ? one < other : difference > 0;
  });
  return {
    places: Int32Array.from(picked, (index) => recent.places[index] as number),
    values: Float64Array.from(picked, (index) => similarity[index] as number),
    shared: Int32Array.from(picked, (index) => recent.shared[index] as number),
    count: picked.length,
  };
}
