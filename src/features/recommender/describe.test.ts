import { expect, it } from 'vitest';
import { MODES, PARAMETERS, parametersOf } from './describe.ts';
import { RECOMMENDER_DEFAULTS } from './recommender.ts';

it('tells what orders a list for a visitor by its weight, then what narrows it and adds to it', () => {
  expect(parametersOf('for-you', RECOMMENDER_DEFAULTS)).toEqual([
    { key: 'same-visits', value: 100 },
    { key: 'last-watched', value: 10 },
    { key: 'rarity' },
    { key: 'recent-visits', value: 500 },
    { key: 'live' },
    { key: 'variety', value: 5 },
    { key: 'exploration', value: 20 },
    { key: 'kept', value: 30 },
  ]);
});

it('tells nothing that does not decide', () => {
  const settings = { ...RECOMMENDER_DEFAULTS, rarity: 0, exploreEvery: null };
  const keys = MODES.flatMap((mode) => parametersOf(mode, settings)).map(({ key }) => key);
  expect(keys.filter((key) => key === 'rarity' || key === 'exploration')).toEqual([]);
});

it('names each parameter in some list', () => {
  const told = new Set(MODES.flatMap((mode) => parametersOf(mode, RECOMMENDER_DEFAULTS)).map(({ key }) => key));
  expect([...told].sort()).toEqual([...PARAMETERS].sort());
});

it('tells nothing of a visitor where a list does not depend on one', () => {
  const keys = (['popular', 'like-page'] as const).flatMap((mode) => parametersOf(mode, RECOMMENDER_DEFAULTS));
  expect(keys.filter(({ key }) => key === 'last-watched' || key === 'kept')).toEqual([]);
});
