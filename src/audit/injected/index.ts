export type { HooksConfig } from './config.ts';
export type { Report, ReportKind } from './report.ts';
