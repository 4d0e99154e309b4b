import { SEVERITIES } from '../../registry/index.ts';
import type { AuditFinding } from '../finding.ts';
import type { AuditReport, RuleFacts } from './report.ts';

/** Findings of one rule. */
export interface RuleGroup {
  readonly rule: RuleFacts;
  /** In the order of the report; never empty. */
  readonly findings: readonly AuditFinding[];
}

/** Findings by their rule, the gravest rules first, else in the order in which they come up. */
export function byRule(findings: readonly AuditFinding[], rules: readonly RuleFacts[]): readonly RuleGroup[] {
  const groups = [...Map.groupBy(findings, ({ rule }) => rule).values()].map((each) => ({
    rule: ruleOf(each[0] as AuditFinding, rules),
    findings: each,
  }));
  return groups.sort((a, b) => SEVERITIES.indexOf(a.rule.severity) - SEVERITIES.indexOf(b.rule.severity));
}

/** The rules of a report, then those that only its findings name: a format that lists rules needs each of them. */
export function rulesIn({ rules, findings, baseline }: AuditReport): readonly RuleFacts[] {
  const named = [...findings, ...baseline].map((each) => ruleOf(each, rules));
  return [...new Map([...rules, ...named].map((rule) => [rule.id, rule])).values()];
}

/** The rule of a finding; where a report does not list it, what the finding itself tells. */
function ruleOf({ rule, severity, source }: AuditFinding, rules: readonly RuleFacts[]): RuleFacts {
  return rules.find(({ id }) => id === rule) ?? { id: rule, severity, title: rule, source };
}
