import type { Visits } from './visits.ts';

/** After so many half-lives a visit counts for less than a thousandth. */
const COUNTED_HALF_LIVES = 10;

export interface PopularityLives {
  readonly halfLifeSeconds: number;
  /** How long after its end a visit counts at all. */
  readonly keptSeconds: number;
}

/**
 * How often each item was watched of late: every visit with it counts, after a half-life half, after two a quarter, and
 * not at all once it has ended. It is of all visits alike and knows of no visitor.
 *
 * @param now seconds since 1970.
 */
export function recentPopularity(visits: Visits, now: number, lives: PopularityLives): ReadonlyMap<string, number> {
  const weights = visits.ends().map((end) => weightOf(now - end, lives));
  const { numbers, starts, lengths } = visits.postings.arrays();
  const found = new Map<string, number>();
  visits.names.forEach((name, item) => {
    const start = starts[item] as number;
    let sum = 0;
    // The newest first: the sum is the same however the visits came in.
    for (let at = start + (lengths[item] as number) - 1; at >= start; at--) {
      const weight = weights[numbers[at] as number] as number;
      if (weight === 0) break;
      sum += weight;
    }
    if (sum > 0) found.set(name, sum);
  });
  return found;
}

function weightOf(age: number, { halfLifeSeconds, keptSeconds }: PopularityLives): number {
  const halfLives = Math.max(age, 0) / halfLifeSeconds;
  return halfLives > COUNTED_HALF_LIVES || age >= keptSeconds ? 0 : 2 ** -halfLives;
}
