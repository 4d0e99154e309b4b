import { LANGUAGE_ALIASES, LANGUAGES, type Language } from '../registry/index.ts';
import { findPhrases, type Phrases, phrasesOf } from './phrases.ts';
import { WORDS } from './words/index.ts';

/** The language of the interface that a tag means: `pt-BR` is `pt`, `nb` is `no`, `zh-CN` is `zh-Hans`. */
export function languageOf(tag: string): Language | undefined {
  const lower = tag.toLowerCase();
  const [primary = ''] = lower.split('-');
  const wanted = [lower, LANGUAGE_ALIASES[lower], primary, LANGUAGE_ALIASES[primary]];
  return LANGUAGES.find((each) => wanted.includes(each.toLowerCase()) || wanted.includes(each));
}

const PHRASES: Phrases<Language> = phrasesOf(
  WORDS.flatMap(({ language, columns, categories, session, endless, cookie, ourselves }) =>
    [...Object.values(columns), ...Object.values(categories), session, endless, cookie, ourselves].map(
      (list) => [list, language] as const,
    ),
  ),
);

const MOST_LETTERS = 20_000;

/** The language whose words a text has most of, where one stands out. */
export function guessLanguage(text: string): Language | undefined {
  const counts = new Map<Language, number>();
  for (const { meaning, letters } of findPhrases(PHRASES, text.slice(0, MOST_LETTERS)))
    counts.set(meaning, (counts.get(meaning) ?? 0) + letters);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0) * 1.1 ? first[0] : undefined;
}
