/** `samtykke audit` as a person and a pipeline run it: from a first finding to green. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditReport } from '../../../src/audit/index.ts';
import { sqliteStore } from '../../../src/server/index.ts';
import { engineOption } from '../../support/browsers.ts';
import { type Ran, samtykke } from '../../support/process.ts';

const REGISTRY = `site:
  name: Corner Shop
  domains: [127.0.0.1]
  controllers: [{ name: Corner Shop AS, office: Oslo, register: "1" }]
  contacts: { requests: privacy@shop.example }
  languages: [en]
categories:
  essential: { always: true }
entries:
  - name: consent
    category: essential
    retention: P1Y
    details: Remembers your choice
    justification: { criterion: requested-service, reason: You would be asked again }
  # The basket is dropped when the shop closes.
  - name: basket
    category: essential
    retention: PT12H
    details: Holds what you want to buy
    justification: { criterion: requested-service, reason: You asked for it }
`;

let site: Server;
let address: string;
let folder: string;
/** Where nobody answers any more. */
let closed: string;
beforeAll(async () => {
  site = createServer((request, response) => {
    if (request.url === '/count.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' });
      response.end("document.cookie = 'visits=' + Math.random() + '; max-age=63072000; path=/';");
      return;
    }
    if (request.url !== '/') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'basket=empty; Max-Age=43200; Path=/' });
    response.end(
      '<!doctype html><title>Shop</title><link rel="icon" href="data:,"><h1>Shop</h1><script src="/count.js"></script>',
    );
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  closed = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
  await new Promise((done) => other.close(done));
  folder = mkdtempSync(join(tmpdir(), 'samtykke-audit-command-'));
  writeFileSync(join(folder, 'registry.yaml'), REGISTRY);
});
afterAll(() => {
  site.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The first audit has what the command finds by itself. */
const BY_ITSELF = ['--states', 'before', '--wait-quiet', '0.3'];
const BRIEF = [...BY_ITSELF, ...engineOption()];

/** A folder with the registry alone, since an audit may write to it. */
function ownFolder(name: string) {
  const path = join(folder, name);
  mkdirSync(path);
  writeFileSync(join(path, 'registry.yaml'), REGISTRY);
  const audit = (...args: readonly string[]): Promise<Ran> => samtykke(['audit', address, ...args], path);
  return { path, audit, read: (file: string): string => readFileSync(join(path, file), 'utf8') };
}

// An audit mostly waits: several commands side by side.
describe.concurrent('samtykke audit', () => {
  it('names what is undeclared with who set it, keeps it, and is green with it as a baseline', {
    timeout: 240_000,
  }, async () => {
    const { path, audit, read } = ownFolder('names');
    const files = ['--format', 'sarif', '--out', 'a.sarif', '--format', 'html', '--out', 'a.html', '--out', 'a.json'];
    const known = ['--baseline', 'known.json'];
    const first = await audit(...BY_ITSELF, ...files, '--database', 'site.db', ...known, '--write-baseline');
    expect([first.err, first.code]).toEqual(['', 1]);
    expect(first.out).toMatch(/error undeclared: new cookie "visits", undeclared, set by script .*count\.js/);
    expect(first.out).toContain('lives 730 days');
    const { findings, complete, patch } = JSON.parse(read('a.json')) as AuditReport;
    expect([complete, findings.map(({ rule, subject }) => [rule, subject.kind, subject.name])]).toEqual([
      true,
      [['undeclared', 'cookie', 'visits']],
    ]);
    expect(findings[0]?.evidence[0]?.stack?.[0]).toMatchObject({ url: `${address}count.js`, line: 1 });
    expect(patch).toContain('+  - name: visits');
    expect(JSON.parse(read('a.sarif'))).toMatchObject({ version: '2.1.0' });
    expect(read('a.html')).toContain('data:image/jpeg;base64,');
    expect(read('registry.yaml')).toBe(REGISTRY);

    const store = sqliteStore({ path: join(path, 'site.db') });
    const kept = await store.latestAudit('127.0.0.1');
    await store.close();
    expect(JSON.parse(kept?.report ?? '')).toMatchObject({ findings: [{ rule: 'undeclared' }] });
    expect(kept?.page).toContain('<!doctype html>');

    const held = await audit(...BRIEF, ...known);
    expect([held.code, held.out]).toEqual([0, expect.stringContaining('clean')]);
  });

  it('declares what is undeclared where it is to, and says no more of it', { timeout: 120_000 }, async () => {
    const { audit, read } = ownFolder('declares');
    expect((await audit(...BRIEF, '--write')).code).toBe(1);
    expect(read('registry.yaml')).toContain('  - name: visits');
    expect(read('registry.yaml')).toContain('# The basket is dropped when the shop closes.');
    const last = await audit(...BRIEF);
    expect(last.out).not.toContain('undeclared');
  });

  it('says of an address where nobody answers what was not covered, and is never clean', {
    timeout: 120_000,
  }, async () => {
    const { code, out } = await samtykke(['audit', closed, ...BRIEF], folder);
    expect([code, out]).toEqual([3, expect.stringContaining(`not covered: ${closed}`)]);
    expect(out).not.toContain('clean');
  });

  it('tells how to mend it where what goes into pages was not built, and ends', { timeout: 120_000 }, async () => {
    const copy = join(folder, 'copy');
    cpSync(new URL('../../../src', import.meta.url), join(copy, 'src'), { recursive: true });
    for (const name of ['package.json', 'node_modules'])
      symlinkSync(new URL(`../../../${name}`, import.meta.url), join(copy, name));
    const { code, err } = await samtykke(['audit', address, ...BRIEF], folder, '', join(copy, 'src/cli/main.ts'));
    expect(err).toMatch(/^the audit's hooks are not built .*: run npm run build\n$/);
    expect(code).toBe(3);
  });

  it.each([
    ['no address', [], /name the address of the site/],
    ['an unknown state', ['--states', 'befor'], /there is no such state; .*before/],
    ['an unknown format', ['--format', 'pdf'], /--format pdf: write one of text, json/],
    ['a file of no known kind', ['--out', 'a.doc'], /--out a\.doc: say with --format/],
    ['a baseline that is not there', ['--baseline', 'none.json'], /none\.json: there is no such file/],
    ['a baseline to write nowhere', ['--write-baseline'], /name the file with --baseline/],
    ['a schedule without a database', ['--schedule', 'P1D'], /name the database/],
    ['a schedule too short', ['--schedule', 'PT1M', '--database', 'x.db'], /ten minutes or more/],
    ['a host without an address', ['--resolve', 'shop.test'], /--resolve shop\.test: write it like/],
    ['a wait that is none', ['--wait-quiet', '300'], /--wait-quiet .*0\.1 to 60/],
    ['no certificate', ['--trust', 'none.pem'], /none\.pem: there is no such file/],
  ])('tells a mistake in the call and what to write: %s', async (what, args, message) => {
    const { code, err } = await samtykke(['audit', ...(what === 'no address' ? [] : [address]), ...args], folder);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
    expect(err).not.toMatch(/\n\s+at /);
  });
});
