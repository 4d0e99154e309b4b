/** The engines with the schema, settings and rows of the stores, and nothing around them. */
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { postgresStore, sqliteStore } from '../src/server/index.ts';
import { rowOf } from '../src/server/stores/record-row.ts';
import { aRecord } from '../test/support/a-record.ts';

/** How often in a second 4 kB that were appended to a file have reached the disk. */
export function syncsASecond(path: string, seconds: number): number {
  const file = openSync(path, 'w');
  const page = Buffer.alloc(4_096, 1);
  const rate = repeat(seconds, () => {
    writeSync(file, page);
    fdatasyncSync(file);
  });
  closeSync(file);
  return rate;
}

/** Records a second that SQLite commits, so many at a time. */
export async function bareSqlite(path: string, batch: number, seconds: number): Promise<number> {
  await sqliteStore({ path }).close();
  const database = new DatabaseSync(path);
  database.exec('PRAGMA synchronous = FULL');
  const insert = database.prepare(
    'INSERT INTO record (site, key, id, consent_id, at, body, salt, entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const { text, salt, entry, at } = rowOf(aRecord(), 'key');
  const commits = repeat(seconds, () => {
    database.exec('BEGIN IMMEDIATE');
    for (let each = 0; each < batch; each++) {
      const id = crypto.randomUUID();
      insert.run('site.example', id, id, id, at, text, salt, entry);
    }
    database.exec('COMMIT');
  });
  database.close();
  return commits * batch;
}

/** Records a second that PostgreSQL commits over one connection, so many in a statement. */
export async function barePostgres(url: string, batch: number, seconds: number): Promise<number> {
  await (await postgresStore({ url })).close();
  const client = new Client(url);
  await client.connect();
  const { text, salt, entry, at } = rowOf(aRecord(), 'key');
  let commits = 0;
  const began = performance.now();
  while (performance.now() - began < seconds * 1_000) {
    const ids = Array.from({ length: batch }, () => crypto.randomUUID());
    await client.query(
      `INSERT INTO samtykke.record (site, key, id, consent_id, at, body, salt, entry, place)
       SELECT 'site.example', id::bytea, id, id, $2::text, $3::text, $4::bytea, $5::bytea, 0 FROM unnest($1::text[]) AS id`,
      [ids, at, text, Buffer.from(salt), Buffer.from(entry)],
    );
    commits++;
  }
  const rate = (commits * batch * 1_000) / (performance.now() - began);
  await client.end();
  return rate;
}

function repeat(seconds: number, once: () => void): number {
  let times = 0;
  const began = performance.now();
  while (performance.now() - began < seconds * 1_000) {
    once();
    times++;
  }
  return (times * 1_000) / (performance.now() - began);
}
