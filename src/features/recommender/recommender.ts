import type { EntryName } from '../../decision/index.ts';
import { checkNames, checkSeconds } from '../check.ts';
import { type Feature, type FeatureEvent, FORGET, feature } from '../feature.ts';
import type { FeatureStore } from '../store.ts';
import { type Mode, type Parameter, parametersOf } from './describe.ts';
import { type KeptIndex, keptIndex } from './kept-index.ts';
import {
  clickOf,
  FORGET_MINOR,
  FORGET_SENSITIVE,
  isVisitor,
  type List,
  type ListInput,
  listStep,
} from './list-step.ts';
import type { ListSettings } from './lists.ts';
import { VISIT_INDEX_DEFAULTS, type VisitIndexOptions } from './visit-index.ts';
import { type History, NO_HISTORY } from './visit-store.ts';

export interface RecommenderSettings extends VisitIndexOptions, ListSettings {
  /** After how long a visit counts half in what was popular of late, in seconds. */
  readonly halfLifeSeconds: number;
}

/** Ours; those of the index as `npm run bench quality` found them. */
export const RECOMMENDER_DEFAULTS: RecommenderSettings = {
  ...VISIT_INDEX_DEFAULTS,
  halfLifeSeconds: 86_400,
  mostPerCategory: 5,
  exploreEvery: 20,
};

export interface RecommenderOptions extends Partial<RecommenderSettings> {
  readonly store: FeatureStore;
  /** The cookie that holds the visitor's ID. */
  readonly cookie?: EntryName;
}

export interface Recommender {
  /**
   * The list that a page shows, and what is to be noted of the visit. Without consent, for minors, and while another list
   * is wanted, it depends on nothing that belongs to the visitor, and nothing is noted. As long as the index is the same,
   * the same gate, values and input give the same.
   */
  readonly list: Feature<ListInput, List>;
  /** What is kept of a visitor, for the input of {@link list}. @param visitor what the cookie holds. */
  history(visitor: string | undefined, now: number): Promise<History>;
  /** Does what the events of a jar say for this family: notes what was watched, and forgets. */
  act(events: readonly FeatureEvent[], now: number): Promise<void>;
  /**
   * Removes all visits of a visitor, from the store and from the index, which is then as if they had never been there.
   *
   * @param visitor what stood in the cookie.
   * @returns how many visits there were.
   */
  forget(visitor: string, now: number): Promise<number>;
  /** At the start: takes the index that is kept, or builds it. @returns which of them. */
  load(now: number): Promise<'kept' | 'built'>;
  /**
   * Builds the index anew from what is kept, without what has ended, and keeps it. Meanwhile lists are answered, and what is
   * noted and forgotten counts.
   */
  rebuild(now: number): Promise<void>;
  /** Rebuilds, if another process has forgotten a visitor since. @returns whether it did. */
  refresh(now: number): Promise<boolean>;
  /** What decides a list, in the order of weight. */
  describe(mode: Mode): readonly Parameter[];
}

/**
 * Personalised content: lists of what others watched in visits like the visitor's, beside lists that know of no visitor.
 *
 * @throws {Error} for a setting that makes no sense, or a name that no cookie can have.
 * @example
 * const recommended = recommender({ store: consent.features });
 * const history = await recommended.history(jar.get('gravity_cookie'), now);
 * const input = { wanted: 'for-you', live, count: 20, history, allowsSensitive: false, isMinor: false };
 * const { items } = jar.use(recommended.list, input);
 * await recommended.act(jar.events, now);
 */
export function recommender({ store, cookie = 'gravity_cookie', ...given }: RecommenderOptions): Recommender {
  checkNames('recommender', { cookie });
  const settings = checked({ ...RECOMMENDER_DEFAULTS, ...given });
  const kept = keptIndex(store, settings);
  return {
    list: feature([cookie], (gate, stored, input: ListInput) => {
      const { live, count, page } = input;
      const { now } = gate;
      const asked = { live, count, page: page?.item, now };
      const source = { index: kept.index, popularity: kept.popularity(now), settings, ...asked };
      return listStep({ gate, cookie, held: stored(cookie), source, keptSeconds: settings.keptSeconds }, input);
    }),
    history: async (visitor, now) => (isVisitor(visitor) ? kept.history(visitor, now) : NO_HISTORY),
    act: async (events, now) => {
      for (const each of events) if (each.entry === cookie) await act(kept, each, now);
    },
    forget: async (visitor, now) => (isVisitor(visitor) ? kept.forget(visitor, now) : 0),
    load: kept.load,
    rebuild: kept.rebuild,
    refresh: kept.refresh,
    describe: (mode) => parametersOf(mode, settings),
  };
}

async function act(kept: KeptIndex, event: FeatureEvent, now: number): Promise<void> {
  const click = clickOf(event);
  if (click) return kept.note(click);
  const { value } = event.data;
  if (typeof value !== 'string' || !isVisitor(value)) return;
  if (event.kind === FORGET || event.kind === FORGET_MINOR) await kept.forget(value, now);
  if (event.kind === FORGET_SENSITIVE) await kept.forgetSensitive(value, now);
}

/** The settings of the index alone are checked where it is made. */
function checked(settings: RecommenderSettings): RecommenderSettings {
  const { halfLifeSeconds, mostPerCategory, exploreEvery, keptSeconds } = settings;
  checkSeconds('recommender', { halfLifeSeconds, keptSeconds });
  const isCount = (value: number, least: number): boolean => Number.isInteger(value) && value >= least;
  if (!isCount(mostPerCategory, 1))
    throw new Error(`recommender: mostPerCategory is ${mostPerCategory}; give a whole number, at least 1`);
  if (exploreEvery !== null && !isCount(exploreEvery, 2))
    throw new Error(`recommender: exploreEvery is ${exploreEvery}; give a whole number, at least 2, or null for none`);
  return settings;
}
