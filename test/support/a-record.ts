import type { ConsentRecord } from '../../src/proof/index.ts';

/** A record as the server makes them. */
export function aRecord(change: Partial<ConsentRecord> = {}): ConsentRecord {
  return {
    format: 1,
    id: crypto.randomUUID(),
    site: 'site.example',
    consentId: crypto.randomUUID(),
    at: '2026-11-24T12:00:00.000Z',
    shown: {
      registry: 'f'.repeat(64),
      language: 'no',
      surface: 'banner',
      renderer: '1',
      hash: '0',
      asked: ['analytics'],
      ask: 'banner',
      signalled: {},
      changed: {},
      before: {},
    },
    chosen: { reply: 'accept', choice: '1.a...', answers: { analytics: 'all' }, parts: [] },
    method: 'script',
    jurisdiction: 'NO',
    basis: 'registry',
    signals: [],
    replaces: null,
    ...change,
  };
}
