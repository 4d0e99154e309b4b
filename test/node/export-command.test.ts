import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Io, UsageError } from '../../src/cli/command.ts';
import { exportCommand } from '../../src/cli/commands/export.ts';
import { RegistryFileError } from '../../src/server/index.ts';
import { type Ran, type Running, samtykke, startServer } from '../support/process.ts';
import { temporaryFolder } from '../support/server.ts';

const REGISTRY = `site:
  name: Told
  domains: [told.example]
  controllers: [{ name: Told AS, office: Oslo, register: "1" }]
  contacts: { requests: a@told.example }
  languages: [en]
categories: { essential: { always: true }, analytics: {} }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: visit, category: analytics, retention: P1Y }
`;

const folder = temporaryFolder();
const path = (name: string): string => join(folder.path, name);
const run = (...args: string[]): Promise<Ran> => samtykke(['export', ...args], folder.path);
let server: Running;
let consentId: string;

/** As a page of the site does. */
async function choose(choice: string, cookie = ''): Promise<Response> {
  const { registry } = (await (await fetch(`${server.address}/samtykke/status`)).json()) as { registry: string };
  const body = JSON.stringify({ choice, registry, language: 'en', surface: 'banner', asked: ['analytics'] });
  const headers = { 'content-type': 'application/json', origin: server.address, cookie };
  const response = await fetch(`${server.address}/samtykke/choice`, { method: 'POST', headers, body });
  expect(response.status).toBe(201);
  return response;
}

beforeAll(async () => {
  writeFileSync(path('registry.yaml'), REGISTRY);
  server = await startServer(['registry.yaml'], folder.path);
  const accepted = await choose('accept');
  ({ consentId } = (await accepted.json()) as { consentId: string });
  await choose('refuse', accepted.headers.getSetCookie()[0]?.split(';')[0]);
  await choose('refuse');
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const today = new Date().toISOString().slice(0, 10);

describe('samtykke export', () => {
  it('writes the records of a running server as one JSON-LD document', async () => {
    const { code, out, err } = await run('--consent-id', consentId.toUpperCase());
    expect([code, err]).toEqual([0, '']);
    const { '@context': context, '@graph': graph } = JSON.parse(out);
    expect(context.dpv).toBe('https://w3id.org/dpv#');
    expect(
      graph.map((node: Record<string, { 'dpv:hasConsentStatus': { '@type': string }[] }[]>) =>
        node['dpv:hasProcess']?.map((process) => process['dpv:hasConsentStatus'].map((event) => event['@type'])),
      ),
    ).toEqual([[['dpv:ConsentGiven']], [['dpv:ConsentWithdrawn']]]);
    expect(graph[0]['dpv:hasConsentControl']['dpv:isExercisedAt']['@id']).toBe(
      'https://told.example/samtykke/choice?language=en',
    );
  });

  it('writes the records of everybody', async () => {
    const { out } = await run('registry.yaml', '--format', 'json');
    const ids = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).consentId);
    expect(ids.length).toBeGreaterThan(2);
    expect(new Set(ids)).toEqual(new Set([consentId, null]));
    const { '@graph': graph } = JSON.parse((await run('registry.yaml')).out);
    expect(graph).toHaveLength(ids.length);
  });

  it('writes the records as the server keeps them, a line each', async () => {
    const { code, out } = await run('registry.yaml', '--consent-id', consentId, '--format', 'json');
    expect(code).toBe(0);
    const records = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const kept = await (await fetch(`${server.address}/samtykke/records/${consentId}`)).json();
    const { records: told } = kept as { records: Record<string, unknown>[] };
    expect(records).toEqual(told.map(({ content, entry, ...record }) => record));
  });

  it('writes those from one day to another, both included', async () => {
    const count = async (...days: string[]): Promise<number> =>
      (await run('--consent-id', consentId, '--format', 'json', ...days)).out.split('\n').length - 1;
    expect(await count('--from', today, '--to', today)).toBe(2);
    expect(await count('--from', '2999-01-01')).toBe(0);
    const { out } = await run('--consent-id', consentId, '--to', '2000-01-01');
    expect(JSON.parse(out)['@graph']).toEqual([]);
  });

  it('names the pages of the server at the address that visitors have', async () => {
    const { out } = await run('--consent-id', consentId, '--address', 'https://consent.told.example/c');
    expect(out).toContain('"https://consent.told.example/c/choice?language=en"');
    expect(out).not.toContain('https://told.example');
  });
});

const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('a mistake ends with a sentence, and no half of a document', () => {
  it.each<[string, string[], number, RegExp]>([
    ['an unknown one', ['--consent-id', NOBODY], 3, /^told\.example has no record with the consent ID [0-9a-f-]{36}$/],
    ['one that is none', ['--consent-id', 'x'], 2, /^--consent-id "x": write the UUID that stands on/],
    [
      'no database',
      ['--consent-id', NOBODY, '--database', 'none.db'],
      3,
      /^there is no database none\.db: name another one with --database$/,
    ],
    [
      'another file',
      ['--consent-id', NOBODY, '--database', path('registry.yaml')],
      3,
      /^cannot read the database .*\.yaml/,
    ],
    ['another format', ['--consent-id', NOBODY, '--format', 'xml'], 2, /^--format xml: write one of jsonld, json$/],
    [
      'no day',
      ['--consent-id', NOBODY, '--to', '2026-02-31x'],
      2,
      /^--to 2026-02-31x: write a day such as 2026-01-31$/,
    ],
    [
      'no address',
      ['--consent-id', NOBODY, '--address', 'told.example/'],
      2,
      /^--address told\.example\/: write an address such as https:\/\/site\.example\/samtykke$/,
    ],
    ['no registry', [path('none.yaml'), '--consent-id', NOBODY], 1, /none\.yaml: there is no such file/],
  ])('%s', async (_, args, code, words) => {
    let out = '';
    const io: Io = {
      out: (text) => {
        out += text;
      },
      err: () => undefined,
      stream: async (pieces) => {
        for await (const piece of pieces) out += piece;
      },
    };
    const files = [
      args[0]?.endsWith('.yaml') ? [] : [path('registry.yaml')],
      ['--database', path('samtykke.db')],
    ].flat();
    const error = await exportCommand.run([...files, ...args], io).catch((thrown) => thrown);
    const kind = error instanceof UsageError ? 2 : error instanceof RegistryFileError ? 1 : 3;
    expect([kind, error.message, out]).toEqual([code, expect.stringMatching(words), '']);
  });

  it('on the command line with its help, not a stack', async () => {
    const { code, out, err } = await run('--format', 'xml');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^--format xml: write one of jsonld, json\n\nsamtykke export /);
  });
});
