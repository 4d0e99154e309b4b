import type { DatabaseSync } from 'node:sqlite';
import { transaction } from './sqlite-lock.ts';
import { MOST_AUDITS, type Store, type StoredAudit } from './store.ts';

/** The audits of all sites in a database. */
export interface AuditRows {
  add(site: string, audit: StoredAudit): void;
  latest(site: string): StoredAudit | undefined;
  all(site: string): Awaited<ReturnType<Store['audits']>>;
}

export function auditRows(database: DatabaseSync): AuditRows {
  const put = database.prepare(`INSERT INTO audit (site, at, report, page) VALUES (?, ?, ?, ?)
    ON CONFLICT (site, at) DO UPDATE SET report = excluded.report, page = excluded.page`);
  // Pictures stand in the page: one is enough.
  const trim = database.prepare(`UPDATE audit SET page = '' WHERE site = ?1 AND page <> ''
    AND at < (SELECT max(at) FROM audit WHERE site = ?1)`);
  const drop = database.prepare(`DELETE FROM audit WHERE site = ?1
    AND at NOT IN (SELECT at FROM audit WHERE site = ?1 ORDER BY at DESC LIMIT ?2)`);
  const latest = database.prepare('SELECT at, report, page FROM audit WHERE site = ? ORDER BY at DESC LIMIT 1');
  const all = database.prepare('SELECT at, report FROM audit WHERE site = ? ORDER BY at');
  return {
    add: (site, { at, report, page }) =>
      transaction(database, () => {
        put.run(site, at, report, page);
        trim.run(site);
        drop.run(site, MOST_AUDITS);
      }),
    latest: (site) => latest.get(site) as unknown as StoredAudit | undefined,
    all: (site) => all.all(site) as unknown as ReturnType<AuditRows['all']>,
  };
}
