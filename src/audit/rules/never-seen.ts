import type { Entry } from '../../registry/index.ts';
import type { Phase, StateId, Visit } from '../observation.ts';
import { entryPath } from './catches.ts';
import { type Reading, readingOf, type Sighting, tableEntry } from './reading.ts';
import type { AuditRule, Catch } from './rule.ts';
import { byState, stateIn } from './states.ts';
import { belonging, evidenceIn, subjectText } from './words.ts';

export const NEVER_SEEN_RULES: readonly AuditRule[] = [
  {
    id: 'never-seen',
    severity: 'note',
    title: 'What is declared is used.',
    source: 'GDPR art. 5(1)(a) and 12(1): a policy tells what is; ÚOOÚ list of common faults',
    check: (audited) => neverSeen(readingOf(audited)),
  },
];

/** Nothing is said of it where something was not looked at, or where nobody has agreed to everything. */
function neverSeen(reading: Reading): readonly Catch[] {
  const { registry } = reading.audited;
  const isComplete = reading.visits.every(({ gaps, phases }) => gaps.length === 0 && phases.every(isAnswered));
  if (!isComplete || !reading.visits.some(hasAccepted)) return [];
  const named = new Set(reading.sightings.flatMap(({ index }) => (index === undefined ? [] : [index])));
  return registry.entries.flatMap((entry, index) => {
    if (named.has(index) || isUnseeable(entry, reading)) return [];
    const where = allowedIn(index, reading);
    const [visit] = where.map((each) => each.visit);
    return visit ? [unseen(entry, index, visit, [...new Set(where.map(({ state }) => state))], reading)] : [];
  });
}

/** Whoever has withdrawn or come back had accepted, and gone through all pages so. */
const hasAccepted = ({ phases }: Visit): boolean => phases.some(({ holding }) => holding.kind === 'accepted');

const isAnswered = ({ answered }: Phase): boolean => answered?.kind !== 'could-not';

function unseen(entry: Entry, index: number, visit: Visit, states: readonly StateId[], reading: Reading): Catch {
  const pages = `${visit.pages.length} ${visit.pages.length === 1 ? 'page' : 'pages'}`;
  const what = `on ${pages} no ${entry.kind} "${entry.name}"`;
  const last = visit.phases.length - 1;
  return {
    subject: { kind: entry.kind, name: entry.name },
    message: `${subjectText({ kind: entry.kind, name: entry.name })} (${belonging(entry, reading)}) is declared, and was never seen, also where it is allowed`,
    mend: 'take it out if nothing sets it any more, or let the journey come to where it is set',
    states: states.toSorted(byState),
    evidence: [evidenceIn(visit, last, visit.phases[last]?.startedAt ?? 0, '', what)],
    path: entryPath(index),
  };
}

/**
 * What no audit can see, or has no need to: the cookie that keeps the choice, what its maker has ended, what has no
 * address, and one of several addresses that a provider is sent to, of which another was asked.
 */
function isUnseeable({ name, kind, discontinued, provider }: Entry, reading: Reading): boolean {
  const { registry } = reading.audited;
  if (discontinued !== undefined || name.endsWith(':') || (kind === 'cookie' && name === registry.site.choiceCookie))
    return true;
  const isThird = registry.providers.some(({ id, party }) => id === provider && party === 'third');
  return kind === 'beacon' && isThird && reading.sightings.some((each) => each.kind === kind && isOf(each, provider));
}

const isOf = ({ owner, entry }: Sighting, provider: string): boolean =>
  entry?.provider === provider || (owner.kind === 'provider' && owner.provider.id === provider);

/** Phases in which an entry is allowed. */
function allowedIn(index: number, reading: Reading): readonly { readonly visit: Visit; readonly state: StateId }[] {
  const entry = tableEntry(reading, index);
  return reading.visits.flatMap((visit) =>
    visit.phases.flatMap((phase, at) => {
      const part = entry && reading.permissionsAt(phase, '').parts[entry.part];
      return part?.allowed ? [{ visit, state: stateIn(visit, at) }] : [];
    }),
  );
}
