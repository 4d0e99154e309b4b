import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../registry/index.ts';
import { alternateLanguages, chooseLanguage, lookUpLanguage } from './language.ts';

const byHeader = (header: string, offered: readonly string[] = LANGUAGES): string =>
  chooseLanguage({ header }, offered).language;

describe('a tag means the offered language that', () => {
  it.each([
    ['has its name, in letters of any size', 'PT', 'pt'],
    ['has its beginning', 'de-CH-1996', 'de'],
    ['has its beginning and comes first in the list', 'zh-Hans-CN', 'zh-Hans'],
    ['has another name for it', 'nb', 'no'],
    ['has another name for its beginning', 'nn-NO', 'no'],
    ['has another name for the whole', 'zh-SG', 'zh-Hans'],
    ['has the name that has replaced it', 'mo', 'ro'],
    ['it led to before grandfathered tags ended', 'en-GB-oed', 'en'],
    ['is nearest to its readers', 'zh-Hant-TW', 'zh-Hans'],
  ])('%s: %s', (_, tag, language) => expect(lookUpLanguage(tag, LANGUAGES)).toBe(language));

  it('is asked for by an alias where it is offered by another', () => {
    expect(lookUpLanguage('no', ['en', 'nb'])).toBe('nb');
    expect(lookUpLanguage('nn-NO', ['nb', 'nn'])).toBe('nn');
    expect(lookUpLanguage('iw', ['he'])).toBe('he');
  });

  it.each(['tlh', '', '*', 'x', '-', '--', 'e', 'constructor', '__proto__', 'toString-en', 'i-klingon', 'eng'])(
    'is none for "%s"',
    (tag) => expect(lookUpLanguage(tag, LANGUAGES)).toBeUndefined(),
  );

  it('has the longest of its beginnings, in the steps of RFC 4647', () => {
    const range = 'zh-Hant-CN-x-private1-private2';
    const steps = ['zh-hant-cn-x-private1-private2', 'zh-hant-cn-x-private1', 'zh-hant-cn', 'zh-hant', 'zh'];
    for (const [index] of steps.entries()) {
      const offered = steps.slice(index).toReversed();
      expect(lookUpLanguage(range, ['zh-hant-cn-x', ...offered])).toBe(steps[index]);
    }
    expect(lookUpLanguage(range, ['zh-hant-cn-x'])).toBeUndefined();
  });

  it('takes no longer for a tag of any length', () => {
    const begin = performance.now();
    expect(lookUpLanguage(`en${'-a'.repeat(500_000)}`, LANGUAGES)).toBe('en');
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
});

// As measured: `@formatjs/intl-localematcher` finds no Norwegian by look-up and throws at the last; `negotiator` finds
// none for `nb`. For `zh-TW` all of them leave Chinese, and `lookUpLanguage` says why this does not.
describe('of a header the language is', () => {
  it.each([
    ['nb', 'no'],
    ['nn-NO', 'no'],
    ['nb-NO,nb,no,nn,en', 'no'],
    ['zh-CN', 'zh-Hans'],
    ['zh-TW', 'zh-Hans'],
    ['en-GB-oed', 'en'],
  ])('%s → %s', (header, language) => expect(byHeader(header)).toBe(language));

  it.each([
    ['the most wanted one', 'en;q=0.2, fr;q=0.9, de;q=0.5', 'fr'],
    ['the first of those wanted as much', 'fr;q=0.5, de;q=0.5', 'fr'],
    ['the next where none is offered', 'tlh, eo;q=0.9, fi;q=0.1', 'fi'],
    ['none that is excluded', 'sv;q=0, da;q=0.1', 'da'],
    ['not the first where that is excluded', 'en;q=0', 'es'],
    ['not what a range excludes that a wanted one leads to', 'en-GB, en;q=0, de;q=0.1', 'de'],
    ['what a wanted range names, whatever another excludes', 'nb, nn;q=0', 'no'],
    ['what is wanted by a name under an excluded one', 'zh-CN, zh;q=0', 'zh-Hans'],
    ['the first where any will do', '*', 'en'],
    ['the one that is named beside any', '*, de;q=0.1', 'de'],
    ['what a longer range leads to, with all others excluded', 'ja-JP, *;q=0', 'ja'],
    ['the first where all others are excluded', 'tlh, *;q=0', 'en'],
    ['the first where nothing is said', '', 'en'],
    ['the first where nothing can be read', ';;;,,=', 'en'],
    ['read with spaces', ' de ; q=0.3 ,\tfr ; Q=0.4 ', 'fr'],
  ])('%s: "%s"', (_, header, language) => expect(byHeader(header)).toBe(language));

  it('the first, where each one is excluded', () => expect(byHeader('en;q=0, no;q=0', ['no', 'en'])).toBe('no'));
});

describe('the language of an answer', () => {
  const clues = { address: 'de', choice: 'fr', account: 'it', header: 'pt' };

  it.each([
    [clues, 'de', 'address', []],
    [{ ...clues, address: 'tlh' }, 'fr', 'choice', ['cookie']],
    [{ ...clues, address: undefined, choice: '' }, 'it', 'account', ['cookie']],
    [{ header: 'pt' }, 'pt', 'header', ['cookie', 'accept-language']],
    [{ header: null }, 'en', 'default', ['cookie', 'accept-language']],
    [{}, 'en', 'default', ['cookie', 'accept-language']],
  ])('is told by the first of address, choice, account, header and default: %j', (given, language, source, vary) =>
    expect(chooseLanguage(given, LANGUAGES)).toEqual({ language, tag: language, source, vary }),
  );

  it('is marked as pages mark it', () => expect(chooseLanguage({ address: 'nn' }, LANGUAGES).tag).toBe('nb'));

  const piece = fc.oneof(
    fc.constantFrom(
      'en',
      'nb',
      'zh-Hant',
      '*',
      'q',
      '=',
      ';',
      ',',
      ' ',
      '"',
      '\\',
      '0',
      '0.5',
      '-',
      'x',
      '\u0000',
      'é',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const anyHeader = fc.oneof(
    fc.array(piece).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary' }),
  );

  it('is one of those offered, whatever is said, and no text makes it throw', () => {
    fc.assert(
      fc.property(
        fc.record({ address: anyHeader, choice: anyHeader, account: anyHeader, header: anyHeader }),
        (said) => {
          expect(LANGUAGES).toContain(chooseLanguage(said, LANGUAGES).language);
          expect(LANGUAGES).toContain(chooseLanguage({ header: said.header }, LANGUAGES).language);
        },
      ),
    );
  });

  it('is none that the header excludes, while another one is left', () => {
    const quality = fc.constantFrom('0', '0.0', '0.000', '0.5', '1');
    const ranges = fc.uniqueArray(fc.tuple(fc.constantFrom('en', 'no', 'de'), quality), { selector: ([tag]) => tag });
    fc.assert(
      fc.property(ranges, (said) => {
        const excluded = said.filter(([, q]) => Number(q) === 0).map(([tag]) => tag);
        fc.pre(excluded.length < 3);
        const header = said.map(([tag, q]) => `${tag};q=${q}`).join(',');
        expect(excluded).not.toContain(byHeader(header, ['en', 'no', 'de']));
      }),
    );
  });
});

it('a page tells its address in each language, and the one that leads to it', () => {
  const addressOf = (language: string): string => `https://site.example/${language}/`;
  expect(alternateLanguages(['en', 'no'], addressOf, 'https://site.example/')).toEqual([
    { hreflang: 'en', href: 'https://site.example/en/' },
    { hreflang: 'nb', href: 'https://site.example/no/' },
    { hreflang: 'x-default', href: 'https://site.example/' },
  ]);
  expect(alternateLanguages(['en'], addressOf)).toHaveLength(1);
});
