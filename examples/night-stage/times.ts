import type { Language } from '../../src/registry/index.ts';
import { htmlLanguage, kept } from '../../src/render/index.ts';

/** Where the site is run, since a visitor's own zone is not known here. */
const HOUR_IN_OSLO = {
  weekday: 'long',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Europe/Oslo',
  timeZoneName: 'short',
} as const;

const timeFormat = kept((language) => new Intl.DateTimeFormat(htmlLanguage(language), HOUR_IN_OSLO));
const showFormat = kept(
  (language) => new Intl.DateTimeFormat(htmlLanguage(language), { ...HOUR_IN_OSLO, day: 'numeric', month: 'long' }),
);

/**
 * Day of the week and hour.
 *
 * @param at seconds since 1970, within a week.
 */
export const timeText = (at: number, language: Language): string => timeFormat(language).format(at * 1_000);

/** The same with the date. */
export const showText = (at: Date, language: Language): string => showFormat(language).format(at);
