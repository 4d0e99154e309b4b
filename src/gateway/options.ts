import type { ConsentServerOptions, LogLine, ServerMetrics } from '../server/index.ts';
import { readUpstreams, type UpstreamGroup } from './upstreams.ts';

/** How a gateway reaches the site, and what it lets through. What is said of visitors stands in `ConsentServerOptions`. */
export interface GatewayOptions extends ConsentServerOptions {
  /**
   * Where the site is: `http://localhost:3000`, or `/api=http://localhost:4000` for what begins with that path.
   * Several of one path take turns. Those of the whole site keep each visitor for the session, where the registry
   * declares a cookie `originalNode` and the visitor allows it.
   */
  readonly upstreams: readonly string[];
  readonly port: number;
  readonly hostname: string;
  /** Certificate and key in PEM: then it speaks TLS, with HTTP/2 and HTTP/1.1. Default: HTTP/1.1 in plain. */
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** Certificates in PEM that an https upstream is held against. Default: those that Node trusts. */
  readonly upstreamAuthorities?: string;
  /** The `Host` that the site sees: the one that the visitor asked for, or the upstream's. Default: `keep`. */
  readonly upstreamHost?: 'keep' | 'upstream';
  /** Whether a proxy in front sets `X-Forwarded-*` and `Forwarded`. Default: what comes of them is dropped. */
  readonly trustForwarded?: boolean;
  /** Whether pages that have no way to 'manage consent' get a link to it. Default: they do. */
  readonly settingsLink?: boolean;
  /** Largest body of a request, in bytes. Default: 100 MiB. */
  readonly maxBodyBytes?: number;
  /** How long connecting to the site may take. Default: 5. */
  readonly connectTimeoutSeconds?: number;
  /** How long the site may take until its answer begins. Default: 60. */
  readonly responseTimeoutSeconds?: number;
  /** How long a connection may be silent while something is under way on it. Default: 300. */
  readonly idleTimeoutSeconds?: number;
  /**
   * How long the gateway goes on as before once it is asked to stop, but for `…/ready`, which answers 503 so that a load
   * balancer sends nothing new. Default: 0.
   */
  readonly drainSeconds?: number;
  /** How long what is under way may take when the gateway stops. Default: 10. */
  readonly graceSeconds?: number;
  /** Runs after the last answer has gone out. Default: nothing does. */
  readonly onStopped?: () => Promise<void>;
}

/** What carries requests needs to know, without what is known of visitors. Times in milliseconds. */
export interface Settings {
  readonly groups: readonly UpstreamGroup[];
  readonly upstreamAuthorities: string | undefined;
  readonly keepsHost: boolean;
  readonly trustForwarded: boolean;
  readonly maxBodyBytes: number;
  readonly connectTimeout: number;
  readonly responseTimeout: number;
  readonly idleTimeout: number;
  readonly drain: number;
  readonly grace: number;
  /** Takes what is counted of the site's own requests; absent where nobody can read it. */
  readonly metrics: ServerMetrics | undefined;
  readonly log: ((line: Omit<LogLine, 'time'>) => void) | undefined;
}

/**
 * Fills in what the options leave open.
 *
 * @throws {Error} for an upstream that is none.
 */
export function settingsOf(options: GatewayOptions): Settings {
  const { log, clock = Date.now, connectTimeoutSeconds = 5, responseTimeoutSeconds = 60 } = options;
  const { idleTimeoutSeconds = 300, drainSeconds = 0, graceSeconds = 10 } = options;
  return {
    groups: readUpstreams(options.upstreams),
    upstreamAuthorities: options.upstreamAuthorities,
    keepsHost: options.upstreamHost !== 'upstream',
    trustForwarded: options.trustForwarded ?? false,
    maxBodyBytes: options.maxBodyBytes ?? 100 * 1024 * 1024,
    connectTimeout: connectTimeoutSeconds * 1_000,
    responseTimeout: responseTimeoutSeconds * 1_000,
    idleTimeout: idleTimeoutSeconds * 1_000,
    drain: drainSeconds * 1_000,
    grace: graceSeconds * 1_000,
    metrics: options.metrics,
    log: log && ((line) => log({ time: new Date(clock()).toISOString(), ...line } as LogLine)),
  };
}
