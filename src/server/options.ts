import type { Family, Stored } from '../features/index.ts';
import type { Registry } from '../registry/index.ts';
import type { AccessToken } from './access-token.ts';
import type { LogWitness } from './log/countersign.ts';
import type { LogKeys } from './log/log-keys.ts';
import type { ServerMetrics } from './metrics.ts';
import type { Store } from './stores/store.ts';

export interface ConsentServerOptions {
  readonly registry: Registry;
  readonly store: Store;
  /** Secrets of at least 32 bytes for signing the choice cookie, the newest first. */
  readonly secrets: readonly Uint8Array<ArrayBuffer>[];
  /**
   * The keys that sign the site's log, as `readLogKeys` reads them. With them this process puts records into the log,
   * or stands by while another one does. Default: none, and it leaves that to others.
   */
  readonly logKeys?: LogKeys;
  /** Who else signs its checkpoints, see docs/witness.md. Default: nobody. */
  readonly logWitnesses?: readonly LogWitness[];
  /** How many of them have to have signed before a checkpoint counts. Default: 1 where there are any. */
  readonly logWitnessQuorum?: number;
  /** Between two batches of the log. Default: 500. */
  readonly logIntervalMilliseconds?: number;
  /** How long the log stands still when the process that wrote it is gone. Default: 5,000. */
  readonly logLeaseMilliseconds?: number;
  /** Where the server's addresses begin, a path without a slash at its end. Default: `/samtykke`. */
  readonly basePath?: string;
  /** Origins besides the registry's domains whose pages may use the server, such as `http://localhost:8080`. */
  readonly allowedOrigins?: readonly string[];
  /** Header, set by a proxy that is trusted, that holds the place of a visit (ISO 3166: `NO`, `US-CA`). */
  readonly placeHeader?: string;
  /**
   * Header, set by a proxy that is trusted, that holds the client's address, such as `X-Forwarded-For`: of several
   * addresses the last counts, which the nearest proxy wrote. Default: the address that the connection comes from.
   */
  readonly clientAddressHeader?: string;
  /**
   * Whether the site knows that a visitor is a minor; `undefined` where it does not know. Asked once for a request.
   * Default: it never does.
   *
   * @param stored what the cookies hold, seals taken off, whatever the visitor allows: what they allow depends on it.
   * @param now seconds since 1970.
   */
  readonly isMinor?: (request: Request, stored: Stored, now: number) => boolean | undefined;
  /** Address of the site's own front page in a language, for the link on the server's pages. Default: `/`. */
  readonly home?: (language: string) => string;
  /**
   * How long a record is kept after the day on which it is relied on no longer, an ISO 8601 duration such as `P5Y`: see
   * docs/retention.md. Default: for good.
   */
  readonly keepRecords?: string;
  /** Requests that one client may make in a minute to what writes or looks up records; 0: any number. Default: 120. */
  readonly requestsPerMinute?: number;
  /**
   * Tokens that open what is not for visitors, each what its scopes name: `…/metrics`, what was stopped at
   * `…/violations`, what stands behind each entry at `…/features`. Their secret is sent as a bearer's token or as the
   * password of any user. A function, such as {@link tokenFile} makes, is asked anew for each secret that comes; what it
   * fails to give opens nothing. Default: none, and nothing at these addresses.
   */
  readonly tokens?: readonly AccessToken[] | (() => Promise<readonly AccessToken[]>);
  /** Takes what is counted, by {@link serverMetrics}. Default: one of its own where there are `tokens`, else none. */
  readonly metrics?: ServerMetrics;
  /**
   * Removes what the site keeps on its server for a cookie, once its visitor has withdrawn or deleted it, or a consent
   * has ended by itself. Called again until it succeeds, also after a crash: so it may be called twice for one.
   */
  readonly forget?: (cookie: Forgotten) => Promise<void>;
  /** The site's features, for the page that tells what stands behind each entry. Default: none. */
  readonly families?: readonly Family[];
  /** Milliseconds since 1970. Default: the machine's clock. */
  readonly clock?: () => number;
  /** Takes one line of the log. Default: none is written. */
  readonly log?: (line: LogLine) => void;
}

/** A cookie that a visitor no longer has. */
export interface Forgotten {
  readonly name: string;
  /** What stood in it, its seal taken off. */
  readonly value: string;
}

/** One event: no address, no user agent, no consent ID; the route's pattern instead of the path. */
export interface LogLine {
  readonly time: string;
  readonly level: 'info' | 'error';
  readonly event: string;
  readonly [field: string]: string | number | boolean;
}

/** How many witnesses have to have signed. */
export const witnessQuorumOf = ({ logWitnesses = [], logWitnessQuorum }: ConsentServerOptions): number =>
  logWitnessQuorum ?? Math.min(1, logWitnesses.length);

/** Largest body of a choice, in bytes: twenty times what a registry with a hundred providers needs. */
export const MAX_BODY_BYTES = 64 * 1024;

/** Segments of letters, digits and `-_.`; RFC 3986 5.2.4: "." and ".." are steps, and no browser asks for them. */
const BASE_PATH = /^(\/(?!\.{1,2}(\/|$))[\w.-]+)+$/;

/**
 * The base path that the options name.
 *
 * @throws {Error} when it is not one: every address of the server would lead to nothing.
 */
export function basePathOf({ basePath = '/samtykke' }: ConsentServerOptions): string {
  if (BASE_PATH.test(basePath)) return basePath;
  throw new Error(
    `basePath "${basePath}" is no path that addresses can begin with; write one such as "/samtykke": a slash first, none last, and between slashes letters, digits, "-", "_" and "."`,
  );
}

/**
 * The origins that the options allow, as a browser writes them.
 *
 * @throws {Error} when one is not an origin: no request would ever come from it.
 */
export function allowedOriginsOf({ allowedOrigins = [] }: ConsentServerOptions): readonly string[] {
  return allowedOrigins.map(originOf);
}

/** RFC 6454 6.2: scheme, host and port, in small letters, without the scheme's own port. Ours: a slash behind is forgiven. */
function originOf(value: string): string {
  const { protocol, origin, href } = URL.canParse(value) ? new URL(value) : NO_URL;
  const isNamed = /^https?:$/.test(protocol) && !origin.includes('*');
  if (isNamed && href === `${origin}/`) return origin;
  const mend = isNamed ? origin : 'scheme, host and port, such as https://www.example.org';
  throw new Error(`allowed origin "${value}" (--allow-origin) is no origin; write ${mend}`);
}

const NO_URL = { protocol: '', origin: '', href: '' };
