import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '#kernel';
import type { LeaseState } from '../read-store.ts';
import { BUILDS_SCHEMA, type BuildRows, buildRows } from './build-rows.ts';
import { connect, inTransaction, isBusy } from './connection.ts';

/** What `views.db` keeps: who projects, and the builds of each view. */
export interface LeaseFile {
  /** Runs `work` with the store's lock: no other process makes, drops or switches a build or takes the lease meanwhile. */
  locked<T>(work: () => T): T;
  readonly builds: BuildRows;
  lease(): LeaseState | undefined;
  /** Of the last lease, whether held or not. */
  epoch(): number;
  set(epoch: number, held: LeaseState | undefined): void;
  close(): void;
}

/**
 * Full syncs: the file is small and must not fall back. A write-ahead log, so that a query that looks up the live build
 * never waits for a builder that says how far it is.
 */
export function openLeaseFile(file: string): LeaseFile {
  const database = connect(file);
  writeAhead(database);
  inTransaction(database, () =>
    database.exec(`CREATE TABLE IF NOT EXISTS lease (one INTEGER PRIMARY KEY CHECK (one = 1), epoch INTEGER NOT NULL,
      holder TEXT, expires_at TEXT);
      ${BUILDS_SCHEMA}`),
  );
  const row = () => database.prepare('SELECT epoch, holder, expires_at FROM lease').get();
  return {
    locked: (work) => inTransaction(database, work),
    builds: buildRows(database),
    lease: () => stateOf(row()),
    epoch: () => Number(row()?.epoch ?? 0),
    set(epoch, held) {
      database
        .prepare('INSERT OR REPLACE INTO lease VALUES (1, ?, ?, ?)')
        .run(BigInt(epoch), held?.holder ?? null, held?.expiresAt ?? null);
    },
    close: () => database.close(),
  };
}

function stateOf(row: Record<string, unknown> | undefined): LeaseState | undefined {
  if (typeof row?.holder !== 'string') return undefined;
  return { holder: row.holder, epoch: Number(row.epoch), expiresAt: row.expires_at as Instant };
}

/** The mode stays with the file; while another process has it open in another one, that one's mode goes on. */
function writeAhead(database: DatabaseSync): void {
  if (database.prepare('PRAGMA journal_mode').get()?.journal_mode === 'wal') return;
  try {
    database.exec('PRAGMA journal_mode=WAL');
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
}
