/** Firefox over WebDriver BiDi. */
import puppeteer, { type Browser } from 'puppeteer-core';
import { firefoxPath } from './browsers.ts';

export function launchFirefox(): Promise<Browser> {
  const executablePath = firefoxPath();
  if (executablePath === undefined) throw new Error('no Firefox found; name one in SAMTYKKE_FIREFOX');
  return puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
}
