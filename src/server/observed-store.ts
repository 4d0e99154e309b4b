import type { ServerMetrics } from './metrics.ts';
import type { Store } from './stores/store.ts';
import { tracedCall } from './traced-call.ts';

/** These answer at once, and fail never. */
const AT_ONCE: ReadonlySet<PropertyKey> = new Set(['log', 'addViolations', 'features'] satisfies (keyof Store)[]);

/**
 * The same store, with a span around each call, and with choices and failures counted. A proxy, so that no method of any
 * store is left out: the names of methods are the names that are told.
 */
export function observedStore(store: Store, metrics: ServerMetrics | undefined): Store {
  return new Proxy(store, {
    get: (target, name) => {
      // Looked up each time: the store's owner may put another function in its place.
      const method = Reflect.get(target, name, target);
      return typeof method === 'function' ? observe(target, String(name), method, metrics) : method;
    },
  });
}

type Method = (...args: unknown[]) => unknown;

function observe(store: Store, name: string, method: Method, metrics: ServerMetrics | undefined): Method {
  const call: Method = (...args) => Reflect.apply(method, store, args);
  if (AT_ONCE.has(name)) return call;
  return (...args) => tracedCall(`store.${name}`, () => counted(name, args, call, metrics));
}

async function counted(
  name: string,
  args: readonly unknown[],
  call: Method,
  metrics: ServerMetrics | undefined,
): Promise<unknown> {
  try {
    const result = await call(...args);
    if (name === 'addRecord') countChoice(args as Parameters<Store['addRecord']>, result as Kept, metrics);
    return result;
  } catch (error) {
    metrics?.storeFailed(name);
    throw error;
  }
}

type Kept = Awaited<ReturnType<Store['addRecord']>>;

/** A repeat resolves with the record of the first: it counts once. */
function countChoice([record]: Parameters<Store['addRecord']>, kept: Kept, metrics: ServerMetrics | undefined): void {
  if (record.kind === 'choice' && kept.id === record.id) metrics?.chosen(record);
}
