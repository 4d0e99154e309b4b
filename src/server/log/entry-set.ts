/** Numbers of entries: a bit each, in blocks of 256 of which only those exist that hold one. */
export interface EntrySet {
  add(entry: number): void;
  has(entry: number): boolean;
  /** In the order in which their blocks came. */
  all(): Iterable<number>;
}

export function entrySet(): EntrySet {
  const blocks = new Map<number, Uint8Array>();
  const blockOf = (entry: number): number => Math.floor(entry / BLOCK);
  return {
    add: (entry) => {
      const block = blocks.get(blockOf(entry)) ?? new Uint8Array(BLOCK / 8);
      blocks.set(blockOf(entry), block);
      const at = entry - blockOf(entry) * BLOCK;
      block[at >> 3] = (block[at >> 3] as number) | (1 << (at & 7));
    },
    has: (entry) => hasBit(blocks.get(blockOf(entry)), entry - blockOf(entry) * BLOCK),
    *all() {
      for (const [number, block] of blocks)
        for (let at = 0; at < BLOCK; at++) if (hasBit(block, at)) yield number * BLOCK + at;
    },
  };
}

const BLOCK = 256;

const hasBit = (block: Uint8Array | undefined, at: number): boolean =>
  (((block?.[at >> 3] ?? 0) >> (at & 7)) & 1) === 1;
