import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSitemap } from './sitemap.ts';
import { parseXml } from './xml.ts';

const pages = (text: string): readonly string[] | undefined => parseSitemap(text)?.pages;
const A = 'https://a.example/';

describe('a sitemap', () => {
  it.each<[what: string, text: string, pages: readonly string[]]>([
    [
      'a plain one',
      `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${A}a</loc><lastmod>2026-01-01</lastmod></url><url><loc>\n ${A}b\n</loc></url></urlset>`,
      [`${A}a`, `${A}b`],
    ],
    ['entities', `<urlset><url><loc>${A}?a=1&amp;b=2&#38;c=&#x33;</loc></url></urlset>`, [`${A}?a=1&b=2&c=3`]],
    ['CDATA', `<urlset><url><loc><![CDATA[${A}?a=1&b=2]]></loc></url></urlset>`, [`${A}?a=1&b=2`]],
    ['a prefix', `<sm:urlset xmlns:sm="x"><sm:url><sm:loc>${A}a</sm:loc></sm:url></sm:urlset>`, [`${A}a`]],
    [
      'images beside the page',
      `<urlset xmlns:image="i"><url><loc>${A}a</loc><image:image><image:loc>${A}i.jpg</image:loc></image:image></url></urlset>`,
      [`${A}a`],
    ],
    [
      'other languages of a page',
      `<urlset xmlns:xhtml="h"><url><loc>${A}a</loc><xhtml:link rel="alternate" hreflang="de" href="${A}de/a"/></url><url><loc>${A}b</loc></url></urlset>`,
      [`${A}a`, `${A}b`],
    ],
    [
      'comments and instructions',
      `<?xml version="1.0"?><?xml-stylesheet href="s.xsl"?><!-- <url><loc>${A}no</loc></url> --><!DOCTYPE urlset><urlset><!-- x --><url><loc>${A}a</loc></url></urlset>`,
      [`${A}a`],
    ],
    ['lines', `${A}a\n${A}b\r\n\n${A}c\n`, [`${A}a`, `${A}b`, `${A}c`]],
    ['a byte order mark', `\uFEFF<urlset><url><loc>${A}a</loc></url></urlset>`, [`${A}a`]],
    [
      'RSS',
      `<rss version="2.0"><channel><link>${A}</link><item><title>x</title><link>${A}a</link></item></channel></rss>`,
      [`${A}a`],
    ],
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><link href="${A}"/><entry><link rel="self" href="${A}self"/><link href="${A}a"/></entry></feed>`,
      [`${A}a`],
    ],
    ['empty', '<urlset></urlset>', []],
    ['a mark in quotes', `<urlset a="x > y"><url><loc>${A}a</loc></url></urlset>`, [`${A}a`]],
    [
      'names that are no entities',
      `<urlset><url><loc>${A}?a&constructor;</loc></url></urlset>`,
      [`${A}?a&constructor;`],
    ],
    [
      'attributes as people write them',
      `<feed><entry><link x rel = 'alternate'\n y=z href\t= "${A}a?b='c'"w=""/></entry></feed>`,
      [`${A}a?b='c'`],
    ],
    ['an end that is missing', `<urlset><url><loc>${A}a</loc><url><loc>${A}b</loc></url>`, [`${A}a`]],
  ])('is read: %s', (_, text, found) => {
    expect(pages(text)).toEqual(found);
  });

  it('of sitemaps names them and no page', () => {
    const text = `<sitemapindex><sitemap><loc>${A}1.xml.gz</loc></sitemap><sitemap><loc>${A}2.xml</loc></sitemap></sitemapindex>`;
    expect(parseSitemap(text)).toEqual({ pages: [], sitemaps: [`${A}1.xml.gz`, `${A}2.xml`] });
  });

  it.each([
    [''],
    ['Not found'],
    ['<!doctype html><html><body><a href="https://a.example/">x</a></body></html>'],
    ['{"a":1}'],
    ['<__proto__/>'],
    ['<constructor/>'],
    ['\u0000\u0001'],
  ])('is not what else comes: %j', (text) => {
    expect(parseSitemap(text)).toBeUndefined();
  });

  it('gives back every address that was put in', () => {
    const escaped = (text: string): string =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    fc.assert(
      fc.property(fc.array(fc.webUrl({ withQueryParameters: true, withFragments: true })), (urls) => {
        const text = `<urlset>${urls.map((each) => `<url><loc>${escaped(each)}</loc></url>`).join('\n')}</urlset>`;
        expect(pages(text)).toEqual(urls);
      }),
    );
  });
});

describe('XML', () => {
  it('of any content is read without a failure', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '/',
      '!',
      '?',
      '-',
      '--',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      'a',
      ' ',
      '="',
      "'",
      '&amp;',
      '&#99999999;',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        parseXml(parts.join(''));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['a name without a value', `<urlset ${'a'.repeat(1_000_000)}/>`],
    ['names without values', `<urlset ${'a '.repeat(500_000)}/>`],
    ['marks without names', `<urlset ${'='.repeat(1_000_000)}/>`],
    ['spaces', `<urlset a${' '.repeat(1_000_000)}/>`],
    ['spaces in a text', `x${' '.repeat(1_000_000)}y`],
  ])('takes no longer than it is long: %s', (_, text) => {
    const begun = performance.now();
    parseSitemap(text);
    // Going over it again from each letter took minutes.
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('without end is not followed into its depth', () => {
    expect(parseXml('<a>'.repeat(1_000))).toBeUndefined();
  });
});
