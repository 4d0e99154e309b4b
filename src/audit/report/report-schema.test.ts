import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  aCleanReport,
  aHostileReport,
  anAuditReport,
  anIncompleteReport,
} from '../../../test/support/an-audit-report.ts';
import { inputFaultText } from './read-input.ts';
import type { AuditReport } from './report.ts';
import { reportAs } from './report-as.ts';
import { auditReportJsonSchema, type ReportJson, readReport } from './report-schema.ts';

/** The same with every member that can only be read. */
type Deep<T> = T extends readonly (infer Item)[]
  ? readonly Deep<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Deep<T[Key]> }
    : T;

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
const validate = ajv.compile(auditReportJsonSchema());

const REPORTS = [
  ['with findings', anAuditReport()],
  ['clean', aCleanReport()],
  ['incomplete', anIncompleteReport()],
  ['of a hostile site', aHostileReport()],
] as const;

describe('the report as JSON', () => {
  it('has one truth: the schema reads what the type says, no more and no less', () => {
    expectTypeOf<Deep<ReportJson>>().toEqualTypeOf<Deep<AuditReport>>();
  });

  it.each(REPORTS)('%s is what the JSON schema takes, and reads back to the same', (_, report) => {
    const text = reportAs('json', report);
    validate(JSON.parse(text));
    expect(validate.errors).toBeNull();
    expect(readReport(text, 'report.json')).toEqual({ kind: 'read', value: JSON.parse(JSON.stringify(report)) });
  });

  it('holds no letter that steers a terminal', () =>
    expect(reportAs('json', aHostileReport()).replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u));

  it('the schema in the repository is the one that the code makes', () => {
    const file = new URL('../../../schema/audit-report.schema.json', import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(auditReportJsonSchema())));
  });
});

describe('a report that cannot be read', () => {
  const broken = (change: (report: Record<string, unknown>) => void): string => {
    const report = JSON.parse(reportAs('json', anAuditReport()));
    change(report);
    return JSON.stringify(report, null, 2);
  };
  it.each<[string, string]>([
    ['{', 'report.json:1:2 this is no JSON, so it is not a report of an audit'],
    ['null', 'report.json:1:1 Invalid input: expected object'],
    [broken((report) => delete report.site), 'report.json:1:1 site: Invalid input'],
    [
      broken((report) => Object.assign(report, { format: 'samtykke/audit/v2' })),
      'report.json:2:13 format: Invalid input',
    ],
    [
      broken(({ states }) => Object.assign((states as object[])[1] ?? {}, { state: 'only' })),
      'states[1].state: Invalid input',
    ],
  ])('case %#: %s', (text, told) => {
    const found = readReport(text, 'report.json');
    if (found.kind === 'read') throw new Error('it was read');
    expect(found.faults.map(inputFaultText)[0]).toContain(told);
    expect(found.faults[0]?.mend).toContain('--format json');
  });

  it('may hold what a later version adds', () => {
    const text = broken((report) => Object.assign(report, { later: { than: 'this' } }));
    expect(validate(JSON.parse(text))).toBe(true);
    expect(readReport(text, 'report.json').kind).toBe('read');
  });
});

it('docs/audit-report.md names each field', () => {
  const fields = new Set<string>();
  const walk = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const { properties } = schema as { properties?: object };
    for (const name of Object.keys(properties ?? {})) fields.add(name);
    for (const each of Object.values(schema)) walk(each);
  };
  walk(auditReportJsonSchema());
  const text = readFileSync(new URL('../../../docs/audit-report.md', import.meta.url), 'utf8');
  expect(fields.size).toBeGreaterThan(60);
  expect([...fields].filter((name) => !new RegExp(`\`${name}(\\[\\])?\``).test(text))).toEqual([]);
});
