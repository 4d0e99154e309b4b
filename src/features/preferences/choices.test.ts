import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedIn, testGate } from '../../../test/support/feature-gate.ts';
import { featureLaws } from '../../../test/support/feature-laws.ts';
import type { FeatureWrite } from '../feature.ts';
import { preferences } from './choices.ts';

const VALUES = {
  gridSize: ['medium', 'small', 'large'],
  category: ['all', 'jazz', 'folk'],
  listOrder: ['popular', 'new', 'name'],
  favouriteOrder: ['added', 'name'],
  historyOrder: ['recent', 'name'],
  snapshotOrder: ['new', 'popular'],
  favouriteView: ['grid', 'list'],
} as const;
const DEFAULTS = {
  gridSize: 'medium',
  category: 'all',
  listOrder: 'popular',
  favouriteOrder: 'added',
  historyOrder: 'recent',
  snapshotOrder: 'new',
  favouriteView: 'grid',
};
const COOKIES = [
  'gridSize',
  'category',
  'listPageOrderType',
  'firstListPageOrderType',
  'listPageFavoriteOrderType',
  'listPageHistoryOrderType',
  'listPageSnapshotOrderType',
  'listPageFavoriteViewType',
  'listPageFavoriteViewTypeSwitched',
];

const lists = preferences({ values: VALUES });
const text = fc.oneof(fc.constantFrom(...Object.values(VALUES).flat(), ...Object.keys(VALUES)), fc.string());
const pick = fc.record({ name: fc.oneof(fc.constantFrom(...Object.keys(VALUES)), text), value: text });
const values = Object.fromEntries(COOKIES.map((each) => [each, fc.oneof(text, fc.constant('1'))]));

featureLaws('what is picked of lists', { feature: lists.read, input: fc.constant(undefined), values });
featureLaws('a pick', { feature: lists.pick, input: pick, values });
featureLaws('whether a view was switched', { feature: lists.hasSwitchedView, input: fc.constant(undefined), values });

const read = (stored: Record<string, string>) => lists.read(testGate(), storedIn(stored), undefined).value;
const picked = (name: string, value: string, stored: Record<string, string> = {}) =>
  lists.pick(testGate(), storedIn(stored), { name, value });
const after = (stored: Record<string, string>, writes: readonly FeatureWrite[]): Record<string, string> =>
  Object.fromEntries([
    ...Object.entries(stored),
    ...writes.flatMap((each) => (each.kind === 'set' ? [[each.name, each.value]] : [])),
  ]);

it('works with the cookies of the source registry', () => expect(lists.read.names).toEqual(COOKIES));

it('gives the default of each for nothing, and for what it does not know', () => {
  expect(read({})).toEqual(DEFAULTS);
  const unknown = ['', 'MEDIUM', 'medium ', '__proto__', 'constructor', '0', "' or 1=1"];
  for (const value of unknown) {
    expect(read(Object.fromEntries(COOKIES.map((each) => [each, value])))).toEqual(DEFAULTS);
  }
});

it.each(Object.entries(VALUES).flatMap(([name, some]) => some.map((value) => [name, value])))(
  'keeps %s %s and nothing else',
  (name, value) => {
    const { value: now, writes } = picked(name, value);
    expect(now).toEqual({ ...DEFAULTS, [name]: value });
    expect(read(after({}, writes))).toEqual(now);
  },
);

it('changes nothing for a name or value that is none of its own', () => {
  const stored = { gridSize: 'large', listPageOrderType: 'name' };
  for (const [name, value] of [
    ['gridSize', 'huge'],
    ['listPageOrderType', 'new'],
    ['__proto__', 'medium'],
    ['constructor', 'name'],
  ] as const) {
    expect(picked(name, value, stored)).toEqual({ value: read(stored), writes: [], events: [] });
  }
});

it('is at each step what a plain record of the last picks says', () => {
  fc.assert(
    fc.property(fc.array(pick), (picks) => {
      let stored: Record<string, string> = {};
      const model: Record<string, string> = { ...DEFAULTS };
      for (const { name, value } of picks) {
        const known = Object.entries(VALUES).find(([each]) => each === name)?.[1] as readonly string[] | undefined;
        if (known?.includes(value)) model[name] = value;
        const outcome = picked(name, value, stored);
        expect(outcome.value).toEqual(model);
        stored = after(stored, outcome.writes);
        expect(read(stored)).toEqual(model);
      }
    }),
  );
});

describe('the list', () => {
  it('opens in the order that was picked last, once the shorter memory of it has ended', () => {
    const { listPageOrderType, ...left } = after({}, picked('listOrder', 'name').writes);
    expect(listPageOrderType).toBe('name');
    expect(read(left).listOrder).toBe('name');
    expect(read({ ...left, listPageOrderType: 'new' }).listOrder).toBe('new');
    expect(read({ ...left, listPageOrderType: 'unknown' }).listOrder).toBe('name');
  });

  it('has its default order where the order may not be kept', () => {
    const stored = { listPageOrderType: 'name', firstListPageOrderType: 'name' };
    const refused = new Set(Object.keys(stored));
    const { value, writes } = lists.read(testGate({ refused }), storedIn(stored), undefined);
    expect(value.listOrder).toBe('popular');
    expect(writes.map(({ kind, name }) => [kind, name])).toEqual([...refused].map((each) => ['delete', each]));
  });
});

it('knows whether the view of the favourites was ever switched', () => {
  const hasSwitched = (stored: Record<string, string>): boolean =>
    lists.hasSwitchedView(testGate(), storedIn(stored), undefined).value;
  expect(hasSwitched({})).toBe(false);
  expect(hasSwitched({ listPageFavoriteViewType: 'list' })).toBe(false);
  expect(hasSwitched(after({}, picked('gridSize', 'large').writes))).toBe(false);
  expect(hasSwitched(after({}, picked('favouriteView', 'list').writes))).toBe(true);
});

it('has what a site lets its visitors pick, under its own names', () => {
  const own = preferences({
    values: { snapshotOrder: ['new', 'old'] },
    cookies: { snapshotOrder: ['snaps'] },
    switchedCookie: 'switched',
  });
  expect(own.read.names).toEqual(['snaps', 'switched']);
  expect(own.read(testGate(), storedIn({ snaps: 'old' }), undefined).value).toEqual({ snapshotOrder: 'old' });
});

it.each([
  [{ gridSize: [] }, '"values.gridSize" is empty; name at least the default'],
  [{ gridSize: ['a', 'a'] }, '"values.gridSize" holds "a" twice; take one of them away'],
  [{ category: ['all', 'hip hop'] }, '"values.category" holds "hip hop"; write up to 64 letters, digits, "-" and "_"'],
  [{ order: ['a'] }, '"values.order" is nothing that can be picked; write one of gridSize, category, listOrder'],
])('takes no values such as %j', (wrong, message) => {
  expect(() => preferences({ values: wrong as object })).toThrow(`preferences: ${message}`);
});
