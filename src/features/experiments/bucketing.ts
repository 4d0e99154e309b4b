import { fnv1a32 } from '../fnv1a.ts';

/**
 * Who gets which arm, by the hash and the ranges that GrowthBook publishes for all of its SDKs
 * (docs.growthbook.io/lib/build-your-own, 'Helper Functions'), so that other servers of a site come to the same.
 */

/** A part of the line from 0 to 1: with its start, without its end. */
export type BucketRange = readonly [start: number, end: number];

/** A part of a space that experiments share: where their parts do not overlap, nobody is in two of them. */
export interface Namespace {
  readonly name: string;
  /** From 0 to 1; belongs to the part. */
  readonly from: number;
  /** From 0 to 1; does not belong to the part. */
  readonly to: number;
}

/** What decides over a unit's arm. */
export interface Split {
  readonly seed: string;
  readonly ranges: readonly BucketRange[];
  readonly namespace?: Namespace | undefined;
}

/** The index of a unit's arm, or why it has none. */
export type Bucket = number | 'other-namespace' | 'not-covered';

/** Where a unit stands on the line from 0 to 1, in ten-thousandths: hash version 2. */
export const positionOf = (seed: string, unit: string): number =>
  (fnv1a32(String(fnv1a32(seed + unit))) % 10_000) / 10_000;

/**
 * Hash version 1, in thousandths. Two experiments with it are not independent of each other: it is used where the
 * published scheme asks for it, which is in namespaces, and nowhere else.
 */
export const oldPositionOf = (seed: string, unit: string): number => (fnv1a32(unit + seed) % 1_000) / 1_000;

export function isInNamespace(unit: string, { name, from, to }: Namespace): boolean {
  const position = oldPositionOf(`__${name}`, unit);
  return position >= from && position < to;
}

/**
 * The range of each arm. Less coverage makes each range shorter where it begins, so that nobody changes arms by it.
 *
 * @param weights a share for each arm, of a sum of 1; as published, others count as equal ones.
 * @param coverage the part of all units that takes part; as published, what is not from 0 to 1 counts as the nearer one.
 */
export function bucketRanges(arms: number, coverage = 1, weights: readonly number[] = []): readonly BucketRange[] {
  const covered = Math.min(Math.max(coverage, 0), 1);
  let end = 0;
  return (isSplit(weights, arms) ? weights : equalWeights(arms)).map((weight) => {
    const start = end;
    end += weight;
    return [start, start + covered * weight];
  });
}

/** Whether there is a weight for each arm, and their sum is 1, give or take what rounding leaves. */
export function isSplit(weights: readonly number[], arms: number): boolean {
  const sum = weights.reduce((total, each) => total + each, 0);
  return weights.length === arms && sum >= 0.99 && sum <= 1.01;
}

export const equalWeights = (arms: number): readonly number[] => Array.from({ length: arms }, () => 1 / arms);

/** The first range that a position is in; −1 for none. */
export const chooseRange = (position: number, ranges: readonly BucketRange[]): number =>
  ranges.findIndex(([start, end]) => position >= start && position < end);

/** Which arm a unit gets: the same at any time and on any server. */
export function bucketOf(unit: string, { seed, ranges, namespace }: Split): Bucket {
  if (namespace && !isInNamespace(unit, namespace)) return 'other-namespace';
  const arm = chooseRange(positionOf(seed, unit), ranges);
  return arm < 0 ? 'not-covered' : arm;
}
