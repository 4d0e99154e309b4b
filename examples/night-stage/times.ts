import type { Language } from '../../src/registry/index.ts';
import { htmlLanguage } from '../../src/render/index.ts';

/** Where the site is run, since a visitor's own zone is not known here. */
const HOUR_IN_OSLO = {
  weekday: 'long',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Europe/Oslo',
  timeZoneName: 'short',
} as const;

/**
 * Day of the week and hour.
 *
 * @param at seconds since 1970, within a week.
 */
export const timeText = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(htmlLanguage(language), HOUR_IN_OSLO).format(at * 1_000);

/** The same with the date. */
export function showText(at: Date, language: Language): string {
  const format = new Intl.DateTimeFormat(htmlLanguage(language), { ...HOUR_IN_OSLO, day: 'numeric', month: 'long' });
  return format.format(at);
}
