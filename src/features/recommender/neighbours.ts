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

/** Where the merging of lists of visits stands: each with the newest of its visits that has not been taken. */
interface Fronts {
  readonly places: Int32Array;
  /** When those ended; of a list that is used up, never. */
  readonly ends: Float64Array;
  /** Takes the visit at the front of a list. */
  advance(list: number): void;
}

function frontsOf(visits: Visits, clicks: readonly Click[]): Fronts {
  const { numbers, starts, lengths } = visits.postings.arrays();
  const ended = visits.ends();
  const first = Int32Array.from(clicks, ({ item }) => starts[item] as number);
  const heads = Int32Array.from(clicks, ({ item }) => (starts[item] as number) + (lengths[item] as number));
  const places = new Int32Array(clicks.length);
  const ends = new Float64Array(clicks.length);
  const advance = (list: number): void => {
    const head = (heads[list] as number) - 1;
    heads[list] = head;
    const isLeft = head >= (first[list] as number);
    places[list] = isLeft ? (numbers[head] as number) : NONE;
    ends[list] = isLeft ? (ended[places[list] as number] as number) : Number.NEGATIVE_INFINITY;
  };
  for (let list = 0; list < clicks.length; list++) advance(list);
  return { places, ends, advance };
}

const NONE = -1;

/** The list whose front is the newest of all, of the same second the one with the later ID. */
function newestFront(visits: Visits, { places, ends }: Fronts): number {
  let newest = 0;
  for (let list = 1; list < places.length; list++) {
    const difference = (ends[list] as number) - (ends[newest] as number);
    if (difference > 0) newest = list;
    else if (difference === 0 && visits.isNewer(places[list] as number, places[newest] as number)) newest = list;
  }
  return newest;
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
  const fronts = frontsOf(visits, clicks);
  const found = { places: new Int32Array(most), values: new Float64Array(most), shared: new Int32Array(most) };
  let count = 0;
  while (clicks.length > 0 && count < most) {
    const list = newestFront(visits, fronts);
    const newest = fronts.places[list] as number;
    if (newest === NONE || (fronts.ends[list] as number) <= since) break;
    found.places[count] = newest;
    share(clicks, fronts, newest, found, count);
    if (!skipped.includes(newest)) count++;
  }
  return { ...found, count };
}

/** Takes a visit from every list that has it, and notes what it shares. */
function share(
  clicks: readonly Click[],
  fronts: Fronts,
  place: number,
  { values, shared }: Pick<Neighbours, 'values' | 'shared'>,
  at: number,
): void {
  let value = 0;
  let bits = 0;
  for (let list = 0; list < clicks.length; list++) {
    if (fronts.places[list] !== place) continue;
    const { stepsBack, weight } = clicks[list] as Click;
    fronts.advance(list);
    value += weight;
    bits |= 1 << stepsBack;
  }
  values[at] = value;
  shared[at] = bits;
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
  const count = picked.length;
  const found = { places: new Int32Array(count), values: new Float64Array(count), shared: new Int32Array(count) };
  for (let index = 0; index < count; index++) {
    const from = picked[index] as number;
    found.places[index] = recent.places[from] as number;
    found.values[index] = similarity[from] as number;
    found.shared[index] = recent.shared[from] as number;
  }
  return { ...found, count };
}
