/** Whether each record is the one that its entry in the log was made of, and each entry has its record or its erasure. */
import {
  DamagedTile,
  entryOf,
  type FindTile,
  type LogRecord,
  leafHash,
  parseBundle,
  tileAt,
} from '../../proof/index.ts';
import { nodeSha256 } from '../sha256.ts';
import { columnsOf, type KeptRecord, keyOf, type LogPlace, readRecord, type Store } from '../stores/index.ts';
import { type EntrySet, entrySet } from './entry-set.ts';
import { tileFinder } from './load-log.ts';
import type { SiteFinding, Tell } from './site-finding.ts';

export interface RecordCounts {
  /** Those that have an entry, and are there. */
  readonly records: number;
  /** Those that have no entry yet. */
  readonly waiting: number;
  /** Entries whose record is erased. */
  readonly erased: number;
}

/**
 * Holds the records of a site against the first `size` entries of its log. The order of the steps lets a server write
 * meanwhile: what gets its entry after the first step is met among those that wait or, at last, behind the first `size`.
 */
export async function checkRecords(store: Store, site: string, size: number, tell: Tell): Promise<RecordCounts> {
  const walk = walkOf(store, site, size, tell);
  await checkEntries(walk);
  await checkWaiting(walk);
  await checkBehind(walk);
  const erased = await explainHoles(walk);
  return { records: walk.records, waiting: walk.waiting, erased };
}

interface Walk {
  readonly store: Store;
  readonly site: string;
  readonly size: number;
  readonly tell: Tell;
  readonly find: FindTile;
  readonly isKnownVersion: (version: string) => Promise<boolean>;
  /** Entries that have no record. */
  readonly holes: EntrySet;
  /** Entries that an erasure names. */
  readonly erasures: EntrySet;
  records: number;
  waiting: number;
}

const walkOf = (store: Store, site: string, size: number, tell: Tell): Walk => ({
  ...{ store, site, size, tell, records: 0, waiting: 0 },
  find: tileFinder(store.log(site)),
  isKnownVersion: versionsOf(store, site),
  holes: entrySet(),
  erasures: entrySet(),
});

/** A server that starts may put a version in force meanwhile: one that is not known is looked for once more. */
function versionsOf(store: Store, site: string): (version: string) => Promise<boolean> {
  const known = new Map<string, boolean>();
  return async (version) => {
    if (!known.has(version)) {
      known.set(version, false);
      for (const each of await store.registries(site)) known.set(each.version, true);
    }
    return known.get(version) === true;
  };
}

/** As many records as are read at once. */
const PAGE = 1_024;

type PlacedRecord = KeptRecord & LogPlace;

/** The records of the log from an entry on, in its order. */
async function* recordsFrom({ store, site }: Walk, entry: number): AsyncGenerator<PlacedRecord, undefined> {
  for (let place: LogPlace | undefined = { entry, id: '' }; place; ) {
    const page = (await store.recordsInLog(site, place, PAGE)) as readonly PlacedRecord[];
    yield* page;
    place = page.length < PAGE ? undefined : page.at(-1);
  }
}

const BUNDLE_WIDTH = 256;
const bundleOf = (entry: number): number => Math.floor(entry / BUNDLE_WIDTH);

/**
 * Bundle by bundle. One that is lacking is named by the walk over the tiles; here what follows it up to the next record is
 * passed over, since a damaged head may speak of bundles without end.
 */
async function checkEntries(walk: Walk): Promise<void> {
  const records = recordsFrom(walk, 0);
  let next = (await records.next()).value;
  for (let index = 0; index * BUNDLE_WIDTH < walk.size; index++) {
    const entries = await readEntries(walk, index);
    if (!entries && !next) return;
    const end = Math.min((index + 1) * BUNDLE_WIDTH, walk.size);
    const here: PlacedRecord[] = [];
    for (; next && next.entry < end; next = (await records.next()).value) here.push(next);
    await checkBundle(walk, index, entries, here);
    if (!entries) index = Math.max(index, bundleOf(next?.entry ?? 0) - 1);
  }
}

async function readEntries({ find, size }: Walk, index: number): Promise<Uint8Array[] | undefined> {
  const bundle = tileAt('entries', index, size);
  const bytes = await find(bundle);
  try {
    return bytes && parseBundle(bundle, bytes);
  } catch (error) {
    if (error instanceof DamagedTile) return undefined;
    throw error;
  }
}

/** Of two records that damage has given one entry, one does not fit, and the entry of that one has no record. */
async function checkBundle(
  walk: Walk,
  index: number,
  entries: readonly Uint8Array[] | undefined,
  records: readonly PlacedRecord[],
): Promise<void> {
  const first = index * BUNDLE_WIDTH;
  const placed = new Set(records.map(({ entry }) => entry));
  for (const at of entries?.keys() ?? []) if (!placed.has(first + at)) walk.holes.add(first + at);
  for (const kept of records) {
    walk.records++;
    const own = entryOf(nodeSha256, kept.salt, kept.text);
    const fits = !entries || isSame(own, entries[kept.entry - first]) || (await isLeaf(walk, own, kept.entry));
    await checkRecord(walk, kept, fits ? undefined : notOfEntry(kept.entry));
  }
}

const notOfEntry = (entry: number): string =>
  `entry ${entry} of the log was not made of it: its text, its salt or the number of its entry has been changed`;

const isSame = (one: Uint8Array, other: Uint8Array | undefined): boolean =>
  other !== undefined && Buffer.compare(one, other) === 0;

/** Where the bundle is what was changed, the record still gives the leaf. */
async function isLeaf({ find, size }: Walk, own: Uint8Array, entry: number): Promise<boolean> {
  const row = await find(tileAt(0, bundleOf(entry), size));
  const at = (entry % BUNDLE_WIDTH) * HASH_BYTES;
  return isSame(leafHash(nodeSha256, own), row?.subarray(at, at + HASH_BYTES));
}
const HASH_BYTES = 32;

async function checkWaiting(walk: Walk): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page: readonly KeptRecord[] = await walk.store.recordsWaiting(walk.site, after, PAGE);
    for (const kept of page) {
      walk.waiting++;
      const fits = isSame(entryOf(nodeSha256, kept.salt, kept.text), kept.waiting);
      await checkRecord(walk, kept, fits ? undefined : NOT_WHAT_WAITS);
    }
    after = page.length < PAGE ? undefined : page.at(-1)?.id;
  }
}

const NOT_WHAT_WAITS =
  'what waits to get into the log was not made of it: its text, its salt or that hash has been changed';

/** What has come into the log meanwhile: only erasures are of interest, and numbers that the log does not have. */
async function checkBehind(walk: Walk): Promise<void> {
  const log = walk.store.log(walk.site);
  let { size } = walk;
  for await (const kept of recordsFrom(walk, walk.size)) {
    if (kept.entry >= size) size = (await log.head())?.size ?? 0;
    if (kept.entry >= size)
      walk.tell(recordFinding(kept, `it is said to be entry ${kept.entry}, and the log has ${size}`));
    noteErasure(walk, readText(kept));
  }
}

/** Tells at most one thing about a record: the rest often follows from it. */
async function checkRecord(walk: Walk, kept: KeptRecord, misfit: string | undefined): Promise<void> {
  const record = readText(kept);
  noteErasure(walk, record);
  const what = misfit ?? columnMisfit(walk.site, kept, record) ?? (await versionMisfit(walk, record));
  if (what !== undefined) walk.tell(recordFinding(kept, what));
}

const recordFinding = ({ id }: KeptRecord, what: string): SiteFinding => ({
  ...{ part: 'record', which: id, what },
  mend: 'take the row of this record from a backup that is whole',
});

function readText({ text }: KeptRecord): LogRecord | undefined {
  try {
    return readRecord(text);
  } catch {
    return undefined;
  }
}

function noteErasure({ erasures }: Walk, record: LogRecord | undefined): void {
  if (record?.kind === 'erasure' && Number.isSafeInteger(record.entry)) erasures.add(record.entry as number);
}

/** What the store finds a record by is held by no hash, so it is held against what is. */
function columnMisfit(site: string, kept: KeptRecord, record: LogRecord | undefined): string | undefined {
  if (!record) return 'its text is not JSON';
  const columns = { ...columnsOf(record), site };
  const wrong = (['id', 'at', 'consentId', 'about'] as const).find((each) => columns[each] !== kept[each]);
  if (wrong) return `it is found by another '${wrong}' than its text has`;
  return kept.key.startsWith(keyOf(record, '')) ? undefined : 'its key is not one of its kind';
}

async function versionMisfit({ isKnownVersion }: Walk, record: LogRecord | undefined): Promise<string | undefined> {
  const version = record && versionOf(record);
  if (version === undefined || (await isKnownVersion(version))) return undefined;
  return `it names the registry ${version}, which is not there`;
}

function versionOf(record: LogRecord): string | undefined {
  if (record.kind === 'choice') return record.shown.registry;
  return record.kind === 'release' ? record.registry : undefined;
}

/** @returns how many entries are explained by an erasure. */
async function explainHoles(walk: Walk): Promise<number> {
  const { holes, erasures, tell } = walk;
  let erased = 0;
  for (const entry of holes.all()) {
    if (erasures.has(entry)) erased++;
    else tell(unexplained(entry));
  }
  for (const entry of erasures.all()) if (!holes.has(entry)) await tellIfStillThere(walk, entry);
  return erased;
}

const unexplained = (entry: number): SiteFinding => ({
  ...{ part: 'entry', which: String(entry), what: 'no record has it, and no erasure names it' },
  mend: 'take the row of its record from a backup that is whole',
});

/** It may have been erased after it was read. */
async function tellIfStillThere({ store, site, tell }: Walk, entry: number): Promise<void> {
  const [kept] = await store.recordsInLog(site, { entry, id: '' }, 1);
  if (kept?.entry !== entry) return;
  const what = `it is there, and an erasure says that entry ${entry} is erased`;
  tell({ part: 'record', which: kept.id, what, mend: 'erase it again: a backup may have brought it back' });
}
