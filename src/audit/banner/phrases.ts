/** Finds phrases in what a page says, in any of the scripts that banners are written in. */
import type { Phrases } from './words/consent-words.ts';

/** Answers whether one of its phrases stands in a text. */
export type Finder = (text: string) => boolean;

/**
 * What is compared: small letters and digits with single spaces between. Accents go, since capitals are often written
 * without, and so do Turkish and Greek forms of a letter.
 */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0640]/g, '')
    .normalize('NFC')
    .replace(/ı/g, 'i')
    .replace(/ς/g, 'σ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Scripts that put no spaces between words, or endings on every one. */
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
export const isDense = (text: string): boolean => DENSE.test(text);

/** Says of a text which words of it begin one of the phrases. */
type Matcher = (text: string) => readonly string[];

/** @param lists phrases of as many languages as there are. */
export function finderOf(lists: readonly Phrases[]): Finder {
  const matches = matcherOf(lists);
  return (text) => matches(text).length > 0;
}

/** How many different words of a text begin one of the phrases. */
export function counterOf(lists: readonly Phrases[]): (text: string) => number {
  const matches = matcherOf(lists);
  return (text) => new Set(matches(text)).size;
}

function matcherOf(lists: readonly Phrases[]): Matcher {
  const all = [...new Set(lists.flatMap((list) => list.split('|').map((each) => each.trim())))];
  const spaced = spacedMatcher(all.filter((each) => !isDense(each)));
  const dense = denseMatcher(all.filter(isDense));
  return (text) => {
    const read = plain(text);
    return [...spaced(read), ...(isDense(read) ? dense(read.replaceAll(' ', '')) : [])];
  };
}

/** A word of a phrase: all of one, or how one begins. A gap stands for up to so many words. */
interface Word {
  readonly kind: 'word' | 'stem' | 'gap';
  readonly text: string;
}

interface Phrase {
  readonly words: readonly Word[];
  /** Nothing else may stand in the text. */
  readonly isWhole: boolean;
}

const MOST_IN_GAP = 3;

function readPhrase(phrase: string): Phrase {
  const words = phrase
    .replace(/^=/, '')
    .split(' ')
    .flatMap((each): readonly Word[] => {
      if (each === '~') return [{ kind: 'gap', text: '' }];
      const pieces = plain(each).split(' ');
      const isStem = each.endsWith('*');
      return pieces.map((text, index) => ({ kind: isStem && index === pieces.length - 1 ? 'stem' : 'word', text }));
    });
  return { words, isWhole: phrase.startsWith('=') };
}

/** Phrases by the word that they begin with, so that a text is read once, however many there are. */
function spacedMatcher(phrases: readonly string[]): Matcher {
  const byWord = new Map<string, Phrase[]>();
  const byStem = new Map<string, Phrase[]>();
  for (const phrase of phrases.map(readPhrase)) {
    const first = phrase.words[0];
    if (!first) continue;
    const group = first.kind === 'stem' ? byStem : byWord;
    group.set(first.text, [...(group.get(first.text) ?? []), phrase]);
  }
  const longest = Math.max(0, ...[...byStem.keys()].map(({ length }) => length));
  const beginningAt = (word: string): readonly Phrase[] => {
    const stems = Array.from({ length: Math.min(longest, word.length) }, (_, index) => word.slice(0, index + 1));
    return [...(byWord.get(word) ?? []), ...stems.flatMap((stem) => byStem.get(stem) ?? [])];
  };
  return (text) => {
    const words = text.split(' ');
    return words.filter((word, at) => beginningAt(word).some((phrase) => standsAt(phrase, words, at)));
  };
}

function standsAt({ words: phrase, isWhole }: Phrase, words: readonly string[], at: number): boolean {
  if (isWhole && at > 0) return false;
  const end = endOf(phrase, words, at);
  return end !== undefined && (!isWhole || end === words.length);
}

/** Where a phrase that begins at a word is over; a gap at its end says nothing. */
function endOf(phrase: readonly Word[], words: readonly string[], at: number): number | undefined {
  const [first, ...rest] = phrase;
  if (!first) return at;
  if (first.kind !== 'gap') {
    const word = words[at];
    const isOne = first.kind === 'stem' ? word?.startsWith(first.text) : word === first.text;
    return isOne ? endOf(rest, words, at + 1) : undefined;
  }
  for (let skipped = 0; skipped <= MOST_IN_GAP; skipped++) {
    const end = endOf(rest, words, at + skipped);
    if (end !== undefined) return end;
  }
  return undefined;
}

/** In scripts without spaces a gap is so many letters. */
const MOST_LETTERS_IN_GAP = 14;

function denseMatcher(phrases: readonly string[]): Matcher {
  const all = phrases.map((phrase) => ({
    isWhole: phrase.startsWith('='),
    pieces: phrase.split('~').map((piece) => plain(piece).replaceAll(' ', '')),
  }));
  return (text) =>
    all
      .filter(({ isWhole, pieces }) => (isWhole ? text === pieces.join('') : standsIn(pieces, text)))
      .map(({ pieces }) => pieces.join('~'));
}

function standsIn([first = '', ...rest]: readonly string[], text: string): boolean {
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    if (follow(rest, text, at + first.length)) return true;
  }
  return false;
}

function follow([next, ...rest]: readonly string[], text: string, from: number): boolean {
  if (next === undefined) return true;
  const at = text.slice(from, from + MOST_LETTERS_IN_GAP + next.length).indexOf(next);
  return at >= 0 && follow(rest, text, from + at + next.length);
}
