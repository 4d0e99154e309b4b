import type { Retention } from './registry.ts';

/** The units of ISO 8601 durations, largest first, each with its length in seconds. */
const UNITS = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** One number and one unit: what a policy prints as one word, '30 days'. */
export interface Duration {
  readonly value: number;
  readonly unit: (typeof UNITS)[number][0];
}

// ISO 8601-1:2019 5.5.2.2, without fractions: a policy that counts in fractions cannot be read aloud.
const DURATION =
  /^P(?!$)(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?!$)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/;

/**
 * Splits an ISO 8601 duration into its numbers and units, largest first.
 *
 * @returns the parts that are not zero; `undefined` when the text is no duration or is zero in all.
 */
export function parseDuration(text: string): readonly Duration[] | undefined {
  const found = DURATION.exec(text);
  if (!found) return undefined;
  const parts = UNITS.flatMap(([unit], index) => {
    const value = Number(found[index + 1] ?? 0);
    return value > 0 ? [{ value, unit }] : [];
  });
  return parts.length > 0 ? parts : undefined;
}

/**
 * How long a retention lets a thing live, in seconds; `null` for `session`.
 *
 * Ours: a year counts 365 days and a month 30, since a cap must be one number for every start date.
 * Throws a RangeError for a text that is no retention: the registry's parser has refused it before.
 */
export function retentionSeconds(retention: Retention): number | null {
  if (retention === 'session') return null;
  const parts = parseDuration(retention);
  if (!parts) throw new RangeError(`not a retention: ${retention}`);
  const seconds = new Map<string, number>(UNITS);
  return parts.reduce((sum, { value, unit }) => sum + value * (seconds.get(unit) ?? 0), 0);
}
