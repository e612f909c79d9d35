import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backupSqliteEventStore, restoreSqliteEventStore, type VerifiedCopy } from '#event-store/sqlite';
import { KeyStoreExists } from '#privacy';
import { backupSqliteKeyStore } from '#privacy/sqlite';
import { NoLog } from './errors.ts';
import type { Paths } from './locations.ts';
import { requireEmbedded } from './require-embedded.ts';

export interface FolderBackup extends VerifiedCopy {
  /** Whether the wrapped keys of persons were copied, too. */
  readonly keys: boolean;
}

const LOG = 'events.db';
const KEYS = 'keys.db';

/**
 * Copies the log, and the keys where asked, into `target`; both may be in use. Views are left out: they are rebuilt. Keys
 * only on demand, since a copy of them outlives the erasure of a person; the master key never.
 * @throws NoLog; StoreIncompatible, KeyStoreExists where something stands there already
 */
export async function backupFolder(paths: Paths, target: string, withKeys: boolean): Promise<FolderBackup> {
  requireEmbedded(paths.events);
  if (!existsSync(paths.events)) throw new NoLog(`there is no log at ${paths.events}: nothing to back up`);
  if (withKeys && existsSync(join(target, KEYS))) throw new KeyStoreExists(join(target, KEYS));
  const copy = await backupSqliteEventStore(paths.events, join(target, LOG));
  if (withKeys) await backupSqliteKeyStore(paths.keys, join(target, KEYS));
  return { ...copy, keys: withKeys };
}

/**
 * Puts a backup into an empty data folder: verified first, and whole or not at all.
 * @throws what `restoreSqliteEventStore` throws; KeyStoreExists where keys stand there already
 */
export async function restoreFolder(source: string, paths: Paths): Promise<FolderBackup> {
  const keys = existsSync(join(source, KEYS));
  if (!keys) return { ...(await restoreLog(source, paths)), keys };
  if (existsSync(paths.keys)) throw new KeyStoreExists(paths.keys);
  // The keys wait beside their place until the log stands: keys alone would bar every further restore.
  const waiting = `${paths.keys}.restoring`;
  rmSync(waiting, { force: true });
  await backupSqliteKeyStore(join(source, KEYS), waiting);
  try {
    const copy = await restoreLog(source, paths);
    renameSync(waiting, paths.keys);
    return { ...copy, keys };
  } catch (error) {
    rmSync(waiting, { force: true });
    throw error;
  }
}

async function restoreLog(source: string, paths: Paths): Promise<VerifiedCopy> {
  requireEmbedded(paths.events);
  return restoreSqliteEventStore(join(source, LOG), paths.events);
}
