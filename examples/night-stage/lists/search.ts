import type { Language } from '../../../src/registry/index.ts';
import { ARTISTS, type Artist, byPopularity } from '../catalogue.ts';
import { SITE_STRINGS } from '../strings/index.ts';

/** No name and no city is longer. */
export const MOST_LETTERS = 60;

/**
 * Letters by their base alone: neither case nor accents count. It is English in each language, since there ø is an o with
 * a stroke; in Norwegian it is a letter of its own, and who has no key for it would find nothing.
 */
const BASES = new Intl.Collator('en', { usage: 'search', sensitivity: 'base' });

/** The artists with each word of a query in their name, their genre or their city, as the language calls them. */
export function found(query: string, language: Language): readonly Artist[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const { genres, cities } = SITE_STRINGS[language];
  return ARTISTS.filter(({ name, genre, city }) => {
    const texts = [name, genres[genre], cities[city]];
    return words.every((word) => texts.some((text) => holds(text, word)));
  }).toSorted(byPopularity);
}

const wordsOf = (query: string): readonly string[] =>
  query
    .slice(0, MOST_LETTERS)
    .normalize()
    .split(/\s+/)
    .filter((each) => each !== '');

/** Whether a word stands somewhere in a text, whole or as a part. */
function holds(text: string, word: string): boolean {
  const letters = [...text.normalize()];
  const { length } = [...word];
  return letters.some((_, at) => BASES.compare(letters.slice(at, at + length).join(''), word) === 0);
}
