import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedIn, testGate } from '../../../test/support/feature-gate.ts';
import { featureLaws } from '../../../test/support/feature-laws.ts';
import type { FeatureWrite } from '../feature.ts';
import { siteLanguage } from './site-language.ts';

const language = siteLanguage({ offered: ['en', 'no', 'de'] });
const tag = fc.oneof(fc.constantFrom('en', 'nb', 'de-AT'), fc.string({ unit: 'binary' }));
const said = fc.record({ address: tag, account: tag, header: tag }, { requiredKeys: [] });
const values = { site_lang: fc.constantFrom('en', 'no', 'de'), dismissedLanguageBanner: fc.constant('1') };

featureLaws('the language of an answer', { feature: language.resolve, input: said, values });
featureLaws('the choice of a language', { feature: language.choose, input: tag, values });
featureLaws('the suggestion of a language', {
  feature: language.suggest,
  input: fc.record({ page: fc.constantFrom('en' as const, 'no' as const), account: tag, header: tag }),
  values,
});
featureLaws('the end of a suggestion', { feature: language.dismiss, input: fc.constant(undefined), values });

/** The cookies after a feature has written. */
const after = (stored: Record<string, string>, writes: readonly FeatureWrite[]): Record<string, string> =>
  Object.fromEntries([
    ...Object.entries(stored),
    ...writes.flatMap((each) => (each.kind === 'set' ? [[each.name, each.value]] : [])),
  ]);

describe('the language that a visitor has picked', () => {
  const resolve = (stored: Record<string, string>, request = {}, refused: readonly string[] = []) =>
    language.resolve(testGate({ refused: new Set(refused) }), storedIn(stored), request).value;

  it('is kept and comes before what account and browser say, and after the address', () => {
    const { value, writes } = language.choose(testGate(), storedIn({}), 'no');
    expect(value).toBe('no');
    const kept = after({}, writes);
    expect(kept).toEqual({ site_lang: 'no' });
    expect(resolve(kept, { account: 'de', header: 'de' })).toMatchObject({
      language: 'no',
      source: 'choice',
      tag: 'nb',
    });
    expect(resolve(kept, { address: 'de' })).toMatchObject({ language: 'de', source: 'address' });
  });

  it('is nothing where it is none of the site’s', () => {
    const { value, writes } = language.choose(testGate(), storedIn({ site_lang: 'no' }), 'nb');
    expect([value, writes]).toEqual([undefined, []]);
    expect(resolve({ site_lang: 'NO' }).source).toBe('default');
  });

  it('does not count where it is refused: then the browser tells it', () => {
    expect(resolve({ site_lang: 'no' }, { header: 'de' }, ['site_lang'])).toMatchObject({
      language: 'de',
      source: 'header',
    });
  });
});

describe('another language', () => {
  const suggest = (stored: Record<string, string>, request: { account?: string; header?: string } = {}) =>
    language.suggest(testGate(), storedIn(stored), { page: 'en', ...request }).value;

  it('is suggested to whom choice, account or browser tell it, to be said in itself', () => {
    expect(suggest({}, { header: 'nn' })).toEqual({
      kind: 'suggested',
      language: 'no',
      tag: 'nb',
      source: 'header',
      vary: ['cookie', 'accept-language'],
    });
    expect(suggest({ site_lang: 'de' }, { header: 'en' })).toMatchObject({ language: 'de', source: 'choice' });
    expect(suggest({}, { account: 'de', header: 'en' })).toMatchObject({ language: 'de', source: 'account' });
  });

  it('is not suggested where the page is in it, or where nothing tells one', () => {
    expect(suggest({}, { header: 'en-GB' }).kind).toBe('none');
    expect(suggest({}, { header: 'tlh' }).kind).toBe('none');
    expect(suggest({}).kind).toBe('none');
  });

  it('is not suggested again in the session in which that was closed', () => {
    const { writes } = language.dismiss(testGate(), storedIn({}), undefined);
    expect(writes).toEqual([{ kind: 'set', name: 'dismissedLanguageBanner', value: '1', lifetimeSeconds: null }]);
    expect(suggest(after({}, writes), { header: 'no' })).toEqual({ kind: 'none', vary: ['cookie'] });
    expect(suggest({ dismissedLanguageBanner: 'yes' }, { header: 'no' }).kind).toBe('suggested');
  });
});

describe('the headers of an answer', () => {
  const resolve = (request: object) => language.resolve(testGate(), storedIn({}), request).value;
  const suggest = (header: string) => language.suggest(testGate(), storedIn({}), { page: 'no', header }).value;

  it('name its language and what told it', () => {
    expect(language.headers(resolve({ address: 'no' }))).toEqual({ 'content-language': 'nb' });
    expect(language.headers(resolve({ account: 'no' }))).toEqual({ 'content-language': 'nb', vary: 'cookie' });
    expect(language.headers(resolve({}))).toEqual({ 'content-language': 'en', vary: 'cookie, accept-language' });
  });

  it('name what told a suggestion too', () => {
    expect(language.headers(resolve({ address: 'no' }), suggest('de'))).toEqual({
      'content-language': 'nb',
      vary: 'cookie, accept-language',
    });
  });
});

it('a page tells its addresses in the site’s languages', () => {
  expect(language.alternates((each) => `https://site.example/${each}/`).map(({ hreflang }) => hreflang)).toEqual([
    'en',
    'nb',
    'de',
  ]);
});

it('its cookies may have other names', () => {
  const own = siteLanguage({ offered: ['en', 'no'], cookies: { choice: 'lang' } });
  expect(own.suggest.names).toEqual(['lang', 'dismissedLanguageBanner']);
  expect(own.resolve(testGate(), storedIn({ lang: 'no', site_lang: 'en' }), {}).value.language).toBe('no');
});

it.each([
  [[], '"offered" is empty; name at least one language, such as "en"'],
  [['en', 'n o'], '"offered" has at place 2 "n o", which is no language tag; write one such as "nb" or "zh-Hans"'],
  [['en', 'no', 'en'], '"offered" has at place 3 "en" once more; take one of them away'],
])('takes no languages such as %j', (offered, message) => {
  expect(() => siteLanguage({ offered })).toThrow(`siteLanguage: ${message}`);
});
