/** axe, put into a page: what of it not everybody could use. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** For a page that axe has seen in another language: colours, which are dear to look at, are the same in each. */
export const WITHOUT_COLOURS: Axe.RunOptions = { rules: { 'color-contrast': { enabled: false } } };

/** A selector, or several and what is left out there. */
type Part = string | { readonly include: string[]; readonly exclude?: string[] };

/**
 * Each rule that a page breaks, and where. A page with a policy of its own lets axe in with `bypassCSP` only.
 *
 * @param part what axe looks at. Default: the whole page.
 */
export async function axeFindings(page: Page, part?: Part, options: Axe.RunOptions = {}): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(
    async ([part, options]) => {
      const { axe } = window as unknown as { axe: typeof Axe };
      // What is in order needs no path to each of its elements.
      const { violations } = await axe.run(part ?? document, { resultTypes: ['violations'], ...options });
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target} ${html}`).join(' ')}`,
      );
    },
    [part, options] as const,
  );
}
