import type { ConsentRecord, ErasureRecord, ExpiryRecord } from '../../src/proof/index.ts';

/** A record as the server makes them. */
export function aRecord(change: Partial<ConsentRecord> = {}): ConsentRecord {
  return {
    format: 1,
    kind: 'choice',
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
      script: '0',
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

/** The end of a consent, a year after its record. */
export function anExpiry({ site, consentId, id }: ConsentRecord): ExpiryRecord {
  const at = '2027-11-24T12:00:00.000Z';
  return { format: 1, kind: 'expiry', id: crypto.randomUUID(), site, consentId: consentId as string, at, ends: id };
}

/** The erasure of a record that has an entry, or none yet. */
export function anErasure({ site, id }: Pick<ConsentRecord, 'site' | 'id'>, entry: number | null): ErasureRecord {
  const at = '2026-11-25T12:00:00.000Z';
  return { format: 1, kind: 'erasure', id: crypto.randomUUID(), site, at, erases: id, entry, because: 'visitor' };
}
