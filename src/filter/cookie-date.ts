const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Whatever is no letter, digit, colon or byte above 127 parts tokens (RFC 6265 5.1.1, delimiter). */
const DELIMITERS = /[\t\u0020-\u002f\u003b-\u0040\u005b-\u0060\u007b-\u007e]+/;

/** What follows a number in its token may be anything that does not begin with a digit. */
const TIME = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\D.*)?$/s;
const DAY = /^(\d{1,2})(?:\D.*)?$/s;
const YEAR = /^(\d{2,4})(?:\D.*)?$/s;

interface Found {
  time?: readonly [hour: number, minute: number, second: number];
  day?: number;
  month?: number;
  year?: number;
}

/**
 * The time that the `Expires` of a cookie means, read as RFC 6265 5.1.1 has browsers read it: most spellings
 * of a date, no time zone but UTC.
 *
 * @returns seconds since 1970; `undefined` for a text that a browser takes for no date.
 */
export function parseCookieDate(text: string): number | undefined {
  const found: Found = {};
  for (const token of text.split(DELIMITERS)) takeToken(found, token);
  const { time, day, month, year } = found;
  if (!time || day === undefined || month === undefined || year === undefined) return undefined;
  const fullYear = year < 70 ? year + 2_000 : year < 100 ? year + 1_900 : year;
  const [hour, minute, second] = time;
  if (day < 1 || day > 31 || fullYear < 1601 || hour > 23 || minute > 59 || second > 59) return undefined;
  const at = new Date(Date.UTC(fullYear, month, day, hour, minute, second));
  // The 31st of a shorter month is no date.
  return at.getUTCDate() === day ? at.getTime() / 1000 : undefined;
}

/** Each token says one thing, the first that has not been said yet. */
function takeToken(found: Found, token: string): void {
  const time = found.time ? null : TIME.exec(token);
  const day = found.day === undefined ? DAY.exec(token) : null;
  const month = found.month === undefined ? MONTHS.indexOf(token.slice(0, 3).toLowerCase()) : -1;
  const year = found.year === undefined ? YEAR.exec(token) : null;
  if (time) found.time = [Number(time[1]), Number(time[2]), Number(time[3])];
  else if (day) found.day = Number(day[1]);
  else if (month >= 0) found.month = month;
  else if (year) found.year = Number(year[1]);
}
