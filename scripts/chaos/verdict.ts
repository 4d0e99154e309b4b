/** What is left of a run, held against what was seen of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseSignedCheckpoint } from '../../src/proof/index.ts';
import { openStore, type Store } from '../../src/server/index.ts';
import { isGrownFrom } from '../../src/server/log/load-log.ts';
import { type ClusterOptions, startCluster } from './cluster.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const REGISTRY = fileURLToPath(new URL('../../examples/night-stage/registry.yaml', import.meta.url));
const SITE = 'nightstage.example';
const PATIENCE_MILLISECONDS = 30_000;

export interface Seen {
  /** Rounds after which the log did not go on. */
  readonly stoodStill: number;
  readonly acknowledged: readonly string[];
  readonly checkpoints: ReadonlySet<string>;
}

export interface Verdict {
  readonly acknowledged: number;
  /** Choices that were acknowledged and of which there is not one record. */
  readonly missing: number;
  readonly checkpoints: number;
  /** Checkpoints that the log has not grown from. */
  readonly offTheTree: number;
  readonly stoodStill: number;
  /** The first line that `samtykke check` has found; empty when it is clean. */
  readonly check: string;
}

export const isGood = ({ missing, offTheTree, stoodStill, check }: Verdict): boolean =>
  missing + offTheTree + stoodStill === 0 && check === '';

/** Lets one server bring everything into the log, and then holds all against each other. */
export async function judge(options: ClusterOptions, seen: Seen): Promise<Verdict> {
  await drain(options);
  const store = await openStore(options.database);
  try {
    const offTheTree = (await Promise.all([...seen.checkpoints].map((note) => isOff(store, note)))).filter(Boolean);
    return {
      acknowledged: seen.acknowledged.length,
      missing: await countMissing(store, seen.acknowledged),
      checkpoints: seen.checkpoints.size,
      offTheTree: offTheTree.length,
      stoodStill: seen.stoodStill,
      check: await check(options),
    };
  } finally {
    await store.close();
  }
}

async function drain(options: ClusterOptions): Promise<void> {
  const cluster = await startCluster({ ...options, replicas: 1, clients: 0, without: undefined });
  const store = await openStore(options.database);
  const until = performance.now() + PATIENCE_MILLISECONDS;
  while ((await store.log(SITE).backlog()).waiting > 0 && performance.now() < until) await wait(50);
  await store.close();
  await cluster.stop();
}

async function countMissing(store: Store, ids: readonly string[]): Promise<number> {
  let missing = 0;
  for (const id of ids) if ((await store.recordsOf(SITE, id)).length !== 1) missing++;
  return missing;
}

/** Whether the log, as it is now, has another root at the size of a checkpoint. */
async function isOff(store: Store, note: string): Promise<boolean> {
  const signed = parseSignedCheckpoint(note);
  if (signed.kind === 'malformed') return true;
  try {
    return !(await isGrownFrom(store.log(SITE), signed.checkpoint));
  } catch {
    // A tile that would tell is not there.
    return true;
  }
}

async function check({ folder, database }: ClusterOptions): Promise<string> {
  const args = [MAIN, 'check', REGISTRY, '--database', database, '--log-keys', join(folder, 'samtykke.log-keys')];
  const child = spawn(process.execPath, args, { cwd: folder });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  const [code] = (await once(child, 'close')) as [number];
  return code === 0 ? '' : (text.split('\n').find((line) => line.trim() !== '') ?? `exit ${code}`);
}
