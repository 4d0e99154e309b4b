import type { Language } from '../../src/registry/index.ts';
import { htmlLanguage } from '../../src/render/index.ts';

/**
 * Day and hour in Oslo, where the site is run, since a visitor's own zone is not known here.
 *
 * @param at seconds since 1970, within a week.
 */
export function timeText(at: number, language: Language): string {
  const format = new Intl.DateTimeFormat(htmlLanguage(language), {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'Europe/Oslo',
    timeZoneName: 'short',
  });
  return format.format(at * 1_000);
}
