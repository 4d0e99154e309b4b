import type { BrowserContext, Page } from 'playwright-core';
import type { BrowserOptions } from './browser-options.ts';

/** A Chromium with a profile of its own, which nobody has used before and which is gone when it is closed. */
export interface AuditBrowser {
  /** Of Chromium: `156.0.8078.108`. */
  readonly version: string;
  /** Of the browser as it runs now: {@link reopen} and {@link expire} put another one in its place. */
  readonly context: BrowserContext;
  /** The tab that is looked at: the first one, or a new one where there is none any more. */
  page(): Promise<Page>;
  /** Closes the browser and opens it again with the same profile: what was kept for the session is gone. */
  reopen(): Promise<void>;
  /**
   * Opens it again as it were at another time: cookies that have ended by then are gone, and the clock of every page and
   * worker runs from then on. What a server reads from its own clock does not change.
   *
   * @param at milliseconds since 1970.
   */
  expire(at: number): Promise<void>;
  /** Closes it and removes the profile. Does nothing the second time. */
  close(): Promise<void>;
}

/**
 * Starts Chromium as a visitor's browser is: third parties' cookies and reading ahead are on.
 *
 * @throws {Error} with the mend when there is no Chromium, no package to drive it with, or it does not start.
 */
export async function openBrowser(_options: BrowserOptions = {}): Promise<AuditBrowser> {
  throw new Error('not there yet');
}
