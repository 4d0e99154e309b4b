/** One visit by a partner's link. */
export interface Touch {
  readonly partner: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly campaign?: string | undefined;
  /** What the partner calls this click. */
  readonly token?: string | undefined;
}

/**
 * Who is paid where several partners sent a visitor: the `first`, the `last`, or all by their `position` (two fifths
 * each to first and last, one fifth to those between).
 */
export type AttributionModel = (typeof MODELS)[number];
export const MODELS = ['first', 'last', 'position'] as const;

/** A touch and its part of a conversion: `weight` of the sum of all weights. */
export interface Credit {
  readonly touch: Touch;
  readonly weight: number;
}

/**
 * Whether a touch counts at a time, both in seconds since 1970: from its own second on, and no longer in that in which
 * the window ends.
 */
export const countsAt = (touch: Touch, at: number, windowSeconds: number): boolean =>
  touch.at <= at && at < touch.at + windowSeconds;

/**
 * Which touches are paid for a conversion, and in what proportion. None where none counts.
 *
 * @param at when it was, in seconds since 1970.
 */
export function attribute(
  touches: readonly Touch[],
  at: number,
  model: AttributionModel,
  windowSeconds: number,
): readonly Credit[] {
  const counting = touches
    .filter((touch) => countsAt(touch, at, windowSeconds))
    .toSorted((one, other) => one.at - other.at);
  if (model === 'first') return credits(counting.slice(0, 1), () => 1);
  if (model === 'last') return credits(counting.slice(-1), () => 1);
  const between = counting.length - 2;
  const isEnd = (index: number): boolean => index === 0 || index === counting.length - 1;
  // 2 × between at each end and 1 for each between: of 5 × between two fifths, two fifths and one fifth.
  return credits(counting, (index) => (between > 0 && isEnd(index) ? 2 * between : 1));
}

const credits = (touches: readonly Touch[], weightAt: (index: number) => number): readonly Credit[] =>
  touches.map((touch, index) => ({ touch, weight: weightAt(index) }));

/**
 * Shares out an amount by weights: the shares are whole, together the amount, and each less than one unit away from its
 * exact part.
 *
 * @param amountMinor in the smallest unit of its currency, such as øre.
 */
export function shareOut(amountMinor: number, weights: readonly number[]): readonly number[] {
  const total = BigInt(weights.reduce((sum, weight) => sum + weight, 0));
  let weighed = 0n;
  let given = 0n;
  return weights.map((weight) => {
    weighed += BigInt(weight);
    const share = (BigInt(amountMinor) * weighed) / total - given;
    given += share;
    return Number(share);
  });
}
