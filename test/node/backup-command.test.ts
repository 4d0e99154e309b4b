import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openNote, sign, writeCheckpoint, writeNote } from '../../src/proof/index.ts';
import { parseLogKeys, parseLogVerifiers, type Store, sqliteStore } from '../../src/server/index.ts';
import { addRecords, originOf, sequence, writeSiteFile } from '../support/a-site-file.ts';
import { type Ran, samtykke, startServer } from '../support/process.ts';
import { plainRegistry, registryOf } from '../support/registry.ts';
import { temporaryFolder } from '../support/server.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const registry = await registryOf(plainRegistry());
const site = registry.site.domains[0] as string;
/** A test runs up to ten processes, on machines that do more than this. */
const SLOW_MILLISECONDS = 120_000;
const REGISTRY = 'registry.yaml';
const path = (name: string): string => join(folder.path, name);
const read = (name: string): string => readFileSync(path(name), 'utf8');
const run = (command: string, ...args: string[]): Promise<Ran> => samtykke([command, ...args], folder.path);
const restore = (...args: string[]): Promise<Ran> => run('restore', REGISTRY, '--from', 'backup.db', ...args);

const base = temporaryFolder();
afterAll(() => base.remove());

beforeAll(async () => {
  const file = (name: string): string => join(base.path, name);
  writeFileSync(file(REGISTRY), plainRegistry());
  await writeSiteFile(file('samtykke.db'), registry, 30);
  renameSync(file('samtykke.db.keys'), file('samtykke.log-keys'));
  const { code, err } = await samtykke(['backup', '--to', 'backup.db'], base.path);
  expect([code, err]).toEqual([0, '']);
}, SLOW_MILLISECONDS);

/** A site's database and keys under the names that commands take by themselves, and a backup. */
beforeEach(() => {
  rmSync(folder.path, { recursive: true });
  cpSync(base.path, folder.path, { recursive: true });
});

async function inStore<T>(name: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = sqliteStore({ path: path(name) });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const noteIn = (name: string): Promise<string> =>
  inStore(name, async (store) => (await store.log(site).head())?.published?.note as string);

/** Puts more into the log. */
const grow = (name: string): Promise<void> =>
  inStore(name, async (store) => {
    await addRecords(store, registry, 5);
    await sequence(store, site, 'samtykke.log-keys', read('samtykke.log-keys'));
  });

describe('samtykke backup', { timeout: SLOW_MILLISECONDS }, () => {
  it('copies the database of a running server, whole, without keys and secrets, and overwrites nothing', async () => {
    const server = await startServer([REGISTRY], folder.path);
    const { code, out, err } = await run('backup', '--to', 'other.db');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^other\.db is a copy of samtykke\.db\n.*are not in it: keep them elsewhere\./);
    expect(await run('backup', '--to', 'other.db')).toMatchObject({
      code: 3,
      err: expect.stringMatching(/^other\.db is there/),
    });
    await server.stop();
    const checked = await run('check', REGISTRY, '--database', 'other.db');
    expect(checked.out).toMatch(/^no findings; entries in the log 3[36], /);
    expect(readFileSync(path('other.db')).includes('PRIVATE+KEY')).toBe(false);
    expect(statSync(path('other.db')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder.path).filter((each) => /partial|other\.db-/.test(each))).toEqual([]);
  });

  it.each<[string, string[], number, RegExp]>([
    ['no copy', [], 2, /^name the copy with --to\n/],
    ['no database', ['--to', 'x', '--database', 'none.db'], 3, /^there is no database none\.db\n$/],
    ['no folder', ['--to', 'none/x'], 3, /^cannot copy the database samtykke\.db to none\/x: /],
    ['no database in it', ['--to', 'x', '--database', 'samtykke.log-keys'], 3, /file is not a database\n$/],
  ])('ends with a sentence, and leaves nothing: %s', async (_, args, code, words) => {
    const before = readdirSync(folder.path);
    const ran = await run('backup', ...args);
    expect([ran.code, ran.out]).toEqual([code, '']);
    expect(ran.err).toMatch(words);
    expect(readdirSync(folder.path)).toEqual(before);
  });
});

describe('samtykke restore', { timeout: SLOW_MILLISECONDS }, () => {
  it('puts back what the log has not gone on from, and keeps aside what was there', async () => {
    const before = await noteIn('samtykke.db');
    expect(await restore()).toMatchObject({
      code: 3,
      err: expect.stringMatching(/^samtykke\.db is there; with --replace/),
    });
    const { code, out, err } = await restore('--replace');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^samtykke\.db is restored from backup\.db\nno findings; entries in the log 33, /);
    const aside = /kept as (samtykke\.db\.replaced-\d{8}T\d{6}Z)\./.exec(out)?.[1] as string;
    expect([await noteIn('samtykke.db'), await noteIn(aside)]).toEqual([before, before]);
    expect((await run('check', REGISTRY)).code).toBe(0);
  });

  it('refuses while a server has the database open', async () => {
    const server = await startServer([REGISTRY], folder.path);
    expect(await restore('--replace')).toMatchObject({
      code: 3,
      err: expect.stringMatching(/a server has .* open: stop it first/),
    });
    expect(await server.stop()).toBe(0);
  });

  it('refuses a backup that the log has gone on from, and says why', async () => {
    await grow('samtykke.db');
    const before = await noteIn('samtykke.db');
    const { code, out, err } = await restore('--replace');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /^samtykke\.db has the log with 41 entries, the backup has 33\. .*second history.*\n.*--new-log/,
    );
    expect(await noteIn('samtykke.db')).toBe(before);
  });

  it('with --new-log lets a new log go on under another name, which the earlier keys cannot sign', async () => {
    await grow('samtykke.db');
    const [earlier, oldKeys] = [await noteIn('samtykke.db'), read('samtykke.log-keys')];
    const { code, out } = await restore('--replace', '--new-log');
    expect(code).toBe(0);
    expect(out).toContain(`The log goes on as ${originOf(registry)}/2; samtykke.log-keys has a new key for it`);
    expect((await run('keys', 'show')).out).toMatch(
      /^\w{8} {2}signs .*\/log\/2\n.*\n\w{8} {2}signs no more .*\/log\n.*\n$/,
    );
    expect((await run('check', REGISTRY)).code).toBe(0);
    const server = await startServer([REGISTRY], folder.path);
    const get = async (name: string): Promise<string> => (await fetch(`${server.address}/samtykke/log/${name}`)).text();
    await expect
      .poll(async () => (await get('checkpoint')).split('\n').slice(0, 2))
      .toEqual([`${originOf(registry)}/2`, '36']);
    const { verifiers } = await parseLogVerifiers(await get('keys'), 'keys');
    expect(await openNote(earlier, verifiers)).toMatchObject({ kind: 'opened' });
    await server.stop();
    expect((await run('check', REGISTRY)).code).toBe(0);
    // Whoever puts the old keys back is stopped: what is published is of another log.
    writeFileSync(path('samtykke.log-keys'), oldKeys);
    expect((await run('check', REGISTRY)).out).toMatch(/^checkpoint: no key of the log's keys has signed it/);
  });

  it('goes by what others have seen where there is no database, and refuses where nothing is known', async () => {
    const note = await noteIn('samtykke.db');
    await grow('samtykke.db');
    writeFileSync(path('newer'), await noteIn('samtykke.db'));
    writeFileSync(path('as-new'), note);
    const keys = await parseLogKeys(read('samtykke.log-keys'));
    const text = writeCheckpoint({ origin: keys.origin, size: 33, root: new Uint8Array(32) });
    writeFileSync(path('forked'), writeNote(text, await Promise.all(keys.signers.map((each) => sign(text, each)))));
    writeFileSync(path('forged'), note.replace('33', '34'));
    rmSync(path('samtykke.db'));
    const refused: [string[], number, RegExp][] = [
      [[], 1, /^Nothing here tells whether others have seen more .*--seen-checkpoint.*--none-newer/],
      [
        ['--seen-checkpoint', 'as-new', '--seen-checkpoint', 'newer'],
        1,
        /^newer has the log with 41 entries, the backup has 33/,
      ],
      [
        ['--seen-checkpoint', 'forked'],
        1,
        /^the log of the backup is not grown from what forked has of it, of 33 entries/,
      ],
      [['--seen-checkpoint', 'forged'], 3, /^the checkpoint at forged: its signature does not fit/],
    ];
    for (const [args, code, words] of refused) {
      const ran = await restore(...args);
      expect([ran.code, existsSync(path('samtykke.db'))]).toEqual([code, false]);
      expect(ran.err).toMatch(words);
    }
    const http = createServer((_, response) => response.end(note)).listen(0, '127.0.0.1');
    await new Promise((resolve) => http.once('listening', resolve));
    const { port } = http.address() as AddressInfo;
    expect(await restore('--seen-checkpoint', `http://127.0.0.1:${port}/log/checkpoint`)).toMatchObject({
      code: 0,
      err: '',
    });
    http.close();
    rmSync(path('samtykke.db'));
    expect((await restore('--none-newer')).code).toBe(0);
    expect((await run('check', REGISTRY)).code).toBe(0);
  });

  it('and backup name the file that is none, and never the password of a database', async () => {
    writeFileSync(path('text.db'), 'no database');
    const url = 'postgres://keeper:pass-word@127.0.0.1:1/db';
    const refused: [string, string[], RegExp][] = [
      ['restore', [REGISTRY, '--from', 'text.db', '--replace'], /^cannot read the database text\.db: file is not a/],
      ['restore', [REGISTRY, '--from', '.', '--replace'], /^cannot read the database \.: /],
      ['restore', [REGISTRY, '--from', url], /^this copies and restores SQLite files: of PostgreSQL/],
      ['restore', [REGISTRY, '--from', 'backup.db', '--database', url], /^this copies and restores SQLite files/],
      ['backup', ['--database', url, '--to', 'copy.db'], /^this copies and restores SQLite files/],
      ['restore', [REGISTRY, '--from', 'backup.db', '--replace', '--seen-checkpoint', '.'], /had from \. \(--seen-ch/],
      [
        'restore',
        [REGISTRY, '--from', 'backup.db', '--replace', '--seen-checkpoint', 'http://127.0.0.1:1/'],
        /^no checkpoint can be had from http:\/\/127\.0\.0\.1:1\/ \(--seen-checkpoint\): /,
      ],
    ];
    for (const [command, args, words] of refused) {
      const { code, out, err } = await run(command, ...args);
      expect([code, out]).toEqual([3, '']);
      expect(err).toMatch(words);
      expect(err).not.toContain('pass-word');
    }
  });

  it('refuses a backup that is damaged', async () => {
    const database = new DatabaseSync(path('backup.db'));
    database.exec('DELETE FROM tile WHERE level = 0');
    database.close();
    const { code, err } = await restore('--replace', '--new-log');
    expect(code).toBe(1);
    expect(err).toMatch(/^tile\/0\/000\.p\/33: it is not there\n[\s\S]*backup\.db is not restored\n$/);
    expect((await run('check', REGISTRY)).code).toBe(0);
  });
});

describe('samtykke restore of several sites', { timeout: SLOW_MILLISECONDS }, () => {
  const SITES = ['north.example', 'south.example'];
  const FILES = SITES.map((each) => `${each}.yaml`);
  const two = temporaryFolder();
  afterAll(() => two.remove());

  beforeAll(async () => {
    for (const each of SITES) {
      const text = plainRegistry(each);
      writeFileSync(join(two.path, `${each}.yaml`), text);
      await writeSiteFile(join(two.path, 'samtykke.db'), await registryOf(text), 30);
      renameSync(join(two.path, 'samtykke.db.keys'), join(two.path, `${each}.log-keys`));
    }
    const { code, err } = await samtykke(['backup', '--to', 'backup.db'], two.path);
    expect([code, err]).toEqual([0, '']);
  }, SLOW_MILLISECONDS);
  beforeEach(() => cpSync(two.path, folder.path, { recursive: true }));

  const OWN = ['--log-keys', '{site}.log-keys'];
  const restoreBoth = (...args: string[]): Promise<Ran> =>
    run('restore', ...FILES, '--from', 'backup.db', ...OWN, ...args);
  const growSite = (each: string): Promise<void> =>
    inStore('samtykke.db', async (store) => {
      await addRecords(store, await registryOf(plainRegistry(each)), 5);
      await sequence(store, each, 'keys', read(`${each}.log-keys`));
    });
  const noteOf = (each: string): Promise<string> =>
    inStore('samtykke.db', async (store) => (await store.log(each).head())?.published?.note as string);
  const isClean = async (): Promise<void> => {
    for (const each of SITES) {
      const { code, err } = await run('check', `${each}.yaml`, '--log-keys', `${each}.log-keys`);
      expect([code, err]).toEqual([0, '']);
    }
  };

  it('puts all of them back by one command, each held against its own log', async () => {
    const { code, out, err } = await restoreBoth('--replace');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^samtykke\.db is restored from backup\.db\nnorth\.example:\nno findings; entries in the log 33, .*\nsouth\.example:\nno findings; entries in the log 33, .*\nThe database that was there is kept as /,
    );
    await isClean();
  });

  it('puts back none where one of the logs has gone on, unless each goes on under another name', async () => {
    await growSite('south.example');
    const before = await noteOf('south.example');
    const { code, out, err } = await restoreBoth('--replace');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /^south\.example:\nsamtykke\.db has the log with 41 entries, the backup has 33\. .*\n.*--new-log/,
    );
    expect(await noteOf('south.example')).toBe(before);
    const ended = await restoreBoth('--replace', '--new-log');
    expect([ended.code, ended.err]).toEqual([0, '']);
    for (const each of SITES)
      expect(ended.out).toContain(`The log goes on as ${each}/samtykke/log/2; ${each}.log-keys has a new key for it`);
    await isClean();
  });

  it('leaves all keys as they are where a new key for one of the logs cannot be written', async () => {
    await growSite('south.example');
    const before = SITES.map((each) => read(`${each}.log-keys`));
    writeFileSync(path('south.example.log-keys.new'), 'what another one has begun');
    const { code, err } = await restoreBoth('--replace', '--new-log');
    expect([code, err]).toEqual([3, expect.stringContaining('south.example.log-keys.new')]);
    expect(SITES.map((each) => read(`${each}.log-keys`))).toEqual(before);
  });

  it('ends only the logs that were given a new one before', async () => {
    await growSite('south.example');
    expect((await run('keys', 'new-log', '--log-keys', 'south.example.log-keys')).code).toBe(0);
    expect(await restoreBoth('--replace')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^south\.example:\nNothing here/),
    });
    expect(await restoreBoth('--replace', '--none-newer')).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^south\.example:\nNothing here tells .*--none-newer is believed\.\nsamtykke\.db is restored/,
      ),
      err: '',
    });
    await isClean();
    expect(read('north.example.log-keys')).not.toContain('/log/2');
  });

  it('takes a checkpoint that others have seen for the log that it is of', async () => {
    for (const each of SITES) writeFileSync(path(`${each}.seen`), await noteOf(each));
    rmSync(path('samtykke.db'));
    const north = ['--seen-checkpoint', 'north.example.seen'];
    expect(await restoreBoth(...north)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^south\.example:\nNothing here/),
    });
    expect(await restoreBoth(...north, '--seen-checkpoint', 'south.example.seen')).toMatchObject({ code: 0, err: '' });
    await isClean();
  });

  it('names what is lacking in the call, and the command that has it', async () => {
    const [north] = FILES as [string, string];
    const from = ['--from', 'backup.db', '--replace'];
    const refused: [string[], number, RegExp][] = [
      [
        [north, ...from, ...OWN],
        3,
        /^backup\.db holds the logs of other sites too \(south\.example\): .* samtykke restore north\.example\.yaml OTHER\.yaml --from backup\.db --database samtykke\.db --log-keys \{site\}\.log-keys\n$/,
      ],
      [
        [...FILES, ...from],
        2,
        /^--log-keys samtykke\.log-keys: each of several sites has a file of its own; write \{site\}/,
      ],
      [
        [...FILES, ...from, ...OWN, '--database', '{site}.db'],
        2,
        /^--database \{site\}\.db: .* restore one after the other/,
      ],
      [[north, north, ...from, ...OWN], 3, /^"north\.example" is a domain of north\.example\.yaml and of north/],
    ];
    for (const [args, code, words] of refused) {
      const ran = await run('restore', ...args);
      expect([ran.code, ran.out]).toEqual([code, '']);
      expect(ran.err).toMatch(words);
    }
    // A backup from before the second site was there.
    const database = new DatabaseSync(path('backup.db'));
    database.exec("DELETE FROM log WHERE site = 'south.example'");
    database.close();
    expect(await run('restore', north, ...from, ...OWN)).toMatchObject({
      code: 3,
      err: expect.stringMatching(
        /^samtykke\.db holds the logs of sites that are not in backup\.db \(south\.example\), which would be gone: /,
      ),
    });
    await isClean();
  });
});
