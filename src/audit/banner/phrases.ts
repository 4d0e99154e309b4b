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

const phrasesOf = (phrases: Phrases): readonly string[] => phrases.split('|').map((each) => each.trim());

/** @param lists phrases of as many languages as there are. */
export function finderOf(lists: readonly Phrases[]): Finder {
  const all = lists.flatMap(phrasesOf);
  const dense = anyOf(all.filter(isDense).map(densePattern));
  const spaced = anyOf(all.filter((each) => !isDense(each)).map(spacedPattern));
  return (text) => {
    const read = plain(text);
    return spaced.test(read) || (isDense(read) && dense.test(read.replaceAll(' ', '')));
  };
}

/** How many different phrases of the lists stand in a text. */
export function counterOf(lists: readonly Phrases[]): (text: string) => number {
  const finders = [...new Set(lists.flatMap(phrasesOf))].map((each) => finderOf([each]));
  return (text) => finders.filter((finds) => finds(text)).length;
}

const anyOf = (patterns: readonly string[]): RegExp =>
  patterns.length > 0 ? new RegExp(patterns.join('|'), 'u') : /(?!)/;

/** Letters that stand in a pattern by themselves: a phrase is made of nothing else. */
function pieces(phrase: string): readonly string[] {
  return phrase
    .replace(/^=/, '')
    .split(/([*~ ])/)
    .map((piece) => (/^[*~ ]$/.test(piece) ? piece : plain(piece)))
    .filter((piece) => piece !== '');
}

const isWhole = (phrase: string): boolean => phrase.startsWith('=');

function densePattern(phrase: string): string {
  const body = pieces(phrase)
    .filter((piece) => piece !== ' ')
    .map((piece) => (piece === '~' ? '.{0,14}?' : piece === '*' ? '' : piece))
    .join('');
  return isWhole(phrase) ? `^${body}$` : body;
}

const LETTER = '[\\p{L}\\p{N}]';

function spacedPattern(phrase: string): string {
  const body = pieces(phrase)
    .join('')
    .replace(/(?: ~)+$/, '')
    .replaceAll(' ~ ', ' (?:SOME+ ){0,3}?')
    .replaceAll('*', 'SOME*')
    .replaceAll('SOME', LETTER);
  return isWhole(phrase) ? `^${body}$` : `(?<!${LETTER})${body}(?!${LETTER})`;
}
