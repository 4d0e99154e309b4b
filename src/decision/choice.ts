import type { DecisionTable, Dictionary } from '../registry/index.ts';

/** What a browser says about its user's wishes. `gpc`: Global Privacy Control. */
export const SIGNALS = ['gpc'] as const;
export type Signal = (typeof SIGNALS)[number];

/** What an answer grants: every provider that was shown, none, or those with these ids. */
export type Granted = 'all' | 'none' | readonly string[];

/** The answer for one purpose. */
export interface Answer {
  readonly granted: Granted;
  /** Edition of the purpose that was shown; empty for a refusal, which needs none. */
  readonly edition: string;
  /** Seconds since 1970, UTC: earlier than the choice where only other purposes were asked again. */
  readonly at: number;
  /**
   * Whether nobody asked about the other providers: for them it is as if there were no answer. Always there, so that
   * nothing put on `Object.prototype` is read in its place.
   */
  readonly partial: true | undefined;
}

/** What a visitor decided, and when. */
export interface Choice {
  /** Seconds since 1970, UTC; of a refusal without a receipt only the day. */
  readonly at: number;
  /** Signals that were on when the visitor chose: what was agreed to then was agreed to in spite of them. */
  readonly signals: readonly Signal[];
  /** By purpose. A purpose without an answer was not asked about. */
  readonly answers: Dictionary<Answer>;
  /** Consent ID. Absent where nothing was granted and no receipt asked for. */
  readonly id: string | undefined;
}

/** Whether a choice grants nothing. */
export function isRefusal(answers: Choice['answers']): boolean {
  for (const purpose in answers) {
    if (answers[purpose]?.granted !== 'none') return false;
  }
  return true;
}

/** What a choice grants, by purpose; nothing without a choice. */
export function grantsOf(choice: Choice | undefined): Readonly<Record<string, Granted>> {
  const answers = Object.entries(choice?.answers ?? {});
  return Object.fromEntries(answers.map(([purpose, answer]) => [purpose, answer?.granted ?? 'none']));
}

/** One way to say each answer: all of what was shown is `all`, nothing of it is `none`. */
export function tidyGrant(granted: Granted, shown: readonly string[]): Granted {
  if (typeof granted === 'string') return shown.length === 0 ? 'none' : granted;
  const known = shown.filter((each) => granted.includes(each));
  if (known.length === 0) return 'none';
  return known.length === shown.length ? 'all' : known;
}

/** Ids of the providers that have a part in a purpose, given by its index. */
export function providersOf(table: DecisionTable, purpose: number): readonly string[] {
  return table.parts.filter((part) => part.purpose === purpose).map((part) => table.providers[part.provider]?.id ?? '');
}
