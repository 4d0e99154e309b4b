import type { Language } from '../../registry/index.ts';
import type { Cell, Position, TableBlock } from '../document/index.ts';
import { languageOf } from '../language.ts';
import { allOf, type ImportedRow, NOTHING_READ, type Reading } from '../row.ts';
import { NO_SECTION, type Section, under } from '../section.ts';
import { readTable } from '../table/index.ts';
import { type ConfigReading, namesIn, rowsOfEntry } from './config-row.ts';
import {
  fieldOf,
  fieldsIn,
  itemsIn,
  type Literal,
  numberIn,
  type ObjectLiteral,
  objectsIn,
  textIn,
} from './literal.ts';

/**
 * Reads a configuration of orestbida/cookieconsent, version 3 or 2: the tables that it shows, in one language, then the
 * names that it clears and that stand in none of them. https://cookieconsent.orestbida.com/reference/configuration-reference.html
 */
export function readCookieconsent(text: string, told: Language | undefined): ConfigReading {
  const config = objectsIn(text).find(isConfig);
  if (!config) return { ...NOTHING_READ, language: undefined };
  const { translation, tag } = translationOf(config, told);
  const language = tag === undefined ? undefined : languageOf(tag);
  const shown = allOf([
    consentCookie(config, language),
    ...tablesOf(config, translation).map((table) => readShown(table, language)),
  ]);
  const cleared = fieldsIn(fieldOf(config, 'categories')).flatMap(([id, category]) =>
    clearedRows(id, category, language),
  );
  const isShown = ({ name }: ImportedRow): boolean => shown.rows.some((row) => row.name === name);
  return {
    rows: [...shown.rows, ...cleared.filter((row) => !isShown(row))],
    unread: [...shown.unread, ...unreadIn(config)],
    language,
  };
}

const isConfig = (object: ObjectLiteral): boolean =>
  ['categories', 'languages', 'language'].some((name) => object.fields.has(name));

function translationOf(
  config: ObjectLiteral,
  told: Language | undefined,
): { readonly translation: Literal | undefined; readonly tag: string | undefined } {
  const language = fieldOf(config, 'language');
  const all = fieldsIn(fieldOf(language, 'translations') ?? fieldOf(config, 'languages'));
  const byDefault = textIn(fieldOf(language, 'default')) ?? textIn(fieldOf(config, 'current_lang'));
  const chosen =
    all.find(([tag]) => told !== undefined && languageOf(tag) === told) ??
    all.find(([tag]) => tag === byDefault) ??
    all[0];
  return { translation: chosen?.[1], tag: chosen?.[0] };
}

interface ShownTable {
  readonly category: string | undefined;
  readonly headers: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly at: Position }[];
  readonly at: Position;
}

function tablesOf(config: ObjectLiteral, translation: Literal | undefined): readonly ShownTable[] {
  const sections = itemsIn(fieldOf(fieldOf(translation, 'preferencesModal'), 'sections'));
  const blocks = itemsIn(fieldOf(fieldOf(translation, 'settings_modal'), 'blocks'));
  const headers = itemsIn(fieldOf(fieldOf(translation, 'settings_modal'), 'cookie_table_headers'));
  return [
    ...sections.flatMap((section) => sectionTable(config, section)),
    ...blocks.flatMap((block) => blockTable(block, headers)),
  ];
}

/** Version 3: headers by key, rows with the same keys. */
function sectionTable(_: ObjectLiteral, section: Literal): readonly ShownTable[] {
  const table = fieldOf(section, 'cookieTable');
  const headers = fieldsIn(fieldOf(table, 'headers'));
  if (!table || headers.length === 0) return [];
  const rows = itemsIn(fieldOf(table, 'body')).map((row) => ({
    cells: headers.map(([key]) => textIn(fieldOf(row, key)) ?? ''),
    at: row.at,
  }));
  return [
    {
      category: textIn(fieldOf(section, 'linkedCategory')),
      headers: headers.map(([, title]) => textIn(title) ?? ''),
      rows,
      at: table.at,
    },
  ];
}

/** Version 2: `col1`, `col2` …, with a category of its own in `toggle.value`. */
function blockTable(block: Literal, headers: readonly Literal[]): readonly ShownTable[] {
  const table = fieldOf(block, 'cookie_table');
  if (!table) return [];
  const columns = headers.flatMap((header) => fieldsIn(header));
  const rows = itemsIn(table).map((row) => {
    const isPattern = fieldOf(row, 'is_regex');
    const cells = columns.map(([key], index) => {
      const text = textIn(fieldOf(row, key)) ?? '';
      const isOfNames = index === 0 && isPattern?.kind === 'boolean' && isPattern.value;
      return isOfNames ? `${text.replace(/^\^/, '').replace(/\$$/, '')}*` : text;
    });
    return { cells, at: row.at };
  });
  return [
    {
      category: textIn(fieldOf(fieldOf(block, 'toggle'), 'value')),
      headers: columns.map(([, title]) => textIn(title) ?? ''),
      rows,
      at: table.at,
    },
  ];
}

function readShown({ category, headers, rows, at }: ShownTable, language: Language | undefined): Reading {
  const cell = (text: string, place: Position, header: boolean): Cell => ({
    lines: text === '' ? [] : [text],
    pieces: [text],
    header,
    blocks: [],
    at: place,
  });
  const table: TableBlock = {
    kind: 'table',
    number: 1,
    at,
    rows: [
      { section: 'head', at, cells: headers.map((text) => cell(text, at, true)) },
      ...rows.map((row) => ({
        section: 'body' as const,
        at: row.at,
        cells: row.cells.map((text) => cell(text, row.at, false)),
      })),
    ],
  };
  const section: Section = category === undefined ? NO_SECTION : under(NO_SECTION, { level: 2, text: category, at });
  const { rows: read, unread } = readTable(table, section, { language });
  const where = (row: ImportedRow): ImportedRow => ({
    ...row,
    where: `cookie table of ${category ?? 'no category'}, ${row.where.replace('table 1, ', '')}`,
  });
  return { rows: read.map(where), unread };
}

/** The cookie that keeps the answer, where the configuration names it. */
function consentCookie(config: ObjectLiteral, language: Language | undefined): Reading {
  const cookie = fieldOf(config, 'cookie');
  const name = fieldOf(cookie, 'name') ?? fieldOf(config, 'cookie_name');
  const days = numberIn(fieldOf(cookie, 'expiresAfterDays')) ?? numberIn(fieldOf(config, 'cookie_expiration'));
  const isStored = fieldOf(cookie, 'useLocalStorage');
  if (!name) return NOTHING_READ;
  const texts = {
    category: 'necessary',
    ...(days !== undefined && { retention: `${days} days` }),
    ...(isStored?.kind === 'boolean' && isStored.value && { kind: 'localStorage' }),
  };
  return {
    rows: rowsOfEntry({ names: namesIn(name), texts, where: 'cookie.name', at: name.at }, language),
    unread: [],
  };
}

function clearedRows(id: string, category: Literal, language: Language | undefined): readonly ImportedRow[] {
  const own = itemsIn(fieldOf(fieldOf(category, 'autoClear'), 'cookies')).map((cookie) => ({
    cookie,
    provider: undefined,
  }));
  const ofServices = fieldsIn(fieldOf(category, 'services')).flatMap(([service, literal]) =>
    itemsIn(fieldOf(literal, 'cookies')).map((cookie) => ({
      cookie,
      provider: textIn(fieldOf(literal, 'label')) ?? service,
    })),
  );
  return [...own, ...ofServices].flatMap(({ cookie, provider }) => {
    const texts = { category: id, ...(provider !== undefined && { provider }) };
    return rowsOfEntry(
      { names: namesIn(fieldOf(cookie, 'name') ?? cookie), texts, where: `categories.${id}`, at: cookie.at },
      language,
    );
  });
}

/** Parts that the configuration computes. */
function unreadIn(config: ObjectLiteral): Reading['unread'] {
  return ['categories', 'language', 'languages'].flatMap((name) => {
    const literal = config.fields.get(name);
    const part =
      literal?.kind === 'unknown' ? literal : fieldsIn(literal).find(([, each]) => each.kind === 'unknown')?.[1];
    if (part?.kind !== 'unknown') return [];
    return [{ what: `${name} is computed (${part.text}) and was not run`, place: part.at, where: name }];
  });
}
