/** The Merkle tree of RFC 6962 section 2.1 (RFC 9162 section 2.1): roots and proofs, from stored hashes. */
import { type EventualSha256, isSame, type Sha256 } from './web.ts';

export const HASH_BYTES = 32;

/** How many entries a log has, and the hash over them. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** The entries `from ≤ index < to`, D[from:to] in RFC 6962. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A perfect subtree: the 2^level entries that begin at index · 2^level. */
export interface Node {
  readonly level: number;
  readonly index: number;
}

/** Answers the hash of a perfect subtree from what is stored. */
export type ReadHash = (node: Node) => Uint8Array;

/** RFC 6962 2.1: "MTH({d(0)}) = SHA-256(0x00 || d(0))." */
const leafInput = (entry: Uint8Array): Uint8Array => {
  const input = new Uint8Array(1 + entry.length);
  input.set(entry, 1);
  return input;
};

/**
 * RFC 6962 2.1: "MTH(D[n]) = SHA-256(0x01 || MTH(D[0:k]) || MTH(D[k:n]))". The same bytes each time, since an array
 * takes as long to make as to hash; Web Crypto too takes "a copy of the bytes" before `digest` returns.
 */
const nodeInput = (left: Uint8Array, right: Uint8Array): Uint8Array => {
  if (!isHash(left) || !isHash(right)) throw new RangeError(`a hash of a tree has ${HASH_BYTES} bytes`);
  NODE_INPUT.set(left, 1);
  NODE_INPUT.set(right, 1 + HASH_BYTES);
  return NODE_INPUT;
};
const NODE_INPUT = new Uint8Array(1 + 2 * HASH_BYTES).fill(1, 0, 1);

/** The hash of an entry, when the SHA-256 that is handed in has it: at once or later. */
export const leafHash = <Hash>(sha256: (bytes: Uint8Array) => Hash, entry: Uint8Array): Hash =>
  sha256(leafInput(entry));

/** The hash of two subtrees together, likewise. */
export const nodeHash = <Hash>(sha256: (bytes: Uint8Array) => Hash, left: Uint8Array, right: Uint8Array): Hash =>
  sha256(nodeInput(left, right));

/** The largest power of two that is smaller than a count of at least two: where a tree parts. */
function split(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

/** The perfect subtrees that a span is made of, from left to right; `from` is a multiple of all their sizes. */
export function nodesOf({ from, to }: Span): Node[] {
  const nodes: Node[] = [];
  for (let start = from; start < to; ) {
    let level = 0;
    while (2 ** (level + 1) <= to - start) level++;
    nodes.push({ level, index: start / 2 ** level });
    start += 2 ** level;
  }
  return nodes;
}

/** The hash over perfect subtrees that stand beside each other, the largest first. */
export function foldRight(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return sha256(new Uint8Array());
  return hashes.reduceRight((right, left) => nodeHash(sha256, left, right));
}

const spanHash = (sha256: Sha256, read: ReadHash, span: Span): Uint8Array => foldRight(sha256, nodesOf(span).map(read));

/** The root of the tree of a log's first `size` entries; of none, it is the hash of nothing (RFC 6962 2.1). */
export const treeRoot = (sha256: Sha256, read: ReadHash, size: number): Uint8Array =>
  spanHash(sha256, read, { from: 0, to: size });

/** PATH(m, D[n]) of RFC 6962 2.1.1: the subtrees beside the way from an entry to the root, in that order. */
export function inclusionSpans(index: number, size: number): Span[] {
  const spans: Span[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + split(to - from);
    const isLeft = index < middle;
    spans.push(isLeft ? { from: middle, to } : { from, to: middle });
    [from, to] = isLeft ? [from, middle] : [middle, to];
  }
  return spans.reverse();
}

/**
 * PROOF(m, D[n]) of RFC 6962 2.1.2. The first is where the way begins; it is left out of a proof when the old tree is
 * a perfect subtree of the new one, since its hash is then the old root.
 */
function consistencySpans(oldSize: number, size: number): { readonly seed: Span; readonly others: Span[] } {
  const others: Span[] = [];
  let [from, to] = [0, size];
  while (oldSize < to) {
    const middle = from + split(to - from);
    const isLeft = oldSize <= middle;
    others.push(isLeft ? { from: middle, to } : { from, to: middle });
    [from, to] = isLeft ? [from, middle] : [middle, to];
  }
  return { seed: { from, to }, others: others.reverse() };
}

/** The subtrees whose hashes make a consistency proof. */
export function consistencyProofSpans(oldSize: number, size: number): Span[] {
  if (oldSize === 0 || oldSize === size) return [];
  const { seed, others } = consistencySpans(oldSize, size);
  return seed.from === 0 ? others : [seed, ...others];
}

/**
 * The proof that an entry is in the tree of a log's first `size` entries (RFC 6962 2.1.1), from leaf to root.
 *
 * Throws a RangeError when the tree has no such entry.
 */
export function proveInclusion(sha256: Sha256, read: ReadHash, index: number, size: number): Uint8Array[] {
  if (!isEntryOf(index, size)) throw new RangeError(`a tree of ${size} entries has no entry ${index}`);
  return inclusionSpans(index, size).map((span) => spanHash(sha256, read, span));
}

/**
 * The proof that a log has only grown from `oldSize` to `size` entries (RFC 6962 2.1.2). Nothing needs to be proven
 * from an empty log, nor where the sizes are the same.
 *
 * Throws a RangeError when the old tree is the larger one.
 */
export function proveConsistency(sha256: Sha256, read: ReadHash, oldSize: number, size: number): Uint8Array[] {
  if (!isSize(oldSize) || !isSize(size) || oldSize > size) {
    throw new RangeError(`a tree of ${size} entries does not grow from one of ${oldSize}`);
  }
  return consistencyProofSpans(oldSize, size).map((span) => spanHash(sha256, read, span));
}

/** Whether the leaf hash of an entry leads to the root of a tree (RFC 9162 2.1.3.2). Anything may be handed in. */
export async function verifyInclusion(
  sha256: EventualSha256,
  { size, root }: TreeHead,
  index: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
): Promise<boolean> {
  if (!isEntryOf(index, size) || ![root, leaf, ...proof].every(isHash)) return false;
  const spans = inclusionSpans(index, size);
  if (spans.length !== proof.length) return false;
  let hash = leaf;
  for (const [step, { from }] of spans.entries()) {
    const beside = proof[step] as Uint8Array;
    hash = await (from > index ? nodeHash(sha256, hash, beside) : nodeHash(sha256, beside, hash));
  }
  return isSame(hash, root);
}

/**
 * Whether a log has only grown from one tree to the other (RFC 9162 2.1.4.2). Anything may be handed in.
 *
 * From an empty log every other one grows (C2SP tlog-witness, add-checkpoint): the old root is then that of no entries.
 */
export async function verifyConsistency(
  sha256: EventualSha256,
  old: TreeHead,
  now: TreeHead,
  proof: readonly Uint8Array[],
): Promise<boolean> {
  if (!isSize(old.size) || !isSize(now.size) || old.size > now.size) return false;
  if (![old.root, now.root, ...proof].every(isHash)) return false;
  if (old.size === now.size && !isSame(old.root, now.root)) return false;
  if (old.size === 0) return proof.length === 0 && isSame(old.root, await sha256(new Uint8Array()));
  return proof.length === consistencyProofSpans(old.size, now.size).length && leadsToBoth(sha256, old, now, proof);
}

async function leadsToBoth(
  sha256: EventualSha256,
  old: TreeHead,
  now: TreeHead,
  proof: readonly Uint8Array[],
): Promise<boolean> {
  const { seed, others } = consistencySpans(old.size, now.size);
  const [first = old.root, ...rest] = seed.from === 0 ? [old.root, ...proof] : proof;
  let [oldHash, hash] = [first, first];
  for (const [step, { from }] of others.entries()) {
    const beside = rest[step] as Uint8Array;
    const isLeft = from < old.size;
    if (isLeft) oldHash = await nodeHash(sha256, beside, oldHash);
    hash = await (isLeft ? nodeHash(sha256, beside, hash) : nodeHash(sha256, hash, beside));
  }
  return isSame(oldHash, old.root) && isSame(hash, now.root);
}

const isHash = (bytes: Uint8Array): boolean => bytes.length === HASH_BYTES;
/** Ours: sizes up to 2^53 − 1, where a number of JavaScript is exact; the specifications go to 2^63 − 1. */
export const isSize = (size: number): boolean => Number.isSafeInteger(size) && size >= 0;
const isEntryOf = (index: number, size: number): boolean => isSize(index) && isSize(size) && index < size;

/** The hash over a row of hashes that is a power of two long, as the whole of a tile is. */
export function rowHash(sha256: Sha256, row: readonly Uint8Array[]): Uint8Array {
  let hashes = row;
  while (hashes.length > 1) {
    hashes = Array.from({ length: hashes.length / 2 }, (_, at) =>
      nodeHash(sha256, hashes[2 * at] as Uint8Array, hashes[2 * at + 1] as Uint8Array),
    );
  }
  return hashes[0] as Uint8Array;
}

/** The hashes of the perfect subtrees that a row of hashes is made of, the largest first. */
export const peaksOf = (sha256: Sha256, row: readonly Uint8Array[]): Uint8Array[] =>
  nodesOf({ from: 0, to: row.length }).map(({ level, index }) =>
    rowHash(sha256, row.slice(index * 2 ** level, (index + 1) * 2 ** level)),
  );
