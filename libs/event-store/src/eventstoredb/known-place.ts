import { type Cursor, START } from '../event-store.ts';

/**
 * The furthest place in the log whose index is known for certain, because somebody counted up to it. The server counts
 * nothing for us: without it, the index of the head would take a read of the whole log each time.
 */
export interface KnownPlace {
  learn(cursor: Cursor): void;
  /** An event of others stands at this position. */
  passBy(position: number): void;
  readonly cursor: Cursor;
  /** Events of others met so far in the log, each once. */
  readonly foreign: number;
}

export function knownPlace(): KnownPlace {
  let furthest = START;
  let foreign = 0;
  let lastForeign = 0;
  return {
    learn(cursor) {
      if (cursor.index > furthest.index) furthest = cursor;
    },
    passBy(position) {
      if (position <= lastForeign) return;
      lastForeign = position;
      foreign++;
    },
    get cursor() {
      return furthest;
    },
    get foreign() {
      return foreign;
    },
  };
}
