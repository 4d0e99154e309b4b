import { asLabel } from '../columns.ts';
import { type Position, type Row, textOf } from '../document/index.ts';
import type { Draft, Texts } from '../draft.ts';
import { readRetention } from '../duration/index.ts';
import { tidy } from '../fold.ts';
import { isNothing, isSameAsAbove } from '../kind.ts';
import { isHostName, type ReadName, readNames, strengthOf } from '../names/index.ts';
import type { Doubt, RowField } from '../row.ts';
import type { Section } from '../section.ts';
import type { ColumnRole } from '../words/index.ts';
import { type Columns, isTick } from './columns.ts';

interface RowToRead {
  readonly row: Row;
  readonly columns: Columns;
  readonly section: Section;
  readonly where: string;
  /** What was read above it in the same table, and under the same heading. */
  readonly above: Draft | undefined;
  /** Id of the section, which our own policy page gives each category. */
  readonly sectionId: string | undefined;
}

/** What a row holds: a draft for each name in it. */
export function draftsOf({ row, columns, section, where, above, sectionId }: RowToRead): readonly Draft[] {
  const names = namesOf(row, columns);
  if (names.length === 0) return [];
  const cells = textsOf(row, columns);
  const { texts, doubts: blanks } = withAbove(cells.texts, above);
  const doubts = [...blanks, ...cellDoubts(row, columns)];
  const unit = columns.headers.find(({ roles }) => roles.includes('retention'))?.unit;
  const apart = names.map((name, index) => ({ ...texts, ...apartOf(cells.lines, name, index, names) }));
  return names.map((name, index) => ({
    name,
    texts: apart[index] ?? texts,
    doubts,
    section,
    where,
    at: placeOf(row, columns),
    ...(unit !== undefined && { unit }),
    ...(cells.link !== undefined && { link: cells.link }),
    ...(sectionId !== undefined && { category: sectionId }),
  }));
}

/** What had to be guessed to find the cells. */
function cellDoubts({ cells }: Row, { name, roles }: Columns): readonly Doubt[] {
  return cells.flatMap(({ doubt }, column): readonly Doubt[] => {
    if (doubt === undefined) return [];
    const field = column === name ? 'name' : FIELDS[roles[column]?.[0] ?? 'other'];
    return field === undefined ? [] : [{ field, why: doubt }];
  });
}

const FIELDS: Readonly<Partial<Record<ColumnRole, RowField>>> = {
  retention: 'retention',
  purpose: 'details',
  provider: 'provider',
  service: 'provider',
  host: 'provider',
  category: 'category',
  kind: 'kind',
};

const placeOf = (row: Row, { name }: Columns): Position => row.cells[name]?.at ?? row.at;

function namesOf({ cells, entry }: Row, { name, isNamed }: Columns): readonly ReadName[] {
  if (entry !== undefined) return [{ name: entry, printed: entry }];
  const cell = cells[name];
  if (!cell) return [];
  const names = readNames(cell.lines);
  return names.flatMap((each): readonly ReadName[] => {
    if (strengthOf(each.name) !== 'none') return [each];
    // In a column of names a host is one too, such as `policy.banner.example`.
    return isNamed && isHostName(each.name) ? [{ ...each, doubt: 'it looks like the name of a host' }] : [];
  });
}

interface CellTexts {
  readonly texts: Texts;
  readonly lines: Readonly<Partial<Record<ColumnRole, readonly string[]>>>;
  readonly link?: string;
}

function textsOf({ cells }: Row, { roles, ticked, headers }: Columns): CellTexts {
  const lines: Partial<Record<ColumnRole, readonly string[]>> = {};
  let link: string | undefined;
  roles.forEach((all, column) => {
    const cell = cells[column];
    if (!cell) return;
    for (const role of all) lines[role] = merged(role, lines[role], cell.lines);
    if (all.includes('provider') && cell.link !== undefined) link = cell.link;
  });
  const tick = ticked.find((column) => isTick(textOf(cells[column] ?? { lines: [] })));
  if (tick !== undefined) lines.category = [headers[tick]?.text ?? ''];
  const texts = Object.fromEntries(
    Object.entries(lines).map(([role, all]) => [role, joinedBy(role as ColumnRole, all)]),
  );
  return { texts, lines, ...(link !== undefined && { link }) };
}

/** Of two columns about the same thing the first counts; of two that describe both are read. */
function merged(role: ColumnRole, before: readonly string[] | undefined, own: readonly string[]): readonly string[] {
  if (before === undefined || before.every(isNothing)) return own;
  return role === 'purpose' ? [...before, ...own] : before;
}

/** Several hosts in a cell are apart by commas, lines of a description by a blank. */
const joinedBy = (role: ColumnRole, lines: readonly string[]): string =>
  tidy(lines.join((role === 'provider' || role === 'host') && lines.every((line) => line.length < 60) ? ', ' : ' '));

/** A blank provider or category is as the row above; 'idem' is so for every field. */
function withAbove(
  texts: Texts,
  above: Draft | undefined,
): { readonly texts: Texts; readonly doubts: readonly Doubt[] } {
  const doubts: Doubt[] = [];
  const filled = Object.entries(texts).map(([key, text]) => {
    const role = key as ColumnRole;
    const before = above?.texts[role];
    if (before === undefined) return [role, isSameAsAbove(text) ? '' : text] as const;
    if (isSameAsAbove(text)) return [role, before] as const;
    if (text.trim() !== '' || (role !== 'provider' && role !== 'category') || before.trim() === '')
      return [role, text] as const;
    doubts.push({ field: role, why: 'the cell is blank; read as the row above' });
    return [role, before] as const;
  });
  return { texts: Object.fromEntries(filled), doubts };
}

type Apart = Readonly<Partial<Record<ColumnRole, string>>>;

/** Where a row has several names, the part of its other cells that belongs to one of them. */
function apartOf(lines: CellTexts['lines'], name: ReadName, index: number, names: readonly ReadName[]): Apart {
  if (names.length < 2) return {};
  const retention = retentionOf(lines.retention ?? [], name, index, names);
  const purpose = lines.purpose?.length === names.length ? lines.purpose[index] : undefined;
  const kind = lines.kind?.length === names.length ? lines.kind[index] : undefined;
  return {
    ...(retention !== undefined && { retention }),
    ...(purpose !== undefined && { purpose }),
    ...(kind !== undefined && { kind }),
  };
}

/** `2 years, 1 day` beside two names is one time each; `_ga: 2 years` says which. */
function retentionOf(
  lines: readonly string[],
  name: ReadName,
  index: number,
  names: readonly ReadName[],
): string | undefined {
  if (lines.length === 0) return name.beside;
  const labelled = lines
    .flatMap((line) => line.split(/[;,\n]/))
    .find((part) => part.trim().startsWith(name.printed) && /[:=(–-]/.test(part));
  if (labelled !== undefined)
    return labelled
      .trim()
      .slice(name.printed.length)
      .replace(/^[\s:=(–-]+|\)$/g, '');
  const splits = [
    lines,
    ...[/\s*[,;|、；]\s*/u, /\s*\/\s*/, /\s*[,;/]\s*|\s+(?:and|und|et|y|e|en|och|og|a|i|și|és|и|ja)\s+/u].map(
      (between) => lines.join(', ').split(between),
    ),
  ];
  const fitting = splits.find(
    (parts) =>
      parts.length === names.length &&
      parts.every((part) => readRetention(part).isAbout || asLabel(part) !== undefined || isVague(part)),
  );
  return fitting?.[index];
}

/** 'A few seconds' stands in the place of a time and is none. */
const isVague = (text: string): boolean => text.length < 30 && /\p{L}/u.test(text);
