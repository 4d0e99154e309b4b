import { type Kind, knownEntry } from '../registry/index.ts';
import { type ReadCategory, readCategory } from './category.ts';
import { asLabel, saysCookie } from './columns.ts';
import type { Position } from './document/block.ts';
import { plain } from './fold.ts';
import { readKind } from './kind.ts';
import { isCompany, isProduct, withoutCompanyForm } from './products.ts';

/** A heading over what is being read. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly at: Position;
}

/** Where in a document something stands: the headings over it, outermost first, and the paragraph just before it. */
export interface Section {
  readonly headings: readonly Heading[];
  readonly before?: string;
}

export const NO_SECTION: Section = { headings: [] };

/** A heading ends every one of its level and below. */
export function under(section: Section, heading: Heading): Section {
  return { headings: [...section.headings.filter(({ level }) => level < heading.level), heading] };
}

/** `3.1 Analytics (4)` without its numbers. */
const withoutNumbers = (text: string): string =>
  text
    .replace(/^\s*(?:\d+(?:\.\d+)*[.)]?|[a-zA-Z][.)]|[ivx]+[.)])\s+/, '')
    .replace(/\s*[([]\d+[)\]]\s*$/, '')
    .replace(/[:：]\s*$/u, '')
    .trim();

/** The category that the nearest heading with one names; of the paragraph before only where no heading does. */
export function categoryOf({ headings, before }: Section): ReadCategory | undefined {
  const read = [...headings].reverse().flatMap(({ text }) => categoryOfHeading(text) ?? []);
  const named = read.find(({ id }) => id !== undefined) ?? read[0];
  if (named) return named;
  const said = before === undefined ? undefined : readCategory(before, 30);
  return said?.id === undefined ? undefined : { ...said, doubt: `taken from the paragraph before: ${before}` };
}

function categoryOfHeading(text: string): ReadCategory | undefined {
  const bare = withoutNumbers(text);
  if (/[?？]$/u.test(bare)) return undefined;
  const read = readCategory(bare);
  return read && { ...read, printed: bare };
}

/** Whether headings, or the paragraph before, say that this is about cookies or what is like them. */
export function isAboutCookies(section: Section): boolean {
  const { headings, before } = section;
  const inner = headings.filter(({ level }, index) => level > 1 || index === headings.length - 1);
  if (inner.length === 0) return true;
  if (before !== undefined && saysCookie(before)) return true;
  return (
    inner.some(({ text }) => saysCookie(text) || readKind(text) !== undefined) ||
    categoryOf({ headings: inner })?.id !== undefined
  );
}

/** Whether the heading of the whole page says that it is about cookies. */
export const isCookiePage = ({ headings }: Section): boolean =>
  headings.some(({ level, text }) => level === 1 && saysCookie(text));

/** The kind that a heading names: 'Local storage'. 'Cookies' says nothing, since policies call all of it so. */
export function kindOf({ headings }: Section): Kind | undefined {
  const kind = [...headings].reverse().flatMap(({ text }) => readKind(text) ?? [])[0];
  return kind === 'cookie' ? undefined : kind;
}

/** A provider that a heading names. */
export interface HeadedProvider {
  readonly name: string;
  /** Whether the name is one that the catalogue knows, or says itself that it is a company. */
  readonly isSure: boolean;
}

/** The provider that the deepest heading names which is no category, no label and no heading of cookies as such. */
export function providerOf({ headings }: Section): HeadedProvider | undefined {
  for (const { text, level } of [...headings].reverse()) {
    const name = withoutNumbers(text);
    if (level >= 3 && isProviderName(name)) return { name, isSure: isCompany(name) || isKnown(name) };
  }
  return undefined;
}

function isProviderName(name: string): boolean {
  const words = plain(name.replace(/\(.*?\)/g, '')).split(' ');
  if (words.length > 6 || /[?？!:：.]$/u.test(withoutCompanyForm(name))) return false;
  if (saysCookie(name) || asLabel(name) || readCategory(name) || readKind(name)) return false;
  return /^[\p{Lu}\p{Lo}]|\.\w{2,}$/u.test(name);
}

const isKnown = (name: string): boolean => isProduct(name) || knownEntry('cookie', name) !== undefined;
