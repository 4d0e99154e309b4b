import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbered, sha256 } from '../../../test/support/a-log.ts';
import { naiveTree } from '../../../test/support/naive-tree.ts';
import {
  foldRight,
  leafHash,
  type Node,
  nodeHash,
  proveConsistency,
  proveInclusion,
  type ReadHash,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';
import { webSha256 } from './web.ts';

const MOST = 600;
const naive = naiveTree(numbered('entry', MOST));
/** Hashes of perfect subtrees, as a store would answer them. */
const read: ReadHash = ({ level, index }) => naiveTreeNode(index * 2 ** level, (index + 1) * 2 ** level);
const naiveNodes = new Map<string, Uint8Array>();
function naiveTreeNode(from: number, to: number): Uint8Array {
  const key = `${from}:${to}`;
  const middle = (from + to) / 2;
  const hash =
    naiveNodes.get(key) ??
    (to - from === 1 ? naive.leaf(from) : nodeHash(sha256, naiveTreeNode(from, middle), naiveTreeNode(middle, to)));
  naiveNodes.set(key, hash);
  return hash;
}

const size = fc.integer({ min: 1, max: MOST });
const entryOf = size.chain((all) => fc.record({ size: fc.constant(all), index: fc.integer({ min: 0, max: all - 1 }) }));
const growth = size.chain((all) => fc.record({ size: fc.constant(all), oldSize: fc.integer({ min: 0, max: all }) }));
const headAt = (count: number) => ({ size: count, root: naive.root(count) });

describe('the tree, held against RFC 6962 word for word', () => {
  it(`has the same root at all sizes from 0 to ${MOST}`, () => {
    for (let count = 0; count <= MOST; count++) expect(treeRoot(sha256, read, count)).toEqual(naive.root(count));
  });

  it('proves inclusion the same way, for every entry of every tree of up to 70, and of others', () => {
    const check = (index: number, count: number): void => {
      expect(proveInclusion(sha256, read, index, count)).toEqual(naive.path(index, count));
    };
    for (let count = 1; count <= 70; count++) for (let index = 0; index < count; index++) check(index, count);
    fc.assert(fc.property(entryOf, ({ size: count, index }) => check(index, count)));
  });

  it('proves consistency the same way, from every tree to every tree of up to 70, and of others', () => {
    const check = (oldSize: number, count: number): void => {
      expect(proveConsistency(sha256, read, oldSize, count)).toEqual(naive.proof(oldSize, count));
    };
    for (let count = 0; count <= 70; count++) for (let oldSize = 0; oldSize <= count; oldSize++) check(oldSize, count);
    fc.assert(fc.property(growth, ({ size: count, oldSize }) => check(oldSize, count)));
  });
});

describe('verification', () => {
  it('holds what the naive tree proves, with whatever SHA-256 there is', () =>
    fc.assert(
      fc.asyncProperty(entryOf, growth, fc.constantFrom(sha256, webSha256), async (entry, grown, hash) => {
        const path = naive.path(entry.index, entry.size);
        const leaf = naive.leaf(entry.index);
        expect(await verifyInclusion(hash, headAt(entry.size), entry.index, leaf, path)).toBe(true);
        const proof = naive.proof(grown.oldSize, grown.size);
        expect(await verifyConsistency(hash, headAt(grown.oldSize), headAt(grown.size), proof)).toBe(true);
      }),
    ));

  it('holds when many are verified at the same time', async () => {
    const all = Array.from({ length: 70 }, (_, index) =>
      verifyInclusion(webSha256, headAt(70), index, naive.leaf(index), naive.path(index, 70)),
    );
    expect(await Promise.all(all)).toEqual(all.map(() => true));
  });

  it('fails for another index, size, leaf, and for any hash that is changed, lacking or too many', () =>
    fc.assert(
      fc.asyncProperty(entryOf, fc.nat(), fc.nat(31), async ({ size: count, index }, pick, byte) => {
        const path = naive.path(index, count);
        const leaf = naive.leaf(index);
        const holds = (at: number, of: number, hash: Uint8Array, proof: readonly Uint8Array[]) =>
          verifyInclusion(sha256, { size: of, root: naive.root(count) }, at, hash, proof);
        const other = (index + 1 + (pick % count)) % (count + 1);
        if (other !== index) expect(await holds(other, count, leaf, path)).toBe(false);
        expect(await holds(index, count, changed(leaf, byte), path)).toBe(false);
        expect(await holds(index, count, leaf, [...path, leaf])).toBe(false);
        if (path.length === 0) return;
        const at = pick % path.length;
        expect(await holds(index, count, leaf, path.toSpliced(at, 1))).toBe(false);
        expect(await holds(index, count, leaf, path.with(at, changed(path[at] as Uint8Array, byte)))).toBe(false);
      }),
    ));

  it('fails for a log that has not only grown', () =>
    fc.assert(
      fc.asyncProperty(growth, fc.nat(), fc.nat(31), async ({ size: count, oldSize }, pick, byte) => {
        const proof = naive.proof(oldSize, count);
        const [old, now] = [headAt(oldSize), headAt(count)];
        const otherRoot = (head: typeof old) => ({ ...head, root: changed(head.root, byte) });
        expect(await verifyConsistency(sha256, otherRoot(old), now, proof)).toBe(false);
        // Any tree grows from the empty one, so nothing is said of its root.
        if (oldSize > 0) expect(await verifyConsistency(sha256, old, otherRoot(now), proof)).toBe(false);
        expect(await verifyConsistency(sha256, old, now, [...proof, now.root])).toBe(false);
        if (proof.length === 0) return;
        const at = pick % proof.length;
        expect(await verifyConsistency(sha256, old, now, proof.toSpliced(at, 1))).toBe(false);
        const flipped = proof.with(at, changed(proof[at] as Uint8Array, byte));
        expect(await verifyConsistency(sha256, old, now, flipped)).toBe(false);
        expect(await verifyConsistency(sha256, now, old, proof)).toBe(false);
      }),
    ));

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    'takes %d for no size and no index',
    async (odd) => {
      const [head, leaf] = [headAt(8), naive.leaf(0)];
      expect(await verifyInclusion(sha256, { ...head, size: odd }, 0, leaf, naive.path(0, 8))).toBe(false);
      expect(await verifyInclusion(sha256, head, odd, leaf, naive.path(0, 8))).toBe(false);
      expect(await verifyConsistency(sha256, { ...head, size: odd }, head, [])).toBe(false);
      expect(await verifyConsistency(sha256, head, { ...head, size: odd }, [])).toBe(false);
      expect(() => proveInclusion(sha256, read, odd, 8)).toThrow(RangeError);
      expect(() => proveConsistency(sha256, read, odd, 8)).toThrow(RangeError);
    },
  );
});

describe('a tree larger than any memory', () => {
  // All entries are the same, so the hash of a perfect subtree depends on its level only.
  const levels = [leafHash(sha256, new Uint8Array(32))];
  for (let level = 0; level < 53; level++) {
    levels.push(nodeHash(sha256, levels[level] as Uint8Array, levels[level] as Uint8Array));
  }
  const readLevel = ({ level }: Node): Uint8Array => levels[level] as Uint8Array;
  const large = fc.maxSafeNat().filter((count) => count > 2 ** 33);

  it('has roots and proofs that hold, with sizes far over 2^32', () =>
    fc.assert(
      fc.asyncProperty(large, fc.maxSafeNat(), async (count, pick) => {
        const [index, oldSize] = [pick % count, 1 + (pick % count)];
        const at = (of: number) => ({ size: of, root: treeRoot(sha256, readLevel, of) });
        const path = proveInclusion(sha256, readLevel, index, count);
        expect(await verifyInclusion(sha256, at(count), index, levels[0] as Uint8Array, path)).toBe(true);
        const proof = proveConsistency(sha256, readLevel, oldSize, count);
        expect(await verifyConsistency(sha256, at(oldSize), at(count), proof)).toBe(true);
      }),
      { numRuns: 50 },
    ));

  it('folds no hash to that of nothing', () => expect(foldRight(sha256, [])).toEqual(sha256(new Uint8Array())));
});

function changed(hash: Uint8Array, byte: number): Uint8Array {
  return hash.with(byte, (hash[byte] as number) ^ 0x10);
}
