import type { CookieFinding } from '../filter/index.ts';
import type { DecisionTable, Kind } from '../registry/index.ts';
import { plainName } from './plain-name.ts';
import type { Report } from './report.ts';
import type { Site } from './site.ts';

/**
 * Who saw it: the guard in a `page`; the browser, holding a page against the `policy` headers; the `server`, in what
 * the site answers; the server again, in the cookies of a `request`, whose names anybody can make up.
 */
type ViolationSource = 'page' | 'policy' | 'server' | 'request';

/** One thing that was stopped or changed, or in `report` mode would have been, as it was seen. */
export interface Violation {
  readonly source: ViolationSource;
  readonly kind: Kind;
  /** As it came: what is kept of it is settled here. */
  readonly name: string;
  readonly verdict: CookieFinding['verdict'];
  readonly because: CookieFinding['because'];
  /** Default: the mode of the table. */
  readonly mode?: DecisionTable['mode'];
}

/**
 * Counts what was stopped: which thing, by whom it was seen and why, under which registry, on which day. Nothing of
 * the visitor, of the page or of the time of day goes into it, and no more of a name than {@link plainName} leaves.
 *
 * @param table what decided. Default: that of the registry in force.
 */
export function countViolations(site: Site, violations: readonly Violation[], table = site.history.table): void {
  const day = site.clock().toISOString().slice(0, 10);
  const rows = violations.map(({ source, kind, name, verdict, because, mode = table.mode }) => ({
    registry: table.version,
    mode,
    source,
    kind,
    name: plainName(table, kind, name),
    verdict,
    because,
    seen: 1,
    firstDay: day,
    lastDay: day,
  }));
  if (rows.length > 0) site.store.addViolations(site.name, rows);
}

/** Counts each finding besides telling of it. */
export function counted(site: Site, tell: Report): Report {
  return (finding) => {
    tell(finding);
    const { where, name, verdict, because } = finding;
    countViolations(site, [
      { source: where === 'cookie' ? 'request' : 'server', kind: 'cookie', name, verdict, because },
    ]);
  };
}
