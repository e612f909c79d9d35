import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { LogHeader } from '../event-store.ts';
import { type NewLog, newHeader } from '../log/index.ts';
import { APPLICATION_ID, FORMAT_VERSION, headerChecksum, PAGE_SIZE, SCHEMA } from './schema.ts';

/** Makes an empty log: it is there whole, or not at all. To be called by one who holds the place alone. */
export function createLog(file: string, log: NewLog): void {
  const header = newHeader(log, FORMAT_VERSION);
  const unfinished = `${file}.${header.logId}.new`;
  try {
    writeEmptyLog(unfinished, header);
    putInPlace(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function writeEmptyLog(file: string, header: LogHeader): void {
  const db = new DatabaseSync(file);
  try {
    db.exec(`
      PRAGMA page_size = ${PAGE_SIZE};
      PRAGMA auto_vacuum = NONE;
      PRAGMA application_id = ${APPLICATION_ID};
      PRAGMA user_version = ${FORMAT_VERSION};
      BEGIN;
      ${SCHEMA}
    `);
    const { logId, tenant, zone, currency, simulated } = header;
    db.prepare('INSERT INTO log VALUES (1, 0, NULL, ?, ?, ?, ?, ?, ?, 0, ?)').run(
      FORMAT_VERSION,
      logId,
      tenant,
      zone,
      currency,
      simulated ? 1 : 0,
      headerChecksum(header),
    );
    db.exec('COMMIT; PRAGMA journal_mode = WAL;');
  } finally {
    db.close();
  }
}

/** Moves a finished file into its place so that a crash leaves either all of it there, or nothing. */
export function putInPlace(finished: string, file: string): void {
  syncFile(finished);
  renameSync(finished, file);
  syncFile(dirname(file));
}

function syncFile(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
