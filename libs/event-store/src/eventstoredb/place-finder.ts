import type { Cursor } from '../event-store.ts';
import type { KnownPlaces } from './known-places.ts';
import { readForwards } from './log-reads.ts';
import type { Connection } from './raw-reads.ts';

/** An event that the log holds. */
export type Sought = { readonly index: number } | { readonly position: number };

/** Counts up to events. */
export interface PlaceFinder {
  /** The place after an event: counted from the nearest place known before it. Beyond the head: the head. */
  placeOf(event: Sought): Promise<Cursor>;
}

interface Waiting {
  readonly event: Sought;
  readonly resolve: (place: Cursor) => void;
  readonly reject: (error: unknown) => void;
}

/** Who waits for what was written last waits together: what lies behind the furthest place is read once for all. */
export function placeFinder(connection: Connection, known: KnownPlaces): PlaceFinder {
  let waiting: Waiting[] = [];
  let reading = false;

  const readOn = async () => {
    reading = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        await settle(group);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    reading = false;
  };
  const settle = async (group: readonly Waiting[]) => {
    let left = group;
    for await (const cursor of placesAfter(connection, known, known.furthest)) {
      for (const { event, resolve } of left) if (isAt(cursor, event)) resolve(cursor);
      left = left.filter(({ event }) => !isAt(cursor, event));
      if (left.length === 0) return;
    }
    for (const { resolve } of left) resolve(known.furthest);
  };

  return {
    async placeOf(event) {
      const nearest = known.before(event);
      if (isAt(nearest, event)) return nearest;
      if (nearest.index < known.furthest.index) {
        for await (const cursor of placesAfter(connection, known, nearest)) if (isAt(cursor, event)) return cursor;
        return known.furthest;
      }
      return new Promise((resolve, reject) => {
        waiting.push({ event, resolve, reject });
        if (!reading) queueMicrotask(() => reading || void readOn());
      });
    },
  };
}

async function* placesAfter(connection: Connection, known: KnownPlaces, after: Cursor): AsyncGenerator<Cursor> {
  for await (const page of readForwards(connection, known, after)) {
    for (const { index = -1, position, recordedAt } of page) yield { index, position, recordedAt };
  }
}

function isAt({ index, position }: Cursor, event: Sought): boolean {
  return 'index' in event ? index >= event.index : position >= event.position;
}
