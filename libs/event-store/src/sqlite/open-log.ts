import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreDamaged, StoreIncompatible } from '../errors.ts';
import type { LogHeader } from '../event-store.ts';
import { type NewLog, PAGE_BYTES } from '../log/index.ts';
import { checkFiles, isPresent } from './check-files.ts';
import { createLog } from './create-log.ts';
import { alone, patiently, shared } from './live-lock.ts';
import { LOG_ROW_PAGE, PAGE_SIZE, readHeader } from './schema.ts';
import { asStoreError } from './sqlite-failure.ts';

/** A log's file opened by SQLite, with the lock that says so. */
export interface OpenLog {
  readonly file: string;
  readonly db: DatabaseSync;
  readonly header: LogHeader;
  close(): void;
}

export interface OpenLogOptions {
  readonly file: string;
  /** Makes the log where there is none; one that is there is opened as it is. */
  readonly create?: NewLog;
  /** A position known to have been acknowledged, by a view's checkpoint, the ledger or an anchor: no crash may cut it off. */
  readonly atLeast?: number;
  /**
   * Commits of a simulated log are synced when it is closed, not one by one: a power loss before may cost all of it. Any
   * other log is opened as ever.
   */
  readonly syncAtClose?: boolean;
  /** Of the file's pages, kept in memory: MiB, 32 where nothing is said. Whoever only reads on and on is as fast with few. */
  readonly cacheMiB?: number;
}

/**
 * Opens a log's file. The first to open it looks at its bytes before SQLite does, and brings what the write-ahead log
 * holds into the file, synced anew: what a failed sync left in the page cache only is then on the disk, or known to be
 * missing. While it does so it is alone, so no frame is written under its eyes. Whoever comes later finds a live log:
 * every frame behind the scan was written by a live process, and SQLite goes by the index those share, not by the bytes.
 * @throws StoreIncompatible for a place without a log, a file that is not ours, or another format version
 * @throws StoreDamaged for damage, or for a write-ahead log that was cut before `atLeast`
 */
export async function openLog({ syncAtClose = false, ...options }: OpenLogOptions): Promise<OpenLog> {
  const opened = await openFile(options);
  try {
    const header = checkedHeader(opened.db, opened.file);
    return { ...(syncAtClose && header.simulated ? syncedAtClose(opened) : opened), header };
  } catch (error) {
    opened.close();
    throw asStoreError(error, opened.file);
  }
}

function syncedAtClose({ file, db, close }: Omit<OpenLog, 'header'>): Omit<OpenLog, 'header'> {
  // In WAL mode NORMAL syncs at checkpoints only: the log first, then the file.
  db.exec('PRAGMA synchronous = NORMAL');
  return {
    file,
    db,
    close() {
      try {
        if (db.isOpen) takeInWriteAheadLog(db, file);
      } finally {
        close();
      }
    },
  };
}

/** As `openLog`, without a look at what the log says about itself: for verify, which reports rather than stops. */
export async function openFile({
  file,
  create,
  atLeast,
  cacheMiB = 32,
}: Omit<OpenLogOptions, 'syncAtClose'>): Promise<Omit<OpenLog, 'header'>> {
  if (!create && !isPresent(file)) {
    throw new StoreIncompatible(`there is no event log at ${file}: create one, or restore a backup there`);
  }
  try {
    // Before anything else: what locks the file stands beside it.
    if (create) mkdirSync(dirname(file), { recursive: true });
    return await openPatiently(file, create, atLeast, cacheMiB);
  } catch (error) {
    throw asStoreError(error, file);
  }
}

function openPatiently(
  file: string,
  create: NewLog | undefined,
  atLeast: number | undefined,
  cacheMiB: number,
): Promise<Omit<OpenLog, 'header'>> {
  return patiently(file, async () => {
    await alone(file, () => {
      if (create && !isPresent(file)) createLog(file, create);
      checkFiles(file, atLeast);
      const db = connect(file);
      try {
        takeInWriteAheadLog(db, file);
      } finally {
        db.close();
      }
    });
    const lock = shared(file);
    if (!lock) return undefined;
    try {
      const db = connect(file);
      db.exec(`PRAGMA cache_size = ${-1024 * cacheMiB}`);
      return {
        file,
        db,
        close() {
          db.close();
          lock.release();
        },
      };
    } catch (error) {
      lock.release();
      throw error;
    }
  });
}

/** Waits at most this long for another process, without leaving the turn; the append path then waits on in later turns. */
const BUSY_MS = 50;

function connect(file: string): DatabaseSync {
  const db = new DatabaseSync(file, {
    timeout: BUSY_MS,
    enableForeignKeyConstraints: false,
    limits: { length: PAGE_BYTES },
  });
  try {
    // Without spilling, a transaction's pages reach the write-ahead log at commit only, in ascending order.
    db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA wal_autocheckpoint = 0;
      PRAGMA cache_spill = OFF;
    `);
    return db;
  } catch (error) {
    db.close();
    throw asStoreError(error, file);
  }
}

function takeInWriteAheadLog(db: DatabaseSync, file: string): void {
  try {
    db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    const pages = Number(db.prepare('PRAGMA page_count').get()?.['page_count']);
    if (statSync(file).size < pages * PAGE_SIZE) {
      throw new StoreDamaged(`${file} ends before its last page: run verify, then restore a backup`);
    }
  } catch (error) {
    throw asStoreError(error, file);
  }
}

function checkedHeader(db: DatabaseSync, file: string): LogHeader {
  const root = db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'log'").get()?.['rootpage'];
  const header = readHeader(db);
  const { position, last } = db
    .prepare('SELECT position, (SELECT max(position) FROM event) AS last FROM log')
    .get() as { position: number; last: number | null };
  if (root !== LOG_ROW_PAGE || !header || position !== (last ?? 0)) {
    throw new StoreDamaged(`the row that ${file} keeps about itself is damaged: run verify, then restore a backup`);
  }
  return header;
}
