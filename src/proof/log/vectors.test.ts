import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aLog, damageIn, numbered, sha256, utf8 } from '../../../test/support/a-log.ts';
import vectors from '../../../vectors/log.json' with { type: 'json' };
import { append, EMPTY_FRONTIER, type Frontier, headOf } from './append.ts';
import { parseCheckpoint, parseSignedCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { cosignedMessage, parseCosignature } from './cosignature.ts';
import {
  parseSignerKey,
  parseVerifierKey,
  type SignerKey,
  type VerifierKey,
  writeSignerKey,
  writeVerifierKey,
} from './keys.ts';
import { leafHash, verifyConsistency, verifyInclusion } from './merkle.ts';
import { cosign, openNote, parseNote, parseSignatures, sign, writeNote, writeSignature } from './note.ts';
import {
  parseTilePath,
  partialTiles,
  proveConsistencyFromTiles,
  proveInclusionFromTiles,
  rootFromTiles,
  type Tile,
  tilePath,
} from './tiles.ts';
import { parseTlogProof, writeTlogProof } from './tlog-proof.ts';
import { fromBase64, toBase64, webSha256 } from './web.ts';
import { parseAddCheckpoint, writeAddCheckpoint } from './witness-messages.ts';

/** The hash under a number of the list; some of them are none, to be refused. */
const hashOf = (at: unknown): Uint8Array => fromBase64(vectors.hashes[at as number] as string) as Uint8Array;
const hashesOf = (all: unknown): Uint8Array[] => (all as number[]).map(hashOf);
const base64 = (all: readonly Uint8Array[]): string[] => all.map(toBase64);

async function verifierOf(text: string): Promise<VerifierKey> {
  const key = await parseVerifierKey(text);
  if (key.kind === 'malformed') throw new Error(key.what);
  return key;
}
async function signerOf(text: string): Promise<SignerKey> {
  const key = await parseSignerKey(text);
  if (key.kind === 'malformed') throw new Error(key.what);
  return key;
}

describe('the tree of Certificate Transparency (RFC 6962 2.1)', () => {
  const { trees } = vectors;
  const entries = trees.entries.map((hex) =>
    Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)),
  );

  it('has these leaf hashes', () =>
    expect(entries.map((entry) => leafHash(sha256, entry))).toEqual(hashesOf(trees.leaves)));
  it('has these roots', () => {
    const roots = trees.roots.map((_, size) =>
      headOf(sha256, append(sha256, EMPTY_FRONTIER, entries.slice(0, size)).frontier),
    );
    expect(roots.map(({ root }) => root)).toEqual(hashesOf(trees.roots));
  });
  it.each(trees.inclusion as unknown[][])('inclusion %s: %s', async (_, expected, index, size, root, leaf, proof) => {
    const head = { size: Number(size), root: hashOf(root) };
    for (const hash of [sha256, webSha256]) {
      expect(await verifyInclusion(hash, head, Number(index), hashOf(leaf), hashesOf(proof))).toBe(expected);
    }
  });
  it.each(trees.consistency as unknown[][])(
    'consistency %s: %s',
    async (_, expected, oldSize, size, oldRoot, root, proof) => {
      const old = { size: Number(oldSize), root: hashOf(oldRoot) };
      const now = { size: Number(size), root: hashOf(root) };
      for (const hash of [sha256, webSha256]) {
        expect(await verifyConsistency(hash, old, now, hashesOf(proof))).toBe(expected);
      }
    },
  );
});

describe("the log of Go's sumdb/tlog and sumdb/note", () => {
  const { go } = vectors;
  // One log that grows through all sizes of the vectors, so that it has the partial tiles of each.
  const sizes = [go.roots, go.inclusion, go.consistency, go.newTiles]
    .flat()
    .flatMap((all) => all.slice(0, 2).map(Number));
  const log = aLog();
  const frontiers = new Map<number, Frontier>();
  for (const size of [...new Set(sizes)].filter(Number.isInteger).sort((a, b) => a - b)) {
    log.append(numbered('entry', size - log.frontier().size, log.frontier().size));
    frontiers.set(size, log.frontier());
  }

  it.each(go.roots as [number, string][])('of %i entries, it has this root', (size, root) => {
    expect(toBase64(headOf(sha256, frontiers.get(size) as Frontier).root)).toBe(root);
    expect(toBase64(rootFromTiles(sha256, log.read, size))).toBe(root);
  });
  it('has these tiles, to the bit', () => {
    const whole = aLog(numbered('entry', go.tiles.size));
    const paths = [...whole.files.keys()].filter(isOfHashes).sort();
    expect(paths).toHaveLength(go.tiles.count);
    const lines = paths.map((path) => `${sha256Hex(whole.files.get(path) as Uint8Array)} ${path}\n`);
    expect(sha256Hex(utf8(lines.join('')))).toBe(go.tiles.sha256);
  });
  it.each(go.newTiles as [number, number, string[]][])('from %i to %i, these tiles are new', (oldSize, size, paths) => {
    const entries = numbered('entry', size - oldSize, oldSize);
    const { files } = append(sha256, frontiers.get(oldSize) as Frontier, entries);
    const found = files.map(({ tile }) => tilePath(tile));
    expect(found.filter(isOfHashes).sort()).toEqual(paths);
  });
  it.each(go.inclusion as [number, number, string[]][])('proves that entry %i is among %i', (index, size, proof) =>
    expect(base64(proveInclusionFromTiles(sha256, log.read, index, size))).toEqual(proof),
  );
  it.each(go.consistency as [number, number, string[]][])('proves that %i grew to %i', (oldSize, size, proof) =>
    expect(base64(proveConsistencyFromTiles(sha256, log.read, oldSize, size))).toEqual(proof),
  );
  it('has this checkpoint, to the letter', async () => {
    const { signerKey, verifierKey, seed, note } = go.checkpoint;
    expect(await writeSignerKey('nightstage.example/log', 'log', fromBase64(seed) as Uint8Array)).toBe(signerKey);
    const signer = await signerOf(signerKey);
    expect(await writeVerifierKey(signer.name, 'log', signer.publicKey)).toBe(verifierKey);
    const text = writeCheckpoint({ origin: signer.name, ...log.head() });
    expect(writeNote(text, [await sign(text, signer)])).toBe(note);
  });
});

describe('addresses of tiles (tlog-tiles)', () => {
  it.each(vectors.tilePaths.good as [string, Tile['level'], number, number][])('%s', (path, level, index, width) => {
    expect(parseTilePath(path)).toEqual({ level, index, width });
    expect(tilePath({ level, index, width })).toBe(path);
  });
  it.each(vectors.tilePaths.bad)('%s is none', (path) => expect(parseTilePath(path)).toBeUndefined());
  it.each(vectors.partialTiles as [number, string[]][])('a tree of %i entries has these partial tiles', (size, paths) =>
    expect(partialTiles(size).map(tilePath)).toEqual(paths),
  );
});

describe('keys (signed-note, Verifier keys)', () => {
  it.each(vectors.verifierKeys.good)('%s is of a %s', async (text, role) => {
    const key = await verifierOf(String(text));
    expect(key.role).toBe(role);
    expect(await writeVerifierKey(key.name, key.role, key.publicKey)).toBe(text);
  });
  it.each(vectors.verifierKeys.bad)('%s is none', async (text) =>
    expect(await parseVerifierKey(text)).toMatchObject({ kind: 'malformed', line: 1 }),
  );
  it.each(vectors.signerKeys.good)('%s signs', async (text, verifierKey) => {
    const key = await signerOf(String(text));
    expect(await writeVerifierKey(key.name, key.role, key.publicKey)).toBe(verifierKey);
  });
});

describe('notes (signed-note, Format and Signatures)', () => {
  it.each(vectors.notes.good)('$title', async ({ note, known, opened, by }) => {
    const found = await openNote(note, await Promise.all(known.map(verifierOf)));
    expect(found.kind).toBe(opened);
    if (found.kind === 'opened') expect([...new Set(found.verified.map(({ key }) => key.name))]).toEqual(by);
    const parsed = parseNote(note);
    expect(parsed.kind === 'note' && writeNote(parsed.text, parsed.signatures)).toBe(note);
  });
  it.each(vectors.notes.malformed)('malformed: %s', (_, note) =>
    expect(parseNote(String(note))).toMatchObject({ kind: 'malformed', line: expect.any(Number) }),
  );
  it('PeterNeumann signs as Go does', async () => {
    const [note = ''] = vectors.notes.good
      .filter(({ by }) => by?.length === 1 && by[0] === 'PeterNeumann')
      .map((each) => each.note);
    const parsed = parseNote(note);
    const signer = await signerOf(String(vectors.signerKeys.good[0]?.[0]));
    expect(parsed.kind === 'note' && [await sign(parsed.text, signer)]).toEqual(
      parsed.kind === 'note' && parsed.signatures.slice(0, 1),
    );
  });
});

describe('checkpoints (tlog-checkpoint, Note text)', () => {
  it.each(vectors.checkpoints.signed)('reads and writes %s', (note) => {
    const parsed = parseSignedCheckpoint(note);
    if (parsed.kind === 'malformed') throw new Error(parsed.what);
    expect(writeCheckpoint(parsed.checkpoint)).toBe(parsed.text);
    expect(writeNote(parsed.text, parsed.signatures)).toBe(note);
  });
  it('reads what the example says', () => {
    const { origin, size, root } = vectors.checkpoints.sofa;
    const parsed = parseSignedCheckpoint(vectors.checkpoints.signed[0] as string);
    expect(parsed).toMatchObject({ checkpoint: { origin, size, root: fromBase64(root), extensions: [] } });
  });
  it.each(vectors.checkpoints.goodTexts)('reads %s', (text) => expect(parseCheckpoint(text).kind).toBe('checkpoint'));
  it.each(vectors.checkpoints.badTexts)('malformed: %s', (_, text) =>
    expect(parseCheckpoint(String(text)).kind).toBe('malformed'),
  );
});

describe('cosignatures (tlog-cosignature)', () => {
  const { message, times, signed } = vectors.cosignatures;
  it('are made of this message', () => {
    const text = message.split('\n').slice(2).join('\n');
    expect(cosignedMessage(text, 1679315147)).toEqual(utf8(message));
  });
  it.each(times as [string, number | null][])('%s is of the second %s', (text, seconds) =>
    expect(parseCosignature((fromBase64(text) as Uint8Array).subarray(4))?.atSeconds).toBe(seconds ?? undefined),
  );
  it.each(signed)('$key has cosigned, and would sign the same again', async ({ note, key, seedOf, at }) => {
    const opened = await openNote(note, [await verifierOf(key)]);
    if (opened.kind !== 'opened') throw new Error(opened.kind);
    const [verified] = opened.verified;
    expect(verified?.atSeconds).toBe(at);
    const signer = await signerOf(await writeSignerKey(String(verified?.key.name), 'witness', sha256(utf8(seedOf))));
    expect(note.endsWith(writeSignature(await cosign(opened.text, signer, at)))).toBe(true);
  });
});

describe('the mirror of sunlight', () => {
  const { size, tiles, checkpoint } = vectors.mirror;
  const log = aLog(numbered('record', size));
  it('has these tiles, to the bit', () => {
    const found = [...log.files].filter(([path]) => isOfHashes(path));
    expect(Object.fromEntries(found.map(([path, bytes]) => [path, sha256Hex(bytes)]))).toEqual(tiles);
  });
  it('fits to its checkpoint', async () => {
    const parsed = parseSignedCheckpoint(checkpoint);
    if (parsed.kind === 'malformed') throw new Error(parsed.what);
    expect(await damageIn(log.files, parsed.checkpoint)).toEqual([]);
  });
});

describe('what is said to a witness (tlog-witness, add-checkpoint)', () => {
  const { request, response, malformed } = vectors.witness;
  it('reads and writes the example', () => {
    const parsed = parseAddCheckpoint(request);
    if (parsed.kind === 'malformed') throw new Error(parsed.what);
    expect(parsed).toMatchObject({ oldSize: 20852014, signed: { checkpoint: { size: 20852163 } } });
    expect(parsed.proof).toHaveLength(4);
    expect(writeAddCheckpoint(parsed.oldSize, parsed.proof, parsed.checkpoint)).toBe(request);
  });
  it('reads and writes the answer', () => {
    const parsed = parseSignatures(response);
    expect(parsed.kind === 'signatures' && parsed.signatures.map(writeSignature).join('')).toBe(response);
  });
  it.each(malformed)('malformed: %s', (_, body) =>
    expect(parseAddCheckpoint(String(body))).toMatchObject({ kind: 'malformed', line: expect.any(Number) }),
  );
});

describe('proofs (tlog-proof)', () => {
  it.each(vectors.proofs.good)('$title', async ({ proof, index, hashes, extra, entry, includes }) => {
    const parsed = parseTlogProof(proof);
    if (parsed.kind === 'malformed') throw new Error(`${parsed.line}: ${parsed.what}`);
    expect([parsed.index, parsed.hashes.length, parsed.extra && toBase64(parsed.extra)]).toEqual([
      index,
      hashes,
      extra ?? undefined,
    ]);
    const leaf = leafHash(sha256, utf8(entry));
    expect(await verifyInclusion(sha256, parsed.signed.checkpoint, index, leaf, parsed.hashes)).toBe(includes);
    if (extra === null) expect(writeTlogProof(index, parsed.hashes, parsed.checkpoint)).toBe(proof);
  });
  it.each(vectors.proofs.malformed)('malformed: %s', (_, proof) =>
    expect(parseTlogProof(String(proof))).toMatchObject({ kind: 'malformed', line: expect.any(Number) }),
  );
});

const isOfHashes = (path: string): boolean => !path.startsWith('tile/entries/');
const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
