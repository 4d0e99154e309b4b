export type { AuditCase } from './audit-case.ts';
export { type Autoconsent, loadAutoconsent, type NoAutoconsent } from './banner/index.ts';
export type { AuditFinding, Evidence, Subject } from './finding.ts';
export {
  formatJourneyError,
  JOURNEY_FLAGS,
  type Journey,
  type JourneyError,
  type JourneyFlags,
  journeyOf,
  missingVariables,
  type ProgressNow,
  progressLine,
} from './journey/index.ts';
export type {
  Answered,
  BannerLook,
  CookieWrite,
  Gap,
  Holding,
  Phase,
  ReadSeen,
  Recorded,
  RequestSeen,
  StateId,
  StorageWrite,
  Visit,
} from './observation.ts';
export type { PublishedPolicy, PublishedRow } from './published.ts';
export {
  applyBaseline,
  type Baseline,
  baselineOf,
  baselineText,
  type ReadBaseline,
  readBaseline,
} from './report/baseline.ts';
export { findingText, type PrintedFinding } from './report/finding-text.ts';
export { picturesOf, type ReportPicture } from './report/html-pictures.ts';
export { patchAsDiff } from './report/line-diff.ts';
export { countText, exitCodeOf, gapsOf, OUTCOMES, type Outcome, outcomeOf, outcomeText } from './report/outcome.ts';
export type { KnownThing } from './report/proposal.ts';
export { type InputFault, inputFaultText, type ReadInput } from './report/read-input.ts';
export { type PatchOptions, type RegistryPatch, registryPatch } from './report/registry-patch.ts';
export type {
  AuditReport,
  KnownFinding,
  MatrixCell,
  MatrixRow,
  RuleFacts,
  StateReport,
  Trend,
} from './report/report.ts';
export { REPORT_FORMATS, type ReportFormat, type ReportOptions, reportAs } from './report/report-as.ts';
export { auditReportJsonSchema, readReport } from './report/report-schema.ts';
export { type SarifFinding, type SarifOptions, type SarifRule, type SarifRun, sarifLog } from './report/sarif-log.ts';
export { trendOf } from './report/trend.ts';
export type { AuditRule } from './rules/rule.ts';
export { type Audited, type AuditOptions, runAudit } from './run-audit.ts';
export { statesOf } from './visit/index.ts';
