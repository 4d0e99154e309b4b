const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;
const YEAR = 365 * DAY;

/** Ours: the most days that the registry's durations can write (ISO 8601, five digits). */
const MOST_DAYS = 99_999;

/**
 * The retention that covers a lifetime which was seen: rounded up, never down, to whole years where it is some, else to
 * days, hours or minutes as people say them.
 *
 * @param seconds how long it lives; `null` until the session ends.
 */
export function retentionOf(seconds: number | null): string {
  if (seconds === null || seconds <= 0) return 'session';
  if (seconds % YEAR === 0 && seconds / YEAR <= MOST_DAYS) return `P${seconds / YEAR}Y`;
  if (seconds >= DAY) return daysOf(Math.ceil(seconds / DAY));
  if (seconds >= HOUR && seconds % HOUR === 0) return `PT${seconds / HOUR}H`;
  if (seconds > 2 * HOUR) return hoursOf(Math.ceil(seconds / HOUR));
  return minutesOf(Math.ceil(seconds / MINUTE));
}

const daysOf = (days: number): string =>
  days <= MOST_DAYS ? `P${days}D` : `P${Math.min(Math.ceil(days / 365), MOST_DAYS)}Y`;
const hoursOf = (hours: number): string => (hours === 24 ? 'P1D' : `PT${hours}H`);
const minutesOf = (minutes: number): string => (minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${minutes}M`);
