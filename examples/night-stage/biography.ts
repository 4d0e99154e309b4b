import type { Language } from '../../src/registry/index.ts';
import { fill } from '../../src/render/index.ts';
import type { Artist } from './catalogue.ts';
import { SITE_STRINGS } from './strings/index.ts';

/** The life of an artist in three sentences: the music, the people, the evening. */
export function biography({ name, genre, lineup, evening }: Artist, language: Language): readonly string[] {
  const { genres, lineups, evenings } = SITE_STRINGS[language].about;
  return [fill(genres[genre], { name }), lineups[lineup], evenings[evening]];
}
