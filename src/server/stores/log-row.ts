import type { Tile, TileFile } from '../../proof/index.ts';
import type { Backlog, PublishedCheckpoint, StoredHead } from './log-store.ts';

/** Of the files of one tile the last holds all that the others do. */
export function longest(files: readonly TileFile[]): Iterable<TileFile> {
  return new Map(files.map((each) => [`${each.tile.level} ${each.tile.index}`, each])).values();
}

/** Entries stand beside the levels of hashes. */
export const levelOf = ({ level }: Tile): number => (level === 'entries' ? -1 : level);

/** What a table tells of the head, `publishedSize` and what follows being of the latest checkpoint. */
export interface HeadRow {
  readonly size: number;
  readonly root: Uint8Array;
  readonly publishedSize: number | null;
  readonly note: string | null;
  readonly publishedAt: number | null;
}

/** A row of size 0 has a lease and no head yet. */
export function headOf(row: HeadRow | undefined): StoredHead | undefined {
  if (!row || row.size === 0) return undefined;
  const { size, root, publishedSize, note, publishedAt } = row;
  const published: PublishedCheckpoint | undefined =
    publishedSize === null || note === null ? undefined : { size: publishedSize, note, at: publishedAt ?? 0 };
  return { size, root, published };
}

export interface BacklogRow {
  readonly waiting: number;
  readonly oldest: string | null;
}

export const backlogOf = ({ waiting, oldest }: BacklogRow): Backlog => ({
  waiting,
  oldestAt: oldest === null ? undefined : Date.parse(oldest),
});
