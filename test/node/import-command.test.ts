import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseRegistry } from '../../src/registry/index.ts';
import { policyFile } from '../support/policies.ts';
import { type Ran, samtykke } from '../support/process.ts';
import { temporaryFolder } from '../support/server.ts';

const TLS = fileURLToPath(new URL('../fixtures/tls/', import.meta.url));
const PAGE = readFileSync(policyFile('da-kort.html'), 'utf8');
const RUSSIAN = `<html lang="ru"><head>META</head><body><h2>Файлы cookie</h2><table><tr><th>Название</th><th>Срок хранения</th></tr><tr><td>_ym_uid</td><td>1 год</td></tr></table></body></html>`;

/** Windows-1251, which Node does not write. */
const windows1251 = (text: string): Buffer =>
  Buffer.from([...text].map((letter) => (/[А-я]/.test(letter) ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0))));

let folder: ReturnType<typeof temporaryFolder>;
let server: Server;
let address = '';
const asked: string[] = [];

const ANSWERS: Readonly<Record<string, RequestListener>> = {
  '/cookies': (_, answer) => answer.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE),
  '/old': (_, answer) => answer.writeHead(302, { location: '/older' }).end(),
  '/older': (_, answer) => answer.writeHead(301, { location: '/cookies' }).end(),
  '/loop': (_, answer) => answer.writeHead(302, { location: '/loop' }).end(),
  '/header': (_, answer) =>
    answer.setHeader('content-type', 'text/html; charset=windows-1251').end(windows1251(RUSSIAN)),
  '/meta': (_, answer) =>
    answer
      .setHeader('content-type', 'text/html')
      .end(windows1251(RUSSIAN.replace('META', '<meta charset="windows-1251">'))),
  '/untold': (_, answer) =>
    answer
      .setHeader('content-type', 'text/html')
      .end(
        Buffer.from(
          '<html lang="de"><h2>Cookies</h2><table><tr><th>Name</th><th>G\xfcltigkeit</th></tr><tr><td>sid_1</td><td>1 Jahr</td></tr></table>',
          'latin1',
        ),
      ),
  '/klingon': (_, answer) => answer.setHeader('content-type', 'text/html; charset=klingon').end(PAGE),
  '/pdf': (_, answer) => answer.setHeader('content-type', 'application/pdf').end('%PDF-1.7 …'),
  '/picture': (_, answer) => answer.setHeader('content-type', 'image/png').end('…'),
  '/large': (_, answer) => answer.setHeader('content-type', 'text/html').end(Buffer.alloc(17 * 1024 * 1024, ' ')),
  '/script': (_, answer) =>
    answer
      .setHeader('content-type', 'text/html')
      .end('<h1>Cookies</h1><script id="CookieDeclaration" src="https://consent.cookiebot.com/x/cd.js"></script>'),
  '/broken': (_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html', 'content-length': '100' }).write('<html>');
    setTimeout(() => answer.destroy(), 20);
  },
};

beforeAll(async () => {
  server = createServer((request, answer) => {
    asked.push(request.url ?? '');
    const known = ANSWERS[request.url ?? ''];
    if (known) known(request, answer);
    else answer.writeHead(404).end('<h1>Not here</h1>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  folder = temporaryFolder();
  asked.length = 0;
});
afterEach(() => folder.remove());

const run = (...args: string[]): Promise<Ran> => samtykke(['import', ...args], folder.path);
const written = (name = 'registry.yaml'): string => readFileSync(join(folder.path, name), 'utf8');

async function namesIn(text: string): Promise<readonly string[]> {
  const parsed = await parseRegistry(text);
  return parsed.ok ? parsed.registry.entries.map(({ name }) => name) : parsed.errors.map(({ message }) => message);
}

describe('samtykke import', () => {
  it('makes a registry of the page at an address, and asks for nothing else', async () => {
    const { code, out, err } = await run(`${address}/cookies`);
    expect([code, out]).toEqual([
      0,
      'wrote registry.yaml: 11 entries, 0 of them with something unsure; then: samtykke lint registry.yaml\n',
    ]);
    expect(err).toBe(`read ${address}/cookies (html, da): 10 rows\n`);
    expect(await namesIn(written())).toHaveLength(11);
    expect(written()).toContain('domains: [ 127.0.0.1 ]');
    expect(asked).toEqual(['/cookies']);
  });

  it('follows redirects, and names the address at their end', async () => {
    const { code, err } = await run(`${address}/old`, '-o', 'out.yaml');
    expect([code, err]).toEqual([0, `read ${address}/cookies (html, da): 10 rows\n`]);
    expect(asked).toEqual(['/old', '/older', '/cookies']);
    expect(existsSync(join(folder.path, 'registry.yaml'))).toBe(false);
    expect(await namesIn(written('out.yaml'))).toHaveLength(11);
  });

  it('reads a file, and says line by line what was not read', async () => {
    const { code, err } = await run(policyFile('cs-bez-hlavicky.html'));
    expect([code, err.split('\n')]).toEqual([
      0,
      [
        'read cs-bez-hlavicky.html (html, cs): 12 rows',
        'not read: 1',
        '  line 5, table 1, row 1: "maják_info" is no name of a cookie',
        '',
      ],
    ]);
  });

  it('says which field of which row is unsure, and why', async () => {
    const unsure = await run(policyFile('sv-lista.html'));
    expect(unsure.err).toContain('unsure: 1\n  line 19, theme: retention: prints that it has no end');
  });

  it('reads standard input, and writes to the terminal', async () => {
    const { code, out } = await samtykke(
      ['import', '-', '-o', '-', '--domain', 'lt.example'],
      folder.path,
      readFileSync(policyFile('en-pdf-raw.txt')),
    );
    expect([code, (await namesIn(out)).length]).toEqual([0, 11]);
    expect(out).toContain('domains: [ lt.example ]');
    expect(existsSync(join(folder.path, 'registry.yaml'))).toBe(false);
  });

  it('writes JSON, and what was read as data', async () => {
    const { code } = await run(policyFile('pl-cookiebot.html'), '--format', 'json', '--rows', 'rows.json');
    expect([code, (await namesIn(written('registry.json'))).length]).toEqual([0, 13]);
    const { rows, unread, language } = JSON.parse(written('rows.json'));
    expect([language, unread, rows.length]).toEqual(['pl', [], 12]);
    expect(rows[5]).toMatchObject({
      name: '_ga_*',
      printedName: '_ga_#',
      retention: 'P2Y',
      printedRetention: '2 lat',
      place: { line: 27 },
      where: 'table 3, row 2',
      uncertain: [{ field: 'name' }],
    });
  });

  it('proposes from a list of known cookies', async () => {
    writeFileSync(
      join(folder.path, 'known.csv'),
      'Category,Cookie / Data Key name,Description,Data Controller,Wildcard match\nMarketing,acme_,Adverts,Acme,1\n',
    );
    const page =
      '<html lang="en"><h2>Cookies</h2><table><tr><th>Cookie</th><th>Duration</th></tr><tr><td>acme_7</td><td>1 day</td></tr></table>';
    const { code, out } = await samtykke(['import', '-', '-o', '-', '--known', 'known.csv'], folder.path, page);
    expect(code).toBe(0);
    expect(out).toContain('category: marketing # proposed by the list of known cookies');
    expect(out).toContain('provider: acme # proposed by the list of known cookies');
    const wrong = await samtykke(['import', '-', '--known', policyFile('en-blocks.txt')], folder.path, page);
    expect([wrong.code, wrong.err.split('\n')[0]]).toEqual([
      2,
      expect.stringContaining('no column of it has names of cookies'),
    ]);
  });

  it('runs nothing of a configuration', async () => {
    const mark = join(folder.path, 'ran');
    const config = `require('node:fs').writeFileSync(${JSON.stringify(mark)}, ''); CookieConsent.run({ categories: { a: { autoClear: { cookies: [{ name: (() => { throw 1; })() }, { name: '_fbp' }] } } }, ["x" + process.exit(9)]: 1 });`;
    const { code, out } = await samtykke(['import', '-', '-o', '-'], folder.path, config);
    expect([code, await namesIn(out), existsSync(mark)]).toEqual([0, ['consent', '_fbp'], false]);
  });
});

describe('the encoding of a page', () => {
  it.each(['/header', '/meta'])('%s: is what header or page say', async (path) => {
    const { code, err } = await run(`${address}${path}`);
    expect([code, err]).toEqual([0, `read ${address}${path} (html, ru): 1 row\n`]);
    expect(written()).toContain('1 год');
  });

  it('is guessed where nothing tells it, and said to be', async () => {
    const { code, err } = await run(`${address}/untold`);
    expect([code, err]).toEqual([
      0,
      expect.stringContaining('unsure: nothing tells the encoding, and it is not UTF-8; read as Windows-1252'),
    ]);
  });

  it('is told by a byte order mark', async () => {
    writeFileSync(
      join(folder.path, 'page.html'),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(PAGE, 'utf16le')]),
    );
    expect(await run('page.html')).toMatchObject({ code: 0, err: 'read page.html (html, da): 10 rows\n' });
  });
});

describe('an input that cannot be read ends with a sentence, and writes nothing', () => {
  it.each<[string, string[], number, RegExp]>([
    [
      'a page without a list',
      [policyFile('en-no-cookies.html')],
      1,
      /^en-no-cookies\.html: no table or list of cookies was found in it \(read as html\); nothing is written\n/,
    ],
    [
      'a list that a script puts in',
      ['/script'],
      1,
      /its list is put in by a script of Cookiebot: open the page in a browser, save it, and give the file/,
    ],
    ['an address that is not there', ['/nothing'], 3, /\/nothing: the server answers 404 Not Found\n$/],
    ['a redirect without end', ['/loop'], 3, /\/loop: it redirects without end\n$/],
    ['an encoding that nobody knows', ['/klingon'], 3, /its encoding "klingon" is none that is known/],
    ['a PDF', ['/pdf'], 3, /\/pdf: it is a PDF: turn it into text \(pdftotext -layout/],
    ['a picture', ['/picture'], 3, /\/picture: it is image\/png, and no page\n$/],
    ['a page that is too large', ['/large'], 3, /\/large: it is larger than 16 MiB\n$/],
    ['an answer that breaks off', ['/broken'], 3, /\/broken: the answer broke off/],
    [
      'a host that is not there',
      ['http://nowhere.invalid/'],
      3,
      /nowhere\.invalid\/: (?:there is no such host|it cannot be reached)/,
    ],
    [
      'a port that nothing listens at',
      ['http://127.0.0.1:9/'],
      3,
      /127\.0\.0\.1:9\/: (?:nothing listens there|it cannot be reached)/,
    ],
    ['a file that is not there', ['none.html'], 3, /^none\.html: there is no such file\n$/],
    ['another kind of address', ['ftp://x.example/'], 3, /only http and https are fetched/],
    ['no input', [], 2, /^name the address of a policy, or a file\n/],
    ['an unknown kind', ['x', '--kind', 'word'], 2, /--kind word: write one of html, markdown/],
    ['an unknown language', ['x', '--language', 'tlh'], 2, /--language tlh: write one of en/],
  ])('%s', async (_, args, code, said) => {
    const [where, ...others] = args;
    const ran = await run(
      ...(where === undefined ? [] : [where.startsWith('/') && !existsSync(where) ? address + where : where]),
      ...others,
    );
    expect([ran.code, ran.out, ran.err]).toEqual([code, '', expect.stringMatching(said)]);
    expect(ran.err).not.toMatch(/\n {4}at |node:internal/);
    expect(existsSync(join(folder.path, 'registry.yaml'))).toBe(false);
  });

  it('a certificate that is not trusted', async () => {
    const tls = createTlsServer(
      { key: readFileSync(`${TLS}localhost-key.pem`), cert: readFileSync(`${TLS}localhost-cert.pem`) },
      (_, answer) => answer.end(PAGE),
    );
    tls.listen(0);
    await once(tls, 'listening');
    const ran = await run(`https://localhost:${(tls.address() as AddressInfo).port}/`);
    tls.close();
    expect([ran.code, ran.err]).toEqual([
      3,
      expect.stringMatching(
        /its certificate is not trusted \(\w+\): save the page from a browser and give the file\n$/,
      ),
    ]);
  });

  it('a file that is there is kept, before anything is fetched', async () => {
    writeFileSync(join(folder.path, 'registry.yaml'), 'mine\n');
    const ran = await run(`${address}/cookies`);
    expect([ran.code, ran.err.split('\n')[0], written(), asked]).toEqual([
      2,
      'registry.yaml is there: name another file with -o, or overwrite it with --force',
      'mine\n',
      [],
    ]);
    expect((await run(`${address}/cookies`, '--force')).code).toBe(0);
    expect(written()).not.toBe('mine\n');
  });

  it('what a page says steers no terminal', async () => {
    const page =
      '<html lang="en"><h2>Cookies</h2><table><tr><th>Cookie</th><th>Duration</th></tr><tr><td>sid_1</td><td>\u001b[31mred</td></tr></table>';
    const { err, out } = await samtykke(['import', '-', '-o', '-', '--rows', '-'], folder.path, page);
    expect(err + out).not.toContain('\u001b');
    expect(err).toContain('red');
  });
});
