import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup } from 'node:sqlite';
import { KeyStoreExists } from '../errors.ts';
import { openKeyDatabase } from './key-database.ts';

/**
 * Copies a key store, which may be in use, into one file that only its owner may read; the keys stay wrapped by the master
 * key. A copy outlives the erasure of a person: keep it no longer than your policy says.
 * @throws KeyStoreExists where something stands in the target's place; KeyStoreUnavailable, KeyStoreIncompatible where the
 * store cannot be read: nothing is left of the copy then
 */
export async function backupSqliteKeyStore(file: string, target: string): Promise<void> {
  makePrivate(target);
  try {
    const database = openKeyDatabase(file);
    try {
      await backup(database.connection, target);
    } finally {
      database.connection.close();
    }
  } catch (error) {
    rmSync(target);
    throw error;
  }
}

function makePrivate(target: string): void {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  try {
    closeSync(openSync(target, 'wx', 0o600));
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? new KeyStoreExists(target) : error;
  }
}
