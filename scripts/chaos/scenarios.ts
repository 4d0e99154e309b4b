/** What is done to servers that share a log, and what comes of it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startPostgres, type TestPostgres, withoutPostgres } from '../../test/support/postgres.ts';
import { type Cluster, type ClusterOptions, startCluster } from './cluster.ts';
import { LEASE_MILLISECONDS } from './replica.ts';
import { judge, type Verdict } from './verdict.ts';

export interface Scenario {
  readonly name: string;
  readonly store: 'sqlite' | 'postgres';
  readonly hasFence?: boolean;
  /** One round of harm. */
  harm(cluster: Cluster, place: Place, round: number): Promise<void>;
  readonly place?: (place: Place) => Partial<Place> | undefined;
}

interface Place {
  readonly folder: string;
  readonly database: string;
  readonly postgres: TestPostgres | undefined;
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

/** Fills what is left of a small disk, and gives it back. */
async function fillDisk(_: Cluster, { database }: Place): Promise<void> {
  const filler = join(database, '..', 'filler');
  await wait(300);
  try {
    writeFileSync(filler, Buffer.alloc(512 * 1024 * 1024));
  } catch {
    // It is full now.
  }
  await wait(1_000);
  rmSync(filler, { force: true });
  await wait(500);
}

/** libfaketime reads the offset again with every call. */
async function setClockBack(_: Cluster, { environment }: Place, round: number): Promise<void> {
  await wait(800);
  writeFileSync(environment.FAKETIME_TIMESTAMP_FILE as string, round % 2 === 0 ? '-3600' : '+0');
  await wait(1_500);
}

const FAKETIME = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1',
];

function withClock({ folder }: Place): Partial<Place> | undefined {
  const library = FAKETIME.find((path) => isThere(path));
  if (!library) return undefined;
  const file = join(folder, 'clock');
  writeFileSync(file, '+0');
  const environment = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
  return { environment };
}

function onSmallDisk({ folder }: Place): Partial<Place> | undefined {
  const disk = join(folder, 'small');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return { database: join(disk, 'samtykke.db') };
}

const isThere = (path: string): boolean => {
  try {
    execFileSync('test', ['-e', path]);
    return true;
  } catch {
    return false;
  }
};

export const SCENARIOS: readonly Scenario[] = [
  { name: 'kill -9 of any', store: 'sqlite', harm: killOne },
  { name: 'kill -9 of any', store: 'postgres', harm: killOne },
  { name: 'stopped past the lease', store: 'sqlite', harm: stopAndWake },
  { name: 'stopped past the lease', store: 'postgres', harm: stopAndWake },
  { name: 'database restarted', store: 'postgres', harm: restartDatabase },
  { name: 'disk full', store: 'sqlite', harm: fillDisk, place: onSmallDisk },
  { name: 'clock an hour back', store: 'sqlite', harm: setClockBack, place: withClock },
  { name: 'without the fence', store: 'sqlite', harm: stopAndWake, hasFence: false },
  { name: 'without the fence', store: 'postgres', harm: stopAndWake, hasFence: false },
];

/** @returns what came of it, or why it cannot be done here. */
export async function play(scenario: Scenario, rounds: number): Promise<Verdict | string> {
  if (scenario.store === 'postgres' && withoutPostgres) return withoutPostgres;
  const folder = mkdtempSync(join(tmpdir(), 'samtykke-chaos-'));
  const postgres = scenario.store === 'postgres' ? await startPostgres() : undefined;
  const database = postgres ? await postgres.newDatabase() : join(folder, 'samtykke.db');
  const bare: Place = { folder, database, postgres, environment: {} };
  const special = scenario.place ? scenario.place(bare) : {};
  try {
    if (!special) return 'cannot be made on this machine';
    const place = { ...bare, ...special };
    const { hasFence = true } = scenario;
    const options: ClusterOptions = { ...place, replicas: 3, clients: 12, hasFence };
    const cluster = await startCluster(options);
    for (let round = 0; round < rounds; round++) await scenario.harm(cluster, place, round);
    await cluster.stop();
    return await judge(options, cluster);
  } finally {
    await postgres?.remove();
    if (scenario.place === onSmallDisk && special) execFileSync('umount', ['-l', join(folder, 'small')]);
    rmSync(folder, { recursive: true, force: true });
  }
}
