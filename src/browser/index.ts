export type { Samtykke, Violation } from '../guard/index.ts';
export type { BrowserConfig } from './config.ts';
