export type { Logged } from './log-release.ts';
export { type Evidence, type EvidenceOptions, makeEvidence } from './make-evidence.ts';
export type { Manifest } from './manifest.ts';
export { type EvidenceFault, type VerifiedEvidence, verifyEvidence } from './verify-evidence.ts';
