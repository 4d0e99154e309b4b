import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRecord } from '../../test/support/a-record.ts';
import type { Granted, Surface } from '../decision/index.ts';
import type { ConsentRecord } from '../proof/index.ts';
import { optInRates, type RateRow } from './rates.ts';

interface Said {
  readonly reply: ConsentRecord['chosen']['reply'];
  readonly answers?: Readonly<Record<string, Granted>>;
  readonly asked?: readonly string[];
  readonly at?: string;
  readonly language?: string;
  readonly surface?: Surface;
}

function record({
  reply,
  answers = {},
  asked = ['analytics', 'marketing'],
  at,
  language,
  surface,
}: Said): ConsentRecord {
  const { shown, chosen } = aRecord();
  return aRecord({
    ...(at !== undefined && { at }),
    shown: { ...shown, asked, ...(language !== undefined && { language }), ...(surface && { surface }) },
    chosen: { ...chosen, reply, answers },
  });
}

async function* each(records: readonly ConsentRecord[]): AsyncGenerator<ConsentRecord> {
  yield* records;
}
const ratesOf = (...all: readonly Said[]): Promise<readonly RateRow[]> => optInRates(each(all.map(record)));

describe('opt-in rates', () => {
  it('are none without records', async () => expect(await ratesOf()).toEqual([]));

  it('count answers by what was said, and purposes by what is allowed of what was asked', async () => {
    const rows = await ratesOf(
      // 'Accept all' never takes what is special: it counts as what it is called.
      { reply: 'accept', answers: { analytics: 'all', marketing: 'none' } },
      { reply: 'refuse', answers: { analytics: 'none', marketing: 'none' } },
      { reply: 'save', answers: { analytics: 'all', marketing: 'none' } },
      { reply: 'save', answers: { analytics: ['counter'], marketing: 'none' } },
    );
    expect(rows).toEqual([
      {
        day: '2026-11-24',
        language: 'no',
        surface: 'banner',
        answered: 4,
        acceptedAll: 1,
        refusedAll: 1,
        savedInPart: 2,
        purposes: {
          analytics: { asked: 4, allowed: 2, partly: 1 },
          marketing: { asked: 4, allowed: 0, partly: 0 },
        },
      },
    ]);
  });

  it.each<[Readonly<Record<string, Granted>>, keyof RateRow]>([
    [{ analytics: 'all', marketing: 'all' }, 'acceptedAll'],
    [{ analytics: 'none', marketing: 'none' }, 'refusedAll'],
    [{ analytics: 'none', marketing: ['video'] }, 'savedInPart'],
    // What nobody was asked about now does not count.
    [{ analytics: 'all', marketing: 'all', other: 'none' }, 'acceptedAll'],
    [{ other: 'all' }, 'refusedAll'],
  ])('take saved answers %j for %s', async (answers, kind) =>
    expect((await ratesOf({ reply: 'save', answers }))[0]?.[kind]).toBe(1),
  );

  it('stand by day, language and surface, in that order', async () => {
    const rows = await ratesOf(
      { reply: 'accept', at: '2026-11-25T00:00:00.000Z' },
      { reply: 'accept', surface: 'policy' },
      { reply: 'accept', language: 'en', at: '2026-11-24T23:59:59.999Z' },
      { reply: 'accept', surface: 'embed' },
      { reply: 'refuse', surface: 'policy' },
    );
    expect(rows.map(({ day, language, surface, answered }) => [day, language, surface, answered])).toEqual([
      ['2026-11-24', 'en', 'banner', 1],
      ['2026-11-24', 'no', 'embed', 1],
      ['2026-11-24', 'no', 'policy', 2],
      ['2026-11-25', 'no', 'banner', 1],
    ]);
  });

  const said: fc.Arbitrary<Said> = fc.record({
    reply: fc.constantFrom('accept', 'refuse', 'save'),
    answers: fc.dictionary(
      fc.constantFrom('analytics', 'marketing', 'constructor'),
      fc.oneof(fc.constantFrom('all' as const, 'none' as const), fc.constant(['counter'])),
    ),
    asked: fc.subarray(['analytics', 'marketing', 'constructor']),
    at: fc.constantFrom('2026-11-24T12:00:00.000Z', '2026-11-25T12:00:00.000Z'),
    language: fc.constantFrom('no', 'zh-Hans'),
    surface: fc.constantFrom('banner', 'panel'),
  });

  it('lose and invent no answer, in whatever order the records come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(said, { maxLength: 30 }), async (all) => {
        const rows = await ratesOf(...all);
        const sum = (of: (row: RateRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
        expect(sum(({ answered }) => answered)).toBe(all.length);
        expect(sum((row) => row.acceptedAll + row.refusedAll + row.savedInPart)).toBe(all.length);
        for (const purpose of ['analytics', 'marketing', 'constructor']) {
          const asked = all.filter((each) => each.asked?.includes(purpose));
          const rates = rows.flatMap(({ purposes }) => (Object.hasOwn(purposes, purpose) ? [purposes[purpose]] : []));
          const total = (of: 'asked' | 'allowed' | 'partly'): number =>
            rates.reduce((before, each) => before + (each?.[of] ?? 0), 0);
          const granted = asked.map(({ answers = {} }) =>
            Object.hasOwn(answers, purpose) ? answers[purpose] : 'none',
          );
          expect([total('asked'), total('allowed'), total('partly')]).toEqual([
            asked.length,
            granted.filter((each) => each === 'all').length,
            granted.filter((each) => typeof each === 'object').length,
          ]);
        }
        const normal = (list: readonly RateRow[]): unknown =>
          list.map(({ purposes, ...row }) => [row, Object.entries(purposes).sort(([a], [b]) => (a < b ? -1 : 1))]);
        expect(normal(await ratesOf(...all.toReversed()))).toEqual(normal(rows));
      }),
    );
  });

  it('hold nothing of a person: no ID and no time of day', async () => {
    const one = record({ reply: 'accept', answers: { analytics: 'all' } });
    const text = JSON.stringify(await optInRates(each([one])));
    for (const secret of [one.id, one.consentId as string, '12:00', one.chosen.choice])
      expect(text).not.toContain(secret);
  });
});
