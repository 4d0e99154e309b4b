/** `samtykke serve` of several registries, as a process. */
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { addToken, makeAccessToken } from '../../src/server/index.ts';
import { samtykke, startSites } from '../support/process.ts';
import { HEAD } from '../support/registry.ts';
import { temporaryFolder } from '../support/server.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let folders = 0;

const registryAt = (domain: string): string => `${HEAD.replace('site.example', domain)}
categories: { essential: { always: true }, analytics: {} }
entries:
  - { name: consent, category: essential, retention: P1Y, details: What you have chosen }
  - { name: visits, category: analytics, retention: P30D, details: Counts visits }
`;

/** A new folder with registry files in it. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const path = join(folder.path, String(folders++));
  mkdirSync(path);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  return path;
}
const TWO = { 'north.yaml': registryAt('north.example'), 'south.yaml': registryAt('south.example') };
const FILES = ['north.yaml', 'south.yaml'];
const OWN = ['--secrets', '{site}.secrets', '--log-keys', '{site}.log-keys'];

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
}

/** Asks for a path at an address, with a `Host` of its own. */
async function ask(address: string, host: string, path: string, more: Record<string, string> = {}): Promise<Answer> {
  const outgoing = request(`${address}/samtykke${path}`, { headers: { host, ...more } });
  outgoing.end();
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: incoming.statusCode, body: await text(incoming) };
}

describe('samtykke serve of several registries', () => {
  it('serves each at its own host, with files of its own, over one database', async () => {
    const path = folderWith(TWO);
    const tokenOf = (site: string): string => {
      const { secret, token } = makeAccessToken({ name: 'p', scopes: ['metrics'], validUntil: '9999-12-31' });
      addToken(join(path, `${site}.tokens`), token);
      return `Bearer ${secret}`;
    };
    const [north, south] = [tokenOf('north.example'), tokenOf('south.example')];
    const server = await startSites([...FILES, ...OWN, '--tokens', '{site}.tokens'], path);
    const statusAt = async (host: string, at: string, authorization = ''): Promise<number | undefined> =>
      (await ask(server.address, host, at, { authorization })).status;
    try {
      expect(server.output()).toContain(
        'policy  https://north.example/samtykke/policy/en\nscript  <script src="https:',
      );
      expect(server.output()).toContain('policy  https://south.example/samtykke/policy/en\n');
      for (const site of ['north.example', 'south.example']) {
        expect((await ask(server.address, site, '/log/keys')).body).toMatch(new RegExp(`^${site}/samtykke/log\\+`));
        expect(await statusAt(`www.${site}`, '/policy/en')).toBe(200);
      }
      expect(await statusAt(new URL(server.address).host, '/ready')).toBe(200);
      expect(await statusAt(new URL(server.address).host, '/policy/en')).toBe(421);
      expect([
        await statusAt('north.example', '/metrics', north),
        await statusAt('south.example', '/metrics', south),
      ]).toEqual([200, 200]);
      expect([
        await statusAt('south.example', '/metrics', north),
        await statusAt('north.example', '/metrics', south),
      ]).toEqual([401, 401]);
      const lines = server
        .output()
        .split('\n')
        .filter((line) => line.startsWith('{'));
      const sites = lines.map((line) => (JSON.parse(line) as { site?: string }).site);
      expect(new Set(sites)).toEqual(new Set(['north.example', 'south.example']));
    } finally {
      expect(await server.stop()).toBe(0);
    }
    const secrets = ['north.example', 'south.example'].map((site) =>
      readFileSync(join(path, `${site}.secrets`), 'utf8'),
    );
    expect(secrets[0]).not.toBe(secrets[1]);
    expect(readdirSync(path).filter((name) => name.endsWith('.db'))).toEqual(['samtykke.db']);
  }, 60_000);

  it.each<[string, Record<string, string>, readonly string[], number, RegExp]>([
    [
      'where an option names one file for all',
      TWO,
      [...FILES, '--log-keys', '{site}.keys', '--tokens', 'x'],
      2,
      /^--secrets samtykke\.secrets, --tokens x: each of several sites has a file of its own; write \{site\} .* such as --secrets \{site\}\.secrets --tokens \{site\}\.tokens\n/,
    ],
    [
      'where one of them is broken',
      { ...TWO, 'south.yaml': registryAt('south.example').replace('P30D', '30 days') },
      [...FILES, ...OWN],
      1,
      /^south\.yaml:\d+:\d+ .*\n[\s\S]*1 error in south\.yaml\n$/,
    ],
    ['where one is not there', TWO, [...FILES, 'east.yaml', ...OWN], 1, /^east\.yaml: there is no such file\n/],
    [
      'where two claim one domain',
      { ...TWO, 'south.yaml': registryAt('south.example, north.example') },
      [...FILES, ...OWN],
      3,
      /^"north\.example" is a domain of north\.yaml and of south\.yaml; leave it to one of them\n$/,
    ],
    [
      'where one is named twice',
      TWO,
      ['north.yaml', './north.yaml', ...OWN],
      3,
      /of north\.yaml and of \.\/north\.yaml/,
    ],
  ])('starts none of them, %s', async (_, files, args, code, words) => {
    const path = folderWith(files);
    const ran = await samtykke(['serve', ...args, '--port', '0'], path);
    expect([ran.code, ran.out]).toEqual([code, '']);
    expect(ran.err).toMatch(words);
    expect(readdirSync(path).toSorted()).toEqual(Object.keys(files).toSorted());
  });

  it('starts none of them where the keys of one log have come into the hands of another', async () => {
    const path = folderWith(TWO);
    const first = await startSites([...FILES, ...OWN], path);
    await first.stop();
    const keys = (site: string): string => join(path, `${site}.log-keys`);
    writeFileSync(keys('south.example'), readFileSync(keys('north.example')));
    const ran = await samtykke(['serve', ...FILES, ...OWN, '--port', '0'], path);
    expect([ran.code, ran.out]).toEqual([3, '']);
    expect(ran.err).toBe(
      "north.yaml and south.yaml have keys of one log, 'north.example/samtykke/log'; give each site a file of its own\n",
    );
  });

  it('gives each a database of its own, where its name has {site} in it', async () => {
    const path = folderWith(TWO);
    const server = await startSites([...FILES, ...OWN, '--database', '{site}.db'], path);
    expect((await ask(server.address, 'south.example', '/ready')).status).toBe(200);
    expect(await server.stop()).toBe(0);
    for (const site of ['north.example', 'south.example']) {
      const database = new DatabaseSync(join(path, `${site}.db`));
      expect(database.prepare('SELECT site FROM registry').all()).toEqual([{ site }]);
      database.close();
    }
  });

  it('takes {site} for the domain of one registry too, and gives up its lease where it cannot listen', async () => {
    const path = folderWith(TWO);
    const ran = await samtykke(['serve', 'north.yaml', ...OWN, '--port', '0', '--host', '192.0.2.1'], path);
    expect(ran.code).toBe(3);
    expect(existsSync(join(path, 'north.example.secrets'))).toBe(true);
    const database = new DatabaseSync(join(path, 'samtykke.db'));
    expect(database.prepare('SELECT holder, expires FROM log').all()).toEqual([{ holder: '', expires: 0 }]);
    database.close();
  });
});
