import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/registry/index.ts';
import { launchChromium, newVisitor } from '../support/browsers.ts';
import { temporaryFolder } from '../support/server.ts';
import { accept, answerBanner, banner, cookieNames, panel, refuse, whenReady } from '../support/surfaces.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = temporaryFolder();
let demo: ChildProcess;
let address: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const problems: string[] = [];

/** The demo as `npm start` runs it, with a database of its own. */
beforeAll(async () => {
  demo = spawn(process.execPath, [join(root, 'examples/night-stage/serve.ts')], {
    env: { ...process.env, PORT: '0', DATA: folder.path },
  });
  address = await new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk: Buffer): void => {
      text += chunk;
      const found = /site +(http:\/\/\S+?)\/en\//.exec(text);
      if (found) resolve(found[1] as string);
    };
    demo.stdout?.on('data', read);
    demo.stderr?.on('data', read);
    demo.once('exit', () => reject(new Error(text)));
  });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  demo.kill('SIGTERM');
  await once(demo, 'exit');
  folder.remove();
});
beforeEach(async () => {
  context = await newVisitor(browser);
  page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
});
afterEach(async () => {
  await context.close();
  expect(problems.splice(0)).toEqual([]);
});

describe('the demo site', () => {
  it('leads to the language of the browser, and has every page in every language', async () => {
    await page.goto(address);
    expect(page.url()).toBe(`${address}/no/`);
    for (const language of LANGUAGES) {
      for (const path of [`/${language}/`, `/${language}/?category=jazz`, `/${language}/sign-in`]) {
        const response = await fetch(address + path);
        const html = await response.text();
        expect([path, response.status]).toEqual([path, 200]);
        expect(html).toContain(`<html lang="${language === 'no' ? 'nb' : language}">`);
        expect(html).toContain(`/samtykke/policy/${language}`);
      }
    }
  });

  it('stores nothing at first; accepting lets the language be remembered and the stand-in count; withdrawing ends both', async () => {
    await page.goto(`${address}/no/`);
    await whenReady(page);
    expect(await cookieNames(context)).toEqual([]);
    await answerBanner(page, accept);
    await expect.poll(() => cookieNames(context)).toEqual(['_ga_V6B1R508XB', 'consent']);
    const counted = (await context.cookies()).find(({ name }) => name.startsWith('_ga'));
    // Declared for two years, allowed for 395 days.
    expect(((counted?.expires ?? 0) - Date.now() / 1000) / 86_400).toBeLessThanOrEqual(395);
    await page.getByRole('link', { name: 'Jazz' }).first().click();
    await expect.poll(() => cookieNames(context)).toEqual(['_ga_V6B1R508XB', 'consent', 'site_lang']);
    await whenReady(page);
    await page.getByRole('link', { name: 'Innstillinger for informasjonskapsler' }).click();
    await refuse(panel(page)).click();
    await panel(page).waitFor({ state: 'detached' });
    await expect.poll(() => cookieNames(context)).toEqual(['consent']);
  });

  it('works the same when everything is refused', async () => {
    await page.goto(`${address}/en/`);
    await answerBanner(page, refuse);
    await page.locator('main a[href^="/en/artist/"]').first().click();
    expect(await page.locator('h1').count()).toBe(1);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.goto(`${address}/de/`);
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    expect(await cookieNames(context)).toEqual(['consent']);
  });

  it('axe finds nothing on its pages, with the banner and without', async () => {
    const open = await newVisitor(browser, { bypassCSP: true });
    const tab = await open.newPage();
    for (const language of LANGUAGES) {
      const artist = /href="(\/\w[\w-]*\/artist\/[^"]+)"/.exec(
        await (await fetch(`${address}/${language}/`)).text(),
      )?.[1];
      for (const path of [`/${language}/`, artist ?? '', `/${language}/sign-in`]) {
        await tab.goto(address + path);
        await tab.evaluate(AXE);
        const found = await tab.evaluate(async () => {
          const { axe } = window as unknown as {
            axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          };
          return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
        });
        expect([path, found]).toEqual([path, []]);
      }
      if (language === 'it') await refuse(banner(tab)).click();
    }
    await open.close();
  });
});
