import type { ConsentRecord, ErasureRecord, LogRecord } from '../../proof/index.ts';
import type { Database, Query } from './postgres-database.ts';
import { type KeyedRecord, type RecordRow, readRecord, rowOf } from './record-row.ts';
import type { ErasedRecord, KeptRecord, LogPlace, RecordPlace, StoredRecord } from './store.ts';

/** The records in a PostgreSQL database. */
export interface PostgresRecords {
  /** Stores a batch of one site, durably, and answers with what is kept under each key. */
  add(site: string, batch: readonly KeyedRecord[]): Promise<readonly LogRecord[]>;
  byId(site: string, id: string): Promise<StoredRecord | ErasedRecord | undefined>;
  ofConsent(site: string, consentId: string, latest: number | undefined): Promise<StoredRecord[]>;
  lastOfConsent(site: string, consentId: string): Promise<ConsentRecord | undefined>;
  after(site: string, place: RecordPlace, limit: number): Promise<StoredRecord[]>;
  inLog(site: string, place: LogPlace, limit: number): Promise<KeptRecord[]>;
  waiting(site: string, afterId: string, limit: number): Promise<KeptRecord[]>;
  /** An erasure that is kept already counts as done: so it can be tried again after a lost connection. */
  erase(erasure: ErasureRecord): Promise<boolean>;
}

const SELECT = 'SELECT body AS text, salt, leaf FROM samtykke.record WHERE site = $1';

const KEPT = `SELECT key, id, consent_id AS "consentId", at, about, body AS text, salt, leaf, entry AS waiting
  FROM samtykke.record WHERE site = $1`;
const IN_LOG = `${KEPT} AND leaf IS NOT NULL AND (leaf, id) > ($2, $3) ORDER BY leaf, id LIMIT $4`;
const WAITING = `${KEPT} AND leaf IS NULL AND id > $2 ORDER BY id LIMIT $3`;

/**
 * The order in which records were accepted. Their place in the log comes first, so that a clock that is set back
 * reorders nothing that is in it; of those that wait the one that the database took first.
 */
const ACCEPTED_LAST = 'leaf DESC NULLS FIRST, accepted_at DESC, place DESC';

export function postgresRecords(database: Database): PostgresRecords {
  const { statement, transaction } = database;
  const find = async (condition: string, values: readonly unknown[]): Promise<StoredRecord[]> => {
    // A text of the database has no U+0000, so nothing that holds one is there.
    if (values.some((each) => typeof each === 'string' && each.includes('\u0000'))) return [];
    return (await statement<Found>(`${SELECT} AND ${condition}`, values)).rows.map(storedOf);
  };
  return {
    add: (site, batch) => add(statement, site, batch),
    byId: async (site, id) => {
      const [found] = await find('id = $2', [site, id]);
      if (found) return found;
      const about = await find('about = $2', [site, id]);
      const by = about.find(({ record }) => record.kind === 'erasure');
      return by && { kind: 'erased', by };
    },
    ofConsent: async (site, consentId, latest) => {
      const condition = `consent_id = $2 ORDER BY ${ACCEPTED_LAST} LIMIT $3`;
      return (await find(condition, [site, consentId, latest ?? null])).reverse();
    },
    lastOfConsent: async (site, consentId) => {
      const condition = `consent_id = $2 AND about IS NULL ORDER BY ${ACCEPTED_LAST} LIMIT 1`;
      const [last] = await find(condition, [site, consentId]);
      return last?.record as ConsentRecord | undefined;
    },
    after: (site, { at, id }, limit) => find('(at, id) > ($2, $3) ORDER BY at, id LIMIT $4', [site, at, id, limit]),
    inLog: async (site, { entry, id }, limit) =>
      (await statement<KeptRow>(IN_LOG, [site, entry, id, limit])).rows.map(keptOf),
    waiting: async (site, afterId, limit) =>
      (await statement<KeptRow>(WAITING, [site, afterId, limit])).rows.map(keptOf),
    erase: (erasure) => {
      const row = rowOf(erasure, erasure.id);
      return transaction((query) => exchange(query, erasure, row));
    },
  };
}

/** An erasure in between is rare, and two in a row are not to be expected. */
const TRIES = 5;

async function add(
  query: Query,
  site: string,
  batch: readonly KeyedRecord[],
  tries = TRIES,
): Promise<readonly LogRecord[]> {
  // Made once: a second try after a lost connection finds what the first has kept under the same key.
  const rows = batch.map(({ record, key }) => rowOf(record, key));
  const kept = await insert(query, site, rows);
  const others = rows.filter(({ id }) => !kept.has(id)).map(({ key }) => key);
  const earlier = others.length > 0 ? await byKey(query, site, others) : new Map<string, LogRecord>();
  if (others.some((key) => !earlier.has(hexOf(key)))) {
    if (tries <= 1) throw new Error('a key is neither free nor taken');
    // One that was there was erased in between: its key is free again.
    return add(query, site, batch, tries - 1);
  }
  return rows.map(({ id, key }, index) => (kept.has(id) ? batch[index]?.record : earlier.get(hexOf(key))) as LogRecord);
}

/** @returns the ids of those that were not there. */
async function insert(query: Query, site: string, rows: readonly RecordRow[]): Promise<ReadonlySet<string>> {
  const column = <Name extends keyof RecordRow>(name: Name): RecordRow[Name][] => rows.map((each) => each[name]);
  const { rows: inserted } = await query<{ id: string }>(INSERT, [
    site,
    column('key').map(bytesOf),
    column('id'),
    column('consentId'),
    column('at'),
    column('about'),
    column('text'),
    column('salt').map((each) => Buffer.from(each)),
    column('entry').map((each) => Buffer.from(each)),
  ]);
  return new Set(inserted.map(({ id }) => id));
}

const INSERT = `INSERT INTO samtykke.record (site, key, id, consent_id, at, about, body, salt, entry, place)
  SELECT $1::text, * FROM unnest($2::bytea[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bytea[],
    $9::bytea[]) WITH ORDINALITY
  ON CONFLICT (site, key) DO NOTHING RETURNING id`;

/** @returns what is kept, by {@link hexOf} its key. */
async function byKey(query: Query, site: string, keys: readonly string[]): Promise<ReadonlyMap<string, LogRecord>> {
  const { rows } = await query<{ key: Buffer; text: string }>(
    'SELECT key, body AS text FROM samtykke.record WHERE site = $1 AND key = ANY($2::bytea[])',
    [site, keys.map(bytesOf)],
  );
  return new Map(rows.map(({ key, text }) => [key.toString('hex'), readRecord(text)]));
}

const bytesOf = (text: string): Buffer => Buffer.from(text);
/** A key as it is kept: of a text that is not well-formed the bytes are those of another one. */
const hexOf = (key: string): string => bytesOf(key).toString('hex');

async function exchange(query: Query, erasure: ErasureRecord, row: RecordRow): Promise<boolean> {
  const { site, erases, entry } = erasure;
  const removed = await query(
    'DELETE FROM samtykke.record WHERE site = $1 AND id = $2 AND leaf IS NOT DISTINCT FROM $3::bigint',
    [site, erases, entry],
  );
  if (removed.count > 0) await insert(query, site, [row]);
  return removed.count > 0 || (await byKey(query, site, [row.key])).size > 0;
}

interface KeptRow extends Omit<KeptRecord, 'key' | 'entry' | 'waiting'> {
  readonly key: Buffer;
  readonly leaf: number | null;
  readonly waiting: Uint8Array | null;
}

const keptOf = ({ key, leaf, waiting, ...kept }: KeptRow): KeptRecord => ({
  ...kept,
  key: key.toString(),
  entry: leaf ?? undefined,
  waiting: waiting ? new Uint8Array(waiting) : undefined,
});

interface Found {
  readonly text: string;
  readonly salt: Uint8Array;
  readonly leaf: number | null;
}

const storedOf = ({ text, salt, leaf }: Found): StoredRecord => ({
  kind: 'stored',
  record: readRecord(text),
  text,
  salt,
  entry: leaf ?? undefined,
});
