import type { Found } from './config.ts';

/** Whether a banner was answered, or why not. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export const failed = (reason: string): Outcome => ({ ok: false, reason });

/** An answer, and by what the banner was found that it was given to. */
export interface Attempt {
  readonly by: Found;
  readonly outcome: Outcome;
}
