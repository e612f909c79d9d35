import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { LogHeader } from '../event-store.ts';

export const FORMAT_VERSION = 1;
/** "DTRL": tells our files from other SQLite files. */
export const APPLICATION_ID = 0x4454524c;
export const PAGE_SIZE = 4096;
/** Root page of the table `log`. Every transaction writes it, and none writes a lower page but page 1. */
export const LOG_ROW_PAGE = 2;

/**
 * `log` is the one row that a log keeps about itself, with the place of its last event. It is made first, so that it
 * stands on page 2: the WAL scanner rests on that. `body` is the whole record as JSON; the columns beside it are what is
 * looked up, and say nothing else.
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
    id BLOB NOT NULL,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    body TEXT NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX event_id ON event (id);
  CREATE UNIQUE INDEX event_stream ON event (stream, revision);
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

/** An event id as it is stored: the 16 bytes of the UUID. */
export function idBytes(id: string): Uint8Array {
  const bytes = new Uint8Array(16);
  for (let n = 0, at = 0; n < 16; n++, at += 2) {
    if (n === 4 || n === 6 || n === 8 || n === 10) at++;
    bytes[n] = (digit(id.charCodeAt(at)) << 4) | digit(id.charCodeAt(at + 1));
  }
  return bytes;
}

/** Of 0–9 and a–f, which is all that an event id holds. */
function digit(code: number): number {
  return code < 0x61 ? code - 0x30 : code - 0x57;
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
