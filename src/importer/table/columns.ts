import { isCategory } from '../category.ts';
import { type Cell, type Row, textOf } from '../document/index.ts';
import { isRetentionText } from '../duration/index.ts';
import { readKind, readParty } from '../kind.ts';
import { readNames, type Strength, strengthOf } from '../names/index.ts';
import type { ColumnRole } from '../words/index.ts';
import { type ColumnHeader, isAbout, NO_HEADER } from './header.ts';

/** What each column of a table is about. */
export interface Columns {
  /** Index of the column of names. */
  readonly name: number;
  /** Of the others; a column may be about several things. */
  readonly roles: readonly (readonly ColumnRole[])[];
  readonly headers: readonly ColumnHeader[];
  /** Columns that are a category each, with a mark where a row belongs to it. */
  readonly ticked: readonly number[];
  /** Whether the header says that it is a column of cookies' names. */
  readonly isNamed: boolean;
  /** Share of the names that look like nothing else, and like names at all: 0 to 1. */
  readonly strong: number;
  readonly likely: number;
}

/** How the cells of a column look. */
interface Look {
  readonly strong: number;
  readonly likely: number;
  readonly retention: number;
  readonly kind: number;
  readonly category: number;
  readonly party: number;
  /** Letters of a cell, in the mean. */
  readonly length: number;
}

/** Finds out what the columns are about, by their headers and, where these say nothing, by what stands in them. */
export function columnsOf(headers: readonly ColumnHeader[], body: readonly Row[]): Columns | undefined {
  const looks = headers.map((_, column) => lookOf(body, column));
  const name = nameColumn(headers, looks);
  if (name === undefined) return undefined;
  const look = looks[name] as Look;
  const hasHeaders = headers.some(({ roles }) => roles.length > 0);
  const roles = hasHeaders
    ? headers.map((header, column) => (column === name ? [] : headed(header, looks[column] as Look)))
    : byLook(looks, name);
  const header = headers[name] ?? NO_HEADER;
  const ticked = tickedColumns(headers, body);
  return { name, roles, headers, ticked, isNamed: isAbout(header, 'name'), strong: look.strong, likely: look.likely };
}

/** Of the columns that say they are of names the one whose cells look most like it; else one that looks like nothing else. */
function nameColumn(headers: readonly ColumnHeader[], looks: readonly Look[]): number | undefined {
  const score = (column: number): number => {
    const { strong = 0, likely = 0 } = looks[column] ?? {};
    return strong * 2 + likely + (headers[column]?.saysCookie ? 0.5 : 0);
  };
  const columns = headers.map((_, column) => column);
  const said = columns.filter(
    (column) => isAbout(headers[column] ?? NO_HEADER, 'name') && (looks[column]?.likely ?? 0) >= 0.4,
  );
  const [best] = [...said].sort((a, b) => score(b) - score(a));
  const free = columns.filter(
    (column) => !isAbout(headers[column] ?? NO_HEADER, 'host') && !isAbout(headers[column] ?? NO_HEADER, 'other'),
  );
  const [other] = free
    .filter((column) => (looks[column]?.strong ?? 0) >= 0.6)
    .sort((a, b) => score(b) - score(a) || a - b);
  if (best === undefined) return other;
  // 'Name' may be the service's, and the names of its cookies stand in a column with another header.
  const isBetter = other !== undefined && other !== best && score(other) > score(best) + 1;
  return isBetter ? other : best;
}

/** A longer text is no time, whatever it mentions. */
const LONGEST_TIME = 120;

function lookOf(body: readonly Row[], column: number): Look {
  const cells = body.flatMap(({ cells }) => {
    const cell = cells[column];
    return cell && cell.lines.length > 0 && cell.spanned !== 'left' ? [cell] : [];
  });
  const share = (test: (cell: Cell) => boolean): number => cells.filter(test).length / Math.max(1, cells.length);
  const text = cells.map(textOf);
  const distinct = cells.filter((cell, index) => cell.spanned === undefined && text.indexOf(textOf(cell)) === index);
  const names = distinct.map(strengthOfCell);
  const shareOf = (...wanted: readonly Strength[]): number =>
    names.filter((each) => wanted.includes(each)).length / Math.max(1, names.length);
  return {
    strong: shareOf('strong'),
    likely: shareOf('strong', 'weak'),
    retention: share((cell) => textOf(cell).length < LONGEST_TIME && isRetentionText(textOf(cell))),
    kind: share((cell) => textOf(cell).length < 40 && readKind(textOf(cell)) !== undefined),
    category: share((cell) => isCategory(textOf(cell))),
    party: share((cell) => readParty(textOf(cell)) !== undefined),
    length: text.reduce((sum, each) => sum + each.length, 0) / Math.max(1, text.length),
  };
}

/** The weakest of the names in a cell: a sentence with a name in it is no name. */
function strengthOfCell({ lines }: Cell): Strength {
  const strengths = readNames(lines).map(({ name }) => strengthOf(name));
  if (strengths.length === 0 || strengths.includes('none')) return 'none';
  return strengths.includes('weak') && !strengths.includes('strong') ? 'weak' : 'strong';
}

/** Two columns or more that are headed by a category and hold nothing but marks. */
function tickedColumns(headers: readonly ColumnHeader[], body: readonly Row[]): readonly number[] {
  const columns = headers.flatMap(({ text }, column) => {
    const cells = body.map(({ cells }) => cells[column]).filter((cell) => cell !== undefined);
    return isCategory(text) &&
      cells.every((cell) => textOf(cell).length <= 4) &&
      cells.some((cell) => isTick(textOf(cell)))
      ? [column]
      : [];
  });
  return columns.length > 1 ? columns : [];
}

/** A mark for yes. */
export const isTick = (text: string): boolean =>
  /^(?:[✓✔☑✅●•■xX]|yes|ja|oui|s[ií]|sim|tak|áno|ano|да|是|はい|○|◯)\uFE0F?$/iu.test(text.trim());

/** What a header says, held against what stands below it: 'Type' may be of a kind, a category, a party, a time. */
function headed({ roles }: ColumnHeader, look: Look): readonly ColumnRole[] {
  if (roles.includes('party') || (roles.includes('name') && look.party >= 0.6)) return ['party'];
  if (roles.includes('kind')) return kindOrElse(look, roles);
  if (roles.includes('retention') && look.retention === 0 && look.length > 80) return ['purpose'];
  if (roles.includes('purpose') && look.category >= 0.8 && look.length < 30) return ['category', 'purpose'];
  if (roles.length === 0) return look.retention >= 0.6 ? ['retention'] : [];
  return roles.filter((role) => role !== 'name');
}

function kindOrElse(look: Look, roles: readonly ColumnRole[]): readonly ColumnRole[] {
  const others = roles.filter((role) => role !== 'kind' && role !== 'name');
  if (look.kind === 0 && look.category >= 0.6) return ['category', 'kind', ...others];
  return ['kind', ...others];
}

/** Without headers: the longest text is the purpose, a time the retention, what is left and short the provider. */
function byLook(looks: readonly Look[], name: number): readonly (readonly ColumnRole[])[] {
  const taken = new Map<number, ColumnRole>();
  const take = (role: ColumnRole, score: (look: Look) => number, least: number): void => {
    const free = looks
      .map((look, column) => ({ column, score: score(look) }))
      .filter(({ column }) => column !== name && !taken.has(column));
    const [best] = free.sort((a, b) => b.score - a.score);
    if (best && best.score >= least) taken.set(best.column, role);
  };
  take('retention', ({ retention }) => retention, 0.5);
  take('category', ({ category, length }) => (length < 40 ? category : 0), 0.8);
  take('kind', ({ kind, length }) => (length < 40 ? kind : 0), 0.8);
  take('party', ({ party, length }) => (length < 40 ? party : 0), 0.8);
  take('purpose', ({ length }) => length, 12);
  take('provider', ({ length }) => (length > 0 ? 1 / length : 0), 0.001);
  return looks.map((_, column) => {
    const role = taken.get(column);
    return role === undefined ? [] : [role];
  });
}
