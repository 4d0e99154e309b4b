/**
 * How much of what is planted the audit finds, and how much that is not: on a site with an own banner of another kind and on one
 * with ours. `npm run bench planted`.
 */
import { auditSite } from '../test/support/planted-site/audit-site.ts';
import { HELD_OUT_HONEST_BANNERS, HELD_OUT_TRICKY_BANNERS } from '../test/support/planted-site/held-out/banners.ts';
import { HELD_OUT } from '../test/support/planted-site/held-out/index.ts';
import { HELD_OUT_LOOKALIKES } from '../test/support/planted-site/held-out/lookalikes.ts';
import { judge } from '../test/support/planted-site/judge.ts';
import { LOOKALIKES } from '../test/support/planted-site/lookalikes.ts';
import type { Lookalike, Planted } from '../test/support/planted-site/part.ts';
import { PLANTED } from '../test/support/planted-site/planted/index.ts';
import { plantedSite } from '../test/support/planted-site/planted-site.ts';

const TOOLS = ['foreign', 'samtykke'] as const;

/** The second set was written without a look at the rules. */
const SETS = [
  { id: 'planted', lookalikes: LOOKALIKES, planted: PLANTED },
  { id: 'held out', lookalikes: HELD_OUT_LOOKALIKES, planted: HELD_OUT },
] as const;

export async function benchPlanted(): Promise<void> {
  for (const { id, lookalikes, planted } of SETS) {
    await auditHonest(id, lookalikes);
    await auditPlanted(id, lookalikes, planted);
  }
  await auditBanners();
}

async function auditPlanted(id: string, lookalikes: readonly Lookalike[], planted: readonly Planted[]): Promise<void> {
  const count = planted.reduce((sum, { finds }) => sum + finds.length, 0);
  for (const tool of TOOLS) {
    const site = await plantedSite({ parts: [...lookalikes, ...planted], tool });
    try {
      const { findings, gaps, states } = await auditSite(site);
      const { missing, tooMany } = judge(planted, findings);
      const found = count - missing.length;
      const own = findings.length - tooMany.length;
      console.log(
        `\n${id}, ${tool}: ${found} of ${count} planted found (recall ${(found / count).toFixed(3)}), ` +
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
async function auditHonest(id: string, parts: readonly Lookalike[]): Promise<void> {
  const site = await plantedSite({ parts, tool: 'foreign' });
  try {
    const { findings, complete } = await auditSite(site);
    console.log(
      `\n${id}, honest: ${findings.length} findings of nothing planted, ${complete ? 'complete' : 'incomplete'}`,
    );
    for (const each of judge([], findings).tooMany) console.log(`  too many  ${each}`);
  } finally {
    await site.stop();
  }
}

async function auditBanners(): Promise<void> {
  for (const { id, options, finds } of [...HELD_OUT_HONEST_BANNERS, ...HELD_OUT_TRICKY_BANNERS]) {
    const site = await plantedSite(options);
    try {
      const { missing, tooMany } = judge([{ id, finds }], (await auditSite(site)).findings);
      console.log(`banner ${id}: ${missing.length} missing, ${tooMany.length} too many`);
      for (const each of missing) console.log(`  missing   ${each}`);
      for (const each of tooMany) console.log(`  too many  ${each}`);
    } finally {
      await site.stop();
    }
  }
}
