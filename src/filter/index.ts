export { fromBase64url, toBase64url } from './base64url.ts';
export { type Coding, codingFor } from './coding.ts';
export { type ConsentPage, type ConsentPieces, consentPage, type InsertRules } from './consent-page.ts';
export {
  type CookieFinding,
  type CookieRules,
  cookieEntries,
  type Filtered,
  filterCookieHeader,
  filterSetCookie,
} from './cookie-filter.ts';
export { type CookieAttributes, type RequestCookie, readCookies, setCookie } from './cookies.ts';
export { type FactsReader, jurisdictionOf, type RequestFacts, readFacts } from './facts.ts';
export { isEqual } from './is-equal.ts';
export {
  type AlternateLanguage,
  alternateLanguages,
  type ChosenLanguage,
  chooseLanguage,
  type LanguageClues,
  type LanguageSource,
  lookUpLanguage,
} from './language.ts';
export { type AddressKind, type InertPage, inertMarkup, inertPage, type MarkupRules, markOf } from './markup.ts';
export { cacheHeadersOf, directivesOf, forOneVisitor, isKeptNowhere } from './one-visitor.ts';
export { type OwnSources, withOwnSources } from './own-sources.ts';
export { grantable, type PolicyUse, policyFor, type Role, roleOf, withoutLeads, withPolicy } from './policy.ts';
export { safePath } from './safe-path.ts';
export { type ChoiceKeys, choiceKeys, openChoice, type SealScope, sealChoice } from './seal.ts';
export type { CookieFault } from './set-cookie.ts';
