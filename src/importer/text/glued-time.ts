import { fold, isUnspaced, plain } from '../fold.ts';
import { PRINTED_UNITS, WORDS } from '../words/index.ts';

/** A time in a text whose cells run together: where it begins and ends. */
export interface GluedTime {
  readonly start: number;
  readonly end: number;
  /** How surely it is one: more is surer. */
  readonly weight: number;
}

interface GluedForm {
  readonly form: string;
  readonly one: boolean;
  readonly many: boolean;
}

/** Forms of units, longest first: a run-together text does not say where a word ends. */
const FORMS: readonly GluedForm[] = formsOf();

function formsOf(): readonly GluedForm[] {
  const forms = new Map<string, { one: boolean; many: boolean }>();
  const note = (list: string, one: boolean): void => {
    for (const item of list.split(',').map((each) => fold(each).text.trim())) {
      // A letter or two could begin any word.
      if (item.length < 2 && !isUnspaced(item)) continue;
      const known = forms.get(item) ?? { one: false, many: false };
      forms.set(item, { one: known.one || one, many: known.many || !one });
    }
  };
  for (const { units } of WORDS) {
    for (const unit of PRINTED_UNITS) {
      note(units[unit].one, true);
      note(units[unit].many, false);
    }
  }
  return [...forms].map(([form, goes]) => ({ form, ...goes })).sort((a, b) => b.form.length - a.form.length);
}

/** Words for a session, or for a time without an end, longest first. */
const SPECIALS: readonly string[] = [
  ...new Set(WORDS.flatMap(({ session, endless }) => `${session},${endless}`.split(',').map((item) => plain(item)))),
]
  .filter((word) => word.length >= (isUnspaced(word) ? 2 : 4))
  .sort((a, b) => b.length - a.length);

/** Every place of a line in which a time could stand, with all ways to read its beginning and its end. */
export function gluedTimes(text: string): readonly GluedTime[] {
  const { text: folded, places } = fold(text);
  const original = (at: number): number => places[at] ?? text.length;
  return [...quantities(folded), ...specials(folded, text, original)].map(({ start, end, weight }) => ({
    start: original(start),
    end: original(end),
    weight,
  }));
}

/** Ours: numbers of three digits that durations have; another is rather the end of a name and a shorter number. */
const USUAL: ReadonlySet<number> = new Set([
  100, 120, 180, 182, 183, 200, 300, 360, 364, 365, 366, 390, 393, 395, 400, 540, 720, 730, 1000, 1095, 1825, 3650,
]);

function quantities(folded: string): readonly GluedTime[] {
  return [...folded.matchAll(/\d{1,4}/g)].flatMap(({ 0: digits, index }) =>
    // `8` and `1 minutt` in `-81 minutt`: each way to cut the digits is tried.
    Array.from(digits, (_, cut) => ({ start: index + cut, value: digits.slice(cut) })).flatMap(({ start, value }) => {
      if (value.startsWith('0')) return [];
      const gap = /^\s{0,2}(?:de )?/.exec(folded.slice(start + value.length))?.[0].length ?? 0;
      const at = start + value.length + gap;
      return FORMS.filter(({ form }) => folded.startsWith(form, at)).map(({ form, one, many }): GluedTime => {
        const agrees = Number(value) === 1 ? one : many;
        const usual = value.length < 3 || USUAL.has(Number(value)) ? value.length / 2 : -1;
        return { start, end: at + form.length, weight: (agrees ? 3 : -5) + form.length / 4 + usual };
      });
    }),
  );
}

function specials(folded: string, text: string, original: (at: number) => number): readonly GluedTime[] {
  return SPECIALS.flatMap((word) => {
    const found: GluedTime[] = [];
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      const letter = text[original(at)] ?? '';
      const isCapital = /\p{Lu}/u.test(letter) || isUnspaced(letter);
      found.push({ start: at, end: at + word.length, weight: (isCapital ? 3 : 1) + word.length / 4 });
    }
    return found;
  });
}
