import type { EntryName } from '../../decision/index.ts';
import { bucketRanges, equalWeights, isSplit, type Namespace, type Split } from './bucketing.ts';

/** One experiment, as a site declares it. */
export interface Experiment {
  /** The cookie that keeps a visitor's arm. Each experiment has one of its own. */
  readonly cookie: EntryName;
  /** Names of the arms, the control first. */
  readonly arms: readonly string[];
  /** A share for each arm, of a sum of 1. Default: equal ones. */
  readonly weights?: readonly number[];
  /** The part of all visitors that takes part, from 0 to 1. Default: 1. */
  readonly coverage?: number;
  /** What visitors are spread by. Default: the experiment's name. */
  readonly seed?: string;
  readonly namespace?: Namespace;
  /** Raised, all visitors are spread anew, those too who have an arm. Default: 0. */
  readonly version?: number;
  /** Visitors who have an arm of an earlier version are left out, as long as their cookie tells. Default: 0. */
  readonly minVersion?: number;
}

/** An experiment that has been checked, with all that was left open filled in. */
export interface ExperimentSettings extends Split {
  readonly name: string;
  readonly cookie: EntryName;
  readonly arms: readonly string[];
  readonly weights: readonly number[];
  readonly version: number;
  readonly minVersion: number;
}

/** What may stand in a cookie and in an address as it is. */
const NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** @throws {Error} for the first mistake in it, with its place and the mend. */
export function settingsOf(name: string, experiment: Experiment): ExperimentSettings {
  const { cookie, arms, namespace, coverage = 1, version = 0, minVersion = 0, seed = name } = experiment;
  const { weights = equalWeights(arms.length) } = experiment;
  for (const [isRight, what] of [
    [NAME.test(name), 'its name is to be 1 to 64 letters, digits, "_" or "-"'],
    [arms.every((arm) => NAME.test(arm)), 'each of arms is to be 1 to 64 letters, digits, "_" or "-"'],
    [arms.length > 1 && new Set(arms).size === arms.length, 'arms are to be two or more, and different'],
    [isSplit(weights, arms.length) && weights.every((each) => each >= 0), splitMend(arms)],
    [isShare(coverage), 'coverage is to be a number from 0 to 1'],
    [
      namespace === undefined || isPart(namespace),
      'namespace is to be from a number to a larger one, both from 0 to 1',
    ],
    [isCount(version) && isCount(minVersion), 'version and minVersion are to be whole numbers from 0'],
    [minVersion <= version, `minVersion is to be no more than version, which is ${version}`],
  ] as const) {
    if (!isRight) throw new Error(`experiment "${name}": ${what}; it is ${JSON.stringify(experiment)}`);
  }
  const ranges = bucketRanges(arms.length, coverage, weights);
  return { name, cookie, arms, weights, seed, namespace, version, minVersion, ranges };
}

const splitMend = ({ length }: readonly string[]): string =>
  `weights are to be ${length} numbers from 0, one for each arm, of a sum of 1`;
const isShare = (value: number): boolean => value >= 0 && value <= 1;
const isPart = ({ from, to }: Namespace): boolean => isShare(from) && isShare(to) && from < to;
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** @throws {Error} when two things are kept in one cookie. */
export function checkCookies(unitCookie: EntryName, experiments: readonly ExperimentSettings[]): void {
  const users = new Map<EntryName, string>([[unitCookie, 'the unit of all experiments']]);
  for (const { name, cookie } of experiments) {
    const other = users.get(cookie);
    if (other !== undefined) {
      throw new Error(`experiment "${name}": its cookie "${cookie}" is that of ${other}; name another one for it`);
    }
    users.set(cookie, `experiment "${name}"`);
  }
}

/** @throws {Error} for a name that is no experiment's. */
export function experimentOf(settings: ReadonlyMap<string, ExperimentSettings>, name: string): ExperimentSettings {
  const found = settings.get(name);
  if (!found) throw new Error(`there is no experiment "${name}"; write one of ${[...settings.keys()].join(', ')}`);
  return found;
}
