/** A PostgreSQL of the tests' own, on a free port, in a folder that goes away with it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

/** Why tests of PostgreSQL are skipped; `undefined` where they can run. */
export const withoutPostgres = binaries()
  ? undefined
  : 'no PostgreSQL is installed: install it, or name the folder of initdb in SAMTYKKE_POSTGRES_BIN';

export interface TestPostgres {
  /** Where the files of the databases are. */
  readonly folder: string;
  /** A new, empty database, and the URL with which its owner gets in. */
  newDatabase(): Promise<string>;
  /** Runs statements as superuser. */
  sql<Row extends object>(text: string, database?: string): Promise<Row[]>;
  /** Ends it as a power cut does, as `pg_ctl stop -m immediate`. */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** Starts it where it has ended by itself, as whatever watches over a service does. */
  revive(): Promise<void>;
  /** Ends it for good. */
  remove(): Promise<void>;
}

/** Of the owner of every database. */
export const PASSWORD = 'pass-word/with@signs';
const OWNER = 'keeper';
const SETTINGS = { max_connections: '40', autovacuum: 'off', listen_addresses: '127.0.0.1' };

export interface TestPostgresOptions {
  /** Where its folder is made, which everybody can go into. Default: that of temporary files. */
  readonly parent?: string;
  /** More of what `initdb` is told. */
  readonly initdb?: readonly string[];
  /** More of `postgresql.conf`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** More of its process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Ends it by the signal that it is told, or when the process of the tests is gone, however that ended. */
const WATCH = '"$@" & child=$!; signal=QUIT; read -r told && signal=$told; kill -$signal $child; wait $child';

/** Starts one, with `fsync` on as PostgreSQL has it by itself. */
export async function startPostgres({
  parent = tmpdir(),
  initdb = [],
  settings = {},
  environment = {},
}: TestPostgresOptions = {}): Promise<TestPostgres> {
  const folder = mkdtempSync(join(parent, 'samtykke-postgres-'));
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  const port = await freePort();
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder, stdio: 'ignore' } as const;
  const basics = ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-locale'];
  execFileSync(tool('initdb'), [...basics, ...initdb], options);
  const hba = ['local all postgres trust', 'host all postgres 127.0.0.1/32 trust', 'host all all all scram-sha-256'];
  writeFileSync(join(data, 'pg_hba.conf'), `${hba.join('\n')}\n`);
  const args = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let child: ChildProcess | undefined;
  let databases = 0;

  const sql = <Row>(text: string, database = 'postgres') =>
    ask<Row>(`postgres://postgres@127.0.0.1:${port}/${database}`, text);
  const start = async (): Promise<void> => {
    const command = [tool('postgres'), '-D', data, '-p', `${port}`, '-k', folder, ...args];
    const env = { ...process.env, ...environment };
    child = spawn('sh', ['-c', WATCH, 'sh', ...command], { ...options, env, stdio: ['pipe', 'ignore', 'ignore'] });
    await untilReady(() => sql('SELECT 1'));
  };
  const end = async (signal: 'QUIT' | 'INT'): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.stdin?.end(`${signal}\n`);
    await once(child, 'exit');
  };
  const revive = async (): Promise<void> => {
    try {
      await untilReady(() => sql('SELECT 1'), REVIVE_TRIES);
    } catch {
      await end('QUIT');
      await start();
    }
  };
  await start();
  await sql(`CREATE ROLE ${OWNER} LOGIN PASSWORD '${PASSWORD}'`);
  return {
    folder: data,
    sql,
    newDatabase: async () => {
      const name = `test_${++databases}`;
      await sql(`CREATE DATABASE ${name} OWNER ${OWNER}`);
      return `postgres://${OWNER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${name}`;
    },
    crash: () => end('QUIT'),
    start,
    revive,
    remove: async () => {
      await end('INT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Takes away what a store has put into a database, its tables too. */
export async function emptyDatabase(url: string): Promise<string> {
  await ask(url, 'DROP SCHEMA IF EXISTS samtykke CASCADE');
  return url;
}

/** Takes away the rows that a store has put into a database: many times as fast. */
export async function emptyTables(url: string): Promise<string> {
  await inSession(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'samtykke' AND tablename <> 'schema_version'",
    );
    await client.query(rows.map(({ name }) => `DELETE FROM samtykke.${name};`).join(' '));
  });
  return url;
}

/** A session of the test's own. The caller ends it. */
export async function session(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

const ask = <Row>(url: string, text: string): Promise<Row[]> =>
  inSession(url, async (client) => (await client.query(text)).rows as Row[]);

async function inSession<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await session(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** As often as it is asked whether it comes back by itself. */
const REVIVE_TRIES = 60;

async function untilReady(look: () => Promise<unknown>, tries = 300): Promise<void> {
  for (let left = tries; ; left--) {
    try {
      await look();
      return;
    } catch (error) {
      if (left <= 1) throw error;
      await wait(50);
    }
  }
}

function binaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((one, other) => Number(other) - Number(one)) : [];
  const places = [
    process.env['SAMTYKKE_POSTGRES_BIN'] ?? '',
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ];
  return places.find((each) => existsSync(join(each, 'initdb')) && existsSync(join(each, 'postgres')));
}

const tool = (name: string): string => join(binaries() as string, name);

/** PostgreSQL refuses to run as root. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = ['postgres', 'nobody'].map((name) => users.find((each) => each.startsWith(`${name}:`))).find(Boolean);
  const [, , uid, gid] = (line ?? '').split(':').map(Number);
  if (uid === undefined || gid === undefined)
    throw new Error('there is no user postgres or nobody to run PostgreSQL as');
  return { uid, gid };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
