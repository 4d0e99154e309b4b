/** Takes a log up where it ended, and only where all of it fits together. */
import {
  DamagedTile,
  EMPTY_FRONTIER,
  type Frontier,
  frontierFromTiles,
  frontierTiles,
  headOf,
  openNote,
  parseCheckpoint,
  type ReadTile,
  rootFromTiles,
  rootTiles,
  type Tile,
  type TreeHead,
  tilePath,
} from '../../proof/index.ts';
import { nodeSha256 } from '../sha256.ts';
import type { LogStore, PublishedCheckpoint, StoredHead } from '../stores/index.ts';
import type { LogKeys } from './log-keys.ts';

/** The edge of a log, to append to. */
export interface LoadedLog {
  readonly frontier: Frontier;
  /** How many of its entries are in a checkpoint that counts. */
  readonly publishedSize: number;
}

/** What does not fit, and what to do about it. */
export interface DamagedLog {
  readonly kind: 'damaged';
  readonly reason: string;
}

/**
 * Reads the edge of a log and holds it against its head, and that against the last checkpoint that was published: whoever
 * has seen that one must find the log grown from it.
 */
export async function loadLog(
  store: LogStore,
  keys: LogKeys,
): Promise<({ readonly kind: 'loaded' } & LoadedLog) | DamagedLog> {
  const head = await store.head();
  if (!head) return { kind: 'loaded', frontier: EMPTY_FRONTIER, publishedSize: 0 };
  try {
    const frontier = await edgeOf(store, head);
    const fault = head.published && (await checkpointFault(store, keys, head, head.published));
    return fault ? damaged(fault) : { kind: 'loaded', frontier, publishedSize: head.published?.size ?? 0 };
  } catch (error) {
    if (error instanceof DamagedTile) return damaged(error.message);
    throw error;
  }
}

const MEND = 'run `samtykke check`, and restore the backup that is whole';
const damaged = (what: string): DamagedLog => ({ kind: 'damaged', reason: `${what}; ${MEND}` });

async function edgeOf(store: LogStore, head: StoredHead): Promise<Frontier> {
  const tiles = frontierTiles(head.size);
  const frontier = frontierFromTiles(nodeSha256, await readTiles(store, tiles), head.size);
  if (!isSame(headOf(nodeSha256, frontier), head))
    throw new DamagedTile(
      tiles[0] ?? { level: 0, index: 0, width: 1 },
      'it, or another at the edge, does not give the tree head',
    );
  return frontier;
}

/** What is wrong with the last checkpoint; `undefined` when nothing is. */
async function checkpointFault(
  store: LogStore,
  { origin, verifiers }: LogKeys,
  head: StoredHead,
  { note, size }: PublishedCheckpoint,
): Promise<string | undefined> {
  const opened = await openNote(note, verifiers);
  if (opened.kind === 'unknown-signers')
    return `checkpoint: no key of the log's keys has signed it; restore the file of keys, or go on with a new one by \`samtykke keys rotate --lost\``;
  if (opened.kind !== 'opened') return `checkpoint: its signature does not fit (${opened.kind})`;
  const checkpoint = parseCheckpoint(opened.text);
  if (checkpoint.kind === 'malformed') return `checkpoint: line ${checkpoint.line}: ${checkpoint.what}`;
  if (checkpoint.origin !== origin) return `checkpoint: it is of the log '${checkpoint.origin}', not of '${origin}'`;
  if (checkpoint.size !== size || size > head.size)
    return `checkpoint: it is of ${checkpoint.size} entries, where ${size} were published and the log has ${head.size}`;
  const root = rootFromTiles(nodeSha256, await readTiles(store, rootTiles(size)), size);
  return isSame({ size, root }, checkpoint)
    ? undefined
    : `checkpoint: the log of ${head.size} entries is not grown from it`;
}

const isSame = (one: TreeHead, other: TreeHead): boolean =>
  one.size === other.size && Buffer.compare(one.root, other.root) === 0;

/** Reads tiles for what makes proofs of them. What is not there is a damaged tile. */
export async function readTiles(store: LogStore, tiles: readonly Tile[]): Promise<ReadTile> {
  const found = await store.tiles(tiles);
  const bytes = new Map(tiles.map((tile, index) => [tilePath(tile), found[index]]));
  return (tile) => {
    const known = bytes.get(tilePath(tile));
    if (!known) throw new DamagedTile(tile, 'it is not there');
    return cut(tile, known);
  };
}

/** The store keeps of a tile what it has become; a smaller tree has the beginning of it. */
export function cut({ level, width }: Tile, bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, width * (level === 'entries' ? ENTRY_BYTES : HASH_BYTES));
}
const HASH_BYTES = 32;
/** Each entry is a hash after its length in two bytes. */
const ENTRY_BYTES = 34;
