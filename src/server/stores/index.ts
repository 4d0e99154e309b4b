export type {
  Backlog,
  Lease,
  LogBatch,
  LogStore,
  PublishedCheckpoint,
  StoredHead,
  WaitingEntry,
} from './log-store.ts';
export { isPostgres, openStore } from './open.ts';
export { type PostgresStoreOptions, postgresStore } from './postgres.ts';
export { columnsOf, keyOf, readRecord } from './record-row.ts';
export { type SqliteStoreOptions, sqliteStore } from './sqlite.ts';
export {
  type ErasedRecord,
  type KeptRecord,
  type LogPlace,
  type RecordPlace,
  type Store,
  type StoredRecord,
  type StoredRegistry,
  type StoredViolation,
  StoreUnavailable,
} from './store.ts';
