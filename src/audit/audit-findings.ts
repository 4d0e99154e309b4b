/** From what was seen to what is reported. */
import { createHash } from 'node:crypto';
import { type Place, type Places, SEVERITIES } from '../registry/index.ts';
import type { AuditCase } from './audit-case.ts';
import type { AuditFinding, Subject } from './finding.ts';
import { AUDIT_RULES } from './rules/all-rules.ts';
import type { AuditRule, Catch } from './rules/rule.ts';
import { byState } from './rules/states.ts';

/**
 * Every departure that an audit has seen, each once with all the states in which it was: in the order of severity, then of
 * the registry file, then of names. The order in which visits were made and events came in makes no difference.
 */
export function findingsOf(audited: AuditCase): readonly AuditFinding[] {
  const found = new Map<string, AuditFinding>();
  for (const rule of AUDIT_RULES) {
    for (const each of rule.check(audited)) {
      const finding = findingOf(rule, each, audited.places);
      const same = found.get(finding.fingerprint);
      found.set(finding.fingerprint, same ? merged(same, finding) : finding);
    }
  }
  return [...found.values()].sort(inOrder);
}

function findingOf({ id, severity, source }: AuditRule, { path, ...caught }: Catch, places: Places): AuditFinding {
  const fingerprint = fingerprintOf(id, caught.subject);
  const common = { rule: id, severity, source, ...caught, fingerprint };
  return path ? { ...common, place: placeOf(path, places), field: places.fieldOf(path) } : common;
}

/** A section of the file stands at its key, everything else at its value. */
const placeOf = (path: readonly (string | number)[], places: Places): Place =>
  path.length === 1 ? places.keyAt(path) : places.valueAt(path);

/** What a baseline knows a finding by: neither words nor evidence are part of it. */
function fingerprintOf(rule: string, { kind, name, host = '' }: Subject): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, kind, name, host]))
    .digest('hex')
    .slice(0, 16);
}

/** Two catches of one rule about one subject: the words are those of the first. */
function merged(first: AuditFinding, second: AuditFinding): AuditFinding {
  return {
    ...first,
    states: [...new Set([...first.states, ...second.states])].sort(byState),
    evidence: [...first.evidence, ...second.evidence],
  };
}

function inOrder(a: AuditFinding, b: AuditFinding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    (a.place?.line ?? Number.MAX_SAFE_INTEGER) - (b.place?.line ?? Number.MAX_SAFE_INTEGER) ||
    (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
    compare(a.subject.name, b.subject.name) ||
    compare(a.rule, b.rule) ||
    compare(a.fingerprint, b.fingerprint)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
