import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { HooksConfig } from '../injected/index.ts';

export type { HooksConfig } from '../injected/index.ts';

/** Whether there is anything to be put into a realm. */
export const isNeeded = ({ binding, shift, gpc }: HooksConfig): boolean => binding !== undefined || shift !== 0 || gpc;

let built: string | undefined;

/** The hooks as a script. */
export function composeHooks(config: HooksConfig): string {
  built ??= readHooks();
  return built.replace('SAMTYKKE_HOOKS', () => JSON.stringify(config));
}

/** Reads what `npm run build` made. */
function readHooks(): string {
  // From dist/audit/browser as it is published, or from src/audit/browser in a checkout.
  const places = ['../../audit-page/hooks.js', '../../../dist/audit-page/hooks.js'];
  const files = places.map((place) => new URL(place, import.meta.url));
  const file = files.find((each) => existsSync(each));
  if (file) return readFileSync(file, 'utf8');
  const looked = files.map((each) => fileURLToPath(each)).join(', ');
  throw new Error(`the audit's hooks are not built (looked in ${looked}): run npm run build`);
}
