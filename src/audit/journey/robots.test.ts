import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAllowed, matchesPath, NONE_ALLOWED, parseRobots } from './robots.ts';

const at = (path: string): URL => new URL(`https://a.example${path}`);
const allowed = (text: string, path: string, robot = 'samtykke'): boolean =>
  isAllowed(parseRobots(text, robot), at(path));

describe('robots.txt', () => {
  it.each<[text: string, path: string, isAllowed: boolean]>([
    ['', '/a', true],
    ['User-agent: *\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow:', '/a', true],
    ['User-agent: *\nDisallow: /', '/robots.txt', true],
    ['Disallow: /', '/a', true],
    ['user-agent: *\ndisallow: /a', '/ab', false],
    ['User-Agent: *\nDisallow: /a/', '/a', true],
    // RFC 9309 5.2: the longest match counts.
    ['User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif', '/example/page/', true],
    [
      'User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif',
      '/example/page/disallowed.gif',
      false,
    ],
    ['User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
    ['User-agent: *\nAllow: /p\nDisallow: /', '/page', true],
    ['User-agent: *\nAllow: /folder\nDisallow: /folder', '/folder/page', true],
    ['User-agent: *\nAllow: /page\nDisallow: /*.htm', '/page.htm', false],
    ['User-agent: *\nAllow: /$\nDisallow: /', '/', true],
    ['User-agent: *\nAllow: /$\nDisallow: /', '/page', false],
    ['User-agent: *\nDisallow: /*?', '/a?b=1', false],
    ['User-agent: *\nDisallow: /*?', '/a', true],
    ['User-agent: *\nDisallow: /*.pdf$', '/x/a.pdf', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/x/a.pdf?x', true],
    ['User-agent: *\nDisallow: /a*b*c', '/a1b2c3', false],
    ['User-agent: *\nDisallow: /a%3Cd', '/a%3cd', false],
    ['User-agent: *\nDisallow: /ツ', '/%E3%83%84', false],
    ['User-agent: *\nDisallow: /%7Ejoe', '/~joe', false],
    // Of several groups the own one counts, without its version; groups of one name are one.
    ['User-agent: *\nDisallow: /\n\nUser-agent: Samtykke/1.0\nAllow: /', '/a', true],
    [
      'User-agent: samtykke\nDisallow: /a\n\nUser-agent: other\nDisallow: /\n\nUser-agent: SAMTYKKE\nDisallow: /b',
      '/b',
      false,
    ],
    ['User-agent: samtykke\nUser-agent: other\nDisallow: /a', '/a', false],
    ['User-agent: samtykkebot\nDisallow: /', '/a', true],
    ['User-agent: other\nDisallow: /', '/a', true],
    // What is no line of it is passed over.
    [
      '# all\nUser-agent: * # each\nDisallow: /a # here\nnonsense\nSitemap: https://a.example/s.xml\nDisallow: /b',
      '/b',
      false,
    ],
    ['\uFEFFUser-agent: *\r\nDisallow: /a\r\n', '/a', false],
    ['User-agent: *\rDisallow: /a', '/a', false],
    ['<!doctype html><h1>not found</h1>', '/a', true],
  ])('%j: %s is allowed: %s', (text, path, isIt) => {
    expect(allowed(text, path)).toBe(isIt);
  });

  it('names sitemaps outside of all groups, and a pause of the group that is meant', () => {
    const text =
      'Sitemap: https://a.example/1.xml\nUser-agent: other\nCrawl-delay: 30\n\nUser-agent: *\nCrawl-delay: 2.5\nsitemap: https://a.example/2.xml';
    expect(parseRobots(text)).toMatchObject({
      sitemaps: ['https://a.example/1.xml', 'https://a.example/2.xml'],
      crawlDelaySeconds: 2.5,
    });
    expect(parseRobots('User-agent: *\nCrawl-delay: soon').crawlDelaySeconds).toBeUndefined();
  });

  it('that cannot be reached allows nothing', () => {
    expect(isAllowed(NONE_ALLOWED, at('/a'))).toBe(false);
  });

  it('of any content is read, and allows itself', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            'a',
            ':',
            ' ',
            '\n',
            '\r',
            '#',
            '*',
            '$',
            '%',
            '\u0000',
            'User-agent: b\n',
            'Disallow: ',
          ),
        }),
        (text) => {
          expect(allowed(`User-agent: *\nDisallow: /\n${text}`, '/robots.txt')).toBe(true);
        },
      ),
    );
  });
});

describe('a pattern', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '.'), maxLength: 8 });
  const path = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.'), maxLength: 10 });

  it('matches what the regular expression of the same meaning matches', () => {
    fc.assert(
      fc.property(letters, fc.boolean(), path, (pattern, isWhole, of) => {
        const source = pattern
          .split('*')
          .map((piece) => piece.replace(/\./g, '\\.'))
          .join('.*');
        const meant = new RegExp(`^${source}${isWhole ? '$' : ''}`);
        expect(matchesPath(pattern + (isWhole ? '$' : ''), of)).toBe(meant.test(of));
      }),
      { numRuns: 2_000 },
    );
  });

  it('of many stars is quick', () => {
    expect(matchesPath(`${'a*'.repeat(200)}b`, 'a'.repeat(5_000))).toBe(false);
  });
});
