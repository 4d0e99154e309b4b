/** RFC 6962 section 2.1, word for word and slow: what the log is held against. */
import { createHash } from 'node:crypto';

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

/** MTH, PATH and PROOF over the leaf hashes of one list of entries. */
export function naiveTree(entries: readonly Uint8Array[]) {
  const leaves = entries.map((entry) => sha256(Uint8Array.of(0), entry));
  const known = new Map<string, Uint8Array>();

  /** MTH(D[from:to]); remembered, since it is asked for over and over. */
  function mth(from: number, to: number): Uint8Array {
    const key = `${from}:${to}`;
    const found = known.get(key) ?? compute(from, to);
    known.set(key, found);
    return found;
  }
  function compute(from: number, to: number): Uint8Array {
    if (to === from) return sha256();
    if (to - from === 1) return leaves[from] as Uint8Array;
    const k = largestPowerBelow(to - from);
    return sha256(Uint8Array.of(1), mth(from, from + k), mth(from + k, to));
  }
  function path(m: number, from: number, to: number): Uint8Array[] {
    if (to - from === 1) return [];
    const k = largestPowerBelow(to - from);
    return m < k
      ? [...path(m, from, from + k), mth(from + k, to)]
      : [...path(m - k, from + k, to), mth(from, from + k)];
  }
  function subproof(m: number, from: number, to: number, isWhole: boolean): Uint8Array[] {
    if (m === to - from) return isWhole ? [] : [mth(from, to)];
    const k = largestPowerBelow(to - from);
    return m <= k
      ? [...subproof(m, from, from + k, isWhole), mth(from + k, to)]
      : [...subproof(m - k, from + k, to, false), mth(from, from + k)];
  }
  return {
    leaf: (index: number): Uint8Array => leaves[index] as Uint8Array,
    root: (size: number): Uint8Array => mth(0, size),
    path: (index: number, size: number): Uint8Array[] => path(index, 0, size),
    proof: (oldSize: number, size: number): Uint8Array[] => (oldSize === 0 ? [] : subproof(oldSize, 0, size, true)),
  };
}

function largestPowerBelow(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
