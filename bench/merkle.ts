/**
 * What the log costs: CPU and bytes an entry by how many it has, a proof from stored tiles, its verification, and what a
 * receipt adds to its record. Tiles are kept in memory by address, as a store would keep them.
 */
import { hash } from 'node:crypto';
import {
  append,
  EMPTY_FRONTIER,
  entryOf,
  type Frontier,
  headOf,
  proveInclusionFromTiles,
  type SignerKey,
  sign,
  type Tile,
  type Trust,
  tilePath,
  trustIn,
  verifyReceipt,
  webSha256,
  writeCheckpoint,
  writeNote,
  writeReceipt,
  writeTlogProof,
} from '../src/proof/index.ts';
import { canonicalJson } from '../src/registry/index.ts';
import { nodeSha256 as sha256 } from '../src/server/index.ts';
import { signerOf, verifierKeyOf } from '../test/support/a-receipt.ts';
import { aRecord } from '../test/support/a-record.ts';
import { type Candidate, printTable, rounds } from './rounds.ts';

const SIZES = [100_000, 1_000_000, 10_000_000] as const;
/** As many entries as a batch of the sequencer has under load. */
const BATCH = 256;
/** How many are appended to a log of a size to see what it costs there. */
const APPENDED = 25_600;
const TURNS = 200;
const ORIGIN = 'nightstage.example/log';

interface Log {
  readonly files: Map<string, Uint8Array>;
  readonly frontier: Frontier;
}

export async function benchMerkle(count: number): Promise<void> {
  const signer = await signerOf(ORIGIN, 'log', 'seed');
  const trust = await trustIn({ logs: [await verifierKeyOf(signer)] });
  const candidates: Candidate<'an entry' | 'a proof' | 'verifying' | 'with Web Crypto'>[] = [];
  for (const size of SIZES) {
    const recordText = canonicalJson(aRecord());
    const salt = hash('sha256', `${size}`, 'buffer').subarray(0, 16);
    const index = Math.floor(size / 3);
    const log = logOf(size, index, entryOf(sha256, salt, recordText));
    const note = await checkpointOf(log.frontier, signer);
    const receipt = writeReceipt(sha256, {
      recordText,
      salt,
      publicKey: signer.publicKey,
      proof: writeTlogProof(index, proofOf(log, index), note),
    });
    printBytes(size, log, receipt, recordText);
    candidates.push({
      name: `${size.toLocaleString('en')} entries`,
      run: async () => ({
        'an entry': (await cpuMicroseconds(1, () => appendTo(log.frontier))) / APPENDED,
        'a proof': await cpuMicroseconds(TURNS, () => proofOf(log, (index * 7919) % size)),
        verifying: await cpuMicroseconds(TURNS, () => verify(receipt, trust, sha256)),
        'with Web Crypto': await cpuMicroseconds(TURNS, () => verify(receipt, trust, webSha256)),
      }),
    });
  }
  const found = await rounds(candidates, count);
  const [first = ''] = candidates.map(({ name }) => name);
  printTable(`CPU, medians of ${count} rounds`, found, first, {
    'an entry': 'µs',
    'a proof': 'µs',
    verifying: 'µs',
    'with Web Crypto': 'µs',
  });
}

/** A log of a size with one entry that is a record's. */
function logOf(size: number, index: number, entry: Uint8Array): Log {
  const files = new Map<string, Uint8Array>();
  let frontier = EMPTY_FRONTIER;
  while (frontier.size < size) {
    const appended = append(sha256, frontier, entriesFrom(frontier.size, size, index, entry));
    frontier = appended.frontier;
    for (const { tile, bytes } of appended.files) keep(files, tile, bytes);
  }
  return { files, frontier };
}

function entriesFrom(from: number, size: number, index: number, entry: Uint8Array): Uint8Array[] {
  const others = randomEntries(from, Math.min(BATCH, size - from));
  return index >= from && index < from + others.length ? others.with(index - from, entry) : others;
}

/** Hashes that are salted are random bytes. */
const randomEntries = (from: number, count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, at) => hash('sha256', `entry ${from + at}`, 'buffer'));
const ENTRIES = randomEntries(0, BATCH);

/** A log removes a partial tile when the full one is there. */
function keep(files: Map<string, Uint8Array>, tile: Tile, bytes: Uint8Array): void {
  files.set(tilePath(tile), bytes);
  if (tile.width === 256) for (let width = 1; width < 256; width++) files.delete(tilePath({ ...tile, width }));
}

const proofOf = ({ files, frontier }: Log, index: number): Uint8Array[] =>
  proveInclusionFromTiles(sha256, (tile) => files.get(tilePath(tile)) as Uint8Array, index, frontier.size);

async function checkpointOf(frontier: Frontier, signer: SignerKey): Promise<string> {
  const text = writeCheckpoint({ origin: ORIGIN, ...headOf(sha256, frontier) });
  return writeNote(text, [await sign(text, signer)]);
}

function appendTo(start: Frontier): void {
  let frontier = start;
  for (let done = 0; done < APPENDED; done += BATCH) frontier = append(sha256, frontier, ENTRIES).frontier;
}

async function verify(receipt: string, trust: Trust, hashing: typeof webSha256): Promise<void> {
  const { kind } = await verifyReceipt(receipt, trust, hashing);
  if (kind !== 'proven') throw new Error('the receipt does not hold');
}

/** CPU of all threads, not time: the machine may be busy. */
async function cpuMicroseconds(turns: number, act: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  for (let turn = 0; turn < turns; turn++) await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / turns;
}

function printBytes(size: number, { files }: Log, receipt: string, recordText: string): void {
  const bytesOf = (isBundle: boolean): number =>
    [...files]
      .filter(([path]) => path.startsWith('tile/entries/') === isBundle)
      .reduce((sum, [, { length }]) => sum + length, 0) / size;
  const [all, record] = [receipt, recordText].map((text) => Buffer.byteLength(text)) as [number, number];
  console.log(
    `${size.toLocaleString('en')} entries: tiles ${bytesOf(false).toFixed(2)} bytes an entry, ` +
      `bundles ${bytesOf(true).toFixed(2)}; a receipt of ${all} bytes, ${all - record} beside its record of ${record}`,
  );
}
