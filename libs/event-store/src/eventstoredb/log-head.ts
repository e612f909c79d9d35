import { type Cursor, START } from '../event-store.ts';
import type { KnownPlaces } from './known-places.ts';
import { readBackwards } from './log-reads.ts';
import type { PlaceFinder } from './place-finder.ts';
import type { Connection } from './raw-reads.ts';

/** The last event's place: counted from the furthest place known, at no more than what was written since. */
export async function headOf(connection: Connection, known: KnownPlaces, places: PlaceFinder): Promise<Cursor> {
  for await (const [last] of readBackwards(connection, undefined, 1)) {
    if (!last) continue;
    return known.furthest.position >= last.position ? known.furthest : places.placeOf({ position: last.position });
  }
  return START;
}
