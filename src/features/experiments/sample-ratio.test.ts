import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareTail, sampleRatio } from './sample-ratio.ts';

describe('the tail of chi-square', () => {
  // From SciPy 1's `chi2.sf`.
  it.each([
    [3.841458820694124, 1, 0.05],
    [10.827566170662733, 1, 0.001],
    [1, 1, 0.31731050786291115],
    [1e-9, 1, 0.999974768674784],
    [13.815510557964274, 2, 0.001],
    [16.26623619623813, 3, 0.001],
    [50, 3, 7.989179244951495e-11],
    [0.001, 5, 0.9999999983185123],
    [18.307038053275146, 10, 0.05],
    [1400, 19, 1.2760895851616752e-285],
    [100, 99, 0.4529585113209314],
    [1500, 2, 0],
    [0, 3, 1],
    [Number.POSITIVE_INFINITY, 3, 0],
  ])('beyond %d with %d degrees of freedom it is %d', (chiSquare, degrees, p) => {
    const found = chiSquareTail(chiSquare, degrees);
    expect(Math.abs(found - p)).toBeLessThanOrEqual(p * 1e-12);
  });

  it('is e^(−x/2) with two degrees of freedom, and e^(−x/2)(1 + x/2) with four', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 700, noNaN: true }), (x) => {
        const [two, four] = [Math.exp(-x / 2), Math.exp(-x / 2) * (1 + x / 2)];
        expect(Math.abs(chiSquareTail(x, 2) / two - 1)).toBeLessThan(1e-12);
        expect(Math.abs(chiSquareTail(x, 4) / four - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('grows less the further it begins', () => {
    const x = fc.double({ min: 0, max: 500, noNaN: true });
    fc.assert(
      fc.property(x, x, fc.integer({ min: 1, max: 30 }), (one, other, degrees) => {
        const near = chiSquareTail(Math.min(one, other), degrees);
        expect(near).toBeGreaterThanOrEqual(chiSquareTail(Math.max(one, other), degrees) - 1e-12);
      }),
    );
  });
});

describe('the sample ratio', () => {
  it.each([
    [[5_000, 5_100], [0.5, 0.5], 'even'],
    [[5_000, 5_400], [0.5, 0.5], 'mismatch'],
    [[9_000, 1_000], [0.9, 0.1], 'even'],
    [[1_000, 1_000, 1_000], [1, 1, 1], 'even'],
    [[1_000, 1_000, 1_200], [1, 1, 1], 'mismatch'],
    [[4, 4], [0.5, 0.5], 'too-few'],
    [[0, 0], [0.5, 0.5], 'too-few'],
    [[60, 0, 40], [0.6, 0, 0.4], 'even'],
    [[60, 5, 35], [0.6, 0, 0.4], 'mismatch'],
    [[60], [1, 1], 'mismatch'],
  ] as const)('of %j with weights %j is %s', (seen, weights, verdict) => {
    expect(sampleRatio(seen, weights).verdict).toBe(verdict);
  });

  it('tells how likely it is by chance', () => {
    const { p, chiSquare } = sampleRatio([5_000, 5_400], [1, 1]);
    expect(chiSquare).toBeCloseTo(400 ** 2 / 10_400, 10);
    expect(p).toBeCloseTo(8.769942375590228e-5, 14);
  });
});
