/**
 * A page as heavy as the web's median is, with everything from its own host. Compressed sizes and counts from the Web
 * Almanac 2024, 'Page weight' (https://almanac.httparchive.org/en/2024/page-weight), desktop: pictures 1,054 kB in 18
 * requests, scripts 613 kB in 24, style sheets 78 kB, HTML 18 kB. Its fonts (131 kB) are left out.
 */
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import { type ConsentServer, listen } from '../src/server/index.ts';

const SHEETS = 3;
const SHEET_RULES = 1_040;
const SCRIPTS = 24;
/** Those that stand in the head without `defer`, which browsers wait for. */
const BLOCKING = 2;
const SCRIPT_FUNCTIONS = 548;
const PICTURES = 18;
const PICTURE_SIDE = 140;
const ARTICLES = 100;

interface Resource {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly isCompressed: boolean;
}

/** Serves the page at `/ours`, with guard and banner, and at `/none` without. */
export function medianPage(consent: ConsentServer): ReturnType<typeof listen> {
  const resources = resourcesOf();
  const body = bodyOf();
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const resource = resources.get(pathname);
    if (resource) return sent(resource);
    if (pathname !== '/ours' && pathname !== '/none') return new Response('not found', { status: 404 });
    const { head, banner } = pathname === '/ours' ? consent.visit(request, 'en') : { head: '', banner: '' };
    return sent({ type: 'text/html; charset=utf-8', isCompressed: true, body: packed(pageOf(head, banner, body)) });
  };
  return listen({
    fetch: (request, env) => (consent.handles(request) ? consent.fetch(request, env) : answer(request)),
    port: 0,
    hostname: '127.0.0.1',
    onStopped: async () => undefined,
  });
}

function pageOf(head: string, banner: string, body: string): string {
  const sheets = times(SHEETS, (index) => `<link rel="stylesheet" href="/sheet-${index}.css">`);
  // As docs/server.md advises: what stands behind the guard is else asked for later.
  const hints = head && times(SHEETS, (index) => `<link rel="preload" as="style" href="/sheet-${index}.css">`);
  const scripts = times(
    SCRIPTS,
    (index) => `<script src="/script-${index}.js"${index < BLOCKING ? '' : ' defer'}></script>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${hints}${head}<title>Median</title><meta name="viewport" content="width=device-width,initial-scale=1">${sheets}${scripts}</head><body>${banner}<main>${body}</main></body></html>`;
}

function sent({ type, body, isCompressed }: Resource): Response {
  const headers = new Headers({ 'content-type': type, 'cache-control': 'max-age=3600' });
  if (isCompressed) headers.set('content-encoding', 'gzip');
  return new Response(body, { headers });
}

const packed = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(gzipSync(text));
const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('');

/** The same 24 bits each time (a linear congruential generator): what is random compresses no better than text. */
function randomBits(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}

function words(seed: number): () => string {
  const next = randomBits(seed);
  return () => next().toString(36).padStart(5, 'x');
}

function resourcesOf(): ReadonlyMap<string, Resource> {
  const found = new Map<string, Resource>();
  const put = (path: string, type: string, text: string) =>
    found.set(path, { type, isCompressed: true, body: packed(text) });
  for (let index = 0; index < SHEETS; index++) put(`/sheet-${index}.css`, 'text/css', sheet(index));
  for (let index = 0; index < SCRIPTS; index++) put(`/script-${index}.js`, 'text/javascript', script(index));
  for (let index = 0; index < PICTURES; index++)
    found.set(`/picture-${index}.png`, { type: 'image/png', isCompressed: false, body: picture(index) });
  return found;
}

function sheet(seed: number): string {
  const word = words(seed + 1);
  const rule = (index: number): string =>
    `.${word()} > .${word()}:hover, .card-${index % 40} .${word()} { margin: ${index % 7}px ${index % 5}px; color: #${(index * 7_919).toString(16).padStart(6, '0').slice(-6)}; line-height: 1.${index % 9}; }\n`;
  return times(SHEET_RULES, rule);
}

/** Code that is read and compiled, and does little, as most of a bundle does. */
function script(seed: number): string {
  const word = words(seed + 100);
  const part = (index: number): string => {
    const [name, key] = [word(), word()];
    return `function ${name}_${index}(given) { const ${key} = []; for (const each of given ?? []) if (each.${word()} !== "${word()} ${word()}") ${key}.push(each.${word()} * ${index}); return ${key}; }\n${name}_${index}([{}]);\n`;
  };
  return `(() => {\n${times(SCRIPT_FUNCTIONS, part)}})();`;
}

/** A PNG (RFC 2083) of noise. */
function picture(seed: number): Uint8Array<ArrayBuffer> {
  const next = randomBits(seed + 1);
  const row = 1 + PICTURE_SIDE * 3;
  const pixels = Buffer.alloc(row * PICTURE_SIDE);
  // A row begins with how it is filtered: not at all.
  for (let at = 0; at < pixels.length; at++) pixels[at] = at % row === 0 ? 0 : next() >>> 16;
  const size = Buffer.alloc(13);
  size.writeUInt32BE(PICTURE_SIDE, 0);
  size.writeUInt32BE(PICTURE_SIDE, 4);
  size.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Uint8Array.from(
    Buffer.concat([signature, chunk('IHDR', size), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))]),
  );
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

function bodyOf(): string {
  const word = words(7);
  const article = (index: number): string => {
    const image =
      index % 5 === 0 && index / 5 < PICTURES
        ? `<img src="/picture-${index / 5}.png" alt="" width="${PICTURE_SIDE}" height="${PICTURE_SIDE}">`
        : '';
    return `<article class="card card-${index % 40}"><h2>${word()} ${word()}</h2>${image}<p>${times(40, () => `${word()} `)}</p><a href="/read/${index}">${word()}</a></article>`;
  };
  return times(ARTICLES, article);
}
