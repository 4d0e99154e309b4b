export type { HooksConfig } from './config.ts';
export type { Report } from './report.ts';
