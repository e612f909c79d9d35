import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

/** The write-ahead log is brought into the file when it has grown by this much. */
const CHECKPOINT_BYTES = 16 * 1024 * 1024;

/**
 * Brings the write-ahead log into the file and cuts it to nothing, so that no stale frames stand behind live ones. Where
 * readers of other processes are in the way it is put off until the log has grown as much again.
 * @returns what to call after each commit
 */
export function checkpointer(db: DatabaseSync, file: string): () => void {
  const truncate = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  const wal = `${file}-wal`;
  let next = CHECKPOINT_BYTES;
  return () => {
    const size = statSync(wal, { throwIfNoEntry: false })?.size ?? 0;
    if (size < next) {
      if (size < next - CHECKPOINT_BYTES) next = size + CHECKPOINT_BYTES;
      return;
    }
    try {
      const busy = truncate.get()?.['busy'];
      next = busy === 0 ? CHECKPOINT_BYTES : size + CHECKPOINT_BYTES;
    } catch {
      // What was committed stands in the write-ahead log: a checkpoint that fails (no room, say) takes nothing away.
      next = size + CHECKPOINT_BYTES;
    }
  };
}
