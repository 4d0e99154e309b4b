/** Drives Chromium for pictures. */
import type { Browser } from 'playwright-core';
import { chromiumPath, loadPlaywright, startMistake } from '../../chromium/index.ts';

/**
 * Starts Chromium so that one page gives one picture: no graphics card, no colour profile of a screen, grey edges.
 *
 * @param named its file; without it that of `SAMTYKKE_CHROMIUM`, one in the usual places, or the one that Playwright has
 *   downloaded.
 * @throws {Error} with the mend when there is no Chromium, or no package to drive it with.
 */
export async function startChromium(named: string | undefined): Promise<Browser> {
  const path = chromiumPath(named);
  const { chromium } = await loadPlaywright('pictures');
  try {
    return await chromium.launch({ ...(path !== undefined && { executablePath: path }), args: [...SWITCHES] });
  } catch (cause) {
    throw startMistake(path, cause);
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
