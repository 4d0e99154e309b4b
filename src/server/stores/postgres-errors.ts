/** What is known of work that failed. */
export type Fate =
  /** The database undid it, or never heard of it: it may be tried again. */
  | 'undone'
  /** The connection ended: whether it was done is not known. */
  | 'unknown'
  /** It would fail again. */
  | 'refused';

/** Serialisation failure, deadlock, a lock that was waited for too long. */
const UNDONE = new Set(['40001', '40P01', '55P03']);
/** Class 08 (connection), an administrator or a crash ended the session, the server starts, completion unknown. */
const LOST = /^(08...|57P0[123]|40003)$/;
/** What the driver and the network say, which have no SQLSTATE. */
const LOST_CODES = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);
const LOST_MESSAGE = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying)/;
const TOO_MANY_CONNECTIONS = '53300';

interface Failure {
  readonly code?: string;
  readonly message?: string;
}

/** What became of work whose statement or commit failed. */
export function fateOf(error: unknown): Fate {
  const { code = '', message = '' } = error as Failure;
  if (UNDONE.has(code)) return 'undone';
  return LOST.test(code) || LOST_CODES.has(code) || LOST_MESSAGE.test(message) ? 'unknown' : 'refused';
}

/** What became of work for which no connection could be had. */
export function fateOfConnecting(error: unknown): Fate {
  const isFull = (error as Failure).code === TOO_MANY_CONNECTIONS;
  return isFull || fateOf(error) !== 'refused' ? 'undone' : 'refused';
}

/** Where a store connects to. No password is in it. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

/** What went wrong at the start, and the mend, for the operator. No password gets into it. */
export function openFault(error: unknown, target: Target): string {
  const { code = '' } = error as Failure;
  const message = reasonOf(error);
  const { host, port, user, database } = target;
  const at = `PostgreSQL at ${host}:${port}`;
  if (code === '28P01' || code === '28000' || message.startsWith('SASL:'))
    return `${at} does not let ${user} in: put the right password into PGPASSWORD, ~/.pgpass or the URL, and see pg_hba.conf (${message})`;
  if (code === '3D000') return `${at} has no database "${database}": make it with createdb, or name another one`;
  if (code === '42501')
    return `${user} may not do what is needed in the database "${database}" at ${host}:${port}: let the user own the database, or GRANT CREATE ON DATABASE (${message})`;
  if (code === TOO_MANY_CONNECTIONS)
    return `${at} has no connection free: raise max_connections, or let each store open fewer (${message})`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `there is no host ${host}: correct it in the URL`;
  if (fateOf(error) === 'unknown' || isUnreached(error))
    return `${at} does not answer: start it, or correct host and port in the URL (${message})`;
  return `cannot use the database "${database}" of ${at}: ${message}`;
}

/** Of a name with several addresses each may fail by itself. */
const isUnreached = (error: unknown): boolean =>
  error instanceof AggregateError && error.errors.every((each) => fateOf(each) === 'unknown');

/** What an error says. One of several addresses says nothing itself. */
export function reasonOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}
