import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUDGETS, measureSizes } from '../../scripts/size.ts';
import { REASONS } from '../../src/decision/index.ts';
import { GATEWAY_PROBLEMS } from '../../src/gateway/index.ts';
import { RECEIPT_FAULTS } from '../../src/proof/index.ts';
import { JURISDICTIONS, REGISTRY_ERRORS, RULES, registryJsonSchema } from '../../src/registry/index.ts';
import { HOOKS } from '../../src/render/index.ts';
import { PROBLEMS, SCOPES, serverMetrics } from '../../src/server/index.ts';
import { samtykke } from '../support/process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
const PAGES = [...readdirSync(root), ...docs.map((name) => `docs/${name}`), 'examples/night-stage/README.md'].filter(
  (name) => name.endsWith('.md'),
);

describe('each code, rule, place, hook, setting and field stands in the docs', () => {
  it.each([
    ['docs/registry.md', Object.keys(REGISTRY_ERRORS)],
    ['docs/reasons.md', Object.keys(REASONS)],
    ['docs/server.md', Object.keys(PROBLEMS)],
    ['docs/jurisdictions.md', Object.keys(JURISDICTIONS)],
    ['docs/page.md', Object.values(HOOKS)],
    ['docs/gateway.md', Object.keys(GATEWAY_PROBLEMS)],
    ['docs/log.md', Object.keys(RECEIPT_FAULTS)],
    ['docs/operation.md', SCOPES],
  ])('%s', (page, names) => {
    const text = read(page);
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  it('docs/lint.md has a section for each rule, with its title and source', () => {
    const text = read('docs/lint.md');
    for (const { id, title, source } of RULES) {
      expect(text).toContain(`## ${id}\n\n${title}`);
      expect(text).toContain(source);
    }
    expect(text.match(/^## /gm)).toHaveLength(RULES.length);
  });

  it.each([
    ['serve', 'docs/server.md'],
    ['gateway', 'docs/gateway.md'],
    ['verify', 'docs/log.md'],
    ['witness', 'docs/witness.md'],
    ['evidence', 'docs/evidence.md'],
  ])('the docs name each setting of samtykke %s', async (command, page) => {
    const { out } = await samtykke([command, '--help'], root);
    const options = [...new Set(out.match(/--[a-z-]+/g))];
    const text = read(page);
    expect(options.filter((each) => !text.includes(`\`${each}\``))).toEqual([]);
  });

  it('docs/operation.md names each metric, with its kind', async () => {
    const text = await serverMetrics().text();
    const metrics = [...text.matchAll(/^# TYPE (samtykke_\w+) (\w+)$/gm)];
    expect(metrics.length).toBeGreaterThan(3);
    for (const [, name, kind] of metrics)
      expect(read('docs/operation.md')).toMatch(new RegExp(`^\\| \`${name}\` +\\| ${kind} `, 'm'));
  });

  it('docs/server.md names each route', () => {
    const source = read('src/server/consent-server.ts');
    const routes = [...source.matchAll(/app\.(get|post)\(\s*`\$\{base\}(\/[^`$]*)`/g)].map(
      ([, method, path]) => `${method?.toUpperCase()} /samtykke${path?.replace(/:(\w+)(\{.+?\})?/g, '{$1}')}`,
    );
    expect(routes.length).toBeGreaterThan(9);
    expect(routes.filter((each) => !read('docs/server.md').includes(`\`${each}\``))).toEqual([]);
  });

  it('docs/registry.md names each field of the file', () => {
    const fields = new Set<string>();
    const walk = (schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { properties } = schema as { properties?: object };
      for (const name of Object.keys(properties ?? {})) fields.add(name);
      for (const each of Object.values(schema)) walk(each);
    };
    walk(registryJsonSchema());
    const languages = /^(en|es|de|fr|it|pt|nl|sv|no|da|fi|ja|ru|hu|cs|sk|ro|pl|zh-Hans)$/;
    const text = read('docs/registry.md');
    expect([...fields].filter((name) => !languages.test(name) && !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
  });
});

describe('the docs', () => {
  it.each(PAGES)('%s links to what is there', (page) => {
    const folder = dirname(page);
    const links = [...read(page).matchAll(/\]\((?!https?:|mailto:)([^)#]*)(#[^)]*)?\)/g)];
    for (const [, file = '', anchor] of links) {
      const target = join(root, folder, file === '' ? (page.split('/').pop() as string) : file);
      const text = readFileSync(target, 'utf8');
      if (anchor)
        expect(
          text
            .toLowerCase()
            .replace(/[^a-z0-9#\n -]/g, '')
            .replaceAll(' ', '-'),
        ).toContain(`#-${anchor.slice(1)}`);
    }
  });

  it('ARCHITECTURE.md fits on one page', () =>
    expect(read('ARCHITECTURE.md').split('\n').length).toBeLessThanOrEqual(150));

  it('the JSON schema in the repository is the one that the code makes', () => {
    expect(JSON.parse(read('schema/registry.schema.json'))).toEqual(JSON.parse(JSON.stringify(registryJsonSchema())));
  });

  it('README tells the sizes as they are, and they are within budget', async () => {
    const { guard, language } = await measureSizes();
    expect([guard <= BUDGETS.guard, language <= BUDGETS.language]).toEqual([true, true]);
    const told = [...read('README.md').matchAll(/\| (\d{4,5})\s+\|/g)].map(([, bytes]) => Number(bytes));
    // Compression differs by a few bytes between builds of zlib.
    expect(Math.abs((told[0] ?? 0) - guard)).toBeLessThanOrEqual(64);
    expect(Math.abs((told[1] ?? 0) - language)).toBeLessThanOrEqual(128);
  });
});

describe('code in the docs', () => {
  const project = mkdtempSync(join(tmpdir(), 'samtykke-docs-'));
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  /** Named blocks: ```ts server.ts */
  const blocks = PAGES.flatMap((page) =>
    [...read(page).matchAll(/^```\w+ (\S+)\n(.*?)^```/gms)].map(([, name = '', text = '']) => ({ page, name, text })),
  );

  beforeAll(() => {
    // A project that has installed the package.
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['-b', 'src/cli', 'src/browser'], { cwd: root });
    mkdirSync(join(project, 'node_modules'));
    symlinkSync(root, join(project, 'node_modules', 'samtykke'));
    for (const name of ['express', 'fastify', 'hono', '@types']) {
      symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name));
    }
    writeFileSync(join(project, 'package.json'), '{"type":"module"}');
    for (const { name, text } of blocks) writeFileSync(join(project, name), text);
  });

  it('is a registry in which lint finds nothing', async () =>
    expect(await samtykke(['lint', 'registry.yaml'], project)).toEqual({ code: 0, out: 'no findings\n', err: '' }));

  it('compiles against the package', async () => {
    await samtykke(['types', 'registry.yaml'], project);
    const config = {
      compilerOptions: {
        strict: true,
        noEmit: true,
        module: 'NodeNext',
        target: 'ES2024',
        lib: ['ES2024', 'DOM'],
        types: ['node'],
        typeRoots: [join(root, 'node_modules/@types')],
        skipLibCheck: true,
        allowImportingTsExtensions: true,
      },
      files: [...blocks.map(({ name }) => name).filter((name) => name.endsWith('.ts')), 'samtykke.d.ts'],
    };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(config));
    expect(execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', project], { encoding: 'utf8' })).toBe('');
  });

  it('answers a request, with the headers that docs/server.md asks for', () => {
    const script = `
      const { answer } = await import('./server.ts');
      const page = await answer(new Request('http://x.example/', { headers: { cookie: 'consent=a; consent=b' } }));
      const { headers } = page;
      const hasBanner = (await page.text()).includes('data-samtykke-banner');
      const { status } = await answer(new Request('http://x.example/samtykke/health'));
      const mended = headers.getSetCookie().length > 0;
      console.log(page.status, hasBanner, mended, headers.get('cache-control'), headers.get('vary'), status);
      process.exit(0);`;
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: project,
      encoding: 'utf8',
    });
    expect(out).toBe('200 true true private, no-cache cookie, sec-gpc 200\n');
  });

  it('puts one line before Express, Fastify and Hono, and the page has all of it', () => {
    const script = `
      const { listen } = await import('samtykke/server');
      const [express, fastify, hono] = await Promise.all(
        ['express', 'fastify', 'hono'].map(async (name) => (await import('./' + name + '-site.ts')).site));
      const server = express.listen(0);
      await new Promise((resolve) => server.once('listening', resolve));
      const addresses = [
        'http://localhost:' + server.address().port,
        await fastify.listen({ port: 0 }),
        (await listen({ fetch: hono, port: 0, hostname: 'localhost' })).address,
      ];
      for (const address of addresses) {
        const page = await fetch(address, { headers: { accept: 'text/html', cookie: 'consent=a; consent=b' } });
        const hasBanner = (await page.text()).includes('data-samtykke-banner');
        const hasPolicy = page.headers.get('content-security-policy')?.startsWith('default-src');
        const { status } = await fetch(address + '/samtykke/health');
        console.log(page.status, hasBanner, hasPolicy, page.headers.getSetCookie().length > 0, status);
      }
      process.exit(0);`;
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: project,
      encoding: 'utf8',
    });
    expect(out).toBe('200 true true true 200\n'.repeat(3));
  });

  it('serves over HTTP', async () => {
    const start = blocks.find(({ name }) => name === 'start.ts')?.text ?? '';
    expect(start).toContain('port: 8080');
    writeFileSync(join(project, 'start-anywhere.ts'), start.replace('port: 8080', 'port: 0'));
    const child = spawn(process.execPath, ['start-anywhere.ts'], {
      cwd: project,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [address] = (await once(createInterface(child.stdout), 'line')) as [string];
      expect((await fetch(`${address}/samtykke/ready`)).status).toBe(200);
      expect(await (await fetch(address)).text()).toContain('<h1>Hello</h1>');
    } finally {
      child.kill();
    }
  });
});
