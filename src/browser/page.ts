import { type State, stateFrom } from '../decision/index.ts';
import type { Handle } from '../guard/index.ts';
import type { ConsentView } from '../render/index.ts';
import type { BrowserConfig } from './config.ts';

/** What all of the second part works on. */
export interface Page {
  readonly handle: Handle;
  readonly view: ConsentView;
  /**
   * What now holds: on this page, or on a page of another path. The empty path stands for no page: what the
   * visitor's answers come to, whether or not this page is a sensitive one.
   */
  state(path?: string): State;
}

export function pageOf(handle: Handle, { view }: BrowserConfig): Page {
  const state = (path = handle.facts().path): State =>
    stateFrom(handle.table, handle.facts(), handle.permissions(path), handle.permissions(''));
  return { handle, view, state };
}

/** Seconds since 1970. */
export const now = (): number => Math.floor(Date.now() / 1000);
