/** Entries by state: what a privacy officer looks at. */
import { type Entry, isAddress } from '../registry/index.ts';
import type { AuditCase } from './audit-case.ts';
import type { AuditFinding } from './finding.ts';
import type { Visit } from './observation.ts';
import type { MatrixCell, MatrixRow } from './report/report.ts';
import { subjectKey } from './rules/catches.ts';
import { type Reading, readingOf, type Sighting, tableEntry } from './rules/reading.ts';
import { stateIn } from './rules/states.ts';

/**
 * A row for each entry of the registry, in its order, then one for each thing that is not declared; a cell for each state
 * that was visited, in the order of {@link byState}. What was seen is that of the last phase, in which the visit is in its
 * state.
 */
export function matrixOf(audited: AuditCase, findings: readonly AuditFinding[]): readonly MatrixRow[] {
  const reading = readingOf(audited);
  const ends = reading.visits.map((visit) => endOf(visit, reading));
  const declared = audited.registry.entries.map((entry, index): MatrixRow => {
    const isOf = (each: Sighting): boolean => each.index === index && each.standing !== 'undeclared';
    const subjects = new Set(reading.sightings.filter(isOf).map(({ subject }) => subjectKey(subject)));
    const about = findings.filter((each) => isAbout(each, entry, subjects));
    const { kind, name, category, provider } = entry;
    const cells = ends.map((end) => cellOf(end, reading, isOf, about, allowedIn(end, reading, index)));
    return { kind, name, category, provider, declared: true, cells };
  });
  return [...declared, ...undeclaredRows(reading, ends, findings)];
}

/** The last phase of a visit. */
interface End {
  readonly visit: Visit;
  readonly phase: number;
  readonly left: readonly Sighting[];
}

function endOf(visit: Visit, reading: Reading): End {
  const phase = Math.max(0, visit.phases.length - 1);
  return { visit, phase, left: reading.leftAt(visit, phase) };
}

function cellOf(
  { visit, phase, left }: End,
  { sightings }: Reading,
  isOf: (each: Sighting) => boolean,
  about: readonly AuditFinding[],
  allowed: boolean,
): MatrixCell {
  const state = stateIn(visit, phase);
  const seen = sightings.filter((each) => each.visit === visit && each.phase === phase && each.id !== '' && isOf(each));
  const rules = about.filter(({ states }) => states.includes(state)).map(({ rule }) => rule);
  return { state: visit.state, allowed, seen: seen.length, left: left.some(isOf), rules: [...new Set(rules)] };
}

/** What the decision says of an entry, whatever the page. */
function allowedIn({ visit, phase }: End, reading: Reading, index: number): boolean {
  const entry = tableEntry(reading, index);
  const now = visit.phases[phase];
  return (entry && now && reading.permissionsAt(now, '').parts[entry.part]?.allowed) ?? false;
}

/** By what findings call it, or what was seen of it. */
function isAbout({ subject }: AuditFinding, { kind, name }: Entry, subjects: ReadonlySet<string>): boolean {
  return subjects.has(subjectKey(subject)) || (subject.kind === kind && subject.name === name);
}

function undeclaredRows(
  reading: Reading,
  ends: readonly End[],
  findings: readonly AuditFinding[],
): readonly MatrixRow[] {
  const rows = new Map<string, Sighting>();
  for (const each of reading.sightings) {
    const key = subjectKey(each.subject);
    if (each.standing === 'undeclared' && !rows.has(key)) rows.set(key, each);
  }
  return [...rows].map(([key, { subject, owner }]): MatrixRow => {
    const isOf = (each: Sighting): boolean => each.standing === 'undeclared' && subjectKey(each.subject) === key;
    const about = findings.filter((each) => subjectKey(each.subject) === key);
    const name =
      subject.host !== undefined && !isAddress(subject.kind) ? `${subject.name} (${subject.host})` : subject.name;
    const cells = ends.map((end) => cellOf(end, reading, isOf, about, false));
    const provider = owner.kind === 'provider' ? { provider: owner.provider.id } : {};
    return { kind: subject.kind, name, ...provider, declared: false, cells };
  });
}
