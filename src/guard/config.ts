import type { PackedTable, Rules } from '../decision/index.ts';

/** What the server puts into the guard's file. */
export interface GuardConfig {
  readonly table: PackedTable;
  readonly rules: Rules;
  /** Address of the second part, relative to the guard's own; `{language}` stands for the language. */
  readonly script: string;
  /** By small-letter language tag: the language that the second part is there in. */
  readonly languages: Readonly<Record<string, string>>;
  /** The site's first language. */
  readonly language: string;
}
