/** Audits a planted site as a person would on the command line. */
import { type AuditReport, type Journey, runAudit, type StateId, statesOf } from '../../../src/audit/index.ts';
import { publishedPolicy } from '../../../src/cli/published-policy.ts';
import { shellPath } from '../browsers.ts';
import { HELD_OUT_ALIASES } from './held-out/identifiers.ts';
import { PLANTED_CERTIFICATE } from './loopback.ts';
import { ALIASES } from './planted/identifiers.ts';
import type { PlantedSite } from './planted-site.ts';
import { REGISTRY_NAME } from './registry-file.ts';

export interface AuditSiteOptions {
  /** Every state of the registry without it. */
  readonly states?: readonly StateId[];
  /** Where the audit begins; at the site's first page without it. */
  readonly start?: string;
  readonly sideBySide?: number;
  /** How long a page has to be quiet; as long as where nobody says anything without it. */
  readonly quietMilliseconds?: number;
  readonly onProgress?: Parameters<typeof runAudit>[0]['onProgress'];
}

export async function auditSite(
  site: PlantedSite,
  {
    states = statesOf(site.parsed.registry),
    start = `${site.origin}/`,
    sideBySide = 2,
    quietMilliseconds = 1_000,
    onProgress,
  }: AuditSiteOptions = {},
): Promise<AuditReport> {
  // It starts and ends a browser for each state: the demo and the command are audited with the whole one.
  const chromium = shellPath();
  const { report } = await runAudit({
    parsed: site.parsed,
    file: REGISTRY_NAME,
    journey: journeyFrom(start, site, quietMilliseconds),
    states,
    browser: { ...(chromium && { chromium }), resolve: site.resolve, trust: [PLANTED_CERTIFICATE], locale: 'en-GB' },
    sideBySide,
    onProgress,
    version: 'test',
    lookupAliases: async (host) => ALIASES[host] ?? HELD_OUT_ALIASES[host] ?? [],
    readPolicy: publishedPolicy,
  });
  return report;
}

/** As the audit goes where nobody says anything, but without a pause between two pages: the site is on this machine. */
function journeyFrom(start: string, { steps, pages }: PlantedSite, quietMilliseconds: number): Journey {
  return {
    starts: [start],
    sitemaps: false,
    depth: 1,
    include: [],
    exclude: [],
    alike: 5,
    pages: pages.length + 2,
    minutes: 30,
    rateMilliseconds: 0,
    robots: true,
    device: 'desktop',
    steps,
    banner: {},
    waiting: { timeoutMilliseconds: 30_000, quietMilliseconds, limitMilliseconds: 15_000 },
  };
}
