import { DatabaseSync } from 'node:sqlite';

/** How long a statement waits for another process's lock. Transactions here last milliseconds. */
const BUSY_MS = 10_000;

export function connect(file: string): DatabaseSync {
  return new DatabaseSync(file, { timeout: BUSY_MS });
}

/** Runs `work` in one write transaction: all of it or nothing. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
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
