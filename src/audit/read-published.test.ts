import { expect, it } from 'vitest';
import type { PublishedPolicy } from './published.ts';
import { isGap, MOST_HTML, readPublishedPage } from './read-published.ts';

const ADDRESS = 'https://site.example/cookies';
const policy: PublishedPolicy = { url: ADDRESS, rows: [], unread: [] };

it('reads a page as a policy up to a size', () =>
  expect(readPublishedPage(() => policy, ADDRESS, 'x'.repeat(MOST_HTML))).toBe(policy));

it('does not begin to read a larger one, and tells it', () => {
  let reads = 0;
  const read = (): PublishedPolicy => {
    reads += 1;
    return policy;
  };
  const told = readPublishedPage(read, ADDRESS, 'x'.repeat(MOST_HTML + 1));
  expect(reads).toBe(0);
  expect(isGap(told)).toBe(true);
  expect(told).toMatchObject({ where: ADDRESS, reason: expect.stringContaining('2 MiB') });
});
