import type { DatabaseSync } from 'node:sqlite';
import type { FeatureItem, FeatureStore } from '../../features/index.ts';
import { transaction, withLock } from './sqlite-lock.ts';
import { StoreUnavailable } from './store.ts';

const COLUMNS = 'key, subject, value, ends_at AS endsAt';
const LIVES = '(ends_at IS NULL OR ends_at > ?)';
/** As many as one call removes of what has ended: enough to keep up, and no call waits for it. */
const MOST_REMOVED = 20;

/** The feature items of a site, in an open database. */
export function sqliteFeatures(database: DatabaseSync, site: string, lockWaitMilliseconds: number): FeatureStore {
  const { clear, insert, update, one, remove, ofSubject, all, forget } = prepare(database);

  const locked = async <T>(work: () => T): Promise<T> => {
    try {
      return await withLock(() => transaction(database, work), lockWaitMilliseconds);
    } catch (error) {
      throw new StoreUnavailable('the feature item was not kept', { cause: error });
    }
  };
  const read = (family: string, key: string, now: number): FeatureItem | undefined =>
    itemOf(one.get(site, family, key, now));
  const write = (family: string, { key, subject, value, endsAt }: FeatureItem, now: number): void => {
    clear.run(site, now, MOST_REMOVED);
    remove.run(site, family, key);
    insert.run(site, family, key, subject, value, endsAt);
  };
  return {
    add: (family, item, now) =>
      locked(() => {
        if (read(family, item.key, now)) return false;
        write(family, item, now);
        return true;
      }),
    put: (family, item, now) => locked(() => write(family, item, now)),
    get: async (family, key, now) => read(family, key, now),
    swap: (family, before, { key, subject, value, endsAt }, now) =>
      locked(() => update.run(subject, value, endsAt, site, family, key, before, now).changes > 0),
    take: (family, key, now) =>
      locked(() => {
        const item = read(family, key, now);
        if (item) remove.run(site, family, key);
        return item;
      }),
    ofSubject: async (family, subject, now) => ofSubject.all(site, family, subject, now).map(itemOf) as FeatureItem[],
    all: async (family, now) => all.all(site, family, now).map(itemOf) as FeatureItem[],
    // An empty subject is nobody: what is nobody's is not forgotten for anybody.
    forget: (family, subject) =>
      subject === '' ? Promise.resolve(0) : locked(() => Number(forget.run(site, family, subject).changes)),
  };
}

function prepare(database: DatabaseSync) {
  const within = 'WHERE site = ? AND family = ?';
  return {
    clear: database.prepare(
      'DELETE FROM feature_item WHERE rowid IN (SELECT rowid FROM feature_item WHERE site = ? AND ends_at <= ? ORDER BY ends_at LIMIT ?)',
    ),
    insert: database.prepare(
      'INSERT INTO feature_item (site, family, key, subject, value, ends_at) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    update: database.prepare(
      `UPDATE feature_item SET subject = ?, value = ?, ends_at = ? ${within} AND key = ? AND value = ? AND ${LIVES}`,
    ),
    one: database.prepare(`SELECT ${COLUMNS} FROM feature_item ${within} AND key = ? AND ${LIVES}`),
    remove: database.prepare(`DELETE FROM feature_item ${within} AND key = ?`),
    ofSubject: database.prepare(
      `SELECT ${COLUMNS} FROM feature_item ${within} AND subject = ? AND ${LIVES} ORDER BY rowid`,
    ),
    all: database.prepare(`SELECT ${COLUMNS} FROM feature_item ${within} AND ${LIVES} ORDER BY rowid`),
    forget: database.prepare(`DELETE FROM feature_item ${within} AND subject = ?`),
  };
}

/** Rows come without a prototype; an item is a plain object. */
const itemOf = (row: unknown): FeatureItem | undefined => (row ? ({ ...(row as object) } as FeatureItem) : undefined);
