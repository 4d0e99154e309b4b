import { type Folded, fold } from '../fold.ts';
import type { PrintedUnit } from '../words/index.ts';
import { andAHalf, numberWordBefore, type UnitForm, unitAt } from './units.ts';

/** One number and one unit, as printed, with its place in the folded text. */
export interface Quantity {
  readonly value: number;
  readonly unit: PrintedUnit;
  readonly start: number;
  readonly end: number;
  /** The least of a range whose greatest is `value`: '30-90 days'. */
  readonly from?: number;
  /** Whether the number was left out: 'a year', or 'year' alone. */
  readonly bare?: true;
}

/** Digits with separators of thousands, or with a fraction after them. */
const NUMBER = /\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+(?![\d])|\d+(?:[.,]\d+)?/gu;
const DASH = /^\s*(?:[-\u2010-\u2015~\u301c/]|\.\.\.?|\u2026)\s*/u;

/** What may stand between a number and its unit. */
const GAP = /^(?:[\s\-\u2010-\u2015]|\(|de\s|full\s|whole\s|calendar\s|x\s)*/u;

/** Every quantity of a text, in its order. */
export function quantitiesOf(
  text: string,
  language?: string,
): { readonly folded: Folded; readonly found: readonly Quantity[] } {
  const folded = fold(withoutPlurals(withFractions(text)));
  const withDigits = [...folded.text.matchAll(NUMBER)].flatMap((match) => atNumber(folded.text, match, language));
  const merged = mergeRanges(withDigits, folded.text);
  const others = bareQuantities(folded.text, merged, language);
  return { folded, found: [...merged, ...others].sort((a, b) => a.start - b.start) };
}

const FRACTIONS: Readonly<Record<string, string>> = { '½': '5', '¼': '25', '¾': '75' };

/** `1½` as `1.5`. */
const withFractions = (text: string): string =>
  text
    .replace(/(\d*)\s?([½¼¾])/g, (_, whole: string, part: string) => `${whole || '0'}.${FRACTIONS[part]} `)
    .replace(/(\d+)\s+1\/2\b/g, '$1.5');

/** `year(s)` and `Jahr(e)` as the singular, `anno/i` too: the same number of letters is taken out everywhere. */
const withoutPlurals = (text: string): string =>
  text.replace(/(?<=\p{L})[(/](?:s|es|e|en|er|ne|ar|a|i|y|n|r)\)?(?![\p{L}\p{N}])/giu, '');

function atNumber(text: string, match: RegExpExecArray, language: string | undefined): Quantity[] {
  const start = match.index;
  // In `_ga4`, `v2` and `2024-01-31` a number counts nothing.
  if (
    /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}_]$/u.test(text.slice(0, start)) &&
    !isUnitBefore(text, start, language)
  )
    return [];
  const after = start + match[0].length;
  const gap = GAP.exec(text.slice(after))?.[0].length ?? 0;
  const unit = unitAt(text, after + gap, language);
  const value = numberOf(match[0]);
  if (!unit) {
    const later = rangeEnd(text, after);
    return later === undefined ? [] : [{ value, unit: 'second', start, end: -1 }];
  }
  return [{ value: value + andAHalf(text, unit.end), unit: unit.unit, start, end: unit.end }];
}

/** In `1h30min` the letter before the number is a unit. */
const isUnitBefore = (text: string, start: number, language: string | undefined): boolean => {
  const word = /\d\s*(\p{L}+)$/u.exec(text.slice(0, start))?.[1];
  return word !== undefined && unitAt(word, 0, language)?.end === word.length;
};

/** Place of a number after a dash or a word such as 'to', if one stands there. */
function rangeEnd(text: string, after: number): number | undefined {
  const rest = text.slice(after);
  const dash =
    DASH.exec(rest) ??
    /^\s*(?:to|bis|a|till|til|do|tot|up to|och|og|und|and|or|oder|ou|o|eller|asti|до|или|至|到|から|〜)\s*(?=\d)/u.exec(
      rest,
    );
  const at = dash ? after + dash[0].length : -1;
  return at > 0 && /\d/.test(text[at] ?? '') ? at : undefined;
}

/** A number without a unit before one with it is the beginning of a range. */
function mergeRanges(found: readonly Quantity[], text: string): Quantity[] {
  return found.flatMap((each, index): Quantity[] => {
    if (each.end < 0) return [];
    const before = found[index - 1];
    if (!before || before.end >= 0 || rangeEnd(text, endOfNumber(text, before.start)) !== each.start) return [each];
    return [{ ...each, from: before.value, start: before.start }];
  });
}

const endOfNumber = (text: string, start: number): number => {
  NUMBER.lastIndex = start;
  const match = NUMBER.exec(text);
  NUMBER.lastIndex = 0;
  return match?.index === start ? start + match[0].length : start;
};

/** `1.000` and `12 000` are thousands, `1.5` and `0,5` fractions. */
function numberOf(text: string): number {
  if (/^\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+$/u.test(text) && !text.startsWith('0'))
    return Number(text.replace(/\D/g, ''));
  return Number(text.replace(',', '.'));
}

/** 'two years', 'a year', 'half a year': units that no digit stands before. */
function bareQuantities(text: string, taken: readonly Quantity[], language: string | undefined): Quantity[] {
  const found: Quantity[] = [];
  for (const { index, 0: word } of text.matchAll(/\p{L}+/gu)) {
    const isFree = (at: number): boolean => ![...taken, ...found].some((each) => each.start <= at && at < each.end);
    if (!isFree(index)) continue;
    for (const unit of unitsWithin(text, index, word, language)) {
      const number = numberWordBefore(text, unit.start, unit.form);
      if (number && isFree(number.start)) {
        found.push({
          value: number.value + andAHalf(text, unit.form.end),
          unit: unit.form.unit,
          start: number.start,
          end: unit.form.end,
        });
        break;
      }
      const rest = text.slice(0, unit.start) + text.slice(unit.form.end);
      if (/[\p{L}\p{N}]/u.test(rest) && !isAlone(unit.form.unit)) continue;
      found.push({ value: 1, unit: unit.form.unit, start: unit.start, end: unit.form.end, bare: true });
      break;
    }
  }
  return found;
}

/** A quarter and a half-year are durations without a number. */
const isAlone = (unit: PrintedUnit): boolean => unit === 'halfYear' || unit === 'quarter';

/** The unit that a word is; in writings without blanks each that stands in it. */
function unitsWithin(
  text: string,
  index: number,
  word: string,
  language: string | undefined,
): { start: number; form: UnitForm }[] {
  const starts = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)
    ? Array.from(word, (_, at) => index + at)
    : [index];
  return starts.flatMap((start) => {
    const form = unitAt(text, start, language);
    return form ? [{ start, form }] : [];
  });
}
