import { knownEntry } from '../../registry/index.ts';
import type { ImportedRow } from '../row.ts';
import { type KnownCookies, knownCookie } from './known-cookies.ts';

/** A value for what a policy does not tell, with who says so. */
export interface Proposal {
  readonly field: 'category' | 'provider' | 'details';
  readonly value: string;
  readonly source: string;
}

/** Name of the list of known cookies, as a proposal names it. */
const LIST = 'the list of known cookies';

/**
 * What could be said where a row says nothing: by the catalogue, whose facts come from the makers' pages, then by the
 * list of known cookies that was given.
 */
export function proposalsFor(row: ImportedRow, known: KnownCookies, language: string): readonly Proposal[] {
  const kind = row.kind ?? 'cookie';
  const own = knownEntry(kind, row.name);
  const listed = knownCookie(known, kind, row.name);
  const details = language === 'no' ? own?.details?.no : language === 'en' ? own?.details?.en : undefined;
  const catalogue = own && `the catalogue, under "${own.product}"`;
  const all: readonly (Proposal | undefined)[] = [
    proposal('category', own?.category, catalogue),
    proposal('provider', own?.maker, catalogue),
    proposal('details', details, catalogue),
    proposal('category', listed?.category, listed && LIST),
    proposal('provider', listed?.provider, listed && LIST),
    proposal('details', language === 'en' ? listed?.purpose : undefined, listed && LIST),
  ];
  const lacking = all
    .filter((each) => each !== undefined)
    .filter(({ field }) => row[field] === undefined && !isPrinted(row, field));
  return lacking.filter((each, index) => lacking.findIndex(({ field }) => field === each.field) === index);
}

/** A category of the policy's own is a category. */
const isPrinted = (row: ImportedRow, field: Proposal['field']): boolean =>
  field === 'category' && row.printedCategory !== undefined;

const proposal = (
  field: Proposal['field'],
  value: string | undefined,
  source: string | undefined,
): Proposal | undefined => (value === undefined || source === undefined ? undefined : { field, value, source });
