import type { ConsentView } from '../render/index.ts';

/** What the server puts into the second part's file, one file a language. */
export interface BrowserConfig {
  readonly view: ConsentView;
  /** Address of what tells the site's providers of consent, if any has to be told. */
  readonly providers?: string;
}
