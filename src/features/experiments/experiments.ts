import type { EntryName } from '../../decision/index.ts';
import { fromBase64url, toBase64url } from '../../filter/index.ts';
import {
  allows,
  type Feature,
  type FeatureEvent,
  type FeatureWrite,
  feature,
  type Gate,
  type Stored,
} from '../feature.ts';
import { bucketOf } from './bucketing.ts';
import { armIn, keptArm } from './kept-arm.ts';
import { checkCookies, type Experiment, type ExperimentSettings, experimentOf, settingsOf } from './settings.ts';

/** Why a visitor has an arm. Only those with `drawn` and `kept` count in what an experiment finds. */
export type AssignmentReason =
  /** Drawn now, from the visitor's unit. */
  | 'drawn'
  /** Drawn before, and kept in the visitor's cookie. */
  | 'kept'
  /** Asked for in this request. */
  | 'forced'
  /** Control: a cookie that it needs is not allowed. */
  | 'no-consent'
  /** Control: outside the part of visitors that takes part. */
  | 'not-covered'
  /** Control: in the part of the namespace that belongs to others. */
  | 'other-namespace'
  /** Control: has an arm of a version that is left out. */
  | 'blocked';

/** The arm that a visitor sees. */
export interface Assignment<Arm extends string = string> {
  readonly arm: Arm;
  readonly because: AssignmentReason;
  /** Whether the visitor is part of the experiment. */
  readonly isCounted: boolean;
}

export interface ExperimentInput {
  /**
   * Arms that are asked for, as `experiment:arm`, with a comma between several: for people who try a page out. What names
   * no arm of the experiment is ignored. A caller decides from whom it takes this.
   */
  readonly forced?: string | null | undefined;
}

export interface ExperimentsOptions {
  /** The cookie that makes a visitor one unit. Default: `experiment_unique_visitor_id`. */
  readonly unitCookie?: EntryName;
}

type Declared = Readonly<Record<string, Experiment>>;
type Assignments<All extends Declared, Name extends keyof All> = {
  readonly [Each in Name]: Assignment<All[Each]['arms'][number]>;
};

/** A site's experiments. */
export interface Experiments<All extends Declared = Declared> {
  /**
   * The feature that gives a visitor the arms of the experiments that one page shows, and tells `exposure` of each arm
   * that is new.
   *
   * @throws {Error} for a name that is no experiment's.
   */
  on<Name extends keyof All & string>(...names: readonly Name[]): Feature<ExperimentInput, Assignments<All, Name>>;
  /** By name, with all that was left open filled in. */
  readonly settings: ReadonlyMap<string, ExperimentSettings>;
  readonly unitCookie: EntryName;
}

/** The event of a visitor who has got an arm: `data` has `experiment`, `version`, `arm` and `unit`. */
export const EXPOSURE = 'exposure';

/**
 * A site's experiments. Visitors are spread by GrowthBook's published scheme; who has not agreed to the cookies sees the
 * control, is no part of the experiment, and nothing is kept of them.
 *
 * @throws {Error} for a mistake in an experiment, and for two that share a cookie.
 * @example
 * const tests = experiments({ cards: { cookie: 'abTestVariantId', arms: ['small', 'large'] } });
 * const { cards } = jar.use(tests.on('cards'), {}); // { arm: 'large', because: 'drawn', isCounted: true }
 */
export function experiments<const All extends Declared>(
  declared: All,
  { unitCookie = 'experiment_unique_visitor_id' }: ExperimentsOptions = {},
): Experiments<All> {
  const settings = new Map(Object.entries(declared).map(([name, each]) => [name, settingsOf(name, each)] as const));
  const all = [...settings.values()];
  checkCookies(unitCookie, all);
  const cookies = [unitCookie, ...all.map(({ cookie }) => cookie)];
  return {
    on: (...names) => {
      const shown = names.map((name) => experimentOf(settings, name));
      const page = feature(cookies, (gate, stored, { forced }: ExperimentInput) =>
        assign(shown, unitCookie, gate, stored, forced ?? ''),
      );
      // What it gives has an assignment for each of the names, and no other.
      return page as Feature<ExperimentInput, never>;
    },
    settings,
    unitCookie,
  };
}

interface Found {
  readonly name: string;
  readonly assignment: Assignment;
  readonly writes?: readonly FeatureWrite[];
  readonly events?: readonly FeatureEvent[];
}

function assign(
  shown: readonly ExperimentSettings[],
  unitCookie: EntryName,
  gate: Gate,
  stored: Stored,
  forced: string,
) {
  const isOpen = (test: ExperimentSettings): boolean => allows(gate, unitCookie) && allows(gate, test.cookie);
  const asked = new Map(shown.map((test) => [test, forcedArm(test, forced)]));
  const isUnitNeeded = shown.some((test) => asked.get(test) === undefined && isOpen(test));
  const known = readUnit(stored(unitCookie));
  const unit = isUnitNeeded ? (known ?? toBase64url(gate.bytes(UNIT_BYTES))) : '';
  const found = shown.map((test): Found => {
    const arm = asked.get(test);
    if (arm !== undefined) return without(test, 'forced', arm);
    return isOpen(test) ? inExperiment(test, unit, stored(test.cookie)) : without(test, 'no-consent');
  });
  const isNew = isUnitNeeded && known === undefined;
  return {
    value: Object.fromEntries(found.map(({ name, assignment }) => [name, assignment])),
    writes: [
      ...(isNew ? [{ kind: 'set', name: unitCookie, value: unit } as const] : []),
      ...found.flatMap(({ writes = [] }) => writes),
    ],
    events: found.flatMap(({ events = [] }) => events),
  };
}

/** 128 bits: nobody finds out another's. */
const UNIT_BYTES = 16;

/** The unit that a cookie holds, if it can have been written here. */
export const readUnit = (value: string | undefined): string | undefined =>
  value !== undefined && value.length <= 22 && fromBase64url(value)?.length === UNIT_BYTES ? value : undefined;

/** The arm of an experiment that is asked for. */
function forcedArm({ name, arms }: ExperimentSettings, forced: string): string | undefined {
  const asked = forced.split(',').find((each) => each.startsWith(`${name}:`));
  return arms.find((arm) => asked === `${name}:${arm}`);
}

/** What a visitor gets who may be counted: the arm that they have, or one by the published scheme. */
function inExperiment(test: ExperimentSettings, unit: string, text: string | undefined): Found {
  const kept = armIn(test, unit, text);
  if (kept === 'blocked') return without(test, 'blocked');
  if (kept) return { name: test.name, assignment: { arm: kept.arm, because: 'kept', isCounted: true } };
  const bucket = bucketOf(unit, test);
  if (typeof bucket === 'number') return drawn(test, unit, test.arms[bucket] as string);
  // What is there is of an earlier version, or not of ours.
  const writes = text === undefined ? [] : [{ kind: 'delete', name: test.cookie } as const];
  return { ...without(test, bucket), writes };
}

function drawn(test: ExperimentSettings, unit: string, arm: string): Found {
  const { name, cookie, version } = test;
  return {
    name,
    assignment: { arm, because: 'drawn', isCounted: true },
    writes: [{ kind: 'set', name: cookie, value: keptArm(test, unit, arm) }],
    events: [{ kind: EXPOSURE, entry: cookie, data: { experiment: name, version, arm, unit } }],
  };
}

/** An arm for somebody who is no part of the experiment: the control, unless another was asked for. */
const without = ({ name, arms }: ExperimentSettings, because: AssignmentReason, arm = arms[0] as string): Found => ({
  name,
  assignment: { arm, because, isCounted: false },
});
