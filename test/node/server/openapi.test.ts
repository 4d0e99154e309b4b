import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../src/server/consent-server.ts';
import { sqliteStore } from '../../../src/server/index.ts';
import { openSite } from '../../../src/server/site.ts';
import { cookieAfter, SECRET, sourceRegistry, type TestServer, testServer } from '../../support/server.ts';

interface Operation {
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: object }> }>;
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, object> };
}

let server: TestServer;
let document: Document;
let consentId: string;
let cookie: Record<string, string>;
const ajv = new Ajv2020({ strict: false });
beforeAll(async () => {
  server = await testServer();
  document = (await (await server.get('/samtykke/openapi.json')).json()) as Document;
  ajv.addSchema(document, 'api');
  const taken = await server.choose({ choice: 'accept', key: 'the-key-of-a-first-choice' });
  cookie = cookieAfter(taken);
  consentId = ((await taken.json()) as { consentId: string }).consentId;
});

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

describe('the OpenAPI document', () => {
  it('names every route, and no other', async () => {
    const site = await openSite({
      registry: await sourceRegistry(),
      store: sqliteStore({ path: ':memory:' }),
      secrets: [SECRET],
    });
    const real = routes(site, { registry: site.registry, store: site.store, secrets: [] })
      .routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('/a/'))
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`);
    const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    expect([...new Set(real)].sort()).toEqual(documented.sort());
  });

  it('says what each route answers', async () => {
    const version = server.registry.version;
    const values: Record<string, string> = { consentId, language: 'no', version };
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
});
