/** Takes a log up where it ended, and only where all of it fits together. */
import {
  type Checkpoint,
  DamagedTile,
  EMPTY_FRONTIER,
  type FindTile,
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
  type VerifierKey,
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
    const published = head.published && (await readPublished(store, keys, head, head.published));
    if (published?.kind === 'misfit') return damaged(`checkpoint: ${published.what}`, published.mend);
    // An earlier log of the site may have ended here: then nothing is published of this one, which goes on from it.
    return { kind: 'loaded', frontier, publishedSize: published?.origin === keys.origin ? published.size : 0 };
  } catch (error) {
    if (error instanceof DamagedTile) return damaged(error.message);
    throw error;
  }
}

const MEND = 'run `samtykke check`, and restore the backup that is whole';
const KEYS_MEND = 'restore the file of keys, or go on with a new one by `samtykke keys rotate --lost`';
const damaged = (what: string, mend = MEND): DamagedLog => ({ kind: 'damaged', reason: `${what}; ${mend}` });

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

/** A checkpoint that does not fit to the log. */
export interface Misfit {
  readonly kind: 'misfit';
  readonly what: string;
  readonly mend: string;
}

/** What holds of a log's keys for whoever only reads it. */
export type LogVerifiers = Pick<LogKeys, 'origin' | 'verifiers'>;

/**
 * Reads the last checkpoint that was published: a known key of the log that it names has signed it, and the log has grown
 * from it.
 *
 * @throws {DamagedTile} where a tile is lacking that would tell.
 */
export async function readPublished(
  store: LogStore,
  keys: LogVerifiers,
  head: StoredHead,
  { note, size }: PublishedCheckpoint,
): Promise<Checkpoint | Misfit> {
  const checkpoint = await openCheckpoint(note, keys.verifiers);
  if (checkpoint.kind === 'misfit') return checkpoint;
  if (checkpoint.size !== size || size > head.size)
    return misfit(`it is of ${checkpoint.size} entries, where ${size} were published and the log has ${head.size}`);
  return (await isGrownFrom(store, checkpoint))
    ? checkpoint
    : misfit(`the log of ${head.size} entries is not grown from it`);
}

/** Reads a checkpoint that one of the keys has signed as the log that it names. */
export async function openCheckpoint(note: string, verifiers: readonly VerifierKey[]): Promise<Checkpoint | Misfit> {
  const opened = await openNote(note, verifiers);
  if (opened.kind === 'unknown-signers') return misfit("no key of the log's keys has signed it", KEYS_MEND);
  if (opened.kind !== 'opened') return misfit(`its signature does not fit (${opened.kind})`);
  const checkpoint = parseCheckpoint(opened.text);
  if (checkpoint.kind === 'malformed') return misfit(`line ${checkpoint.line}: ${checkpoint.what}`);
  return opened.verified.some(({ key }) => key.name === checkpoint.origin)
    ? checkpoint
    : misfit(`it is of the log '${checkpoint.origin}', and no key of that log has signed it`);
}

const misfit = (what: string, mend = MEND): Misfit => ({ kind: 'misfit', what, mend });

/** Whether the entries of a log begin with those of a smaller tree, or of an equal one. */
export async function isGrownFrom(store: LogStore, { size, root }: TreeHead): Promise<boolean> {
  const own = rootFromTiles(nodeSha256, await readTiles(store, rootTiles(size)), size);
  return isSame({ size, root: own }, { size, root });
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

/** Reads one tile at a time. */
export const tileFinder =
  (store: LogStore): FindTile =>
  async (tile) => {
    const [bytes] = await store.tiles([tile]);
    return bytes && cut(tile, bytes);
  };

/** The store keeps of a tile what it has become; a smaller tree has the beginning of it. */
export function cut({ level, width }: Tile, bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, width * (level === 'entries' ? ENTRY_BYTES : HASH_BYTES));
}
const HASH_BYTES = 32;
/** Each entry is a hash after its length in two bytes. */
const ENTRY_BYTES = 34;
