import type { BannerLook, Box } from '../observation.ts';
import type { Autoconsent } from './autoconsent.ts';

export type { Box };

/** Where the parts of a banner are, by selectors of Playwright; each is looked for in every frame and open shadow root. */
export interface BannerSelectors {
  readonly banner?: string;
  /** What is pressed for each answer, in order. */
  readonly accept?: readonly string[];
  readonly refuse?: readonly string[];
  readonly settings?: readonly string[];
  readonly save?: readonly string[];
  /** What is pressed to withdraw on any page, in order; where the last of it only opens a panel, `refuse` follows. */
  readonly withdraw?: readonly string[];
  /** What switches a category, by its id in the registry. */
  readonly categories?: Readonly<Record<string, string>>;
}

/** What finding and answering a banner may use. */
export interface BannerConfig {
  /** From the configuration: goes before all that is found by looking, behind our own banner. */
  readonly selectors?: BannerSelectors;
  /** Rules of other consent tools, where the package is there ({@link loadAutoconsent}). */
  readonly autoconsent?: Autoconsent;
  /** How long a banner is waited for, in milliseconds; 4,000 where nothing is said. */
  readonly patienceMilliseconds?: number;
  /** Address of the page with 'manage consent', for sites that offer withdrawal on their policy page only. */
  readonly policyAddress?: string;
  /** Takes a picture under a name and answers with its file; a failure is the caller's. */
  readonly screenshot?: (name: string) => Promise<string | undefined>;
}

/** What the visitor of a state wants. */
export type Wish =
  | { readonly kind: 'accept' }
  | { readonly kind: 'refuse' }
  | {
      readonly kind: 'only';
      /** Id of the category in the registry. */
      readonly category: string;
      /** What it may be called in the page, the registry's own labels first. */
      readonly labels: readonly string[];
      /** Ids of the purposes that it has in the registry: what our own panel asks for. */
      readonly purposes: readonly string[];
    }
  | { readonly kind: 'withdraw' };

/** How a banner was found. */
export type Found = BannerLook['found'];
