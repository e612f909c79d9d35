import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { LogHeader } from '../event-store.ts';

export const FORMAT_VERSION = 2;
/** "DTRL": tells our files from other SQLite files. */
export const APPLICATION_ID = 0x4454524c;
export const PAGE_SIZE = 4096;
/** Root page of the table `log`. Every transaction writes it, and none writes a lower page but page 1. */
export const LOG_ROW_PAGE = 2;

/**
 * `log` is the one row that a log keeps about itself, with the place of its last event. It is made first, so that it
 * stands on page 2: the WAL scanner rests on that. `body` is the whole record as JSON. The other two tables are where
 * events are looked up, by `lookupKey`; the last events stand in neither of them, see `index-turns.ts`.
 */
export const SCHEMA = `
  CREATE TABLE log (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    position INTEGER NOT NULL,
    recordedAt TEXT,
    formatVersion INTEGER NOT NULL,
    logId TEXT NOT NULL,
    tenant TEXT NOT NULL,
    zone TEXT NOT NULL,
    currency TEXT NOT NULL,
    simulated INTEGER NOT NULL,
    readOnly INTEGER NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE event (
    position INTEGER PRIMARY KEY,
    body TEXT NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE event_by_id (
    key INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (key, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE event_by_stream (
    key INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (key, revision, position)
  ) STRICT, WITHOUT ROWID;
`;

/** CRC-32 over every column of a record: all of them stand in its body. */
export function recordChecksum(body: string): number {
  return crc32(body);
}

/** CRC-32 over what never changes of the log's row, and its read-only mark. */
export function headerChecksum(header: LogHeader): number {
  const { formatVersion, logId, tenant, zone, currency, simulated, readOnly } = header;
  return crc32(JSON.stringify([formatVersion, logId, tenant, zone, currency, simulated, readOnly]));
}

/** @returns undefined where the row is missing or its checksum does not hold */
export function readHeader(db: DatabaseSync): LogHeader | undefined {
  const row = db
    .prepare(
      'SELECT formatVersion, logId, tenant, zone, currency, simulated, readOnly, checksum FROM log WHERE one = 1',
    )
    .get();
  if (!row) return undefined;
  const header: LogHeader = {
    formatVersion: Number(row['formatVersion']),
    logId: String(row['logId']),
    tenant: String(row['tenant']),
    zone: String(row['zone']),
    currency: String(row['currency']),
    simulated: row['simulated'] === 1,
    readOnly: row['readOnly'] === 1,
  };
  return headerChecksum(header) === row['checksum'] ? header : undefined;
}
