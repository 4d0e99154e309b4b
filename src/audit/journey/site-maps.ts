/** Reads the sitemaps of a site, those that others name among them. */
import type { Page } from 'playwright-core';
import type { Gap } from '../observation.ts';
import { fetchText } from './fetch-text.ts';
import type { Pace } from './pace.ts';
import { parseSitemap, type Sitemap } from './sitemap.ts';

export interface SitemapAddresses {
  /** By the journey: where one is missing, that is told. */
  readonly asked: readonly string[];
  /** By `robots.txt`. */
  readonly named: readonly string[];
  /** Where sites usually have one; used where nobody names any. */
  readonly custom: readonly string[];
}

export interface ReadSitemaps {
  readonly pages: readonly string[];
  readonly gaps: readonly Gap[];
}

/** Ours: an index of more files than that is read so far; a journey visits a few dozen pages. */
const MOST_FILES = 50;
const MOST_PAGES = 50_000;

export async function readSitemaps(page: Page, addresses: SitemapAddresses, pace: Pace): Promise<ReadSitemaps> {
  const sure = [...addresses.asked, ...addresses.named];
  const waiting = [...new Set(sure.length > 0 ? sure : addresses.custom)];
  const pages: string[] = [];
  const gaps: Gap[] = [];
  // What is named while it goes is read too.
  for (const address of waiting) {
    if (pages.length >= MOST_PAGES) break;
    const { sitemap, reason } = await readOne(page, address, pace);
    if (!sitemap && sure.includes(address)) gaps.push(missing(address, reason));
    pages.push(...(sitemap?.pages ?? []));
    const more = (sitemap?.sitemaps ?? []).filter((each) => !waiting.includes(each));
    waiting.push(...new Set(more.slice(0, MOST_FILES - waiting.length)));
  }
  return { pages, gaps };
}

async function readOne(
  page: Page,
  address: string,
  pace: Pace,
): Promise<{ readonly sitemap?: Sitemap; readonly reason: string }> {
  if (!URL.canParse(address)) return { reason: 'it is no whole address' };
  await pace.turn(new URL(address).host);
  const fetched = await fetchText(page, address);
  if (fetched.kind === 'failed') return { reason: fetched.reason };
  if (fetched.status >= 400) return { reason: `it answers ${fetched.status}` };
  const sitemap = parseSitemap(fetched.text);
  return sitemap ? { sitemap, reason: '' } : { reason: 'it is no sitemap' };
}

const missing = (where: string, reason: string): Gap => ({
  where,
  reason: `the sitemap cannot be read: ${reason}`,
  mend: 'mend the sitemap, or read none with sitemap: false in the journey',
});
