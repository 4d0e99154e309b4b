import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { HooksConfig } from '../injected/index.ts';
import { ToldMistake } from './told-mistake.ts';

export type { HooksConfig } from '../injected/index.ts';

/** Whether there is anything to be put into a realm. */
export const isNeeded = ({ binding, shift, gpc }: HooksConfig): boolean => binding !== undefined || shift !== 0 || gpc;

// From dist/audit/browser as it is published, or from src/audit/browser in a checkout.
const PLACES = ['../../audit-page/hooks.js', '../../../dist/audit-page/hooks.js'].map(
  (place) => new URL(place, import.meta.url),
);

let built: string | undefined;

/**
 * The hooks as a script.
 *
 * @throws {ToldMistake} where they are not built. Once they were read it never does.
 */
export function composeHooks(config: HooksConfig): string {
  built ??= readHooks(PLACES);
  return built.replace('SAMTYKKE_HOOKS', () => JSON.stringify(config));
}

/** Reads what `npm run build` made, from the first place that has it. */
export function readHooks(places: readonly URL[]): string {
  const file = places.find((each) => existsSync(each));
  if (file) return readFileSync(file, 'utf8');
  const looked = places.map((each) => fileURLToPath(each)).join(', ');
  throw new ToldMistake(`the audit's hooks are not built (looked in ${looked}): run npm run build`);
}
