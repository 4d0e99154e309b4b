export { type AuditBrowser, openBrowser } from './audit-browser.ts';
export type { BrowserOptions, Device } from './browser-options.ts';
export { hasWorker } from './running-workers.ts';
export type { Command, Target, Targets, Watcher } from './targets.ts';
