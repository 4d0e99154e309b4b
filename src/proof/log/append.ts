/** How a log grows: entries go in, the new tiles and the new tree head come out. */
import { foldRight, leafHash, nodeHash, peaksOf, type TreeHead } from './merkle.ts';
import {
  DamagedTile,
  levelWidth,
  parseBundle,
  parseTile,
  partialTiles,
  type ReadTile,
  TILE_WIDTH,
  type Tile,
  type TileFile,
  tileAt,
  writeBundle,
} from './tiles.ts';
import { concat, isSame, type Sha256 } from './web.ts';

/** All that is needed of a log to append to it: its right edge. At most 255 hashes a level of tiles, and 255 entries. */
export interface Frontier {
  readonly size: number;
  /** The hashes of the perfect subtrees that the tree is made of, the largest first. */
  readonly peaks: readonly Uint8Array[];
  /** By level of tiles, the hashes that fill no tile yet. */
  readonly rows: readonly (readonly Uint8Array[])[];
  /** The entries that fill no bundle yet. */
  readonly entries: readonly Uint8Array[];
}

/** The frontier of a log without an entry. */
export const EMPTY_FRONTIER: Frontier = { size: 0, peaks: [], rows: [], entries: [] };

export interface Appended {
  readonly frontier: Frontier;
  readonly head: TreeHead;
  /** What has to be durable before a checkpoint of the head is published; each at an address that was never used. */
  readonly files: readonly TileFile[];
}

/**
 * Appends a batch of entries. The frontier that is handed in stays as it is, so a batch that was not committed leaves
 * no trace. Costs two hashes an entry, and one a peak for the head.
 *
 * Throws a RangeError for an entry of more than 65,535 bytes.
 */
export function append(sha256: Sha256, frontier: Frontier, entries: readonly Uint8Array[]): Appended {
  const edge: Edge = {
    size: frontier.size,
    peaks: [...frontier.peaks],
    rows: frontier.rows.map((row) => [...row]),
    entries: [...frontier.entries],
    files: [],
  };
  for (const entry of entries) addEntry(sha256, edge, entry);
  addPartialFiles(edge, frontier.size);
  const { files, ...grown } = edge;
  return { frontier: grown, head: headOf(sha256, grown), files };
}

/** The head of the tree that a frontier is the edge of. */
export const headOf = (sha256: Sha256, { size, peaks }: Frontier): TreeHead => ({
  size,
  root: foldRight(sha256, peaks),
});

/** Which tiles have to be at hand for {@link frontierFromTiles}: the partial ones, and the partial bundle. */
export function frontierTiles(size: number): Tile[] {
  const bundle = tileAt('entries', Math.floor(size / TILE_WIDTH), size);
  return bundle.width > 0 ? [...partialTiles(size), bundle] : partialTiles(size);
}

/**
 * Takes a log up again from its tiles. Compare {@link headOf} the frontier with the last checkpoint before anything is
 * appended: it says whether all that was read here is right. Throws a {@link DamagedTile}.
 */
export function frontierFromTiles(sha256: Sha256, read: ReadTile, size: number): Frontier {
  const rows: Uint8Array[][] = [];
  let entries: Uint8Array[] = [];
  for (let level = 0; levelWidth(level, size) > 0; level++) rows.push([]);
  for (const tile of frontierTiles(size)) {
    if (tile.level === 'entries') entries = entriesOf(sha256, tile, read(tile), rows[0]);
    else rows[tile.level] = parseTile(tile, read(tile));
  }
  return { size, peaks: rows.toReversed().flatMap((row) => peaksOf(sha256, row)), rows, entries };
}

function entriesOf(sha256: Sha256, bundle: Tile, bytes: Uint8Array, leaves: readonly Uint8Array[] = []): Uint8Array[] {
  const entries = parseBundle(bundle, bytes);
  const wrong = entries.findIndex((entry, at) => !isSame(leafHash(sha256, entry), leaves[at] as Uint8Array));
  if (wrong >= 0) throw new DamagedTile(bundle, `entry ${wrong} in it does not give its leaf`);
  return entries;
}

/** A frontier while it grows, and the files that it has made. */
interface Edge {
  size: number;
  peaks: Uint8Array[];
  rows: Uint8Array[][];
  entries: Uint8Array[];
  files: TileFile[];
}

function addEntry(sha256: Sha256, edge: Edge, entry: Uint8Array): void {
  const before = edge.size++;
  edge.entries.push(entry);
  if (edge.entries.length === TILE_WIDTH) {
    edge.files.push(bundleOf(edge));
    edge.entries = [];
  }
  let hash = leafHash(sha256, entry);
  addHash(edge, 0, hash);
  // As a binary counter carries: each perfect subtree that has found its equal becomes one with it.
  for (let [level, index] = [1, before]; index % 2 === 1; index = (index - 1) / 2, level++) {
    hash = nodeHash(sha256, edge.peaks.pop() as Uint8Array, hash);
    if (level % TILE_LEVELS === 0) addHash(edge, level / TILE_LEVELS, hash);
  }
  edge.peaks.push(hash);
}

/** Levels of the tree in a level of tiles. */
const TILE_LEVELS = 8;

function addHash(edge: Edge, level: number, hash: Uint8Array): void {
  const row = edge.rows[level] ?? [];
  row.push(hash);
  edge.rows[level] = row;
  if (row.length < TILE_WIDTH) return;
  edge.files.push(tileOf(edge, level));
  edge.rows[level] = [];
}

/** tlog-tiles, Partial Tiles: those that a tree of the new size has and one of the old size had not. */
function addPartialFiles(edge: Edge, oldSize: number): void {
  for (const [level, row] of edge.rows.entries()) {
    const hasGrown = levelWidth(level, edge.size) > levelWidth(level, oldSize);
    if (row.length > 0 && hasGrown) edge.files.push(tileOf(edge, level));
  }
  if (edge.entries.length > 0 && edge.size > oldSize) edge.files.push(bundleOf(edge));
}

function tileOf({ size, rows }: Edge, level: number): TileFile {
  const index = Math.ceil(levelWidth(level, size) / TILE_WIDTH) - 1;
  return { tile: tileAt(level, index, size), bytes: concat(...(rows[level] as Uint8Array[])) };
}

function bundleOf({ size, entries }: Edge): TileFile {
  return { tile: tileAt('entries', Math.ceil(size / TILE_WIDTH) - 1, size), bytes: writeBundle(entries) };
}
