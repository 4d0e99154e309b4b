import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type Io, UsageError } from '../../src/cli/command.ts';
import { verify } from '../../src/cli/commands/verify.ts';
import { canonicalJson } from '../../src/registry/index.ts';
import { flipBit, utf8 } from '../support/a-log.ts';
import { aReceipt, ORIGIN, signerOf, verifierKeyOf, WITNESSES } from '../support/a-receipt.ts';
import { aRecord } from '../support/a-record.ts';
import { type Ran, samtykke } from '../support/process.ts';
import { temporaryFolder } from '../support/server.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const path = (name: string): string => join(folder.path, name);
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(path(name), content);
  return path(name);
};
const run = (...args: string[]): Promise<Ran> => samtykke(['verify', ...args], folder.path);

/** The same command in this process, where there is much to try: what it prints, or what it says of its call. */
async function tried(...args: string[]): Promise<Ran> {
  const said = { out: '', err: '' };
  const io: Io = {
    out: (text) => {
      said.out += `${text}\n`;
    },
    err: (text) => {
      said.err += `${text}\n`;
    },
    stream: () => Promise.reject(new Error('nothing is streamed')),
  };
  const code = await verify.run(args, io).catch((error: unknown) => {
    if (!(error instanceof UsageError)) throw error;
    io.err(error.message);
    return 2;
  });
  return { code, ...said };
}

const record = aRecord({
  chosen: {
    reply: 'save',
    choice: '1.a...',
    answers: { analytics: ['matomo', 'own'], personalised: 'none' },
    parts: [],
  },
});
const { text } = await aReceipt({ record });
const logKey = await verifierKeyOf(await signerOf(ORIGIN, 'log'));
const earlierKey = await verifierKeyOf(await signerOf(ORIGIN, 'log', 'earlier'));
/** The log's key under another name. */
const twin = await verifierKeyOf({ ...(await signerOf(ORIGIN, 'log')), name: 'twin.example' });
const witnessKeys = await Promise.all(WITNESSES.map(async (name) => verifierKeyOf(await signerOf(name, 'witness'))));

const receipt = write('receipt.json', text);
const keys = write('log.keys', `# The keys of ${ORIGIN}, newest first.\r\n\r\n${earlierKey}\r\n  ${logKey}\r\n`);
const witnesses = write('witness.keys', `${witnessKeys.join('\n')}\n`);

const PROVEN = `the record has not been changed since it went in.`;

describe('samtykke verify', () => {
  it('tells what a receipt proves, what it does not, and what was chosen', async () => {
    expect(await run('receipt.json', '--log-key', logKey)).toEqual({
      code: 0,
      err: '',
      out: `Proven: The log site.example/log has this record as number 437 of its first 1000 entries (counted from 0), and the record has not been changed since it went in.
It does not prove when, nor that the log shows the same to everybody: no known witness has signed. It does not prove that no later record replaces this one.

site       site.example
time       2026-11-24T12:00:00.000Z, as the record says
chosen     save; analytics: matomo and own, personalised: none
log        site.example/log
entry      437 of the first 1000, counted from 0
witnesses  none that is known
key        ${logKey}, named with --log-key
`,
    });
  });

  it('reads standard input, and keys from files with comments', async () => {
    const { code, out } = await samtykke(['verify', '-', '--log-key', keys, '--log-key', logKey], folder.path, text);
    expect([code, out]).toEqual([0, expect.stringContaining(PROVEN)]);
  });

  it('hears the witnesses that are named, and wants one of them at least', async () => {
    const all = await tried(receipt, '--log-key', keys, '--witness', witnesses, '--quorum', '2');
    expect([all.code, all.out]).toEqual([0, expect.stringContaining('2 witnesses had seen this log only grow')]);
    expect(all.out).toContain(
      'witnesses  witness-a.example at 2027-01-15T08:00:00.000Z, witness-b.example at 2027-01-15T08:00:01.000Z\n',
    );
    const alone = write('alone.json', (await aReceipt({ record, witnesses: WITNESSES.slice(0, 1) })).text);
    expect((await tried(alone, '--log-key', keys, '--witness', witnesses)).code).toBe(0);
    expect(await tried(alone, '--log-key', keys, '--witness', witnesses, '--quorum', '2')).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /^Not proven: Fewer witnesses .*\n {2}part: cosignature \(too-few-witnesses, 1 of 2\)\n/,
      ),
    });
    const unseen = write('unseen.json', (await aReceipt({ record, witnesses: [] })).text);
    expect((await tried(unseen, '--log-key', keys, '--witness', witnesses)).out).toContain('too-few-witnesses, 0 of 1');
    expect((await tried(unseen, '--log-key', keys, '--witness', witnesses, '--quorum', '0')).code).toBe(0);
  });

  it('does not believe the key in a receipt, and names it, to be compared', async () => {
    const { code, out } = await run('receipt.json');
    expect(code).toBe(1);
    expect(out).toMatch(/^Not proven: All parts fit, but the key of the log was compared with nothing/);
    expect(out).toContain(`\n  key that the receipt names: ${logKey}\n`);
    expect(out).not.toContain('Proven:');
    const believed = await tried(receipt, '--trust-receipt-key');
    expect(believed.code).toBe(0);
    expect(believed.out).toMatch(/^Proven, if the key is that of the site: /);
    expect(believed.out).toContain('It does not prove that the key is that of the site');
    expect(believed.out).toContain(`${logKey}, named by the receipt alone\n`);
  });

  it('finds out a receipt of another key under the same name', async () => {
    const { code, out } = await tried(receipt, '--log-key', earlierKey);
    expect([code, out]).toEqual([1, expect.stringContaining('part: signature (not-signed)')]);
    expect(out).toContain(`key that the receipt names: ${logKey}`);
  });

  it.each<[string, string, (parts: Record<string, string>) => object]>([
    ['record', 'record-changed', ({ record }) => ({ record: { ...Object(record), site: 'other.example' } })],
    ['salt', 'salt-changed', ({ salt = '' }) => ({ salt: `${salt[0] === 'A' ? 'B' : 'A'}${salt.slice(1)}` })],
    ['checkpoint', 'checkpoint-changed', ({ proof }) => ({ proof: proof?.replace('\n1000\n', '\n1001\n') })],
    ['proof', 'proof-fails', ({ proof }) => ({ proof: proof?.replace('index 437\n', 'index 438\n') })],
    ['key', 'other-key', ({ key = '' }) => ({ key: `${key[0] === 'A' ? 'B' : 'A'}${key.slice(1)}` })],
    ['receipt', 'wrong-members', () => ({ note: 'all is well' })],
  ])('names the part that does not fit, and the mend: %s', async (part, code, change) => {
    const changed = write(`${code}.json`, canonicalJson({ ...JSON.parse(text), ...change(JSON.parse(text)) }));
    const ran = await tried(changed, '--log-key', logKey);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(`\n  part: ${part} (${code}`);
    expect(ran.out).toMatch(/\n {2}mend: [A-Z].*\.\n/);
    const told = JSON.parse((await tried(changed, '--log-key', logKey, '--json')).out);
    expect(told).toMatchObject({ kind: 'not-proven', part, code, mend: expect.any(String) });
  });

  it('writes JSON', async () => {
    const { code, out } = await tried(receipt, '--log-key', keys, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      kind: 'proven',
      record,
      recordText: canonicalJson(record),
      origin: ORIGIN,
      index: 437,
      size: 1000,
      witnesses: [],
      proves: expect.stringContaining(PROVEN),
      provesNot: expect.any(String),
      logKey,
      keyFrom: 'call',
    });
    expect(JSON.parse((await tried(receipt, '--json')).out)).toEqual({
      kind: 'not-proven',
      code: 'key-not-compared',
      part: 'key',
      message: expect.any(String),
      mend: expect.any(String),
      receiptKey: logKey,
    });
  });

  it('tells of a record of a newer version what it can', async () => {
    const newer = write('newer.json', (await aReceipt({ record: { site: { id: 7 }, chosen: 'all' } })).text);
    const { code, out } = await tried(newer, '--log-key', logKey);
    expect(code).toBe(0);
    expect(out).toContain('\nsite       {"id":7}\ntime       –, as the record says\nchosen     –\n');
  });

  it('lets nothing in a receipt steer a terminal, and keeps it in JSON', async () => {
    const site = '\u001b[2J\u009b31m\u202e"\nProven: \u2028';
    const poisoned = write('poisoned.json', (await aReceipt({ record: { ...record, site } })).text);
    const plain = await tried(poisoned, '--log-key', logKey);
    expect(plain.out).toContain('site       [2J31m"Proven: \n');
    const json = await tried(poisoned, '--log-key', logKey, '--json');
    expect(JSON.parse(json.out).record.site).toBe(site);
    for (const { code, out } of [plain, json]) {
      expect(code).toBe(0);
      expect(out.replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    }
  });

  describe('proves nothing once a bit is flipped, anywhere, whomever it believes', () => {
    const bytes = utf8(text);
    const whom = [
      ['--log-key', keys, '--witness', witnesses, '--quorum', '2'],
      ['--trust-receipt-key', '--witness', witnesses, '--quorum', '2'],
      ['--witness', witnesses, '--quorum', '2'],
    ];
    const flip = fc.tuple(fc.nat(bytes.length * 8 - 1), fc.constantFrom(...whom));
    const refused = { code: 1, err: '', out: expect.stringMatching(/^Not proven: /) };

    it('as a command in this process', () =>
      fc.assert(
        fc.asyncProperty(flip, async ([bit, args]) => {
          const damaged = write('damaged.json', flipBit(bytes, bit));
          expect(await tried(damaged, ...args)).toEqual(refused);
        }),
        { numRuns: 500 },
      ));

    it('as a process', { timeout: 60_000 }, () =>
      fc.assert(
        fc.asyncProperty(flip, async ([bit, args]) => {
          expect(await samtykke(['verify', '-', ...args], folder.path, flipBit(bytes, bit))).toEqual(refused);
        }),
        { numRuns: 6, endOnFailure: true },
      ),
    );
  });
});

describe('a mistake ends with a sentence', () => {
  const secret = `PRIVATE+KEY+${logKey}`;
  write('secret.keys', `# mine\n${secret}\n`);
  write('words.keys', 'to come\n');
  write('none.keys', '# to come\n\n');

  it('and the help, with an exit code of its own', async () => {
    const { code, out, err } = await run('none.json', '--log-key', logKey);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^none\.json: there is no such file\n\nsamtykke verify receipt\.json \[--log-key/);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it.each<[string[], RegExp]>([
    [[], /^name the file of a receipt, or - for standard input$/m],
    [[folder.path, '--log-key', logKey], /: it cannot be read \(EISDIR\)$/m],
    [[receipt, receipt], /receipt\.json" is one file too many$/m],
    [[receipt, '--log-key', path('none.keys')], /^--log-key .*none\.keys: there is no key in it; write a verifier key/],
    [[receipt, '--log-key', 'missing'], /^--log-key missing: there is no such file; write a verifier key \(<name>/],
    [
      [receipt, '--log-key', path('words.keys')],
      /words\.keys:1: no verifier key: the key has no name that a key can have;/,
    ],
    [[receipt, '--log-key', witnesses], /witness\.keys:1: this is the key of a witness; name one of a log$/m],
    [[receipt, '--log-key', `${logKey}A`], /^--log-key: no verifier key: the key is not base64/],
    [[receipt, '--log-key', secret], /^--log-key: this is a signer key, a secret; name the verifier key/],
    [[receipt, '--log-key', path('secret.keys')], /secret\.keys:2: this is a signer key, a secret;/],
    [[receipt, '--log-key', logKey, '--quorum', '1'], /^--quorum 1: write a whole number up to 0$/m],
    [[receipt, '--log-key', logKey, '--trust-receipt-key'], /^--trust-receipt-key and --log-key contradict/],
    [[receipt, '--log-key', logKey, '--log-key', twin], /has a public key that stands there twice$/m],
  ])('%j', async (args, words) => {
    const ran = await tried(...args);
    expect(ran).toEqual({ code: 2, out: '', err: expect.stringMatching(words) });
    expect(ran.err).not.toContain(secret);
  });

  it('what is no text is no receipt', async () =>
    expect(await tried(write('bytes.json', Uint8Array.of(0xff, 0x7b, 0x7d)), '--log-key', logKey)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^Not proven: The file is not a JSON object\.\n/),
    }));
});
