/**
 * How often the item that comes next stands in the list: ours beside the plain method, and beside simpler ones, on the same
 * clicks. Of each visit in the test every click but the first is foretold from those before.
 */
import { fileURLToPath } from 'node:url';
import { recentPopularity } from '../src/features/recommender/popularity.ts';
import { VISIT_INDEX_DEFAULTS, type VisitIndexOptions, visitIndex } from '../src/features/recommender/visit-index.ts';
import { type PlainVisit, plainIndex } from '../test/support/plain-neighbours.ts';
import { readVisits } from './clicks.ts';

const KEPT_LOG = fileURLToPath(new URL('clicks.csv', import.meta.url));
const COUNT = 20;
/** Of a single file, the last tenth of the visits is the test. */
const TEST_SHARE = 0.1;
const DAY = 86_400;
const EVERYTHING = { has: () => true };
/** Logs are older than visits are kept. */
const OPTIONS = { ...VISIT_INDEX_DEFAULTS, keptSeconds: Number.POSITIVE_INFINITY };

/** The items that are thought to come next, the likeliest first. */
type Foretell = (watched: readonly string[], now: number) => readonly string[];

interface Split {
  readonly train: readonly PlainVisit[];
  readonly test: readonly PlainVisit[];
}

/** @param paths a file of `visit,time,item`; or two, of which the second is the test. */
export async function benchQuality(paths: readonly string[]): Promise<void> {
  const [path = KEPT_LOG, testPath] = paths;
  const { train, test } = await splitOf(path, testPath);
  const predictions = test.reduce((sum, { items }) => sum + items.length - 1, 0);
  console.log(`\n${train.length} visits, ${test.length} in the test with ${predictions} clicks to foretell: ${path}`);
  console.log(`${''.padEnd(36)}${'HR@20'.padStart(12)}${'MRR@20'.padStart(12)}`);
  for (const [name, foretell] of Object.entries(methods(train))) {
    const { hits, reciprocal } = measured(foretell, test);
    console.log(`${name.padEnd(36)}${share(hits, predictions)}${share(reciprocal, predictions)}`);
  }
}

const share = (sum: number, of: number): string => (sum / of).toFixed(4).padStart(12);

async function splitOf(path: string, testPath: string | undefined): Promise<Split> {
  const visits = await readVisits(path);
  if (testPath !== undefined) return { train: visits, test: await readVisits(testPath) };
  const cut = Math.floor(visits.length * (1 - TEST_SHARE));
  return { train: visits.slice(0, cut), test: visits.slice(cut) };
}

function measured(foretell: Foretell, test: readonly PlainVisit[]) {
  let hits = 0;
  let reciprocal = 0;
  for (const { items, end } of test) {
    for (let next = 1; next < items.length; next++) {
      const place = foretell(items.slice(0, next), end).indexOf(items[next] as string) + 1;
      if (place > 0) hits++;
      if (place > 0) reciprocal += 1 / place;
    }
  }
  return { hits, reciprocal };
}

function methods(train: readonly PlainVisit[]): Readonly<Record<string, Foretell>> {
  return {
    'V-SKNN, ours': ours(train, {}),
    'V-SKNN, plain as published': plain(train),
    'ours, by the last click only': ours(train, { lastClicks: 1 }),
    'ours, without rarity': ours(train, { rarity: 0 }),
    'item co-occurrence': coOccurrence(train),
    'popular of late': popularNow(train),
    'most popular of all': mostPopular(train),
  };
}

function ours(train: readonly PlainVisit[], options: Partial<VisitIndexOptions>): Foretell {
  const index = visitIndex({ ...OPTIONS, ...options });
  for (const visit of train) index.add(visit);
  return (watched, now) => index.recommend(watched, { now, count: COUNT, live: EVERYTHING }).map(({ item }) => item);
}

/** Ludewig and Jannach's: every click of the visit counts, and rarity is reckoned from clicks. */
function plain(train: readonly PlainVisit[]): Foretell {
  const index = plainIndex(train, { ...OPTIONS, lastClicks: Number.POSITIVE_INFINITY, by: 'item', rarityOf: 'clicks' });
  return (watched, now) => index.recommend(watched, { now, count: COUNT, live: EVERYTHING }).map(({ item }) => item);
}

/** What was watched in the same visits as the last item, the most often first. */
function coOccurrence(train: readonly PlainVisit[]): Foretell {
  const together = new Map<string, Map<string, number>>();
  for (const { items } of train) {
    const distinct = new Set(items);
    for (const item of distinct) {
      const counts = together.get(item) ?? new Map<string, number>();
      together.set(item, counts);
      for (const other of distinct) if (other !== item) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
  }
  return (watched) => first(together.get(watched.at(-1) ?? '') ?? new Map());
}

function popularNow(train: readonly PlainVisit[]): Foretell {
  const index = visitIndex(OPTIONS);
  for (const visit of train) index.add(visit);
  const list = first(recentPopularity(index.visits, train.at(-1)?.end ?? 0, { ...OPTIONS, halfLifeSeconds: DAY }));
  return () => list;
}

function mostPopular(train: readonly PlainVisit[]): Foretell {
  const counts = new Map<string, number>();
  for (const { items } of train) for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  const list = first(counts);
  return () => list;
}

const first = (weights: ReadonlyMap<string, number>): readonly string[] =>
  [...weights]
    .sort(([one, weight], [other, otherWeight]) => otherWeight - weight || (one < other ? -1 : 1))
    .slice(0, COUNT)
    .map(([item]) => item);
