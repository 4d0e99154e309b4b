/** On a site that is as it declares, and does much that looks like something else, the audit finds nothing. */
import { expect, it } from 'vitest';
import type { AuditReport } from '../../../src/audit/index.ts';
import { auditSite } from '../../support/planted-site/audit-site.ts';
import { judge } from '../../support/planted-site/judge.ts';
import { LOOKALIKES } from '../../support/planted-site/lookalikes.ts';
import { plantedSite } from '../../support/planted-site/planted-site.ts';

const gapsIn = ({ gaps, states }: AuditReport): readonly string[] =>
  [...gaps, ...states.flatMap((each) => each.gaps)].map(({ where, reason }) => `${where}: ${reason}`);

it('where nothing is planted nothing is found, in any state', { timeout: 600_000 }, async () => {
  const site = await plantedSite({ parts: LOOKALIKES, tool: 'foreign' });
  try {
    const report = await auditSite(site);
    expect(judge([], report.findings).tooMany).toEqual([]);
    expect([gapsIn(report), report.complete]).toEqual([[], true]);
  } finally {
    await site.stop();
  }
});
