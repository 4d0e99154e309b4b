/** From what was seen to what is reported: one catch for each subject. */
import type { Subject } from '../finding.ts';
import type { StateId } from '../observation.ts';
import type { Reading, Sighting } from './reading.ts';
import type { Catch } from './rule.ts';
import { byState } from './states.ts';
import { evidenceOf } from './words.ts';

/** At least one sighting of a thing, the first in the order of states. */
export type Sightings<T extends Sighting = Sighting> = readonly [T, ...T[]];

/** The sightings of each thing, in the order of their first. */
function bySubject<T extends Sighting>(sightings: readonly T[]): readonly Sightings<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const each of sightings) {
    const key = subjectKey(each.subject);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()];
}

export const subjectKey = ({ kind, name, host = '' }: Subject): string => JSON.stringify([kind, name, host]);

/** States that things were seen in, each once, in the order of a report. */
export function statesOf(seen: readonly { readonly state: StateId }[]): readonly StateId[] {
  return [...new Set(seen.map(({ state }) => state))].sort(byState);
}

/** What a rule says of a thing. */
interface Said<T> {
  readonly message: string;
  readonly mend: string;
  readonly path?: readonly (string | number)[];
  /** In the place of the line that tells what was seen. */
  readonly what?: (each: T) => string;
}

/** A catch for each thing among the sightings, in the words of the rule; none where the rule says nothing. */
export function catchesOf<T extends Sighting>(
  sightings: readonly T[],
  say: (seen: Sightings<T>, states: readonly StateId[]) => Said<T> | undefined,
): readonly Catch[] {
  return bySubject(sightings).flatMap((seen) => {
    const states = statesOf(seen);
    const said = say(seen, states);
    if (!said) return [];
    const { message, mend, path, what } = said;
    return [
      { subject: seen[0].subject, message, mend, states, evidence: evidenceOf(seen, what), ...(path && { path }) },
    ];
  });
}

/** Path of a field of an entry in the registry file. */
export const entryPath = (index: number | undefined, field = 'name'): readonly (string | number)[] =>
  index === undefined ? ['entries'] : ['entries', index, field];

/** Where a thing that is not declared would belong: behind the last entry of its provider, else at the end. */
export function newPath(
  { audited: { registry } }: Reading,
  provider: string | undefined,
): readonly (string | number)[] {
  const last = registry.entries.findLastIndex((each) => each.provider === provider);
  return ['entries', last < 0 ? registry.entries.length - 1 : last, 'name'];
}

/** Whether the decision denies a thing that is declared, and somebody knows what the visitor had said. */
export function isWithoutConsent({ verdict, standing, isUnsure }: Sighting): boolean {
  const isJudged = standing === 'declared' || standing === 'host';
  return isJudged && !isUnsure && verdict.kind === 'denied' && verdict.because !== 'reserved';
}
