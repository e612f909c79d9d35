import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { FaultLog, StoredEntry } from './fault-log.ts';

/**
 * A log that acknowledges before its bytes are on the disk. It shows that the checks can fail: a check of power loss
 * that finds nothing wrong with it is worth nothing.
 */
export function openCarelessLog(folder: string): FaultLog {
  const database = new DatabaseSync(join(folder, 'events.db'));
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS entries (
      position INTEGER PRIMARY KEY, lane INTEGER NOT NULL, n INTEGER NOT NULL, UNIQUE (lane, n)
    );
  `);
  const insert = database.prepare('INSERT OR IGNORE INTO entries (lane, n) VALUES (?, ?)');
  return {
    async write({ lane, n }) {
      insert.run(lane, n);
    },
    async contents() {
      const rows = database.prepare('SELECT position, lane, n FROM entries ORDER BY position').all();
      return rows.map(
        ({ position, lane, n }): StoredEntry => ({ position: Number(position), lane: Number(lane), n: Number(n) }),
      );
    },
    async close() {
      database.close();
    },
  };
}
