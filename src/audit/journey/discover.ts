import type { Page } from 'playwright-core';
import type { Gap } from '../observation.ts';
import { actsOnVisit, isFile, isIncluded, keyOf, plainAddress, saysActs, siteOf } from './addresses.ts';
import { type Candidate, choosePages } from './choose-pages.ts';
import { type Fetched, fetchText } from './fetch-text.ts';
import type { Journey } from './journey.ts';
import { openPage } from './open-page.ts';
import type { Pace } from './pace.ts';
import { type Link, linksOf } from './page-links.ts';
import { ALL_ALLOWED, isAllowed, type Robots } from './robots.ts';
import { type ReadSitemaps, readSitemaps } from './site-maps.ts';
import { robotsAt } from './site-robots.ts';

/** The pages of a journey, the same for each state. */
export interface Discovery {
  /** Absolute addresses without fragments, the starts first, at most `journey.pages`. */
  readonly pages: readonly string[];
  /** What was left out and why, in words for the report: so many by `robots.txt`, so many over the budget. */
  readonly notes: readonly string[];
  readonly gaps: readonly Gap[];
}

export interface DiscoveryOptions {
  /** Domains of the site besides the hosts of the starts, as the registry has them. */
  readonly domains: readonly string[];
  readonly pace: Pace;
  /** Called after each page that was read, with how many are known. */
  readonly onFound?: (known: number) => void;
  /** When to stop looking, milliseconds since 1970. */
  readonly until?: number;
}

/** Why addresses were left out. */
const REASONS = {
  robots: 'that robots.txt keeps robots from',
  acts: 'that sign out or change something',
  file: 'to files',
  pattern: 'that the patterns of the journey leave out',
  nofollow: 'that the site marks as not to be followed',
} as const;
type Reason = keyof typeof REASONS;

/** What is known so far. Written by `discoverPages` and what it calls, one step after another. */
interface Known {
  readonly candidates: Map<string, Candidate>;
  readonly left: Map<Reason, Set<string>>;
  readonly robots: Map<string, Robots>;
  readonly notes: string[];
  readonly gaps: Gap[];
  readonly failed: Set<string>;
}

interface Search {
  readonly page: Page;
  readonly journey: Journey;
  readonly options: DiscoveryOptions;
  readonly isOwn: (address: URL) => boolean;
  readonly known: Known;
}

/**
 * Finds the pages of a journey: starts, sitemaps, and links of the live pages to its depth. It opens pages in `page`,
 * which should be of a profile that is thrown away afterwards. Never throws for what a site does.
 */
export async function discoverPages(page: Page, journey: Journey, options: DiscoveryOptions): Promise<Discovery> {
  const known: Known = {
    candidates: new Map(),
    left: new Map(),
    robots: new Map(),
    notes: [],
    gaps: [],
    failed: new Set(),
  };
  const search: Search = { page, journey, options, isOwn: siteOf(journey.starts, options.domains), known };
  const sitemaps = await readRobots(search);
  for (const start of journey.starts) await addStart(search, start);
  if (journey.sitemaps !== false) await addSitemaps(search, sitemaps);
  for (let depth = 0; depth < journey.depth; depth++) await followLinks(search, depth);
  const there = [...known.candidates.values()].filter(({ address }) => !known.failed.has(address));
  const chosen = choosePages(there, journey);
  return {
    pages: chosen.pages,
    notes: [...known.notes, ...leftNotes(known), ...chosen.notes],
    gaps: known.gaps,
  };
}

/** @returns addresses of the sitemaps that the files name. */
async function readRobots(search: Search): Promise<readonly string[]> {
  const { journey, known, page } = search;
  const origins = [...new Set(journey.starts.map((each) => new URL(each).origin))];
  const sitemaps: string[] = [];
  for (const origin of origins) {
    const { robots, gap } = await robotsAt(page, origin);
    sitemaps.push(...robots.sitemaps);
    if (!journey.robots) continue;
    keepRobots(search, origin, robots);
    if (gap) known.gaps.push(gap);
  }
  return sitemaps;
}

/** Ours: who asks for longer pauses than a minute wants no visits; that long is waited. */
const LONGEST_PAUSE = 60_000;

function keepRobots({ known, options }: Search, origin: string, robots: Robots): void {
  known.robots.set(origin, robots);
  const pause = (robots.crawlDelaySeconds ?? 0) * 1_000;
  if (pause > 0) options.pace.slow(new URL(origin).host, Math.min(pause, LONGEST_PAUSE));
}

async function robotsFor(search: Search, origin: string): Promise<Robots> {
  if (!search.journey.robots) return ALL_ALLOWED;
  const read = search.known.robots.get(origin);
  if (read) return read;
  const { robots } = await robotsAt(search.page, origin);
  keepRobots(search, origin, robots);
  return robots;
}

/** A start is visited whatever the patterns say, but not against `robots.txt`. */
async function addStart(search: Search, start: string): Promise<void> {
  const { known } = search;
  const address = plainAddress(start);
  if (address === undefined) return;
  const url = new URL(address);
  if (isAllowed(await robotsFor(search, url.origin), url)) {
    known.candidates.set(keyOf(address), { address, depth: 0, by: 'start' });
    return;
  }
  // Where the file cannot be read there is a gap already.
  if (known.gaps.some(({ where }) => where === `${url.origin}/robots.txt`)) return;
  const mend = 'visit it all the same with robots: false in the journey, or --ignore-robots';
  known.gaps.push({ where: address, reason: 'robots.txt keeps robots from this start', mend });
}

async function addSitemaps(search: Search, named: readonly string[]): Promise<void> {
  const { known, options } = search;
  const { pages, notes, gaps } = await siteMaps(search, named);
  known.notes.push(...notes);
  known.gaps.push(...gaps);
  for (const each of pages) {
    // An address of another host asks for its robots.txt.
    if (isOver(options)) return;
    await add(search, { address: each, text: '', rel: '', isDownload: false }, 1, 'sitemap');
  }
}

async function siteMaps(search: Search, named: readonly string[]): Promise<ReadSitemaps> {
  const { journey, page, isOwn, options } = search;
  const custom = journey.starts.map((each) => `${new URL(each).origin}/sitemap.xml`);
  const asked = journey.sitemaps === false ? [] : journey.sitemaps;
  const { pace, until = Number.POSITIVE_INFINITY } = options;
  const fetch = (address: string): Promise<Fetched> => fetchText(page, address);
  try {
    return await readSitemaps({ asked, named, custom }, { fetch, isOwn, pace, until });
  } catch (error) {
    // What a site puts into them must not end the audit.
    const reason = `its sitemaps cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    const mend = 'mend the sitemaps, or read none with sitemap: false in the journey';
    return { pages: [], notes: [], gaps: [{ where: journey.starts[0] ?? '', reason, mend }] };
  }
}

const isOver = ({ until = Number.POSITIVE_INFINITY }: DiscoveryOptions): boolean => Date.now() >= until;

/** Reads the links of all pages that were found so many links away. */
async function followLinks(search: Search, depth: number): Promise<void> {
  const { known, journey, options } = search;
  const level = [...known.candidates.values()].filter((each) => each.depth === depth && each.by !== 'sitemap');
  const { pages } = choosePages(level, journey);
  for (const address of pages) {
    if (isOver(options)) return;
    for (const link of await linksAt(search, address)) await add(search, link, depth + 1, 'link');
    options.onFound?.(known.candidates.size);
  }
}

async function linksAt(search: Search, address: string): Promise<readonly Link[]> {
  const { page, options, journey, known, isOwn } = search;
  await options.pace.turn(new URL(address).host);
  const opened = await openPage(page, address, { ...journey.waiting, isOwn });
  if (opened.kind === 'gap') {
    known.gaps.push(opened.gap);
    known.failed.add(address);
    return [];
  }
  landOn(search, address, opened.address);
  return linksOf(page).catch(() => []);
}

/** Where a page leads on, it is known by where it ends: so two addresses of one page are visited once. */
function landOn({ known }: Search, from: string, to: string): void {
  const landed = plainAddress(to);
  const [key, end] = [keyOf(from), landed && keyOf(landed)];
  const candidate = known.candidates.get(key);
  if (!candidate || landed === undefined || end === undefined || end === key) return;
  known.candidates.delete(key);
  if (!known.candidates.has(end)) known.candidates.set(end, { ...candidate, address: landed });
}

async function add(search: Search, link: Link, depth: number, by: Candidate['by']): Promise<void> {
  const { known, isOwn } = search;
  const address = plainAddress(link.address);
  if (address === undefined || !isOwn(new URL(address)) || known.candidates.has(keyOf(address))) return;
  const reason = await reasonAgainst(search, address, link);
  if (reason === undefined) known.candidates.set(keyOf(address), { address, depth, by });
  else known.left.set(reason, (known.left.get(reason) ?? new Set()).add(address));
}

async function reasonAgainst(search: Search, address: string, link: Link): Promise<Reason | undefined> {
  if (actsOnVisit(address) || saysActs(link.text)) return 'acts';
  if (link.isDownload || isFile(address)) return 'file';
  // Ours: a link to a page alone may be followed; one with parameters often puts something into a basket.
  if (/\bnofollow\b/.test(link.rel) && new URL(address).search !== '') return 'nofollow';
  if (!isIncluded(address, search.journey)) return 'pattern';
  const robots = await robotsFor(search, new URL(address).origin);
  return isAllowed(robots, new URL(address)) ? undefined : 'robots';
}

function leftNotes({ left }: Known): readonly string[] {
  return [...left].map(([reason, addresses]) => {
    const [first = ''] = addresses;
    return `left out ${addresses.size} ${addresses.size === 1 ? 'address' : 'addresses'} ${REASONS[reason]}, such as ${first}`;
  });
}
