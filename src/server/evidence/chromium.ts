/** Finds Chromium and drives it. */
import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/** Where Chromium usually is; first the place that the environment names. */
export const CHROMIUM_PLACES: readonly (string | undefined)[] = [
  process.env.SAMTYKKE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Starts Chromium so that one page gives one picture: no graphics card, no colour profile of a screen, grey edges.
 *
 * @param named its file; without it that of `SAMTYKKE_CHROMIUM`, one in the usual places, or the one that Playwright has
 *   downloaded.
 * @throws {Error} with the mend when there is no Chromium, or no package to drive it with.
 */
export async function startChromium(named: string | undefined): Promise<Browser> {
  const path = chromiumPath(named);
  const { chromium } = await loadPlaywright();
  try {
    return await chromium.launch({ ...(path !== undefined && { executablePath: path }), args: [...SWITCHES] });
  } catch (cause) {
    throw new Error(path === undefined ? NONE_FOUND : `${path}: it does not start as Chromium; ${MEND}`, { cause });
  }
}

const SWITCHES = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

const MEND = 'name a Chromium with --chromium or in SAMTYKKE_CHROMIUM';
const NONE_FOUND = `there is no Chromium in the usual places: install one, or ${MEND}`;

function chromiumPath(named = process.env.SAMTYKKE_CHROMIUM): string | undefined {
  // One that is named and not there is a mistake: another one would take other pictures.
  if (named !== undefined && !existsSync(named)) throw new Error(`there is no Chromium at ${named}; ${MEND}`);
  return named ?? CHROMIUM_PLACES.find((place) => place !== undefined && existsSync(place));
}

async function loadPlaywright(): Promise<typeof import('playwright-core')> {
  try {
    return await import('playwright-core');
  } catch (cause) {
    throw new Error('pictures need the package playwright-core: npm install playwright-core', { cause });
  }
}
