import type { EntryName } from '../decision/index.ts';

/** A feature of a site, as its operator reads of it. */
export interface Family {
  /** As people call it: `Language`. */
  readonly name: string;
  /** The cookies that it keeps, by the names or patterns of the registry. */
  readonly names: readonly EntryName[];
  /** Where its code is, as somebody finds it: a path in the site's repository. */
  readonly code: string;
}
