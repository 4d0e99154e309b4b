import { describe, expect, it } from 'vitest';
import { aLog, numbered, sha256, utf8 } from '../../../test/support/a-log.ts';
import { parseCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { cosignedMessage, writeCosignature } from './cosignature.ts';
import {
  parseSignerKey,
  parseVerifierKey,
  type SignerKey,
  type VerifierKey,
  writeSignerKey,
  writeVerifierKey,
} from './keys.ts';
import type { TreeHead } from './merkle.ts';
import { cosign, openNote, sign, writeNote, writeSignature } from './note.ts';
import { proveConsistencyFromTiles } from './tiles.ts';
import {
  type AddCheckpoint,
  addCosignatures,
  judgeAddCheckpoint,
  parseAddCheckpoint,
  parseSizeBody,
  writeAddCheckpoint,
} from './witness-messages.ts';

const AT = 1_800_000_000;

async function keysOf(name: string, role: 'log' | 'witness'): Promise<[SignerKey, VerifierKey]> {
  const signer = (await parseSignerKey(await writeSignerKey(name, role, sha256(utf8(name))))) as SignerKey;
  return [signer, (await parseVerifierKey(await writeVerifierKey(name, role, signer.publicKey))) as VerifierKey];
}
const [logSigner, logKey] = await keysOf('log.example', 'log');
const [strangerSigner] = await keysOf('stranger.example', 'log');
const [witnessSigner, witnessKey] = await keysOf('witness.example', 'witness');
const [otherSigner, otherKey] = await keysOf('other.example', 'witness');

const log = aLog();
const heads = [0, 5, 300, 600].map((size) => {
  log.append(numbered('entry', size - log.frontier().size, log.frontier().size));
  return log.head();
});
const [none, first, second, third] = heads as [TreeHead, TreeHead, TreeHead, TreeHead];

async function checkpointOf(head: TreeHead, signer = logSigner, origin = 'log.example'): Promise<string> {
  const text = writeCheckpoint({ origin, ...head });
  return writeNote(text, [await sign(text, signer)]);
}
async function requestOf(
  oldSize: number,
  head: TreeHead,
  change: { proof?: Uint8Array[]; note?: string } = {},
): Promise<AddCheckpoint> {
  const proof =
    change.proof ??
    (oldSize <= log.frontier().size && oldSize <= head.size
      ? proveConsistencyFromTiles(sha256, log.read, oldSize, head.size)
      : []);
  const request = parseAddCheckpoint(writeAddCheckpoint(oldSize, proof, change.note ?? (await checkpointOf(head))));
  if (request.kind === 'malformed') throw new Error(request.what);
  return request;
}
const judge = (request: AddCheckpoint, latest: TreeHead | undefined) =>
  judgeAddCheckpoint(sha256, request, { keys: [logKey], latest });

describe('a witness (tlog-witness, add-checkpoint)', () => {
  it('takes the first checkpoint of a log, and each that grew from its latest', async () => {
    expect(await judge(await requestOf(0, first), undefined)).toEqual({ status: 200, head: first });
    expect(await judge(await requestOf(5, second), first)).toEqual({ status: 200, head: second });
    expect(await judge(await requestOf(300, third), second)).toEqual({ status: 200, head: third });
    expect(await judge(await requestOf(300, second), second)).toEqual({ status: 200, head: second });
    expect(await judge(await requestOf(0, none), undefined)).toEqual({ status: 200, head: none });
  });

  it('answers 404 for a log that it does not know', async () =>
    expect(await judgeAddCheckpoint(sha256, await requestOf(0, first), undefined)).toMatchObject({ status: 404 }));

  it('answers 403 for a checkpoint that no known key has signed, or one has not', async () => {
    const foreign = await requestOf(0, first, { note: await checkpointOf(first, strangerSigner) });
    expect(await judge(foreign, undefined)).toMatchObject({ status: 403 });
    const forged = (await checkpointOf(first)).replace('\n5\n', '\n6\n');
    expect(await judge(await requestOf(0, first, { note: forged }), undefined)).toMatchObject({ status: 403 });
  });

  it('answers 400 for an old size that is larger than the new one', async () =>
    expect(await judge(await requestOf(300, first), second)).toMatchObject({ status: 400 }));

  it('answers 409 with its latest size when the old size is another', async () => {
    const verdict = await judge(await requestOf(5, third), second);
    expect(verdict).toEqual({ status: 409, body: '300\n' });
    expect(verdict.status === 409 && parseSizeBody(verdict.body)).toBe(300);
    expect(await judge(await requestOf(5, third), undefined)).toEqual({ status: 409, body: '0\n' });
  });

  it('answers 422 when the log has not only grown', async () => {
    const proof = proveConsistencyFromTiles(sha256, log.read, 300, 600);
    const refused = [
      [await requestOf(300, third, { proof: proof.slice(1) }), second],
      [await requestOf(300, third), { ...second, root: third.root }],
      [await requestOf(300, second), { ...second, root: third.root }],
      [await requestOf(0, first, { proof }), undefined],
      [await requestOf(0, { ...none, root: first.root }), undefined],
    ] as const;
    for (const [request, latest] of refused) expect(await judge(request, latest)).toMatchObject({ status: 422 });
  });

  it('is sent no more than 63 hashes', () =>
    expect(() =>
      writeAddCheckpoint(
        1,
        Array.from({ length: 64 }, () => first.root),
        '',
      ),
    ).toThrow(RangeError));

  it.each(['', '300', '0300\n', '-1\n', '300\n\n', 'x\n'])('names no size in %j', (body) =>
    expect(parseSizeBody(body)).toBeUndefined(),
  );
});

describe('the answer of a witness', () => {
  const text = writeCheckpoint({ origin: 'log.example', ...first });
  const lineOf = async (signer: SignerKey, at = AT, signed = text) => writeSignature(await cosign(signed, signer, at));

  it('is added to the checkpoint, without what unknown keys have signed', async () => {
    const request = await requestOf(0, first);
    const note = await addCosignatures(request, (await lineOf(otherSigner)) + (await lineOf(witnessSigner)), [
      witnessKey,
    ]);
    expect(note).toBe(request.checkpoint + (await lineOf(witnessSigner)));
    const opened = await openNote(String(note), [logKey, witnessKey, otherKey]);
    expect(opened).toMatchObject({ kind: 'opened', verified: [{ key: logKey }, { key: witnessKey, atSeconds: AT }] });
    expect(parseCheckpoint(text)).toMatchObject({ size: 5 });
  });

  it('takes the place of what the same witness had signed before', async () => {
    const request = await requestOf(0, first, { note: (await checkpointOf(first)) + (await lineOf(witnessSigner)) });
    const note = await addCosignatures(request, await lineOf(witnessSigner, AT + 60), [witnessKey]);
    expect(note).toBe((await checkpointOf(first)) + (await lineOf(witnessSigner, AT + 60)));
  });

  it('is refused without a time: "the timestamp MUST NOT be zero"', async () => {
    const request = await requestOf(0, first);
    const { name, keyId, sign } = witnessSigner;
    const bytes = writeCosignature({ atSeconds: 0, signature: await sign(cosignedMessage(text, 0)) });
    expect(await addCosignatures(request, writeSignature({ name, keyId, bytes }), [witnessKey])).toEqual({
      kind: 'untimed',
      key: witnessKey,
    });
  });

  it('is refused when it is none, of another checkpoint, or of nobody who is known', async () => {
    const request = await requestOf(0, first);
    const other = writeCheckpoint({ origin: 'log.example', ...second });
    expect(await addCosignatures(request, 'sorry\n', [witnessKey])).toMatchObject({ kind: 'malformed', line: 1 });
    expect(await addCosignatures(request, `\n${await lineOf(witnessSigner)}`, [witnessKey])).toMatchObject({
      kind: 'malformed',
    });
    expect(await addCosignatures(request, await lineOf(witnessSigner, AT, other), [witnessKey])).toMatchObject({
      kind: 'bad-signature',
    });
    expect(await addCosignatures(request, await lineOf(otherSigner), [witnessKey])).toEqual({
      kind: 'unknown-signers',
    });
  });
});
