import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import {
  brotliCompressSync,
  brotliDecompressSync,
  createGunzip,
  deflateSync,
  gunzipSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type Behind, behindGateway, PAGE, type Reply } from '../../support/gateway.ts';

let behind: Behind;
beforeAll(async () => {
  behind = await behindGateway();
});
afterAll(() => behind.stop());

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const PLAIN = '<!doctype html><html><head><title>t</title></head><body><p>å</p></body></html>';

const serve = (
  html: string | Buffer,
  headers: Record<string, string | readonly string[]> = HTML,
  status = 200,
): void => {
  behind.site = (_, outgoing) => void outgoing.writeHead(status, headers as Record<string, string>).end(html);
};
const page = (headers: Record<string, string> = PAGE, path = '/a?b=c'): Promise<Reply> =>
  ask(behind.address, path, { headers });

/** What of ours stands in a page. */
function ours({ body }: Reply): readonly string[] {
  const text = body.toString();
  const marks = { guard: '(function(){', banner: 'data-samtykke-banner>', link: '<p lang=' };
  return Object.entries(marks).flatMap(([name, mark]) => (text.includes(mark) ? [name] : []));
}

describe('a page of the site', () => {
  it('gets guard, banner and a link, in their places, and what may not load is inert', async () => {
    serve(PLAIN.replace('<p>', '<script src="https://tracker.example/a.js"></script><p>'));
    const text = (await page()).body.toString();
    expect(text).toMatch(
      /^<!doctype html><html><head><script>\(function\(\)\{"use strict".*<\/style><title>t<\/title><\/head><body><div data-samtykke-banner>.*<\/div><script type="text\/plain" data-samtykke="analytics:tracker" src="https:\/\/tracker\.example\/a\.js"><\/script><p>å<\/p><\/body><\/html><p lang="en" dir="ltr"><a href="\/samtykke\/choice\?language=en&amp;return=%2Fa%3Fb%3Dc" data-samtykke-manage>Cookie settings<\/a><\/p>$/s,
    );
    expect(text).toContain('name="return" value="/a?b=c"');
  });

  it.each([
    [
      'in the language that it says',
      '<html lang="de-AT"><p>x',
      { 'accept-language': 'en' },
      'Ihre Entscheidung zu Cookies',
    ],
    ['in that of the browser where it says none', '<p>x', { 'accept-language': 'de' }, 'Ihre Entscheidung zu Cookies'],
    [
      "in that of the browser where the site's is not offered",
      '<html lang=fr><p>x',
      { 'accept-language': 'de' },
      'Ihre Entscheidung zu Cookies',
    ],
    ["in the site's first", '<p>x', { 'accept-language': 'fr' }, 'Your choice'],
  ])('%s', async (_, html, headers, words) => {
    serve(html);
    expect((await page({ ...PAGE, ...headers })).body.toString()).toContain(words);
  });

  it.each([
    ['a window', PAGE, ['guard', 'banner', 'link']],
    ['an older browser, or one without TLS', { accept: 'text/html,*/*' }, ['guard', 'banner', 'link']],
    ['a frame', { accept: 'text/html', 'sec-fetch-dest': 'iframe' }, ['guard']],
    ['an old frame', { accept: 'text/html', 'sec-fetch-dest': 'frame' }, ['guard']],
    [
      'a window behind a service worker',
      { accept: 'text/html', 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'navigate' },
      ['guard', 'banner', 'link'],
    ],
    ['a script', { accept: 'text/html', 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors' }, []],
    ['a script in an older browser', { accept: '*/*' }, []],
    ['a library that asks for a piece', { accept: 'text/html', 'x-requested-with': 'XMLHttpRequest' }, []],
    ['an image', { accept: 'image/*', 'sec-fetch-dest': 'image' }, []],
  ])('for %s gets what belongs there', async (_, headers, found) => {
    serve(PLAIN);
    expect(ours(await page(headers as Record<string, string>))).toEqual(found);
  });

  it.each([
    ['an error page', HTML, 404, ['guard', 'banner', 'link']],
    ['what leads elsewhere', { ...HTML, location: '/' }, 302, []],
    ['XHTML', { 'content-type': 'application/xhtml+xml' }, 200, []],
    ['what has no type', {}, 200, []],
    ['text', { 'content-type': 'text/plain' }, 200, []],
  ])('%s gets what belongs there', async (_, headers, status, found) => {
    serve(PLAIN, headers as Record<string, string>, status);
    const reply = await page();
    expect([reply.status, ours(reply)]).toEqual([status, found]);
    if (found.length === 0) expect(reply.body.toString()).toBe(PLAIN);
  });

  it('that has the guard, or a hook of its own, gets no second one', async () => {
    const integrated = PLAIN.replace('<title>', '<script src="/samtykke/samtykke.js"></script><title>');
    serve(integrated);
    expect((await page()).body.toString()).toBe(integrated);
    serve(PLAIN.replace('<p>', '<p data-samtykke-manage>'));
    expect(ours(await page())).toEqual(['guard', 'banner']);
  });

  it('is asked about once: after a refusal it has guard and link alone', async () => {
    serve(PLAIN);
    const text = (await page()).body.toString();
    const fields = Object.fromEntries(
      [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [name, value]),
    );
    const body = new URLSearchParams({ ...fields, choice: 'refuse' }).toString();
    const headers = {
      origin: behind.address,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    };
    const refused = await ask(behind.address, '/samtykke/choice', { method: 'POST', headers, body });
    expect([refused.status, refused.headers.location]).toEqual([303, '/a?b=c']);
    const cookie = refused.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    expect(ours(await page({ ...PAGE, cookie }))).toEqual(['guard', 'link']);
  });

  it('in another encoding gets letters that every encoding has', async () => {
    const latin = Buffer.from(
      '<html lang=de><head><title>\xe5</title><meta charset=iso-8859-1></head><body>\xe5',
      'latin1',
    );
    serve(latin, { 'content-type': 'text/html' });
    const { body } = await page();
    expect(body.filter((byte) => byte > 127)).toEqual(Buffer.from([0xe5, 0xe5]));
    expect(body.toString('latin1')).toMatch(/^<html lang=de><head><meta charset="iso-8859-1"><script>/);
    expect(body.toString('latin1')).toContain('&#228;');
  });

  it('is for no cache, and its validators are gone', async () => {
    const kept = {
      etag: '"x"',
      'last-modified': 'x',
      'cache-control': 'public, max-age=99',
      'accept-ranges': 'bytes',
      digest: 'x',
      // RFC 9213: for some caches these go before the other.
      'cdn-cache-control': 'max-age=99',
      'surrogate-control': 'max-age=99',
    };
    serve(PLAIN, { ...HTML, ...kept, vary: 'Origin' });
    const { headers } = await page({ ...PAGE, 'accept-encoding': 'br' });
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(headers.vary).toBe('Origin, Cookie, Sec-GPC, Accept-Language, Sec-Fetch-Dest, Accept-Encoding');
    expect(Object.keys(kept).filter((name) => name !== 'cache-control' && name in headers)).toEqual([]);
    serve(PLAIN, { ...HTML, 'cache-control': 'no-store' });
    expect((await page()).headers['cache-control']).toBe('no-store');
  });

  it('without a link when the options say so', async () => {
    const gate = await behindGateway({ settingsLink: false });
    gate.site = (_, outgoing) => void outgoing.writeHead(200, HTML).end(PLAIN);
    expect(ours(await ask(gate.address, '/', { headers: PAGE }))).toEqual(['guard', 'banner']);
    await gate.stop();
  });

  it('answers HEAD as it would GET, without a body', async () => {
    serve(PLAIN, { ...HTML, 'content-length': String(PLAIN.length + 1) });
    const whole = await page({ ...PAGE, 'accept-encoding': 'br' });
    const head = await ask(behind.address, '/a?b=c', { method: 'HEAD', headers: { ...PAGE, 'accept-encoding': 'br' } });
    expect([head.status, head.body.length, head.isWhole]).toEqual([200, 0, true]);
    for (const name of ['date', 'transfer-encoding']) {
      delete whole.headers[name];
      delete head.headers[name];
    }
    expect(head.headers).toEqual(whole.headers);
  });
});

describe('the policy of the site', () => {
  it.each([
    ["script-src 'nonce-x' 'strict-dynamic'", /^script-src 'nonce-x' 'strict-dynamic' 'sha256-[^']+'/],
    [
      "default-src 'none'",
      /^default-src 'none'; script-src 'sha256-[^']+' 127\.0\.0\.1:\d+\/samtykke\/; style-src 'sha256-[^']+' 'sha256-[^']+'; connect-src 127\.0\.0\.1:\d+\/samtykke\//,
    ],
    ["script-src 'self' 'unsafe-inline'", /^script-src 'self' 'unsafe-inline', default-src/],
  ])('%s lets guard and banner through', async (policy, expected) => {
    serve(PLAIN, { ...HTML, 'content-security-policy': policy });
    const { headers } = await page();
    expect(headers['content-security-policy']).toMatch(expected);
    // Ours stands beside it.
    expect(headers['content-security-policy']).toMatch(/, default-src 'self' /);
  });

  it('in the page itself too', async () => {
    serve('<head><meta http-equiv=content-security-policy content="default-src \'self\'"></head>');
    expect((await page()).body.toString()).toMatch(
      /<meta content="default-src 'self'; script-src 'self' 'sha256-[^"]+" http-equiv/,
    );
  });
});

describe('a page that the site has compressed', () => {
  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['zstd', zstdCompressSync],
    ['gzip, br', (bytes: Buffer) => brotliCompressSync(gzipSync(bytes))],
  ])('as %s is read all the same', async (coding, compress) => {
    let asked: unknown;
    behind.site = (incoming, outgoing) => {
      asked = incoming.headers['accept-encoding'];
      const body = compress(Buffer.from(PLAIN));
      outgoing.writeHead(200, { ...HTML, 'content-encoding': coding, 'content-length': body.length }).end(body);
    };
    const reply = await page({ ...PAGE, 'accept-encoding': 'gzip, br' });
    expect([asked, reply.headers['content-encoding'], reply.headers['content-length']]).toEqual([
      'identity',
      'br',
      undefined,
    ]);
    expect(ours({ ...reply, body: brotliDecompressSync(reply.body) })).toEqual(['guard', 'banner', 'link']);
  });

  it('in a coding that nobody knows is no page', async () => {
    serve('xxx', { ...HTML, 'content-encoding': 'compress' });
    expect((await page()).status).toBe(502);
  });

  it('and cut off, or damaged, is broken', async () => {
    const whole = gzipSync(PLAIN);
    for (const body of [whole.subarray(0, -8), Buffer.concat([whole.subarray(0, 30), Buffer.from('damage')])]) {
      serve(body, { ...HTML, 'content-encoding': 'gzip' });
      const reply = await page();
      expect([reply.status, reply.isWhole]).toEqual([200, false]);
    }
  });
});

describe('a page for a client', () => {
  it.each([
    ['gzip, deflate, br;q=0.9', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['*', 'br'],
    ['zstd, deflate', undefined],
    ['br; q=0.0, gzip;q=0', undefined],
    ['', undefined],
  ])('that accepts "%s" comes as %s', async (accepted, coding) => {
    serve(PLAIN);
    const reply = await page({ ...PAGE, 'accept-encoding': accepted });
    expect(reply.headers['content-encoding']).toBe(coding);
    const undo = { br: brotliDecompressSync, gzip: gunzipSync } as const;
    const body = coding ? undo[coding as 'br' | 'gzip'](reply.body) : reply.body;
    expect(ours({ ...reply, body })).toEqual(['guard', 'banner', 'link']);
  });

  it('is not compressed where the site says no-transform', async () => {
    serve(PLAIN, { ...HTML, 'cache-control': 'no-transform' });
    const reply = await page({ ...PAGE, 'accept-encoding': 'br' });
    expect(ours(reply)).toEqual(['guard', 'banner', 'link']);
    expect(reply.headers['content-encoding']).toBeUndefined();
  });

  it('comes piece by piece, compressed too', async () => {
    for (const coding of ['identity', 'gzip']) {
      let rest = (): void => undefined;
      behind.site = (_, outgoing) => {
        outgoing.writeHead(200, HTML).write('<title>t</title><p>one</p>');
        rest = () => void outgoing.end('<p>two</p>');
      };
      const sent = request(behind.address, { agent: false, headers: { ...PAGE, 'accept-encoding': coding } }).end();
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      const text = coding === 'gzip' ? answer.pipe(createGunzip()) : answer;
      let read = '';
      text.setEncoding('utf8').on('data', (piece: string) => {
        read += piece;
      });
      while (!read.includes('<p>one</p>')) await once(text, 'data');
      expect(read).not.toContain('<p>two');
      rest();
      await once(text, 'end');
      expect(read).toContain('<p>two</p>');
    }
  });
});
