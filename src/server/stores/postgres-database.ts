import { setTimeout as wait } from 'node:timers/promises';
import type { Client, Pool, PoolClient, PoolConfig } from 'pg';
import { type Fate, fateOf, fateOfConnecting, openFault, reasonOf, type Target } from './postgres-errors.ts';
import { StoreUnavailable } from './store.ts';

/** Runs one statement. */
export type Query = <Row = unknown>(text: string, values?: readonly unknown[]) => Promise<Answer<Row>>;

interface Answer<Row> {
  readonly rows: readonly Row[];
  /** How many rows were found or changed. */
  readonly count: number;
}

/**
 * A PostgreSQL database over a few connections.
 *
 * Each piece of work is tried again, for as long as the store may wait, when the database has undone it (a serialisation
 * failure, a deadlock) or no connection could be had. What may be done twice is tried again after a lost connection too.
 *
 * Every function throws a {@link StoreUnavailable} when the work was not done, or that is not known.
 */
export interface Database {
  /** One statement that may be done twice. */
  statement: Query;
  /** One statement that must not be done twice. */
  statementOnce: Query;
  /** Several statements, all or nothing, that may be done twice. What the work throws as {@link Undo} comes through. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
  /** As {@link transaction}, and must not be done twice. */
  transactionOnce<T>(work: (query: Query) => Promise<T>): Promise<T>;
  /** Statements on a connection of their own, that may be done twice and take as long as they need. */
  alone(work: (query: Query) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Thrown by the work of a transaction that is to be undone. */
export class Undo extends Error {}

export interface DatabaseOptions {
  readonly url: string;
  readonly connections: number;
  readonly waitMilliseconds: number;
}

/** How long a connection may take, and how long work waits for one that is free. */
const CONNECT_MILLISECONDS = 3_000;
/** Settings of each session: a commit is on the disk, and nothing hangs. */
const SESSION = {
  synchronous_commit: 'on',
  statement_timeout: '10s',
  lock_timeout: '5s',
  idle_in_transaction_session_timeout: '10s',
} as const;
const SET_SESSION = `SELECT ${Object.entries(SESSION)
  .map(([name, value]) => `set_config('${name}', '${value}', false)`)
  .join(', ')}`;

/** Longer than the server lets a statement take: it ends what a dead network leaves open. */
const ANSWER_MILLISECONDS = 12_000;
const CLOSE_MILLISECONDS = 5_000;

/** @throws {Error} when the URL cannot be read, or `pg` is not installed. */
export async function openDatabase({
  url,
  connections,
  waitMilliseconds,
}: DatabaseOptions): Promise<Database & { readonly target: Target }> {
  const pg = await loadDriver();
  const config = configOf(pg, url, connections);
  const target = targetOf(pg, config);
  const pool = new pg.Pool(config);
  const patient = { ...config, query_timeout: 0 };
  // A connection that ends while nobody uses it is replaced by the next that is needed.
  pool.on('error', ignore);
  // Without a listener one that ends between two statements would end the process; the end may come with the greeting.
  pool.on('connect', (client) => client.on('error', ignore));
  const until = (): number => performance.now() + waitMilliseconds;
  const isReady = new WeakSet<PoolClient>();
  const attempt = <T>(work: (query: Query) => Promise<T>, mayRepeat: boolean): Promise<T> =>
    persist(() => withClient(() => connect(pool, isReady), work), until(), mayRepeat);
  return {
    target,
    statement: (text, values) => attempt((query) => query(text, values), true),
    statementOnce: (text, values) => attempt((query) => query(text, values), false),
    transaction: (work) => attempt(inTransaction(work), true),
    transactionOnce: (work) => attempt(inTransaction(work), false),
    alone: (work) => persist(() => withClient(() => connectAlone(new pg.Client(patient)), work), until(), true),
    close: () => Promise.race([pool.end(), wait(CLOSE_MILLISECONDS, undefined, { ref: false })]),
  };
}

type Driver = typeof import('pg');

async function loadDriver(): Promise<Driver> {
  try {
    return (await import('pg')).default as unknown as Driver;
  } catch (cause) {
    throw new Error('the PostgreSQL store needs the package pg: npm install pg', { cause });
  }
}

function configOf({ types }: Driver, url: string, connections: number): PoolConfig {
  const parsers = new Map<number, (text: string) => unknown>([[INT8, Number]]);
  return {
    connectionString: url,
    application_name: 'samtykke',
    max: connections,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    query_timeout: ANSWER_MILLISECONDS,
    keepAlive: true,
    types: {
      getTypeParser: (id: number, format?: 'text') => parsers.get(id) ?? types.getTypeParser(id, format),
    } as never,
  };
}

/** A bigint comes as a number: sizes and counts here stay below 2^53. */
const INT8 = 20;

/** What cannot be read is not repeated: a password may stand in it. */
function targetOf(pg: Driver, config: PoolConfig): Target {
  const mend = 'write it as postgres://user@host:5432/database, and special characters of a password as %40, %2F, %3F';
  const [, ...behind] = (config.connectionString ?? '').replace(/^\w+:\/\//, '').split(/[/?#]/);
  // An unescaped slash in a password makes its rest a database's name, which error messages tell.
  if (behind.some((each) => each.includes('@'))) throw new Error(`the URL of the database cannot be read: ${mend}`);
  try {
    const { host, port, user = '', database = '' } = new pg.Client(config) as Client & Target;
    return { host, port, user, database };
  } catch {
    throw new Error(`the URL of the database cannot be read: ${mend}`);
  }
}

/** Failed work with what became of it. */
class Failed extends Error {
  readonly fate: Fate;
  constructor(fate: Fate, cause: unknown) {
    super(reasonOf(cause), { cause });
    this.fate = fate;
  }
}

/** A connection that is in use, and how it is given back. */
interface Held {
  readonly client: Client | PoolClient;
  release(isBroken: boolean): unknown;
}

async function withClient<T>(hold: () => Promise<Held>, work: (query: Query) => Promise<T>): Promise<T> {
  const { client, release } = await hold();
  let isBroken = false;
  try {
    return await work(queryOf(client));
  } catch (error) {
    if (error instanceof Undo) throw error;
    const fate = fateOf(error);
    isBroken = fate !== 'undone';
    throw new Failed(fate, error);
  } finally {
    await release(isBroken);
  }
}

async function connect(pool: Pool, isReady: WeakSet<PoolClient>): Promise<Held> {
  let client: PoolClient | undefined;
  try {
    client = await pool.connect();
    if (!isReady.has(client)) await client.query(SET_SESSION);
    isReady.add(client);
    return { client, release: client.release };
  } catch (error) {
    client?.release(true);
    throw new Failed(fateOfConnecting(error), error);
  }
}

async function connectAlone(client: Client): Promise<Held> {
  client.on('error', ignore);
  try {
    await client.connect();
    await client.query(SET_SESSION);
    return { client, release: () => client.end().catch(ignore) };
  } catch (error) {
    throw new Failed(fateOfConnecting(error), error);
  }
}

const ignore = (): void => undefined;

const queryOf =
  (client: Client | PoolClient): Query =>
  async (text, values = []) => {
    const { rows, rowCount } = await client.query(text, [...values]);
    return { rows, count: rowCount ?? 0 };
  };

/** Several statements, all or nothing. */
export const inTransaction =
  <T>(work: (query: Query) => Promise<T>) =>
  async (query: Query): Promise<T> => {
    await query('BEGIN');
    try {
      const result = await work(query);
      await query('COMMIT');
      return result;
    } catch (error) {
      // Where this fails too the connection is gone, and with it the transaction.
      await query('ROLLBACK').catch(ignore);
      throw error;
    }
  };

/** The first pause before work is tried again; each further one is twice as long, up to a point. */
const PAUSE_MILLISECONDS = 5;
const LONGEST_PAUSE_MILLISECONDS = 250;

async function persist<T>(work: () => Promise<T>, until: number, mayRepeat: boolean): Promise<T> {
  for (let pause = PAUSE_MILLISECONDS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLISECONDS)) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      const isHopeless = error.fate === 'refused' || (error.fate === 'unknown' && !mayRepeat);
      if (isHopeless || performance.now() + pause >= until)
        throw new StoreUnavailable(`the database: ${error.message}`, { cause: error.cause });
      // By chance, so that those who were in each other's way do not meet again.
      await wait(pause * (0.5 + Math.random()));
    }
  }
}

/** Runs what opens a store; what goes wrong is told with its mend. */
export async function opening<T>(target: Target, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    throw new Error(openFault(error.cause, target), { cause: error.cause });
  }
}
