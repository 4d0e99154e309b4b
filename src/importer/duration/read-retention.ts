import { lettersOf, plain } from '../fold.ts';
import { findPhrases, type Phrases, phrasesOf } from '../phrases.ts';
import { type PrintedUnit, WORDS } from '../words/index.ts';
import { isoOf, secondsOf } from './iso.ts';
import { type Quantity, quantitiesOf } from './quantities.ts';

/** How long a thing is kept, as far as a text says so. */
export interface ReadRetention {
  /** `session` or an ISO 8601 duration; `undefined` where the text says none that could be read. */
  readonly retention: string | undefined;
  /** What makes it uncertain, or why there is none, in words; absent where the text says it plainly. */
  readonly doubt?: string;
  /** Whether the text is about a time at all, also one without an end. */
  readonly isAbout: boolean;
  /** Share of the letters that were understood as a duration, 0 to 1. */
  readonly covered: number;
}

export interface RetentionOptions {
  /** Language of the text: decides what a short form such as `j` means. */
  readonly language?: string;
  /** Unit of a number without one, as a header says it: 'Duration (days)'. */
  readonly unit?: PrintedUnit;
}

type Special = 'session' | 'endless' | 'unknown' | 'atLeast' | 'filler';

/** Words that go with a time and say nothing of its length. */
const FILLERS =
  'max, maximum, maximal, maximale, maximalt, up to, within, after, from, approximately, approx, about, around, ca, circa, cca, in, for, the, of, a, an, when, until, end, ends, date, last, visit, set, update, use, nach, nachdem, ab, spätestens, etwa, höchstens, jusqu, au, plus, environ, après, durante, después, desde, dopo, massimo, entro, após, máximo, efter, etter, fra, från, na, vanaf, ongeveer, maximaal, jälkeen, enintään, ajan, noin, после, около, максимум, в, течение, не, után, legfeljebb, po, od, nejdéle, maximálně, najviac, maksymalnie, około, przez, după, maxim, de, より, 最大, 最長, 約, 最长, 最多, 约, 后';

const SPECIALS: Phrases<Special> = phrasesOf(
  WORDS.flatMap(
    ({ session, endless, unknown, atLeast, columns, to, or, and, cookie }) =>
      [
        [session, 'session'],
        [endless, 'endless'],
        [unknown, 'unknown'],
        [atLeast, 'atLeast'],
        [columns.retention, 'filler'],
        [to, 'filler'],
        [or, 'filler'],
        [and, 'filler'],
        [cookie, 'filler'],
        [FILLERS, 'filler'],
      ] as const,
  ),
);

const connectors = (pick: (words: (typeof WORDS)[number]) => string): readonly string[] =>
  WORDS.flatMap((words) => pick(words).split(',').map(plain)).filter((word) => word !== '');
const AND = new Set(connectors(({ and }) => and));

/**
 * Reads how long something is kept from a text in any of the languages.
 *
 * Nothing is guessed in silence: of a range the longest time counts, with a doubt; a text without a time, with a time
 * that has no end, or with none but a date is no retention, with a doubt that says so.
 */
export function readRetention(text: string, { language, unit }: RetentionOptions = {}): ReadRetention {
  const literal = literalOf(text, unit);
  if (literal) return literal;
  const { folded, found } = quantitiesOf(text, language);
  const specials = findPhrases(SPECIALS, folded.text);
  const has = (what: Special): boolean => specials.some(({ meaning }) => meaning === what);
  const all = Math.max(1, lettersOf(text));
  const understood = found.reduce((sum, { start, end }) => sum + lettersOf(folded.text.slice(start, end)), 0);
  const words = specials
    .filter((hit) => !isWithin(found, folded.text, hit))
    .reduce((sum, { letters }) => sum + letters, 0);
  const covered = Math.min(1, (understood + words) / all);
  const says = decide(found, folded.text, has);
  return { ...says, covered: says.isAbout ? covered : 0 };
}

/** Ours: a phrase that stands in a quantity was counted with it. */
function isWithin(found: readonly Quantity[], text: string, { start }: { readonly start: number }): boolean {
  const flat = plain(text);
  const word = flat.slice(start).split(' ')[0] ?? '';
  return found.some((each) => plain(text.slice(each.start, each.end)).split(' ').includes(word));
}

/** Whether a text is a time, or says that there is none, and little else. */
export function isRetentionText(text: string): boolean {
  const { isAbout, covered } = readRetention(text);
  return isAbout && covered >= 0.5;
}

type Says = Omit<ReadRetention, 'covered'>;

function decide(found: readonly Quantity[], text: string, has: (what: Special) => boolean): Says {
  if (found.length === 0) return withoutQuantity(has);
  const { value, doubt } = valueIn(found, text);
  const doubts = [
    doubt,
    has('session') && 'prints a session and a time; the time is written here',
    has('atLeast') && 'prints a least time, and a registry needs the longest',
    found.some(({ bare, unit }) => bare && unit !== 'halfYear' && unit !== 'quarter') &&
      'prints a unit without a number; one is taken',
  ].filter((each) => each !== false && each !== undefined);
  const retention = isoOf(value);
  if (retention === undefined) return { retention, doubt: 'prints a time of nothing', isAbout: true };
  return { retention, isAbout: true, ...(doubts.length > 0 && { doubt: doubts.join('; ') }) };
}

function withoutQuantity(has: (what: Special) => boolean): Says {
  if (has('session') && has('endless')) return unknown('prints a session and a time without an end');
  if (has('session')) return { retention: 'session', isAbout: true };
  if (has('endless')) return unknown('prints that it has no end, and a registry needs the longest time');
  return { retention: undefined, doubt: 'prints no time that could be read', isAbout: false };
}

const unknown = (doubt: string): Says => ({ retention: undefined, doubt, isAbout: true });

/** The parts that make up one duration, or of several durations the longest. */
function valueIn(found: readonly Quantity[], text: string): { value: readonly Quantity[]; doubt?: string } {
  const durations = together(found, text);
  const [first] = durations;
  const longest = durations.reduce((most, each) => (secondsOf(each) > secondsOf(most) ? each : most));
  const range = found.find(({ from }) => from !== undefined);
  if (range) return { value: longest, doubt: 'prints a range; the longest time of it is written here' };
  // '365 days (1 year)': the same said twice, as far as months and years are the same everywhere.
  const isAlike = durations.every((each) => Math.abs(secondsOf(each) / secondsOf(longest) - 1) <= 0.05);
  if (first && isAlike) return { value: first };
  return { value: longest, doubt: 'prints several times; the longest is written here' };
}

/** '1 year and 1 month' is one duration: the units go down, and nothing but a blank, a comma or 'and' is between. */
function together(found: readonly Quantity[], text: string): readonly (readonly Quantity[])[] {
  const durations: Quantity[][] = [];
  for (const each of found) {
    const current = durations.at(-1);
    const last = current?.at(-1);
    if (current && last && isContinued(last, each, text)) current.push(each);
    else durations.push([each]);
  }
  return durations;
}

function isContinued(last: Quantity, next: Quantity, text: string): boolean {
  if (secondsOf([{ ...last, value: 1 }]) <= secondsOf([{ ...next, value: 1 }])) return false;
  const between = text.slice(last.end, next.start);
  if (/[/;|\n(\-\u2010-\u2015]/u.test(between)) return false;
  const words = plain(between);
  if (words === '') return true;
  // 'a' is 'and' in Czech and 'to' in Spanish: units that go down are more often added than the ends of a range.
  return words.split(' ').every((word) => AND.has(word));
}

/** What is written for machines: ISO 8601, `Max-Age=3600`, or a number whose unit the header says. */
function literalOf(text: string, unit: PrintedUnit | undefined): ReadRetention | undefined {
  const flat = text.trim();
  if (/^P(?=[\dT])(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?$/.test(flat)) return { retention: flat, isAbout: true, covered: 1 };
  const maxAge = /^max-?age\s*[=:]\s*(\d+)$/i.exec(flat)?.[1];
  const number = maxAge ?? (unit && /^\d+(?:[.,]\d+)?$/.exec(flat)?.[0]);
  if (number === undefined) return undefined;
  const value = Number(number.replace(',', '.'));
  const retention = isoOf([{ value, unit: maxAge === undefined ? (unit ?? 'second') : 'second' }]);
  return {
    retention,
    isAbout: true,
    covered: 1,
    ...(retention === undefined && { doubt: 'prints a time of nothing' }),
  };
}
