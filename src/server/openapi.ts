import { z } from 'zod';
import { choiceSchema } from './choice-input.ts';
import { PROBLEMS, type ProblemCode } from './problem.ts';
import { eraseSchema } from './records/erase-route.ts';
import { legacySchema, REPORT_TYPES, reportsSchema, violationsSchema } from './violation-input.ts';

/** The API as OpenAPI 3.1: what other people's code may rely on. */
export function openApi(base: string): string {
  const paths = {
    [`${base}/choice`]: {
      get: page("'Manage consent' as a page", [query('language'), query('return')], ['too-many-requests']),
      post: takeChoice(),
    },
    [`${base}/delete`]: { post: deleteAll() },
    [`${base}/status`]: { get: json('What holds for the visitor whose cookies come along', 'Status') },
    [`${base}/records/{consentId}`]: {
      get: json(
        'Every record of a consent ID, oldest first, with what was shown',
        'Records',
        [path('consentId')],
        ['no-record', 'too-many-requests'],
      ),
    },
    [`${base}/erase`]: { post: eraseAll() },
    [`${base}/receipts/{recordId}`]: { get: giveReceipt() },
    [`${base}/receipts/{recordId}/page`]: { get: receiptPage() },
    [`${base}/record`]: {
      get: recordPage('The records of this browser’s consent ID, and a form to look up another'),
      post: { ...recordPage('The records of a consent ID'), ...FORM_BODY },
    },
    [`${base}/policy`]: {
      get: {
        summary: "The policy in the browser's language",
        responses: { 302: { description: 'Leads to the page' } },
      },
    },
    [`${base}/policy/{language}`]: {
      get: page('The policy with the status of the visitor', [path('language')], ['not-found', 'too-many-requests']),
    },
    [`${base}/policy/{language}/{version}`]: {
      get: page(
        'The policy of one version as it stood',
        [path('language'), path('version')],
        ['not-found', 'too-many-requests'],
      ),
    },
    [`${base}/registry/{version}`]: {
      get: json('A registry in its canonical form', undefined, [path('version')], ['not-found', 'too-many-requests']),
    },
    [`${base}/samtykke.js`]: { get: file('The script for a page, at an address that stays', 'text/javascript') },
    [`${base}/violations`]: {
      get: page(
        'What was stopped, for the operator',
        [],
        ['not-operator', 'wrong-scope', 'not-found', 'too-many-requests'],
      ),
      post: takeReport('Count what the guard of a page has stopped', {
        'text/plain': 'Violations',
        'application/json': 'Violations',
      }),
    },
    [`${base}/features`]: {
      get: page(
        'What stands behind each entry, for the operator',
        [],
        ['not-operator', 'wrong-scope', 'not-found', 'too-many-requests'],
      ),
    },
    [`${base}/rates`]: {
      get: page(
        'What was answered, in counts, for the operator',
        [query('days')],
        ['not-operator', 'wrong-scope', 'not-found', 'too-many-requests'],
      ),
    },
    [`${base}/audit`]: {
      get: page(
        'The latest audit of the site, for the operator',
        [],
        ['not-operator', 'wrong-scope', 'not-found', 'too-many-requests'],
      ),
    },
    [`${base}/audit/report`]: {
      get: file(
        'The latest audit of the site as JSON, see schema/audit-report.schema.json',
        'application/json',
        [],
        ['not-operator', 'wrong-scope', 'not-found', 'too-many-requests'],
      ),
    },
    [`${base}/metrics`]: {
      get: file(
        'What is counted, for Prometheus',
        'text/plain',
        [],
        ['not-operator', 'wrong-scope', 'not-found', 'too-many-requests'],
      ),
    },
    [`${base}/reports`]: {
      post: takeReport(
        'Count what browsers tell of the policy headers',
        Object.fromEntries(REPORT_TYPES.map((type, index) => [type, index === 0 ? 'Reports' : 'LegacyReport'])),
      ),
    },
    [`${base}/log/checkpoint`]: {
      get: file("The log's latest checkpoint, a C2SP signed note", 'text/plain', [], ['not-found']),
    },
    [`${base}/log/keys`]: { get: file('The keys that the log is verified with', 'text/plain', [], ['not-found']) },
    [`${base}/log/tile/{path}`]: {
      get: file(
        'A tile or a bundle of entries, see C2SP tlog-tiles',
        'application/octet-stream',
        [path('path')],
        ['not-found'],
      ),
    },
    [`${base}/openapi.json`]: { get: json('This document') },
    [`${base}/health`]: { get: json('The process answers', 'Health') },
    [`${base}/ready`]: { get: json('A choice could be stored now', 'Health', [], ['not-stored', 'stopping']) },
    '/.well-known/gpc.json': { get: json('Global Privacy Control is heeded', 'Gpc') },
  };
  return JSON.stringify({
    openapi: '3.1.0',
    info: {
      title: 'Samtykke',
      version: '1',
      description: 'The consent server of one site.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: { schemas: SCHEMAS },
  });
}

type Responses = Record<number, object>;

function takeChoice(): object {
  const schema = { $ref: '#/components/schemas/Choice' };
  return {
    summary: 'Take a choice',
    description:
      'It is stored durably before the answer comes. By form the answer leads back to the page, by JSON it tells what now holds. The same key counts once.',
    requestBody: {
      required: true,
      content: { 'application/json': { schema }, 'application/x-www-form-urlencoded': { schema: { type: 'object' } } },
    },
    responses: {
      200: content('The same choice was stored before', 'ChoiceTaken'),
      201: content('Stored; the choice cookie comes along', 'ChoiceTaken'),
      303: { description: 'Stored; leads back to the page (form only)' },
      ...problems([
        'other-site',
        'body-too-large',
        'wrong-media-type',
        'invalid-choice',
        'too-many-requests',
        'not-stored',
      ]),
    },
  };
}

function giveReceipt(): object {
  return {
    summary: 'The receipt of a record, verified',
    parameters: [path('recordId')],
    responses: {
      200: content('The receipt, as canonical JSON', 'Receipt'),
      ...problems(['no-record', 'too-many-requests', 'damaged-log', 'not-in-log']),
      410: {
        description: PROBLEMS.erased.title,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ErasedRecord' } } },
      },
    },
  };
}

function receiptPage(): object {
  const statuses = {
    200: 'The receipt',
    404: PROBLEMS['no-record'].title,
    410: PROBLEMS.erased.title,
    429: PROBLEMS['too-many-requests'].title,
    500: PROBLEMS['damaged-log'].title,
    503: PROBLEMS['not-in-log'].title,
  };
  return {
    summary: 'The receipt as a page, to be read, printed, and verified without a network',
    parameters: [path('recordId'), query('language')],
    responses: inHtml(statuses),
  };
}

function recordPage(summary: string): object {
  const { 'no-record': none, 'too-many-requests': tooMany } = PROBLEMS;
  return {
    summary,
    parameters: [query('language')],
    responses: inHtml({ 200: summary, 404: none.title, 429: tooMany.title }),
  };
}

const FORM_BODY = {
  parameters: [],
  requestBody: { required: true, content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } } },
};

const inHtml = (statuses: Readonly<Record<number, string>>): Responses =>
  Object.fromEntries(
    Object.entries(statuses).map(([status, description]) => [
      status,
      { description, content: { 'text/html': { schema: { type: 'string' } } } },
    ]),
  );

/** It is for a plain form, whose visitor reads the answer. */
function deleteAll(): object {
  const pages = {
    200: 'Everything is deleted',
    403: PROBLEMS['other-site'].title,
    422: PROBLEMS['invalid-choice'].title,
    429: PROBLEMS['too-many-requests'].title,
    503: 'Everything is deleted, but the withdrawal could not be stored',
  };
  return {
    summary: 'Delete all that the site keeps in the browser, and withdraw',
    ...FORM_BODY,
    responses: { ...inHtml(pages), ...problems(['body-too-large', 'wrong-media-type']) },
  };
}

function eraseAll(): object {
  const schema = { $ref: '#/components/schemas/Erasure' };
  return {
    summary: 'Erase all records of a consent ID',
    requestBody: {
      required: true,
      content: { 'application/x-www-form-urlencoded': { schema }, 'application/json': { schema } },
    },
    responses: {
      200: content('They are gone; entries of the log stay, and say nothing', 'Erased'),
      303: { description: 'By form: leads to a page that says what was done' },
      ...problems(['invalid-erasure', 'other-site', 'held', 'too-many-requests', 'not-stored']),
    },
  };
}

function takeReport(summary: string, schemas: Readonly<Record<string, string>>): object {
  const types = Object.entries(schemas).map(([type, name]) => [
    type,
    { schema: { $ref: `#/components/schemas/${name}` } },
  ]);
  return {
    summary,
    requestBody: { required: true, content: Object.fromEntries(types) },
    responses: {
      204: { description: 'Taken' },
      ...problems(['invalid-report', 'other-site', 'body-too-large', 'wrong-media-type', 'too-many-requests']),
    },
  };
}

const parameter = (name: string, where: 'path' | 'query'): object => ({
  name,
  in: where,
  required: where === 'path',
  schema: { type: 'string' },
});
const path = (name: string): object => parameter(name, 'path');
const query = (name: string): object => parameter(name, 'query');

function content(description: string, schema: string | undefined): object {
  const of = schema ? { $ref: `#/components/schemas/${schema}` } : { type: 'object' };
  return { description, content: { 'application/json': { schema: of } } };
}

function json(
  summary: string,
  schema?: string,
  parameters: readonly object[] = [],
  errors: readonly ProblemCode[] = [],
): object {
  return { summary, parameters, responses: { 200: content(summary, schema), ...problems(errors) } };
}

function file(
  summary: string,
  type: string,
  parameters: readonly object[] = [],
  errors: readonly ProblemCode[] = [],
): object {
  return {
    summary,
    parameters,
    responses: {
      200: { description: summary, content: { [type]: { schema: { type: 'string' } } } },
      ...problems(errors),
    },
  };
}

function page(summary: string, parameters: readonly object[] = [], errors: readonly ProblemCode[] = []): object {
  return file(summary, 'text/html', parameters, errors);
}

function problems(codes: readonly ProblemCode[]): Responses {
  const entries = codes.map((code) => {
    const { status, title } = PROBLEMS[code];
    return [
      status,
      {
        description: title,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ];
  });
  return Object.fromEntries(entries);
}

const text = z.string();
const grants = z.record(text, z.union([z.enum(['all', 'none']), z.array(text)]));
const providers = z.record(text, z.array(text));
const part = z.object({ purpose: text, provider: text, allowed: z.boolean(), because: text });
const common = { format: z.literal(1), id: text, site: text, at: text };
const entry = z.int().nullable();
const choiceRecord = z.object({
  ...common,
  kind: z.literal('choice'),
  entry,
  consentId: text.nullable(),
  shown: z.object({
    registry: text,
    language: text,
    surface: text,
    renderer: text,
    hash: text,
    script: text,
    asked: z.array(text),
    provider: text.optional(),
    ask: text,
    signalled: providers,
    changed: providers,
    before: grants,
  }),
  chosen: z.object({ reply: text, choice: text, answers: grants, parts: z.array(part) }),
  method: text,
  jurisdiction: text,
  basis: text,
  signals: z.array(text),
  replaces: text.nullable(),
  content: z.object({ style: text, html: text }).optional(),
});
const expiryRecord = z.object({ ...common, kind: z.literal('expiry'), entry, consentId: text, ends: text });
const erasureRecord = z.object({ ...common, kind: z.literal('erasure'), entry, erases: text, because: text });
const receipt = z.object({ check: text, key: text, proof: text, record: z.looseObject(common), salt: text });
const problemMembers = { type: text, title: text, status: z.int(), code: text, detail: text.optional() };

const SCHEMAS = Object.fromEntries(
  Object.entries({
    Choice: choiceSchema,
    ChoiceTaken: z.object({ record: text, consentId: text.nullable(), at: text, answers: grants, registry: text }),
    Status: z.object({
      registry: text,
      jurisdiction: text,
      ask: z.enum(['banner', 'notice', 'nothing']),
      asked: z.array(text),
      consentId: text.nullable(),
      at: text.nullable(),
      validUntil: text.nullable(),
      answers: grants,
      signalled: providers,
      changed: providers,
      parts: z.array(part),
    }),
    Records: z.object({ consentId: text, records: z.array(z.union([choiceRecord, expiryRecord])) }),
    Erasure: eraseSchema,
    Erased: z.object({ erased: z.int() }),
    Receipt: receipt,
    ErasedRecord: z.object({ ...problemMembers, erasure: erasureRecord, receipt: receipt.nullable() }),
    Violations: violationsSchema,
    Reports: reportsSchema,
    LegacyReport: legacySchema,
    Health: z.object({ status: z.literal('ok') }),
    Gpc: z.object({ gpc: z.boolean(), lastUpdate: text }),
    Problem: z.object(problemMembers),
  }).map(([name, schema]) => [name, z.toJSONSchema(schema, { io: 'input' })]),
);
