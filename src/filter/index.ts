export { type CookieAttributes, type RequestCookie, readCookies, setCookie } from './cookies.ts';
export { type FactsReader, jurisdictionOf, type RequestFacts, readFacts } from './facts.ts';
export { type ChoiceKeys, choiceKeys, openChoice, type SealScope, sealChoice } from './seal.ts';
