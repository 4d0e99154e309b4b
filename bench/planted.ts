/**
 * How much of what is planted the audit finds, and how much that is not: on a site with a consent tool that is not ours and on
 * one with ours, and on a second site whose parts were written without a look at the rules. `npm run bench planted`.
 */
import { auditSite } from '../test/support/planted-site/audit-site.ts';
import { HELD_OUT } from '../test/support/planted-site/held-out/index.ts';
import { HELD_OUT_LOOKALIKES } from '../test/support/planted-site/held-out/lookalikes.ts';
import { judge } from '../test/support/planted-site/judge.ts';
import { LOOKALIKES } from '../test/support/planted-site/lookalikes.ts';
import type { Part, Planted, Tool } from '../test/support/planted-site/part.ts';
import { PLANTED } from '../test/support/planted-site/planted/index.ts';
import { plantedSite } from '../test/support/planted-site/planted-site.ts';

interface Site {
  readonly name: string;
  readonly tool: Tool;
  readonly honest: readonly Part[];
  readonly planted: readonly Planted[];
}

const SITES: readonly Site[] = [
  { name: 'honest', tool: 'foreign', honest: LOOKALIKES, planted: [] },
  { name: 'planted', tool: 'foreign', honest: LOOKALIKES, planted: PLANTED },
  { name: 'planted, with our own banner', tool: 'samtykke', honest: LOOKALIKES, planted: PLANTED },
  { name: 'second, honest', tool: 'foreign', honest: HELD_OUT_LOOKALIKES, planted: [] },
  { name: 'second, planted', tool: 'foreign', honest: HELD_OUT_LOOKALIKES, planted: HELD_OUT },
];

export async function benchPlanted(): Promise<void> {
  for (const each of SITES) await benchSite(each);
}

async function benchSite({ name, tool, honest, planted }: Site): Promise<void> {
  const site = await plantedSite({ parts: [...honest, ...planted], tool });
  try {
    const { findings, gaps, states } = await auditSite(site);
    const { missing, tooMany } = judge(planted, findings);
    const count = planted.reduce((sum, { finds }) => sum + finds.length, 0);
    console.log(`\n${name}: ${share(count - missing.length, count)} planted found (recall), `);
    console.log(`  ${share(findings.length - tooMany.length, findings.length)} findings planted (precision)`);
    for (const each of missing) console.log(`  missing   ${each}`);
    for (const each of tooMany) console.log(`  too many  ${each}`);
    for (const { where, reason } of [...gaps, ...states.flatMap((state) => state.gaps)])
      console.log(`  gap       ${where}: ${reason}`);
  } finally {
    await site.stop();
  }
}

const share = (part: number, all: number): string =>
  `${part} of ${all}${all > 0 ? ` (${(part / all).toFixed(3)})` : ''}`;
