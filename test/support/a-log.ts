/** A log in memory: the files that a server would keep, and nothing else. */
import { hash } from 'node:crypto';
import {
  append,
  checkLog,
  type Damage,
  EMPTY_FRONTIER,
  type Frontier,
  headOf,
  type ReadTile,
  type Sha256,
  type TreeHead,
  tilePath,
} from '../../src/proof/index.ts';

/** SHA-256 of Node. Not the server's own, which gives Buffers: `toEqual` does not take one for the same bytes. */
export const sha256: Sha256 = (bytes) => new Uint8Array(hash('sha256', bytes, 'buffer'));

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface ALog {
  /** By address. */
  readonly files: Map<string, Uint8Array>;
  readonly frontier: () => Frontier;
  readonly head: () => TreeHead;
  append(entries: readonly Uint8Array[]): void;
  /** Fails for a file that is not there. */
  readonly read: ReadTile;
}

export function aLog(entries: readonly Uint8Array[] = []): ALog {
  const files = new Map<string, Uint8Array>();
  let frontier = EMPTY_FRONTIER;
  const log: ALog = {
    files,
    frontier: () => frontier,
    head: () => headOf(sha256, frontier),
    append(more) {
      const appended = append(sha256, frontier, more);
      for (const { tile, bytes } of appended.files) {
        if (files.has(tilePath(tile))) throw new Error(`${tilePath(tile)} is written twice`);
        files.set(tilePath(tile), bytes);
      }
      frontier = appended.frontier;
    },
    read: (tile) => {
      const bytes = files.get(tilePath(tile));
      if (bytes === undefined) throw new Error(`${tilePath(tile)} is not there`);
      return bytes;
    },
  };
  log.append(entries);
  return log;
}

/** Entries as the vectors have them. */
export const numbered = (word: string, count: number, from = 0): Uint8Array[] =>
  Array.from({ length: count }, (_, at) => utf8(`${word} ${from + at}`));

export function flipBit(bytes: Uint8Array, bit: number): Uint8Array {
  const flipped = bytes.slice();
  flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
  return flipped;
}

/** All that is wrong in a log. */
export async function damageIn(files: ReadonlyMap<string, Uint8Array>, head: TreeHead): Promise<Damage[]> {
  const found: Damage[] = [];
  for await (const damage of checkLog(sha256, head, (tile) => files.get(tilePath(tile)))) found.push(damage);
  return found;
}
