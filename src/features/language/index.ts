export {
  type LanguageCookies,
  type LanguageSuggestion,
  type RequestLanguage,
  type SiteLanguage,
  type SiteLanguageOptions,
  siteLanguage,
} from './site-language.ts';
