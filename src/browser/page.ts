import { type State, stateOf } from '../decision/index.ts';
import type { Handle } from '../guard/index.ts';
import type { ConsentView } from '../render/index.ts';
import type { BrowserConfig } from './config.ts';

/** What all of the second part works on. */
export interface Page {
  readonly handle: Handle;
  readonly view: ConsentView;
  readonly hasServer: boolean;
  /** What now holds. */
  state(): State;
}

export function pageOf(handle: Handle, { view, hasServer }: BrowserConfig): Page {
  return { handle, view, hasServer, state: () => stateOf(handle.table, handle.facts(), now()) };
}

/** Seconds since 1970. */
export const now = (): number => Math.floor(Date.now() / 1000);
