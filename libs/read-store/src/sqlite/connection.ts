import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/** How long a statement waits for another process's lock. Transactions here last milliseconds. */
const BUSY_MS = 10_000;

export function connect(file: string): DatabaseSync {
  return new DatabaseSync(file, { timeout: BUSY_MS });
}

/** A file that is there; none is made in the place of one that was removed. */
export function connectExisting(file: string): DatabaseSync {
  const url = pathToFileURL(file);
  url.searchParams.set('mode', 'rw');
  return new DatabaseSync(url, { timeout: BUSY_MS });
}

/** Whether another connection's lock was in the way. */
export function isBusy(error: unknown): boolean {
  return primaryCodeOf(error) === 5;
}

/** Whether a row of that key was there already. */
export function isTaken(error: unknown): boolean {
  return primaryCodeOf(error) === 19;
}

/** The low byte of an extended result code; undefined where the error does not come from SQLite. */
export function primaryCodeOf(error: unknown): number | undefined {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : undefined;
}

/** Runs `work` in one write transaction: all of it or nothing. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  return between(database, 'BEGIN IMMEDIATE', work);
}

/** Runs reads that see one state of the file. */
export function inOneState<T>(database: DatabaseSync, work: () => T): T {
  return between(database, 'BEGIN', work);
}

function between<T>(database: DatabaseSync, begin: string, work: () => T): T {
  database.exec(begin);
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite itself rolls back after some errors, such as a full disk.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
