/** The log over HTTP: what comes into it, who writes it, and when nobody does. */
import { once } from 'node:events';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import {
  checkLog,
  type Damage,
  openNote,
  parseSignedCheckpoint,
  parseVerifierKey,
  tilePath,
  writeVerifierKey,
} from '../../../src/proof/index.ts';
import {
  type ConsentServerOptions,
  type LogKeys,
  type LogLine,
  LostLogKeys,
  newLogKey,
  newLogKeys,
  openLogKeys,
  parseLogKeys,
  readLogKeys,
  sqliteStore,
} from '../../../src/server/index.ts';
import { nodeSha256 } from '../../../src/server/sha256.ts';
import { aWitness, type RunningWitness } from '../../support/a-witness.ts';
import { sourceRegistry, type TestServer, temporaryFolder, testServer } from '../../support/server.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let files = 0;
const newFile = (): string => join(folder.path, `${files++}`);
const registry = await sourceRegistry();

let open: TestServer[] = [];
afterEach(async () => {
  await Promise.all(open.map(({ consent }) => consent.close()));
  await Promise.all(open.map(({ store }) => store.close()));
  open = [];
});

interface Replica extends TestServer {
  readonly lines: readonly LogLine[];
}

/** A server that writes the log of a database. */
async function replica(
  path: string,
  keys = `${path}.keys`,
  leaseMilliseconds = 300,
  more: Partial<ConsentServerOptions> = {},
): Promise<Replica> {
  const store = sqliteStore({ path });
  const lines: LogLine[] = [];
  const logKeys = await openLogKeys(keys, store, registry);
  const timing = { logIntervalMilliseconds: 20, logLeaseMilliseconds: leaseMilliseconds };
  const server = await testServer({ registry, store, logKeys, ...timing, ...more, log: (line) => lines.push(line) });
  const replica = { ...server, lines };
  open.push(replica);
  return replica;
}

async function stop(server: TestServer): Promise<void> {
  open = open.filter((each) => each !== server);
  await server.consent.close();
  await server.store.close();
}

async function accept({ choose }: TestServer, count: number): Promise<void> {
  const answers = await Promise.all(Array.from({ length: count }, () => choose({ choice: 'accept' })));
  expect(answers.every(({ status }) => status === 201)).toBe(true);
}

/** Waits until the log has so many entries, and answers with its checkpoint. */
async function checkpointOf(server: TestServer, size: number): Promise<string> {
  let note = '';
  await expect
    .poll(async () => {
      const response = await server.get('/samtykke/log/checkpoint');
      note = await response.text();
      return note.split('\n')[1];
    })
    .toBe(String(size));
  return note;
}

/** Reads all files of the log as an outsider does, and holds them against its checkpoint. */
async function damagesOf(server: TestServer, note: string): Promise<readonly Damage[]> {
  const signed = parseSignedCheckpoint(note);
  if (signed.kind === 'malformed') throw new Error(signed.what);
  const find = async (tile: Parameters<typeof tilePath>[0]): Promise<Uint8Array | undefined> => {
    const response = await server.get(`/samtykke/log/${tilePath(tile)}`);
    return response.status === 200 ? new Uint8Array(await response.arrayBuffer()) : undefined;
  };
  const damages: Damage[] = [];
  for await (const each of checkLog(nodeSha256, signed.checkpoint, find)) damages.push(each);
  return damages;
}

describe('the log', () => {
  it('has every record that was acknowledged, under a checkpoint that anybody can verify', async () => {
    const server = await replica(newFile());
    expect((await server.get('/samtykke/log/checkpoint')).status).toBe(404);
    await accept(server, 300);
    const note = await checkpointOf(server, 300);
    const text = await (await server.get('/samtykke/log/keys')).text();
    const key = await parseVerifierKey(text.trim());
    expect(key).toMatchObject({ kind: 'verifier', name: 'nightstage.example/samtykke/log' });
    expect(await openNote(note, [key as never])).toMatchObject({ kind: 'opened' });
    expect(await damagesOf(server, note)).toEqual([]);
  });

  it('serves files that never change to anybody, and none that no checkpoint has', async () => {
    const server = await replica(newFile());
    await accept(server, 3);
    await checkpointOf(server, 3);
    const before = await server.get('/samtykke/log/tile/entries/000.p/3');
    await accept(server, 2);
    await checkpointOf(server, 5);
    const after = await server.get('/samtykke/log/tile/entries/000.p/3');
    expect(before.headers.get('cache-control')).toContain('immutable');
    expect(before.headers.get('access-control-allow-origin')).toBe('*');
    expect(await before.bytes()).toEqual(await after.bytes());
    const missing = ['tile/0/000', 'tile/0/000.p/6', 'tile/1/000', 'tile/0/001.p/1', 'tile/0/0', 'tile/', 'tile/x'];
    const answers = await Promise.all(missing.map((path) => server.get(`/samtykke/log/${path}`)));
    expect(answers.map(({ status }) => status)).toEqual(missing.map(() => 404));
  });

  it('tells how old its checkpoint is, and how long the oldest record has waited', async () => {
    const server = await replica(newFile());
    await accept(server, 1);
    await checkpointOf(server, 1);
    server.time.now += 90_000;
    const { headers } = await server.get('/samtykke/log/checkpoint');
    expect([headers.get('age'), headers.get('samtykke-log-lag')]).toEqual(['90', '0']);
    await server.consent.close();
    await accept(server, 1);
    server.time.now += 5_000;
    // It is counted once a second at the most.
    await expect
      .poll(async () => (await server.get('/samtykke/log/checkpoint')).headers.get('samtykke-log-lag'))
      .toBe('5');
  });

  it('is gone on with where it ended, when the server starts again', async () => {
    const path = newFile();
    for (const [more, size] of [
      [257, 257],
      [43, 300],
      [1, 301],
    ] as const) {
      const server = await replica(path);
      await accept(server, more);
      expect(await damagesOf(server, await checkpointOf(server, size))).toEqual([]);
      await stop(server);
    }
  });

  it('is signed by a new key and the one before it, and by whoever reads the keys', async () => {
    const path = newFile();
    const first = await replica(path);
    await accept(first, 1);
    await checkpointOf(first, 1);
    await stop(first);
    const old = readFileSync(`${path}.keys`, 'utf8');
    writeFileSync(`${path}.keys`, `# since today\n${await newLogKey('nightstage.example/samtykke/log')}\n${old}`);
    const second = await replica(path);
    await accept(second, 1);
    const note = await checkpointOf(second, 2);
    const keys = (await (await second.get('/samtykke/log/keys')).text()).trim().split('\n');
    expect(keys).toHaveLength(2);
    for (const each of keys) {
      const key = await parseVerifierKey(each);
      expect(await openNote(note, [key as never])).toMatchObject({ kind: 'opened' });
    }
  });
});

describe('of two servers on one database', () => {
  it('one writes the log, and the other takes over when that one stops', async () => {
    const path = newFile();
    const [one, two] = [await replica(path), await replica(path)];
    await accept(one, 5);
    await accept(two, 5);
    await checkpointOf(two, 10);
    const kinds = (): unknown[] => [one, two].map(({ consent }) => consent.sequencer()?.kind).toSorted();
    await expect.poll(kinds).toEqual(['sequencing', 'standing-by']);
    const [writer, other] = one.consent.sequencer()?.kind === 'sequencing' ? [one, two] : [two, one];
    await stop(writer);
    await accept(other, 5);
    expect(await damagesOf(other, await checkpointOf(other, 15))).toEqual([]);
    expect(other.consent.sequencer()).toMatchObject({ kind: 'sequencing' });
  });
});

interface Row {
  readonly rowid: number;
  readonly bytes: Uint8Array;
}

describe('a log that is damaged', () => {
  const flip = (sql: string, column: string) => (database: DatabaseSync) => {
    const row = database.prepare(`SELECT rowid, ${column} AS bytes FROM ${sql}`).get() as unknown as Row;
    row.bytes[7] = (row.bytes[7] as number) ^ 1;
    database.prepare(`UPDATE ${sql.split(' ')[0]} SET ${column} = ? WHERE rowid = ?`).run(row.bytes, row.rowid);
  };
  const run = (sql: string) => (database: DatabaseSync) => database.exec(sql);
  const damages: Record<string, (database: DatabaseSync) => void> = {
    'a tile': flip('tile WHERE level = 0', 'bytes'),
    'an entry': flip('tile WHERE level = -1', 'bytes'),
    'the tree head': flip('log', 'root'),
    'a tile that is gone': run('DELETE FROM tile WHERE level = 0'),
    'a checkpoint of a larger log': run('UPDATE log SET published_size = 9'),
    'a checkpoint of another tree': run('UPDATE log SET note = replace(note, char(10, 51, 10), char(10, 50, 10))'),
  };
  it.each(Object.entries(damages))(
    'by %s is not gone on with; what to do is said, and choices are taken',
    async (name, damage) => {
      const path = newFile();
      const first = await replica(path);
      await accept(first, 3);
      await checkpointOf(first, 3);
      await stop(first);
      const database = new DatabaseSync(path);
      damage(database);
      database.close();
      const server = await replica(path);
      await expect.poll(() => server.consent.sequencer()?.kind).toBe('refused');
      await accept(server, 2);
      await wait(60);
      expect((await server.store.log(registry.site.domains[0] as string).backlog()).waiting).toBe(2);
      const line = server.lines.find(({ event, level }) => event === 'sequencer' && level === 'error');
      expect(line?.reason).toMatch(name.startsWith('a checkpoint') ? /^checkpoint: / : /^tile\//);
      expect(line?.reason).toContain('samtykke check');
    },
  );

  it('by the loss of its database is not begun anew with the same keys, but under another name', async () => {
    const path = newFile();
    const first = await replica(path);
    await accept(first, 1);
    await checkpointOf(first, 1);
    await stop(first);
    await stop(await replica(path));
    const keys = `${path}.keys`;
    const empty = sqliteStore({ path: newFile() });
    await expect(openLogKeys(keys, empty, registry)).rejects.toThrow(/this database holds none of it/);
    const { text, origin } = await newLogKeys(readFileSync(keys, 'utf8'), keys);
    writeFileSync(keys, text);
    expect(await openLogKeys(keys, empty, registry)).toMatchObject({ origin });
    expect(origin).toBe('nightstage.example/samtykke/log/2');
    await empty.close();
  });

  it('by the loss of its keys is not begun anew: the file is named, and what to do', async () => {
    const path = newFile();
    const first = await replica(path);
    await accept(first, 1);
    await checkpointOf(first, 1);
    rmSync(`${path}.keys`);
    await expect(openLogKeys(`${path}.keys`, first.store, registry)).rejects.toThrow(LostLogKeys);
    await stop(first);
    const other = newFile();
    await stop(await replica(other));
    const server = await replica(path, `${other}.keys`);
    await expect.poll(() => server.consent.sequencer()).toMatchObject({ kind: 'refused' });
    expect(server.consent.sequencer()).toMatchObject({ reason: expect.stringContaining('keys rotate --lost') });
  });
});

describe('a log with a witness', () => {
  let closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    await Promise.all(closing.map((close) => close()));
    closing = [];
  });

  /** A witness of its own, that watches the log of some keys. */
  async function watching(name: string, keysPath: string): Promise<RunningWitness> {
    const { verifiers } = (await readLogKeys(keysPath)) as LogKeys;
    const running = await aWitness(name, verifiers, newFile());
    closing.push(running.stop);
    return running;
  }

  it('publishes what the witness has signed, and nothing while too few have; records are accepted all the same', async () => {
    const path = newFile();
    const keys = `${path}.keys`;
    await openLogKeys(keys, sqliteStore({ path }), registry);
    const [one, two] = [await watching('one.example', keys), await watching('two.example', keys)];
    const witnesses = [one, two];
    const server = await replica(path, keys, 2_000, { logWitnesses: witnesses, logWitnessQuorum: 2 });
    await accept(server, 3);
    const first = await checkpointOf(server, 3);
    const known = await Promise.all([one, two].map(({ key }) => parseVerifierKey(key)));
    const opened = await openNote(first, known as never);
    expect(opened.kind === 'opened' && opened.verified.map(({ key }) => key.name).toSorted()).toEqual([
      'one.example',
      'two.example',
    ]);
    await two.stop();
    await accept(server, 4);
    await expect
      .poll(() => server.lines.some(({ event, answer }) => event === 'witness' && answer === 'unreachable'))
      .toBe(true);
    expect(await server.store.log(registry.site.domains[0] as string).head()).toMatchObject({
      size: 7,
      published: { size: 3 },
    });
    expect((await server.get('/samtykke/log/tile/0/000.p/7')).status).toBe(404);
    await stop(server);
    const again = await replica(path, keys, 2_000, { logWitnesses: witnesses.slice(0, 1) });
    expect(await damagesOf(again, await checkpointOf(again, 7))).toEqual([]);
  });

  it('is asked anew after a wrong word about what it has signed', async () => {
    const path = newFile();
    await openLogKeys(`${path}.keys`, sqliteStore({ path }), registry);
    const one = await watching('one.example', `${path}.keys`);
    let asked = 0;
    const mistaken = createServer(async (request, response) => {
      const body = await buffer(request);
      const answer =
        asked++ === 0
          ? new Response('999999\n', { status: 409 })
          : await fetch(`${one.address}/add-checkpoint`, { method: 'POST', body });
      response.writeHead(answer.status).end(await answer.text());
    });
    mistaken.listen(0, '127.0.0.1');
    await once(mistaken, 'listening');
    closing.push(async () => mistaken.close());
    const address = `http://127.0.0.1:${(mistaken.address() as AddressInfo).port}`;
    const witnesses = { logWitnesses: [{ address, key: one.key }], logWitnessQuorum: 1 };
    const server = await replica(path, `${path}.keys`, 2_000, witnesses);
    await accept(server, 3);
    expect(await checkpointOf(server, 3)).toContain('— one.example ');
    expect(asked).toBeGreaterThan(1);
    await stop(server);
  });

  it('is not signed when an older state of it was put back', async () => {
    const path = newFile();
    const server = await replica(path);
    await accept(server, 3);
    await checkpointOf(server, 3);
    await stop(server);
    copyFileSync(path, `${path}.old`);
    const witnesses = { logWitnesses: [await watching('one.example', `${path}.keys`)] };
    const later = await replica(path, `${path}.keys`, 2_000, witnesses);
    await accept(later, 3);
    await checkpointOf(later, 6);
    await stop(later);
    const older = await replica(`${path}.old`, `${path}.keys`, 2_000, witnesses);
    await accept(older, 5);
    await expect
      .poll(() => older.lines.find(({ event }) => event === 'witness'), { timeout: 5_000 })
      .toMatchObject({ answer: 'refused' });
    expect(await (await older.get('/samtykke/log/checkpoint')).text()).toContain('\n3\n');
  });

  it.each([
    [{ logWitnesses: [{ address: 'http://a.example', key: 'none' }] }, /the key of http:\/\/a\.example is none/],
    [{ logWitnessQuorum: 1 }, /witnessQuorum: 1 is not between 0 and the number of witnesses, 0/],
  ])('that is none is named: %j', async (options, message) => {
    await expect(replica(newFile(), undefined, 300, options)).rejects.toThrow(message);
  });

  it('is somebody else than the log', async () => {
    const path = newFile();
    const { verifiers } = await openLogKeys(`${path}.keys`, sqliteStore({ path }), registry);
    const key = await writeVerifierKey('one.example', 'witness', verifiers[0]?.publicKey as Uint8Array);
    const options = { logWitnesses: [{ address: 'http://one.example', key }] };
    await expect(replica(path, undefined, 300, options)).rejects.toThrow(/http:\/\/one\.example is the log's own/);
  });
});

it.each([
  ['', /keys: no key signs/],
  ['PRIVATE+KEY+a.example/log+00000000+AAAA', /keys:1: /],
  ['# a comment\n\nnonsense', /keys:3: /],
])('a file of keys that says %j is refused with the line', async (text, message) => {
  await expect(parseLogKeys(text, 'keys')).rejects.toThrow(message);
});
