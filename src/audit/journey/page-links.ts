/** What a page leads to. */
import type { Page } from 'playwright-core';

export interface Link {
  readonly address: string;
  readonly text: string;
  readonly rel: string;
  readonly isDownload: boolean;
}

/** Every link of the live page, as its scripts have made it, in open shadow roots too. */
export function linksOf(page: Page): Promise<readonly Link[]> {
  return page.evaluate(() => {
    const found: Element[] = [];
    const gather = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        // Router links of frameworks stand in attributes of their own.
        if (element.matches('a[href], area[href], [routerlink], [data-href]')) found.push(element);
        if (element.shadowRoot) gather(element.shadowRoot);
      }
    };
    gather(document);
    return found.slice(0, 10_000).map((element) => {
      const written =
        element.getAttribute('href') ?? element.getAttribute('routerlink') ?? element.getAttribute('data-href') ?? '';
      const address = URL.canParse(written, document.baseURI) ? new URL(written, document.baseURI).href : '';
      return {
        address,
        text: (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 100),
        rel: (element.getAttribute('rel') ?? '').toLowerCase(),
        isDownload: element.hasAttribute('download'),
      };
    });
  });
}
