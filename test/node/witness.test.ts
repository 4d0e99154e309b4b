import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { witness } from '../../src/cli/commands/witness.ts';
import {
  cosign,
  openNote,
  parseSignedCheckpoint,
  parseSignerKey,
  parseTlogProof,
  parseVerifierKey,
  proveConsistencyFromTiles,
  type SignedCheckpoint,
  type SignerKey,
  sign,
  type TlogProof,
  type VerifierKey,
  writeAddCheckpoint,
  writeCheckpoint,
  writeNote,
  writeReceipt,
  writeSignature,
  writeSignerKey,
  writeTlogProof,
} from '../../src/proof/index.ts';
import { listen } from '../../src/server/index.ts';
import { askWitness } from '../../src/server/log/ask-witness.ts';
import { aLog, numbered, sha256, utf8 } from '../support/a-log.ts';
import { aReceipt, ORIGIN, signerOf, verifierKeyOf } from '../support/a-receipt.ts';
import { type Ran, type Running, samtykke, startWitness } from '../support/process.ts';
import { temporaryFolder } from '../support/server.ts';

/** Processes take their time to start on a machine that has other things to do. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = temporaryFolder();
afterAll(() => folder.remove());
const path = (name: string): string => join(folder.path, name);

const keyOf = async (signer: SignerKey): Promise<VerifierKey> =>
  (await parseVerifierKey(await verifierKeyOf(signer))) as VerifierKey;

/** Who signs as a log here. The witness watches all but the last. */
const names = [ORIGIN, 'raced.example', 'killed.example', 'locked.example', 'asked.example'];
const stranger = await signerOf('stranger.example', 'log');
writeFileSync(
  path('logs'),
  `# watched\n${(await Promise.all(names.map(async (name) => verifierKeyOf(await signerOf(name, 'log'))))).join('\n')}\n`,
);

/** A tree, and a request that asks to cosign it. */
interface Tree {
  readonly entries: readonly Uint8Array[];
  readonly head: { readonly size: number; readonly root: Uint8Array };
  checkpoint(signer?: SignerKey): Promise<string>;
  /** The proof is from this tree. */
  prove(oldSize: number): Uint8Array[];
  request(oldSize: number): Promise<string>;
}

function tree(origin: string, entries: readonly Uint8Array[]): Tree {
  const log = aLog(entries);
  const head = log.head();
  const made: Tree = {
    entries,
    head,
    async checkpoint(signer) {
      const text = writeCheckpoint({ origin, ...head });
      return writeNote(text, [await sign(text, signer ?? (await signerOf(origin, 'log')))]);
    },
    prove: (oldSize) => proveConsistencyFromTiles(sha256, log.read, oldSize, head.size),
    request: async (oldSize) => writeAddCheckpoint(oldSize, made.prove(oldSize), await made.checkpoint()),
  };
  return made;
}

interface Answered {
  readonly status: number;
  readonly type: string | null;
  readonly body: string;
}

async function post(address: string, body: string | Uint8Array<ArrayBuffer>): Promise<Answered> {
  const response = await fetch(`${address}/add-checkpoint`, { method: 'POST', body });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}

/** The checkpoint that a witness shows of a log. */
async function shown(address: string, origin: string): Promise<{ status: number; note: string }> {
  const hash = Buffer.from(sha256(utf8(origin))).toString('hex');
  const response = await fetch(`${address}/${hash}/checkpoint`);
  return { status: response.status, note: await response.text() };
}

const entries = numbered('entry', 600);
const of = (origin: string, size: number): Tree => tree(origin, entries.slice(0, size));
/** The same up to a size, and then of its own. */
const forked = (origin: string, at: number, size: number): Tree =>
  tree(origin, [...entries.slice(0, at), ...numbered('fork', size - at)]);

const start = (...more: string[]): Promise<Running> =>
  startWitness(['--log', 'logs', '--name', 'witness.example', ...more], folder.path);

let running: Running;
let witnessKey: VerifierKey;
beforeAll(async () => {
  running = await start();
  witnessKey = (await parseVerifierKey(/key {6}(\S+)/.exec(running.output())?.[1] ?? '')) as VerifierKey;
});
afterAll(() => running.stop());

describe('samtykke witness (tlog-witness)', () => {
  it('says which key is its own, in a file of keys, and which logs it watches', async () => {
    const response = await fetch(running.address);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const lines = (await response.text()).trimEnd().split('\n');
    expect(lines.filter((line) => !line.startsWith('#'))).toEqual([expect.stringMatching(/^witness\.example\+/)]);
    expect(witnessKey).toMatchObject({ role: 'witness', name: 'witness.example' });
    expect(lines).toContain(`# ${ORIGIN}`);
  });

  it('cosigns the first checkpoint of a log, each that has grown, and the latest again', async () => {
    expect((await shown(running.address, ORIGIN)).status).toBe(404);
    for (const [old, size] of [
      [0, 0],
      [0, 5],
      [5, 300],
      [300, 300],
    ] as const) {
      const asked = of(ORIGIN, size);
      const { status, type, body } = await post(running.address, await asked.request(old));
      expect([status, type]).toEqual([200, 'text/plain; charset=utf-8']);
      expect(body).toMatch(/^— witness\.example \S+\n$/);
      const opened = await openNote((await asked.checkpoint()) + body, [witnessKey]);
      expect(opened).toMatchObject({ kind: 'opened', verified: [{ key: { name: 'witness.example' } }] });
      const [cosigned] = opened.kind === 'opened' ? opened.verified : [];
      expect(Math.abs((cosigned?.atSeconds ?? 0) - Date.now() / 1000)).toBeLessThan(60);
      expect(await shown(running.address, ORIGIN)).toEqual({ status: 200, note: (await asked.checkpoint()) + body });
    }
  });

  it('keeps of a checkpoint only what it has verified', async () => {
    const text = writeCheckpoint({ origin: ORIGIN, ...of(ORIGIN, 310).head });
    const log = await sign(text, await signerOf(ORIGIN, 'log'));
    const others = await Promise.all(
      Array.from({ length: 50 }, async (_, at) => sign(text, await signerOf(`stranger-${at}.example`, 'log'))),
    );
    const note = writeNote(text, [...others, log, ...Array.from({ length: 49 }, () => log)]);
    const { status, body } = await post(running.address, writeAddCheckpoint(300, of(ORIGIN, 310).prove(300), note));
    expect(status).toBe(200);
    expect((await shown(running.address, ORIGIN)).note).toBe(writeNote(text, [log]) + body);
  });

  describe('refuses, and stays where it was', () => {
    const at = 310;
    const request = (size: number, old = at): Promise<string> => of(ORIGIN, size).request(old);
    const text = 'text/plain; charset=utf-8';

    it.each<[number, string, () => Promise<string | Uint8Array<ArrayBuffer>>, string, RegExp]>([
      [400, 'nothing', async () => '', text, /^line 1: /],
      [400, 'no old size', async () => (await request(400)).replace('old ', 'new '), text, /^line 1: /],
      [
        400,
        'a size with a zero before it',
        async () => (await request(400)).replace('old 3', 'old 03'),
        text,
        /^line 1/,
      ],
      [400, 'a hash that is none', async () => (await request(400)).replace(/\n.{8}/, '\n????????'), text, /^line 2: /],
      [400, 'no signature', async () => (await request(400)).replace(/\n— .*\n$/, '\n'), text, /^line \d+: /],
      [
        400,
        'a root that is none',
        async () => (await request(400)).replace('\n400\n', '\n400\nA'),
        text,
        /^line \d+: /,
      ],
      [400, 'what is no UTF-8', async () => Buffer.concat([utf8(await request(400)), Buffer.of(0xff)]), text, /UTF-8/],
      [400, 'a byte order mark', async () => `\ufeff${await request(400)}`, text, /^line 1: /],
      [
        400,
        '64 hashes',
        async () => (await request(400)).replace(/\n/, `\n${`${'A'.repeat(43)}=\n`.repeat(64)}`),
        text,
        /^line \d+: /,
      ],
      [
        400,
        'an old size larger than the new one',
        async () => (await request(300, 0)).replace('old 0', 'old 310'),
        text,
        /310/,
      ],
      [404, 'a log that it does not watch', () => tree('stranger.example', entries).request(0), text, /not known here/],
      [
        403,
        'a checkpoint that a stranger has signed',
        async () => writeAddCheckpoint(at, of(ORIGIN, 400).prove(at), await of(ORIGIN, 400).checkpoint(stranger)),
        text,
        /no good signature/,
      ],
      [
        403,
        'a size that the log has not signed',
        async () => (await request(400)).replace('\n400\n', '\n401\n'),
        text,
        /no good/,
      ],
      [409, 'an old size that it has passed', () => request(400, 300), 'text/x.tlog.size', /^310\n$/],
      [409, 'an old size that it has not seen', () => request(400, 350), 'text/x.tlog.size', /^310\n$/],
      [409, 'no old size to a log that it knows', () => request(400, 0), 'text/x.tlog.size', /^310\n$/],
      [422, 'another tree of the same size', () => forked(ORIGIN, 100, at).request(at), text, /does not grow/],
      [422, 'a tree that forked before', () => forked(ORIGIN, 100, 400).request(at), text, /does not grow/],
      [
        422,
        'a proof that lacks a hash',
        async () => writeAddCheckpoint(at, of(ORIGIN, 400).prove(at).slice(1), await of(ORIGIN, 400).checkpoint()),
        text,
        /does not grow/,
      ],
      [
        422,
        'a proof for what needs none',
        async () => writeAddCheckpoint(0, of(ORIGIN, 400).prove(at), await of('asked.example', 400).checkpoint()),
        text,
        /does not grow/,
      ],
      [413, 'more than a request can be', async () => `old 0\n\n${'x'.repeat(200_000)}`, text, /131072 bytes/],
    ])('with %i: %s', async (status, _, body, type, words) => {
      const before = await shown(running.address, ORIGIN);
      expect(await post(running.address, await body())).toEqual({ status, type, body: expect.stringMatching(words) });
      expect(await shown(running.address, ORIGIN)).toEqual(before);
      expect((await shown(running.address, 'asked.example')).status).toBe(404);
    });

    it('what is no POST, or at another address', async () => {
      const got = await fetch(`${running.address}/add-checkpoint`);
      expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST']);
      expect((await fetch(`${running.address}/sign-subtree`, { method: 'POST', body: '' })).status).toBe(404);
    });

    it('and tells its operator of a tree that a log has signed and that does not fit', () => {
      const lines = running
        .output()
        .split('\n')
        .filter((line) => line.startsWith('{'));
      const told = lines.map((line) => JSON.parse(line));
      expect(told.every(({ event }) => event === 'inconsistent')).toBe(true);
      expect(told[0]).toMatchObject({ level: 'error', origin: ORIGIN, oldSize: 310, size: 310 });
      expect(parseSignedCheckpoint(told[0].checkpoint).kind).toBe('signed-checkpoint');
    });
  });

  it('cosigns nothing while it cannot keep it', async () => {
    const origin = 'locked.example';
    const other = new DatabaseSync(path('samtykke-witness.db'));
    other.exec('BEGIN IMMEDIATE');
    expect(await post(running.address, await of(origin, 5).request(0))).toMatchObject({
      status: 503,
      body: expect.stringContaining('nothing was cosigned'),
    });
    other.exec('ROLLBACK');
    other.close();
    expect((await shown(running.address, origin)).status).toBe(404);
    expect((await post(running.address, await of(origin, 5).request(0))).status).toBe(200);
  });
});

describe('two requests at once', () => {
  it('never both win, in one witness or in two with one database', async () => {
    const origin = 'raced.example';
    const second = await start();
    let kept = tree(origin, []);
    for (let round = 0; round < 25; round++) {
      const { size } = kept.head;
      const grown = [1, 2, 3, 4].map((more) =>
        tree(origin, [...kept.entries, ...numbered(`round ${round}, ${more}:`, more)]),
      );
      const asked = await Promise.all(grown.map((each) => each.request(size)));
      const answers = await Promise.all(
        [running.address, second.address].flatMap((address) => asked.map((body) => post(address, body))),
      );
      const won = answers.flatMap(({ status }, at) => (status === 200 ? [grown[at % grown.length] as Tree] : []));
      expect(won).toHaveLength(1);
      kept = won[0] as Tree;
      const late = answers.filter(({ status }) => status === 409);
      expect(late.map(({ body }) => body)).toEqual(Array.from({ length: 7 }, () => `${kept.head.size}\n`));
      for (const { address } of [running, second]) {
        expect((await shown(address, origin)).note.startsWith(await kept.checkpoint())).toBe(true);
      }
    }
    await second.stop();
  });
});

describe('a log that asks a witness', () => {
  const origin = 'asked.example';
  const ask = async (asked: Tree, oldSize: number, address = running.address, keys = [witnessKey]) =>
    askWitness(address, oldSize, asked.prove(oldSize), await asked.checkpoint(), keys);

  it('has its checkpoint cosigned, and is told the size when it was thought to be another', async () => {
    const checkpoint = await of(origin, 5).checkpoint();
    const first = await ask(of(origin, 5), 0, `${running.address}/`);
    expect(first).toEqual({ kind: 'cosigned', note: (await shown(running.address, origin)).note });
    expect(first.kind === 'cosigned' && first.note.startsWith(checkpoint)).toBe(true);
    expect(await ask(of(origin, 300), 0)).toEqual({ kind: 'other-size', size: 5 });
    expect(await ask(of(origin, 300), 5)).toMatchObject({ kind: 'cosigned' });
    expect(await ask(of(origin, 200), 5)).toEqual({ kind: 'other-size', size: 300 });
  });

  it('is refused by its status, and told why', async () => {
    expect(await ask(tree('stranger.example', entries), 0)).toEqual({
      kind: 'refused',
      status: 404,
      what: "the log 'stranger.example' is not known here",
    });
    expect(await ask(forked(origin, 5, 300), 300)).toMatchObject({ kind: 'refused', status: 422 });
  });

  it('adds nothing that no known key has signed', async () => {
    const other = await keyOf(await signerOf('other.example', 'witness'));
    expect(await ask(of(origin, 300), 300, running.address, [other])).toEqual({
      kind: 'unusable',
      what: 'no known key has cosigned',
    });
  });

  it('can then give receipts that name a time, as samtykke verify finds', async () => {
    const { log, text, recordText, salt } = await aReceipt({ witnesses: [] });
    const watching = await startWitness(
      ['--log', await verifierKeyOf(log), '--name', 'w.example', '--key', 'w.key', '--database', 'w.db'],
      folder.path,
    );
    writeFileSync(path('w.keys'), await (await fetch(watching.address)).text());
    const key = (await parseVerifierKey(/key {6}(\S+)/.exec(watching.output())?.[1] ?? '')) as VerifierKey;
    const parsed = parseTlogProof(JSON.parse(text).proof) as TlogProof;
    const answer = await askWitness(watching.address, 0, [], parsed.checkpoint, [key]);
    await watching.stop();
    const cosigned = answer.kind === 'cosigned' ? answer.note : '';
    writeFileSync(
      path('receipt.json'),
      writeReceipt(sha256, {
        recordText,
        salt,
        publicKey: log.publicKey,
        proof: writeTlogProof(parsed.index, parsed.hashes, cosigned),
      }),
    );
    const verified = await samtykke(
      ['verify', 'receipt.json', '--log-key', 'logs', '--witness', 'w.keys'],
      folder.path,
    );
    expect([verified.code, verified.out]).toEqual([
      0,
      expect.stringContaining('One witness had seen this log only grow'),
    ]);
  });

  describe('of a server that is no witness', () => {
    const asked = of(origin, 300);
    const line = async (text: string, atSeconds = 1_800_000_000): Promise<string> =>
      writeSignature(await cosign(text, await signerOf('w.example', 'witness'), atSeconds));
    const textOf = async (): Promise<string> =>
      (parseSignedCheckpoint(await asked.checkpoint()) as SignedCheckpoint).text;
    const answer = async (respond: () => Promise<Response>) => {
      const server = await listen({ fetch: respond, port: 0, hostname: '127.0.0.1' });
      const keys = [await keyOf(await signerOf('w.example', 'witness'))];
      const heard = await askWitness(server.address, 0, [], await asked.checkpoint(), keys, fetch, 500);
      await server.stop();
      return heard;
    };

    it.each<[string, () => Promise<Response>, object]>([
      [
        'what is no cosignature',
        async () => new Response('fine\n'),
        { kind: 'unusable', what: /^no signatures: line 1: / },
      ],
      [
        'a cosignature of something else',
        async () => new Response(await line((await textOf()).replace('\n300\n', '\n301\n'))),
        { kind: 'unusable', what: /^the cosignature of w\.example is not one of this checkpoint$/ },
      ],
      [
        'more signatures than a note may have',
        async () => {
          const text = await textOf();
          return new Response((await Promise.all(Array.from({ length: 100 }, (_, at) => line(text, at + 1)))).join(''));
        },
        { kind: 'unusable', what: /more than 100 signatures/ },
      ],
      [
        'more than an answer can be',
        async () => new Response('— '.repeat(50_000)),
        { kind: 'unusable', what: /too large/ },
      ],
      ['what is no text', async () => new Response(Uint8Array.of(0xff)), { kind: 'unusable', what: /no text/ }],
      [
        '409 without a size',
        async () => new Response('300', { status: 409 }),
        { kind: 'unusable', what: /^a 409 without/ },
      ],
      [
        'a redirect',
        async () => new Response(null, { status: 307, headers: { location: running.address } }),
        { kind: 'refused', status: 307, what: /^$/ },
      ],
      [
        'an error of many lines',
        async () => new Response(`no\r\n\u001b[2J${'x'.repeat(5_000)}`, { status: 500 }),
        { kind: 'refused', status: 500, what: /^no \[2Jx{194}$/ },
      ],
      ['nothing', () => new Promise(() => {}), { kind: 'unreachable', what: /^no answer within 500 ms$/ }],
      [
        'the beginning of an answer',
        async () => new Response(new ReadableStream({ start: (controller) => controller.enqueue(utf8('— ')) })),
        { kind: 'unreachable', what: /^no answer within 500 ms$/ },
      ],
    ])('takes nothing: %s', async (_, respond, expected) => {
      const { what, ...rest } = expected as { readonly what: RegExp };
      expect(await answer(respond)).toEqual({ ...rest, what: expect.stringMatching(what) });
    });

    it('takes nothing where nobody listens', async () => {
      const server = await listen({ fetch: () => new Response(), port: 0, hostname: '127.0.0.1' });
      await server.stop();
      expect(await ask(asked, 0, server.address)).toEqual({
        kind: 'unreachable',
        what: expect.stringContaining('ECONNREFUSED'),
      });
    });
  });

  it('has to ask for what can be asked', async () => {
    const checkpoint = await of(origin, 5).checkpoint();
    const hashes = Array.from({ length: 64 }, () => of(origin, 5).head.root);
    await expect(askWitness('witness.example', 0, [], checkpoint, [])).rejects.toThrow(
      /^address: 'witness\.example' is no http or https address/,
    );
    await expect(askWitness(running.address, 0, [], 'no note', [])).rejects.toThrow(/^checkpoint: line 1: /);
    await expect(askWitness(running.address, 0, hashes, checkpoint, [])).rejects.toThrow(/64 hashes/);
  });
});

describe('a witness that is killed', () => {
  const origin = 'killed.example';
  const args = ['--key', 'killed.key', '--database', 'killed.db'];

  /** Sends, until the witness is gone, trees of which each grows from what it has, and no two from each other. */
  async function volleys(address: string, from: Tree, tried: Tree[], onCosigned: (won: Tree) => void): Promise<void> {
    for (let kept = from, turn = 0; ; turn++) {
      const grown = [1, 2, 3].map((more) =>
        tree(origin, [...kept.entries, ...numbered(`${tried.length}, ${turn}, ${more}:`, more)]),
      );
      tried.push(...grown);
      const asked = await Promise.all(grown.map((each) => each.request(kept.head.size)));
      const answers = await Promise.allSettled(
        asked.map(async (body, at) => {
          const isWon = (await post(address, body)).status === 200;
          if (isWon) onCosigned(grown[at] as Tree);
          return isWon;
        }),
      );
      if (answers.some(({ status }) => status === 'rejected')) return;
      kept = grown[answers.findIndex((answer) => answer.status === 'fulfilled' && answer.value)] as Tree;
    }
  }

  it('with kill -9, and started again, cosigns no smaller tree and no fork', { timeout: 120_000 }, async () => {
    const cosigned: Tree[] = [];
    let kept = tree(origin, []);
    for (let round = 0; round < 4; round++) {
      const killed = await start(...args);
      const tried = [kept];
      const most = cosigned.length + 3 + round;
      const kill = (): boolean => killed.child.kill('SIGKILL');
      // In every second round as soon as an answer is here, in the others at any time.
      const sent = volleys(killed.address, kept, tried, (won) => {
        if (cosigned.push(won) !== most) return;
        if (round % 2 === 0) kill();
        else setTimeout(kill, Math.random() * 100);
      });
      await sent;

      const again = await start(...args);
      const { note } = await shown(again.address, origin);
      const roots = await Promise.all(tried.map((each) => each.checkpoint()));
      kept = tried[roots.findIndex((checkpoint) => note.startsWith(checkpoint))] as Tree;
      // All that it has ever cosigned is a part of what it has now.
      const prefixes = cosigned.map(({ head }) => tree(origin, kept.entries.slice(0, head.size)).head);
      expect(prefixes).toEqual(cosigned.map(({ head }) => head));

      const { size } = kept.head;
      const smaller = tree(origin, kept.entries.slice(0, size - 1));
      const fork = tree(origin, [...kept.entries.slice(0, size - 1), utf8('fork'), utf8('fork')]);
      const refused = [
        await post(again.address, await smaller.request(size - 1)),
        await post(again.address, await smaller.request(0)),
        await post(again.address, (await smaller.request(0)).replace('old 0', `old ${size}`)),
        await post(again.address, await fork.request(size - 1)),
        await post(again.address, await fork.request(0)),
        await post(again.address, await fork.request(size)),
      ];
      expect(refused.map(({ status }) => status)).toEqual([409, 409, 400, 409, 409, 422]);
      expect((await post(again.address, await kept.request(size))).status).toBe(200);
      expect(await again.stop()).toBe(0);
    }
    expect(cosigned.length).toBeGreaterThan(4);
  });
});

describe('the key and the database of a witness', () => {
  const WATCH = ['--log', path('logs')];
  const run = (...args: string[]): Promise<Ran> => samtykke(['witness', '--port', '0', ...args], folder.path);

  it('the key is made once, for its owner to read', async () => {
    expect(statSync(path('samtykke-witness.key')).mode & 0o777).toBe(0o600);
    const text = readFileSync(path('samtykke-witness.key'), 'utf8');
    expect(text).toMatch(/^PRIVATE\+KEY\+witness\.example\+[0-9a-f]{8}\+\S+\n$/);
    const again = await start();
    expect(again.output()).toContain(await verifierKeyOf((await parseSignerKey(text.trim())) as SignerKey));
    expect(await (await fetch(again.address)).text()).toBe(await (await fetch(running.address)).text());
    expect(again.output()).not.toContain('PRIVATE');
    await again.stop();
    expect(readFileSync(path('samtykke-witness.key'), 'utf8')).toBe(text);
  });

  it('without its database a key cosigns nothing, until it is said that it never has', async () => {
    const lost = ['--log', 'logs', '--database', 'lost.db'];
    expect(await run(...lost)).toEqual({
      code: 3,
      out: '',
      err: expect.stringMatching(
        /^cannot open the database lost\.db of the witness: it is not there, but the key is, and may have cosigned\. .*--new-database\n$/,
      ),
    });
    writeFileSync(path('empty.db'), '');
    expect(await run('--log', 'logs', '--database', 'empty.db')).toMatchObject({
      code: 3,
      err: expect.stringContaining('it is not there'),
    });
    const begun = await startWitness([...lost, '--new-database'], folder.path);
    await begun.stop();
    const next = await startWitness(lost, folder.path);
    await next.stop();
  });

  it.each<[string, string[], boolean, RegExp]>([
    ['no log', ['--name', 'witness.example'], true, /^name a log with --log: there is nothing else to watch$/],
    [
      'no key, and no name',
      [...WATCH, '--key', path('none.key')],
      true,
      /none\.key: there is no such file; name the witn/,
    ],
    [
      'another name',
      [...WATCH, '--name', 'other.example'],
      true,
      /^--name other\.example: the name of the key in .* is wi/,
    ],
    [
      'no name of a key',
      [...WATCH, '--key', path('x'), '--database', path('x.db'), '--name', 'a b'],
      false,
      /^'a b' can be/,
    ],
    [
      'no folder for the key',
      [...WATCH, '--key', path('none/key'), '--database', path('y.db'), '--name', 'y.example'],
      false,
      /^cannot write the key to .*none\/key: .*make its folder, or name another file with --key$/,
    ],
    [
      'no key file',
      [...WATCH, '--key', path('logs')],
      false,
      /logs: no signer key: a signer key begins with PRIVATE\+KEY\+;/,
    ],
    [
      'the key of a log',
      [...WATCH, '--key', path('log.key')],
      false,
      /log\.key: this is the key of a log; a witness has/,
    ],
    [
      'a file of another kind',
      [...WATCH, '--database', path('logs')],
      false,
      /^cannot open the database .* not a database$/,
    ],
    [
      'a database of another kind',
      [...WATCH, '--database', path('other.db')],
      false,
      /it is the database of something else/,
    ],
    ['a newer database', [...WATCH, '--database', path('newer.db')], false, /it has schema 2, this version knows 1/],
    ['a port that is none', [...WATCH, '--port', 'x'], true, /^--port x: write a whole number/],
  ])('a mistake is told in a sentence: %s', async (_, args, isUsage, words) => {
    const other = new DatabaseSync(path('other.db'));
    other.exec('CREATE TABLE IF NOT EXISTS record (id TEXT)');
    other.close();
    const newer = new DatabaseSync(path('newer.db'));
    newer.exec(`PRAGMA application_id = ${0x73776974}; PRAGMA user_version = 2`);
    newer.close();
    writeFileSync(path('log.key'), await writeSignerKey(ORIGIN, 'log', sha256(utf8('seed'))));
    // A later option takes the place of an earlier one.
    const own = ['--key', path('samtykke-witness.key'), '--database', path('samtykke-witness.db'), '--port', '0'];
    const error = await witness
      .run([...own, ...args], { out: () => {}, err: () => {}, stream: async () => {} })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error instanceof UsageError).toBe(isUsage);
    expect((error as Error).message).toMatch(words);
  });
});
