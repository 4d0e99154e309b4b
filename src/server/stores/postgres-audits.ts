import type { Database } from './postgres-database.ts';
import { lockSite } from './postgres-site.ts';
import { MOST_AUDITS, type Store, type StoredAudit } from './store.ts';

const PUT = `INSERT INTO samtykke.audit (site, at, report, page) VALUES ($1, $2, $3, $4)
  ON CONFLICT (site, at) DO UPDATE SET report = excluded.report, page = excluded.page`;
// Pictures stand in the page: one is enough.
const TRIM = `UPDATE samtykke.audit SET page = '' WHERE site = $1 AND page <> ''
  AND at < (SELECT max(at) FROM samtykke.audit WHERE site = $1)`;
const DROP = `DELETE FROM samtykke.audit WHERE site = $1
  AND at NOT IN (SELECT at FROM samtykke.audit WHERE site = $1 ORDER BY at DESC LIMIT $2)`;
const LATEST = 'SELECT at, report, page FROM samtykke.audit WHERE site = $1 ORDER BY at DESC LIMIT 1';
const ALL = 'SELECT at, report FROM samtykke.audit WHERE site = $1 ORDER BY at';

/** The audits of all sites in a database. */
export const postgresAudits = ({
  statement,
  transaction,
}: Database): Pick<Store, 'addAudit' | 'latestAudit' | 'audits'> => ({
  addAudit: (site, { at, report, page }) =>
    transaction(async (query) => {
      await lockSite(query, site);
      await query(PUT, [site, at, report, page]);
      await query(TRIM, [site]);
      await query(DROP, [site, MOST_AUDITS]);
    }),
  latestAudit: async (site) => (await statement<StoredAudit>(LATEST, [site])).rows[0],
  audits: async (site) => (await statement<Omit<StoredAudit, 'page'>>(ALL, [site])).rows,
});
