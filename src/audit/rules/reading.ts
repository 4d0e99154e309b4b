/** What an audit has seen, with what the decision says of each thing: what every rule looks at. */
import { decide, type Permissions, type Verdict } from '../../decision/index.ts';
import {
  type DecisionTable,
  type Entry,
  isAddress,
  matcherOf,
  type Provider,
  type TableEntry,
} from '../../registry/index.ts';
import type { AuditCase } from '../audit-case.ts';
import type { Subject } from '../finding.ts';
import type { Phase, StateId, Visit } from '../observation.ts';
import { type Declarations, declarationsOf, type Match } from './declarations.ts';
import { type Hosts, hostsOf, pathIn } from './hosts.ts';
import { keyOf, leftAt, type RawSighting, rawSightings } from './raw-sightings.ts';
import { remembered } from './remembered.ts';
import { byState, stateIn } from './states.ts';
import { buildNames, type SeenName, subjectNames } from './subject-names.ts';

/**
 * How a thing stands to the registry. `elsewhere` and `other-kind`: its name is declared for another place or another kind.
 * `host`: no entry names the address, and it follows its host.
 */
type Standing = 'declared' | 'undeclared' | 'elsewhere' | 'other-kind' | 'host';

/** One thing that was set, stored, sent or loaded, and what should have become of it. */
export interface Sighting extends RawSighting {
  readonly state: StateId;
  readonly standing: Standing;
  /** Index of the entry that it belongs to in the registry; absent where none does. */
  readonly index?: number;
  readonly entry?: Entry;
  readonly verdict: Verdict;
  readonly subject: Subject;
  /** Whether nobody knows what the visitor had said then: an attempt to answer came to nothing. */
  readonly isUnsure: boolean;
}

/** What the rules look at. Everything is in one order, whatever order the visits came in. */
export interface Reading {
  readonly audited: AuditCase;
  readonly hosts: Hosts;
  readonly declarations: Declarations;
  readonly visits: readonly Visit[];
  readonly sightings: readonly Sighting[];
  /** What was there at the end of a phase, with what is said of it then. */
  readonly leftAt: (visit: Visit, phase: number) => readonly Sighting[];
  /** Indexes of the entries of which something was seen as they are declared. */
  readonly seenEntries: ReadonlySet<number>;
  /** What holds in a phase of a visit on a page; an empty address means none in particular. */
  readonly permissionsAt: (phase: Phase, page: string) => Permissions;
  readonly providerOf: (entry: Entry) => Provider | undefined;
}

/** Reads an audit, once for all rules. */
export const readingOf = remembered(read);

/** How the decision has an entry of the registry, by its index there. */
export const tableEntry = ({ audited, declarations }: Reading, index: number | undefined): TableEntry | undefined =>
  audited.table.entries().find((each) => declarations.indexOf(each) === index);

/** Ours: a note of the guard's own, in which it keeps when what it has to end was stored. */
const GUARDS_NOTE = 'samtykke';

function read(audited: AuditCase): Reading {
  const { registry } = audited;
  const hosts = hostsOf(audited);
  const declarations = declarationsOf(audited, hosts);
  const visits = audited.visits.toSorted(
    (a, b) => byState(a.state, b.state) || (a.phases[0]?.startedAt ?? 0) - (b.phases[0]?.startedAt ?? 0),
  );
  const raw = visits
    .flatMap((visit) => rawSightings(visit, hosts))
    .filter(({ kind, name, owner }) => kind !== 'localStorage' || name !== GUARDS_NOTE || owner.kind !== 'site');
  const matches = raw.map((each) => matchOf(each, declarations));
  const seenEntries = new Set(matches.flatMap((each) => (each?.kind === 'here' ? [each.index] : [])));
  const permissionsAt = (phase: Phase, page: string): Permissions => audited.permissionsIn(phase, pathIn(page));
  const judged = (each: RawSighting, match = matchOf(each, declarations)): Judged =>
    judge(each, match, audited, permissionsAt);
  const all = raw.map((each, at) => judged(each, matches[at]));
  const subjectOf = subjectsOf(all, visits.length);
  const finished = (each: Judged): Sighting => ({
    ...each,
    state: stateIn(each.visit, each.phase),
    subject: subjectOf(each),
  });
  const sightings = all.map(finished).sort(inOrder);
  const subjects = new Map(sightings.map((each) => [`${each.visit.state} ${keyOf(each)}`, each.subject] as const));
  return {
    audited,
    hosts,
    declarations,
    visits,
    sightings,
    leftAt: (visit, phase) =>
      leftAt(visit, phase, hosts).map((each) => {
        const known = subjects.get(`${visit.state} ${keyOf(each)}`);
        return known ? { ...finished(judged(each)), subject: known } : finished(judged(each));
      }),
    seenEntries,
    permissionsAt,
    providerOf: ({ provider }) => registry.providers.find(({ id }) => id === provider),
  };
}

function inOrder(a: Sighting, b: Sighting): number {
  return (
    byState(a.state, b.state) ||
    byState(a.visit.state, b.visit.state) ||
    a.phase - b.phase ||
    a.at - b.at ||
    compareText(a.id, b.id) ||
    compareText(a.name, b.name)
  );
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function matchOf({ kind, name, host, owner }: RawSighting, { find, findAddress }: Declarations): Match | undefined {
  return isAddress(kind) ? findAddress(kind, name) : find(kind, name, { host, owner });
}

type Judged = Omit<Sighting, 'state' | 'subject'>;

function judge(
  raw: RawSighting,
  match: Match | undefined,
  { registry, table }: AuditCase,
  permissionsAt: Reading['permissionsAt'],
): Judged {
  const own = raw.visit.phases[raw.phase];
  const phase = own ?? raw.visit.phases.at(-1) ?? unfinished(raw.visit);
  const verdict = verdictOf(raw, match, table, permissionsAt(phase, raw.page));
  // A phase that was broken off is not there: what was said in it nobody knows.
  const isUnsure = phase.answered?.kind === 'could-not' || (own === undefined && raw.phase > 0);
  const entry = match && registry.entries[match.index];
  return {
    ...raw,
    standing: standingOf(match, verdict),
    ...(match && entry && { index: match.index, entry }),
    verdict,
    isUnsure,
  };
}

/** The first phase of a visit that has none, because it was broken off. */
function unfinished({ state }: Visit): Phase {
  const left = { cookies: [], storage: [] };
  return { holding: { kind: 'nothing' }, gpc: state === 'gpc', script: state !== 'no-script', startedAt: 0, left };
}

function standingOf(match: Match | undefined, verdict: Verdict): Standing {
  if (match) return match.kind === 'here' ? 'declared' : match.kind;
  return verdict.because === 'undeclared' ? 'undeclared' : 'host';
}

function verdictOf(
  raw: RawSighting,
  match: Match | undefined,
  table: DecisionTable,
  permissions: Permissions,
): Verdict {
  const { kind, name, lifetimeSeconds = null, request } = raw;
  const write = { kind, name, lifetimeSeconds };
  if (isAddress(kind)) {
    const verdict = decide(table, permissions, write);
    return verdict.because === 'undeclared' && request ? (aheadOf(raw, table, permissions) ?? verdict) : verdict;
  }
  return decide(match ? asDeclared(table, name, match.entry, raw) : withoutNames(table), permissions, write);
}

/** Names do not tell two places apart: here the one entry counts that was found for this one. */
function asDeclared(table: DecisionTable, name: string, entry: TableEntry, { owner }: RawSighting): DecisionTable {
  // Only the site's own is the cookie that keeps the choice.
  const choiceCookie = owner.kind === 'site' ? table.choiceCookie : '';
  const names = matcherOf([[name, { name, common: entry, made: entry }]]);
  return { ...table, choiceCookie, names: (kind) => (kind === entry.kind ? names : undefined) };
}

const withoutNames = (table: DecisionTable): DecisionTable => ({ ...table, choiceCookie: '', names: () => undefined });

/** What is fetched ahead, or only connected to, is what is declared at that host, whatever kind it is going to be. */
function aheadOf({ request, host }: RawSighting, table: DecisionTable, permissions: Permissions): Verdict | undefined {
  if (request?.type !== 'preconnect' && request?.type !== 'prefetch') return undefined;
  const verdicts = table
    .entries()
    .filter(({ kind, name }) => isAddress(kind) && name.split('/')[0] === host)
    .map(({ kind, name }) => decide(table, permissions, { kind, name }));
  return verdicts.find(({ kind }) => kind !== 'denied') ?? verdicts[0];
}

/** Ours: of a host with more addresses than anybody reads, one name stands for all; the evidence has some of them. */
const MOST_ADDRESSES = 40;

/** What findings call each thing: as it was seen, with `*` for what changes from visit to visit. */
function subjectsOf(judged: readonly Judged[], visits: number): (each: Judged) => Subject {
  const names = judged.map(seenName);
  const nameOf = subjectNames(names, visits);
  const built = names.map((each) => ({ ...each, name: nameOf(each.group, each.name) }));
  const builtOf = buildNames(built);
  const counts = countNames(built.map(({ group, name }) => ({ group, name: builtOf(group, name) })));
  return (each) => {
    const { kind, host, owner } = each;
    const { group, name } = seenName(each);
    const called = nameOf(group, name);
    const place = owner.kind === 'site' ? {} : { host };
    if (!isAddress(kind)) return { kind, name: called, ...(name.includes('*') && { literal: true }), ...place };
    const isOneOfMany = owner.kind !== 'site' && (counts.get(group)?.size ?? 0) > MOST_ADDRESSES;
    return { kind, name: isOneOfMany ? `${host}/*` : builtOf(group, called), ...place };
  };
}

function countNames(named: readonly { readonly group: string; readonly name: string }[]): Map<string, Set<string>> {
  const counts = new Map<string, Set<string>>();
  for (const { group, name } of named) counts.set(group, (counts.get(group) ?? new Set()).add(name));
  return counts;
}

/** Names of two entries, two hosts or two setters are never one. */
function seenName(each: Judged): SeenName {
  const { kind, host, owner, name, visit, index } = each;
  const place = owner.kind === 'site' ? '' : host;
  const by = index === undefined && !isAddress(kind) ? setterOf(each) : '';
  return { group: [kind, place, index ?? '', by].join('\n'), name, visit: visit.state };
}

/** Who set a thing, as far as it tells two of them apart. */
function setterOf({ cause, cookie, visit }: Judged): string {
  const script = cause.stack.find(({ url }) => /^https?:/.test(url))?.url;
  if (script) return (URL.parse(script)?.host ?? '') + pathIn(script);
  const request = cookie && visit.requests.find(({ id }) => id === cause.request);
  return request ? (URL.parse(request.url)?.host ?? '') : '';
}
