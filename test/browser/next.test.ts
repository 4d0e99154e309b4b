/** The example for Next.js, built and served as its README says. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { launchChromium, newVisitor } from '../support/browsers.ts';
import { temporaryFolder } from '../support/server.ts';
import { accept, banner, cookieNames, refuse, whenReady } from '../support/surfaces.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const data = temporaryFolder();
const env = {
  ...process.env,
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  // It would fetch what a lock file lacks for other platforms, and write that down.
  NEXT_IGNORE_INCORRECT_LOCKFILE: '1',
  PORT: '0',
  DATA: data.path,
};

let browser: Browser;
let server: ChildProcess;
let address: string;
beforeAll(async () => {
  await run(join(root, 'node_modules/.bin/tsc'), ['-b', 'src/server'], { cwd: root });
  await run(process.execPath, ['node_modules/next/dist/bin/next', 'build', 'examples/next'], { cwd: root, env });
  const child = spawn(process.execPath, ['examples/next/server.mjs'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server = child;
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('http://')) continue;
    address = line;
    break;
  }
  child.stdout.resume();
  browser = await launchChromium();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  if (server?.kill()) await once(server, 'exit');
  data.remove();
});

/** What the third party was asked for, and what the page complained of. */
const heard = { asked: [] as string[], complaints: [] as string[] };
let context: BrowserContext;
afterEach(() => context.close());

async function visitor(options: BrowserContextOptions = {}): Promise<Page> {
  heard.asked.length = 0;
  heard.complaints.length = 0;
  context = await newVisitor(browser, { locale: 'en-GB', ...options });
  await context.route('https://stats.example/**', (route) => {
    heard.asked.push(new URL(route.request().url()).pathname);
    return route.fulfill({ contentType: 'text/javascript', body: 'document.documentElement.dataset.stats = "ran"' });
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => heard.complaints.push(error.message));
  page.on('console', (message) => {
    // Features of Chrome's that Chromium does not know.
    if (message.type() === 'error' && !message.text().includes('Permissions-Policy'))
      heard.complaints.push(message.text());
  });
  await page.goto(address);
  return page;
}

const signIn = (page: Page): Promise<number> =>
  page.evaluate(async () => (await fetch('/sign-in', { method: 'POST' })).status);
const has = (name: string): Promise<boolean> => cookieNames(context).then((names) => names.includes(name));

it('is guarded before a choice, and works', async () => {
  const page = await visitor();
  await whenReady(page);
  const sent = await page.request.get(address, { headers: { accept: 'text/html' } });
  expect(await sent.text()).toContain('<script type="text/plain" data-samtykke="analytics:stats" async=""');
  expect(await page.locator('head > *').first().textContent()).toContain('samtykke');
  // React has taken over, without a word about what the server sent.
  await page.getByRole('button', { name: 'Pressed 0 times' }).click();
  await page.getByRole('button', { name: 'Pressed 1 times' }).waitFor();
  expect(await signIn(page)).toBe(204);
  expect(await cookieNames(context)).toEqual(['session']);
  await page.evaluate(() => {
    document.cookie = '_stats=1';
  });
  await page.getByRole('link', { name: 'About' }).click();
  await page.getByRole('heading', { name: 'About', exact: true }).waitFor();
  expect(await banner(page).isVisible()).toBe(true);
  expect([await cookieNames(context), heard]).toEqual([['session'], { asked: [], complaints: [] }]);
});

it('loads and sets after consent what was agreed to, no longer than declared', async () => {
  const page = await visitor();
  await whenReady(page);
  await accept(banner(page)).click();
  await page.locator('html[data-stats=ran]').waitFor();
  expect(new Set(heard.asked)).toEqual(new Set(['/stats.js']));
  expect(await banner(page).count()).toBe(0);
  await signIn(page);
  const theme = (await context.cookies()).find(({ name }) => name === 'theme');
  expect((theme?.expires ?? 0) / 86_400 - Date.now() / 86_400_000).toBeCloseTo(30, 1);
  expect(await has('rogue')).toBe(false);
});

it('asks without JavaScript, and keeps to a refusal', async () => {
  const page = await visitor({ javaScriptEnabled: false });
  expect(await banner(page).isVisible()).toBe(true);
  await refuse(banner(page)).click();
  await page.getByRole('heading', { name: 'Home' }).waitFor();
  expect([new URL(page.url()).pathname, await banner(page).count(), heard.asked]).toEqual(['/', 0, []]);
  await page.request.post(`${address}/sign-in`);
  expect(await cookieNames(context)).toEqual(['consent', 'session']);
});
