import type { Query } from './postgres-database.ts';

/** Lets one transaction at a time go on that calls this for a site, until it ends. */
export async function lockSite(query: Query, site: string): Promise<void> {
  await query('INSERT INTO samtykke.site (site) VALUES ($1) ON CONFLICT (site) DO NOTHING', [site]);
  await query('SELECT site FROM samtykke.site WHERE site = $1 FOR UPDATE', [site]);
}
