import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedIn, testGate } from '../../../test/support/feature-gate.ts';
import { featureLaws } from '../../../test/support/feature-laws.ts';
import { listSeed, shuffled } from './list-order.ts';

const COOKIE = 'listpage_member_id';
const seedOf = listSeed();

featureLaws('the seed of lists', {
  feature: seedOf,
  input: fc.string(),
  values: { [COOKIE]: fc.nat(1_023).map(String) },
});

/** What the cookie holds after the first page of a visit. */
function begun(seed: number): Record<string, string> {
  const { writes } = seedOf(testGate({ seed }), storedIn({}), 'home');
  return Object.fromEntries(writes.map((each) => [each.name, each.kind === 'set' ? each.value : '']));
}

describe('the seed of a list', () => {
  it('is the same in all of a visit, and another one for each list', () => {
    const first = seedOf(testGate({ seed: 1 }), storedIn({}), 'home');
    expect(first.writes).toEqual([{ kind: 'set', name: COOKIE, value: expect.any(String), lifetimeSeconds: null }]);
    const later = seedOf(testGate({ seed: 2, now: 1.8e9 }), storedIn(begun(1)), 'home');
    expect(later).toEqual({ value: first.value, writes: [], events: [] });
    expect(seedOf(testGate(), storedIn(begun(1)), 'search').value).not.toBe(first.value);
  });

  it('has nothing to do with that of the next visit, and is that of many', () => {
    const seeds = Array.from({ length: 12_000 }, (_, seed) => begun(seed + 1)[COOKIE]);
    expect(new Set(seeds).size).toBe(1_024);
    // With so many seeds, the same comes twice in a row about 12 times.
    expect(seeds.filter((seed, index) => seed === seeds[index - 1]).length).toBeLessThan(40);
  });

  it.each(['', '01', '1024', '-1', '1.5', ' 1', '1e3', '９'])('is drawn anew in the place of "%s"', (text) => {
    const { writes } = seedOf(testGate(), storedIn({ [COOKIE]: text }), 'home');
    expect(writes).toHaveLength(1);
  });

  it('is that of the day where the cookie is refused, the same for all', () => {
    const at = (seed: number, now: number): string =>
      seedOf(testGate({ seed, now, refused: new Set([COOKIE]) }), storedIn({}), 'home').value;
    expect(at(1, 86_400 * 20_000)).toBe(at(2, 86_400 * 20_000 + 86_399));
    expect(at(1, 86_400 * 20_000)).not.toBe(at(1, 86_400 * 20_001));
  });
});

describe('a shuffled list', () => {
  const keys = fc.uniqueArray(fc.string(), { maxLength: 40 });
  const same = (key: string): string => key;

  it('has the same items in the same order, whatever order they came in', () => {
    fc.assert(
      fc.property(
        keys.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        fc.string(),
        ([all, mixed], seed) => {
          expect(shuffled(mixed, seed, same)).toEqual(shuffled(all, seed, same));
          expect([...shuffled(all, seed, same)].sort()).toEqual([...all].sort());
        },
      ),
    );
  });

  it('leaves the others as they were to each other when one is gone', () => {
    fc.assert(
      fc.property(keys, fc.nat(), fc.string(), (all, at, seed) => {
        const left = all.filter((_, index) => index !== at);
        expect(shuffled(left, seed, same)).toEqual(shuffled(all, seed, same).filter((key) => left.includes(key)));
      }),
    );
  });

  it('puts each item first about as often', () => {
    const items = ['a', 'b', 'c', 'd'];
    const first = items.map(() => 0);
    for (let seed = 0; seed < 4_000; seed++) {
      const at = items.indexOf(shuffled(items, `home.${seed}`, same)[0] as string);
      first[at] = (first[at] ?? 0) + 1;
    }
    for (const count of first) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});
