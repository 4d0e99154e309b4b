/** What is done to servers that share a log, and what comes of it. */
import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startPostgres, type TestPostgres, withoutPostgres } from '../../test/support/postgres.ts';
import { type Cluster, type ClusterOptions, type Missing, startCluster } from './cluster.ts';
import { LEASE_MILLISECONDS } from './replica.ts';
import { judge, type Verdict } from './verdict.ts';

export interface Scenario {
  readonly name: string;
  readonly store: 'sqlite' | 'postgres';
  /** What the control lacks. */
  readonly without?: Missing;
  /** One round of harm. */
  harm(cluster: Cluster, place: Place): Promise<void>;
  /** What the machine has to give. */
  readonly needs?: 'small disk' | 'own clock';
}

interface Place {
  /** For keys and secrets. */
  readonly folder: string;
  /** Where the database is: a disk of its own, where one is needed. */
  readonly disk: string;
  readonly database: string;
  readonly postgres: TestPostgres | undefined;
  /** Of servers and database. */
  readonly environment: Readonly<Record<string, string>>;
}

const anyOf = (count: number): number => Math.floor(Math.random() * count);

async function killOne(cluster: Cluster): Promise<void> {
  const index = anyOf(cluster.size);
  await wait(150 + anyOf(350));
  await cluster.kill(index);
  await cluster.start(index);
}

/** Whoever writes the log is stopped for longer than its lease, and woken up while another one writes. */
async function stopAndWake(cluster: Cluster): Promise<void> {
  await wait(100 + anyOf(80));
  const index = cluster.writer() ?? anyOf(cluster.size);
  cluster.signal(index, 'SIGSTOP');
  await wait(LEASE_MILLISECONDS * 2);
  cluster.signal(index, 'SIGCONT');
}

async function restartDatabase(_: Cluster, { postgres }: Place): Promise<void> {
  await wait(500);
  await postgres?.crash();
  await postgres?.start();
}

const MEBIBYTE = 1024 * 1024;

/** Fills what is left of a small disk, and gives it back. */
async function fillDisk(_: Cluster, { disk, postgres }: Place): Promise<void> {
  const filler = join(disk, 'filler');
  await wait(300);
  const file = openSync(filler, 'w');
  try {
    for (;;) writeSync(file, Buffer.alloc(MEBIBYTE));
  } catch {
    // It is full now.
  }
  await exhaustLog(postgres);
  await wait(1_000);
  closeSync(file);
  rmSync(filler);
  await postgres?.revive();
  await wait(500);
}

/** PostgreSQL fails a statement that finds no room for its rows, and crashes where its write-ahead log finds none. */
async function exhaustLog(postgres: TestPostgres | undefined): Promise<void> {
  const write = `SELECT pg_logical_emit_message(true, '', repeat('x', ${MEBIBYTE}))`;
  for (let times = 0; times < 2 * WAL_MEBIBYTES; times++) await postgres?.sql(write).catch(() => undefined);
}

/**
 * The clock of the machine, which servers and database share, goes back an hour and forth again while they run; and back
 * while no server runs, so that the lease that they find ends in an hour. libfaketime reads the offset with every call.
 */
async function setClock(cluster: Cluster, { environment }: Place): Promise<void> {
  const all = Array.from({ length: cluster.size }, (_, index) => index);
  const set = (offset: string): void => writeFileSync(environment.FAKETIME_TIMESTAMP_FILE as string, offset);
  for (const offset of ['+0', '-3600', '+0']) {
    set(offset);
    await wait(600);
  }
  await Promise.all(all.map(cluster.kill));
  set('-3600');
  await Promise.all(all.map(cluster.start));
}

const FAKETIME = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1',
];

/** @returns `undefined` where the machine has no libfaketime. */
function clockIn(folder: string): Place['environment'] | undefined {
  const library = FAKETIME.find((path) => existsSync(path));
  if (!library) return undefined;
  const file = join(folder, 'clock');
  writeFileSync(file, '+0');
  return {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
}

/** An empty PostgreSQL takes 40. */
const DISK_MEBIBYTES = { sqlite: 64, postgres: 128 } as const;
const WAL_MEBIBYTES = 8;
/** Its write-ahead log leaves room for something else, and soon needs more. */
const ON_SMALL_DISK = {
  initdb: ['--wal-segsize=1'],
  settings: { max_wal_size: `${WAL_MEBIBYTES}MB`, min_wal_size: '2MB' },
};

/** @returns false where this process may not mount one. */
function mountDisk(folder: string, mebibytes: number): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export const SCENARIOS: readonly Scenario[] = [
  { name: 'kill -9 of any', store: 'sqlite', harm: killOne },
  { name: 'kill -9 of any', store: 'postgres', harm: killOne },
  { name: 'stopped past the lease', store: 'sqlite', harm: stopAndWake },
  { name: 'stopped past the lease', store: 'postgres', harm: stopAndWake },
  { name: 'database restarted', store: 'postgres', harm: restartDatabase },
  { name: 'disk full', store: 'sqlite', harm: fillDisk, needs: 'small disk' },
  { name: 'disk full', store: 'postgres', harm: fillDisk, needs: 'small disk' },
  { name: 'clock an hour back', store: 'sqlite', harm: setClock, needs: 'own clock' },
  { name: 'clock an hour back', store: 'postgres', harm: setClock, needs: 'own clock' },
  { name: 'stopped, no fence', store: 'sqlite', harm: stopAndWake, without: 'fence' },
  { name: 'stopped, no fence', store: 'postgres', harm: stopAndWake, without: 'fence' },
  { name: 'disk full, not durable', store: 'sqlite', harm: fillDisk, needs: 'small disk', without: 'durability' },
  { name: 'disk full, not durable', store: 'postgres', harm: fillDisk, needs: 'small disk', without: 'durability' },
  { name: 'clock back, believed', store: 'sqlite', harm: setClock, needs: 'own clock', without: 'new-clock' },
  { name: 'clock back, believed', store: 'postgres', harm: setClock, needs: 'own clock', without: 'new-clock' },
];

/** @returns what came of it, or why it cannot be done here. */
export async function play(scenario: Scenario, rounds: number): Promise<Verdict | string> {
  if (scenario.store === 'postgres' && withoutPostgres) return withoutPostgres;
  const folder = mkdtempSync(join(tmpdir(), 'samtykke-chaos-'));
  // PostgreSQL runs as another user.
  chmodSync(folder, 0o755);
  const hasDisk = scenario.needs === 'small disk' && mountDisk(folder, DISK_MEBIBYTES[scenario.store]);
  const environment = scenario.needs === 'own clock' ? clockIn(folder) : {};
  let postgres: TestPostgres | undefined;
  try {
    if (!environment) return `none of ${FAKETIME.map(dirname).join(', ')} has libfaketime`;
    if (scenario.needs === 'small disk' && !hasDisk) return 'this process may not mount a small disk';
    const options = { parent: folder, environment, ...(hasDisk && ON_SMALL_DISK) };
    if (scenario.store === 'postgres') postgres = await startPostgres(options);
    const database = postgres ? await postgres.newDatabase() : join(folder, 'samtykke.db');
    return await run(scenario, { folder, disk: folder, database, postgres, environment }, rounds);
  } finally {
    await postgres?.remove();
    if (hasDisk) execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run({ harm, without }: Scenario, place: Place, rounds: number): Promise<Verdict> {
  const options: ClusterOptions = { ...place, replicas: 3, clients: 12, without };
  const cluster = await startCluster(options);
  let stoodStill = 0;
  for (let round = 0; round < rounds; round++) {
    await harm(cluster, place);
    if (!(await goesOn(cluster))) stoodStill++;
  }
  await cluster.stop();
  const { acknowledged, checkpoints } = cluster;
  return judge(options, { acknowledged, checkpoints, stoodStill });
}

/** Many times as long as a lease. */
const PATIENCE_MILLISECONDS = 10_000;

/** Whether the log publishes something new. */
async function goesOn({ published }: Cluster): Promise<boolean> {
  const before = await published();
  const until = performance.now() + PATIENCE_MILLISECONDS;
  for (let now = before; ; now = await published()) {
    if (now > before) return true;
    if (performance.now() > until) return false;
    await wait(20);
  }
}
