import { patiently } from './live-lock.ts';
import { openLog } from './open-log.ts';
import { headerChecksum } from './schema.ts';
import { asStoreError, sqliteFailure } from './sqlite-failure.ts';

/**
 * Marks a log as the source of a migration, durably and for good: from then on every append to it is refused, also by
 * processes that have it open.
 */
export async function setSqliteEventStoreReadOnly(file: string): Promise<void> {
  const { db, header, close } = await openLog({ file });
  try {
    await patiently(file, async () => {
      try {
        db.prepare('UPDATE log SET readOnly = 1, checksum = ?').run(headerChecksum({ ...header, readOnly: true }));
        return true;
      } catch (error) {
        if (sqliteFailure(error) === 'busy') return undefined;
        throw asStoreError(error, file);
      }
    });
  } finally {
    close();
  }
}
