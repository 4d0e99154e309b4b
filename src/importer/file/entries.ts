import { isAddress, type Kind, type RegistryFile, retentionSeconds } from '../../registry/index.ts';
import { type KnownCookies, type Proposal, proposalsFor } from '../known/index.ts';
import type { ImportedRow, RowField, Unread } from '../row.ts';
import { ownCategoryId, UNSORTED } from './categories.ts';
import { type FileProviders, idOf, providerOf } from './providers.ts';

type Fields = RegistryFile['entries'][number];

/** An entry of the file, with a comment for each field that needs one. */
export interface FileEntry {
  readonly fields: Fields;
  readonly comments: Readonly<Record<string, string>>;
  /** Where it stood in the input. */
  readonly origin: string;
  /** The policy's own word for its category, where that is none of the standard ones. */
  readonly categoryLabel?: string;
}

export interface EntriesOptions {
  readonly providers: FileProviders;
  /** Hosts of the site itself. */
  readonly domains: readonly string[];
  readonly known: KnownCookies;
  readonly language: string;
}

/** The entries that rows make: one for each kind and name, since a registry declares a thing once. */
export function entriesOf(
  rows: readonly ImportedRow[],
  options: EntriesOptions,
): { readonly entries: readonly FileEntry[]; readonly leftOut: readonly Unread[] } {
  const usable = rows.filter(isDeclarable);
  const byKey = new Map<string, ImportedRow[]>();
  for (const row of usable) {
    const key = JSON.stringify([row.kind ?? 'cookie', row.name]);
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  const entries = [...byKey.values()].map((alike) => entryOf(alike, options));
  const leftOut = rows
    .filter((row) => !isDeclarable(row))
    .map(({ printedName, place, where }) => ({ what: `"${printedName}" would allow any name`, place, where }));
  return { entries, leftOut };
}

/** A pattern without a letter would allow any name. */
const isDeclarable = ({ name }: ImportedRow): boolean => !/^[*./]*$/.test(name) && name.length <= 256;

/** One entry of rows with the same kind and name: the first says what it is, the longest time counts. */
function entryOf(rows: readonly ImportedRow[], options: EntriesOptions): FileEntry {
  const row = longestKept(rows);
  const proposals = proposalsFor(row, options.known, options.language);
  const category = categoryOf(row, proposals);
  const provider = fileProvider(row, proposals, options);
  const details = row.details ?? proposedValue(proposals, 'details');
  const fields: Fields = {
    name: row.name,
    ...(row.kind !== undefined && row.kind !== 'cookie' && { kind: row.kind }),
    category: category.id,
    ...(provider.id !== undefined && { provider: provider.id }),
    retention: row.retention ?? 'session',
    ...(details !== undefined && { details }),
  };
  const comments = commentsOf(row, rows, proposals, [category.comment, provider.comment]);
  return {
    fields,
    comments: onFields(comments, fields),
    origin: originOf(rows),
    ...(category.label !== undefined && { categoryLabel: category.label }),
  };
}

function longestKept(rows: readonly ImportedRow[]): ImportedRow {
  const [first] = rows;
  const seconds = ({ retention }: ImportedRow): number =>
    retention === undefined || retention === 'session' ? 0 : (retentionSeconds(retention) ?? 0);
  const longest = rows.reduce((most, each) => (seconds(each) > seconds(most) ? each : most));
  return {
    ...(first ?? longest),
    retention: longest.retention ?? first?.retention,
    printedRetention: longest.printedRetention,
  };
}

const proposedValue = (proposals: readonly Proposal[], field: Proposal['field']): string | undefined =>
  proposals.find((each) => each.field === field)?.value;

interface Comment {
  readonly field: string;
  readonly text: string;
}

interface FileCategory {
  readonly id: string;
  readonly label?: string;
  readonly comment?: Comment;
}

function categoryOf(row: ImportedRow, proposals: readonly Proposal[]): FileCategory {
  if (row.category !== undefined) return { id: row.category };
  const proposed = proposedValue(proposals, 'category');
  if (proposed !== undefined) return { id: proposed };
  if (row.printedCategory === undefined)
    return { id: UNSORTED, comment: { field: 'category', text: 'unsure: no category is printed' } };
  return {
    id: ownCategoryId(row.printedCategory),
    label: row.printedCategory,
    comment: {
      field: 'category',
      text: `unsure: printed as "${row.printedCategory}", which is none of the standard categories`,
    },
  };
}

interface EntryProvider {
  readonly id?: string;
  readonly comment?: Comment;
}

function fileProvider(
  row: ImportedRow,
  proposals: readonly Proposal[],
  { providers, domains }: EntriesOptions,
): EntryProvider {
  const printed = row.provider ?? proposedValue(proposals, 'provider');
  if (printed !== undefined) {
    const provider = providerOf(printed, row.providerLink, domains);
    return provider === 'internal' ? {} : { id: providers.add(provider) };
  }
  if (row.party === 'first') return {};
  if (row.party === 'third') {
    const id = providers.add({
      id: idOf('third party'),
      name: 'Third party',
      hosts: [],
      doubt: 'the policy says that it is a third party, and not which',
    });
    return { id, comment: { field: 'provider', text: 'unsure: a third party is printed, and not which' } };
  }
  return { comment: { field: 'name', text: 'unsure: no provider is printed; the site itself is taken' } };
}

function commentsOf(
  row: ImportedRow,
  rows: readonly ImportedRow[],
  proposals: readonly Proposal[],
  others: readonly (Comment | undefined)[],
): readonly Comment[] {
  const proposed = proposals.map(({ field, source }) => ({ field, text: `proposed by ${source}` }));
  const isProposed = (field: RowField): boolean => proposals.some((each) => each.field === field);
  const doubts = rows
    .flatMap(({ uncertain }) => uncertain)
    .filter(({ field }) => !isProposed(field))
    .map(({ field, why }) => ({ field, text: `unsure: ${why}` }));
  const stands =
    row.retention === undefined ? [{ field: 'retention', text: 'session, the shortest, stands in its place' }] : [];
  const address =
    isAddress((row.kind ?? 'cookie') as Kind) && !/^[\w-]+(?:\.[\w-]+)+\//.test(row.name)
      ? [{ field: 'name', text: `unsure: a ${row.kind} is declared by host and path` }]
      : [];
  const differ = rows.length > 1 ? differences(rows) : [];
  return [...doubts, ...stands, ...address, ...proposed, ...differ, ...others.filter((each) => each !== undefined)];
}

/** What rows of the same name say otherwise. */
function differences(rows: readonly ImportedRow[]): readonly Comment[] {
  const fields = ['category', 'retention', 'provider'] as const;
  return fields.flatMap((field) => {
    const values = [...new Set(rows.map((row) => row[field] ?? 'nothing'))];
    return values.length > 1
      ? [{ field, text: `unsure: listed ${rows.length} times, with ${values.join(' and ')}` }]
      : [];
  });
}

/** Comments by the field that they stand behind; one about a field that is not written stands behind the name. */
function onFields(comments: readonly Comment[], fields: Fields): Readonly<Record<string, string>> {
  const byField = new Map<string, string[]>();
  for (const { field, text } of comments) {
    const place = field in fields ? field : 'name';
    const said = place === field || text.includes(field) ? text : text.replace(/^(unsure|proposed)/, `$1 (${field})`);
    const known = byField.get(place) ?? [];
    if (!known.includes(said)) byField.set(place, [...known, said]);
  }
  return Object.fromEntries(
    [...byField].map(([field, texts]) => [
      field,
      texts.sort((a, b) => Number(b.startsWith('unsure')) - Number(a.startsWith('unsure'))).join('; '),
    ]),
  );
}

function originOf(rows: readonly ImportedRow[]): string {
  return rows
    .map(({ where, place, printedRetention }) => {
      const line = where.startsWith('line') ? where : `${where} (line ${place.line})`;
      return printedRetention === undefined || printedRetention === '' ? line : `${line}: ${printedRetention}`;
    })
    .join('; ');
}
