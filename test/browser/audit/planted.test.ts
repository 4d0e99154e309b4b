/** The audit finds everything that is planted, and nothing else. */
import { describe, expect, it } from 'vitest';
import type { AuditReport, StateId } from '../../../src/audit/index.ts';
import { auditSite } from '../../support/planted-site/audit-site.ts';
import { HONEST_BANNERS, TRICKY_BANNERS } from '../../support/planted-site/banner-sites.ts';
import { judge, type Sown } from '../../support/planted-site/judge.ts';
import { LOOKALIKES } from '../../support/planted-site/lookalikes.ts';
import { PLANTED } from '../../support/planted-site/planted/index.ts';
import { type PlantedSiteOptions, plantedSite } from '../../support/planted-site/planted-site.ts';

const HALF_AN_HOUR = 1_800_000;

async function audit(options: PlantedSiteOptions, states?: readonly StateId[], start?: string): Promise<AuditReport> {
  const site = await plantedSite(options);
  try {
    return await auditSite(site, { ...(states && { states }), ...(start !== undefined && { start }) });
  } finally {
    await site.stop();
  }
}

const gapsIn = ({ gaps, states }: AuditReport): readonly string[] =>
  [...gaps, ...states.flatMap((each) => each.gaps)].map(({ where, reason }) => `${where}: ${reason}`);

const count = (planted: readonly Sown[]): number => planted.reduce((sum, { finds }) => sum + finds.length, 0);

describe.each(['foreign', 'samtykke'] as const)('on the site with the tool "%s"', (tool) => {
  it('everything planted is found, and nothing else', { timeout: HALF_AN_HOUR }, async () => {
    const report = await audit({ parts: [...LOOKALIKES, ...PLANTED], tool });
    const judged = judge(PLANTED, report.findings);
    const found = count(PLANTED) - judged.missing.length;
    process.stdout.write(
      `${tool}: ${found} of ${count(PLANTED)} planted found, ${report.findings.length} findings, ${judged.tooMany.length} of nothing planted\n`,
    );
    expect(judged).toEqual({ missing: [], tooMany: [] });
    expect(gapsIn(report)).toEqual([]);
  });

  it('where nothing is planted nothing is found', { timeout: HALF_AN_HOUR }, async () => {
    const report = await audit({ parts: LOOKALIKES, tool });
    expect(judge([], report.findings).tooMany).toEqual([]);
    expect(gapsIn(report)).toEqual([]);
    expect(report.complete).toBe(true);
  });
});

/** What tells a banner from another one. */
const ANSWERS: readonly StateId[] = ['before', 'refused', 'accepted', 'only:analytics', 'withdrawn', 'gpc'];

describe('banners', () => {
  it.each(HONEST_BANNERS)('are honest: $id', { timeout: HALF_AN_HOUR }, async ({ options, start }) => {
    const report = await audit(options, ANSWERS, start);
    expect(judge([], report.findings).tooMany).toEqual([]);
    expect(gapsIn(report)).toEqual([]);
  });

  it.each(TRICKY_BANNERS)(
    'trick, which is found: $id',
    { timeout: HALF_AN_HOUR },
    async ({ id, options, finds, start }) => {
      const report = await audit(options, ANSWERS, start);
      expect(judge([{ id, finds }], report.findings)).toEqual({ missing: [], tooMany: [] });
    },
  );
});
