import type { Handle } from '../guard/index.ts';
import { startBrowser } from './browser.ts';
import type { BrowserConfig } from './config.ts';

/** The guard's inside, fetched by the file's first statement, before anything that a page could have changed is called. */
declare const SAMTYKKE_HANDLE: Handle | undefined;
/** Put in by the server when it composes the file. */
declare const SAMTYKKE_BROWSER: BrowserConfig;

if (SAMTYKKE_HANDLE) startBrowser(SAMTYKKE_HANDLE, SAMTYKKE_BROWSER);
