/** Published policies as fixtures, each with what a person reads in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ImportedRow, importPolicy } from '../../src/importer/index.ts';

const FOLDER = fileURLToPath(new URL('../fixtures/policies/', import.meta.url));

/** A row as a person reads it: `null` for what is not told, no field for what the fixture leaves open. */
export interface ExpectedRow {
  readonly name: string;
  readonly kind?: string;
  readonly category?: string | null;
  readonly retention?: string | null;
  readonly provider?: string | null;
  readonly details?: string | null;
}

export interface PolicyFixture {
  readonly file: string;
  readonly text: string;
  readonly language: string | null;
  readonly layout: string;
  readonly rows: readonly ExpectedRow[];
}

/** Every fixture. */
export const policyFixtures = (): readonly PolicyFixture[] =>
  readdirSync(FOLDER)
    .filter((file) => !file.endsWith('.json'))
    .map((file) => {
      const expected = JSON.parse(readFileSync(FOLDER + file.replace(/\.\w+$/, '.expected.json'), 'utf8'));
      return { file, text: readFileSync(FOLDER + file, 'utf8'), ...expected };
    });

/** Path of a fixture. */
export const policyFile = (file: string): string => FOLDER + file;

/** What was read of a fixture, in the terms of its expectation: fields that it leaves open are left out. */
export function readAs(fixture: PolicyFixture): readonly ExpectedRow[] {
  const { rows } = importPolicy(fixture.text, { source: fixture.file });
  return rows.map((row, index) => shownAs(row, fixture.rows[index]));
}

function shownAs(row: ImportedRow, expected: ExpectedRow | undefined): ExpectedRow {
  const fields = Object.keys(expected ?? { name: '', retention: '' }) as (keyof ExpectedRow)[];
  return Object.fromEntries(
    fields.map((field) => [field, valueIn(row, field, expected?.[field])]),
  ) as unknown as ExpectedRow;
}

/** A blank is told as one; a policy that says no kind lists cookies. */
function valueIn(row: ImportedRow, field: keyof ExpectedRow, expected: string | null | undefined): string | null {
  const value = row[field] ?? null;
  if (value === null && field === 'kind') return 'cookie';
  return value === null && expected === '' ? '' : value;
}
