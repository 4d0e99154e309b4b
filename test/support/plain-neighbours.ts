/**
 * V-SKNN as one writes it down, with maps, sets and sorting: what the index must answer alike, and is measured beside. It
 * looks at each visit that shares an item.
 */
import type { Query } from '../../src/features/recommender/visit-index.ts';

export interface PlainVisit {
  readonly id: string;
  /** In the order in which they were watched. */
  readonly items: readonly string[];
  readonly end: number;
}

export interface PlainOptions {
  readonly neighbours: number;
  readonly recentVisits: number;
  readonly lastClicks: number;
  readonly rarity: number;
  readonly keptSeconds: number;
  /** Where visits that share an item are found: in a list of visits by item, or by a look at every visit. */
  readonly by: 'item' | 'scan';
  /** What rarity is reckoned from: visits with an item as ours, or clicks on it as was published. */
  readonly rarityOf: 'visits' | 'clicks';
}

export interface PlainIndex {
  recommend(items: readonly string[], query: Query): readonly { readonly item: string; readonly score: number }[];
}

interface Kept {
  readonly id: string;
  readonly items: ReadonlySet<string>;
  readonly end: number;
}

export function plainIndex(visits: readonly PlainVisit[], options: PlainOptions): PlainIndex {
  const all = visits.map(({ id, items, end }): Kept => ({ id, items: new Set(items), end }));
  const byItem = new Map<string, Kept[]>();
  for (const visit of all) for (const item of visit.items) listOf(byItem, item).push(visit);
  const clicks = new Map<string, number>();
  for (const { items } of visits) for (const item of items) clicks.set(item, (clicks.get(item) ?? 0) + 1);
  const countOf = (item: string): number =>
    (options.rarityOf === 'clicks' ? clicks.get(item) : byItem.get(item)?.length) ?? 0;
  const sharing = (items: readonly string[]): readonly Kept[] =>
    options.by === 'scan'
      ? all.filter((visit) => items.some((item) => visit.items.has(item)))
      : [...new Set(items.flatMap((item) => byItem.get(item) ?? []))];

  return {
    recommend(items, { now, count, live, without = [] }) {
      const last = items.slice(-options.lastClicks);
      const weights = new Map<string, number>();
      for (let place = last.length; place > 0; place--) {
        const item = last[place - 1] as string;
        if (byItem.has(item) && !weights.has(item)) weights.set(item, (place / last.length) ** 2);
      }
      const norm = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0));
      const neighbours = sharing([...weights.keys()])
        .filter(({ id, end }) => end > now - options.keptSeconds && !without.includes(id))
        .sort((one, other) => other.end - one.end || (one.id < other.id ? 1 : -1))
        .slice(0, options.recentVisits)
        .map((visit) => ({ visit, similarity: dot(weights, visit.items) / (norm * Math.sqrt(visit.items.size)) }))
        .sort((one, other) => other.similarity - one.similarity)
        .slice(0, options.neighbours);
      const scores = new Map<string, number>();
      for (const { visit, similarity } of neighbours) {
        const weight = similarity / (last.toReversed().findIndex((item) => visit.items.has(item)) + 1);
        for (const item of visit.items) scores.set(item, (scores.get(item) ?? 0) + weight);
      }
      return [...scores]
        .filter(([item]) => item !== items.at(-1) && live.has(item))
        .map(([item, sum]) => ({ item, score: sum * (1 + options.rarity * Math.log(all.length / countOf(item))) }))
        .sort((one, other) => other.score - one.score || (one.item < other.item ? -1 : 1))
        .slice(0, count);
    },
  };
}

function dot(weights: ReadonlyMap<string, number>, items: ReadonlySet<string>): number {
  let sum = 0;
  for (const [item, weight] of weights) if (items.has(item)) sum += weight;
  return sum;
}

function listOf(lists: Map<string, Kept[]>, item: string): Kept[] {
  const list = lists.get(item) ?? [];
  lists.set(item, list);
  return list;
}
