import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse, serialize } from 'parse5';
import { describe, expect, it } from 'vitest';
import { type ConsentPieces, consentPage, type InsertRules } from './consent-page.ts';
import { toText } from './markup/bytes.ts';

const GUARD = '<script>"use strict";(()=>{ the guard of this test })()</script>';
const BANNER = '<div data-b>Wählen</div>';
const END = '<p data-e>settings</p>';
const pieces: ConsentPieces = { head: GUARD, banner: BANNER, end: END };
const rules: InsertRules = {
  charset: 'utf-8',
  piecesFor: () => pieces,
  isGuard: (address) => address.endsWith('/samtykke.js'),
  allow: (policy) => `${policy} ours`,
};

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A page that comes in pieces of some sizes, in turn. */
function insert(page: Uint8Array, other: Partial<InsertRules> = {}, sizes: readonly number[] = [page.length]): string {
  const { write, end } = consentPage({ ...rules, ...other });
  let text = '';
  for (let at = 0, turn = 0; at < page.length; turn++) {
    const size = sizes[turn % sizes.length] as number;
    text += toText(write(page.subarray(at, at + size)));
    at += size;
  }
  return text + toText(end());
}
const inserted = (text: string, other?: Partial<InsertRules>): string =>
  insert(utf8(text), other)
    .replace(GUARD, 'GUARD')
    .replace(BANNER.replace('ä', '&#228;'), 'BANNER')
    .replace(END, 'END');

describe('a page gets the guard first in its head and the banner first in its body', () => {
  it.each([
    [
      '<!doctype html><html lang=no><head><title>t</title></head><body class=a><p>x</p></body></html>',
      '<!doctype html><html lang=no><head>GUARD<title>t</title></head><body class=a>BANNER<p>x</p></body></html>END',
    ],
    ['<!doctype html><title>t</title><p>x', '<!doctype html>GUARD<title>t</title>BANNER<p>xEND'],
    ['<!-- a --> <!doctype html>\n<!-- b -->text', '<!-- a --> <!doctype html>\n<!-- b -->GUARDBANNERtextEND'],
    ['<html><body>x', '<html>GUARD<body>BANNERxEND'],
    [
      '<head></head> <!-- c --> <script src=a></script><main>',
      '<head>GUARD</head> <!-- c --> <script src=a></script>BANNER<main>END',
    ],
    ['<script>"</head><body>"</script><p>', 'GUARD<script>"</head><body>"</script>BANNER<p>END'],
    ['<title><body></title><body>', 'GUARD<title><body></title><body>BANNEREND'],
    ['<head><noscript><link href=a></noscript><body>', '<head>GUARD<noscript><link href=a></noscript><body>BANNEREND'],
    [
      '<head><template><p>a<template>b</template>c</template><p>',
      '<head>GUARD<template><p>a<template>b</template>c</template>BANNER<p>END',
    ],
    ['<html></body>', '<html>GUARDBANNER</body>END'],
    ['</p></head><p>', '</p>GUARD</head>BANNER<p>END'],
    ['', 'GUARDBANNEREND'],
    ['<!doctype html>', '<!doctype html>GUARDBANNEREND'],
    ['<svg><title>x</title></svg>', 'GUARDBANNER<svg><title>x</title></svg>END'],
  ])('%s', (page, out) => expect(inserted(page)).toBe(out));

  it.each([
    [
      'a frameset has no place for a banner',
      '<frameset cols="*"><frame src=a></frameset>',
      'GUARD<frameset cols="*"><frame src=a></frameset>',
    ],
    [
      'a page with a hook of its own gets no link',
      '<p><a DATA-samtykke-manage>x</a>',
      'GUARDBANNER<p><a DATA-samtykke-manage>x</a>',
    ],
    ['a tag that does not end stays the last', '<head><title>t</title><bod', '<head>GUARD<title>t</title><bod'],
    ['what is in a title that does not end is its text', '<head><title>t', '<head>GUARD<title>t'],
  ])('%s', (_, page, out) => expect(inserted(page)).toBe(out));
});

describe('a page that has the guard already is left alone', () => {
  it.each([
    '<head><meta charset=utf-8><script src="/samtykke/samtykke.js"></script><title>t</title></head><body>x',
    `<head><meta charset=utf-8>${GUARD}<title>t</title></head><body>x`,
  ])('%s', (page) => expect(inserted(page, { charset: undefined })).toBe(page.replace(GUARD, 'GUARD')));

  it('only when it is the first script', () => {
    const page = '<head><script>var a</script><script src="/samtykke/samtykke.js"></script></head><body>x';
    expect(inserted(page)).toBe(`${page.replace('<head>', '<head>GUARD').replace('<body>', '<body>BANNER')}END`);
  });
});

describe('what else is put in or changed', () => {
  it('depends on the language of the page, which is asked for once', () => {
    const asked: (string | undefined)[] = [];
    const piecesFor = (language: string | undefined): ConsentPieces => {
      asked.push(language);
      return pieces;
    };
    for (const page of [
      '<html lang=de><p>',
      '<HTML LANG="nb-NO"><head><script>var a = "long enough to be read";</script>',
      '<p lang=fr>',
      '<html lang="">',
    ]) {
      inserted(page, { piecesFor });
    }
    expect(asked).toEqual(['de', 'nb-NO', undefined, undefined]);
  });

  it('asks for the style sheets of the page before the guard, which would hide them from a browser that reads ahead', () => {
    const hint = (attributes: string): string => `<link rel="preload" as="style" ${attributes}>`;
    for (const [links, hints] of [
      ['<link rel=stylesheet href=/a.css>', hint('href=/a.css')],
      [
        "<LINK REL='StyleSheet' HREF='b.css?x=1&amp;y' id=b media=print crossorigin>",
        hint("HREF='b.css?x=1&amp;y' media=print crossorigin"),
      ],
      [
        '<link href="../å.css" nonce="n" rel=stylesheet title=t><link rel=stylesheet href=c.css>',
        hint('href="../å.css" nonce="n"') + hint('href=c.css'),
      ],
      // Of another host: what it may be asked for, others decide.
      [
        '<link rel=stylesheet href=//a.test/a.css><link rel=stylesheet href=https://a.test/a.css><link rel=stylesheet href="\\\\a.test/">',
        '',
      ],
      ['<link rel=stylesheet href="/\t/a.test/a.css"><link rel=stylesheet href="ht\ntp:/a.test/a.css">', ''],
      [
        '<link rel="alternate stylesheet" href=a.css><link rel=preload as=style href=a.css><link rel=icon href=a.png><link rel=stylesheet>',
        '',
      ],
      [
        '<link rel=stylesheet href=a.css integrity=sha256-x><link rel=stylesheet href=b.css media=print onload="media=\'all\'"><link rel=stylesheet href=c.css disabled>',
        '',
      ],
      [
        '<noscript><link rel=stylesheet href=a.css></noscript><template><link rel=stylesheet href=b.css></template><!--<link rel=stylesheet href=c.css>-->',
        '',
      ],
      ['<link rel=stylesheet href=a.css><base href=/b/><link rel=stylesheet href=b.css>', hint('href=a.css')],
      ['<meta name=Referrer content=no-referrer><link rel=stylesheet href=b.css>', ''],
      [
        '<meta http-equiv=content-security-policy content="style-src \'none\' ours"><link rel=stylesheet href=b.css>',
        '',
      ],
      ['<script>var long = "enough to be no guard of ours";</script><link rel=stylesheet href=a.css>', ''],
      [`<!--${'x'.repeat(1_100)}--><link rel=stylesheet href=a.css>`, ''],
    ] as const) {
      const page = `<head>${links}</head><body>`;
      const out = insert(utf8(page), { allow: (policy) => policy });
      const expected = `<head>${hints}${GUARD}${links}</head><body>`;
      expect(out).toContain(toText(utf8(expected)));
      expect(insert(utf8(page), { allow: (policy) => policy }, [1])).toBe(out);
    }
  });

  it('keeps the encoding known, which stands in the first kilobyte of a page', () => {
    const page = '<head><title>å</title><meta charset="iso-8859-1"></head><body>';
    const told = (charset: string | undefined): string => inserted(page, { charset });
    expect(told('utf-8')).toContain('<head>GUARD<title>');
    expect(told(undefined)).toContain('<head><meta charset="iso-8859-1">GUARD<title>');
    const pragma = '<head><META http-equiv="Content-Type" content="text/html; charset=windows-1251"><body>';
    expect(inserted(pragma, { charset: undefined })).toContain('<head><meta charset="windows-1251">GUARD<META');
    const late = `<head><!--${'x'.repeat(1_100)}--><meta charset="iso-8859-1"><body>`;
    expect(inserted(late, { charset: undefined })).toContain('<head>GUARD<!--');
  });

  it('lets what is inline through a policy that the page holds itself', () => {
    const meta = (content: string): string =>
      `<head><meta http-equiv="Content-Security-Policy" content="${content}"><body>`;
    expect(inserted(meta("default-src 'self'"))).toBe(
      `<head>GUARD<meta content="default-src 'self' ours" http-equiv="Content-Security-Policy"><body>BANNEREND`,
    );
    const inTemplate = `<head><template>${meta('a').slice(6, -6)}</template><body>`;
    expect(inserted(inTemplate)).toContain('content="a"');
  });

  it('passes UTF-16 as it is, and puts nothing before a byte order mark', () => {
    const page = '<head><body>';
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${page}`, 'utf16le'));
    expect(insert(utf16)).toBe(toText(utf16));
    expect(insert(utf8(page), { charset: 'utf-16le' })).toBe(page);
    expect(insert(utf8(`\ufeff${page}`), { charset: undefined })).toBe(
      `\xef\xbb\xbf<head>${GUARD}<body>${BANNER.replace('ä', '&#228;')}${END}`,
    );
  });

  it('holds no more back than a kilobyte where the guard goes, and afterwards nothing', () => {
    const { write } = consentPage(rules);
    expect(write(utf8('<!doctype html><html><head><title>t</title>'))).toHaveLength(0);
    expect(toText(write(utf8(`<style>${' '.repeat(1_024)}`)))).toMatch(/^<!doctype html><html><head><script>.*<style>/);
    expect(toText(write(utf8('</style></head><body>')))).toContain('data-b');
    for (const piece of ['<p', '>å', 'x<']) expect(toText(write(utf8(piece)))).toBe(toText(utf8(piece)));
  });
});

describe('for every page', () => {
  const WORDS = [
    ...[
      '<',
      '>',
      '/',
      '"',
      "'",
      '=',
      ' ',
      '\n',
      '\r\n',
      '\0',
      '&amp;',
      '&am',
      'text',
      'å',
      '<!--',
      '-->',
      '<!doctype html>',
    ],
    ...[
      'html',
      'head',
      'body',
      'title',
      'script',
      'style',
      'noscript',
      'template',
      'noframes',
      'p',
      'br',
      'select',
      'svg',
    ].flatMap((name) => [`<${name}>`, `</${name}>`, `<${name} `]),
    ...[
      '<meta charset=utf-8>',
      '<meta http-equiv=content-security-policy content=a>',
      '<html lang=de>',
      '<frameset>',
      '<base href=a>',
    ],
    ...['data-samtykke-manage', 'x'.repeat(500)],
  ];
  const GUARDS = [GUARD, '<script src=/samtykke/samtykke.js>'];
  const soup = (words: readonly string[]) =>
    fc.array(fc.constantFrom(...words), { maxLength: 25 }).map((all) => all.join(''));
  const runs = { numRuns: 3_000 };

  it('is the same for every way in which it comes in pieces', () =>
    fc.assert(
      fc.property(
        soup([...WORDS, ...GUARDS]),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        fc.boolean(),
        (text, sizes, isKnown) => {
          const other = { charset: isKnown ? 'utf-8' : undefined };
          expect(insert(utf8(text), other, sizes)).toBe(insert(utf8(text), other));
        },
      ),
      runs,
    ));

  it('is the page as it was, with one guard before every script and the banner first in the body', () =>
    fc.assert(
      fc.property(soup(WORDS.filter((word) => word !== '<frameset>')), (text) => {
        const out = insert(utf8(text), { piecesFor: () => ({ ...pieces, end: '' }), allow: (policy) => policy });
        const tree = parse(out);
        const before = parse(toText(utf8(text)));
        const guards = take(tree, (node) => node.nodeName === 'script' && textOf(node).startsWith('"use strict"'));
        const banners = take(tree, (node) => 'attrs' in node && node.attrs.some(({ name }) => name === 'data-b'));
        // One that does not end is at the end of whatever is open.
        for (const each of [tree, before]) take(each, ({ nodeName }) => nodeName === '#comment');
        expect(guards[0]?.isFirst).toBe(true);
        expect(banners.every(({ isFirst }) => isFirst)).toBe(true);
        expect(serialize(tree)).toBe(serialize(before));
        expect(tree.mode).toBe(before.mode);
      }),
      { ...runs, examples: [['<template><svg></template><noframes>'], ['</head><noscript></noscript>']] },
    ));
});

type Node = DefaultTreeAdapterTypes.Node;

const textOf = (node: Node): string =>
  'childNodes' in node ? node.childNodes.map((each) => ('value' in each ? each.value : '')).join('') : '';

/** Takes nodes out of a tree, and tells whether each was the first element in its parent. */
function take(node: Node, isMeant: (node: Node) => boolean): readonly { readonly isFirst: boolean }[] {
  if (!('childNodes' in node)) return [];
  const elements = node.childNodes.filter((each) => 'attrs' in each);
  const found = node.childNodes.filter(isMeant).map((each) => ({ isFirst: elements[0] === each }));
  node.childNodes = node.childNodes.filter((each) => !isMeant(each));
  return [...found, ...node.childNodes.flatMap((each) => take(each, isMeant))];
}
