import { knownEntry } from '../../registry/index.ts';
import { readLabel } from '../columns.ts';
import { type Cell, hasTable, type Row, type TableBlock, textOf } from '../document/index.ts';
import type { Draft, Setting } from '../draft.ts';
import { rowOf } from '../draft.ts';
import { isNothing } from '../kind.ts';
import { isClearName, readNames, strengthOf } from '../names/index.ts';
import { allOf, NOTHING_READ, type Reading, type Unread } from '../row.ts';
import { isAboutCookies, isCookiePage, type Section, under } from '../section.ts';
import type { ColumnRole } from '../words/index.ts';
import { type Columns, columnsOf } from './columns.ts';
import { headersOf, isSpanning } from './header.ts';
import { withoutHeaders } from './repeated.ts';
import { draftsOf } from './rows.ts';
import { upright } from './upright.ts';

/** Reads a table that holds no other: its rows where it is a list of cookies, else nothing. What was cut off it is told. */
export function readTable(table: TableBlock, around: Section, setting: Setting): Reading {
  return allOf([readWhole(table, around, setting), { rows: [], unread: cutOff(table) }]);
}

const cutOff = ({ cut, at, number }: TableBlock): readonly Unread[] =>
  cut === undefined
    ? []
    : [
        {
          what: `the last ${cut} rows: there are too many cells to read them all`,
          place: at,
          where: `table ${number}`,
        },
      ];

function readWhole(table: TableBlock, around: Section, setting: Setting): Reading {
  const section = table.caption === undefined ? around : under(around, { level: 9, text: table.caption, at: table.at });
  const turned = upright(table.rows);
  const { headers, body: printed } = headersOf(turned ?? table.rows);
  const body = printed.map((row) => withoutHeaders(row, headers));
  const columns = columnsOf(
    headers,
    body.filter((row) => !isSpanning(row)),
  );
  const isList = columns && isListOfCookies(columns, body, section);
  if (!isList) return { rows: [], unread: notRead(table, headers, section) };
  return readRows(table, body, columns, section, setting);
}

/** What keeps a price list, a table of records or of links out. */
function isListOfCookies(columns: Columns, body: readonly Row[], section: Section): boolean {
  const isOfPrices =
    columns.headers.some((header) => header.roles.includes('price')) ||
    body.some(({ cells }) => cells.some((cell) => isPrice(textOf(cell))));
  if (isOfPrices) return false;
  const has = (...roles: readonly ColumnRole[]): boolean =>
    columns.roles.some((each) => each.some((role) => roles.includes(role)));
  const saysMore = has('retention', 'purpose', 'category', 'kind');
  const near = isAboutCookies(section);
  const cookieHeader = columns.headers[columns.name]?.saysCookie === true;
  if (!saysMore && !has('provider', 'service', 'host')) return (near || cookieHeader) && columns.strong >= 0.8;
  if (!columns.isNamed) return near && columns.strong >= 0.6 && saysMore;
  return cookieHeader ? columns.likely >= 0.4 : isNamedList(columns, body, section, has('retention'));
}

/** A column of names as such is one of cookies only near a word of them, or where its names could be nothing else. */
function isNamedList(columns: Columns, body: readonly Row[], section: Section, hasTime: boolean): boolean {
  const { name, strong, likely } = columns;
  const names = body.flatMap(({ cells }) => readNames(cells[name]?.lines ?? []));
  const clear = names.filter((each) => isClearName(each.name)).length;
  // Companies and products are names too: without a time one name at least has to look like no other.
  if (likely < 0.5 || (!hasTime && clear === 0)) return false;
  if (isAboutCookies(section)) return likely >= 0.6 || strong >= 0.3;
  // On a page of cookies a heading may say nothing; elsewhere a log file has a name with an underscore too.
  const isKnown = names.some((each) => knownEntry('cookie', each.name) !== undefined);
  return strong >= 0.5 && hasTime && clear >= names.length / 2 && (isKnown || isCookiePage(section));
}

const isPrice = (text: string): boolean =>
  text.length < 24 &&
  /^\s*(?:from |ab |fra |dès )?(?:[€$£¥₽]\s?\d|\d[\d\s.,]*\s?(?:[€$£¥₽円]|kr\b|eur\b|usd\b|ft\b|zł|kč|lei\b))/iu.test(
    text,
  );

/** A table that looks as if it were a list of cookies, and whose names could not be found, is told. */
function notRead(
  table: TableBlock,
  headers: readonly { readonly roles: readonly string[]; readonly saysCookie: boolean }[],
  section: Section,
): readonly Unread[] {
  const said = new Set(headers.flatMap(({ roles }) => roles));
  const looks =
    headers.some(({ saysCookie }) => saysCookie) &&
    (said.has('retention') || said.has('purpose')) &&
    isAboutCookies(section);
  if (!looks || said.has('price')) return [];
  return [
    { what: 'a table about cookies in which no names were found', place: table.at, where: `table ${table.number}` },
  ];
}

function readRows(
  table: TableBlock,
  body: readonly Row[],
  columns: Columns,
  around: Section,
  setting: Setting,
): Reading {
  const readings: Reading[] = [];
  let section = around;
  let above: Draft | undefined;
  body.forEach((row, index) => {
    const where = `table ${table.number}, row ${index + 1}`;
    const head = headOf(row, columns);
    if (head !== undefined) {
      section = under(section, { level: 40, text: head, at: row.at });
      above = undefined;
      return;
    }
    const drafts = draftsOf({ row, columns, section, where, above, sectionId: table.section });
    above = drafts.at(-1) ?? above;
    readings.push(
      drafts.length > 0
        ? { rows: drafts.map((draft) => rowOf(draft, setting)), unread: [] }
        : unreadRow(row, columns, where),
    );
  });
  return allOf(readings);
}

/** A row of one cell, or with nothing beside its first, is a heading within the table, or a note below it. */
function headOf(row: Row, columns: Columns): string | undefined {
  const filled = row.cells.filter((cell) => cell.spanned === undefined && cell.lines.length > 0);
  const [only] = filled;
  if (filled.length !== 1 || !only || row.section === 'foot') return row.section === 'foot' ? '' : undefined;
  const isName = strengthOf(readNames(only.lines)[0]?.name ?? '') === 'strong' && !isSpanning(row);
  if (isName || row.cells.indexOf(only) > columns.name) return undefined;
  return isSpanning(row) || only.header || readLabel(textOf(only)).roles.length > 0 ? textOf(only) : undefined;
}

function unreadRow(row: Row, columns: Columns, where: string): Reading {
  const cell = row.cells[columns.name];
  const text = cell ? textOf(cell) : '';
  if (row.cells.every((each) => isNothing(textOf(each)))) return NOTHING_READ;
  const what =
    text === ''
      ? `a row without a name: ${row.cells
          .map(textOf)
          .filter((each) => each !== '')
          .join(' | ')}`
      : `"${text}" is no name of a cookie`;
  return { rows: [], unread: [{ what, place: row.at, where }] };
}

/** Whether a table has tables in its cells. */
export const isNested = ({ rows }: TableBlock): boolean =>
  rows.some(({ cells }) => cells.some((cell: Cell) => hasTable(cell.blocks)));
