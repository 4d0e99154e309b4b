import { parseDuration } from '../../registry/index.ts';
import type { PrintedUnit } from '../words/index.ts';

interface Amount {
  readonly value: number;
  readonly unit: PrintedUnit;
}

const DAY = 86_400;

/** Ours, as in the registry: a year counts 365 days and a month 30. */
const SECONDS: Readonly<Record<PrintedUnit, number>> = {
  year: 365 * DAY,
  halfYear: 182.5 * DAY,
  quarter: 91.25 * DAY,
  month: 30 * DAY,
  week: 7 * DAY,
  day: DAY,
  hour: 3600,
  minute: 60,
  second: 1,
};

/** How long a duration is, in seconds. */
export const secondsOf = (amounts: readonly Amount[]): number =>
  amounts.reduce((sum, { value, unit }) => sum + value * SECONDS[unit], 0);

const LETTERS = ['Y', 'M', 'W', 'D', 'H', 'M', 'S'] as const;
type Counts = [
  years: number,
  months: number,
  weeks: number,
  days: number,
  hours: number,
  minutes: number,
  seconds: number,
];

/** The next smaller unit of each, with how many of it there are: for what is left of a fraction. */
const SMALLER: readonly (readonly [index: number, factor: number])[] = [
  [1, 12],
  [3, 30],
  [3, 7],
  [4, 24],
  [5, 60],
  [6, 60],
];

/**
 * An ISO 8601 duration as a registry takes it, in the units that were printed: `730 days` is `P730D`. A fraction, which a
 * registry does not know, goes on in the next smaller unit: 1.5 years is `P1Y6M`. `undefined` for nothing.
 */
export function isoOf(amounts: readonly Amount[]): string | undefined {
  const counts: Counts = [0, 0, 0, 0, 0, 0, 0];
  for (const { value, unit } of amounts) add(counts, indexOf(unit), value * FACTORS[unit]);
  const iso = written(counts);
  // A number with more digits than a registry takes is written in the largest unit.
  return iso === undefined || parseDuration(iso) ? iso : written(inYears(secondsOf(amounts)));
}

const INDEX: Readonly<Record<PrintedUnit, number>> = {
  year: 0,
  halfYear: 1,
  quarter: 1,
  month: 1,
  week: 2,
  day: 3,
  hour: 4,
  minute: 5,
  second: 6,
};
const FACTORS: Readonly<Record<PrintedUnit, number>> = {
  year: 1,
  halfYear: 6,
  quarter: 3,
  month: 1,
  week: 1,
  day: 1,
  hour: 1,
  minute: 1,
  second: 1,
};
const indexOf = (unit: PrintedUnit): number => INDEX[unit];

function add(counts: Counts, index: number, value: number): void {
  const whole = Math.floor(value + 1e-9);
  counts[index] = (counts[index] ?? 0) + whole;
  const rest = value - whole;
  if (rest < 1e-6) return;
  const smaller = SMALLER[index];
  if (smaller) add(counts, smaller[0], rest * smaller[1]);
  else counts[index] = (counts[index] ?? 0) + 1;
}

function written(counts: Counts): string | undefined {
  const part = (from: number, to: number): string =>
    counts
      .slice(from, to)
      .map((count, at) => (count > 0 ? `${count}${LETTERS[from + at]}` : ''))
      .join('');
  const date = part(0, 4);
  const time = part(4, 7);
  return date + time === '' ? undefined : `P${date}${time && `T${time}`}`;
}

function inYears(seconds: number): Counts {
  const years = Math.min(99_999, Math.floor(seconds / SECONDS.year));
  const days = Math.floor((seconds - years * SECONDS.year) / DAY);
  return [years, 0, 0, Math.min(days, 364), 0, 0, 0];
}
