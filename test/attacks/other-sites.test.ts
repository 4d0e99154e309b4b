/** What pages of other sites try on a visitor of ours: to answer for them, to read of them, to hold our pages in theirs. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { attackedRegistry, attackedSite, openPage } from '../support/attacks.ts';
import { launchChromium, newVisitor } from '../support/browsers.ts';
import { ORIGIN, setCookies, type TestServer, testServer } from '../support/server.ts';
import type { TestSite } from '../support/site.ts';
import { accept, banner, choiceCookie, whenReady } from '../support/surfaces.ts';
import { tokenFor } from '../support/tokens.ts';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

describe('the server takes no answer', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer();
  });
  afterEach(() => vi.restoreAllMocks());

  const fields = (): Record<string, string> => ({
    choice: 'accept',
    registry: server.registry.version,
    language: 'no',
    surface: 'banner',
    asked: 'functionality analytics',
  });
  const bodyOf = (type: string): string =>
    type.startsWith(FORM_TYPE)
      ? `${new URLSearchParams(fields())}`
      : JSON.stringify({ ...fields(), asked: ['functionality', 'analytics'] });
  const post = (type: string, headers: Record<string, string>): Promise<Response> =>
    server.consent.fetch(
      new Request(`${ORIGIN}/samtykke/choice`, {
        method: 'POST',
        headers: { 'content-type': type, ...headers },
        body: bodyOf(type),
      }),
    );

  it.each([JSON_TYPE, FORM_TYPE])('but it does from a page of the site, as %s', async (type) => {
    const response = await post(type, { origin: ORIGIN, 'sec-fetch-site': 'same-origin', 'sec-fetch-user': '?1' });
    expect(setCookies(response)[0]?.value).toContain('analytics~');
  });

  const ORIGINS: readonly Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: '' },
    { origin: 'https://night.test.evil.example' },
    { origin: 'https://evil-nightstage.example' },
    { origin: 'https://nightstage.example.' },
    { origin: 'https://nightstage.example@evil.example' },
    { origin: 'http://www.nightstage.example' },
    { origin: 'http://night.test:81' },
    { origin: 'http://sub.night.test' },
    { origin: 'file://' },
    { origin: 'chrome-extension://nightstage.example' },
    { origin: `${ORIGIN}, https://evil.example` },
    { origin: 'https://evil.example', referer: `${ORIGIN}/` },
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: 'http://sub.night.test', 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', referer: `${ORIGIN}/` },
    { 'sec-fetch-site': 'Same-Origin' },
    { 'sec-fetch-site': 'same-origin, cross-site' },
    { 'sec-fetch-site': '' },
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    { origin: 'https://evil.example', 'x-forwarded-proto': 'https' },
  ];

  it.each(ORIGINS)('from %o', async (headers) => {
    const added = vi.spyOn(server.store, 'addRecord');
    for (const type of [JSON_TYPE, FORM_TYPE]) {
      const response = await post(type, headers);
      expect([
        type,
        response.status,
        setCookies(response)
          .map(({ value }) => value)
          .join(''),
      ]).toEqual([type, 403, '']);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
    expect(added).not.toHaveBeenCalled();
  });

  it.each([
    'text/plain',
    'text/plain;application/json',
    'multipart/form-data; boundary=x',
    'application/json+x',
    'text/json',
    'application/xml',
    '',
  ])('of the type %o, which a page of another site may send', async (type) => {
    const own = { origin: ORIGIN, 'sec-fetch-site': 'same-origin' };
    expect([(await post(type, own)).status, setCookies(await post(type, own))]).toEqual([415, []]);
  });
});

describe('an address to go back to is one of this site', () => {
  const ADDRESSES = [
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    ' //evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/x/../\\evil.example',
    '/%2e%2e//evil.example',
    '/%5cevil.example',
    '///evil.example',
    '/@evil.example',
    '.evil.example',
    '@evil.example',
    '/\r\nlocation: https://evil.example',
    '/?x\r\nset-cookie: a=b',
    'data:text/html,x',
    '/\u2028/evil.example',
    '/\u0000/evil.example',
    '//evil.example/%2f..',
    '/.\\/evil.example',
  ];

  it.each(ADDRESSES)('whoever says %o', async (address) => {
    const server = await testServer();
    const taken = await server.submit({ choice: 'refuse', return: address }, { 'sec-fetch-user': '?1' });
    expect(taken.status).toBe(303);
    const page = await (await server.get(`/samtykke/choice?return=${encodeURIComponent(address)}`)).text();
    const links = [...page.matchAll(/(?:href|action|value)="([^"]*evil\.example[^"]*)"/g)].map((each) =>
      (each[1] as string).replaceAll('&amp;', '&'),
    );
    for (const link of [taken.headers.get('location') as string, ...links]) {
      const { origin, searchParams } = new URL(link, `${ORIGIN}/samtykke/choice`);
      expect([link, origin]).toEqual([link, ORIGIN]);
      // As a parameter of our own page it is checked there again.
      const next = searchParams.get('return');
      if (next !== null) expect([next, new URL(next, ORIGIN).origin]).toEqual([next, ORIGIN]);
    }
    expect(taken.headers.getSetCookie().filter((each) => each.startsWith('a='))).toEqual([]);
  });
});

describe('a page of another site, in a browser,', () => {
  const token = 'a-token-of-many-letters';
  let browser: Browser;
  let site: TestSite;
  let other: Server;
  let origin: string;
  let context: BrowserContext;
  let tab: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    site = await attackedSite({
      registry: await attackedRegistry(),
      tokens: [tokenFor(token)],
      pages: { '/': openPage('<h1>Ours</h1>') },
    });
    other = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><h1>Theirs</h1>');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
    other.closeAllConnections();
    other.close();
  });
  beforeEach(async () => {
    context = await newVisitor(browser, { locale: 'en-GB' });
    tab = await context.newPage();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await context.close();
  });

  /** Runs code on their page; `ours` is our address, `fields` what an answer needs. */
  const run = <T>(code: string): Promise<T> => {
    const fields = {
      choice: 'accept',
      registry: site.consent.registry.version,
      language: 'en',
      surface: 'banner',
      asked: 'functionality analytics',
    };
    return tab.evaluate(`(async () => { const ours = ${JSON.stringify(site.address)}, fields = ${JSON.stringify(fields)};
      const json = JSON.stringify({ ...fields, asked: fields.asked.split(' ') }), at = ours + '/samtykke/choice';
      const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
      const form = (enctype, more = fields) => { const form = Object.assign(document.createElement('form'), { method: 'post', action: at, enctype });
        for (const [name, value] of Object.entries(more)) form.append(Object.assign(document.createElement('input'), { name, value }));
        document.body.append(form); return form; };
      const inFrame = (form) => { document.body.append(Object.assign(document.createElement('iframe'), { name: 'inner' })); form.target = 'inner'; form.submit(); };
      ${code} })()`);
  };

  const ANSWERS: Record<string, string> = {
    'by a form in the same tab': `form('application/x-www-form-urlencoded').submit();`,
    'by a form in a frame': `inFrame(form('application/x-www-form-urlencoded'));`,
    'by a form of texts that makes JSON': `inFrame(form('text/plain', { [json.slice(0, -1) + ',"x":"']: '"}' }));`,
    'by a form in parts': `inFrame(form('multipart/form-data'));`,
    'by a form in a frame without an origin': `const frame = Object.assign(document.createElement('iframe'), { sandbox: 'allow-scripts allow-forms' });
      frame.srcdoc = form('application/x-www-form-urlencoded').outerHTML +
        '<script>const all = ' + JSON.stringify(fields) + '; for (const each of document.querySelectorAll("input")) each.value = all[each.name]; document.forms[0].submit();</' + 'script>';
      document.body.append(frame); `,
    'by a request without CORS': `await fetch(at, { method: 'POST', mode: 'no-cors', credentials: 'include', body: new URLSearchParams(fields) }).catch(() => {});`,
    'by a request of texts': `await fetch(at, { method: 'POST', mode: 'no-cors', credentials: 'include', body: json }).catch(() => {});`,
    'by a request with CORS': `await fetch(at, { method: 'POST', credentials: 'include', headers: { 'content-type': 'application/json' }, body: json }).catch(() => {});`,
    'by a beacon': `navigator.sendBeacon(at, new Blob([new URLSearchParams(fields)], { type: 'application/x-www-form-urlencoded' }));`,
    'by a request of which the address is said to be ours': `await fetch(at, { method: 'POST', mode: 'no-cors', credentials: 'include', referrer: '/', referrerPolicy: 'no-referrer',
      body: new URLSearchParams(fields) }).catch(() => {});`,
  };
  it.each(Object.keys(ANSWERS))('answers for nobody %s', async (name) => {
    await tab.goto(site.address);
    const added = vi.spyOn(site.store, 'addRecord');
    const asked = vi.spyOn(site.consent, 'fetch');
    await tab.goto(origin);
    await run(ANSWERS[name] as string).catch((error: Error) =>
      expect(error.message).toContain('context was destroyed'),
    );
    await expect.poll(() => asked.mock.calls.map(([{ url }]) => new URL(url).pathname)).toContain('/samtykke/choice');
    await tab.waitForTimeout(100);
    expect(added).not.toHaveBeenCalled();
    expect((await choiceCookie(context)) ?? '').not.toContain('~');
  });

  it('reads nothing of our visitor, by a request, a script or a style sheet', async () => {
    await tab.goto(site.address);
    await whenReady(tab);
    await accept(banner(tab)).click();
    await expect.poll(() => choiceCookie(context)).toContain('analytics~');
    const consentId = (await choiceCookie(context))?.split('.')[4] ?? '';
    const own = await tab.evaluate(async (path) => (await fetch(path)).json(), `/samtykke/records/${consentId}`);
    expect(own).toMatchObject({ consentId });
    await tab.goto(origin);
    const read = await run<readonly string[]>(`
      const read = []; const before = new Set(Object.getOwnPropertyNames(window)); onerror = (message) => read.push(...(/JSON|Unexpected token/.test(message) ? [message] : []));
      const paths = ['status', 'records/${consentId}', 'choice', 'policy/en', 'registry/${site.consent.registry.version}', 'openapi.json', 'violations', 'health', 'ready'];
      for (const path of paths) for (const credentials of ['include', 'omit', 'same-origin']) for (const mode of ['cors', 'no-cors'])
        await fetch(ours + '/samtykke/' + path, { mode, credentials }).then(async (answer) => { if (await answer.text()) read.push(path); }, () => {});
      const element = (tag, more) => new Promise((resolve) => document.head.append(Object.assign(document.createElement(tag), more, { onload: resolve, onerror: resolve })));
      for (const path of paths) { const address = ours + '/samtykke/' + path;
        await element('script', { src: address }); await element('script', { src: address, type: 'module' }); await element('link', { rel: 'stylesheet', href: address });
        await import(address).then((all) => read.push(path + ' imported'), () => {}); }
      const rules = [...document.styleSheets].flatMap((sheet) => { try { return [...sheet.cssRules]; } catch { return []; } });
      return [...read, ...rules.map(String), ...Object.getOwnPropertyNames(window).filter((name) => !before.has(name))];`);
    expect(read).toEqual([]);
  });

  it('has none of our pages in a frame of its own', async () => {
    await tab.goto(origin);
    const paths = [
      '/samtykke/choice',
      '/samtykke/choice?return=/',
      '/samtykke/policy',
      '/samtykke/policy/en',
      `/samtykke/policy/en/${site.consent.registry.version}`,
      '/samtykke/violations',
      '/samtykke/status',
      '/samtykke/records/x',
      `/samtykke/registry/${site.consent.registry.version}`,
      '/samtykke/openapi.json',
      '/samtykke/samtykke.js',
      '/samtykke/nothing',
      '/samtykke/health',
      '/.well-known/gpc.json',
    ];
    await run(`for (const path of ${JSON.stringify(['/', ...paths])})
      document.body.append(Object.assign(document.createElement('iframe'), { src: ours + path }));`);
    const shown = (): readonly string[] =>
      tab
        .frames()
        .slice(1)
        .map((frame) => frame.url().replace(site.address, ''));
    // What the site itself lets others show is there: the frames are looked at.
    await expect.poll(shown).toEqual(['/', ...paths.map(() => 'chrome-error://chromewebdata/')]);
  });
});
