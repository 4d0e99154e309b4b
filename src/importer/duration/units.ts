import { fold, isUnspaced } from '../fold.ts';
import { PRINTED_UNITS, type PrintedUnit, WORDS } from '../words/index.ts';

/** A unit as it stands in a folded text. */
export interface UnitForm {
  readonly unit: PrintedUnit;
  readonly end: number;
  /** Languages in which it reads so. */
  readonly languages: readonly string[];
  /** Whether the form goes with exactly one, with any other number, or with both. */
  readonly one: boolean;
  readonly many: boolean;
}

interface Reading {
  readonly unit: PrintedUnit;
  readonly language: string;
  readonly one: boolean;
}

const itemsOf = (list: string): readonly string[] => list.split(',').map((item) => fold(item).text.trim());

const READINGS: ReadonlyMap<string, readonly Reading[]> = readings();

function readings(): ReadonlyMap<string, readonly Reading[]> {
  const byForm = new Map<string, Reading[]>();
  for (const { language, units } of WORDS) {
    for (const unit of PRINTED_UNITS) {
      for (const [list, one] of [
        [units[unit].one, true],
        [units[unit].many, false],
      ] as const) {
        for (const form of itemsOf(list)) byForm.set(form, [...(byForm.get(form) ?? []), { unit, language, one }]);
      }
    }
  }
  return byForm;
}

const LONGEST_WORDS = Math.max(...[...READINGS.keys()].map((form) => form.split(' ').length));
const UNSPACED = [...READINGS.keys()].filter(isUnspaced).sort((a, b) => b.length - a.length);

/**
 * The unit that begins at a place of a folded text. A short form that is one unit in one language and another in the
 * next (`j`: Jahr, jour) counts only where the language of the text says which.
 */
export function unitAt(text: string, at: number, language: string | undefined): UnitForm | undefined {
  const rest = text.slice(at);
  if (isUnspaced(rest.slice(0, 1))) {
    const form = UNSPACED.find((each) => rest.startsWith(each));
    return form === undefined ? undefined : readingOf(form, at + form.length, language);
  }
  const words = /^\p{L}+(?: \p{L}+){0,2}/u.exec(rest)?.[0].split(' ') ?? [];
  for (let count = Math.min(LONGEST_WORDS, words.length); count > 0; count--) {
    const form = words.slice(0, count).join(' ');
    const found = readingOf(form, at + form.length, language);
    if (found) return found;
  }
  return undefined;
}

function readingOf(form: string, end: number, language: string | undefined): UnitForm | undefined {
  const all = READINGS.get(form) ?? [];
  const own = all.filter((each) => each.language === language);
  const units = new Set(all.map(({ unit }) => unit));
  const chosen = units.size > 1 ? own : all;
  const [first] = chosen;
  if (!first) return undefined;
  return {
    unit: first.unit,
    end,
    languages: chosen.map((each) => each.language),
    one: chosen.some(({ one }) => one),
    many: chosen.some(({ one }) => !one),
  };
}

interface NumberWord {
  readonly value: number;
  readonly languages: readonly string[];
}

const NUMBER_WORDS: ReadonlyMap<string, readonly NumberWord[]> = numberWords();

function numberWords(): ReadonlyMap<string, readonly NumberWord[]> {
  const byWord = new Map<string, NumberWord[]>();
  const note = (list: string, value: number, language: string): void => {
    for (const word of itemsOf(list)) byWord.set(word, [...(byWord.get(word) ?? []), { value, languages: [language] }]);
  };
  for (const { language, numbers, half } of WORDS) {
    for (const [value, list] of Object.entries(numbers)) note(list, Number(value), language);
    note(half, 0.5, language);
  }
  return byWord;
}

/** The number that a word before a unit says, in the language of the unit: 'two years', 'pół roku', '两年'. */
export function numberWordBefore(
  text: string,
  start: number,
  { languages }: UnitForm,
): { readonly value: number; readonly start: number } | undefined {
  const before = text.slice(0, start);
  const unspaced = isUnspaced(text.slice(start, start + 1));
  const words = unspaced ? [...suffixes(before)] : lastWords(before);
  for (const { text: word, start: at } of words) {
    const found = NUMBER_WORDS.get(word)?.find((each) =>
      each.languages.some((language) => languages.includes(language)),
    );
    if (found) return { value: found.value, start: at };
  }
  return undefined;
}

interface Piece {
  readonly text: string;
  readonly start: number;
}

/** The last four, three, two, one words, with 'de' (ro) or a hyphen before the unit passed over. */
function lastWords(before: string): readonly Piece[] {
  const trimmed = before.replace(/(?:[\s\-\u2010-\u2015]|(?<=\s)de\s|\()+$/u, '');
  const words = [...trimmed.matchAll(/\p{L}+/gu)];
  return [4, 3, 2, 1].flatMap((count) => {
    const first = words.at(-count);
    if (!first || words.length < count) return [];
    const piece = trimmed.slice(first.index);
    return /^[\p{L} \-\u2010-\u2015]+$/u.test(piece)
      ? [{ text: piece.replace(/[\s\-\u2010-\u2015]+/gu, ' '), start: first.index }]
      : [];
  });
}

function suffixes(before: string): readonly Piece[] {
  return [4, 3, 2, 1]
    .filter((length) => before.length >= length)
    .map((length) => ({
      text: before.slice(-length),
      start: before.length - length,
    }));
}

const AND_A_HALF = new RegExp(
  `^\\s*(?:${WORDS.flatMap(({ and }) => itemsOf(and))
    .filter((word) => /^\p{L}+$/u.test(word))
    .join('|')})\\s+(?:${WORDS.flatMap(({ half }) => itemsOf(half))
    .filter((word) => !isUnspaced(word))
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![\\p{L}\\p{N}])(?!\\s+\\p{L})`,
  'u',
);

/** 0.5 where 'and a half' follows a unit: 'un an et demi'. */
export const andAHalf = (text: string, end: number): number => (AND_A_HALF.test(text.slice(end)) ? 0.5 : 0);
