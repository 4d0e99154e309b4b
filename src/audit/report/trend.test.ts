import { describe, expect, it } from 'vitest';
import { aCleanReport, anAuditReport, anIncompleteReport } from '../../../test/support/an-audit-report.ts';
import { applyBaseline, baselineOf } from './baseline.ts';
import { trendOf } from './trend.ts';

const { trend: _, ...NOW } = anAuditReport();
const [first, second, ...rest] = NOW.findings;
if (!first || !second) throw new Error('the report has findings');

const onDay = (day: string, changes: Partial<typeof NOW> = {}) => ({
  ...NOW,
  startedAt: `2026-${day}T08:30:00.000Z`,
  ...changes,
});

describe('what became of the findings since the run before', () => {
  it('nothing is known without an earlier run of the same site', () => {
    expect(trendOf(NOW, [])).toBeUndefined();
    expect(trendOf(NOW, [onDay('11-20', { site: 'Another' }), onDay('12-01'), NOW])).toBeUndefined();
  });

  it('tells what came and what went, against the latest run before, whatever order they come in', () => {
    const before = onDay('11-20', { findings: [first, ...rest], baseline: [] });
    const now = onDay('11-27', { findings: [second, ...rest], baseline: [] });
    expect(trendOf(now, [before, onDay('11-13', { findings: [] })])).toMatchObject({
      previous: '2026-11-20T08:30:00.000Z',
      appeared: [second.fingerprint],
      gone: [first.fingerprint],
    });
  });

  it('does not call gone what a baseline knows now, nor new what it knew', () => {
    const before = onDay('11-20');
    const now = applyBaseline(onDay('11-27'), baselineOf(before));
    expect(trendOf(now, [before])).toMatchObject({ appeared: [], gone: [] });
    expect(trendOf(onDay('11-27'), [{ ...now, startedAt: before.startedAt }])).toMatchObject({
      appeared: [],
      gone: [],
    });
  });

  it('calls nothing gone that an incomplete audit has not seen', () => {
    const incomplete = anIncompleteReport({ findings: [], baseline: [] });
    expect(trendOf(incomplete, [onDay('11-20')])?.gone).toEqual([]);
    expect(trendOf(aCleanReport(), [onDay('11-20')])?.gone.length).toBeGreaterThan(0);
  });

  it('counts each run once, oldest first, those that an earlier report remembers too', () => {
    const older = { at: '2026-11-06T08:30:00.000Z', error: 9, warning: 0, note: 0, complete: false };
    const previous = '2026-11-06T08:30:00.000Z';
    const before = onDay('11-20', { trend: { previous, appeared: [], gone: [], runs: [older] } } as object);
    expect(trendOf(NOW, [before, onDay('11-13'), onDay('11-13')])?.runs).toEqual([
      older,
      { at: '2026-11-13T08:30:00.000Z', error: 4, warning: 2, note: 1, complete: true },
      { at: '2026-11-20T08:30:00.000Z', error: 4, warning: 2, note: 1, complete: true },
      { at: '2026-11-27T08:30:00.000Z', error: 4, warning: 2, note: 1, complete: true },
    ]);
  });

  it('remembers a year of weeks', () => {
    const runs = Array.from({ length: 200 }, (_, index) => ({
      at: new Date(Date.UTC(2020, 0, 1 + index)).toISOString(),
      error: 1,
      warning: 0,
      note: 0,
      complete: true,
    }));
    const trend = { previous: '2026-11-13T08:30:00.000Z', appeared: [], gone: [], runs };
    const found = trendOf(NOW, [{ ...onDay('11-20'), trend }]);
    expect(found?.runs).toHaveLength(52);
    expect(found?.runs.at(-1)?.at).toBe(NOW.startedAt);
  });
});
