import type { PackedTable, Rules } from '../decision/index.ts';

/** What the server puts into the guard's file. */
export interface GuardConfig {
  readonly table: PackedTable;
  readonly rules: Rules;
  /** Address of the second part, relative to the guard's own; `{language}` stands for the language. */
  readonly script: string;
  /** Languages that the second part is there in; the first is the default. */
  readonly languages: readonly string[];
}
