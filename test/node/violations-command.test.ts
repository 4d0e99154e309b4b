import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToken, makeAccessToken, sqliteStore } from '../../src/server/index.ts';
import { aViolation } from '../support/a-violation.ts';
import { type Ran, type Running, samtykke, startServer } from '../support/process.ts';
import { temporaryFolder } from '../support/server.ts';

const REGISTRY = `site:
  name: Told
  domains: [told.example]
  controllers: [{ name: Told AS, office: Oslo, register: "1" }]
  contacts: { requests: a@told.example }
  languages: [en]
  mode: report
categories: { essential: { always: true }, analytics: {} }
providers:
  tracker: { hosts: [cdn.tracker.org], policy: "https://tracker.org/" }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: visit_*, provider: tracker, category: analytics, retention: P1Y }
`;
const { secret, token } = makeAccessToken({ name: 'operator', scopes: ['violations'], validUntil: '9999-12-31' });
const HEADING = /^kind +name +verdict +mode +days +seen by$/;

const folder = temporaryFolder();
const path = (name: string): string => join(folder.path, name);
const run = (...args: string[]): Promise<Ran> => samtykke(['violations', ...args], folder.path);
let server: Running;

beforeAll(async () => {
  writeFileSync(path('registry.yaml'), REGISTRY);
  addToken(path('tokens'), token);
  server = await startServer(['registry.yaml', '--tokens', 'tokens'], folder.path);
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const operator = { authorization: `Bearer ${secret}` };

/** As pages do; what is counted is on the disk once the operator has read it. */
async function tell(...violations: object[]): Promise<void> {
  const { registry } = (await (await fetch(`${server.address}/samtykke/status`)).json()) as { registry: string };
  const body = JSON.stringify({ registry, violations });
  expect((await fetch(`${server.address}/samtykke/violations`, { method: 'POST', body })).status).toBe(204);
  expect((await fetch(`${server.address}/samtykke/violations`, { headers: operator })).status).toBe(200);
}

const undeclared = (kind: string, name: string): object => ({ kind, name, because: 'undeclared', verdict: 'denied' });

describe('samtykke violations', () => {
  it('says so where nothing was stopped', async () =>
    expect(await run('--fail')).toEqual({ code: 0, out: 'nothing was stopped\n', err: '' }));

  it('lists what a running server has counted, each with the line that declares it', async () => {
    const theme = undeclared('localStorage', 'theme');
    await tell(
      theme,
      undeclared('cookie', '_ga'),
      undeclared('script', 'a.tracker.org/t.js'),
      undeclared('beacon', '192.0.2.7/'),
    );
    await tell(theme, { kind: 'cookie', name: 'visit_1', because: 'undecided', verdict: 'denied' });
    const { code, out, err } = await run();
    expect([code, err]).toEqual([0, '']);
    const today = new Date().toISOString().slice(0, 10);
    const [heading = '', ...lines] = out.trimEnd().split('\n');
    expect(heading).toMatch(HEADING);
    expect(lines.map((line) => line.replace(/ {3,}/g, '  '))).toEqual([
      `localStorage  theme  denied: undeclared  report  ${today}  page 2`,
      '  mend: - { name: "theme", kind: localStorage, provider: internal, category: CATEGORY, retention: RETENTION }',
      `cookie  _ga  denied: undeclared  report  ${today}  page 1`,
      '  mend: providers: { google-analytics-4: { extends: google-analytics-4 } }',
      `script  a.tracker.org  denied: undeclared  report  ${today}  page 1`,
      '  mend: - { name: "a.tracker.org/*", kind: script, provider: tracker, category: CATEGORY, retention: session }',
      `beacon  *  denied: undeclared  report  ${today}  page 1`,
      `cookie  visit_*  denied: undecided  report  ${today}  page 1`,
      '5 listed, 4 of them undeclared',
    ]);
  });

  it('fails when told to, until the registry names all of it', async () => {
    expect((await run('--fail')).code).toBe(1);
    const more = `${REGISTRY}  - { name: theme, kind: localStorage, category: essential, retention: P1Y }
  - { name: _ga, category: analytics, retention: P1Y }
  - { name: a.tracker.org/*, kind: script, provider: tracker, category: analytics, retention: session }\n`;
    writeFileSync(path('completed.yaml'), more);
    const { code, out } = await run('--registry', 'completed.yaml', '--fail');
    expect([code, out.split('\n').at(-2)]).toEqual([1, '2 listed, 1 of them undeclared; 3 more are declared by now']);
    const none = await run('--registry', 'completed.yaml', '--fail', '--since', '2999-01-01');
    expect([none.code, none.out]).toEqual([0, 'nothing was stopped\n']);
  });

  it('writes JSON', async () => {
    const { code, out } = await run('--json');
    expect(code).toBe(0);
    const { violations, declaredSince } = JSON.parse(out);
    expect([violations.length, declaredSince]).toEqual([5, 0]);
    expect(violations[0]).toEqual({
      ...aViolation({ mode: 'report', kind: 'localStorage', name: 'theme', seen: 2 }),
      registry: undefined,
      source: undefined,
      by: { page: 2 },
      firstDay: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      lastDay: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      isUndeclared: true,
      mend: expect.stringContaining('theme'),
    });
  });

  it('lets nothing in a database steer a terminal', async () => {
    const file = path('poisoned.db');
    copyFileSync(path('samtykke.db'), file);
    const store = sqliteStore({ path: file });
    await store.putRegistry('told.example', { version: '1', canonical: '{}', since: '2026-11-24T00:00:00.000Z' });
    store.addViolations('told.example', [
      aViolation({ name: '\u001b[2J\u009b31m\u202e"\n', source: '\u0007page', because: '\u001b]0;x\u0007' }),
    ]);
    await store.close();
    for (const more of [[], ['--json']]) {
      const { code, out } = await run('--database', file, ...more);
      expect(code).toBe(0);
      expect(out).toContain('[2J31m');
      expect(out.replaceAll('\n', '')).not.toMatch(/\p{C}/u);
    }
  });
});

describe('a mistake ends with a sentence', () => {
  it.each<[string, string[], number, RegExp]>([
    [
      'no database',
      ['--database', 'none.db'],
      3,
      /^there is no database none\.db: name another one with --database\n$/,
    ],
    [
      'a database of another kind',
      ['--database', 'tokens'],
      3,
      /^cannot read the database tokens: file is not a database\n$/,
    ],
    ['no day', ['--since', '2026-13-01'], 2, /^--since 2026-13-01: write a day such as 2026-01-31\n/],
    ['no registry', ['--registry', 'none.yaml'], 1, /none\.yaml/],
  ])('%s', async (_, args, code, words) => {
    const ran = await run(...args);
    expect([ran.code, ran.out]).toEqual([code, '']);
    expect(ran.err).toMatch(words);
    expect(ran.err).not.toMatch(/\n\s+at /);
  });

  it('a database from before, or of another site', async () => {
    mkdirSync(path('old'));
    const old = new DatabaseSync(path('old/old.db'));
    old.exec('PRAGMA user_version = 1');
    old.close();
    expect((await run('--database', 'old/old.db')).err).toBe(
      'cannot read the database old/old.db: it has schema 1, from before this was kept: start the server with it once\n',
    );
    writeFileSync(path('other.yaml'), REGISTRY.replace('[told.example]', '[other.example]'));
    expect((await run('--registry', 'other.yaml')).err).toBe(
      "cannot read the database samtykke.db: it knows no site other.example (the registry's first domain), only: told.example\n",
    );
  });
});
