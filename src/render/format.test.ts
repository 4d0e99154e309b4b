import { describe, expect, it } from 'vitest';
import durations from '../../test/fixtures/durations.json' with { type: 'json' };
import { LANGUAGES } from '../registry/index.ts';
import { direction, fill, htmlLanguage, retentionText } from './format.ts';
import { STRINGS } from './strings/index.ts';

describe('retentionText', () => {
  it.each(LANGUAGES)('says durations as a reader of %s expects them', (language) => {
    const { P1D, P30D, P1Y, session } = durations[language];
    const said = (retention: string): string =>
      retentionText(retention, language, STRINGS[language].policy.session).replaceAll('\u00a0', ' ');
    expect([said('P1D'), said('P1Y'), said('session')]).toEqual([P1D, P1Y, session]);
    // Both plurals of 'day' are right in Czech; CLDR takes the other one.
    expect(said('P30D')).toBe(language === 'cs' ? '30 dnů' : P30D);
  });

  it.each([
    ['no', 'P2Y', '2 år'],
    ['no', 'P16D', '16 dager'],
    ['no', 'PT1H', '1 time'],
    ['no', 'PT1M', '1 minutt'],
    ['no', 'P13M', '13 måneder'],
    ['sv', 'P2D', '2 dagar'],
    ['cs', 'P5Y', '5 let'],
    ['pl', 'P2Y', '2 lata'],
    ['ru', 'P5Y', '5 лет'],
    ['en', 'P1DT12H', '1 day and 12 hours'],
  ])('in %s, %s is %s', (language, retention, text) => expect(retentionText(retention, language, 'x')).toBe(text));
});

describe('fill', () => {
  it('puts values in, once each, and shows a name that nobody gave', () => {
    expect(fill('{a} of {b}: {c}', { a: '{b}', b: 2 })).toBe('{b} of 2: {c}');
  });
});

describe('languages of a page', () => {
  it.each([
    ['no', 'nb'],
    ['zh-Hans', 'zh-Hans'],
    ['en', 'en'],
  ])('%s is marked as %s', (language, tag) => expect(htmlLanguage(language)).toBe(tag));
  it.each([
    ['en', 'ltr'],
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['fa', 'rtl'],
    ['ja', 'ltr'],
  ])('%s runs %s', (language, way) => expect(direction(language)).toBe(way));
});
