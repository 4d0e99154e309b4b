import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newLogKey, parseLogKeys, parseLogVerifiers } from '../../src/server/index.ts';
import { originOf, writeSiteFile } from '../support/a-site-file.ts';
import { type Ran, samtykke, startServer } from '../support/process.ts';
import { plainRegistry, registryOf } from '../support/registry.ts';
import { temporaryFolder } from '../support/server.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const registry = await registryOf(plainRegistry());
/** A test runs up to ten processes, on machines that do more than this. */
const SLOW = { timeout: 120_000 };
const REGISTRY = 'registry.yaml';
const path = (name: string): string => join(folder.path, name);
const KEYS = path('samtykke.log-keys');
const keys = (...args: string[]): Promise<Ran> => samtykke(['keys', ...args], folder.path);
const check = (): Promise<Ran> => samtykke(['check', REGISTRY], folder.path);
const keyIds = async (): Promise<string[]> =>
  (await parseLogVerifiers(readFileSync(KEYS, 'utf8'), 'keys')).verifiers.map(({ keyId }) => keyId);
const published = async (): Promise<string> =>
  (await parseLogVerifiers(readFileSync(KEYS, 'utf8'), 'keys')).published.join('\n');

beforeAll(async () => {
  writeFileSync(path(REGISTRY), plainRegistry());
  await writeSiteFile(path('samtykke.db'), registry, 10);
  writeFileSync(KEYS, `# kept in the safe\n${readFileSync(path('samtykke.db.keys'), 'utf8')}`);
});

/** Starts the server, and answers with the names that have signed once it has the log as large as that. */
async function signedBy(size: number): Promise<number> {
  const server = await startServer([REGISTRY], folder.path);
  let note = '';
  await expect
    .poll(async () => {
      note = await (await fetch(`${server.address}/samtykke/log/checkpoint`)).text();
      return note.split('\n')[1];
    })
    .toBe(String(size));
  await server.stop();
  return note.split('\n').filter((line) => line.startsWith('— ')).length;
}

it('samtykke keys shows, rotates and retires keys; the log goes on through it', SLOW, async () => {
  const [first] = await keyIds();
  expect((await keys('show')).out).toMatch(
    new RegExp(`^${first} {2}signs {2}${originOf(registry)}\n {2}${originOf(registry)}\\+${first}\\+\\S+\n$`),
  );
  expect((await keys('rotate')).out).toMatch(/a new key stands first.*Restart every server/);
  const [second] = await keyIds();
  expect(await keyIds()).toEqual([second, first]);
  expect(readFileSync(KEYS, 'utf8')).toContain('\n# kept in the safe\n');
  expect(statSync(KEYS).mode & 0o777).toBe(0o600);
  expect(await signedBy(16)).toBe(2);
  expect((await check()).code).toBe(0);
  const secret = readFileSync(KEYS, 'utf8')
    .split('\n')
    .find((line) => line.includes(`+${first}+`)) as string;
  expect((await keys('retire', first as string)).out).toContain(`the key ${first} signs no more. Restart`);
  expect(await keyIds()).toEqual([second, first]);
  expect(readFileSync(KEYS, 'utf8')).not.toContain(secret);
  expect((await keys('show')).out).toMatch(new RegExp(`^${second} {2}signs .*\n.*\n${first} {2}signs no more `));
  expect((await check()).code).toBe(0);
});

it('samtykke keys makes a file in the place of a lost one, from what is known to verify', SLOW, async () => {
  const [before, known] = [await keyIds(), await published()];
  expect((await keys('rotate', '--lost', '--verifier', known, REGISTRY)).err).toMatch(
    /is there: rotate without --lost/,
  );
  renameSync(KEYS, path('lost'));
  writeFileSync(path('published'), known);
  const { out, code } = await keys(
    'rotate',
    '--lost',
    '--verifier',
    'published',
    '--verifier',
    known.split('\n')[0] as string,
    REGISTRY,
  );
  expect([code, out]).toEqual([0, expect.stringMatching(/a new key signs; the earlier ones verify/)]);
  expect((await keyIds()).slice(1)).toEqual(before);
  const { signers, origin } = await parseLogKeys(readFileSync(KEYS, 'utf8'));
  expect([signers.length, origin]).toEqual([1, originOf(registry)]);
  expect((await check()).code).toBe(0);
  const server = await startServer([REGISTRY], folder.path);
  expect(await (await fetch(`${server.address}/samtykke/log/keys`)).text()).toBe(`${await published()}\n`);
  expect(server.output()).not.toContain('refused');
  await server.stop();
});

it('samtykke keys refuses what would leave a log that cannot be signed or verified', SLOW, async () => {
  const [only = '', retired = ''] = await keyIds();
  const before = readFileSync(KEYS, 'utf8');
  const other = await newLogKey(originOf(registry));
  writeFileSync(path('other'), other);
  const refused: [string[], number, RegExp][] = [
    [['retire', only], 3, /no other key signs; put a new one first/],
    [['retire', retired], 3, /signs no more already/],
    [['retire', '00000000'], 3, /there is no key 00000000; `samtykke keys show` lists them/],
    [['retire'], 2, /^say which key/],
    [[], 2, /^say what to do: show, rotate, retire, new-log/],
    [['rotat'], 2, /^"rotat" cannot be done/],
    [['rotate', 'x'], 2, /^"x" is one word too many/],
    [['constructor'], 2, /^"constructor" cannot be done/],
    [['__proto__'], 2, /^"__proto__" cannot be done/],
    [['show', '--log-keys', 'none'], 3, /^there is no file of keys none: name another one/],
    [['show', '--log-keys', '.'], 3, /^\.: it cannot be read \(EISDIR\); name the file of keys\n$/],
    [['rotate', '--lost', '--log-keys', 'new', '--verifier', '.', REGISTRY], 3, /^\.: it cannot be read \(EISDIR\);/],
    [['rotate', '--lost', '--log-keys', 'new', REGISTRY], 2, /^name the keys that verify/],
    [['rotate', '--lost', '--log-keys', 'new', '--verifier', 'nonsense', REGISTRY], 3, /^--verifier:1: /],
    [
      ['rotate', '--lost', '--log-keys', 'new', '--verifier', 'other', REGISTRY],
      3,
      /no key of the log's keys has signed it/,
    ],
  ];
  for (const [args, code, words] of refused) {
    const ran = await keys(...args);
    expect([ran.code, ran.out]).toEqual([code, '']);
    expect(ran.err).toMatch(words);
    expect(ran.err).not.toContain('PRIVATE');
  }
  expect(readFileSync(KEYS, 'utf8')).toBe(before);
  writeFileSync(`${KEYS}.new`, '');
  expect((await keys('rotate')).err).toMatch(/\.new is there: another command writes it, or was ended/);
  rmSync(`${KEYS}.new`);
});

it('samtykke keys ends a log, and has a new one go on from it under another name', SLOW, async () => {
  const before = await keyIds();
  const names = async (): Promise<string[]> =>
    (await parseLogVerifiers(readFileSync(KEYS, 'utf8'), 'keys')).verifiers.map(({ name }) => name);
  const origin = originOf(registry);
  expect((await keys('new-log')).out).toContain(`a new key signs the log ${origin}/2;`);
  expect(await names()).toEqual([`${origin}/2`, ...before.map(() => origin)]);
  expect((await check()).code).toBe(0);
  expect((await keys('new-log')).out).toContain(`a new key signs the log ${origin}/3;`);
  expect(await names()).toEqual([`${origin}/3`, `${origin}/2`, ...before.map(() => origin)]);
  expect((await parseLogKeys(readFileSync(KEYS, 'utf8'))).signers).toHaveLength(1);
});
