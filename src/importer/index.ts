export { type RegistryFileOptions, registryFileFrom, type WrittenRegistry } from './file/index.ts';
export { type ImportedPolicy, type ImportOptions, importPolicy } from './import-policy.ts';
export { INPUT_KINDS, type InputKind } from './input-kind.ts';
export {
  type KnownCookie,
  type KnownCookies,
  knownCookie,
  NO_KNOWN_COOKIES,
  type Proposal,
  proposalsFor,
  readKnownCookies,
} from './known/index.ts';
export type { Doubt, ImportedRow, RowField, Unread } from './row.ts';
