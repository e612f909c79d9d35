import type { DatabaseSync } from 'node:sqlite';

/** Where the type begins in the text of a record, from 1: `{"id":"` + a UUID + `","type":"` stand before it. */
const TYPE_AT = 7 + 36 + 10 + 1;

/**
 * Reads the records at some positions, in the order given, joined to one JSON text that one JSON.parse decodes; those of
 * other types never leave SQLite. null: none is of a type wanted.
 */
export function recordsAtPositions(
  db: DatabaseSync,
): (positions: readonly number[], types: readonly string[] | undefined) => string | null {
  const joined = (ofTypes: string) =>
    db.prepare(
      `SELECT '[' || group_concat(body) || ']' FROM (SELECT body FROM json_each(?1) AS place CROSS JOIN event
       WHERE position = place.value ${ofTypes} ORDER BY place.key)`,
      { returnArrays: true },
    );
  const all = joined('');
  const ofTypes = joined(`AND substr(body, ${TYPE_AT}, instr(substr(body, ${TYPE_AT}, 129), '"') - 1)
    IN (SELECT value FROM json_each(?2))`);
  return (positions, types) => {
    const places = JSON.stringify(positions);
    const row = types ? ofTypes.get(places, JSON.stringify(types)) : all.get(places);
    return (row as unknown as [string | null])[0];
  };
}
