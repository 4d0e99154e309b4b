import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUDIT_REGISTRY } from '../../../test/support/audit-registry.ts';
import {
  auditCase,
  cookie,
  type Event,
  loaded,
  read,
  SITE,
  sent,
  stored,
  visit,
} from '../../../test/support/audit-visit.ts';
import type { AuditCase } from '../audit-case.ts';
import { findingsOf } from '../audit-findings.ts';
import type { AuditFinding } from '../finding.ts';
import { matrixOf } from '../matrix.ts';
import type { StateId, Visit } from '../observation.ts';

const STATES: readonly StateId[] = [
  'before',
  'refused',
  'accepted',
  'only:analytics',
  'withdrawn',
  'returned',
  'expired',
  'gpc',
  'no-script',
];

const value = fc.constantFrom(
  '1',
  'en',
  '0f3a9c17e2b84d55a1c6f0e9d8b7a654',
  'GA1.1.987654321.1800000000',
  'b7e1c2d3e4f5061728394a5b6c7d8e9f',
);
const host = fc.constantFrom(
  'tracker.example',
  'ads.example',
  'pay.example',
  'unknown.example',
  'site.example',
  'm.site.example',
);
const where = fc.record({ on: fc.constantFrom('/', '/shop', '/health/care'), after: fc.nat(50_000) });

const event: fc.Arbitrary<Event> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'consent',
        'session',
        'lang',
        '_an',
        '_an_1',
        '_once',
        'uid',
        'quiet',
        'new',
        'new_4711',
        'theme',
        'visitor',
      ),
      value,
      host,
      fc.constantFrom(null, 0, 60, 86_400, 30 * 86_400, 800 * 86_400),
      where,
    )
    .map(([name, text, domain, lifetimeSeconds, at]) => cookie(name, text, { domain, lifetimeSeconds, ...at })),
  fc
    .tuple(fc.constantFrom('theme', 'visitor_copy', 'lang', 'other'), value, where)
    .map(([name, text, at]) => stored(name, text, at)),
  fc
    .tuple(
      host,
      value,
      fc.constantFrom('image' as const, 'fetch' as const, 'frame' as const, 'preconnect' as const),
      where,
    )
    .map(([to, text, type, at]) => sent(`https://${to}/hit?v=${text}&b=2`, { type, ...at })),
  fc.tuple(host, where).map(([to, at]) => loaded(`https://${to}/t.js`, { scriptHash: 'ab'.repeat(32), ...at })),
  fc
    .tuple(
      fc.constantFrom(
        ['canvas', 'CanvasRenderingContext2D.fillText'] as const,
        ['canvas', 'HTMLCanvasElement.toDataURL'] as const,
        ['hardware', 'Navigator.hardwareConcurrency'] as const,
      ),
      where,
    )
    .map(([[what, call], at]) => read(what, call, { by: `${SITE}/app.js`, ...at })),
);

const phases = fc.array(fc.array(event, { maxLength: 6 }), { maxLength: 3 });
const visits = fc
  .uniqueArray(fc.constantFrom(...STATES), { minLength: 1, maxLength: 5 })
  .chain((states) => fc.tuple(...states.map((state) => phases.map((all) => visit(state, all)))));

const base = await auditCase(AUDIT_REGISTRY, []);
const withVisits = (all: readonly Visit[]): AuditCase => ({ ...base, visits: all });

/** Ours: each of them reads a whole audit, some twice. */
const RUNS = { numRuns: 40 };

const shuffled = <T>(list: readonly T[], seed: number): readonly T[] =>
  list
    .map((each, index) => [each, Math.sin((index + 1) * (seed + 1))] as const)
    .sort((a, b) => a[1] - b[1])
    .map(([each]) => each);

const withoutNotes = (findings: readonly AuditFinding[]) => findings.filter(({ rule }) => rule !== 'never-seen');

describe('findings', () => {
  it('are the same in whatever order visits come', () =>
    fc.assert(
      fc.property(visits, fc.nat(), (all, seed) => {
        expect(findingsOf(withVisits(shuffled(all, seed)))).toEqual(findingsOf(withVisits(all)));
      }),
      RUNS,
    ));

  it('are the same in whatever order a recorder lists what it has seen', () =>
    fc.assert(
      fc.property(visits, fc.nat(), (all, seed) => {
        const mixed = all.map(
          (each): Visit => ({
            ...each,
            cookies: shuffled(each.cookies, seed),
            storage: shuffled(each.storage, seed),
            requests: shuffled(each.requests, seed),
            reads: shuffled(each.reads, seed),
          }),
        );
        expect(findingsOf(withVisits(mixed))).toEqual(findingsOf(withVisits(all)));
      }),
      RUNS,
    ));

  it('are no more where something happens that is declared and essential', () =>
    fc.assert(
      fc.property(visits, (all) => {
        const allowed = all.map((each): Visit => {
          const more = visit(each.state, [[cookie('csrf', 'x'), sent(`${SITE}/stats/hit`, { type: 'beacon' })]]);
          return {
            ...each,
            cookies: [...each.cookies, ...more.cookies],
            requests: [...each.requests, ...more.requests],
          };
        });
        expect(withoutNotes(findingsOf(withVisits(allowed)))).toEqual(withoutNotes(findingsOf(withVisits(all))));
      }),
      RUNS,
    ));

  it('have each a rule, a subject and a fingerprint of their own, states and evidence', () =>
    fc.assert(
      fc.property(visits, (all) => {
        const findings = findingsOf(withVisits(all));
        expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
        for (const { fingerprint, states, evidence, message, mend, place } of findings) {
          expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
          expect(new Set(states).size).toBe(states.length);
          expect(states.length * evidence.length).toBeGreaterThan(0);
          expect(`${message} ${mend}`).not.toMatch(/undefined|\[object|NaN/);
          expect(place?.file).toBe('registry.yaml');
        }
      }),
      RUNS,
    ));

  it('hold no whole identifier', () =>
    fc.assert(
      fc.property(visits, (all) => {
        const text = JSON.stringify(findingsOf(withVisits(all)));
        expect(text).not.toMatch(/0f3a9c17e2b84d55|987654321|b7e1c2d3e4f50617/);
      }),
      RUNS,
    ));

  it('know nothing of a site that does nothing', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...STATES)), (states) => {
        expect(withoutNotes(findingsOf(withVisits(states.map((state) => visit(state, [])))))).toEqual([]);
      }),
      RUNS,
    ));
});

describe('the matrix', () => {
  it('has a row for each entry, a cell for each visit, and names every rule that found something undeclared', () =>
    fc.assert(
      fc.property(visits, (all) => {
        const audited = withVisits(all);
        const findings = findingsOf(audited);
        const rows = matrixOf(audited, findings);
        const { entries } = audited.registry;
        expect(rows.slice(0, entries.length).map(({ name }) => name)).toEqual(entries.map(({ name }) => name));
        expect(rows.length - entries.length).toBe(findings.filter(({ rule }) => rule === 'undeclared').length);
        for (const { cells } of rows) expect(cells).toHaveLength(all.length);
      }),
      RUNS,
    ));
});
