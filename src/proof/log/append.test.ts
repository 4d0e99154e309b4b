import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ALog, aLog, flipBit, numbered, sha256, utf8 } from '../../../test/support/a-log.ts';
import { naiveTree } from '../../../test/support/naive-tree.ts';
import { append, EMPTY_FRONTIER, frontierFromTiles, frontierTiles, headOf } from './append.ts';
import { verifyConsistency, verifyInclusion } from './merkle.ts';
import {
  consistencyTiles,
  DamagedTile,
  inclusionTiles,
  parseBundle,
  partialTiles,
  proveConsistencyFromTiles,
  proveInclusionFromTiles,
  type ReadTile,
  rootFromTiles,
  rootTiles,
  type Tile,
  tileAt,
  tilePath,
  writeBundle,
} from './tiles.ts';

const MOST = 600;
const ENTRIES = numbered('entry', MOST);
const naive = naiveTree(ENTRIES);

/** Nothing but these tiles, as they lie in a log. */
function onlyFrom(log: ALog, tiles: readonly Tile[]): ReadTile {
  const paths = new Set(tiles.map(tilePath));
  return (tile) => {
    if (!paths.has(tilePath(tile))) throw new Error(`${tilePath(tile)} was not asked for`);
    return log.read(tile);
  };
}

describe('a log that grows one entry at a time', () => {
  const log = aLog();
  for (const entry of ENTRIES) log.append([entry]);

  it(`has the root of the naive tree at every size to ${MOST}, from tiles alone`, () => {
    for (let size = 0; size <= MOST; size++) {
      expect(rootFromTiles(sha256, onlyFrom(log, rootTiles(size)), size)).toEqual(naive.root(size));
    }
  });

  it('proves inclusion at every size, from the tiles that it names', () => {
    const [pick = 0] = fc.sample(fc.nat(), 1);
    for (let size = 1; size <= MOST; size++) {
      const index = pick % size;
      const read = onlyFrom(log, inclusionTiles(index, size));
      expect([index, proveInclusionFromTiles(sha256, read, index, size)]).toEqual([index, naive.path(index, size)]);
    }
  });

  it('proves consistency at every size, from the tiles that it names', () => {
    const [pick = 0] = fc.sample(fc.nat(), 1);
    for (let size = 1; size <= MOST; size++) {
      const old = pick % (size + 1);
      const read = onlyFrom(log, consistencyTiles(old, size));
      expect([old, proveConsistencyFromTiles(sha256, read, old, size)]).toEqual([old, naive.proof(old, size)]);
    }
  });

  it('can be taken up again at every size, from its partial tiles', () => {
    for (let size = 0; size <= MOST; size++) {
      const frontier = frontierFromTiles(sha256, onlyFrom(log, frontierTiles(size)), size);
      expect(headOf(sha256, frontier)).toEqual({ size, root: naive.root(size) });
      const { head } = append(sha256, frontier, ENTRIES.slice(size, size + 9));
      expect(head.root).toEqual(naive.root(head.size));
    }
  });
});

describe('append', () => {
  const batches = fc.array(fc.nat(300), { maxLength: 6 });

  it('comes to the same files and head, however the entries come in', () =>
    fc.assert(
      fc.property(batches, (sizes) => {
        const total = sizes.reduce((sum, count) => sum + count, 0);
        const log = aLog();
        for (const count of sizes) log.append(numbered('entry', count, log.frontier().size));
        const atOnce = aLog(numbered('entry', total));
        expect(log.head()).toEqual(atOnce.head());
        for (const [path, bytes] of atOnce.files) expect(log.files.get(path)).toEqual(bytes);
      }),
      { numRuns: 20 },
    ));

  it('leaves the frontier that it was given as it was', () => {
    const { frontier } = append(sha256, EMPTY_FRONTIER, ENTRIES.slice(0, 300));
    const before = structuredClone(frontier);
    append(sha256, frontier, ENTRIES.slice(300));
    expect(structuredClone(frontier)).toEqual(before);
    expect(append(sha256, frontier, ENTRIES.slice(300)).head.root).toEqual(naive.root(MOST));
  });

  it('writes nothing for an empty batch', () => {
    const { frontier } = append(sha256, EMPTY_FRONTIER, ENTRIES.slice(0, 300));
    expect(append(sha256, frontier, []).files).toEqual([]);
  });

  it('takes an entry of 65,535 bytes and none that is longer', () => {
    expect(append(sha256, EMPTY_FRONTIER, [new Uint8Array(65_535)]).head.size).toBe(1);
    expect(() => append(sha256, EMPTY_FRONTIER, [new Uint8Array(65_536)])).toThrow(RangeError);
  });

  it('puts every entry into the bundle and the tile of its index', () => {
    const log = aLog(ENTRIES);
    for (const [index, entry] of ENTRIES.entries()) {
      const bundle = tileAt('entries', Math.floor(index / 256), MOST);
      expect(parseBundle(bundle, log.read(bundle))[index % 256]).toEqual(entry);
    }
    expect([...log.files.keys()].sort()).toEqual([
      'tile/0/000',
      'tile/0/001',
      'tile/0/002.p/88',
      'tile/1/000.p/2',
      'tile/entries/000',
      'tile/entries/001',
      'tile/entries/002.p/88',
    ]);
  });
});

describe('a log of 100,000 entries', () => {
  const SIZE = 100_000;
  const log = aLog();
  const OLD = [1, 255, 256, 70_000, 65_536, 99_999].sort((a, b) => a - b);
  const heads = new Map([...OLD, SIZE].map((size) => [size, grown(log, size)]));

  it('proves every entry that is asked for, from at most five tiles', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(SIZE - 1), async (index) => {
        const tiles = inclusionTiles(index, SIZE);
        expect(tiles.length).toBeLessThanOrEqual(5);
        const proof = proveInclusionFromTiles(sha256, onlyFrom(log, tiles), index, SIZE);
        const leaf = naiveTree([utf8(`entry ${index}`)]).leaf(0);
        expect(await verifyInclusion(sha256, log.head(), index, leaf, proof)).toBe(true);
      }),
    ));

  it('proves that it grew from what it was', async () => {
    for (const size of OLD) {
      const old = heads.get(size) as ReturnType<ALog['head']>;
      const proof = proveConsistencyFromTiles(sha256, onlyFrom(log, consistencyTiles(size, SIZE)), size, SIZE);
      expect(await verifyConsistency(sha256, old, log.head(), proof)).toBe(true);
    }
  });

  it('is taken up again from four files', () => {
    const tiles = frontierTiles(SIZE);
    expect(tiles.map(tilePath)).toEqual([
      'tile/0/390.p/160',
      'tile/1/001.p/134',
      'tile/2/000.p/1',
      'tile/entries/390.p/160',
    ]);
    const frontier = frontierFromTiles(sha256, onlyFrom(log, tiles), SIZE);
    expect(frontier).toEqual(log.frontier());
  });
});

describe('tiles that are not what they should be', () => {
  const log = aLog(ENTRIES);
  const cut: ReadTile = (tile) => log.read(tile).subarray(1);

  it('are named by their address', () => {
    const named = (path: string) => expect.objectContaining({ name: 'DamagedTile', path });
    expect(() => rootFromTiles(sha256, cut, MOST)).toThrow(named('tile/1/000.p/2'));
    expect(() => proveInclusionFromTiles(sha256, cut, 0, MOST)).toThrow(named('tile/0/000'));
    expect(() => frontierFromTiles(sha256, cut, MOST)).toThrow(named('tile/0/002.p/88'));
  });

  it('do for partial ones when they are full: a log may have removed those by then', () => {
    const full: ReadTile = (tile) => log.read({ ...tile, width: 256 });
    expect(rootFromTiles(sha256, full, 0)).toEqual(naive.root(0));
    const [partial] = partialTiles(300);
    expect(partial).toEqual({ level: 0, index: 1, width: 44 });
    const read: ReadTile = (tile) => (tile.level === 0 ? full(tile) : aLog(ENTRIES.slice(0, 300)).read(tile));
    expect(rootFromTiles(sha256, read, 300)).toEqual(naive.root(300));
  });

  it('are found when a log is taken up again: a flipped bit changes the head, or an entry does not give its leaf', () =>
    fc.assert(
      fc.property(fc.constantFrom(...frontierTiles(MOST)), fc.nat(), (damaged, bit) => {
        const read: ReadTile = (tile) => {
          const bytes = log.read(tile);
          return tilePath(tile) === tilePath(damaged) ? flipBit(bytes, bit % (bytes.length * 8)) : bytes;
        };
        try {
          expect(headOf(sha256, frontierFromTiles(sha256, read, MOST)).root).not.toEqual(naive.root(MOST));
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedTile);
        }
      }),
    ));

  it('an entry bundle takes bytes for entries only when they are whole, and as many as there should be', () =>
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 256 }), (entries) => {
        const bundle = { level: 'entries', index: 0, width: entries.length } as const;
        const bytes = writeBundle(entries);
        expect(parseBundle(bundle, bytes)).toEqual(entries);
        expect(() => parseBundle(bundle, bytes.subarray(0, -1))).toThrow(DamagedTile);
        expect(() => parseBundle({ ...bundle, width: entries.length + 1 }, bytes)).toThrow(DamagedTile);
      }),
    ));

  it('parses any bytes as a bundle, or says which it is', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.integer({ min: 1, max: 256 }), (bytes, width) => {
        try {
          expect(parseBundle({ level: 'entries', index: 0, width }, bytes)).toHaveLength(width);
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedTile);
        }
      }),
    ));
});

/** The head after a log has grown to a size. */
function grown(log: ALog, size: number): ReturnType<ALog['head']> {
  log.append(numbered('entry', size - log.frontier().size, log.frontier().size));
  return log.head();
}
