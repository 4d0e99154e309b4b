import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../../../vectors/buckets.json' with { type: 'json' };
import { fnv1a32 } from '../fnv1a.ts';
import {
  type BucketRange,
  bucketOf,
  bucketRanges,
  chooseRange,
  equalWeights,
  isInNamespace,
  oldPositionOf,
  positionOf,
} from './bucketing.ts';
import { type Experiment, settingsOf } from './settings.ts';

const rounded = (ranges: readonly BucketRange[]): readonly BucketRange[] =>
  ranges.map(([start, end]) => [Number(start.toFixed(8)), Number(end.toFixed(8))]);

describe('the published cases', () => {
  it.each(vectors.fnv1a32 as [string, number][])('FNV-1a of "%s" is %d', (text, hash) =>
    expect(fnv1a32(text)).toBe(hash),
  );

  it.each(vectors.positions as [string, string, number][])('seed "%s" puts unit "%s" at %d', (seed, unit, position) =>
    expect(positionOf(seed, unit)).toBe(position),
  );

  it.each(vectors.oldPositions as [string, string, number][])(
    'version 1: seed "%s" puts "%s" at %d',
    (seed, unit, at) => expect(oldPositionOf(seed, unit)).toBe(at),
  );

  it.each(vectors.ranges as unknown as [number, number | null, number[] | null, BucketRange[]][])(
    '%d arms with coverage %j and weights %j have their ranges',
    (arms, coverage, weights, ranges) =>
      expect(rounded(bucketRanges(arms, coverage ?? undefined, weights ?? undefined))).toEqual(rounded(ranges)),
  );

  it.each(vectors.assignments as [string, string, string | null][])('%s gives unit "%s" %j', (name, unit, arm) => {
    const { arms, ...rest } = vectors.experiments.find((each) => each.name === name) as Omit<Experiment, 'cookie'>;
    const bucket = bucketOf(unit, settingsOf(name, { ...rest, arms, cookie: 'arm' }));
    expect(typeof bucket === 'number' ? arms[bucket] : null).toBe(arm);
  });
});

const file = process.env.GROWTHBOOK_CASES;
// GrowthBook's own cases are in its repository: packages/sdk-js/test/cases.json.
describe.runIf(file)('the cases that GrowthBook publishes', () => {
  const cases = file ? JSON.parse(readFileSync(file, 'utf8')) : {};
  it('come out as they should', () => {
    for (const [seed, unit, version, at] of cases.hash) {
      if (version === 1) expect(oldPositionOf(seed, unit)).toBe(at);
      if (version === 2) expect(positionOf(seed, unit)).toBe(at);
    }
    for (const [, [arms, coverage, weights], ranges] of cases.getBucketRange)
      expect(rounded(bucketRanges(arms, coverage, weights ?? undefined))).toEqual(rounded(ranges));
    for (const [, position, ranges, arm] of cases.chooseVariation) expect(chooseRange(position, ranges)).toBe(arm);
    for (const [, unit, [name, from, to], isIn] of cases.inNamespace)
      expect(isInNamespace(unit, { name, from, to })).toBe(isIn);
    expect.hasAssertions();
  });
});

const split = fc
  .integer({ min: 2, max: 6 })
  .chain((arms) => fc.array(fc.integer({ min: 0, max: 100 }), { minLength: arms, maxLength: arms }))
  .filter((shares) => shares.some((each) => each > 0))
  .map((shares) => shares.map((each) => each / shares.reduce((sum, other) => sum + other)));
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('spreading', () => {
  const apart: readonly BucketRange[] = [
    [0, 0.25],
    [0.5, 0.75],
  ];
  it.each([
    [0, 0],
    [0.2499, 0],
    [0.25, -1],
    [0.4999, -1],
    [0.5, 1],
    [0.75, -1],
  ])('has its start in a range, and its end not: %d is in %d', (position, arm) =>
    expect(chooseRange(position, apart)).toBe(arm),
  );

  it('has its start in a part of a namespace, and its end not', () => {
    const at = oldPositionOf('__list', 'u1');
    expect(isInNamespace('u1', { name: 'list', from: at, to: 1 })).toBe(true);
    expect(isInNamespace('u1', { name: 'list', from: 0, to: at })).toBe(false);
  });

  it('moves nobody to another arm when the coverage changes, and takes nobody in when it shrinks', () => {
    fc.assert(
      fc.property(split, share, share, fc.string(), (weights, one, other, unit) => {
        const bucket = (coverage: number) =>
          bucketOf(unit, { seed: 'seed', ranges: bucketRanges(weights.length, coverage, weights) });
        const [narrow, wide] = [bucket(Math.min(one, other)), bucket(Math.max(one, other))];
        if (narrow !== 'not-covered') expect(wide).toBe(narrow);
      }),
    );
  });

  it('has one arm at most for a position, and one for each where all are covered', () => {
    fc.assert(
      fc.property(split, share, fc.integer({ min: 0, max: 9_989 }), (weights, coverage, thousandths) => {
        const position = thousandths / 10_000;
        const holders = bucketRanges(weights.length, coverage, weights).filter(
          ([start, end]) => position >= start && position < end,
        );
        expect(holders.length).toBeLessThanOrEqual(1);
        expect(chooseRange(position, bucketRanges(weights.length, 1, weights))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('gives no arm whose weight is 0', () => {
    const { ranges } = settingsOf('test', { cookie: 'arm', arms: ['a', 'b', 'c'], weights: [0.5, 0, 0.5] });
    for (let unit = 0; unit < 5_000; unit++) expect(bucketOf(`${unit}`, { seed: 'seed', ranges })).not.toBe(1);
  });

  it('spreads units evenly, and two experiments independently of each other', () => {
    const units = 100_000;
    const counts = [0, 0, 0, 0] as [number, number, number, number];
    const ranges = bucketRanges(2);
    const arm = (seed: string, unit: number): number => bucketOf(String(unit), { seed, ranges }) as number;
    for (let unit = 0; unit < units; unit++) {
      const both = 2 * arm('one', unit) + arm('other', unit);
      counts[both as 0] += 1;
    }
    const chiSquare = counts.reduce((sum, each) => sum + (each - units / 4) ** 2 / (units / 4), 0);
    // The limit of chance in one of 1,000 cases, with 3 degrees of freedom.
    expect(chiSquare).toBeLessThan(16.27);
  });

  it('keeps experiments apart that share no part of a namespace', () => {
    fc.assert(
      fc.property(fc.string(), share, (unit, middle) => {
        const parts = [
          { name: 'list', from: 0, to: middle },
          { name: 'list', from: middle, to: 1 },
        ];
        expect(parts.filter((part) => isInNamespace(unit, part))).toHaveLength(1);
      }),
    );
  });

  it('has a share for each arm by default', () => expect(equalWeights(4)).toEqual([0.25, 0.25, 0.25, 0.25]));
});
