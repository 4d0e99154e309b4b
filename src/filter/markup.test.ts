import { describe, expect, it, vi } from 'vitest';
import { rewrite, rules, run, utf8 } from '../../test/support/markup.ts';
import { toText } from './markup/bytes.ts';
import { type AddressKind, inertMarkup } from './markup.ts';

describe('inertMarkup', () => {
  it.each([
    ['<script src=//evil.example/a.js>', '<script type="text/plain" data-samtykke="ads:evil" src=//evil.example/a.js>'],
    [
      `<SCRIPT async type='module' src="https://evil.example/a.js" data-type="x">`,
      `<SCRIPT type="text/plain" data-samtykke="ads:evil" async data-type='module' src="https://evil.example/a.js">`,
    ],
    [
      '<template><svg></template><![CDATA[><iframe src=//evil.example/></iframe>',
      '<template><svg></template><![CDATA[><iframe data-samtykke="ads:evil" data-src=//evil.example/></iframe>',
    ],
    [
      '<script type=speculationrules>{}</script>',
      '<script type="text/plain" data-samtykke-waits="" data-type=speculationrules>{}</script>',
    ],
    ['<script src="//unknown.example/">', '<script type="text/plain" data-samtykke-waits="" src="//unknown.example/">'],
    [
      '<script data-samtykke="own" src=//evil.example/>',
      '<script type="text/plain" data-samtykke="own" src=//evil.example/>',
    ],
    [
      '<svg><script xlink:href="//evil.example/"/></svg>',
      '<svg><script type="text/plain" data-samtykke="ads:evil" xlink:href="//evil.example/" /></svg>',
    ],
    [
      '<iframe\n title=Film data-src=x src="//evil.example/&amp;">',
      '<iframe data-samtykke="ads:evil" title=Film data-src="//evil.example/&amp;">',
    ],
  ])('makes %s inert, to be started after a grant', async (source, expected) =>
    expect(await rewrite(source)).toBe(expected),
  );

  it.each([
    ['<img src=//evil.example/ alt=A>', 'src'],
    ['<img srcset="/a 1x,//evil.example/b 2x">', 'srcset'],
    ['<source srcset="//evil.example/,">', 'srcset'],
    ['<video src="" poster=//evil.example/>', 'poster'],
    ['<audio src=//evil.example/>', 'src'],
    ['<track src=//evil.example/>', 'src'],
    ['<embed src=//evil.example/>', 'src'],
    ['<object data=//evil.example/>', 'data'],
    ['<input type=IMAGE src=//evil.example/>', 'src'],
    ['<link rel="Shortcut ICON" href=//evil.example/>', 'href'],
    ['<link rel=stylesheet href=//evil.example/>', 'href'],
    ['<link rel=preconnect href=//evil.example>', 'href'],
    ['<link rel=preload as=image imagesrcset="//evil.example/ 1x">', 'imagesrcset'],
    ['<meta http-equiv=Refresh content="0; URL=\'//evil.example/\'">', 'content'],
    ['<meta http-equiv=refresh content=".,//evil.example/">', 'content'],
    ["<meta http-equiv=refresh content=\"0;url='//good.example'@evil.example/'\">", 'content'],
    ['<img src=//evil.example/ srcset="/a 2x">', 'src'],
    ['<img srcset="//unknown.example/ 1x, //evil.example/ 2x">', 'srcset'],
    ['<body background=//evil.example/>', 'background'],
    ['<table><colgroup><col background=//evil.example/></table>', 'background'],
    ['<svg><image href=//evil.example/>', 'href'],
    ['<svg><pattern href="//evil.example/#a">', 'href'],
  ])('renames what %s loads', async (source, name) => {
    const out = await rewrite(source);
    expect(out).toContain(`data-samtykke-${name}`);
    expect(out).toContain('data-samtykke="ads:evil"');
    expect(await rewrite(out)).toBe(out);
  });

  it('reads an address up to white space, as browsers know it, which is less than a regular expression does', async () => {
    expect(await rewrite('<img srcset="//good.example\ufeff.evil.example/ 2x">')).toContain('data-samtykke-waits');
  });

  it.each([
    '<a href=//evil.example/>',
    '<form action=//evil.example/>',
    '<link rel=canonical href=//evil.example/>',
    '<meta name=x content="0; url=//evil.example/">',
    '<meta http-equiv=refresh content="5">',
    '<meta http-equiv=refresh content="0; url=/next">',
    '<meta http-equiv=refresh content="a0; url=//evil.example/">',
    '<img srcset="/a (x, //evil.example/ y) 2x, /b,">',
    '<input src=//evil.example/>',
    '<script type=text/plain data-samtykke=ads src=//evil.example/>',
    '<iframe data-samtykke=ads data-src=//evil.example/>',
    '<svg><use href="#a"/></svg>',
    '<img src="data:image/gif;base64,">',
    '<img src=//good.example/a src=//evil.example/b>',
    '<img title="<img src=//evil.example/>">',
    '<!-- <img src=//evil.example/> -->',
    '<!-->',
    '<p style="background:url(//evil.example/)">',
    '<title><img src=//evil.example/></title>',
    '<textarea><img src=//evil.example/></textarea>',
    '<style><img src=//evil.example/></style>',
    '<xmp><img src=//evil.example/></xmp>',
    '<noembed><img src=//evil.example/></noembed>',
    '<noframes><img src=//evil.example/></noframes>',
    '<plaintext><img src=//evil.example/>',
    '<script>"<img src=//evil.example/>"</script>',
    '<script><!--<script></script><img src=//evil.example/>--></script>',
    '<svg><![CDATA[<img src=//evil.example/>]]></svg>',
    '<img src=//evil.example/',
    '<',
    'a\0b\r\n\r<p\0 a=\0>&amp;&#x0;&no',
    '\ufeff<p>å',
  ])('passes %j as it is', async (source) => expect(await rewrite(source)).toBe(source));

  it.each([
    ['<svg><title><img src=//evil.example/>', 'an SVG title'],
    ['<svg><style></style></svg><img src=//evil.example/>', 'an end of SVG'],
    ['<svg/><title></title><img src=//evil.example/>', 'an SVG that is empty'],
    ['<math><annotation-xml encoding=text/html><img src=//evil.example/>', 'MathML'],
    ['<noscript><img src=//evil.example/></noscript>', 'noscript'],
    ['<noscript><p title="</noscript><img src=//evil.example/>">', 'what only seems to be noscript'],
    ['<noscript><!-- </noscript><img src=//evil.example/> -->', 'what only seems to be a comment'],
    ['<template><img src=//evil.example/></template>', 'a template'],
    ['<!--><img src=//evil.example/>-->', 'what is after an abrupt comment'],
    ['<script><!--<script></script>--></script><img src=//evil.example/>', 'what is after an escaped script'],
    ['<img src="&#104;ttps&colon;//evil.example/">', 'an address in references'],
    ['<img src="ht\ntps:\\\\evil.example/">', 'an address in pieces'],
    ['<base href=//evil.example/><img src=a>', 'the address of a base'],
    ['<img src=//x@EVIL.example:443/>', 'an address with a name'],
    ['<img/src=//evil.example/ >', 'a tag without spaces'],
    ['<img\r\nsrc\r\n=\r\n"//evil.example/"\r\n>', 'a tag over lines'],
  ])('finds the address in %j: %s', async (source) => {
    expect(await rewrite(source)).toMatch(/data-samtykke="ads:evil"/);
  });

  it('leaves no second address behind the first', async () =>
    expect(await rewrite('<img src=//evil.example/a SRC=//evil.example/b x= >')).toBe(
      '<img data-samtykke="ads:evil" data-samtykke-src=//evil.example/a x>',
    ));

  it('keeps inert what nothing opens beside what may be loaded', async () =>
    expect(await rewrite('<img src=//unknown.example/ srcset=/a>')).toBe(
      '<img data-samtykke-waits="" data-samtykke-src=//unknown.example/ srcset=/a>',
    ));

  it('rewrites the page that a frame holds as text', async () =>
    expect(await rewrite(`<iframe srcdoc="<p>å&amp;amp;<img src='//evil.example/'>" title=A>`)).toBe(
      '<iframe srcdoc="&#60;p&#62;&#229;&#38;amp;&#60;img data-samtykke=&#34;ads:evil&#34; ' +
        `data-samtykke-src='//evil.example/'&#62;" title=A>`,
    ));

  it('asks by kind and name', async () => {
    const asked = vi.fn((_kind: AddressKind, _name: string) => undefined);
    await rewrite(
      '<base href=/b/><script src=a?b#c></script><iframe src=//h.example:8080></iframe><img src=//x@h.example/i>',
      {
        markOf: asked,
      },
    );
    expect(asked.mock.calls).toEqual([
      ['script', '/b/a'],
      ['frame', 'h.example:8080/'],
      ['beacon', 'h.example/i'],
    ]);
  });

  it.each([
    ['utf-8', utf8('é.example')],
    ['iso-8859-1', new Uint8Array([0xe9, ...utf8('.example')])],
  ])('reads a host in %s', async (charset, host) => {
    const tag = new Uint8Array([...utf8('<img src=//'), ...host, 0x3e]);
    const meta = utf8(`<meta charset=${charset}>`);
    const ask = (asked: string[]) => ({
      markOf: (_: AddressKind, name: string) => {
        asked.push(name);
        return 'p:q';
      },
    });
    const [byHeader, byMeta]: [string[], string[]] = [[], []];
    const out = await run([tag], { charset, ...ask(byHeader) });
    await run([meta, tag], ask(byMeta));
    expect([byHeader, byMeta]).toEqual([['xn--9ca.example/'], ['xn--9ca.example/']]);
    // The bytes of the host are those that came.
    expect(toText(out)).toContain(`data-samtykke-src=//${toText(host)}>`);
  });

  it.each([
    [[0xff, 0xfe, 0x3c, 0], undefined],
    [[0xfe, 0xff, 0, 0x3c], 'utf-8'],
    [[0x3c, 0, 0x69, 0], 'UTF-16LE'],
  ])('passes a page in UTF-16 as it is, and tells so: %j %s', async (bytes, charset) => {
    const onUnread = vi.fn();
    const page = new Uint8Array(bytes);
    expect(await run([page.slice(0, 1), page.slice(1)], { charset, onUnread })).toEqual(page);
    expect(onUnread).toHaveBeenCalledOnce();
  });

  it('believes a byte order mark more than the declared encoding', async () =>
    expect(await rewrite('\ufeff<img src=//evil.example/å>', { charset: 'utf-16' })).toBe(
      '\ufeff<img data-samtykke="ads:evil" data-samtykke-src=//evil.example/å>',
    ));

  it('holds back no text, and of a tag only what has not ended', async () => {
    const { readable, writable } = inertMarkup(rules);
    const [reader, writer] = [readable.getReader(), writable.getWriter()];
    const next = async () => toText((await reader.read()).value ?? new Uint8Array());
    const feed = (text: string) => void writer.write(utf8(text));
    feed('<p>Hello &am');
    expect(await next()).toBe('<p>Hello ');
    feed('p; <img src=//evil');
    expect(await next()).toBe('&amp; ');
    feed('.example/><script>if (a <');
    expect(await next()).toBe('<img data-samtykke="ads:evil" data-samtykke-src=//evil.example/><script>if (a ');
    feed(' b) /* </scr');
    expect(await next()).toBe('< b) /* ');
  });
});
