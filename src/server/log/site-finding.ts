/** One thing in a site's store that does not fit. */
export interface SiteFinding {
  readonly part: 'record' | 'entry' | 'tile' | 'tree-head' | 'checkpoint' | 'registry';
  /** Which one: a record's id, an entry's number, a tile's address, a registry's version; `''` where there is only one. */
  readonly which: string;
  readonly what: string;
  readonly mend: string;
}

/** Hears of a finding. */
export type Tell = (finding: SiteFinding) => void;
