import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ConsentRecord } from '../proof/index.ts';
import { knownMethod } from './known-method.ts';

/**
 * What is counted of a server, for Prometheus. Every label has a handful of values that the code or the operator has
 * written, none that a visitor can send: nothing in it tells of anybody, and it does not grow.
 */
export interface ServerMetrics {
  /** Counts a request when its answer begins. */
  requested(request: AnsweredRequest): void;
  /** Counts a choice that was stored. */
  chosen(record: ConsentRecord): void;
  /** Counts a call of the store that failed. */
  storeFailed(operation: string): void;
  /**
   * Adds a value that is read whenever the metrics are.
   *
   * @param name of Prometheus' kind, with its unit: `samtykke_log_checkpoint_age_seconds`.
   * @param help one sentence.
   * @param read the value; `undefined`, or an error, where it is not known: then the metric is absent this time.
   * @throws {Error} for a name that is none, or is there already.
   */
  gauge(name: string, help: string, read: () => number | undefined | Promise<number | undefined>): void;
  /** Media type of {@link text}. */
  readonly contentType: string;
  /** All of it, and of the process, in Prometheus' text format 0.0.4. */
  text(): Promise<string>;
}

interface AnsweredRequest {
  /** The route's pattern. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  /** From the request's headers to those of its answer. */
  readonly seconds: number;
}

/** In seconds: a choice takes some milliseconds, and nobody waits for ten seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Makes what a server is counted by, apart from everything else that the process may count. Pass the same one to whoever
 * adds to it.
 *
 * @example
 * const metrics = serverMetrics();
 * const consent = await consentServer({ registry, store, secrets, tokens, metrics });
 * metrics.gauge('site_visitors', 'Visitors now.', () => visitors.size);
 */
export function serverMetrics(): ServerMetrics {
  const own = new Registry();
  const registers = [own];
  const counter = <T extends string>(name: string, help: string, labelNames: readonly T[]): Counter<T> =>
    new Counter({ name, help, labelNames: [...labelNames], registers });
  const requests = counter('samtykke_requests_total', 'Requests answered.', ['route', 'method', 'status']);
  const durations = new Histogram({
    name: 'samtykke_request_duration_seconds',
    help: 'Time until the answer began.',
    labelNames: ['route', 'method'],
    buckets: BUCKETS,
    registers,
  });
  const choices = counter('samtykke_choices_total', 'Choices stored.', ['reply', 'surface', 'method']);
  const failures = counter('samtykke_store_failures_total', 'Calls of the store that failed.', ['operation']);
  return {
    requested: ({ route, status, seconds, ...request }) => {
      const method = knownMethod(request.method);
      requests.inc({ route, method, status: `${Math.floor(status / 100)}xx` });
      durations.observe({ route, method }, seconds);
    },
    chosen: ({ chosen: { reply }, shown: { surface }, method }) => choices.inc({ reply, surface, method }),
    storeFailed: (operation) => failures.inc({ operation }),
    gauge: (name, help, read) => addGauge(own, name, help, read),
    contentType: Registry.PROMETHEUS_CONTENT_TYPE,
    text: async () => `${await own.metrics()}\n${await processMetrics().metrics()}`,
  };
}

function addGauge(own: Registry, name: string, help: string, read: Parameters<ServerMetrics['gauge']>[2]): void {
  const gauge = new Gauge({
    name,
    help,
    registers: [own],
    // One value that cannot be read hides no other.
    collect: async () => {
      const value = await readValue(read);
      if (value === undefined) gauge.remove({});
      else gauge.set(value);
    },
  });
}

async function readValue(read: Parameters<ServerMetrics['gauge']>[2]): Promise<number | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}

let ofProcess: Registry | undefined;

/** Memory, CPU and event loop. There is one process, so these are watched once, whichever server is asked first. */
function processMetrics(): Registry {
  if (!ofProcess) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

interface MetricsOptions {
  readonly metrics?: ServerMetrics | undefined;
  /** Who may read them. */
  readonly tokens?: unknown;
}

/** What a server counts by: nothing where nobody could read it. */
export function metricsOf({ metrics, tokens }: MetricsOptions): ServerMetrics | undefined {
  return metrics ?? (tokens === undefined ? undefined : serverMetrics());
}
