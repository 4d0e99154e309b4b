import { type FeatureEvent, FORGET } from '../feature.ts';
import type { FeatureStore } from '../store.ts';
import { EXPOSURE, type Experiments, readUnit } from './experiments.ts';
import { type SampleRatio, sampleRatio } from './sample-ratio.ts';
import { type ExperimentSettings, experimentOf } from './settings.ts';

/** Where exposures stand in the store. */
const FAMILY = 'experiments';

/** A year: as long as a unit is declared to live, so that its exposure is there as long as it. */
const KEPT_SECONDS = 365 * 86_400;

/**
 * Keeps what the features of these experiments have told: an exposure counts once for a unit in an experiment's version,
 * however often it is told and by however many servers; of whom withdrew nothing is left.
 *
 * @param now seconds since 1970.
 * @returns the exposures that are counted now, for a site that passes them on.
 */
export async function keepExposures(
  { unitCookie }: Pick<Experiments, 'unitCookie'>,
  store: FeatureStore,
  events: readonly FeatureEvent[],
  now: number,
): Promise<readonly FeatureEvent[]> {
  const counted: FeatureEvent[] = [];
  for (const event of events) {
    if (event.kind === EXPOSURE && (await addExposure(store, event, now))) counted.push(event);
    if (event.kind === FORGET && event.entry === unitCookie) await forgetUnit(store, String(event.data.value));
  }
  return counted;
}

function addExposure(store: FeatureStore, { data }: FeatureEvent, now: number): Promise<boolean> {
  const { experiment, version, arm, unit } = data;
  const key = `${experiment}.${version}.${unit}`;
  return store.add(FAMILY, { key, subject: String(unit), value: String(arm), endsAt: now + KEPT_SECONDS }, now);
}

/**
 * Removes all that is kept of a visitor.
 *
 * @param value what stood in their unit's cookie.
 * @returns how many exposures there were.
 */
export async function forgetUnit(store: FeatureStore, value: string): Promise<number> {
  return readUnit(value) === undefined ? 0 : store.forget(FAMILY, value);
}

/** How an experiment fares. */
export interface ExperimentHealth extends SampleRatio {
  /** Units by arm. */
  readonly seen: Readonly<Record<string, number>>;
}

/**
 * How many units have each arm of an experiment's present version, and whether that fits its weights. Reads all
 * exposures that are kept: for a report, and not for each request.
 *
 * @throws {Error} for a name that is no experiment's.
 */
export async function experimentHealth(
  { settings }: Pick<Experiments, 'settings'>,
  store: FeatureStore,
  name: string,
  now: number,
): Promise<ExperimentHealth> {
  const test = experimentOf(settings, name);
  const counts = await countArms(test, store, now);
  return {
    seen: Object.fromEntries(test.arms.map((arm, at) => [arm, counts[at] ?? 0])),
    ...sampleRatio(counts, test.weights),
  };
}

async function countArms(
  { name, version, arms }: ExperimentSettings,
  store: FeatureStore,
  now: number,
): Promise<readonly number[]> {
  const counts = arms.map(() => 0);
  for (const { key, value } of await store.all(FAMILY, now)) {
    const at = key.startsWith(`${name}.${version}.`) ? arms.indexOf(value) : -1;
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}
