import type { PackedTable, Rules } from '../decision/index.ts';

/** What the server puts into the guard's file. */
export interface GuardConfig {
  readonly table: PackedTable;
  readonly rules: Rules;
  /** Whether the request brought `Sec-GPC: 1`: an extension or a proxy may say so to the server only. */
  readonly gpc?: true;
  /** Whether the site knows that its visitor is a minor. */
  readonly isMinor?: true;
  /** Whether there is no server that takes choices, so that the page keeps them itself. */
  readonly local?: true;
  /** Folder of the second part, relative to the guard's own origin: in it one file a language tag. */
  readonly scripts: string;
  /** Every tag, in small letters, that the second part is there for, each between spaces. */
  readonly languages: string;
  /** Tag of the site's first language. */
  readonly language: string;
}
