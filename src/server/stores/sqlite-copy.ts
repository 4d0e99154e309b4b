/** Whole copies of a SQLite file, and its replacement by one. */
import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { syncFile } from '../durable-file.ts';

/**
 * Copies a database as it is at one moment, while a server may be writing to it, to a file beside `to`; on the disk when it
 * resolves. The copy is one file, without a log of writes beside it, readable by its owner only.
 *
 * Ours: SQLite's backup and not `VACUUM INTO`. The order in which records were accepted is that of their row ids, which
 * SQLite lets VACUUM change; a backup is the same page by page. In one step, since between two steps a write by another
 * process would have it begin anew.
 *
 * @returns the path of the copy, to be put in its place.
 * @throws {Error} with the file in its message; then no copy is left.
 */
export async function copySqlite(from: string, to: string): Promise<string> {
  if (!existsSync(from)) throw new Error(`there is no database ${from}`);
  const copy = `${to}.${randomUUID().slice(0, 8)}.partial`;
  try {
    const source = new DatabaseSync(from, { readOnly: true });
    await backup(source, copy, { rate: ALL_PAGES }).finally(() => source.close());
    makeOneFile(copy);
    chmodSync(copy, 0o600);
    syncFile(copy);
    return copy;
  } catch (error) {
    for (const path of filesOf(copy)) rmSync(path, { force: true });
    throw new Error(`cannot copy the database ${from} to ${to}: ${(error as Error).message}`, { cause: error });
  }
}

const ALL_PAGES = 2 ** 31 - 1;

/** The database and what SQLite may have put beside it. */
const filesOf = (path: string): string[] => ['', '-wal', '-shm', '-journal'].map((each) => `${path}${each}`);

function makeOneFile(path: string): void {
  const database = new DatabaseSync(path);
  try {
    database.exec('PRAGMA journal_mode = DELETE');
  } finally {
    database.close();
  }
}

const SQLITE_BUSY = 5;

/**
 * Brings all that belongs to a database into its one file. What cannot be read as a database stays as it is.
 *
 * @throws {Error} when a process has it open.
 */
export function closeSqlite(path: string): void {
  try {
    makeOneFile(path);
  } catch (error) {
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) return;
    throw new Error(`a server has the database ${path} open: stop it first`, { cause: error });
  }
}

/** Moves a database aside with all that stands beside it: what SQLite finds there, it would put into the next one. */
export function moveAside(path: string, aside: string): void {
  const targets = filesOf(aside);
  for (const [index, each] of filesOf(path).entries()) if (existsSync(each)) renameSync(each, targets[index] as string);
}

/** The sites that have a log in a database. @throws {Error} with the file in its message when it is none that tells. */
export function sitesIn(path: string): readonly string[] {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    const rows = database.prepare('SELECT site FROM log ORDER BY site').all() as unknown as { site: string }[];
    return rows.map(({ site }) => site);
  } catch (error) {
    throw new Error(`cannot read the database ${path}: ${(error as Error).message}`, { cause: error });
  } finally {
    database?.close();
  }
}
