import { parseAccept } from 'hono/utils/accept';
import { LANGUAGE_ALIASES } from '../registry/index.ts';
import { htmlLanguage } from '../render/index.ts';

/** What tells of the language that a visitor wants, the first that means an offered one counts. */
export interface LanguageClues {
  /** The language that the address names. */
  readonly address?: string | undefined;
  /** What the visitor has picked before. */
  readonly choice?: string | undefined;
  /** What the account says. */
  readonly account?: string | undefined;
  /** The request's `Accept-Language`. */
  readonly header?: string | null | undefined;
}

/** What a language was chosen by. */
export type LanguageSource = keyof LanguageClues | 'default';

export interface ChosenLanguage<Language extends string> {
  readonly language: Language;
  /** For `lang` attributes, `hreflang` and `Content-Language`: `nb` for `no`. */
  readonly tag: string;
  readonly source: LanguageSource;
  /** The request headers that told it, for `Vary`: for other values of them the answer is another one. */
  readonly vary: readonly string[];
}

/** RFC 5646 4.4.1 asks for room for 35 letters; what is longer is cut, so that no range costs more. */
const MOST_LETTERS = 35;

/**
 * The offered language that a tag or range means: the longest beginning of it that one bears (RFC 4647 section 3.4,
 * Lookup), under its own name or one that means the same. `*` means none.
 *
 * So `zh-TW`, whose beginning is `zh`, means Chinese written simplified where it is not offered in its own writing: no
 * other language is as near to its readers (Unicode CLDR, languageInfo.xml: `zh_Hant` to `zh_Hans`).
 */
export function lookUpLanguage<Language extends string>(
  range: string,
  offered: readonly Language[],
): Language | undefined {
  for (let tag = range.slice(0, MOST_LETTERS).toLowerCase(); tag !== ''; tag = shorter(tag)) {
    const found =
      offered.find((each) => each.toLowerCase() === tag) ?? offered.find((each) => nameOf(each) === nameOf(tag));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** RFC 4647 3.4: the last subtag goes, and with it a single letter or digit before it, which only leads to others. */
function shorter(tag: string): string {
  const subtags = tag.split('-').slice(0, -1);
  return (subtags.at(-1)?.length === 1 ? subtags.slice(0, -1) : subtags).join('-');
}

/** The name that a tag and its aliases share. A visitor's tag may be `constructor`: only the table's own names count. */
function nameOf(tag: string): string {
  const own = tag.toLowerCase();
  return (Object.hasOwn(LANGUAGE_ALIASES, own) ? (LANGUAGE_ALIASES[own] as string) : own).toLowerCase();
}

/**
 * The language to answer in: address, then choice, account and header; else the first that is offered and that the
 * header does not exclude, else the first. Whatever stands in them, it answers.
 *
 * @param offered at least one.
 * @example
 * chooseLanguage({ header: 'nn-NO,en;q=0.5' }, ['en', 'no']); // { language: 'no', source: 'header', … }
 */
export function chooseLanguage<Language extends string>(
  { header, ...named }: LanguageClues,
  offered: readonly Language[],
): ChosenLanguage<Language> {
  for (const source of ['address', 'choice', 'account'] as const) {
    const language = lookUpLanguage(named[source] ?? '', offered);
    if (language !== undefined) return chosenBy(source, language);
  }
  const { wanted, accepted } = readRanges(header ?? '', offered);
  for (const range of wanted) {
    const language = lookUpLanguage(range, accepted);
    if (language !== undefined) return chosenBy('header', language);
  }
  // RFC 9110 12.5.4: a server may answer in a language that is not accepted; it is better than none.
  return chosenBy('default', accepted[0] ?? (offered[0] as Language));
}

function chosenBy<Language extends string>(source: LanguageSource, language: Language): ChosenLanguage<Language> {
  return { language, tag: htmlLanguage(language), source, vary: VARY[source] };
}

/** Choice and account are known by a cookie; what came after them is asked only where they say nothing. */
const VARY: Readonly<Record<LanguageSource, readonly string[]>> = {
  address: [],
  choice: ['cookie'],
  account: ['cookie'],
  header: ['cookie', 'accept-language'],
  default: ['cookie', 'accept-language'],
};

/** The ranges of an `Accept-Language`, the most wanted first, and the offered languages that it does not exclude. */
function readRanges<Language extends string>(
  header: string,
  offered: readonly Language[],
): { wanted: readonly string[]; accepted: readonly Language[] } {
  const ranges = parseAccept(header);
  const wanted = ranges.filter(({ q }) => q > 0).map(({ type }) => type);
  const excluded = ranges.filter(({ q }) => q === 0).map(({ type }) => type);
  const names = new Set(wanted.map(nameOf));
  return {
    wanted,
    // RFC 9110 12.4.2: "a value of 0 means 'not acceptable'". Ours: not where another range names the language.
    accepted: offered.filter((each) => names.has(nameOf(each)) || !excluded.some((range) => covers(range, each))),
  };
}

/** RFC 4647 3.3.1: a range covers the tag that it equals, and those that go on after it. */
function covers(range: string, language: string): boolean {
  return nameOf(language) === nameOf(range) || language.toLowerCase().startsWith(`${range.toLowerCase()}-`);
}

/** One line of what `<link rel="alternate">` or a site map tells of a page's other languages. */
export interface AlternateLanguage {
  readonly hreflang: string;
  readonly href: string;
}

/**
 * The addresses of one page in each language, its own too.
 *
 * @param addressOf whole addresses, with scheme and host: search engines ask for them.
 * @param neutral address that leads each visitor to their language: `x-default`.
 */
export function alternateLanguages<Language extends string>(
  offered: readonly Language[],
  addressOf: (language: Language) => string,
  neutral?: string,
): readonly AlternateLanguage[] {
  const alternates = offered.map((each) => ({ hreflang: htmlLanguage(each), href: addressOf(each) }));
  return neutral === undefined ? alternates : [...alternates, { hreflang: 'x-default', href: neutral }];
}
