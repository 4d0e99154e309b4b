import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Ran, samtykke, startServer } from '../support/process.ts';
import { exampleFile, temporaryFolder } from '../support/server.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const path = (name: string): string => join(folder.path, name);
const run = (...args: string[]): Promise<Ran> => samtykke(['token', ...args], folder.path);
const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('samtykke token', () => {
  it('makes a token that opens a running server, and shows its secret once', async () => {
    writeFileSync(path('t'), '');
    const server = await startServer([exampleFile('registry.yaml'), '--tokens', 't'], folder.path);
    try {
      const made = await run('new', '--name', 'prometheus', '--scope', 'metrics', '--days', '30', '--tokens', 't');
      const day = dayIn(30);
      expect([made.code, made.err]).toEqual([
        0,
        `added prometheus to t, until ${day}; the secret is shown this once\n`,
      ]);
      const secret = made.out.trimEnd();
      const ask = (sent: string): Promise<Response> =>
        fetch(`${server.address}/samtykke/metrics`, { headers: { authorization: `Bearer ${sent}` } });
      expect([(await ask(secret)).status, (await ask(`${secret}x`)).status]).toEqual([200, 401]);
      expect(readFileSync(path('t'), 'utf8')).toMatch(new RegExp(`^prometheus metrics ${day} [0-9a-f]{64}\\n$`));
      expect(server.output() + readFileSync(path('t'), 'utf8')).not.toContain(secret);
    } finally {
      await server.stop();
    }
  });

  it('makes the file for its owner, and lists what is in it', async () => {
    const scopes = ['--scope', 'violations', '--scope', 'features', '--scope', 'violations'];
    expect((await run('new', '--name', 'officer', ...scopes)).code).toBe(0);
    expect(statSync(path('samtykke.tokens')).mode & 0o777).toBe(0o600);
    writeFileSync(path('samtykke.tokens'), `old metrics 2020-01-31 ${'a'.repeat(64)}\n`, { flag: 'a' });
    expect(await run('list')).toEqual({
      code: 0,
      out: `name     scopes               last day\nofficer  violations,features  ${dayIn(90)}\nold      metrics              2020-01-31 (expired)\n`,
      err: '',
    });
  });

  it('says that there are none', async () => {
    writeFileSync(path('empty'), '');
    expect((await run('list', '--tokens', 'empty')).out).toBe('no tokens\n');
  });
});

describe('a mistake ends with a sentence', () => {
  it.each<[string, string[], number, RegExp]>([
    ['no action', [], 2, /^samtykke token: write one of new, list\n/],
    ['another action', ['drop'], 2, /^samtykke token drop: write one of new, list\n/],
    ['no name', ['new', '--scope', 'metrics'], 2, /^a token needs a name: --name prometheus\n/],
    ['no scope', ['new', '--name', 'a'], 2, /^a token needs a scope: --scope with one of metrics, /],
    ['a scope that is none', ['new', '--name', 'a', '--scope', 'all'], 2, /^--scope all: write one of metrics, /],
    [
      'no number of days',
      ['new', '--name', 'a', '--scope', 'metrics', '--days', 'many'],
      2,
      /^--days many: write a whole number up to 3650\n/,
    ],
    [
      'a name of several words',
      ['new', '--name', 'a b', '--scope', 'metrics'],
      3,
      /the name "a b" is none; write 1 to 64/,
    ],
    [
      'no file',
      ['list', '--tokens', 'none'],
      3,
      /^cannot read the tokens in none: there is no such file; make a token/,
    ],
    [
      'a folder that is not there',
      ['new', '--name', 'a', '--scope', 'metrics', '--tokens', 'none/tokens'],
      3,
      /^cannot write the tokens to none\/tokens: .*make its folder, or name another file with --tokens\n$/,
    ],
  ])('%s', async (_, args, code, words) => {
    const ran = await run(...args);
    expect([ran.code, ran.out]).toEqual([code, '']);
    expect(ran.err).toMatch(words);
    expect(ran.err).not.toMatch(/\n\s+at /);
  });

  it('the server does not start with a file that is not in order', async () => {
    writeFileSync(path('bad'), '# ours\n\nonly two\n');
    const serve = ['serve', exampleFile('registry.yaml'), '--database', ':memory:', '--tokens'];
    expect(await samtykke([...serve, 'bad'], folder.path)).toMatchObject({
      code: 3,
      err: expect.stringMatching(/^bad:3: a token is four fields, here are 2; write: name scope,scope last-day sha256/),
    });
    expect((await samtykke([...serve, 'none'], folder.path)).err).toMatch(/^cannot read the tokens in none: /);
  });
});
