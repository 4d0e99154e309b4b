import { tidy } from '../fold.ts';
import type { Cell, Document, Position, Row } from './block.ts';

/** A field of a CSV file with its place. */
interface Field {
  readonly text: string;
  readonly at: Position;
}

const SEPARATORS = [',', ';', '\t', '|'] as const;

/** Reads a CSV file (RFC 4180, with any of the usual separators) as one table. */
export function readCsv(text: string): Document {
  const records = recordsOf(text.replace(/^sep=.\r?\n/i, ''), separatorOf(text)).filter((fields) =>
    fields.some((each) => each.text.trim() !== ''),
  );
  const rows = withWildcards(records).map(rowOf);
  return { blocks: rows.length > 0 ? [{ kind: 'table', rows, number: 1, at: { line: 1, column: 1 } }] : [] };
}

/** The separator that the first line has most often, outside of quotes. */
export function separatorOf(text: string): string {
  const [line = ''] = text.replace(/^sep=.\r?\n/i, '').split('\n');
  const bare = line.replace(/"(?:[^"]|"")*"/g, '');
  const counted = SEPARATORS.map((separator) => ({ separator, count: bare.split(separator).length - 1 }));
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).separator;
}

function recordsOf(text: string, separator: string): readonly (readonly Field[])[] {
  const records: Field[][] = [];
  let record: Field[] = [];
  let line = 1;
  let lineStart = 0;
  // RFC 4180 2: a field in quotes may hold the separator, line breaks and, doubled, quotes.
  const field = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))[^\\S\\r\\n${separator === '\t' ? '\\t' : ''}]*(${separator === '|' ? '\\|' : separator}|\\r?\\n|\\r|$)`,
    'y',
  );
  while (field.lastIndex < text.length) {
    const start = field.lastIndex;
    const match = field.exec(text);
    if (!match || match[0] === '') break;
    const [whole, quoted, plain = '', end] = match;
    record.push({ text: quoted?.replaceAll('""', '"') ?? plain, at: { line, column: start - lineStart + 1 } });
    line += (whole.match(/\n/g) ?? []).length;
    if (whole.includes('\n')) lineStart = start + whole.lastIndexOf('\n') + 1;
    if (end === separator && field.lastIndex < text.length) continue;
    records.push(record);
    record = [];
  }
  return record.length > 0 ? [...records, record] : records;
}

/** The Open Cookie Database says in a column of its own that a name is the beginning of many. */
function withWildcards(records: readonly (readonly Field[])[]): readonly (readonly Field[])[] {
  const [header = [], ...rows] = records;
  const wildcard = header.findIndex(({ text }) => /^wildcard/i.test(text.trim()));
  const name = header.findIndex(({ text }) => /cookie.*name/i.test(text));
  if (wildcard < 0 || name < 0) return records;
  const pattern = (fields: readonly Field[]): readonly Field[] =>
    fields.map((each, column) =>
      column === name && /^(?:1|true|yes)$/i.test(fields[wildcard]?.text.trim() ?? '')
        ? { ...each, text: `${each.text.trim().replace(/\*$/, '')}*` }
        : each,
    );
  return [header, ...rows.map(pattern)];
}

function rowOf(fields: readonly Field[]): Row {
  return { cells: fields.map(cellOf), section: 'body', at: fields[0]?.at ?? { line: 1, column: 1 } };
}

function cellOf({ text, at }: Field): Cell {
  const lines = text
    .split(/\r?\n/)
    .map(tidy)
    .filter((line) => line !== '');
  return { lines, pieces: lines, header: false, blocks: [], at };
}
