export { type AgeAccess, type AgeGate, type AgeGateOptions, ageGate } from './age.ts';
export { type GatedPage, gatedPage } from './gated-page.ts';
export type { AgeCookies, AgeProof, Assurance, KnownAge } from './known.ts';
export type {
  AgeCheck,
  AgeFailure,
  AgeRequest,
  AgeStatement,
  AgeVerification,
  AgeVerifier,
  TrustedIssuer,
} from './verification.ts';
