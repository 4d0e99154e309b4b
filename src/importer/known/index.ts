export {
  type KnownCookie,
  type KnownCookies,
  knownCookie,
  NO_KNOWN_COOKIES,
  readKnownCookies,
} from './known-cookies.ts';
export { type Proposal, proposalsFor } from './proposals.ts';
