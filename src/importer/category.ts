import { STANDARD_CATEGORIES } from '../registry/index.ts';
import { lettersOf, plain } from './fold.ts';
import { findPhrases, type Phrases, phrasesOf } from './phrases.ts';
import { withoutProducts } from './products.ts';
import { PRINTED_CATEGORIES, type PrintedCategory, WORDS } from './words/index.ts';

/** What a text says about a category. */
export interface ReadCategory {
  /** One of the standard categories; `undefined` where the word is none of them. */
  readonly id: string | undefined;
  /** As printed. */
  readonly printed: string;
  /** Share of the letters that name it, 0 to 1: a category and little else, or a text that names one in passing. */
  readonly covered: number;
  /** Why it is uncertain. */
  readonly doubt?: string;
}

const CATEGORY_PHRASES: Phrases<PrintedCategory> = phrasesOf(
  WORDS.flatMap(({ categories }) => PRINTED_CATEGORIES.map((meaning) => [categories[meaning], meaning] as const)),
);

const COOKIE_PHRASES: Phrases<true> = phrasesOf(WORDS.map(({ cookie }) => [cookie, true] as const));

/** Whether a text is the name of a category and little else. */
export function isCategory(text: string): boolean {
  return (readCategory(text)?.covered ?? 0) >= 0.7;
}

/** Words that mean a category only where little else stands: 'ads', 'function', 'other'. */
const WEAK: ReadonlySet<PrintedCategory> = new Set(['unsorted']);

/**
 * The category that a text names: a cell, a heading or the words of a type. Of several the first counts, with a doubt.
 *
 * @param most how many words the text may have: a sentence names a category in passing.
 */
export function readCategory(text: string, most = 12): ReadCategory | undefined {
  const words = plain(text).split(' ');
  if (words.length > most) return undefined;
  const hits = findPhrases(CATEGORY_PHRASES, withoutProducts(text));
  const strong = hits.filter(({ meaning }) => !WEAK.has(meaning));
  const [first] = strong.length > 0 ? strong : hits;
  if (!first) return undefined;
  const others = new Set(strong.map(({ meaning }) => meaning));
  const id = STANDARD_CATEGORIES.find((each) => each === first.meaning);
  const letters = [...hits, ...findPhrases(COOKIE_PHRASES, text)].reduce((sum, each) => sum + each.letters, 0);
  const covered = Math.min(1, letters / Math.max(1, lettersOf(text)));
  return {
    id,
    printed: text.trim(),
    covered,
    ...(others.size > 1 && { doubt: `names several categories; the first is taken: ${text.trim()}` }),
  };
}
