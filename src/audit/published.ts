import type { Kind } from '../registry/index.ts';

/** A row of the cookie policy that the site publishes, as whoever has read it understood it. */
export interface PublishedRow {
  readonly name: string;
  /** `undefined` where the page does not say. */
  readonly kind: Kind | undefined;
  /** Id of a category of the registry, or the page's own word for one that is none of it; `undefined` where it says nothing. */
  readonly category: string | undefined;
  /** `session` or an ISO 8601 duration; `undefined` where the page says none that could be read. */
  readonly retention: string | undefined;
  /** As printed. */
  readonly printedRetention: string | undefined;
  /** As printed; `undefined` where the page names none. */
  readonly provider: string | undefined;
  /** Where it stands, for people: `table 2, row 7`. */
  readonly where: string;
}

/** The policy page that a site publishes. */
export interface PublishedPolicy {
  readonly url: string;
  /** Whether it was made of a registry. */
  readonly isMade?: boolean;
  readonly rows: readonly PublishedRow[];
  /** What stands there and could not be read, in words. */
  readonly unread: readonly string[];
}
