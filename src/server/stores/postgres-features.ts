import type { FeatureItem, FeatureStore } from '../../features/index.ts';
import type { Database, Query } from './postgres-database.ts';

const OPEN_ENDED = '(ends_at IS NULL OR ends_at > $4)';
const WITHIN = 'WHERE site = $1 AND family = $2';
const SELECT = `SELECT key, subject, value, ends_at AS "endsAt" FROM samtykke.feature_item ${WITHIN}`;
const INSERT = `INSERT INTO samtykke.feature_item (site, family, key, subject, value, ends_at)
  VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (site, family, key) DO UPDATE
  SET subject = excluded.subject, value = excluded.value, ends_at = excluded.ends_at, put_at = excluded.put_at`;
const OLDEST_FIRST = 'ORDER BY put_at, key';

/** How often a store removes what has ended, and as many as one call removes: no call waits long for it. */
const REMOVAL_INTERVAL_MILLISECONDS = 10_000;
const MOST_REMOVED = 1_000;
const REMOVE_ENDED = `DELETE FROM samtykke.feature_item WHERE site = $1 AND ends_at <= $2 AND (family, key) IN
  (SELECT family, key FROM samtykke.feature_item WHERE site = $1 AND ends_at <= $2 ORDER BY ends_at LIMIT ${MOST_REMOVED})`;

/**
 * The feature items of a site, in a PostgreSQL database. `add`, `swap` and `take` are not tried again after a lost
 * connection, since only one call may hear that it was the one.
 */
export function postgresFeatures({ statement, statementOnce }: Database, site: string): FeatureStore {
  const removeEnded = remover(statement, site);
  const find = async (condition: string, values: readonly unknown[]): Promise<readonly FeatureItem[]> =>
    (await statement<ItemRow>(`${SELECT} ${condition}`, [site, ...values])).rows.map(itemOf);
  return {
    add: async (family, item, now) => {
      const values = [...valuesOf(site, family, item), now];
      const { count } = await statementOnce(`${INSERT} WHERE feature_item.ends_at <= $7`, values);
      await removeEnded(now);
      return count > 0;
    },
    put: async (family, item, now) => {
      await statement(INSERT, valuesOf(site, family, item));
      await removeEnded(now);
    },
    get: async (family, key, now) => (await find(`AND key = $3 AND ${OPEN_ENDED}`, [family, bytesOf(key), now]))[0],
    swap: async (family, before, { key, subject, value, endsAt }, now) => {
      const { count } = await statementOnce(
        `UPDATE samtykke.feature_item SET subject = $6, value = $7, ends_at = $8
         ${WITHIN} AND key = $3 AND ${OPEN_ENDED} AND value = $5`,
        [site, family, bytesOf(key), now, bytesOf(before), bytesOf(subject), bytesOf(value), endsAt],
      );
      return count > 0;
    },
    take: async (family, key, now) => {
      const { rows } = await statementOnce<ItemRow>(
        `DELETE FROM samtykke.feature_item ${WITHIN} AND key = $3 AND ${OPEN_ENDED}
         RETURNING key, subject, value, ends_at AS "endsAt"`,
        [site, family, bytesOf(key), now],
      );
      return rows.map(itemOf)[0];
    },
    ofSubject: (family, subject, now) =>
      find(`AND subject = $3 AND ${OPEN_ENDED} ${OLDEST_FIRST}`, [family, bytesOf(subject), now]),
    all: (family, now) => find(`AND (ends_at IS NULL OR ends_at > $3) ${OLDEST_FIRST}`, [family, now]),
    forget: async (family, subject) => {
      // An empty subject is nobody: what is nobody's is not forgotten for anybody.
      if (subject === '') return 0;
      const values = [site, family, bytesOf(subject)];
      return (await statement(`DELETE FROM samtykke.feature_item ${WITHIN} AND subject = $3`, values)).count;
    },
  };
}

/** Removes what has ended now and then. Where it cannot, it does so another time: what was asked for is done. */
function remover(query: Query, site: string): (now: number) => Promise<void> {
  let next = 0;
  return async (now) => {
    if (performance.now() < next) return;
    next = performance.now() + REMOVAL_INTERVAL_MILLISECONDS;
    await query(REMOVE_ENDED, [site, now]).catch(() => undefined);
  };
}

interface ItemRow {
  readonly key: Buffer;
  readonly subject: Buffer;
  readonly value: Buffer;
  readonly endsAt: number | null;
}

const itemOf = ({ key, subject, value, endsAt }: ItemRow): FeatureItem => ({
  key: key.toString(),
  subject: subject.toString(),
  value: value.toString(),
  endsAt,
});

const bytesOf = (text: string): Buffer => Buffer.from(text);

const valuesOf = (site: string, family: string, { key, subject, value, endsAt }: FeatureItem): readonly unknown[] => [
  site,
  family,
  bytesOf(key),
  bytesOf(subject),
  bytesOf(value),
  endsAt,
];
