import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { discoverPages } from './discover.ts';
import { paceOf } from './pace.ts';
import { journeyOf } from './read-journey.ts';

const START = 'https://a.example/';

/** A page of a site without `robots.txt`, which breaks at the first sitemap. */
function aPageThatBreaks(): Page {
  const answers: Readonly<Record<string, object>> = {
    'Page.getFrameTree': { frameTree: { frame: { id: '1' } } },
    'Network.loadNetworkResource': { resource: { httpStatusCode: 404 } },
  };
  const session = { send: async (method: string) => answers[method], detach: async () => undefined };
  let sessions = 0;
  const newCDPSession = async (): Promise<unknown> => {
    if (sessions++ > 0) throw new Error('Target crashed');
    return session;
  };
  return { context: () => ({ newCDPSession }) } as unknown as Page;
}

it('goes on without the sitemaps of a site where reading them fails, and tells a gap', async () => {
  const read = journeyOf({ starts: [START], flags: { depth: '0' } });
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  const { pages, gaps } = await discoverPages(aPageThatBreaks(), read.journey, { domains: [], pace: paceOf(0) });
  expect(pages).toEqual([START]);
  expect(gaps).toEqual([
    {
      where: START,
      reason: 'its sitemaps cannot be read: Target crashed',
      mend: 'mend the sitemaps, or read none with sitemap: false in the journey',
    },
  ]);
});
