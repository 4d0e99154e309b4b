/** On a site that departs from its registry in a hundred ways, and does much that looks like it, all is found and nothing else. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type AuditReport, type StateId, statesOf } from '../../../src/audit/index.ts';
import { auditSite } from '../../support/planted-site/audit-site.ts';
import { judge } from '../../support/planted-site/judge.ts';
import { LOOKALIKES } from '../../support/planted-site/lookalikes.ts';
import { PLANTED } from '../../support/planted-site/planted/index.ts';
import { plantedSite } from '../../support/planted-site/planted-site.ts';

/** An audit mostly waits. */
const SIDE_BY_SIDE = 4;
/** Who withdraws, comes back or stays until the consent has ended does all of it first. */
const ON_THE_WAY: StateId = 'accepted';
/** One category alone is as another one. */
const ALIKE: readonly StateId[] = ['only:functionality', 'only:marketing'];

let report: AuditReport;
beforeAll(async () => {
  const site = await plantedSite({ parts: [...LOOKALIKES, ...PLANTED], tool: 'foreign' });
  const states = statesOf(site.parsed.registry).filter((state) => state !== ON_THE_WAY && !ALIKE.includes(state));
  report = await auditSite(site, { states, sideBySide: SIDE_BY_SIDE }).finally(() => site.stop());
}, 600_000);

describe('the audit of a planted site', () => {
  it('finds all that is planted, in the states in which it happens', () => {
    expect(judge(PLANTED, report.findings, ALIKE).missing).toEqual([]);
  });

  it('finds nothing else', () => {
    expect(judge(PLANTED, report.findings).tooMany).toEqual([]);
  });

  it('has looked at everything', () => {
    const gaps = [...report.gaps, ...report.states.flatMap((state) => state.gaps)];
    expect(gaps).toEqual([]);
    expect(report.complete).toBe(true);
  });

  it('speaks of every rule that a site of one kind of banner can break', () => {
    const planted = new Set(PLANTED.flatMap(({ finds }) => finds.flatMap(({ rule }) => rule)));
    const found = new Set(report.findings.map(({ rule }) => rule));
    expect([...planted].filter((rule) => !found.has(rule))).toEqual([]);
  });
});
