import type { Severity } from '../../registry/index.ts';
import type { AuditCase } from '../audit-case.ts';
import type { AuditFinding } from '../finding.ts';

/** What a rule found; which rule, how grave and by what law it stands is the rule's. */
export type Catch = Omit<AuditFinding, 'rule' | 'severity' | 'source' | 'fingerprint' | 'place'> & {
  /** Path in the registry file, where there is a place for it. */
  readonly path?: readonly (string | number)[];
};

export interface AuditRule {
  readonly id: string;
  readonly severity: Severity;
  /** One sentence: what the rule wants. */
  readonly title: string;
  readonly source: string;
  readonly check: (audited: AuditCase) => readonly Catch[];
}
