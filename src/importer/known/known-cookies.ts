import { isAddress, type Kind, STANDARD_CATEGORIES } from '../../registry/index.ts';
import { readCategory } from '../category.ts';
import { readLabel } from '../columns.ts';
import { type Row, readCsv, textOf } from '../document/index.ts';
import { tidy } from '../fold.ts';
import type { ColumnRole } from '../words/index.ts';

/** What a list of known cookies says of one of them: a proposal, never a fact about a site. */
export interface KnownCookie {
  /** The name or pattern that it is listed under. */
  readonly name: string;
  /** Id of a standard category; never `essential`, since only the site can say that a visitor asked for what needs it. */
  readonly category: string | undefined;
  readonly printedCategory: string | undefined;
  readonly provider: string | undefined;
  readonly purpose: string | undefined;
  /** As printed. */
  readonly retention: string | undefined;
}

/** A list of known cookies, by name. */
export interface KnownCookies {
  readonly exact: ReadonlyMap<string, KnownCookie>;
  /** Beginnings of names, longest first. */
  readonly patterns: readonly KnownCookie[];
}

export const NO_KNOWN_COOKIES: KnownCookies = { exact: new Map(), patterns: [] };

/**
 * Reads a list of known cookies: the CSV file of the Open Cookie Database, or any other with a column for the name.
 *
 * @returns an empty list where there is no such column, or nothing beside it.
 */
export function readKnownCookies(csv: string): KnownCookies {
  const [table] = readCsv(csv.replace(/^\ufeff/, '')).blocks;
  if (table?.kind !== 'table') return NO_KNOWN_COOKIES;
  const [header, ...rows] = table.rows;
  const columns = columnsOf(header);
  if (columns.name === undefined || Object.keys(columns).length < 2) return NO_KNOWN_COOKIES;
  const cookies = rows.flatMap((row) => cookieOf(row, columns));
  const exact = new Map(cookies.filter(({ name }) => !name.includes('*')).map((each) => [each.name, each]));
  const patterns = cookies.filter(({ name }) => /^[^*]{2,}\*/.test(name)).sort((a, b) => b.name.length - a.name.length);
  return { exact, patterns };
}

/** What the list says of a name of a kind; `undefined` where it says nothing. */
export function knownCookie({ exact, patterns }: KnownCookies, kind: Kind, name: string): KnownCookie | undefined {
  if (isAddress(kind)) return undefined;
  return exact.get(name) ?? patterns.find((each) => name.startsWith(each.name.slice(0, each.name.indexOf('*'))));
}

type Columns = Readonly<Partial<Record<ColumnRole, number>>>;

/** Of several columns about the same thing the last: the database has the maker behind the platform. */
function columnsOf(header: Row | undefined): Columns {
  const columns: Partial<Record<ColumnRole, number>> = {};
  header?.cells.forEach((cell, index) => {
    const { roles, saysCookie } = readLabel(textOf(cell));
    const role = saysCookie && /name|key/i.test(textOf(cell)) ? 'name' : roles[0];
    if (role !== undefined) columns[role] = index;
  });
  return columns;
}

function cookieOf({ cells }: Row, columns: Columns): readonly KnownCookie[] {
  const text = (role: ColumnRole): string | undefined => {
    const cell = cells[columns[role] ?? -1];
    const said = cell && tidy(textOf(cell));
    return said === '' ? undefined : said;
  };
  const name = text('name');
  if (name === undefined) return [];
  const printedCategory = text('category');
  return [
    {
      name,
      category: categoryOf(printedCategory),
      printedCategory,
      provider: text('provider') ?? text('service'),
      purpose: text('purpose'),
      retention: text('retention'),
    },
  ];
}

function categoryOf(printed: string | undefined): string | undefined {
  const id = printed === undefined ? undefined : readCategory(printed)?.id;
  return id === 'essential' ? undefined : STANDARD_CATEGORIES.find((each) => each === id);
}
