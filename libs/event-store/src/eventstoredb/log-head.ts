import { type Cursor, START } from '../event-store.ts';
import type { KnownPlace } from './known-place.ts';
import { readBackwards, readForwards } from './log-reads.ts';
import type { Connection } from './raw-reads.ts';

/** The last event's place: counted from the furthest place known, at no more than what was written since. */
export async function headOf(connection: Connection, known: KnownPlace): Promise<Cursor> {
  for await (const [last] of readBackwards(connection, undefined, 1)) {
    if (!last) continue;
    const end = last.position;
    if (known.cursor.position >= end) return known.cursor;
    let cursor = known.cursor;
    for await (const page of readForwards(connection, known, cursor)) {
      for (const { index = -1, position, recordedAt } of page) {
        cursor = { index, position, recordedAt };
        if (position >= end) return cursor;
      }
    }
    return cursor;
  }
  return START;
}
