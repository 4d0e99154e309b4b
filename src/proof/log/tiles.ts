/** C2SP tlog-tiles: where the hashes and entries of a log lie as files, and how hashes and proofs are read from them. */
import {
  consistencyProofSpans,
  HASH_BYTES,
  inclusionSpans,
  isSize,
  type Node,
  nodesOf,
  proveConsistency,
  proveInclusion,
  type ReadHash,
  rowHash,
  type Span,
  treeRoot,
} from './merkle.ts';
import { concat, type Sha256 } from './web.ts';

/** How many hashes, or entries, a full tile has. */
export const TILE_WIDTH = 256;
/** A tile's hashes are the leaves of a subtree of this height. */
const TILE_HEIGHT = 8;

/** One file of a log: hashes at a level of tiles, or entries. Never changes under its address. */
export interface Tile {
  readonly level: number | 'entries';
  readonly index: number;
  /** How many hashes or entries it holds; a tile of fewer than 256 is a partial one, with an address of its own. */
  readonly width: number;
}

/** What stands in a tile. */
export interface TileFile {
  readonly tile: Tile;
  readonly bytes: Uint8Array;
}

/** Answers what stands in a tile; the full tile will do for a partial one, which a log may have removed by then. */
export type ReadTile = (tile: Tile) => Uint8Array;

/** A file of a log does not hold what it should: its address, and what is wrong with it. */
export class DamagedTile extends Error {
  readonly path: string;
  readonly what: string;
  constructor(tile: Tile, what: string) {
    super(`${tilePath(tile)}: ${what}`);
    this.name = 'DamagedTile';
    this.path = tilePath(tile);
    this.what = what;
  }
}

/** tlog-tiles, Merkle Tree: `tile/<L>/<N>[.p/<W>]`; Log entries: `tile/entries/<N>[.p/<W>]`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const elements = padded.match(/.{3}/g) as string[];
  const number = elements.map((element, at) => (at < elements.length - 1 ? `x${element}` : element)).join('/');
  return `tile/${level}/${number}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/** @returns `undefined` for what is not the one address of a tile. */
export function parseTilePath(path: string): Tile | undefined {
  const [, level = '', number = '', width] = PATH.exec(path) ?? [];
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(number.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  const isInRange = isSize(tile.index) && tile.width < TILE_WIDTH + 1 && (level === 'entries' || Number(level) < 64);
  return number !== '' && isInRange && tilePath(tile) === path ? tile : undefined;
}
const PATH = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** How many hashes a level of tiles has in a tree of a size: one for each full tile below. */
export const levelWidth = (level: number, size: number): number => Math.floor(size / TILE_WIDTH ** level);

/** A tile as it is in the tree of a size; partial where the tree ends in it. */
export function tileAt(level: Tile['level'], index: number, size: number): Tile {
  const count = levelWidth(level === 'entries' ? 0 : level, size) - index * TILE_WIDTH;
  return { level, index, width: Math.min(count, TILE_WIDTH) };
}

/** The tiles at the right edge of a tree that are not full, one a level at most, from level 0. */
export function partialTiles(size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; levelWidth(level, size) > 0; level++) {
    const width = levelWidth(level, size) % TILE_WIDTH;
    if (width > 0) tiles.push({ level, index: Math.floor(levelWidth(level, size) / TILE_WIDTH), width });
  }
  return tiles;
}

/** The tile of a tree that the hash of a perfect subtree is read from, and where in it the subtree's row begins. */
function placeOf({ level, index }: Node, size: number): { readonly tile: Tile; readonly at: number; count: number } {
  const count = 2 ** (level % TILE_HEIGHT);
  const first = index * count;
  const tile = tileAt(Math.floor(level / TILE_HEIGHT), Math.floor(first / TILE_WIDTH), size);
  return { tile, at: first % TILE_WIDTH, count };
}

/** The tiles of a tree, each once, that the hashes of spans are read from. */
function tilesFor(spans: readonly Span[], size: number): Tile[] {
  const tiles = spans.flatMap(nodesOf).map((node) => placeOf(node, size).tile);
  return [...new Map(tiles.map((tile) => [tilePath(tile), tile])).values()];
}

/** Which tiles have to be at hand for {@link proveInclusionFromTiles}. */
export const inclusionTiles = (index: number, size: number): Tile[] => tilesFor(inclusionSpans(index, size), size);

/** Which tiles have to be at hand for {@link proveConsistencyFromTiles}. */
export const consistencyTiles = (oldSize: number, size: number): Tile[] =>
  tilesFor(consistencyProofSpans(oldSize, size), size);

/** Which tiles have to be at hand for {@link rootFromTiles}. */
export const rootTiles = (size: number): Tile[] => tilesFor([{ from: 0, to: size }], size);

/** The hashes of perfect subtrees, from the tiles of the tree of a size. Throws a {@link DamagedTile}. */
function hashesFromTiles(sha256: Sha256, read: ReadTile, size: number): ReadHash {
  return (node) => {
    const { tile, at, count } = placeOf(node, size);
    const bytes = wholeTile(tile, read(tile));
    return rowHash(sha256, hashesIn(bytes, at, count));
  };
}

/** The hashes in a tile; in a full tile that was read for a partial one, the first of them. Throws a {@link DamagedTile}. */
export const parseTile = (tile: Tile, bytes: Uint8Array): Uint8Array[] =>
  hashesIn(wholeTile(tile, bytes), 0, tile.width);

function wholeTile(tile: Tile, bytes: Uint8Array): Uint8Array {
  const expected = tile.width * HASH_BYTES;
  const isRight = bytes.length === expected || bytes.length === TILE_WIDTH * HASH_BYTES;
  if (!isRight) throw new DamagedTile(tile, `${bytes.length} bytes where there should be ${expected}`);
  return bytes;
}

const hashesIn = (bytes: Uint8Array, from: number, count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, at) => bytes.subarray((from + at) * HASH_BYTES, (from + at + 1) * HASH_BYTES));

/**
 * The proof that an entry is in a tree, from the tiles of that tree. Verify it before it is handed out: of the tiles
 * only their lengths are looked at. Throws a {@link DamagedTile}, or a RangeError when there is no such entry.
 */
export const proveInclusionFromTiles = (sha256: Sha256, read: ReadTile, index: number, size: number): Uint8Array[] =>
  proveInclusion(sha256, hashesFromTiles(sha256, read, size), index, size);

/** The proof that a tree has only grown from a smaller one, from the tiles of the larger. Otherwise as above. */
export const proveConsistencyFromTiles = (
  sha256: Sha256,
  read: ReadTile,
  oldSize: number,
  size: number,
): Uint8Array[] => proveConsistency(sha256, hashesFromTiles(sha256, read, size), oldSize, size);

/** The root of a tree from its tiles. Throws a {@link DamagedTile}. */
export const rootFromTiles = (sha256: Sha256, read: ReadTile, size: number): Uint8Array =>
  treeRoot(sha256, hashesFromTiles(sha256, read, size), size);

/** tlog-tiles, Log entries: "sequences of big-endian uint16 length-prefixed log entries". */
export function writeBundle(entries: readonly Uint8Array[]): Uint8Array {
  return concat(...entries.flatMap((entry) => [lengthOf(entry), entry]));
}

function lengthOf({ length }: Uint8Array): Uint8Array {
  if (length > 0xffff) throw new RangeError(`an entry of ${length} bytes; a bundle takes entries of up to 65535`);
  return Uint8Array.of(length >> 8, length & 0xff);
}

/** The entries in a bundle; as {@link parseTile} otherwise. */
export function parseBundle(bundle: Tile, bytes: Uint8Array): Uint8Array[] {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = at + 2 + ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0);
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  if (at !== bytes.length) throw new DamagedTile(bundle, 'it ends within an entry');
  const isRight = entries.length === bundle.width || entries.length === TILE_WIDTH;
  if (!isRight) throw new DamagedTile(bundle, `${entries.length} entries where there should be ${bundle.width}`);
  return entries.slice(0, bundle.width);
}
