/** How many choices a second are durable, beside the engine's own limit and a server whose store does nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import autocannon from 'autocannon';
import {
  consentServer,
  listen,
  loadRegistry,
  type Store,
  type StoredRegistry,
  sqliteStore,
} from '../src/server/index.ts';
import { rowOf } from '../src/server/stores/record-row.ts';
import { aRecord } from '../test/support/a-record.ts';
import { exampleFile, SECRET } from '../test/support/server.ts';
import { type Candidate, printTable, rounds } from './rounds.ts';

type Metric = 'choices a second';
const SECONDS = 3;

export async function benchStore(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'samtykke-bench-'));
  try {
    const bare = [1, 64].map(
      (each): Candidate<Metric> => ({
        name: `bare SQLite, ${each} a commit`,
        run: async () => bareEngine(folder, each),
      }),
    );
    const served = [1, 64].flatMap((connections): Candidate<Metric>[] => [
      {
        name: `server, ${connections} connections, durable`,
        run: () => overHttp(sqliteStore({ path: join(folder, `${crypto.randomUUID()}.db`) }), connections),
      },
      { name: `server, ${connections} connections, no store`, run: () => overHttp(noStore(), connections) },
    ]);
    const found = await rounds([...bare, ...served], count);
    printTable(`accepted choices, medians of ${count} rounds of ${SECONDS} s`, found, 'bare SQLite, 1 a commit', {
      'choices a second': '/s',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The engine with the schema, settings and rows of the store, and nothing around it. */
function bareEngine(folder: string, batch: number): Record<Metric, number> {
  const path = join(folder, `${crypto.randomUUID()}.db`);
  const prepared = sqliteStore({ path });
  const database = new DatabaseSync(path);
  database.exec('PRAGMA synchronous = FULL');
  const insert = database.prepare(
    'INSERT INTO record (site, key, id, consent_id, at, body, salt, entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const { text, salt, entry } = rowOf(aRecord(), 'key');
  let rows = 0;
  const began = performance.now();
  while (performance.now() - began < SECONDS * 1_000) {
    database.exec('BEGIN IMMEDIATE');
    for (let each = 0; each < batch; each++) {
      const id = crypto.randomUUID();
      insert.run('site.example', id, id, id, '2026-11-24T12:00:00.000Z', text, salt, entry);
    }
    database.exec('COMMIT');
    rows += batch;
  }
  const rate = (rows * 1_000) / (performance.now() - began);
  database.close();
  void prepared.close();
  return { 'choices a second': rate };
}

async function overHttp(store: Store, connections: number): Promise<Record<Metric, number>> {
  const registry = await loadRegistry(exampleFile('registry.yaml'));
  const consent = await consentServer({ registry, store, secrets: [SECRET], requestsPerMinute: 0 });
  const { address, stop } = await listen({
    fetch: consent.fetch,
    port: 0,
    hostname: '127.0.0.1',
    onStopped: () => store.close(),
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
  return { 'choices a second': result['2xx'] / result.duration };
}

/** Acknowledges everything and keeps nothing: what HTTP and our own code allow. */
function noStore(): Store {
  const versions: StoredRegistry[] = [];
  return {
    addRecord: async (record) => record,
    recordById: async () => undefined,
    recordsOf: async () => [],
    lastRecordOf: async () => undefined,
    recordsAfter: async () => [],
    recordsInLog: async () => [],
    recordsWaiting: async () => [],
    erase: async () => false,
    log: (site) => sqliteStore({ path: ':memory:' }).log(site),
    putRegistry: async (_, version) => {
      versions.push(version);
    },
    registries: async () => versions,
    addViolations: () => undefined,
    features: (site) => sqliteStore({ path: ':memory:' }).features(site),
    violations: async () => [],
    check: async () => undefined,
    close: async () => undefined,
  };
}
