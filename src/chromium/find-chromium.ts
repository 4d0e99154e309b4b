/** Finds Chromium, and the package that drives it. */
import { existsSync } from 'node:fs';

/** Where Chromium usually is; first the place that the environment names. */
export const CHROMIUM_PLACES: readonly (string | undefined)[] = [
  process.env.SAMTYKKE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const MEND = 'name a Chromium with --chromium or in SAMTYKKE_CHROMIUM';

/**
 * Which file to start as Chromium.
 *
 * @param named its file; without it that of `SAMTYKKE_CHROMIUM`, or one in the usual places.
 * @returns nothing where there is none: then Playwright takes the one that it has downloaded, if any.
 * @throws {Error} with the mend when the one that is named is not there.
 */
export function chromiumPath(named = process.env.SAMTYKKE_CHROMIUM): string | undefined {
  // One that is named and not there is a mistake: another one would behave in another way.
  if (named !== undefined && !existsSync(named)) throw new Error(`there is no Chromium at ${named}; ${MEND}`);
  return named ?? CHROMIUM_PLACES.find((place) => place !== undefined && existsSync(place));
}

/** The mistake to tell of when Chromium has not started. */
export function startMistake(path: string | undefined, cause: unknown): Error {
  const what =
    path === undefined
      ? `there is no Chromium in the usual places: install one, or ${MEND}`
      : `${path}: it does not start as Chromium; ${MEND}`;
  return new Error(what, { cause });
}

/**
 * The optional package that drives a browser.
 *
 * @param who what needs it, in the plural: `pictures`.
 * @throws {Error} with the mend when it is not installed.
 */
export async function loadPlaywright(who: string): Promise<typeof import('playwright-core')> {
  try {
    return await import('playwright-core');
  } catch (cause) {
    throw new Error(`${who} need the package playwright-core: npm install playwright-core`, { cause });
  }
}
