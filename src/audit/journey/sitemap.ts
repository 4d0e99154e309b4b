/** What a sitemap names (sitemaps.org), in each form that sites use. */
import { parseXml, type XmlElement } from './xml.ts';

export interface Sitemap {
  /** Addresses of pages, as written. */
  readonly pages: readonly string[];
  /** Addresses of further sitemaps. */
  readonly sitemaps: readonly string[];
}

/** @returns nothing for what is no sitemap: a page that says 'not found', an empty file. */
export function parseSitemap(text: string): Sitemap | undefined {
  const content = text.replace(/^\uFEFF/, '').trim();
  if (!content.startsWith('<')) return plainSitemap(content);
  const root = parseXml(content);
  return root && READERS.get(root.name)?.(root);
}

/** One address a line. */
function plainSitemap(text: string): Sitemap | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isAddress = (line: string): boolean => /^https?:\/\/\S+$/i.test(line);
  return lines.length > 0 && lines.every(isAddress) ? { pages: lines, sitemaps: [] } : undefined;
}

const children = ({ children: all }: XmlElement, name: string): readonly XmlElement[] =>
  all.filter((each) => each.name === name);

/** `<loc>`, not `<image:loc>`. */
const location = (element: XmlElement): readonly string[] =>
  element.children
    .filter(({ fullName, text }) => fullName.toLowerCase() === ownName(element, 'loc') && text !== '')
    .map(({ text }) => text);

/** A name with the prefix that its parent has. */
function ownName({ fullName }: XmlElement, name: string): string {
  const prefix = fullName.slice(0, fullName.indexOf(':') + 1).toLowerCase();
  return prefix + name;
}

/** A map, since a site chooses the name: `<__proto__/>` is one. */
const READERS: ReadonlyMap<string, (root: XmlElement) => Sitemap> = new Map([
  ['urlset', (root: XmlElement) => ({ pages: children(root, 'url').flatMap(location), sitemaps: [] })],
  ['sitemapindex', (root: XmlElement) => ({ pages: [], sitemaps: children(root, 'sitemap').flatMap(location) })],
  ['rss', rss],
  ['feed', atom],
]);

function rss(root: XmlElement): Sitemap {
  const items = children(root, 'channel').flatMap((channel) => children(channel, 'item'));
  return { pages: items.flatMap((item) => children(item, 'link').flatMap(({ text }) => text || [])), sitemaps: [] };
}

function atom(root: XmlElement): Sitemap {
  const links = children(root, 'entry').flatMap((entry) => children(entry, 'link'));
  const pages = links
    .filter(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate')
    .flatMap(({ attributes }) => attributes.href ?? []);
  return { pages, sitemaps: [] };
}
