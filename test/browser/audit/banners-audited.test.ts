/** The audit of small sites with a banner of their own: nothing is found of an honest one, and of a tricky one its trick alone. */
import { describe, expect, it } from 'vitest';
import type { StateId } from '../../../src/audit/index.ts';
import { auditSite } from '../../support/planted-site/audit-site.ts';
import { type BannerSite, HONEST_BANNERS, TRICKY_BANNERS } from '../../support/planted-site/banner-sites.ts';
import { judge } from '../../support/planted-site/judge.ts';
import { plantedSite } from '../../support/planted-site/planted-site.ts';

/** Whoever withdraws has opened every page after they had accepted, and refuses then: what `refused` would show in another form. */
const STATES: readonly StateId[] = ['before', 'withdrawn'];
/** Once for each law: a refusal at once, and the signal, which is nothing to a banner, but to what is asked about. */
const HEEDING: readonly string[] = ['card', 'opt-out'];
const honestStates = ({ id }: BannerSite): readonly StateId[] =>
  HEEDING.includes(id) ? [...STATES, 'refused', 'gpc'] : STATES;

/** Those in which a trick shows; what shows in the banner itself has been seen by whoever refuses. */
function statesOf({ finds }: BannerSite): readonly StateId[] {
  const named = finds.flatMap(({ states = [], notStates = [] }) => [...states, ...notStates]);
  return named.length > 0 ? [...new Set(named)] : ['refused'];
}

/** Nothing on these sites begins later by itself. */
const QUIET_MILLISECONDS = 300;

async function judged({ id, finds, options, start }: BannerSite, states: readonly StateId[]) {
  const site = await plantedSite(options);
  try {
    const report = await auditSite(site, { states, quietMilliseconds: QUIET_MILLISECONDS, ...(start && { start }) });
    const gaps = [...report.gaps, ...report.states.flatMap((state) => state.gaps)];
    return { ...judge([{ id, finds }], report.findings), gaps };
  } finally {
    await site.stop();
  }
}

const byName = (sites: readonly BannerSite[]) => sites.map((each) => [each.id, each] as const);

describe.concurrent('the audit of a banner', () => {
  it.each(byName(HONEST_BANNERS))('finds nothing: %s', { timeout: 300_000 }, async (_, site) => {
    expect(await judged(site, honestStates(site))).toEqual({ missing: [], tooMany: [], gaps: [] });
  });

  it.each(byName(TRICKY_BANNERS))('finds its trick and nothing else: %s', { timeout: 300_000 }, async (_, site) => {
    const { missing, tooMany } = await judged(site, statesOf(site));
    expect({ missing, tooMany }).toEqual({ missing: [], tooMany: [] });
  });
});
