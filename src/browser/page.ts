import { isClockWrong, type PartState, type State, stateFrom } from '../decision/index.ts';
import type { Handle } from '../guard/index.ts';
import type { ConsentView } from '../render/index.ts';
import type { BrowserConfig } from './config.ts';

/** Set by the build, see `save.ts`. */
declare const SAMTYKKE_HAS_SERVER: boolean;

/** What all of the second part works on. */
export interface Page {
  readonly handle: Handle;
  readonly view: ConsentView;
  /**
   * What now holds: on this page, or on a page of another path. The empty path stands for no page: what the
   * visitor's answers come to, whether or not this page is a sensitive one.
   */
  state(path?: string): State;
  /** Whether this browser's clock cannot be right, by the choice that a server has kept. */
  isClockWrong(): boolean;
}

/** No answer would be any newer by a clock that is wrong: what it says has ended is not asked for again. */
const settled = (part: PartState): PartState => (part.because === 'expired' ? { ...part, because: 'refused' } : part);

export function pageOf(handle: Handle, { view }: BrowserConfig): Page {
  const isWrong = (): boolean => {
    const { choice } = handle.facts();
    return SAMTYKKE_HAS_SERVER && !!choice && isClockWrong(choice, now());
  };
  const state = (path = handle.facts().path): State => {
    const answers = handle.permissions('');
    const parts = isWrong() ? answers.parts.map(settled) : answers.parts;
    return stateFrom(handle.table, handle.facts(), handle.permissions(path), { ...answers, parts });
  };
  return { handle, view, state, isClockWrong: isWrong };
}

/** Seconds since 1970. */
export const now = (): number => Math.floor(Date.now() / 1000);
