import { isUnspaced, plain } from './fold.ts';

/** Many phrases, each with what it means, prepared for looking them up in a text. */
export interface Phrases<T> {
  readonly exact: ReadonlyMap<string, readonly T[]>;
  /** By first word: how many words the longest of them has that begins with it. */
  readonly lengths: ReadonlyMap<string, number>;
  /** Single words of which only a beginning or an end counts, by the two letters that they begin or end with. */
  readonly stems: ReadonlyMap<string, readonly Stem<T>[]>;
  /** Of writings without blanks, longest first. */
  readonly unspaced: readonly (readonly [phrase: string, meaning: T])[];
}

interface Stem<T> {
  readonly stem: string;
  readonly at: 'beginning' | 'end';
  readonly meaning: T;
}

/** A phrase found in a text. */
export interface Hit<T> {
  readonly meaning: T;
  /** In the plain text. */
  readonly start: number;
  readonly end: number;
  /** How many letters of the text it stands for. */
  readonly letters: number;
}

/** Prepares lists of phrases: items apart by commas, `~` for any letters before or after a word. */
export function phrasesOf<T>(lists: Iterable<readonly [list: string, meaning: T]>): Phrases<T> {
  const exact = new Map<string, T[]>();
  const stems = new Map<string, Stem<T>[]>();
  const unspaced: (readonly [string, T])[] = [];
  for (const { item, phrase, meaning } of itemsOf(lists)) {
    if (isUnspaced(phrase)) unspaced.push([phrase, meaning]);
    else if (item.startsWith('~')) addStem(stems, { stem: phrase, at: 'end', meaning });
    else if (item.endsWith('~')) addStem(stems, { stem: phrase, at: 'beginning', meaning });
    else exact.set(phrase, [...(exact.get(phrase) ?? []), meaning]);
  }
  return {
    exact,
    lengths: lengthsOf(exact.keys()),
    stems,
    unspaced: unspaced.sort((a, b) => b[0].length - a[0].length),
  };
}

function itemsOf<T>(lists: Iterable<readonly [list: string, meaning: T]>) {
  return [...lists]
    .flatMap(([list, meaning]) => list.split(',').map((item) => ({ item: item.trim(), phrase: plain(item), meaning })))
    .filter(({ phrase }) => phrase !== '');
}

function lengthsOf(phrases: Iterable<string>): ReadonlyMap<string, number> {
  const lengths = new Map<string, number>();
  for (const phrase of phrases) {
    const words = phrase.split(' ');
    const first = words[0] ?? '';
    lengths.set(first, Math.max(lengths.get(first) ?? 0, words.length));
  }
  return lengths;
}

function addStem<T>(stems: Map<string, Stem<T>[]>, { stem, at, meaning }: Stem<T>): void {
  const key = keyOf(stem, at);
  stems.set(key, [...(stems.get(key) ?? []), { stem, at, meaning }]);
}

const keyOf = (word: string, at: Stem<unknown>['at']): string =>
  at === 'end' ? `~${word.slice(-2)}` : `${word.slice(0, 2)}~`;

/** Every phrase that stands in a text, in its order; of two that overlap the longer, of equals the first declared. */
export function findPhrases<T>(phrases: Phrases<T>, text: string): readonly Hit<T>[] {
  const flat = plain(text);
  const words = wordsOf(flat);
  const found = [...spacedHits(phrases, flat, words), ...unspacedHits(phrases, flat)];
  const kept: Hit<T>[] = [];
  for (const hit of found.sort((a, b) => b.letters - a.letters || a.start - b.start)) {
    if (!kept.some((each) => each.start < hit.end && hit.start < each.end && !isOther(each, hit))) kept.push(hit);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Whether it is another meaning of the same words. */
const isOther = (a: Hit<unknown>, b: Hit<unknown>): boolean =>
  a.start === b.start && a.end === b.end && a.meaning !== b.meaning;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function wordsOf(flat: string): readonly Word[] {
  return [...flat.matchAll(/\S+/g)].map(({ 0: text, index }) => ({ text, start: index, end: index + text.length }));
}

function spacedHits<T>({ exact, lengths, stems }: Phrases<T>, flat: string, words: readonly Word[]): Hit<T>[] {
  return words.flatMap(({ text, start, end }, index) => {
    const whole = Array.from({ length: lengths.get(text) ?? 0 }, (_, more) => words[index + more]).flatMap((last) => {
      if (!last) return [];
      const phrase = flat.slice(start, last.end);
      return (exact.get(phrase) ?? []).map((meaning) => hitAt(meaning, start, last.end, phrase));
    });
    const partly = [...(stems.get(keyOf(text, 'end')) ?? []), ...(stems.get(keyOf(text, 'beginning')) ?? [])]
      .filter(
        ({ stem, at }) => text.length > stem.length && (at === 'end' ? text.endsWith(stem) : text.startsWith(stem)),
      )
      .map(({ meaning }) => hitAt(meaning, start, end, text));
    return [...whole, ...partly];
  });
}

const hitAt = <T>(meaning: T, start: number, end: number, phrase: string): Hit<T> => ({
  meaning,
  start,
  end,
  letters: phrase.replaceAll(' ', '').length,
});

function unspacedHits<T>({ unspaced }: Phrases<T>, flat: string): Hit<T>[] {
  if (!isUnspaced(flat)) return [];
  return unspaced.flatMap(([phrase, meaning]) => {
    const start = flat.indexOf(phrase);
    return start < 0 ? [] : [hitAt(meaning, start, start + phrase.length, phrase)];
  });
}
