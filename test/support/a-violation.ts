import type { StoredViolation } from '../../src/server/index.ts';

/** A row of what was stopped, as the server makes them. */
export function aViolation(change: Partial<StoredViolation> = {}): StoredViolation {
  return {
    registry: 'f'.repeat(16),
    mode: 'enforce',
    source: 'server',
    kind: 'cookie',
    name: '_ga',
    verdict: 'denied',
    because: 'undeclared',
    seen: 1,
    firstDay: '2026-11-24',
    lastDay: '2026-11-24',
    ...change,
  };
}
