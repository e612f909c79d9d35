import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '#kernel';
import type { LeaseState } from '../read-store.ts';
import { connect, inTransaction } from './connection.ts';

/** What `views.db` keeps: who projects, and which version of each view is live. */
export interface LeaseFile {
  /** Runs `work` with the store's lock: no other process opens, drops or takes the lease meanwhile. */
  locked<T>(work: () => T): T;
  lease(): LeaseState | undefined;
  /** Of the last lease, whether held or not. */
  epoch(): number;
  set(epoch: number, held: LeaseState | undefined): void;
  live(): ReadonlyMap<string, number>;
  setLive(name: string, version: number | undefined): void;
  close(): void;
}

/** A rollback journal and full syncs, SQLite's defaults: the file is small, seldom written and must not fall back. */
export function openLeaseFile(file: string): LeaseFile {
  const database = connect(file);
  inTransaction(database, () =>
    database.exec(`CREATE TABLE IF NOT EXISTS lease (one INTEGER PRIMARY KEY CHECK (one = 1), epoch INTEGER NOT NULL,
      holder TEXT, expires_at TEXT);
      CREATE TABLE IF NOT EXISTS live (name TEXT PRIMARY KEY, version INTEGER NOT NULL)`),
  );
  const row = () => database.prepare('SELECT epoch, holder, expires_at FROM lease').get();
  return {
    locked: (work) => inTransaction(database, work),
    lease: () => stateOf(row()),
    epoch: () => Number(row()?.epoch ?? 0),
    set(epoch, held) {
      database
        .prepare('INSERT OR REPLACE INTO lease VALUES (1, ?, ?, ?)')
        .run(BigInt(epoch), held?.holder ?? null, held?.expiresAt ?? null);
    },
    live: () => liveOf(database),
    setLive(name, version) {
      if (version === undefined) database.prepare('DELETE FROM live WHERE name = ?').run(name);
      else database.prepare('INSERT OR REPLACE INTO live VALUES (?, ?)').run(name, BigInt(version));
    },
    close: () => database.close(),
  };
}

function stateOf(row: Record<string, unknown> | undefined): LeaseState | undefined {
  if (typeof row?.holder !== 'string') return undefined;
  return { holder: row.holder, epoch: Number(row.epoch), expiresAt: row.expires_at as Instant };
}

function liveOf(database: DatabaseSync): ReadonlyMap<string, number> {
  const rows = database.prepare('SELECT name, version FROM live').all();
  return new Map(rows.map(({ name, version }) => [String(name), Number(version)]));
}
