import type { DatabaseSync } from 'node:sqlite';
import { StoreDamaged } from '../errors.ts';
import { openFile } from './open-log.ts';
import { readHeader } from './schema.ts';
import { asStoreError } from './sqlite-failure.ts';
import { type EntryScan, NO_ENTRIES, scanIdEntries, scanStreamEntries } from './verify-entries.ts';
import { type ScannedRows, scanRows } from './verify-rows.ts';

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
  let rows: ScannedRows = { records: 0, expected: NO_ENTRIES, recordedAt: '' };
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
      return rows.flaw && finding(rows.flaw.what, rows.flaw.position);
    });
    await check(() => compared(scanIdEntries(db), rows.expected.ids, 'ids'));
    await check(() => compared(scanStreamEntries(db), rows.expected.streams, 'streams'));
    await check(() => logRow(db, rows));
  } finally {
    db.exec('ROLLBACK');
  }
  return verification(rows.records, findings);
}

/** An index is sound where its entries stand in order, and are those that the records ask for: their sums tell. */
function compared({ sum, outOfOrderAt }: EntryScan, expected: number, index: string): Finding | undefined {
  if (outOfOrderAt !== undefined) return finding(`the index of ${index} is out of order`, outOfOrderAt);
  return sum === expected ? undefined : finding(`the index of ${index} does not agree with the records`);
}

function logRow(db: DatabaseSync, { records, recordedAt }: ScannedRows): Finding | undefined {
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

function finding(what: string, position?: number): Finding {
  return position === undefined ? { what } : { what, position };
}

function verification(records: number, findings: readonly Finding[]): Verification {
  const positions = findings.flatMap(({ position }) => (position === undefined ? [] : [position]));
  return { records, findings, ...(positions.length > 0 && { firstBadPosition: Math.min(...positions) }) };
}
