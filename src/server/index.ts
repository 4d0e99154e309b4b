export {
  type AccessToken,
  isExpired,
  makeAccessToken,
  SCOPES,
  type Scope,
} from './access-token.ts';
export { backUp, otherSitesIn, putBack, refuseUnready } from './backup.ts';
export { type ConsentServer, consentServer } from './consent-server.ts';
export { type NamedSite, refuseShared } from './distinct-sites.ts';
export { createSecretFile, replaceSecretFile, replaceSecretFiles } from './durable-file.ts';
export {
  type Evidence,
  type EvidenceFault,
  type EvidenceOptions,
  type Logged,
  type Manifest,
  makeEvidence,
  type VerifiedEvidence,
  verifyEvidence,
} from './evidence/index.ts';
export { siteOf } from './history.ts';
export { type Listening, type ListenOptions, listen, listening, stopSignal } from './listen.ts';
export { loadRegistry, RegistryFileError, readRegistryFile } from './load-registry.ts';
export { askWitness, type WitnessAnswer } from './log/ask-witness.ts';
export { type CheckedSite, checkSite } from './log/check-site.ts';
export type { LogWitness } from './log/countersign.ts';
export { newLogKeys, replaceLostKeys, retireKey, rotateKeys } from './log/key-file.ts';
export {
  type LogKeys,
  LostLogKeys,
  newLogKey,
  openLogKeys,
  parseLogKeys,
  parseLogVerifiers,
  readKeyText,
  readLogKeys,
} from './log/log-keys.ts';
export { forkOf, readSeenCheckpoint, type SeenTree, treesIn } from './log/seen-checkpoint.ts';
export type { SequencerState } from './log/sequencer.ts';
export type { SiteFinding } from './log/site-finding.ts';
export { type ServerMetrics, serverMetrics } from './metrics.ts';
export { type NodeMiddleware, type NodeUpgrade, nodeMiddleware, nodeUpgrade } from './node-middleware.ts';
export { webRequest } from './node-request.ts';
export type { ConsentServerOptions, Forgotten, LogLine } from './options.ts';
export { PROBLEMS, type ProblemCode } from './problem.ts';
export { optInRates, type RateRow } from './rates.ts';
export { allRecords } from './records/all-records.ts';
export { consentIdOf } from './records/consent-id.ts';
export { keepSecondsOf } from './records/daily.ts';
export { type Erased, eraseConsent } from './records/erase.ts';
export { type Hold, type Holds, holdsOf } from './records/holds.ts';
export { type RetentionOptions, type RetentionRun, retain } from './records/retention.ts';
export {
  composeBrowser,
  composeGuard,
  composeProviders,
  composeStatic,
  languageTags,
  type PageScripts,
  readPageScripts,
} from './scripts.ts';
export { readSecrets } from './secrets.ts';
export { type SeveralSites, severalSites } from './several-sites.ts';
export { nodeSha256 } from './sha256.ts';
export {
  type Backlog,
  type ErasedRecord,
  isPostgres,
  type Lease,
  type LogBatch,
  type LogStore,
  openStore,
  type PostgresStoreOptions,
  type PublishedCheckpoint,
  postgresStore,
  type RecordPlace,
  type SqliteStoreOptions,
  type Store,
  type StoredHead,
  type StoredRecord,
  type StoredRegistry,
  type StoredViolation,
  StoreUnavailable,
  sqliteStore,
  type WaitingEntry,
} from './stores/index.ts';
export { addToken, readTokens, tokenFile } from './token-file.ts';
export { type ListedViolation, listViolations, readViolations, seenBy, type ViolationList } from './violation-list.ts';
export type { Visit } from './visit.ts';
export { makeWitnessKey, openHeads, readWitnessKey, witness } from './witness/index.ts';
