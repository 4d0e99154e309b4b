export { type AuditBrowser, openBrowser } from './audit-browser.ts';
export type { BrowserOptions } from './browser-options.ts';
