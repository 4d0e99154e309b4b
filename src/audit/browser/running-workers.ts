import type { BrowserContext, Page } from 'playwright-core';
import type { Targets } from './targets.ts';

const browsers = new WeakMap<BrowserContext, Targets>();

/** Has {@link hasWorker} know what runs beside the pages of a context. */
export function noteTargets(context: BrowserContext, targets: Targets): void {
  browsers.set(context, targets);
}

/** Whether a script runs as a worker beside a page. Playwright is not told of the workers of a browser that is looked at. */
export function hasWorker(page: Page, script: string): boolean {
  const all = browsers.get(page.context())?.all() ?? [];
  return all.some(({ kind, url }) => kind.endsWith('worker') && url === script);
}
