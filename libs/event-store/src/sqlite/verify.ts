import type { DatabaseSync } from 'node:sqlite';
import { StoreDamaged } from '../errors.ts';
import { openFile } from './open-log.ts';
import { readHeader, recordChecksum } from './schema.ts';
import { asStoreError } from './sqlite-failure.ts';

/** Something that is not as it was written. */
export interface Finding {
  /** First position that cannot be trusted; absent where no single record is meant. */
  readonly position?: number;
  readonly what: string;
}

export interface Verification {
  /** Records read again. */
  readonly records: number;
  /** Empty for a sound log; at most one for each kind of check. */
  readonly findings: readonly Finding[];
  /** The lowest position among the findings. */
  readonly firstBadPosition?: number;
}

/**
 * Reads every record of a log again: checksums, positions without a gap, revisions, recordedAt, indexes against rows, the
 * log's own row, and the structure of the file. The log may be in use.
 * @throws StoreIncompatible where there is no log of this format
 */
export async function verifySqliteEventStore(file: string): Promise<Verification> {
  try {
    const log = await openFile({ file });
    try {
      return await verifyDatabase(log.db, file);
    } finally {
      log.close();
    }
  } catch (error) {
    if (error instanceof StoreDamaged) return verification(0, [finding(error.message, error.firstBadPosition)]);
    throw error;
  }
}

/** The same on an open database, in one read transaction. */
export async function verifyDatabase(db: DatabaseSync, file: string): Promise<Verification> {
  const findings: Finding[] = [];
  let rows: RowScan = { records: 0, ids: 0, streams: 0, recordedAt: '', finding: undefined };
  const check = async (look: () => Promise<Finding | undefined> | Finding | undefined) => {
    try {
      const found = await look();
      if (found) findings.push(found);
    } catch (error) {
      const known = asStoreError(error, file);
      if (!(known instanceof StoreDamaged)) throw known;
      findings.push(finding(known.message, known.firstBadPosition));
    }
  };
  db.exec('BEGIN');
  try {
    await check(() => structure(db));
    await check(async () => {
      rows = await scanRows(db);
      return rows.finding;
    });
    await check(() => scanStreams(db, rows));
    await check(() => scanIds(db, rows));
    await check(() => logRow(db, rows));
  } finally {
    db.exec('ROLLBACK');
  }
  return verification(rows.records, findings);
}

interface RowScan {
  readonly records: number;
  /** Sums over all rows, which do not depend on their order: an index that holds the same entries has the same sum. */
  readonly ids: number;
  readonly streams: number;
  /** recordedAt of the last record; empty for none. */
  readonly recordedAt: string;
  readonly finding: Finding | undefined;
}

/** Records of the largest size read at a time take some 64 MiB. */
const ROWS_AT_A_TIME = 128;
const ENTRIES_AT_A_TIME = 2000;
const YIELD_EVERY = 2048;

/** Of an id only a blob counts: text of the same bytes would not be found again. */
const HEX_ID = "CASE typeof(id) WHEN 'blob' THEN lower(hex(id)) END";

async function scanRows(db: DatabaseSync): Promise<RowScan> {
  const page = db.prepare(
    `SELECT position, ${HEX_ID}, stream, revision, body, checksum FROM event WHERE position > ? ORDER BY position LIMIT ${ROWS_AT_A_TIME}`,
    { returnArrays: true },
  );
  let [records, ids, streams] = [0, 0, 0];
  let before = '';
  let found: Finding | undefined;
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = page.all(last) as unknown as readonly Row[];
    const next = rows.at(-1)?.[0];
    // In a damaged tree a page may not lead on: then a position is missing, and was found to be.
    if (next === undefined || next <= last) break;
    last = next;
    for (const row of rows) {
      records++;
      const [position, id, stream, revision] = row;
      ids = added(ids, idSum(id, position));
      streams = added(streams, streamSum(stream, revision, position));
      const { recordedAt, flaw } = checkRow(row, records, before);
      if (flaw) found ??= finding(flaw, Math.min(records, position));
      before = recordedAt ?? before;
    }
    if (records % YIELD_EVERY === 0) await new Promise(setImmediate);
  }
  return { records, ids, streams, recordedAt: before, finding: found };
}

type Row = readonly [
  position: number,
  id: string | null,
  stream: string,
  revision: number,
  body: string,
  checksum: number,
];

const INSTANT_LENGTH = 24;

/** A body whose checksum holds is what was written, so that its two ends are enough to compare the columns with. */
function checkRow(
  [position, id, stream, revision, body, checksum]: Row,
  due: number,
  before: string,
): { recordedAt?: string; flaw?: string } {
  if (position !== due) return { flaw: `position ${due} is missing` };
  if (typeof body !== 'string' || recordChecksum(body) !== checksum) {
    return { flaw: `the record at position ${position} does not match its checksum` };
  }
  const end = body.length - INSTANT_LENGTH - 2;
  const recordedAt = body.slice(end, -2);
  const place = `,"stream":"${stream}","revision":${revision},"position":${position},"recordedAt":"`;
  if (!body.startsWith(place, end - place.length) || !body.startsWith(`{"id":"${uuidOf(id)}"`)) {
    return { recordedAt, flaw: `the columns at position ${position} do not agree with its record` };
  }
  return recordedAt < before ? { recordedAt, flaw: `recordedAt goes back at position ${position}` } : { recordedAt };
}

/** Hexadecimal digits of an id as a UUID. */
function uuidOf(hex: string | null): string {
  if (hex === null) return '';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function scanStreams(db: DatabaseSync, rows: RowScan): Finding | undefined {
  const page = db.prepare(
    `SELECT stream, revision, position FROM event INDEXED BY event_stream WHERE (stream, revision) > (?, ?) ORDER BY stream, revision LIMIT ${ENTRIES_AT_A_TIME}`,
    { returnArrays: true },
  );
  let [stream, revision, sum] = ['', -1, 0];
  for (;;) {
    const entries = page.all(stream, revision) as unknown as readonly [string, number, number][];
    for (const entry of entries) {
      const due = entry[0] === stream ? revision + 1 : 0;
      if (typeof entry[0] !== 'string' || entry[0] < stream || entry[1] !== due) {
        return finding(`stream ${entry[0]} has revision ${entry[1]} where ${due} is due`, entry[2]);
      }
      [stream, revision] = entry;
      sum = added(sum, streamSum(...entry));
    }
    if (entries.length < ENTRIES_AT_A_TIME) break;
  }
  return sum === rows.streams ? undefined : finding('the index of streams does not agree with the records');
}

function scanIds(db: DatabaseSync, rows: RowScan): Finding | undefined {
  const page = db.prepare(
    `SELECT ${HEX_ID}, position FROM event INDEXED BY event_id WHERE id > unhex(?) ORDER BY id LIMIT ${ENTRIES_AT_A_TIME}`,
    { returnArrays: true },
  );
  let [before, sum] = ['', 0];
  for (;;) {
    const entries = page.all(before) as unknown as readonly [string | null, number][];
    for (const [id, position] of entries) {
      if (id === null || id <= before) return finding('the index of ids is out of order', position);
      before = id;
      sum = added(sum, idSum(id, position));
    }
    if (entries.length < ENTRIES_AT_A_TIME) break;
  }
  return sum === rows.ids ? undefined : finding('the index of ids does not agree with the records');
}

function logRow(db: DatabaseSync, { records, recordedAt }: RowScan): Finding | undefined {
  const row = db.prepare('SELECT position, recordedAt FROM log').get();
  if (!readHeader(db)) return finding('the row that the log keeps about itself does not match its checksum');
  if (row?.['position'] !== records || (row['recordedAt'] ?? '') !== recordedAt) {
    return finding(
      `the log says that it ends at position ${row?.['position']}; ${records} records are there`,
      records + 1,
    );
  }
  return undefined;
}

/** Page structure and the order of row ids; a page of the file that nothing reaches is no finding of ours. */
function structure(db: DatabaseSync): Finding | undefined {
  const answer = String(db.prepare('PRAGMA quick_check(1)').get()?.['quick_check']);
  return answer === 'ok' ? undefined : finding(`the file's structure is damaged: ${answer}`);
}

/** FNV-1a over the entry of an index: cheap enough for every entry, and changed by every byte. */
function idSum(id: string | null, position: number): number {
  return textSum(0x811c9dc5 ^ position, id ?? '');
}

function streamSum(stream: unknown, revision: number, position: number): number {
  return textSum(Math.imul(0x811c9dc5 ^ position ^ revision, 0x01000193), String(stream));
}

function textSum(start: number, text: string): number {
  let hash = start | 0;
  for (let n = 0; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return hash >>> 0;
}

function added(sum: number, more: number): number {
  return (sum + more) % 2 ** 52;
}

function finding(what: string, position?: number): Finding {
  return position === undefined ? { what } : { what, position };
}

function verification(records: number, findings: readonly Finding[]): Verification {
  const positions = findings.flatMap(({ position }) => (position === undefined ? [] : [position]));
  return { records, findings, ...(positions.length > 0 && { firstBadPosition: Math.min(...positions) }) };
}
