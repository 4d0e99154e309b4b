/** What a site hears of what its pages were stopped at, and would have been: by the guard, the policy and the server. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consentServer, type Store, sqliteStore } from '../../src/server/index.ts';
import { axeFindings } from '../support/axe.ts';
import { launchWholeChromium, newVisitor } from '../support/browsers.ts';
import { samtykke } from '../support/process.ts';
import { registryOf } from '../support/registry.ts';
import { SECRET, temporaryFolder } from '../support/server.ts';
import { tokenFor } from '../support/tokens.ts';

const REGISTRY = `site:
  name: Behind
  domains: [behind.example]
  controllers: [{ name: Behind AS, office: Oslo, register: "1" }]
  contacts: { requests: a@behind.example }
  languages: [en]
  mode: MODE
categories: { essential: { always: true }, analytics: {} }
entries:
  - { name: consent, category: essential, retention: P1Y }
`;
/** Where the text says TRACKER there is a host that nobody has declared. */
const PAGE = `<h1>Page</h1><img alt="" src="TRACKER/image.png"><script src="TRACKER/script.js"></script>
  <style>h1 { background: url(TRACKER/background.png) }</style>
  <script>document.cookie = 'rogue_1234567=1'; localStorage.setItem('theme', 'dark'); new Image().src = 'TRACKER/made.png';</script>`;
const TOKEN = 'a-token-of-many-letters';
const pem = (name: string): Buffer => readFileSync(new URL(`../fixtures/tls/localhost-${name}.pem`, import.meta.url));
/** Chromium reports for pages over HTTPS only. */
const tls = { key: pem('key'), cert: pem('cert') };

interface Protected {
  readonly address: string;
  readonly store: Store;
  readonly database: string;
  readonly registryFile: string;
}

const folder = temporaryFolder();
const hits = new Set<string>();
const servers: Server[] = [];
const stores: Store[] = [];
let browser: Browser;
let tracker: string;

beforeAll(async () => {
  const theirs = createServer(tls, ({ url = '' }, response) => {
    hits.add(url);
    response.setHeader('content-type', url.endsWith('.js') ? 'text/javascript' : 'image/png');
    response.end(url.endsWith('.js') ? 'window.ran = true;' : '');
  });
  await new Promise<void>((resolve) => theirs.listen(0, resolve));
  servers.push(theirs);
  tracker = `https://tracker.localhost:${(theirs.address() as AddressInfo).port}`;
  // The certificate is our own; and reports do not wait for others that may come within a minute.
  browser = await launchWholeChromium(['--ignore-certificate-errors', '--short-reporting-delay']);
});
afterAll(async () => {
  await browser.close();
  for (const each of servers) {
    each.closeAllConnections();
    each.close();
  }
  for (const each of stores) await each.close();
  folder.remove();
});

/** A site behind one line, on a database of its own. */
async function startSite(mode: 'report' | 'enforce', name: string = mode): Promise<Protected> {
  const text = REGISTRY.replace('MODE', mode);
  const [database, registryFile] = [join(folder.path, `${name}.db`), join(folder.path, `${name}.yaml`)];
  writeFileSync(registryFile, text);
  const store = sqliteStore({ path: database });
  const consent = await consentServer({
    registry: await registryOf(text),
    store,
    secrets: [SECRET],
    tokens: [tokenFor(TOKEN)],
    requestsPerMinute: 0,
  });
  const site = (request: Request): Response => {
    if (new URL(request.url).pathname !== '/') return new Response(null, { status: 404 });
    const { head, banner } = consent.visit(request, 'en');
    const html = `<!doctype html><html lang="en"><head>${head}<title>Page</title></head><body>${banner}${PAGE.replaceAll('TRACKER', tracker)}</body></html>`;
    return new Response(html, {
      headers: { 'content-type': 'text/html; charset=utf-8', 'set-cookie': 'from-server=1' },
    });
  };
  const server = serve({
    fetch: (request, env) => consent.protect(request, site, env),
    port: 0,
    createServer,
    serverOptions: tls,
  }) as Server;
  await new Promise((resolve) => server.once('listening', resolve));
  servers.push(server);
  stores.push(store);
  return { address: `https://localhost:${(server.address() as AddressInfo).port}`, store, database, registryFile };
}

describe.each<['report' | 'enforce', object, readonly string[]]>([
  [
    'report',
    {
      ran: true,
      cookies: ['from-server', 'rogue_1234567'],
      theme: 'dark',
      hits: ['/background.png', '/image.png', '/made.png', '/script.js'],
    },
    [
      'page beacon tracker.localhost',
      'page cookie rogue_*',
      'page localStorage theme',
      'page script tracker.localhost',
      'policy beacon tracker.localhost',
      'policy script tracker.localhost',
      'server cookie from-server',
    ],
  ],
  [
    'enforce',
    { ran: false, cookies: [], theme: null, hits: [] },
    [
      'page beacon tracker.localhost',
      'page cookie rogue_*',
      'page localStorage theme',
      'policy beacon tracker.localhost',
      'server beacon tracker.localhost',
      'server cookie from-server',
      'server script tracker.localhost',
    ],
  ],
])('in the mode %s', (mode, happened, told) => {
  let site: Protected;
  beforeAll(async () => {
    site = await startSite(mode);
  });

  it(`${mode === 'report' ? 'all of it happens' : 'nothing of it happens'}, and is counted`, async () => {
    hits.clear();
    const context = await newVisitor(browser, { locale: 'en-GB' });
    const tab = await context.newPage();
    await tab.goto(site.address);
    await tab.waitForFunction(() => document.querySelector('[data-samtykke-message][role=status]'));
    const found = await tab.evaluate(() => ({
      ran: 'ran' in window,
      cookies: document.cookie
        .split('; ')
        .map((pair) => pair.split('=')[0] ?? '')
        .filter(Boolean)
        .sort(),
      theme: localStorage.getItem('theme'),
    }));
    expect({ ...found, hits: [...hits].sort() }).toEqual(happened);
    // A page that goes tells what it has not told.
    await tab.goto('about:blank');
    await expect.poll(() => countedOf(site), { timeout: 10_000 }).toEqual(expect.arrayContaining([...told]));
    const rows = await site.store.violations('behind.example');
    expect(rows.every((row) => row.mode === mode && row.because === 'undeclared' && row.verdict === 'denied')).toBe(
      true,
    );
    expect(JSON.stringify(rows)).not.toMatch(/1234567|png|\.js|:\d\d/);
    await context.close();
  });

  it('the operator reads it on a page that everybody can use, and nobody else reads it', async () => {
    const stranger = await (await newVisitor(browser)).newPage();
    await expect(stranger.goto(`${site.address}/samtykke/violations`)).rejects.toThrow('ERR_INVALID_AUTH_CREDENTIALS');
    await stranger.context().close();
    const context = await newVisitor(browser, {
      httpCredentials: { username: 'me', password: TOKEN },
      bypassCSP: true,
    });
    const tab = await context.newPage();
    await tab.setViewportSize({ width: 320, height: 640 });
    expect((await tab.goto(`${site.address}/samtykke/violations`))?.status()).toBe(200);
    const rows = await tab
      .locator('tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    const read = rows.flatMap(([name, kind, , , by = '']) =>
      by.split(', ').map((each) => `${each.split(' ')[0]} ${kind} ${name}`),
    );
    expect(read).toEqual(expect.arrayContaining([...told]));
    expect(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await axeFindings(tab)).toEqual([]);
    await context.close();
  });

  it('the command lists it with what would declare it', async () => {
    const args = ['violations', '--database', site.database, '--registry', site.registryFile];
    const { code, out, err } = await samtykke([...args, '--fail'], folder.path);
    expect([code, err]).toEqual([1, '']);
    for (const each of told) {
      const [by, kind, name = ''] = each.split(' ');
      const line = `^${kind} +${name.replace('*', '\\*')} +denied: undeclared +${mode} +[\\d-]+ .*\\b${by} \\d`;
      expect(out).toMatch(new RegExp(line, 'm'));
    }
    expect(out).toContain('mend: - { name: "rogue_*", kind: cookie,');
  });
});

const countedOf = async ({ store }: Protected): Promise<readonly string[]> =>
  (await store.violations('behind.example')).map(({ source, kind, name }) => `${source} ${kind} ${name}`);

it('a page tells each thing once, fifty at most, and nothing again that is refused', async () => {
  const site = await startSite('enforce', 'telling');
  const context = await newVisitor(browser, { locale: 'en-GB' });
  const tab = await context.newPage();
  const sent: string[] = [];
  await tab.route('**/samtykke/violations', (route) => {
    const { violations } = route.request().postDataJSON() as { violations: { kind: string; name: string }[] };
    sent.push(...violations.map(({ kind, name }) => `${kind} ${name}`));
    return route.fulfill({ status: 429 });
  });
  await tab.goto(site.address);
  await tab.waitForFunction(() => document.querySelector('[data-samtykke-message][role=status]'));
  const tell = (from: number, to: number): Promise<void> =>
    tab.evaluate(
      ([first = 0, end = 0]) => {
        for (let index = first; index < end; index++) document.cookie = `made-${index}=${'x'.repeat(9)}`;
        dispatchEvent(new Event('pagehide'));
      },
      [from, to],
    );
  await tell(0, 10);
  await tell(0, 10);
  await tell(5, 80);
  await tell(80, 90);
  await expect.poll(() => sent.length).toBe(50);
  expect(new Set(sent).size).toBe(50);
  expect(sent.filter((each) => each.startsWith('cookie made-')).length).toBeGreaterThan(40);
  await context.close();
});
