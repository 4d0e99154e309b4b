import { readFile } from 'node:fs/promises';

/** One rule of the package, as far as it is looked at here: all of it goes to the package's own script. */
export interface AutoconsentRule {
  readonly name: string;
  readonly cosmetic?: boolean;
  readonly prehideSelectors?: readonly string[];
  readonly runContext?: { readonly main?: boolean; readonly frame?: boolean; readonly urlPattern?: string };
  readonly detectPopup?: readonly object[];
  readonly optIn?: readonly object[];
  readonly optOut?: readonly object[];
}

/** The package of rules for other consent tools, as it was loaded. */
export interface Autoconsent {
  readonly version: string;
  /** Its content script, unchanged. */
  readonly script: string;
  readonly rules: readonly AutoconsentRule[];
}

/** Why there are none, and the mend. */
export interface NoAutoconsent {
  readonly missing: string;
  readonly mend: string;
}

/**
 * Loads the rules of other consent tools from the optional package `@duckduckgo/autoconsent` (MPL-2.0), used as it is
 * published. Never throws: without it banners are found by their looks.
 */
export async function loadAutoconsent(): Promise<Autoconsent | NoAutoconsent> {
  try {
    const main = import.meta.resolve('@duckduckgo/autoconsent');
    const read = (path: string): Promise<string> => readFile(new URL(path, main), 'utf8');
    const [script, rules, about] = await Promise.all([
      read('autoconsent.playwright.js'),
      read('../rules/rules.json'),
      read('../package.json'),
    ]);
    return {
      version: (JSON.parse(about) as { version: string }).version,
      script,
      rules: (JSON.parse(rules) as { autoconsent: readonly AutoconsentRule[] }).autoconsent,
    };
  } catch (error) {
    const code = (error as { code?: string }).code;
    const isAbsent = code === 'ERR_MODULE_NOT_FOUND';
    return {
      missing: isAbsent
        ? 'the package @duckduckgo/autoconsent is not installed: banners of other consent tools are found by their looks only'
        : `the package @duckduckgo/autoconsent cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      mend: 'npm install --save-dev @duckduckgo/autoconsent@16',
    };
  }
}
