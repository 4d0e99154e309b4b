import { beforeEach, describe, expect, it } from 'vitest';
import { storedIn, testGate } from '../../../test/support/feature-gate.ts';
import { toBase64url } from '../../filter/index.ts';
import { sqliteStore } from '../../server/index.ts';
import type { Feature, FeatureEvent } from '../feature.ts';
import type { FeatureStore } from '../store.ts';
import { type ExperimentInput, experiments } from './experiments.ts';
import { experimentHealth, forgetUnit, keepExposures } from './exposures.ts';

const UNIT = 'experiment_unique_visitor_id';
const NOW = testGate().now;
const CARDS = { cookie: 'abTestVariantId', arms: ['small', 'large'] };
const tests = experiments({
  cards: CARDS,
  page: { cookie: 'jsmAbTest', arms: ['plain', 'wide'], weights: [0.8, 0.2] },
});
const unitFrom = (seed: number): string => toBase64url(testGate({ seed }).bytes(16));
const exposed = (unit: string, page: Feature<ExperimentInput, unknown> = tests.on('cards')): readonly FeatureEvent[] =>
  page(testGate(), storedIn({ [UNIT]: unit }), {}).events;

let store: FeatureStore;
beforeEach(() => {
  store = sqliteStore({ path: ':memory:' }).features('site.example');
});

describe('an exposure', () => {
  it('counts once for a unit and an experiment, of any number that are told at once', async () => {
    const events = exposed(unitFrom(1));
    const told = await Promise.all(Array.from({ length: 20 }, () => keepExposures(tests, store, events, NOW)));
    expect(told.flat()).toEqual(events);
    expect(await keepExposures(tests, store, events, NOW + 86_400)).toEqual([]);
    expect(await store.all('experiments', NOW)).toHaveLength(1);
  });

  it('counts anew in another experiment and in the next version', async () => {
    const next = experiments({ cards: { ...CARDS, version: 1 } });
    const counted = [
      ...(await keepExposures(tests, store, exposed(unitFrom(1)), NOW)),
      ...(await keepExposures(tests, store, exposed(unitFrom(1), tests.on('page')), NOW)),
      ...(await keepExposures(next, store, exposed(unitFrom(1), next.on('cards')), NOW)),
    ];
    expect(counted.map(({ data }) => [data.experiment, data.version])).toEqual([
      ['cards', 0],
      ['page', 0],
      ['cards', 1],
    ]);
    const { seen } = await experimentHealth(next, store, 'cards', NOW);
    expect(Object.values(seen).reduce((sum, each) => sum + each)).toBe(1);
  });

  it('is gone after a year', async () => {
    await keepExposures(tests, store, exposed(unitFrom(1)), NOW);
    expect(await store.all('experiments', NOW + 365 * 86_400 - 1)).toHaveLength(1);
    expect(await store.all('experiments', NOW + 365 * 86_400)).toEqual([]);
  });

  it('is forgotten when the visitor withdraws, and those of others stay', async () => {
    for (const seed of [1, 2]) {
      await keepExposures(
        tests,
        store,
        [...exposed(unitFrom(seed)), ...exposed(unitFrom(seed), tests.on('page'))],
        NOW,
      );
    }
    const gate = testGate({ refused: new Set([UNIT]) });
    const { events } = tests.on('cards')(gate, storedIn({ [UNIT]: unitFrom(1) }), {});
    expect(await keepExposures(tests, store, events, NOW)).toEqual([]);
    expect((await store.all('experiments', NOW)).map(({ subject }) => subject)).toEqual([unitFrom(2), unitFrom(2)]);
  });

  it('is not forgotten by a value that is no unit', async () => {
    await keepExposures(tests, store, exposed(unitFrom(1)), NOW);
    for (const value of ['', '%', unitFrom(1).slice(1)]) expect(await forgetUnit(store, value)).toBe(0);
    expect(await forgetUnit(store, unitFrom(1))).toBe(1);
    expect(await store.all('experiments', NOW)).toEqual([]);
  });
});

describe('how an experiment fares', () => {
  it('is told by the units of each arm, and their share is held against the weights', async () => {
    for (let seed = 1; seed <= 400; seed++) {
      await keepExposures(tests, store, exposed(unitFrom(seed), tests.on('page')), NOW);
    }
    const health = await experimentHealth(tests, store, 'page', NOW);
    expect((health.seen.plain ?? 0) + (health.seen.wide ?? 0)).toBe(400);
    expect(health).toMatchObject({ verdict: 'even' });
    expect(health.p).toBeGreaterThan(0.001);
    const skewed = experiments({ page: { cookie: 'jsmAbTest', arms: ['plain', 'wide'] } });
    expect(await experimentHealth(skewed, store, 'page', NOW)).toMatchObject({
      verdict: 'mismatch',
      seen: health.seen,
    });
  });

  it('counts no arm that there is not', async () => {
    await store.put('experiments', { key: 'cards.0.x', subject: 'x', value: 'gone', endsAt: null }, NOW);
    const { seen, verdict } = await experimentHealth(tests, store, 'cards', NOW);
    expect({ seen, verdict }).toEqual({ seen: { small: 0, large: 0 }, verdict: 'too-few' });
  });

  it('cannot be told of an experiment that there is not', async () => {
    await expect(experimentHealth(tests, store, 'crads', NOW)).rejects.toThrow(
      'there is no experiment "crads"; write one of cards, page',
    );
  });
});
