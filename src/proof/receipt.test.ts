import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flipBit, sha256, utf8 } from '../../test/support/a-log.ts';
import {
  aReceipt,
  aTrust,
  COSIGNED_AT,
  ORIGIN,
  signerOf,
  verifierKeyOf,
  WITNESSES,
} from '../../test/support/a-receipt.ts';
import { aRecord } from '../../test/support/a-record.ts';
import { canonicalJson } from '../registry/index.ts';
import { cosignedMessage, writeCosignature } from './log/cosignature.ts';
import { type Note, parseNote, writeNote } from './log/note.ts';
import { webSha256 } from './log/web.ts';
import { entryOf, parseReceipt, receiptKey, writeReceipt } from './receipt.ts';
import { RECEIPT_FAULTS, type ReceiptPart } from './receipt-faults.ts';
import { trustIn } from './trust.ts';
import { verifyReceipt } from './verify-receipt.ts';

const receipt = await aReceipt();
const { text } = receipt;
const trust = await aTrust();
const strict = await aTrust(WITNESSES);

/** A receipt with a member changed, spelt as a receipt is. */
const changed = (change: (members: Readonly<Record<string, unknown>>) => object): string =>
  canonicalJson({ ...JSON.parse(text), ...change(JSON.parse(text)) });

describe('a receipt', () => {
  it('proves that the log has the record, with either SHA-256', async () => {
    for (const hash of [sha256, webSha256]) {
      expect(await verifyReceipt(text, trust, hash)).toEqual({
        kind: 'proven',
        record: JSON.parse(receipt.recordText),
        recordText: receipt.recordText,
        origin: ORIGIN,
        index: 437,
        size: 1000,
        witnesses: [],
        proves:
          'The log site.example/log has this record as number 437 of its first 1000 entries (counted from 0), and the record has not been changed since it went in.',
        provesNot:
          'It does not prove when, nor that the log shows the same to everybody: no known witness has signed. It does not prove that no later record replaces this one.',
      });
    }
  });

  it('proves since when, and that the log has only grown, where witnesses say so', async () => {
    const found = await verifyReceipt(text, strict, sha256);
    expect(found).toMatchObject({
      witnesses: WITNESSES.map((name, at) => ({ name, atSeconds: COSIGNED_AT + at })),
      proves:
        'The log site.example/log has this record as number 437 of its first 1000 entries (counted from 0), and had it by 2027-01-15T08:00:01.000Z. 2 witnesses had seen this log only grow up to there; the record has not been changed since it went in.',
      provesNot: 'It does not prove that no later record replaces this one.',
    });
    const one = await verifyReceipt(text, await aTrust(WITNESSES.slice(0, 1)), sha256);
    expect(one).toMatchObject({ proves: expect.stringContaining('One witness had seen') });
  });

  it('holds in logs of one entry and of many, at any index', async () => {
    for (const [size, index] of [
      [1, 0],
      [2, 1],
      [256, 255],
      [257, 256],
      [3000, 0],
    ] as const) {
      const other = await aReceipt({ size, index });
      expect(await verifyReceipt(other.text, trust, sha256)).toMatchObject({ kind: 'proven', size, index });
    }
  });

  it('keeps what a newer version has put into the record, and proves it', async () => {
    const record = {
      ...aRecord(),
      format: 9,
      newer: { deep: [1.5e300, -0, null, 'ø', { __proto__: null, more: '\u2028"\\' }] },
    };
    const newer = await aReceipt({ record });
    expect(await verifyReceipt(newer.text, trust, sha256)).toMatchObject({
      kind: 'proven',
      record: JSON.parse(canonicalJson(record)),
    });
    const other = newer.text.replace('"ø"', '"å"');
    expect(other).not.toBe(newer.text);
    expect(await verifyReceipt(other, trust, sha256)).toMatchObject({ code: 'record-changed' });
  });

  it('may be laid out by an editor', async () => {
    const pretty = `${JSON.stringify(JSON.parse(text), null, '\t')}\r\n`;
    expect(await verifyReceipt(pretty, trust, sha256)).toMatchObject({ kind: 'proven' });
  });

  it('names its key, to be compared', async () => {
    expect(await receiptKey(text)).toBe(await verifierKeyOf(await signerOf(ORIGIN, 'log')));
    expect(await receiptKey('{}')).toBeUndefined();
  });
});

describe('one bit that is flipped in a receipt', () => {
  const bytes = utf8(text);
  const verifyFlipped = (bit: number) => verifyReceipt(new TextDecoder().decode(flipBit(bytes, bit)), strict, sha256);
  /** Where the members of a receipt stand in it, and which parts may be named for a flip there. */
  const proofAt = text.indexOf('"proof":');
  const checkpointAt = text.indexOf('\\n\\n', proofAt);
  const signaturesAt = text.indexOf('\\n\\n', checkpointAt + 4);
  const cosignaturesAt = text.indexOf('— witness', signaturesAt);
  const places: readonly [string, number, number, readonly ReceiptPart[]][] = [
    ['check', text.indexOf('"check":"') + 9, text.indexOf('","key"'), ['check']],
    ['key', text.indexOf('"key":"') + 7, text.indexOf('","proof"'), ['key']],
    ['proof', proofAt + 9, checkpointAt, ['proof']],
    ['checkpoint', checkpointAt + 4, signaturesAt, ['checkpoint']],
    ['signature', signaturesAt + 4, cosignaturesAt, ['signature']],
    ['cosignatures', cosignaturesAt, text.indexOf('","record"'), ['signature', 'cosignature']],
    ['record', text.indexOf('"record":{') + 9, text.lastIndexOf(',"salt"'), ['record']],
    ['salt', text.lastIndexOf('"salt":"') + 8, text.length - 2, ['salt']],
  ];

  it('is found, wherever it is', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        expect(await verifyFlipped(bit)).toMatchObject({ kind: 'not-proven' });
      }),
      { numRuns: 600 },
    ));

  it.each(places)('is found in the %s, and named', async (_, from, to, parts) => {
    const start = utf8(text.slice(0, from)).length * 8;
    const end = utf8(text.slice(0, to)).length * 8;
    // Every bit of one kind would take minutes: as many as a prime step leaves.
    for (let bit = start; bit < end; bit += end - start > 2000 ? 37 : 3) {
      const found = await verifyFlipped(bit);
      // What is no JSON any more, or spelt as nobody spells it, has no parts.
      expect([bit, found.kind === 'not-proven' && found.part]).toEqual([
        bit,
        expect.stringMatching(new RegExp(`^(receipt|${parts.join('|')})$`)),
      ]);
    }
  });

  it('and a verifier that asks for no witness finds all but what unknown keys have signed', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const found = await verifyReceipt(new TextDecoder().decode(flipBit(bytes, bit)), trust, sha256);
        const [from, to] = [cosignaturesAt, text.indexOf('","record"')].map((at) => utf8(text.slice(0, at)).length * 8);
        const isIgnored = bit >= Number(from) && bit < Number(to);
        if (found.kind === 'proven') expect([isIgnored, found.recordText]).toEqual([true, receipt.recordText]);
      }),
    ));
});

const other = await aReceipt({ index: 12, record: aRecord({ method: 'form' }) });
const stranger = await signerOf('stranger.example', 'log');

/** The receipt with one cosignature, made by hand: `cosign` refuses a time of zero. */
async function receiptCosigned(name: string, atSeconds: number): Promise<string> {
  const { text: body, signatures } = parseNote(receipt.proof.slice(receipt.proof.indexOf('\n\n') + 2)) as Note;
  const { keyId, sign } = await signerOf(name, 'witness');
  const signature = await sign(cosignedMessage(body, atSeconds));
  const note = writeNote(body, [
    ...signatures.slice(0, 1),
    { name, keyId, bytes: writeCosignature({ atSeconds, signature }) },
  ]);
  const proof = receipt.proof.slice(0, receipt.proof.indexOf('\n\n') + 2) + note;
  return writeReceipt(sha256, { ...receipt, proof, publicKey: receipt.log.publicKey });
}

describe('what is no receipt', () => {
  const recordOf = ({ record }: Readonly<Record<string, unknown>>): object => record as object;
  const cases: readonly [keyof typeof RECEIPT_FAULTS, string][] = [
    ['too-large', `{"a":"${'x'.repeat(20_000_000)}"}`],
    ['too-large', text + ' '.repeat(2 * 1024 * 1024)],
    ['not-json', ''],
    ['not-json', 'null'],
    ['not-json', '[]'],
    ['not-json', text.slice(0, -1)],
    ['not-json', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['not-json', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['respelt', text.replace('"format":1', '"format":1.0')],
    ['respelt', text.replace('"record":{', '"record":{"at":"1999",')],
    ['respelt', text.replace('{"check"', '{"salt":"","check"')],
    ['respelt', text.replace('site.example', 's\\u0069te.example')],
    ['newer-format', changed(() => ({ format: 2 }))],
    ['wrong-members', '{}'],
    ['wrong-members', changed(() => ({ more: 1 }))],
    ['wrong-members', changed(() => ({ record: 'text' }))],
    ['wrong-members', changed(() => ({ record: [] }))],
    ['wrong-members', changed(() => ({ proof: 1 }))],
    ['bad-salt', changed(() => ({ salt: 'AAAA' }))],
    ['bad-salt', changed(() => ({ salt: undefined }))],
    ['bad-salt', changed(() => ({ salt: btoa('x'.repeat(256)) }))],
    // A list of one text reads as that text, and an object may say how it reads, or that it does not.
    ['bad-salt', changed((members) => ({ salt: [members.salt] }))],
    ['bad-key', changed((members) => ({ key: [members.key] }))],
    ['bad-check', changed((members) => ({ check: [[members.check]] }))],
    ['bad-salt', changed(() => ({ salt: { toString: 1 } }))],
    ['bad-key', changed(() => ({ key: 'AAAA' }))],
    ['bad-check', changed(() => ({ check: '' }))],
    ['bad-proof', changed(() => ({ proof: '' }))],
    ['bad-proof', changed(() => ({ proof: receipt.proof.replace('index', 'indices') }))],
    ['bad-proof', changed(() => ({ proof: receipt.proof.replace('index', 'extra YQ==\nindex') }))],
    ['bad-checkpoint', changed(() => ({ proof: receipt.proof.replace('\n1000\n', '\n01000\n') }))],
    ['bad-signature-line', changed(() => ({ proof: receipt.proof.replace('— site', '- site') }))],
    ['salt-changed', changed(() => ({ salt: btoa('y'.repeat(16)) }))],
    ['record-changed', changed((members) => ({ record: { ...recordOf(members), method: 'api' } }))],
    ['record-changed', changed((members) => ({ record: { ...recordOf(members), more: 1 } }))],
    ['checkpoint-changed', changed(() => ({ proof: receipt.proof.replace('\n1000\n', '\n1001\n') }))],
    ['checkpoint-changed', changed(() => ({ proof: receipt.proof.replace(`\n${ORIGIN}\n`, '\nother.example\n') }))],
    ['check-changed', changed(() => ({ check: btoa('123456') }))],
    ['other-key', changed(() => ({ key: btoa(String.fromCharCode(...stranger.publicKey)) }))],
    ['proof-fails', changed(() => ({ proof: receipt.proof.replace('index 437', 'index 436') }))],
    // A record with the proof of another, made to fit.
    ['proof-fails', writeReceipt(sha256, { ...receipt, proof: other.proof, publicKey: receipt.log.publicKey })],
    ['not-signed', changed(() => ({ proof: receipt.proof.replace('— site.example/log', '— some.example/log') }))],
  ];

  it.each(cases)('%s', async (code, given) => {
    expect(await verifyReceipt(given, trust, sha256)).toMatchObject({
      kind: 'not-proven',
      code,
      ...RECEIPT_FAULTS[code],
    });
  });

  it('is one of a log that is not known, with whatever key it names itself', async () => {
    const logs = [await verifierKeyOf(stranger)];
    expect(await verifyReceipt(text, await trustIn({ logs }), sha256)).toMatchObject({ code: 'unknown-log' });
  });

  it('is one that a key of the same log has not signed, or signed badly', async () => {
    const logs = [await verifierKeyOf(await signerOf(ORIGIN, 'log', 'another seed'))];
    expect(await verifyReceipt(text, await trustIn({ logs }), sha256)).toMatchObject({ code: 'not-signed' });
    const [line = ''] = receipt.proof.split('\n').filter((each) => each.startsWith('— site'));
    const bad = `${line.slice(0, -10)}${line.at(-10) === 'A' ? 'B' : 'A'}${line.slice(-9)}`;
    const forged = changed(() => ({ proof: receipt.proof.replace(line, bad) }));
    expect(await verifyReceipt(forged, trust, sha256)).toMatchObject({ code: 'bad-signature', part: 'signature' });
  });

  it('is one that too few witnesses have signed, or one of them badly', async () => {
    const none = await aReceipt({ witnesses: [] });
    expect(await verifyReceipt(none.text, strict, sha256)).toMatchObject({
      code: 'too-few-witnesses',
      detail: '0 of 2',
    });
    const twice = await aReceipt({ witnesses: ['witness-a.example', 'witness-a.example'] });
    expect(await verifyReceipt(twice.text, strict, sha256)).toMatchObject({
      code: 'too-few-witnesses',
      detail: '1 of 2',
    });
    const [, line = ''] = receipt.proof.split('\n').filter((each) => each.startsWith('— witness'));
    const bad = `${line.slice(0, -10)}${line.at(-10) === 'A' ? 'B' : 'A'}${line.slice(-9)}`;
    const forged = changed(() => ({ proof: receipt.proof.replace(line, bad) }));
    expect(await verifyReceipt(forged, strict, sha256)).toMatchObject({
      code: 'bad-cosignature',
      detail: WITNESSES[1],
    });
  });

  it('is, for a witness that leaves out the time, one that it has not signed (tlog-witness: "MUST NOT be zero")', async () => {
    const at = (seconds: number) => receiptCosigned(WITNESSES[0], seconds);
    const one = await aTrust(WITNESSES.slice(0, 1));
    expect(await verifyReceipt(await at(COSIGNED_AT), one, sha256)).toMatchObject({ kind: 'proven' });
    expect(await verifyReceipt(await at(0), one, sha256)).toMatchObject({
      code: 'too-few-witnesses',
      detail: '0 of 1',
    });
    expect(await verifyReceipt(await at(0), await aTrust(WITNESSES.slice(0, 1), 0), sha256)).toMatchObject({
      kind: 'proven',
      witnesses: [],
      provesNot: expect.stringContaining('no known witness has signed'),
    });
  });

  it('is one that is larger than any, and says how large', async () => {
    const most = 2 * 1024 * 1024;
    const padded = text.padEnd(most);
    expect(await verifyReceipt(padded, trust, sha256)).toMatchObject({ kind: 'proven' });
    expect(await verifyReceipt(`${padded} `, trust, sha256)).toMatchObject({
      code: 'too-large',
      detail: '2097153 letters, where a receipt has no more than 2097152',
    });
  });

  it('covers every code', () => {
    const elsewhere = ['unknown-log', 'bad-signature', 'too-few-witnesses', 'bad-cosignature'];
    expect(new Set([...cases.map(([code]) => code), ...elsewhere])).toEqual(new Set(Object.keys(RECEIPT_FAULTS)));
  });

  it('never makes the verifier throw', () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string({ unit: 'binary' }), nearly()), async (given) => {
        expect(await verifyReceipt(given, trust, sha256)).toMatchObject({ kind: 'not-proven' });
        parseReceipt(given);
      }),
      { numRuns: 300 },
    ));

  function nearly(): fc.Arbitrary<string> {
    const member = fc.constantFrom('check', 'format', 'key', 'proof', 'record', 'salt', 'other');
    return fc.tuple(member, fc.jsonValue()).map(([name, value]) => changed(() => ({ [name]: value })));
  }
});

describe('writing a receipt', () => {
  const parts = {
    recordText: receipt.recordText,
    salt: receipt.salt,
    proof: receipt.proof,
    publicKey: receipt.log.publicKey,
  };

  it('throws for what would be none', () => {
    expect(() => writeReceipt(sha256, { ...parts, recordText: `${parts.recordText} ` })).toThrow('not canonical JSON');
    expect(() => writeReceipt(sha256, { ...parts, recordText: '[]' })).toThrow('no receipt');
    expect(() => writeReceipt(sha256, { ...parts, salt: parts.salt.subarray(1) })).toThrow('The salt is not');
    expect(() => writeReceipt(sha256, { ...parts, publicKey: parts.salt })).toThrow('The key is not');
    expect(() => writeReceipt(sha256, { ...parts, proof: 'x' })).toThrow('proof: line 1');
  });

  it('the entry is another for another salt, another length of it, and another record', () => {
    const [salt, record] = [new Uint8Array(16), '{}'];
    const entries = [
      entryOf(sha256, salt, record),
      entryOf(sha256, salt.with(15, 1), record),
      entryOf(sha256, new Uint8Array(17), record),
      entryOf(sha256, salt, '{"a":1}'),
    ];
    expect(new Set(entries.map(String)).size).toBe(4);
    // What is hashed, to the byte: a domain, the salt's length, the salt, the record.
    expect(entries[0]).toEqual(sha256(utf8(`samtykke/record/v1\n\x10${'\0'.repeat(16)}{}`)));
  });
});

describe('trust', () => {
  it('takes no key that is none, of the wrong kind, or there twice; and no quorum that cannot be met', async () => {
    const log = await verifierKeyOf(await signerOf(ORIGIN, 'log'));
    const witness = await verifierKeyOf(await signerOf('witness-a.example', 'witness'));
    const sameKey = await verifierKeyOf(await signerOf('witness-z.example', 'witness', 'witness-a.example'));
    const refused = [
      [{ logs: [] }, 'name at least one key'],
      [{ logs: ['x'] }, "'x' is no verifier key"],
      [{ logs: [witness] }, 'is the key of a witness, not of a log'],
      [{ logs: [log], witnesses: [log] }, 'is the key of a log, not of a witness'],
      [{ logs: [log], witnesses: [witness, sameKey] }, 'stands there twice'],
      [{ logs: [log], witnesses: [witness], quorum: 2 }, 'quorum: 2'],
      [{ logs: [log], quorum: -1 }, 'quorum: -1'],
      [{ logs: [log], witnesses: [witness], quorum: 0.5 }, 'quorum: 0.5'],
    ] as const;
    for (const [options, message] of refused) await expect(trustIn(options)).rejects.toThrow(message);
  });
});
