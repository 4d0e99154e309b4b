import { randomBytes } from 'node:crypto';
import { entryOf, type LogRecord } from '../../proof/index.ts';
import { canonicalJson } from '../../registry/index.ts';
import { nodeSha256 } from '../sha256.ts';

/** A record with the client's key for it. */
export interface KeyedRecord {
  readonly record: LogRecord;
  readonly key: string;
}

/** A record as the table of every store has it. */
export interface RecordRow {
  readonly site: string;
  /** Unique in the site, and among records of one kind: no client can take that of a record that the server makes. */
  readonly key: string;
  readonly id: string;
  readonly consentId: string | null;
  readonly at: string;
  /** Id of the record that an expiry or an erasure is about. */
  readonly about: string | null;
  /** Canonical JSON: what the entry is made of. */
  readonly text: string;
  readonly salt: Uint8Array;
  /** What goes into the log. */
  readonly entry: Uint8Array;
}

/** A record can be guessed, 128 bits of chance cannot. */
const SALT_BYTES = 16;

/** A new record, with a salt of its own and the entry that is made of both. */
export function rowOf(record: LogRecord, key: string): RecordRow {
  const text = canonicalJson(record);
  const salt = randomBytes(SALT_BYTES);
  const entry = entryOf(nodeSha256, salt, text);
  return { ...columnsOf(record), key: keyOf(record, key), text, salt, entry };
}

/** What a record is found by, besides its key. */
export function columnsOf(record: LogRecord): Pick<RecordRow, 'site' | 'id' | 'consentId' | 'at' | 'about'> {
  const { site, id, at } = record;
  return { site, id, consentId: consentIdOf(record), at, about: aboutOf(record) };
}

export const keyOf = ({ kind }: Pick<LogRecord, 'kind'>, key: string): string => `${kind} ${key}`;

const consentIdOf = (record: LogRecord): string | null => ('consentId' in record ? record.consentId : null);

function aboutOf(record: LogRecord): string | null {
  switch (record.kind) {
    case 'expiry':
      return record.ends;
    case 'erasure':
      return record.erases;
    default:
      return null;
  }
}

/** Reads a record's text. Before there were other kinds of records, a choice did not say that it is one. */
export const readRecord = (text: string): LogRecord => ({ kind: 'choice', ...JSON.parse(text) });
