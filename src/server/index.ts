export { type ConsentServer, consentServer } from './consent-server.ts';
export { type Listening, type ListenOptions, listen, listening, stopSignal } from './listen.ts';
export { loadRegistry, RegistryFileError, readRegistryFile } from './load-registry.ts';
export { type NodeMiddleware, type NodeUpgrade, nodeMiddleware, nodeUpgrade } from './node-middleware.ts';
export { webRequest } from './node-request.ts';
export { readOperatorToken } from './operator.ts';
export type { ConsentServerOptions, Forgotten, LogLine } from './options.ts';
export { PROBLEMS, type ProblemCode } from './problem.ts';
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
export { type SqliteStoreOptions, sqliteStore } from './stores/sqlite.ts';
export { type Store, type StoredRegistry, type StoredViolation, StoreUnavailable } from './stores/store.ts';
export { type ListedViolation, listViolations, readViolations, seenBy, type ViolationList } from './violation-list.ts';
export type { Visit } from './visit.ts';
