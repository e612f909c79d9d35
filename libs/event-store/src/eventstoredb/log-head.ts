import { type Cursor, START } from '../event-store.ts';
import type { KnownPlaces } from './known-places.ts';
import { readBackwards, readForwards } from './log-reads.ts';
import type { Connection } from './raw-reads.ts';

/** The last event's place: counted from the furthest place known, at no more than what was written since. */
export async function headOf(connection: Connection, known: KnownPlaces): Promise<Cursor> {
  for await (const [last] of readBackwards(connection, undefined, 1)) {
    if (!last) continue;
    const end = last.position;
    if (known.furthest.position >= end) return known.furthest;
    return placeOf(connection, known, { position: end });
  }
  return START;
}

/** The place after an event that the log holds: counted from the nearest place known before it. */
export async function placeOf(
  connection: Connection,
  known: KnownPlaces,
  event: { readonly index: number } | { readonly position: number },
): Promise<Cursor> {
  let cursor = known.before(event);
  const reached = ({ index, position }: Cursor) =>
    'index' in event ? index >= event.index : position >= event.position;
  if (reached(cursor)) return cursor;
  for await (const page of readForwards(connection, known, cursor)) {
    for (const { index = -1, position, recordedAt } of page) {
      cursor = { index, position, recordedAt };
      if (reached(cursor)) return cursor;
    }
  }
  return cursor;
}
