import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Permissions } from '../../src/decision/index.ts';
import { type PolicyUse, policyFor, withoutLeads, withPolicy } from '../../src/filter/policy.ts';
import { type DecisionTable, tableOf } from '../../src/registry/index.ts';
import { launchChromium, newVisitor } from '../support/browsers.ts';
import { registryOf } from '../support/registry.ts';

const REGISTRY = `site:
  name: Sent
  domains: [localhost]
  controllers: [{ name: Sent AS, office: Oslo, register: "1" }]
  contacts: { requests: a@sent.example }
  languages: [en]
categories: { essential: { always: true }, analytics: {} }
providers:
  tracker: { hosts: [127.0.0.1], role: processor, policy: "https://tracker.example/" }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: _t, provider: tracker, category: analytics, retention: P30D }
`;

/** What a page's script cannot stop, by the path that the tracker is asked for. */
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>
<style>
  @import "TRACKER/import.css";
  @font-face { font-family: theirs; src: url("TRACKER/font.woff2"); }
  body { background-image: url("TRACKER/background.png"); }
  h1 { font-family: theirs; }
</style>
<link rel="stylesheet" href="TRACKER/sheet.css">
<link rel="prefetch" href="TRACKER/prefetch.js">
<link rel="preload" as="script" href="TRACKER/preload.js">
<script src="TRACKER/script.js"></script>
<script src="/go/redirected.js"></script>
<script type="module">import("TRACKER/dynamic.js").catch(() => {}); window.inline = eval("1 + 1");</script>
<script type="module" src="TRACKER/module.js"></script>
</head><body>
<h1>Page</h1>
<img alt="" src="TRACKER/image.png"><img alt="" src="/go/redirected.png">
<img alt="" id="local" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">
<iframe title="Theirs" src="TRACKER/frame.html"></iframe>
<iframe title="Redirected" src="/go/redirected.html"></iframe>
<iframe title="Blank" srcdoc="&lt;img alt='' src='TRACKER/srcdoc.png'&gt;"></iframe>
<object data="TRACKER/object.html"></object>
<video src="TRACKER/video.mp4" preload="auto"></video>
<p style="background: url(TRACKER/attribute.png)">Text</p>
<form action="TRACKER/form.html" target="sink"><button>Send</button></form><iframe title="Sink" name="sink"></iframe>
<script>
  new Worker("/worker.js");
  new Worker(URL.createObjectURL(new Blob(["fetch('TRACKER/blob-worker', { mode: 'no-cors' }).catch(() => {})"])));
  fetch("TRACKER/fetch", { mode: "no-cors" }).catch(() => {});
  navigator.sendBeacon("TRACKER/beacon");
  new WebSocket("TRACKER/socket".replace("http", "wss"));
  new EventSource("TRACKER/events");
  document.forms[0].submit();
</script>
</body></html>`;
const WORKER = `if (typeof document === "undefined") {
  fetch("TRACKER/worker", { mode: "no-cors" }).catch(() => {});
  try { importScripts("TRACKER/worker.js"); } catch {}
}`;
/** A script that the browser keeps before it becomes a worker. */
const CACHED = `<!doctype html><script src="/worker.js"></script><script>onload = () => new Worker("/worker.js");</script>`;
const NONCED = `<!doctype html><script nonce="abc">window.nonced = true;</script><script>window.plain = true;</script>
<script nonce="abc" src="TRACKER/nonced.js"></script>
<script nonce="abc">
  const script = document.createElement("script");
  script.src = "TRACKER/dynamic.js";
  document.head.append(script);
</script><img alt="" src="TRACKER/image.png">`;
const FRAMES = `<!doctype html><iframe src="/text.txt"></iframe><iframe src="/worker.js"></iframe><iframe src="/own.html"></iframe>`;

const ALL = [...new Set(PAGE.match(/TRACKER\/[\w.-]+/g))].map((each) => each.slice('TRACKER'.length));
const LEAKS = [...ALL, '/redirected.js', '/redirected.png', '/redirected.html', '/worker', '/worker.js'].sort();

/** What the site sends besides; a test sets it. */
let use: PolicyUse | undefined;
let isAllowed = false;
let ownPolicy = '';
let ownHeaders: Record<string, string> = {};
const hits = new Set<string>();
const destinations: string[] = [];

let browser: Browser;
let context: BrowserContext;
let tab: Page;
let table: DecisionTable;
let tracker: Server;
let site: Server;
let trackerAddress: string;
let address: string;

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  html: 'text/html',
  png: 'image/png',
  txt: 'text/plain',
};
const typeOf = (path: string): string => TYPES[path.split('.')[1] ?? ''] ?? 'text/plain';

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<[Server, number]> {
  const server = createServer(answer);
  // A WebSocket over TLS, which this server does not speak: its first bytes are as good as a request.
  server.on('clientError', (error: Error & { rawPacket?: Buffer }, socket) => {
    if (error.rawPacket?.[0] === 0x16) hits.add('/socket');
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return [server, (server.address() as AddressInfo).port];
}

function answerAsTracker(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url?.split('?')[0] ?? '';
  if (path !== '/favicon.ico') hits.add(path);
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('content-type', typeOf(path));
  response.end();
}

function bodyOf(path: string): string | undefined {
  const pages: Record<string, string> = { '/': PAGE, '/cached': CACHED, '/nonced': NONCED, '/frames': FRAMES };
  const files: Record<string, string> = { '/worker.js': WORKER, '/text.txt': 'text', '/own.html': 'own' };
  return (pages[path] ?? files[path])?.replaceAll('TRACKER', trackerAddress);
}

const permissions = (): Permissions => ({
  maxLifetimeSeconds: 1,
  parts: table.parts.map(({ purpose }) =>
    table.purposes[purpose]?.always || isAllowed
      ? { allowed: true, because: 'granted' }
      : { allowed: false, because: 'undecided' },
  ),
});

/** As a host does with what the site answers. */
function headersFor(path: string, request: IncomingMessage): Headers {
  const headers = new Headers({ 'content-type': path.includes('.') ? typeOf(path) : 'text/html', ...ownHeaders });
  if (path.includes('.')) headers.set('cache-control', 'max-age=3600');
  if (ownPolicy) headers.set('content-security-policy', ownPolicy);
  if (!use) return headers;
  const destination = request.headers['sec-fetch-dest']?.toString();
  withPolicy(headers, policyFor(table, permissions()), { ...use, destination });
  if (use.mode === 'enforce') withoutLeads(headers, address + path, table, permissions());
  return headers;
}

function answerAsSite(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? '';
  if (path.startsWith('/go/')) {
    response.writeHead(302, { location: trackerAddress + path.slice(3) }).end();
    return;
  }
  const body = bodyOf(path);
  if (path === '/worker.js') destinations.push(`${request.headers['sec-fetch-dest']}`);
  response.writeHead(body === undefined ? 404 : 200, Object.fromEntries(headersFor(path, request))).end(body);
}

beforeAll(async () => {
  table = tableOf(await registryOf(REGISTRY));
  const [theirs, theirPort] = await listen(answerAsTracker);
  const [ours, ourPort] = await listen(answerAsSite);
  [tracker, site] = [theirs, ours];
  trackerAddress = `http://127.0.0.1:${theirPort}`;
  address = `http://localhost:${ourPort}`;
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  for (const server of [tracker, site]) {
    server.closeAllConnections();
    server.close();
  }
});
beforeEach(async () => {
  use = undefined;
  isAllowed = false;
  ownPolicy = '';
  ownHeaders = {};
  hits.clear();
  destinations.length = 0;
  context = await newVisitor(browser, { locale: 'en-GB' });
  tab = await context.newPage();
  // What a browser tells an endpoint it tells the page as well; endpoints hear of it over https only, after a minute.
  await tab.addInitScript(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    document.addEventListener('securitypolicyviolation', ({ disposition, effectiveDirective, blockedURI }) => {
      told.push(`${disposition} ${effectiveDirective} ${blockedURI}`);
    });
  });
});
afterEach(() => context.close());

async function open(path: string): Promise<void> {
  await tab.goto(address + path);
  // Nothing tells that a request is not made: what was going to be made is made by now.
  await tab.waitForTimeout(1_500);
}
const held = (name: string): Promise<unknown> => tab.evaluate((key) => (window as never)[key], name);

describe('what a page makes its browser load', () => {
  it('reaches the tracker in each of these ways without a policy', async () => {
    await open('/');
    expect([...hits].sort()).toEqual(LEAKS);
  });

  it('reaches it in none of them with the policy, and the page works', async () => {
    use = { mode: 'enforce' };
    await open('/');
    expect([...hits]).toEqual([]);
    expect(await held('inline')).toBe(2);
    expect(await tab.locator('#local').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  });

  it('reaches it in all of them once its part is allowed', async () => {
    use = { mode: 'enforce' };
    isAllowed = true;
    await open('/');
    expect([...hits].sort()).toEqual(LEAKS);
  });

  it('reaches it in report mode, and the browser tells of it', async () => {
    use = { mode: 'report', reportTo: '/reports' };
    await open('/');
    expect([...hits].sort()).toEqual(LEAKS);
    const told = (await tab.evaluate(() => (window as { told?: string[] }).told)) ?? [];
    for (const [directive, path] of [
      ['img-src', '/image.png'],
      ['font-src', '/font.woff2'],
      // Of a frame browsers tell the host only.
      ['frame-src', ''],
      ['script-src-elem', '/dynamic.js'],
      ['style-src-elem', '/import.css'],
      ['connect-src', '/fetch'],
    ])
      expect(told).toContain(`report ${directive} ${trackerAddress}${path}`);
  });

  it('does not reach it from a worker whose script the browser had kept', async () => {
    use = { mode: 'enforce' };
    await open('/cached');
    expect([...hits]).toEqual([]);
    expect(destinations).toEqual(['script', 'worker']);
  });

  it('does not reach it by a header of the page', async () => {
    const link = `<${trackerAddress}/linked.js>; rel=preload; as=script, </worker.js>; rel=preload; as=script`;
    ownHeaders = { link, refresh: `0; url=${trackerAddress}/refreshed.html` };
    use = { mode: 'enforce' };
    await open('/own.html');
    expect([...hits]).toEqual([]);
    expect([tab.url(), destinations]).toEqual([`${address}/own.html`, ['script']]);
    use = undefined;
    await open('/frames');
    expect([...hits].sort()).toEqual(['/linked.js', '/refreshed.html']);
  });
});

describe("the site's own policy", () => {
  it.each([
    ["script-src 'nonce-abc'", ['/nonced.js']],
    ["script-src 'nonce-abc' 'strict-dynamic'", ['/dynamic.js', '/nonced.js']],
  ])('%s holds beside ours, whichever is the stricter', async (policy, scripts) => {
    ownPolicy = policy;
    use = { mode: 'enforce' };
    await open('/nonced');
    expect([await held('nonced'), await held('plain'), [...hits]]).toEqual([true, undefined, []]);
    isAllowed = true;
    await open('/nonced');
    expect([await held('nonced'), await held('plain')]).toEqual([true, undefined]);
    expect([...hits].sort()).toEqual([...scripts, '/image.png'].sort());
  });
});

describe('a response that is no page', () => {
  const readable = (): Promise<boolean[]> =>
    tab.evaluate(() =>
      Array.from(document.querySelectorAll('iframe'), ({ contentDocument }) => !!contentDocument?.body),
    );

  it('is a realm without a guard, in a frame or a window, without the policy', async () => {
    await open('/frames');
    expect(await readable()).toEqual([true, true, true]);
  });

  it('is none with it, while pages of the site still frame each other', async () => {
    use = { mode: 'enforce' };
    await open('/frames');
    expect(await readable()).toEqual([false, false, true]);
    for (const path of ['/text.txt', '/worker.js']) {
      const [popup] = await Promise.all([
        context.waitForEvent('page'),
        tab.evaluate((to) => Object.assign(window, { opened: window.open(to) }) && undefined, path),
      ]);
      await popup.waitForLoadState();
      expect(await popup.evaluate(() => self.origin)).toBe('null');
    }
  });
});
