import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flipBit, sha256, utf8 } from '../../../test/support/a-log.ts';
import vectors from '../../../vectors/log.json' with { type: 'json' };
import { parseCheckpoint, parseSignedCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { parseCosignature } from './cosignature.ts';
import {
  isKeyName,
  parseSignerKey,
  parseVerifierKey,
  type SignerKey,
  writeSignerKey,
  writeVerifierKey,
} from './keys.ts';
import { cosign, openNote, parseNote, parseSignatures, sign, writeNote } from './note.ts';
import { parseTlogProof } from './tlog-proof.ts';
import { decodeUtf8, fromBase64, toBase64 } from './web.ts';
import { parseAddCheckpoint, parseSizeBody } from './witness-messages.ts';

const SEED = sha256(utf8('a seed'));
const AT = 1_800_000_000;

async function keyOf(name: string, role: 'log' | 'witness') {
  const signer = await parseSignerKey(await writeSignerKey(name, role, SEED));
  const verifier = await parseVerifierKey(await writeVerifierKey(name, role, (signer as SignerKey).publicKey));
  if (signer.kind === 'malformed' || verifier.kind === 'malformed') throw new Error('no key');
  return { signer, verifier };
}
const log = await keyOf('log.example', 'log');
const witness = await keyOf('witness.example', 'witness');
const TEXT = writeCheckpoint({ origin: 'log.example', size: 7, root: sha256(utf8('root')) });
const NOTE = writeNote(TEXT, [await sign(TEXT, log.signer), await cosign(TEXT, witness.signer, AT)]);

describe('a note', () => {
  it('is opened by the keys of its log and its witness, and tells when the witness signed', async () => {
    const opened = await openNote(NOTE, [log.verifier, witness.verifier]);
    expect(opened).toMatchObject({ kind: 'opened', text: TEXT, unknown: [] });
    const times = opened.kind === 'opened' && opened.verified.map(({ key, atSeconds }) => [key.role, atSeconds]);
    expect(times).toEqual([
      ['log', undefined],
      ['witness', AT],
    ]);
  });

  it('says nothing of a signature by another key of the same name (signed-note, Signatures)', async () => {
    const other = await parseVerifierKey(
      await writeVerifierKey('log.example', 'log', witness.signer.publicKey.with(0, 9)),
    );
    expect(await openNote(NOTE, [other as typeof log.verifier])).toEqual({ kind: 'unknown-signers' });
  });

  it('is not opened by one bit that was flipped, in text or signature, and no parser ever throws', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(utf8(NOTE).length * 8 - 1), async (bit) => {
        const note = decodeUtf8(flipBit(utf8(NOTE), bit));
        if (note === undefined) return;
        const opened = await openNote(note, [log.verifier, witness.verifier]);
        // A flip in a name or key id makes the signer unknown, one of the two.
        const isOpened = opened.kind === 'opened' && opened.verified.length === 2;
        expect(isOpened).toBe(false);
        if (opened.kind === 'opened') expect(opened.text).toBe(TEXT);
        expect((await openNote(note, [log.verifier])).kind === 'opened' && note.slice(0, TEXT.length) !== TEXT).toBe(
          false,
        );
      }),
      { numRuns: 400 },
    ));

  it('is written only where it would be read', async () => {
    const signature = await sign(TEXT, log.signer);
    expect(() => writeNote('no newline', [signature])).toThrow('no note: line 1: the text does not end in a newline');
    expect(() => writeNote(TEXT, [])).toThrow('no note: line 5: there is no signature');
    expect(() => writeNote(TEXT, [{ ...signature, name: 'a b' }])).toThrow('no note: line 5');
    expect(() => writeNote('a\u0007\n', [signature])).toThrow('no note: line 1: U+0007 stands in it');
  });

  it('is signed by each key in its own way only', async () => {
    await expect(sign(TEXT, witness.signer)).rejects.toThrow("'witness.example' is the key of a witness");
    await expect(cosign(TEXT, log.signer, AT)).rejects.toThrow("'log.example' is the key of a log");
    for (const odd of [0, -1, 0.5, Number.NaN, 2 ** 60]) {
      await expect(cosign(TEXT, witness.signer, odd)).rejects.toThrow(RangeError);
    }
  });

  it('tells the line of what is wrong', () => {
    expect(parseNote(NOTE.replace('— wit', '- wit'))).toMatchObject({
      line: 6,
      what: "a signature line begins with '— '",
    });
    expect(parseNote(NOTE.replace('\n7\n', '\n7\r\n'))).toMatchObject({ line: 2, what: 'U+000d stands in it' });
    expect(parseNote(`${TEXT}\ud800\n\n`)).toMatchObject({ line: 4, what: 'U+d800 stands in it' });
    expect(parseSignedCheckpoint(NOTE.replace('\n7\n', '\n07\n'))).toMatchObject({ line: 2 });
  });
});

describe('a key', () => {
  it.each(['', 'a b', 'a\u00a0b', 'a\u2028b', 'a\u3000b', 'a+b', 'a\nb', 'a\u0085b', 'a\ud800'])(
    'has no name like %j',
    async (name) => {
      expect(isKeyName(name)).toBe(false);
      await expect(writeVerifierKey(name, 'log', log.signer.publicKey)).rejects.toThrow("can be no key's name");
    },
  );

  it('is none with a letter cut off, or another in its place (as golang.org/x/mod tests it)', async () => {
    const text = await writeVerifierKey('log.example', 'log', log.signer.publicKey);
    const secret = await writeSignerKey('log.example', 'log', SEED);
    for (const [whole, parse] of [
      [text, parseVerifierKey],
      [secret, parseSignerKey],
    ] as const) {
      for (let at = 0; at < whole.length; at++) {
        const other = whole.slice(0, at) + String.fromCharCode(whole.charCodeAt(at) + 1) + whole.slice(at + 1);
        for (const each of [whole.slice(0, at), whole.slice(at + 1), other]) {
          expect([each, (await parse(each)).kind]).toEqual([each, 'malformed']);
        }
      }
    }
  });

  it('tells nothing of itself when it is malformed', async () => {
    const secret = await writeSignerKey('log.example', 'log', SEED);
    const answer = await parseSignerKey(secret.replace('log.example', 'log.exomple'));
    expect(answer.kind).toBe('malformed');
    expect(JSON.stringify(answer)).not.toContain(secret.slice(-20));
  });
});

describe('no parser throws', () => {
  const texts = [
    NOTE,
    vectors.witness.request,
    ...vectors.proofs.good.map(({ proof }) => proof),
    ...vectors.verifierKeys.good.map(([key]) => String(key)),
    '',
  ];
  /** Texts that are nearly right: a piece of one in the place of a piece of another. */
  const nearly = fc
    .record({
      a: fc.constantFrom(...texts),
      b: fc.constantFrom(...texts),
      junk: fc.string({ unit: 'binary' }),
      cuts: fc.tuple(fc.nat(900), fc.nat(900)),
    })
    .map(({ a, b, junk, cuts: [from, to] }) => a.slice(0, from) + junk + b.slice(to));

  it('whatever it is given', () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(nearly, fc.string({ unit: 'binary' }), fc.constantFrom(...texts)), async (text) => {
        for (const parse of [
          parseNote,
          parseCheckpoint,
          parseSignedCheckpoint,
          parseTlogProof,
          parseAddCheckpoint,
          parseSignatures,
        ]) {
          const parsed = parse(text);
          if (parsed.kind !== 'malformed') continue;
          expect(parsed.line).toBeGreaterThan(0);
          expect(parsed.line).toBeLessThanOrEqual(text.split('\n').length + 1);
        }
        for (const parse of [parseVerifierKey, parseSignerKey]) await parse(text);
        parseSizeBody(text);
        await openNote(text, [log.verifier, witness.verifier]);
      }),
      { numRuns: 500 },
    ));

  it('of bytes', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
        const text = decodeUtf8(bytes);
        if (text !== undefined) expect(utf8(text)).toEqual(bytes);
        const cosignature = parseCosignature(bytes);
        if (cosignature !== undefined) expect(bytes.length).toBe(72);
      }),
    ));

  it('and base64 is read in one spelling only (RFC 4648 section 3.5)', () =>
    fc.assert(
      fc.property(fc.base64String(), (text) => {
        const bytes = fromBase64(text);
        if (bytes !== undefined) expect(toBase64(bytes)).toBe(text);
      }),
    ));
});
