import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retentionSeconds } from '../../registry/index.ts';
import { retentionOf } from './lifetime.ts';

const DAY = 86_400;

describe('the retention that covers a lifetime', () => {
  it.each([
    [null, 'session'],
    [1, 'PT1M'],
    [60, 'PT1M'],
    [61, 'PT2M'],
    [1_799, 'PT30M'],
    [3_600, 'PT1H'],
    [5_400, 'PT90M'],
    [43_200, 'PT12H'],
    [10_000, 'PT3H'],
    [86_399, 'P1D'],
    [DAY, 'P1D'],
    [DAY + 1, 'P2D'],
    [30 * DAY, 'P30D'],
    [29 * DAY + 86_395, 'P30D'],
    [180 * DAY, 'P180D'],
    [365 * DAY, 'P1Y'],
    [63_072_000, 'P2Y'],
    [400 * DAY, 'P400D'],
    // 31 December 9999, as some sites write it.
    [251_000_000_000, 'P7960Y'],
  ])('%s seconds: %s', (seconds, retention) => expect(retentionOf(seconds)).toBe(retention));

  it('is never shorter than what was seen, and can be read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400_000_000_000 }), (seconds) => {
        expect(retentionSeconds(retentionOf(seconds))).toBeGreaterThanOrEqual(seconds);
      }),
    );
  });

  it('is not much longer either', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40 * DAY, max: 4_000 * DAY }), (seconds) => {
        expect(retentionSeconds(retentionOf(seconds))).toBeLessThanOrEqual(seconds * 1.1);
      }),
    );
  });
});
