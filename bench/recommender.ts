/**
 * What a recommendation costs by how many visits are indexed, beside the plain method in the same run; what forgetting
 * costs, and the memory of a visit.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { recentPopularity } from '../src/features/recommender/popularity.ts';
import { VISIT_INDEX_DEFAULTS, type VisitIndex, visitIndex } from '../src/features/recommender/visit-index.ts';
import { type PlainIndex, type PlainVisit, plainIndex } from '../test/support/plain-neighbours.ts';
import { type ClickLogShape, FROM, generatedClicks, visitOf } from './clicks.ts';
import { type Candidate, printTable, rounds } from './rounds.ts';

const SIZES = [10_000, 100_000, 1_000_000] as const;
const DAYS = 30;
const NOW = FROM + DAYS * 86_400;
const EVERYTHING = { has: () => true };
/** How often each is asked in a round: what is slow, less often. */
const ASKED = { ours: 500, item: 20, scan: 4 } as const;

/** Nothing ends while it is measured. */
const OPTIONS = { ...VISIT_INDEX_DEFAULTS, keptSeconds: Number.POSITIVE_INFINITY };

const shapeOf = (visits: number): ClickLogShape => ({ seed: 3, visits, items: 20_000, days: DAYS });

export async function benchRecommender(count: number): Promise<void> {
  const queries = [...generatedClicks({ ...shapeOf(500), seed: 4 })].map((clicks) => visitOf(clicks).items);
  for (const size of SIZES) {
    const before = memory();
    const began = performance.now();
    const index = indexOf(size);
    const seconds = (performance.now() - began) / 1_000;
    const bytes = memory() - before;
    const visits = [...generatedClicks(shapeOf(size))].map(visitOf);
    const plain = (by: 'item' | 'scan'): PlainIndex => plainIndex(visits, { ...OPTIONS, by, rarityOf: 'visits' });
    const byItem = plain('item');
    const scan = plain('scan');
    const candidates = [
      timed('plain, visits found by item', ASKED.item, (turn) => ask(byItem, queries, turn)),
      timed('plain, every visit looked at', ASKED.scan, (turn) => ask(scan, queries, turn)),
      timed('recommend', ASKED.ours, (turn) => ask(index, queries, turn)),
      timed('forget, and add again', ASKED.ours, (turn) => forgetAndAdd(index, visits, turn)),
      timed('popular now', 1, () => recentPopularity(index.visits, NOW, 86_400)),
    ];
    const found = await rounds(candidates, count);
    printTable(`${size.toLocaleString('en')} visits, medians of ${count} rounds`, found, 'recommend', { each: 'µs' });
    console.log(`${sameLists(index, [byItem, scan], queries)} of ${ASKED.item} lists are the same three times`);
    console.log(`${(bytes / size).toFixed(0)} bytes of memory a visit; all added in ${seconds.toFixed(1)} s`);
  }
}

function indexOf(size: number): VisitIndex {
  const index = visitIndex(OPTIONS);
  for (const clicks of generatedClicks(shapeOf(size))) index.add(visitOf(clicks));
  return index;
}

function timed(name: string, times: number, act: (turn: number) => unknown): Candidate<'each'> {
  return {
    name,
    run: async () => {
      const began = performance.now();
      for (let turn = 0; turn < times; turn++) act(turn);
      return { each: ((performance.now() - began) * 1_000) / times };
    },
  };
}

const ask = (index: PlainIndex, queries: readonly (readonly string[])[], turn: number) =>
  index.recommend(queries[turn % queries.length] ?? [], { now: NOW, count: 20, live: EVERYTHING });

/** Visits from all over the month; the index is afterwards as it was before. */
function forgetAndAdd(index: VisitIndex, visits: readonly PlainVisit[], turn: number): void {
  const visit = visits[(turn * 7_919) % visits.length] as PlainVisit;
  index.forget(visit.id);
  index.add(visit);
}

function sameLists(ours: VisitIndex, others: readonly PlainIndex[], queries: readonly (readonly string[])[]): number {
  const list = (index: PlainIndex, turn: number): string =>
    JSON.stringify(ask(index, queries, turn).map(({ item, score }) => [item, score]));
  const turns = Array.from({ length: ASKED.item }, (_, turn) => turn);
  return turns.filter((turn) => others.every((each) => list(each, turn) === list(ours, turn))).length;
}

/** Bytes that are in use once what nobody needs has been taken away. */
function memory(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
