import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { staticSite } from '../../src/cli/static-site.ts';
import { launchChromium, newVisitor } from '../support/browsers.ts';
import { sourceRegistry } from '../support/server.ts';
import {
  accept,
  allows,
  answer,
  answerBanner,
  banner,
  choiceCookie,
  cookieNames,
  panel,
  refuse,
  save,
  whenReady,
} from '../support/surfaces.ts';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let server: Server;
let address: string;

/** Files and pages of a host that knows nothing of us: whatever `samtykke build` wrote, and a page with one tag. */
beforeAll(async () => {
  const files = staticSite(await sourceRegistry(), '/consent');
  const types: Record<string, string> = { js: 'text/javascript', html: 'text/html', css: 'text/css' };
  server = createServer((request, response) => {
    const name = (request.url ?? '').replace('/consent/', '');
    const file = files.get(name);
    response.setHeader('content-type', types[name.split('.').pop() ?? ''] ?? 'text/html');
    response.end(
      file ??
        `<!doctype html><html lang="${(request.url ?? '').slice(1) || 'nb'}"><head><script src="/consent/samtykke.js"></script></head><body><h1>Static</h1></body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  context = await newVisitor(browser);
  page = await context.newPage();
  await page.goto(`${address}/nb`);
  await whenReady(page);
});
afterEach(() => context.close());

describe('a page with one script tag and no server', () => {
  it('asks, keeps an acceptance in a cookie of its own, and asks no more', async () => {
    expect(await cookieNames(context)).toEqual([]);
    await answerBanner(page, accept);
    expect([await allows(page, 'analytics'), await allows(page, 'personalised')]).toEqual([true, false]);
    const [cookie] = await context.cookies();
    expect([cookie?.name, cookie?.path, cookie?.sameSite]).toEqual(['consent', '/', 'Lax']);
    await page.reload();
    await whenReady(page);
    expect([await banner(page).count(), await allows(page, 'analytics')]).toEqual([0, true]);
  });

  it('keeps a refusal without an identifier, and a finer choice as it was made', async () => {
    await answerBanner(page, refuse);
    expect(await choiceCookie(context)).toMatch(/^1\.\w+\.\.functionality!analytics!personalised\.\.$/);
    await page.evaluate(() => window.samtykke.show());
    await answer(panel(page), 'analytics', 'some').check();
    await panel(page).getByLabel('hotjar').check();
    await save(panel(page)).click();
    await panel(page).waitFor({ state: 'detached' });
    expect([await allows(page, 'analytics', 'hotjar'), await allows(page, 'analytics', 'google')]).toEqual([
      true,
      false,
    ]);
  });

  it('keeps one provider that is allowed in the place of a frame, and asks about the rest', async () => {
    const frame =
      '<iframe title="Poll" data-samtykke="analytics:hotjar" data-src="https://poll.hotjar.example/"></iframe>';
    await page.route('**/framed', (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><html lang="nb"><head><script src="/consent/samtykke.js"></script></head><body>${frame}</body></html>`,
      }),
    );
    await page.goto(`${address}/framed`);
    await page.getByRole('group', { name: 'Poll' }).getByRole('button', { name: 'Last alltid inn' }).click();
    await expect.poll(() => choiceCookie(context)).toMatch(/^1\.\w+\.\.analytics~[\w-]{6}~\+hotjar\./);
    expect([await allows(page, 'analytics', 'hotjar'), await allows(page, 'analytics')]).toEqual([true, false]);
    expect(await banner(page).isVisible()).toBe(true);
  });

  it.each([
    ['zh-CN', '您对 Cookie 的选择'],
    ['pt-BR', 'A sua escolha sobre cookies'],
    ['nn', 'Ditt valg av informasjonskapsler'],
    ['tlh', 'Ditt valg av informasjonskapsler'],
  ])('speaks to a page in %s', async (language, title) => {
    await page.goto(`${address}/${language}`);
    await banner(page).waitFor();
    expect(await banner(page).innerText()).toContain(title);
  });

  it('has a policy page with the visitor’s status, which follows the choice', async () => {
    await page.goto(`${address}/consent/policy.no.html`);
    await whenReady(page);
    expect(await page.locator('table tbody tr').count()).toBe(104);
    await answerBanner(page, refuse);
    expect((await page.locator('[data-samtykke-status]').innerText()).replace(/\s+/g, ' ')).toContain(
      'Statistikk Avslått',
    );
  });
});
