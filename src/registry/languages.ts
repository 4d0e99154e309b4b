/** The languages that the interface speaks: the 19 of the source policy. `no` is Norwegian bokmål. */
export const LANGUAGES = [
  'en',
  'es',
  'de',
  'fr',
  'it',
  'pt',
  'nl',
  'sv',
  'no',
  'da',
  'fi',
  'ja',
  'ru',
  'hu',
  'cs',
  'sk',
  'ro',
  'pl',
  'zh-Hans',
] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * Tags of browsers and pages that mean another one: Norwegian in both forms, Chinese written simplified, and the codes
 * that IANA's registry of subtags has replaced. In small letters.
 */
export const LANGUAGE_ALIASES: Readonly<Record<string, string>> = {
  nb: 'no',
  nn: 'no',
  zh: 'zh-Hans',
  'zh-cn': 'zh-Hans',
  'zh-sg': 'zh-Hans',
  in: 'id',
  iw: 'he',
  ji: 'yi',
  jw: 'jv',
  mo: 'ro',
};
