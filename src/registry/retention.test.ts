import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration, retentionSeconds } from './retention.ts';

describe('retentionSeconds', () => {
  it.each([
    ['session', null],
    ['PT1M', 60],
    ['PT1H', 3_600],
    ['P1D', 86_400],
    ['P2W', 14 * 86_400],
    ['P1M', 30 * 86_400],
    ['P13M', 390 * 86_400],
    ['P1Y', 365 * 86_400],
    ['P1Y2DT3S', 367 * 86_400 + 3],
  ])('%s is %s seconds', (retention, seconds) => expect(retentionSeconds(retention)).toBe(seconds));
});

describe('parseDuration', () => {
  it.each(['', 'P', 'PT', 'P1', '1D', 'P-1D', 'P1.5D', 'P1DT', 'P1H', 'p1d', 'P0D', ' P1D', 'P1D ', 'P123456D'])(
    'takes no %j',
    (text) => expect(parseDuration(text)).toBeUndefined(),
  );

  it('reads back what it was made of', () => {
    const count = fc.integer({ min: 0, max: 99_999 });
    fc.assert(
      fc.property(count, count, count, (days, hours, seconds) => {
        fc.pre(days + hours + seconds > 0);
        const parts = parseDuration(`P${days}DT${hours}H${seconds}S`);
        const total = parts?.map(({ value, unit }) => [unit, value]);
        const expected = [
          ['day', days],
          ['hour', hours],
          ['second', seconds],
        ].filter(([, value]) => value !== 0);
        expect(total).toEqual(expected);
      }),
    );
  });
});
