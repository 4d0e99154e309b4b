/** How many times a second the feature families do what each request asks of them. */
import { bucketOf, bucketRanges } from '../src/features/experiments/bucketing.ts';
import { experiments } from '../src/features/experiments/index.ts';
import type { FeatureWrite, Stored } from '../src/features/index.ts';
import { originalNode } from '../src/features/routing/index.ts';
import { storedIn, testGate } from '../test/support/feature-gate.ts';
import { benchJar } from './jar.ts';
import { type Candidate, printTable, rounds, timesASecond } from './rounds.ts';

const TURNS = 50_000;

export async function benchFeatures(count: number): Promise<void> {
  const found = await rounds([...bucketing(), ...routing()], count);
  printTable('features, times a second', found, 'bucketing: the arm of a unit', { 'a second': '/s' });
  await benchJar(count);
}

function bucketing(): readonly Candidate<'a second'>[] {
  const split = { seed: 'cards', ranges: bucketRanges(2) };
  const inNamespace = { ...split, namespace: { name: 'list', from: 0, to: 0.5 } };
  const units = Array.from({ length: 1_000 }, (_, unit) => `unit-of-22-letters-${String(unit).padStart(3, '0')}`);
  const cards = experiments({ cards: { cookie: 'abTestVariantId', arms: ['small', 'large'] } }).on('cards');
  const gate = testGate();
  const kept = keptBy(cards(gate, storedIn({}), {}).writes);
  return [
    timesASecond('bucketing: the arm of a unit', TURNS, (turn) => bucketOf(units[turn % 1_000] as string, split)),
    timesASecond('bucketing: the same in a namespace', TURNS, (turn) =>
      bucketOf(units[turn % 1_000] as string, inNamespace),
    ),
    timesASecond('experiment: a new visitor', TURNS, () => cards(gate, storedIn({}), {})),
    timesASecond('experiment: an arm that is kept', TURNS, () => cards(gate, kept, {})),
  ];
}

function routing(): readonly Candidate<'a second'>[] {
  const nodes = Array.from({ length: 10 }, (_, node) => `http://10.0.0.${node}:3000`);
  const route = originalNode({ nodes, secret: new Uint8Array(32).fill(7) });
  const gate = testGate();
  const kept = keptBy(route(gate, storedIn({}), {}).writes);
  return [
    timesASecond('node of ten: a new visitor', TURNS, () => route(gate, storedIn({}), {})),
    timesASecond('node of ten: one that is kept', TURNS, () => route(gate, kept, {})),
  ];
}

/** The cookies of a visitor's next request. */
const keptBy = (writes: readonly FeatureWrite[]): Stored =>
  storedIn(Object.fromEntries(writes.map((each) => [each.name, each.kind === 'set' ? each.value : ''])));
