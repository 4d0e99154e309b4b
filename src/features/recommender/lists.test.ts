import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { best } from './best.ts';
import { explored, interleaved } from './exploration.ts';
import { forVisitor, type Listed, type ListSource, type LiveItem, likePage, popularNow } from './lists.ts';
import { recentPopularity } from './popularity.ts';
import { varied } from './variety.ts';
import { visitIndex } from './visit-index.ts';
import { visits } from './visits.ts';

const NOW = 1_795_694_400;
const DAY = 86_400;

it('the best of many are the first of all of them sorted', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(30), (values, count) => {
      const at = (index: number): number => values[index] as number;
      const isBefore = (one: number, other: number): boolean =>
        at(one) === at(other) ? one < other : at(one) > at(other);
      const isWanted = (index: number): boolean => at(index) % 3 !== 0;
      const sorted = [...values.keys()].sort((one, other) => (isBefore(one, other) ? -1 : 1));
      expect(best(count, values.length, isBefore, isWanted)).toEqual(sorted.filter(isWanted).slice(0, count));
    }),
  );
});

describe('variety', () => {
  const ranked = fc
    .array(fc.constantFrom('jazz', 'folk', 'rock', undefined))
    .map((all) => all.map((category, rank) => ({ category, rank })));

  it('leaves no category more than its share while others are left, loses nothing, and leaves the first first', () => {
    fc.assert(
      fc.property(ranked, fc.integer({ min: 1, max: 4 }), (list, most) => {
        const found = varied(list, ({ category }) => category, most);
        expect(found.toSorted((one, other) => one.rank - other.rank)).toEqual(list);
        expect(found[0]).toBe(list[0]);
        const counts = new Map<string, number>();
        const isOver = found.map(({ category }) => {
          if (category === undefined) return false;
          counts.set(category, (counts.get(category) ?? 0) + 1);
          return (counts.get(category) as number) > most;
        });
        // Once a share is passed, all that follows is over its share too: nothing else was left.
        expect(isOver).toEqual(isOver.toSorted((one, other) => Number(one) - Number(other)));
      }),
    );
  });
});

describe('exploration', () => {
  it('draws what few have watched more often: n visits weigh 1 / (1 + n)', () => {
    const from = [
      { item: 'new', visits: 0 },
      { item: 'once', visits: 1 },
      { item: 'three times', visits: 3 },
    ];
    const drawn = Map.groupBy(
      Array.from({ length: 7_000 }, (_, day) => explored(from, 1, day)[0]),
      (item) => item,
    );
    const counts = from.map(({ item }) => drawn.get(item)?.length ?? 0);
    // Expected 4,000, 2,000 and 1,000: chi-square with 2 degrees of freedom is under 13.8 in 999 of 1,000 draws.
    const chiSquare = counts.reduce((sum, count, index) => {
      const expected = 4_000 / 2 ** index;
      return sum + (count - expected) ** 2 / expected;
    }, 0);
    expect(chiSquare).toBeLessThan(13.8);
  });

  it('draws the same all day, in whichever order the items come, and another day anew', () => {
    const from = Array.from({ length: 50 }, (_, number) => ({ item: `item ${number}`, visits: number % 3 }));
    expect(explored(from.toReversed(), 5, 20_000)).toEqual(explored(from, 5, 20_000));
    expect(explored(from, 5, 20_001)).not.toEqual(explored(from, 5, 20_000));
  });

  it('takes every nth place, never the first, and moves the others on', () => {
    const [ranked, drawn] = [
      [{ r: 1 }, { r: 2 }, { r: 3 }, { r: 4 }],
      [{ d: 1 }, { d: 2 }],
    ];
    expect(interleaved<object>(ranked, drawn, 2, 4)).toEqual([{ r: 1 }, { d: 1 }, { r: 2 }, { d: 2 }]);
    expect(interleaved<object>(ranked, drawn, 3, 5)).toEqual([{ r: 1 }, { r: 2 }, { d: 1 }, { r: 3 }, { r: 4 }]);
    expect(interleaved<object>(ranked, [], 2, 3)).toEqual([{ r: 1 }, { r: 2 }, { r: 3 }]);
    expect(interleaved<object>([], [], 2, 3)).toEqual([]);
  });
});

describe('what was popular of late', () => {
  it('counts a visit half after each half-life, and not at all after ten or once it has ended', () => {
    const all = visits();
    all.add({ id: 'a', items: ['jazz'], end: NOW });
    all.add({ id: 'b', items: ['jazz', 'folk'], end: NOW - DAY });
    all.add({ id: 'c', items: ['jazz', 'rock'], end: NOW - 11 * DAY });
    const lives = { halfLifeSeconds: DAY, keptSeconds: 30 * DAY };
    expect(recentPopularity(all, NOW, lives)).toEqual(
      new Map([
        ['jazz', 1.5],
        ['folk', 0.5],
      ]),
    );
    const slow = { ...lives, halfLifeSeconds: 2 * DAY };
    expect(recentPopularity(all, NOW, slow).get('folk')).toBe(0.5 ** 0.5);
    expect(recentPopularity(all, NOW, slow).has('rock')).toBe(true);
    expect(recentPopularity(all, NOW, { ...slow, keptSeconds: 11 * DAY }).has('rock')).toBe(false);
  });
});

describe('a list', () => {
  const items: Record<string, LiveItem> = {
    a1: { category: 'a' },
    a2: { category: 'a' },
    a3: { category: 'a' },
    b1: { category: 'b' },
    b2: { category: 'b', isSensitive: true },
    c1: { category: 'c', viewers: 10 },
    c2: { viewers: 20 },
  };
  const index = visitIndex();
  index.add({ id: '1', items: ['a1', 'a2', 'a3', 'gone'], end: NOW - 9 });
  index.add({ id: '2', items: ['a1', 'a2', 'a3', 'b2'], end: NOW - 8 });
  index.add({ id: '3', items: ['b1'], end: NOW - 7 });
  const source = (change: Partial<ListSource> = {}, settings = {}): ListSource => ({
    index,
    popularity: recentPopularity(index.visits, NOW, { halfLifeSeconds: DAY, keptSeconds: 30 * DAY }),
    live: new Map(Object.entries(items)),
    page: undefined,
    count: 20,
    now: NOW,
    settings: { mostPerCategory: 20, exploreEvery: null, ...settings },
    ...change,
  });
  const names = (list: readonly Listed[]) => list.map(({ item }) => item);
  const reasons = (list: readonly Listed[]) => list.map(({ item, why }) => `${item} ${why.kind}`);

  it('of what is popular puts what most watch now first, then what was watched of late, then by name', () => {
    expect(names(popularNow(source()))).toEqual(['c2', 'c1', 'a1', 'a2', 'a3', 'b1', 'b2']);
  });
  it('for a visitor says what they watched that leads to each, and goes on with what is popular', () => {
    expect(forVisitor(source(), ['a1'], [], true)).toEqual([
      { item: 'a2', why: { kind: 'watched', item: 'a1' } },
      { item: 'a3', why: { kind: 'watched', item: 'a1' } },
      { item: 'b2', why: { kind: 'watched', item: 'a1' } },
      ...['c2', 'c1', 'a1', 'b1'].map((item) => ({ item, why: { kind: 'popular' } })),
    ]);
  });

  it('for a visitor has nothing sensitive of what others watched without their agreement', () => {
    const list = forVisitor(source(), ['a1'], [], false);
    expect(list.find(({ item }) => item === 'b2')?.why.kind).toBe('popular');
  });

  it('for a visitor keeps to the share of each category, with the best first', () => {
    expect(names(forVisitor(source({ count: 4 }, { mostPerCategory: 1 }), ['a1'], [], true))).toEqual([
      'a2',
      'b2',
      'c2',
      'c1',
    ]);
  });

  it('for a visitor is empty where nobody else has watched what they have', () => {
    expect(forVisitor(source(), ['polka'], [], true)).toEqual([]);
    expect(forVisitor(source(), ['b1'], ['3'], true)).toEqual([]);
  });

  it('like a page has what was watched with it, then its category, then what is popular', () => {
    expect(reasons(likePage(source({ page: 'b2' }), 'b2'))).toEqual([
      'a1 page',
      'a2 page',
      'a3 page',
      'b1 category',
      'c2 popular',
      'c1 popular',
    ]);
  });

  it('never has what is not live, what is twice, or the item of the page; none is longer than it should be', () => {
    const live = fc
      .subarray(Object.keys(items))
      .map((each) => new Map(each.map((item) => [item, items[item] as LiveItem])));
    const page = fc.constantFrom('a1', 'b2', 'gone', undefined);
    const settings = fc.record({
      mostPerCategory: fc.integer({ min: 1, max: 3 }),
      exploreEvery: fc.constantFrom(null, 2, 3),
    });
    fc.assert(
      fc.property(live, page, fc.integer({ min: 1, max: 8 }), settings, (live, page, count, settings) => {
        const from = source({ live, page, count }, settings);
        for (const list of [popularNow(from), likePage(from, page ?? 'a2'), forVisitor(from, ['a2', 'a1'], [], true)]) {
          const found = names(list);
          expect(found.every((item) => live.has(item) && item !== page)).toBe(true);
          expect(new Set(found).size).toBe(found.length);
          expect(found.length).toBeLessThanOrEqual(count);
          expect(list[0]?.why.kind).not.toBe('explored');
        }
      }),
    );
  });

  it('marks what was drawn, in its share of places', () => {
    const list = popularNow(source({ count: 4 }, { exploreEvery: 2 }));
    expect(list.map(({ why }) => why.kind)).toEqual(['popular', 'explored', 'popular', 'explored']);
  });
});
