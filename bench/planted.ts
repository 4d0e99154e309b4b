/**
 * How much of what is planted the audit finds, and how much that is not: on a site with an own banner of another kind and on one
 * with ours. `npm run bench planted`.
 */
import { auditSite } from '../test/support/planted-site/audit-site.ts';
import { judge } from '../test/support/planted-site/judge.ts';
import { LOOKALIKES } from '../test/support/planted-site/lookalikes.ts';
import { PLANTED } from '../test/support/planted-site/planted/index.ts';
import { plantedSite } from '../test/support/planted-site/planted-site.ts';

const TOOLS = ['foreign', 'samtykke'] as const;

export async function benchPlanted(): Promise<void> {
  await auditHonest();
  const count = PLANTED.reduce((sum, { finds }) => sum + finds.length, 0);
  for (const tool of TOOLS) {
    const site = await plantedSite({ parts: [...LOOKALIKES, ...PLANTED], tool });
    try {
      const { findings, gaps, states } = await auditSite(site);
      const { missing, tooMany } = judge(PLANTED, findings);
      const found = count - missing.length;
      const own = findings.length - tooMany.length;
      console.log(
        `\n${tool}: ${found} of ${count} planted found (recall ${(found / count).toFixed(3)}), ` +
          `${own} of ${findings.length} findings planted (precision ${(own / findings.length).toFixed(3)})`,
      );
      for (const each of missing) console.log(`  missing   ${each}`);
      for (const each of tooMany) console.log(`  too many  ${each}`);
      for (const { where, reason } of [...gaps, ...states.flatMap((state) => state.gaps)])
        console.log(`  gap       ${where}: ${reason}`);
    } finally {
      await site.stop();
    }
  }
}

/** A site that is as it declares, and does much that looks like something else. */
async function auditHonest(): Promise<void> {
  const site = await plantedSite({ parts: LOOKALIKES, tool: 'foreign' });
  try {
    const { findings, complete } = await auditSite(site);
    console.log(`\nhonest: ${findings.length} findings of nothing planted, ${complete ? 'complete' : 'incomplete'}`);
    for (const each of judge([], findings).tooMany) console.log(`  too many  ${each}`);
  } finally {
    await site.stop();
  }
}
