/** The states that things are seen in: of a visit only its last phase is the state that it is named after. */
import type { StateId, Visit } from '../observation.ts';

const ORDER: readonly StateId[] = [
  'before',
  'no-script',
  'gpc',
  'refused',
  'accepted',
  'returned',
  'withdrawn',
  'expired',
];

/** Where a state stands in a report: from nothing said to consent that has ended. */
export function byState(a: StateId, b: StateId): number {
  return rankOf(a) - rankOf(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Single categories stand between refusal and 'accept all'. */
const rankOf = (state: StateId): number => (state.startsWith('only:') ? 3.5 : ORDER.indexOf(state));

/** The state that a visitor is in, in one phase of a visit: before it accepts, a visit of `accepted` is one of `before`. */
export function stateIn({ state, phases }: Visit, index: number): StateId {
  const phase = phases[index];
  if (!phase) return state;
  if (!phase.script) return 'no-script';
  if (phase.gpc) return 'gpc';
  const { holding } = phase;
  if (holding.kind === 'nothing') return 'before';
  if (holding.kind === 'only') return `only:${holding.category}`;
  if (holding.kind !== 'accepted') return holding.kind;
  return state === 'returned' && index > 0 && phases[index - 1]?.holding.kind === 'accepted' ? 'returned' : 'accepted';
}

/** A state as the end of a sentence: `before consent`, `after refusal`. */
export function whenIn(state: StateId): string {
  return state.startsWith('only:')
    ? `with "${state.slice('only:'.length)}" alone agreed to`
    : WHEN[state as keyof typeof WHEN];
}

const WHEN = {
  before: 'before consent',
  'no-script': 'without JavaScript, before consent',
  gpc: 'with Global Privacy Control on, before consent',
  refused: 'after refusal',
  accepted: 'after consent to all',
  returned: 'on a later visit, after consent to all',
  withdrawn: 'after withdrawal',
  expired: 'after the consent has ended',
} as const;
