import type { EntryName } from '../decision/index.ts';
import type { FeatureWrite } from './feature.ts';

type Keeping = Extract<FeatureWrite, { kind: 'set' }>;

/** Keeps a value as long as is declared. */
export const set = (name: EntryName, value: string): Keeping => ({ kind: 'set', name, value });

/** Takes away what is kept. */
export const remove = (...names: readonly EntryName[]): readonly FeatureWrite[] =>
  names.map((name) => ({ kind: 'delete', name }));

/** What it takes that a value is kept, or none: nothing where that holds already. */
export function replace(
  name: EntryName,
  stored: string | undefined,
  value: string | undefined,
): readonly FeatureWrite[] {
  if (value === stored) return [];
  return value === undefined ? remove(name) : [set(name, value)];
}
