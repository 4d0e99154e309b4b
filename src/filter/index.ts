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
export { type AddressKind, inertMarkup, type MarkupRules, markOf } from './markup.ts';
export { grantable, type PolicyUse, policyFor, type Role, roleOf, withoutLeads, withPolicy } from './policy.ts';
export { type ChoiceKeys, choiceKeys, openChoice, type SealScope, sealChoice } from './seal.ts';
export type { CookieFault } from './set-cookie.ts';
