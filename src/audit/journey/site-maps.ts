/** Reads the sitemaps of a site, those that others name among them. */
import type { Gap } from '../observation.ts';
import type { Fetched } from './fetch-text.ts';
import type { Pace } from './pace.ts';
import { parseSitemap, type Sitemap } from './sitemap.ts';

export interface SitemapAddresses {
  /** By the journey: they are read wherever they are, and where one is missing, that is told. */
  readonly asked: readonly string[];
  /** By `robots.txt`: where one is missing, that is told. */
  readonly named: readonly string[];
  /** Where sites usually have one; used where nobody names any that may be read. */
  readonly custom: readonly string[];
}

export interface SitemapOptions {
  readonly fetch: (address: string) => Promise<Fetched>;
  /** Whether an address is of the site. What a site names elsewhere is not fetched: requests carry the visitor's cookies. */
  readonly isOwn: (address: URL) => boolean;
  readonly pace: Pace;
  /** Milliseconds since 1970; from then on nothing more is fetched. */
  readonly until: number;
}

export interface ReadSitemaps {
  /** Addresses as written, at most 50,000. */
  readonly pages: readonly string[];
  /** What was left out and why, in words for the report. */
  readonly notes: readonly string[];
  readonly gaps: readonly Gap[];
}

/** Ours: an index of more files than that is read so far; a journey visits a few dozen pages. */
const MOST_FILES = 50;
const MOST_PAGES = 50_000;

/** Written by `readSitemaps` and `take`, one step after another. */
interface Found {
  /** In the order in which they are read; what is named while it goes is read too. */
  readonly files: Set<string>;
  readonly elsewhere: Set<string>;
  readonly tooMany: Set<string>;
}

export async function readSitemaps(addresses: SitemapAddresses, options: SitemapOptions): Promise<ReadSitemaps> {
  const found = firstFiles(addresses, options);
  const sure = new Set([...addresses.asked, ...addresses.named]);
  const pages: string[] = [];
  const gaps: Gap[] = [];
  for (const address of found.files) {
    if (pages.length >= MOST_PAGES) break;
    const read = await readOne(address, options);
    if (read === 'late') break;
    const { sitemap, reason } = read;
    if (!sitemap && sure.has(address)) gaps.push(missing(address, reason));
    // One by one, since a call takes only so many arguments.
    for (const each of sitemap?.pages.slice(0, MOST_PAGES - pages.length) ?? []) pages.push(each);
    for (const each of sitemap?.sitemaps ?? []) take(found, each, options);
  }
  return { pages, notes: notesOf(found), gaps };
}

function firstFiles({ asked, named, custom }: SitemapAddresses, options: SitemapOptions): Found {
  const found: Found = { files: new Set(asked), elsewhere: new Set(), tooMany: new Set() };
  for (const each of named) take(found, each, options);
  if (found.files.size > 0) return found;
  for (const each of custom) take(found, each, options);
  return found;
}

/** Puts an address that the site names where it belongs; one that is no whole address is told when it is read. */
function take({ files, elsewhere, tooMany }: Found, address: string, { isOwn }: SitemapOptions): void {
  if (files.has(address)) return;
  if (URL.canParse(address) && !isOfSite(new URL(address), isOwn)) elsewhere.add(address);
  else if (files.size >= MOST_FILES) tooMany.add(address);
  else files.add(address);
}

const isOfSite = (address: URL, isOwn: SitemapOptions['isOwn']): boolean =>
  /^https?:$/.test(address.protocol) && isOwn(address);

type ReadOne = { readonly sitemap?: Sitemap; readonly reason: string } | 'late';

async function readOne(address: string, { fetch, pace, until }: SitemapOptions): Promise<ReadOne> {
  if (!URL.canParse(address)) return { reason: 'it is no whole address' };
  await pace.turn(new URL(address).host);
  if (Date.now() >= until) return 'late';
  const fetched = await fetch(address);
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

const notesOf = ({ elsewhere, tooMany }: Found): readonly string[] => [
  ...leftOut(elsewhere, 'that are not of the site; name one as sitemap in the journey to read it'),
  ...leftOut(tooMany, `over the ${MOST_FILES} that are read`),
];

function leftOut(addresses: ReadonlySet<string>, why: string): readonly string[] {
  const [first] = addresses;
  if (first === undefined) return [];
  return [
    `left out ${addresses.size} ${addresses.size === 1 ? 'sitemap' : 'sitemaps'}, such as ${short(first)}, ${why}`,
  ];
}

/** Ours: an address may be as long as the file that it stands in. */
const MOST_LETTERS = 200;

const short = (address: string): string =>
  address.length > MOST_LETTERS ? `${address.slice(0, MOST_LETTERS)}…` : address;
