export type { AuditCase } from './audit-case.ts';
export type { AuditFinding, Evidence, Subject } from './finding.ts';
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
export type { AuditReport } from './report/report.ts';
export type { AuditRule } from './rules/rule.ts';
export { type Audited, type AuditOptions, runAudit } from './run-audit.ts';
