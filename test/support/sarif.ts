/** SARIF 2.1.0 as its standard has it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';

interface Schema {
  readonly definitions: { readonly region: object };
}

const load = createRequire(import.meta.url);
const file = load.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// It is of draft 4, in which `id` names a schema; nothing else in it is read otherwise since.
const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Schema & Record<string, unknown>;

/** Errata 01 of the standard asks more of a region: that it begins somewhere. */
const ERRATA = { anyOf: [{ required: ['startLine'] }, { required: ['charOffset'] }, { required: ['byteOffset'] }] };
const region = { ...schema.definitions.region, ...ERRATA };

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
const validate = ajv.compile({ ...schema, definitions: { ...schema.definitions, region } });

/** What of a log the schema does not take, addresses and times included; empty where it takes all of it. */
export function sarifFaults(text: string): readonly string[] {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
