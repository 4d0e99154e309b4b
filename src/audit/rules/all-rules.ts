/** Every rule of the audit, in the order of its documentation. */
import { BANNER_RULES } from './banner.ts';
import { CONSENT_RULES } from './consent.ts';
import { OTHERWISE_RULES } from './declared-otherwise.ts';
import { FINGERPRINTING_RULES } from './fingerprinting.ts';
import { HIDDEN_RULES } from './hidden.ts';
import { IDENTIFIER_RULES } from './identifier-rules.ts';
import { NEVER_SEEN_RULES } from './never-seen.ts';
import { POLICY_RULES } from './policy.ts';
import { RETENTION_RULES } from './retention.ts';
import type { AuditRule } from './rule.ts';
import { UNDECLARED_RULES } from './undeclared.ts';
import { WITHDRAWAL_RULES } from './withdrawal.ts';

export const AUDIT_RULES: readonly AuditRule[] = [
  ...UNDECLARED_RULES,
  ...CONSENT_RULES,
  ...WITHDRAWAL_RULES,
  ...RETENTION_RULES,
  ...OTHERWISE_RULES,
  ...NEVER_SEEN_RULES,
  ...IDENTIFIER_RULES,
  ...HIDDEN_RULES,
  ...FINGERPRINTING_RULES,
  ...BANNER_RULES,
  ...POLICY_RULES,
];
