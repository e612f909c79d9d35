import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { StoreDamaged, StoreIncompatible, StoreUnavailable } from '../errors.ts';
import { checkFiles, isPresent } from './check-files.ts';
import { putInPlace } from './create-log.ts';
import { alone } from './live-lock.ts';
import { openFile } from './open-log.ts';
import { asStoreError } from './sqlite-failure.ts';
import { verifyDatabase } from './verify.ts';

/** A copy that was read again from its first record to its last. */
export interface VerifiedCopy {
  readonly records: number;
}

/**
 * Copies a log, which may be in use, into one plain file: all that was acknowledged before the call, as of one moment. It
 * keeps the log's id. The file stands in its place only once it is verified.
 * @throws StoreIncompatible where something stands in the target's place
 * @throws StoreDamaged where the log is damaged
 */
export async function backupSqliteEventStore(file: string, target: string): Promise<VerifiedCopy> {
  requireEmpty(target);
  return buildInPlace(target, async (unfinished) => {
    const log = await openFile({ file });
    try {
      // All pages in one step: another process's commit would otherwise start the copy again from its beginning.
      await backup(log.db, unfinished, { rate: 0x7fff_ffff });
    } catch (error) {
      throw asStoreError(error, file);
    } finally {
      log.close();
    }
  });
}

/**
 * Puts a backup into an empty place as a log. It keeps the log's id.
 * @throws StoreUnavailable where another process has the target open
 * @throws StoreIncompatible where something stands there, or the source is no backup
 * @throws StoreDamaged where the backup is damaged; nothing is restored
 */
export async function restoreSqliteEventStore(source: string, target: string): Promise<VerifiedCopy> {
  if (!isPresent(source)) throw new StoreIncompatible(`there is no backup at ${source}`);
  if (isPresent(`${source}-wal`)) {
    throw new StoreIncompatible(`${source} is a log in use, or one left by a crash, not a backup: back it up first`);
  }
  mkdirSync(dirname(target), { recursive: true });
  const restored = await alone(target, async () => {
    requireEmpty(target);
    checkFiles(source);
    return buildInPlace(target, (unfinished) => copyFileSync(source, unfinished));
  });
  if (!restored) throw new StoreUnavailable(`${target} is open in another process: stop it, then restore`);
  return restored.result;
}

function requireEmpty(target: string): void {
  if (isPresent(target) || isPresent(`${target}-wal`)) {
    throw new StoreIncompatible(
      `${target} is there already, and is never overwritten: name an empty place, or move it away`,
    );
  }
}

async function buildInPlace(target: string, fill: (unfinished: string) => Promise<void> | void): Promise<VerifiedCopy> {
  mkdirSync(dirname(target), { recursive: true });
  const unfinished = `${target}.${randomUUID()}.new`;
  try {
    await fill(unfinished);
    const records = await verifiedRecords(unfinished);
    requireEmpty(target);
    putInPlace(unfinished, target);
    return { records };
  } finally {
    if (existsSync(unfinished)) rmSync(unfinished);
  }
}

async function verifiedRecords(file: string): Promise<number> {
  const db = new DatabaseSync(file);
  try {
    // One plain file, with nothing beside it that could be left behind.
    db.exec('PRAGMA journal_mode = DELETE');
    const { records, findings, firstBadPosition } = await verifyDatabase(db, file);
    const [first] = findings;
    if (first)
      throw new StoreDamaged(`the copy is not sound: ${first.what}. It was not put in place`, firstBadPosition);
    return records;
  } catch (error) {
    throw asStoreError(error, file);
  } finally {
    db.close();
  }
}
