import type { DatabaseSync } from 'node:sqlite';

/** Reads the records at some positions, in the order given, joined to one JSON text that one JSON.parse decodes. */
export function recordsAtPositions(db: DatabaseSync): (positions: readonly number[]) => string {
  const joined = db.prepare(
    `SELECT '[' || group_concat(body) || ']' FROM (SELECT body FROM json_each(?) AS place CROSS JOIN event
     WHERE position = place.value ORDER BY place.key)`,
    { returnArrays: true },
  );
  return (positions) => (joined.get(JSON.stringify(positions)) as unknown as [string])[0];
}
