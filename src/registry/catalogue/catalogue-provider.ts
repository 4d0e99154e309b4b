import type { Loader, Signal, Withdrawal } from '../adapters/index.ts';
import type { Kind, Retention, STANDARD_CATEGORIES } from '../registry.ts';

/**
 * What the catalogue knows of one product: facts from its maker's public pages, in our own words.
 *
 * Ours: a site's role, arrangement and country of processing hang on its contract, so none of them is here.
 */
export interface CatalogueProvider {
  /** What a registry writes after `extends`; the file has the same name. */
  readonly id: string;
  /** The product, as visitors may know it. */
  readonly title: string;
  /** Who makes it. */
  readonly maker: string;
  /**
   * The maker's page: where the facts come from, and where to check what is unconfirmed. The day is the one
   * on which they were last looked up (ISO 8601).
   */
  readonly source: string;
  readonly read: string;
  /**
   * The category that its maker's own description puts it in; absent where that hangs on the site.
   * Ours: never `essential`, since only the site can say that a visitor asked for what needs it.
   */
  readonly serves?: Exclude<(typeof STANDARD_CATEGORIES)[number], 'essential'>;
  /** Hosts that it owns; each covers its subdomains. */
  readonly owns: readonly string[];
  readonly policy: string;
  readonly optOut?: string;
  readonly discontinued?: string;
  readonly entries: readonly CatalogueEntry[];
  /** How it is started; absent where that is the site's own code, or where it is a frame. */
  readonly loader?: Loader;
  /** How it is told of consent; absent where its maker documents nothing. */
  readonly signal?: Signal;
  readonly withdrawal?: Withdrawal;
}

/** One thing that a product sets, stores, loads or sends. */
export interface CatalogueEntry {
  readonly name: string;
  readonly kind?: Kind;
  /** As the maker tells it, however long. */
  readonly retention: Retention;
  readonly details: { readonly en: string; readonly no: string };
  /** The maker's host, where the cookie is not set for the site's own. */
  readonly host?: string;
  readonly setBy?: 'server';
  readonly httpOnly?: true;
  readonly sameSite?: 'None';
  /** The page for this entry, where it is another one. */
  readonly source?: string;
  /**
   * What could not be read on a page of the maker's: how long it lives, or the entry as such. The value is
   * what is commonly seen; a site should check it.
   */
  readonly unconfirmed?: 'retention' | 'entry';
}
