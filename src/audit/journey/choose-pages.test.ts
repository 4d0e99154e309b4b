import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, choosePages } from './choose-pages.ts';

const A = 'https://a.example';
const start = (path: string): Candidate => ({ address: A + path, depth: 0, by: 'start' });
const link = (path: string, depth = 1): Candidate => ({ address: A + path, depth, by: 'link' });
const mapped = (path: string): Candidate => ({ address: A + path, depth: 1, by: 'sitemap' });
const paths = (found: readonly Candidate[], pages: number, alike = 3): readonly string[] =>
  choosePages(found, { pages, alike }).pages.map((each) => each.slice(A.length));

describe('the pages of a journey', () => {
  it('are one of each template before a second one of any', () => {
    const found = [start('/'), link('/p/1'), link('/p/2'), link('/p/3'), link('/about'), link('/n/1'), link('/n/2')];
    expect(paths(found, 5)).toEqual(['/', '/p/1', '/about', '/n/1', '/p/2']);
  });

  it('are the nearest first, and links before sitemaps', () => {
    expect(paths([start('/'), link('/deep', 2), mapped('/mapped'), link('/near')], 4)).toEqual([
      '/',
      '/near',
      '/mapped',
      '/deep',
    ]);
  });

  it('are only so many alike, whatever room there is, and it is told', () => {
    const days = Array.from({ length: 300 }, (_, day) => link(`/calendar?day=${day}`));
    const chosen = choosePages([start('/'), ...days], { pages: 50, alike: 3 });
    expect(chosen.pages).toHaveLength(4);
    expect(chosen.notes).toEqual(['left out 297 pages of which 3 alike are visited already (alike)']);
  });

  it('are never more than the budget, and it is told', () => {
    const chosen = choosePages([start('/'), link('/a'), link('/b')], { pages: 2, alike: 3 });
    expect(chosen).toEqual({
      pages: [`${A}/`, `${A}/a`],
      notes: ['left out 1 page over the budget of 2 pages (pages)'],
    });
  });

  it('are all starts, each once, for any findings', () => {
    const candidate = fc.record({
      address: fc.webPath().map((path) => A + (path || '/')),
      depth: fc.nat(3),
      by: fc.constantFrom('start' as const, 'link' as const, 'sitemap' as const),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(candidate, { selector: ({ address }) => address }),
        fc.integer({ min: 1, max: 9 }),
        (found, alike) => {
          const { pages } = choosePages(found, { pages: 1_000, alike });
          expect(new Set(pages).size).toBe(pages.length);
          for (const each of found) if (each.by === 'start') expect(pages).toContain(each.address);
          expect(pages.every((page) => found.some(({ address }) => address === page))).toBe(true);
        },
      ),
    );
  });
});
