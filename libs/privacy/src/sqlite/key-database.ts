import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { KeyStoreIncompatible, KeyStoreUnavailable } from '../errors.ts';

/** "DLTK": tells a key store from any other SQLite file. */
const APPLICATION = 0x444c544b;
const FORMAT = 1;
/** How long another process is waited for before the caller is told to try again later. */
const PATIENCE_MS = 10_000;

const SCHEMA = `
  CREATE TABLE keys (
    tenant TEXT NOT NULL,
    subject TEXT NOT NULL,
    version INTEGER NOT NULL,
    wrapped BLOB,
    created_at TEXT,
    destroyed_at TEXT,
    PRIMARY KEY (tenant, subject, version)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX destroyed_keys ON keys (destroyed_at) WHERE destroyed_at IS NOT NULL;
  CREATE TABLE blind_index (
    tenant TEXT NOT NULL,
    hash BLOB NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (tenant, hash, subject)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX blind_index_of_subject ON blind_index (tenant, subject);
  PRAGMA application_id = ${APPLICATION};
  PRAGMA user_version = ${FORMAT};
`;

/** A connection whose commits are durable, whose deleted bytes are overwritten, and that nobody else may read. */
export interface KeyDatabase {
  readonly connection: DatabaseSync;
  /** Runs `action` in one write transaction; waits for other processes. @throws KeyStoreUnavailable */
  write<Result>(action: () => Result): Result;
  /** Runs `action` on one state of the file. @throws KeyStoreUnavailable */
  read<Result>(action: () => Result): Result;
  /** Moves everything into the file and empties the log beside it: no byte of an older page is left. */
  truncateLog(): void;
}

/**
 * @param synchronous `NORMAL` syncs when the file is closed, not each commit: for keys of nobody
 * @throws KeyStoreIncompatible, KeyStoreUnavailable
 */
export function openKeyDatabase(file: string, synchronous: 'FULL' | 'NORMAL' = 'FULL'): KeyDatabase {
  const guarded = <Result>(action: () => Result): Result => patiently(file, action);
  const connection = guarded(() => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
    return new DatabaseSync(file, { timeout: PATIENCE_MS });
  });
  const transaction = <Result>(begin: string, action: () => Result): Result =>
    guarded(() => {
      connection.exec(begin);
      try {
        const result = action();
        connection.exec('COMMIT');
        return result;
      } catch (error) {
        if (connection.isTransaction) connection.exec('ROLLBACK');
        throw error;
      }
    });
  const database: KeyDatabase = {
    connection,
    write: (action) => transaction('BEGIN IMMEDIATE', action),
    read: (action) => transaction('BEGIN', action),
    truncateLog() {
      guarded(() => {
        const [outcome] = connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
        if (outcome?.busy !== 0) throw Object.assign(new Error('busy'), { errcode: BUSY });
      });
    },
  };
  try {
    guarded(() =>
      connection.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA secure_delete = ON`),
    );
    database.write(() => prepareSchema(connection, file));
  } catch (error) {
    connection.close();
    throw error;
  }
  return database;
}

function prepareSchema(connection: DatabaseSync, file: string): void {
  const pragma = (name: string) => Number(connection.prepare(`PRAGMA ${name}`).get()?.[name]);
  const [application, format] = [pragma('application_id'), pragma('user_version')];
  if (application === APPLICATION && format === FORMAT) return;
  const empty = connection.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n === 0;
  if (application !== 0 || !empty) throw incompatible(file);
  connection.exec(SCHEMA);
}

function incompatible(file: string): KeyStoreIncompatible {
  return new KeyStoreIncompatible(
    `${file} is no key store of format ${FORMAT}. Name the right file, or restore it from a backup.`,
  );
}

const BUSY = 5;
const LOCKED = 6;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/** SQLite gives up at once in some cases of contention (a switch to WAL, a recovery): those are tried again too. */
function patiently<Result>(file: string, action: () => Result): Result {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return action();
    } catch (error) {
      const failure = error as NodeJS.ErrnoException & { readonly errcode?: number };
      if (failure.errcode === undefined && failure.syscall === undefined) throw error;
      const code = (failure.errcode ?? 0) & 0xff;
      if (code === NOT_A_DATABASE || code === CORRUPT) throw incompatible(file);
      if ((code !== BUSY && code !== LOCKED) || performance.now() > deadline) {
        throw new KeyStoreUnavailable(
          `the key store ${file} cannot be used now (${failure.message}). Free the disk or the file and try again.`,
        );
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
