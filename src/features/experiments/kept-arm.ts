import { fnv1a32 } from '../fnv1a.ts';
import type { ExperimentSettings } from './settings.ts';

/** A visitor's arm as their cookie keeps it: experiment, version, arm, and a mark of the unit that has it. */
export const keptArm = ({ name, version }: ExperimentSettings, unit: string, arm: string): string =>
  [name, version, arm, markOf(unit)].join('.');

/**
 * The arm that a cookie keeps for a unit.
 *
 * @returns `blocked` for one of a version that is left out; nothing for one of another version, experiment or unit, of an
 *   arm that there is not, or that was not written here.
 */
export function armIn(
  test: ExperimentSettings,
  unit: string,
  text = '',
): { readonly arm: string } | 'blocked' | undefined {
  const [name, said = '', arm = '', mark, ...rest] = text.split('.');
  if (name !== test.name || mark !== markOf(unit) || rest.length > 0 || !/^(0|[1-9]\d{0,15})$/.test(said)) {
    return undefined;
  }
  const version = Number(said);
  if (version < test.minVersion) return 'blocked';
  return version === test.version && test.arms.includes(arm) ? { arm } : undefined;
}

/** Tells an arm that was left by a unit before, and nothing that the unit's own cookie does not. */
const markOf = (unit: string): string => fnv1a32(unit).toString(36);
