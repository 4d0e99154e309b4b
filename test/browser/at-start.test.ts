/** The functions that the build lets an engine compile at once are those that run when a page begins. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AT_START, INNER_AT_START } from '../../scripts/compiled-at-once.ts';
import { guardOf } from '../../scripts/size.ts';
import { loadRegistry, readPageScripts } from '../../src/server/index.ts';
import { launchChromium } from '../support/browsers.ts';
import { exampleFile } from '../support/server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** As it is shipped, but with the names that its source has. */
async function readableGuard(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../src/guard/main.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    write: false,
  });
  const scripts = { ...readPageScripts(), guard: outputFiles[0]?.text ?? '' };
  return guardOf(await loadRegistry(exampleFile('registry.yaml')), scripts);
}

it('runs at the start what is compiled at once, and nothing else', async () => {
  const guard = await readableGuard();
  const page = await browser.newPage();
  await page.route('http://page.test/**', (route) =>
    new URL(route.request().url()).pathname === '/'
      ? route.fulfill({
          contentType: 'text/html',
          body: `<!doctype html><head><script>${guard}</script></head><p>Page`,
        })
      : route.abort(),
  );
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Profiler.enable');
  await devtools.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await page.goto('http://page.test/');
  const { result } = await devtools.send('Profiler.takePreciseCoverage');
  const found = result
    .flatMap(({ functions }) => functions)
    .flatMap(({ functionName, ranges }) => {
      const [{ startOffset: start, endOffset: end, count }] = ranges as [(typeof ranges)[number]];
      return { name: functionName, start, end, count };
    });
  const around = ({ start, end }: (typeof found)[number]) =>
    found.filter((each) => each.start <= start && each.end >= end).length;
  // The script itself and the function that it is: what stands right in them is the top of a file.
  const called = found.filter(({ count, name }) => count > 0 && name);
  const names = (those: typeof found) => new Set(those.map(({ name }) => name.replace(/\d+$/, '')));
  expect(names(called.filter((each) => around(each) === 3))).toEqual(AT_START);
  const inner = names(called.filter((each) => around(each) > 3));
  // Once the page is painted.
  for (const later of ['once', 'load']) inner.delete(later);
  expect(inner).toEqual(INNER_AT_START);
});
