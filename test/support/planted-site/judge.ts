/** Holds what an audit has found against what was planted: what it missed, and what it made up. */
import type { AuditFinding, StateId } from '../../../src/audit/index.ts';
import type { Expected, Planted } from './part.ts';

type Found = Pick<AuditFinding, 'rule' | 'subject' | 'states'>;

export interface Judgement {
  /** In words, each departure that was not found, or not where it is. */
  readonly missing: readonly string[];
  /** In words, each finding that nothing planted has caused. */
  readonly tooMany: readonly string[];
}

/** What is planted, by what an auditor may say of it. */
export type Sown = Pick<Planted, 'id' | 'finds' | 'may'>;

/** @param unvisited states in which the auditor has not been, and need not have found anything. */
export function judge(
  planted: readonly Sown[],
  findings: readonly Found[],
  unvisited: readonly StateId[] = [],
): Judgement {
  return {
    missing: planted.flatMap(({ id, finds }) =>
      finds.flatMap((expected) => missingOf(expected, findings, unvisited).map((what) => `${id}: ${what}`)),
    ),
    tooMany: findings.filter((each) => !planted.some((sown) => isMeant(sown, each))).map(findingText),
  };
}

const isMeant = ({ finds, may = [] }: Sown, found: Found): boolean =>
  [...finds, ...may].some((expected) => isAbout(expected, found));

/** Several findings may speak of one departure, such as one for each way in which it was tried: together they count. */
function missingOf(expected: Expected, findings: readonly Found[], unvisited: readonly StateId[]): readonly string[] {
  const own = findings.filter((each) => isAbout(expected, each));
  if (own.length === 0) return [`${expectedText(expected)} is not found`];
  const states = new Set(own.flatMap((each) => each.states));
  const lacking = (expected.states ?? []).filter((state) => !states.has(state) && !unvisited.includes(state));
  const wrong = (expected.notStates ?? []).filter((state) => states.has(state));
  return [
    ...(lacking.length > 0 ? [`${expectedText(expected)} is not found in ${lacking.join(', ')}`] : []),
    ...(wrong.length > 0 ? [`${expectedText(expected)} is said to be in ${wrong.join(', ')}`] : []),
  ];
}

function isAbout({ rule, kind, name, host }: Expected, found: Found): boolean {
  const { subject } = found;
  return (
    oneOf(rule, found.rule) &&
    oneOf(kind, subject.kind) &&
    oneOf(name, subject.name.replace(/:\d+(?=\/|$)/, '')) &&
    (host === undefined || host === subject.host)
  );
}

/** `*` stands for anything. */
function oneOf(wanted: string | readonly string[], is: string): boolean {
  return [wanted].flat().some((each) => each === is || each === '*');
}

const expectedText = ({ rule, kind, name }: Expected): string =>
  [rule, kind, name].map((each) => [each].flat()[0]).join(' ');
const findingText = ({ rule, subject: { kind, name, host = '' }, states }: Found): string =>
  `${rule} ${kind} ${name} ${host} (${states.join(', ')})`;
