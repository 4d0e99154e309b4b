/** Whether a log's files say what its signed head says: every tile, every entry; and which file it is that does not. */
import { foldRight, leafHash, peaksOf, rowHash, type TreeHead } from './merkle.ts';
import { DamagedTile, parseBundle, parseTile, partialTiles, TILE_WIDTH, type Tile, tileAt, tilePath } from './tiles.ts';
import { isSame, type Sha256 } from './web.ts';

/** One file that does not fit: the address of a tile or bundle, or `checkpoint`. */
export interface Damage {
  readonly path: string;
  readonly what: string;
}

/** Answers what stands in a tile, or that there is none. */
export type FindTile = (tile: Tile) => Uint8Array | undefined | Promise<Uint8Array | undefined>;

/**
 * Reads all files of a log and yields each that does not fit. The head counts as right, and so does a tile that fits to
 * what is above it: what such a tile says of a file below is held against that file. Where the head does not fit to the
 * tiles at the right edge, what is below them says which is wrong, and if none is, the head is.
 *
 * Hashes everything, two hashes an entry, and holds one tile a level at a time.
 */
export async function* checkLog(sha256: Sha256, head: TreeHead, find: FindTile): AsyncGenerator<Damage> {
  const log: Log = { sha256, find, size: head.size };
  const edge = partialTiles(head.size);
  const rows = await Promise.all(edge.map((tile) => readRow(log, tile)));
  const whole = rows.filter((row) => Array.isArray(row));
  const root = foldRight(
    sha256,
    whole.toReversed().flatMap((row) => peaksOf(sha256, row)),
  );
  const isRight = whole.length === rows.length && isSame(root, head.root);
  const told = new Set<string>();
  for (const [at, tile] of edge.entries()) {
    for await (const damage of below(log, tile, rows[at] as Row, isRight ? 'right' : 'unknown')) {
      told.add(damage.path);
      yield damage;
    }
  }
  if (!isRight && !edge.some((tile) => told.has(tilePath(tile)))) {
    yield { path: 'checkpoint', what: `its root is not that of the ${head.size} entries in the tiles` };
  }
}

interface Log {
  readonly sha256: Sha256;
  readonly find: FindTile;
  readonly size: number;
}

/** What a file holds, or what is wrong with it. */
type Row = Uint8Array[] | Damage;

/** Whether what a tile says of those below is known to be right. */
type Trust = 'right' | 'unknown' | 'damaged';

async function readRow({ find, size }: Log, { level, index }: Tile): Promise<Row> {
  const tile = tileAt(level, index, size);
  const bytes = await find(tile);
  if (bytes === undefined) return { path: tilePath(tile), what: 'it is not there' };
  try {
    return level === 'entries' ? parseBundle(tile, bytes) : parseTile(tile, bytes);
  } catch (error) {
    if (error instanceof DamagedTile) return { path: error.path, what: error.what };
    throw error;
  }
}

async function* below(log: Log, tile: Tile, row: Row, trust: Trust): AsyncGenerator<Damage> {
  if (!Array.isArray(row)) yield row;
  else if (tile.level === 0) yield* entriesBelow(log, tile, row, trust);
  else yield* tilesBelow(log, { ...tile, level: Number(tile.level) }, row, trust);
}

async function* entriesBelow(log: Log, tile: Tile, row: Uint8Array[], trust: Trust): AsyncGenerator<Damage> {
  const bundle: Tile = { ...tile, level: 'entries' };
  const entries = await readRow(log, bundle);
  if (!Array.isArray(entries)) return yield entries;
  const misfit = entries.findIndex((entry, at) => !isSame(leafHash(log.sha256, entry), row[at] as Uint8Array));
  if (misfit < 0 || trust === 'damaged') return;
  const number = tile.index * TILE_WIDTH + misfit;
  if (trust === 'right') yield { path: tilePath(bundle), what: `entry ${number} in it does not give its leaf` };
  else yield { path: tilePath(tile), what: `its leaf ${number} is not that of the entry` };
}

async function* tilesBelow(
  log: Log,
  tile: Tile & { readonly level: number },
  row: Uint8Array[],
  trust: Trust,
): AsyncGenerator<Damage> {
  let isTold = trust === 'damaged';
  for (const [at, expected] of row.entries()) {
    const child = tileAt(tile.level - 1, tile.index * TILE_WIDTH + at, log.size);
    const hashes = await readRow(log, child);
    const fits = Array.isArray(hashes) && isSame(rowHash(log.sha256, hashes), expected);
    if (Array.isArray(hashes) && !fits && !isTold) {
      isTold = trust === 'unknown';
      yield trust === 'right'
        ? { path: tilePath(child), what: `its hash is not what ${tilePath(tile)} says` }
        : { path: tilePath(tile), what: `what it says of ${tilePath(child)} is not so` };
    }
    yield* below(log, child, hashes, fits ? 'right' : TRUST_OF_A_MISFIT[trust]);
  }
}

const TRUST_OF_A_MISFIT: Readonly<Record<Trust, Trust>> = { right: 'damaged', unknown: 'unknown', damaged: 'unknown' };
