import type { EntryName } from '../../decision/index.ts';
import {
  type AlternateLanguage,
  alternateLanguages,
  type ChosenLanguage,
  chooseLanguage,
  type LanguageClues,
} from '../../filter/index.ts';
import { type Feature, feature, type Stored } from '../feature.ts';

/** The cookies of the family. */
export interface LanguageCookies {
  /** The language that the visitor has picked. */
  readonly choice: EntryName;
  /** That the visitor has closed the suggestion of another language. */
  readonly dismissed: EntryName;
}

export interface SiteLanguageOptions<Language extends string> {
  /** The site's languages (BCP 47), each once; the first is spoken to whom nothing tells another one. */
  readonly offered: readonly Language[];
  /** Default: `site_lang` and `dismissedLanguageBanner`. */
  readonly cookies?: Partial<LanguageCookies>;
}

/** What a request tells of its visitor's language, besides the cookies. */
export type RequestLanguage = Omit<LanguageClues, 'choice'>;

/** Whether the page says that there is a language that fits its visitor better. */
export type LanguageSuggestion<Language extends string> =
  | (ChosenLanguage<Language> & {
      /** To be said in `language`, with a link to the same page in it. */
      readonly kind: 'suggested';
    })
  | { readonly kind: 'none'; readonly vary: readonly string[] };

/** The language of a site, as features. */
export interface SiteLanguage<Language extends string> {
  /** The language to answer in. */
  readonly resolve: Feature<RequestLanguage, ChosenLanguage<Language>>;
  /** Keeps the language that the visitor has picked. Value: that language; absent where it is none of the site's. */
  readonly choose: Feature<string, Language | undefined>;
  /** Whether to suggest another language than that of the page. Nobody is ever sent there unasked. */
  readonly suggest: Feature<RequestLanguage & { readonly page: Language }, LanguageSuggestion<Language>>;
  /** Keeps that the suggestion was closed, until the session ends. */
  readonly dismiss: Feature<void, void>;
  /** The headers of an answer in a language that may hold a suggestion. */
  headers(language: ChosenLanguage<Language>, suggestion?: LanguageSuggestion<Language>): Record<string, string>;
  /** The page's addresses in each language, see `alternateLanguages`. */
  alternates(addressOf: (language: Language) => string, neutral?: string): readonly AlternateLanguage[];
}

const COOKIES: LanguageCookies = { choice: 'site_lang', dismissed: 'dismissedLanguageBanner' };

/** What stands in the cookie of a suggestion that was closed. */
const CLOSED = '1';

/**
 * The language of a site: address, then what the visitor has picked, account and browser, else the first. A visitor
 * whom an address has led to another language gets a suggestion and no redirect: shared links and search engines lead
 * to what they name.
 *
 * @throws {Error} for a list of languages that is empty, holds one twice or holds what is no language tag.
 * @example
 * const language = siteLanguage({ offered: ['en', 'no', 'de'] });
 * jar.use(language.resolve, { header: request.headers.get('accept-language') }); // { language: 'no', source: 'header', … }
 */
export function siteLanguage<const Language extends string>(
  options: SiteLanguageOptions<Language>,
): SiteLanguage<Language> {
  const { offered } = options;
  checkOffered(offered);
  const cookies = { ...COOKIES, ...options.cookies };
  const known = (text: string | undefined): Language | undefined => offered.find((each) => each === text);
  const chosen = (stored: Stored, request: RequestLanguage): ChosenLanguage<Language> =>
    chooseLanguage({ ...request, choice: known(stored(cookies.choice)) }, offered);
  return {
    resolve: feature([cookies.choice], (_, stored, request) => ({ value: chosen(stored, request) })),
    choose: feature([cookies.choice], (_, __, picked) => {
      const value = known(picked);
      return { value, writes: value === undefined ? [] : [{ kind: 'set', name: cookies.choice, value }] };
    }),
    suggest: feature([cookies.choice, cookies.dismissed], (_, stored, { page, account, header }) => {
      if (stored(cookies.dismissed) === CLOSED) return { value: { kind: 'none', vary: ['cookie'] } };
      const better = chosen(stored, { account, header });
      const isNone = better.source === 'default' || better.language === page;
      return { value: isNone ? { kind: 'none', vary: better.vary } : { kind: 'suggested', ...better } };
    }),
    dismiss: feature([cookies.dismissed], () => ({
      value: undefined,
      writes: [{ kind: 'set', name: cookies.dismissed, value: CLOSED, lifetimeSeconds: null }],
    })),
    headers: headersOf,
    alternates: (addressOf, neutral) => alternateLanguages(offered, addressOf, neutral),
  };
}

function headersOf(
  { tag, vary }: ChosenLanguage<string>,
  suggestion?: LanguageSuggestion<string>,
): Record<string, string> {
  const all = [...new Set([...vary, ...(suggestion?.vary ?? [])])];
  return { 'content-language': tag, ...(all.length > 0 && { vary: all.join(', ') }) };
}

/** RFC 5646 2.1, without what no site is written in: subtags of letters and digits, the first of letters. */
const TAG = /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i;

function checkOffered(offered: readonly string[]): void {
  if (offered.length === 0)
    throw new Error('siteLanguage: "offered" is empty; name at least one language, such as "en"');
  for (const [index, each] of offered.entries()) {
    const place = `siteLanguage: "offered" has at place ${index + 1} "${each}"`;
    if (!TAG.test(each)) throw new Error(`${place}, which is no language tag; write one such as "nb" or "zh-Hans"`);
    if (offered.indexOf(each) < index) throw new Error(`${place} once more; take one of them away`);
  }
}
