/** A text without capitals and accents, with the place in the original of each of its letters. */
export interface Folded {
  readonly text: string;
  /** Index in the original, by index in `text`; one more than there are letters, so that an end has a place too. */
  readonly places: readonly number[];
}

/** Letters that Unicode does not take apart, with what people write who lack them. */
const APART: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  '’': ' ',
  '‘': ' ',
  '´': ' ',
  "'": ' ',
};

/** Soft hyphens, joiners, direction marks, and accents that are letters of their own: written, never compared. */
const UNREAD = /^\p{Cf}$|^\p{Mn}$/u;

const IS_ASCII = /^[\x20-\x7e]*$/;

/** Folds a text for comparing; words stay where they were. */
export function fold(text: string): Folded {
  if (IS_ASCII.test(text)) {
    return {
      text: text.toLowerCase().replaceAll("'", ' '),
      places: Array.from({ length: text.length + 1 }, (_, at) => at),
    };
  }
  const places: number[] = [];
  let folded = '';
  let index = 0;
  for (const letter of text) {
    const flat = foldLetter(letter);
    for (let at = 0; at < flat.length; at++) places.push(index);
    folded += flat;
    index += letter.length;
  }
  places.push(text.length);
  return { text: folded, places };
}

const foldedLetters = new Map<string, string>();

function foldLetter(letter: string): string {
  const known = foldedLetters.get(letter);
  if (known !== undefined) return known;
  const flat = foldAnew(letter);
  foldedLetters.set(letter, flat);
  return flat;
}

function foldAnew(letter: string): string {
  if (UNREAD.test(letter)) return '';
  const lower = letter.toLowerCase();
  return APART[lower] ?? lower.normalize('NFKD').replace(/\p{M}/gu, '');
}

/** A run of letters; where a writing without blanks begins, a word begins: 'Cookieの目的' is three. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc])[\p{L}\p{N}])+/gu;

/** Ours: what was asked last is asked again, by each of those who look at the same cell. */
const MOST_REMEMBERED = 4096;
const remembered = new Map<string, string>();

/** Only the words of a text, folded, one blank apart: what phrases are looked for in. */
export function plain(text: string): string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const folded = IS_ASCII.test(text) ? text.toLowerCase() : fold(text).text;
  const words = (folded.match(WORD) ?? []).join(' ');
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, words);
  return words;
}

/** Whether a text has letters of a writing that sets no blanks between words. */
export const isUnspaced = (text: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);

/** A text on one line: runs of blanks are one blank, letters that nobody reads are gone. */
export function tidy(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** How many letters and digits a text has, of those that words are made of. */
export const lettersOf = (text: string): number => plain(text).replaceAll(' ', '').length;
