import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CheckedSite,
  checkSite,
  newLogKey,
  parseLogKeys,
  type SiteFinding,
  sqliteStore,
} from '../../src/server/index.ts';
import { addRecords, eraseEntry, originOf, sequence, writeSiteFile } from '../support/a-site-file.ts';
import { type Ran, samtykke } from '../support/process.ts';
import { plainRegistry, registryOf } from '../support/registry.ts';
import { temporaryFolder } from '../support/server.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const registry = await registryOf(plainRegistry());
const site = registry.site.domains[0] as string;
const CLEAN = join(folder.path, 'clean.db');
const KEYS = `${CLEAN}.keys`;
const REGISTRY = join(folder.path, 'registry.yaml');
const run = (database: string, ...more: string[]): Promise<Ran> =>
  samtykke(['check', REGISTRY, '--database', database, '--log-keys', KEYS, ...more], folder.path);

beforeAll(async () => {
  writeFileSync(REGISTRY, plainRegistry());
  await writeSiteFile(CLEAN, registry, 600);
}, 60_000);

let copies = 0;
/** A copy of the clean file with something done to it. */
function changed(change: (database: DatabaseSync) => void): string {
  const path = join(folder.path, `${copies++}.db`);
  copyFileSync(CLEAN, path);
  const database = new DatabaseSync(path);
  change(database);
  database.close();
  return path;
}

async function checked(path: string): Promise<{ readonly findings: SiteFinding[]; readonly counts: CheckedSite }> {
  const store = sqliteStore({ path, readOnly: true });
  const findings: SiteFinding[] = [];
  const keys = await parseLogKeys(readFileSync(KEYS, 'utf8'));
  const counts = await checkSite(store, site, keys, (finding) => findings.push(finding));
  await store.close();
  return { findings, counts };
}

/** A bit of what stands in a database, and what has to be named when it is flipped. */
interface Place {
  readonly table: string;
  readonly column: string;
  readonly where?: string;
  readonly named: (finding: SiteFinding, before: Row, after: Row) => boolean;
}

type Row = Readonly<Record<string, SQLInputValue>>;

const isRecord: Place['named'] = ({ part, which }, _, { id }) => part === 'record' && which === id;
const isTile: Place['named'] = ({ part, which }, { level, place }) =>
  part === 'tile' && which.startsWith(`tile/${level === -1 ? 'entries' : level}/${String(place).padStart(3, '0')}`);
const isPart =
  (...parts: readonly SiteFinding['part'][]): Place['named'] =>
  ({ part }) =>
    parts.includes(part);

const record = (column: string, where = 'true'): Place => ({ table: 'record', column, where, named: isRecord });
const PLACES: Readonly<Record<string, Place>> = {
  "a record's text": record('body'),
  "a record's salt": record('salt'),
  "a record's leaf": {
    ...{ table: 'record', column: 'leaf', where: 'leaf IS NOT NULL' },
    named: ({ part, which }, { leaf }) => part === 'entry' && which === String(leaf),
  },
  "a record's id": record('id'),
  "a record's time": record('at'),
  "a record's consent ID": record('consent_id', 'consent_id IS NOT NULL'),
  'what a record is about': record('about', 'about IS NOT NULL'),
  'what waits to get into the log': record('entry', 'entry IS NOT NULL'),
  'a tile': { table: 'tile', column: 'bytes', where: 'level >= 0', named: isTile },
  'an entry bundle': { table: 'tile', column: 'bytes', where: 'level = -1', named: isTile },
  'the checkpoint': { table: 'log', column: 'note', named: isPart('checkpoint') },
  "the checkpoint's size": { table: 'log', column: 'published_size', named: isPart('checkpoint') },
  "the tree head's root": { table: 'log', column: 'root', named: isPart('tree-head') },
  "the tree head's size": { table: 'log', column: 'size', named: isPart('tree-head', 'tile', 'checkpoint', 'record') },
  'a registry': { table: 'registry', column: 'canonical', named: isPart('registry') },
  "a registry's version": { table: 'registry', column: 'version', named: isPart('registry') },
};

/** Flips a bit of one row, and tells the row before and after. */
function flip(database: DatabaseSync, { table, column, where = 'true' }: Place, row: number, bit: number): [Row, Row] {
  // Whoever writes to the file itself is held up by no index.
  database.exec('DROP INDEX record_leaf');
  const rowids = database.prepare(`SELECT rowid FROM ${table} WHERE ${where} ORDER BY rowid`).all() as {
    rowid: number;
  }[];
  const { rowid } = rowids[row % rowids.length] as { rowid: number };
  const read = database.prepare(`SELECT *, typeof(${column}) AS type FROM ${table} WHERE rowid = ?`);
  read.setReadBigInts(true);
  const before = read.get(rowid) as Row;
  const cast = before.type === 'text' ? 'CAST(? AS TEXT)' : '?';
  database.prepare(`UPDATE ${table} SET ${column} = ${cast} WHERE rowid = ?`).run(flipped(before[column], bit), rowid);
  return [numbers(before), numbers(read.get(rowid) as Row)];
}

function flipped(value: SQLInputValue | undefined, bit: number): SQLInputValue {
  if (typeof value === 'bigint') return BigInt.asIntN(64, value ^ (1n << BigInt(bit % 64)));
  const bytes = typeof value === 'string' ? Buffer.from(value) : Uint8Array.from(value as Uint8Array);
  const at = (bit >> 3) % bytes.length;
  bytes[at] = (bytes[at] as number) ^ (1 << (bit & 7));
  return bytes;
}

const numbers = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  );

describe('samtykke check', { timeout: 120_000 }, () => {
  it('has no finding where all fits, and counts what there is', async () => {
    expect(await run(CLEAN)).toEqual({
      code: 0,
      out: 'no findings; entries in the log 603, records in it 601, erased 2, waiting 3\n',
      err: '',
    });
    const json = await run(CLEAN, '--json');
    expect(JSON.parse(json.out)).toEqual({ entries: 603, records: 601, waiting: 3, erased: 2, count: 0, findings: [] });
  });

  it.each(Object.entries(PLACES))('finds a flipped bit in %s, and names it', async (_, place) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat({ max: 1 << 20 }), async (row, bit) => {
        let rows: [Row, Row] | undefined;
        const path = changed((database) => {
          rows = flip(database, place, row, bit);
        });
        const { findings } = await checked(path);
        expect(findings.filter((each) => place.named(each, ...(rows as [Row, Row])))).not.toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it.each<[string, string, RegExp]>([
    [
      'a record',
      'UPDATE record SET body = replace(body, \'"accept"\', \'"refuse"\') WHERE leaf = 9',
      /^record [0-9a-f-]{36}: entry 9 of the log was not made of it: .+\n {2}mend: .+\n1 finding; entries/,
    ],
    [
      'a record that is gone',
      'DELETE FROM record WHERE leaf = 9',
      /^entry 9: no record has it, and no erasure names it\n/,
    ],
    [
      'a tile that is gone',
      'DELETE FROM tile WHERE level = 0 AND place = 1',
      /^tile\/0\/001: it is not there\n {2}mend: take this file from a mirror/,
    ],
    [
      'a checkpoint',
      'UPDATE log SET note = replace(note, char(10, 54, 48, 51, 10), char(10, 54, 48, 50, 10))',
      /^checkpoint: its signature does not fit \(bad-signature\)\n/,
    ],
    [
      'a registry',
      "UPDATE registry SET canonical = canonical || ' '",
      /^registry [0-9a-f]{64}: its canonical form does not have this SHA-256\n/,
    ],
    [
      'an erased record that is back',
      'UPDATE record SET leaf = 3 WHERE leaf = 4',
      /^record .*\n.*\nentry 4: .*\n.*\nrecord .*: it is there, and an erasure says that entry 3 is erased\n/,
    ],
    [
      'a head that is gone',
      'DELETE FROM log',
      /^record .*: it is said to be entry 0, and the log has 0\n[\s\S]*601 findings; entries in the log 0/,
    ],
    ['an endless head', 'UPDATE log SET size = 1 << 52', /^tile\/6\/000\.p\/16: it is not there\n/],
  ])('as a process tells of %s, and changes nothing', async (_, sql, words) => {
    const path = changed((database) => database.exec(sql));
    const before = readFileSync(path);
    const { code, out, err } = await run(path);
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatch(words);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('tells of a signature in the name of the log by a key that is none of its', async () => {
    const path = join(folder.path, 'rotated.db');
    copyFileSync(CLEAN, path);
    const store = sqliteStore({ path });
    const keys = `${await newLogKey(originOf(registry))}\n${readFileSync(KEYS, 'utf8')}`;
    await sequence(store, site, KEYS, keys);
    await store.close();
    const { findings } = await checked(path);
    expect(findings).toMatchObject([
      { part: 'checkpoint', what: expect.stringMatching(/^the key [0-9a-f]{8}, which bears the log's name/) },
    ]);
    writeFileSync(join(folder.path, 'both'), keys);
    expect((await run(path, '--log-keys', 'both')).code).toBe(0);
  });

  it('has no finding on a database that is written to', async () => {
    const path = join(folder.path, 'busy.db');
    copyFileSync(CLEAN, path);
    const store = sqliteStore({ path });
    const keys = readFileSync(KEYS, 'utf8');
    let isDone = false;
    const write = async (): Promise<void> => {
      for (let entry = 20; !isDone; entry++) {
        await addRecords(store, registry, 40);
        await eraseEntry(store, site, entry);
        await sequence(store, site, KEYS, keys);
      }
    };
    const writing = write();
    for (let count = 0; count < 3; count++) {
      const ran = await run(path);
      expect([ran.code, ran.out.split(';')[0]]).toEqual([0, 'no findings']);
    }
    isDone = true;
    await writing;
    expect((await checked(path)).findings).toEqual([]);
    await store.close();
  });

  it.each<[string, string[], number, RegExp]>([
    [
      'no database',
      ['--database', 'none.db'],
      3,
      /^there is no database none\.db: name another one with --database\n$/,
    ],
    ['a database of another kind', ['--database', KEYS], 3, /^cannot read the database .*: file is not a database\n$/],
    ['keys that are none', ['--log-keys', REGISTRY], 3, /registry\.yaml:\d+: /],
    ['no registry', ['none.yaml'], 2, /one file too many/],
  ])('ends with a sentence: %s', async (_, args, code, words) => {
    const ran = await run(CLEAN, ...args);
    expect([ran.code, ran.out]).toEqual([code, '']);
    expect(ran.err).toMatch(words);
    expect(ran.err).not.toMatch(/\n\s+at /);
  });

  it('says that it has no keys, and that it knows no such site', async () => {
    expect(await run(CLEAN, '--log-keys', 'none')).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /^checkpoint: there are no keys to hold it against\n {2}mend: .*--log-keys\n1 finding/,
      ),
    });
    const other = join(folder.path, 'other.yaml');
    writeFileSync(other, readFileSync(REGISTRY, 'utf8').replaceAll(site, 'other.example'));
    expect(await samtykke(['check', other, '--database', CLEAN], folder.path)).toMatchObject({
      code: 3,
      err: expect.stringMatching(/knows no site other\.example/),
    });
  });
});
