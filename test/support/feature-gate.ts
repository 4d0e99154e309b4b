import type { Gate, Stored } from '../../src/features/index.ts';
import type { TableEntry } from '../../src/registry/index.ts';

export interface TestGate {
  /** Names of cookies that the visitor has not allowed. */
  readonly refused?: ReadonlySet<string>;
  /** Seconds since 1970. */
  readonly now?: number;
  /** What the bytes come from: the same gives the same. */
  readonly seed?: number;
}

/** 2026-11-26, noon, in seconds since 1970. */
const NOON = 1_795_694_400;
const MONTH = 30 * 86_400;

/** The gate of a visit in which all but some cookies are declared and allowed, for a month. */
export function testGate({ refused = new Set(), now = NOON, seed = 1 }: TestGate = {}): Gate {
  let state = seed >>> 0 || 1;
  const next = (): number => {
    // Marsaglia's xorshift: nothing here has to be hard to foretell.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state & 255;
  };
  return {
    decide: ({ name, lifetimeSeconds = null }) => {
      const entry = { name, kind: 'cookie', part: 0, lifetimeSeconds: MONTH, renewed: true } as TableEntry;
      if (refused.has(name)) return { kind: 'denied', because: 'refused', entry };
      return lifetimeSeconds !== null && lifetimeSeconds > MONTH
        ? { kind: 'capped', because: 'granted', entry, lifetimeSeconds: MONTH }
        : { kind: 'allowed', because: 'granted', entry };
    },
    now,
    bytes: (count) => Uint8Array.from({ length: count }, next),
  };
}

/** Cookies by name, as a feature reads them. */
export const storedIn =
  (values: Readonly<Record<string, string>>): Stored =>
  (name) =>
    Object.hasOwn(values, name) ? values[name] : undefined;
