export type { Step } from './adapters/index.ts';
export { canonicalJson } from './canonical.ts';
export { type AskedAgain, diffRegistries, type RegistryChange, type RegistryDiff, type Subject } from './diff.ts';
export {
  formatRegistryError,
  type Place,
  REGISTRY_ERRORS,
  type RegistryError,
  type RegistryErrorCode,
} from './errors.ts';
export {
  isThirdCountry,
  JURISDICTION_IDS,
  JURISDICTIONS,
  type Jurisdiction,
  type JurisdictionId,
  jurisdictionFor,
  type Law,
  lawOf,
  STRICTEST,
} from './jurisdictions/index.ts';
export { type KnownEntry, type KnownProduct, knownEntry, knownProduct } from './known-entry.ts';
export { LANGUAGE_ALIASES, LANGUAGES, type Language } from './languages.ts';
export { type Finding, SEVERITIES, type Severity } from './lint/finding.ts';
export { lintRegistry } from './lint/lint.ts';
export { RULES, type Rule } from './lint/rules.ts';
export { hostOf, type Matcher, match, matcherOf, matchHost, matchPath } from './match.ts';
export {
  add,
  call,
  type Dictionary,
  dictionary,
  exec,
  freeze,
  indexOf,
  lastIndexOf,
  type Native,
  readInteger,
  slice,
  spelt,
  split,
  startsWith,
} from './natives.ts';
export { type Condition, type PackedAdapters, type PackedProduct, packAdapters } from './pack-adapters.ts';
export { type BrokenRegistry, type ParsedRegistry, parseRegistry } from './parse.ts';
export { type Part, partsOf } from './parts.ts';
export type { Places } from './places.ts';
export { proposeEntry } from './propose.ts';
export type { CategoryId, EntryName, ProviderId, PurposeId } from './register.ts';
export {
  type AddressKind,
  type Category,
  type Controller,
  type Entry,
  EXEMPTIONS,
  type Exemption,
  isAddress,
  type Justification,
  KINDS,
  type Kind,
  type Localised,
  OWN_PROVIDER,
  type Product,
  type Provider,
  type Purpose,
  type Registry,
  type Retention,
  ROLES,
  type Role,
  SEALS,
  type Seal,
  type Site,
  STANDARD_CATEGORIES,
} from './registry.ts';
export { type Duration, parseDuration, retentionSeconds } from './retention.ts';
export { type RegistryFile, registryJsonSchema } from './schema.ts';
export { didYouMean } from './suggest.ts';
export {
  type DecisionTable,
  entryOf,
  OWN_HOST,
  type PackedTable,
  packTable,
  readTable,
  shortVersion,
  type TableEntry,
  type TablePart,
  type TableProvider,
  type TablePurpose,
  tableOf,
} from './table.ts';
export { type CategoryTexts, labelOf, type Text, textIn } from './texts.ts';
export { canonicalForm, readCanonicalForm } from './version.ts';
