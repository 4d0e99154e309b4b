/** The states that a site is visited in, and what is done to bring each about. */
import { type Category, LANGUAGES, labelOf, type Registry } from '../../registry/index.ts';
import { STRINGS } from '../../render/index.ts';
import type { Wish } from '../banner/index.ts';
import type { Holding, StateId } from '../observation.ts';

/** What begins a phase of a visit. */
type Act =
  /** `isGrant`: what follows is the visitor's own doing from the first press on; else only once the answer has taken. */
  | { readonly kind: 'answer'; readonly wish: Wish; readonly isGrant: boolean }
  /** The browser is closed and opened again: sessions end. */
  | { readonly kind: 'return' }
  /** So much time goes by that the consent has ended. */
  | { readonly kind: 'expire' };

/** One phase: how it begins, what the visitor has then said, and whether all pages are visited in it. */
export interface PlannedPhase {
  readonly act?: Act;
  readonly holding: Holding;
  readonly walks: boolean;
}

export interface Plan {
  readonly state: StateId;
  readonly gpc: boolean;
  readonly script: boolean;
  readonly phases: readonly PlannedPhase[];
}

const NOTHING = { kind: 'nothing' } as const satisfies Holding;
const ONLY = 'only:';

/** Every state in which a registry can be held against its site, in the order in which they are visited. */
export function statesOf({ categories, entries }: Registry): readonly StateId[] {
  const asked = categories.filter(({ id, always }) => !always && entries.some(({ category }) => category === id));
  if (asked.length === 0) return ['before', 'no-script'];
  return [
    'before',
    'refused',
    'accepted',
    // One category alone is 'accept all'.
    ...(asked.length > 1 ? asked.map(({ id }): StateId => `${ONLY}${id}`) : []),
    'withdrawn',
    'returned',
    'expired',
    'gpc',
    'no-script',
  ];
}

/** What is done to bring a state about. */
export function planOf(state: StateId, registry: Registry): Plan {
  return { state, gpc: state === 'gpc', script: state !== 'no-script', phases: phasesOf(state, registry) };
}

function phasesOf(state: StateId, registry: Registry): readonly PlannedPhase[] {
  if (state === 'before' || state === 'gpc' || state === 'no-script') return [{ holding: NOTHING, walks: true }];
  const first: PlannedPhase = { holding: NOTHING, walks: false };
  if (state === 'refused') return [first, answered({ kind: 'refuse' }, { kind: 'refused' })];
  if (state.startsWith(ONLY)) return [first, onlyPhase(state.slice(ONLY.length), registry)];
  return [first, answered({ kind: 'accept' }, { kind: 'accepted' }), ...afterwards(state)];
}

function afterwards(state: StateId): readonly PlannedPhase[] {
  if (state === 'withdrawn') return [answered({ kind: 'withdraw' }, { kind: 'withdrawn' })];
  if (state === 'returned') return [{ act: { kind: 'return' }, holding: { kind: 'accepted' }, walks: true }];
  if (state === 'expired') return [{ act: { kind: 'expire' }, holding: { kind: 'expired' }, walks: true }];
  return [];
}

const answered = (wish: Wish, holding: Holding): PlannedPhase => ({
  act: { kind: 'answer', wish, isGrant: wish.kind === 'accept' || wish.kind === 'only' },
  holding,
  walks: true,
});

function onlyPhase(id: string, { categories, purposes }: Registry): PlannedPhase {
  const category = categories.find((each) => each.id === id);
  if (!category) throw new Error(`there is no category "${id}" in the registry`);
  const own = purposes.filter((each) => each.category === id);
  const labels = [category, ...own].flatMap((each) => labelsOf(each));
  const wish: Wish = { kind: 'only', category: id, labels: [...new Set(labels)], purposes: own.map((each) => each.id) };
  return answered(wish, { kind: 'only', category: id });
}

/** What a category or purpose may be called in a page: in its own words first, then in ours, in every language. */
function labelsOf(named: Pick<Category, 'id' | 'label' | 'description'>): readonly string[] {
  const own = Object.values(named.label);
  return [...own, ...LANGUAGES.map((each) => labelOf(named, each, each, STRINGS[each].categories).label.text)];
}

/** A state in words, as steps and progress tell it. */
export function nameOfState(state: StateId): string {
  if (state.startsWith(ONLY)) return `only ${state.slice(ONLY.length)}`;
  return STATE_NAMES[state as keyof typeof STATE_NAMES];
}

const STATE_NAMES = {
  before: 'before a choice',
  refused: 'all refused',
  accepted: 'all accepted',
  withdrawn: 'withdrawn after accepting',
  returned: 'back after accepting',
  expired: 'after the consent has ended',
  gpc: 'with Global Privacy Control',
  'no-script': 'without JavaScript',
} as const satisfies Partial<Record<StateId, string>>;
