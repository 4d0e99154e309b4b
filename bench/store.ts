/**
 * How many choices a second are durable, over HTTP and with the log going on, beside a server whose store does nothing, the
 * bare engines, and the disk.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import {
  consentServer,
  listen,
  loadRegistry,
  openLogKeys,
  postgresStore,
  type Store,
  type StoredRegistry,
  sqliteStore,
} from '../src/server/index.ts';
import { startPostgres, withoutPostgres } from '../test/support/postgres.ts';
import { exampleFile, SECRET } from '../test/support/server.ts';
import { barePostgres, bareSqlite, syncsASecond } from './bare-engines.ts';
import { type Candidate, printTable, rounds } from './rounds.ts';

type Metric = 'a second' | 'p50' | 'p99';
const SECONDS = 3;
const CONNECTIONS = [1, 64, 256];

export async function benchStore(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'samtykke-bench-'));
  const postgres = withoutPostgres ? undefined : await startPostgres();
  const newFile = (): string => join(folder, `${crypto.randomUUID()}.db`);
  const none = Number.NaN;
  const bare = (name: string, run: () => Promise<number>): Candidate<Metric> => ({
    name,
    run: async () => ({ 'a second': await run(), p50: none, p99: none }),
  });
  const served = (name: string, open: () => Promise<Store>): Candidate<Metric>[] =>
    CONNECTIONS.map((connections) => ({
      name: `server, ${name}, ${connections} connections`,
      run: async () => overHttp(folder, await open(), connections),
    }));
  const newDatabase = async (): Promise<string> => (await postgres?.newDatabase()) as string;
  const candidates = [
    bare('the disk, 4 kB a sync', async () => syncsASecond(join(folder, 'sync'), SECONDS)),
    ...CONNECTIONS.map((each) => bare(`bare SQLite, ${each} a commit`, () => bareSqlite(newFile(), each, SECONDS))),
    ...served('no store', async () => noStore()),
    ...served('SQLite', async () => sqliteStore({ path: newFile() })),
    ...(postgres
      ? [
          ...CONNECTIONS.map((each) =>
            bare(`bare PostgreSQL, ${each} a commit`, async () => barePostgres(await newDatabase(), each, SECONDS)),
          ),
          ...served('PostgreSQL', async () => postgresStore({ url: await newDatabase() })),
        ]
      : []),
  ];
  try {
    const found = await rounds(candidates, count);
    printTable(`durable choices, medians of ${count} rounds of ${SECONDS} s`, found, 'bare SQLite, 1 a commit', {
      'a second': '/s',
      p50: 'ms',
      p99: 'ms',
    });
  } finally {
    await postgres?.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function overHttp(folder: string, store: Store, connections: number): Promise<Record<Metric, number>> {
  const registry = await loadRegistry(exampleFile('registry.yaml'));
  const logKeys = await openLogKeys(join(folder, `${crypto.randomUUID()}.keys`), store, registry);
  const consent = await consentServer({ registry, store, logKeys, secrets: [SECRET], requestsPerMinute: 0 });
  const { address, stop } = await listen({
    fetch: consent.fetch,
    port: 0,
    hostname: '127.0.0.1',
    onStopped: async () => {
      await consent.close();
      await store.close();
    },
  });
  const choice = {
    choice: 'accept',
    registry: registry.version,
    language: 'no',
    surface: 'banner',
    asked: ['functionality', 'analytics', 'personalised'],
  };
  const result = await autocannon({
    url: `${address}/samtykke/choice`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    // A record of its own for each request: without a key the server makes one.
    body: JSON.stringify(choice),
    connections,
    duration: SECONDS,
    workers: 1,
  });
  await stop();
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refused, ${result.errors} failed`);
  return { 'a second': result['2xx'] / result.duration, p50: result.latency.p50, p99: result.latency.p99 };
}

/** Acknowledges everything and keeps nothing: what HTTP and our own code allow. */
function noStore(): Store {
  const versions: StoredRegistry[] = [];
  const empty = sqliteStore({ path: ':memory:' });
  return {
    ...empty,
    addRecord: async (record) => record,
    putRegistry: async (_, version) => {
      versions.push(version);
    },
    registries: async () => versions,
  };
}
