import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, MODELS, shareOut, type Touch } from './credit.ts';

const WINDOW = 30 * 86_400;
const NOW = 1_795_694_400;
const touch = (partner: string, daysAgo: number): Touch => ({ partner, at: NOW - daysAgo * 86_400 });
const shares = (touches: readonly Touch[], model: (typeof MODELS)[number]) => {
  const credits = attribute(touches, NOW, model, WINDOW);
  const total = credits.reduce((sum, { weight }) => sum + weight, 0);
  return credits.map((credit) => [credit.touch.partner, credit.weight / total]);
};
const touches = fc.array(
  fc.record({ partner: fc.constantFrom('a', 'b', 'c'), at: fc.integer({ min: NOW - 2 * WINDOW, max: NOW + 100 }) }),
);

describe('a touch counts in [t, t + 30 days)', () => {
  it.each([
    [-1, 0],
    [0, 1],
    [1, 1],
    [WINDOW - 1, 1],
    [WINDOW, 0],
    [WINDOW + 1, 0],
  ])('%i seconds after it: %i', (after, count) => {
    for (const model of MODELS) {
      expect(attribute([{ partner: 'a', at: NOW - after }], NOW, model, WINDOW)).toHaveLength(count);
    }
  });
});

describe('the models', () => {
  const three = [touch('middle', 10), touch('last', 1), touch('first', 20), touch('too old', 30)];
  it('pay the first, or the last, in whatever order they are kept', () => {
    expect(shares(three, 'first')).toEqual([['first', 1]]);
    expect(shares(three, 'last')).toEqual([['last', 1]]);
  });

  it('pay by position two fifths to the ends, one fifth to those between', () => {
    expect(shares([touch('only', 1)], 'position')).toEqual([['only', 1]]);
    expect(shares([touch('first', 2), touch('last', 1)], 'position')).toEqual([
      ['first', 0.5],
      ['last', 0.5],
    ]);
    expect(shares(three, 'position')).toEqual([
      ['first', 0.4],
      ['middle', 0.2],
      ['last', 0.4],
    ]);
    expect(shares([...three, touch('another', 5)], 'position')).toEqual([
      ['first', 0.4],
      ['middle', 0.1],
      ['another', 0.1],
      ['last', 0.4],
    ]);
  });

  it('agree where one partner alone has sent the visitor, and pay nobody without a touch', () => {
    fc.assert(
      fc.property(touches, (all) => {
        const lengths = MODELS.map((model) => attribute(all, NOW, model, WINDOW).length);
        const counting = all.filter(({ at }) => at <= NOW && NOW < at + WINDOW);
        expect(lengths).toEqual([Math.min(1, counting.length), Math.min(1, counting.length), counting.length]);
        expect(attribute(all, NOW, 'first', WINDOW)[0]?.touch.at).toBe(
          counting.length > 0 ? Math.min(...counting.map(({ at }) => at)) : undefined,
        );
      }),
    );
  });
});

describe('an amount', () => {
  it('is shared out to the last øre, each share within one of its part', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(fc.maxSafeNat(), weights, (amount, all) => {
        const given = shareOut(amount, all);
        expect(given.reduce((sum, share) => sum + BigInt(share), 0n)).toBe(BigInt(amount));
        const total = BigInt(all.reduce((sum, weight) => sum + weight, 0));
        given.forEach((share, index) => {
          const away = BigInt(share) * total - BigInt(amount) * BigInt(all[index] as number);
          expect(away < total && away > -total).toBe(true);
        });
      }),
    );
    expect(shareOut(100, [1, 1, 1])).toEqual([33, 33, 34]);
  });
});
