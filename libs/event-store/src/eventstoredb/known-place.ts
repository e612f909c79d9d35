import { type Cursor, START } from '../event-store.ts';

/**
 * The furthest place in the log whose index is known for certain, because somebody counted up to it. The server counts
 * nothing for us: without it, the index of the head would take a read of the whole log each time.
 */
export interface KnownPlace {
  learn(cursor: Cursor): void;
  readonly cursor: Cursor;
}

export function knownPlace(): KnownPlace {
  let furthest = START;
  return {
    learn(cursor) {
      if (cursor.index > furthest.index) furthest = cursor;
    },
    get cursor() {
      return furthest;
    },
  };
}
