import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { samtykke, startServer } from '../support/process.ts';
import { exampleFile, temporaryFolder } from '../support/server.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const SOURCE = exampleFile('registry.yaml');
const CORRECTED = exampleFile('registry.corrected.yaml');
const run = (...args: string[]) => samtykke(args, folder.path);

const BROKEN = join(folder.path, 'broken.yaml');
writeFileSync(
  BROKEN,
  readFileSync(SOURCE, 'utf8')
    .replace('retention: P30D', 'retention: 30 days')
    .replace('category: functionality', 'category: functionalty'),
);

const TWICE = join(folder.path, 'twice.yaml');
writeFileSync(TWICE, readFileSync(SOURCE, 'utf8').replace(/^ {2}name: .*$/m, '$&\n  "name": Again'));
const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

describe('samtykke', () => {
  it('tells its commands', async () => {
    const { code, out } = await run();
    expect(code).toBe(0);
    for (const name of ['lint', 'types', 'serve', 'diff', 'build']) expect(out).toContain(`  ${name}`);
  });

  it.each([
    [['lnit'], 2, /there is no command "lnit"/],
    [['lint', '--frmat', 'json'], 2, /--frmat[\s\S]*samtykke lint \[registry.yaml\]/],
    [['lint', '--failon', 'error'], 2, /there is no option --failon: did you mean "--fail-on"\?\n/],
    [['lint', '--format', 'xml'], 2, /--format xml: write one of text, json, sarif/],
    [['lint', 'a.yaml', 'b.yaml'], 2, /"b.yaml" is one file too many/],
    [['lint', 'none.yaml'], 1, /none.yaml: there is no such file\n {2}mend: /],
    [['lint', '.'], 1, /it is a folder/],
    [['lint'], 1, /registry.yaml: there is no such file/],
    [['diff', SOURCE], 2, /name two registry files/],
    [['serve', SOURCE, '--port', 'x'], 2, /--port x: write a whole number/],
    [['types', BROKEN], 1, /2 errors in/],
    [['lint', TWICE], 1, /twice\.yaml:\d+:3 the keys of a map[^\n]*"name" stands in line \d+ already[\s\S]*keep one/],
    [['serve', SOURCE, '--database', 'none/x.db'], 3, /database none\/x\.db: there is no folder none; make it/],
    [
      ['serve', SOURCE, '--database', 'pg://me:pass@host/x'],
      3,
      /^a database begins with postgres:\/\/ or is a file, not pg:\/\/\n$/,
    ],
    [
      // RFC 5737: an address for documentation, which no machine has.
      ['serve', SOURCE, '--database', ':memory:', '--port', '0', '--host', '192.0.2.1'],
      3,
      /host 192\.0\.2\.1 is no address of this machine; choose another one with --host/,
    ],
    [
      ['serve', SOURCE, '--database', ':memory:', '--allow-origin', 'http://localhost:8080/page'],
      3,
      /"http:\/\/localhost:8080\/page" \(--allow-origin\) is no origin; write http:\/\/localhost:8080\n/,
    ],
  ])('%j ends with %s and a sentence, not a stack', async (args, code, words) => {
    const ran = await run(...args);
    expect(ran.code).toBe(code);
    expect(ran.err).toMatch(words);
    expect(ran.err).not.toMatch(/\n\s+at /);
    expect(ran.out).toBe('');
  });

  it('on an older Node says which one it needs, before it loads anything', () => {
    const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } })`;
    const args = ['--import', `data:text/javascript,${encodeURIComponent(older)}`, MAIN, 'lint'];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([status, stderr]).toEqual([2, 'samtykke needs Node 24 or newer; this is Node 20.19.0\n']);
    expect(readFileSync(MAIN, 'utf8')).not.toMatch(/^(import|export) /m);
    const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(engines.node).toBe('>=24');
  });
});

describe('samtykke lint', () => {
  it('prints each finding with its place, mend and source, and fails', async () => {
    const { code, out } = await run('lint', SOURCE);
    expect(code).toBe(1);
    expect(out).toMatch(
      /registry\.yaml:\d+:\d+ error essential-tracker: "_ga" is a cookie of Google Analytics[^\n]*\n {2}mend: [^\n]+\n {2}source: /,
    );
    expect(out).toMatch(/\n65 errors, 17 warnings, 15 notes\n$/);
  });

  it('passes on the corrected registry', async () =>
    expect(await run('lint', CORRECTED)).toEqual({ code: 0, out: 'no findings\n', err: '' }));

  it('fails on what it is told to fail on', async () => {
    expect((await run('lint', SOURCE, '--fail-on', 'never')).code).toBe(0);
    expect((await run('lint', CORRECTED, '--fail-on', 'note')).code).toBe(0);
  });

  it('writes JSON with every finding', async () => {
    const { out } = await run('lint', SOURCE, '--format', 'json');
    expect(JSON.parse(out).findings).toHaveLength(97);
  });

  it('writes SARIF 2.1.0 that names rule, level and line', async () => {
    const { out } = await run('lint', SOURCE, '--format', 'sarif');
    const sarif = JSON.parse(out);
    expect([sarif.version, sarif.runs[0].results.length]).toEqual(['2.1.0', 97]);
    const result = sarif.runs[0].results.find((each: { ruleId: string }) => each.ruleId === 'missing-justification');
    expect(sarif.runs[0].tool.driver.rules[result.ruleIndex].id).toBe('missing-justification');
    expect(result).toMatchObject({
      level: 'error',
      locations: [{ physicalLocation: { region: { startLine: expect.any(Number) } } }],
    });
  });
});

describe('samtykke diff', () => {
  it('tells that the corrected registry is a material change, and what it asks again', async () => {
    const { code, out } = await run('diff', SOURCE, CORRECTED);
    expect(code).toBe(0);
    expect(out).toMatch(/^[0-9a-f]{12} → [0-9a-f]{12}: a material change/);
    expect(out).toMatch(/asked again:\n {2}analytics: internal\n {2}partners: all of it\n {2}marketing: all of it\n$/);
    expect((await run('diff', SOURCE, CORRECTED, '--fail-on', 'material')).code).toBe(1);
  });

  it('tells that nothing changed', async () =>
    expect((await run('diff', SOURCE, SOURCE)).out).toMatch(/: no change\n$/));
});

describe('samtykke types', () => {
  const project = join(folder.path, 'project');
  mkdirSync(project);

  it('makes a misspelt category or entry name not compile', async () => {
    await samtykke(['types', SOURCE], project);
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const config = {
      compilerOptions: {
        strict: true,
        noEmit: true,
        module: 'NodeNext',
        target: 'ES2024',
        skipLibCheck: true,
        types: [],
        lib: ['ES2024', 'DOM'],
        paths: { 'samtykke/browser': [join(root, 'src/browser/index.ts')] },
        allowImportingTsExtensions: true,
      },
      files: ['samtykke.d.ts', 'page.ts'],
    };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(config));
    const compile = (code: string): string => {
      writeFileSync(join(project, 'page.ts'), code);
      try {
        return execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', project], { encoding: 'utf8' });
      } catch (error) {
        return (error as { stdout: string }).stdout;
      }
    };
    expect(compile("window.samtykke.allows('analytics', 'hotjar'); window.samtykke.verdict('cookie', '_ga');")).toBe(
      '',
    );
    expect(compile("window.samtykke.allows('analitics');")).toContain('\'"analitics"\' is not assignable');
    expect(compile("const name: SamtykkeRegister['entry'] = '_gaa';")).toContain('is not assignable');
    expect(compile("const name: SamtykkeRegister['entry'] = '_ga'; export { name };")).toBe('');
  });
});

describe('samtykke build', () => {
  it('writes script and policy for a site without a server', async () => {
    const { code, out } = await run('build', CORRECTED, '--out', 'public/consent', '--at', '/consent');
    expect([code, out]).toEqual([
      0,
      'wrote 46 files to public/consent; the page\'s tag: <script src="/consent/samtykke.js"></script>\n',
    ]);
    const policy = readFileSync(join(folder.path, 'public/consent/policy.no.html'), 'utf8');
    expect(policy).toContain('<script src="/consent/samtykke.js"></script>');
    expect(policy).toContain('_uetvid');
  });
});

describe('samtykke serve', () => {
  it('with a broken registry does not start, and lists every error with its place and mend', async () => {
    const { code, out, err } = await run('serve', BROKEN);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /broken\.yaml:\d+:\d+ entries\[1\]\.retention: "30 days" is not "session" or an ISO 8601 duration/,
    );
    expect(err).toMatch(
      /broken\.yaml:\d+:\d+ entries\[46\]\.category: no category "functionalty"[^\n]*\n {2}mend: did you mean "functionality"\?/,
    );
    expect(err).toMatch(/2 errors in .*broken\.yaml/);
  });

  it('on a port that is taken says so', async () => {
    const first = await startServer([SOURCE, '--database', 'a.db'], folder.path);
    const { code, err } = await run('serve', SOURCE, '--database', 'b.db', '--port', new URL(first.address).port);
    expect([code, err]).toEqual([3, `port ${new URL(first.address).port} is in use; choose another one with --port\n`]);
    await first.stop();
  });

  it('keeps its secrets to itself, logs no personal data, limits a client, and stops in good order', async () => {
    const server = await startServer([SOURCE, '--requests-per-minute', '5'], folder.path);
    expect(statSync(join(folder.path, 'samtykke.secrets')).mode & 0o777).toBe(0o600);
    const statuses: number[] = [];
    for (let tries = 0; tries < 7; tries++)
      statuses.push((await fetch(`${server.address}/samtykke/records/some-consent-id`)).status);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429, 429]);
    expect((await fetch(`${server.address}/samtykke/policy/no`)).status).toBe(200);
    expect(await server.stop()).toBe(0);
    const lines = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(8);
    expect(lines[0]).toMatchObject({
      event: 'request',
      method: 'GET',
      route: '/samtykke/records/:consentId',
      status: 404,
    });
    expect(server.output()).not.toMatch(/some-consent-id|127\.0\.0\.1.*request|undici/);
  });

  it('lets a request under way finish when it is asked to stop', async () => {
    const server = await startServer([SOURCE, '--database', 'c.db', '--requests-per-minute', '0'], folder.path);
    const answers = Array.from({ length: 20 }, () =>
      fetch(`${server.address}/samtykke/policy/no`).then((each) => each.text()),
    );
    await fetch(`${server.address}/samtykke/health`);
    const stopped = server.stop();
    const pages = await Promise.all(answers);
    expect(pages.every((page) => page.endsWith('</html>'))).toBe(true);
    expect(await stopped).toBe(0);
  });
});
