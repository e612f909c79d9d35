import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup } from 'node:sqlite';
import { KeyStoreUnavailable } from '../errors.ts';
import { openKeyDatabase } from './key-database.ts';

/**
 * Copies a key store, which may be in use, into one file; the keys stay wrapped by the master key. A copy outlives the
 * erasure of a person: keep it no longer than your policy says.
 * @throws KeyStoreUnavailable where the target stands already, or the store cannot be read
 */
export async function backupSqliteKeyStore(file: string, target: string): Promise<void> {
  if (existsSync(target)) {
    throw new KeyStoreUnavailable(`${target} is there already, and is never overwritten: name an empty place`);
  }
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const database = openKeyDatabase(file);
  try {
    await backup(database.connection, target);
  } finally {
    database.connection.close();
  }
}
