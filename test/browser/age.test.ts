/** A page behind the age gate that a browser has kept whole (back/forward cache): shown again, it passes the gate again. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { gatedPage } from '../../src/features/age/index.ts';
import { type FreeBrowser, freeChromium } from '../support/browsers.ts';
import { temporaryFolder } from '../support/server.ts';

const folder = temporaryFolder();
const { headers, script, scriptSource } = gatedPage();
let isOpen = true;
let server: Server;
let origin: string;
// Playwright starts a browser without a back/forward cache.
let free: FreeBrowser;
let browser: Browser;

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    const inline = url === '/gated' ? `<script>${script}</script>` : '';
    response.writeHead(200, {
      ...headers,
      'content-type': 'text/html',
      'content-security-policy': `default-src 'none'; script-src ${scriptSource}`,
    });
    response.end(`<!doctype html><head>${inline}</head><h1>${isOpen ? 'content' : 'notice'}</h1>`);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  free = await freeChromium('about:blank', folder.path);
  browser = await free.connect();
});
afterAll(async () => {
  await browser.close();
  await free.stop();
  server.close();
  folder.remove();
});

/** Opens a page, goes on, and comes back after the gate has closed. */
async function comeBackTo(path: string) {
  isOpen = true;
  const page = await (browser.contexts()[0] as NonNullable<ReturnType<Browser['contexts']>[0]>).newPage();
  await page.goto(`${origin}${path}`);
  expect(await page.textContent('h1')).toBe('content');
  await page.goto(`${origin}/elsewhere`);
  isOpen = false;
  await page.evaluate(() => {
    setTimeout(() => history.back());
  });
  return page;
}

it('is shown again as it was, where it is only stored by no cache', async () => {
  const page = await comeBackTo('/only-headers');
  await expect.poll(() => page.url()).toBe(`${origin}/only-headers`);
  expect(await page.textContent('h1')).toBe('content');
  await page.close();
});

it('asks the server anew with its script, under a policy that lets no other run', async () => {
  const page = await comeBackTo('/gated');
  await expect.poll(() => page.textContent('h1')).toBe('notice');
  expect(await page.isVisible('h1')).toBe(true);
  await page.close();
});
