/** How many times a second the feature families do what each request asks of them. */
import { bucketOf, bucketRanges } from '../src/features/experiments/bucketing.ts';
import { experiments } from '../src/features/experiments/index.ts';
import type { FeatureWrite, Stored } from '../src/features/index.ts';
import { originalNode } from '../src/features/routing/index.ts';
import { storedIn, testGate } from '../test/support/feature-gate.ts';
import { type Candidate, printTable, rounds } from './rounds.ts';

const TURNS = 50_000;
type Metric = 'a second';

export async function benchFeatures(count: number): Promise<void> {
  const found = await rounds([...bucketing(), ...routing()], count);
  printTable('features, times a second', found, 'bucketing: the arm of a unit', { 'a second': '/s' });
}

function bucketing(): readonly Candidate<Metric>[] {
  const split = { seed: 'cards', ranges: bucketRanges(2) };
  const inNamespace = { ...split, namespace: { name: 'list', from: 0, to: 0.5 } };
  const units = Array.from({ length: 1_000 }, (_, unit) => `unit-of-22-letters-${String(unit).padStart(3, '0')}`);
  const cards = experiments({ cards: { cookie: 'abTestVariantId', arms: ['small', 'large'] } }).on('cards');
  const gate = testGate();
  const kept = keptBy(cards(gate, storedIn({}), {}).writes);
  return [
    candidate('bucketing: the arm of a unit', (turn) => bucketOf(units[turn % 1_000] as string, split)),
    candidate('bucketing: the same in a namespace', (turn) => bucketOf(units[turn % 1_000] as string, inNamespace)),
    candidate('experiment: a new visitor', () => cards(gate, storedIn({}), {})),
    candidate('experiment: an arm that is kept', () => cards(gate, kept, {})),
  ];
}

function routing(): readonly Candidate<Metric>[] {
  const nodes = Array.from({ length: 10 }, (_, node) => `http://10.0.0.${node}:3000`);
  const route = originalNode({ nodes, secret: new Uint8Array(32).fill(7) });
  const gate = testGate();
  const kept = keptBy(route(gate, storedIn({}), {}).writes);
  return [
    candidate('node of ten: a new visitor', () => route(gate, storedIn({}), {})),
    candidate('node of ten: one that is kept', () => route(gate, kept, {})),
  ];
}

function candidate(name: string, once: (turn: number) => unknown): Candidate<Metric> {
  return {
    name,
    run: async () => {
      const began = performance.now();
      for (let turn = 0; turn < TURNS; turn++) once(turn);
      return { 'a second': TURNS / ((performance.now() - began) / 1_000) };
    },
  };
}

/** The cookies of a visitor's next request. */
const keptBy = (writes: readonly FeatureWrite[]): Stored =>
  storedIn(Object.fromEntries(writes.map((each) => [each.name, each.kind === 'set' ? each.value : ''])));
