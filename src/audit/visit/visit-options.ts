import type { Registry } from '../../registry/index.ts';
import type { Autoconsent } from '../banner/index.ts';
import type { BrowserOptions } from '../browser/index.ts';
import type { Journey, Pace } from '../journey/index.ts';
import type { LookupAliases } from '../recorder/index.ts';

/** What every visit of an audit has in common. */
export interface VisitOptions {
  readonly registry: Registry;
  readonly journey: Journey;
  /** Pages to visit, in order; the first is the one at which the banner is answered. */
  readonly pages: readonly string[];
  readonly pace: Pace;
  readonly browser: Omit<BrowserOptions, 'gpc' | 'javaScript'>;
  /** Rules of other consent tools. */
  readonly autoconsent?: Autoconsent | undefined;
  /** Whether the site has to ask before it does anything optional. */
  readonly asks: boolean;
  /** How long a consent holds in the place that the audit is for, in days: after it nothing is agreed to any more. */
  readonly grantDays: number;
  /** Milliseconds since 1970 at which all visits have to be over. */
  readonly until: number;
  /** Variables of the environment that the journey may use. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly lookupAliases?: LookupAliases | undefined;
  /** Keeps a picture under a name, and answers with what the report calls it; absent where none are wanted. */
  readonly keepPicture?: ((name: string, picture: Uint8Array) => Promise<string>) | undefined;
  /** Hears what is done now, with how many pages of this visit are behind it. */
  readonly onDoing?: ((what: string, pages: number) => void) | undefined;
  /** Reads each page of the visit once it is quiet: what the site publishes of its cookies. */
  readonly onPage?: ((address: string, html: string) => void) | undefined;
}
