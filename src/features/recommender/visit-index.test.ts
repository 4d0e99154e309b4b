import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlainVisit, plainIndex } from '../../../test/support/plain-neighbours.ts';
import { indexToBytes } from './index-bytes.ts';
import { VISIT_INDEX_DEFAULTS, type VisitIndex, visitIndex } from './visit-index.ts';

const NOW = 1_795_694_400;
const EVERYTHING = { has: () => true };

const item = fc.integer({ min: 0, max: 11 }).map((number) => `item ${number}`);
const items = fc.array(item, { maxLength: 8 });
/** Few seconds, so that many visits end in the same one. */
const visit: fc.Arbitrary<PlainVisit> = fc.record({
  id: fc.integer({ min: 0, max: 30 }).map((number) => `visit ${number}`),
  items: fc.array(item, { minLength: 1, maxLength: 8 }),
  end: fc.integer({ min: NOW - 20, max: NOW }),
});
const distinctVisits = fc.uniqueArray(visit, { selector: ({ id }) => id, maxLength: 30 });
const settings = fc.record({
  neighbours: fc.integer({ min: 1, max: 8 }),
  recentVisits: fc.integer({ min: 1, max: 12 }),
  lastClicks: fc.integer({ min: 1, max: 6 }),
  rarity: fc.constantFrom(0, 1, 2.5),
  keptSeconds: fc.constantFrom(10, 1_000),
});

const filled = (visits: readonly PlainVisit[], options = {}): VisitIndex => {
  const index = visitIndex(options);
  for (const each of visits) index.add(each);
  return index;
};

it('answers as the plain method does, score by score', () => {
  const live = fc.oneof(
    fc.constant(EVERYTHING),
    fc.uniqueArray(item).map((each) => new Set(each)),
  );
  const query = fc.record({ now: fc.constant(NOW), count: fc.integer({ min: 1, max: 12 }), live });
  fc.assert(
    fc.property(
      distinctVisits,
      settings,
      items,
      query,
      fc.subarray(['visit 1', 'visit 2']),
      (visits, options, watched, asked, without) => {
        const plain = plainIndex(visits, { ...options, by: 'item', rarityOf: 'visits' });
        const found = filled(visits, options).recommend(watched, { ...asked, without });
        expect(found.map(({ item, score }) => ({ item, score }))).toEqual(
          plain.recommend(watched, { ...asked, without }),
        );
      },
    ),
    { numRuns: 1_000 },
  );
});

describe('forgetting', () => {
  it('leaves an index that answers as one built without what was forgotten', () => {
    const acts = fc.array(
      fc.oneof(
        visit,
        fc.integer({ min: 0, max: 30 }).map((number) => `visit ${number}`),
      ),
      { maxLength: 120 },
    );
    fc.assert(
      fc.property(acts, settings, fc.array(items, { minLength: 5 }), (all, options, queries) => {
        const index = visitIndex(options);
        const left = new Map<string, PlainVisit>();
        for (const act of all) {
          if (typeof act === 'string') expect(index.forget(act)).toBe(left.delete(act));
          else {
            index.add(act);
            left.set(act.id, act);
          }
        }
        const without = filled([...left.values()], options);
        const ask = (of: VisitIndex) =>
          queries.map((each) => of.recommend(each, { now: NOW, count: 12, live: EVERYTHING }));
        expect(ask(index)).toEqual(ask(without));
        expect(indexToBytes(index)).toEqual(indexToBytes(without));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves no trace of a visit, an item or a number', () => {
    const index = filled([{ id: 'a', items: ['x', 'y'], end: 1 }]);
    expect(index.forget('a')).toBe(true);
    expect(index.forget('a')).toBe(false);
    const { size, ids, names } = index.visits;
    expect([size, ids.join(''), names.join('')]).toEqual([0, '', '']);
  });
});

it('answers the same in whichever order the visits came', () => {
  fc.assert(
    fc.property(distinctVisits, fc.infiniteStream(fc.nat()), items, (visits, keys, watched) => {
      const shuffled = visits.map((each) => ({ each, key: keys.next().value as number }));
      shuffled.sort((one, other) => one.key - other.key);
      const ask = (all: readonly PlainVisit[]) =>
        filled(all, { recentVisits: 5, neighbours: 3 }).recommend(watched, { now: NOW, count: 12, live: EVERYTHING });
      expect(ask(shuffled.map(({ each }) => each))).toEqual(ask(visits));
    }),
  );
});

describe('a list', () => {
  const visits = [
    { id: 'a', items: ['jazz', 'folk', 'soul'], end: NOW - 3 },
    { id: 'b', items: ['jazz', 'folk'], end: NOW - 2 },
    { id: 'c', items: ['rock', 'soul'], end: NOW - 1 },
  ];
  const list = (watched: readonly string[], query = {}) =>
    filled(visits).recommend(watched, { now: NOW, count: 20, live: EVERYTHING, ...query });

  it('names what was watched in the same visits, and the item that leads to each', () => {
    expect(list(['rock', 'jazz']).map(({ item, because }) => [item, because])).toEqual([
      ['folk', 'jazz'],
      ['soul', 'jazz'],
      ['rock', 'rock'],
    ]);
  });

  it('says of what was watched already which other item leads to it', () => {
    const found = list(['folk', 'jazz', 'polka']).find(({ item }) => item === 'jazz');
    expect(found?.because).toBe('folk');
  });

  it('never holds what was watched last', () => {
    expect(list(['jazz']).map(({ item }) => item)).not.toContain('jazz');
  });

  it('is filled from further down where something is not live', () => {
    expect(list(['jazz'], { count: 1, live: new Set(['soul', 'rock']) }).map(({ item }) => item)).toEqual(['soul']);
  });

  it('does not count visits that are left out, or over', () => {
    expect(list(['rock'], { without: ['c'] })).toEqual([]);
    expect(list(['rock'], { now: NOW - 1 + VISIT_INDEX_DEFAULTS.keptSeconds })).toEqual([]);
    expect(list(['rock'], { now: NOW - 2 + VISIT_INDEX_DEFAULTS.keptSeconds })).toHaveLength(1);
  });

  it('is empty for what nobody has watched', () => {
    expect([list([]), list(['polka'])]).toEqual([[], []]);
  });
});

it.each([
  [{ neighbours: 0 }, 'neighbours is 0; give a whole number from 1 to 100,000'],
  [{ recentVisits: 1.5 }, 'recentVisits is 1.5; give a whole number from 1 to 100,000'],
  [{ lastClicks: 31 }, 'lastClicks is 31; give a whole number from 1 to 30'],
  [{ rarity: Number.NaN }, 'rarity is NaN; give a number from 0 up'],
  [{ keptSeconds: 0 }, 'keptSeconds is 0; give more than 0'],
])('refuses the setting %j', (options, message) => {
  expect(() => visitIndex(options)).toThrow(message);
});
