import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ConsentRecord } from '../../../src/proof/index.ts';
import { routes } from '../../../src/server/consent-server.ts';
import { forgetting } from '../../../src/server/forget.ts';
import { newLogKey, parseLogKeys, sqliteStore } from '../../../src/server/index.ts';
import { openReadiness } from '../../../src/server/readiness.ts';
import { openSite } from '../../../src/server/site.ts';
import { anErasure } from '../../support/a-record.ts';
import { cookieAfter, SECRET, sourceRegistry, type TestServer, testServer } from '../../support/server.ts';
import { tokenFor } from '../../support/tokens.ts';

interface Operation {
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> };
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: object }> }>;
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, object> };
}

let server: TestServer;
let document: Document;
let consentId: string;
let recordId: string;
let cookie: Record<string, string>;
const ajv = new Ajv2020({ strict: false });
beforeAll(async () => {
  const logKeys = await parseLogKeys(await newLogKey('nightstage.example/samtykke/log'));
  server = await testServer({ logKeys, logIntervalMilliseconds: 20 });
  document = (await (await server.get('/samtykke/openapi.json')).json()) as Document;
  ajv.addSchema(document, 'api');
  const taken = await server.choose({ choice: 'accept', key: 'the-key-of-a-first-choice' });
  cookie = cookieAfter(taken);
  ({ consentId, record: recordId } = (await taken.json()) as { consentId: string; record: string });
  const isThere = async () => expect((await server.get(`/samtykke/receipts/${recordId}`)).status).toBe(200);
  await vi.waitFor(isThere, 5_000);
});
afterAll(() => server.consent.close());

async function check(method: string, path: string, response: Response): Promise<void> {
  const documented = document.paths[path]?.[method]?.responses[response.status];
  expect(documented, `${method} ${path} answered ${response.status}`).toBeDefined();
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  const content = documented?.content?.[type];
  if (!documented?.content) return;
  expect(content, `${method} ${path} ${response.status} is ${type}`).toBeDefined();
  if (!type.endsWith('json')) return;
  const steps = ['paths', path, method, 'responses', String(response.status), 'content', type, 'schema'];
  const pointer = steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  const validate = ajv.getSchema(`api#/${pointer}`);
  const body = await response.json();
  expect(validate?.(body), JSON.stringify(validate?.errors)).toBe(true);
}

/** Whether the document lets a body be sent. */
function isTaken(path: string, type: string, body: unknown): boolean {
  const schema = document.paths[path]?.post?.requestBody?.content[type]?.schema;
  return ajv.validate({ ...schema, components: document.components }, body);
}

describe('the OpenAPI document', () => {
  it('names every route, and no other', async () => {
    const site = await openSite({
      registry: await sourceRegistry(),
      store: sqliteStore({ path: ':memory:' }),
      secrets: [SECRET],
    });
    const options = { registry: site.registry, store: site.store, secrets: [] };
    const real = routes(site, options, forgetting(site, options), openReadiness(site.store))
      .routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('/a/'))
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)(\{.+?\})?/g, '{$1}')}`);
    const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    expect([...new Set(real)].sort()).toEqual(documented.sort());
  });

  it('says what each route answers', async () => {
    const version = server.registry.version;
    const values: Record<string, string> = { consentId, recordId, language: 'no', version };
    for (const path of Object.keys(document.paths)) {
      if (!document.paths[path]?.get) continue;
      const address = path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
      await check('get', path, await server.get(address, cookie));
    }
  });

  it('says what each mistake is answered with', async () => {
    await check('get', '/samtykke/records/{consentId}', await server.get('/samtykke/records/none'));
    await check('get', '/samtykke/policy/{language}', await server.get('/samtykke/policy/xx'));
    await check('get', '/samtykke/policy/{language}/{version}', await server.get('/samtykke/policy/no/abc'));
    await check('get', '/samtykke/registry/{version}', await server.get('/samtykke/registry/abc'));
    const guarded = await testServer({ tokens: [tokenFor('of-others', { scopes: ['rates'] })] });
    for (const path of ['/samtykke/violations', '/samtykke/features', '/samtykke/metrics']) {
      await check('get', path, await guarded.get(path));
      const other = await guarded.get(path, { authorization: 'Bearer of-others' });
      expect(other.status).toBe(403);
      await check('get', path, other);
    }
    guarded.consent.drain();
    await check('get', '/samtykke/ready', await guarded.get('/samtykke/ready'));
  });

  it('says what a look-up and a receipt are answered with, where there is none', async () => {
    const [receipt, page] = ['/samtykke/receipts/{recordId}', '/samtykke/receipts/{recordId}/page'] as const;
    const lookUp = (body: string): Promise<Response> =>
      server.consent.fetch(
        new Request('http://night.test/samtykke/record', { method: 'POST', body: new URLSearchParams(body) }),
      );
    await check('post', '/samtykke/record', await lookUp(`consentId=${consentId}`));
    await check('post', '/samtykke/record', await lookUp('consentId=none'));
    const { record, consentId: other } = (await (await server.choose({ choice: 'accept' })).json()) as {
      record: string;
      consentId: string;
    };
    await check('get', receipt, await server.get(`/samtykke/receipts/${record}`));
    await check('get', page, await server.get(`/samtykke/receipts/${record}/page`));
    const [stored] = await server.store.recordsOf('nightstage.example', other);
    expect(await server.store.erase(anErasure(stored?.record as ConsentRecord, stored?.entry ?? null))).toBe(true);
    for (const id of [record, 'none']) {
      await check('get', receipt, await server.get(`/samtykke/receipts/${id}`));
      await check('get', page, await server.get(`/samtykke/receipts/${id}/page`));
    }
  });

  it('says what a report is answered with', async () => {
    const found = { kind: 'cookie', name: 'rogue', because: 'undeclared', verdict: 'denied' };
    const report = {
      'csp-report': { 'document-uri': 'http://night.test/', 'effective-directive': 'img-src', disposition: 'report' },
    };
    const sent = [
      ['violations', 'application/json', { registry: server.registry.version, violations: [found] }],
      ['reports', 'application/reports+json', [{ type: 'crash', body: {} }]],
      ['reports', 'application/csp-report', report],
    ] as const;
    for (const [name, type, body] of sent) {
      const path = `/samtykke/${name}`;
      const send = (text: string, media: string): Promise<Response> =>
        server.consent.fetch(
          new Request(`http://night.test${path}`, { method: 'POST', body: text, headers: { 'content-type': media } }),
        );
      expect(isTaken(path, type, body)).toBe(true);
      expect((await send(JSON.stringify(body), type)).status).toBe(204);
      await check('post', path, await send(JSON.stringify(body), type));
      await check('post', path, await send('{', type));
      await check('post', path, await send('{}', 'text/css'));
      await check('post', path, await send(' '.repeat(600_000), type));
    }
  });

  it('says what a choice is answered with', async () => {
    const path = '/samtykke/choice';
    await check('post', path, await server.choose({ choice: 'accept' }));
    await check('post', path, await server.choose({ choice: 'accept', key: 'the-key-of-a-first-choice' }));
    await check('post', path, await server.choose({ choice: 'save', answers: { nonsense: 'all' } }));
    await check('post', path, await server.choose({ choice: 'maybe' }));
    await check('post', path, await server.choose({ choice: 'accept' }, { 'content-type': 'text/plain' }));
    await check('post', path, await server.choose({ choice: 'accept', language: 'x'.repeat(70_000) }));
    await check(
      'post',
      path,
      await server.choose({ choice: 'accept' }, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }),
    );
    await check('post', path, await server.submit({ choice: 'refuse' }));
  });

  it('says what a deletion is answered with', async () => {
    const path = '/samtykke/delete';
    const page = { origin: 'http://night.test', 'sec-fetch-site': 'same-origin' };
    const post = (body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
      server.consent.fetch(
        new Request(`http://night.test${path}`, { method: 'POST', headers: { ...page, ...headers }, body }),
      );
    const fields = { choice: 'refuse', registry: server.registry.version, language: 'no', surface: 'policy' };
    await check('post', path, await post(new URLSearchParams(fields)));
    await check('post', path, await post(new URLSearchParams({ ...fields, registry: '' })));
    await check('post', path, await post(new URLSearchParams({ ...fields, language: 'x'.repeat(70_000) })));
    const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    await check('post', path, await post(new URLSearchParams(fields), evil));
    await check('post', path, await post('{}', { 'content-type': 'application/json' }));
  });
});
