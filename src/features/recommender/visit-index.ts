import { best } from './best.ts';
import {
  type Click,
  clicksOf,
  MOST_CLICKS,
  mostSimilar,
  type NeighbourOptions,
  type Neighbours,
  recentVisits,
} from './neighbours.ts';
import { type Visit, type Visits, visits } from './visits.ts';

export interface VisitIndexOptions extends NeighbourOptions {
  /** How much seldom watched items gain: an item's score grows by this times ln(visits / visits with it). */
  readonly rarity: number;
  /** How long after its end a visit counts, in seconds. */
  readonly keptSeconds: number;
}

/** Ours, tried on the click logs of `npm run bench quality`. */
export const VISIT_INDEX_DEFAULTS: VisitIndexOptions = {
  neighbours: 100,
  recentVisits: 500,
  lastClicks: 10,
  rarity: 1,
  keptSeconds: 30 * 86_400,
};

interface Recommended {
  readonly item: string;
  readonly score: number;
  /** The item of the visitor's own that has led to it most. */
  readonly because: string;
}

export interface Query {
  /** Seconds since 1970. */
  readonly now: number;
  readonly count: number;
  /** What may be listed: nothing else is. */
  readonly live: { has(item: string): boolean };
  /** IDs of visits that do not count: the visitor's own. */
  readonly without?: readonly string[];
}

/**
 * What others watched in visits like the present one. How long it takes to answer does not depend on how many visits
 * there are, and what is forgotten has never been there.
 */
export interface VisitIndex {
  /** Adds a visit, or puts it in the place of the one of its ID. One without items only takes that away. */
  add(visit: Visit): void;
  /** Takes a visit away, so that the index answers as one that was built without it. @returns whether it was there. */
  forget(id: string): boolean;
  /**
   * The items that fit best to what has been watched, the best first, of equals the one with the smaller ID; never the
   * one that was watched last.
   *
   * @param items what has been watched, the latest last.
   */
  recommend(items: readonly string[], query: Query): readonly Recommended[];
  /** What it is made of, for what is worked out or kept of it besides. */
  readonly visits: Visits;
}

/**
 * V-SKNN (Ludewig and Jannach 2018, "Evaluation of session-based recommendation algorithms") on lists of visits by item,
 * of which only the new ends are read (VMIS-kNN: Kersbergen, Sprangers and Schelter 2022, "Serenade").
 *
 * @throws {Error} for a setting that makes no sense.
 * @example
 * const index = visitIndex();
 * index.add({ id: 'a visit', items: ['regnbyen-trio', 'glasspar'], end: 1_795_694_400 });
 * index.recommend(['glasspar'], { now: 1_795_694_460, count: 20, live: new Set(['regnbyen-trio']) });
 * // [{ item: 'regnbyen-trio', because: 'glasspar', score: … }]
 */
export function visitIndex(settings: Partial<VisitIndexOptions> = {}): VisitIndex {
  const options = checked({ ...VISIT_INDEX_DEFAULTS, ...settings });
  const all = visits();
  return {
    add: all.add,
    forget: all.forget,
    recommend: (items, query) => recommend(all, options, items, query),
    visits: all,
  };
}

function checked(options: VisitIndexOptions): VisitIndexOptions {
  const isCount = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most;
  const { neighbours, recentVisits, lastClicks, rarity, keptSeconds } = options;
  const wrong = [
    !isCount(neighbours, 100_000) && `neighbours is ${neighbours}; give a whole number from 1 to 100,000`,
    !isCount(recentVisits, 100_000) && `recentVisits is ${recentVisits}; give a whole number from 1 to 100,000`,
    !isCount(lastClicks, MOST_CLICKS) && `lastClicks is ${lastClicks}; give a whole number from 1 to ${MOST_CLICKS}`,
    !(rarity >= 0 && rarity < Infinity) && `rarity is ${rarity}; give a number from 0 up`,
    !(keptSeconds > 0) && `keptSeconds is ${keptSeconds}; give more than 0`,
  ].filter((each) => each !== false);
  if (wrong.length > 0) throw new Error(`recommender: ${wrong.join('; ')}`);
  return options;
}

function recommend(
  all: Visits,
  options: VisitIndexOptions,
  items: readonly string[],
  { now, count, live, without = [] }: Query,
): readonly Recommended[] {
  const clicks = clicksOf(all, items, options.lastClicks);
  const skipped = without.map((id) => all.placeOf(id)).filter((place) => place !== undefined);
  const recent = recentVisits(all, clicks, options.recentVisits, skipped, now - options.keptSeconds);
  const neighbours = mostSimilar(all, clicks, recent, options.neighbours);
  const current = items.at(-1);
  const { found, scores } = scored(all, neighbours, options.rarity);
  const nameAt = (index: number): string => all.names[found[index] as number] as string;
  const listed = best(
    count,
    found.length,
    (one, other) => {
      const difference = (scores[one] as number) - (scores[other] as number);
      return difference === 0 ? nameAt(one) < nameAt(other) : difference > 0;
    },
    (index) => nameAt(index) !== current && live.has(nameAt(index)),
  );
  const reasons = reasonsFor(all, clicks, neighbours, new Set(listed.map((index) => found[index] as number)));
  return listed.map((index) => ({
    item: nameAt(index),
    score: scores[index] as number,
    because: all.names[reasons.get(found[index] as number) as number] as string,
  }));
}

/** How much a neighbour counts: its similarity, the less the longer ago the last shared click. */
function influence({ values, shared }: Neighbours, index: number): number {
  const bits = shared[index] as number;
  const steps = 32 - Math.clz32(bits & -bits);
  return (values[index] as number) / steps;
}

interface Scored {
  /** Numbers of items. */
  readonly found: readonly number[];
  /** Parallel to them. */
  readonly scores: readonly number[];
}

function scored(all: Visits, neighbours: Neighbours, rarity: number): Scored {
  const { numbers, starts, lengths } = all.contents.arrays();
  const indexes = new Map<number, number>();
  const sums: number[] = [];
  for (let index = 0; index < neighbours.count; index++) {
    const place = neighbours.places[index] as number;
    const weight = influence(neighbours, index);
    const end = (starts[place] as number) + (lengths[place] as number);
    for (let at = starts[place] as number; at < end; at++) {
      const known = indexes.get(numbers[at] as number);
      if (known !== undefined) sums[known] = (sums[known] as number) + weight;
      else indexes.set(numbers[at] as number, sums.push(weight) - 1);
    }
  }
  const counts = all.postings.arrays().lengths;
  const factor = (item: number): number => 1 + rarity * Math.log(all.size / (counts[item] as number));
  const found = [...indexes.keys()];
  return { found, scores: sums.map((sum, index) => sum * factor(found[index] as number)) };
}

/** By item: the click that has led to it most, through the neighbours that have both; the item itself only for want of others. */
function reasonsFor(
  all: Visits,
  clicks: readonly Click[],
  neighbours: Neighbours,
  listed: ReadonlySet<number>,
): ReadonlyMap<number, number> {
  const { numbers, starts, lengths } = all.contents.arrays();
  const shares = new Map<number, Float64Array>();
  for (let index = 0; index < neighbours.count; index++) {
    const place = neighbours.places[index] as number;
    const weight = influence(neighbours, index);
    const end = (starts[place] as number) + (lengths[place] as number);
    for (let at = starts[place] as number; at < end; at++) {
      const item = numbers[at] as number;
      if (!listed.has(item)) continue;
      const share = shares.get(item) ?? new Float64Array(clicks.length);
      shares.set(item, share);
      addShares(share, clicks, neighbours.shared[index] as number, weight);
    }
  }
  return new Map([...shares].map(([item, share]) => [item, strongest(clicks, share, item)]));
}

function addShares(share: Float64Array, clicks: readonly Click[], shared: number, weight: number): void {
  for (let which = 0; which < clicks.length; which++) {
    const click = clicks[which] as Click;
    if (shared & (1 << click.stepsBack)) share[which] = (share[which] as number) + weight * click.weight;
  }
}

function strongest(clicks: readonly Click[], share: Float64Array, item: number): number {
  let found = item;
  let most = 0;
  for (let which = 0; which < clicks.length; which++) {
    const { item: watched } = clicks[which] as Click;
    if (watched === item || (share[which] as number) <= most) continue;
    found = watched;
    most = share[which] as number;
  }
  return found;
}
