/**
 * What a recommendation costs by how many visits are indexed, beside the plain method in the same run; what forgetting
 * costs, and the memory of a visit.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { indexFromBytes, indexToBytes } from '../src/features/recommender/index-bytes.ts';
import { recentPopularity } from '../src/features/recommender/popularity.ts';
import { VISIT_INDEX_DEFAULTS, type VisitIndex, visitIndex } from '../src/features/recommender/visit-index.ts';
import { type PlainIndex, type PlainVisit, plainIndex } from '../test/support/plain-neighbours.ts';
import { type ClickLogShape, FROM, generatedClicks, visitOf } from './clicks.ts';
import { type Candidate, printTable, rounds } from './rounds.ts';

const SIZES = [10_000, 100_000, 1_000_000] as const;
const DAYS = 30;
const NOW = FROM + DAYS * 86_400;
const EVERYTHING = { has: () => true };
/** How many lists are compared. */
const COMPARED = 100;
const MEASURED_MICROSECONDS = 250_000;
const LEAST_TURNS = 4;

/** Nothing ends while it is measured. */
const OPTIONS = { ...VISIT_INDEX_DEFAULTS, keptSeconds: Number.POSITIVE_INFINITY };

const shapeOf = (visits: number): ClickLogShape => ({ seed: 3, visits, items: 20_000, days: DAYS });

export async function benchRecommender(count: number): Promise<void> {
  const queries = [...generatedClicks({ ...shapeOf(500), seed: 4 })].map((clicks) => visitOf(clicks).items);
  for (const size of SIZES) {
    const before = memory();
    const index = indexOf(size);
    const bytes = memory() - before;
    const visits = [...generatedClicks(shapeOf(size))].map(visitOf);
    const plain = (by: 'item' | 'scan'): PlainIndex => plainIndex(visits, { ...OPTIONS, by, rarityOf: 'visits' });
    const byItem = plain('item');
    const scan = plain('scan');
    const candidates = [
      timed('plain, visits found by item', (turn) => ask(byItem, queries, turn)),
      timed('plain, every visit looked at', (turn) => ask(scan, queries, turn)),
      timed('recommend', (turn) => ask(index, queries, turn)),
      timed('forget, and add again', (turn) => forgetAndAdd(index, visits, turn)),
      timed('popular now', () => recentPopularity(index.visits, NOW, { ...OPTIONS, halfLifeSeconds: 86_400 })),
    ];
    const found = await rounds(candidates, count);
    printTable(`${size.toLocaleString('en')} visits, medians of ${count} rounds`, found, 'recommend', {
      'CPU time': 'µs',
    });
    console.log(`${sameLists(index, [byItem, scan], queries)} of ${COMPARED} lists are the same three times`);
    console.log(`${(bytes / size).toFixed(0)} bytes of memory a visit`);
    printBytes(index);
  }
}

function indexOf(size: number): VisitIndex {
  const index = visitIndex(OPTIONS);
  for (const clicks of generatedClicks(shapeOf(size))) index.add(visitOf(clicks));
  return index;
}

function printBytes(index: VisitIndex): void {
  const before = process.threadCpuUsage();
  const bytes = indexToBytes(index);
  const written = cpuSince(before);
  const read = indexFromBytes(bytes, OPTIONS);
  const seconds = [written, cpuSince(before) - written].map((each) => (each / 1_000_000).toFixed(1));
  const each = (bytes.length / (read?.visits.size ?? Number.NaN)).toFixed(0);
  console.log(`${each} bytes a visit in the store; written in ${seconds[0]} s, read in ${seconds[1]} s of CPU time`);
}

/** Microseconds that this thread has had. */
function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
}

/**
 * On a machine that does other things too, the time that the thread has had tells more than the time that went by. It is
 * told in steps of some milliseconds, so what is quick is done often.
 */
function timed(name: string, act: (turn: number) => unknown): Candidate<'CPU time'> {
  return {
    name,
    run: async () => {
      const before = process.threadCpuUsage();
      for (let turn = 1; ; turn++) {
        act(turn);
        const time = cpuSince(before);
        if (time >= MEASURED_MICROSECONDS && turn >= LEAST_TURNS) return { 'CPU time': time / turn };
      }
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
  const turns = Array.from({ length: COMPARED }, (_, turn) => turn);
  return turns.filter((turn) => others.every((each) => list(each, turn) === list(ours, turn))).length;
}

/** Bytes that are in use once what nobody needs has been taken away. */
function memory(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
