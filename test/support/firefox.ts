/** Firefox over WebDriver BiDi. */
import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer-core';
import { firefoxPath } from './browsers.ts';

/** Tabs behind another one run as fast as that one: timers and frames are not held back. */
const AWAKE = {
  'dom.min_background_timeout_value': 4,
  'dom.timeout.enable_budget_timer_throttling': false,
  'layout.throttled_frame_rate': 60,
};

/**
 * @param more preferences besides those that every test has.
 * @param options of the driver.
 */
export function launchFirefox(
  more: Readonly<Record<string, unknown>> = {},
  options: LaunchOptions = {},
): Promise<Browser> {
  const executablePath = firefoxPath();
  if (executablePath === undefined) throw new Error('no Firefox found; name one in SAMTYKKE_FIREFOX');
  return puppeteer.launch({
    ...options,
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: { ...AWAKE, ...more },
  });
}
