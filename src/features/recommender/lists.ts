import { best } from './best.ts';
import { explored, interleaved } from './exploration.ts';
import { varied } from './variety.ts';
import type { VisitIndex } from './visit-index.ts';

/** What is known of an item that may be listed now. */
export interface LiveItem {
  /** No category has more than its share of a list for a visitor. */
  readonly category?: string | undefined;
  /** How many watch it now: the most watched come first in what is popular. */
  readonly viewers?: number | undefined;
  /** Whether to watch it tells of health, sex life, faith, views or origin (GDPR art. 9). */
  readonly isSensitive?: boolean | undefined;
}

/** By its ID, what may be listed now: nothing else is. */
export type Live = ReadonlyMap<string, LiveItem>;

/** Why an item is in a list. */
export type Why =
  /** Others who watched `item`, as the visitor did, also watched it. */
  | { readonly kind: 'watched'; readonly item: string }
  /** Others who watched the item of the page also watched it. */
  | { readonly kind: 'page'; readonly item: string }
  /** It is of the category of the page's item. */
  | { readonly kind: 'category'; readonly category: string }
  | { readonly kind: 'popular' }
  /** It was drawn, so that what is new gets seen. */
  | { readonly kind: 'explored' };

export interface Listed {
  readonly item: string;
  readonly why: Why;
}

export interface ListSettings {
  /** How many items of a category a list for a visitor has, as long as there are others. */
  readonly mostPerCategory: number;
  /** Every so manieth place is drawn: 20 makes a share of one in twenty. `null`: none is. */
  readonly exploreEvery: number | null;
}

/** All that lists are made from. What they are asked with is no visitor's but what `items` says. */
export interface ListSource {
  readonly index: VisitIndex;
  /** By item, how often it was watched of late. */
  readonly popularity: ReadonlyMap<string, number>;
  readonly live: Live;
  /** The item of the page, which stands in no list. */
  readonly page: string | undefined;
  readonly count: number;
  /** Seconds since 1970. */
  readonly now: number;
  readonly settings: ListSettings;
}

/** As many as are ranked before variety is looked for among them. */
const RANKED = 50;
const DAY = 86_400;

/**
 * The list for a visitor; empty where nobody else has watched what they have.
 *
 * @param items what they have watched, the latest last.
 * @param without IDs of their own visits.
 * @param withSensitive whether sensitive items may come of it.
 */
export function forVisitor(
  source: ListSource,
  items: readonly string[],
  without: readonly string[],
  withSensitive: boolean,
): readonly Listed[] {
  const { index, live, page, now, settings } = source;
  const has = (item: string): boolean =>
    item !== page && live.has(item) && (withSensitive || !live.get(item)?.isSensitive);
  const found = index.recommend(items, { now, count: RANKED, live: { has }, without });
  if (found.length === 0) return [];
  const ranked = found.map(({ item, because }): Listed => ({ item, why: { kind: 'watched', item: because } }));
  const filled = [...ranked, ...byPopularity(source, takenBy(ranked))];
  return withExplored(
    source,
    varied(filled, ({ item }) => live.get(item)?.category, settings.mostPerCategory),
  );
}

/** What was watched in the same visits as the page's item, then what is of its category, then what is popular. */
export function likePage(source: ListSource, page: string): readonly Listed[] {
  const { index, live, now } = source;
  const found = index.recommend([page], { now, count: RANKED, live });
  const ranked = found.map(({ item }): Listed => ({ item, why: { kind: 'page', item: page } }));
  const category = live.get(page)?.category;
  const rest = byPopularity(source, takenBy(ranked)).map((each): Listed => {
    const isAlike = category !== undefined && live.get(each.item)?.category === category;
    return isAlike ? { item: each.item, why: { kind: 'category', category } } : each;
  });
  const { category: alike = [], popular = [] } = Object.groupBy(rest, ({ why }) => why.kind);
  return withExplored(source, [...ranked, ...alike, ...popular]);
}

/** What most watch now, or have watched of late. */
export function popularNow(source: ListSource): readonly Listed[] {
  return withExplored(source, byPopularity(source, new Set()));
}

const takenBy = (listed: readonly Listed[]): ReadonlySet<string> => new Set(listed.map(({ item }) => item));

function byPopularity({ live, popularity, page, count }: ListSource, taken: ReadonlySet<string>): readonly Listed[] {
  const items = [...live].map(([item, { viewers = 0 }]) => ({ item, viewers, recent: popularity.get(item) ?? 0 }));
  const at = (index: number) => items[index] as (typeof items)[number];
  const isBefore = (first: number, second: number): boolean => {
    const [one, other] = [at(first), at(second)];
    const difference = one.viewers - other.viewers || one.recent - other.recent;
    return difference === 0 ? one.item < other.item : difference > 0;
  };
  const isFree = ({ item }: { readonly item: string }): boolean => item !== page && !taken.has(item);
  const found = best(RANKED + count, items.length, isBefore, (index) => isFree(at(index)));
  return found.map((index) => ({ item: at(index).item, why: { kind: 'popular' } }));
}

/** The first of what was ranked, with what was drawn among it. */
function withExplored(
  { index, live, page, count, now, settings }: ListSource,
  ranked: readonly Listed[],
): readonly Listed[] {
  const list = ranked.slice(0, count);
  const every = settings.exploreEvery ?? Number.POSITIVE_INFINITY;
  const taken = takenBy(list);
  const others = [...live.keys()].filter((item) => item !== page && !taken.has(item));
  const drawn = explored(
    others.map((item) => ({ item, visits: index.visits.countOf(item) })),
    Math.floor(count / every),
    Math.floor(now / DAY),
  );
  return interleaved(
    list,
    drawn.map((item): Listed => ({ item, why: { kind: 'explored' } })),
    every,
    count,
  );
}
