import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, parseDuration } from '../../registry/index.ts';
import { PRINTED_UNITS, type PrintedUnit, WORDS } from '../words/index.ts';
import { isoOf } from './iso.ts';
import { readRetention } from './read-retention.ts';

describe('a printed duration', () => {
  it.each([
    ['1 Jahr', 'P1Y'],
    ['30 dager', 'P30D'],
    ['13 måneder', 'P13M'],
    ['2 years', 'P2Y'],
    ['730 days', 'P730D'],
    ['24h', 'PT24H'],
    ['1 min', 'PT1M'],
    ['90d', 'P90D'],
    ['1 year 1 month 4 days', 'P1Y1M4D'],
    ['1 year, 1 month', 'P1Y1M'],
    ['1 Jahr und 1 Monat', 'P1Y1M'],
    ['1 год 2 месяца', 'P1Y2M'],
    ['1年零1个月', 'P1Y1M'],
    ['1年1か月', 'P1Y1M'],
    ['5 months 27 days', 'P5M27D'],
    ['1h30min', 'PT1H30M'],
    ['2 h 30 min', 'PT2H30M'],
    ['two years', 'P2Y'],
    ['zwei Jahre', 'P2Y'],
    ['a year', 'P1Y'],
    ['et år og en måned', 'P1Y1M'],
    ['kaksi vuotta', 'P2Y'],
    ['13 kuukauden ajan', 'P13M'],
    ['30 napig', 'P30D'],
    ['24 de ore', 'PT24H'],
    ['两年', 'P2Y'],
    ['１年', 'P1Y'],
    ['7日間', 'P7D'],
    ['half a year', 'P6M'],
    ['et halvt år', 'P6M'],
    ['půl roku', 'P6M'],
    ['полгода', 'P6M'],
    ['半年', 'P6M'],
    ['štvrťrok', 'P3M'],
    ['anderthalb Jahre', 'P1Y6M'],
    ['un an et demi', 'P1Y6M'],
    ['1.5 years', 'P1Y6M'],
    ['1,5 år', 'P1Y6M'],
    ['1½ hours', 'PT1H30M'],
    ['29.5 days', 'P29DT12H'],
    ['1.000 dage', 'P1000D'],
    ['2914047 Days', 'P7983Y252D'],
    ['1 year(s)', 'P1Y'],
    ['2 Jahr(e)', 'P2Y'],
    ['18-month', 'P18M'],
    ['up to 2 years', 'P2Y'],
    ['< 1 day', 'P1D'],
    ['6 mois maximum', 'P6M'],
    ['~ 3 weeks', 'P3W'],
    ['2 years from last visit', 'P2Y'],
    ['Persistent, 13 months', 'P13M'],
    ['180 days, or until you clear your cookies', 'P180D'],
    ['365 days (1 year)', 'P365D'],
    ['13 months (395 days)', 'P13M'],
    ['P1Y', 'P1Y'],
    ['Max-Age=3600', 'PT3600S'],
  ])('"%s" is %s, for sure', (text, retention) => {
    expect(readRetention(text)).toMatchObject({ retention, isAbout: true });
    expect(readRetention(text).doubt).toBeUndefined();
  });

  it.each([
    'session',
    'Sitzung',
    'Sesjon',
    'Økt',
    'De sesión',
    'Durée de la session',
    'sessione',
    'Sessão',
    'sessie',
    'Istuntokohtainen',
    'セッション',
    'Сеансовый',
    'munkamenet',
    'Relační',
    'Relácia',
    'De sesiune',
    'Sesyjny',
    '会话',
    '會話',
    'Sitzungsende',
    'when you close your browser',
    'fermeture du navigateur',
    'når du lukker din browser',
    'до закрытия браузера',
    'a böngésző bezárásáig',
    'ブラウザを閉じるまで',
    '关闭浏览器时',
  ])('"%s" is a session', (text) =>
    expect(readRetention(text)).toEqual({ retention: 'session', isAbout: true, covered: expect.any(Number) }),
  );

  it.each([
    ['30-90 days', 'P90D'],
    ['10 minutes – 1 year', 'P1Y'],
    ['between 1 day and 2 years', 'P2Y'],
    ['Session / 1 year', 'P1Y'],
    ['session or 30 minutes', 'PT30M'],
    ['more than a year', 'P1Y'],
    ['year', 'P1Y'],
  ])('"%s" is %s at most, with a doubt', (text, retention) => {
    expect(readRetention(text)).toMatchObject({ retention, doubt: expect.any(String) });
  });

  it.each([
    'persistent',
    'Permanent until cleared',
    'never',
    'no expiry',
    'unbegrenzt',
    'bis zur Löschung',
    'illimitée',
    'sin caducidad',
    'durata indeterminata',
    'até ser eliminado',
    'blijvend',
    'Tills du raderar den',
    'til du sletter den',
    'indtil den slettes',
    'pysyvä',
    '無期限',
    'бессрочно',
    'állandó',
    'trvalé',
    'nelimitat',
    'Stałe',
    '永久',
  ])('"%s" has no end, which is said and not guessed', (text) => {
    expect(readRetention(text)).toMatchObject({ retention: undefined, isAbout: true, doubt: expect.any(String) });
  });

  it.each([
    '',
    '–',
    'unknown',
    'Depends on browser',
    'A few seconds',
    '100',
    '31/12/2030',
    '2024-01-31',
    'Until 31 December 2027',
    'Used to distinguish users',
    '_ga_3Y2YXSQTXN',
    'v2',
    'Local storage',
  ])('"%s" says no time', (text) => {
    expect(readRetention(text)).toMatchObject({ retention: undefined, isAbout: false, doubt: expect.any(String) });
  });

  it('counts numbers in the unit of the header', () => {
    expect(readRetention('393', { unit: 'day' }).retention).toBe('P393D');
    expect(readRetention('0,5', { unit: 'day' }).retention).toBe('PT12H');
    expect(readRetention('0', { unit: 'day' })).toMatchObject({ retention: undefined, doubt: expect.any(String) });
  });

  it('reads a short form by the language, and leaves it where none is known', () => {
    expect(readRetention('30 j', { language: 'fr' }).retention).toBe('P30D');
    expect(readRetention('2 J.', { language: 'de' }).retention).toBe('P2Y');
    expect(readRetention('2 J.').retention).toBeUndefined();
  });
});

const STANDARD = PRINTED_UNITS.filter((unit) => unit !== 'halfYear' && unit !== 'quarter');
const INTL = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;
const tag = (language: string): string => (language === 'no' ? 'nb' : language);

/** Forms of a unit that mean nothing else in their language. */
const formsOf = (language: string, unit: PrintedUnit, value: number): readonly string[] => {
  const words = WORDS.find((each) => each.language === language);
  return (words?.units[unit][value === 1 ? 'one' : 'many'] ?? '').split(',').map((form) => form.trim());
};

describe.each(LANGUAGES)('in %s', (language) => {
  it('every form of every unit reads back', () => {
    for (const unit of STANDARD) {
      for (const value of [1, 2, 7, 30]) {
        for (const form of formsOf(language, unit, value)) {
          expect([form, readRetention(`${value} ${form}`, { language }).retention]).toEqual([
            form,
            isoOf([{ value, unit }]),
          ]);
        }
      }
    }
  });

  it('every number word reads back', () => {
    const words = WORDS.find((each) => each.language === language);
    for (const [value, list] of Object.entries(words?.numbers ?? {})) {
      const [form = ''] = formsOf(language, 'day', Number(value));
      for (const word of list.split(',').map((each) => each.trim())) {
        const text = language === 'ja' || language === 'zh-Hans' ? `${word}${form}` : `${word} ${form}`;
        expect([text, readRetention(text, { language }).retention]).toEqual([
          text,
          isoOf([{ value: Number(value), unit: 'day' }]),
        ]);
      }
    }
  });

  it('what the platform prints reads back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...INTL), fc.integer({ min: 1, max: 999 }), (unit, value) => {
        const text = new Intl.NumberFormat(tag(language), { style: 'unit', unit, unitDisplay: 'long' }).format(value);
        expect([text, readRetention(text, { language })]).toEqual([
          text,
          { retention: isoOf([{ value, unit }]), isAbout: true, covered: 1 },
        ]);
      }),
    );
  });

  it('a duration of several units that the platform prints reads back', () => {
    fc.assert(
      fc.property(
        fc.subarray([...INTL], { minLength: 2, maxLength: 3 }),
        fc.integer({ min: 1, max: 59 }),
        (units, value) => {
          const parts = units.map((unit) =>
            new Intl.NumberFormat(tag(language), { style: 'unit', unit, unitDisplay: 'long' }).format(value),
          );
          const text = new Intl.ListFormat(tag(language), { type: 'conjunction' }).format(parts);
          expect([text, readRetention(text, { language }).retention]).toEqual([
            text,
            isoOf(units.map((unit) => ({ value, unit }))),
          ]);
        },
      ),
    );
  });
});

describe('any text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(...'0123456789 -/,.()', 'year', 'dager', 'session', 'до', '年', 'half', '½', 'bis', '\u0000'),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  );

  it('gives a retention that a registry takes, or a doubt that says why there is none', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(undefined, ...LANGUAGES), (text, language) => {
        const read = readRetention(text, language === undefined ? {} : { language });
        const isValid =
          read.retention === undefined || read.retention === 'session' || parseDuration(read.retention) !== undefined;
        expect([text, isValid]).toEqual([text, true]);
        expect(read.retention !== undefined || read.doubt !== undefined).toBe(true);
        expect(read.covered).toBeGreaterThanOrEqual(0);
        expect(read.covered).toBeLessThanOrEqual(1);
      }),
      { numRuns: 400 },
    );
  });
});
