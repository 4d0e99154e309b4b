import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newLogKey, parseLogKeys, sqliteStore } from '../../src/server/index.ts';
import { engineOption } from '../support/browsers.ts';
import { MAIN, type Ran, samtykke, startServer } from '../support/process.ts';
import { temporaryFolder } from '../support/server.ts';

/** A picture takes its time on a machine that has other things to do. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const folder = temporaryFolder();
afterAll(() => folder.remove());
const path = (...names: readonly string[]): string => join(folder.path, ...names);
const run = (...args: string[]): Promise<Ran> => samtykke(['evidence', ...args], folder.path);

writeFileSync(
  path('registry.yaml'),
  `site:
  name: Small
  domains: [small.example]
  controllers: [{ name: Small AS, office: "Eksempelveien 1, 0001 Oslo", register: "000 000 001" }]
  contacts: { requests: privacy@small.example }
  languages: [en, no]
  jurisdiction: NO
categories: { essential: { always: true }, analytics: {} }
entries:
  - name: consent
    category: essential
    retention: P1Y
    details: { en: Remembers your choice about cookies, "no": Husker valget ditt om informasjonskapsler }
    justification: { criterion: requested-service, reason: Without it we would ask you again on every page }
  - name: visits
    category: analytics
    retention: P30D
    details: { en: Counts visits, "no": Teller besøk }
`,
);
writeFileSync(path('broken.yaml'), 'site: {}\n');

const SUBJECTS = ['en', 'no'].flatMap((language) =>
  ['banner', 'panel', 'policy'].flatMap((surface) =>
    ['phone', 'desk'].flatMap((size) =>
      ['light', 'dark'].map((scheme) => ({
        file: `${language}/${surface}-${size}-${scheme}.png`,
        ...{ language, surface, size, scheme },
      })),
    ),
  ),
);
const FILES = SUBJECTS.map(({ file }) => file).sort();

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const manifestIn = (name: string) => JSON.parse(readFileSync(path(name, 'manifest.json'), 'utf8'));
interface ManifestPicture {
  readonly file: string;
  readonly sha256: string;
}
const byFile = (a: { file: string }, b: { file: string }): number => (a.file < b.file ? -1 : 1);

const picturesIn = (name: string): readonly string[] =>
  readdirSync(path(name), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.png'))
    .sort();

function sizeOf(file: string): readonly [width: number, height: number] {
  const png = readFileSync(file);
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

const logKey = (): string => /^\S+$/m.exec(readFileSync(path('published'), 'utf8'))?.[0] ?? '';
const recordIn = ({ out }: Ran): string => /record {4}(\S+)/.exec(out)?.[1] ?? '';

/** What the database has of a run's record. */
async function storedRecord(ran: Ran) {
  const store = sqliteStore({ path: path('samtykke.db') });
  try {
    return await store.recordById('small.example', recordIn(ran));
  } finally {
    await store.close();
  }
}

/** The engine alone needs half the time for the same pictures; without it, the one that the command finds. */
const take = (...args: string[]): Promise<Ran> => run(...args, ...engineOption());

/** Twice: where a server has the log, and where nobody has. */
let beside: Ran;
let alone: Ran;
const served = new Map<string, string>();

beforeAll(async () => {
  const first = await startServer(['registry.yaml'], folder.path);
  writeFileSync(path('published'), await (await fetch(`${first.address}/samtykke/log/keys`)).text());
  beside = await take('--to', 'beside', '--language', 'no');
  await first.stop();
  alone = await take('--to', 'alone');
  const server = await startServer(['registry.yaml'], folder.path);
  for (const { address } of manifestIn('alone').code) {
    const response = await fetch(server.address + address);
    served.set(address, hashOf(new Uint8Array(await response.arrayBuffer())));
  }
  await server.stop();
});

describe('samtykke evidence', () => {
  it('takes banner, panel and policy in each language, at phone and desk size, light and dark', () => {
    expect([alone.err, alone.code]).toEqual(['', 0]);
    expect(picturesIn('alone')).toEqual(FILES);
    const sizes = manifestIn('alone').pictures.map(({ file }: ManifestPicture) => [
      file,
      ...sizeOf(path('alone', file)),
    ]);
    expect(Object.fromEntries(sizes.map(([file, width]: [string, number]) => [file, width]))).toEqual(
      Object.fromEntries(FILES.map((file) => [file, file.includes('phone') ? 390 : 1280])),
    );
    const banners = sizes.filter(([file]: [string]) => file.includes('banner'));
    expect(new Set(banners.map(([, width, height]: [string, number, number]) => `${width}x${height}`))).toEqual(
      new Set(['390x844', '1280x800']),
    );
  });

  it('says in the manifest what each picture shows, and no two are alike', () => {
    const { pictures } = manifestIn('alone');
    const expected = SUBJECTS.map((each) => {
      const [width, height] = sizeOf(path('alone', each.file));
      const sha256 = hashOf(readFileSync(path('alone', each.file)));
      return { ...each, width, height, sha256, shows: expect.stringMatching(/^\S+ /) };
    });
    expect(pictures.toSorted(byFile)).toEqual(expected.toSorted(byFile));
    expect(new Set(pictures.map(({ sha256 }: ManifestPicture) => sha256)).size).toBe(24);
  });

  it('takes those of one language alone, and the same again of the same version on one machine, byte for byte', () => {
    expect([beside.err, beside.code]).toEqual(['', 0]);
    const files = FILES.filter((file) => file.startsWith('no/'));
    expect(picturesIn('beside')).toEqual(files);
    const differing = files.filter(
      (file) => !readFileSync(path('alone', file)).equals(readFileSync(path('beside', file))),
    );
    expect(differing).toEqual([]);
  });

  it('names the code that a server of this registry and this database serves, by the hash that records name', () => {
    const { code, build, site, browser, asks, jurisdiction } = manifestIn('alone');
    expect(
      Object.fromEntries(code.map((each: { address: string; sha256: string }) => [each.address, each.sha256])),
    ).toEqual(Object.fromEntries(served));
    const addresses = [...served.keys()];
    expect(addresses.filter((address) => !address.endsWith('.css'))).toEqual([
      `/samtykke/a/${build}/en.js`,
      `/samtykke/a/${build}/nb.js`,
      '/samtykke/samtykke.js',
    ]);
    expect(addresses.filter((address) => /^\/samtykke\/a\/[\w-]+\.css$/.test(address))).toHaveLength(1);
    expect({ site, asks, jurisdiction }).toEqual({ site: 'small.example', asks: 'banner', jurisdiction: 'NO' });
    expect(browser).toEqual({
      name: 'chromium',
      version: expect.stringMatching(/^\d+\./),
      platform: `${process.platform} ${process.arch}`,
    });
  });

  it.each(['alone', 'beside'])('has the hash of the manifest in the log, %s', async (name) => {
    const ran = name === 'alone' ? alone : beside;
    const manifest = hashOf(readFileSync(path(name, 'manifest.json')));
    const entry = Number(/entry {5}(\d+) of the log/.exec(ran.out)?.[1]);
    expect(await storedRecord(ran)).toMatchObject({
      entry,
      record: { kind: 'release', site: 'small.example', registry: manifestIn(name).registry, manifest },
    });
  });

  it('changes nothing in the history of the registry', async () => {
    const store = sqliteStore({ path: path('samtykke.db') });
    expect(await store.registries('small.example')).toHaveLength(1);
    await store.close();
  });
});

describe('samtykke evidence --verify', () => {
  const verify = (name: string): Promise<Ran> => run('--verify', name, '--log-key', logKey());

  /** A copy of the evidence, to be changed. */
  function copied(name: string, change: (of: (file: string) => string) => void): Promise<Ran> {
    cpSync(path('alone'), path(name), { recursive: true });
    change((file) => path(name, file));
    return verify(name);
  }

  const flip = (file: string, at: number): void => {
    const bytes = readFileSync(file);
    bytes[at] = (bytes[at] as number) ^ 1;
    writeFileSync(file, bytes);
  };

  it('finds all as it was signed', async () => {
    const { code, out } = await verify('alone');
    expect(code).toBe(0);
    expect(out).toMatch(/^All 24 pictures are as they were signed\.\n/);
    expect(out).toContain(`registry  ${manifestIn('alone').registry}\n`);
    expect(out).toMatch(/\nlog {7}The log /);
  });

  it('names the picture in which a byte was changed, and no other', async () => {
    const { code, out } = await copied('flipped', (of) => flip(of('no/panel-desk-dark.png'), 5_000));
    expect([code, out]).toEqual([1, 'no/panel-desk-dark.png: it is not the picture that was signed\n1 file differs\n']);
  });

  it('names a picture that is gone, and a file that nobody has signed', async () => {
    const { code, out } = await copied('moved', (of) => {
      rmSync(of('en/banner-phone-light.png'));
      writeFileSync(of('en/other.png'), 'x');
    });
    expect([code, out]).toEqual([
      1,
      'en/banner-phone-light.png: it is not there\nen/other.png: the manifest does not name it\n2 files differ\n',
    ]);
  });

  it.each([
    ['manifest.json', 100, /^manifest\.json: it is not the one that was signed\n1 file differs\n$/],
    ['receipt.json', 200, /^receipt\.json: [a-z]+: [^\n]+\n1 file differs\n$/],
    ['manifest.sig', 30, /^manifest\.sig: the signature does not fit: the note was changed\n/],
  ])('names %s where a bit of it was changed', async (file, at, words) => {
    const { code, out } = await copied(`changed-${file}`, (of) => flip(of(file), at));
    expect(code).toBe(1);
    expect(out).toMatch(words);
  });

  it('counts nothing as signed by another key, nor without one', async () => {
    const [other = ''] = (await parseLogKeys(await newLogKey('small.example/samtykke/log'))).published;
    const foreign = await run('--verify', 'alone', '--log-key', other);
    expect([foreign.code, foreign.out]).toEqual([
      1,
      'manifest.sig: no key that was named with --log-key has signed it\n1 file differs\n',
    ]);
    const none = await run('--verify', 'alone');
    expect([none.code, none.err]).toEqual([2, expect.stringMatching(/^name the key of the log with --log-key/)]);
  });
});

describe('samtykke evidence says what is wrong before it takes a picture', () => {
  beforeAll(async () => {
    mkdirSync(path('full'));
    writeFileSync(path('full', 'x'), '');
    writeFileSync(path('foreign.keys'), await newLogKey('small.example/samtykke/log'));
  });

  it.each([
    [[], 2, /^name the folder for the pictures with --to/],
    [['--to', 'full'], 3, /^full: the folder is not empty; name another one/],
    [['--to', 'full/x'], 3, /^full\/x: it can be made no folder \(EEXIST.*\); name another one/],
    [['--to', 'a', '--log-keys', 'none'], 3, /^none: there is no such file, and the manifest is signed with the keys/],
    [['--to', 'b', '--log-keys', 'foreign.keys'], 3, /^none of the keys of 'small\.example\/samtykke\/log' has signed/],
    [['--to', 'c', '--database', 'none.db'], 3, /^there is no database none\.db/],
    [['--to', 'd', '--chromium', 'none'], 3, /^there is no Chromium at none; name a Chromium with --chromium/],
    [
      ['--to', 'e', '--chromium', process.execPath],
      3,
      /: it does not start as Chromium; name a Chromium with --chromium/,
    ],
    [['--to', 'f', '--language', 'fr'], 2, /^--language fr: write one of en, no/],
    [['broken.yaml', '--to', 'g'], 1, /errors? in broken\.yaml/],
    [['--verify', 'nowhere', '--log-key', 'published'], 3, /^nowhere: there is no such folder/],
  ])('%j ends with %s', async (args, code, words) => {
    const ran = await run(...args);
    expect([ran.code, ran.err]).toEqual([code, expect.stringMatching(words)]);
    expect(ran.err).not.toMatch(/\n\s+at /);
  });

  it('names the package that is to be installed', () => {
    const without = `import { registerHooks } from 'node:module';
      registerHooks({ resolve(name, context, next) {
        if (name === 'playwright-core') throw new Error('not installed');
        return next(name, context);
      } });`;
    const args = ['--import', `data:text/javascript,${encodeURIComponent(without)}`, MAIN, 'evidence', '--to', 'h'];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder.path, encoding: 'utf8' });
    expect([status, stderr]).toEqual([3, 'pictures need the package playwright-core: npm install playwright-core\n']);
  });
});
