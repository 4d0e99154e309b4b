import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw, numberBelow } from './draw.ts';

/** The same bytes at each run, as good as random ones: AES-256 in counter mode. */
function source(key = 1): (count: number) => Uint8Array {
  const cipher = createCipheriv('aes-256-ctr', new Uint8Array(32).fill(key), new Uint8Array(16));
  return (count) => cipher.update(new Uint8Array(count));
}

/** Pearson's, over what was counted and what was to be expected. */
const chiSquare = (counts: readonly number[], expected: readonly number[]): number =>
  counts.reduce(
    (sum, count, index) => sum + (count - (expected[index] as number)) ** 2 / (expected[index] as number),
    0,
  );

const DRAWS = 100_000;

describe('a hundred thousand draws', () => {
  // The value that chi-square passes once in a hundred thousand times (p = 1e-5), by degrees of freedom.
  it.each([
    ['two', [56, 44], 19.51],
    ['five of different weights', [1, 2, 4, 8, 16], 28.47],
    ['ten of the same weight', Array<number>(10).fill(10), 39.34],
    ['one that is rare', [999, 1], 19.51],
    ['more than two bytes of weight', [70_000, 30_001, 1_000_000], 23.03],
  ])('among %s come as their weights are', (_, weights, limit) => {
    const bytes = source();
    const counts = weights.map(() => 0);
    for (let index = 0; index < DRAWS; index++) {
      const drawn = draw(weights, bytes);
      counts[drawn] = (counts[drawn] as number) + 1;
    }
    const sum = weights.reduce((total, weight) => total + weight, 0);
    expect(
      chiSquare(
        counts,
        weights.map((weight) => (weight / sum) * DRAWS),
      ),
    ).toBeLessThan(limit);
  });
});

it('draws each number from just as many bytes, whatever the limit', () => {
  for (let limit = 2; limit <= 256; limit++) {
    const counts = Array<number>(limit).fill(0);
    for (let byte = 0; byte < 256; byte++) {
      // What is drawn over the limit asks again: only first bytes that count are counted.
      let asked = 0;
      const number = numberBelow(limit, () => Uint8Array.of(asked++ === 0 ? byte : 0));
      if (asked === 1) counts[number] = (counts[number] as number) + 1;
    }
    expect(new Set(counts).size).toBe(1);
  }
});

it('stays below any limit, and draws nothing of weight 0', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: 1, max: 255 }), (limit, key) => {
      const number = numberBelow(limit, source(key));
      expect(Number.isInteger(number) && number >= 0 && number < limit).toBe(true);
    }),
  );
  const weights = fc.array(fc.nat(20), { minLength: 1 }).filter((all) => all.some((weight) => weight > 0));
  fc.assert(
    fc.property(weights, fc.integer({ min: 1, max: 255 }), (all, key) => {
      expect(all[draw(all, source(key))]).toBeGreaterThan(0);
    }),
  );
});

it('does not wait for ever on a source that repeats itself', () => {
  expect(() => numberBelow(100, (count) => new Uint8Array(count).fill(255))).toThrow('repeats itself');
});
