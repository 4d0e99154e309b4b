import type { DatabaseSync } from 'node:sqlite';
import type { ConsentRecord, ErasureRecord, LogRecord } from '../../proof/index.ts';
import { type KeyedRecord, readRecord, rowOf } from './record-row.ts';
import { transaction } from './sqlite-lock.ts';
import type { ErasedRecord, KeptRecord, LogPlace, RecordPlace, StoredRecord } from './store.ts';

/** The records in an open database. */
export interface RecordRows {
  /** Stores a batch in one transaction and answers with what is kept under each key. */
  add(batch: readonly KeyedRecord[]): LogRecord[];
  byId(site: string, id: string): StoredRecord | ErasedRecord | undefined;
  ofConsent(site: string, consentId: string, latest: number | undefined): StoredRecord[];
  lastOfConsent(site: string, consentId: string): ConsentRecord | undefined;
  after(site: string, place: RecordPlace, limit: number): StoredRecord[];
  inLog(site: string, place: LogPlace, limit: number): KeptRecord[];
  waiting(site: string, afterId: string, limit: number): KeptRecord[];
  erase(erasure: ErasureRecord): boolean;
}

export function recordRows(database: DatabaseSync): RecordRows {
  const statements = prepare(database);
  const { byId, about, ofConsent, lastOfConsent, after, inLog, waiting } = statements;
  return {
    add: (batch) => transaction(database, () => batch.map((each) => keep(statements, each))),
    byId: (site, id) => {
      const found = byId.get(site, id) ?? undefined;
      if (found) return storedOf(found);
      const by = about.get(site, id);
      return by && { kind: 'erased', by: storedOf(by) };
    },
    // A limit of -1 is none.
    ofConsent: (site, consentId, latest = -1) => ofConsent.all(site, consentId, latest).map(storedOf).reverse(),
    lastOfConsent: (site, consentId) => {
      const row = lastOfConsent.get(site, consentId);
      return row && (storedOf(row).record as ConsentRecord);
    },
    after: (site, { at, id }, limit) => after.all(site, at, id, limit).map(storedOf),
    inLog: (site, { entry, id }, limit) => inLog.all(site, entry, id, limit).map(keptOf),
    waiting: (site, afterId, limit) => waiting.all(site, afterId, limit).map(keptOf),
    erase: (erasure) => transaction(database, () => exchange(statements, erasure)),
  };
}

type Statements = ReturnType<typeof prepare>;

const COLUMNS = 'body AS text, salt, leaf';
// As a real number: an integer of more than 53 bits, which only damage makes, could not be read.
const KEPT_COLUMNS =
  'key, id, consent_id AS consentId, at, about, body AS text, salt, CAST(leaf AS REAL) AS leaf, entry AS waiting';

function prepare(database: DatabaseSync) {
  return {
    insert: database.prepare(
      `INSERT INTO record (site, key, id, consent_id, at, about, body, salt, entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (site, key) DO NOTHING`,
    ),
    byKey: database.prepare(`SELECT ${COLUMNS} FROM record WHERE site = ? AND key = ?`),
    byId: database.prepare(`SELECT ${COLUMNS} FROM record WHERE site = ? AND id = ?`),
    about: database.prepare(`SELECT ${COLUMNS} FROM record WHERE site = ? AND about = ? AND key LIKE 'erasure %'`),
    ofConsent: database.prepare(
      `SELECT ${COLUMNS} FROM record WHERE site = ? AND consent_id = ? ORDER BY rowid DESC LIMIT ?`,
    ),
    lastOfConsent: database.prepare(
      `SELECT ${COLUMNS} FROM record WHERE site = ? AND consent_id = ? AND about IS NULL ORDER BY rowid DESC LIMIT 1`,
    ),
    after: database.prepare(
      `SELECT ${COLUMNS} FROM record WHERE site = ? AND (at, id) > (?, ?) ORDER BY at, id LIMIT ?`,
    ),
    inLog: database.prepare(
      `SELECT ${KEPT_COLUMNS} FROM record WHERE site = ? AND leaf IS NOT NULL AND (record.leaf, id) > (?, ?)
       ORDER BY record.leaf, id LIMIT ?`,
    ),
    waiting: database.prepare(
      `SELECT ${KEPT_COLUMNS} FROM record WHERE site = ? AND record.leaf IS NULL AND id > ? ORDER BY id LIMIT ?`,
    ),
    remove: database.prepare('DELETE FROM record WHERE site = ? AND id = ? AND leaf IS ?'),
  };
}

function keep({ insert, byKey }: Statements, { record, key }: KeyedRecord): LogRecord {
  const row = rowOf(record, key);
  const { site, id, consentId, at, about, text, salt, entry } = row;
  const { changes } = insert.run(site, row.key, id, consentId, at, about, text, salt, entry);
  return changes === 1 ? record : storedOf(byKey.get(site, row.key)).record;
}

function exchange(statements: Statements, erasure: ErasureRecord): boolean {
  const isRemoved = statements.remove.run(erasure.site, erasure.erases, erasure.entry).changes > 0;
  if (isRemoved) keep(statements, { record: erasure, key: erasure.id });
  return isRemoved;
}

function storedOf(row: unknown): StoredRecord {
  const { text, salt, leaf } = row as { text: string; salt: Uint8Array; leaf: number | null };
  return { kind: 'stored', record: readRecord(text), text, salt, entry: leaf ?? undefined };
}

function keptOf(row: unknown): KeptRecord {
  const { leaf, waiting, ...kept } = row as Omit<KeptRecord, 'entry' | 'waiting'> & {
    readonly leaf: number | null;
    readonly waiting: Uint8Array | null;
  };
  return { ...kept, entry: leaf ?? undefined, waiting: waiting ?? undefined };
}
