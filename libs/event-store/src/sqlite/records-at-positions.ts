import type { DatabaseSync } from 'node:sqlite';
import { missingRecord } from './missing-record.ts';

/**
 * Reads the records at some positions, in the order given, joined to one JSON text that one JSON.parse decodes. The statement
 * asks for no order, which would have every record copied to be sorted: SQLite goes through the positions as they stand, and
 * whatever else came of it would be refused.
 * @throws StoreDamaged where the log lacks one of them
 */
export function recordsAtPositions(db: DatabaseSync, file: string): (positions: readonly number[]) => string {
  const joined = db.prepare(
    `SELECT '[' || group_concat(body) || ']', group_concat(position)
     FROM json_each(?) AS place CROSS JOIN event WHERE position = place.value`,
    { returnArrays: true },
  );
  return (positions) => {
    const [records, found] = joined.get(JSON.stringify(positions)) as unknown as [string, string | null];
    if (found !== positions.join()) throw missingRecord(file, firstMissing(positions, found));
    return records;
  };
}

function firstMissing(positions: readonly number[], found: string | null): number {
  const held = new Set(found?.split(',').map(Number));
  return positions.find((each) => !held.has(each)) ?? (positions[0] as number);
}
