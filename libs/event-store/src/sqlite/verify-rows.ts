import type { DatabaseSync } from 'node:sqlite';
import { indexedUpTo } from './index-turns.ts';
import { lookupKey, SLICES, sliceOf } from './lookup-key.ts';
import { placeOf, type RecordPlace } from './record-place.ts';
import { recordChecksum } from './schema.ts';
import { added, type EntrySums, entrySum } from './verify-entries.ts';

/** What the records of a log say, read from the first to the last. */
export interface ScannedRows {
  readonly records: number;
  /** What their entries in the indexes sum up to, those of the last events, which have none, left out. */
  readonly expected: EntrySums;
  /** recordedAt of the last record; empty for none. */
  readonly recordedAt: string;
  /** The first thing that is wrong with a record. */
  readonly flaw?: { readonly what: string; readonly position: number };
}

/** Records of the largest size read at a time take some 64 MiB. */
const ROWS_AT_A_TIME = 128;
const YIELD_EVERY = 2048;

type Row = readonly [position: number, body: string, checksum: number];

export async function scanRows(db: DatabaseSync): Promise<ScannedRows> {
  const page = db.prepare(
    `SELECT position, body, checksum FROM event WHERE position > ? ORDER BY position LIMIT ${ROWS_AT_A_TIME}`,
    { returnArrays: true },
  );
  const head = Number(db.prepare('SELECT max(position) AS head FROM event').get()?.['head'] ?? 0);
  const indexed = Array.from({ length: SLICES }, (_, slice) => indexedUpTo(slice, head));
  const revisions = new Map<string, number>();
  let [records, ids, streams] = [0, 0, 0];
  let recordedAt = '';
  let flaw: ScannedRows['flaw'];
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = page.all(last) as unknown as readonly Row[];
    const next = rows.at(-1)?.[0];
    // In a damaged tree a page may not lead on: then a position is missing, and was found to be.
    if (next === undefined || next <= last) break;
    last = next;
    for (const row of rows) {
      records++;
      const place = placeOf(String(row[1]));
      const what = flawOf(row, records, place) ?? (place && outOfLine(place, revisions, recordedAt));
      if (what) flaw ??= { what, position: Math.min(records, row[0]) };
      if (!place) continue;
      const { id, stream, revision, position } = place;
      recordedAt = place.recordedAt;
      const [idKey, streamKey] = [lookupKey(id), lookupKey(stream)];
      if (position <= (indexed[sliceOf(idKey)] ?? 0)) ids = added(ids, entrySum(idKey, 0, position));
      if (position <= (indexed[sliceOf(streamKey)] ?? 0)) {
        streams = added(streams, entrySum(streamKey, revision, position));
      }
    }
    if (records % YIELD_EVERY === 0) await new Promise(setImmediate);
  }
  return { records, expected: { ids, streams }, recordedAt, ...(flaw && { flaw }) };
}

function flawOf([position, body, checksum]: Row, due: number, place: RecordPlace | undefined): string | undefined {
  if (position !== due) return `position ${due} is missing`;
  if (typeof body !== 'string' || recordChecksum(body) !== checksum) {
    return `the record at position ${position} does not match its checksum`;
  }
  return place?.position === position ? undefined : `the record at position ${position} says that it stands elsewhere`;
}

function outOfLine(
  { stream, revision, position, recordedAt }: RecordPlace,
  revisions: Map<string, number>,
  before: string,
): string | undefined {
  const due = (revisions.get(stream) ?? -1) + 1;
  // A name cut out of a record would keep all of it in memory: a new stream's name is written anew.
  revisions.set(due === 0 ? Buffer.from(stream).toString() : stream, revision);
  if (revision !== due) return `stream ${stream} has revision ${revision} where ${due} is due, at position ${position}`;
  return recordedAt < before ? `recordedAt goes back at position ${position}` : undefined;
}
