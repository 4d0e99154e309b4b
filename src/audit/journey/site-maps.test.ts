import { describe, expect, it } from 'vitest';
import type { Fetched } from './fetch-text.ts';
import { readSitemaps, type SitemapOptions } from './site-maps.ts';

const A = 'https://a.example';
const NOBODY = { asked: [], named: [], custom: [] };

/** A site of so many files, and what was fetched of it. */
function aSite(files: (address: string) => string | undefined, options: Partial<SitemapOptions> = {}) {
  const fetched: string[] = [];
  const fetch = async (address: string): Promise<Fetched> => {
    fetched.push(address);
    const text = files(address);
    return { kind: 'text', text: text ?? '', status: text === undefined ? 404 : 200 };
  };
  const pace = { turn: async () => undefined, slow: () => undefined };
  const isOwn = ({ host }: URL): boolean => host === 'a.example';
  return { fetched, options: { fetch, pace, isOwn, until: Number.POSITIVE_INFINITY, ...options } };
}

const many = (count: number, of: string): string[] => Array.from({ length: count }, (_, index) => `${A}/${of}${index}`);
const index = (addresses: readonly string[]): string =>
  `<sitemapindex>${addresses.map((each) => `<sitemap><loc>${each}</loc></sitemap>`).join('')}</sitemapindex>`;

describe('the sitemaps of a site', () => {
  it('give at most 50,000 pages, however many one names', async () => {
    const { options } = aSite(() => many(300_000, 'p').join('\n'));
    const { pages, gaps } = await readSitemaps({ ...NOBODY, named: [`${A}/map`, `${A}/more`] }, options);
    expect([pages.length, gaps]).toEqual([50_000, []]);
  });

  it('are read up to 50, whether robots.txt names more or a sitemap does, and the rest is told', async () => {
    const { options, fetched } = aSite((address) => (address.endsWith('m0') ? index(many(70, 'n')) : `${A}/p`));
    const { notes } = await readSitemaps({ ...NOBODY, named: many(49, 'm') }, options);
    expect(fetched).toEqual([...many(49, 'm'), `${A}/n0`]);
    expect(notes).toEqual([`left out 69 sitemaps, such as ${A}/n1, over the 50 that are read`]);
    const more = aSite(() => index(many(70, 'n')));
    await readSitemaps({ ...NOBODY, named: many(80, 'm') }, more.options);
    expect(more.fetched).toEqual(many(50, 'm'));
  });

  it.each(['https://evil.example/map', 'http://127.0.0.1:9200/', 'file:///etc/passwd', 'ftp://a.example/map'])(
    'are not fetched from elsewhere for what a site names, which is told: %s',
    async (other) => {
      const { options, fetched } = aSite(() => index([other]));
      const { gaps, notes } = await readSitemaps({ ...NOBODY, named: [other, `${A}/map`] }, options);
      expect(fetched).toEqual([`${A}/map`]);
      expect(gaps).toEqual([]);
      const why = 'that are not of the site; name one as sitemap in the journey to read it';
      expect(notes).toEqual([`left out 1 sitemap, such as ${other}, ${why}`]);
    },
  );

  it('are told of in short, however long an address is', async () => {
    const { options } = aSite(() => index([`data:,${'x'.repeat(100_000)}`]));
    const { notes } = await readSitemaps({ ...NOBODY, named: [`${A}/map`] }, options);
    expect(notes.join().length).toBeLessThan(400);
  });

  it('are fetched from elsewhere where the journey names them', async () => {
    const other = 'https://cdn.example/map';
    const { options, fetched } = aSite(() => `${A}/p`);
    const { pages, notes } = await readSitemaps({ ...NOBODY, asked: [other], named: [other] }, options);
    expect([fetched, pages, notes]).toEqual([[other], [`${A}/p`], []]);
  });

  it('are looked for where sites usually have one, where nobody names one that may be read', async () => {
    const { options, fetched } = aSite(() => undefined);
    const { gaps } = await readSitemaps({ asked: [], named: ['https://evil.example/'], custom: [`${A}/map`] }, options);
    expect([fetched, gaps]).toEqual([[`${A}/map`], []]);
  });

  it('are told where one is missing, or has an address that is none', async () => {
    const { options } = aSite(() => undefined);
    const { gaps } = await readSitemaps({ ...NOBODY, asked: [`${A}/map`], named: ['/map'] }, options);
    expect(gaps.map(({ where, reason }) => [where, reason])).toEqual([
      [`${A}/map`, 'the sitemap cannot be read: it answers 404'],
      ['/map', 'the sitemap cannot be read: it is no whole address'],
    ]);
  });

  it('are not fetched any more when the time is over', async () => {
    const { options, fetched } = aSite(() => `${A}/p`, { until: Date.now() });
    expect((await readSitemaps({ ...NOBODY, named: many(3, 'm') }, options)).pages).toEqual([]);
    expect(fetched).toEqual([]);
  });
});
