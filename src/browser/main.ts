import { startBrowser } from './browser.ts';
import type { BrowserConfig } from './config.ts';

/** Put in by the server when it composes the file. */
declare const SAMTYKKE_BROWSER: BrowserConfig;

startBrowser(SAMTYKKE_BROWSER);
